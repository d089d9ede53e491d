"""Which comment belongs to which key: a text as a tree of entries that own their comments.

    # intro of the file: cut off by a blank line

    # head of `nummer`: directly above it
    nummer: 1  # behind `nummer`: on its line
      # inside `nummer`: deeper than its column
    # foot of `nummer`: directly below it, and a blank line follows

    # lead of `trekkers`: loose, between two entries

    trekkers:  # behind `trekkers`
      - gemeente-den-haag
      # tail of `trekkers`: what is left at the end of its block
    partners:
      # head of the first item of `partners`
      - mkb-den-haag

A stretch of whole lines is a pair of offsets, from the start of its first line to behind the line
break of its last; an empty one stands where its lines would go. So `text[:entry.head[0]] +
text[entry.end:]` is a text without an entry that begins its own line, and a new line is put before
an entry at `entry.head[0]`, behind it at `entry.end`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from gihv.diagnostics import Keys
from gihv.edit import Refused
from gihv.yaml import Node, Offsets, line_start, spans

MODELINE = re.compile(r"#\s*yaml-language-server\s*:")
"""How the comment begins that tells an editor the schema of a file."""

_COMMENT = re.compile(r"(?:(?<=\s)|(?<![^\n]))#[^\r\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\r\n]*)?")
_COLON = re.compile(r"\s*:")
_BEHIND = re.compile(r"[ \t]*(#[^\r\n]*?)?[ \t]*(?:\r?\n|\Z)")
_MARKER = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
_SIGN = re.compile(r"\.\.\.|---|\S")

# -- lines without content -------------------------------------------------------------------


class _Line(NamedTuple):
    """A line without content: blank, or a comment at some column."""

    start: int
    end: int
    column: int
    blank: bool


_Pair = tuple[list[_Line], list[_Line]]


def _lines(text: str, start: int, end: int) -> list[_Line]:
    """The lines of a stretch without content. Raises Refused where there is content after all."""
    found = []
    while start < end:
        line_end = min(_line_end(text, start), end)
        content = text[start:line_end].lstrip()
        column = line_end - start - len(content)
        blank = not content or _MARKER.fullmatch(content) is not None
        if not blank and not content.startswith("#"):
            raise _unclear(text, start + column)
        found.append(_Line(start, line_end, column, blank))
        start = line_end
    return found


def _unclear(text: str, at: int) -> Refused:
    sign = next(iter(_SIGN.findall(text, at)), "")
    return Refused(
        f"Door `{sign}` op deze regel weet gihv niet bij welk veld een opmerking hoort. "
        "Schrijf het zonder dat teken.",
        text.count("\n", 0, at) + 1,
    )


def _line_end(text: str, offset: int) -> int:
    """Behind the line break of the line that an offset stands on."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def _stretch(lines: Sequence[_Line], otherwise: int) -> Offsets:
    comments = [line for line in lines if not line.blank]
    return (comments[0].start, comments[-1].end) if comments else (otherwise, otherwise)


def _parted(below: list[_Line], column: int) -> tuple[list[_Line], list[_Line], list[_Line], bool]:
    """The lines below an entry at a column: in it, its foot, and what comes next.

    And whether a blank line stands above what comes next; a blank last line stands for one.
    """
    inside = list(takewhile(lambda line: line.blank or line.column > column, below))
    rest = below[len(inside) :]
    if inside and inside[-1].blank:
        return inside, [], rest, True
    run = list(takewhile(lambda line: not line.blank, rest))
    foot = run if len(run) < len(rest) else []
    return inside, foot, rest[len(foot) :], bool(foot)


def _loose_and_head(lines: list[_Line]) -> _Pair:
    """The lines above an entry: comments cut off by a blank line, and those directly above it."""
    cut = max((n for n, line in enumerate(lines, 1) if line.blank), default=0)
    return lines[:cut], lines[cut:]


# -- the tree --------------------------------------------------------------------------------

