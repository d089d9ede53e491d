"""The source line of a finding, with the wrong part underlined."""

from typing import NamedTuple

from gihv.output.cells import visible

_TAB = 4
_CUT = "…"
_LONGEST = 4096  # of a longer line only this much around the finding is measured


class Excerpt(NamedTuple):
    """A source line as shown: what stands before, in and after the wrong part; and the carets."""

    before: str
    wrong: str
    after: str
    carets: str


def excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """The line in at most `room` cells, with [start, end) (offsets in the line) underlined.

    A line that is too long is cut on either side of the wrong part. Where that part is empty or
    lies behind the line, one caret stands where it would be.
    """
    from rich.cells import cell_len

    skipped = max(0, min(start, len(line)) - _LONGEST // 2) if len(line) > _LONGEST else 0
    line = line[skipped : skipped + _LONGEST]
    start, end = start - skipped, end - skipped
    if end <= len(line.rstrip()):
        line = line.rstrip()
    before, wrong, after = _parts(line, start, end)
    if cell_len(before + wrong + after) > room:
        before, wrong, after = _cut(before, wrong, after, room)
    carets = " " * cell_len(before) + "^" * max(1, cell_len(wrong))
    return Excerpt(before, wrong, after, carets)


def _parts(line: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, in and after the wrong part, all of it visible and tabs as spaces."""
    first, last = (len(line[:offset].expandtabs(_TAB)) for offset in (start, end))
    text = visible(line.expandtabs(_TAB))
    return text[:first], text[first:last], text[last:]


def _cut(before: str, wrong: str, after: str, room: int) -> tuple[str, str, str]:
    """The parts cut to the room: the start of the wrong part stays."""
    from rich.cells import cell_len, split_text

    if cell_len(before + wrong) > room - 1:
        # As much before the wrong part as behind it, if it is short; else a third before it.
        spare = max((room - 2 - cell_len(wrong)) // 2, room // 3)
        if cell_len(before) > spare:
            before = _CUT + split_text(before, cell_len(before) - spare)[1]
    left = room - cell_len(before)
    if cell_len(wrong + after) > left:
        kept, _ = split_text(wrong + after, left - 1)
        wrong, after = kept[: len(wrong)], kept[len(wrong) :] + _CUT
    return before, wrong, after
