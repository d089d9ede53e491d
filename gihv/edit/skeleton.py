"""A new file: every key in the schema's order, with what it is for; most of them not filled in yet.

A key without a value stands as a comment (`#status:`), for an editor who takes the `#` away or for
`gihv set`, which knows these lines again and puts the key in their place.
"""

from collections.abc import Mapping
from functools import cache
from textwrap import wrap
from typing import Any

from gihv.diagnostics import Keys
from gihv.dutch import enumerate_
from gihv.edit.emit import INDENT, WIDTH, entry
from gihv.edit.form import modeline
from gihv.layout import FileKind
from gihv.schemas import by_year, properties, schemas_at, types, words

INTRO = (
    "Vul in wat de agenda zegt: haal aan het begin van een regel het teken # weg, en schrijf de "
    "waarde erachter. Wat niet in de agenda staat, kunt u weghalen."
)


def skeleton(kind: FileKind, path: str, filled: Mapping[str, Any]) -> str:
    """The text of a new file at a path, with values for some of its keys."""
    paragraphs = [[modeline(kind, path)]]
    keys = properties(kind, ())
    paragraphs += [
        [*_comment(_about(kind, key)), *entry(key, filled[key], 0)] for key in keys if key in filled
    ]
    paragraphs.append(_comment(INTRO))
    paragraphs += [
        [*_comment(_about(kind, key)), *placeholder(kind, key)] for key in keys if key not in filled
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"


@cache
def placeholder(kind: FileKind, key: str) -> tuple[str, ...]:
    """The lines that stand for a key of a file that is not filled in; none for an unknown key."""
    if key not in properties(kind, ()):
        return ()
    return tuple(f"#{line}" for line in _lines(kind, (key,), 0))


def _lines(kind: FileKind, keys: Keys, column: int) -> list[str]:
    """A key without a value, and what can stand below it."""
    start = " " * column
    allowed = types(kind, keys)
    first = f"{start}{keys[-1]}:"
    if "array" in allowed:
        item = (*keys, 0)
        if types(kind, item) == {"integer"}:
            return [f"{first} []"]
        if "string" in types(kind, item) or not properties(kind, item):
            return [first, f"{start}  -"]
        below = _block(kind, item, column + 2 * INDENT)
        return [first, f"{start}  - {below[0].lstrip()}", *below[1:]]
    if by_year(kind, keys):  # one amount is the usual form of it
        return [first]
    return [first, *_block(kind, keys, column + INDENT)]


def _block(kind: FileKind, keys: Keys, column: int) -> list[str]:
    """The keys of a block. Which words one takes stands above it: behind it nothing completes."""
    lines: list[str] = []
    for way in ((*keys, name) for name in properties(kind, keys)):
        if choice := words(kind, way):
            lines.append(f"{' ' * column}# Kies uit: {enumerate_(choice, last='of')}.")
        lines += _lines(kind, way, column)
    return lines


def _about(kind: FileKind, key: str) -> str:
    """What a key is for, and which words it can be."""
    described = (one["description"] for one in schemas_at(kind, (key,)) if "description" in one)
    choice = words(kind, (key,))
    among = f" Kies uit: {enumerate_(choice, last='of')}." if choice else ""
    return next(described, key) + among


def _comment(text: str) -> list[str]:
    """A text as comment lines."""
    return wrap(text, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
