"""For people: each finding with its source line, and what to do."""

import re
from collections.abc import Iterator, Sequence

from gihv.diagnostics import WHOLE_FILE, Diagnostic, Severity, count
from gihv.dutch import counted, number
from gihv.output.cells import visible, wrap
from gihv.output.findings import Outcome

_TAB = 4
_ROOM_FOR_SOURCE = 160  # where lines may be of any length: a longer one says no more
_GUTTER = 9
_BOLD = "\x1b[1m{}\x1b[0m"
_BLUE = "\x1b[34m{}\x1b[0m"
_CYAN = "\x1b[36m{}\x1b[0m"
_STYLES = {Severity.FOUT: "\x1b[1;31m{}\x1b[0m", Severity.WAARSCHUWING: "\x1b[1;33m{}\x1b[0m"}


def render(outcome: Outcome, *, width: int | None, colour: bool) -> str:
    """See renderer. Each finding is a paragraph; counts, files and seconds stand at the end."""
    # Some terminals add an empty line after one that fills the width.
    room = width and width - 1
    paragraphs = ["\n".join(_paragraph(outcome, one, room)) for one in outcome.diagnostics]
    text = "\n\n".join([*paragraphs, "\n".join(closing(outcome))]) + "\n"
    # What is quoted is visible, so it holds no style of its own.
    return text if colour else re.sub(r"\x1b\[[0-9;]*m", "", text)


def closing(outcome: Outcome) -> list[str]:
    """The lines at the end: what was found, what was read, and where to read more."""
    files = counted(outcome.files_read, "bestand", "bestanden")
    # Two decimals only where one would say that it took no time.
    seconds = round(outcome.seconds, 1) or round(outcome.seconds, 2) or 0.01
    here = "" if outcome.elsewhere is None else " op deze plek"
    found = _totals(outcome.diagnostics) if outcome.diagnostics else "Geen fouten of waarschuwingen"
    lines = [f"{found}{here}. {files} gelezen in {number(seconds)} s."]
    if outcome.elsewhere:
        lines.append(f"Elders in de agenda: {_totals(outcome.elsewhere)}.")
    if outcome.diagnostics:
        lines.append(f"Uitleg en voorbeeld: gihv explain {outcome.diagnostics[0].kind.code}")
    return lines


def _totals(diagnostics: Sequence[Diagnostic]) -> str:
    counts = count(diagnostics)
    mistakes = counted(counts[Severity.FOUT], "fout", "fouten")
    warnings = counted(counts[Severity.WAARSCHUWING], "waarschuwing", "waarschuwingen")
    return f"{mistakes}, {warnings}"


def _paragraph(outcome: Outcome, diagnostic: Diagnostic, width: int | None) -> Iterator[str]:
    line, column, end_line, end_column = diagnostic.span
    kind = diagnostic.kind
    yield _BOLD.format(f"{visible(outcome.from_here(diagnostic.path))}:{line}:{column}")
    yield f"{_STYLES[kind.severity].format(kind.severity)} {kind.code} {kind.slug}"
    yield from wrap(diagnostic.message, width)
    lines = outcome.lines.get(diagnostic.path, ())
    if line <= len(lines) and diagnostic.span != WHOLE_FILE:
        source = lines[line - 1]
        room = _ROOM_FOR_SOURCE if width is None else width - _GUTTER
        end = end_column - 1 if end_line == line else len(source)
        shown, carets = excerpt(source, column - 1, end, room, _STYLES[kind.severity])
        yield f"{_BLUE.format(f'{line:>6} |')} {shown}"
        yield f"{_BLUE.format('       |')} {carets}"
    if diagnostic.tip is not None:
        first, *rest = wrap(f"Tip: {diagnostic.tip}", width)
        yield _CYAN.format("Tip:") + first.removeprefix("Tip:")
        yield from rest


def excerpt(line: str, start: int, end: int, room: int, style: str = "{}") -> tuple[str, str]:
    """A line in at most `room` cells, with [start, end) (offsets in it) in a style; and carets."""
    from rich.cells import cell_len, set_cell_size

    skipped = max(0, start - room)
    line = line[skipped : start + room + 1]
    first, last = (len(line[: at - skipped].expandtabs(_TAB)) for at in (start, end))
    text = visible(line.expandtabs(_TAB))
    before, wrong, after = text[:first], text[first:last], text[last:].rstrip()
    if len(before) > room // 3 and cell_len(before + wrong) >= room:
        before = f"…{before[-(room // 3) :]}"
    if cell_len(before + wrong + after) > room:
        text = set_cell_size(before + wrong + after, room - 1) + "…"
        wrong, after = text[len(before) :][: len(wrong)], text[len(before + wrong) :]
    carets = " " * cell_len(before) + style.format("^" * max(1, cell_len(wrong)))
    return f"{before}{style.format(wrong)}{after}", carets
