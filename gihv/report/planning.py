"""`gihv report planning`: mijlpalen in order of time, and the acties that run for a part of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from gihv import query, records
from gihv.dates import Datum, leesbaar
from gihv.dutch import counted, enumerate_, number
from gihv.model import Actie, Agenda, Mijlpaal, grouped
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import ACTIE, NUMMER, made, section, table, trekker
from gihv.report.value import Column, Report, Section, Table, Told

NOG_TE_GAAN, TE_LAAT, VOORBIJ = "nog te gaan", "te laat", "voorbij"
BEREIKT, VERVALLEN = "bereikt", "vervallen"
GEVOLGD = (TE_LAAT, NOG_TE_GAAN, BEREIKT, VERVALLEN)
"""What can be said of mijlpalen where the agenda tells which were reached, in the order shown."""


class Moment(NamedTuple):
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
    """The mijlpalen of the chosen acties by their stand at the peildatum.

    With `van` or `tot` only what may be due, begin or end from the one up to and including the
    other; what may as well be due before or after comes last.
    """
    acties = query.select(agenda, keuze)
    first, last = van.eerste if van else date.min, tot.laatste if tot else date.max

    def may_be_then(one: Moment | Datum) -> bool:
        return first <= one.laatste and one.eerste <= last

    def may_be_at_other_times(one: Moment) -> bool:
        return one.eerste < first or last < one.laatste

    def order(one: Moment) -> tuple[object, ...]:
        return may_be_at_other_times(one), one.mijlpaal.datum, one.actie.volgorde

    found = sorted(filter(may_be_then, momenten(acties)), key=order)
    by_stand = grouped((stand(agenda, one, peildatum), one) for one in found)
    partly = niet_hele_periode(agenda, acties)
    ending = [one for one in partly if any(end and may_be_then(end) for end in one.looptijd[:2])]
    standen = GEVOLGD if agenda.once(is_gevolgd) else (NOG_TE_GAAN, VOORBIJ)
    counts = {word: len(by_stand.get(word, ())) for word in standen}
    answer = [_answer(counts, van, tot, peildatum)]
    run: list[str] = []
    if van or tot:
        if loose := sum(map(may_be_at_other_times, found)):
            can = "kan" if loose == 1 else "kunnen"
            answer.append(f"{number(loose)} daarvan {can} ook daarbuiten vallen.")
    else:
        if without := sum(not actie.mijlpalen for actie in acties):
            answer.append(f"{words.acties(agenda, without)} zonder mijlpaal.")
        count = len(acties) - len(partly)
        verb = "loopt" if count == 1 else "lopen"
        run.append(f"{words.acties(agenda, count)} {verb} de hele periode.")
    runs = table(ending, NUMMER, ACTIE, (Column("looptijd"), partial(looptijd, agenda)))
    told = made(
        agenda,
        keuze,
        acties,
        "planning",
        *(deel(agenda, word, by_stand.get(word, ()), peildatum) for word in standen),
        Section("Looptijden", (*run, runs), "looptijden"),
        answer=" ".join(answer),
        peildatum=peildatum.isoformat(),
    )
    return told._replace(flat=_table(agenda, found, peildatum))


def niet_hele_periode(agenda: Agenda, acties: Iterable[Actie]) -> list[Actie]:
    """Those of these acties that do not run for just the periode of the agenda."""
    whole = agenda.periode.leesbaar
    return [one for one in acties if any(one.looptijd) and words.looptijd(agenda, one) != whole]


def momenten(acties: Iterable[Actie]) -> Iterator[Moment]:
    """Their mijlpalen; one before May is due on the last of April."""
    for actie in acties:
        for one in actie.mijlpalen:
            first, last = one.datum.eerste, one.datum.laatste
            if one.grens == "voor":
                first = last = first - date.resolution
            yield Moment(actie, one, first, last)


def is_gevolgd(agenda: Agenda) -> bool:
    """Whether the agenda tells of any mijlpaal that it was reached or given up."""
    return any(one.bereikt or one.vervallen for own in agenda.acties for one in own.mijlpalen)


def stand(agenda: Agenda, one: Moment, peildatum: date) -> str:
    """What can be said of a mijlpaal at the peildatum: a word of GEVOLGD, or VOORBIJ."""
    if one.mijlpaal.vervallen:
        return VERVALLEN
    if one.mijlpaal.bereikt and one.mijlpaal.bereikt.eerste <= peildatum:
        return BEREIKT
    if one.laatste >= peildatum:
        return NOG_TE_GAAN
    return TE_LAAT if agenda.once(is_gevolgd) else VOORBIJ


def te_laat(agenda: Agenda, acties: Iterable[Actie], peildatum: date) -> list[Moment]:
    """The mijlpalen of these acties that are late, in order of time."""
    late = [one for one in momenten(acties) if stand(agenda, one, peildatum) == TE_LAAT]
    return sorted(late, key=lambda one: one.mijlpaal.datum)


def bereikt(agenda: Agenda, acties: Iterable[Actie], sinds: date, peildatum: date) -> list[Moment]:
    """The mijlpalen of these acties that were reached after a day, in order of when that was."""
    reached = [
        (one.mijlpaal.bereikt, one)
        for one in momenten(acties)
        if one.mijlpaal.bereikt and stand(agenda, one, peildatum) == BEREIKT
    ]
    new = [(datum, one) for datum, one in reached if datum.laatste > sinds]
    return [one for _, one in sorted(new, key=lambda pair: pair[0])]


def _answer(
    counts: Mapping[str, int], van: Datum | None, tot: Datum | None, peildatum: date
) -> str:
    """How many mijlpalen there are between two days, and how many of each stand."""
    found = sum(counts.values())
    since = f" vanaf {van.leesbaar}" if van else ""
    until = f" tot en met {tot.leesbaar}" if tot else ""
    many = f"{counted(found, 'mijlpaal', 'mijlpalen')}{since}{until}"
    told = [
        f"{number(count)} {word}"
        for word, count in counts.items()
        if word != NOG_TE_GAAN and (count or word in (TE_LAAT, VOORBIJ))
    ]
    some = f"waarvan {enumerate_(told)}"
    if counts.get(VOORBIJ) == found:
        some = f"{'allemaal ' * (found > 1)}{VOORBIJ}"
    return f"{many}, {some} op {leesbaar(peildatum)}." if found else f"{many}."


def deel(agenda: Agenda, word: str, moments: Sequence[Moment], peildatum: date) -> Section:
    """The mijlpalen of a stand."""
    rows = _table(agenda, moments, peildatum, is_done=word in (BEREIKT, VERVALLEN))
    return section(word.replace(" ", "_"), word.capitalize(), rows, counted=True)


def _table(
    agenda: Agenda, moments: Sequence[Moment], peildatum: date, *, is_done: bool = False
) -> Table:
    leads = trekker(agenda)[1]
    followed = (
        (Column("uitkomst", share=4, data=not is_done), lambda one: words.uitkomst(one.mijlpaal)),
        (Column("stand", data=True), lambda one: stand(agenda, one, peildatum)),
    )
    return table(
        moments,
        (NUMMER[0], lambda one: one.actie.volgnummer),
        (Column("wanneer"), lambda one: _when(one.mijlpaal)),
        (Column("mijlpaal", "wat", share=5), lambda one: one.mijlpaal.wat),
        (Column("actie", "titel", data=True), lambda one: one.actie.titel),
        (Column("trekker", "trekkers", data=True), lambda one: leads(one.actie)),
        (Column("eerste dag", data=True), lambda one: one.eerste.isoformat()),
        (Column("laatste dag", data=True), lambda one: one.laatste.isoformat()),
        *(followed if agenda.once(is_gevolgd) else ()),
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


def looptijd(agenda: Agenda, one: Actie) -> Told:
    """When an actie runs: "stopt op 31 januari 2014"."""
    van, tot, _ = one.looptijd
    text = words.looptijd(agenda, one)
    if tot and not van and tot.eerste == tot.laatste:
        text = f"stopt op {tot.leesbaar}"
    return Told("looptijd", text, records.looptijd(agenda, one))
