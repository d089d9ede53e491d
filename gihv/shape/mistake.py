"""A mistake in the shape of a file, and how to speak of it."""

from typing import Any, NamedTuple

from gihv.diagnostics import Hint, Keys, Place
from gihv.layout import FileKind
from gihv.schemas import VORM
from gihv.yaml import odd_blank

_LONGEST_QUOTE = 40


class Mistake(NamedTuple):
    """A value that its place refuses."""

    kind: FileKind
    data: Any
    """The whole file."""
    path: str
    keys: Keys
    value: Any
    written: str
    """How the value stands in the file; empty where that is not known."""
    schema: dict[str, Any]
    """The part of the schema that refuses it."""
    keyword: str
    """Which of its keywords does."""

    @property
    def allowed(self) -> str:
        """The schema's own sentence about what is allowed."""
        return str(self.schema.get("errorMessage", ""))

    @property
    def vorm(self) -> str | None:
        """The form that belongs here, where the schema names it."""
        return self.schema.get(VORM)

    def key(self, name: str) -> Place:
        return Place(self.path, (*self.keys, name), "key")


def name_of(keys: Keys) -> str:
    """The nearest key that is a word: `dekking` for dekking.2014, `trekkers` for trekkers[0]."""
    words = [key for key in keys if isinstance(key, str)]
    return next((word for word in reversed(words) if not word.isdigit()), words[0])


def short(text: str) -> str:
    """A text on one line, cut off where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"


def without_odd_blank(text: str) -> Hint | None:
    """What to do about a blank that is no ordinary space, if there is one."""
    blank = odd_blank(text)
    return Hint(f"hier staat {blank}: typ de tekst opnieuw.") if blank else None
