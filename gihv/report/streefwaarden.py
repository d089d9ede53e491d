"""`gihv report streefwaarden`: targets by actie and year."""

from collections.abc import Iterator
from datetime import date

from gihv import gegevens, query
from gihv.dutch import counted
from gihv.model import Actie, Agenda, Streefwaarde
from gihv.query import Selectie
from gihv.rapport import Cell, Column, Rapport, Section, Table
from gihv.report import words

ZONDER_JAAR = "geen jaar genoemd"


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """The targets of the chosen acties and their speerpunten, by year; last those without one."""
    acties = query.select(agenda, keuze)
    targets = list(_targets(agenda, keuze))
    years = sorted(
        {target.jaar for _, _, target in targets}, key=lambda year: (year is None, year or 0)
    )
    content = {
        "rapport": "streefwaarden",
        "streefwaarden": [
            {"van": number, "titel": title, **gegevens.streefwaarde(target)}
            for number, title, target in targets
        ],
        "zonder": [actie.volgnummer for actie in acties if not actie.streefwaarden],
    }
    return Rapport(
        title=words.titel(agenda),
        aside=words.stand(agenda),
        gegevens=gegevens.envelope("rapport", agenda, content),
        lead=(_answer(acties, len(targets)) if acties else words.geen_acties(keuze),),
        sections=tuple(
            Section(str(year or ZONDER_JAAR), (_table(targets, year),)) for year in years
        ),
    )


def _answer(acties: tuple[Actie, ...], count: int) -> str:
    if not count:
        return "Er zijn geen streefwaarden."
    without = sum(not actie.streefwaarden for actie in acties)
    rest = (
        f"{words.acties(without)} zonder streefwaarde"
        if without
        else "Elke actie heeft een streefwaarde"
    )
    return f"{counted(count, 'streefwaarde', 'streefwaarden')}. {rest}."


def _targets(agenda: Agenda, keuze: Selectie) -> Iterator[tuple[str, str, Streefwaarde]]:
    """Targets with the number and title of what they belong to, in the agenda's order."""
    acties = query.select(agenda, keuze)
    for speerpunt in query.speerpunten(agenda, keuze):
        for target in speerpunt.streefwaarden:
            yield str(speerpunt.nummer), speerpunt.titel, target
        for actie in acties:
            if actie.speerpunt == speerpunt.id:
                for target in actie.streefwaarden:
                    yield actie.volgnummer, actie.titel, target


def _table(targets: list[tuple[str, str, Streefwaarde]], year: int | None) -> Table:
    columns = (Column("nr"), Column("streefwaarde", wrap=True), Column("van", under=True))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (number, words.streefwaarde(target), title)
        for number, title, target in targets
        if target.jaar == year
    )
    return Table(columns, rows)
