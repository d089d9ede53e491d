"""`gihv report planning`: mijlpalen in order of time, and when each actie runs."""

from datetime import date

from gihv import financing, gegevens, query
from gihv.dutch import counted, number
from gihv.model import Actie, Agenda, Mijlpaal
from gihv.query import Selectie
from gihv.rapport import Cell, Column, Rapport, Section, Table, Tijdbalk
from gihv.report import words


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:
    """The mijlpalen of the chosen acties, those that are past at the peildatum first."""
    acties = query.select(agenda, keuze)
    mijlpalen = sorted(
        ((mijlpaal, actie) for actie in acties for mijlpaal in actie.mijlpalen),
        key=lambda pair: (pair[0].datum, pair[1].volgorde),
    )
    past = [pair for pair in mijlpalen if pair[0].datum.is_past(peildatum)]
    ahead = [pair for pair in mijlpalen if not pair[0].datum.is_past(peildatum)]
    content = {
        "rapport": "planning",
        "peildatum": peildatum.isoformat(),
        "mijlpalen": [
            {
                **gegevens.mijlpaal(mijlpaal),
                "eerste_dag": mijlpaal.datum.eerste.isoformat(),
                "laatste_dag": mijlpaal.datum.laatste.isoformat(),
                "voorbij": mijlpaal.datum.is_past(peildatum),
                "actie": actie.volgnummer,
            }
            for mijlpaal, actie in mijlpalen
        ],
        "looptijden": [
            {"actie": actie.volgnummer, "looptijd": gegevens.looptijd(agenda, actie)}
            for actie in acties
        ],
    }
    return Rapport(
        title=words.titel(agenda),
        aside=f"peildatum: {words.dag(peildatum)}",
        gegevens=gegevens.envelope("rapport", agenda, content),
        lead=(_answer(acties, len(mijlpalen), len(past)) if acties else words.geen_acties(keuze),),
        sections=(
            *(
                Section(f"{title} ({number(len(found))})", (_table(found),))
                for title, found in (("Voorbij", past), ("Nog te gaan", ahead))
                if found
            ),
            Section(_title(agenda), words.of_geen(_running(agenda, acties))),
        ),
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
    columns = (Column("nr"), Column("wanneer"), Column("mijlpaal", wrap=True))
    return Table(
        columns,
        tuple(
            (
                actie.volgnummer,
                " ".join(part for part in (mijlpaal.grens, mijlpaal.datum.leesbaar) if part),
                mijlpaal.wat,
            )
            for mijlpaal, actie in found
        ),
    )


def _title(agenda: Agenda) -> str:
    if not agenda.periode.jaren:  # agenda.yaml cannot be read
        return "Looptijden"
    return f"Looptijden, {agenda.periode.leesbaar}"


def _running(agenda: Agenda, acties: tuple[Actie, ...]) -> Table:
    """When each actie runs, as a bar over the agenda's years; in words only where it says so."""
    columns = (
        Column("nr"),
        Column("actie", wrap=True),
        Column("looptijd", under=True),
        Column(""),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (actie.volgnummer, actie.titel, _stated(agenda, actie), _bar(agenda, actie))
        for actie in acties
    )
    return Table(columns, rows)


def _stated(agenda: Agenda, actie: Actie) -> str:
    looptijd = actie.looptijd
    return words.looptijd(agenda, actie) if looptijd.van or looptijd.tot else "hele periode"


def _bar(agenda: Agenda, actie: Actie) -> Tijdbalk:
    """The months in which an actie runs, counted from the first of the agenda."""
    months = 12 * len(agenda.periode.jaren)
    if not months:
        return Tijdbalk(0, 0, 0)
    first, last = financing.dagen(actie.looptijd, agenda.periode)
    return Tijdbalk(max(_month(agenda, first), 0), min(_month(agenda, last) + 1, months), months)


def _month(agenda: Agenda, day: date) -> int:
    return 12 * (day.year - agenda.periode.van) + day.month - 1
