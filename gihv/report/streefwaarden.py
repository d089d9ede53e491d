"""`gihv report streefwaarden`: streefwaarden by actie and year."""

from collections.abc import Iterator
from datetime import date

from gihv import query, records
from gihv.dutch import counted
from gihv.model import Actie, Agenda, Speerpunt, Streefwaarde
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import NUMMER, made, nummer, section
from gihv.report.value import Column, Report, Table, Told

ZONDER_JAAR = "geen jaar genoemd"
COLUMNS = (
    NUMMER,
    Column("streefwaarde", wrap=True),
    Column("van", "titel", under=True),
)

Found = list[tuple[Actie | Speerpunt, Streefwaarde]]


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The streefwaarden of the chosen acties and their speerpunten by year, those without last."""
    acties = query.select(agenda, keuze)
    found = [
        (one, streefwaarde)
        for one in _in_order(agenda, keuze, acties)
        for streefwaarde in one.streefwaarden
    ]
    years = sorted({one.jaar for _, one in found}, key=lambda year: (year is None, year or 0))
    return made(
        agenda,
        "streefwaarden",
        (_answer(acties, len(found)) if acties else words.geen_acties(keuze),),
        (section("streefwaarden", str(year or ZONDER_JAAR), _table(found, year)) for year in years),
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


def _in_order(
    agenda: Agenda, keuze: Selectie, acties: tuple[Actie, ...]
) -> Iterator[Actie | Speerpunt]:
    """The speerpunten of the choice, each with its chosen acties after it."""
    for speerpunt in query.speerpunten(agenda, keuze):
        yield speerpunt
        yield from (actie for actie in acties if actie.speerpunt == speerpunt.id)


def _table(found: Found, year: int | None) -> Table:
    own = [(one, streefwaarde) for one, streefwaarde in found if streefwaarde.jaar == year]
    rows = tuple((nummer(one), _cell(streefwaarde), one.titel) for one, streefwaarde in own)
    return Table(COLUMNS, rows, tuple(one.id for one, _ in own))


def _cell(one: Streefwaarde) -> Told:
    return Told("streefwaarde", words.streefwaarde(one), records.streefwaarde(one))
