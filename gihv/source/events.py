"""The event parser: PyYAML's C parser, or its own one in Python where a platform has no other."""

from contextlib import suppress
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser. As the C parser does, it passes a tab where that indents nothing."""

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


EventParser: Any = PureParser
"""The fastest parser there is: `EventParser(text).get_event()`, or `get_token()`."""

with suppress(ImportError):  # a Python or platform without PyYAML's C extension
    from yaml._yaml import CParser

    EventParser = CParser
