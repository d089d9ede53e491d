"""Which agenda a command works on, and the steps that the commands share that read one."""

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
import typer

from gihv.cli.console import for_log, is_terminal, wants_colour, width
from gihv.cli.moment import Moment, standing
from gihv.cli.progress import watched
from gihv.dutch import counted
from gihv.layout import AGENDA, ORGANISATIES
from gihv.load import load
from gihv.load import read as documents
from gihv.model import Agenda
from gihv.output.cells import visible

if TYPE_CHECKING:
    from gihv.git import Commit
    from gihv.report.value import Report


def root_of(ctx: click.Context) -> Path:
    """The top of the repository: what --map names, or the nearest folder upwards with an agenda.

    Raises UsageError where there is none.
    """
    named = ctx.find_object(Path)
    if named is None:
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / AGENDA).is_file() or (folder / ORGANISATIES).is_file():
                return folder
        raise click.UsageError(
            f"Geen agenda gevonden: `{AGENDA}` staat niet in deze map en niet in een map erboven. "
            "Ga naar de map van de agenda, of noem die map met --map."
        )
    if (named / AGENDA).parent.is_dir():
        return named
    state = f"De map `{named}` bestaat niet."
    if named.is_dir():
        state = f"In de map `{named}` staat geen agenda: `{AGENDA}` ontbreekt."
    raise click.UsageError(f"{state} Controleer --map of GIHV_MAP.")


def read(ctx: click.Context, moment: Moment) -> Agenda:
    """The agenda at a moment, as far as it can be read; what is missing is named on stderr first.

    Raises UsageError where it did not stand in git then.
    """
    with standing(root_of(ctx), moment) as (source, commit), watched(source) as tree:
        agenda, _ = load(documents(tree))
    tell_gaps(agenda, commit)
    return agenda


def tell_gaps(agenda: Agenda, commit: "Commit | None") -> None:
    """Say on stderr which files are missing, if any are; those of a commit as it has them."""
    if not agenda.hiaten:
        return
    files = counted(len(agenda.hiaten), "bestand ontbreekt", "bestanden ontbreken")
    then = f" in versie {commit.kort}" if commit else ""
    there = f" --rev {commit.kort}" if commit else ""
    click.echo(f"Let op: {files} in dit overzicht, want daar is{then} iets mis mee:", err=True)
    for path in agenda.hiaten:
        click.echo(f"  {visible(path)}", err=True)
    click.echo(f"Zie: gihv validate{there}\n", err=True)


def answer(agenda: Agenda, *reports: "Report", form: str | None, **looks: bool) -> NoReturn:
    """Show reports on an agenda, and end the command: with code 1 if that is not whole.

    Without a format it is `tabel` on a terminal, else `tekst`; for `looks` see `tabel`.
    """
    from gihv.output.report import renderer  # validate does without

    form = form or ("tabel" if is_terminal() else "tekst")
    render = renderer(form)
    text = "\n".join(render(one, width=width(), colour=wants_colour(), **looks) for one in reports)
    click.echo(for_log(text) if form in ("tabel", "tekst") else text, nl=False, color=True)
    raise typer.Exit(1 if agenda.hiaten else 0)
