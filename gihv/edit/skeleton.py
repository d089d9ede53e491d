"""A new file: what is known already, and the keys that agendas use most, not filled in yet.

A key without a value stands as a comment (`#status:`), for an editor who takes the `#` away or for
`gihv set`, which knows these lines again and puts the key in their place.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from gihv.diagnostics import Keys
from gihv.dutch import enumerate_
from gihv.edit.emit import INDENT, entry
from gihv.edit.form import modeline
from gihv.layout import FileKind
from gihv.schemas import by_year, properties, types, words

INTRO = (
    "# Haal het teken # weg en vul in wat de agenda zegt. Wat u niet gebruikt, kan weg.",
    "# Alle velden staan in agenda/README.md.",
)
USUAL: Mapping[FileKind, tuple[str, ...]] = {
    "actie": (
        *("omschrijving", "status", "trekkers", "partners"),
        *("looptijd", "van", "tot", "mijlpalen", "datum", "wat"),
        *("financiering", "dekking", "bijdragen", "bron", "bedrag"),
    ),
    "speerpunt": ("uitdaging", "doelen", "toelichting"),
}
"""The keys, at any depth, that most agendas use."""


def skeleton(kind: FileKind, path: str, filled: Mapping[str, Any]) -> str:
    """The text of a new file at a path, with values for some of its keys."""
    own = {key: entry(key, value, 0) for key, value in filled.items()}
    lines = {key: own.get(key) or placeholder(kind, key) for key in properties(kind, ())}
    shown = {key: [*_choice(kind, (key,), ""), *some] for key, some in lines.items() if some}
    known = [line for key in shown if key in filled for line in shown[key]]
    to_fill = [shown[key] for key in shown if key not in filled]
    paragraphs = [[modeline(kind, path)], known, INTRO, *to_fill]
    return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"


@cache
def placeholder(kind: FileKind, key: str) -> tuple[str, ...]:
    """The lines that stand for a key of a file that is not filled in; none for one that is rare."""
    if key not in USUAL.get(kind, ()):
        return ()
    return tuple(f"#{line}" for line in _lines(kind, (key,), 0))


def _lines(kind: FileKind, keys: Keys, column: int) -> list[str]:
    """A key without a value, and what can stand below it."""
    start = " " * column
    allowed = types(kind, keys)
    first = f"{start}{keys[-1]}:"
    if "array" in allowed:
        item = (*keys, 0)
        if "string" in types(kind, item) or not properties(kind, item):
            return [first, f"{start}  -"]
        below = _block(kind, item, column + 2 * INDENT)
        return [first, f"{start}  - {below[0].lstrip()}", *below[1:]]
    if by_year(kind, keys):  # one amount is the usual form of it
        return [first]
    return [first, *_block(kind, keys, column + INDENT)]


def _block(kind: FileKind, keys: Keys, column: int) -> list[str]:
    """The keys of a block."""
    lines: list[str] = []
    for way in ((*keys, name) for name in properties(kind, keys) if name in USUAL[kind]):
        lines += [*_choice(kind, way, " " * column), *_lines(kind, way, column)]
    return lines


def _choice(kind: FileKind, keys: Keys, start: str) -> list[str]:
    """The words that a key takes, as a comment above it: behind it an editor completes nothing."""
    choice = words(kind, keys)
    return [f"{start}# Kies uit: {enumerate_(choice, last='of')}."] if choice else []
