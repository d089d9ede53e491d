"""JSON, for programs: what `list` and `show` tell as records, and a report as its typed tables.

The names are a contract: the schemas under schema/uitvoer/.
"""

from collections.abc import Mapping
from typing import Any

from gihv.money import Som
from gihv.output import as_json
from gihv.report.value import Cell, Euro, Report, Section, Staat, Table, Told


def render(report: Report, **_: object) -> str:
    """See renderer. Keys stand in the order of the contract."""
    content: Mapping[str, Any] | None = report.records
    if content is None:
        parts = [_part(section) for section in report.sections]
        content = {"titel": report.title, "kop": report.lead, "delen": parts}
    return as_json({**report.envelope, **content})


def _part(section: Section) -> Mapping[str, Any]:
    """A section with its table; one without rows has no columns either."""
    tables = [block for block in section.blocks if isinstance(block, Table) and block.rows]
    table = next(iter(tables), Table((), ()))
    names = [column.name or column.title.replace(" ", "_") for column in table.columns]
    rows = [[_typed(cell) for cell in row] for row in table.rows]
    kinds = [kind for kind, _ in next(iter(rows), ())]
    told = [{name: data for name, (_, data) in zip(names, row, strict=True)} for row in rows]
    total = told.pop() if table.total else None
    ids = table.ids or [None] * len(told)
    return {
        "naam": section.name,
        "titel": section.title,
        "jaar": section.jaar,
        "kolommen": [
            {"naam": name, "titel": column.title, "soort": kind}
            for name, column, kind in zip(names, table.columns, kinds, strict=False)
        ],
        "rijen": [{"id": id_, **row} for id_, row in zip(ids, told, strict=False)],
        "totaal": total,
    }


def _typed(cell: Cell) -> tuple[str, Any]:
    """What the cells of such a column are, and a cell as plain data; unknown is null."""
    match cell:
        case Euro():
            return "euro", cell.bedrag
        case Som(bekend=amount, aantal=count, zonder_bedrag=unknown):
            return "som", {"bedrag": amount, "aantal": count, "zonder_bedrag": unknown}
        case Staat():
            return "dekking", cell.woord
        case Told(gegeven=Som() as som):
            return _typed(som)
        case Told():
            return cell.soort, cell.gegeven
        case int() | float():
            return "getal", cell
    return "tekst", cell
