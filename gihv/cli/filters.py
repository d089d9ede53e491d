"""The filters that reading commands share, each written once."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import click

from gihv.cli import complete
from gihv.cli.complete import words
from gihv.cli.options import KEUZE, Offered, option
from gihv.model import Agenda
from gihv.query import DEKKINGEN, STATUSSEN, ZONDER, Selectie, Unknown, selectie


def _filter(metavar: str, help: str, offered: Offered = None, *, of: type = str) -> Any:
    found = option("", metavar, help, offered, section=KEUZE)
    return Annotated[list[of] | None, found]  # type: ignore[valid-type] # typer reads it at run time


FILTERS: Mapping[str, Any] = {
    "speerpunt": _filter("SPEERPUNT", "Nummer, id of titel.", complete.speerpunten),
    "actie": _filter("ACTIE", "Nummer, id of titel.", complete.acties),
    "deelgebied": _filter("DEELGEBIED", "Id of titel.", complete.deelgebieden),
    "label": _filter("LABEL", "Id of naam.", complete.labels),
    "trekker": _filter("ORGANISATIE", "Wie de actie leidt.", complete.organisaties),
    "partner": _filter(
        "ORGANISATIE", "Wie meedoet; wie alleen beoogd is, telt niet.", complete.organisaties
    ),
    "organisatie": _filter("ORGANISATIE", "Wie een rol heeft of betaalt.", complete.organisaties),
    "bron": _filter(
        "BRON",
        "Wie betaalt of zou kunnen betalen, of de regeling of pot waar het geld uit komt. Van het "
        "geld blijft alleen dat over.",
        complete.bronnen,
    ),
    "dekking": _filter(
        "DEKKING",
        f"Hoe het geld is geregeld: {', '.join(DEKKINGEN)}. "
        "Met --jaar in dat jaar, anders over de hele looptijd.",
        words(*DEKKINGEN),
    ),
    "jaar": _filter(
        "JAAR",
        "Acties die in dit jaar lopen of er geld voor hebben. Geld voor een ander jaar valt weg.",
        complete.years,
        of=int,
    ),
    "status": _filter("STATUS", f"{', '.join(STATUSSEN)}.", words(*STATUSSEN)),
    "zonder": _filter(
        "VELD",
        f"Acties die dit missen: {', '.join(ZONDER)}.",
        complete.joined(lambda _: words(*ZONDER)()),
    ),
    "zoek": _filter(
        "TEKST",
        "Acties met al deze woorden, ook in de titel van het speerpunt en in namen van "
        "organisaties. Een woord van hoogstens drie letters telt alleen aan het begin van een "
        "woord. Bij `list organisaties` en `list regelingen` alleen in hun namen.",
    ),
}
"""The filters by the field of Selectie that they fill."""


def with_some(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command whose parameter `filters` (a dict) is given by these filter options."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own, keyword = inspect.signature(command), inspect.Parameter.KEYWORD_ONLY
        kept = [one for one in own.parameters.values() if one.name != "filters"]
        added = [
            inspect.Parameter(name, keyword, default=None, annotation=FILTERS[name])
            for name in names
        ]

        def wrapped(*args: Any, **options: Any) -> None:
            filters = {name: options.pop(name) or () for name in names}
            command(*args, filters=filters, **options)

        wrapped.__doc__ = command.__doc__
        wrapped.__signature__ = own.replace(parameters=[*kept, *added])  # type: ignore[attr-defined] # inspect's own hook
        return wrapped

    return decorate


with_filters = with_some(*(name for name in FILTERS if name != "actie"))
"""The filters of what tells of acties: a list of one would be `show`."""


def chosen(agenda: Agenda, filters: Mapping[str, Any]) -> Selectie:
    """The Selectie that the filter options stand for. Raises UsageError for an unknown value."""
    try:
        return selectie(agenda, filters)
    except Unknown as error:
        raise click.UsageError(str(error)) from None
