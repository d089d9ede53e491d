"""Which comment belongs to which key: the entries of a file's mappings and lists, with comments.

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
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gihv.diagnostics import Keys
from gihv.edit import Refused
from gihv.source import Node, Offsets, line_start, spans

MODELINE = re.compile(r"#\s*yaml-language-server\s*:")
"""How the comment begins that tells an editor the schema of a file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value, or one item of a list, and the comments that belong to it.

    `head`, `lead`, `inside` and `foot` are whole lines; `behind` is one comment, from its `#` on.
    Whether there is any: `start < end` of the pair.
    """

    keys: Keys
    """The way to the value."""
    node: Node
    """Where the value, its key and its dash stand."""
    start: int
    """Where it begins: the offset of its key, or of its dash."""
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
    """What stands between its colon or dash and its value if there are comments there (else empty).
    Not for a block: comments there are `behind`, and belong to the block or to its first entry."""
    behind: Offsets
    """The comment on the line of its value; of a block, on the line of its key or dash. The comment
    on the first line of a block scalar (`>-  # c`) is a part of the value as `spans` gives it."""
    inside: Offsets
    """Deeper comments below the value. Not for a block: there they belong to what is in it."""
    foot: Offsets
    """Comments directly below it that a blank line follows."""


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping or list in block style, in the order of the text."""

    keys: Keys
    is_map: bool
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
    end: int
    """Behind its last line, the tail with it."""

    def entry(self, key: str | int) -> Entry:
        """The entry with a key, or the item with an index. Raises KeyError."""
        for entry in self.entries:
            if entry.keys[-1] == key:
                return entry
        raise KeyError(key)


def blocks(text: str) -> dict[Keys, Block]:
    """All mappings and lists in block style of a text that can be parsed, by the way to them.

    What stands between brackets is not among them; nor is the whole file if it does.
    Raises Refused where it cannot tell what belongs to what: at a `?` before a key, an empty key,
    `%` and `...`.
    """
    reader = _Reader(text)
    reader.file()
    return reader.found


def comments(text: str) -> list[Offsets]:
    """Where every comment of a text stands, from its `#` to the end of its line, in order."""
    nodes = spans(text)
    parents = {way[:-1] for way in nodes if way}
    scalars = [node.key for node in nodes.values() if node.key]
    scalars += [
        node.value
        for way, node in nodes.items()
        if way not in parents and text[node.value[0] : node.value[0] + 1] not in ("[", "{")
    ]
    found: list[Offsets] = []
    at = 0
    for start, end in [*sorted(scalars), (len(text), len(text))]:
        found += [match.span() for match in _COMMENT.finditer(text, at, max(start, at))]
        at = max(at, end)
        if text[start : start + 1] in ("|", ">") and (header := _HEADER.match(text, start, end)):
            found += [header.span(1)] if header[1] else []
    return found


def comment_lines(text: str, stretch: Offsets) -> list[str]:
    """The comments of whole lines, without indentation; "" for blank lines above one."""
    lines: list[str] = []
    for line in text[stretch[0] : stretch[1]].splitlines():
        content = line.strip()
        if content.startswith("#") or not lines or lines[-1]:
            lines.append(content if content.startswith("#") else "")
    while lines and not lines[-1]:
        lines.pop()
    return lines


# -- lines -----------------------------------------------------------------------------------


class _Line(NamedTuple):
    """A line without content: blank, or a comment at some column."""

    start: int
    end: int
    column: int
    blank: bool


_COMMENT = re.compile(r"(?:(?<=\s)|(?<![^\n]))#[^\r\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\r\n]*)?")
_BEHIND = re.compile(r"[ \t]*(#[^\r\n]*?)?[ \t]*(?:\r?\n|\Z)")
_MARKER = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
_COLON = re.compile(r"[ \t]*:")
_OPENS_LINE = re.compile(r"[ ]*(?:-[ \t]+)*")


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
    sign = re.compile(r"\.\.\.|---|\S").match(text, at)
    shown = f"`{sign[0]}`" if sign else "wat hier staat"
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
    kept = _without_blank_end(lines)
    while kept and kept[0].blank:
        kept.pop(0)
    return kept


