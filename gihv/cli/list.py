"""`gihv list`: the things in the agenda, a row each."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import click
import typer

from gihv.cli import complete
from gihv.cli.dutch_click import with_hint
from gihv.cli.options import chosen, format_from, option, with_filters
from gihv.cli.repository import answer, read
from gihv.output.report import LIST_FORMATS
from gihv.report.list import LIJSTEN, kolomnamen, lijst
from gihv.suggest import nearest


@with_filters
def list_(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    soort: Annotated[
        str,
        typer.Argument(
            metavar="[SOORT]", help="Wat u wilt zien.", click_type=click.Choice(LIJSTEN)
        ),
    ] = "acties",
    form: Annotated[str | None, format_from(LIST_FORMATS)] = None,
    kolommen: Annotated[
        str,
        option(
            "--kolommen",
            metavar="NAAM,…",
            help="Welke kolommen, met komma's ertussen.",
            offered=complete.columns,
        ),
    ] = "",
    sorteer: Annotated[
        str,
        option(
            "--sorteer", metavar="NAAM", help="Op welke kolom gesorteerd.", offered=complete.columns
        ),
    ] = "",
) -> None:
    """Toon de acties, speerpunten, organisaties of regelingen."""
    names = [name.strip() for name in kolommen.split(",") if name.strip()]
    _judge([*names, *([sorteer] if sorteer else [])], tuple(kolomnamen(soort)))
    agenda = read(ctx)
    answer(agenda, lijst(agenda, chosen(agenda, filters), soort, names, sorteer), form=form)


def _judge(names: Iterable[str], allowed: tuple[str, ...]) -> None:
    """Raise UsageError for a column that there is not."""
    for name in names:
        if name not in allowed:
            sentence = f"Er is geen kolom `{name}`. Kies uit: {', '.join(allowed)}."
            raise click.UsageError(with_hint(sentence, nearest(name, allowed)))
