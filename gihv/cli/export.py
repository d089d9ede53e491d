"""`gihv export`: the agenda as a document."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import click
import typer

from gihv.cli.files import replace
from gihv.cli.filters import chosen, with_filters
from gihv.cli.options import VORM, flag, option
from gihv.cli.repository import read
from gihv.export.markdown import markdown
from gihv.output.cells import visible
from gihv.query import none_chosen, select

TO = "Schrijf naar dit bestand in plaats van naar het scherm."
CHECK = "Schrijf niets; eindig met code 1 als het bestand van -o niet bij de agenda past."

ENDINGS = (".md", ".markdown", "")
"""How a file of Markdown is named; one without an ending promises no format."""


@with_filters
def export(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    form: Annotated[  # noqa: ARG001 - there is one, for now
        Literal["markdown"],
        typer.Option("--format", help="De vorm van het document.", rich_help_panel=VORM),
    ] = "markdown",
    output: Annotated[
        Path | None, option("--output", "BESTAND", TO, short="-o", section=VORM)
    ] = None,
    check: Annotated[bool, flag("--check", CHECK, VORM)] = False,
) -> None:
    """Maak van de agenda een document."""
    if check and output is None:
        raise click.UsageError("Bij --check hoort -o met het bestand dat u wilt vergelijken.")
    if output is not None and output.suffix.lower() not in ENDINGS:
        endings = " of ".join(filter(None, ENDINGS))
        raise click.UsageError(
            f"gihv maakt alleen Markdown, geen `{output.suffix}`. Kies een naam die eindigt op "
            f"{endings}."
        )
    agenda = read(ctx)
    if agenda.hiaten:
        click.echo("Er is niets geschreven: in het document zou iets ontbreken.", err=True)
        raise typer.Exit(1)
    keuze = chosen(agenda, filters)
    if not agenda.acties:
        raise click.ClickException("De agenda heeft nog geen acties; er is niets geschreven.")
    if not select(agenda, keuze):
        raise click.ClickException(f"{none_chosen(agenda, keuze)} Er is niets geschreven.")
    text = markdown(agenda, keuze)
    if output is None:
        click.echo(text, nl=False)
    elif check:
        _compare(output, text)
    else:
        replace(output, text)
        click.echo(f"Geschreven: {visible(str(output))}", err=True)


def _compare(output: Path, text: str) -> None:
    """Exit 1 where a file does not hold this text."""
    current = output.read_text("utf-8", "replace") if output.is_file() else None
    shown = visible(str(output))
    if current == text:
        click.echo(f"{shown} past bij de agenda.", err=True)
        return
    state = "bestaat niet" if current is None else "past niet meer bij de agenda"
    click.echo(f"{shown} {state}. Maak het met hetzelfde commando zonder `--check`.", err=True)
    raise typer.Exit(1)
