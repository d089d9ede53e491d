"""CSV for a Dutch spreadsheet: `;` between cells, a byte order mark, a decimal comma."""

import csv
import io

from gihv.money import Som
from gihv.output.report import BYTE_ORDER_MARK
from gihv.report.value import (
    Block,
    Cell,
    Column,
    Euro,
    Fields,
    Report,
    Table,
    text_of,
    without_bars,
)

# What a spreadsheet would take for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Rows = list[tuple[Cell, ...]]


def render(report: Report, **_: object) -> str:
    """See renderer. Tables with the same columns become one, which tells the section in front."""
    tables: dict[tuple[str, ...], dict[str, Rows]] = {}
    for section in report.sections:
        for table in map(_table, section.blocks):
            titles = tuple(column.title for column in table.columns)
            of_section = tables.setdefault(titles, {}).setdefault(section.title or "", [])
            of_section += table.rows
    tables.pop((), None)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    for number, (titles, sections) in enumerate(tables.items()):
        if number:
            writer.writerow([])
        several = len(sections) > 1
        writer.writerow(map(_safe, ("onderdeel", *titles) if several else titles))
        for title, rows in sections.items():
            front = [title] if several else []
            writer.writerows(map(_cell, (*front, *row)) for row in rows)
    return BYTE_ORDER_MARK + stream.getvalue()


def _table(block: Block) -> Table:
    """The table that a block is; labels are one of two columns, and prose is none."""
    match block:
        case Table():
            return without_bars(block)
        case Fields(entries=entries):
            rows = tuple((label, "; ".join(texts)) for label, texts in entries)
            return Table((Column("gegeven"), Column("inhoud")), rows)
    return Table((), ())


def _cell(cell: Cell) -> str:
    match cell:
        case Som() if cell.aantal:
            return _cell(Euro(cell.bekend))
        case Euro(bedrag=amount):
            return "" if amount is None else str(amount)
        case bool() | int() | float():
            return f"{cell:.15g}".replace(".", ",")
    return _safe(text_of(cell))


def _safe(text: str) -> str:
    is_formula = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    safe = f"'{text}" if is_formula else text
    # Python's csv leaves a cell with only a carriage return unquoted, and then reads two rows.
    return safe.replace("\r\n", "\n").replace("\r", "\n")
