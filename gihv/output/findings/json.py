"""For programs. The names are a contract, described in `schema/uitvoer/bevindingen.schema.json`."""

from gihv.diagnostics import count
from gihv.output import as_json
from gihv.output.findings import Outcome

_SPAN = ("regel", "kolom", "eindregel", "eindkolom")


def render(outcome: Outcome, **_: object) -> str:
    """See renderer. Paths start at the folder that holds `agenda/`, wherever the user stands."""
    findings = [
        {
            "pad": one.path,
            **dict(zip(_SPAN, one.span, strict=True)),
            "code": one.kind.code,
            "naam": one.kind.slug,
            "ernst": one.severity,
            "melding": one.message,
            "tip": one.tip,
        }
        for one in outcome.diagnostics
    ]
    head = {"versie": 1, "soort": "bevindingen"}
    return as_json({**head, "bevindingen": findings, "telling": count(outcome.diagnostics)})
