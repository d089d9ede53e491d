"""Reads what most files are: block style, one line a value, texts of more lines behind `|` or `>`.

A YAML parser needs two or three times as long for such a file, and importing one takes as long as
reading hundreds. This reader knows few forms and knows them wholly: for any other, and for every
mistake, it gives no answer, and the YAML parser reads the file (see `plain`). Tests hold that both
give the same wherever this one answers.
"""

import re
from functools import cache
from typing import Any

from gihv.source.scalars import MAY_BE_SPECIAL, resolve

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_ITEM = re.compile(r"""[^\s,:#?"'&*!|>%@`{}\[\]-][^,:#?{}\[\]]*(?<! )|"[^"\\]*"|'[^']*'""")
_IN_BRACKETS = re.compile(rf"\[(?:(?:{_ITEM.pattern})(?:, (?:{_ITEM.pattern}))*)?\]")
_NEVER_PLAIN = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_BLOCK_TEXTS = {"|": (False, "\n"), "|-": (False, ""), ">": (True, "\n"), ">-": (True, "")}
"""The signs that open a text of more lines: whether it is folded, and how it ends."""
_DEEPEST = 20


class _Unusual(Exception):
    """A form that this reader does not know."""


def read(text: str) -> dict[str, Any] | None:
    """The content of a text, or None where it is not as simple as that."""
    if "\t" in text or "\r" in text or not text.endswith("\n"):
        return None
    try:
        return _read(text.split("\n"))
    except _Unusual:
        return None


def _read(lines: list[str]) -> dict[str, Any]:  # noqa: C901 - one loop, for speed
    """The content of a text, given as its lines; an empty one is unusual too. Raises _Unusual.

    `container` is the mapping or list that lines of this `indent` belong to; the stack holds those
    around it.
    """
    container: Any = {}
    root: dict[str, Any] = container
    indent = 0
    stack: list[tuple[Any, int]] = []
    waiting: str | None = None  # a key without a value on its line
    number, end = 0, len(lines)
    while number < end:
        line = lines[number]
        number += 1
        content = line.lstrip(" ")
        if not content or content[0] == "#":
            continue
        column = len(line) - len(content)
        dash = content.startswith("- ")
        if waiting is not None:
            if column > indent or (dash and column == indent):
                if len(stack) > _DEEPEST:
                    raise _Unusual
                stack.append((container, indent))
                block: Any = [] if dash else {}
                container[waiting] = block
                container, indent = block, column
            waiting = None
        while column < indent:
            container, indent = stack.pop()
        if dash:
            content = content[2:]
        elif container.__class__ is list:  # one that stood as deep as its key
            container, indent = stack.pop()
        if column != indent or dash is not (container.__class__ is list):
            raise _Unusual
        key, colon, value = content.partition(": ")
        if not colon and content.endswith(":"):
            key, colon = content[:-1], ":"
        if not colon:
            if not dash or not content:
                raise _Unusual
            value = content
        else:
            if dash:
                stack.append((container, indent))
                container.append({})
                container, indent = container[-1], column + 2
            if key in container or not _is_key(key):
                raise _Unusual
            if not value:
                container[key] = None
                waiting = key
                continue
        plain = value[0] not in _NEVER_PLAIN
        if plain and (": " in value or " #" in value or value[-1] in " :"):
            raise _Unusual
        if plain:
            scalar = resolve(value) if value[0] in MAY_BE_SPECIAL else value
        elif value in _BLOCK_TEXTS:
            scalar, number = _block_text(lines, value, number, indent)
        else:
            scalar = _in_signs(value)
        if colon:
            container[key] = scalar
        else:
            container.append(scalar)
    if not root:
        raise _Unusual
    return root


@cache
def _is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None


def _in_signs(value: str) -> Any:
    """A list between brackets on one line, or a text between quotes."""
    if _IN_BRACKETS.fullmatch(value):
        return [item[1:-1] if item[0] in "'\"" else resolve(item) for item in _ITEM.findall(value)]
    sign, inside, end = value[0], value[1:-1], value[-1]
    if sign in "'\"" and len(value) > 1 and end == sign not in inside and "\\" not in value:
        return inside
    raise _Unusual


def _block_text(lines: list[str], sign: str, number: int, indent: int) -> tuple[str, int]:
    """A text of more lines that begins on a line, and the number of the line behind it."""
    first = lines[number]
    width = len(first) - len(first.lstrip(" "))
    if width <= indent or width == len(first):
        raise _Unusual
    pad = first[:width]
    end = number + 1
    while end < len(lines) and (not lines[end] or lines[end].startswith(pad)):
        end += 1
    if end < len(lines) and lines[end].isspace():
        raise _Unusual  # a line of blanks: what follows tells whether it belongs to the text
    body = "\n".join([line[width:] for line in lines[number:end]]).rstrip("\n")
    folded, last = _BLOCK_TEXTS[sign]
    if folded and "\n " in body:
        raise _Unusual  # a line that is deeper is not folded
    if folded:
        body = _LINE_BREAKS.sub(lambda breaks: breaks[0][1:] or " ", body)
    return body + last, end


_LINE_BREAKS = re.compile(r"\n+")
