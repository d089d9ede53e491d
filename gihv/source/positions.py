"""Where every key, value and list item of a text stands.

The marks of events are exact for plain and quoted scalars and for the end of what stands between
brackets. The rules for the others are measured facts about libyaml 0.2.6 and PyYAML 6.0.4:
the end of a block collection or block scalar is marked at the next token, behind blank lines and
comments; an empty value sometimes there too; and a dash is not marked at all.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from gihv.diagnostics import Keys
from gihv.source.events import NO_CHARACTER, EventParser, PureParser
from gihv.source.node import Node, Offsets

MAX_DEPTH = 50


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet. `end` is that of what came last in it."""

    keys: Keys
    node: Node
    is_map: bool
    end: int
    count: int = 0
    name: str | None = None
    key: Offsets | None = None


def spans(text: str) -> dict[Keys, Node]:
    """See the package."""
    nodes: dict[Keys, Node] = {}
    try:
        _walk(EventParser(text), text, nodes)
    except (YAMLError, *NO_CHARACTER):  # see `events`: what the one refuses, the other judges
        nodes.clear()
        with suppress(YAMLError, *NO_CHARACTER):
            _walk(PureParser(text), text, nodes)
    return nodes


def _walk(parser: Any, text: str, nodes: dict[Keys, Node]) -> None:
    stack: list[_Open] = []
    while (event := parser.get_event()) is not None:
        kind = event.__class__
        top = stack[-1] if stack else None
        if kind is ScalarEvent:
            if top and top.is_map and top.key is None:
                top.name, top.key = event.value, _key(text, event)
                top.end = top.key[1]
                continue
            node = _enter(nodes, text, top, event)
            node.value = _scalar(text, event, top, node)
            _leave(top, node)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if len(stack) == MAX_DEPTH:
                return
            node = _enter(nodes, text, top, event)
            keys = _next_keys(top)
            stack.append(_Open(keys, node, kind is MappingStartEvent, node.value[0]))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            done = stack.pop()
            start = done.node.value[0]
            # `[a: 1]` holds a mapping without braces of its own
            bracketed = done.node.flow and text[start] in "[{"
            done.node.value = (start, event.end_mark.index if bracketed else done.end)
            _leave(stack[-1] if stack else None, done.node)


def _next_keys(top: _Open | None) -> Keys:
    """The way to the value that comes next."""
    if top is None:
        return ()
    return (*top.keys, top.name if top.name is not None else top.count)


def _enter(nodes: dict[Keys, Node], text: str, top: _Open | None, event: Any) -> Node:
    """The node of a value that begins here; its end is still to be found."""
    start = event.start_mark.index
    node = Node((start, start), flow=bool(getattr(event, "flow_style", top and top.node.flow)))
    if top is not None:
        node.key = top.key
        if not top.is_map and not top.node.flow:
            node.dash = _next_sign(text, top.end)
    nodes.setdefault(_next_keys(top), node)
    return node


def _leave(top: _Open | None, node: Node) -> None:
    """Make the parent of a value that is complete ready for its next."""
    if top is not None:
        top.name = top.key = None
        top.count += 1
        top.end = node.value[1]


_NO_SIGN = r"(?:[ \t\r\n]+|#[^\n]*)*"


def _next_sign(text: str, offset: int) -> int:
    """The first offset behind blanks, line breaks and comments."""
    match = re.compile(_NO_SIGN).match(text, offset)
    return match.end() if match else offset


def _scalar(text: str, event: Any, top: _Open | None, node: Node) -> Offsets:
    start, end = event.start_mark.index, event.end_mark.index
    if event.style and event.style in "|>":
        indent = (
            0 if top is None else top.node.value[0] - text.rfind("\n", 0, top.node.value[0]) - 1
        )
        return start, _block_scalar_end(text, start, end, indent)
    if start == end:
        start = end = _empty(text, node, start)
    return start, end


def _key(text: str, event: Any) -> Offsets:
    start, end = event.start_mark.index, event.end_mark.index
    if start == end:  # `? : a` has an empty key
        start = end = len(text[:start].rstrip())
    return start, end


def _empty(text: str, node: Node, marked: int) -> int:
    """Where a value would stand that is not there: behind its dash, as marked, or its colon."""
    if node.key is None:
        return marked
    colon = _next_sign(text, node.key[1])
    return colon + 1 if text[colon : colon + 1] == ":" else node.key[1]


_HEADER = r"[|>](?:([1-9])|[-+])*"


def _block_scalar_end(text: str, start: int, end: int, parent_indent: int) -> int:
    """The end of a block scalar's last line, without the blank lines that do not belong to it."""
    header = re.compile(_HEADER).match(text, start)
    first, *lines = text[start:end].removesuffix("\n").removesuffix("\r").split("\n")
    if header and "+" not in header[0]:
        indent = parent_indent + int(header[1]) if header[1] else _indent(lines)
        while (
            lines
            and not lines[-1].rstrip("\r").strip(" ")
            and len(lines[-1].rstrip("\r")) <= indent
        ):
            lines.pop()
    return start + len("\n".join([first, *lines]).removesuffix("\r"))


def _indent(lines: list[str]) -> int:
    """The number of spaces before the first line that has more than spaces."""
    for line in lines:
        if line.strip(" \r"):
            return len(line) - len(line.lstrip(" "))
    return max(map(len, lines), default=0)
