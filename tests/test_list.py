"""`gihv list`: which rows and columns, in which order, and what is said where that cannot be."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gihv.cli.run import ENDED_BY_PIPE
from tests.command import MADE, REPOSITORY, Result, gihv, gihv_here, write
from tests.every_key import FILES, make
from tests.helpers import BASE


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the agenda in which every key occurs."""
    return make(tmp_path_factory.mktemp("agenda"))


def rows(result: Result) -> list[str]:
    """The rows of a list as plain text: what stands above its count."""
    assert (result.code, result.err) == (0, "")
    return result.out.split("\n\n")[-2].splitlines()


def numbers(result: Result) -> list[str]:
    return [row.split()[0] for row in rows(result)]


# -- rows ------------------------------------------------------------------------------------


def test_the_acties_with_who_leads_them_and_how_their_money_stands(root: Path) -> None:
    assert gihv("list", root=root).lines == [
        "Groene | *agenda*, regio Haaglanden, 2014-2016",
        "",
        (
            "1.1  Bomen planten: [overal] in de `stad`; trekker: Gemeente Den Haag; "
            "dekking: 2014 gedekt, 2015 deels"
        ),
        "1.2  Parken; trekker: Ploeg Bomen; dekking: 2015 deels, 2016 gezocht",
        "1.10  =SOM(tuinen); dekking: geen",
        (
            "2.1  Scholen erbij; trekker: School 10; School 9; "
            "dekking: 2014 onbekend, 2015 ontbreekt, 2016 ontbreekt"
        ),
        "2.2  @feest; dekking: ontbreekt",
        "2.3  Kas; dekking: beoogd",
        "",
        "6 acties.",
    ]


def test_the_speerpunten_with_how_many_acties_have_no_money(root: Path) -> None:
    assert rows(gihv("list", "speerpunten", root=root)) == [
        "1  Groen & rustig; acties: 3; zonder geld: 1",
        "2  Samen; acties: 3; zonder geld: 2",
    ]


def test_the_organisations_with_their_roles(root: Path) -> None:
    found = rows(gihv("list", "organisaties", root=root))
    assert [row.split(";")[0] for row in found] == [
        "onderwijs  Áoc Eik",
        "groep  bewoners",
        "onderwijs  Boomschool",
        "overheid  De Dienst Groen",
        "overheid  Gemeente Den Haag",
        "overheid  Ploeg Bomen",
        "onderwijs  School 9",
        "onderwijs  School 10",
    ]
    assert (
        "overheid  Gemeente Den Haag; trekker van: 1.1; partner bij: 1.10; "
        "ondertekend: ja, de hele agenda"
    ) in found
    assert "onderwijs  Boomschool; partner bij: 1.1; ondertekend: ja, onder voorbehoud" in found
    assert "groep  bewoners; beoogd bij: 1.1; ondertekend: een groep tekent niet" in found


def test_the_regelingen_with_what_they_pay_for(root: Path) -> None:
    assert rows(gihv("list", "regelingen", root=root)) == [
        (
            "fonds  Europees bomenfonds; verstrekker: Gemeente Den Haag; "
            "acties: 1.1, 2.1; plafond: €\u00a0590.000.000"
        ),
        "budget  Potje; verstrekker: onbekend; acties: 1.1",
    ]


# -- filters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--speerpunt", "Groen & rustig"], ["1.1", "1.2", "1.10"]),
        (["--deelgebied", "rand"], ["1.2"]),
        (["--trekker", "gdh"], ["1.1", "1.2"]),
        (["--partner", "Den Haag"], ["1.1", "1.10"]),
        (["--organisatie", "die haghe+dienst groen"], ["1.1", "1.2"]),
        (["--bron", "bomengeld"], ["1.1", "2.1"]),
        (["--dekking", "geen", "--dekking", "beoogd"], ["1.10", "2.3"]),
        (["--jaar", "2016", "--dekking", "open"], ["1.2", "2.1", "2.2"]),
        (["--status", "lopend"], ["1.2"]),
        (["--zonder", "trekker", "--zonder", "partners"], ["1.2", "1.10", "2.1", "2.2", "2.3"]),
        (["--zoek", "WEGEN", "--speerpunt", "1"], ["1.1"]),
    ],
)
def test_every_filter_is_an_option(options: list[str], expected: list[str], root: Path) -> None:
    assert numbers(gihv("list", *options, root=root)) == expected


