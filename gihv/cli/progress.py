"""A bar on stderr for who waits over a second at a terminal for files; gone when they are read."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

from gihv.layout import kind_of

if TYPE_CHECKING:
    from gihv.tree import Tree

PATIENCE = 1.0
"""The seconds that pass without a word."""
PAUSE = 0.1
"""The seconds between two looks of the bar."""


@contextmanager
def watched(
    tree: "Tree", stream: TextIO | None = None, clock: Callable[[], float] = perf_counter
) -> "Iterator[Tree]":
    """The tree, with a bar on the stream (stderr) that counts what is read from it.

    Where the stream is no terminal it is the tree itself. The clock gives seconds, from any zero.
    """
    stream = stream or sys.stderr
    if stream is None or not stream.isatty():
        yield tree
        return
    watching = WatchedTree(tree, stream, clock)
    try:
        yield watching
    finally:
        watching.close()


class WatchedTree:
    """A Tree that shows how far its reading is. For each file it costs one look at the clock."""

    def __init__(self, tree: "Tree", stream: TextIO, clock: Callable[[], float]) -> None:
        """The same files as those of the tree."""
        self._tree = tree
        self._stream = stream
        self._clock = clock
        self._due = clock() + PATIENCE
        self._paths: list[str] = []
        self._count = 0
        self._bar: _Bar | None = None

    def files(self) -> list[str]:
        """See Tree."""
        self._paths = self._tree.files()
        return self._paths

    def read(self, path: str) -> bytes:
        """See Tree."""
        self._count += 1
        now = self._clock()
        if now >= self._due:
            self._due = now + PAUSE
            self._show()
        return self._tree.read(path)

    def _show(self) -> None:
        if self._bar is None:
            total = sum(kind_of(path) is not None for path in self._paths)
            self._bar = _Bar(self._stream, total)
        self._bar.show(self._count)

    def close(self) -> None:
        """Wipe out the bar, if there is one."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class _Bar:
    """A bar in the terminal, of so many files."""

    def __init__(self, stream: TextIO, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        self._total = total
        self._progress = Progress(
            TextColumn("Lezen"),
            BarColumn(bar_width=20, complete_style="cyan", finished_style="cyan"),
            TextColumn("{task.description}"),
            console=Console(file=stream),
            auto_refresh=False,  # it would start a thread
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total)

    def show(self, count: int) -> None:
        from gihv.dutch import number

        # A file with a finding in it is read again, to tell the line.
        done = min(count, self._total)
        told = f"{number(done)} van {number(self._total)} bestanden"
        self._progress.update(self._task, completed=done, description=told)
        self._progress.start()  # the first time only
        self._progress.refresh()

    def close(self) -> None:
        self._progress.stop()
