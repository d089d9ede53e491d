"""`gihv report --per regeling`: what comes through each regeling, and its plafond."""

from datetime import date

from gihv.model import Agenda
from gihv.query import Selectie
from gihv.rapport import Rapport
from gihv.report.geld import Geld, geld, per_payer

ZONDER = "zonder regeling"


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """A row for each regeling, in alphabetical order; last the money that comes through none."""
    money: Geld = geld(agenda, keuze)
    return per_payer(
        money,
        per="regeling",
        payer=lambda entry: (
            entry.bijdrage.via
            or (entry.bijdrage.bron if entry.bijdrage.bron in agenda.regelingen else None)
        ),
        otherwise=ZONDER,
    )