NOWHERE: Offsets = (0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value, or one item of a list, or a whole file; and the comments of it.

    All stretches but `between` and `behind` are whole lines. There are comments if `start < end`.
    """

    keys: Keys
    node: Node
    start: int
    """The offset of its key, or of its dash."""
    end: int
    """Behind the last line that belongs to it, be it a comment."""
    own_line: bool = True
    """Whether it begins its line. The first key in a list's item may stand behind a dash."""
    blank: bool = False
    """Whether a blank line stands above it, its lead and its head."""
    lead: Offsets = NOWHERE
    head: Offsets = NOWHERE
    between: Offsets = NOWHERE
    """From its colon or dash to its value, if there are comments."""
    behind: Offsets = NOWHERE
    """From its `#` on; that of a block is on the line of its key or dash."""
    inside: Offsets = NOWHERE
    foot: Offsets = NOWHERE
    block: "Block | None" = None

    def stretches(self) -> Iterator[tuple[str, Offsets]]:
        """What its comments are to it, and where they stand."""
        for role in ("lead", "head", "between", "behind", "inside", "foot"):
            yield role, getattr(self, role)
        if self.block is None:
            yield "brackets", self.node.value
        else:
            yield from (("intro", self.block.intro), ("tail", self.block.tail))


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping or list in block style, in the order of the text."""

    column: int
    """The column (0 for the first) of its keys or dashes."""
    intro: Offsets
    entries: tuple[Entry, ...]
    tail: Offsets
    tail_blank: bool
    """Whether a blank line stands above the tail."""


class Comment(NamedTuple):
    """A comment, and what it is to which value: see `Entry.stretches`."""

    text: str
    start: int
    role: str
    keys: Keys


class Tree:
    """A text that can be parsed, with every comment at its owner."""

    def __init__(self, text: str) -> None:
        """The tree of a text. Raises Refused at `?`, an empty key, `%` and `...`."""
        self.text = text
        self.line_break = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
        self.nodes = spans(text)
        self.children: dict[Keys, list[Keys]] = {}
        for way in self.nodes:
            if way:
                self.children.setdefault(way[:-1], []).append(way)
        self.root = self._file()
        self.entries = {entry.keys: entry for entry in _all(self.root)}
        self.blocks = {entry.keys: entry.block for entry in _all(self.root) if entry.block}
        """What is a mapping or list, and does not stand between brackets."""
        self.comments = self._comments()

    def _comments(self) -> list[Comment]:
        """Every comment, in order; of two stretches that hold it the first tells what it is."""
        spots = list(self._spots())
        owners: dict[int, tuple[str, Keys]] = {}
        for entry in self.entries.values():
            for role, (first, last) in entry.stretches():
                inside = (bisect_left(spots, (offset, 0)) for offset in (first, last))
                for number in range(*inside):
                    owners.setdefault(number, (role, entry.keys))
        return [
            Comment(self.text[start:end].rstrip(), start, *owners[number])
            for number, (start, end) in enumerate(spots)
        ]

    def start(self, keys: Keys) -> int:
        """Where a value with its key begins: its dash, its key, or itself."""
        value, key, dash, _ = self.nodes[keys]
        return dash if dash is not None else (key or value)[0]

    def opened(self, keys: Keys) -> int:
        """Behind the colon or dash of a value."""
        value, key, dash, _ = self.nodes[keys]
        if key is None:
            return value[0] if dash is None else dash + 1
        colon = _COLON.match(self.text, key[1])
        return colon.end() if colon else key[1]

    def _spots(self) -> Iterator[Offsets]:
        """Where every comment stands, from its `#` to the end of its line, in order."""
        text = self.text
        scalars = [node.key for node in self.nodes.values() if node.key]
        scalars += [
            node.value
            for way, node in self.nodes.items()
            if way not in self.children and text[node.value[0] :][:1] not in ("[", "{")
        ]
        at = 0
        for start, end in [*sorted(scalars), (len(text), len(text))]:
            yield from (match.span() for match in _COMMENT.finditer(text, at, max(start, at)))
            at = max(at, end)
            if (header := _HEADER.match(text, start, end)) and header[1]:
                yield header.span(1)

    # -- entries -----------------------------------------------------------------------------

    def _file(self) -> Entry:
        node, first = self.nodes[()], self._first(())
        begin = node.value[0] if first is None else first
        above = _lines(self.text, 0, line_start(self.text, begin))
        end = _line_end(self.text, node.value[1])
        below = _lines(self.text, end, len(self.text))
        below = below[: max((n for n, line in enumerate(below, 1) if not line.blank), default=0)]
        if first is not None:
            block = self._block((), above, below)
            return Entry((), node, begin, block.tail[1], block=block)
        behind, inside = self._behind(node.value[1]), _stretch(below, end)
        return Entry((), node, begin, end, head=_stretch(above, 0), behind=behind, inside=inside)

    def _first(self, keys: Keys) -> int | None:
        """Where the first entry of a block begins; None for what is no block."""
        is_block = keys in self.children and not self.nodes[keys].flow
        return self.start(self.children[keys][0]) if is_block else None

    def _block(self, keys: Keys, above: list[_Line], below: list[_Line]) -> Block:
        """A block; `above` and `below` are the lines between it and others."""
        ways = self.children[keys]
        starts = list(map(self.start, ways))
        column = starts[0] - line_start(self.text, starts[0])
        intro, head = _loose_and_head(above)
        if not keys and all(line.blank for line in intro):  # a modeline is always of the file
            intro = list(
                takewhile(lambda one: MODELINE.match(self.text, one.start + one.column), head)
            )
            head = head[len(intro) :]
        entries: list[Entry] = []
        lead: list[_Line] = []
        blank = False
        for way, following in zip(ways, [*starts[1:], None], strict=True):
            gap = below
            if following is not None:
                line_end = _line_end(self.text, self.nodes[way].value[1])
                gap = _lines(self.text, line_end, line_start(self.text, following))
            inside, foot, rest, is_apart = _parted(gap, column)
            entries.append(self._entry(way, (lead, head), (inside, foot), blank=blank))
            lead, head = _loose_and_head(rest)
            blank = is_apart
        tail = _stretch(rest, entries[-1].end)
        return Block(column, _stretch(intro, 0), tuple(entries), tail, blank)

    def _entry(self, way: Keys, above: _Pair, below: _Pair, *, blank: bool) -> Entry:
        (lead, head), (deeper, foot) = above, below
        text, node, start, first = self.text, self.nodes[way], self.start(way), self._first(way)
        opened = self._checked(way)
        line = line_start(text, start)
        own_line = not text[line:start].strip(" ")
        end = _line_end(text, node.value[1])
        inside = between = behind = NOWHERE
        block = None
        if first is None:
            if "#" in text[opened : node.value[0]]:
                self._behind(opened)
                _lines(text, _line_end(text, opened), line_start(text, node.value[0]))
                between = (opened, node.value[0])
            header = _HEADER.match(text, *node.value)
            behind = header.span(1) if header else self._behind(node.value[1])
            inside = (end, _stretch(deeper, end)[1])
            end = inside[1]
        else:
            intro: list[_Line] = []
            if "\n" in text[opened:first]:
                behind = self._behind(opened)
                intro = _lines(text, _line_end(text, opened), line_start(text, first))
            block = self._block(way, intro, deeper)
            end = block.tail[1]
        head_at = _stretch(head, line if own_line else start)
        lead_at, foot_at = _stretch(lead, head_at[0]), _stretch(foot, end)
        return Entry(
            way, node, start, foot_at[1], own_line, blank,
            lead_at, head_at, between, behind, inside, foot_at, block,
        )  # fmt: skip

    def _checked(self, way: Keys) -> int:
        """Behind the colon or dash of an entry. Raises Refused at a `?`, or without a key."""
        node, start, opened = self.nodes[way], self.start(way), self.opened(way)
        line = line_start(self.text, start)
        if sign := self.text[line:start].strip(" \t-"):
            raise _unclear(self.text, self.text.index(sign, line))
        is_odd = node.key and (node.key[0] == node.key[1] or self.text[opened - 1] != ":")
        if is_odd or "\n" in self.text[start:opened] or node.value[0] < opened:
            raise _unclear(self.text, start)
        return opened

    def _behind(self, offset: int) -> Offsets:
        """The comment on the rest of a line. Raises Refused where there is content."""
        match = _BEHIND.match(self.text, offset)
        if match is None:
            raise _unclear(self.text, offset)
        return match.span(1) if match[1] else NOWHERE


def _all(entry: Entry) -> Iterator[Entry]:
    yield entry
    for below in entry.block.entries if entry.block else ():
        yield from _all(below)
