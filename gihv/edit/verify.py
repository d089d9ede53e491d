"""Whether a changed text is what was meant: the data, and every comment with the same owner."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from gihv.diagnostics import FileError, Keys
from gihv.edit import Refused
from gihv.edit.owners import Comment, Tree
from gihv.yaml import parse


@dataclass(frozen=True, slots=True)
class Meant:
    """What a changed text should be."""

    data: dict[str, Any]
    gone: Collection[Comment] = ()
    """The comments that go."""
    added: Collection[str] = ()
    """The texts of comments that come."""
    keys_after: Callable[[Keys], Keys] = lambda keys: keys
    """The way to a value -> the way to it afterwards."""
    fills: bool = False
    """Whether a key took the place of a comment: those around it belong to that key now."""


def verified(before: Tree, text: str, meant: Meant, advice: str) -> Tree:
    """The tree of a changed text that is what it should be, each comment still at its owner.

    Raises Refused, with `advice` in its sentence, and a line of the text before.
    """
    try:
        said = parse(text.encode())
    except FileError:
        raise Refused(f"Wat er dan staat, is niet te lezen. {advice}") from None
    after = Tree(text)
    wrong = _other_data(before, meant.data, said) or _other_owner(before, after, meant)
    if wrong:
        message, offset = wrong
        raise Refused(f"{message} {advice}", before.text.count("\n", 0, offset) + 1)
    return after


def _other_data(
    before: Tree, meant: dict[str, Any], said: dict[str, Any]
) -> tuple[str, int] | None:
    """What is wrong with the data, and where; the order of keys does not count, but types do."""
    one, other = (
        {key: json.dumps(value, sort_keys=True) for key, value in data.items()}
        for data in (meant, said)
    )
    for key in {**one, **other}:
        if one.get(key) != other.get(key):
            offset = before.start((key,)) if (key,) in before.nodes else 0
            return f"Bij `{key}` zou er iets anders komen te staan.", offset
    return None


def _other_owner(before: Tree, after: Tree, meant: Meant) -> tuple[str, int] | None:
    """Which comment is lost, comes up or is at something else, and where."""
    left: dict[str, list[Comment]] = defaultdict(list)
    for one in after.comments:
        if one.text not in meant.added:
            left[one.text].append(one)
    for comment in before.comments:
        if comment in meant.gone:
            continue
        moved = comment._replace(keys=meant.keys_after(comment.keys))
        same, own = left[comment.text], (moved.role, moved.keys)
        found = next((one for one in same if (one.role, one.keys) == own), None) or next(
            (one for one in same if _is_owner(moved, one, fills=meant.fills)), None
        )
        if found is None:
            what = "bij iets anders komen te staan" if same else "verloren gaan"
            return f"De opmerking `{comment.text}` zou {what}.", comment.start
        same.remove(found)
    more = next((text for text, same in left.items() if same), None)
    return None if more is None else (f"Er zou een opmerking bij komen: `{more}`.", 0)


def _is_owner(was: Comment, now: Comment, *, fills: bool) -> bool:
    """Whether what a comment is to its owner can be what it was, now that its neighbours differ."""
    is_within = now.keys[: len(was.keys)] == was.keys
    if fills and not was.keys[1:] and not now.keys[1:]:
        return {was.role, now.role}.isdisjoint({"behind", "brackets", "between"})
    if not was.keys:  # the whole file was in brackets
        return not now.keys[1:]
    if was.role in ("head", "lead", "foot"):  # its key is first or last now, or it went
        return now.role != was.role and now.keys == was.keys[:-1]
    return is_within  # a value became a block, or a block lost its last item
