"""A report as a value: sections with tables of typed cells; each format is a function of it."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from gihv.dutch import euro, number
from gihv.money import Som


class Euro(NamedTuple):
    """An amount in whole euros; None: not known, which is never zero. `grens`: how it is meant."""

    bedrag: int | None
    grens: str | None = None


class Staat(NamedTuple):
    """The dekking of a year, as its word."""

    woord: str


class Told(NamedTuple):
    """What has a form of its own for programs: its kind, the words for a person, the data."""

    soort: str
    tekst: str
    gegeven: Any


class Balk(NamedTuple):
    """A bar from one point of a whole up to another; a terminal alone shows it, beside a cell."""

    van: int
    tot: int
    geheel: int


Cell = str | int | float | Euro | Som | Staat | Told | Balk


class Column(NamedTuple):
    """A column: its title, and its name for programs (else made of the title).

    `wrap`: its texts may take more lines. `under`: in a narrow table they go below the row.
    """

    title: str
    name: str = ""
    align: Literal["left", "right"] = "left"
    wrap: bool = False
    under: bool = False


class Table(NamedTuple):
    """Rows of typed cells, the ids of what each is about; `total`: the last adds up the others."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ids: tuple[str | None, ...] = ()
    total: bool = False


class Fields(NamedTuple):
    """Labels, each with one or more lines of text."""

    entries: tuple[tuple[str, tuple[str, ...]], ...]


class Prose(NamedTuple):
    """A text of the agenda, in Markdown."""

    text: str


class Bullets(NamedTuple):
    """A list of texts that are no Markdown."""

    texts: tuple[str, ...]


Block = str | Prose | Bullets | Fields | Table


class Section(NamedTuple):
    """A part of a report; a program knows it by its name, and gets the `whole` table of it.

    Where a choice of years keeps money apart, `jaar` tells which part of the choice this is.
    """

    title: str | None
    blocks: tuple[Block, ...]
    name: str = ""
    whole: Table | None = None
    jaar: str | None = None


class Report(NamedTuple):
    """A whole report. In JSON the envelope comes first, then the records, or else its tables."""

    title: str
    envelope: Mapping[str, Any]
    aside: str = ""
    lead: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    records: Mapping[str, list[dict[str, Any]]] | None = None


def grens_van(som: Som) -> str | None:
    """How a sum is meant, in a word before its amount; an amount known at most: "hoogstens"."""
    return "hoogstens" if som.grens == "maximaal" else som.grens


def text_of(cell: Cell) -> str:
    """A cell as a person reads it."""
    match cell:
        case str():
            return cell
        case Euro(bedrag=None):
            return "onbekend"
        case Euro(bedrag=int(amount), grens=grens):
            return f"{grens} {euro(amount)}" if grens else euro(amount)
        case Som():
            return text_of(Euro(cell.bekend, grens_van(cell))) if cell.aantal else "geen"
        case Staat(woord=word):
            return word
        case Told(tekst=text):
            return text
        case int() | float():
            return number(cell)
    return ""  # a bar repeats the cell beside it


def without_bars(table: Table) -> Table:
    """The table without its bars, which repeat a figure beside them."""
    return _without(table, columns_of(table, Balk))


def with_years_merged(table: Table) -> Table:
    """The table with the years' states as one column, where no row differs from year to year."""
    years = columns_of(table, Staat)
    if not years[1:] or any(len({row[index] for index in years}) > 1 for row in table.rows):
        return table
    first, last = (table.columns[index] for index in (years[0], years[-1]))
    span = first._replace(title=f"{first.title}-{last.title}")
    merged = _without(table, years[1:])
    columns = (span if column is first else column for column in merged.columns)
    return merged._replace(columns=tuple(columns))


def common_state(table: Table) -> tuple[Table, str | None]:
    """The table without its years where all its rows have one state, and that state in words.

    The words name the years too: "2014-2015: onbekend". Else the table as it is, and None.
    """
    merged = with_years_merged(table)
    years = columns_of(merged, Staat)
    states = {row[index] for row in merged.rows for index in years}
    if len(years) != 1 or len(states) != 1:
        return table, None
    return _without(merged, years), f"{merged.columns[years[0]].title}: {text_of(states.pop())}"


def columns_of(table: Table, kind: type[Cell]) -> list[int]:
    """Which columns hold a cell of this kind in each row, such as the state of a year."""
    by_column = enumerate(zip(*table.rows, strict=True))
    return [index for index, cells in by_column if all(isinstance(one, kind) for one in cells)]


def sentence_of(table: Table, row: Sequence[Cell]) -> str:
    """A row as one line: its first texts, then each other cell after its column's title."""
    named = 1 if len(table.columns) == 1 or table.columns[1].align == "right" else 2
    texts = [
        (column.title, " ".join(text_of(cell).splitlines()))
        for column, cell in zip(table.columns, row, strict=True)
    ]
    opening = "  ".join(text for _, text in texts[:named] if text)
    rest = [f"{title}: {text}" if title else text for title, text in texts[named:] if text]
    return "; ".join([opening, *rest])


def _without(table: Table, indexes: Sequence[int]) -> Table:
    kept = [index for index in range(len(table.columns)) if index not in indexes]
    rows = tuple(tuple(row[index] for index in kept) for row in table.rows)
    return table._replace(columns=tuple(table.columns[index] for index in kept), rows=rows)
