"""A report as a value: a headline, sections with paragraphs, fields and tables, and plain data.

A report is a function that makes a Rapport; a format is a function that writes one. So a new report
needs no format code, and a new format no report code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from gihv.datum import Datum
from gihv.dutch import euro, number


@dataclass(frozen=True, slots=True)
class Euro:
    """An amount in whole euros; None: not known, which is never zero."""

    bedrag: int | None


@dataclass(frozen=True, slots=True)
class Staat:
    """The dekking of a year, as its word."""

    woord: str


@dataclass(frozen=True, slots=True)
class Balk:
    """A share of a whole, for a bar beside the figures that tell the same."""

    deel: int
    geheel: int


@dataclass(frozen=True, slots=True)
class Tijdbalk:
    """The months in which something runs, of all months of the agenda: from `van` up to `tot`."""

    van: int
    tot: int
    geheel: int


Bar = Balk | Tijdbalk
"""A cell that draws what a cell beside it says; only a terminal shows it."""

Cell = str | int | float | Euro | Staat | Datum | Bar


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and where its cells stand.

    `wrap`: its texts are long and may take more lines. `under`: the same, and in a narrow table the
    cell goes below the text before it, after the column's title.
    """

    title: str
    align: Literal["left", "right"] = "left"
    wrap: bool = False
    under: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of typed cells."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels, each with one or more lines of text."""

    entries: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of the agenda, in Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of texts that are no Markdown."""

    texts: tuple[str, ...]


Block = str | Prose | Bullets | Fields | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under a title; without one it follows what stands before it."""

    title: str | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rapport:
    """A whole report. `gegevens` is what the json format writes, envelope and all."""

    title: str
    gegevens: Mapping[str, Any]
    aside: str = ""
    lead: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    ids: tuple[str, ...] = field(default=())


def text_of(cell: Cell) -> str:
    """A cell as a person reads it."""
    match cell:
        case str():
            return cell
        case Euro(bedrag=None):
            return "onbekend"
        case Euro(bedrag=int(amount)):
            return euro(amount)
        case Staat(woord=word):
            return word
        case Datum():
            return cell.leesbaar
        case Balk() | Tijdbalk():
            return ""
        case int() | float():
            return number(cell)
    raise TypeError(cell)


def without_bars(table: Table) -> Table:
    """The table without its bars, which repeat a figure beside them."""
    kept = [
        index
        for index in range(len(table.columns))
        if not any(isinstance(row[index], Bar) for row in table.rows)
    ]
    return _only(table, kept)


def with_years_merged(table: Table) -> Table:
    """The table with the years' states as one column, where no row differs from year to year."""
    years = [
        index
        for index in range(len(table.columns))
        if table.rows and all(isinstance(row[index], Staat) for row in table.rows)
    ]
    if len(years) < 2 or any(len({row[index] for index in years}) > 1 for row in table.rows):  # noqa: PLR2004 - one year has nothing to merge with
        return table
    first, last = years[0], years[-1]
    merged = _only(table, [index for index in range(len(table.columns)) if index not in years[1:]])
    title = f"{table.columns[first].title}-{table.columns[last].title}"
    columns = list(merged.columns)
    columns[first] = replace(columns[first], title=title)
    return replace(merged, columns=tuple(columns))


def common_state(table: Table) -> tuple[Table, str | None]:
    """The table without its years where all its rows have one state, and that state in words.

    The words name the years too: "2014-2015: onbekend". Else the table as it is, and None.
    """
    merged = with_years_merged(table)
    states = {cell for row in merged.rows for cell in row if isinstance(cell, Staat)}
    where = [
        index
        for index in range(len(merged.columns))
        if merged.rows and isinstance(merged.rows[0][index], Staat)
    ]
    if len(states) != 1 or len(where) != 1:
        return table, None
    kept = [index for index in range(len(merged.columns)) if index not in where]
    return _only(merged, kept), f"{merged.columns[where[0]].title}: {states.pop().woord}"


def _only(table: Table, indexes: Sequence[int]) -> Table:
    return replace(
        table,
        columns=tuple(table.columns[index] for index in indexes),
        rows=tuple(tuple(row[index] for index in indexes) for row in table.rows),
    )


def sentence_of(table: Table, row: Sequence[Cell]) -> str:
    """A row as one line: what it is about, then each other cell after its column's title.

    It is about its first cell, with the second where that is text. Empty cells are left out.
    """
    named = 1 if len(table.columns) == 1 or table.columns[1].align == "right" else 2
    texts = [
        (column.title, " ".join(text_of(cell).splitlines()))
        for column, cell in zip(table.columns, row, strict=True)
    ]
    opening = "  ".join(text for _, text in texts[:named] if text)
    rest = [f"{title}: {text}" if title else text for title, text in texts[named:] if text]
    return "; ".join([opening, *rest])
