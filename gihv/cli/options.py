"""The options that several commands share, each written once: the filters, and the formats."""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Annotated, Any

import click
import typer

from gihv.cli import complete
from gihv.cli.complete import Completed, CompletedNumber
from gihv.query import DEKKINGEN, STATUSSEN, ZONDER, Selectie, Unknown, selectie

Texts = list[str] | None


def _filter(*names: str, help: str, metavar: str, values: Any = None) -> Any:
    return typer.Option(*names, help=help, metavar=metavar, show_default=False, click_type=values)


FILTERS: Mapping[str, Any] = {
    "speerpunt": Annotated[
        Texts,
        _filter(
            "--speerpunt",
            metavar="SPEERPUNT",
            help="Nummer, id of titel.",
            values=Completed(complete.speerpunten),
        ),
    ],
    "deelgebied": Annotated[
        Texts,
        _filter(
            "--deelgebied",
            metavar="DEELGEBIED",
            help="Id of titel.",
            values=Completed(complete.deelgebieden),
        ),
    ],
    "trekker": Annotated[
        Texts,
        _filter(
            "--trekker",
            metavar="ORGANISATIE",
            help="Wie de actie leidt.",
            values=Completed(complete.trekkers),
        ),
    ],
    "partner": Annotated[
        Texts,
        _filter(
            "--partner",
            metavar="ORGANISATIE",
            help="Wie meedoet.",
            values=Completed(complete.partners),
        ),
    ],
    "organisatie": Annotated[
        Texts,
        _filter(
            "--organisatie",
            metavar="ORGANISATIE",
            help="In welke rol dan ook, ook via een onderdeel van de organisatie.",
            values=Completed(complete.organisaties),
        ),
    ],
    "bron": Annotated[
        Texts,
        _filter(
            "--bron",
            metavar="BRON",
            help="Wie betaalt of zou kunnen betalen.",
            values=Completed(complete.bronnen),
        ),
    ],
    "dekking": Annotated[
        Texts,
        _filter(
            "--dekking",
            metavar="DEKKING",
            help=f"Hoe het geld is geregeld: {', '.join(DEKKINGEN)}. "
            "Met --jaar in dat jaar, anders over de hele looptijd.",
            values=Completed(complete.words(*DEKKINGEN)),
        ),
    ],
    "jaar": Annotated[
        list[int] | None,
        _filter(
            "--jaar",
            metavar="JAAR",
            help="Acties die in dit jaar lopen.",
            values=CompletedNumber(complete.years),
        ),
    ],
    "status": Annotated[
        Texts,
        _filter(
            "--status",
            metavar="STATUS",
            help=f"{', '.join(STATUSSEN)}.",
            values=Completed(complete.words(*STATUSSEN)),
        ),
    ],
    "zonder": Annotated[
        Texts,
        _filter(
            "--zonder",
            metavar="VELD",
            help=f"Acties die dit missen: {', '.join(ZONDER)}.",
            values=Completed(complete.words(*ZONDER)),
        ),
    ],
    "zoek": Annotated[
        Texts,
        _filter(
            "--zoek",
            metavar="TEKST",
            help="Acties met deze tekst, ook in de namen waar zij naar verwijzen. Bij `list "
            "speerpunten` ook in hun titel; bij `list organisaties` en `list regelingen` alleen in "
            "hun namen.",
        ),
    ],
}
"""The filters by the field of Selectie that they fill."""

FILTER_HELP = "Dezelfde optie nog eens verruimt de keuze; verschillende opties maken haar kleiner."


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameter `filters` (a dict) is given by the filter options."""
    own = inspect.signature(command)
    kept = [parameter for parameter in own.parameters.values() if parameter.name != "filters"]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        for name, annotation in FILTERS.items()
    ]

    @wraps(command)
    def wrapped(*args: Any, **options: Any) -> None:
        filters = {name: options.pop(name) or () for name in FILTERS}
        command(*args, filters=filters, **options)

    wrapped.__signature__ = own.replace(parameters=[*kept, *added])  # type: ignore[attr-defined] # inspect's own hook
    wrapped.__annotations__ = {
        parameter.name: parameter.annotation for parameter in [*kept, *added]
    } | {"return": None}
    return wrapped


def chosen(agenda: Any, filters: Mapping[str, Any]) -> Selectie:
    """The Selectie that the filter options stand for. Raises UsageError for an unknown value."""
    try:
        return selectie(agenda, filters)
    except Unknown as error:
        raise click.UsageError(str(error)) from None
