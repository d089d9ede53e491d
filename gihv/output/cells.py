"""Text on a screen: without what would steer it, and wrapped."""

from collections.abc import Mapping
from textwrap import TextWrapper

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


def wrap(text: str, width: int | None) -> list[str]:
    """A text in lines of at most `width` characters; with `width` None nothing is wrapped.

    A line break in the text stays. A word that is too long stays whole: it may be a path or an id.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    if width is None:
        return lines
    wrapper = TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return [part for line in lines for part in wrapper.wrap(line) or [""]]
