"""`gihv report --per jaar`: the amounts by the years that they are for."""

from collections.abc import Mapping
from datetime import date

from gihv import financing, gegevens
from gihv.dutch import sort_key
from gihv.model import Agenda
from gihv.query import Selectie
from gihv.rapport import Cell, Column, Euro, Rapport, Section, Table
from gihv.report import words
from gihv.report.geld import SUM_COLUMNS, Geld, geld, grouped, sum_cells, total_row


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """A row for each year, each span of years that shares an amount, and for "jaar onbekend"."""
    money = geld(agenda, keuze)
    sums = grouped(money, lambda entry: financing.per_jaar(entry.bijdrage))
    needed = _needed(money)
    names = sorted(
        {*sums, *needed}, key=lambda name: (name == financing.JAAR_ONBEKEND, sort_key(name))
    )
    empty = gegevens.GEEN_SOMMEN
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *sum_cells(sums.get(name, empty)), Euro(needed.get(name))) for name in names
    )
    total = sum(needed.values()) if needed else None
    columns = (Column("jaar"), *SUM_COLUMNS, Column("benodigd", align="right"))
    content = {
        "rapport": "financiering",
        "per": "jaar",
        "bedragen": gegevens.rijen({name: sums.get(name, empty) for name in names}),
        "benodigd": needed,
    }
    return Rapport(
        title=words.titel(agenda),
        aside=words.stand(agenda),
        gegevens=gegevens.envelope("rapport", agenda, content),
        sections=(
            Section(
                "Bedragen per jaar",
                (Table(columns, (*rows, (*total_row(money), Euro(total)))),),
            ),
        ),
        closing=(
            "Een bedrag voor meer jaren samen staat in een eigen rij; het is nergens verdeeld.",
        ),
    )


def _needed(money: Geld) -> dict[str, int]:
    """What acties say that they need, by year; without a year under "jaar onbekend"."""
    needed: dict[str, int] = {}
    for actie, _ in money.acties:
        amount = actie.financiering.benodigd if actie.financiering else None
        if amount is None:
            continue
        by_year = (
            {str(year): euros for year, euros in amount.items()}
            if isinstance(amount, Mapping)
            else {financing.JAAR_ONBEKEND: amount}
        )
        for year, euros in by_year.items():
            needed[year] = needed.get(year, 0) + euros
    return needed
