"""What a list or block that was typed between brackets says to a person, and not to YAML."""

import re
from collections.abc import Iterator, Mapping

from gihv.diagnostics import Keys
from gihv.layout import FileKind
from gihv.schemas import VERWIJZING, schemas_at, types
from gihv.shape.commas import cuts
from gihv.yaml import Node

HASH = "achter ` #` leest YAML een opmerking: zet aanhalingstekens om de hele tekst."
_QUOTES = 'zet aanhalingstekens om een tekst met een leesteken: `"huur: hal"`.'
_NO_PAIR = (
    "schrijf een sleutel, een dubbelepunt, een spatie en een waarde. "
    "Is het gewone tekst, zet er dan aanhalingstekens om."
)

Lost = tuple[str, str]
"""What would be lost, and what to type instead, in Dutch."""


def lost(kind: FileKind, keys: Keys, text: str, nodes: Mapping[Keys, Node]) -> Iterator[Lost]:
    """What the data of a text leave out; nothing where they say all of it.

    The text is `waarde: […]` or `waarde: {…}`, for a place in a kind of file, and it is known where
    everything in it stands.
    """
    for cut in cuts(text, nodes):
        way = cut.before
        yield cut.message, cut.hint(kind, (*keys, *way[1:])).text if way else _NO_PAIR
    words = {way: node for way, node in nodes.items() if way}
    signs = _without_words(text, words)
    for way, node in words.items():
        if node.value[0] == node.value[1] and not node.is_bare:
            tip = "vul de waarde in, of laat de sleutel weg."
            yield f"Achter `{way[-1]}` staat niets.", tip
    if unread := re.search(r"[^][{}:,\sx]", signs):
        part = text[unread.start() :].strip()
        yield f"`{part}` is voor YAML geen deel van de waarde.", _QUOTES
    if re.search(r",\s*[]}]", signs):
        tip = "haal de komma weg; hoort hij bij een tekst, zet dan aanhalingstekens om die tekst."
        yield "Achter de laatste komma staat niets.", tip
    for way, (value, *_) in words.items():
        place = (*keys, *way[1:])
        if isinstance(way[-1], int) and _is_text(kind, place) and _is_torn(text, *value):
            part = text[slice(*value)]
            yield f"Een komma begint een nieuw onderdeel: `{part}` staat dan los.", _QUOTES


def _without_words(text: str, nodes: Mapping[Keys, Node]) -> str:
    """A text with an x for every sign of its keys and single values."""
    signs = list(text)
    holders = {way[:-1] for way in nodes}
    for way, node in nodes.items():
        is_word = way not in holders and text[node.value[0]] not in "[{"
        for start, end in filter(None, (node.key, node.value if is_word else None)):
            signs[start:end] = "x" * (end - start)
    return "".join(signs)


def _is_text(kind: FileKind, keys: Keys) -> bool:
    """Whether any text can stand at a place, and no number or reference."""
    is_reference = any(VERWIJZING in one for one in schemas_at(kind, keys))
    return types(kind, keys) == {"string"} and not is_reference


def _is_torn(text: str, start: int, end: int) -> bool:
    """Whether a comma tears a text apart: within a number, `[1,5 fte]`, or `[hal (klein, oud)]`."""
    word = text[start:end]
    is_half = word.count("(") != word.count(")") and word[0] not in "'\""
    return is_half or bool(re.search(r"[0-9],[0-9]", text[start - 2 : start + 1]))
