"""Which agenda a command works on: the one where the user stands, or the one that --map names."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gihv.layout import AGENDA, ORGANISATIES

if TYPE_CHECKING:
    from gihv.model import Agenda
    from gihv.tree import Tree


@dataclass(frozen=True, slots=True)
class Where:
    """What the options before the command say: the folder of --map, or None."""

    folder: Path | None = None

    def root(self) -> Path:
        """The top of the repository. Raises UsageError where there is no agenda."""
        return _named(self.folder) if self.folder else _found(Path.cwd())

    def tree(self) -> "Tree":
        """The files of the repository."""
        from gihv.tree import WorkTree

        return WorkTree(self.root())


def where(ctx: click.Context) -> Where:
    """What the options before the command say."""
    found = ctx.find_object(Where)
    return found or Where()


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


def read(ctx: click.Context) -> "Agenda":
    """The agenda, as far as it can be read; what is missing is named on stderr first."""
    from gihv import load
    from gihv.cli.progress import watched

    with watched(where(ctx).tree()) as tree:
        agenda, _ = load.load(load.read(tree))
    if agenda.hiaten:
        from gihv.dutch import counted

        files = counted(len(agenda.hiaten), "bestand ontbreekt", "bestanden ontbreken")
        click.echo(f"Let op: {files} in dit overzicht, want daar is iets mis mee:", err=True)
        for path in agenda.hiaten:
            click.echo(f"  {path}", err=True)
        click.echo("Zie: gihv validate", err=True)
        click.echo(err=True)
    return agenda


def exit_code(agenda: "Agenda") -> int:
    """0, or 1 for an agenda that could not be read whole."""
    return 1 if agenda.hiaten else 0
