"""Which agenda a command works on, and the steps that the commands share that read one."""

from pathlib import Path
from typing import NoReturn

import click
import typer

from gihv.cli import console
from gihv.cli.progress import watched
from gihv.dutch import counted
from gihv.layout import AGENDA, ORGANISATIES
from gihv.load import load
from gihv.load import read as documents
from gihv.model import Agenda
from gihv.output.cells import visible
from gihv.report.value import Report
from gihv.tree import WorkTree


def root_of(ctx: click.Context) -> Path:
    """The top of the repository. Raises UsageError where there is no agenda."""
    folder = ctx.find_object(Path)
    return _named(folder) if folder else _found(Path.cwd())


def _named(folder: Path) -> Path:
    if not folder.is_dir():
        raise click.UsageError(f"De map `{folder}` bestaat niet. Kijk naar --map of GIHV_MAP.")
    if (folder / AGENDA).is_file() or (folder / AGENDA).parent.is_dir():
        return folder
    raise click.UsageError(
        f"In de map `{folder}` staat geen agenda: `{AGENDA}` ontbreekt. "
        "Kijk naar --map of GIHV_MAP."
    )


def _found(start: Path) -> Path:
    """The nearest folder upwards that holds an agenda."""
    for folder in (start, *start.parents):
        if (folder / AGENDA).is_file() or (folder / ORGANISATIES).is_file():
            return folder
    raise click.UsageError(
        f"Geen agenda gevonden: `{AGENDA}` staat niet in deze map en niet in een map erboven. "
        "Ga naar de map van de agenda, of wijs haar aan met --map."
    )


def read(ctx: click.Context) -> Agenda:
    """The agenda, as far as it can be read; what is missing is named on stderr first."""
    with watched(WorkTree(root_of(ctx))) as tree:
        agenda, _ = load(documents(tree))
    if agenda.hiaten:
        files = counted(len(agenda.hiaten), "bestand ontbreekt", "bestanden ontbreken")
        click.echo(f"Let op: {files} in dit overzicht, want daar is iets mis mee:", err=True)
        for path in agenda.hiaten:
            click.echo(f"  {visible(path)}", err=True)
        click.echo("Zie: gihv validate\n", err=True)
    return agenda


def answer(agenda: Agenda, *reports: Report, form: str | None) -> NoReturn:
    """Show reports on an agenda, and end the command: with code 1 if that is not whole."""
    console.emit(*reports, form=form)
    raise typer.Exit(exit_code(agenda))


def exit_code(agenda: Agenda) -> int:
    """0, or 1 for an agenda that could not be read whole."""
    return 1 if agenda.hiaten else 0
