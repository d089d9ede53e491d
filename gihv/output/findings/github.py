"""GitHub Actions: annotations beside the lines of a merge request."""

from gihv.diagnostics import Diagnostic
from gihv.output.cells import inert
from gihv.output.findings import LEVELS, Outcome, tekst, with_tip

_DATA = {ord(sign): f"%{ord(sign):02X}" for sign in "%\r\n"}
_PROPERTY = _DATA | {ord(sign): f"%{ord(sign):02X}" for sign in ":,"}


def render(outcome: Outcome, *, width: int | None, colour: bool) -> str:
    """See renderer. The same follows as text, as GitHub shows ten annotations of a kind."""
    annotations = [_annotation(one, outcome.from_top(one.path)) for one in outcome.diagnostics]
    return "".join([*annotations, inert(tekst.render(outcome, width=width, colour=colour))])


def _annotation(diagnostic: Diagnostic, path: str) -> str:
    line, column, end_line, end_column = diagnostic.span
    properties = {"file": path, "line": line, "endLine": end_line}
    if line == end_line:  # GitHub takes columns only of one line
        properties |= {"col": column, "endColumn": end_column}
    properties["title"] = f"{diagnostic.kind.code} {diagnostic.kind.slug}"
    texts = {name: str(value).translate(_PROPERTY) for name, value in properties.items()}
    listed = ",".join(f"{name}={text}" for name, text in texts.items())
    return f"::{LEVELS[diagnostic.severity]} {listed}::{with_tip(diagnostic).translate(_DATA)}\n"
