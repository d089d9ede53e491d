"""The two registers: what the manual pages' examples do not show."""

import pytest

from tests.marked import assert_marked, files_in, findings, messages

GEMEENTE = """
# agenda/organisaties.yaml
gemeente-den-haag:
  naam: Gemeente Den Haag
  soort: overheid
"""


def registered(*entries: str) -> str:
    """The register with more organisations, each of which an actie names."""
    ids = [entry.partition(":")[0] for entry in entries]
    actie = f"# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\npartners: [{', '.join(ids)}]\n"
    return actie + GEMEENTE.lstrip("\n") + "".join(f"{entry}\n" for entry in entries)


def entry(id_: str, naam: str, more: str = "") -> str:
    return f"{id_}:\n  naam: {naam}\n  soort: overheid\n{more}"


# -- unused (210) ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "file",
    [
        (
            "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\nbeoogde_partners:\n"
            "  - {organisatie: hoveniersbond, taak: snoeien}"
        ),
        (
            "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\nfinanciering:\n"
            "  dekking: beoogd\n  bijdragen: [{bron: hoveniersbond, status: mogelijk}]"
        ),
        (
            "# agenda/regelingen.yaml\nbomenfonds:\n  naam: Bomenfonds\n  soort: fonds\n"
            "  verstrekker: hoveniersbond\n  toelichting: Nog niet gebruikt."
        ),
        (
            '# agenda/agenda.yaml\ntitel: A\nversie: "1"\nvastgesteld: 2014\n'
            "periode: {van: 2014, tot: 2015}\nondertekenaars: [{organisatie: hoveniersbond}]"
        ),
        (
            '# agenda/agenda.yaml\ntitel: A\nversie: "1"\nvastgesteld: 2014\n'
            "periode: {van: 2014, tot: 2015}\ninitiatiefnemer: hoveniersbond"
        ),
    ],
    ids=["rol", "bron", "verstrekker", "ondertekenaar", "initiatiefnemer"],
)
def test_any_reference_is_use(file: str) -> None:
    bond = entry("hoveniersbond", "Hoveniersbond", "  onderdeel_van: [gemeente-den-haag]\n")
    assert_marked(GEMEENTE + bond + file)


def test_an_organisation_that_others_are_part_of_is_used() -> None:
    assert_marked("""
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
          onderdeel_van: [haaglanden]
        haaglanden:
          naam: Haaglanden
          soort: samenwerking
    """)


def test_an_unused_regeling_may_say_why_it_is_there() -> None:
    assert_marked("""
        # agenda/regelingen.yaml
        bomenfonds:
          naam: Bomenfonds
          soort: fonds
          toelichting: Opgeheven; geen actie rekent erop.
        struikenfonds:  # <- GIHV210
          naam: Struikenfonds
          soort: fonds
    """)


def test_an_actie_with_the_same_id_is_no_use() -> None:
    assert_marked("""
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
        groen:  # <- GIHV210
          naam: Groen
          soort: overheid
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        zie: [groen]
    """)


@pytest.mark.parametrize(
    "broken",
    [
        (
            "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\n"
            "partners: hoveniersbond  # <- GIHV103"
        ),
        "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: [  # <- GIHV001",
        "# agenda/01-groen/01-bomen.yml\nnummer: 1  # <- GIHV505\npartners: [hoveniersbond]",
        (
            "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\npartners:\n"
            "  - hoveniersbonden  # <- GIHV201"
        ),
    ],
    ids=["shape", "yaml", "stray", "misspelled"],
)
def test_what_a_mistake_elsewhere_hides_is_not_called_unused(broken: str) -> None:
    assert_marked(GEMEENTE + entry("hoveniersbond", "Hoveniersbond") + broken)


def test_without_agenda_yaml_nothing_is_called_unused() -> None:
    files = files_in(GEMEENTE + entry("hoveniersbond", "Hoveniersbond"))
    assert findings(files, without=("agenda/agenda.yaml",)) == {
        ("agenda/agenda.yaml", 1, "GIHV506")
    }


# -- one and the same (211, 212) -------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "other"),
    [
        ("ROC Mondriaan", "ROC-Mondriaan"),
        ("ROC Mondriaan", "Roc mondriaan"),
        ("ROC Mondriaan", "RocMondriaan"),
        ("De Haagse Hogeschool", "Haagse Hogeschool"),
        ("Stichting Florence", "Florence"),
        ("Coöperatie", "Cooperatie"),
    ],
)
def test_spelling_does_not_make_another(naam: str, other: str) -> None:
    text = registered(entry("een", naam), entry("twee", other))
    assert messages(text) == {
        "GIHV211": (
            f"`twee` ({other}) en `een` ({naam}) zijn waarschijnlijk dezelfde.",
            "houd er één over, of geef ze een naam waaraan het verschil te zien is.",
        )
    }


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (entry("lentiz", "Lentiz"), entry("lentiz-mbo", "Lentiz MBO")),
        (entry("scholen", "scholen"), entry("scholen-mbo", "scholen voor mbo")),
        (
            entry("wsp-delft", "Servicepunt Delft", "  afkorting: WSP\n"),
            entry("wsp-leiden", "Servicepunt Leiden", "  afkorting: WSP\n"),
        ),
        (
            entry("noord", "Zorg Noord", "  voorheen: [Zorggroep]\n"),
            entry("zuid", "Zorg Zuid", "  voorheen: [Zorggroep]\n"),
        ),
        (entry("ab", "日本"), entry("cd", "中国")),
        (entry("de", "De"), entry("het", "Het")),
    ],
    ids=["part", "group", "abbreviation", "split", "not-latin", "weak-words-only"],
)
def test_others_are_not_called_the_same(one: str, two: str) -> None:
    assert_marked(registered(one, two))


