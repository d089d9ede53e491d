"""`gihv report --per regeling`: what comes through each regeling, and its plafond."""

from datetime import date

from gihv.model import Agenda
from gihv.money import Toegerekend
from gihv.query import Selectie
from gihv.report.geld import geld, per_payer
from gihv.report.value import Report


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each regeling, in alphabetical order; last the money that comes through none."""

    def regeling(entry: Toegerekend) -> str | None:
        via, bron = entry.bijdrage.via, entry.bijdrage.bron
        return via or (bron if bron in agenda.regelingen else None)

    return per_payer(geld(agenda, keuze), "regeling", regeling, "zonder regeling")
