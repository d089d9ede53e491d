"""`gihv show`: one thing, whole; or several after each other."""

from typing import Annotated

import click
import typer

from gihv.cli import complete
from gihv.cli.complete import Completed
from gihv.cli.console import emit
from gihv.cli.report import ReportFormat
from gihv.cli.repository import exit_code, read


def show(
    ctx: typer.Context,
    *,
    refs: Annotated[
        list[str],
        typer.Argument(
            metavar="REF",
            help="Nummer, id, afkorting of naam: 6.7, sbb, 'ROC Mondriaan'.",
            click_type=Completed(complete.refs),
        ),
    ],
    form: Annotated[
        ReportFormat | None,
        typer.Option(
            "--format", help="Hoe: tabel op een scherm, anders tekst.", show_default=False
        ),
    ] = None,
) -> None:
    """Toon alles over een actie, speerpunt, organisatie of regeling."""
    from gihv.query import Unknown, find
    from gihv.report.show import joined
    from gihv.report.show import show as detail

    agenda = read(ctx)
    try:
        rapporten = [detail(agenda, find(agenda, ref)) for ref in refs]
    except Unknown as error:
        raise click.UsageError(str(error)) from None
    if form == "json":
        rapporten = [joined(agenda, rapporten)]
    emit(*rapporten, form=form and form.value)
    raise typer.Exit(exit_code(agenda))
