"""The two event parsers of PyYAML: its C parser, and its own one in Python.

Both give the same events with the same marks. Where a platform has no C parser, the other one reads
everything; and it is the judge of what the C parser refuses, so that a file gets the same
finding everywhere.
"""

import re
from contextlib import suppress
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner
from yaml.tokens import ScalarToken

_BLANK_LINES = r"[ \t]*(?:\r?\n[ \t]*)*"
_UP_TO_FLOW_SIGN = r"[^,\[\]{}]*"
_BEHIND_BLOCK_SIGN = r"(?<=[|>])([-+0-9]*)([ \t]*(?:#[^\n]*)?)(?=\r?\n|\0)"
_STAND_IN = "\ufeff"  # no text holds it: see `text_of`


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, made to read what only the C parser reads.

    That is: a tab behind a value, between two words, or behind the sign that opens a block of text;
    a comment right behind that sign; and a question mark in a text between brackets. A tab
    that indents is refused by both.
    """

    def __init__(self, text: str) -> None:
        """A parser of one text."""
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip blanks, line breaks and comments."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str] | None:
        """Pass the blanks and line breaks between two words of a plain scalar; give them folded."""
        first, *lines = self._at(_BLANK_LINES).split("\n")
        if "\t" in first and not lines:
            self.forward(len(first))
            return [first]
        spaced = [line[:indent] + line[indent:].replace("\t", " ") for line in lines]
        if spaced != lines or "\t" in first:
            whole, new = "\n".join([first, *lines]), "\n".join([first.replace("\t", " "), *spaced])
            self._replace(whole, new)
        return super().scan_plain_spaces(indent, start_mark)

    def scan_plain(self) -> ScalarToken:
        """Read a plain scalar."""
        if not self.flow_level:
            return super().scan_plain()
        scalar = self._at(_UP_TO_FLOW_SIGN)
        if "?" not in scalar:
            return super().scan_plain()
        whole = self._replace(scalar, scalar.replace("?", _STAND_IN))
        token: ScalarToken = super().scan_plain()
        self.buffer = whole
        token.value = token.value.replace(_STAND_IN, "?")
        return token

    def scan_block_scalar(self, style: str) -> ScalarToken:
        """Read a block scalar."""
        if behind := re.compile(_BEHIND_BLOCK_SIGN).match(self.buffer, self.pointer + 1):
            self._replace(style + behind[0], style + behind[1] + " " * len(behind[2]))
        return super().scan_block_scalar(style)

    def _at(self, pattern: str) -> str:
        """What a pattern that matches anything finds at this place of the text."""
        match = re.compile(pattern).match(self.buffer, self.pointer)
        return match[0] if match else ""

    def _replace(self, old: str, new: str) -> str:
        """Put a text of the same length in the place of one at this place; the text as it was."""
        whole: str = self.buffer
        self.buffer = whole[: self.pointer] + new + whole[self.pointer + len(old) :]
        return whole


NO_CHARACTER = (ValueError, OverflowError)
"""What PureParser raises of its own accord for `\\U00110000`, a code of no character."""

EventParser: Any = PureParser
"""The fastest parser there is: `EventParser(text).get_event()`."""

with suppress(ImportError):  # a Python or platform without PyYAML's C extension
    from yaml._yaml import CParser

    EventParser = CParser
