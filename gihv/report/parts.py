"""What the reports have in common: their head, and tables of things, declared by their columns."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from gihv import money, records
from gihv.dutch import number
from gihv.model import Actie, Agenda, Organisatie, Rol
from gihv.query import Selectie
from gihv.report import words
from gihv.report.value import Cell, Column, Report, Section, Table, Told

_Thing = TypeVar("_Thing")
Kolom = tuple[Column, Callable[[_Thing], Cell]]
"""A column of a table, and its cell for each thing that has a row."""


def made(  # noqa: PLR0913 - a report has as many parts
    agenda: Agenda,
    keuze: Selectie,
    acties: Sequence[Actie],
    name: str,
    *sections: Section,
    answer: str = "",
    per: str | None = None,
    peildatum: str | None = None,
    aside: str = "",
    closing: str = "",
) -> Report:
    """The report of this name on these acties; first its answer, or that there are no acties."""
    stand = agenda.kop and agenda.kop.vastgesteld
    about = {"rapport": name, "per": per, "peildatum": peildatum}
    if not acties and keuze:
        answer = "Geen enkele actie past bij deze keuze."
    elif not acties:
        answer = "De agenda heeft nog geen acties."
    return Report(
        title=words.titel(agenda),
        envelope=records.envelope("rapport", agenda, **about, vastgesteld=stand and stand.tekst),
        aside=aside or words.stand(agenda),
        lead=(answer,) if answer else (),
        sections=sections,
        closing=(closing,) if closing else (),
    )


def section(
    name: str, title: str, table: Table, *, counted: bool = False, most: int | None = None
) -> Section:
    """A table below its title, or "geen"; a person is shown `most` rows, programs get all."""
    if not table.rows:
        return Section(f"{title} (0)" if counted else title, (words.GEEN,), name)
    head = f"{title} ({number(len(table.rows))})" if counted else title
    shown = table._replace(rows=table.rows[:most], ids=table.ids[:most])
    return Section(head, (shown,), name, whole=table)


def table(
    things: Iterable[_Thing],
    *kolommen: Kolom[_Thing],
    id_: Callable[[_Thing], str | None] = lambda one: one.id,  # type: ignore[attr-defined] # most things have one
) -> Table:
    """A row for each thing: of each column its cell."""
    found = list(things)
    rows = tuple(tuple(cell(one) for _, cell in kolommen) for one in found)
    return Table(tuple(column for column, _ in kolommen), rows, tuple(map(id_, found)))


def field(name: str, title: str = "", column: str = "", **looks: Any) -> Kolom[Any]:
    """A column with a field of each thing, under its own name or another."""
    return Column(title or name, column, **looks), lambda one: getattr(one, name) or ""


NUMMER = (Column("nr", "nummer"), words.nummer)
ACTIE = field("titel", "actie", "titel", wrap=True)
SPEERPUNT = field("titel", "speerpunt", "titel", wrap=True)
SOORT = field("soort")
ORGANISATIE = field("naam", "organisatie", "naam", wrap=True)
BAR = Column("")


def rollen(agenda: Agenda, key: str, title: str) -> Kolom[Actie]:
    """The column with the organisations in a role, by the key of an actie that lists them."""

    def cell(one: Actie) -> Told:
        found: Sequence[Rol] = getattr(one, key)
        text = "; ".join(agenda.naam(rol.organisatie) for rol in found) or words.GEEN
        return Told("rollen", text, [records.rol(agenda, rol) for rol in found])

    return Column(title, key, under=True), cell


def trekker(agenda: Agenda) -> Kolom[Actie]:
    """The column with who leads each actie."""
    return rollen(agenda, "trekkers", "trekker")


def dekking(agenda: Agenda) -> Kolom[Actie]:
    """The column with how the money of each actie stands."""

    def cell(one: Actie) -> str:
        return words.per_jaar(money.dekking(one, agenda.periode))

    return Column("dekking", under=True), cell


def ondertekend(agenda: Agenda) -> Kolom[Organisatie]:
    """The column with how each organisation signed."""
    return Column("ondertekend", wrap=True), lambda one: words.ondertekening(agenda, one)


def opsomming(texts: Sequence[str], otherwise: str = "", between: str = ", ") -> Told:
    """A cell with some words or numbers after each other; what it says where there are none."""
    return Told("lijst", between.join(texts) or otherwise, list(texts))
