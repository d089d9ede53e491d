"""What the reports have in common: their head, their tables of acties, a title above a table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from gihv import records
from gihv.dutch import number
from gihv.model import Actie, Agenda, Organisatie, Rol, Speerpunt
from gihv.report import words
from gihv.report.value import Balk, Cell, Column, Report, Section, Table, Told

NUMMER = Column("nr", "nummer")
ACTIE = Column("actie", "titel", wrap=True)
SPEERPUNT = Column("speerpunt", "titel", wrap=True)
TREKKER = Column("trekker", "trekkers", under=True)
SOORT = Column("soort")
ORGANISATIE = Column("organisatie", "naam", wrap=True)
BAR = Column("")


def made(  # noqa: PLR0913 - a report has as many parts
    agenda: Agenda,
    name: str,
    lead: tuple[str, ...],
    sections: Iterable[Section],
    *,
    per: str | None = None,
    peildatum: str | None = None,
    aside: str = "",
    closing: tuple[str, ...] = (),
) -> Report:
    """The report of this name, under the agenda's title; aside stands as of when it is true."""
    stand = agenda.kop.vastgesteld.tekst if agenda.kop else None
    about = {"rapport": name, "per": per, "peildatum": peildatum, "vastgesteld": stand}
    return Report(
        title=words.titel(agenda),
        envelope=records.envelope("rapport", agenda, **about),
        aside=aside or words.vastgesteld(agenda),
        lead=lead,
        sections=tuple(sections),
        closing=closing,
    )


def section(name: str, title: str, table: Table, *, counted: bool = False) -> Section:
    """A table below its title, counted with the number of its rows; "geen" if it has none."""
    head = f"{title} ({number(len(table.rows))})" if counted else title
    return Section(head, (table,) if table.rows else (words.GEEN,), name)


Numbered = TypeVar("Numbered", bound=Actie | Speerpunt)


def numbered(
    things: Sequence[Numbered],
    columns: Sequence[Column],
    cells: Callable[[Numbered], Iterable[Cell]],
) -> Table:
    """A row for each actie or speerpunt: its number and title, then these cells."""
    heads = {Actie: ACTIE, Speerpunt: SPEERPUNT}
    title = heads[type(things[0])] if things else ACTIE
    rows = tuple((nummer(one), one.titel, *cells(one)) for one in things)
    return Table((NUMMER, title, *columns), rows, tuple(one.id for one in things))


def nummer(one: Actie | Speerpunt) -> str:
    """The printed number of an actie or speerpunt."""
    return one.volgnummer if isinstance(one, Actie) else str(one.nummer)


def per_organisatie(
    found: Iterable[Organisatie],
    columns: Sequence[Column] = (),
    cells: Callable[[Organisatie], Iterable[Cell]] = lambda _: (),
) -> Table:
    """A row for each organisation: its soort and name, then these cells."""
    things = list(found)
    rows = tuple((one.soort, one.naam, *cells(one)) for one in things)
    return Table((SOORT, ORGANISATIE, *columns), rows, tuple(one.id for one in things))


def rollen(agenda: Agenda, found: Iterable[Rol]) -> Told:
    """A cell with the organisations in a role."""
    own = list(found)
    text = words.namen(agenda, own) or words.GEEN
    return Told("rollen", text, [records.rol(agenda, rol) for rol in own])


def opsomming(texts: Sequence[str], otherwise: str = "") -> Told:
    """A cell with some words or numbers after each other; what it says where there are none."""
    return Told("lijst", ", ".join(texts) or otherwise, list(texts))


def aandeel(part: int, whole: int) -> tuple[Told, Balk]:
    """A share of a whole in percent, and its bar."""
    text = f"{round(100 * part / whole)}%" if whole else words.GEEN
    return Told("aandeel", text, {"deel": part, "geheel": whole}), Balk(0, part, whole)


def first_rows(one: Section, most: int) -> Section:
    """The section with only the first rows of its table, for who reads it; programs get all."""
    table = one.blocks[0]
    if not isinstance(table, Table) or len(table.rows) <= most:
        return one
    shown = replace(table, rows=table.rows[:most], ids=table.ids[:most])
    return replace(one, blocks=(shown,), whole=table)
