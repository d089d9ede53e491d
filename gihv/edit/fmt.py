"""The one canonical form of a file.

Keys in the schema's order, two spaces a level, list items indented under their key, prose in
blocks, quotes only where needed, at most one blank line, every comment where it was. Line breaks in
a block of text stay where their author put them, unless a line is too long. A title or name stays
on one line, however long: who searches finds it whole, and a difference shows it whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from gihv.diagnostics import FileError, Keys
from gihv.edit import Refused
from gihv.edit.blocks import MODELINE, Block, Entry, blocks, comment_lines, comments
from gihv.edit.order import in_order
from gihv.edit.scalars import WIDTH, Written, is_plain_key, on_one_line, quoted, scalar
from gihv.layout import FileKind, kind_of
from gihv.source import parse, spans, text_of

NAMES = frozenset({"titel", "naam"})
"""Keys whose text stays on one line."""

INDENT = 2


def formatted(data: bytes, path: str) -> bytes:
    """The content of a file in canonical form; as it is where its path is of no known kind.

    Raises FileError where it cannot be read, and Refused where its form cannot be changed without
    changing what it says.
    """
    kind = kind_of(path)
    if kind is None:
        return data
    said = parse(data)
    found = text_of(data)
    text = found.replace("\r\n", "\n")
    new = _Formatter(text, said, kind).file(modeline(kind, path))
    line_end = "\r\n" if found.count("\r\n") * 2 > found.count("\n") else "\n"
    content = new.replace("\n", line_end).encode()
    if content == data:
        return data
    _compare(text, said, new, content)
    return content


def modeline(kind: FileKind, path: str) -> str:
    """The comment that tells an editor the schema of a file."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}schema/{kind}.schema.json"


# -- is all still there? ---------------------------------------------------------------------

_REPORT = "gihv laat het bestand zoals het is. Meld dit aan de makers van gihv, met dit bestand."


def _compare(text: str, said: dict[str, Any], new: str, content: bytes) -> None:
    """Raise Refused where the new text does not say the same, or lost a comment."""
    from collections import Counter

    try:
        changed = _difference(said, parse(content), ())
    except FileError:
        raise Refused(f"De vaste vorm van dit bestand is niet te lezen. {_REPORT}") from None
    if changed is not None:
        line = _line_of(text, changed)
        raise Refused(f"Bij {_named(changed)} zou er iets anders komen te staan. {_REPORT}", line)
    before, after = (
        Counter(one[start:end].rstrip() for start, end in comments(one)) for one in (text, new)
    )
    for start, end in comments(text):
        if after[text[start:end].rstrip()] < before[text[start:end].rstrip()]:
            line = text.count("\n", 0, start) + 1
            raise Refused(f"Deze opmerking zou verloren gaan. {_REPORT}", line)


