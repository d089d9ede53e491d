"""The reports, one file each: `report(agenda, keuze, peildatum)` makes a Report.

That on planning also takes `van` and `tot`, that on voortgang `sinds`.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from gihv.report.value import Report

REPORTS: Mapping[str, str] = {
    "financiering": "acties zonder financiering",
    "organisaties": "wie wat leidt, doet en betaalt",
    "ondertekening": "wie getekend heeft en wie niet",
    "planning": "mijlpalen en looptijden",
    "streefwaarden": "doelen in getallen",
    "volledigheid": "wat er per actie ontbreekt",
    "voortgang": "hoe elke actie ervoor staat",
}
"""Every report by its name on the command line, which is its module's too, and what it tells."""

PER = ("actie", "speerpunt", "label", "bron", "regeling", "jaar")
"""What the report on financiering can be split by: each a function of the module `per`."""

OF_A_DAY = ("planning", "voortgang")
"""The reports that tell another thing on another day."""


def named(name: str) -> Callable[..., Report]:
    """The report of this name, or the split `per_<name>`. Nothing of the others is imported."""
    module, _, split = name.partition("_")
    make: Callable[..., Report] = getattr(import_module(f"gihv.report.{module}"), split or "report")
    return make
