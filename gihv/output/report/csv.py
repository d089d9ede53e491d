"""CSV for a Dutch spreadsheet: `;` between cells, a byte order mark, a decimal comma."""

import csv
import io
from collections.abc import Iterator

from gihv.money import Som
from gihv.report.value import NIETS, Cell, Euro, Report, Table, Told, text_of

# By it a spreadsheet sees that the text is UTF-8.
_BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet would take for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, **_: object) -> str:
    """See renderer. It is one table; of several sections, each row tells which in front."""
    tables = [("", report.flat)] if report.flat else _main(report)
    several = len({title for title, _ in tables}) > 1
    names: dict[str, None] = {}
    rows: list[dict[str, str]] = []
    for title, table in tables:
        columns = dict(_columns(table, title if several else None))
        names |= dict.fromkeys(columns)
        cells = zip(*columns.values(), strict=True)
        rows += [dict(zip(columns, row, strict=True)) for row in cells]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(names), delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return _BYTE_ORDER_MARK + stream.getvalue()


def _main(report: Report) -> list[tuple[str, Table]]:
    """The tables of the sections that are named as the first with a table, with their titles."""
    found = [
        (section, block)
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Table)
    ]
    return [(one.title or "", table) for one, table in found if one.name == found[0][0].name]


def _columns(table: Table, part: str | None) -> Iterator[tuple[str, list[str]]]:
    """The cells of each column below its title; a sum has a second column, for what it lacks.

    In front, if that is to be told, of which part of a report each row is.

    A total is left out: a spreadsheet that adds up the rows would count all twice.
    """
    rows = table.rows[: len(table.rows) - table.total]
    if part is not None:
        yield "onderdeel", [_safe(part)] * len(rows)
    for index, column in enumerate(table.columns):
        title, cells = column.title or column.name, [row[index] for row in rows]
        yield _safe(title), [_cell(cell) for cell in cells]
        sums = [cell.gegeven if isinstance(cell, Told) else cell for cell in cells]
        if any(isinstance(som, Som) for som in sums):
            unknown = [som.zonder_bedrag if isinstance(som, Som) else 0 for som in sums]
            yield _safe(f"{title} zonder bedrag"), list(map(str, unknown))


def _cell(cell: Cell) -> str:
    match cell:
        case Som():
            return _cell(Euro(cell.bekend)) if cell.aantal > cell.zonder_bedrag else ""
        case Euro(bedrag=amount) | Told(soort="euro" | "getal", gegeven=amount):
            return "" if amount is None else _cell(amount)
        case Told(gegeven=Som() as som):
            return _cell(som)
        case int() | float():
            return f"{cell:.15g}".replace(".", ",")
    text = text_of(cell)
    return "" if text == NIETS else _safe(text)


def _safe(text: str) -> str:
    is_formula = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    safe = f"'{text}" if is_formula else text
    # Python's csv leaves a cell with only a carriage return unquoted, and then reads two rows.
    return safe.replace("\r\n", "\n").replace("\r", "\n")
