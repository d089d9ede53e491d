"""The paths that a user types, as the agenda's tree names them, and the way back."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

import click

from gihv.output.cells import visible
from gihv.output.findings import relative
from gihv.tree import FOLDER


def in_agenda(root: Path, path: Path, *also: str) -> str:
    """A path that the user typed, as the tree names it; "" for a folder that holds all of them.

    `also` has folders beside the agenda that it may lie in. Raises UsageError for a path that does
    not exist or lies elsewhere.
    """
    # Not resolved as a whole: a link in the agenda is judged itself, not what it points at.
    typed = Path(os.path.abspath(path))  # noqa: PTH100 - drops `..` without following links
    if not os.path.lexists(typed):
        raise click.UsageError(f"`{path}` bestaat niet.")
    top = Path(os.path.abspath(root))  # noqa: PTH100 - as above
    for name in (FOLDER, *also):
        folder = top / name
        for one, inside in (
            (typed, folder),
            (typed.parent.resolve() / typed.name, folder.resolve()),
        ):
            if one.is_relative_to(inside):
                return "/".join([name, *_on_disk(inside, one.relative_to(inside).parts)])
            if name == FOLDER and inside.is_relative_to(one):
                return ""
    raise click.UsageError(f"`{path}` hoort niet bij de agenda in `{top / FOLDER}`.")


def _on_disk(folder: Path, parts: Iterable[str]) -> Iterator[str]:
    """The names below a folder as the disk has them, which may not care for capitals or accents."""

    def same(name: str) -> str:
        return normalize("NFC", name).casefold()

    for part in parts:
        names = os.listdir(folder) if folder.is_dir() else []  # noqa: PTH208 - names, no paths
        alike = (name for name in names if same(name) == same(part))
        yield (name := part if part in names else next(alike, part))
        folder = folder / name


def from_here(root: Path, path: str) -> str:
    """A path of the agenda, as the user would type it, and as it can be seen."""
    return visible(relative(root.resolve() / path, Path.cwd()))


def concerns(path: str, wanted: Iterable[str]) -> bool:
    """Whether a path is one of the wanted ones or below one of them; "" is above everything."""
    return any(path == one or path.startswith(f"{one}/") or not one for one in wanted)
