"""What a person types for a value -> plain data, by what the schema allows at its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gihv.diagnostics import FileError, Keys
from gihv.dutch import fold
from gihv.edit.mentions import Mention
from gihv.layout import KEBAB, FileKind, numbered
from gihv.schemas import VERWIJZING, in_order, schemas_at, types, words
from gihv.shape.commas import cuts
from gihv.yaml import Node, parse, resolve, spans
from gihv.yaml.text import control_in

YES = frozenset({"ja", "j", "true", "waar", "yes"})
NO = frozenset({"nee", "n", "false", "onwaar", "no"})
_HASH = "achter ` #` leest YAML een opmerking: zet aanhalingstekens om de hele tekst."
_QUOTES = 'Tip: zet aanhalingstekens om een tekst met een leesteken: `"huur: hal"`.'
_NO_PAIR = (
    "schrijf een sleutel, een dubbelepunt, een spatie en een waarde. "
    "Is het gewone tekst, zet er dan aanhalingstekens om."
)


class Wrong(Exception):
    """What was typed cannot be done: a sentence for the user, in Dutch, and lines to show below."""

    def __init__(self, message: str, mentions: Sequence[Mention] = ()) -> None:
        super().__init__(message)
        self.mentions = mentions


def checked_id(id_: str, *, in_path: bool = True) -> str:
    """An id, where it can be one; `in_path` of what has it in its path. Raises Wrong."""
    if KEBAB.match(id_) and resolve(id_) == id_ and not (in_path and numbered(id_).digits):
        return id_
    raise Wrong(
        f"`{id_}` is geen goed id: gebruik kleine letters, cijfers en streepjes, en begin niet met "
        "een getal."
    )


def clean(text: str) -> str:
    """A text as it was pasted, without tabs, and blanks and line breaks at ends. Raises Wrong."""
    text = re.sub(r" *\t[ \t]*", " ", text.replace("\r\n", "\n"))
    if control_in(text):
        raise Wrong("In de waarde staat een onzichtbaar stuurteken. Haal het weg.")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def value(kind: FileKind, keys: Keys, typed: str) -> Any:
    """The plain data that a typed text means at a place; a text where it means nothing there.

    Where a list can stand, a text is its one item unless it is a list itself: `[a, b]`. A block is
    typed as `{sleutel: waarde}`. None means that the key is to go: "nee" where only `true` can
    stand. Raises Wrong for YAML that cannot be read and for signs that cannot be seen.
    """
    text, allowed = clean(typed), types(kind, keys)
    if "array" in allowed and text[:1] != "[":
        return [value(kind, (*keys, 0), text)]
    if "array" in allowed or ("object" in allowed and text[:1] == "{"):
        return _in_brackets(kind, keys, text)
    return _one(kind, keys, text)


def _one(kind: FileKind, keys: Keys, text: str) -> Any:
    """A value that is no block or list."""
    allowed = types(kind, keys)
    word = fold(text.strip())
    if "true" in allowed and word in YES | NO:
        return True if word in YES else None
    if "enum" in allowed:
        word = word.replace("-", "_").replace(" ", "_")
        return word if word in words(kind, keys) else text
    number = resolve(text.strip())
    is_number = isinstance(number, int | float) and not isinstance(number, bool)
    if is_number and ("number" in allowed or ("integer" in allowed and isinstance(number, int))):
        return number
    return text


def _in_brackets(kind: FileKind, keys: Keys, text: str) -> Any:
    """The data of a YAML list or block on one line, its unquoted words read as by `value`."""
    whole = f"waarde: {text.strip()}\n"
    try:
        data = parse(whole.encode())
    except FileError as error:
        hint = _HASH if re.search(r"\s#", text) else error.hint
        tip = f" Tip: {hint}" if hint else ""
        raise Wrong(f"`{text}` is geen goede YAML. {error.message}{tip}") from None
    if data.keys() != {"waarde"} or not isinstance(data["waarde"], dict | list):
        raise Wrong(f"`{text}` is geen goede YAML. Achter de laatste haak kan niets staan.")
    nodes = spans(whole)
    if told := list(_lost(kind, keys, whole, nodes)):
        raise Wrong(f"Van `{text}` zou iets wegvallen. {' '.join(told)}")

    def typed(way: Keys, found: Any) -> Any:
        place = (*keys, *way)
        if isinstance(found, dict):
            pairs = {key: typed((*way, key), below) for key, below in found.items()}
            names = in_order(kind, place, sorted(pairs))
            # only "nee" where there can be no more than `true` gives None
            return {key: pairs[key] for key in names if pairs[key] is not None}
        if isinstance(found, list):
            return [typed((*way, index), item) for index, item in enumerate(found)]
        source = whole[slice(*nodes["waarde", *way].value)]
        return found if source[:1] in ("'", '"') else _one(kind, place, source)

    return typed((), data["waarde"])


# -- what would be lost ----------------------------------------------------------------------


def _lost(kind: FileKind, keys: Keys, text: str, nodes: Mapping[Keys, Node]) -> Iterator[str]:
    """What the data of `waarde: […]` or `waarde: {…}` leave out, and what to type instead."""
    for cut in cuts(text, nodes):
        way = cut.before
        tip = cut.hint(kind, (*keys, *way[1:])).text if way else _NO_PAIR
        yield f"{cut.message} Tip: {tip}"
    words = {way: node for way, node in nodes.items() if way}
    signs = _without_words(text, words)
    for way, node in words.items():
        if node.value[0] == node.value[1] and not node.is_bare:
            yield f"Achter `{way[-1]}` staat niets. Tip: vul de waarde in, of laat de sleutel weg."
    if unread := re.search(r"[^][{}:,\sx]", signs):
        part = text[unread.start() :].strip()
        yield f"`{part}` is voor YAML geen deel van de waarde. {_QUOTES}"
    if re.search(r",\s*[]}]", signs):
        yield f"Achter de laatste komma staat niets. {_QUOTES}"
    for way, (value, *_) in words.items():
        place = (*keys, *way[1:])
        if isinstance(way[-1], int) and _is_text(kind, place) and _is_torn(text, *value):
            part = text[slice(*value)]
            yield f"Een komma begint een nieuw onderdeel: `{part}` staat dan los. {_QUOTES}"


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
