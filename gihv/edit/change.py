"""One change of one value in the text of a file, verified; all other signs stay as they are.

Between brackets a value is put in its place, and an item more behind the last; else the whole is
written anew.
"""

import re
from typing import Any

from gihv.diagnostics import Keys
from gihv.edit import emit
from gihv.edit.owners import NOWHERE, Comment, Tree
from gihv.edit.skeleton import placeholder
from gihv.edit.steps import Step
from gihv.edit.verify import Meant, verified
from gihv.edit.years import at
from gihv.layout import FileKind
from gihv.yaml import Offsets, line_start

ADVICE = "gihv wijzigt niets. Wijzig dit in een editor."


def changed(
    tree: Tree, step: Step, data: dict[str, Any], kind: FileKind
) -> tuple[Tree, list[Comment]]:
    """A text after a step that leads to some data, and the comments that go. Raises Refused.

    A new key stands at the schema's place; in a file that `new` made, where a comment keeps it.
    """
    gone: list[Comment] = []
    does, keys, value = _in_whole(tree, step, data)
    meant = Meant(data)
    if does == "delete":
        text, gone = _without(tree, keys)
        meant = Meant(data, gone, keys_after=lambda way: _without_step(tree, keys, way))
    elif _is_within(tree, keys):
        is_more = keys not in tree.nodes
        start, end = tree.nodes[tree.children[keys[:-1]][-1] if is_more else keys].value
        before = f"{tree.text[:end]}, " if is_more else tree.text[:start]
        text = before + emit.in_brackets(value) + tree.text[end:]
    elif not keys:
        start, end = tree.nodes[()].value
        text = tree.text[:start] + tree.line_break.join(emit.block(value, 0)) + tree.text[end:]
    elif keys in tree.nodes:
        text = _replaced(tree, keys, value)
    elif kept := _placeholder(tree, kind, keys):
        lines = emit.entry(keys[-1], value, 0)
        new = tree.line_break.join([*lines, ""])
        text = tree.text[: kept[0]] + new + tree.text[kept[1] :]
        meant = Meant(data, _comments(tree, *kept), fills=True)
    else:
        text = _inserted(tree, keys, value, data)
    return verified(tree, text, meant, ADVICE), gone


def _in_whole(tree: Tree, step: Step, data: Any) -> Step:
    """The step; where it cannot be made between brackets, that of what stands between them."""
    keys = step.keys[:-1]
    if keys in tree.blocks or (step.does == "put" and _is_within(tree, step.keys)):
        return step
    while keys not in tree.entries:
        keys = keys[:-1]
    return Step("put", keys, at(data, keys))


def _is_within(tree: Tree, keys: Keys) -> bool:
    """Whether a value is put in between brackets, or below a comment under its key."""
    if keys not in tree.nodes:
        is_in_brackets = keys[:-1] in tree.children and keys[:-1] not in tree.blocks
        return is_in_brackets and isinstance(keys[-1], int)
    start, end = tree.nodes[keys].value
    return start < end and (keys not in tree.entries or tree.entries[keys].between != NOWHERE)


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


def _replaced(tree: Tree, keys: Keys, value: Any) -> str:
    """The text with another value for an entry, its comments left out."""
    text, entry = tree.text, tree.entries[keys]
    start, end = entry.node.value
    in_brackets = keys in tree.children and not entry.block
    column = entry.start - line_start(text, entry.start)
    fits = emit.on_one_line if in_brackets else None
    first, *more = emit.entry(keys[-1], value, column, fits)
    behind = text[slice(*entry.behind)]
    if entry.block:
        end = entry.block.tail[1] - 1
    elif not more and not start < entry.behind[0] < end:  # else its comment is on its first line
        shown = first[column + len(emit.opener(keys[-1])) + (start < end) :]  # not its blank
        return text[:start] + shown + text[end:]
    new = tree.line_break.join([first.lstrip(" ") + (f"  {behind}" if behind else ""), *more])
    return text[: entry.start] + new + text[_line_end(text, end) :]


def _placeholder(tree: Tree, kind: FileKind, keys: Keys) -> Offsets | None:
    """Where the comments of a new file stand that a key is to take the place of, if anywhere."""
    lines = () if keys[1:] else placeholder(kind, str(keys[-1]))
    pattern = r"\r?\n".join(map(re.escape, lines))
    found = re.search(rf"^{pattern}\r?(?:\n|\Z)", tree.text, re.MULTILINE)
    if not lines or not found or all(one.start != found.start() for one in tree.comments):
        return None
    return found.span()


def _inserted(tree: Tree, keys: Keys, value: Any, data: Any) -> str:
    """The text with a key or item more, behind what stands before it in the data."""
    text, line_break, block = tree.text, tree.line_break, tree.blocks[keys[:-1]]
    lines = emit.entry(keys[-1], value, block.column)
    holder, first = at(data, keys[:-1]), block.entries[0]
    names = list(holder if isinstance(holder, dict) else range(len(holder)))
    start = first.head[0] if first.own_line else first.start
    if n := names.index(keys[-1]):
        above = tree.entries[(*keys[:-1], names[n - 1])]
        start = above.end
        if above.foot[0] < above.foot[1]:  # else that comment would be taken for its own
            lines = ["", *lines]
    new = line_break.join(lines)
    if not start or text[start - 1] == "\n":
        return text[:start] + new + line_break + text[start:]
    if start == len(text):  # behind a last line without a line break
        return text + line_break + new
    return text[:start] + new.lstrip(" ") + line_break + " " * block.column + text[start:]


def _without(tree: Tree, keys: Keys) -> tuple[str, list[Comment]]:
    """The text without a key or item, and the comments that went with it."""
    text, entry, block = tree.text, tree.entries[keys], tree.blocks[keys[:-1]]
    start, end = (entry.head[0] if entry.own_line else entry.start), entry.end
    gone = _comments(tree, start, end)
    if len(block.entries) == 1 and isinstance(keys[-1], int):
        opened = tree.opened(keys[:-1])
        if entry.own_line:
            return f"{text[:opened]} []{text[opened:start]}{text[end:]}", gone
        return text[:start] + "[]" + text[_line_end(text, end - 1) :], gone
    if not entry.own_line:
        end = block.entries[1].start
    elif re.search(r"(\A|\n\r?\n)\Z", text[:start]):
        end = len(text) - len(re.sub(r"\A\r?\n", "", text[end:]))  # one of two blank lines
    return text[:start] + text[end:], gone


def _comments(tree: Tree, start: int, end: int) -> list[Comment]:
    return [comment for comment in tree.comments if start <= comment.start < end]


def _line_end(text: str, offset: int) -> int:
    """The end of a line, its line break left out."""
    end = offset + len(text[offset:].partition("\n")[0])
    return end - text.endswith("\r", 0, end)
