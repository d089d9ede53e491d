"""A report as a value: sections with tables of typed cells; each format is a function of it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from gihv.dutch import euro, number
from gihv.money import Som


class Euro(NamedTuple):
    """Whole euros; None: there is no amount, which is never zero. `grens`: how it is meant."""

    bedrag: int | None
    grens: str | None = None


class Staat(NamedTuple):
    """The dekking of a year, as its word."""

    woord: str


class Told(NamedTuple):
    """What has a form of its own for programs: its kind, the words for a person, the data.

    Where a terminal has no room for the words it shows those in `kort`, cut, and `rest` whole.
    """

    soort: str
    tekst: str
    gegeven: Any
    kort: str = ""
    rest: str = ""


Cell = str | int | float | Euro | Som | Staat | Told


class Column(NamedTuple):
    """A column: its title, and its name for programs (else made of the title).

    Where the first has no title, a terminal shows those of the others beside that of the section.
    `share`: of what the other columns leave of a terminal, its texts get so many parts, and are
    cut there; 0: as wide as the widest. `data`: for programs and spreadsheets alone. `balk`: a
    terminal with room for it shows each number also as a bar, of which so many is the whole.
    """

    title: str
    name: str = ""
    align: Literal["left", "right"] = "left"
    share: int = 0
    data: bool = False
    balk: int = 0


class Table(NamedTuple):
    """Rows of typed cells, the ids of what each is about; `total`: the last adds up the others.

    `bare`: without a head, below what says what it is. `most`: a terminal shows so many rows, and
    the total. `points`: people read the second text of each row as a point below the first one.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ids: tuple[str | None, ...] = ()
    total: bool = False
    bare: bool = False
    most: int | None = None
    points: bool = False


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
    """A part of a report; a program knows it by its name.

    Where a choice of years keeps money apart, `jaar` tells which part of the choice this is.
    """

    title: str | None
    blocks: tuple[Block, ...]
    name: str = ""
    aside: str = ""
    jaar: str | None = None


class Report(NamedTuple):
    """A whole report. In JSON the envelope comes first, then the records, or else its tables.

    `below`: lines right below the title, which say what it is of.
    `flat`: the table that a spreadsheet gets; without one the sections named as the first one.
    `namen`: other titles of columns for people, by the usual ones.
    """

    title: str
    envelope: Mapping[str, Any]
    aside: str = ""
    below: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    records: Mapping[str, list[dict[str, Any]]] | None = None
    flat: Table | None = None
    namen: Mapping[str, str] = MappingProxyType({})


NIETS = "–"
"""What a cell of a table shows where there is nothing."""
KEER = "\u00a0\u00d7"
"""Behind how many bijdragen without an amount there are."""


def hoogstens(grens: str | None) -> str | None:
    """How what was reckoned is meant, before its amount; of one known at most: "hoogstens"."""
    return "hoogstens" if grens == "maximaal" else grens


def parts_of(som: Som) -> tuple[str, str]:
    """The amount of a sum, and how many have none; each is empty where there is nothing."""
    unknown = som.zonder_bedrag
    known = text_of(Euro(som.bekend, hoogstens(som.grens))) if som.aantal > unknown else ""
    return known, f"{number(unknown)}{KEER}" if unknown else ""


def text_of(cell: Cell) -> str:
    """A cell as a person reads it; of a sum, those without an amount are counted."""
    match cell:
        case str():
            return cell
        case Euro(bedrag=int(amount), grens=grens):
            return f"{grens} {euro(amount)}" if grens else euro(amount)
        case Som():
            return " + ".join(filter(None, parts_of(cell))) or NIETS
        case Staat(woord=word):
            return word
        case Told(tekst=text):
            return text
        case int() | float():
            return number(cell)
    return NIETS


def for_people(report: Report) -> Report:
    """What a person is shown: no columns for programs alone, and no title above nothing."""
    found: list[Section] = []
    for section in report.sections:
        blocks = tuple(
            _for_people(block, report.namen) if isinstance(block, Table) else block
            for block in section.blocks
            if not (isinstance(block, Table) and _says_nothing(section, block))
        )
        if blocks or not section.blocks:
            found.append(section._replace(blocks=blocks))
    return report._replace(sections=tuple(found))


def _says_nothing(section: Section, table: Table) -> bool:
    is_for_programs = all(column.data for column in table.columns)
    return bool(table.columns and is_for_programs) or bool(section.title and not table.rows)


def _for_people(table: Table, namen: Mapping[str, str]) -> Table:
    kept = [index for index, column in enumerate(table.columns) if not column.data]
    rows = tuple(tuple(row[index] for index in kept) for row in table.rows)
    columns = (table.columns[index] for index in kept)
    named = (column._replace(title=namen.get(column.title, column.title)) for column in columns)
    return table._replace(columns=tuple(named), rows=rows)


def points_of(table: Table) -> Iterator[tuple[str, list[str]]]:
    """The points of a table that has them, below each name; it is empty where there is none."""
    for name, rows in groupby(table.rows, lambda row: text_of(row[0])):
        yield name, [text_of(row[1]) for row in rows]


def sentence_of(table: Table, row: Sequence[Cell]) -> str:
    """A row as one line: its number and text, then each other cell, after the title that shows."""
    first, second = table.columns[:1], table.columns[1:2]
    titled = second and second[0].title and (first[0].share or second[0].align == "right")
    named = 1 if titled or not second else 2
    texts = [
        (column.title, " ".join(text_of(cell).splitlines()))
        for column, cell in zip(table.columns, row, strict=True)
    ]
    opening = "  ".join(text for _, text in texts[:named] if text not in ("", NIETS))
    rest = [
        f"{title}: {text}" if title and not table.bare else text
        for title, text in texts[named:]
        if text not in ("", NIETS)
    ]
    return "; ".join(filter(None, [opening, *rest])) or NIETS


def parts(report: Report) -> Mapping[str, str]:
    """The names of its sections in their order, each with the title of the first that has it."""
    titles = {section.name: section.title or "" for section in reversed(report.sections)}
    return {one.name: titles[one.name] for one in report.sections if one.name}


def part(report: Report, name: str) -> Report:
    """The report with the sections of this name alone."""
    found = tuple(section for section in report.sections if section.name == name)
    return report._replace(sections=found, flat=None)