def _difference(one: Any, other: Any, keys: Keys) -> Keys | None:
    """The way to the first value that differs, if any does."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        pairs: list[tuple[str | int, Any, Any]] = [(key, one[key], other[key]) for key in one]
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = [(n, *pair) for n, pair in enumerate(zip(one, other, strict=True))]
    else:
        return None if repr(one) == repr(other) else keys  # 1 is not True, and .nan is .nan
    found = (_difference(a, b, (*keys, key)) for key, a, b in pairs)
    return next((way for way in found if way is not None), None)


def _line_of(text: str, keys: Keys) -> int:
    node = spans(text)[keys]
    start = node.key[0] if node.key else node.value[0]
    return text.count("\n", 0, start) + 1


def _named(keys: Keys) -> str:
    name = next((key for key in reversed(keys) if isinstance(key, str)), None)
    return f"`{name}`" if name else "de inhoud"


# -- text ------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Lines:
    """Lines of text, and what must or must not come below them."""

    lines: list[str] = field(default_factory=list)
    needs_blank: bool = False
    """A comment at their end is theirs only as long as a blank line follows."""
    keeps_blank: bool = False
    """A blank line would become a part of the text at their end."""
    is_text: bool = False
    """They end in a block of text: a line as deep as that would become a part of it."""

    def space(self, *, wanted: bool) -> None:
        """Add a blank line, if it is wanted or needed and possible."""
        if self.lines and (wanted or self.needs_blank) and not self.keeps_blank:
            self.lines.append("")
        self.needs_blank = False

    def comments(self, lines: Sequence[str], column: int) -> None:
        """Add lines of comments."""
        self.lines += _at(column, lines)
        if lines:
            self.needs_blank = self.keeps_blank = False

    def add(self, other: "_Lines") -> None:
        """Add lines."""
        self.lines += other.lines
        self.needs_blank, self.keeps_blank = other.needs_blank, other.keeps_blank
        self.is_text = other.is_text


def _at(column: int, lines: Sequence[str]) -> list[str]:
    return [" " * column + line if line else "" for line in lines]


class _Formatter:
    """Writes one text anew."""

    def __init__(self, text: str, data: dict[str, Any], kind: FileKind) -> None:
        self.text = text
        self.data = data
        self.kind = kind
        self.nodes = spans(text)
        self.blocks = blocks(text)
        self.comments = comments(text)
        self.children: dict[Keys, list[Keys]] = {}
        for way in self.nodes:
            if way:
                self.children.setdefault(way[:-1], []).append(way)

    def file(self, first_line: str) -> str:
        """The whole text, ending in a line break."""
        lines = _Lines()
        if not any(MODELINE.match(self.text, start) for start, _ in self.comments):
            lines.comments([first_line, ""], 0)
        if () in self.blocks:
            lines.add(self._block(self.blocks[()], 0))
        else:
            start, end = self.nodes[()].value
            above = comment_lines(self.text, (0, start))
            lines.comments([*above, ""] if above else [], 0)
            lines.add(self._opened((), 0) or _Lines(self._as_found((), 0)))
            first, below = self._from(end, len(self.text))
            lines.comments([first, *below] if first else below, 0)
        return "\n".join(lines.lines) + "\n"

    # -- blocks ------------------------------------------------------------------------------

    def _block(self, block: Block, column: int) -> _Lines:
        """A mapping or list with its comments, its keys or dashes at a column."""
        lines = _Lines()
        intro = comment_lines(self.text, block.intro)
        lines.comments([*intro, ""] if intro else [], column)
        for n, entry in enumerate(self._sorted(block)):
            lines.space(wanted=entry.blank and n > 0)
            lead = comment_lines(self.text, entry.lead)
            lines.comments([*lead, ""] if lead else [], column)
            lines.comments(comment_lines(self.text, entry.head), column)
            lines.add(self._entry(entry, column))
            foot = comment_lines(self.text, entry.foot)
            lines.comments(foot, column)
            lines.needs_blank = lines.needs_blank or bool(foot)
        tail = comment_lines(self.text, block.tail)
        if tail:
            lines.space(wanted=block.tail_blank)
            lines.comments(tail, column)
        return lines

    def _sorted(self, block: Block) -> Sequence[Entry]:
        if not block.is_map:
            return block.entries
        entries = {str(entry.keys[-1]): entry for entry in block.entries}
        return [entries[name] for name in in_order(self.kind, block.keys, entries)]

    def _entry(self, entry: Entry, column: int) -> _Lines:
        """A key or dash with its value and the comments in it."""
        way = entry.keys
        behind = self.text[entry.behind[0] : entry.behind[1]]
        start, end = entry.between
        if way in self.blocks:
            inner = self._block(self.blocks[way], column + INDENT)
            return self._above(self._opener(way), behind, inner, column)
        if start < end:
            first, above = self._from(start, end)
            lines = _Lines([" " * column + self._opener(way) + _comment(first)])
            lines.comments(above, column + INDENT)
            written = self._one_value(way, column, column + INDENT)
            lines.add(_with_comment(written, " " * (column + INDENT), behind))
        else:
            lines = self._pair(way, behind, column)
        inside = comment_lines(self.text, entry.inside)
        if inside and lines.keeps_blank and not inside[0]:
            del inside[0]
        lines.comments(inside, column + (1 if lines.is_text else INDENT))
        return lines

    def _above(self, opener: str, behind: str, inner: _Lines, column: int) -> _Lines:
        """A key or dash above the lines of a block; a dash on its first line if that is a key."""
        first = inner.lines[0]
        if opener == "-" and not behind and not first.lstrip().startswith("#"):
            lines = [" " * column + "- " + first[column + INDENT :], *inner.lines[1:]]
        else:
            lines = [" " * column + opener + _comment(behind), *inner.lines]
        return _Lines(lines, inner.needs_blank, inner.keeps_blank)

    # -- values ------------------------------------------------------------------------------

    def _pair(self, way: Keys, behind: str, column: int) -> _Lines:
        """A key or dash with a value that is no block: in brackets, or one scalar."""
        opener = self._opener(way)
        if self._is_bracketed(way) and not self._stays(way, column + len(opener) + 1):
            inner = self._opened(way, column + INDENT)
            if inner is not None:
                return self._above(opener, behind, inner, column)
        written = self._one_value(way, column, column + len(opener) + 1)
        start = " " * column + opener + (" " if written.first else "")
        return _with_comment(written, start, behind)

    def _opened(self, way: Keys, column: int) -> _Lines | None:
        """What stood between brackets as a block; None if there is nothing, or a comment in it."""
        if self._has_comment(way) or way not in self.children:
            return None
        ways = self.children[way]
        if isinstance(ways[0][-1], str):
            names = in_order(self.kind, way, [str(one[-1]) for one in ways])
            ways = [(*way, name) for name in names]
        lines = _Lines()
        for one in ways:
            lines.add(self._pair(one, "", column))
        return lines

    def _one_value(self, way: Keys, column: int, at: int) -> Written:
        """A value as it stands behind a key or dash (at a column) that begins at `at`."""
        if self._is_bracketed(way):
            if not self._has_comment(way):
                return Written(self._in_brackets(way))
            first, *more = self._as_found(way, column)
            return Written(first, more)
        return scalar(
            self._source(way),
            self._said(way),
            column=at,
            content=column + INDENT,
            fold=way[-1] not in NAMES,
        )

    def _stays(self, way: Keys, at: int) -> bool:
        """Whether what stands between brackets stays so: a list of short values."""
        ways = self.children.get(way, [])
        if any(isinstance(one[-1], str) or self._is_bracketed(one) for one in ways):
            return False
        if any("\n" in str(self._said(one)) for one in ways):
            return False
        return at + len(self._in_brackets(way)) <= WIDTH

    def _in_brackets(self, way: Keys) -> str:
        """A value on one line, as it stands between brackets."""
        ways = self.children.get(way, [])
        if not self._is_bracketed(way):
            said = self._said(way)
            source = self._source(way)
            return (
                on_one_line(source, said, flow=True) if isinstance(said, str) else source or "null"
            )
        if isinstance(self._said(way), list):
            return "[" + ", ".join(map(self._in_brackets, ways)) + "]"
        pairs = (
            f"{quoted(str(one[-1])) if self._is_quoted(one) else one[-1]}: {self._in_brackets(one)}"
            for one in ways
        )
        return "{" + ", ".join(pairs) + "}"

    def _as_found(self, way: Keys, column: int) -> list[str]:
        """Brackets with comments in them, line by line, moved along with their key or dash."""
        first, *more = self._source(way).split("\n")
        shift = column - self.blocks[way[:-1]].column if way else 0
        return [first.rstrip(), *(_shifted(line.rstrip(), shift) for line in more)]

    # -- what stands there -------------------------------------------------------------------

    def _from(self, start: int, end: int) -> tuple[str, list[str]]:
        """The comment on the rest of a line, and those on the lines below it."""
        first, _, rest = self.text[start:end].partition("\n")
        return first.strip(), comment_lines(rest, (0, len(rest)))

    def _source(self, way: Keys) -> str:
        start, end = self.nodes[way].value
        return self.text[start:end]

    def _said(self, way: Keys) -> Any:
        value: Any = self.data
        for key in way:
            value = value[key]
        return value

    def _opener(self, way: Keys) -> str:
        """A dash, or a key with its colon."""
        name = way[-1]
        if isinstance(name, int):
            return "-"
        return f"{quoted(name) if self._is_quoted(way) and not is_plain_key(name) else name}:"

    def _is_quoted(self, way: Keys) -> bool:
        """Whether a key stands between quotes, or is empty."""
        start, end = self.nodes[way].key or (0, 0)
        return self.text[start:end][:1] in ("", "'", '"')

    def _is_bracketed(self, way: Keys) -> bool:
        """Whether a value that is no block is a list or mapping."""
        return isinstance(self._said(way), list | dict)

    def _has_comment(self, way: Keys) -> bool:
        start, end = self.nodes[way].value
        return any(start <= at < end for at, _ in self.comments)


def _comment(text: str) -> str:
    return f"  {text}" if text else ""


def _with_comment(written: Written, start: str, behind: str) -> _Lines:
    """A value behind the start of its line, and the comment on its line."""
    lines = [start + written.first, *written.more]
    lines[0 if written.is_block else -1] += _comment(behind)
    return _Lines(lines, keeps_blank=written.keeps_blank_lines, is_text=written.is_block)


def _shifted(line: str, columns: int) -> str:
    if columns >= 0:
        return " " * columns + line if line else ""
    return line[min(-columns, len(line) - len(line.lstrip(" "))) :]
