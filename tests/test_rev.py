"""The agenda as it stood: `--rev` and `--stand`, in repositories made for it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from gihv.cli import progress
from gihv.model import Agenda
from gihv.output.findings import FORMATS as OF_FINDINGS
from gihv.output.report import FORMATS, LIST_FORMATS
from gihv.report import PER, REPORTS
from gihv.report.list import LIJSTEN
from gihv.tree import WorkTree
from tests.command import MADE, REPOSITORY, Terminal, gihv, write
from tests.helpers import BASE, load
from tests.repositories import Repository, repository

OPGAVEN = REPOSITORY / "tests" / "opgaven"

# -- HEAD is what stands on disk -------------------------------------------------------------


@pytest.fixture(
    scope="module",
    params=[MADE, pytest.param(OPGAVEN, marks=pytest.mark.thorough)],
    ids=["made", "opgaven"],
)
def clean(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean checkout of an agenda, with the copies of the schemas that its editors use."""
    made = repository(tmp_path_factory.mktemp("clean"))
    copytree(request.param / "agenda", made.root / "agenda")
    assert gihv("schema", "--bijwerken", root=made.root).code == 0
    made.commit({})
    return made.root


def one_of_each(agenda: Agenda) -> list[str]:
    """What `show` can be asked for: a thing of each kind, and the agenda itself."""
    return [
        *("agenda", agenda.speerpunten[0].id, agenda.acties[0].id),
        *(next(iter(agenda.organisaties)), next(iter(agenda.regelingen))),
    ]


def assert_alike(root: Path, *words: str) -> None:
    now, then = gihv(*words, root=root), gihv(*words, "--rev", "HEAD", root=root)
    assert now == then
    assert now.code == 0
    assert now.out


@pytest.mark.parametrize("soort", LIJSTEN)
def test_a_list_of_head_is_that_of_the_files(clean: Path, soort: str) -> None:
    for form in LIST_FORMATS:
        assert_alike(clean, "list", soort, "--format", form)
    assert_alike(clean, "list", soort)


@pytest.mark.parametrize(
    "words",
    [
        *((name,) for name in REPORTS),
        *(
            pytest.param(("financiering", "--per", name), marks=pytest.mark.thorough)
            for name in PER
        ),
    ],
)
def test_a_report_on_head_is_that_on_the_files(clean: Path, words: tuple[str, ...]) -> None:
    for form in FORMATS:
        assert_alike(clean, "report", *words, "--format", form)
    assert_alike(clean, "report", *words)


@pytest.mark.parametrize("form", FORMATS)
def test_what_head_shows_is_what_the_files_show(clean: Path, form: str) -> None:
    refs = one_of_each(load(WorkTree(clean))[0])
    for ref in refs:
        assert_alike(clean, "show", ref, "--format", form)
    assert_alike(clean, "show", *refs, "--format", form)


def test_an_export_of_head_is_that_of_the_files(clean: Path, tmp_path: Path) -> None:
    assert_alike(clean, "export")
    assert_alike(clean, "export", "--speerpunt", "1")
    file = tmp_path / "agenda.md"
    assert gihv("export", "-o", str(file), root=clean).code == 0
    assert gihv("export", "-o", str(file), "--check", "--rev", "HEAD", root=clean).code == 0


def judged(root: Path, *words: str) -> tuple[int, str]:
    """How `validate` ends, and what it says but for the seconds that it took."""
    result = gihv("validate", *words, root=root)
    assert result.err == ""
    return result.code, re.sub(r"in [0-9,]+ s\.", "in 0,1 s.", result.out)


def test_what_is_wrong_in_head_is_what_is_wrong_in_the_files(clean: Path, tmp_path: Path) -> None:
    broken = repository(tmp_path / "broken")
    copytree(clean, broken.root, dirs_exist_ok=True, ignore=lambda *_: [".git"])
    unknown = {"agenda/organisaties.yaml": "[", "schema/actie.schema.json": "{}"}
    broken.commit({"agenda/01-nieuw/01-nieuw.yaml": "kleur: rood\n", **unknown})
    for one, code in ((clean, 0), (broken.root, 1)):
        for form in ("tekst", "json"):
            now = judged(one, "--format", form)
            assert now == judged(one, "--format", form, "--rev", "HEAD")
            assert now[0] == code
        written = [tmp_path / "now.json", tmp_path / "then.json"]
        for words, file in zip(((), ("--rev", "HEAD")), written, strict=True):
            judged(one, "--format", "json", "-o", str(file), *words)
        assert written[0].read_bytes() == written[1].read_bytes()


# -- a history -------------------------------------------------------------------------------

ACTIE = "agenda/01-groen/01-bomen.yaml"
BOMEN = (
    "nummer: 1\ntitel: {titel}\nomschrijving: Bomen.\ntrekkers:\n  - gemeente-den-haag\n"
    "voortgang:\n  - datum: 2014-03-01\n    oordeel: achter\n"
    "  - datum: 2014-09-01\n    oordeel: op_schema\n"
    "mijlpalen:\n  - datum: 2014-07-01\n    wat: De kuilen zijn gegraven.\n"
    "    bereikt: 2014-07-01\n  - datum: 2014-05-01\n    wat: De bomen zijn besteld.\n"
)


