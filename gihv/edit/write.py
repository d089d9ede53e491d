"""How a new key or item with its value is written, in canonical form."""

from collections.abc import Mapping, Sequence
from typing import Any

from gihv.edit.fmt import INDENT, NAMES
from gihv.edit.scalars import Written, is_plain_key, on_one_line, quoted, scalar

DASH = "-"


def opener(key: str | int) -> str:
    """What begins an entry: a key with its colon; for an item (by its index) a dash."""
    if isinstance(key, int):
        return DASH
    return f"{key if is_plain_key(key) else quoted(key)}:"


def entry(key: str | int, value: Any, column: int) -> list[str]:
    """The lines of a key or item whose first sign stands at a column."""
    start = " " * column + opener(key)
    if not is_block(value):
        written = one_value(key, value, column)
        return [f"{start} {written.first}", *written.more]
    lines = block(value, column + INDENT)
    if isinstance(key, int):
        return [f"{start} {lines[0].lstrip(' ')}", *lines[1:]]
    return [start, *lines]


def block(value: Any, column: int) -> list[str]:
    """The lines of a mapping or list, its keys or dashes at a column. See `is_block`."""
    pairs = value.items() if isinstance(value, Mapping) else enumerate(value)
    return [line for key, below in pairs for line in entry(key, below, column)]


def is_block(value: Any) -> bool:
    """Whether a value takes lines of its own: what is not empty, and no list of numbers."""
    if isinstance(value, Mapping):
        return bool(value)
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return is_list and any(not isinstance(item, int | float) for item in value)


def one_value(key: str | int, value: Any, column: int, *, fold: bool = True) -> Written:
    """A value that is no block, behind a key or dash at a column; `fold` allows more lines."""
    if not isinstance(value, str):
        return Written(in_brackets(value))
    at = column + len(opener(key)) + 1
    fold = fold and key not in NAMES
    return scalar(quoted(value), value, column=at, content=column + INDENT, fold=fold)


def in_brackets(value: Any) -> str:
    """A value on one line, as it stands between brackets."""
    if isinstance(value, Mapping):
        pairs = (f"{opener(key)} {in_brackets(below)}" for key, below in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, str):
        return on_one_line(quoted(value), value, flow=True)
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return "null" if value is None else str(value)
