"""One change of one value in the text of a file; all other signs stay as they are.

Each change is judged afterwards: the new text is read, and must say what was meant and hold every
comment but those that went with what was taken away. What cannot be done so is refused.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from gihv.diagnostics import FileError, Keys
from gihv.edit import Refused
from gihv.edit.blocks import Block, Entry, blocks, comments
from gihv.edit.scalars import WIDTH
from gihv.edit.write import block as block_lines
from gihv.edit.write import entry as entry_lines
from gihv.edit.write import in_brackets, is_block, one_value, opener
from gihv.source import Node, Offsets, line_start, parse, spans

Order = Callable[[Keys, Sequence[str]], Sequence[str]]
"""(the way to a mapping, names of keys) -> the names in the order in which they are to stand."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file and what it says."""

    text: str
    data: dict[str, Any]
    gone: tuple[str, ...] = ()
    """The comments that changes have taken along with what they belonged to."""

    @classmethod
    def of(cls, text: str) -> "Page":
        """The page of a text. Raises FileError where it cannot be read."""
        return cls(text, parse(text.encode()))

    def at(self, keys: Keys) -> Any:
        """What stands at the end of a way; None where there is nothing."""
        value: Any = self.data
        for key in keys:
            try:
                value = value[key]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def put(page: Page, keys: Keys, value: Any, order: Order, placeholder: Sequence[str] = ()) -> Page:
    """The page with this value at the end of a way: replaced, or a key added at its place.

    What the way goes through must be there, or None; it becomes a mapping. `placeholder` has the
    lines of a comment that stand for a key of the file that is not filled in yet; where they are
    found the key takes their place. Raises Refused.
    """
    while len(keys) > 1 and not isinstance(page.at(keys[:-1]), dict | list):
        value, keys = {keys[-1]: value}, keys[:-1]
    parent = page.at(keys[:-1])
    data = deepcopy(page.data)
    _holder(data, keys)[keys[-1]] = value
    splicer = _Splicer(page.text)
    gone: list[str] = []
    if keys[-1] in parent if isinstance(parent, dict) else True:
        text = splicer.replaced(keys, value, page.at(keys))
    elif parent:
        names = order(keys[:-1], [*parent, str(keys[-1])])
        text, gone = splicer.with_key(keys, value, names, placeholder)
    elif keys[:-1]:  # `{}`
        text = splicer.replaced(keys[:-1], {keys[-1]: value}, parent)
    else:
        text = splicer.begun({keys[-1]: value})
    judged = _judged(page, text, data, gone, splicer.line(keys))
    return replace(judged, gone=page.gone)  # a placeholder was no comment of anybody


def append(page: Page, keys: Keys, item: Any) -> Page:
    """The page with an item more at the end of a list that is there. Raises Refused."""
    found = page.at(keys)
    data = deepcopy(page.data)
    _holder(data, keys)[keys[-1]].append(item)
    splicer = _Splicer(page.text)
    text = splicer.with_item(keys, item) if found else splicer.replaced(keys, [item], found)
    return _judged(page, text, data, [], splicer.line(keys))


def delete(page: Page, keys: Keys) -> Page:
    """The page without a key or an item. Raises Refused.

    A list that loses its last item stays, empty; a mapping that loses its last key goes too.
    """
    while len(keys) > 1 and isinstance(page.at(keys[:-1]), dict) and len(page.at(keys[:-1])) == 1:
        keys = keys[:-1]
    data = deepcopy(page.data)
    del _holder(data, keys)[keys[-1]]
    splicer = _Splicer(page.text)
    text, gone = splicer.without(keys)
    return _judged(page, text, data, gone, splicer.line(keys))


def _holder(data: Any, keys: Keys) -> Any:
    for key in keys[:-1]:
        data = data[key]
    return data


