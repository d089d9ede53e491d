"""GitLab's Code Quality report, of which a merge request shows what is new and what was solved."""

from gihv.diagnostics import Severity
from gihv.output import as_json
from gihv.output.findings import Outcome, on_one_line
from gihv.output.findings.fingerprint import fingerprinted

_SEVERITIES = {Severity.FOUT: "major", Severity.WAARSCHUWING: "minor"}


def render(outcome: Outcome, **_: object) -> str:
    """See renderer. Without findings it is an empty list, which says that all was solved."""
    report = [
        {
            "description": on_one_line(one),
            "check_name": f"{one.kind.code} {one.kind.slug}",
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[one.severity],
            "location": {"path": outcome.from_top(one.path), "lines": {"begin": one.span.line}},
        }
        for one, fingerprint in fingerprinted(outcome)
    ]
    return as_json(report)
