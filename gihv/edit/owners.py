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
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from gihv.diagnostics import Keys
from gihv.edit import Refused
from gihv.source import Node, Offsets, line_start, spans

MODELINE = re.compile(r"#\s*yaml-language-server\s*:")
"""How the comment begins that tells an editor the schema of a file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value, or one item of a list, or a whole file; and the comments of it.

    All but `between` and `behind` are whole lines. There are any if `start < end` of the pair.
    """

    keys: Keys
    """The way to the value."""
    node: Node
    """Where the value, its key and its dash stand."""
    start: int
    """Where it begins: the offset of its key, or of its dash."""
    opened: int
    """Behind its colon or dash."""
    end: int
    """Behind the last line that belongs to it: of its value, of a comment in it, or of its foot."""
    own_line: bool
    """Whether it begins its line. The first key in a list's item may stand behind a dash."""
    blank: bool
    """Whether a blank line stands between it (with its lead and head) and the entry before it."""
    lead: Offsets
    """Comments above it that are cut off by a blank line. They stay where they are when it goes."""
    head: Offsets
    """The comments directly above it."""
    between: Offsets
    """What stands between its colon or dash and its value if comments do, else empty."""
    behind: Offsets
    """The comment on the line of its value, from its `#` on; of a block or a block of text, on the
    line of its key or dash."""
    inside: Offsets
    """Deeper comments below the value. Not for a block: there they belong to what is in it."""
    foot: Offsets
    """Comments directly below it that a blank line follows."""
    block: "Block | None"
    """What is in it, if that is a mapping or list that does not stand between brackets."""


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping or list in block style, in the order of the text."""

    column: int
    """The column (0 for the first) of its keys or dashes."""
    intro: Offsets
    """Whole lines with comments above the first entry, cut off by a blank line. At the top of a
    file that is its header. They never move."""
    entries: tuple[Entry, ...]
    tail: Offsets
    """Whole lines with comments at its end that belong to no entry."""
    tail_blank: bool
    """Whether a blank line stands above the tail."""


class Comment(NamedTuple):
    """A comment, and what it is to which value: a field of Entry or Block, or `brackets`."""

    text: str
    start: int
    role: str
    keys: Keys


class Tree:
    """A text that can be parsed, with every comment at its owner.

    Raises Refused where it cannot tell what belongs to what: at a `?` before a key, an empty key,
    `%` and `...`.
    """

    def __init__(self, text: str) -> None:
        """The tree of a text."""
        self.text = text
        self.nodes = spans(text)
        self.children: dict[Keys, list[Keys]] = {}
        for way in self.nodes:
            if way:
                self.children.setdefault(way[:-1], []).append(way)
        self.spots = _comments(text, self.nodes, self.children)
        self.root = _Reader(self).file()
        self.entries = {entry.keys: entry for entry in _all(self.root)}
        self.comments = [_owned(self, *spot) for spot in self.spots]

    def block(self, keys: Keys) -> Block | None:
        """The block that a value is; None for one that is none, or between brackets."""
        return self.entries[keys].block if keys in self.entries else None

    def lines(self, stretch: Offsets) -> list[str]:
        """The comments of whole lines, without indentation; "" for blank lines above one."""
        lines: list[str] = []
        for line in self.text[stretch[0] : stretch[1]].splitlines():
            content = line.strip()
            if content.startswith("#") or not lines or lines[-1]:
                lines.append(content if content.startswith("#") else "")
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def line_of(self, offset: int) -> int:
        """The line (1 for the first) that an offset stands on."""
        return self.text.count("\n", 0, offset) + 1

    def sign(self, keys: Keys) -> int:
        """Where a value with its key begins: its dash, its key, or itself."""
        node = self.nodes[keys]
        if node.dash is not None:
            return node.dash
        return node.key[0] if node.key else node.value[0]

    def opened(self, keys: Keys) -> int:
        """Behind the colon or dash of a value; between brackets, behind a key without a colon."""
        node = self.nodes[keys]
        if node.dash is not None:
            return node.dash + 1
        if node.key is None:
            return node.value[0]
        colon = _COLON.match(self.text, node.key[1])
        return colon.end() if colon else node.key[1]


def _all(entry: Entry) -> Iterator[Entry]:
    yield entry
    for below in entry.block.entries if entry.block else ():
        yield from _all(below)


# -- all comments ----------------------------------------------------------------------------

_COMMENT = re.compile(r"(?:(?<=\s)|(?<![^\n]))#[^\r\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\r\n]*)?")
_COLON = re.compile(r"\s*:")


def _comments(text: str, nodes: dict[Keys, Node], holders: Collection[Keys]) -> list[Offsets]:
    """Where every comment of a text stands, from its `#` to the end of its line, in order."""
    scalars = [node.key for node in nodes.values() if node.key]
    scalars += [
        node.value
        for way, node in nodes.items()
        if way not in holders and text[node.value[0] : node.value[0] + 1] not in ("[", "{")
    ]
    found: list[Offsets] = []
    at = 0
    for start, end in [*sorted(scalars), (len(text), len(text))]:
        found += [match.span() for match in _COMMENT.finditer(text, at, max(start, at))]
        at = max(at, end)
        if text[start : start + 1] in ("|", ">") and (header := _HEADER.match(text, start, end)):
            found += [header.span(1)] if header[1] else []
    return found


def _owned(tree: Tree, start: int, end: int) -> Comment:
    """A comment with its owner: the last entry, in the order of the text, that has it."""
    for entry in tree.entries.values():
        for role in ("lead", "head", "between", "behind", "inside", "foot"):
            first, last = getattr(entry, role)
            if first <= start < last:
                return Comment(tree.text[start:end].rstrip(), start, role, entry.keys)
        for role in ("intro", "tail") if entry.block else ():
            first, last = getattr(entry.block, role)
            if first <= start < last:
                return Comment(tree.text[start:end].rstrip(), start, role, entry.keys)
    inner = [
        way
        for way, entry in tree.entries.items()
        if entry.block is None and entry.node.value[0] <= start < entry.node.value[1]
    ]
    return Comment(tree.text[start:end].rstrip(), start, "brackets", inner[-1])


# -- lines without content -------------------------------------------------------------------


class _Line(NamedTuple):
    """A line without content: blank, or a comment at some column."""

    start: int
    end: int
    column: int
    blank: bool


_BEHIND = re.compile(r"[ \t]*(#[^\r\n]*?)?[ \t]*(?:\r?\n|\Z)")
_MARKER = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
_OPENS_LINE = re.compile(r"[ ]*(?:-[ \t]+)*")
_SIGN = re.compile(r"[ \t]*(\.\.\.|---|\S)?")


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
    sign = _SIGN.match(text, at)
    shown = f"`{sign[1]}`" if sign and sign[1] else "wat hier staat"
    return Refused(
        f"Met {shown} op deze regel kan gihv niet bepalen welke opmerking waarbij hoort. "
        "Schrijf het zonder dat teken.",
        text.count("\n", 0, at) + 1,
    )


def _line_end(text: str, offset: int) -> int:
    """Behind the line break of the line that an offset stands on."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def _without_blank_end(lines: Sequence[_Line]) -> list[_Line]:
    kept = list(lines)
    while kept and kept[-1].blank:
        kept.pop()
    return kept


