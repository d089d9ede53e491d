"""A bar on stderr for who waits over a second at a terminal for files; gone when they are read."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import perf_counter

from gihv.dutch import number
from gihv.layout import kind_of
from gihv.tree import Tree

PATIENCE = 1.0
"""The seconds that pass without a word."""


@contextmanager
def watched(tree: Tree) -> Iterator[Tree]:
    """The tree; where stderr is a terminal, with a bar that counts what is read from it."""
    with ExitStack() as screen:
        yield WatchedTree(tree, screen) if sys.stderr.isatty() else tree


class WatchedTree:
    """A Tree that shows how far its reading is. For each file it costs one look at the clock."""

    def __init__(self, tree: Tree, screen: ExitStack) -> None:
        """The same files as those of the tree; the bar stays until the screen is closed."""
        self._tree, self._screen = tree, screen
        self._due = perf_counter() + PATIENCE
        self._total = self._count = 0
        self._show: Callable[[int], None] | None = None

    def files(self) -> list[str]:
        """See Tree."""
        paths = self._tree.files()
        self._total = sum(kind_of(path) is not None for path in paths)
        return paths

    def read(self, path: str) -> bytes:
        """See Tree."""
        self._count = min(self._count + 1, self._total)
        if self._show is None and perf_counter() >= self._due:
            self._show = _bar(self._screen, self._total)
        if self._show is not None:
            self._show(self._count)
        return self._tree.read(path)


def _bar(screen: ExitStack, total: int) -> Callable[[int], None]:
    """Put up a bar; what shows in it how many files are done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("Lezen"),
        BarColumn(bar_width=20, complete_style="cyan", finished_style="cyan"),
        TextColumn("{task.description}"),
        console=Console(file=sys.stderr),
        transient=True,
    )
    task = screen.enter_context(bar).add_task("", total=total)

    def show(done: int) -> None:
        told = f"{number(done)} van {number(total)} bestanden"
        bar.update(task, description=told, completed=done)

    return show
