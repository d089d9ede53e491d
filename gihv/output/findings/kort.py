"""One line a finding, as editors and grep like it.

That is `pad:regel:kolom: ernst CODE naam: melding (tip)`.
"""

from gihv.diagnostics import Diagnostic
from gihv.output.cells import visible
from gihv.output.findings import Outcome, on_one_line


def render(outcome: Outcome, *, width: int | None, colour: bool) -> str:  # noqa: ARG001 - as every format
    """See Render. Without findings it is empty."""
    return "".join(f"{_line(outcome, diagnostic)}\n" for diagnostic in outcome.diagnostics)


def _line(outcome: Outcome, diagnostic: Diagnostic) -> str:
    line, column, *_ = diagnostic.span
    kind = diagnostic.kind
    return visible(
        f"{outcome.from_here(diagnostic.path)}:{line}:{column}: "
        f"{kind.severity} {kind.code} {kind.slug}: {on_one_line(diagnostic)}"
    )
