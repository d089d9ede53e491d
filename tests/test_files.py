"""Writing: whole or not at all, never over somebody else's change, and safe at any moment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gihv.cli import files
from gihv.cli.files import DRAFT, LOCK, NotWritten, alone, replace, write_all
from gihv.edit import Change
from tests.command import REPOSITORY, gihv, write
from tests.helpers import BASE

A, B = "agenda/a.yaml", "agenda/b.yaml"
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal, mode or link")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with two files."""
    return write(tmp_path, {A: "een\n", B: "twee\n"})


def read(root: Path, path: str) -> str:
    return (root / path).read_bytes().decode()


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob(".*"))


def change(path: str, old: str | None, new: str) -> Change:
    return Change(path, None if old is None else old.encode(), new.encode())


MINE = [change(A, "een\n", "1\n"), change(B, "twee\n", "2\n")]

# -- several files ---------------------------------------------------------------------------


@posix
def test_files_are_changed_and_made_and_mode_bits_stay(root: Path) -> None:
    new = "agenda/01-groen/02-bos/c.yaml"
    (root / B).chmod(0o640)
    write_all(root, [change(B, "twee\n", "drie\r\n"), change(new, None, "vier")])
    assert (read(root, B), read(root, new)) == ("drie\r\n", "vier")
    assert (root / B).stat().st_mode & 0o777 == 0o640
    assert leftovers(root) == []


def test_nothing_is_written_where_one_cannot_be_prepared(root: Path) -> None:
    impossible = f"{B}/c.yaml"
    with pytest.raises(OSError, match=impossible):
        write_all(root, [MINE[0], change(impossible, None, "3\n")])
    assert read(root, A) == "een\n"
    assert leftovers(root) == []


def test_all_is_on_disk_before_the_first_takes_its_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: steps.append("saved"))
    monkeypatch.setattr(Path, "replace", lambda *_: steps.append("placed"))
    write_all(root, MINE)
    assert steps == ["saved", "saved", "placed", "placed"]


def test_a_file_that_may_only_be_read_is_not_written(root: Path) -> None:
    (root / A).chmod(0o444)
    with pytest.raises(NotWritten, match=r"`agenda/a.yaml` is alleen-lezen. Er is niets geschr"):
        write_all(root, MINE)
    with pytest.raises(NotWritten, match="is alleen-lezen"):
        replace(root / A, "1\n")
    assert (read(root, A), read(root, B)) == ("een\n", "twee\n")


@posix
def test_a_link_that_points_at_itself_becomes_a_file(root: Path) -> None:
    (root / "kring").symlink_to("kring")
    replace(root / "kring", "1\n")
    assert read(root, "kring") == "1\n"


# -- a new path ------------------------------------------------------------------------------


def test_a_file_is_moved_and_changed(root: Path) -> None:
    new = "agenda/c.yaml"
    write_all(root, [MINE[0]], [(A, new)])
    assert read(root, new) == "1\n"
    assert not (root / A).exists()


def test_a_folder_takes_along_what_is_in_it_and_an_empty_one_goes(root: Path) -> None:
    write(root, {"agenda/01-groen/01-bos.yaml": "een\n", "agenda/02-grijs/01-weg.yaml": "weg\n"})
    changes = [
        change("agenda/01-groen/01-bos.yaml", "een\n", "1\n"),
        Change("agenda/02-grijs/01-weg.yaml", b"weg\n", None),
    ]
    write_all(root, changes, [("agenda/01-groen", "agenda/02-groen"), (A, "agenda/c.yaml")])
    there = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.yaml"))
    assert there == ["agenda/02-groen/01-bos.yaml", B, "agenda/c.yaml"]
    assert read(root, "agenda/02-groen/01-bos.yaml") == "1\n"
    folders = [path.name for path in (root / "agenda").iterdir() if path.is_dir()]
    assert folders == ["02-groen"]


def test_a_file_that_somebody_changed_does_not_go(root: Path) -> None:
    with pytest.raises(NotWritten, match="is intussen gewijzigd"):
        write_all(root, [Change(A, b"anders\n", None)])
    assert read(root, A) == "een\n"