def titled(titel: str) -> dict[str, str]:
    """The one actie, with a title."""
    return {ACTIE: BOMEN.format(titel=titel)}


def noon(day: str) -> str:
    return f"{day}T12:00:00+00:00"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An agenda whose one actie had another title every few months; one came in by a merge."""
    made = repository(tmp_path_factory.mktemp("history"))
    made.commit({**BASE, **titled("Januari")}, noon("2014-01-15"))
    made.git("checkout", "--quiet", "-b", "zijtak")
    made.commit(titled("Zijtak"), noon("2014-03-10"))
    made.git("checkout", "--quiet", "main")
    made.commit({"leesmij.txt": "Van de hoofdtak.\n"}, noon("2014-02-10"))
    made.git("merge", "--quiet", "--no-ff", "--no-edit", "zijtak", date=noon("2014-05-20"))
    made.commit(titled("Zomer"), "2014-06-30T23:30:00+00:00")
    made.git("tag", "--annotate", "--message", "Voor de raad", "zomer")
    made.commit(titled("Nu"), noon("2014-11-01"))
    return made.root


def titel(root: Path, *words: str) -> str:
    """The title of the one actie."""
    result = gihv("show", "1.1", "--format", "json", *words, root=root)
    assert result.code == 0, result.err
    return str(result.data["acties"][0]["titel"])


@pytest.mark.parametrize(
    ("rev", "wanted"),
    [
        ("HEAD", "Nu"),
        ("main~1", "Zomer"),
        ("zomer", "Zomer"),
        ("zijtak", "Zijtak"),
        ("HEAD~2^1", "Januari"),
    ],
)
def test_a_revision_has_any_name_that_git_knows(history: Path, rev: str, wanted: str) -> None:
    assert titel(history, "--rev", rev) == wanted
    assert gihv("list", "--rev", rev, root=history).err == ""


@pytest.mark.parametrize(
    ("day", "wanted", "told"),
    [
        ("2014-01-15", "Januari", "Stand op 15 januari 2014: versie {} van 15 januari 2014."),
        ("2014-04-01", "Januari", "Stand op 1 april 2014: versie {} van 10 februari 2014."),
        ("2014-05", "Zijtak", "Stand op 31 mei 2014: versie {} van 20 mei 2014."),
        ("2014-K3", "Zomer", "Stand op 30 september 2014: versie {} van "),
        ("najaar 2014", "Nu", "Stand op 30 november 2014: versie {} van 1 november 2014."),
    ],
)
def test_a_day_is_read_as_it_stood_on_the_main_line_at_its_end(
    history: Path, day: str, wanted: str, told: str
) -> None:
    assert titel(history, "--stand", day) == wanted
    said = gihv("list", "--stand", day, root=history).err
    kort = re.findall("versie ([0-9a-f]{7}) van", said)
    assert said.startswith(told.format(*kort))
    assert titel(history, "--rev", kort[0]) == wanted


@pytest.mark.parametrize(("zone", "wanted"), [("UTC0", "Zomer"), ("CET-2", "Zijtak")])
def test_a_day_ends_where_the_user_is(history: Path, zone: str, wanted: str) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "gihv", "show", "1.1", "--stand", "2014-06-30"],
        cwd=history,
        env=os.environ | {"TZ": zone},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert told.stdout.startswith(f"1.1  {wanted}\n")


def test_before_the_first_version_there_is_nothing_to_read(history: Path) -> None:
    result = gihv("report", "--stand", "2013", root=history)
    assert (result.code, result.out) == (2, "")
    assert "15 januari 2014" in result.err


def peildatum(root: Path, onderwerp: str, *words: str) -> str:
    return str(gihv("report", onderwerp, "--format", "json", *words, root=root).data["peildatum"])


@pytest.mark.parametrize("onderwerp", ["voortgang", "planning"])
def test_a_stand_is_also_the_day_of_a_report_unless_another_is_named(
    history: Path, onderwerp: str
) -> None:
    assert peildatum(history, onderwerp, "--stand", "2014-08") == "2014-08-31"
    other = ("--stand", "2014-08", "--peildatum", "2014-06-01")
    assert peildatum(history, onderwerp, *other) == "2014-06-01"
    today = peildatum(history, onderwerp)
    assert peildatum(history, onderwerp, "--rev", "zomer") == today > "2026"


def test_a_stand_is_the_day_on_which_things_are_listed_and_shown(history: Path) -> None:
    listed = ("list", "--kolommen", "voortgang,te_laat", "--format", "csv")
    rows = [gihv(*listed, "--stand", day, root=history).lines[1] for day in ("2014-04", "2014-12")]
    assert rows == ["achter;", "op schema;De bomen zijn besteld."]
    early, late = (
        gihv("show", "1.1", "--stand", day, root=history).out for day in ("2014-04", "2014-12")
    )
    assert "besteld. (te laat)" not in early
    assert "besteld. (te laat)" in late


def test_what_lay_in_the_future_then_is_found_by_validate(history: Path) -> None:
    then = gihv("validate", "--stand", "2014-08-31", "--format", "json", root=history)
    assert [one["code"] for one in then.data["bevindingen"]] == ["GIHV406"]
    assert then.err.startswith("Stand op 31 augustus 2014: ")
    assert gihv("validate", "--rev", "zomer", root=history).out.startswith("Geen fouten")


def test_an_agenda_in_a_folder_of_the_repository_is_read_there(tmp_path: Path) -> None:
    made = repository(tmp_path)
    root = write(made.root / "beleid" / "agenda's", {**BASE, **titled("Eerst")})
    made.commit({})
    write(root, titled("Later"))
    made.commit({})
    assert [titel(root, "--rev", rev) for rev in ("HEAD", "HEAD~1")] == ["Later", "Eerst"]
    assert gihv("validate", "--rev", "HEAD~1", root=root).code == 0


def test_what_is_not_committed_is_not_read(tmp_path: Path) -> None:
    made = repository(tmp_path)
    made.commit({**BASE, **titled("Eerst")})
    write(made.root, titled("Nog niet bewaard"))
    assert titel(made.root) == "Nog niet bewaard"
    assert titel(made.root, "--rev", "HEAD") == "Eerst"


# -- what does not fit -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """An agenda of which one file was broken for a time."""
    made = repository(tmp_path_factory.mktemp("broken"))
    made.commit({**BASE, ACTIE: "nummer: [\n"})
    made.commit(titled("Heel"))
    return made


@pytest.mark.parametrize("words", ["list", "report planning", "show agenda"])
def test_a_file_that_was_broken_then_is_named_with_its_version(
    broken: Repository, words: str
) -> None:
    kort = broken.git("rev-parse", "HEAD~1")[:7]
    result = gihv(*words.split(), "--rev", "HEAD~1", root=broken.root)
    assert result.code == 1
    assert result.err == (
        f"Let op: 1 bestand ontbreekt in dit overzicht, want daar is in versie {kort} iets mis "
        f"mee:\n  {ACTIE}\nZie: gihv validate --rev {kort}\n\n"
    )
    assert gihv(*words.split(), "--rev", "HEAD", root=broken.root).code == 0


def test_what_the_message_tells_to_type_shows_what_was_wrong(broken: Repository) -> None:
    said = gihv("list", "--rev", "HEAD~1", root=broken.root).err
    command = said.partition("Zie: gihv ")[2].split()
    result = gihv(*command, root=broken.root)
    assert result.code == 1
    assert "01-bomen.yaml:" in result.out
    assert "nummer: [" in result.out, "the line as it was"


def test_a_document_with_a_gap_is_not_made_of_an_older_version_either(broken: Repository) -> None:
    result = gihv("export", "--rev", "HEAD~1", root=broken.root)
    assert (result.code, result.out) == (1, "")
    assert "Er is niets geschreven" in result.err


# -- usage -----------------------------------------------------------------------------------

READING = ("list", "show 1.1", "report", "export", "validate")


@pytest.mark.parametrize("words", READING)
@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--rev", "HEAD", "--stand", "2014"), "Kies --rev of --stand; samen kan niet."),
        (("--stand", "gisteren"), "`gisteren` is geen datum. Schrijf --stand als 2014, 2014-09,"),
        (("--stand", ""), "`` is geen datum."),
        (("--rev", "nergens"), "`nergens`"),
        (("--rev", ""), "Fout: "),
    ],
)
def test_what_names_no_moment_is_a_usage_error(
    history: Path, words: str, more: tuple[str, ...], told: str
) -> None:
    result = gihv(*words.split(), *more, root=history)
    assert (result.code, result.out) == (2, "")
    assert told in result.err


@pytest.mark.parametrize("form", sorted({*OF_FINDINGS} - {"tekst", "json"}))
def test_a_host_gets_no_findings_in_what_stood_then(history: Path, form: str) -> None:
    for moment in (("--rev", "HEAD"), ("--stand", "2014-12")):
        result = gihv("validate", "--format", form, *moment, root=history)
        assert result.code == 2
        assert "Kies bij --rev en --stand tekst of json." in result.err


def test_on_github_what_stood_then_is_told_as_text(
    history: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    result = gihv("validate", "--rev", "HEAD", root=history)
    assert "Geen fouten of waarschuwingen. 5 bestanden gelezen" in result.out
    assert not (tmp_path / "summary.md").exists()


def test_without_git_the_files_are_read_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, {**BASE, **titled("Bomen")})
    monkeypatch.setitem(sys.modules, "gihv.git", None)  # importing it raises
    for words in READING:
        assert gihv(*words.split(), root=root).code == 0
    assert gihv("list", "--rev", "HEAD", root=root).code == 2


def test_who_waits_for_a_version_sees_the_bar(
    history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr("tests.command.StringIO", Terminal)
    assert "5 van 5 bestanden" in re.sub(
        r"\x1b\[[0-9;]*m", "", gihv("list", "--rev", "HEAD", root=history).err
    )
