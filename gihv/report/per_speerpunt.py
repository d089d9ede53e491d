"""`gihv report --per speerpunt`: how many acties of each speerpunt are without financing."""

from collections.abc import Iterator, Mapping
from datetime import date

from gihv import financing, gegevens
from gihv.financing import Dekking, Toegerekend
from gihv.model import Agenda, Bijdrage, Speerpunt
from gihv.query import Selectie
from gihv.rapport import Balk, Cell, Column, Rapport, Section, Table
from gihv.report import words
from gihv.report.geld import SUM_COLUMNS, Geld, geld, grouped, sum_cells, total_row


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """The acties of each speerpunt by dekking, then the amounts; money counts once."""
    money = geld(agenda, keuze)
    speerpunten = [
        (speerpunt, states)
        for speerpunt in agenda.speerpunten
        if (states := _states(money, speerpunt))
    ]
    sums = grouped(money, _row)
    content = {
        "rapport": "financiering",
        "per": "speerpunt",
        "speerpunten": [
            {
                "nummer": speerpunt.nummer,
                "id": speerpunt.id,
                "titel": speerpunt.titel,
                "acties": len(states),
                "zonder_financiering": _without(states),
                "totaal": gegevens.per_dekking(states),
            }
            for speerpunt, states in speerpunten
        ],
        "bedragen": gegevens.rijen(sums),
    }
    return Rapport(
        title=words.titel(agenda),
        aside=words.vastgesteld(agenda),
        gegevens=gegevens.envelope("rapport", agenda, content),
        lead=money.lead,
        sections=(
            Section(
                "Acties zonder financiering per speerpunt", words.of_geen(_acties(speerpunten))
            ),
            Section("Bedragen per speerpunt", (_amounts(money, sums),)),
        ),
    )


def _states(money: Geld, speerpunt: Speerpunt) -> list[Dekking]:
    return [dekking for actie, dekking in money.acties if actie.speerpunt == speerpunt.id]


def _without(states: list[Dekking]) -> int:
    return sum(dekking.zonder_financiering for dekking in states)


def _acties(speerpunten: list[tuple[Speerpunt, list[Dekking]]]) -> Table:
    columns = (
        Column("nr"),
        Column("speerpunt", wrap=True),
        Column("acties", align="right"),
        Column("zonder", align="right"),
        Column(""),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(speerpunt.nummer),
            speerpunt.titel,
            len(states),
            _without(states),
            Balk(_without(states), len(states)),
        )
        for speerpunt, states in speerpunten
    )
    return Table(columns, rows)


def _row(entry: Toegerekend) -> Iterator[tuple[str, Bijdrage]]:
    yield entry.speerpunt or financing.HELE_AGENDA, entry.bijdrage


def _amounts(money: Geld, sums: Mapping[str, gegevens.Sommen]) -> Table:
    agenda = money.agenda

    def title(name: str) -> str:
        speerpunt = agenda.speerpunt.get(name)
        return f"{speerpunt.nummer}  {speerpunt.titel}" if speerpunt else name

    rows = [(title(name), *sum_cells(own)) for name, own in sums.items()]
    return Table((Column("speerpunt", wrap=True), *SUM_COLUMNS), (*rows, total_row(money)))