def _without_blanks_around(lines: Sequence[_Line]) -> list[_Line]:
    return _without_blank_end(_without_blank_end(lines)[::-1])[::-1]


def _stretch(lines: Sequence[_Line], otherwise: int) -> Offsets:
    return (lines[0].start, lines[-1].end) if lines else (otherwise, otherwise)


# -- what belongs to what --------------------------------------------------------------------


class _Parted(NamedTuple):
    """The lines below one entry, by what they belong to."""

    inside: list[_Line]
    foot: list[_Line]
    rest: list[_Line]
    """What is the next entry's, or the block's tail."""
    blank: bool
    """Whether a blank line stands between what is the entry's and what comes next."""


def _parted(below: list[_Line], column: int) -> _Parted:
    """The lines below an entry at a column; a blank last one means that a blank line follows."""
    inside = list(takewhile(lambda line: line.blank or line.column > column, below))
    rest = below[len(inside) :]
    if inside and inside[-1].blank:
        return _Parted(inside, [], rest, blank=True)
    run = list(takewhile(lambda line: not line.blank, rest))
    foot = run if len(run) < len(rest) else []
    return _Parted(inside, foot, rest[len(foot) :], blank=bool(foot))


def _loose_and_head(lines: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """The lines above an entry: comments cut off by a blank line, and those directly above it."""
    head = list(takewhile(lambda line: not line.blank, reversed(lines)))[::-1]
    return _without_blanks_around(lines[: len(lines) - len(head)]), head


class _Reader:
    """Finds the entries of one text."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.text = tree.text

    def file(self) -> Entry:
        """The whole file. Raises Refused."""
        node = self.tree.nodes[()]
        start, end = node.value
        first = self._first(())
        content = start if first is None else first
        above = _lines(self.text, 0, line_start(self.text, content))
        value_end = _line_end(self.text, end)
        below = _without_blank_end(_lines(self.text, value_end, len(self.text)))
        nothing = (value_end, value_end)
        behind, block, head = nothing, None, nothing
        if first is not None:
            block, value_end = self._block((), above, below)
            below = []
        else:
            behind = self._behind(end)
            head = _stretch(above, 0)
        return Entry(
            keys=(),
            node=node,
            start=start,
            opened=start,
            end=value_end,
            own_line=True,
            blank=False,
            lead=nothing,
            head=head,
            between=nothing,
            behind=behind,
            inside=_stretch(below, value_end),
            foot=nothing,
            block=block,
        )

    def _first(self, keys: Keys) -> int | None:
        """Where the first entry of a block begins; None for what is no block."""
        if keys not in self.tree.children or self.tree.nodes[keys].flow:
            return None
        return self.tree.sign(self.tree.children[keys][0])

    def _block(self, keys: Keys, above: list[_Line], below: list[_Line]) -> tuple[Block, int]:
        """A block and its end; `above` and `below` are the lines between it and others."""
        ways = self.tree.children[keys]
        starts = [self.tree.sign(way) for way in ways]
        column = starts[0] - line_start(self.text, starts[0])
        intro, head = _loose_and_head(above)
        if not keys and not intro:
            intro, head = self._modeline_and_head(head)
        entries: list[Entry] = []
        lead: list[_Line] = []
        blank = False
        for way, following in zip(ways, [*starts[1:], None], strict=True):
            gap = below
            if following is not None:
                line_end = _line_end(self.text, self.tree.nodes[way].value[1])
                gap = _lines(self.text, line_end, line_start(self.text, following))
            parted = _parted(gap, column)
            entries.append(self._entry(way, lead, head, parted, blank=blank))
            lead, head = _loose_and_head(parted.rest)
            blank = parted.blank
        end = entries[-1].end
        tail = _stretch(_without_blanks_around(parted.rest), end)
        at = above[0].start if above else self._line_of(starts[0])
        return Block(column, _stretch(intro, at), tuple(entries), tail, blank), tail[1]

    def _modeline_and_head(self, head: list[_Line]) -> tuple[list[_Line], list[_Line]]:
        """A modeline directly above the first key of a file is of the file, not of the key."""
        lines = takewhile(lambda line: MODELINE.match(self.text, line.start + line.column), head)
        count = len(list(lines))
        return head[:count], head[count:]

    def _line_of(self, start: int) -> int:
        """The start of the line of an entry, or the entry itself where it stands behind a dash."""
        line = line_start(self.text, start)
        return start if self.text[line:start].strip(" ") else line

    def _entry(
        self, way: Keys, lead: list[_Line], head: list[_Line], parted: _Parted, *, blank: bool
    ) -> Entry:
        node = self.tree.nodes[way]
        start = self.tree.sign(way)
        line = self._line_of(start)
        opened = self._opened(way, start)
        end = _line_end(self.text, node.value[1])
        first = self._first(way)
        inside: list[_Line] = []
        block = None
        between = behind = (opened, opened)
        if first is not None:
            above: list[_Line] = []
            if "\n" in self.text[opened:first]:
                behind = self._behind(opened)
                next_line = _line_end(self.text, opened)
                above = _lines(self.text, next_line, line_start(self.text, first))
            block, inner_end = self._block(way, above, parted.inside)
            end = max(end, inner_end)
        else:
            between = self._between(opened, node.value[0])
            header = _HEADER.match(self.text, *node.value)
            behind = header.span(1) if header and header[1] else (opened, opened)
            if header is None:
                behind = self._behind(node.value[1])
            inside = _without_blank_end(parted.inside)
        head_at = _stretch(head, line)
        inside_at = _stretch(inside, end)
        foot_at = _stretch(parted.foot, inside_at[1])
        return Entry(
            keys=way,
            node=node,
            start=start,
            opened=opened,
            end=foot_at[1],
            own_line=line != start or not start or self.text[start - 1] == "\n",
            blank=blank,
            lead=_stretch(lead, head_at[0]),
            head=head_at,
            between=between,
            behind=behind,
            inside=inside_at,
            foot=foot_at,
            block=block,
        )

    def _opened(self, way: Keys, start: int) -> int:
        """Behind the colon or dash of an entry. Raises Refused at a `?`, or without a key."""
        line = line_start(self.text, start)
        opens = _OPENS_LINE.match(self.text, line, start)
        if opens is None or opens.end() != start:
            raise _unclear(self.text, opens.end() if opens else line)
        node = self.tree.nodes[way]
        opened = self.tree.opened(way)
        if node.key and (node.key[0] == node.key[1] or self.text[opened - 1] != ":"):
            raise _unclear(self.text, start)
        if "\n" in self.text[start:opened].strip() or node.value[0] < opened:
            raise _unclear(self.text, start)
        return opened

    def _between(self, start: int, end: int) -> Offsets:
        """What stands between a colon or dash and a value that is no block, if comments do."""
        if "#" not in self.text[start:end]:
            return (end, end)
        line_end = _line_end(self.text, start)
        self._behind(start)
        _lines(self.text, line_end, line_start(self.text, end))
        return (start, end)

    def _behind(self, offset: int) -> Offsets:
        """The comment on the rest of a line. Raises Refused where there is content."""
        match = _BEHIND.match(self.text, offset)
        if match is None:
            raise _unclear(self.text, offset)
        return match.span(1) if match[1] else (offset, offset)
