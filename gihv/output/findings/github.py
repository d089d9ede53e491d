"""GitHub Actions: annotations beside the lines of a merge request, and a summary of the run.

GitHub shows ten errors and ten warnings of a step, so all findings follow as text.
"""

import re
from hashlib import sha256

from gihv.diagnostics import Diagnostic, Severity
from gihv.markdown import escaped
from gihv.output.cells import visible
from gihv.output.findings import Outcome, on_one_line, tekst, with_tip

_COMMANDS = {Severity.FOUT: "error", Severity.WAARSCHUWING: "warning"}
_CODE = re.compile(r"\\`(.*?)\\`")
# GitHub refuses a summary of more than 1 MiB; nobody reads past this in a table.
_MOST_ROWS = 500


def render(outcome: Outcome, *, width: int | None, colour: bool) -> str:
    """See Render. First the annotations, then the same as text."""
    annotations = [_annotation(outcome, diagnostic) for diagnostic in outcome.diagnostics]
    text = tekst.render(outcome, width=width, colour=colour)
    return "".join([*annotations, _inert(text)])


def summary(outcome: Outcome) -> str:
    """The findings as Markdown, for the file that GITHUB_STEP_SUMMARY names."""
    heading, *_ = tekst.closing(outcome)
    lines = ["### gihv validate", "", heading]
    if outcome.diagnostics:
        rows = [_row(outcome, diagnostic) for diagnostic in outcome.diagnostics[:_MOST_ROWS]]
        lines += ["", "| Plaats | Ernst | Code | Melding |", "| --- | --- | --- | --- |", *rows]
    more = len(outcome.diagnostics) - _MOST_ROWS
    if more > 0:
        lines += ["", f"Nog {more} bevindingen staan in het logboek van deze stap."]
    return "\n".join(lines) + "\n"


def _annotation(outcome: Outcome, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {
        "file": outcome.from_top(diagnostic.path),
        "line": span.line,
        "endLine": span.end_line,
    }
    if span.line == span.end_line:  # GitHub takes columns only of one line
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{diagnostic.kind.code} {diagnostic.kind.slug}"
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(with_tip(diagnostic))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _inert(text: str) -> str:
    """The text, kept from the runner where it could read a command in it.

    The text quotes the agenda, and who proposes a change to that must not command the runner. That
    takes a command at the start of a line, or anywhere in it in the older form `##[...]`.
    """
    if "::" not in text and "##[" not in text:
        return text
    # No text can hold its own hash, so none can end the pause itself.
    token = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{token}\n{text}::{token}::\n"


def _row(outcome: Outcome, diagnostic: Diagnostic) -> str:
    cells = (
        f"{outcome.from_top(diagnostic.path)}:{diagnostic.span.line}",
        diagnostic.severity,
        f"{diagnostic.kind.code} {diagnostic.kind.slug}",
        on_one_line(diagnostic),
    )
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    """A text as one cell of a table, with what stands between backticks as code."""
    return _CODE.sub(r"<code>\1</code>", escaped(visible(text), opens=False))