def test_an_organisation_and_a_regeling_can_be_one_too() -> None:
    assert_marked("""
        # agenda/regelingen.yaml
        bomenfonds:
          naam: Bomenfonds
          soort: fonds
          toelichting: Hier komt het geld vandaan.
        gemeentegeld:  # <- GIHV211
          naam: gemeente Den Haag
          soort: budget
          toelichting: Hier komt het geld vandaan.
    """)


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (
            "inholland:\n  naam: Hogeschool\n  soort: overheid",
            "`inholland` staat ook bij `inh`, als alias.",
        ),
        (
            "nieuw:\n  naam: InHolland\n  soort: overheid",
            "`InHolland` staat ook bij `inh`, als alias.",
        ),
        (
            "nieuw:\n  naam: Haarlem\n  soort: overheid\n  aliassen: [In-Holland]",
            "`In-Holland` staat ook bij `inh`, als vroegere naam.",
        ),
        ("ihl:\n  naam: Haarlem\n  soort: overheid", "`ihl` staat ook bij `inh`, als afkorting."),
    ],
    ids=["id", "naam", "alias", "afkorting"],
)
def test_a_name_belongs_to_one(new: str, message: str) -> None:
    more = "  afkorting: IHL\n  aliassen: [Inholland]\n  voorheen: [In Holland]\n"
    found = messages(registered(entry("inh", "Alkmaar", more), new))
    assert found["GIHV212"][0] == message
    assert len(found) == 1


def test_of_two_with_the_same_alias_the_later_is_named_once() -> None:
    assert_marked("""
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
          aliassen: [Den Haag, Haag]
          onderdeel_van: [provincie]
        provincie:
          naam: Provincie
          soort: overheid
          aliassen:
            - Holland
            - Den Haag  # <- GIHV212
            - Haag
    """)


def test_an_entry_may_repeat_itself() -> None:
    text = registered(entry("sbb", "SBB", "  afkorting: SBB\n  aliassen: [S.B.B., sbb]\n"))
    assert_marked(text)


# -- circles (213) ---------------------------------------------------------------------------


def test_the_circle_is_told_and_what_leads_to_it_is_not() -> None:
    text = """
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
          onderdeel_van: [a]
        a:
          naam: Aa
          soort: overheid
          onderdeel_van: [b]
        b:
          naam: Bee
          soort: overheid
          onderdeel_van: [c]
        c:
          naam: Cee
          soort: overheid
          onderdeel_van: [gemeente-delft, a]
        gemeente-delft:
          naam: Gemeente Delft
          soort: overheid
    """
    assert messages(text)["GIHV213"] == (
        "Zo is `a` een onderdeel van zichzelf: `a` → `b` → `c` → `a`.",
        "haal de verwijzing weg die de verkeerde kant op wijst.",
    )


def test_two_ways_to_one_whole_are_no_circle() -> None:
    assert_marked("""
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
          onderdeel_van: [noord, zuid]
        noord:
          naam: Noord
          soort: overheid
          onderdeel_van: [haaglanden]
        zuid:
          naam: Zuid
          soort: overheid
          onderdeel_van: [haaglanden]
        haaglanden:
          naam: Haaglanden
          soort: samenwerking
    """)


def test_each_circle_is_told_once() -> None:
    assert_marked("""
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
          onderdeel_van: [a]
        a:
          naam: Aa
          soort: overheid
          onderdeel_van:
            - gemeente-den-haag  # <- GIHV213
        b:
          naam: Bee
          soort: overheid
          onderdeel_van: [c, gemeente-den-haag]
        c:
          naam: Cee
          soort: overheid
          onderdeel_van:
            - b  # <- GIHV213
    """)


def test_a_circle_of_six_is_told_whole() -> None:
    ids = "abcdef"
    chain = "".join(
        entry(id_, f"Organisatie {id_}", f"  onderdeel_van: [{ids[(at + 1) % 6]}]\n")
        for at, id_ in enumerate(ids)
    )
    message, _ = messages(GEMEENTE + chain)["GIHV213"]
    assert message.endswith(": `a` → `b` → `c` → `d` → `e` → `f` → `a`.")


def test_a_very_long_circle_is_cut_short_and_exhausts_nothing() -> None:
    chain = "".join(
        entry(f"o{number}", f"Organisatie {number}", f"  onderdeel_van: [o{(number + 1) % 5000}]\n")
        for number in range(5000)
    )
    message, _ = messages(GEMEENTE + chain)["GIHV213"]
    assert message == (
        "Zo is `o0` een onderdeel van zichzelf: `o0` → `o1` → `o2` → `o3` → … → `o4999` → `o0`."
    )


def test_a_circle_is_found_beside_another_mistake_in_the_register() -> None:
    assert_marked("""
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: stad  # <- GIHV104
          onderdeel_van: [a]
        a:
          naam: Aa
          soort: overheid
          onderdeel_van:
            - gemeente-den-haag  # <- GIHV213
    """)


# -- both registers (206) --------------------------------------------------------------------


def test_an_id_in_both_registers_is_said_once() -> None:
    # Not "unused", "the same" or "an alias of another" on top.
    assert_marked("""
        # agenda/regelingen.yaml
        bomenfonds:
          naam: Bomenfonds
          soort: fonds
          toelichting: Nog niet gebruikt.
        gemeente-den-haag:  # <- GIHV206
          naam: Gemeente Den Haag
          soort: budget
    """)
