"""`gihv report streefwaarden`: streefwaarden by actie and year."""

from datetime import date

from gihv import query
from gihv.dutch import counted
from gihv.model import Actie, Agenda, Speerpunt, Streefwaarde
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import NUMMER, made, section, table
from gihv.report.value import Column, Report, Table, Told

ZONDER_JAAR = "geen jaar genoemd"


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The streefwaarden of the chosen acties and their speerpunten by year, those without last."""
    acties = query.select(agenda, keuze)
    things: list[Actie | Speerpunt] = []
    for speerpunt in query.speerpunten(agenda, keuze):
        things += [speerpunt, *(one for one in acties if one.speerpunt == speerpunt.id)]
    found = [(one, streefwaarde) for one in things for streefwaarde in one.streefwaarden]
    years = sorted({one.jaar for _, one in found}, key=lambda year: (year is None, year or 0))
    count = counted(len(found), "streefwaarde", "streefwaarden")
    without = words.acties(sum(not actie.streefwaarden for actie in acties))

    def of(year: int | None) -> Table:
        return table(
            [pair for pair in found if pair[1].jaar == year],
            (NUMMER[0], lambda pair: words.nummer(pair[0])),
            (Column("streefwaarde", share=5), lambda pair: _cell(pair[1])),
            (Column("van", "titel", share=2), lambda pair: pair[0].titel),
            id_=lambda pair: pair[0].id,
        )

    sections = (section("streefwaarden", str(year or ZONDER_JAAR), of(year)) for year in years)
    answer = f"{count}. {without} zonder streefwaarde."
    return made(agenda, keuze, acties, "streefwaarden", *sections, answer=answer)


def _cell(one: Streefwaarde) -> Told:
    return Told("streefwaarde", words.streefwaarde(one), one._asdict())
