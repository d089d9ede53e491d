"""Writing: whole or not at all, never over somebody else's change, and safe at any moment."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import Any

import pytest

from gihv.cli import files
from gihv.cli.files import DRAFT, LOCK, Change, NotWritten, write_all
from gihv.edit.form import formatted
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


def change(path: str, old: str | None, new: str | None) -> Change:
    contents = (None if text is None else text.encode() for text in (old, new))
    return Change(path, *contents)


# -- several files ---------------------------------------------------------------------------


def test_files_are_changed_made_and_taken_away(root: Path) -> None:
    new = "agenda/01-groen/02-bos/c.yaml"
    write_all(
        root, [change(A, "een\n", None), change(B, "twee\n", "drie\r\n"), change(new, None, "vier")]
    )
    assert not (root / A).exists()
    assert (read(root, B), read(root, new)) == ("drie\r\n", "vier")
    assert leftovers(root) == []


def test_a_folder_goes_with_its_last_file(root: Path) -> None:
    write(root, {"agenda/01-groen/c.yaml": "drie\n"})
    write_all(root, [change("agenda/01-groen/c.yaml", "drie\n", None)])
    assert not (root / "agenda/01-groen").exists()
    assert (root / "agenda").is_dir()


def test_nothing_is_written_where_one_cannot_be_prepared(root: Path) -> None:
    # Its own name is not too long for the system, but that of its draft is.
    long = f"agenda/{'x' * 250}"
    write(root, {long: "drie\n"})
    new = "agenda/01-groen/d.yaml"
    changes = [change(A, "een\n", "1\n"), change(new, None, "4\n"), change(long, "drie\n", "3\n")]
    with pytest.raises(OSError, match=r"x{250}") as caught:
        write_all(root, changes)
    assert caught.value.filename == long
    assert read(root, A) == "een\n"
    assert not (root / "agenda/01-groen").exists()
    assert leftovers(root) == []


def test_what_took_its_place_goes_back_where_another_cannot(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def fails_for_b(draft: Path, target: Path) -> Path:
        if target.name == "b.yaml":
            raise PermissionError(13, "open in another program")
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", fails_for_b)
    new = "agenda/01-groen/d.yaml"
    changes = [change(new, None, "4\n"), change(A, "een\n", "1\n"), change(B, "twee\n", "2\n")]
    with pytest.raises(PermissionError) as caught:
        write_all(root, changes)
    assert caught.value.filename == B
    assert (read(root, A), read(root, B)) == ("een\n", "twee\n")
    assert not (root / "agenda/01-groen").exists()
    assert leftovers(root) == []


def test_all_is_on_disk_before_the_first_takes_its_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def saved(descriptor: int) -> None:
        steps.append("saved")
        fsync(descriptor)

    def placed(draft: Path, target: Path) -> Path:
        steps.append("placed")
        return replace(draft, target)

    monkeypatch.setattr(os, "fsync", saved)
    monkeypatch.setattr(Path, "replace", placed)
    write_all(root, [change(A, "een\n", "1\n"), change(B, "twee\n", "2\n")])
    assert steps[:4] == ["saved", "saved", "placed", "placed"]


@posix
def test_mode_bits_stay(root: Path) -> None:
    (root / A).chmod(0o640)
    write_all(root, [change(A, "een\n", "1\n")])
    assert (root / A).stat().st_mode & 0o777 == 0o640
    assert read(root, A) == "1\n"


# -- a new path ------------------------------------------------------------------------------


def test_a_file_is_moved_and_changed_at_once(root: Path) -> None:
    new = "agenda/c.yaml"
    write_all(root, [change(new, "een\n", "1\n")], move=(A, new))
    assert read(root, new) == "1\n"
    assert not (root / A).exists()


@pytest.mark.parametrize(
    ("move", "message"),
    [((A, B), "`agenda/b.yaml` bestaat al"), (("agenda/c.yaml", "agenda/d.yaml"), "verdwenen")],
)
def test_a_move_that_cannot_be_changes_nothing(
    root: Path, move: tuple[str, str], message: str
) -> None:
    with pytest.raises(NotWritten, match=message):
        write_all(root, [change(B, "twee\n", "2\n")], move=move)
    assert (read(root, A), read(root, B)) == ("een\n", "twee\n")


def test_a_move_goes_back_where_the_change_cannot_be(root: Path) -> None:
    with pytest.raises(NotWritten):
        write_all(root, [change("agenda/c.yaml", "anders\n", "1\n")], move=(A, "agenda/c.yaml"))
    assert read(root, A) == "een\n"
    assert not (root / "agenda/c.yaml").exists()


# -- links -----------------------------------------------------------------------------------


@posix
def test_a_link_out_of_the_repository_is_refused(root: Path, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("buiten")
    (outside / "x.yaml").write_bytes(b"x\n")
    (root / "agenda/x.yaml").symlink_to(outside / "x.yaml")
    (root / "agenda/map").symlink_to(outside)
    for path in ("agenda/x.yaml", "agenda/map/x.yaml"):
        with pytest.raises(NotWritten, match="buiten de map van de agenda"):
            write_all(root, [change(A, "een\n", "1\n"), change(path, "x\n", "y\n")])
    with pytest.raises(NotWritten, match="buiten de map van de agenda"):
        write_all(root, [], move=(A, "agenda/map/a.yaml"))
    assert (read(root, A), (outside / "x.yaml").read_bytes()) == ("een\n", b"x\n")


@posix
def test_a_link_inside_the_repository_stays(root: Path) -> None:
    (root / "agenda/x.yaml").symlink_to("a.yaml")
    write_all(root, [change("agenda/x.yaml", "een\n", "1\n")])
    assert (root / "agenda/x.yaml").is_symlink()
    assert read(root, A) == "1\n"


@posix
def test_a_link_in_the_place_of_a_draft_is_not_written_through(
    root: Path, tmp_path_factory: Any
) -> None:
    outside = tmp_path_factory.mktemp("buiten") / "x.yaml"
    outside.write_bytes(b"x\n")
    (root / f"agenda/.a.yaml{DRAFT}").symlink_to(outside)
    write_all(root, [change(A, "een\n", "1\n")])
    assert (read(root, A), outside.read_bytes()) == ("1\n", b"x\n")


# -- two at once -----------------------------------------------------------------------------


def test_a_change_that_somebody_else_made_stays(root: Path) -> None:
    mine = [change(B, "twee\n", "2\n"), change(A, "een\n", "van mij\n")]
    write_all(root, [change(A, "een\n", "van een ander\n")])
    with pytest.raises(NotWritten, match=r"`agenda/a.yaml` is intussen gewijzigd.* Probeer het"):
        write_all(root, mine)
    assert (read(root, A), read(root, B)) == ("van een ander\n", "twee\n")


@pytest.mark.parametrize(
    ("old", "state"), [(None, "bestaat nu al"), ("weg\n", "is intussen gewijzigd")]
)
def test_what_is_there_is_not_what_was_read(root: Path, old: str | None, state: str) -> None:
    with pytest.raises(NotWritten, match=state):
        write_all(root, [change(A, old, "1\n")])


def test_a_file_that_went_is_not_made_again(root: Path) -> None:
    (root / A).unlink()
    with pytest.raises(NotWritten, match="is intussen verdwenen"):
        write_all(root, [change(A, "een\n", "1\n")])
    assert not (root / A).exists()


def test_a_change_between_preparing_and_placing_is_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = files._prepare

    def meanwhile(draft: Path, content: bytes, target: Path) -> None:
        prepare(draft, content, target)
        (root / A).write_bytes(b"uit een editor\n")

    monkeypatch.setattr(files, "_prepare", meanwhile)
    with pytest.raises(NotWritten, match="is intussen gewijzigd"):
        write_all(root, [change(A, "een\n", "1\n")])
    assert read(root, A) == "uit een editor\n"


def test_who_cannot_get_the_lock_is_told_to_try_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    with (
        files._locked(root / "agenda"),
        pytest.raises(NotWritten, match=r"Een ander programma.*Probeer het opnieuw"),
    ):
        write_all(root, [change(A, "een\n", "1\n")])
    assert read(root, A) == "een\n"
    write_all(root, [change(A, "een\n", "1\n")])
    assert read(root, A) == "1\n"


ADD_LINES = """
import sys
from pathlib import Path
from gihv.cli.files import Change, NotWritten, write_all

