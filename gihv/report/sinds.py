"""What is new in the progress since a day: judgements, mijlpalen that were reached, metingen."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from gihv.dates import Datum
from gihv.dutch import counted, number
from gihv.model import OORDELEN, Actie, Agenda, Meting, Speerpunt, Streefwaarde, Voortgang
from gihv.query import Selectie
from gihv.report import planning, streefwaarden, words
from gihv.report.kolommen import oordelen
from gihv.report.parts import ACTIE, NUMMER, Kolom, section, table
from gihv.report.value import Column, Section

_Dated = TypeVar("_Dated", Meting, Voortgang)


class Gemeten(NamedTuple):
    """A new meting of a streefwaarde, whose that is, and the meting before it."""

    van: Actie | Speerpunt
    streefwaarde: Streefwaarde
    nu: Meting
    was: Meting | None


def nieuws(
    agenda: Agenda, keuze: Selectie, acties: Sequence[Actie], sinds: Datum, peildatum: date
) -> tuple[str, Sequence[Section]]:
    """A sentence and sections: what is dated after the last day of `sinds`, up to the peildatum."""
    found = [(one, _nieuw(one.voortgang, sinds.laatste, peildatum)) for one in acties]
    judged = [(one, pair) for one, pair in found if pair]
    reached = planning.bereikt(agenda, acties, sinds.laatste, peildatum)
    measured = [
        Gemeten(van, one, *pair)
        for van, one in streefwaarden.gekozen(agenda, keuze)
        if (pair := _nieuw((one.nulmeting, *one.metingen), sinds.laatste, peildatum))
    ]
    told = [
        (len(judged), "nieuw oordeel", "nieuwe oordelen", _richting(pair for _, pair in judged)),
        (len(reached), "mijlpaal", "mijlpalen", " bereikt"),
        (len(measured), "nieuwe meting", "nieuwe metingen", ""),
    ]
    parts = [f"{counted(count, one, more)}{rest}" for count, one, more, rest in told if count]
    now, *why = oordelen(agenda, peildatum)
    rows = table((one for one, _ in judged), NUMMER, ACTIE, now, was(agenda, sinds), *why)
    metingen = table(
        measured,
        (NUMMER[0], lambda one: words.nummer(one.van)),
        (Column("streefwaarde", share=5), lambda one: streefwaarden.doel(one.streefwaarde)),
        (Column("meting", share=2), lambda one: streefwaarden.meting(one.nu)),
        (Column("was", share=2), lambda one: streefwaarden.meting(one.was)),
        (Column("van", "titel", share=2), lambda one: one.van.titel),
        id_=lambda one: one.van.id,
    )
    return f"Sinds {sinds.leesbaar}: {', '.join(parts) or 'niets nieuws'}.", (
        section("nieuwe_oordelen", "Nieuwe oordelen", rows, counted=True),
        planning.deel(agenda, planning.BEREIKT, reached, peildatum),
        section("nieuwe_metingen", "Nieuwe metingen", metingen, counted=True),
    )


def was(agenda: Agenda, sinds: Datum) -> Kolom[Actie]:
    """The column with the judgement of each actie at the end of the last day of `sinds`."""
    column, cell = oordelen(agenda, sinds.laatste)[0]
    return column._replace(title="was", name="voortgang_was"), cell


def _nieuw(
    entries: Iterable[_Dated | None], sinds: date, peildatum: date
) -> tuple[_Dated, _Dated | None] | None:
    """The latest entry at the peildatum if that is of after a day, and the latest of that day."""
    known = [one for one in entries if one]
    now, before = words.laatste(known, peildatum), words.laatste(known, sinds)
    return None if now is None or now is before else (now, before)


def _richting(pairs: Iterable[tuple[Voortgang, Voortgang | None]]) -> str:
    """How many judgements are better and worse than before: " (2 beter, 1 slechter)"."""
    steps = [
        OORDELEN.index(now.oordeel) - OORDELEN.index(before.oordeel)
        for now, before in pairs
        if before
    ]
    counts = {"beter": sum(step > 0 for step in steps), "slechter": sum(step < 0 for step in steps)}
    told = ", ".join(f"{number(count)} {word}" for word, count in counts.items() if count)
    return f" ({told})" if told else ""
