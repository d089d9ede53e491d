"""For people: each finding with its source line, and what to do."""

from collections.abc import Callable, Sequence

from gihv.diagnostics import WHOLE_FILE, Diagnostic, Severity, count
from gihv.dutch import counted, number
from gihv.output.cells import visible, wrap
from gihv.output.findings import Outcome
from gihv.output.findings.excerpt import excerpt

_ROOM_FOR_SOURCE = 160  # where lines may be of any length: a longer one says no more
_LEAST_ROOM = 20
_LINE_NUMBER = 6
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_BLUE = "\x1b[34m"
_CYAN = "\x1b[36m"
_STYLES = {Severity.FOUT: "\x1b[1;31m", Severity.WAARSCHUWING: "\x1b[1;33m"}

Paint = Callable[[str, str], str]


def render(outcome: Outcome, *, width: int | None, colour: bool) -> str:
    """See Render. Each finding is a paragraph; counts, files and seconds stand at the end."""
    paint = _painter(colour=colour)
    if width is not None:
        width -= 1  # some terminals add an empty line after one that fills the width
    paragraphs = [
        "\n".join(_paragraph(outcome, diagnostic, width, paint))
        for diagnostic in outcome.diagnostics
    ]
    return "\n\n".join([*paragraphs, "\n".join(closing(outcome))]) + "\n"


def closing(outcome: Outcome) -> list[str]:
    """The lines at the end: what was found, what was read, and where to read more."""
    files = counted(outcome.files_read, "bestand", "bestanden")
    # Two decimals only where one would say that it took no time.
    seconds = round(outcome.seconds, 1) or round(outcome.seconds, 2) or 0.01
    read = f"{files} gelezen in {number(seconds)} s."
    here = "" if outcome.elsewhere is None else " op deze plek"
    there = [f"Elders in de agenda: {totals(outcome.elsewhere)}."] if outcome.elsewhere else []
    if not outcome.diagnostics:
        return [f"Geen fouten of waarschuwingen{here}. {read}", *there]
    code = outcome.diagnostics[0].kind.code
    return [
        f"{totals(outcome.diagnostics)}{here}. {read}",
        *there,
        f"Uitleg en voorbeeld: gihv explain {code}",
    ]


def totals(diagnostics: Sequence[Diagnostic]) -> str:
    """How many findings there are of each severity: "2 fouten, 0 waarschuwingen"."""
    counts = count(diagnostics)
    mistakes = counted(counts[Severity.FOUT], "fout", "fouten")
    warnings = counted(counts[Severity.WAARSCHUWING], "waarschuwing", "waarschuwingen")
    return f"{mistakes}, {warnings}"


def _painter(*, colour: bool) -> Paint:
    """What puts a text in a style; without colour, what leaves it as it is."""
    return lambda text, style: f"{style}{text}{_RESET}" if colour and text else text


def _paragraph(
    outcome: Outcome, diagnostic: Diagnostic, width: int | None, paint: Paint
) -> list[str]:
    def wrapped(text: str) -> list[str]:
        return wrap("\n".join(visible(line) for line in text.split("\n")), width)

    line, column, *_ = diagnostic.span
    kind = diagnostic.kind
    lines = [
        paint(f"{visible(outcome.from_here(diagnostic.path))}:{line}:{column}", _BOLD),
        f"{paint(kind.severity, _STYLES[kind.severity])} {kind.code} {kind.slug}",
        *wrapped(diagnostic.message),
        *_source(outcome, diagnostic, width, paint),
    ]
    if diagnostic.tip is not None:
        first, *rest = wrapped(f"Tip: {diagnostic.tip}")
        lines += [paint("Tip:", _CYAN) + first.removeprefix("Tip:"), *rest]
    return lines


def _source(outcome: Outcome, diagnostic: Diagnostic, width: int | None, paint: Paint) -> list[str]:
    """The source line and what underlines it; nothing for a finding about a file as a whole."""
    source = outcome.source_line(diagnostic)
    line, column, end_line, end_column = span = diagnostic.span
    if source is None or span == WHOLE_FILE:
        return []
    digits = f"{line:>{_LINE_NUMBER}}"
    room = _ROOM_FOR_SOURCE if width is None else max(_LEAST_ROOM, width - len(digits) - 3)
    end = end_column - 1 if end_line == line else len(source)
    shown = excerpt(source, column - 1, end, room)
    style = _STYLES[diagnostic.severity]
    text = f"{shown.before}{paint(shown.wrong, style)}{shown.after}"
    indent = len(shown.carets) - len(shown.carets.lstrip())
    carets = " " * indent + paint(shown.carets.lstrip(), style)
    return [
        f"{paint(digits + ' |', _BLUE)} {text}".rstrip(),
        f"{paint(' ' * len(digits) + ' |', _BLUE)} {carets}",
    ]