root, name = Path(sys.argv[1]), sys.argv[2]
for n in range(15):
    while True:
        old = (root / "agenda/a.yaml").read_bytes()
        try:
            write_all(root, [Change("agenda/a.yaml", old, old + f"{name} {n}\\n".encode())])
            break
        except NotWritten:
            pass
"""


def start(*args: str) -> subprocess.Popen[bytes]:
    """A Python of its own with this gihv."""
    return subprocess.Popen(
        [sys.executable, *args],
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_writers_at_once_lose_no_line(root: Path) -> None:
    writers = [start("-c", ADD_LINES, str(root), name) for name in ("p", "q", "r")]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    lines = read(root, A).splitlines()
    assert sorted(lines) == sorted(["een", *(f"{p} {n}" for p in "pqr" for n in range(15))])
    assert leftovers(root) == []


# -- killed ----------------------------------------------------------------------------------


def test_what_a_killed_run_left_behind_is_cleared_away(root: Path) -> None:
    write(root, {f"agenda/01-groen/.x.yaml{DRAFT}": "half", f"agenda/{LOCK}": ""})
    write(root, {"agenda/.eigen": "blijft"})
    write_all(root, [])
    assert leftovers(root) == [".eigen"]


Many = tuple[Path, dict[str, str], dict[str, bytes]]
"""The folder of a repository, and its files as they are and as they will be."""


def untidy(count: int) -> dict[str, str]:
    """A number of files out of form."""
    return {
        f"agenda/{n % 9 + 1:02}-groen-{n % 9 + 1}/{n + 1:03}-bomen-{n + 1}.yaml": (
            f"titel:   'Bomen {n}' # mooi\nnummer: {n + 1}\nomschrijving: {'groen ' * 30}\n"
        )
        for n in range(count)
    }


@pytest.fixture
def many(tmp_path: Path) -> Many:
    """A repository with 200 files out of form."""
    old = untidy(200)
    write(tmp_path, {path: formatted(text.encode(), path).decode() for path, text in BASE.items()})
    write(tmp_path, old)
    return tmp_path, old, {path: formatted(text.encode(), path) for path, text in old.items()}


def progress(root: Path, old: dict[str, str]) -> int:
    """How far the writing is: the drafts that were made and the files that took their place."""
    drafts = sum(1 for _ in root.rglob(f".*{DRAFT}"))
    placed = sum((root / path).read_bytes() != text.encode() for path, text in old.items())
    return drafts + 2 * placed


@posix
@pytest.mark.parametrize("part", range(4))
def test_killed_at_any_moment_every_file_is_old_or_new_and_a_second_run_finishes(
    many: Many, part: int, full: bool
) -> None:
    """200 moments in all, in four parts that run side by side; of each the first is a sample."""
    root, old, new = many
    command = ("-m", "gihv", "--map", str(root), "fmt")
    began = monotonic()
    assert start(*command).wait(120) == 0
    whole = monotonic() - began
    random = Random(part)  # noqa: S311 - no secret
    for n in range(50 if full else 1):
        write(root, old)
        process = start(*command)
        far = random.randrange(2 * len(old)) if (part + n) % 2 else 0
        if far:  # at a random moment of the writing, which is a small part of the run
            while process.poll() is None and progress(root, old) < far:
                sleep(0.001)
        else:
            sleep(random.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        found = {path: (root / path).read_bytes() for path in old}
        count = sum(found[path] == new[path] for path in old)
        assert count + sum(found[path] == old[path].encode() for path in old) == len(old)
        assert count > 0 or far <= len(old), "it was killed after the first took its place"
        assert gihv("fmt", root=root).code == 0
        assert {path: (root / path).read_bytes() for path in old} == new
        assert leftovers(root) == []


def test_two_runs_at_once_leave_every_file_new_or_tell_to_try_again(
    many: Many,
) -> None:
    root, _, new = many
    command = ("-m", "gihv", "--map", str(root), "fmt")
    codes = {process.wait(120) for process in [start(*command), start(*command)]}
    assert 0 in codes
    assert codes <= {0, 2}
    assert {path: (root / path).read_bytes() for path in new} == new
    assert leftovers(root) == []
