"""The reports, one file each: `report(agenda, keuze, peildatum)` makes a Report.

Each is a pure function of the agenda, a choice of acties and the day as of which it is true.
"""

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module

from gihv.model import Agenda
from gihv.query import Selectie
from gihv.report.value import Report

REPORTS: Mapping[str, str] = {
    "financiering": "welke acties geen geld hebben",
    "organisaties": "wie wat leidt, doet en betaalt",
    "ondertekening": "wie getekend heeft en wie niet",
    "planning": "mijlpalen en looptijden",
    "streefwaarden": "doelen in getallen",
    "volledigheid": "wat er per actie ontbreekt",
}
"""Every report by its name on the command line, which is its module's too, and what it tells."""

PER = ("actie", "speerpunt", "bron", "regeling", "jaar")
"""What the report on financiering can be split by: each a function of the module `per`."""

OF_A_DAY = frozenset({"planning"})
"""The reports that tell another thing on another day."""

Make = Callable[[Agenda, Selectie, date], Report]
"""A report on the chosen acties of an agenda, as of a day."""


def named(name: str) -> Make:
    """The report of this name, or the split `per_<name>`. Nothing of the others is imported."""
    module, _, split = name.partition("_")
    make: Make = getattr(import_module(f"gihv.report.{module}"), split or "report")
    return make
