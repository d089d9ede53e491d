"""What `gihv diff` says: sentences, totals, its choices, what a comment has room for."""

import json
from collections.abc import Mapping

import pytest

from gihv.diff import anders_geschreven, keuzes, lees, vergelijk
from gihv.markdown import quiet
from gihv.output.report import FORMATS, renderer
from gihv.query import Unknown
from gihv.report.fragment import fragment
from gihv.report.value import Report
from gihv.report.wijzigingen import wijzigingen
from tests.helpers import BASE, Files

BOMEN = "agenda/01-groen/01-bomen.yaml"
STRUIKEN = "agenda/01-groen/02-struiken.yaml"
ACTIE = """\
nummer: 1
titel: Bomen planten
omschrijving: Twee scholen planten elk jaar bomen in de wijk.
trekkers: [gemeente-den-haag]
financiering:
  dekking: {2014: gedekt, 2015: gezocht}
  bijdragen:
    - {bron: gemeente-den-haag, bedrag: 50000, jaren: [2014], status: toegezegd}
  benodigd: 80000
"""
WAS: Mapping[str, str] = {
    **BASE,
    BOMEN: ACTIE,
    STRUIKEN: "nummer: 2\ntitel: Struiken snoeien\n",
}


def told(nu: Mapping[str, str | None], most: int | None = None, **filters: list[str]) -> Report:
    """The report on these files, put over those of WAS (None: gone), for a choice."""
    after = {path: text for path, text in {**WAS, **nu}.items() if text is not None}
    changed = [path for path in {**WAS, **after} if WAS.get(path) != after.get(path)]
    kanten = lees(Files(WAS), Files(after), changed)
    verschil = vergelijk(kanten.was, kanten.nu, heel=kanten.heel)
    anders = len(anders_geschreven(kanten, changed))
    chosen = keuzes(verschil, filters)
    return wijzigingen(verschil, chosen, "Van toen naar nu.", anders=anders, most=most)


def points(report: Report) -> list[str]:
    """Its lines, with what each is about in front."""
    text: str = renderer("tekst")(report)
    return [line for line in text.split("\n\n")[2].splitlines() if line]


def edited(old: str, new: str) -> dict[str, str | None]:
    assert old in ACTIE
    return {BOMEN: ACTIE.replace(old, new)}


# -- what it says ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("titel: Bomen planten", "titel: Bomen poten", "Titel: Bomen poten, was Bomen planten."),
        ("2015: gezocht", "2015: deels", "Dekking in 2015: deels, was gezocht."),
        (
            "{2014: gedekt, 2015: gezocht}",
            "beoogd",
            "Dekking: in 2014 beoogd, was gedekt; in 2015 beoogd, was gezocht.",
        ),
        (
            "bedrag: 50000",
            "bedrag: 60000",
            "Toegezegd voor 2014 van Gemeente Den Haag: €\u00a060.000, was €\u00a050.000.",
        ),
        ("trekkers:", "partners:", "Gemeente Den Haag: partner, was trekker."),
        (
            "Twee scholen",
            "Drie scholen",
            "Omschrijving: nu “Drie scholen planten …”, was “Twee scholen planten …”.",
        ),
    ],
)
def test_only_the_part_that_changed(old: str, new: str, line: str) -> None:
    (first, *_) = points(told(edited(old, new)))
    assert first.removeprefix("1.1 Bomen planten: ").removeprefix("1.1 Bomen poten: ") == line


def test_what_it_means_in_all_comes_first() -> None:
    nu = ACTIE.replace("50000", "60000").replace("2015: gezocht", "2015: deels")
    (lead,) = told({BOMEN: nu}).lead
    assert lead == (
        "Toegezegd: €\u00a010.000 meer, nu €\u00a060.000. "
        "Tekort: €\u00a010.000 minder, nu €\u00a020.000. "
        "Open in 2015: 1 actie (eerst 2). Gewijzigd: 1.1."
    )


def test_acties_that_shift_together_are_one_line() -> None:
    moved = {
        "agenda/01-groen/02-bomen.yaml": ACTIE.replace("nummer: 1", "nummer: 2"),
        "agenda/01-groen/03-struiken.yaml": WAS[STRUIKEN].replace("nummer: 2", "nummer: 3"),
    }
    found = told({BOMEN: None, STRUIKEN: None, **moved})
    assert points(found) == ["Hernummerd: 1.1 en 1.2 zijn nu 1.2 en 1.3."]


def test_who_has_another_name_is_one_line() -> None:
    register = "agenda/organisaties.yaml"
    named = BASE[register].replace("Gemeente Den Haag", "Gemeente 's-Gravenhage")
    renamed = told({register: named})
    assert points(renamed) == ["Gemeente Den Haag heet nu Gemeente 's-Gravenhage."]
    assert points(
        told({register: BASE[register].replace("soort: overheid", "soort: bedrijf")})
    ) == ["Gemeente Den Haag: Soort: bedrijf, was overheid."]


def test_nothing_and_what_is_only_written_in_another_way() -> None:
    assert told({}).lead == ("Geen inhoudelijke wijzigingen.",)
    found = told(edited("titel: Bomen planten", 'titel: "Bomen planten"  # zo'))
    assert found.lead == ("Geen inhoudelijke wijzigingen.",)
    assert found.closing == ("1 bestand is alleen anders opgeschreven.",)


@pytest.mark.parametrize(
    ("was", "nu", "expected"),
    [
        ("een twee drie vier", "een twee 3 vier", "nu “een twee 3 vier”, was “een twee drie vier”"),
        ("a b c d e f", "a b c x d e f", "nu “… b c x d e …”, was “… b c d e …”"),
        ("a b", "c d e", "nu “c d e”, was “a b”"),
        ("a b " * 11, "c d e " * 7, "herschreven (21 woorden, was 22)"),
        ("a\nb", "a b", "andere regels en alinea's"),
    ],
)
def test_a_text_is_told_by_its_fragments(was: str, nu: str, expected: str) -> None:
    assert fragment(was, nu) == expected


