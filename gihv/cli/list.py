"""`gihv list`: the things in the agenda, a row each."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

import click
import typer

from gihv.cli import complete
from gihv.cli.complete import Completed
from gihv.cli.options import FILTER_HELP, chosen, with_filters
from gihv.cli.repository import exit_code, read
from gihv.output.rapport import LIST_FORMATS


class Soort(StrEnum):
    """What can be listed."""

    ACTIES = "acties"
    SPEERPUNTEN = "speerpunten"
    ORGANISATIES = "organisaties"
    REGELINGEN = "regelingen"


ListFormat = StrEnum("ListFormat", {name.upper(): name for name in LIST_FORMATS})  # type: ignore[misc] # the names stand in one place


@with_filters
def list_(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    soort: Annotated[
        Soort, typer.Argument(metavar="[SOORT]", help="Wat u wilt zien.")
    ] = Soort.ACTIES,
    form: Annotated[
        ListFormat | None,
        typer.Option(
            "--format", help="Hoe: tabel op een scherm, anders tekst.", show_default=False
        ),
    ] = None,
    kolommen: Annotated[
        str,
        typer.Option(
            "--kolommen",
            metavar="NAAM,…",
            help="Welke kolommen, met komma's ertussen.",
            click_type=Completed(complete.several_columns),
        ),
    ] = "",
    sorteer: Annotated[
        str,
        typer.Option(
            "--sorteer",
            metavar="NAAM",
            help="Op welke kolom gesorteerd.",
            click_type=Completed(complete.columns),
        ),
    ] = "",
) -> None:
    """Toon de acties, speerpunten, organisaties of regelingen."""
    from gihv.report.list import kolomnamen, lijst

    names = [name.strip() for name in kolommen.split(",") if name.strip()]
    _judge([*names, *([sorteer] if sorteer else [])], tuple(kolomnamen(soort.value)))
    agenda = read(ctx)
    rapport = lijst(agenda, chosen(agenda, filters), soort.value, names, sorteer)
    from gihv.cli.console import emit

    emit(rapport, form=form and form.value)
    raise typer.Exit(exit_code(agenda))


def _judge(names: list[str], allowed: tuple[str, ...]) -> None:
    """Raise UsageError for a column that there is not."""
    from gihv.suggest import nearest

    for name in names:
        if name not in allowed:
            meant = nearest(name, allowed)
            hint = f" Bedoelde u `{meant}`?" if meant else ""
            raise click.UsageError(
                f"Er is geen kolom `{name}`. Kies uit: {', '.join(allowed)}.{hint}"
            )


list_.__doc__ = f"{list_.__doc__}\n\n{FILTER_HELP}"
