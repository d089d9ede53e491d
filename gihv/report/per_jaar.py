"""`gihv report --per jaar`: the amounts by the years that they are for."""

from datetime import date

from gihv import money
from gihv.dutch import sort_key
from gihv.model import Agenda
from gihv.query import Selectie
from gihv.report.geld import geld, grouped, per_stand, sum_cells, sums_table
from gihv.report.value import Column, Euro, Report, Section


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each year, each span of years that shares an amount, and for "jaar onbekend"."""
    funds = geld(agenda, keuze)
    sums = grouped(funds, lambda entry: money.per_jaar(entry.bijdrage))
    needed = funds.benodigd.per_jaar
    names = sorted({*sums, *needed}, key=lambda name: (name == money.JAAR_ONBEKEND, sort_key(name)))
    empty = per_stand([])
    table = sums_table(
        funds,
        Column("jaar"),
        [
            (None, (name, *sum_cells(sums.get(name, empty)), Euro(needed.get(name))))
            for name in names
        ],
        (Column("benodigd", align="right"),),
        (Euro(funds.benodigd.totaal),),
    )
    return funds.report(
        "jaar",
        [Section("Bedragen per jaar", (table,), "bedragen")],
        closing="Een bedrag voor meer jaren samen staat in een eigen rij; het is nergens verdeeld.",
    )
