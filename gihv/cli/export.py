"""`gihv export`: the agenda as a document."""

import shlex
from collections.abc import Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from gihv.cli.options import FILTER_HELP, chosen, with_filters
from gihv.cli.repository import exit_code, read, where


class ExportFormat(StrEnum):
    """The formats of a document."""

    MARKDOWN = "markdown"


@with_filters
def export(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    form: Annotated[  # noqa: ARG001 - there is one, for now
        ExportFormat, typer.Option("--format", help="De vorm van het document.")
    ] = ExportFormat.MARKDOWN,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="BESTAND",
            help="Schrijf naar dit bestand in plaats van naar het scherm.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Schrijf niets; eindig met code 1 als het bestand van -o niet bij de agenda past.",
        ),
    ] = False,
) -> None:
    """Maak van de agenda een document."""
    from gihv.export.markdown import markdown
    from gihv.query import select

    if check and output is None:
        raise click.UsageError("Bij --check hoort -o met het bestand dat u wilt vergelijken.")
    agenda = read(ctx)
    if agenda.hiaten:
        click.echo("Er is niets geschreven: een document met gaten is erger dan geen.", err=True)
        raise typer.Exit(exit_code(agenda))
    keuze = chosen(agenda, filters)
    if not agenda.acties:
        raise click.ClickException("De agenda heeft nog geen acties; er is niets geschreven.")
    if not select(agenda, keuze):
        raise click.ClickException("Geen enkele actie past bij deze keuze; er is niets geschreven.")
    text = markdown(agenda, keuze)
    if output is None:
        click.echo(text, nl=False)
    elif check:
        _compare(output, text, _command(ctx, filters, output))
    else:
        from gihv.cli.files import replace

        replace(output, text)
        click.echo(f"Geschreven: {output}", err=True)


def _command(ctx: typer.Context, filters: Mapping[str, Any], output: Path) -> str:
    """What the user typed, but for --check, as a shell reads it: it writes the same document."""
    folder = where(ctx).folder
    choice = [(f"--{name}", str(value)) for name, values in filters.items() for value in values]
    parts = ["gihv", *(("--map", str(folder)) if folder else ()), "export"]
    return shlex.join([*parts, *chain.from_iterable(choice), "-o", str(output)])


def _compare(output: Path, text: str, command: str) -> None:
    """Exit 1, with the command that writes it, where a file does not hold this text."""
    current = output.read_text("utf-8", "replace") if output.is_file() else None
    if current == text:
        click.echo(f"{output} past bij de agenda.", err=True)
        return
    state = "bestaat niet" if current is None else "past niet meer bij de agenda"
    click.echo(f"{output} {state}. Maak het met: {command}", err=True)
    raise typer.Exit(1)


export.__doc__ = f"{export.__doc__}\n\n{FILTER_HELP}"
