"""`gihv fmt`: every file in the one canonical form."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import click
import typer

from gihv.cli.console import wants_colour
from gihv.cli.files import Change, alone, write_all
from gihv.cli.options import argument
from gihv.cli.paths import concerns, from_here, in_agenda
from gihv.cli.progress import watched
from gihv.cli.repository import root_of
from gihv.diagnostics import FileError
from gihv.dutch import counted, number
from gihv.edit import Refused
from gihv.edit.form import formatted
from gihv.layout import kind_of
from gihv.output.verschil import render
from gihv.tree import Tree, WorkTree


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What the canonical form asks of some files."""

    changes: Sequence[Change]
    skipped: Sequence[str]
    """A line for each file that cannot be put in form: where, and why."""
    unread: bool
    """Whether some of these cannot be read."""
    good: int
    """The number of files that are in form."""


def fmt(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        argument("[PAD]...", "Alleen deze bestanden en mappen; anders de hele agenda."),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Schrijf niets; noem wat er zou veranderen, en eindig dan met code 1."
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", help="Schrijf niets; toon wat er zou veranderen, en eindig dan met code 1."
        ),
    ] = False,
) -> None:
    """Zet de bestanden in één vaste vorm.

    Dat gaat over de volgorde van de sleutels, inspringen, regels afbreken en aanhalingstekens. Wat
    er staat blijft gelijk, en elke opmerking (#) blijft waar zij bij hoort. Waar dat niet zeker is,
    laat gihv het bestand zoals het is.
    """
    root = root_of(ctx)
    wanted = [in_agenda(root, path) for path in paths or ()]
    only_looked = check or diff
    with alone(root, writes=not only_looked):
        with watched(WorkTree(root)) as tree:
            outcome = _outcome(tree, root, wanted)
        for line in outcome.skipped:
            click.echo(f"Overgeslagen: {line}", err=True)
        if not only_looked:
            write_all(root, outcome.changes)
    for change in outcome.changes:
        path = from_here(root, change.path)
        if diff:
            text = render(change.old, change.new, was=path, path=path, colour=wants_colour())
            click.echo(text, nl=False, color=wants_colour())
        else:
            click.echo(path if check else f"Aangepast: {path}", err=not check)
    click.echo(_summary(outcome, only_looked=only_looked), err=True)
    raise typer.Exit(int(bool(outcome.skipped or (only_looked and outcome.changes))))


def _outcome(tree: Tree, root: Path, wanted: Sequence[str]) -> _Outcome:
    """What the canonical form asks of the wanted files of a tree; of all, where none is named."""
    changes: list[Change] = []
    skipped: list[str] = []
    unread, good = False, 0
    for path in tree.files():
        if not kind_of(path) or (wanted and not concerns(path, wanted)):
            continue
        shown = from_here(root, path)
        content = None
        try:
            content = tree.read(path)
            new = formatted(content, path)
        except FileError as error:
            unread = True
            text = (content or b"").decode("utf-8-sig", "replace")
            line = text.count("\n", 0, error.start) + 1
            skipped.append(f"{shown}:{line}: {error.message}")
        except Refused as error:
            skipped.append(f"{shown}:{error.line}: {error.message}")
        else:
            if new == content:
                good += 1
            else:
                changes.append(Change(path, content, new))
    return _Outcome(changes, skipped, unread, good)


def _summary(outcome: _Outcome, *, only_looked: bool) -> str:
    """What was done, or is to be done, in a few sentences."""
    changed, good, skipped = len(outcome.changes), outcome.good, len(outcome.skipped)
    if not changed + good + skipped:
        return "Er zijn hier geen bestanden van de agenda."
    if not changed + skipped:
        what = "Het bestand is" if good == 1 else f"Alle {number(good)} bestanden zijn"
        return f"{what} in de vaste vorm."
    if only_looked:
        files = counted(changed, "bestand is", "bestanden zijn")
        parts = [f"{files} nog niet in de vaste vorm", f"{number(good)} wel"]
    else:
        parts = [
            f"{counted(changed, 'bestand', 'bestanden')} aangepast",
            f"{counted(good, 'stond', 'stonden')} al goed",
        ]
    if skipped:
        parts.append(f"{number(skipped)} overgeslagen")
    sentences = [", ".join(parts) + "."]
    if only_looked and changed:
        sentences.append(f"Zet {'het' if changed == 1 else 'ze'} goed met: gihv fmt")
    if outcome.unread:
        sentences.append("Wat er fout is: gihv validate")
    return "\n".join(sentences)