def test_a_move_to_what_is_there_changes_nothing(root: Path) -> None:
    with pytest.raises(NotWritten, match="bestaat al"):
        write_all(root, [MINE[0]], [(A, B)])
    assert (read(root, A), read(root, B)) == ("een\n", "twee\n")


# -- links -----------------------------------------------------------------------------------


@posix
def test_a_link_stays_and_one_out_of_the_repository_is_refused(root: Path) -> None:
    outside = write(root.parent / f"{root.name}-buiten", {"x.yaml": "x\n"})
    (root / "agenda/x.yaml").symlink_to(outside / "x.yaml")
    (root / "agenda/map").symlink_to(outside)
    (root / "agenda/y.yaml").symlink_to("a.yaml")
    for path in ("agenda/x.yaml", "agenda/map/x.yaml"):
        with pytest.raises(NotWritten, match="buiten de map van de agenda"):
            write_all(root, [MINE[0], change(path, "x\n", "y\n")])
    assert (read(root, A), read(outside, "x.yaml")) == ("een\n", "x\n")
    write_all(root, [change("agenda/y.yaml", "een\n", "1\n")])
    assert ((root / "agenda/y.yaml").is_symlink(), read(root, A)) == (True, "1\n")


@posix
def test_neither_a_lock_nor_a_draft_goes_through_a_link(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = root / "buiten"
    outside.write_bytes(b"x\n")
    monkeypatch.setattr(os, "urandom", lambda _: b"0")
    (root / f"agenda/.30{DRAFT}").symlink_to(outside)
    with pytest.raises(FileExistsError):
        replace(root / A, "1\n")
    (root / "agenda" / LOCK).symlink_to(outside)
    result = gihv("fmt", root=root)
    assert (result.code, result.err) == (
        2,
        f"Fout: `{root / 'agenda' / LOCK}` is een koppeling. gihv volgt die niet.\n",
    )
    assert (outside.read_bytes(), read(root, A)) == (b"x\n", "een\n")


# -- two at once -----------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "old"), [(A, None), (A, "weg\n"), ("agenda/c.yaml", "weg\n")])
def test_what_is_there_is_not_what_was_read(root: Path, path: str, old: str | None) -> None:
    told = f"`{path}` is intussen gewijzigd. Er is niets geschreven. Probeer het opnieuw."
    with pytest.raises(NotWritten, match=told):
        write_all(root, [MINE[1], change(path, old, "1\n")])
    assert (read(root, A), read(root, B)) == ("een\n", "twee\n")


def test_a_change_between_preparing_and_placing_is_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: (root / A).write_bytes(b"uit een editor\n"))
    with pytest.raises(NotWritten, match="is intussen gewijzigd"):
        write_all(root, MINE)
    assert read(root, A) == "uit een editor\n"


def test_who_cannot_have_the_agenda_alone_is_told_to_try_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    other = alone(root)
    with other, pytest.raises(NotWritten, match=r"Een ander programma.*Probeer het"), alone(root):
        pass
    with alone(root):
        assert leftovers(root) == [LOCK]
    assert leftovers(root) == []


def start(*args: str) -> subprocess.Popen[bytes]:
    """A gihv of its own."""
    nowhere = subprocess.DEVNULL
    command = [sys.executable, "-m", "gihv", *args]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=nowhere, stderr=nowhere)


def test_who_make_an_actie_at_once_each_get_their_own_number(tmp_path: Path) -> None:
    root = write(tmp_path, dict(BASE))
    runs = [start("-C", str(root), "new", "actie", "1", f"Actie {name}") for name in "pqr"]
    assert [run.wait(120) for run in runs] == [0, 0, 0]
    names = sorted(path.name for path in (root / "agenda/01-groen").glob("0*"))
    assert [name[:2] for name in names] == ["01", "02", "03"]
    assert gihv("validate", root=root).code == 0
    assert leftovers(root) == []


