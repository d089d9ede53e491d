"""`gihv report planning`: mijlpalen in order of time, and when each actie runs."""

from datetime import date

from gihv import money, query, records
from gihv.dates import Datum
from gihv.dutch import counted, number
from gihv.model import Actie, Agenda, Mijlpaal
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import ACTIE, BAR, NUMMER, made, section, table
from gihv.report.value import Balk, Column, Report, Table, Told


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:
    """The mijlpalen of the chosen acties, those that are past at the peildatum first."""
    acties = query.select(agenda, keuze)
    mijlpalen = sorted(
        ((actie, mijlpaal) for actie in acties for mijlpaal in actie.mijlpalen),
        key=lambda pair: (pair[1].datum, pair[0].volgorde),
    )
    past = [pair for pair in mijlpalen if pair[1].datum.is_past(peildatum)]
    ahead = [pair for pair in mijlpalen if not pair[1].datum.is_past(peildatum)]
    groups = (("voorbij", "Voorbij", past), ("nog_te_gaan", "Nog te gaan", ahead))
    years = f", {agenda.periode.leesbaar}" if agenda.periode.jaren else ""
    runs = (Column("looptijd", share=2), lambda actie: _looptijd(agenda, actie))
    bars = (BAR, lambda actie: _bar(agenda, actie))
    looptijden = table(acties, NUMMER, ACTIE, runs, bars)
    count = counted(len(mijlpalen), "mijlpaal", "mijlpalen")
    without = words.acties(sum(not actie.mijlpalen for actie in acties))
    return made(
        agenda,
        keuze,
        acties,
        "planning",
        *(section(name, title, _table(own), counted=True) for name, title, own in groups if own),
        section("looptijden", f"Looptijden{years}", looptijden),
        answer=f"{count}, waarvan {number(len(past))} voorbij. {without} zonder mijlpaal.",
        aside=f"peildatum: {Datum.parse(peildatum.isoformat()).leesbaar}",
        peildatum=peildatum.isoformat(),
    )


def _table(found: list[tuple[Actie, Mijlpaal]]) -> Table:
    return table(
        found,
        (NUMMER[0], lambda pair: pair[0].volgnummer),
        (Column("wanneer"), lambda pair: _when(pair[1])),
        (Column("mijlpaal", "wat", share=5), lambda pair: pair[1].wat),
        id_=lambda pair: pair[0].id,
    )


def _when(one: Mijlpaal) -> Told:
    data = {
        "datum": one.datum.tekst,
        "grens": one.grens,
        "eerste_dag": one.datum.eerste.isoformat(),
        "laatste_dag": one.datum.laatste.isoformat(),
    }
    return Told("datum", words.moment(one), data)


def _looptijd(agenda: Agenda, actie: Actie) -> Told:
    """When an actie runs, in words only where it says so."""
    stated = actie.looptijd.van or actie.looptijd.tot
    text = words.looptijd(agenda, actie) if stated else "hele periode"
    return Told("looptijd", text, records.looptijd(agenda, actie))


def _bar(agenda: Agenda, actie: Actie) -> Balk:
    """The months in which an actie runs, counted from the first of the agenda."""
    months = 12 * len(agenda.periode.jaren)
    if not months:
        return Balk(0, 0, 0)
    first, last = (
        12 * (day.year - agenda.periode.van) + day.month - 1
        for day in money.dagen(actie.looptijd, agenda.periode)
    )
    return Balk(max(first, 0), min(last + 1, months), months)
