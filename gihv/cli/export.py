"""`gihv export`: the agenda as a document."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from gihv.cli.files import replace
from gihv.cli.filters import chosen, with_filters
from gihv.cli.moment import Moment
from gihv.cli.options import VORM, Rev, Stand, flag, option
from gihv.cli.repository import read
from gihv.export.markdown import markdown
from gihv.output.cells import visible
from gihv.query import none_chosen, select

TO = "Schrijf naar dit bestand in plaats van naar het scherm."
CHECK = "Schrijf niets; eindig met code 1 als het bestand van -o niet bij de agenda past."

FORM = "De vorm van het document."


@with_filters
def export(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    rev: Rev = None,
    stand: Stand = None,
    _form: Annotated[  # there is one, for now
        str, option("--format", None, FORM, among=["markdown"], shown=True, section=VORM)
    ] = "markdown",
    output: Annotated[
        Path | None, option("--output", "BESTAND", TO, short="-o", section=VORM)
    ] = None,
    check: Annotated[bool, flag("--check", CHECK, VORM)] = False,
) -> None:
    """Maak van de agenda een document."""
    if check and output is None:
        raise click.UsageError("Bij --check hoort -o met het bestand dat u wilt vergelijken.")
    # one without an ending promises no format
    if output is not None and output.suffix.lower() not in ("", ".md", ".markdown"):
        raise click.UsageError(
            f"gihv maakt alleen Markdown, geen `{output.suffix}`. Kies een naam die eindigt op "
            ".md of .markdown."
        )
    agenda = read(ctx, Moment.of(rev, stand))
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
        return
    shown = visible(str(output))
    if not check:
        replace(output, text)
        click.echo(f"Geschreven: {shown}", err=True)
        return
    state = "bestaat niet"
    if output.is_file():
        if output.read_text("utf-8", "replace") == text:
            click.echo(f"{shown} past bij de agenda.", err=True)
            return
        state = "past niet meer bij de agenda"
    click.echo(f"{shown} {state}. Maak het met hetzelfde commando zonder `--check`.", err=True)
    raise typer.Exit(1)
