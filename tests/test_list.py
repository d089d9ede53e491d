"""`gihv list`: which rows and columns, in which order, and what is said where that cannot be."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gihv.cli.run import ENDED_BY_PIPE
from gihv.model import Agenda
from gihv.output.report import renderer
from gihv.query import Selectie
from gihv.report.kolommen import kolommen
from gihv.report.list import LIJSTEN, lijst
from gihv.report.value import KEER
from tests.command import MADE, REPOSITORY, Result, gihv, gihv_here, write
from tests.every_key import FILES, make
from tests.helpers import BASE, Files, load


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


def test_the_acties_with_who_leads_them_and_how_their_money_stands_each_year(root: Path) -> None:
    assert gihv("list", root=root).lines == [
        "Groene | *agenda*, regio Haaglanden, 2014-2016, vastgesteld februari 2014",
        "",
        (
            "1.1  Bomen planten: [overal] in de `stad`; trekker: Gemeente Den Haag; "
            "2014: gedekt; 2015: deels; 2016: loopt niet"
        ),
        "1.2  Parken; trekker: Ploeg Bomen; 2014: loopt niet; 2015: deels; 2016: gezocht",
        "1.10  =SOM(tuinen); 2014: geen; 2015: loopt niet; 2016: loopt niet",
        (
            "2.1  Scholen erbij; trekker: School 10; School 9; "
            "2014: onbekend; 2015: ontbreekt; 2016: ontbreekt"
        ),
        "2.2  @feest; 2014: ontbreekt; 2015: ontbreekt; 2016: ontbreekt",
        "2.3  Kas; 2014: beoogd; 2015: beoogd; 2016: beoogd",
        "",
        "6 acties.",
    ]


def test_of_a_choice_of_years_those_alone(root: Path) -> None:
    assert rows(gihv("list", "--jaar", "2015", root=root))[-1] == "2.3  Kas; 2015: beoogd"


def test_the_speerpunten_with_how_many_acties_have_no_money(root: Path) -> None:
    assert rows(gihv("list", "speerpunten", root=root)) == [
        "1  Groen & rustig; acties: 3; zonder financiering: 1",
        "2  Samen; acties: 3; zonder financiering: 2",
    ]


def test_the_organisations_that_lead_most_first_and_groups_last(root: Path) -> None:
    assert rows(gihv("list", "organisaties", root=root)) == [
        "Gemeente Den Haag; trekker: 1; partner: 1; betaalt: 1; ondertekend: ja, de hele agenda",
        (
            "Ploeg Bomen; trekker: 1; "
            "ondertekend: via Boomschool (onder voorbehoud) en Gemeente Den Haag"
        ),
        "School 9; trekker: 1; ondertekend: nee",
        "School 10; trekker: 1; ondertekend: nee",
        "Boomschool; partner: 1; betaalt: 2; ondertekend: ja, onder voorbehoud",
        "Áoc Eik; partner: 1; ondertekend: nee",
        "De Dienst Groen; partner: 1; ondertekend: via Gemeente Den Haag",
        "bewoners; beoogd: 1; ondertekend: een groep tekent niet",
    ]


def test_the_regelingen_that_pay_for_most_acties_first(root: Path) -> None:
    assert rows(gihv("list", "regelingen", root=root)) == [
        (
            "Europees bomenfonds; soort: fonds; verstrekker: Gemeente Den Haag; acties: 2; "
            "plafond: €\u00a0590.000.000"
        ),
        "Potje; soort: budget; acties: 1",
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


@pytest.mark.parametrize(
    ("soort", "soorten", "expected"),
    [
        ("organisaties", ["onderwijs"], ["school-9", "school-10", "boomschool", "aoc-eik"]),
        (
            "organisaties",
            ["groep", "overheid"],
            ["gemeente-den-haag", "ploeg-bomen", "dienst-groen", "bewoners"],
        ),
        ("speerpunten", ["ondersteunend"], ["samen"]),
        ("regelingen", ["fonds", "budget"], ["europa", "potje"]),
    ],
)
def test_of_a_soort_alone(soort: str, soorten: list[str], expected: list[str], root: Path) -> None:
    wanted = [word for one in soorten for word in ("--soort", one)]
    assert gihv("list", soort, *wanted, "--format", "ids", root=root).lines == expected


def test_a_choice_of_a_soort_is_said_and_may_be_empty(root: Path) -> None:
    soort = ["--soort", "onderwijs", "--soort", "groep"]
    result = gihv("list", "organisaties", *soort, "--partner", "boomschool", root=root)
    said = "soort onderwijs of groep; 2 van de 8 organisaties."
    assert result.lines[2] == f"Keuze: partner Boomschool (met Ploeg Bomen), {said}"
    result = gihv("list", "organisaties", "--soort", "groep", "--trekker", "school-9", root=root)
    assert result.lines[2] == (
        "Geen enkele organisatie past bij deze keuze. Zonder `--soort` zijn het er 3."
    )


# -- columns ---------------------------------------------------------------------------------


def table(result: Result) -> list[list[str]]:
    assert (result.code, result.err) == (0, "")
    return list(csv.reader(io.StringIO(result.out.removeprefix("\ufeff")), delimiter=";"))


def test_the_columns_that_were_asked_for_in_that_order(root: Path) -> None:
    result = gihv("list", "--kolommen", "id, status,deelgebied", "--format", "csv", root=root)
    assert table(result) == [
        ["id", "status", "deelgebied"],
        ["bomen", "in voorbereiding", "De stad"],
        ["parken", "lopend", "De rand"],
        ["tuinen", "", ""],
        ["scholen", "", ""],
        ["feest", "", ""],
        ["kas", "", ""],
    ]


def test_a_column_may_be_typed_as_a_screen_or_a_spreadsheet_titles_it(root: Path) -> None:
    typed = "nr,actie,trekker,2014,beoogde partners"
    result = gihv("list", "--kolommen", typed, "--format", "csv", root=root)
    assert table(result)[0] == ["nummer", "titel", "trekkers", "dekking 2014", "beoogde partners"]
    result = gihv("list", "regelingen", "--sorteer", "regeling", root=root)
    assert [row.split()[0] for row in rows(result)] == ["Europees", "Potje;"]


def test_a_spreadsheet_gets_every_field_of_an_actie(root: Path) -> None:
    titles, bomen, *_ = table(gihv("list", "--format", "csv", root=root))
    assert dict(zip(titles, bomen, strict=True)) == {
        "nummer": "1.1",
        "titel": "Bomen planten: [overal] in de `stad`",
        "kenmerk": "GR/1-1",
        "speerpunt": "1",
        "speerpunt titel": "Groen & rustig",
        "deelgebied": "De stad",
        "labels": "Schone *lucht*",
        "omschrijving": (
            "Planten langs wegen, zie https://bomen.nl/kaart.\n\n1. eerst kiezen\n2. dan planten"
        ),
        "status": "in voorbereiding",
        "looptijd": "2e kwartaal van 2014 tot en met eind 2015",
        "van": "2014-K2",
        "tot": "eind 2015",
        "trekkers": "Gemeente Den Haag",
        "partners": "Boomschool; De Dienst Groen",
        "beoogde partners": "bewoners",
        "partners gezocht": "ja",
        "dekking": "deels",
        "dekking 2014": "gedekt",
        "dekking 2015": "deels",
        "dekking 2016": "loopt niet",
        # 100 in 2014, 200 in 2015 and 30 received; a fourth has no amount. The 9.999 was refused,
        # and the 500 is for several acties together.
        "toegezegd": "330",
        "toegezegd zonder bedrag": "1",
        "aangevraagd": "",
        "aangevraagd zonder bedrag": "1",
        "mogelijk": "",
        "mogelijk zonder bedrag": "0",
        "ontvangen": "30",
        "samen met": "1.2, 2.1",
        "bronnen": (
            "Gemeente Den Haag; bron niet genoemd; via Potje; Boomschool; Europees bomenfonds"
        ),
        "benodigd": "1000",
        # At most: 1.000 less 330, and one without an amount.
        "tekort": "",
        "toelichting": "Er is een begin.",
        "streefwaarden": ("ongeveer 200 nieuwe bomen; een plan; groei: maximaal 2,5 tot 3 procent"),
        "mijlpalen": (
            "begin 2014: start (bereikt 3 februari 2014, door raad, kenmerk R-9); "
            "uiterlijk 1 september 2014: het plan is klaar; "
            "vanaf voorjaar 2015: planten (vervallen)"
        ),
        "voortgang": "aandacht",
        "voortgang datum": "1 juni 2014",
        "voortgang toelichting": 'Er is "te weinig" grond.',
        "te laat": "het plan is klaar",
        "zie": "1.2  Parken; 2  Samen",
        "websites": "www.bomen.nl/kaart_1; https://groen.nl/?a=1&b=2#deel",
        "noot": bomen[titles.index("noot")],
        "id": "bomen",
        "bestand": "agenda/01-groen/01-bomen.yaml",
    }


@pytest.mark.parametrize(
    ("soort", "first"),
    [
        (
            "speerpunten",
            {
                "nummer": "1",
                "zonder financiering": "1",
                "doelen": "Meer bomen; Meer | parken; Bomen in de straat",
                "deelgebieden": "De stad; De rand",
                "benodigd": "5000",
            },
        ),
        (
            "organisaties",
            {
                "naam": "Gemeente Den Haag",
                "trekker": "1",
                "partner": "1",
                "beoogd": "",
                "trekker van": "1.1",
                "partner bij": "1.10",
                "betaalt voor": "1.1",
                "andere namen": "Den Haag; 's-Gravenhage; Die Haghe",
            },
        ),
        (
            "regelingen",
            {
                "naam": "Europees bomenfonds",
                "acties": "2",
                "betaalt voor": "1.1, 2.1",
                "plafond": "590000000",
                "plafond jaren": "2014-2015",
                "in oprichting": "ja",
            },
        ),
    ],
)
def test_a_spreadsheet_gets_every_field_of_other_things(
    soort: str, first: dict[str, str], root: Path
) -> None:
    titles, row, *_ = table(gihv("list", soort, "--format", "csv", root=root))
    found = dict(zip(titles, row, strict=True))
    assert {name: found[name] for name in first} == first


def test_the_help_names_the_columns_of_each_soort(root: Path) -> None:
    text = " ".join(gihv("list", "--help", root=root).out.split())
    for soort in LIJSTEN:
        named = kolommen(Agenda(None), soort)
        told = text.partition(f"Van {soort}: ")[2].partition(".")[0].split(", ")
        assert [one for one in told if one != "een jaar zoals 2014"] == list(named)


def test_money_of_several_acties_together_is_no_amount_of_one(root: Path) -> None:
    result = gihv("list", "--kolommen", "id,toegezegd", root=root)
    assert rows(result)[:3] == [
        f"bomen; toegezegd: €\u00a0330 + 1{KEER}",
        "parken; toegezegd: samen",
        "tuinen",
    ]
    assert result.lines[-2] == f"(n{KEER}: bijdragen zonder bedrag)"


@pytest.mark.parametrize(
    ("soort", "column", "expected"),
    [
        ("acties", "titel", ["=SOM(tuinen)", "@feest", "Bomen", "Kas", "Parken", "Scholen"]),
        ("acties", "nummer", ["1.1", "1.2", "1.10", "2.1", "2.2", "2.3"]),
        ("acties", "2014", ["gedekt", "beoogd", "onbekend", "geen", "ontbreekt", "loopt"]),
        ("organisaties", "naam", ["Áoc", "bewoners", "Boomschool", "De", "Gemeente", "Ploeg"]),
        ("organisaties", "id", ["aoc-eik", "bewoners", "boomschool", "dienst-groen"]),
        ("organisaties", "betaalt", ["2", "1"]),
        ("speerpunten", "nummer", ["1", "2"]),
        ("speerpunten", "zonder_financiering", ["2", "1"]),
        ("regelingen", "plafond", ["€\u00a0590.000.000", "–"]),
    ],
)
def test_sorted_by_a_column_in_dutch(
    soort: str, column: str, expected: list[str], root: Path
) -> None:
    result = gihv("list", soort, "--sorteer", column, "--kolommen", column, root=root)
    found = [row.split(" ")[0] for row in rows(result)]
    assert found[: len(expected)] == expected


def test_sorted_by_money_from_much_to_none(tmp_path: Path) -> None:
    money = {
        "niets": "[]",
        "iets": "[{status: toegezegd}]",
        "half": "[{status: ontvangen, bedrag: 300000}, {status: toegezegd}]",
        "straks": "[{status: mogelijk, bedrag: 900000}]",
        "veel": "[{status: toegezegd, bedrag: 800000}]",
        "weinig": "[{status: toegezegd, bedrag: 9000}]",
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
        "veel; toegezegd: €\u00a0800.000",
        f"half; toegezegd: €\u00a0300.000 + 1{KEER}",
        "weinig; toegezegd: €\u00a09.000",
        f"iets; toegezegd: 1{KEER}",
        "niets",
        "straks",
    ]


def test_a_terminal_shows_the_first_organisations_and_how_many_more_there_are() -> None:
    names = "".join(f"o{number:02}: {{naam: o{number:02}, soort: zorg}}\n" for number in range(25))
    files = {**BASE, "agenda/organisaties.yaml": BASE["agenda/organisaties.yaml"] + names}
    agenda, _ = load(Files(files))
    report = lijst(agenda, Selectie(), "organisaties")
    lines = renderer("tabel")(report, width=80, colour=False).splitlines()
    assert len(lines) == len(["title", "", "columns", *range(20), "more", "", "count"])
    assert lines[-3:] == ["… en 6 meer: --alles", "", "26 organisaties."]
    assert "o24" in renderer("tekst")(report)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--kolommen", "trekers"],
            "Er is geen kolom `trekers`. Kies uit: nummer, titel, kenmerk, speerpunt,",
        ),
        (["--kolommen", "id,plafond"], "Er is geen kolom `plafond`. "),
        (["--sorteer", "titels"], "Bedoelde u `titel`?"),
        (["--soort", "groep"], "Acties hebben geen soort."),
        (["organisaties", "--soort", "zorg"], "Kies uit: groep, onderwijs, overheid."),
        (["organisaties", "--soort", "onderwijz"], "Bedoelde u `onderwijs`?"),
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
