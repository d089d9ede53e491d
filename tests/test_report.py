"""`gihv report` as a command: on a terminal and in a pipe, with filters, of a broken agenda.

What each report says, and its screens, are told by test_reports.py.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.command import GOLDEN, MADE, gihv, write
from tests.every_key import FILES, make
from tests.helpers import BASE

SCREENS = GOLDEN / "reports"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the agenda in which every key occurs."""
    return make(tmp_path_factory.mktemp("agenda"))


# -- where it is read ------------------------------------------------------------------------


def screen(name: str) -> str:
    """The golden screen of the report on financiering of the made agenda."""
    return (SCREENS / f"financiering-{name}.txt").read_text(encoding="utf-8")


def test_on_a_terminal_it_is_a_table_as_wide_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    result = gihv("report", root=MADE, terminal=True)
    assert (result.code, result.err, result.out) == (0, "", screen("80"))
    monkeypatch.setenv("COLUMNS", "140")
    lines = gihv("report", root=MADE, terminal=True).lines
    assert 80 < max(map(len, lines)) <= 140


def test_in_a_pipe_it_is_plain_lines_whatever_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    assert gihv("report", root=MADE).out == screen("pipe")
    monkeypatch.setenv("COLUMNS", "40")
    assert gihv("report", root=MADE).out == screen("pipe")


def test_colour_is_for_a_terminal_and_for_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    coloured = gihv("report", root=MADE, terminal=True).out
    assert "\x1b[31montbreekt\x1b[0m" in coloured
    assert "\x1b" not in gihv("report", "--format", "tabel", root=MADE).out

    monkeypatch.setenv("FORCE_COLOR", "1")
    assert gihv("report", root=MADE).out == coloured
    assert "\x1b" not in gihv("report", "--format", "tekst", root=MADE).out
    monkeypatch.setenv("FORCE_COLOR", "0")
    assert "\x1b" not in gihv("report", root=MADE).out

    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    uncoloured = gihv("report", root=MADE, terminal=True).out
    assert "\x1b" not in uncoloured
    # Nothing is told by colour alone.
    words = [line.rstrip() for line in re.sub("\x1b\\[[0-9;]*m", "", coloured).splitlines()]
    assert words == uncoloured.splitlines()


