"""`gihv report planning`: mijlpalen in order of time, and the acties that run for a part of it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gihv import query, records
from gihv.dates import Datum
from gihv.dutch import counted, number
from gihv.model import Actie, Agenda, Mijlpaal
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import ACTIE, NUMMER, made, section, table, trekker
from gihv.report.value import Column, Report, Section, Table, Told


class _Moment(NamedTuple):
    """A mijlpaal of an actie, with the first and the last day on which it may be due."""

    actie: Actie
    mijlpaal: Mijlpaal
    eerste: date
    laatste: date


def report(
    agenda: Agenda,
    keuze: Selectie,
    peildatum: date,
    van: Datum | None = None,
    tot: Datum | None = None,
) -> Report:
    """The mijlpalen of the chosen acties; those that are past at the peildatum last.

    With `van` or `tot` only what may be due, begin or end from the one up to and including the
    other; what may as well be due before or after comes last.
    """
    acties = query.select(agenda, keuze)
    first, last = van.eerste if van else date.min, tot.laatste if tot else date.max

    def may_be_then(one: _Moment | Datum) -> bool:
        return first <= one.laatste and one.eerste <= last

    def may_be_at_other_times(one: _Moment) -> bool:
        return one.eerste < first or last < one.laatste

    def order(one: _Moment) -> tuple[object, ...]:
        return may_be_at_other_times(one), one.mijlpaal.datum, one.actie.volgorde

    found = sorted(filter(may_be_then, _moments(acties)), key=order)
    past = [one for one in found if one.laatste < peildatum]
    ahead = [one for one in found if one.laatste >= peildatum]
    partly = [actie for actie in acties if _runs_partly(agenda, actie)]
    ending = [one for one in partly if any(end and may_be_then(end) for end in one.looptijd[:2])]
    answer = [_answer(len(found), len(past), van, tot, peildatum)]
    whole: list[str] = []
    if van or tot:
        if loose := sum(map(may_be_at_other_times, found)):
            can = "kan" if loose == 1 else "kunnen"
            answer.append(f"{number(loose)} daarvan {can} ook daarbuiten vallen.")
    else:
        if without := sum(not actie.mijlpalen for actie in acties):
            answer.append(f"{words.acties(without)} zonder mijlpaal.")
        count = len(acties) - len(partly)
        whole.append(f"{words.acties(count)} {'loopt' if count == 1 else 'lopen'} de hele periode.")
    told = made(
        agenda,
        keuze,
        acties,
        "planning",
        section("nog_te_gaan", "Nog te gaan", _table(agenda, ahead), counted=True),
        section("voorbij", "Voorbij", _table(agenda, past), counted=True),
        Section("Looptijden", (*whole, _looptijden(agenda, ending)), "looptijden"),
        answer=" ".join(answer),
        peildatum=peildatum.isoformat(),
    )
    return told._replace(flat=_table(agenda, found))


def _moments(acties: Sequence[Actie]) -> Iterator[_Moment]:
    """Their mijlpalen; one before May is due on the last of April."""
    for actie in acties:
        for one in actie.mijlpalen:
            first, last = one.datum.eerste, one.datum.laatste
            if one.grens == "voor":
                first = last = first - date.resolution
            yield _Moment(actie, one, first, last)


def _answer(found: int, past: int, van: Datum | None, tot: Datum | None, peildatum: date) -> str:
    """How many mijlpalen there are between two days, and how many of them are past."""
    since = f" vanaf {van.leesbaar}" if van else ""
    until = f" tot en met {tot.leesbaar}" if tot else ""
    many = f"{counted(found, 'mijlpaal', 'mijlpalen')}{since}{until}"
    some = f"waarvan {number(past)} " if past != found else "allemaal " * (found > 1)
    day = Datum.parse(peildatum.isoformat()).leesbaar
    return f"{many}, {some}voorbij op {day}." if found else f"{many}."


def _table(agenda: Agenda, moments: Sequence[_Moment]) -> Table:
    leads = trekker(agenda)[1]
    return table(
        moments,
        (NUMMER[0], lambda one: one.actie.volgnummer),
        (Column("wanneer"), lambda one: _when(one.mijlpaal)),
        (Column("mijlpaal", "wat", share=5), lambda one: one.mijlpaal.wat),
        (Column("actie", "titel", data=True), lambda one: one.actie.titel),
        (Column("trekker", "trekkers", data=True), lambda one: leads(one.actie)),
        (Column("eerste dag", data=True), lambda one: one.eerste.isoformat()),
        (Column("laatste dag", data=True), lambda one: one.laatste.isoformat()),
        id_=lambda one: one.actie.id,
    )


def _when(one: Mijlpaal) -> Told:
    data = {
        "datum": one.datum.tekst,
        "grens": one.grens,
        "eerste_dag": one.datum.eerste.isoformat(),
        "laatste_dag": one.datum.laatste.isoformat(),
    }
    return Told("datum", words.moment(one), data)


# -- looptijden ------------------------------------------------------------------------------


def _runs_partly(agenda: Agenda, actie: Actie) -> bool:
    """Whether an actie states another looptijd than the agenda's periode."""
    return any(actie.looptijd) and words.looptijd(agenda, actie) != agenda.periode.leesbaar


def _looptijden(agenda: Agenda, acties: Sequence[Actie]) -> Table:
    def looptijd(actie: Actie) -> Told:
        van, tot, _ = actie.looptijd
        text = words.looptijd(agenda, actie)
        if tot and not van and tot.eerste == tot.laatste:
            text = f"stopt op {tot.leesbaar}"
        return Told("looptijd", text, records.looptijd(agenda, actie))

    return table(acties, NUMMER, ACTIE, (Column("looptijd"), looptijd))
