"""`gihv report --per jaar`: the amounts by the years that they are for."""

from datetime import date

from gihv import financing, gegevens
from gihv.dutch import sort_key
from gihv.model import Agenda
from gihv.query import Selectie
from gihv.rapport import Cell, Column, Euro, Rapport, Section, Table
from gihv.report import words
from gihv.report.geld import SUM_COLUMNS, geld, grouped, sum_cells, total_row


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """A row for each year, each span of years that shares an amount, and for "jaar onbekend"."""
    money = geld(agenda, keuze)
    sums = grouped(money, lambda entry: financing.per_jaar(entry.bijdrage))
    needed = money.benodigd.per_jaar
    names = sorted(
        {*sums, *needed}, key=lambda name: (name == financing.JAAR_ONBEKEND, sort_key(name))
    )
    empty = gegevens.GEEN_SOMMEN
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *sum_cells(sums.get(name, empty)), Euro(needed.get(name))) for name in names
    )
    columns = (Column("jaar"), *SUM_COLUMNS, Column("benodigd", align="right"))
    content = {
        "rapport": "financiering",
        "per": "jaar",
        "bedragen": gegevens.rijen({name: sums.get(name, empty) for name in names}),
        "benodigd": dict(needed),
    }
    return Rapport(
        title=words.titel(agenda),
        aside=words.vastgesteld(agenda),
        gegevens=gegevens.envelope("rapport", agenda, content),
        lead=money.lead,
        sections=(
            Section(
                "Bedragen per jaar",
                (Table(columns, (*rows, (*total_row(money), Euro(money.benodigd.totaal)))),),
            ),
        ),
        closing=(
            "Een bedrag voor meer jaren samen staat in een eigen rij; het is nergens verdeeld.",
        ),
    )
