"""CSV for a Dutch spreadsheet: `;` between cells, a byte order mark, a decimal comma."""

import csv
import io
from collections.abc import Iterator

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


def render(report: Report, *, width: int, colour: bool) -> str:  # noqa: ARG001 - as every format
    """See Render. Tables with the same columns become one, which tells the section in front."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    for number, (columns, rows) in enumerate(_blocks(report)):
        if number:
            writer.writerow([])
        writer.writerow([_safe(column.title) for column in columns])
        writer.writerows([_cell(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + stream.getvalue()


def _blocks(
    report: Report,
) -> Iterator[tuple[tuple[Column, ...], list[tuple[Cell, ...]]]]:
    tables: dict[tuple[str, ...], list[tuple[str, Table]]] = {}
    for section in report.sections:
        for block in section.blocks:
            if table := _table(block):
                titles = tuple(column.title for column in table.columns)
                tables.setdefault(titles, []).append((section.title or "", table))
    for same in tables.values():
        columns = same[0][1].columns
        rows = [(title, *row) for title, table in same for row in table.rows]
        if len({title for title, _ in same}) > 1:
            yield (Column("onderdeel"), *columns), rows
        else:
            yield columns, [row[1:] for row in rows]


def _table(block: Block) -> Table | None:
    """The table that a block is; labels are one of two columns, and prose is none."""
    match block:
        case Table():
            return without_bars(block)
        case Fields(entries=entries):
            rows = tuple((label, "; ".join(texts)) for label, texts in entries)
            return Table((Column("gegeven"), Column("inhoud")), rows)
    return None


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
