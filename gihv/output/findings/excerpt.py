"""The source line of a finding, with the wrong part underlined."""

from typing import NamedTuple

from gihv.output.cells import visible

_TAB = 4


class Excerpt(NamedTuple):
    """A source line as shown: what stands before, in and after the wrong part.

    Below that stand `indent` and `carets`.
    """

    before: str
    wrong: str
    after: str
    indent: str
    carets: str


def excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """The line in at most `room` cells, with [start, end) (offsets in the line) underlined.

    A line that is too long is cut on either side. Where that part is empty or lies behind the line,
    one caret stands where it would be.
    """
    from rich.cells import cell_len, set_cell_size

    skipped = max(0, start - room)
    line = line[skipped : start + room + 1]
    ends = [len(line[: offset - skipped].expandtabs(_TAB)) for offset in (start, end)]
    text = visible(line.expandtabs(_TAB))
    before, wrong, after = text[: ends[0]], text[ends[0] : ends[1]], text[ends[1] :].rstrip()
    if len(before) > room // 3 and cell_len(before + wrong) >= room:
        before = f"…{before[-(room // 3) :]}"
    if cell_len(before + wrong + after) > room:
        text = set_cell_size(before + wrong + after, room - 1) + "…"
        wrong, after = text[len(before) :][: len(wrong)], text[len(before + wrong) :]
    return Excerpt(before, wrong, after, " " * cell_len(before), "^" * max(1, cell_len(wrong)))
