"""Where every key, value and list item of a text stands.

The marks of a YAML composer are exact for plain and quoted scalars and for the end of what stands
between brackets. The rules for the others are measured facts about libyaml 0.2.6 and PyYAML 6.0.4:
the end of a block collection or block scalar is marked at the next token, behind blank lines and
comments; an empty value sometimes there too; and a dash is not marked at all.
"""

import re
from typing import Any, NamedTuple

from yaml import MappingNode, ScalarNode

from gihv.diagnostics import FileError, Keys
from gihv.yaml.reader import EventParser, parse_text
from gihv.yaml.text import line_start, next_sign

Offsets = tuple[int, int]
"""A stretch of a text: where it starts, and where it ends (exclusive)."""


class Node(NamedTuple):
    """Where one value stands: the value itself, its key (in a mapping), its dash (in a block list).

    `flow` tells that it stands between brackets, or has its own. The line break at the end of a
    block scalar is not part of it.
    """

    value: Offsets
    key: Offsets | None = None
    dash: int | None = None
    flow: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it is a key between brackets without so much as a colon: `b` in `{a: 1, b}`."""
        return self.flow and self.key is not None and self.value == (self.key[1], self.key[1])


def spans(text: str) -> dict[Keys, Node]:
    """Where every value stands, by the way to it, parents first; none of a text with a mistake."""
    try:
        parse_text(text)  # a composer has no limit of depth, and crashes
    except FileError:
        return {}
    places = _Places(text)
    places.enter((), EventParser(text).get_single_node(), Node((0, 0)), 0)
    return places.nodes


class _Places:
    """The places of all values in a text, as far as they have been entered."""

    def __init__(self, text: str) -> None:
        self.nodes: dict[Keys, Node] = {}
        self._text = text

    def enter(self, keys: Keys, value: Any, node: Node, column: int) -> int:
        """Enter a value and all in it; where it ends. `column` is of the collection around it."""
        start, end = value.start_mark.index, value.end_mark.index
        self.nodes[keys] = node  # parents come before children
        if not isinstance(value, ScalarNode):
            node = node._replace(flow=bool(value.flow_style))
            last = self._parts(keys, value)
            # `[a: 1]` holds a mapping without braces of its own
            end = end if node.flow and self._text[start] in "[{" else last
        elif value.style in ("|", ">"):
            end = _block_scalar_end(self._text, start, end, column)
        elif start == end and node.key:  # behind its colon, wherever the mark is
            colon = next_sign(self._text, node.key[1])
            start = end = colon + 1 if self._text[colon : colon + 1] == ":" else node.key[1]
        self.nodes[keys] = node._replace(value=(start, end))
        return int(end)

    def _parts(self, keys: Keys, collection: Any) -> int:
        """Enter what a collection holds; where the last of it ends."""
        end: int = collection.start_mark.index
        flow = bool(collection.flow_style)
        column = 0 if flow else end - line_start(self._text, end)  # a block scalar's own
        for index, part in enumerate(collection.value):
            if isinstance(collection, MappingNode):
                key, value = part
                offsets = key.start_mark.index, key.end_mark.index
                name, node = key.value, Node((0, 0), key=offsets, flow=flow)
            else:
                dash = None if flow else next_sign(self._text, end)
                name, value, node = index, part, Node((0, 0), dash=dash, flow=flow)
            end = self.enter((*keys, name), value, node, column)
        return end


def _block_scalar_end(text: str, start: int, end: int, outer: int) -> int:
    """The end of a block scalar's last line, without the blank lines that do not belong to it.

    `outer` is the indentation of the block around it, to which its header may add a number.
    """
    first, *lines = text[start:end].removesuffix("\n").split("\n")
    header = first.partition("#")[0]
    if "+" not in header:
        number = re.search("[1-9]", header)
        longest = max(lines, key=len, default="")
        shown = next((line for line in lines if line.strip(" \r")), longest)
        indent = outer + int(number[0]) if number else len(shown) - len(shown.lstrip(" "))
        while lines and not lines[-1].strip(" \r") and len(lines[-1].rstrip("\r")) <= indent:
            lines.pop()
    return start + len("\n".join([first, *lines]).removesuffix("\r"))
