"""`gihv report --per bron`: what each payer pays, for what, and what it is asked for."""

from datetime import date

from gihv import money
from gihv.model import Agenda
from gihv.query import Selectie
from gihv.report.geld import geld, per_payer
from gihv.report.value import Report


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each bron, in alphabetical order; last the money that names none."""
    funds = geld(agenda, keuze)
    return per_payer(funds, "bron", lambda entry: entry.bijdrage.bron, money.BRON_ONBEKEND)
