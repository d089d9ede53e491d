"""The one canonical form of a file.

Keys in the schema's order, two spaces a level, list items indented under their key, prose in
blocks, quotes only where needed, at most one blank line, every comment where it was. Line breaks in
a block of text stay where their author put them, unless a line is too long. A title or name stays
on one line. What a file says stays the same, but for tabs and blanks at ends of lines in pasted
text of several lines, which no block can show.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from gihv.diagnostics import Keys
from gihv.edit import emit
from gihv.edit.emit import INDENT, WIDTH
from gihv.edit.owners import MODELINE, Block, Entry, Tree
from gihv.edit.values import clean
from gihv.edit.verify import Meant, verified
from gihv.edit.years import at as found_at
from gihv.layout import FileKind, kind_of
from gihv.schemas import in_order
from gihv.yaml import Offsets, parse, text_of

ADVICE = "gihv laat het bestand zoals het is. Meld dit aan de makers van gihv, met dit bestand."


def formatted(data: bytes, path: str) -> bytes:
    """The content of a file in canonical form.

    Raises FileError where it cannot be read, and Refused where its form cannot be changed without
    changing what it says, or the owner of a comment.
    """
    kind, said = kind_of(path) or "actie", parse(data)
    found = Tree(text_of(data))
    tree = Tree(found.text.replace("\r\n", "\n")) if "\r" in found.text else found
    has_modeline = any(MODELINE.match(comment.text) for comment in tree.comments)
    first = [] if has_modeline else [modeline(kind, path), ""]
    form = _Form(tree, said, kind)
    new = "\n".join([*first, *form.lines(), ""])
    content = new.replace("\n", found.line_break).encode()
    if content != data:
        verified(tree, new, Meant(form.data, added=first), ADVICE)
    return content


def modeline(kind: FileKind, path: str) -> str:
    """The comment that tells an editor the schema of a file."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}schema/{kind}.schema.json"


@dataclass(slots=True)
class _Lines:
    """Lines of text, and what must not come below them."""

    lines: list[str] = field(default_factory=list)
    keeps_blank: bool = False
    """A blank line would become a part of the text at their end."""

    def space(self) -> None:
        """Add a blank line, if there is none yet and it is possible."""
        if self.lines and self.lines[-1] and not self.keeps_blank:
            self.lines.append("")

    def comments(self, lines: Sequence[str], column: int) -> None:
        """Add lines of comments."""
        self.lines += [" " * column + line if line else "" for line in lines]
        self.keeps_blank = self.keeps_blank and not lines

    def add(self, other: "_Lines") -> None:
        self.lines += other.lines
        self.keeps_blank = other.keeps_blank


_PASTED = r"(?m)\t|[^\S\n]$"
_CODED = r'"(?:[^\\\n]|\\[^uUx\n])*\\[uUx].*"\Z'
"""A text on one line with a sign that could not be seen without its code."""


