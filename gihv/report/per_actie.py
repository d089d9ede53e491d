"""`gihv report --per actie`: every actie against the years."""

from datetime import date

from gihv.model import Actie, Agenda
from gihv.query import Selectie
from gihv.report.geld import SUM_COLUMNS, geld, toegezegd
from gihv.report.parts import numbered, section
from gihv.report.value import Cell, Report


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The dekking of each actie in each year, and what is committed to it alone."""
    money = geld(agenda, keuze)

    def cells(actie: Actie) -> tuple[Cell, ...]:
        return (*money.staten(actie), toegezegd(actie))

    table = numbered(money.acties, (*money.jaren, SUM_COLUMNS[0]), cells)
    return money.report(
        "actie",
        [section("acties", "Financiering per actie", table)],
        closing="Geld voor meer acties samen: gihv report --per bron",
    )
