"""`pad:regel:kolom: ernst CODE naam: melding (tip)`: one line a finding, for editors and grep."""

from gihv.output.cells import visible
from gihv.output.findings import Outcome, on_one_line


def render(outcome: Outcome, **_: object) -> str:
    """See renderer. Without findings it is empty."""
    lines = (
        f"{outcome.from_here(one.path)}:{one.span.line}:{one.span.column}: "
        f"{one.severity} {one.kind.code} {one.kind.slug}: {on_one_line(one)}"
        for one in outcome.diagnostics
    )
    return "".join(f"{visible(line)}\n" for line in lines)
