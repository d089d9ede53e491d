"""What `set` and `new` share: judge a proposal, show it, write it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import click
import typer

from gihv.cli.console import line_width, wants_colour
from gihv.cli.files import Change, write_all
from gihv.cli.outcome import outcome
from gihv.cli.paths import from_here
from gihv.cli.progress import watched
from gihv.diagnostics import Diagnostic, FileError
from gihv.edit import Refused
from gihv.edit.proposal import Proposal, judged
from gihv.edit.values import Wrong
from gihv.editor import IDS
from gihv.load import Documents, check, read
from gihv.model import Agenda
from gihv.output.findings import renderer
from gihv.output.verschil import render
from gihv.query import Unknown
from gihv.tree import WorkTree


class Session:
    """One command on one agenda: what it holds, and what was wrong with it before."""

    def __init__(self, root: Path) -> None:
        """Read and judge the agenda of a repository."""
        self.started = perf_counter()
        self.root = root
        on_disk = WorkTree(root)
        with watched(on_disk) as tree:
            # what is read later is not counted on the screen
            self.documents = replace(read(tree), tree=on_disk)
            self.agenda, self.found = check(self.documents)

    def finish(self, proposal: Proposal, *, dry_run: bool, expected: Sequence[str] = ()) -> None:
        """Judge a proposal, and write it unless it is only to be looked at.

        `expected` has the codes of warnings that need no telling: what is new is not used yet.
        Ends with code 1, and the findings on stdout, where it would make the agenda wrong. Raises
        NotWritten and OSError, as `write_all` does.
        """
        with self.told(proposal.was):
            verdict = judged(self.documents, proposal, self.agenda, self.found)
        if verdict.refused:
            self.tell(verdict.documents, verdict.agenda, verdict.refused, err=False)
            click.echo("Er is niets gewijzigd: de agenda zou dan niet meer kloppen.", err=True)
            raise typer.Exit(1)
        if not dry_run:
            wanted = verdict.proposal
            changes = [Change(wanted.path, wanted.old, wanted.new)]
            changes += [Change(IDS, *wanted.schema)] if wanted.schema else []
            write_all(self.root, changes, move=wanted.move)
        besides = [one for one in verdict.besides if one.kind.code not in expected]
        if besides:
            self.tell(verdict.documents, verdict.agenda, besides, err=True)

    def tell(
        self, documents: Documents, agenda: Agenda, found: Sequence[Diagnostic], *, err: bool
    ) -> None:
        """Show findings in the files of an agenda, as `validate` does."""
        shown = outcome(self.root, documents, agenda, found, perf_counter() - self.started)
        colour = wants_colour() and not err
        text = renderer("tekst")(shown, width=line_width(), colour=colour)
        click.echo(text, nl=False, err=err, color=colour)

    def difference(self, proposal: Proposal) -> None:
        """Show on stdout what a proposal changes."""
        was, path = (from_here(self.root, one) for one in (proposal.was, proposal.path))
        colour = wants_colour()
        text = render(proposal.old, proposal.new, was=was, path=path, colour=colour)
        click.echo(text, nl=False, color=colour)

    @contextmanager
    def told(self, path: str | None = None) -> Iterator[None]:
        """Turn what an edit raises into what the user reads; `path` is the file it is about.

        Ends with code 1 where that file cannot be read, its findings on stdout; raises UsageError
        (code 2) for what cannot be done.
        """
        try:
            yield
        except (Wrong, Unknown) as error:
            raise click.ClickException(str(error)) from None
        except Refused as error:
            where = f"{from_here(self.root, path)}:{error.line}: " if path else ""
            raise click.ClickException(f"{where}{error.message}") from None
        except FileError:
            found = [one for one in self.found if one.path == path]
            self.tell(self.documents, self.agenda, found, err=False)
            click.echo("Er is niets gewijzigd: los eerst de fout in dit bestand op.", err=True)
            raise typer.Exit(1) from None
