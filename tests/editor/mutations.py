"""Files of an agenda with one thing changed, as a hand slips: the same ones in every run.

Each can still be read as YAML, so what is wrong with it (if anything) is its shape or an id.
"""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import NamedTuple

from gihv.diagnostics import FileError, Keys
from gihv.source import Node, parse, spans

Nodes = dict[Keys, Node]


class Mutation(NamedTuple):
    """A file with one thing changed, and what was changed in words."""

    path: str
    text: str
    what: str


def mutations(texts: Mapping[str, str], count: int, seed: int = 2014) -> Iterator[Mutation]:
    """Different mutations of these files (path -> text), at any of their keys and values."""
    random = Random(seed)  # noqa: S311 - chooses examples, keeps no secret
    nodes = {path: spans(text) for path, text in texts.items()}
    seen = set(texts.values())
    while count:
        path = random.choice(list(texts))
        change = random.choice(CHANGES)
        keys = random.choice([way for way in nodes[path] if way])
        text = change(random, texts[path], nodes[path], keys)
        if text is None or text in seen or not _can_be_read(text):
            continue
        seen.add(text)
        count -= 1
        yield Mutation(path, text, f"{change.__name__} {'.'.join(map(str, keys))}")


def _can_be_read(text: str) -> bool:
    try:
        parse(text.encode())
    except FileError:
        return False
    return True


# -- changes: each gives the whole text, or None where it cannot be made at that place ----------


def misspell_key(random: Random, text: str, nodes: Nodes, keys: Keys) -> str | None:
    span = nodes[keys].key
    if span is None:
        return None
    return _replaced(text, span, _misspelled(random, text[slice(*span)]))


def drop_entry(random: Random, text: str, nodes: Nodes, keys: Keys) -> str | None:
    """Take a key or an item away with all that is under it; not the only one of its block."""
    node = nodes[keys]
    siblings = [way for way in nodes if way[:-1] == keys[:-1] and way != keys]
    start = node.key[0] if node.key else node.dash
    if node.flow or start is None or not siblings or not _first_on_line(text, start):
        return None
    return text[: _line_start(text, start)] + text[_next_line(text, node.value[1]) :]


def add_unknown_key(random: Random, text: str, nodes: Nodes, keys: Keys) -> str | None:
    span = nodes[keys].key
    if span is None or nodes[keys].flow or not _first_on_line(text, span[0]):
        return None
    start = _line_start(text, span[0])
    return (
        f"{text[:start]}{' ' * (span[0] - start)}opmerking: Hier nog naar kijken.\n{text[start:]}"
    )


def misspell_word(random: Random, text: str, nodes: Nodes, keys: Keys) -> str | None:
    """Change one letter of a word: an id, one of a list of words, a date, a year."""
    old = text[slice(*nodes[keys].value)]
    if not old or len(old.split()) != 1 or not old[0].isalnum():
        return None
    return _replaced(text, nodes[keys].value, _misspelled(random, old))


def other_scalar(random: Random, text: str, nodes: Nodes, keys: Keys) -> str | None:
    """Put another scalar where one stands, over one line."""
    old = text[slice(*nodes[keys].value)]
    if "\n" in old or old[:1] in "[{":
        return None
    new = random.choice(("12", "0", "-3", "2.5", "12.000", "true", '""', "iets anders", "2014", ""))
    return _replaced(text, nodes[keys].value, new)


def list_for_scalar(random: Random, text: str, nodes: Nodes, keys: Keys) -> str | None:
    old = text[slice(*nodes[keys].value)]
    if not old or "\n" in old or old[0] in "[{\"'":
        return None
    return _replaced(text, nodes[keys].value, random.choice((f"[{old}]", "[]")))


def mapping_for_scalar(random: Random, text: str, nodes: Nodes, keys: Keys) -> str | None:
    old = text[slice(*nodes[keys].value)]
    if not old or "\n" in old or old[0] in "[{\"'":
        return None
    return _replaced(text, nodes[keys].value, random.choice((f"{{naam: {old}}}", "{}")))


def scalar_for_block(random: Random, text: str, nodes: Nodes, keys: Keys) -> str | None:
    """Put one value where a block of keys or items stands."""
    node = nodes[keys]
    inside = any(way[: len(keys)] == keys and way != keys for way in nodes)
    if not inside or node.flow or node.key is None:
        return None
    new = random.choice((" iets anders", " gemeente-meerwijk", " 12", " []", " {}", ""))
    colon = text.index(":", node.key[1])
    return text[: colon + 1] + new + text[node.value[1] :]


CHANGES: tuple[Callable[[Random, str, Nodes, Keys], str | None], ...] = (
    misspell_key,
    drop_entry,
    add_unknown_key,
    misspell_word,
    misspell_word,  # the slip that is made most
    other_scalar,
    list_for_scalar,
    mapping_for_scalar,
    scalar_for_block,
)


def _misspelled(random: Random, word: str) -> str:
    at = random.randrange(len(word))
    return random.choice(
        (
            word[:at] + word[at + 1 :] or "x",
            word[:at] + word[at] + word[at:],
            word[:at] + random.choice("aeinx") + word[at + 1 :],
        )
    )


def _replaced(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _next_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def _first_on_line(text: str, offset: int) -> bool:
    return not text[_line_start(text, offset) : offset].strip(" ")
