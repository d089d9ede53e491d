"""What `set` and `new` share: read the agenda, judge a proposal, show it, write it."""

from collections.abc import Iterator, Sequence
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
from gihv.diagnostics import Diagnostic, FileError
from gihv.edit import Refused, moved
from gihv.edit.proposal import Proposal, judged
from gihv.edit.values import Wrong
from gihv.load import Documents, check, read
from gihv.model import Agenda
from gihv.output.findings import renderer
from gihv.query import Unknown
from gihv.tree import WorkTree


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

    def finish(self, proposal: Proposal, *, expected: Sequence[str] = ()) -> None:
        """Judge a proposal, and write it; warnings with an `expected` code need no telling.

        Ends with code 2, and the findings on stdout, where it would make the agenda wrong. Raises
        NotWritten and OSError, as `write_all` does.
        """
        verdict = judged(self.documents, proposal, self.agenda, self.found)
        if verdict.refused:
            self.tell(verdict.documents, verdict.agenda, verdict.refused)
            click.echo("Er is niets gewijzigd: de agenda zou dan niet meer kloppen.", err=True)
            raise typer.Exit(COULD_NOT_RUN)
        if not self.dry_run:
            changes = [*reversed(proposal.changes), *([verdict.schema] if verdict.schema else [])]
            write_all(self.root, changes, proposal.moves)
        besides = [one for one in verdict.besides if one.kind.code not in expected]
        if besides:
            self.tell(verdict.documents, verdict.agenda, besides, err=True)

    def tell(
        self, files: Documents, agenda: Agenda, found: Sequence[Diagnostic], *, err: bool = False
    ) -> None:
        """Show findings in the files of an agenda, as `validate` does."""
        shown = outcome(self.root, files, agenda, found, perf_counter() - self.started)
        colour = wants_colour() and not err
        text = renderer("tekst")(shown, width=line_width(), colour=colour)
        click.echo(text if err else for_log(text), nl=False, err=err, color=colour)

    def difference(self, proposal: Proposal) -> None:
        """Show on stdout what a proposal changes."""
        for path, old, new in proposal.changes:
            difference(self.root, path, moved(path, proposal.moves), old, new)

    @contextmanager
    def told(self, path: str | None = None) -> Iterator[None]:
        """Turn what an edit raises into what the user reads; `path` is the file it is about.

        Ends with code 2, as for all that cannot be done: where that file cannot be read with its
        findings on stdout, else by raising ClickException.
        """
        try:
            yield
        except (Wrong, Unknown) as error:
            raise click.ClickException(str(error)) from None
        except Refused as error:
            path = error.path or path
            where = f"{from_here(self.root, path)}:{error.line}: " if path else ""
            raise click.ClickException(f"{where}{error.message}") from None
        except FileError:
            found = [one for one in self.found if one.path == path]
            self.tell(self.documents, self.agenda, found)
            click.echo("Er is niets gewijzigd: los eerst de fout in dit bestand op.", err=True)
            raise typer.Exit(COULD_NOT_RUN) from None


@contextmanager
def session(ctx: click.Context, *, dry_run: bool) -> Iterator[Session]:
    """A session on an agenda that nobody else changes meanwhile; its end tells of a dry run."""
    root = root_of(ctx)
    with alone(root, writes=not dry_run):
        yield Session(root, dry_run=dry_run)
    if dry_run:
        click.echo("Er is niets geschreven (--dry-run).", err=True)