# -- interrupted and killed ------------------------------------------------------------------


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_waits_until_all_stand_in_their_place(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: signal.Signals,
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: signal.raise_signal(number))
    with pytest.raises((KeyboardInterrupt, SystemExit)), alone(root):
        write_all(root, MINE)
    assert (read(root, A), read(root, B)) == ("1\n", "2\n")
    assert leftovers(root) == []
    assert capsys.readouterr().err == "Alles is al geschreven.\n"


def test_killed_halfway_a_longer_periode_covers_no_year_unseen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actie = "agenda/01-groen/01-bomen.yaml"
    text = "nummer: 1\ntitel: Bomen\nfinanciering:\n  dekking: gedekt\n"
    root = write(tmp_path, {**BASE, actie: text})
    placed: list[str] = []
    monkeypatch.setattr(Path, "replace", lambda _, target: placed.append(target.name))
    assert gihv("set", "agenda", "periode.tot=2016", root=root).code == 0
    assert placed == ["01-bomen.yaml", "agenda.yaml"]


@posix
def test_what_a_killed_run_left_behind_is_cleared_away_and_a_pipe_does_not_hang(root: Path) -> None:
    write(root, {f"agenda/01-groen/.x{DRAFT}": "", f"schema/.y{DRAFT}": ""})
    os.mkfifo(root / "agenda" / LOCK)
    write(root, {"agenda/.eigen": "blijft"})
    with alone(root):
        pass
    assert leftovers(root) == [".eigen"]


# -- streams that are gone --------------------------------------------------------------------

PIPE = "a pipe that nobody reads"
GONE = {
    "closed": ">&-",
    "stderr closed": "2>&-",
    "read only": "1</dev/null",
    "a full disk": ">/dev/full",
    "both on a full disk": ">/dev/full 2>&1",
    PIPE: "",
}
has_full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk")


def streamed(root: Path, args: str, gone: str) -> tuple[int, str]:
    """The exit code of a gihv of its own without such a stream, and what is on its stderr."""
    reader, writer = os.pipe()
    os.close(reader)
    command = f'exec "$0" -m gihv -C "$1" {args} {GONE[gone]}'
    with os.fdopen(writer, "wb") as unread:
        done = subprocess.run(
            ["sh", "-c", command, sys.executable, str(root)],
            cwd=REPOSITORY,
            stdout=unread if gone == PIPE else subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
    return done.returncode, done.stderr.decode()


@has_full_disk
@pytest.mark.parametrize(
    ("gone", "args"),
    [*((one, "set 1 titel=Veen") for one in GONE), ("both on a full disk", "new actie 1 Veen")],
)
def test_what_is_written_did_not_fail_by_a_stream_that_is_gone(
    tmp_path: Path, gone: str, args: str
) -> None:
    root = write(tmp_path, dict(BASE))
    assert streamed(root, args, gone) == (0, "")
    written = (path.read_text("utf-8") for path in root.rglob("*.yaml"))
    assert any("titel: Veen\n" in text for text in written)


@has_full_disk
@pytest.mark.parametrize(
    ("gone", "args", "code", "told"),
    [
        ("closed", "list", 0, ""),
        ("read only", "list", 2, "Fout: gihv kan niet schrijven naar de uitvoer.\n"),
        (
            "a full disk",
            "list",
            2,
            "Fout: De schijf is vol: de uitvoer is niet helemaal geschreven.\n",
        ),
        (PIPE, "list", 141, ""),
        (PIPE, "set 1 titel=Veen --dry-run", 141, ""),
    ],
)
def test_what_is_only_shown_failed_where_nobody_could_see_it(
    tmp_path: Path, gone: str, args: str, code: int, told: str
) -> None:
    bomen = "agenda/01-groen/01-bomen.yaml"
    root = write(tmp_path, {**BASE, bomen: "nummer: 1\ntitel: Bomen\n"})
    assert streamed(root, args, gone) == (code, told)
    assert "titel: Groen\n" in read(root, "agenda/01-groen/speerpunt.yaml")
