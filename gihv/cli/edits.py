"""What `set` and `new` share: read the agenda, judge a proposal, show it, write it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import click
import typer

from gihv.cli.console import for_log, line_width, wants_colour
from gihv.cli.files import alone, write_all
from gihv.cli.paths import difference, from_here, outcome
from gihv.cli.progress import watched
from gihv.cli.repository import root_of
from gihv.cli.run import COULD_NOT_RUN
from gihv.copies import FOLDER as SCHEMAS
from gihv.diagnostics import Diagnostic
from gihv.edit import moved
from gihv.edit.mentions import Mention, old_numbers
from gihv.edit.proposal import Proposal, Verdict, judged
from gihv.edit.values import Wrong
from gihv.load import check, read
from gihv.output.cells import visible
from gihv.output.findings import renderer
from gihv.query import Unknown
from gihv.tree import FOLDER, WorkTree


class Session:
    """One command on one agenda: what it holds, and what was wrong with it before."""

    def __init__(self, root: Path, *, dry_run: bool) -> None:
        """Read and judge the agenda of a repository; in a dry run nothing is written to it."""
        self.started = perf_counter()
        self.root, self.dry_run = root, dry_run
        on_disk = WorkTree(root)
        with watched(on_disk) as tree:
            # what is read later is not counted on the screen
            self.documents = read(tree)._replace(tree=on_disk)
            self.agenda, self.found = check(self.documents)

    def finish(self, proposal: Proposal, *, expected: Sequence[str] = ()) -> Verdict:
        """Judge a proposal, and write it; warnings with an `expected` code need no telling.

        Ends with code 2, and the findings on stdout, where it would make the agenda wrong. Raises
        NotWritten and OSError, as `write_all` does.
        """
        verdict = judged(self.documents, proposal, self.agenda, self.found)
        if verdict.refused:
            self.tell(verdict, verdict.refused)
            click.echo("Er is niets gewijzigd: de agenda zou dan niet meer kloppen.", err=True)
            raise typer.Exit(COULD_NOT_RUN)
        if not self.dry_run:
            changes = [*proposal.changes, *([verdict.schema] if verdict.schema else [])]
            write_all(self.root, reversed(changes), proposal.moves)
        besides = [one for one in verdict.besides if one.kind.code not in expected]
        if besides:
            self.tell(verdict, besides, err=True)
        return verdict

    def tell(self, verdict: Verdict, found: Sequence[Diagnostic], *, err: bool = False) -> None:
        """Show findings in an agenda that is judged, as `validate` does."""
        seconds = perf_counter() - self.started
        shown = outcome(self.root, verdict.documents, verdict.agenda, found, seconds)
        colour = wants_colour() and not err
        text = renderer("tekst")(shown, width=line_width(), colour=colour)
        click.echo(text if err else for_log(text), nl=False, err=err, color=colour)

    def difference(self, proposal: Proposal) -> None:
        """Show on stdout what a proposal changes."""
        for path, old, new in proposal.changes:
            difference(self.root, path, moved(path, proposal.moves), old, new)

    def carry_out(self, proposal: Proposal, *, undo: bool = True) -> Verdict:
        """Judge, write and show a proposal, and tell what goes with it and `tell_moved` does."""
        for note in proposal.notes:
            click.echo(note, err=True)
        if not (proposal.changes or proposal.moves):
            click.echo("Er verandert niets.", err=True)
            raise typer.Exit
        verdict = self.finish(proposal)
        self.difference(proposal)
        for comment in proposal.gone:
            click.echo(f"Ook weg: de opmerking `{comment}`", err=True)
        for move in proposal.moves:
            old, new = (from_here(self.root, path) for path in move)
            click.echo(f"Nieuwe naam: {old} heet nu {new}", err=True)
        self.tell_moved(verdict, undo=undo)
        return verdict

    def tell_moved(self, verdict: Verdict, *, undo: bool = True) -> None:
        """List the lines with a number that moved, and tell what `git restore` would bring back."""
        if lines := old_numbers(verdict.documents, self.agenda, verdict.agenda):
            told = "Deze regels noemen een nummer dat nu anders is; gihv laat ze staan:"
            click.echo(self.listed(told, lines), err=True)
        if self.dry_run or not undo:
            return
        folders = [FOLDER, *([SCHEMAS] if verdict.schema else [])]
        named = " ".join(from_here(self.root, folder) for folder in folders)
        told = (
            f"Ongedaan maken: `git restore {named}`. Ook wat u daar eerder wijzigde, is dan weg; "
            "nieuwe bestanden blijven staan, die noemt `git status`."
        )
        click.echo(told, err=True)

    def listed(self, sentence: str, mentions: Iterable[Mention]) -> str:
        """A sentence, and lines of files below it."""
        lines = [
            f"  {from_here(self.root, path)}:{line}: {visible(text)}"
            for path, line, text in mentions
        ]
        return "\n".join([sentence, *lines])


@contextmanager
def session(ctx: click.Context, *, dry_run: bool) -> Iterator[Session]:
    """A session on an agenda that nobody else changes meanwhile; its end tells of a dry run.

    Raises ClickException, which ends with code 2, for what an edit raises.
    """
    root = root_of(ctx)
    with alone(root, writes=not dry_run):
        has = Session(root, dry_run=dry_run)
        try:
            yield has
        except Unknown as error:
            raise click.ClickException(str(error)) from None
        except Wrong as error:
            raise click.ClickException(has.listed(str(error), error.mentions)) from None
    if dry_run:
        click.echo("Er is niets geschreven (--dry-run).", err=True)
