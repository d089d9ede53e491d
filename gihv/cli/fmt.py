"""`gihv fmt`: every file in the one canonical form."""

from pathlib import Path
from typing import Annotated

import click
import typer

from gihv.cli.console import for_log
from gihv.cli.files import alone, write_all
from gihv.cli.options import argument, flag
from gihv.cli.paths import concerns, difference, from_here, in_agenda
from gihv.cli.progress import watched
from gihv.cli.repository import root_of
from gihv.diagnostics import FileError
from gihv.dutch import counted, number
from gihv.edit import Change, Refused
from gihv.edit.form import formatted
from gihv.layout import kind_of
from gihv.output.cells import visible
from gihv.tree import Tree, WorkTree

PATHS = "Alleen deze bestanden en mappen; anders de hele agenda."
CHECK = "Schrijf niets; noem wat er zou veranderen, en eindig dan met code 1."
DIFF = "Schrijf niets; toon wat er zou veranderen, en eindig dan met code 1."


def fmt(
    ctx: typer.Context,
    paths: Annotated[list[Path] | None, argument("[PAD]...", PATHS)] = None,
    check: Annotated[bool, flag("--check", CHECK)] = False,
    diff: Annotated[bool, flag("--diff", DIFF)] = False,
) -> None:
    """Zet de bestanden in één vaste vorm.

    Dat gaat over de volgorde van de sleutels, inspringen, regels afbreken en aanhalingstekens. Wat
    er staat blijft gelijk, en elke opmerking (#) blijft bij het veld waar die over gaat. Waar dat
    niet zeker is, laat gihv het bestand zoals het is.
    """
    root = root_of(ctx)
    wanted = [in_agenda(root, path) for path in paths or ()] or [""]
    only_looked = check or diff
    with alone(root, writes=not only_looked):
        with watched(WorkTree(root)) as tree:
            known = [one for one in tree.files() if kind_of(one) and concerns(one, wanted)]
            seen = [_formed(tree, path, from_here(root, path)) for path in known]
        skipped = [one for one in seen if isinstance(one, str)]
        changes = [one for one in seen if isinstance(one, Change) and one.old != one.new]
        for told in skipped:
            click.echo(f"Overgeslagen: {visible(told)}", err=True)
        if not only_looked:
            write_all(root, changes)
    for change in changes:
        path = from_here(root, change.path)
        if diff:
            difference(root, change.path, *change)
        elif check:
            click.echo(for_log(f"{path}\n"), nl=False)
        else:
            click.echo(f"Aangepast: {path}", err=True)
    good = len(seen) - len(skipped) - len(changes)
    click.echo(_summary(len(changes), good, len(skipped), only_looked=only_looked), err=True)
    raise typer.Exit(int(bool(skipped or (only_looked and changes))))


def _formed(tree: Tree, path: str, shown: str) -> Change | str:
    """What a file holds, and its canonical form; or where and why it is left as it is."""
    content = b""
    try:
        content = tree.read(path)
        return Change(path, content, formatted(content, path))
    except FileError as error:
        line = content.decode("utf-8-sig", "replace").count("\n", 0, error.start) + 1
        return f"{shown}:{line}: {error.message}"
    except Refused as error:
        return f"{shown}:{error.line}: {error.message}"


def _summary(changed: int, good: int, skipped: int, *, only_looked: bool) -> str:
    """What was done, or is to be done, and with how many files."""
    state = "nog niet" if only_looked else "aangepast"
    counts = ((good, "in de vaste vorm"), (changed, state), (skipped, "overgeslagen"))
    told = ", ".join(f"{number(count)} {state}" for count, state in counts if count)
    files = counted(changed + good + skipped, "bestand", "bestanden")
    way_on = "\nZet alles goed met: gihv fmt" if only_looked and changed else ""
    return f"{files} gelezen{f': {told}' if told else ''}.{way_on}"