def _runs(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Comments without a blank line between them."""
    runs: list[list[_Line]] = [[]]
    for line in lines:
        if not line.blank:
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _stretch(lines: Sequence[_Line], otherwise: int) -> Offsets:
    return (lines[0].start, lines[-1].end) if lines else (otherwise, otherwise)


# -- what belongs to what --------------------------------------------------------------------


class _Below(NamedTuple):
    """The lines below the content of a block, without blank ones at their end."""

    lines: list[_Line]
    blank_follows: bool


class _Parted(NamedTuple):
    """The lines below one entry, by what they belong to."""

    inside: _Below
    foot: list[_Line]
    rest: list[_Line]
    """What is the next entry's, or the block's tail."""
    blank: bool
    """Whether a blank line stands between inside or foot and what comes next."""


def _parted(below: _Below, column: int, *, last: bool) -> _Parted:
    lines = below.lines
    deeper = next(
        (n for n, line in enumerate(lines) if not line.blank and line.column <= column), len(lines)
    )
    inside = _without_blank_end(lines[:deeper])
    rest = lines[len(inside) :]
    whole = not rest
    inner = _Below(inside, bool(rest and rest[0].blank) or (whole and below.blank_follows))
    foot: list[_Line] = []
    if rest and not rest[0].blank:
        run = _runs(rest)[0]
        behind = rest[len(run) :]
        if behind or (last and below.blank_follows):
            foot, rest = run, behind
    blank = bool(rest and rest[0].blank)
    return _Parted(inner, foot, rest, blank)


def _loose_and_head(lines: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """The lines above an entry: comments cut off by a blank line, and those directly above it."""
    head = _runs(lines)[-1] if lines and not lines[-1].blank else []
    return _without_blanks_around(lines[: len(lines) - len(head)]), head


class _Reader:
    """Finds the blocks of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.nodes = spans(text)
        self.found: dict[Keys, Block] = {}
        self.children: dict[Keys, list[Keys]] = {}
        for way in self.nodes:
            if way:
                self.children.setdefault(way[:-1], []).append(way)

    def file(self) -> None:
        """Find all blocks of the text. Raises Refused."""
        root = self.nodes[()]
        is_block = () in self.children and not root.flow
        first = self._sign(self.children[()][0]) if is_block else root.value[0]
        above = _lines(self.text, 0, line_start(self.text, first))
        below = _lines(self.text, _line_end(self.text, root.value[1]), len(self.text))
        if is_block:
            self._block((), above, _Below(_without_blank_end(below), blank_follows=False))

    def _sign(self, way: Keys) -> int:
        """Where an entry begins: its key, or its dash."""
        node = self.nodes[way]
        if node.dash is not None:
            return node.dash
        return node.key[0] if node.key else node.value[0]

    def _block(self, keys: Keys, above: list[_Line], below: _Below) -> Block:
        """Find a block and all in it; `above` and `below` are the lines between it and others."""
        ways = self.children[keys]
        starts = [self._sign(way) for way in ways]
        column = starts[0] - line_start(self.text, starts[0])
        intro, head = _loose_and_head(above)
        if not keys and not intro:
            intro, head = self._modeline_and_head(head)
        intro_start = above[0].start if above else self._line_of(starts[0])
        entries: list[Entry] = []
        lead: list[_Line] = []
        blank = False
        for n, way in enumerate(ways):
            if n + 1 < len(ways):
                line_end = _line_end(self.text, self.nodes[way].value[1])
                next_line = line_start(self.text, starts[n + 1])
                gap = _Below(_lines(self.text, line_end, next_line), blank_follows=False)
                parted = _parted(gap, column, last=False)
            else:
                parted = _parted(below, column, last=True)
            entries.append(self._entry(way, lead, head, parted, blank=blank))
            lead, head = _loose_and_head(parted.rest)
            blank = parted.blank
        end = entries[-1].end
        tail = _stretch(_without_blanks_around(parted.rest), end)
        block = Block(
            keys=keys,
            is_map=isinstance(ways[0][-1], str),
            column=column,
            intro=_stretch(intro, intro_start),
            entries=tuple(entries),
            tail=tail,
            tail_blank=blank,
            end=tail[1],
        )
        self.found[keys] = block
        return block

    def _modeline_and_head(self, head: list[_Line]) -> tuple[list[_Line], list[_Line]]:
        """A modeline directly above the first key of a file is of the file, not of the key."""
        count = 0
        while count < len(head) and MODELINE.match(
            self.text, head[count].start + head[count].column
        ):
            count += 1
        return head[:count], head[count:]

    def _line_of(self, start: int) -> int:
        """The start of the line of an entry, or the entry itself where it stands behind a dash."""
        line = line_start(self.text, start)
        return start if self.text[line:start].strip(" ") else line

    def _entry(
        self, way: Keys, lead: list[_Line], head: list[_Line], parted: _Parted, *, blank: bool
    ) -> Entry:
        node = self.nodes[way]
        start = self._sign(way)
        line = self._line_of(start)
        opened = self._opened(way, start)
        end = _line_end(self.text, node.value[1])
        inside: list[_Line] = []
        if way in self.children and not node.flow:
            first = self._sign(self.children[way][0])
            behind, above = (opened, opened), []
            if "\n" in self.text[opened:first]:
                behind = self._behind(opened)
                next_line = _line_end(self.text, opened)
                above = _lines(self.text, next_line, line_start(self.text, first))
            between = (opened, opened)
            end = max(end, self._block(way, above, parted.inside).end)
        else:
            between = self._between(opened, node.value[0])
            behind = self._behind(node.value[1])
            inside = parted.inside.lines
        head_at = _stretch(head, line)
        inside_at = _stretch(inside, end)
        foot_at = _stretch(parted.foot, inside_at[1])
        return Entry(
            keys=way,
            node=node,
            start=start,
            end=foot_at[1],
            own_line=line != start or not start or self.text[start - 1] == "\n",
            blank=blank,
            lead=_stretch(lead, head_at[0]),
            head=head_at,
            between=between,
            behind=behind,
            inside=inside_at,
            foot=foot_at,
        )

    def _opened(self, way: Keys, start: int) -> int:
        """Behind the colon or dash of an entry. Raises Refused at a `?`, or without a key."""
        line = line_start(self.text, start)
        opens = _OPENS_LINE.match(self.text, line, start)
        if opens is None or opens.end() != start:
            raise _unclear(self.text, opens.end() if opens else line)
        node = self.nodes[way]
        if node.dash is not None:
            return node.dash + 1
        key_start, key_end = node.key or (start, start)
        colon = _COLON.match(self.text, key_end)
        if colon is None or key_start == key_end or (node.value[0] < colon.end()):
            raise _unclear(self.text, start)
        return colon.end()

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
            raise _unclear(self.text, _first_sign(self.text, offset))
        return match.span(1) if match[1] else (offset, offset)


_BLANKS = re.compile(r"[ \t]*")


def _first_sign(text: str, offset: int) -> int:
    match = _BLANKS.match(text, offset)
    return match.end() if match else offset
