"""`gihv report --per speerpunt`: how many acties of each speerpunt are without financing."""

from datetime import date

from gihv import money
from gihv.model import Agenda, Speerpunt
from gihv.query import Selectie
from gihv.report.geld import geld, grouped, sum_cells, sums_table
from gihv.report.parts import BAR, numbered, section
from gihv.report.value import Balk, Cell, Column, Report, Section


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The acties of each speerpunt by dekking, then the amounts; money counts once."""
    funds = geld(agenda, keuze)
    without = {
        speerpunt.id: [
            funds.dekkingen[actie.id].zonder_financiering
            for actie in funds.acties
            if actie.speerpunt == speerpunt.id
        ]
        for speerpunt in agenda.speerpunten
    }

    def cells(speerpunt: Speerpunt) -> tuple[Cell, ...]:
        own = without[speerpunt.id]
        return (len(own), sum(own), Balk(0, sum(own), len(own)))

    columns = (Column("acties", align="right"), Column("zonder", align="right"), BAR)
    chosen = [speerpunt for speerpunt in agenda.speerpunten if without[speerpunt.id]]
    sums = grouped(funds, lambda entry: [(entry.speerpunt or money.HELE_AGENDA, entry.bijdrage)])
    speerpunt = agenda.speerpunt
    amounts = sums_table(
        funds,
        Column("speerpunt", "titel", wrap=True),
        [
            (id_ if id_ in speerpunt else None, (_title(speerpunt.get(id_), id_), *sum_cells(own)))
            for id_, own in sums.items()
        ],
    )
    return funds.report(
        "speerpunt",
        [
            section(
                "acties",
                "Acties zonder financiering per speerpunt",
                numbered(chosen, columns, cells),
            ),
            Section("Bedragen per speerpunt", (amounts,), "bedragen"),
        ],
    )


def _title(speerpunt: Speerpunt | None, otherwise: str) -> str:
    return f"{speerpunt.nummer}  {speerpunt.titel}" if speerpunt else otherwise