def test_a_text_with_many_changes_tells_how_many() -> None:
    was = [f"woord{n}" for n in range(100)]
    nu = [f"{word}!" if n % 20 == 10 else word for n, word in enumerate(was)]
    assert fragment(" ".join(was), " ".join(nu)) == "op 5 plaatsen gewijzigd"


# -- a choice --------------------------------------------------------------------------------


def test_a_choice_tells_of_that_alone() -> None:
    nu = {**edited("Twee scholen", "Drie scholen"), STRUIKEN: "nummer: 2\ntitel: Struiken kappen\n"}
    found = told(nu, actie=["1.2"])
    assert points(found) == ["1.2 Struiken kappen: Titel: Struiken kappen, was Struiken snoeien."]
    assert found.lead == ("Keuze: actie 1.2; 1 van de 2 acties.", "Gewijzigd: 1.2.")
    (line,) = points(told(nu, organisatie=["Gemeente Den Haag"]))
    assert line.startswith("1.1 Bomen planten: ")
    assert len(points(told(nu, speerpunt=["1"]))) == 2


def test_a_number_is_that_of_now_and_a_name_may_be_gone() -> None:
    swapped = {
        BOMEN: None,
        STRUIKEN: None,
        "agenda/01-groen/02-bomen.yaml": ACTIE.replace("nummer: 1", "nummer: 2"),
        "agenda/01-groen/01-struiken.yaml": "nummer: 1\ntitel: Struiken kappen\n",
    }
    assert points(told(swapped, actie=["1.1"]))[0].startswith("1.1 Struiken kappen: Titel: ")
    (line,) = points(told({STRUIKEN: None}, actie=["struiken"]))
    assert line.startswith("1.2 Struiken snoeien: Vervallen uit speerpunt 1;")
    with pytest.raises(Unknown, match="Er is geen actie `zagen`"):
        told({}, actie=["zagen"])


# -- formats ---------------------------------------------------------------------------------


def test_every_format_has_the_lines() -> None:
    found = told(edited("2015: gezocht", "2015: deels"))
    shown = {name: renderer(name)(found, width=100, colour=False) for name in FORMATS}
    assert all("Dekking in 2015: deels, was gezocht." in text for text in shown.values())
    assert "- **1.1 Bomen planten**\n  - Dekking in 2015:" in shown["markdown"]
    parts = {part["naam"]: part["rijen"] for part in json.loads(shown["json"])["delen"]}
    assert parts["wijzigingen"][0] == {
        "id": "bomen",
        "soort": "actie",
        "veld": "financiering.dekking",
        "waarover": "1.1 Bomen planten",
        "wijziging": "Dekking in 2015: deels, was gezocht.",
        "was": "gezocht",
        "nu": "deels",
    }
    assert parts["gevolgen_acties"] == [{"id": None, "wat": "2015", "was": 2, "nu": 1}]


def test_a_comment_has_room_for_the_heaviest_lines() -> None:
    acties = {
        f"agenda/01-groen/{n:02d}-a-{n}.yaml": f"nummer: {n}\ntitel: Actie {n}\nnoot: Nieuw.\n"
        for n in range(3, 60)
    }
    was = {path: text.replace("Nieuw", "Oud") for path, text in acties.items()}
    money = {BOMEN: ACTIE.replace("50000", "60000")}
    after = {**WAS, **acties, **money}
    kanten = lees(Files({**WAS, **was}), Files(after), list({**acties, **money}))
    verschil = vergelijk(kanten.was, kanten.nu)
    made = wijzigingen(verschil, keuzes(verschil, {}), "Van toen naar nu.", most=28)
    text = renderer("markdown")(made)
    assert len(text.splitlines()) <= 40
    assert "  - Toegezegd voor 2014 van Gemeente Den Haag:" in text
    assert text.endswith("En nog 45 acties met andere wijzigingen.\n")


def test_a_comment_calls_nobody() -> None:
    called = "@team #12 !34 %mijlpaal ~label :smile: x@y.nl 5% A: b: c"
    assert quiet(called) == (
        "@<!-- -->team #<!-- -->12 !<!-- -->34 %<!-- -->mijlpaal ~<!-- -->label "
        ":<!-- -->smile: x@y.nl 5% A: b: c"
    )
    made = told(edited("titel: Bomen planten", "titel: '@team #12'"))
    assert "@team" not in renderer("markdown")(made)
    assert "@team #12" in renderer("tekst")(made)


def test_a_speerpunt_with_another_number() -> None:
    moved = {path.replace("01-groen", "02-groen"): text for path, text in WAS.items()}
    moved["agenda/02-groen/speerpunt.yaml"] = "nummer: 2\ntitel: Groen\nsoort: speerpunt\n"
    found = told({**dict.fromkeys(path for path in WAS if "01-groen" in path), **moved})
    assert points(found) == ["Speerpunt 2: Groen: Nummer: 2, was 1."]


def test_what_cannot_be_read_on_one_side_is_named_and_not_compared() -> None:
    found = told({BOMEN: "nummer: [\n", STRUIKEN: "nummer: 2\ntitel: Struiken kappen\n"})
    assert found.lead == (f"Niet te lezen, en dus niet vergeleken: {BOMEN}. Gewijzigd: 1.2.",)
    assert points(found) == ["1.2 Struiken kappen: Titel: Struiken kappen, was Struiken snoeien."]
    assert json.loads(renderer("json")(found))["onvolledig"] == [BOMEN]
