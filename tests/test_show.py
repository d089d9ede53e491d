"""`gihv show`: all that the agenda says of one thing.

`pytest --update` rewrites the screens under tests/golden/show/.
"""

import csv
import io
from pathlib import Path

import pytest

from gihv.report.value import KEER
from tests.command import MADE, assert_golden, gihv, write
from tests.every_key import FILES, make
from tests.helpers import BASE

THINGS = ["1.1", "1", "vakcollege", "streekfonds", "agenda"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the agenda in which every key occurs."""
    return make(tmp_path_factory.mktemp("agenda"))


@pytest.fixture
def _at_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


# -- screens ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("_at_80_columns")
@pytest.mark.parametrize("ref", THINGS)
def test_a_thing_looks_as_it_did(ref: str, update: bool) -> None:
    result = gihv("show", ref, root=MADE, terminal=True)
    assert (result.code, result.err) == (0, "")
    assert max(map(len, result.lines)) <= 80
    assert_golden(f"show/{ref}-80.txt", result.out, update=update)


# -- content ---------------------------------------------------------------------------------


def test_money_of_the_agenda_for_several_acties_is_shown_with_each(root: Path) -> None:
    shared = "€\u00a080  aangevraagd; 2014; Europees bomenfonds: samen met 1.1"
    assert shared in gihv("show", "2.1", root=root).lines
    assert shared not in gihv("show", "2.2", root=root).lines


def test_what_is_absent_is_named_once(root: Path) -> None:
    assert gihv("show", "2.2", root=root).lines == [
        "2.2  @feest",
        "Speerpunt 2: Samen",
        "",
        "Financiering: ontbreekt",
        "",
        "Niet genoemd: trekkers, partners, status, benodigd, streefwaarden, mijlpalen",
        "Bestand: agenda/02-samen/02-feest.yaml",
    ]


def test_that_nobody_is_named_who_pays_is_said_once(tmp_path: Path) -> None:
    def shown(*bijdragen: str) -> list[str]:
        funds = "".join(f"    - {{{one}, status: toegezegd}}\n" for one in bijdragen)
        actie = f"nummer: 1\ntitel: Bomen\nfinanciering:\n  bijdragen:\n{funds}"
        write(tmp_path, {**BASE, "agenda/01-groen/01-bomen.yaml": actie})
        lines = gihv("show", "1.1", root=tmp_path).lines
        return lines[lines.index("Financiering: ontbreekt") + 1 : -3]

    assert shown("bedrag: 5", "bedrag: 10, waarvoor: een park") == [
        "€\u00a010  toegezegd; een park",
        "€\u00a05  toegezegd",
        "Wie betaalt, staat er niet bij.",
    ]
    assert shown("bedrag: 5", "bedrag: 10, bron: gemeente-den-haag") == [
        "€\u00a010  toegezegd; Gemeente Den Haag",
        "€\u00a05  toegezegd; bron niet genoemd",
    ]


def test_an_organisation_is_told_by_its_acties_the_open_ones_first() -> None:
    assert gihv("show", "gemeente-meerwijk", root=MADE).lines[:9] == [
        "Gemeente Meerwijk, overheid, gemeente-meerwijk, “Meerwijk”",
        f"2{KEER} trekker · 2{KEER} betaalt · tekende de hele agenda",
        "",
        (
            "1.3  Een jaarlijkse open dag van havens, werven, sluizen en gemalen waarop "
            "leerlingen en hun ouders het werk zien; rol: trekker; "
            "2017: ontbreekt; 2018: ontbreekt; 2019: ontbreekt"
        ),
        (
            "2.2  Werkzoekenden leren huizen isoleren; rol: via Jongerenloket Meerwijk (trekker); "
            "2017: gezocht; 2018: gezocht; 2019: gezocht"
        ),
        (
            "1.1  Een brug naar werk op de werven; rol: via Jongerenloket Meerwijk (trekker); "
            "2017: gedekt; 2018: gedekt; 2019: gedekt"
        ),
        (
            "2.1  Dakdekkers opleiden op het dak; rol: gevraagd; "
            "2017: beoogd; 2018: beoogd; 2019: beoogd"
        ),
        # it is done
        (
            "3.1  Elk jaar de cijfers; rol: trekker; "
            "2017: gedekt; 2018: loopt niet; 2019: loopt niet"
        ),
        "",
    ]


def test_the_bijdragen_of_an_organisation_begin_with_their_sums() -> None:
    lines = gihv("show", "gemeente-meerwijk", root=MADE).lines
    assert lines[lines.index("") + 7 :] == [
        f"Betaalt: €\u00a0200.000, mogelijk 1{KEER}   (n{KEER}: bijdragen zonder bedrag)",
        "€\u00a0200.000  ontvangen; 2017 en 2018; 1.1 begeleiding",
        "mogelijk; 2.1, via Jeugdbudget",
        "toegezegd; 2017; 3.1: afgerond of gestopt, niet ontvangen",
    ]


@pytest.mark.usefixtures("_at_80_columns")
def test_a_terminal_shows_eight_bijdragen_unless_all_are_asked_for(tmp_path: Path) -> None:
    money = "    - {bron: gemeente-den-haag, bedrag: 5, status: toegezegd}\n"
    actie = f"nummer: 1\ntitel: Bomen\nfinanciering:\n  bijdragen:\n{money * 10}"
    write(tmp_path, {**BASE, "agenda/01-groen/01-bomen.yaml": actie})
    result = gihv("show", "gemeente-den-haag", root=tmp_path, terminal=True)
    assert result.out.count("toegezegd") == 8
    assert result.lines[-1] == "  … en 2 meer: --alles"
    whole = gihv("show", "gemeente-den-haag", "--alles", root=tmp_path, terminal=True)
    assert whole.out.count("toegezegd") == 10


def test_a_reservation_stands_with_the_role_and_with_the_signature(root: Path) -> None:
    lines = gihv("show", "boomschool", root=root).lines
    assert lines[1] == f"1{KEER} partner · 2{KEER} betaalt · tekende onder voorbehoud"
    assert (
        "1.1  Bomen planten: [overal] in de `stad`; "
        "rol: partner (levert | bomen; onder voorbehoud); "
        "2014: gedekt; 2015: deels; 2016: loopt niet"
    ) in lines


def test_an_organisation_is_a_part_of_others(root: Path) -> None:
    lines = gihv("show", "ploeg-bomen", root=root).lines
    assert "Onderdeel van: De Dienst Groen; Boomschool" in lines


def test_several_things_stand_below_each_other_in_the_order_asked(root: Path) -> None:
    result = gihv("show", "2.3", "potje", "1.2", root=root)
    titles = ["2.3  Kas", "Potje, budget, potje", "1.2  Parken"]
    assert [line for line in result.lines if line in titles] == titles


# -- what cannot be --------------------------------------------------------------------------


def test_a_thing_that_is_not_there_is_told_with_what_was_meant(root: Path) -> None:
    result = gihv("show", "1.1", "boomschol", root=root)
    assert (result.code, result.out) == (2, "")
    assert (
        "Fout: Er is niets met de naam of het nummer `boomschol`. Bedoelde u `boomschool`?"
        in result.err
    )


def test_of_a_broken_agenda_the_rest_is_shown(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "agenda/01-groen/speerpunt.yaml": "nummer: 1\ntitel: Groen\n"})
    result = gihv("show", "1.2", root=tmp_path)
    assert result.code == 1
    assert result.lines[1] == "Speerpunt: groen"
    assert "Zie: 1.1  Bomen planten: [overal] in de `stad`" in result.lines
    assert result.err.startswith("Let op: 1 bestand ontbreekt")
    assert "  agenda/01-groen/speerpunt.yaml\n" in result.err


@pytest.mark.parametrize(
    ("speerpunt", "ref"), [("nummer: [", "1.2"), ("nummer: ja", "1.2"), ("nummer: 3", "3.2")]
)
def test_the_number_of_a_broken_speerpunt_is_typed_or_that_of_its_folder(
    speerpunt: str, ref: str, tmp_path: Path
) -> None:
    write(tmp_path, {**FILES, "agenda/01-groen/speerpunt.yaml": f"{speerpunt}\n"})
    assert gihv("show", ref, root=tmp_path).lines[0] == f"{ref}  Parken"


def test_without_agenda_yaml_the_years_are_not_known(tmp_path: Path) -> None:
    write(tmp_path, {**BASE, "agenda/01-groen/01-bomen.yaml": "nummer: 1\ntitel: Bomen\n"})
    (tmp_path / "agenda/agenda.yaml").write_text("titel: [\n", encoding="utf-8")
    result = gihv("show", "1.1", root=tmp_path)
    assert result.code == 1
    assert "Financiering: ontbreekt" in result.lines
    result = gihv("show", "agenda", root=tmp_path)
    assert result.code == 2
    assert "`agenda` staat in agenda/agenda.yaml. Los eerst de fout in dat bestand op" in result.err


def test_what_has_the_name_agenda_goes_before_the_agenda_itself(tmp_path: Path) -> None:
    organisatie = "agenda-bv: {naam: De Agenda, soort: bedrijf}\n"
    path = "agenda/organisaties.yaml"
    write(tmp_path, {**BASE, path: BASE[path] + organisatie})
    assert gihv("show", "agenda", root=tmp_path).lines[0] == "De Agenda, bedrijf, agenda-bv"


# -- formats ---------------------------------------------------------------------------------


def test_what_the_editors_remark_stands_last(root: Path) -> None:
    assert gihv("show", "1.1", root=root).lines[-4:] == [
        "",
        "Noot: # Twee alinea's - samen",
        "Financiering: De jaren zijn *afgeleid*.",
        "een plan: Welk plan zegt de bron niet.",
    ]
    assert gihv("show", "1.2", root=root).lines[-1] == "Bestand: agenda/01-groen/02-parken.yaml"


def _rows(root: Path, *refs: str) -> list[dict[str, str]]:
    out = gihv("show", *refs, "--format", "csv", root=root).out.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(out), delimiter=";"))


def test_csv_has_a_row_for_each_thing_as_list_has(root: Path) -> None:
    listed = gihv("list", "--format", "csv", root=root).out.removeprefix("\ufeff")
    acties = {row["nummer"]: row for row in csv.DictReader(io.StringIO(listed), delimiter=";")}
    assert _rows(root, "1.1", "2.3") == [acties["1.1"], acties["2.3"]]


def test_csv_of_things_of_several_soorten_is_one_table_as_well(root: Path) -> None:
    rows = _rows(root, "1.2", "potje", "1.1")
    assert [(row["onderdeel"], row["nummer"], row["naam"]) for row in rows] == [
        ("acties", "1.2", ""),
        ("acties", "1.1", ""),
        ("regelingen", "", "Potje"),
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("tabel", [" • 1. Eerst *dit*", " • &copy; daarna"]),
        ("tekst", ["- 1. Eerst *dit*", "- &copy; daarna"]),
        ("markdown", ["- 1\\. Eerst \\*dit\\*", "- \\&copy; daarna"]),
    ],
)
def test_a_doel_is_no_markdown(form: str, expected: list[str], tmp_path: Path) -> None:
    path = "agenda/01-groen/speerpunt.yaml"
    doelen = 'doelen: ["1. Eerst *dit*", "&copy;\\n  daarna"]\n'
    root = write(tmp_path, {**BASE, path: BASE[path] + doelen})
    lines = gihv("show", "1", "--format", form, root=root).lines
    start = lines.index(expected[0])
    assert [line.rstrip() for line in lines[start : start + 2]] == expected
