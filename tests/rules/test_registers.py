"""The two registers: what neither the manual pages nor the cases show."""

import pytest

from tests.marked import assert_marked, messages, rows


def register(*entries: str) -> str:
    """The register with more organisations: `a: Aa, afkorting: A` is one with the naam Aa."""
    lines = "".join(
        f"{id_}: {{soort: overheid, naam: {rest}}}\n"
        for id_, rest in (entry.split(": ", 1) for entry in entries)
    )
    return f"# agenda/organisaties.yaml\n{lines}"


DEN_HAAG = "gemeente-den-haag: Gemeente Den Haag"
BOND = "hoveniersbond: Hoveniersbond"
BLOCK = """
    # agenda/organisaties.yaml
    gemeente-den-haag:
      naam: Gemeente Den Haag
"""


def named(*entries: str) -> str:
    """The register with more organisations, each of which an actie names."""
    ids = ", ".join(entry.partition(":")[0] for entry in entries)
    return f"partners: [{ids}]\n{register(DEN_HAAG, *entries)}"


# -- unused (210) ----------------------------------------------------------------------------

AGENDA = '# agenda/agenda.yaml\ntitel: A\nversie: "1"\nvastgesteld: 2014\n'
FONDS = "naam: B, soort: fonds, toelichting: x"
PERIODE = "periode: {van: 2014, tot: 2015}\n"


@pytest.mark.parametrize(
    "use",
    [
        "beoogde_partners: [{organisatie: hoveniersbond, taak: snoeien}]\n",
        "financiering: {bijdragen: [{bron: hoveniersbond, status: afgewezen}]}\n",
        f"# agenda/regelingen.yaml\nb: {{{FONDS}, verstrekker: hoveniersbond}}\n",
        f"{AGENDA}{PERIODE}ondertekenaars: [{{organisatie: hoveniersbond}}]\n",
        f"{AGENDA}{PERIODE}initiatiefnemer: hoveniersbond\n",
    ],
)
def test_any_reference_is_use(use: str) -> None:
    assert_marked(use + register(DEN_HAAG, f"{BOND}, onderdeel_van: [gemeente-den-haag]"))


@pytest.mark.parametrize(
    "broken",
    [
        "01-bomen.yaml\nnummer: 1\ntitel: B\npartners: hoveniersbond  # <- GIHV103",
        "01-bomen.yaml\nnummer: 1\ntitel: [  # <- GIHV001",
        "01-bomen.yml\nnummer: 1  # <- GIHV505\npartners: [hoveniersbond]",
        "01-bomen.yaml\nnummer: 1\ntitel: B\npartners:\n  - hoveniersbonden  # <- GIHV201",
    ],
)
def test_what_a_mistake_elsewhere_hides_is_not_called_unused(broken: str) -> None:
    assert_marked(f"{register(DEN_HAAG, BOND)}# agenda/01-groen/{broken}")


# -- one and the same (211) -------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "other"),
    rows("""
        ROC Mondriaan | RocMondriaan
        De Haagse Hogeschool | Haagse Hogeschool
        Stichting Florence | Florence
        Coöperatie | Cooperatie
    """),
)
def test_spelling_does_not_make_another(naam: str, other: str) -> None:
    assert messages(named(f"een: {naam}", f"twee: {other}"))["GIHV211"][0] == (
        f"`{other}` staat ook bij `een` ({naam})."
    )


@pytest.mark.parametrize(
    ("one", "two"),
    rows("""
        lentiz: Lentiz | lentiz-mbo: Lentiz MBO
        scholen: scholen | scholen-mbo: scholen voor mbo
        wsp-delft: Delft, afkorting: WSP | wsp-leiden: Leiden, afkorting: WSP
        noord: Noord, voorheen: [Zorggroep] | zuid: Zuid, voorheen: [Zorggroep]
        ab: 日本 | cd: 中国
        de: De | het: Het
    """),
)
def test_others_are_not_called_the_same(one: str, two: str) -> None:
    assert_marked(named(one, two))


@pytest.mark.parametrize(
    ("new", "name"),
    rows("""
        inholland: Hogeschool | inholland
        nieuw: InHolland | InHolland
        ihl: Haarlem | ihl
        nieuw: Haarlem, aliassen: [In-Holland] | In-Holland
    """),
)
def test_a_name_belongs_to_one(new: str, name: str) -> None:
    inh = "inh: Alkmaar, afkorting: IHL, aliassen: [Inholland], voorheen: [In Holland]"
    found = messages(named(inh, new))
    assert [text for text, _ in found.values()] == [f"`{name}` staat ook bij `inh` (Alkmaar)."]


def test_of_two_with_the_same_alias_the_later_is_named_once() -> None:
    assert_marked(f"""{BLOCK}
      soort: overheid
      aliassen: [Den Haag, Haag]
      onderdeel_van: [provincie]
    provincie:
      naam: Provincie
      soort: overheid
      aliassen:
        - Holland
        - Den Haag  # <- GIHV211
        - Haag
    """)


def test_an_id_in_both_registers_is_said_once() -> None:
    # Not "unused", "the same" or "an alias of another" on top.
    assert_marked("""
        # agenda/regelingen.yaml
        bomenfonds: {naam: Bomenfonds, soort: fonds, toelichting: x}
        gemeente-den-haag:  # <- GIHV206
          naam: Gemeente Den Haag
          soort: budget
    """)


# -- circles (213) ---------------------------------------------------------------------------


def test_the_circle_is_told_and_what_leads_to_it_is_not() -> None:
    text = register(
        f"{DEN_HAAG}, onderdeel_van: [a]",
        "a: Aa, onderdeel_van: [b]",
        "b: Bee, onderdeel_van: [c]",
        "c: Cee, onderdeel_van: [gemeente-delft, a]",
        "gemeente-delft: Gemeente Delft",
    )
    assert messages(text)["GIHV207"][0] == (
        "Zo is `a` een onderdeel van zichzelf: `a` → `b` → `c` → `a`."
    )
