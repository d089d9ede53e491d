"""The source line of a finding, with the wrong part underlined."""

from collections.abc import Iterable
from dataclasses import dataclass

from gihv.output.cells import clusters, is_right_to_left, visible

_TAB = 4
_CUT = "…"
_LONGEST = 4096  # of a longer line only this much around the finding is measured
# Invisible. A screen that orders right-to-left text by itself then keeps the underlined part, and
# what stands on either side of it, in their places.
_LEFT_TO_RIGHT_MARK = "\u200e"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A source line as shown: what stands before, in and after the wrong part; and the carets."""

    before: str
    wrong: str
    after: str
    carets: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a reader sees as one character: as shown, how wide, and whether it is wrong."""

    text: str
    width: int
    wrong: bool


def excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """The line in at most `room` cells, with [start, end) (offsets in the line) underlined.

    A line that is too long is cut on either side of the wrong part. Where that part is empty or
    lies behind the line, one caret stands where it would be.
    """
    skipped = max(0, min(start, len(line)) - _LONGEST // 2) if len(line) > _LONGEST else 0
    line = "\t".join(visible(part) for part in line[skipped : skipped + _LONGEST].split("\t"))
    start, end = min(start - skipped, len(line)), end - skipped
    pieces = _pieces(line.rstrip() if end <= len(line.rstrip()) else line, start, end)
    first, last = _wrong(pieces, line, start)
    low, high = _window(pieces, first, last, room)
    last = min(last, high)
    before = (_CUT if skipped or low else "") + _text(pieces[low:first])
    wrong = _text(pieces[first:last])
    after = _text(pieces[last:high]) + (_CUT if high < len(pieces) else "")
    if is_right_to_left(line):
        before = f"{_LEFT_TO_RIGHT_MARK}{before}{_LEFT_TO_RIGHT_MARK}"
        after = f"{_LEFT_TO_RIGHT_MARK}{after}"
    indent = (1 if skipped or low else 0) + _width(pieces[low:first])
    carets = " " * indent + "^" * max(1, _width(pieces[first:last]))
    return Excerpt(before, wrong, after, carets)


def _wrong(pieces: list[_Piece], line: str, start: int) -> tuple[int, int]:
    """The first piece that is wrong, and the one behind the last; the same where none is."""
    wrong = [index for index, piece in enumerate(pieces) if piece.wrong]
    if wrong:
        return wrong[0], wrong[-1] + 1
    at = min(len(_pieces(line[:start], 0, 0)), len(pieces))
    return at, at


def _pieces(line: str, start: int, end: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    offset = column = 0
    for text, cells in clusters(line):
        wrong = start < offset + len(text) and offset < end
        if text[0] == "\t":  # to the next stop; an accent on a tab is lost
            width = _TAB - column % _TAB
            pieces.append(_Piece(" " * width, width, wrong))
        else:
            width = cells
            pieces.append(_Piece(text, width, wrong))
        offset += len(text)
        column += width
    return pieces


def _window(pieces: list[_Piece], first: int, last: int, room: int) -> tuple[int, int]:
    """Which pieces fit: the whole line, or a stretch that holds the start of the wrong part."""
    if _width(pieces) <= room:
        return 0, len(pieces)
    low, high = 0, len(pieces)
    if _width(pieces[:last]) > room - 1:
        # As much before the wrong part as behind it, if it is short; else a third before it.
        spare = max((room - 2 - _width(pieces[first:last])) // 2, room // 3)
        low = first
        while low > 0 and _width(pieces[low - 1 : first]) <= spare:
            low -= 1
    used = 1 if low else 0
    high = low
    while high < len(pieces) and used + pieces[high].width <= room - 1:
        used += pieces[high].width
        high += 1
    if high == len(pieces) - 1 and used + pieces[high].width <= room:
        high += 1  # the last piece fits where the mark of the cut would stand
    return low, high


def _text(pieces: Iterable[_Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _width(pieces: Iterable[_Piece]) -> int:
    return sum(piece.width for piece in pieces)
