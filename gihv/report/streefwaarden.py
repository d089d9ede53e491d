"""`gihv report streefwaarden`: streefwaarden by actie and year."""

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
    """The streefwaarden of the chosen acties and their speerpunten by year, those without last."""
    acties = query.select(agenda, keuze)
    streefwaarden = list(_streefwaarden(agenda, keuze))
    years = sorted(
        {streefwaarde.jaar for _, _, streefwaarde in streefwaarden},
        key=lambda year: (year is None, year or 0),
    )
    content = {
        "rapport": "streefwaarden",
        "streefwaarden": [
            {"van": number, "titel": title, **gegevens.streefwaarde(streefwaarde)}
            for number, title, streefwaarde in streefwaarden
        ],
        "zonder": [actie.volgnummer for actie in acties if not actie.streefwaarden],
    }
    return Rapport(
        title=words.titel(agenda),
        aside=words.vastgesteld(agenda),
        gegevens=gegevens.envelope("rapport", agenda, content),
        lead=(_answer(acties, len(streefwaarden)) if acties else words.geen_acties(keuze),),
        sections=tuple(
            Section(str(year or ZONDER_JAAR), (_table(streefwaarden, year),)) for year in years
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


def _streefwaarden(agenda: Agenda, keuze: Selectie) -> Iterator[tuple[str, str, Streefwaarde]]:
    """Streefwaarden with the number and title of what they belong to, in the agenda's order."""
    acties = query.select(agenda, keuze)
    for speerpunt in query.speerpunten(agenda, keuze):
        for streefwaarde in speerpunt.streefwaarden:
            yield str(speerpunt.nummer), speerpunt.titel, streefwaarde
        for actie in acties:
            if actie.speerpunt == speerpunt.id:
                for streefwaarde in actie.streefwaarden:
                    yield actie.volgnummer, actie.titel, streefwaarde


def _table(streefwaarden: list[tuple[str, str, Streefwaarde]], year: int | None) -> Table:
    columns = (Column("nr"), Column("streefwaarde", wrap=True), Column("van", under=True))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (number, words.streefwaarde(streefwaarde), title)
        for number, title, streefwaarde in streefwaarden
        if streefwaarde.jaar == year
    )
    return Table(columns, rows)
