"""GitHub Actions: annotations beside the lines of a merge request, and a summary of the run."""

import re
from collections.abc import Iterator

from gihv.diagnostics import Diagnostic
from gihv.markdown import escaped, table
from gihv.output.cells import inert, visible
from gihv.output.findings import LEVELS, Outcome, on_one_line, tekst, with_tip

_DATA = {ord(sign): f"%{ord(sign):02X}" for sign in "%\r\n"}
_PROPERTY = _DATA | {ord(sign): f"%{ord(sign):02X}" for sign in ":,"}
_CODE = re.compile(r"\\`(.*?)\\`")


def render(outcome: Outcome, *, width: int | None, colour: bool) -> str:
    """See renderer. The same follows as text, as GitHub shows ten annotations of a kind."""
    annotations = [_annotation(one, outcome.from_top(one.path)) for one in outcome.diagnostics]
    return "".join([*annotations, inert(tekst.render(outcome, width=width, colour=colour))])


def summary(outcome: Outcome) -> str:
    """The findings as Markdown, for the file that GITHUB_STEP_SUMMARY names."""
    heading, *_ = tekst.closing(outcome)
    lines = ["### gihv validate", "", heading]
    if found := outcome.diagnostics[:500]:  # GitHub refuses a summary of more than 1 MiB
        rows = (_row(one, outcome.from_top(one.path)) for one in found)
        lines += ["", table(("Plaats", "Ernst", "Code", "Melding"), rows)]
    return "\n".join(lines) + "\n"


def _annotation(diagnostic: Diagnostic, path: str) -> str:
    line, column, end_line, end_column = diagnostic.span
    properties = {"file": path, "line": line, "endLine": end_line}
    if line == end_line:  # GitHub takes columns only of one line
        properties |= {"col": column, "endColumn": end_column}
    properties["title"] = f"{diagnostic.kind.code} {diagnostic.kind.slug}"
    texts = {name: str(value).translate(_PROPERTY) for name, value in properties.items()}
    listed = ",".join(f"{name}={text}" for name, text in texts.items())
    return f"::{LEVELS[diagnostic.severity]} {listed}::{with_tip(diagnostic).translate(_DATA)}\n"


def _row(one: Diagnostic, path: str) -> Iterator[str]:
    """The cells of a finding, with what stands between backticks as code."""
    kind = f"{one.kind.code} {one.kind.slug}"
    for text in (f"{path}:{one.span.line}", one.severity, kind, on_one_line(one)):
        yield _CODE.sub(r"<code>\1</code>", escaped(visible(text), opens=False))
