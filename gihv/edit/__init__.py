"""Files changed as text, so that no comment is lost: pure functions from text to text.

`owners` tells which comment belongs to which key, `emit` writes what is new, `change` puts one
value in a text, `form` gives a whole file its canonical form, and `verify` judges both. `set`,
`new`, `rename`, `renumber` and `remove` turn what a person asks for into a Proposal, which is
judged before it is written: `steps` and `values` understand what was typed, `years` tells what
comes to stand for more years. What cannot be done safely is refused: see Refused.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Change(NamedTuple):
    """One file, as the tree names it: what was read, and what is to be (None: no file)."""

    path: str
    old: bytes | None
    new: bytes | None


def moved(path: str, moves: Sequence[tuple[str, str]]) -> str:
    """Where a file stands after these files and folders got another path, all at once."""
    for old, new in moves:
        if path == old or path.startswith(f"{old}/"):
            return new + path.removeprefix(old)
    return path


class Refused(Exception):
    """Why a file is left as it is, in Dutch, and the line (1 for the first) that it is about."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
