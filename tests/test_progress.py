"""The bar for who waits: after a second, at a terminal only, gone when done."""

import re
from contextlib import redirect_stderr, suppress
from pathlib import Path

import pytest

from gihv.cli import progress
from gihv.cli.progress import watched
from gihv.tree import Tree
from tests.command import MADE, Terminal, gihv
from tests.helpers import Files

PATHS = ["agenda/README.md", *(f"agenda/01-groen/{number:04}-a.yaml" for number in range(1, 2001))]
TREE = Files(dict.fromkeys(PATHS, "x"))


class Clock:
    """Seconds that pass with each look at the clock."""

    def __init__(self, seconds: float) -> None:
        self.now, self.seconds = 100.0, seconds

    def __call__(self) -> float:
        self.now += self.seconds
        return self.now


def read_all(tree: Tree) -> None:
    for path in tree.files():
        if path.endswith(".yaml"):
            assert tree.read(path) == b"x"


def test_nothing_is_shown_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "perf_counter", Clock(0.0004))
    with redirect_stderr(Terminal()) as screen, watched(TREE) as tree:
        read_all(tree)
    assert screen.getvalue() == ""


def test_after_a_second_the_bar_counts_files_and_then_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "perf_counter", Clock(0.001))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    with suppress(KeyboardInterrupt), redirect_stderr(screen), watched(TREE) as tree:
        read_all(tree)
        tree.read(PATHS[0])  # not a file of the agenda
        raise KeyboardInterrupt
    written = screen.getvalue()
    shown = re.sub(r"\x1b\[[0-9;]*m", "", written)
    assert re.search("Lezen ━{20} 2000 van 2000 bestanden", shown)
    assert written.count("\x1b[?25l") == written.count("\x1b[?25h") == 1
    assert written.endswith("\x1b[1A\x1b[2K")


def test_nothing_is_measured_where_nobody_looks() -> None:
    with watched(TREE) as tree:
        assert tree is TREE


@pytest.mark.parametrize("command", ["validate", "list", "export", "fmt --check"])
def test_every_command_that_reads_the_agenda_has_the_bar(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    paths: list[str] = []
    original = progress.WatchedTree.read

    def noted(self: progress.WatchedTree, path: str) -> bytes:
        paths.append(path)
        return original(self, path)

    monkeypatch.setattr(progress.WatchedTree, "read", noted)
    monkeypatch.setattr("tests.command.StringIO", Terminal)
    gihv(*command.split(), root=MADE)
    assert set(paths) >= {
        path.relative_to(MADE).as_posix() for path in Path(MADE, "agenda").rglob("*.yaml")
    }
