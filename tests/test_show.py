"""`gihv show`: all that the agenda says of one thing.

`pytest --update` rewrites the screens under tests/golden/show/.
"""

from pathlib import Path

import pytest

from tests.command import MADE, assert_golden, gihv, write
from tests.every_key import FILES, make
from tests.helpers import BASE

THINGS = ["1.1", "1", "vakcollege", "streekfonds"]


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
    shared = (
        "€\u00a080  aangevraagd; jaar: 2014; bron en doel: Europees bomenfonds: acties 1.1 en 2.1"
    )
    assert shared in gihv("show", "2.1", root=root).lines
    assert shared not in gihv("show", "2.2", root=root).lines


def test_what_is_absent_is_said(root: Path) -> None:
    assert gihv("show", "2.2", root=root).lines == [
        "2.2  @feest",
        "",
        "Speerpunt: 2  Samen",
        "",
        "Trekkers: geen",
        "Partners: geen",
        "Beoogde partners: geen",
        "Status: niet genoemd",
        "Looptijd: 2014 tot en met 2016",
        "",
        "Financiering: ontbreekt",
        "",
        "Benodigd: –",
        "",
        "Streefwaarden: geen",
        "Mijlpalen: geen",
        "Zie: geen",
        "Genoemd in: geen",
        "Websites: geen",
        "Bestand: agenda/02-samen/02-feest.yaml",
    ]


def test_a_reservation_stands_with_the_role_and_with_the_signature(root: Path) -> None:
    lines = gihv("show", "boomschool", root=root).lines
    assert "Ondertekend: ja, onder voorbehoud" in lines
    assert (
        "Partner bij: 1.1  Bomen planten: [overal] in de `stad` (levert | bomen; onder voorbehoud)"
        in lines
    )


def test_an_organisation_is_a_part_of_others(root: Path) -> None:
    lines = gihv("show", "ploeg-bomen", root=root).lines
    assert "Onderdeel van: De Dienst Groen; Boomschool" in lines


def test_several_things_stand_below_each_other_in_the_order_asked(root: Path) -> None:
    result = gihv("show", "2.3", "potje", "1.2", root=root)
    titles = ["2.3  Kas", "Potje", "1.2  Parken"]
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
    assert "Speerpunt: groen" in result.lines
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
    actie = "nummer: 1\ntitel: Bomen\n"
    write(tmp_path, {**BASE, "agenda/01-groen/01-bomen.yaml": actie})
    (tmp_path / "agenda/agenda.yaml").write_text("titel: [\n", encoding="utf-8")
    result = gihv("show", "1.1", root=tmp_path)
    assert result.code == 1
    assert "Looptijd: onbekend" in result.lines


# -- formats ---------------------------------------------------------------------------------


def test_what_the_editors_remark_stands_last(root: Path) -> None:
    assert gihv("show", "1.1", root=root).lines[-4:] == [
        "",
        "Noot van de redactie: # Twee alinea's - samen",
        "Noot bij financiering: De jaren zijn *afgeleid*.",
        "Noot bij streefwaarden: een plan: Welk plan zegt de bron niet.",
    ]
    assert gihv("show", "1.2", root=root).lines[-1] == "Bestand: agenda/01-groen/02-parken.yaml"


def test_csv_has_the_table(root: Path) -> None:
    lines = (
        gihv("show", "1.1", "--format", "csv", root=root).out.removeprefix("\ufeff").splitlines()
    )
    assert lines[0] == "bedrag;status;jaar;bron en doel"
    assert "100;toegezegd;2014;Gemeente Den Haag: bomen" in lines
    assert ";aangevraagd;2014 en 2016;via Potje: =1+1" in lines


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
