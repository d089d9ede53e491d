"""Text on a screen: without what would steer it, and wrapped."""

import re
from itertools import count
from textwrap import TextWrapper

# What steers a screen, ends a line, or turns the order of what follows round.
_UNSEEN = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
# What a runner of GitHub takes for a command: `::error::` before all else in a line, and the older
# `##[error]` anywhere in it.
_COMMAND = r"(?m)(?:^|\r)\s*::|##\["
_ANY_WIDTH = 10**9


def visible(text: str) -> str:
    """A text without what would steer a screen: each such sign as one to see, escape as "␛"."""
    return re.sub(_UNSEEN, lambda at: chr(0x2400 + ord(at[0])) if at[0] < " " else "\ufffd", text)


def visible_lines(text: str) -> str:
    """As `visible`, but a line break stays."""
    return "\n".join(map(visible, text.split("\n")))


def wrap(text: str, width: int | None, start: str = "") -> list[str]:
    """A text in visible lines of at most `width` characters, any number where that is None.

    Lines after the first are indented by the length of `start`. A line break in the text stays. A
    word that is too long stays whole: it may be a path or an id.
    """
    wrapper = TextWrapper(
        width or _ANY_WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [part for line in text.split("\n") for part in wrapper.wrap(visible(line)) or [""]]


def inert(text: str) -> str:
    """A text that ends in a line end, kept from the runner where that could read a command in it.

    It quotes the agenda, and who proposes a change to that must not command the runner.
    """
    if not re.search(_COMMAND, text):
        return text
    token = next(one for one in map("gihv-{}".format, count()) if one not in text)
    return f"::stop-commands::{token}\n{text}::{token}::\n"
