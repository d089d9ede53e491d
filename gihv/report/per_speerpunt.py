"""`gihv report --per speerpunt`: how many acties of each chapter are without financing."""

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
    chapters = [
        (chapter, states) for chapter in agenda.speerpunten if (states := _states(money, chapter))
    ]
    sums = grouped(money, _row)
    content = {
        "rapport": "financiering",
        "per": "speerpunt",
        "speerpunten": [
            {
                "nummer": chapter.nummer,
                "id": chapter.id,
                "titel": chapter.titel,
                "acties": len(states),
                "zonder_financiering": _without(states),
                "totaal": gegevens.totaal(states),
            }
            for chapter, states in chapters
        ],
        "bedragen": gegevens.rijen(sums),
    }
    return Rapport(
        title=words.titel(agenda),
        aside=words.stand(agenda),
        gegevens=gegevens.envelope("rapport", agenda, content),
        sections=(
            Section("Acties zonder financiering per speerpunt", (_acties(chapters),)),
            Section("Bedragen per speerpunt", (_amounts(money, sums),)),
        ),
    )


def _states(money: Geld, chapter: Speerpunt) -> list[Dekking]:
    return [dekking for actie, dekking in money.acties if actie.speerpunt == chapter.id]


def _without(states: list[Dekking]) -> int:
    return sum(dekking.zonder_financiering for dekking in states)


def _acties(chapters: list[tuple[Speerpunt, list[Dekking]]]) -> Table:
    columns = (
        Column("nr"),
        Column("speerpunt", wrap=True),
        Column("acties", align="right"),
        Column("zonder", align="right"),
        Column(""),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(chapter.nummer),
            chapter.titel,
            len(states),
            _without(states),
            Balk(_without(states), len(states)),
        )
        for chapter, states in chapters
    )
    return Table(columns, rows)


def _row(entry: Toegerekend) -> Iterator[tuple[str, Bijdrage]]:
    yield entry.speerpunt or financing.HELE_AGENDA, entry.bijdrage


def _amounts(money: Geld, sums: Mapping[str, gegevens.Sommen]) -> Table:
    agenda = money.agenda

    def title(name: str) -> str:
        chapter = agenda.speerpunt.get(name)
        return f"{chapter.nummer}  {chapter.titel}" if chapter else name

    rows = [(title(name), *sum_cells(own)) for name, own in sums.items()]
    return Table((Column("speerpunt", wrap=True), *SUM_COLUMNS), (*rows, total_row(money)))