def test_without_columns_a_terminal_has_80(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.get_terminal_size", lambda _: (_ for _ in ()).throw(OSError))
    monkeypatch.setenv("NO_COLOR", "1")
    assert gihv("report", root=MADE, terminal=True).out == screen("80")


@pytest.mark.parametrize("columns", ["1", "40"])
def test_a_very_narrow_terminal_loses_nothing(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = gihv("report", root=MADE).out
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")
    narrow = gihv("report", "--breed", root=MADE, terminal=True)
    assert max(map(len, narrow.lines)) <= 40
    assert "…" not in narrow.out
    amounts = [word for word in plain.split() if word.startswith("€")]
    titles = [line.split(";")[0].split() for line in plain.splitlines() if line[:1].isdecimal()]
    assert titles[1:]
    for words in [amounts, *titles]:
        assert set(words) <= set(narrow.out.replace(";", " ").split())


@pytest.mark.parametrize("of", ["financiering", "ondertekening", "--per=bron", "--jaar=2018"])
def test_a_part_is_that_part_alone_in_every_format(of: str) -> None:
    def data(*options: str) -> list[dict[str, Any]]:
        delen: list[dict[str, Any]] = gihv(*options, "--format", "json", root=MADE).data["delen"]
        return delen

    whole = data("report", of)
    for name in dict.fromkeys(one["naam"] for one in whole):
        part = ("report", of, "--deel", name)
        assert data(*part) == [one for one in whole if one["naam"] == name]
        for form in ("tabel", "tekst", "markdown", "csv"):
            told, shown = (gihv(*one, "--format", form, root=MADE).out for one in (part[:2], part))
            assert form == "csv" or set(shown.splitlines()) <= set(told.splitlines())


def test_csv_is_the_first_part_unless_another_is_asked_for() -> None:
    def table(*options: str) -> str:
        return gihv("report", "--per", "actie", *options, "--format", "csv", root=MADE).out

    assert table() == table("--deel", "bedragen") != table("--deel", "daarnaast")


def test_of_a_choice_without_acties_a_part_says_that(root: Path) -> None:
    result = gihv("report", "--zoek", "nergens", "--deel", "bedragen", root=root)
    assert (result.code, result.err) == (0, "")
    assert "Geen enkele actie past bij deze keuze." in result.lines


# -- what it says ----------------------------------------------------------------------------


def test_the_amounts_say_what_they_are_made_of_and_why_there_is_no_total(root: Path) -> None:
    lines = gihv("report", root=root).out.replace("\u00a0", " ").replace("\u00d7", "x").splitlines()
    first = lines.index("toegezegd  € 830 + 1 x")
    assert lines[first : lines.index("", first)] == [
        "toegezegd  € 830 + 1 x",  # 500 together, 300 by year, 30 received; one without an amount
        "waarvan ontvangen  € 30",
        "aangevraagd  € 80 + 1 x",
        "mogelijk  € 47",
        "afgewezen  € 9.999",
        # For the agenda, for a speerpunt, and for two acties: which holds which is not known.
        (
            "benodigd  niet opgeteld; 2 acties noemen het, samen € 1.300; "
            "de bedragen kunnen overlappen"
        ),
        "voor de hele agenda  € 3.000; voor de acties samen",
        "voor speerpunt 1  ongeveer € 5.000; voor de acties samen",
        "(n x: bijdragen zonder bedrag)",
    ]


def test_years_stand_above_their_columns_also_under_a_long_head(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = gihv("report", "--format", "tabel", root=root).lines
    head = lines.index("In één van de jaren nog open (1)")
    years, row = lines[head + 1], lines[head + 2]
    assert row.split() == ["1.2", "Parken", "Ploeg", "Bomen", "loopt", "niet", "deels", "gezocht"]
    assert [row.index(word) for word in ("loopt", "deels", "gezocht")] == [
        years.index(year) for year in ("2014", "2015", "2016")
    ]


def amounts(root: Path, *options: str) -> dict[str, tuple[int | None, int, str]]:
    """The amounts of the report in JSON, how many are not known, and what is said beside each."""
    parts = gihv("report", *options, "--format", "json", root=root).data["delen"]
    (part,) = (one for one in parts if one["naam"] == "bedragen")
    names = ("bedrag", "zonder_bedrag", "toelichting")
    return {row["wat"]: tuple(row[name] for name in names) for row in part["rijen"]}


def test_it_takes_the_filters_of_list(root: Path) -> None:
    lines = gihv("report", "--speerpunt", "2", root=root).lines
    assert lines[2] == "Keuze: speerpunt 2 (Samen); 3 van de 6 acties."
    assert lines[3].startswith("2 van de 3 acties zijn zonder financiering.")
    # What the agenda asks for 1.1 and 2.1 together; what is for the agenda as a whole stands apart.
    found = amounts(root, "--speerpunt", "2")
    assert found["aangevraagd"] == (80, 0, "1 bijdrage ook voor acties buiten deze keuze")
    assert "mogelijk" not in found
    beside = lines[lines.index("Buiten de totalen") + 1]
    assert beside == "daarnaast, voor de hele agenda; mogelijk: €\u00a07"
    text = gihv("report", "--trekker", "school-9", "--dekking", "gedekt", root=root).out
    assert "Geen enkele actie past bij deze keuze." in text


def test_money_for_several_acties_counts_once(root: Path) -> None:
    both = amounts(root, "--zoek", "bomen", "--zoek", "parken")["toegezegd"]
    assert both == (830, 1, "") == amounts(root)["toegezegd"]


def test_reports_agree_on_what_is_needed_by_those_of_whom_it_is_said(root: Path) -> None:
    silent = ("report", "--zoek", "ploeg", "--zoek", "kas")
    found = amounts(root, *silent[1:])
    assert found["benodigd"] == (300, 0, "1 actie noemt het")
    # What 1.1 and 1.2 have together may be for 1.2 or not.
    assert found["tekort"] == (300, 0, "niet zeker of ander geld meetelt")
    rows = gihv(*silent, "--per", "jaar", root=root).lines
    assert next(row for row in rows if row.startswith("totaal")).endswith("benodigd: €\u00a0300")


def test_a_committed_amount_that_is_not_stated_leaves_the_tekort_unknown(root: Path) -> None:
    chosen = ("report", "--deelgebied", "stad")
    found = amounts(root, *chosen[1:])
    assert found["toegezegd"][1] == 1
    assert (found["benodigd"][0], found["tekort"][0]) == (1000, None)
    said = "tekort  niet te zeggen; bij toegezegd geld ontbreekt een bedrag"
    assert said in gihv(*chosen, root=root).lines


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["financieering"], "Bedoelde u `financiering`?"),
        (["--per", "jaren"], "Bedoelde u `jaar`?"),
        (["planning", "--per", "jaar"], "--per hoort bij `gihv report financiering`."),
        (["planning", "--peildatum", "morgen"], "`morgen` is geen dag."),
        (["planning", "--van", "morgen"], "`morgen` is geen datum. Schrijf --van als 2014, "),
        (["planning", "--tot", f"1{'0' * 30}"], " is geen datum. Schrijf --tot als 2014, "),
        (["--tot", "2014"], "--tot hoort bij `gihv report planning`."),
        (
            ["--peildatum", "2014-09-01"],
            "--peildatum hoort bij `gihv report planning` en `voortgang`.",
        ),
        (
            ["--per", "jaar", "--peildatum", "2014-09-01"],
            "--peildatum hoort bij `gihv report planning` en `voortgang`.",
        ),
        (["--trekker", "boomschol"], "Bedoelde u `boomschool`?"),
        (["--deel", "bedrage"], "Bedoelde u `bedragen`?"),
        (["planning", "--deel", "bedragen"], "Kies uit: te_laat, nog_te_gaan, bereikt, "),
    ],
)
def test_what_cannot_be_is_a_usage_error(options: list[str], message: str, root: Path) -> None:
    result = gihv("report", *options, root=root)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


