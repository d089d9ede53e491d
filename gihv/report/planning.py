"""`gihv report planning`: mijlpalen in order of time, and when each actie runs."""

from datetime import date

from gihv import money, query, records
from gihv.dutch import counted, number
from gihv.model import Actie, Agenda, Mijlpaal
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import BAR, NUMMER, made, numbered, section
from gihv.report.value import Balk, Cell, Column, Report, Table, Told


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:
    """The mijlpalen of the chosen acties, those that are past at the peildatum first."""
    acties = query.select(agenda, keuze)
    mijlpalen = sorted(
        ((mijlpaal, actie) for actie in acties for mijlpaal in actie.mijlpalen),
        key=lambda pair: (pair[0].datum, pair[1].volgorde),
    )
    past = [pair for pair in mijlpalen if pair[0].datum.is_past(peildatum)]
    ahead = [pair for pair in mijlpalen if not pair[0].datum.is_past(peildatum)]
    groups = (("voorbij", "Voorbij", past), ("nog_te_gaan", "Nog te gaan", ahead))

    def running(actie: Actie) -> tuple[Cell, ...]:
        return (_looptijd(agenda, actie), _bar(agenda, actie))

    return made(
        agenda,
        "planning",
        (_answer(acties, len(mijlpalen), len(past)) if acties else words.geen_acties(keuze),),
        (
            *(
                section(name, title, _table(own), counted=True)
                for name, title, own in groups
                if own
            ),
            section(
                "looptijden",
                _title(agenda),
                numbered(acties, [Column("looptijd", under=True), BAR], running),
            ),
        ),
        aside=f"peildatum: {words.dag(peildatum)}",
        peildatum=peildatum.isoformat(),
    )


def _answer(acties: tuple[Actie, ...], count: int, past: int) -> str:
    if not count:
        return "Er zijn geen mijlpalen."
    without = sum(not actie.mijlpalen for actie in acties)
    rest = (
        f"{words.acties(without)} zonder mijlpaal" if without else "Elke actie heeft een mijlpaal"
    )
    return f"{counted(count, 'mijlpaal', 'mijlpalen')}, {_past(count, past)}. {rest}."


def _past(count: int, past: int) -> str:
    """How many of the mijlpalen are past."""
    if not past:
        return "nog niet voorbij" if count == 1 else "nog geen enkele voorbij"
    if past == count:
        return "al voorbij" if count == 1 else "alle voorbij"
    return f"waarvan {number(past)} voorbij"


def _table(found: list[tuple[Mijlpaal, Actie]]) -> Table:
    columns = (NUMMER, Column("wanneer"), Column("mijlpaal", "wat", wrap=True))
    rows = tuple((actie.volgnummer, _when(one), one.wat) for one, actie in found)
    return Table(columns, rows, tuple(actie.id for _, actie in found))


def _when(one: Mijlpaal) -> Told:
    text = " ".join(part for part in (one.grens, one.datum.leesbaar) if part)
    days = {
        "eerste_dag": one.datum.eerste.isoformat(),
        "laatste_dag": one.datum.laatste.isoformat(),
    }
    return Told("datum", text, {"datum": one.datum.tekst, "grens": one.grens, **days})


def _title(agenda: Agenda) -> str:
    if not agenda.periode.jaren:  # agenda.yaml cannot be read
        return "Looptijden"
    return f"Looptijden, {agenda.periode.leesbaar}"


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
    first, last = money.dagen(actie.looptijd, agenda.periode)
    return Balk(max(_month(agenda, first), 0), min(_month(agenda, last) + 1, months), months)


def _month(agenda: Agenda, day: date) -> int:
    return 12 * (day.year - agenda.periode.van) + day.month - 1
