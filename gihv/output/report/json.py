"""JSON, for programs: what `list` and `show` tell as records, and a report as its typed tables.

The names are a contract: the schemas under schema/uitvoer/.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gihv.money import Som
from gihv.report.value import Cell, Column, Euro, Report, Section, Staat, Table, Told, without_bars


def render(report: Report, *, width: int, colour: bool) -> str:  # noqa: ARG001 - as every format
    """See Render. UTF-8, keys in the order of the contract."""
    content = _tables(report) if report.records is None else report.records
    return json.dumps({**report.envelope, **content}, ensure_ascii=False, indent=2) + "\n"


def _tables(report: Report) -> Mapping[str, Any]:
    return {
        "titel": report.title,
        "kop": list(report.lead),
        "delen": [_part(section) for section in report.sections],
    }


def _part(section: Section) -> Mapping[str, Any]:
    """A section with its table; one without rows has no columns either."""
    tables = [block for block in section.blocks if isinstance(block, Table) and block.rows]
    table = without_bars(section.whole or next(iter(tables), Table((), ())))
    rows = [_row(table.columns, row) for row in table.rows]
    ids = table.ids or [None] * len(rows)
    total = rows.pop() if table.total else None
    return {
        "naam": section.name,
        "titel": section.title,
        "kolommen": [
            {"naam": _name(column), "titel": column.title, "soort": _soort(cells)}
            for column, cells in zip(table.columns, zip(*table.rows, strict=True), strict=True)
        ],
        "rijen": [{"id": id_, **row} for id_, row in zip(ids, rows, strict=False)],
        "totaal": total,
    }


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> dict[str, Any]:
    return {_name(column): _value(cell) for column, cell in zip(columns, cells, strict=True)}


def _name(column: Column) -> str:
    return column.name or column.title.replace(" ", "_")


def _value(cell: Cell) -> Any:
    """A cell as plain data: euros as an integer, a state as its word, unknown as null."""
    match cell:
        case Euro(bedrag=amount):
            return amount
        case Som(bekend=amount, aantal=count, zonder_bedrag=unknown):
            return {"bedrag": amount, "aantal": count, "zonder_bedrag": unknown}
        case Staat(woord=word):
            return word
        case Told(gegeven=data):
            return data
    return cell


def _soort(cells: Iterable[Cell]) -> str:
    """What the cells of a column are; all are of one kind."""
    match next(iter(cells)):
        case Euro():
            return "euro"
        case Som():
            return "som"
        case Staat():
            return "dekking"
        case Told(soort=soort):
            return soort
        case int() | float():
            return "getal"
    return "tekst"
