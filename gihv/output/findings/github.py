"""GitHub Actions: annotations beside the lines of a merge request, and a summary of the run.

GitHub shows ten errors and ten warnings of a step, so all findings follow as text.
"""

import re

from gihv.diagnostics import Diagnostic
from gihv.markdown import escaped
from gihv.output.cells import inert, visible
from gihv.output.findings import LEVELS, Outcome, on_one_line, tekst, with_tip

_CODE = re.compile(r"\\`(.*?)\\`")
# GitHub refuses a summary of more than 1 MiB; nobody reads past this in a table.
_MOST_ROWS = 500


def render(outcome: Outcome, *, width: int | None, colour: bool) -> str:
    """See renderer. First the annotations, then the same as text."""
    annotations = [_annotation(one, outcome.from_top(one.path)) for one in outcome.diagnostics]
    return "".join([*annotations, inert(tekst.render(outcome, width=width, colour=colour))])


def summary(outcome: Outcome) -> str:
    """The findings as Markdown, for the file that GITHUB_STEP_SUMMARY names."""
    heading, *_ = tekst.closing(outcome)
    lines = ["### gihv validate", "", heading]
    if outcome.diagnostics:
        rows = [_row(one, outcome.from_top(one.path)) for one in outcome.diagnostics[:_MOST_ROWS]]
        lines += ["", "| Plaats | Ernst | Code | Melding |", "| --- | --- | --- | --- |", *rows]
    more = len(outcome.diagnostics) - _MOST_ROWS
    if more > 0:
        lines += ["", f"Nog {more} bevindingen staan in het logboek van deze stap."]
    return "\n".join(lines) + "\n"


def _annotation(diagnostic: Diagnostic, path: str) -> str:
    line, column, end_line, end_column = diagnostic.span
    properties = {"file": path, "line": line, "endLine": end_line}
    if line == end_line:  # GitHub takes columns only of one line
        properties |= {"col": column, "endColumn": end_column}
    properties["title"] = f"{diagnostic.kind.code} {diagnostic.kind.slug}"
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{LEVELS[diagnostic.severity]} {listed}::{_data(with_tip(diagnostic))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(diagnostic: Diagnostic, path: str) -> str:
    kind = f"{diagnostic.kind.code} {diagnostic.kind.slug}"
    place = f"{path}:{diagnostic.span.line}"
    cells = map(_cell, (place, diagnostic.severity, kind, on_one_line(diagnostic)))
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """A text as one cell of a table, with what stands between backticks as code."""
    return _CODE.sub(r"<code>\1</code>", escaped(visible(text), opens=False))
