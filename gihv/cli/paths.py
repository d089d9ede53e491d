"""Where the user stands: paths as they are typed and seen, and as the agenda's tree has them."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from gihv.cli.console import wants_colour
from gihv.diagnostics import Diagnostic
from gihv.layout import kind_of
from gihv.load import Documents
from gihv.model import Agenda
from gihv.output.cells import visible
from gihv.output.findings import Outcome, relative
from gihv.output.verschil import render
from gihv.tree import FOLDER


def in_agenda(root: Path, path: Path, *also: str) -> str:
    """A path that the user typed, for `concerns`; "" for a folder that holds the whole agenda.

    `also` has folders beside the agenda that it may lie in. Raises UsageError for a path that does
    not exist or lies elsewhere.
    """
    if not os.path.lexists(path):
        raise click.UsageError(f"`{path}` bestaat niet.")
    # Not resolved as a whole: a link in the agenda is judged itself, not what it points at.
    typed = Path(os.path.abspath(path))  # noqa: PTH100 - drops `..` without following links
    one, top = typed.parent.resolve() / typed.name, root.resolve()
    if any(one.is_relative_to(top / name) for name in (FOLDER, *also)):
        return one.relative_to(top).as_posix().casefold()
    if (top / FOLDER).is_relative_to(one):
        return ""
    raise click.UsageError(f"`{path}` hoort niet bij de agenda in `{top / FOLDER}`.")


def concerns(path: str, wanted: Iterable[str]) -> bool:
    """Whether a path of the tree is one that `in_agenda` gave, or below one; "" has them all."""
    own = path.casefold()  # as a disk compares it that does not care for capitals
    return any(own == one or own.startswith(f"{one}/") or not one for one in wanted)


def from_here(root: Path, path: str) -> str:
    """A path of the agenda, as the user would type it, and as it can be seen."""
    return visible(relative(root.resolve() / path, Path.cwd()))


def difference(root: Path, was: str, path: str, old: bytes | None, new: bytes | None) -> None:
    """Show on stdout what changes in a file, which perhaps gets another path."""
    names = {"was": from_here(root, was), "path": from_here(root, path)}
    click.echo(render(old, new, **names, colour=wants_colour()), nl=False, color=wants_colour())


def outcome(
    root: Path,
    documents: Documents,
    agenda: Agenda,
    found: Sequence[Diagnostic],
    seconds: float,
    *,
    elsewhere: Sequence[Diagnostic] | None = None,
) -> Outcome:
    """Findings in the files of an agenda, which took some seconds, told from where the user is."""
    top = root.resolve()
    return Outcome(
        diagnostics=tuple(found),
        lines={path: documents.lines(path) for path in {one.path for one in found}},
        files_read=sum(kind_of(path) is not None for path in agenda.paths),
        seconds=seconds,
        root=top,
        here=Path.cwd(),
        # `.git` is a file in a worktree or submodule
        top=next((one for one in (top, *top.parents) if (one / ".git").exists()), top),
        elsewhere=None if elsewhere is None else tuple(elsewhere),
    )