def test_the_last_line_counts_what_was_chosen_of_the_whole(root: Path) -> None:
    assert gihv("list", "--jaar", "2016", root=root).lines[-1] == "5 van de 6 acties."
    assert gihv("list", "--zoek", "nergens", root=root).lines[-1] == "0 van de 6 acties."
    assert gihv("list", "speerpunten", root=root).lines[-1] == "2 speerpunten."
    assert gihv("list", "regelingen", "--zoek", "potje", root=root).lines[-1] == (
        "1 van de 2 regelingen."
    )


def test_ids_go_to_the_next_command_one_a_line(root: Path) -> None:
    result = gihv("list", "--speerpunt", "1", "--format", "ids", root=root)
    assert (result.code, result.out) == (0, "bomen\nparken\ntuinen\n")
    assert gihv("list", "--zoek", "nergens", "--format", "ids", root=root).out == ""
    assert gihv("list", "regelingen", "--format", "ids", root=root).out == "europa\npotje\n"
    shown = gihv("show", *result.out.split(), "--format", "json", root=root).data["acties"]
    assert [one["nummer"] for one in shown] == ["1.1", "1.2", "1.10"]


# -- columns ---------------------------------------------------------------------------------


def test_the_columns_that_were_asked_for_in_that_order(root: Path) -> None:
    result = gihv("list", "--kolommen", "id, status,deelgebied", "--format", "csv", root=root)
    table = list(csv.reader(io.StringIO(result.out.removeprefix("\ufeff")), delimiter=";"))
    assert table == [
        ["id", "status", "deelgebied"],
        ["bomen", "in_voorbereiding", "De stad"],
        ["parken", "lopend", "De rand"],
        ["tuinen", "onbekend", ""],
        ["scholen", "onbekend", ""],
        ["feest", "onbekend", ""],
        ["kas", "onbekend", ""],
    ]


def test_what_is_committed_is_none_unknown_or_an_amount(root: Path) -> None:
    result = gihv("list", "--kolommen", "id,toegezegd", root=root)
    # 100 in 2014, 200 in 2015 and 30 received; a fourth has no amount. The 9.999 was refused, and
    # the 500 is for several acties together.
    assert "bomen; toegezegd: €\u00a0330 + 1\u00a0×" in result.lines
    assert "parken; toegezegd: samen" in result.lines
    assert "tuinen" in result.lines


@pytest.mark.parametrize(
    ("soort", "column", "expected"),
    [
        ("acties", "titel", ["=SOM(tuinen)", "@feest", "Bomen", "Kas", "Parken", "Scholen"]),
        ("acties", "nummer", ["1.1", "1.2", "1.10", "2.1", "2.2", "2.3"]),
        ("organisaties", "naam", ["Áoc", "bewoners", "Boomschool", "De", "Gemeente", "Ploeg"]),
        ("organisaties", "id", ["aoc-eik", "bewoners", "boomschool", "dienst-groen"]),
        ("speerpunten", "zonder", ["1", "2"]),
        ("regelingen", "plafond", ["–", "€\u00a0590.000.000"]),
    ],
)
def test_sorted_by_a_column_in_dutch(
    soort: str, column: str, expected: list[str], root: Path
) -> None:
    result = gihv("list", soort, "--sorteer", column, "--kolommen", column, root=root)
    found = [row.split(" ")[0] for row in rows(result)]
    assert found[: len(expected)] == expected


def test_sorted_by_money_from_none_and_unknown_to_much(tmp_path: Path) -> None:
    money = {
        "veel": "[{status: toegezegd, bedrag: 800000}]",
        "half": "[{status: ontvangen, bedrag: 300000}, {status: toegezegd}]",
        "niets": "[]",
        "iets": "[{status: toegezegd}]",
        "straks": "[{status: mogelijk, bedrag: 900000}]",
    }
    files = {
        f"agenda/01-groen/0{number}-{slug}.yaml": (
            f"nummer: {number}\ntitel: {slug}\nfinanciering: {{bijdragen: {bijdragen}}}\n"
        )
        for number, (slug, bijdragen) in enumerate(money.items(), 1)
    }
    write(tmp_path, {**BASE, **files})
    options = ["--sorteer", "toegezegd", "--kolommen", "id,toegezegd"]
    assert rows(gihv("list", *options, root=tmp_path)) == [
        "niets",
        "straks",
        "iets; toegezegd: 1\u00a0×",
        "half; toegezegd: €\u00a0300.000 + 1\u00a0×",
        "veel; toegezegd: €\u00a0800.000",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--kolommen", "trekker"],
            "Er is geen kolom `trekker`. Kies uit: nummer, titel, trekkers,",
        ),
        (["--kolommen", "id,plafond"], "Er is geen kolom `plafond`. "),
        (["--sorteer", "titels"], "Bedoelde u `titel`?"),
        (["organisatie"], "Bedoelde u `organisaties`?"),
        (["--format", "tekstt"], "Bedoelde u `tekst`?"),
        (["--trekker", "boomschol"], "Bedoelde u `boomschool`?"),
        (["--jaar", "volgend"], "`volgend` is geen geheel getal."),
        (["--dekkng", "x"], "Onbekende optie `--dekkng`. Bedoelde u `--dekking`?"),
    ],
)
def test_what_cannot_be_is_a_usage_error_with_what_was_meant(
    options: list[str], message: str, root: Path
) -> None:
    result = gihv("list", *options, root=root)
    assert (result.code, result.out) == (2, "")
    assert "Hulp: gihv list --help" in result.err
    assert message in result.err


