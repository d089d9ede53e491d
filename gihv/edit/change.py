"""One change of one value in the text of a file; all other signs stay as they are.

What is new is written by `emit`, and each change is verified: see there. What is not as it was
meant is refused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gihv.diagnostics import Keys
from gihv.edit import emit
from gihv.edit.owners import Block, Comment, Entry, Tree
from gihv.edit.skeleton import placeholder
from gihv.edit.steps import Step, after, at
from gihv.edit.verify import Meant, verified
from gihv.layout import FileKind
from gihv.schemas import by_year, in_order
from gihv.source import line_start

ADVICE = "gihv wijzigt niets. Wijzig dit in een editor."


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file and what it says."""

    tree: Tree
    data: dict[str, Any]
    gone: tuple[str, ...] = ()
    """The comments that changes have taken along with what they belonged to."""

    @classmethod
    def of(cls, text: str, data: dict[str, Any]) -> "Page":
        """The page of a text that says these data. Raises Refused, as Tree does."""
        return cls(Tree(text), data)


def changed(page: Page, step: Step, kind: FileKind) -> Page:
    """The page after a step that fits its data. Raises Refused.

    A new key stands at the schema's place; in a file that `new` made, where a comment keeps it.
    """
    tree, keys = page.tree, step.keys
    data = after(page.data, step)
    kept = None
    if keys[:-1] == () and keys not in tree.nodes:
        kept = _lines_with(tree, placeholder(kind, str(keys[-1])))
    meant = Meant(data)
    if step.does == "delete":
        text, gone = _without(tree, keys)
        meant = Meant(data, gone, keys_after=lambda way: _without_step(tree, keys, way))
        page = Page(tree, data, (*page.gone, *(comment.text for comment in gone)))
    elif step.does == "append":
        there = at(page.data, keys)
        text = _with_item(tree, keys, step.value) if there else _replaced(tree, keys, [step.value])
    elif keys in tree.nodes:
        text = _replaced(tree, keys, step.value)
    elif kept and tree.root.block:
        text = _inserted(tree, kept[0], emit.entry(keys[-1], step.value, 0), until=kept[1])
        meant = Meant(data, _comments(tree, *kept), fills=True)
    elif keys[:-1] in tree.children:
        text = _with_key(tree, keys, step.value, _names(kind, keys[:-1], at(data, keys[:-1])))
    else:  # `{}`
        text = _replaced(tree, keys[:-1], {keys[-1]: step.value})
    return Page(verified(tree, text, meant, ADVICE), data, page.gone)


def _names(kind: FileKind, keys: Keys, block: dict[str, Any]) -> Sequence[str]:
    """The keys of a mapping in the order in which they are to stand."""
    return sorted(block) if keys and by_year(kind, keys) else in_order(kind, keys, block)


def _without_step(tree: Tree, keys: Keys, way: Keys) -> Keys:
    """A way after the value at `keys` is gone: items move up, and so do comments cut off above."""
    siblings = tree.children[keys[:-1]]
    own, below = way[: len(keys)], way[len(keys) :]
    if own not in siblings:
        return way
    at_way, at_gone = siblings.index(own), siblings.index(keys)
    if isinstance(keys[-1], int):
        return (*siblings[at_way - 1], *below) if at_way > at_gone else way
    return siblings[at_way + 1] if way == keys and siblings[at_way + 1 :] else way


# -- replacing -------------------------------------------------------------------------------


def _replaced(tree: Tree, keys: Keys, value: Any) -> str:
    """The text with another value at the end of a way."""
    text = tree.text
    start, end = tree.nodes[keys].value
    opened = tree.opened(keys)
    entry = tree.entries.get(keys)
    if entry is None:
        colon = ":" if start == end and text[opened - 1] not in ":-" else ""
        begin, space = (start, "") if start < end else (opened, " ")
        return text[:begin] + colon + space + emit.in_brackets(value) + text[max(begin, end) :]
    if not keys:
        lines = [line for key, below in value.items() for line in emit.entry(key, below, 0)]
        return text[:start] + tree.line_break.join(lines) + text[end:]
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
    new = tree.line_break.join([first + (f"  {behind}" if behind else ""), *more])
    return text[:opened] + new + text[_line_end(text, end) :]


# -- adding ----------------------------------------------------------------------------------


def _with_key(tree: Tree, keys: Keys, value: Any, names: Sequence[str]) -> str:
    """The text with a key more in a mapping that has keys; `names` has all of them in order."""
    parent, key = keys[:-1], str(keys[-1])
    there = [name for name in names if (*parent, name) in tree.nodes]
    before = [name for name in there if names.index(name) < names.index(key)]
    block = tree.block(parent)
    if block is None:
        pair = f"{emit.opener(key)} {emit.in_brackets(value)}"
        if before:
            return _put_in(tree.text, _end(tree, (*parent, before[-1])), f", {pair}")
        return _put_in(tree.text, min(map(tree.sign, tree.children[parent])), f"{pair}, ")
    lines = emit.entry(key, value, block.column)
    if before:
        return _below(tree, tree.entries[*parent, before[-1]], lines)
    first = block.entries[0]
    if first.own_line:
        return _inserted(tree, first.head[0], lines)
    more = tree.line_break.join([*lines, " " * block.column]).lstrip(" ")
    return tree.text[: first.start] + more + tree.text[first.start :]


def _with_item(tree: Tree, keys: Keys, item: Any) -> str:
    """The text with an item more in a list that has items."""
    block = tree.block(keys)
    if block is None:
        end = tree.nodes[tree.children[keys][-1]].value[1]
        return _put_in(tree.text, end, f", {emit.in_brackets(item)}")
    lines = emit.entry(len(block.entries), item, block.column)
    return _below(tree, block.entries[-1], lines)


def _put_in(text: str, offset: int, new: str) -> str:
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