class _Form:
    """Writes one text anew."""

    def __init__(self, tree: Tree, data: dict[str, Any], kind: FileKind) -> None:
        self.tree = tree
        self.text = tree.text
        self.data = data
        """What the text is to say."""
        self.kind = kind
        self.kept = {one.keys for one in tree.comments if one.role == "brackets"}
        """The ways to brackets that stay as they are: a comment is in them, or a comma too many."""
        bare = [keys for keys, node in tree.nodes.items() if node.is_bare]
        around = {keys[:n] for keys in bare for n in range(len(keys))}
        self.kept |= around & (tree.entries.keys() - tree.blocks.keys())
        if tree.root.block:
            self.data = self._tidied(data, ())

    def _tidied(self, said: Any, keys: Keys) -> Any:
        """Data in the schema's order, without tabs and blanks at ends of lines in pasted texts."""
        if keys in self.kept:
            return said
        if isinstance(said, dict):
            names = in_order(self.kind, keys, said)
            return {name: self._tidied(said[name], (*keys, name)) for name in names}
        if isinstance(said, list):
            return [self._tidied(below, (*keys, n)) for n, below in enumerate(said)]
        if not isinstance(said, str) or "\n" not in said or not re.search(_PASTED, said):
            return said
        source = self.text[slice(*self.tree.nodes[keys].value)]
        return said if source[0] in "|>" or re.match(_CODED, source) else clean(said)

    def lines(self) -> list[str]:
        """The lines of the whole text; as they are where it stands between brackets."""
        root = self.tree.root
        if root.block is None:
            return [line.rstrip() for line in self.text.strip("\n").split("\n")]
        found = self._block(root.block, (), 0)
        return found.lines if found.lines[-1] or found.keeps_blank else found.lines[:-1]

    # -- blocks ------------------------------------------------------------------------------

    def _block(self, block: Block, keys: Keys, column: int) -> _Lines:
        """A mapping or list with its comments, its keys or dashes at a column."""
        lines = _Lines()
        lines.comments(self._loose(block.intro), column)
        said = found_at(self.data, keys)
        ways = said if isinstance(said, dict) else range(len(said))
        entries = {entry.keys[-1]: entry for entry in block.entries}
        for entry in (entries[way] for way in ways):
            if entry.blank:
                lines.space()
            lines.comments(self._loose(entry.lead) + self._comments(entry.head), column)
            lines.add(self._entry(entry, column))
            lines.comments(self._loose(entry.foot), column)
        if block.tail[0] < block.tail[1] and block.tail_blank:
            lines.space()
        lines.comments(self._comments(block.tail), column)
        return lines

    def _comments(self, stretch: Offsets) -> list[str]:
        """The comments of whole lines, without indentation; "" for blank lines above one."""
        found = [line.strip() for line in self.text[slice(*stretch)].splitlines()]
        lines = [line if line.startswith("#") else "" for line in found]
        return [line for line, above in zip(lines, ["#", *lines], strict=False) if line or above]

    def _loose(self, stretch: Offsets) -> list[str]:
        """Comments that only a blank line below them keeps from what comes next."""
        found = self._comments(stretch)
        return [*found, ""] if found else []

    def _entry(self, entry: Entry, column: int) -> _Lines:
        """A key or dash with its value and the comments in it."""
        keys, content = entry.keys, column + INDENT
        start = " " * column + emit.opener(keys[-1])
        behind = _comment(self.text[slice(*entry.behind)])
        lines = _Lines()
        if entry.block:
            value = _below(self._block(entry.block, keys, content), keys, behind)
        elif entry.between[0] < entry.between[1]:
            first, _, rest = self.text[slice(*entry.between)].partition("\n")
            lines.lines.append(start + _comment(first.strip()))
            lines.comments([line.strip() for line in rest.split("\n") if line.strip()], content)
            start = " " * content
            value = self._value(keys, column, content)
        else:
            at = len(start) + 1
            value = self._opened(keys, behind, column, at) or self._value(keys, column, at)
        # a comment as deep as a block of text would become a part of it
        deeper = column + (1 if value.lines[0][:1] in ("|", ">") else INDENT)
        space = " " if start.strip() and value.lines[0] else ""
        value.lines[0] = start + space + value.lines[0]
        value.lines[-1 if keys in self.kept else 0] += behind
        lines.add(value)
        inside = self._comments(entry.inside)
        if lines.keeps_blank and inside[:1] == [""]:
            del inside[0]
        lines.comments(inside, deeper)
        return lines

    # -- values ------------------------------------------------------------------------------

    def _opened(self, keys: Keys, behind: str, column: int, at: int) -> _Lines | None:
        """What stood between brackets as a block; None where it is to stay between them."""
        said = found_at(self.data, keys)
        if keys in self.kept or not emit.takes_lines(keys[-1], said, at, _fits):
            return None
        return _below(_Lines(emit.block(said, column + INDENT, _fits)), keys, behind)

    def _value(self, keys: Keys, column: int, at: int) -> _Lines:
        """A value as it stands behind a key or dash (at a column) that begins at `at`."""
        said, source = found_at(self.data, keys), self.text[slice(*self.tree.nodes[keys].value)]
        if isinstance(said, dict | list):
            if keys not in self.kept:
                return _Lines([emit.in_brackets(said)])
            first, *more = source.split("\n")
            shift = column - self.tree.blocks[keys[:-1]].column
            return _Lines([first.rstrip(), *(_shifted(line.rstrip(), shift) for line in more)])
        if source[:1] in ("|", ">"):
            return _text_as_found(source, str(said), column + INDENT)
        return _scalar(source, said, column, at, fold=keys[-1] not in emit.NAMES)


