"""What the reports have in common: their head, and tables of things, declared by their columns."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from gihv import query, records
from gihv.dutch import counted, number
from gihv.model import Actie, Agenda, Rol
from gihv.query import Selectie
from gihv.report import words
from gihv.report.value import NIETS, Cell, Column, Report, Section, Table, Told

_Thing = TypeVar("_Thing")
Kolom = tuple[Column, Callable[[_Thing], Cell]]
"""A column of a table, and its cell for each thing that has a row."""


def made(  # noqa: PLR0913 - a report has as many parts
    agenda: Agenda,
    keuze: Selectie,
    acties: Sequence[Actie],
    name: str,
    *sections: Section,
    outside: Sequence[Section] = (),
    answer: str = "",
    per: str | None = None,
    peildatum: str | None = None,
    closing: str = "",
) -> Report:
    """The report of this name on these acties; first the choice, and its answer.

    Of a choice without acties there is only that, and what stands `outside` of all acties.
    """
    own = agenda.benamingen.actie
    told, said = choice(query.in_words(agenda, keuze), len(acties), len(agenda.acties), own)
    if not acties:
        answer = words.benoemd(agenda, "De agenda heeft nog geen {acties}.")
    if keuze and not acties:
        sections = ()
        said, answer = (said, "") if outside else ("", query.none_chosen(agenda, keuze))
    return Report(
        title=words.titel(agenda),
        envelope=envelope(agenda, name, told, per=per, peildatum=peildatum),
        aside=words.stand(agenda),
        lead=tuple(filter(None, (said, answer))),
        sections=(*sections, *outside),
        closing=(closing,) if closing else (),
        namen=words.namen(agenda),
    )


def envelope(
    agenda: Agenda,
    name: str,
    told: records.Gegevens | None,
    *,
    per: str | None = None,
    peildatum: str | None = None,
) -> records.Gegevens:
    """What the JSON of the report of this name opens with; `told`: its choice, see `choice`."""
    stand = agenda.kop and agenda.kop.vastgesteld
    about = {"rapport": name, "per": per, "peildatum": peildatum}
    return records.envelope("rapport", agenda, told, **about, vastgesteld=stand and stand.tekst)


def choice(
    told: str, found: int, whole: int, word: tuple[str, str]
) -> tuple[records.Gegevens | None, str]:
    """A choice in words, of all acties or other things: for programs, and as a sentence."""
    if not told:
        return None, ""
    said = f"Keuze: {told}; {number(found)} van de {counted(whole, *word)}."
    return {"woorden": told, "aantal": found, "van": whole}, said


def section(name: str, title: str, table: Table, *, counted: bool = False) -> Section:
    """A table below its title, which may say how many rows there are."""
    head = f"{title} ({number(len(table.rows))})" if counted else title
    return Section(head, (table,), name)


def table(
    things: Iterable[_Thing],
    *kolommen: Kolom[_Thing],
    id_: Callable[[_Thing], str | None] = lambda one: getattr(one, "id", None),
) -> Table:
    """A row for each thing: of each column its cell."""
    found = list(things)
    rows = tuple(tuple(cell(one) for _, cell in kolommen) for one in found)
    return Table(tuple(column for column, _ in kolommen), rows, tuple(map(id_, found)))


MOST = 20
"""How many organisations a terminal shows."""
NUMMER = (Column("nr", "nummer"), words.nummer)
ACTIE: Kolom[Any] = (Column("actie", "titel", share=5), attrgetter("titel"))
SPEERPUNT: Kolom[Any] = (Column("speerpunt", "titel", share=5), attrgetter("titel"))
SOORT: Kolom[Any] = (Column("soort", data=True), attrgetter("soort"))
ORGANISATIE: Kolom[Any] = (Column("organisatie", "naam", share=3), attrgetter("naam"))


def rollen(agenda: Agenda, key: str, title: str) -> Kolom[Actie]:
    """The column with the organisations in a role, by the key of an actie that lists them."""

    def cell(one: Actie) -> Told:
        found: Sequence[Rol] = getattr(one, key)
        namen = [agenda.naam(rol.organisatie) for rol in found] or [NIETS]
        others = f" +{len(namen) - 1}" if namen[1:] else ""
        return Told("rollen", "; ".join(namen), records.rollen(agenda, found), namen[0], others)

    return Column(title, key, share=2), cell


def trekker(agenda: Agenda) -> Kolom[Actie]:
    """The column with who leads each actie."""
    return rollen(agenda, "trekkers", "trekker")


def opsomming(texts: Iterable[str], between: str = ", ") -> Told:
    """A cell with some words or numbers after each other."""
    found = list(texts)
    return Told("lijst", between.join(found) or NIETS, found)
