"""`gihv report --per bron`: what each payer pays, for what, and what it is asked for."""

from datetime import date

from gihv import financing
from gihv.model import Agenda
from gihv.query import Selectie
from gihv.rapport import Rapport
from gihv.report.geld import geld, per_payer


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """A row for each bron, in alphabetical order; last the money that names none."""
    return per_payer(
        geld(agenda, keuze),
        per="bron",
        payer=lambda entry: entry.bijdrage.bron,
        otherwise=financing.BRON_ONBEKEND,
    )
