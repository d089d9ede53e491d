"""For programs. The names are a contract, described in `schema/uitvoer/bevindingen.schema.json`."""

import json

from gihv.diagnostics import count
from gihv.output.findings import Outcome


def render(outcome: Outcome, *, width: int | None, colour: bool) -> str:  # noqa: ARG001 - as every format
    """See Render. Paths start at the folder that holds `agenda/`, wherever the user stands."""
    content = {
        "versie": 1,
        "soort": "bevindingen",
        "bevindingen": [
            {
                "pad": diagnostic.path,
                "regel": diagnostic.span.line,
                "kolom": diagnostic.span.column,
                "eindregel": diagnostic.span.end_line,
                "eindkolom": diagnostic.span.end_column,
                "code": diagnostic.kind.code,
                "naam": diagnostic.kind.slug,
                "ernst": diagnostic.severity,
                "melding": diagnostic.message,
                "tip": diagnostic.tip,
            }
            for diagnostic in outcome.diagnostics
        ],
        "telling": count(outcome.diagnostics),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
