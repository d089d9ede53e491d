"""How what is new is written, in the canonical form.

Double quotes come before single ones; they stand around what YAML 1.1 takes for something else
(`yes`, `22:30`), but not around a date. Prose is folded at a column.
"""

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from yaml import ScalarNode
from yaml.resolver import Resolver

from gihv.yaml import resolve

WIDTH = 88
"""The number of columns that prose fills at most, its indentation counted."""
INDENT = 2
NAMES = frozenset({"titel", "naam"})
"""Keys whose text stays on one line: who searches finds it whole."""

Fits = Callable[[Any, int], bool]
"""Whether a mapping or list that would begin at a column stays between brackets."""


def on_one_line(value: Any, at: int) -> bool:
    """What ends on the line stays between brackets."""
    return at + len(in_brackets(value)) <= WIDTH


@cache
def opener(key: str | int) -> str:
    """What begins an entry: a key with its colon; for an item (by its index) a dash."""
    if isinstance(key, int):
        return "-"
    is_plain = re.fullmatch("[1-9][0-9]*", key) or _is_plain(key)  # a year is
    return f"{key}:" if is_plain else f"{_quoted(key)}:"


def entry(key: str | int, value: Any, column: int, fits: Fits | None = None) -> list[str]:
    """The lines of a key or item whose first sign stands at a column."""
    start = " " * column + opener(key)
    at = len(start) + 1
    if isinstance(value, str):
        first, *more = text(value, column, at, fold=key not in NAMES)
        return [f"{start} {first}", *more]
    if not takes_lines(key, value, at, fits):
        return [f"{start} {in_brackets(value)}"]
    lines = block(value, column + INDENT, fits)
    if isinstance(key, int):
        return [start + lines[0][len(start) :], *lines[1:]]
    return [start, *lines]


def block(value: Any, column: int, fits: Fits | None = None) -> list[str]:
    """The lines of a mapping or list whose keys or dashes stand at a column."""
    pairs: Any = value.items() if isinstance(value, dict) else enumerate(value)
    return [line for pair in pairs for line in entry(pair[0], pair[1], column, fits)]


def text(said: str, column: int, at: int, *, fold: bool = True) -> list[str]:
    """The lines of a text that begins at column `at`, behind a key or dash at `column`."""
    is_long = at + len(said) >= WIDTH - 1 and is_prose(said) and _BREAK.search(said)
    if fold and is_long and at + len(one_line(said)) > WIDTH:
        content = column + INDENT
        return [">-", *(" " * content + line for line in wrapped(said, WIDTH - content))]
    first, *more = one_line(said).split("\n")
    return [first, *(" " * column + line if line else "" for line in more)]


def in_brackets(value: Any) -> str:
    """A value on one line, as it stands between brackets."""
    if isinstance(value, dict):
        pairs = (f"{opener(key)} {in_brackets(below)}" for key, below in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    return value if _is_plain(value) and not re.search(r"[][{},]", value) else _quoted(value)


def takes_lines(key: str | int, value: Any, at: int, fits: Fits | None = None) -> bool:
    """Whether a value takes lines of its own: not if empty, nor numbers, nor a list in a list."""
    is_block = isinstance(value, dict) and bool(value)
    if isinstance(value, list) and not isinstance(key, int):
        is_block = any(not isinstance(item, int | float) for item in value)
    return is_block and not (fits and fits(value, at))


# -- prose -----------------------------------------------------------------------------------

_BREAK = re.compile(r"(?<! ) (?! )")
_PROSE = re.compile(r"\S[^\n\t]*\S")


def wrapped(said: str, width: int) -> list[str]:
    """A text over lines, broken at single spaces only: reading folds a line break to one."""
    lines: list[str] = []
    for word in _BREAK.split(said):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def is_prose(said: str) -> bool:
    """Whether a text can be read as it is when it is broken over lines."""
    return _PROSE.fullmatch(said) is not None


# -- scalars ---------------------------------------------------------------------------------

_START_OF_OTHER = re.compile(r"""[-?:]([ ]|\Z)|[] \[{},#&*!|>'"%@`]|---|\.\.\.""")
_END_OF_PLAIN = re.compile(r":([ ]|\Z)| #|[\t\n]| \Z")


@cache
def one_line(said: str) -> str:
    """A text as it stands behind a key: on one line, or as a block if it can be read there."""
    if "\n" not in said:
        return said if _is_plain(said) else _quoted(said)
    lines = said.removesuffix("\n").split("\n")
    no_blanks = all(line == line.rstrip(" ") for line in lines)
    if not no_blanks or "\t" in said or not lines[-1] or not lines[0][:1].strip():
        return _quoted(said)
    content = [" " * INDENT + line if line else "" for line in lines]
    return "\n".join(["|" if said.endswith("\n") else "|-", *content])


def _quoted(said: str) -> str:
    """A text between double quotes; between single ones where that saves a sign before another."""
    if re.search(r'["\\]', said) and not re.search(r"[\n\t']", said):
        return f"'{said}'"
    return json.dumps(said, ensure_ascii=False)


def _is_plain(said: str) -> bool:
    """Whether a text needs no quotes behind a key: neither by YAML 1.2 nor, but for dates, 1.1."""
    if not said or _START_OF_OTHER.match(said) or _END_OF_PLAIN.search(said):
        return False
    tag = str(_YAML_1_1.resolve(ScalarNode, said, (True, False)))  # type: ignore[no-untyped-call]
    is_text_in_1_1 = tag.endswith((":str", ":timestamp")) and said not in ("y", "Y", "n", "N")
    return is_text_in_1_1 and isinstance(resolve(said), str)


_YAML_1_1 = Resolver()
