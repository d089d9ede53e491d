"""A bar on stderr for who waits over a second at a terminal for files; gone when they are read."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from time import perf_counter

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
    """A Tree that shows how far its reading is, until the screen is closed."""

    def __init__(self, tree: Tree, screen: ExitStack) -> None:
        self.files = tree.files
        self._tree, self._screen = tree, screen
        self._due = perf_counter() + PATIENCE
        self._count = 0
        self._show: Callable[..., None] | None = None

    def read(self, path: str) -> bytes:
        self._count += kind_of(path) is not None
        if self._show is None and perf_counter() >= self._due:
            self._show = _bar(self._screen, sum(kind_of(one) is not None for one in self.files()))
        if self._show is not None:
            self._show(completed=self._count)
        return self._tree.read(path)


def _bar(screen: ExitStack, total: int) -> Callable[..., None]:
    """Put up a bar; what shows in it how many files are done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress

    columns = ("Lezen", BarColumn(bar_width=20), MofNCompleteColumn(separator=" van "), "bestanden")
    bar = Progress(*columns, console=Console(file=sys.stderr), transient=True)
    return partial(bar.update, screen.enter_context(bar).add_task("", total=total))