def _judged(page: Page, text: str, meant: dict[str, Any], gone: Sequence[str], line: int) -> Page:
    """The changed page. Raises Refused where the text does not say what is meant, to the letter."""
    said: Any
    try:
        said = parse(text.encode())
    except FileError:
        said = None
    # 1 is not True, and .nan is .nan. A key takes its own place, so order does not count.
    if _sorted(said) != _sorted(meant):
        raise Refused(
            "gihv kan dit hier niet veilig wijzigen: wat er dan staat, zegt iets anders. "
            "Wijzig het in een editor.",
            line,
        )
    before, after = (Counter(map(str.rstrip, _comments(one))) for one in (page.text, text))
    lost = before - after - Counter(map(str.rstrip, gone))
    if lost or after - before:
        raise Refused(
            f"De opmerking `{next(iter(lost or after))}` zou niet blijven zoals zij is. "
            "Wijzig dit in een editor.",
            line,
        )
    return replace(page, text=text, data=meant, gone=(*page.gone, *gone))


def _sorted(value: Any) -> Any:
    """Plain data as something that is equal only if no value differs, not even in its type."""
    if isinstance(value, dict):
        return {key: _sorted(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_sorted(item) for item in value]
    return repr(value)


def _comments(text: str) -> list[str]:
    return [text[start:end] for start, end in comments(text)]


_COLON = re.compile(r"\s*:")


class _Splicer:
    """Changes one text. Each method gives a new text; those that take away also the comments."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.nodes = spans(text)
        self.blocks = blocks(text)
        self.comments = comments(text)
        self.line_break = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"

    # -- replacing ---------------------------------------------------------------------------

    def replaced(self, keys: Keys, value: Any, old: Any) -> str:
        """The text with another value at the end of a way."""
        node = self.nodes[keys]
        opened = self._opened(node)
        if keys[:-1] not in self.blocks:
            self._refuse_comments(node.value, "In deze waarde staat een opmerking")
            return self._between_brackets(node, opened, in_brackets(value))
        entry = self.blocks[keys[:-1]].entry(keys[-1])
        self._refuse_comments(entry.between, "Voor deze waarde staat een opmerking")
        start, end = self._old(entry, opened)
        behind = self.text[entry.behind[0] : entry.behind[1]]
        # that of a value on one line stays where it is, behind what is replaced
        behind = f"  {behind}" if behind and keys in self.blocks else ""
        column = entry.start - line_start(self.text, entry.start)
        space = "" if start > opened else " "
        flow = node.flow and isinstance(old, dict | list) and bool(old)
        if flow and column + len(opener(keys[-1]) + in_brackets(value)) < WIDTH:
            return self.text[:start] + space + in_brackets(value) + behind + self.text[end:]
        if is_block(value):
            return self._as_block(entry, value, (start, end), behind, column)
        commented = behind or self._rest(end) or entry.inside[0] < entry.inside[1]
        written = one_value(keys[-1], value, column, fold=not commented)
        if written.more and commented:
            raise Refused(
                "Bij deze waarde staat een opmerking; die zou in de nieuwe tekst vallen. "
                "Verplaats haar eerst naar de regel erboven.",
                self.line(keys),
            )
        if written.more:
            end = self._line_end(end)
        lines = self.line_break.join([written.first, *written.more])
        return self.text[:start] + space + lines + behind + self.text[end:]

    def _old(self, entry: Entry, opened: int) -> Offsets:
        """The stretch of an old value that goes, from its first sign or the colon or dash on."""
        start, end = entry.node.value
        if entry.keys in self.blocks:
            inner = self.blocks[entry.keys]
            below = self.text.find("\n", opened) + 1 if "\n" in self.text[opened:start] else opened
            self._refuse_comments((below, inner.end), "In wat vervalt staat een opmerking")
        else:
            self._refuse_comments((start, end), "In wat vervalt staat een opmerking")
        if start == end or "\n" in self.text[opened:start]:
            return (opened, end)
        return (start, end)

    def _as_block(self, entry: Entry, value: Any, old: Offsets, behind: str, column: int) -> str:
        """The text with a value that takes lines of its own."""
        start, end = old
        key = entry.keys[-1]
        line_end = self._line_end(end)
        behind = behind or self.text[end:line_end].rstrip()
        before = self.text[:start].rstrip(" \t")
        lines = entry_lines(key, value, column)
        if isinstance(key, int):  # the first line stands behind the dash
            first = f" {lines[0].lstrip(' ').removeprefix('- ')}"
            if behind and first.endswith(("|", "|-", ">", ">-")):
                raise Refused("Voor de opmerking is hier geen plaats.", self.line(entry.keys))
        else:
            first = ""
        new = self.line_break.join([first + behind, *lines[1:]])
        return before + new + self.text[line_end:]

    def _between_brackets(self, node: Node, opened: int, new: str) -> str:
        start, end = node.value
        if start < end:
            return self.text[:start] + new + self.text[end:]
        colon = "" if self.text[opened - 1 : opened] in (":", "-") else ":"
        return f"{self.text[:opened]}{colon} {new}{self.text[opened:]}"

    # -- adding ------------------------------------------------------------------------------

    def with_key(
        self, keys: Keys, value: Any, names: Sequence[str], placeholder: Sequence[str]
    ) -> tuple[str, list[str]]:
        """The text with a key more in a mapping that has keys, and what comments it replaces."""
        parent, key = keys[:-1], str(keys[-1])
        position = names.index(key)
        there = [name for name in names if (*parent, name) in self.nodes]
        before = [name for name in there if names.index(name) < position]
        if parent not in self.blocks:
            return self._with_pair(parent, key, value, before, there), []
        block = self.blocks[parent]
        lines = entry_lines(key, value, block.column)
        stand_in = self._lines_with(placeholder) if not parent else None
        if stand_in:
            start, end = stand_in
            gone = [self.text[at:to] for at, to in self.comments if start <= at < end]
            return self._inserted(start, lines, until=end), gone
        if before:
            return self._below(block.entry(before[-1]), lines), []
        first = block.entries[0]
        if first.own_line:
            return self._inserted(first.head[0], lines), []
        more = self.line_break.join([*lines, " " * block.column]).lstrip(" ")
        return self.text[: first.start] + more + self.text[first.start :], []

    def begun(self, value: dict[str | int, Any]) -> str:
        """The text of a file of which `{}` is all, with something in it."""
        start, end = self.nodes[()].value
        lines = self.line_break.join(block_lines(value, 0))
        return self.text[:start] + lines + self.text[end:]

    def with_item(self, keys: Keys, item: Any) -> str:
        """The text with an item more in a list that has items."""
        count = sum(1 for way in self.nodes if way[:-1] == keys and way)
        if keys not in self.blocks:
            end = self.nodes[(*keys, count - 1)].value[1]
            return f"{self.text[:end]}, {in_brackets(item)}{self.text[end:]}"
        block = self.blocks[keys]
        return self._below(block.entries[-1], entry_lines(count, item, block.column))

    def _with_pair(
        self, parent: Keys, key: str, value: Any, before: Sequence[str], there: Sequence[str]
    ) -> str:
        """The text with a pair more between the brackets of a mapping that has keys."""
        pair = f"{opener(key)} {in_brackets(value)}"
        if before:
            node = self.nodes[(*parent, before[-1])]
            end = max(node.value[1], self._opened(node))
            return f"{self.text[:end]}, {pair}{self.text[end:]}"
        start = min(self._start(self.nodes[(*parent, name)]) for name in there)
        return f"{self.text[:start]}{pair}, {self.text[start:]}"

    def _below(self, entry: Entry, lines: Sequence[str]) -> str:
        """The text with lines below an entry and all that belongs to it."""
        if entry.foot[0] < entry.foot[1]:  # else the comment would be taken for the new entry's
            lines = ["", *lines]
        return self._inserted(entry.end, lines)

    def _inserted(self, at: int, lines: Sequence[str], *, until: int | None = None) -> str:
        """The text with lines at the start of a line, in the place of those up to `until`."""
        new = self.line_break.join(lines)
        if at and self.text[at - 1] != "\n":  # behind a last line without a line break
            return self.text + self.line_break + new
        return self.text[:at] + new + self.line_break + self.text[at if until is None else until :]

    def _lines_with(self, lines: Sequence[str]) -> Offsets | None:
        """Where these comments stand below each other, each at the start of a line, if anywhere."""
        pattern = r"\r?\n".join(map(re.escape, lines))
        found = re.search(rf"^{pattern}\r?(?:\n|\Z)", self.text, re.MULTILINE)
        if not lines or not found or all(start != found.start() for start, _ in self.comments):
            return None
        return found.span()

    # -- taking away -------------------------------------------------------------------------

    def without(self, keys: Keys) -> tuple[str, list[str]]:
        """The text without a key or item, and the comments that went with it."""
        parent = keys[:-1]
        siblings = [way for way in self.nodes if way and way[:-1] == parent]
        if parent not in self.blocks:
            return self._without_pair(keys, siblings), []
        block = self.blocks[parent]
        entry = block.entry(keys[-1])
        if len(siblings) == 1 and isinstance(keys[-1], int):
            return self._emptied(block, entry)
        if entry.own_line:
            start, end = entry.head[0], entry.end
            end = self._with_blank_line(start, end)
        else:
            following = block.entries[1]
            start, end = entry.start, following.start
            self._refuse_comments((entry.end, end), "Onder wat vervalt staat een opmerking")
        gone = [self.text[at:to] for at, to in self.comments if start <= at < end]
        return self.text[:start] + self.text[end:], gone

    def _emptied(self, block: Block, entry: Entry) -> tuple[str, list[str]]:
        """The text with an empty list where there is one item, and the comments that went."""
        opened = self._opened(self.nodes[block.keys])
        gone = [self.text[at:to] for at, to in self.comments if entry.head[0] <= at < entry.end]
        if entry.own_line:
            start, end = entry.head[0], entry.end
            return self.text[:opened] + " []" + self.text[opened:start] + self.text[end:], gone
        end = self._line_end(entry.end - 1)
        return self.text[: entry.start] + "[]" + self.text[end:], gone

    def _with_blank_line(self, start: int, end: int) -> int:
        """The end of what goes; with a blank line below it, if there is one above it too."""
        above = self.text[:start].endswith(("\n\n", "\n\r\n")) or not start
        below = re.compile(r"\r?\n").match(self.text, end)
        return below.end() if above and below else end

    def _without_pair(self, keys: Keys, siblings: Sequence[Keys]) -> str:
        """The text without what stands between brackets, and without a comma beside it."""
        at = siblings.index(keys)
        node = self.nodes[keys]
        end = max(node.value[1], self._opened(node) if node.key else 0)
        if at:
            before = self.nodes[siblings[at - 1]]
            start = max(before.value[1], self._opened(before) if before.key else 0)
        else:
            start = self._start(node)
            if len(siblings) > 1:
                end = self._start(self.nodes[siblings[1]])
            elif comma := re.compile(r"\s*,").match(self.text, end):
                end = comma.end()
        self._refuse_comments((start, end), "Bij wat vervalt staat een opmerking")
        return self.text[:start] + self.text[end:]

    # -- places ------------------------------------------------------------------------------

    def line(self, keys: Keys) -> int:
        """The line of a key or item; of one that is not there: of what it would be in."""
        while keys not in self.nodes:
            keys = keys[:-1]
        return self._line_of(self._start(self.nodes[keys]))

    def _line_of(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1

    def _start(self, node: Node) -> int:
        """Where an entry begins: its dash, its key, or its value."""
        if node.dash is not None:
            return node.dash
        return node.key[0] if node.key else node.value[0]

    def _opened(self, node: Node) -> int:
        """Behind the colon or dash of an entry; between brackets, behind a key without a colon."""
        if node.dash is not None:
            return node.dash + 1
        if node.key is None:
            return node.value[0]
        colon = _COLON.match(self.text, node.key[1])
        return colon.end() if colon else node.key[1]

    def _line_end(self, offset: int) -> int:
        """The end of a line, its line break left out."""
        found = self.text.find("\n", offset)
        end = len(self.text) if found < 0 else found
        return end - 1 if end > offset and self.text[end - 1] == "\r" else end

    def _rest(self, offset: int) -> str:
        """What stands behind an offset on its line."""
        return self.text[offset : self._line_end(offset)].strip()

    def _refuse_comments(self, stretch: Offsets, what: str) -> None:
        """Raise Refused where a comment begins in a stretch."""
        for start, _ in self.comments:
            if stretch[0] <= start < stretch[1]:
                message = f"{what}, die verloren zou gaan. Wijzig dit in een editor."
                raise Refused(message, self._line_of(start))
