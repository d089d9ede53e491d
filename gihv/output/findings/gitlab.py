"""GitLab's Code Quality report, of which a merge request shows what is new and what was solved.

The fields are those that GitLab documents as required: description, check_name, fingerprint,
location.path, location.lines.begin and severity.
"""

import json

from gihv.diagnostics import Severity
from gihv.output.findings import Outcome, on_one_line
from gihv.output.findings.fingerprint import fingerprints

_SEVERITIES = {Severity.FOUT: "major", Severity.WAARSCHUWING: "minor"}


def render(outcome: Outcome, *, width: int | None, colour: bool) -> str:  # noqa: ARG001 - as every format
    """See Render. Without findings it is an empty list, which says that all was solved."""
    content = [
        {
            "description": on_one_line(diagnostic),
            "check_name": f"{diagnostic.kind.code} {diagnostic.kind.slug}",
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": outcome.from_top(diagnostic.path),
                "lines": {"begin": diagnostic.span.line},
            },
        }
        for diagnostic, fingerprint in zip(outcome.diagnostics, fingerprints(outcome), strict=True)
    ]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
