"""`gihv report`: the reports on the agenda."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import click
import typer

from gihv.cli.complete import Explained
from gihv.cli.options import FILTER_HELP, chosen, with_filters
from gihv.cli.repository import exit_code, read
from gihv.output.rapport import FORMATS
from gihv.report import OF_A_DAY, PER, REPORTS

ReportFormat = StrEnum("ReportFormat", {name.upper(): name for name in FORMATS})  # type: ignore[misc] # the names stand in one place
Onderwerp = StrEnum("Onderwerp", {name.upper(): name for name in REPORTS})  # type: ignore[misc] # as above
DEFAULT = Onderwerp("financiering")
Per = StrEnum("Per", {name.upper(): name for name in PER})  # type: ignore[misc] # as above


@with_filters
def report(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    onderwerp: Annotated[
        Onderwerp,
        typer.Argument(
            metavar="[ONDERWERP]",
            help=f"{'; '.join(f'{name}: {told}' for name, told in REPORTS.items())}.",
            click_type=Explained(REPORTS),
        ),
    ] = DEFAULT,
    per: Annotated[
        Per | None,
        typer.Option("--per", help="Splits de financiering uit.", show_default=False),
    ] = None,
    peildatum: Annotated[
        str | None,
        typer.Option(
            "--peildatum",
            metavar="JJJJ-MM-DD",
            help="De dag die bij planning telt als vandaag.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        ReportFormat | None,
        typer.Option(
            "--format", help="Hoe: tabel op een scherm, anders tekst.", show_default=False
        ),
    ] = None,
) -> None:
    """Maak een overzicht, zoals van de acties zonder geld."""
    from gihv.cli.console import emit
    from gihv.report import named

    if per and onderwerp is not DEFAULT:
        raise click.UsageError("--per hoort bij `gihv report financiering`.")
    if peildatum is not None and onderwerp not in OF_A_DAY:
        raise click.UsageError("--peildatum hoort bij `gihv report planning`.")
    day = _day(peildatum)
    agenda = read(ctx)
    make = named(f"per_{per.value}" if per else onderwerp.value)
    emit(make(agenda, chosen(agenda, filters), day), form=form and form.value)
    raise typer.Exit(exit_code(agenda))


def _day(typed: str | None) -> date:
    """The day that --peildatum names, or today. Raises UsageError."""
    if typed is None:
        return date.today()
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise click.UsageError(
            f"`{typed}` is geen dag. Schrijf --peildatum als 2014-09-01."
        ) from None


report.__doc__ = f"{report.__doc__}\n\n{FILTER_HELP}"
