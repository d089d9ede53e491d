"""`gihv list`: the things in the agenda, a row each."""

from collections.abc import Mapping
from typing import Annotated, Any

import click
import typer

from gihv.cli import complete
from gihv.cli.dutch_click import with_hint
from gihv.cli.filters import chosen, with_filters
from gihv.cli.options import Alles, Breed, format_from, option
from gihv.cli.repository import answer, read
from gihv.output.report import LIST_FORMATS
from gihv.report.list import LIJSTEN, kolomnamen, lijst
from gihv.suggest import nearest

Columns = Annotated[
    str,
    option("--kolommen", "NAAM,…", "Welke kolommen, met komma's ertussen.", complete.columns),
]
Column = Annotated[str, option("--sorteer", "NAAM", "Op welke kolom gesorteerd.", complete.columns)]


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
    kolommen: Columns = "",
    sorteer: Column = "",
    breed: Breed = False,
    alles: Alles = False,
) -> None:
    """Toon de acties, speerpunten, organisaties of regelingen."""
    names = [name.strip() for name in kolommen.split(",") if name.strip()]
    allowed = tuple(kolomnamen(soort))
    for name in filter(None, (*names, sorteer)):
        if name not in allowed:
            sentence = f"Er is geen kolom `{name}`. Kies uit: {', '.join(allowed)}."
            raise click.UsageError(with_hint(sentence, nearest(name, allowed)))
    agenda = read(ctx)
    answer(
        agenda,
        lijst(agenda, chosen(agenda, filters), soort, names, sorteer),
        form=form,
        breed=breed,
        alles=alles,
    )
