"""The moment that a command is about: as the files stand now, or as git has them.

Git is started, and what reads it imported, only where --rev or --stand asks for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import click

from gihv.dates import Datum, leesbaar
from gihv.tree import Tree, WorkTree

if TYPE_CHECKING:
    from gihv.git import Commit, History


class Moment(NamedTuple):
    """A revision of git, or a day at the end of which it is to be read; neither: the files now."""

    rev: str | None = None
    stand: date | None = None

    @classmethod
    def of(cls, rev: str | None, stand: str | None) -> Self:
        """The moment that the options name. Raises UsageError for both, and for what is no date."""
        if rev is not None and stand is not None:
            raise click.UsageError("Kies --rev of --stand; samen kan niet.")
        return cls(rev, None if stand is None else datum("stand", stand).laatste)

    @property
    def in_git(self) -> bool:
        return self != Moment()

    @property
    def vandaag(self) -> date:
        """The day that counts as today."""
        return self.stand or date.today()


def datum(name: str, text: str) -> Datum:
    """The days that an option names. Raises UsageError for what is no date."""
    try:
        return Datum.parse(text)
    except (ValueError, OverflowError):
        sentence = (
            f"`{text}` is geen datum. Schrijf --{name} als 2014, 2014-09, 2014-09-01, 2014-K3 of "
            '"najaar 2014".'
        )
        raise click.UsageError(sentence) from None


@contextmanager
def opened(root: Path) -> Iterator["History"]:
    """The history of the agenda below a folder. What git cannot give raises UsageError."""
    from gihv import git

    try:
        with git.opened(root) as history:
            yield history
    except git.GitError as error:
        raise click.UsageError(str(error)) from None


@contextmanager
def standing(root: Path, moment: Moment) -> Iterator[tuple[Tree, "Commit | None"]]:
    """The files below a folder as they stood at a moment, and their commit; None: as they are now.

    For a day it says on stderr which commit that is. Raises UsageError where there is none.
    """
    if not moment.in_git:
        yield WorkTree(root), None
        return
    with opened(root) as history:
        if moment.stand is None:
            commit = history.commit(moment.rev or "")
        else:
            commit = history.last_of(moment.stand)
            day, made = leesbaar(moment.stand), leesbaar(commit.datum)
            click.echo(f"Stand op {day}: versie {commit.kort} van {made}.", err=True)
        tree = history.tree(commit)
        tree.prefetch()
        yield tree, commit
