"""The bar for who waits: after a second, at a terminal only, gone when done."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from gihv.cli.progress import WatchedTree, watched
from gihv.diagnostics import FileError
from gihv.tree import Tree, Unreadable
from tests.command import REPOSITORY, Terminal, gihv, write
from tests.helpers import BASE, Files

PATHS = ["agenda/README.md", *(f"agenda/01-groen/{number:04}-a.yaml" for number in range(1, 2001))]


class Clock:
    """Seconds that pass only where a test says so."""

    def __init__(self) -> None:
        self.now = 100.0
        self.looks = 0

    def __call__(self) -> float:
        self.looks += 1
        return self.now


class Slow(Files):
    """Files that each take so many seconds to read."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        super().__init__(dict.fromkeys(PATHS, "x"))
        self._clock = clock
        self._seconds = seconds

    def read(self, path: str) -> bytes:
        self._clock.now += self._seconds
        return super().read(path)


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")


def read_all(tree: Tree) -> None:
    for path in tree.files():
        if path.endswith(".yaml"):
            assert tree.read(path) == b"x"


def told(written: str) -> list[str]:
    """The counts that were shown, in order, each once."""
    return list(dict.fromkeys(re.findall(r"[0-9.]+ van [0-9.]+ bestanden", written)))


def left_on_screen(written: str) -> list[str]:
    """The lines that a terminal shows after all this was written to it."""
    lines, row, column = [""], 0, 0
    for move, text in re.findall(r"(\x1b\[[0-9;?]*[A-Za-z]|[\r\n])|([^\x1b\r\n]+)", written):
        if text:
            kept = lines[row].ljust(column)
            lines[row] = kept[:column] + text + kept[column + len(text) :]
            column += len(text)
        elif move == "\r":
            column = 0
        elif move == "\n":
            row, column = row + 1, 0
            lines += [""] * (row + 1 - len(lines))
        elif move == "\x1b[2K":
            lines[row] = ""
        elif move.endswith("A"):
            row -= int(move[2:-1])
        else:
            assert move[-1] in "mlh", f"{move!r} is not known here"
    return [line for line in lines if line.strip()]


def test_nothing_is_shown_within_a_second() -> None:
    clock, screen = Clock(), Terminal()
    with watched(Slow(clock, 0.0005), screen, clock) as tree:
        for path in PATHS[1:]:
            tree.read(path)
        assert clock.now == pytest.approx(101.0)
    assert screen.getvalue() == ""


def test_after_a_second_the_bar_counts_files_and_then_goes() -> None:
    clock, screen = Clock(), Terminal()
    with watched(Slow(clock, 0.001), screen, clock) as tree:
        read_all(tree)
        (line,) = left_on_screen(screen.getvalue())
        assert re.fullmatch(r"Lezen ━+[╸╺ ]?━* 1\.9[0-9][0-9] van 2\.000 bestanden", line.rstrip())
    counts = told(screen.getvalue())
    # A second has passed when the 1,001st file is about to be read; README.md is not counted.
    assert counts[0] in {"1.001 van 2.000 bestanden", "1.002 van 2.000 bestanden"}
    assert 9 <= len(counts) <= 11  # ten times a second, however many files there are
    assert left_on_screen(screen.getvalue()) == []
    assert screen.getvalue().count("\x1b[?25l") == screen.getvalue().count("\x1b[?25h") == 1


def test_a_file_that_is_read_again_counts_no_further_than_the_total() -> None:
    clock, screen = Clock(), Terminal()
    with watched(Slow(clock, 0.002), screen, clock) as tree:
        read_all(tree)
        tree.read(PATHS[1])
        clock.now += 1
        tree.read(PATHS[1])
    assert told(screen.getvalue())[-1] == "2.000 van 2.000 bestanden"


def test_the_bar_goes_when_reading_fails_or_is_interrupted() -> None:
    clock, screen = Clock(), Terminal()

    def interrupted() -> None:
        with watched(Slow(clock, 0.01), screen, clock) as tree:
            read_all(tree)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert told(screen.getvalue())
    assert left_on_screen(screen.getvalue()) == []


def test_the_tree_is_otherwise_the_same() -> None:
    clock, screen = Clock(), Terminal()
    with watched(Slow(clock, 0.0), screen, clock) as tree:
        assert tree.files() == sorted(PATHS)
        with pytest.raises(Unreadable) as caught:
            tree.read("agenda/niets.yaml")
    assert isinstance(caught.value, FileError)


def test_nothing_is_shown_or_measured_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, pipe = Clock(), StringIO()
    original = Slow(clock, 1.0)
    with watched(original, pipe, clock) as tree:
        assert tree is original
    assert clock.looks == 0
    monkeypatch.setattr("sys.stderr", None)  # pythonw has none
    with watched(original, None, clock) as tree:
        assert tree is original


def test_a_file_costs_one_look_at_the_clock() -> None:
    clock = Clock()
    with watched(Slow(clock, 0.0), Terminal(), clock) as tree:
        before = clock.looks
        read_all(tree)
    assert clock.looks - before == 2000


def test_rich_is_loaded_only_when_the_second_has_passed() -> None:
    program = """
import sys
from tests.test_progress import Clock, Slow, Terminal, read_all, watched
for seconds in (0.0001, 0.01):
    clock = Clock()
    with watched(Slow(clock, seconds), Terminal(), clock) as tree:
        read_all(tree)
    print("rich" in sys.modules)
"""
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, cwd=REPOSITORY, capture_output=True, check=True
    )
    assert done.stdout.split() == [b"False", b"True"]


@pytest.fixture
def reading_noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that commands read under a bar, with a terminal on stderr."""
    paths: list[str] = []
    original = WatchedTree.read

    def noted(self: WatchedTree, path: str) -> bytes:
        paths.append(path)
        return original(self, path)

    monkeypatch.setattr(WatchedTree, "read", noted)
    monkeypatch.setattr("tests.command.StringIO", Terminal)
    return paths


@pytest.mark.parametrize("command", ["validate", "list", "report", "show 1", "export"])
def test_every_command_that_reads_the_agenda_has_the_bar(
    reading_noted: list[str], tmp_path: Path, command: str
) -> None:
    files = {**BASE, "agenda/01-groen/01-bomen.yaml": "nummer: 1\ntitel: Bomen planten\n"}
    result = gihv(*command.split(), root=write(tmp_path, files))
    assert set(reading_noted) >= set(files)
    assert (result.code, result.err) == (0, "")
