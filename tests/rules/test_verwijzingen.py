"""References: what neither the manual pages nor the cases show."""

import pytest

from tests.marked import assert_marked, base, files_in, findings, messages, rows

ORGANISATIES = """
# agenda/organisaties.yaml
gemeente-den-haag:
  naam: Gemeente Den Haag
  soort: overheid
  afkorting: GDH
  aliassen: [Den Haag]
  voorheen: [Die Haghe]
  onderdeel_van: [roc]
roc: {naam: ROC Mondriaan, soort: onderwijs, onderdeel_van: [gemeente-delft]}
gemeente-delft: {naam: Gemeente Delft, soort: overheid}
"""
NEW_ORGANISATIE = "zet de organisatie in organisaties.yaml: `gihv new organisatie`."
NUMBERS = "`gihv list --kolommen nummer,id` toont nummers en id's naast elkaar."


def hint(text: str, code: str) -> str | None:
    """The hint of the one finding with this code."""
    return messages(text)[code][1]


def bijdrage(text: str) -> str:
    return f"financiering: {{bijdragen: [{{status: afgewezen, {text}}}]}}"


# -- unknown ids (201-205) -------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "den-haag",
        "Den Haag",
        "gdh",
        "Die Haghe",
        "gemeente-denhaag",
        "gemeente-den-haag (voor het water)",
        "GDH - voor het water",
        "gemeente-den-haag#nakijken",
        "1. gemeente-den-haag",
    ],
)
def test_the_id_behind_a_name_is_given(written: str) -> None:
    text = f"partners: [{written}]{ORGANISATIES}"
    assert hint(text, "GIHV201") == "bedoelde u `gemeente-den-haag`?"


@pytest.mark.parametrize("typed", ["gemeente-gouda", "mkb-den-haag", "qqqq"])
def test_a_word_that_many_names_share_is_no_likeness(typed: str) -> None:
    assert hint(f"partners: [{typed}]{ORGANISATIES}", "GIHV201") == NEW_ORGANISATIE


@pytest.mark.parametrize(
    ("line", "wanted"),
    rows("""
        via: qqqq | zet de regeling in regelingen.yaml: `gihv new regeling`.
        bron: q | zet de betaler in een van de twee: `gihv new organisatie` of `gihv new regeling`.
        bron: onbekend | laat dit weg: wat niet bekend is, staat niet in de agenda.
        bron: Bomenfonds | bedoelde u `bomenfonds`?
        partners: [nog te bepalen] | laat dit weg: wat niet bekend is, staat niet in de agenda.
        partners: [den haag] | bedoelde u `gemeente-den-haag`?
        zie: ["1.1"] | bedoelde u `bomen`?
        zie: ["1"] | bedoelde u `groen`?
        zie: [Bomen planten] | bedoelde u `bomen`?
        zie: [actie 1.1] | bedoelde u `bomen`?
        zie: [01-groen/01-bomen.yaml] | bedoelde u `bomen`?
        zie: [1.1 en groen] | noem elk apart: `bomen` en `groen`.
    """),
)
def test_what_is_probably_meant_is_told_or_how_to_add_it(line: str, wanted: str) -> None:
    ((_, told),) = messages(line if "[" in line else bijdrage(line)).values()
    assert told == wanted


@pytest.mark.parametrize(
    "typed",
    ["roc, gemeente-delft", "ROC en Gemeente Delft", "roc - gemeente-delft"],
)
def test_two_names_in_one_place_are_two_things(typed: str) -> None:
    assert hint(f"partners: ['{typed}']{ORGANISATIES}", "GIHV201") == (
        "noem elk apart: `roc` en `gemeente-delft`."
    )


@pytest.mark.parametrize(
    "parts",
    [
        "Deelgebieden: [{id: bos, titel: Bos}]",
        "sectoren: [{id: bos, titel: Bos}]",
        "deelgebieden: [{id: Het Bos, titel: Bos}]",
        "deelgebieden: [{titel: Bos}]",
    ],
)
def test_a_mistake_in_the_deelgebieden_is_not_repeated_at_each_actie(parts: str) -> None:
    groen = base("agenda/01-groen/speerpunt.yaml")
    assert "GIHV204" not in messages(f"deelgebied: bos\n{groen}{parts}")


@pytest.mark.parametrize(
    ("broken", "line", "meant"),
    [
        (
            "organisaties.yaml\ngemeente-den-haag: {naam: G}",
            "trekkers: [gemeente-den-hag]",
            "gemeente-den-haag",
        ),
        ("regelingen.yaml\nbomenfonds: {naam: B}", bijdrage("via: bomenfond"), "bomenfonds"),
        ("01-groen/02-struiken.yaml\nnummer: 2", "zie: [struik]", "struiken"),
    ],
)
def test_the_id_in_a_file_with_a_mistake_can_be_meant(broken: str, line: str, meant: str) -> None:
    found = messages(f"{line}\n# agenda/{broken}")
    assert "GIHV101" in found
    assert f"bedoelde u `{meant}`?" in [told for _, told in found.values()]


def test_an_unknown_id_gives_nothing_else() -> None:
    # Not "twice in a role", "twice in a list" or "unused" on top.
    assert_marked("""
        partners:
          - hoveniers  # <- GIHV201
          - hoveniers  # <- GIHV201
        zie:
          - struiken  # <- GIHV205
          - struiken  # <- GIHV205
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
          onderdeel_van:
            - den-hag  # <- GIHV201
            - den-hag  # <- GIHV201
        hoveniersbond: {naam: Hoveniersbond, soort: werkgevers, aliassen: [Hoveniers]}
    """)


REFERENCES = """
trekkers: [gemeente-den-haag]
financiering:
  dekking: deels
  bijdragen: [{bron: gemeente-den-haag, via: bomenfonds, status: mogelijk}]
"""


@pytest.mark.parametrize("path", ["agenda/organisaties.yaml", "agenda/regelingen.yaml"])
def test_references_into_a_register_that_cannot_be_read_are_not_judged(path: str) -> None:
    assert_marked(f"{REFERENCES}# {path}\nnaam: [  # <- GIHV001")
    assert findings(files_in(REFERENCES), without=(path,)) == {(path, 1, "GIHV506")}


# -- to itself, and twice (207-209, 214) -----------------------------------------------------


def test_an_organisation_that_is_a_part_of_itself_is_no_circle_and_not_unused_as_well() -> None:
    assert_marked("""
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
          onderdeel_van:
            - gemeente-den-haag  # <- GIHV207
    """)


def test_a_role_is_the_same_where_organisation_and_taak_are() -> None:
    assert_marked("""
        trekkers:
          - gemeente-den-haag
        partners:
          - gemeente-den-haag
          - organisatie: gemeente-den-haag
            taak: voor de grond
          - organisatie: gemeente-den-haag  # <- GIHV209
            taak: "Voor  de grond"
          - organisatie: gemeente-den-haag  # <- GIHV209
            voorbehoud: true
        beoogde_partners:
          - gemeente-den-haag
          - gemeente-den-haag  # <- GIHV209
          - gemeente-den-haag  # <- GIHV209
    """)


def test_two_speerpunten_may_have_a_deelgebied_of_the_same_id() -> None:
    stad = "titel: T\nsoort: speerpunt\ndeelgebieden: [{id: stad, titel: In de stad}]\n"
    assert_marked(
        f"# agenda/01-groen/speerpunt.yaml\nnummer: 1\n{stad}"
        f"# agenda/02-water/speerpunt.yaml\nnummer: 2\n{stad}"
    )