def _comment(text: str) -> str:
    return f"  {text}" if text else ""


def _below(inner: _Lines, keys: Keys, behind: str) -> _Lines:
    """The lines of a block below its key or dash; on a dash's own line if they begin with a key."""
    first = inner.lines[0].lstrip()
    if isinstance(keys[-1], int) and not behind and not first.startswith("#"):
        inner.lines[0] = first
    else:
        inner.lines.insert(0, "")
    return inner


def _fits(value: Any, at: int) -> bool:
    """Whether what begins at a column stays between brackets: a list of short values."""
    if isinstance(value, dict) or any(isinstance(one, dict | list) for one in value):
        return False
    return emit.on_one_line(value, at) and not any("\n" in str(one) for one in value)


def _shifted(line: str, columns: int) -> str:
    content = line.lstrip(" ")
    return " " * (len(line) - len(content) + columns) + content if content else ""


# -- scalars ---------------------------------------------------------------------------------


def _scalar(source: str, said: Any, column: int, at: int, *, fold: bool) -> _Lines:
    """A value that stands as `source` in a text: without quotes if it can do without."""
    if not isinstance(said, str) or re.match(_CODED, source):
        return _Lines([source])
    is_plain = source[:1] not in ("'", '"') and "\n" not in said
    if is_plain and (not fold or at + len(said) <= WIDTH):
        return _Lines([said])
    return _Lines(emit.text(said, column, at, fold=fold))


def _text_as_found(source: str, value: str, content: int) -> _Lines:
    """A block of text in the style that it has, indented to `content`; long lines are refilled."""
    header, *lines = source.split("\n")
    body = value.rstrip("\n")
    kept = len(value) - len(body)
    chomp = "-" if not kept else "+" if kept > 1 or not body else ""
    digit = INDENT if value.lstrip("\n")[:1] in (" ", "\t") else ""
    indent = _spaces(lines) - _spaces(value.split("\n"))
    lines = [line[indent:] for line in lines]
    if header[0] == ">":
        lines = list(_refilled(lines, WIDTH - content))
    return _Lines(
        [f"{header[0]}{digit}{chomp}", *(" " * content + line if line else "" for line in lines)],
        keeps_blank=chomp == "+",
    )


def _spaces(lines: Sequence[str]) -> int:
    """The number of spaces before the first line that has more than spaces."""
    found = next((line for line in lines if line.strip(" ")), "")
    return len(found) - len(found.lstrip(" "))


def _refilled(lines: Sequence[str], width: int) -> Iterator[str]:
    """Lines of folded text; from one on that is too long, the rest of its paragraph is refilled."""
    for is_prose, group in groupby(lines, lambda line: line[:1] not in ("", " ", "\t")):
        paragraph = list(group)
        is_long = [is_prose and len(emit.wrapped(line, width)) > 1 for line in paragraph]
        n = [*is_long, True].index(True)
        rest = " ".join(paragraph[n:])
        yield from paragraph[:n]
        yield from emit.wrapped(rest, width) if emit.is_prose(rest) else paragraph[n:]
