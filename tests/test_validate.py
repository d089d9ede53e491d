"""`gihv validate`: what it reads, what it prints where, and how it ends."""

import json
import os
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from gihv.cli.paths import concerns, in_agenda
from tests.findings.example import FOLDER, PUBS, TREES, gihv, make, prepare, without_mistakes

Capture = pytest.CaptureFixture[str]
LONG = "`gedeeltelijk` kan niet bij `dekking`. Kies uit: gedekt, deels, beoogd,"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the agenda of the example; the user stands there."""
    root = make(tmp_path)
    prepare(monkeypatch, root)
    return root


def places(text: str) -> list[str]:
    """The `path:line:column` of each finding in text."""
    lines = text.splitlines()
    starts = ("fout GIHV", "waarschuwing GIHV")
    return [line for line, below in pairwise(lines) if below.startswith(starts)]


# -- exit codes ------------------------------------------------------------------------------


def test_a_mistake_ends_with_1(root: Path, capsys: Capture) -> None:
    code, out, err = gihv(capsys, "validate")
    assert (code, err) == (1, "")
    assert "\n3 fouten, 2 waarschuwingen. 6 bestanden gelezen in 0,1 s.\n" in out
    assert out.endswith("Uitleg en voorbeeld: gihv explain GIHV901\n")


@pytest.mark.parametrize(("options", "expected"), [([], 0), (["--strict"], 1)])
def test_a_warning_counts_only_when_strict(
    options: list[str], expected: int, root: Path, capsys: Capture
) -> None:
    without_mistakes(root)
    code, out, _ = gihv(capsys, "validate", *options)
    assert code == expected
    assert "\n0 fouten, 2 waarschuwingen. " in out


def test_a_clean_agenda_ends_with_0(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gihv.rules.RULES", ())
    without_mistakes(root)
    assert gihv(capsys, "validate", "--strict") == (
        0,
        "Geen fouten of waarschuwingen. 5 bestanden gelezen in 0,1 s.\n",
        "",
    )


def test_no_agenda_ends_with_2(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = gihv(capsys, "validate")
    assert (code, out) == (2, "")
    assert "Geen agenda gevonden" in err


# -- paths shown -----------------------------------------------------------------------------


def test_text_names_files_from_where_the_user_stands(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "agenda" / "01-café")
    _, out, _ = gihv(capsys, "validate")
    assert places(out)[-1] == "02-kroegen.yaml:2:1"
    monkeypatch.chdir(root.parent)
    _, out, _ = gihv(capsys, "--map", FOLDER, "validate", "--format", "kort")
    assert out.splitlines()[-1].startswith(f"{FOLDER}/{PUBS}:2:1: fout GIHV002 tab: ")


@pytest.mark.parametrize("as_file", [False, True])
def test_hosts_get_files_from_gits_top_level(as_file: bool, root: Path, capsys: Capture) -> None:
    if as_file:  # a worktree or a submodule
        (root.parent / ".git").rmdir()
        (root.parent / ".git").write_text("gitdir: elders\n", encoding="utf-8")
    _, out, _ = gihv(capsys, "validate", "--format", "gitlab")
    assert {one["location"]["path"] for one in json.loads(out)} == {
        f"{FOLDER}/{TREES}",
        f"{FOLDER}/{PUBS}",
    }


def test_without_git_hosts_get_files_from_the_folder_of_the_agenda(
    root: Path, capsys: Capture
) -> None:
    (root.parent / ".git").rmdir()
    _, out, _ = gihv(capsys, "validate", "--format", "gitlab")
    assert {one["location"]["path"] for one in json.loads(out)} == {TREES, PUBS}


# -- validate PAD ----------------------------------------------------------------------------


def test_only_what_concerns_the_paths_is_printed_and_counted(root: Path, capsys: Capture) -> None:
    code, out, _ = gihv(capsys, "validate", PUBS)
    assert code == 1
    assert places(out) == [f"{PUBS}:2:1"]
    assert "\n1 fout, 0 waarschuwingen op deze plek. 6 bestanden gelezen" in out
    assert "\nElders in de agenda: 2 fouten, 2 waarschuwingen.\n" in out


@pytest.mark.parametrize(
    "path", ["agenda/01-café", "agenda/01-café/", "agenda", ".", "..", "agenda/../agenda"]
)
def test_a_folder_stands_for_all_in_it(path: str, root: Path, capsys: Capture) -> None:
    _, out, _ = gihv(capsys, "validate", path)
    assert len(places(out)) == 5


def test_a_name_that_begins_alike_is_another_file(root: Path, capsys: Capture) -> None:
    (root / "agenda" / "01-café-2").mkdir()
    code, out, _ = gihv(capsys, "validate", "agenda/01-café-2")
    assert code == 0
    assert places(out) == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("agenda/01-café/03-niets.yaml", "Fout: `agenda/01-café/03-niets.yaml` bestaat niet."),
        ("../buiten.yaml", "Fout: `../buiten.yaml` hoort niet bij de agenda in "),
        ("bij.yaml", "Fout: `bij.yaml` hoort niet bij de agenda in "),
    ],
)
def test_a_path_without_meaning_is_a_usage_error(
    path: str, message: str, root: Path, capsys: Capture
) -> None:
    for outside in ("../buiten.yaml", "bij.yaml"):
        (root / outside).write_text("", encoding="utf-8")
    code, out, err = gihv(capsys, "validate", path)
    assert (code, out) == (2, "")
    assert message in err.replace(os.sep, "/")


def test_an_agenda_behind_a_link_is_known_by_both_names(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root.parent / "elders").symlink_to(root, target_is_directory=True)
    monkeypatch.chdir(root.parent)
    for path in (f"{FOLDER}/{PUBS}", f"elders/{PUBS}"):
        _, out, _ = gihv(capsys, "--map", "elders", "validate", path)
        assert places(out) == [f"{FOLDER}/{PUBS}:2:1"]


def test_a_link_in_the_agenda_is_judged_itself(root: Path, capsys: Capture) -> None:
    (root / "agenda/01-café/03-weg.yaml").symlink_to("nergens.yaml")
    code, out, _ = gihv(capsys, "validate", "agenda/01-café/03-weg.yaml")
    assert code == 1
    assert places(out) == ["agenda/01-café/03-weg.yaml:1:1"]
    assert "GIHV014 koppeling" in out


def test_capitals_do_not_count_in_a_path(root: Path) -> None:
    """Some disks have the file all the same."""
    (root / "agenda/01-CAFÉ").mkdir()
    wanted = [in_agenda(root, root / "agenda/01-CAFÉ")]
    assert concerns(PUBS, wanted)
    assert not concerns("agenda/01-cafe/01-bomen.yaml", wanted)


# -- auto ------------------------------------------------------------------------------------


def test_auto_is_github_only_where_github_runs_it(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    _, out, _ = gihv(capsys, "validate")
    assert not out.startswith("::")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    _, out, _ = gihv(capsys, "validate")
    assert out.startswith("::warning file=")
    _, out, _ = gihv(capsys, "validate", "--format", "tekst")
    assert "::warning file=" not in out


@pytest.mark.parametrize("form", ["tekst", "kort"])
def test_no_text_commands_a_runner_of_github(
    form: str, root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = '"x\\n::error::##[error]y": 1\n'
    (root / PUBS).write_text(key * 2, encoding="utf-8")
    _, plain, _ = gihv(capsys, "validate", "--format", form)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    _, out, _ = gihv(capsys, "validate", "--format", form)
    same = [re.sub("in [0-9,]+ s", "in 1 s", text) for text in (plain, out)]
    assert same[1] == f"::stop-commands::gihv-0\n{same[0]}::gihv-0::\n"
    _, _, err = gihv(capsys, "fmt", "--check")
    assert "x␊::error::##[error]y" in err
    assert err.startswith("::stop-commands::gihv-0\n")


# -- -o BESTAND ------------------------------------------------------------------------------


def test_format_goes_to_the_file_and_text_to_stdout(root: Path, capsys: Capture) -> None:
    _, text, _ = gihv(capsys, "validate")
    _, report, _ = gihv(capsys, "validate", "--format", "gitlab")
    code, out, err = gihv(capsys, "validate", "--format", "gitlab", "-o", "rapport.json")
    assert (code, err) == (1, "")
    assert out.splitlines()[:-2] == text.splitlines()[:-2]
    assert (root / "rapport.json").read_bytes().decode() == report
    assert sorted(path.name for path in root.iterdir()) == ["agenda", "rapport.json"]


def test_text_in_a_file_has_no_colour_and_no_width(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    _, out, _ = gihv(capsys, "validate", "--format", "tekst", "-o", "uit.txt")
    written = (root / "uit.txt").read_text(encoding="utf-8")
    long = f"{LONG} gezocht, onbekend, geen."
    assert "\x1b" in out
    assert long not in out
    assert "\x1b" not in written
    assert long in written


def test_a_file_that_cannot_be_written_ends_with_2(root: Path, capsys: Capture) -> None:
    code, out, err = gihv(capsys, "validate", "--format", "json", "-o", "weg/rapport.json")
    assert (code, out) == (2, "")
    assert err == "Fout: `weg/rapport.json` bestaat niet.\n"


def test_an_older_report_keeps_its_link_and_its_rights(root: Path, capsys: Capture) -> None:
    report, link = root / "rapport.json", root / "link.json"
    report.write_text("oud", encoding="utf-8")
    report.chmod(0o640)
    link.symlink_to(report.name)
    gihv(capsys, "validate", "--format", "json", "-o", "link.json")
    assert link.is_symlink()
    assert json.loads(report.read_text(encoding="utf-8"))["telling"]["fout"] == 3
    if os.name == "posix":
        assert report.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="Windows has no named pipes among its files")
def test_a_device_is_written_to_and_not_replaced(root: Path, capsys: Capture) -> None:
    code, _, err = gihv(capsys, "validate", "--format", "json", "-o", os.devnull)
    assert (code, err) == (1, "")
    assert not Path(os.devnull).is_file()


# -- terminal --------------------------------------------------------------------------------


def test_on_a_terminal_text_is_coloured_and_wrapped(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = gihv(capsys, "validate")
    assert f"\n{LONG}\ngezocht, onbekend, geen.\n" in out
    assert "\x1b[1;31mfout\x1b[0m GIHV104" in out
    monkeypatch.setenv("NO_COLOR", "1")
    _, out, _ = gihv(capsys, "validate")
    assert "\x1b" not in out
