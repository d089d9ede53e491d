"""One change of one value in the text of a file; all other signs stay as they are.

What is new is written by `emit`, and each change is verified: see there. What is not as it was
meant is refused.
"""

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from gihv.diagnostics import Keys
from gihv.edit import emit
from gihv.edit.owners import Block, Comment, Entry, Tree
from gihv.edit.verify import Meant, verified
from gihv.source import line_start, parse

Order = Callable[[Keys, Sequence[str]], Sequence[str]]
"""(the way to a mapping, names of keys) -> the names in the order in which they are to stand."""

ADVICE = "gihv wijzigt niets. Wijzig dit in een editor."


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file and what it says."""

    tree: Tree
    data: dict[str, Any]
    gone: tuple[str, ...] = ()
    """The comments that changes have taken along with what they belonged to."""

    @classmethod
    def of(cls, text: str) -> "Page":
        """The page of a text. Raises FileError where it cannot be read; Refused, as Tree does."""
        return cls(data=parse(text.encode()), tree=Tree(text))

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.tree.text

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
    stand_in = _lines_with(page.tree, placeholder) if not keys[1:] else None
    if not isinstance(parent, dict) or keys[-1] in parent:
        text = _replaced(page.tree, keys, value)
    elif stand_in and page.tree.root.block:
        text = _inserted(page.tree, stand_in[0], emit.entry(keys[-1], value, 0), until=stand_in[1])
        meant = Meant(data, gone=_comments(page.tree, *stand_in), fills=True)
        return Page(verified(page.tree, text, meant, ADVICE), data, page.gone)
    elif parent:
        text = _with_key(page.tree, keys, value, order(keys[:-1], [*parent, str(keys[-1])]))
    else:  # `{}`
        text = _replaced(page.tree, keys[:-1], {keys[-1]: value})
    return Page(verified(page.tree, text, Meant(data), ADVICE), data, page.gone)


def append(page: Page, keys: Keys, item: Any) -> Page:
    """The page with an item more at the end of a list that is there. Raises Refused."""
    data = deepcopy(page.data)
    _holder(data, keys)[keys[-1]].append(item)
    if page.at(keys):
        text = _with_item(page.tree, keys, item)
    else:
        text = _replaced(page.tree, keys, [item])
    return Page(verified(page.tree, text, Meant(data), ADVICE), data, page.gone)


def delete(page: Page, keys: Keys) -> Page:
    """The page without a key or an item. Raises Refused.

    A list that loses its last item stays, empty; a mapping that loses its last key goes too.
    """
    while len(keys) > 1 and isinstance(page.at(keys[:-1]), dict) and len(page.at(keys[:-1])) == 1:
        keys = keys[:-1]
    data = deepcopy(page.data)
    del _holder(data, keys)[keys[-1]]
    text, gone = _without(page.tree, keys)
    names = [way[-1] for way in page.tree.children[keys[:-1]]]

    def keys_after(way: Keys) -> Keys:
        """Items move up; what was loose above a key is so above the next."""
        above, key = way[: len(keys) - 1], way[len(keys) - 1 : len(keys)]
        if above != keys[:-1] or not key:
            return way
        at, gone_at = names.index(key[0]), names.index(keys[-1])
        if isinstance(key[0], int) and at > gone_at:
            return (*above, key[0] - 1, *way[len(keys) :])
        return (*above, names[at + 1]) if way == keys and names[at + 1 :] else way

    meant = Meant(data, gone, keys_after=keys_after)
    told = (*page.gone, *(comment.text for comment in gone))
    return Page(verified(page.tree, text, meant, ADVICE), data, told)


def _holder(data: Any, keys: Keys) -> Any:
    for key in keys[:-1]:
        data = data[key]
    return data


# -- replacing -------------------------------------------------------------------------------


def _replaced(tree: Tree, keys: Keys, value: Any) -> str:
    """The text with another value at the end of a way."""
    text = tree.text
    start, end = tree.nodes[keys].value
    opened = tree.opened(keys)
    entry = tree.entries.get(keys)
    if entry is None:
        return _between_brackets(text, (start, end), opened, emit.in_brackets(value))
    if not keys:
        return text[:start] + tree.line_break.join(emit.entries(value)) + text[end:]
    column = entry.start - line_start(text, entry.start)
    in_brackets = emit.in_brackets(value) if text[start:end][:1] in ("[", "{") else ""
    has_place = column + len(emit.opener(keys[-1]) + in_brackets) < emit.WIDTH
    if in_brackets and keys in tree.children and not entry.block and has_place:
        return text[:start] + in_brackets + text[end:]
    first, *more = emit.entry(keys[-1], value, column)
    first = first[column + len(emit.opener(keys[-1])) :]
    behind = text[slice(*entry.behind)]
    if entry.block:
        end = entry.block.tail[1] - 1
    elif not more and not start < entry.behind[0] < end:  # else its comment is on its first line
        begin = opened if "\n" in text[opened:start] or start == end else start
        return text[:begin] + first[begin > opened :] + text[end:]
    lines = tree.line_break.join([first + (f"  {behind}" if behind else ""), *more])
    return text[:opened] + lines + text[_line_end(text, end) :]


def _between_brackets(text: str, old: tuple[int, int], opened: int, new: str) -> str:
    start, end = old
    if start < end:
        return text[:start] + new + text[end:]
    colon = "" if text[opened - 1 : opened] in (":", "-") else ":"
    return f"{text[:opened]}{colon} {new}{text[opened:]}"


# -- adding ----------------------------------------------------------------------------------


def _with_key(tree: Tree, keys: Keys, value: Any, names: Sequence[str]) -> str:
    """The text with a key more in a mapping that has keys; `names` has all of them in order."""
    parent, key = keys[:-1], str(keys[-1])
    there = [name for name in names if (*parent, name) in tree.nodes]
    before = [name for name in there if names.index(name) < names.index(key)]
    block = tree.block(parent)
    if block is None:
        return _with_pair(tree, parent, f"{emit.opener(key)} {emit.in_brackets(value)}", before)
    lines = emit.entry(key, value, block.column)
    if before:
        return _below(tree, tree.entries[*parent, before[-1]], lines)
    first = block.entries[0]
    if first.own_line:
        return _inserted(tree, first.head[0], lines)
    more = tree.line_break.join([*lines, " " * block.column]).lstrip(" ")
    return tree.text[: first.start] + more + tree.text[first.start :]


def _with_pair(tree: Tree, parent: Keys, pair: str, before: Sequence[str]) -> str:
    """The text with a pair more between the brackets of a mapping that has keys."""
    if before:
        return _at(tree.text, _end(tree, (*parent, before[-1])), f", {pair}")
    return _at(tree.text, min(map(tree.sign, tree.children[parent])), f"{pair}, ")


def _with_item(tree: Tree, keys: Keys, item: Any) -> str:
    """The text with an item more in a list that has items."""
    block = tree.block(keys)
    if block is None:
        end = tree.nodes[tree.children[keys][-1]].value[1]
        return _at(tree.text, end, f", {emit.in_brackets(item)}")
    lines = emit.entry(len(block.entries), item, block.column)
    return _below(tree, block.entries[-1], lines)


def _at(text: str, offset: int, new: str) -> str:
    return text[:offset] + new + text[offset:]


def _below(tree: Tree, entry: Entry, lines: Sequence[str]) -> str:
    """The text with lines below an entry and all that belongs to it."""
    if entry.foot[0] < entry.foot[1]:  # else the comment would be taken for the new entry's
        lines = ["", *lines]
    return _inserted(tree, entry.end, lines)


def _inserted(tree: Tree, at: int, lines: Sequence[str], *, until: int | None = None) -> str:
    """The text with lines at the start of a line, in the place of those up to `until`."""
    text, new = tree.text, tree.line_break.join(lines)
    if at and text[at - 1] != "\n":  # behind a last line without a line break
        return text + tree.line_break + new
    return text[:at] + new + tree.line_break + text[at if until is None else until :]


def _lines_with(tree: Tree, lines: Sequence[str]) -> tuple[int, int] | None:
    """Where these comments stand below each other, each at the start of a line, if anywhere."""
    pattern = r"\r?\n".join(map(re.escape, lines))
    found = re.search(rf"^{pattern}\r?(?:\n|\Z)", tree.text, re.MULTILINE)
    if not lines or not found or all(one.start != found.start() for one in tree.comments):
        return None
    return found.span()


# -- taking away -----------------------------------------------------------------------------


def _without(tree: Tree, keys: Keys) -> tuple[str, list[Comment]]:
    """The text without a key or item, and the comments that went with it."""
    block = tree.block(keys[:-1])
    if block is None:
        return _without_pair(tree, keys), []
    text, entry = tree.text, tree.entries[keys]
    start, end = (entry.head[0] if entry.own_line else entry.start), entry.end
    gone = _comments(tree, start, end)
    if len(block.entries) == 1 and isinstance(keys[-1], int):
        return _emptied(tree, keys[:-1], block), gone
    end = _with_blank_line(text, start, end) if entry.own_line else block.entries[1].start
    return text[:start] + text[end:], gone


def _emptied(tree: Tree, keys: Keys, block: Block) -> str:
    """The text with an empty list where there is one item."""
    text, entry, opened = tree.text, block.entries[0], tree.opened(keys)
    if entry.own_line:
        return f"{text[:opened]} []{text[opened : entry.head[0]]}{text[entry.end :]}"
    return text[: entry.start] + "[]" + text[_line_end(text, entry.end - 1) :]


def _with_blank_line(text: str, start: int, end: int) -> int:
    """The end of what goes; with a blank line below it, if there is one above it too."""
    above = text[:start].endswith(("\n\n", "\n\r\n")) or not start
    below = re.compile(r"\r?\n").match(text, end)
    return below.end() if above and below else end


def _without_pair(tree: Tree, keys: Keys) -> str:
    """The text without what stands between brackets, and without a comma beside it."""
    siblings = tree.children[keys[:-1]]
    at = siblings.index(keys)
    start, end = tree.sign(keys), _end(tree, keys)
    if at:
        start = _end(tree, siblings[at - 1])
    elif len(siblings) > 1:
        end = tree.sign(siblings[1])
    elif comma := re.compile(r"\s*,").match(tree.text, end):
        end = comma.end()
    return tree.text[:start] + tree.text[end:]


# -- places ----------------------------------------------------------------------------------


def _end(tree: Tree, keys: Keys) -> int:
    """The end of a value between brackets, or of its key and colon where it is empty."""
    node = tree.nodes[keys]
    return max(node.value[1], tree.opened(keys) if node.key else 0)


def _comments(tree: Tree, start: int, end: int) -> list[Comment]:
    return [comment for comment in tree.comments if start <= comment.start < end]


def _line_end(text: str, offset: int) -> int:
    """The end of a line, its line break left out."""
    found = text.find("\n", offset)
    end = len(text) if found < 0 else found
    return end - 1 if end > offset and text[end - 1] == "\r" else end
