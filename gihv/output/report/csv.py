"""CSV for a Dutch spreadsheet: `;` between cells, a byte order mark, a decimal comma."""

import csv
import io

from gihv.money import Som
from gihv.output.report import BYTE_ORDER_MARK
from gihv.report import value
from gihv.report.value import Block, Cell, Euro, Report, Table

# What a spreadsheet would take for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Rows = list[tuple[Cell, ...]]


def render(report: Report, **_: object) -> str:
    """See renderer. Tables with the same columns become one, which tells the section in front."""
    tables: dict[tuple[str, ...], dict[str, Rows]] = {}
    for section in report.sections:
        for titles, rows in filter(None, map(_table, section.blocks)):
            tables.setdefault(titles, {}).setdefault(section.title or "", []).extend(rows)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    for number, (titles, sections) in enumerate(tables.items()):
        if number:
            writer.writerow([])
        several = len(sections) > 1
        writer.writerow(map(_safe, ("onderdeel", *titles) if several else titles))
        for title, rows in sections.items():
            writer.writerows(map(_cell, (title, *row) if several else row) for row in rows)
    return BYTE_ORDER_MARK + stream.getvalue()


def _table(block: Block) -> tuple[tuple[str, ...], Rows] | None:
    """Titles and rows; labels are a table of two columns, and prose is none."""
    match block:
        case Table():
            table = value.without_bars(block)
            return tuple(column.title for column in table.columns), list(table.rows)
        case value.Fields(entries=entries):
            return ("gegeven", "inhoud"), [(label, "; ".join(texts)) for label, texts in entries]
    return None


def _cell(cell: Cell) -> str:
    match cell:
        case Som() if cell.aantal:
            return _cell(Euro(cell.bekend))
        case Euro(bedrag=amount):
            return "" if amount is None else str(amount)
        case bool() | int() | float():
            return f"{cell:.15g}".replace(".", ",")
    return _safe(value.text_of(cell))


def _safe(text: str) -> str:
    is_formula = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    safe = f"'{text}" if is_formula else text
    # Python's csv leaves a cell with only a carriage return unquoted, and then reads two rows.
    return safe.replace("\r\n", "\n").replace("\r", "\n")
