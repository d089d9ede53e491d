"""What pages are made of: links to each other, states of years, tables."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple
from urllib.parse import quote

from gihv import money
from gihv.dutch import capital
from gihv.export.hoofdstuk import titel
from gihv.model import Actie, Agenda, Financiering, Kop, Speerpunt, grouped
from gihv.money import Toegerekend
from gihv.report import value, words
from gihv.report.bijdragen import given
from gihv.report.geld import Geld
from gihv.report.value import NIETS, Block, Cell, Column, Section, Staat, Table, text_of
from gihv.site.text import Html, inline, prose

OPEN = "open"
"""The collective state of the years for which no money is in sight."""
BETEKENIS: Mapping[str, tuple[str, str]] = {
    money.GEDEKT: ("geld is geregeld", "een partij zegt te betalen, of er is budget"),
    money.DEELS: ("een deel is geregeld", "een deel van het geld is geregeld"),
    money.BEOOGD: ("wordt verwacht", "er wordt op gerekend, maar niemand zegde het toe"),
    OPEN: ("nog niet in zicht", "wordt nog gezocht, is onbekend, of ontbreekt in de agenda"),
    money.GEZOCHT: ("wordt gezocht", "er wordt naar geld gezocht"),
    money.ONBEKEND: ("niet besloten", "het is nog niet bekend of besloten"),
    money.ONTBREEKT: ("niets genoemd", "de agenda zegt er niets over"),
    money.GEEN: ("volgens agenda", "volgens de agenda is er geen"),
    words.BUITEN: ("buiten looptijd", "het jaar valt buiten de looptijd"),
}
"""What each state of a year means: in two words, and in a sentence."""
MET_WOORDEN = 3
"""For so many years there is room for the word beside each mark."""
KORT = 40
"""A text of so many signs fits on a line in a table."""


class Link(NamedTuple):
    """A text that leads to a path of the site; `naar` is empty where that has no such page."""

    tekst: str
    naar: str = ""


class Vak(NamedTuple):
    """How the money of a year stands; `soort` is the word as a name without blanks."""

    jaar: int
    woord: str

    @property
    def soort(self) -> str:
        return name_of(self.woord)

    @property
    def betekenis(self) -> str:
        return BETEKENIS[self.woord][1]


class Cel(NamedTuple):
    """A cell: its text, where that leads to, the `soort` of a state, and the column it is in.

    The `kolom` is `r` for figures, `t` for texts that may be long, with `leeg` where a phone needs
    not show that there is nothing; `kop` is the title above it.
    """

    tekst: str
    naar: str
    soort: str
    kolom: str
    kop: str


class Tabel(NamedTuple):
    """Titles of columns, each with the `kolom` of its cells, and rows; the last may be a total."""

    koppen: tuple[tuple[str, str], ...]
    rijen: tuple[tuple[Cel, ...], ...]
    heeft_totaal: bool

    @property
    def heeft_koppen(self) -> bool:
        return any(title for title, _ in self.koppen)


class Deel(NamedTuple):
    """A part of a page below its title: texts, prose and tables in their order."""

    titel: str
    blokken: tuple[str | Html | Tabel, ...]


class Wegwijzer(NamedTuple):
    """Which page tells of what: paths by id, of organisaties the anchor; and the money told of."""

    funds: Geld
    acties: Mapping[str, str]
    speerpunten: Mapping[str, str]
    organisaties: Mapping[str, str]

    @property
    def agenda(self) -> Agenda:
        return self.funds.agenda

    def actie(self, one: Actie) -> Link:
        """A link to an actie with its number alone."""
        return Link(one.volgnummer, self.acties.get(one.id, ""))

    def thing(self, one: Actie | Speerpunt) -> Link:
        """A link to an actie or speerpunt with its number and titel."""
        pages = self.acties if isinstance(one, Actie) else self.speerpunten
        return Link(titel(self.agenda, one), pages.get(one.id, ""))

    def organisatie(self, id_: str) -> Link:
        return Link(self.agenda.naam(id_), self.organisaties.get(id_, ""))

    def vakken(self, one: Actie) -> tuple[Vak, ...]:
        """How the money of an actie stands in each year."""
        return tuple(Vak(year, self.funds.staat(one, year).woord) for year in self.funds.years)

    def geld(
        self, one: Actie | Speerpunt | Kop, title: str, entries: Sequence[Toegerekend]
    ) -> Deel | None:
        """What a file says of money, and these bijdragen; None where that is nothing."""
        funds = one.financiering or Financiering()
        found = self.deel(given(self.agenda, one, title, entries, ""))
        if funds.benodigd is not None:
            found = found._replace(blokken=(f"Benodigd: {words.benodigd(funds)}.", *found.blokken))
        return found if found.blokken else None

    def deel(self, section: Section) -> Deel:
        """A section of a report; what its rows are about is linked to."""
        title = " – ".join(filter(None, (section.title, section.aside)))
        shown = [one for one in section.blocks if not isinstance(one, Table) or one.rows]
        return Deel(title, tuple(self._block(block) for block in shown))

    def _block(self, block: Block) -> str | Html | Tabel:
        match block:
            case Table():
                return self.tabel(block)
            case value.Prose(text=text):
                return prose(text)
        return str(block)  # a report on money has no other

    def tabel(self, table: Table) -> Tabel:
        """A table of a report: what each row is about is linked to by its longest text.

        A column without anything in any row is left out.
        """
        kept = [
            (at, column)
            for at, column in enumerate(table.columns)
            if not column.data and any(text_of(row[at]) not in ("", NIETS) for row in table.rows)
        ]
        linked_at, _ = max(kept, key=lambda one: one[1].share)
        names = words.namen(self.agenda)

        def kolom(at: int, one: Column) -> str:
            is_long = one.share or any(len(text_of(row[at])) > KORT for row in table.rows)
            return "r" if one.align == "right" else "t" if is_long else ""

        koppen = tuple(
            (capital(names.get(one.title, one.title)), kolom(at, one)) for at, one in kept
        )

        def cel(at: int, cell: Cell, id_: str | None, kop: tuple[str, str]) -> Cel:
            state = name_of(cell.woord) if isinstance(cell, Staat) else ""
            to = self.pad(id_) if id_ and at == linked_at else ""
            text = text_of(cell)
            kolom = " ".join(filter(None, (kop[1], "leeg" if text in ("", NIETS) else "")))
            return Cel(text, to, state, kolom, kop[0])

        rows = zip(table.ids or (None,) * len(table.rows), table.rows, strict=True)
        return Tabel(
            koppen,
            tuple(
                tuple(cel(at, row[at], id_, kop) for (at, _), kop in zip(kept, koppen, strict=True))
                for id_, row in rows
            ),
            table.total,
        )

    def pad(self, id_: str) -> str:
        """Where the page has what an id of a report stands for; "" for what has none."""
        pages = (self.acties, self.speerpunten, self.organisaties)
        return next((found[id_] for found in pages if id_ in found), "")


def wegwijzer(funds: Geld, organisaties: Iterable[str]) -> Wegwijzer:
    """The pages of the chosen acties and their speerpunten, and who is on the page of all."""
    here = {one.speerpunt for one in funds.acties}
    shown = [one for one in funds.agenda.speerpunten if not funds.keuze or one.id in here]
    acties, speerpunten = (_names(one.id for one in own) for own in (funds.acties, shown))
    return Wegwijzer(
        funds,
        {id_: f"actie/{name}.html" for id_, name in acties.items()},
        {id_: f"speerpunt/{name}.html" for id_, name in speerpunten.items()},
        {id_: f"organisaties.html#{name}" for id_, name in _names(organisaties).items()},
    )


def _names(ids: Iterable[str]) -> Mapping[str, str]:
    """A name of its own for each id, also where only signs or case tell them apart."""
    found: dict[str, str] = {}
    for id_ in ids:
        name = name_of(id_).lower()
        names = (f"{name}-{nth}" if nth else name for nth in count())
        found[id_] = next(one for one in names if one not in found.values())
    return found


def name_of(text: str) -> str:
    """A text as the name of a file, an anchor or a class: letters, figures and dashes alone."""
    return re.sub(r"[^\w-]", "-", text)


def sleutel(found: Iterable[Sequence[Vak]]) -> tuple[Vak, ...]:
    """What the marks of these years mean, where there are too many years to say so at each."""
    every = list(found)
    known = {vak.woord: vak for vakken in every for vak in vakken}
    is_needed = any(len(vakken) > MET_WOORDEN for vakken in every)
    return tuple(known[word] for word in BETEKENIS if word in known) if is_needed else ()


def genoemd_bij(weg: Wegwijzer, one: Actie | Speerpunt) -> Iterator[Link]:
    """The acties that refer to an actie or speerpunt."""
    return map(weg.thing, weg.agenda.once(_genoemd_bij).get(one.id, ()))


def _genoemd_bij(agenda: Agenda) -> Mapping[str, Sequence[Actie]]:
    return grouped((id_, one) for one in agenda.acties for id_ in one.zie)


def websites(one: Actie | Speerpunt) -> Iterator[str]:
    return map(inline, one.websites)


def noten(one: Actie | Speerpunt | Kop) -> Iterator[str]:
    """The remarks of the editors: on the thing itself, its money and its streefwaarden."""
    told = [("", one.noot), ("Over het geld: ", one.financiering and one.financiering.noot)]
    told += [(f"{part.wat}: ", part.noot) for part in getattr(one, "streefwaarden", ())]
    return (inline(about + noot) for about, noot in told if noot)


def keuze(**fields: str | int) -> str:
    """The path of the page of acties with a choice of them, as its script reads it."""
    pairs = (f"{name}={quote(str(value), safe='')}" for name, value in fields.items())
    return f"acties.html#{'&'.join(pairs)}"
