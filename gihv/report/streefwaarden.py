"""`gihv report streefwaarden`: streefwaarden by year, of acties and speerpunten."""

from datetime import date

from gihv import query, records
from gihv.dutch import counted, number
from gihv.model import Actie, Agenda, Meting, Speerpunt, Streefwaarde
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import made, section, table
from gihv.report.value import NIETS, Column, Report, Told


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The streefwaarden of the chosen acties and their speerpunten by year, those without last."""
    acties = query.select(agenda, keuze)
    found = gekozen(agenda, keuze)
    found.sort(key=lambda pair: (pair[1].jaar is None, pair[1].jaar or 0))
    every: list[Actie | Speerpunt] = [*agenda.speerpunten, *agenda.acties]
    is_measured = any(
        part.nulmeting or part.metingen for one in every for part in one.streefwaarden
    )
    measured = (
        (Column("nulmeting", share=2), lambda pair: meting(pair[1].nulmeting)),
        (Column("laatste meting", share=2), lambda pair: meting(words.laatste(pair[1].metingen))),
        (Column("weg", align="right"), lambda pair: _weg(pair[1])),
    )
    told = table(
        found,
        (Column("nr", "nummer"), lambda pair: words.nummer(pair[0])),
        (Column("streefwaarde", share=5), lambda pair: doel(pair[1])),
        (Column("jaar"), lambda pair: Told("getal", str(pair[1].jaar or NIETS), pair[1].jaar)),
        *(measured if is_measured else ()),
        (Column("van", "titel", share=2), lambda pair: pair[0].titel),
        id_=lambda pair: pair[0].id,
    )
    count = counted(len(found), "streefwaarde", "streefwaarden")
    without = words.acties(agenda, sum(not actie.streefwaarden for actie in acties))
    answer = f"{count}. {without} zonder streefwaarde."
    doelen = section("streefwaarden", "Streefwaarden per jaar", told)
    return made(agenda, keuze, acties, "streefwaarden", doelen, answer=answer)


def gekozen(agenda: Agenda, keuze: Selectie) -> list[tuple[Actie | Speerpunt, Streefwaarde]]:
    """The streefwaarden of the chosen acties and their speerpunten, each with whose it is."""
    acties = query.select(agenda, keuze)
    things: list[Actie | Speerpunt] = []
    for speerpunt in query.speerpunten(agenda, keuze):
        things += [speerpunt, *(one for one in acties if one.speerpunt == speerpunt.id)]
    return [(one, streefwaarde) for one in things for streefwaarde in one.streefwaarden]


def doel(one: Streefwaarde) -> Told:
    """A cell with what is to be reached, without its year."""
    return Told("streefwaarde", words.doel_in_getal(one._replace(jaar=None)), records.plain(one))


def meting(one: Meting | None) -> Told:
    """A cell with what was measured; None: nothing."""
    return Told("getal", words.meting(one) if one else NIETS, one and one.waarde)


def _weg(one: Streefwaarde) -> Told:
    part = words.weg(one)
    return Told("getal", NIETS if part is None else f"{number(part)}%", part)
