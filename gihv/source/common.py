"""Reads what most files are: block style, one line a value, texts of more lines behind `|` or `>`.

A YAML parser needs twice as long for such a file, and importing one takes as long as reading a
hundred. This reader knows few forms and knows them wholly: for any other, and for every mistake, it
gives no answer, and the YAML parser reads the file (see `plain`). That both give the same where this
one answers is what the tests of the reader are about.
"""

import re
from typing import Any

from gihv.source.scalars import MAY_BE_SPECIAL, resolve

_ENTRY = re.compile(
    r"(?: *(?:\#[^\n]*)?\n)*+"  # blank lines and comments
    r"(\ *)(-\ )?"
    r"(?:([a-z0-9][a-z0-9_-]*+):(?=[ \n])\ ?)?"
    r"([^\n]*)\n"
)
_WORDS_IN_BRACKETS = re.compile(r"\[([a-z0-9][a-z0-9_.-]*(?:, [a-z0-9][a-z0-9_.-]*)*+)?\]")
_NEVER_PLAIN = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_BLOCK_TEXTS = {"|": (False, "\n"), "|-": (False, ""), ">": (True, "\n"), ">-": (True, "")}
"""The signs that open a text of more lines: whether it is folded, and how it ends."""


class _Unusual(Exception):  # noqa: N818 - no error: another reads on
    """A form that this reader does not know."""


def read(text: str) -> dict[str, Any] | None:
    """The content of a text, or None where it is not as simple as that."""
    if "\t" in text or "\r" in text or not text.endswith("\n"):
        return None
    try:
        return _read(text)
    except _Unusual:
        return None


def _read(text: str) -> dict[str, Any]:  # noqa: C901 - one loop, for speed
    """The content of a text. Raises _Unusual."""
    root: dict[str, Any] = {}
    container: Any = root
    indent = 0
    stack: list[tuple[Any, int]] = []
    waiting: str | None = None  # a key without a value on its line
    position = 0
    entry = _ENTRY.match
    while match := entry(text, position):
        position = match.end()
        spaces, dash, key, value = match.groups()
        column = len(spaces)
        if waiting is not None:
            if column > indent or (dash and column == indent):
                stack.append((container, indent))
                container[waiting] = block = [] if dash else {}
                container, indent = block, column
            waiting = None
        while column < indent:
            container, indent = stack.pop()
        if column != indent:
            raise _Unusual
        if dash:
            if container.__class__ is not list:
                raise _Unusual
            if key is None:
                item, position = _value(text, value, position, column)
                container.append(item)
                continue
            stack.append((container, indent))
            block = {}
            container.append(block)
            container, indent = block, column + 2
        elif container.__class__ is list:
            container, indent = stack.pop()  # of a list as deep as its key
        if key is None or indent < column or container.__class__ is list or key in container:
            raise _Unusual
        if value:
            container[key], position = _value(text, value, position, indent)
        else:
            container[key] = None
            waiting = key
    if position < len(text.rstrip("\n")) and not _is_only_comment(text[position:]):
        raise _Unusual
    if not root:
        raise _Unusual
    return root