# -- a broken agenda -------------------------------------------------------------------------

ALL = [
    *(["report", name] for name in ("financiering", "organisaties", "ondertekening", "planning")),
    *(["report", name] for name in ("streefwaarden", "volledigheid")),
    *(["report", "--per", per] for per in ("actie", "speerpunt", "bron", "regeling", "jaar")),
]


@pytest.mark.thorough
@pytest.mark.parametrize("broken", FILES)
@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_every_report_goes_on_whichever_file_is_broken(
    broken: str, command: list[str], tmp_path: Path
) -> None:
    write(tmp_path, {**FILES, broken: "a: b: c\n"})
    result = gihv(*command, "--format", "tabel", root=tmp_path)
    assert result.code == 1
    assert result.err.startswith("Let op: 1 bestand ontbreekt in dit overzicht")
    assert result.lines


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_without_any_year_a_report_goes_on(command: list[str], tmp_path: Path) -> None:
    actie = "nummer: 1\ntitel: Bomen\nfinanciering: {dekking: gezocht}\n"
    write(tmp_path, {**BASE, "agenda/01-groen/01-bomen.yaml": actie, "agenda/agenda.yaml": "[\n"})
    result = gihv(*command, root=tmp_path)
    assert result.code == 1
    assert ". ." not in result.out
    assert "-1" not in result.out


def test_this_day_is_the_peildatum(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def planning(*options: str) -> list[str]:
        return gihv("report", "planning", *options, root=root).lines

    assert " op 1 oktober 2014." in planning("--peildatum", "2014-10-01")[2]
    assert "Te laat (1)" in planning("--peildatum", "2014-10-01")

    class Clock(date):
        @classmethod
        def today(cls) -> "Clock":
            return cls(2015, 6, 1)

    monkeypatch.setattr("gihv.cli.moment.date", Clock)
    assert "waarvan 1 te laat, 1 bereikt en 1 vervallen op 1 juni 2015." in planning()[2]
    due = planning("--van", "najaar 2014", "--tot", "2014-09")
    assert due[2].startswith("1 mijlpaal vanaf najaar 2014 tot en met september 2014, ")
    assert due[5] == "1.1  uiterlijk 1 september 2014; mijlpaal: het plan is klaar"
    assert "Te laat (1)" in planning()
