"""Text as a screen shows it: in cells. Wrapping and underlining count these, not code points.

The counts follow what terminals that know Unicode do, and are those of `rich.cells`, which takes
six times as long to import as a whole run without findings may take.
"""

import unicodedata
from collections.abc import Iterator, Mapping

_ZERO_WIDTH_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_NO_WIDTH = {"Mn", "Me", "Mc", "Cf"}
_HANGUL_VOWELS_AND_ENDS = (("\u1160", "\u11ff"), ("\ud7b0", "\ud7fb"))
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_REGIONAL_INDICATORS = ("\U0001f1e6", "\U0001f1ff")
_RIGHT_TO_LEFT = {"R", "AL", "AN"}

_UNSEEN: Mapping[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},  # "\x1b" -> "␛"
    0x7F: "\u2421",
    # These end a line, or turn the order of what follows round: a text could look like another.
    **dict.fromkeys([*range(0x80, 0xA0), 0x2028, 0x2029], "\ufffd"),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"),
}


def visible(text: str) -> str:
    """A text without what would steer a screen: each control character as one character to see."""
    return text if text.isascii() and text.isprintable() else text.translate(_UNSEEN)


def is_right_to_left(text: str) -> bool:
    """Whether a screen may show some of the text from right to left (Hebrew, Arabic)."""
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The text cut in what a reader sees as one character, each with its width in cells.

    An accent, a joined emoji, a skin tone and the second half of a flag belong to what stands
    before them. Control characters count as one cell: see `visible`.
    """
    cluster, width, joined = "", 0, False
    for char in text:
        own = _width(char)
        if cluster and (own == 0 or joined or _extends(cluster, width, char)):
            cluster += char
            if char == _EMOJI_STYLE or _is_between(char, _REGIONAL_INDICATORS):
                width = 2
            joined = char == _ZERO_WIDTH_JOINER
            continue
        if cluster:
            yield cluster, width
        cluster, width, joined = char, own, False
    if cluster:
        yield cluster, width


def width_of(text: str) -> int:
    """The number of cells that a text takes on a screen."""
    if text.isascii():
        return len(text)
    return sum(width for _, width in clusters(text))


def wrap(text: str, width: int | None, indent: str = "") -> list[str]:
    """A text in lines of at most `width` cells, all but the first after the indent.

    A line break in the text stays. A word that is too long stays whole: it may be a path or an id.
    With `width` None nothing is wrapped.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if width is None:
            lines.append(paragraph)
            continue
        first, *words = paragraph.split(" ")
        line = first
        for word in words:
            if width_of(line) + 1 + width_of(word) > width and line.strip():
                lines.append(line.rstrip())
                line = indent + word
            else:
                line += " " + word
        lines.append(line)
    return [line.rstrip() for line in lines]


def _width(char: str) -> int:
    if char.isascii():
        return 1
    if char == "\u00ad":
        return 1  # a soft hyphen is a format character, and shown
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    if any(_is_between(char, block) for block in _HANGUL_VOWELS_AND_ENDS):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _extends(cluster: str, width: int, char: str) -> bool:
    """Whether a character with a width of its own still belongs to the cluster before it."""
    if _is_between(char, _SKIN_TONES):
        return width == 2  # noqa: PLR2004 - cells of an emoji
    return _is_between(char, _REGIONAL_INDICATORS) and (
        len(cluster) == 1 and _is_between(cluster, _REGIONAL_INDICATORS)
    )


def _is_between(char: str, block: tuple[str, str]) -> bool:
    return block[0] <= char <= block[1]
