"""The source line of a finding, with the wrong part underlined."""

from gihv.output.cells import visible

_TAB = 4


def excerpt(line: str, start: int, end: int, room: int, style: str = "{}") -> tuple[str, str]:
    """The line in at most `room` cells with [start, end) (offsets in it) in a style; and carets.

    A line that is too long is cut on either side. Where nothing is wrong in the line, one caret
    stands where it would be.
    """
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