# -- which agenda ----------------------------------------------------------------------------


def test_the_agenda_is_found_upwards_from_where_the_user_stands(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (root, root / "agenda", root / "agenda" / "01-groen"):
        monkeypatch.chdir(folder)
        assert gihv_here("list").lines[-1] == "6 acties."


@pytest.mark.parametrize("option", ["--map", "-C"])
def test_the_agenda_may_be_named(
    option: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, BASE))
    assert gihv_here("list").lines[-1] == "0 acties."
    assert gihv_here(option, str(root), "list").lines[-1] == "6 acties."
    monkeypatch.setenv("GIHV_MAP", str(root))
    assert gihv_here("list").lines[-1] == "6 acties."
    assert gihv_here(option, str(tmp_path), "list").lines[-1] == "0 acties."  # the option wins


@pytest.mark.parametrize("command", [["list"], ["show", "1"], ["report"], ["export"]])
def test_without_an_agenda_a_command_could_not_run(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here = gihv_here(*command)
    named = gihv_here("--map", str(tmp_path), *command)
    absent = gihv_here("--map", str(tmp_path / "weg"), *command)
    assert {(one.code, one.out) for one in (here, named, absent)} == {(2, "")}
    assert "Geen agenda gevonden: `agenda/agenda.yaml` staat niet in deze map" in here.err
    assert f"In de map `{tmp_path}` staat geen agenda" in named.err
    assert f"De map `{tmp_path / 'weg'}` bestaat niet." in absent.err


# -- a broken agenda -------------------------------------------------------------------------

BROKEN = {
    **FILES,
    "agenda/01-groen/02-parken.yaml": "nummer: 2\ntitle: Parken\n",
    "agenda/02-samen/01-scholen.yaml": "nummer: 1\n\ttitel: Scholen\n",
}
TOLD = (
    "Let op: 2 bestanden ontbreken in dit overzicht, want daar is iets mis mee:\n"
    "  agenda/01-groen/02-parken.yaml\n"
    "  agenda/02-samen/01-scholen.yaml\n"
    "Zie: gihv validate\n"
)


def test_a_broken_agenda_is_listed_as_far_as_it_goes(tmp_path: Path) -> None:
    write(tmp_path, BROKEN)
    result = gihv("list", "--kolommen", "nummer", root=tmp_path)
    assert result.code == 1
    assert result.lines[2:] == ["1.1", "1.10", "2.2", "2.3", "", "4 acties."]
    assert result.err.startswith(TOLD)


def test_what_is_missing_comes_before_the_product(tmp_path: Path) -> None:
    """Seen by who has both on one screen."""
    write(tmp_path, BROKEN)
    run = subprocess.run(
        [sys.executable, "-m", "gihv", "--map", str(tmp_path), "list"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    assert run.stdout.startswith(TOLD)
    assert run.stdout.endswith("\n4 acties.\n")


# -- a pipe ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (0, {ENDED_BY_PIPE}),
        # A pipe may hold all of it, and then nobody notices.
        (3, {ENDED_BY_PIPE, 0}),
    ],
)
def test_a_reader_that_stops_early_ends_the_run_quietly(lines: int, codes: set[int]) -> None:
    """As `gihv list | head -3` does."""
    with subprocess.Popen(
        [sys.executable, "-m", "gihv", "--map", str(MADE), "list", "--format", "json"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    ) as run:
        assert run.stdout
        assert run.stderr
        for _ in range(lines):
            assert run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode in codes


def test_output_is_utf_8_whatever_the_locale(root: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "gihv", "--map", str(root), "list", "organisaties"],
        cwd=REPOSITORY,
        env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert "Áoc Eik" in run.stdout.decode("utf-8")
