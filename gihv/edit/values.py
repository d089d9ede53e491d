"""What a person types for a value -> plain data, by what the schema allows at its place."""

import re
from typing import Any

from gihv.diagnostics import FileError, Keys
from gihv.dutch import fold
from gihv.edit.lost import HASH, lost
from gihv.layout import KEBAB, FileKind, numbered
from gihv.schemas import in_order, types, words
from gihv.yaml import parse, resolve, spans
from gihv.yaml.text import control_in

YES = frozenset({"ja", "j", "true", "waar", "yes"})
NO = frozenset({"nee", "n", "false", "onwaar", "no"})


class Wrong(Exception):
    """What was typed cannot be done; its text is a sentence for the user, in Dutch."""


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
    text = clean(typed)
    allowed = types(kind, keys)
    first = text.lstrip()[:1]
    if "array" in allowed and first != "[":
        return [value(kind, (*keys, 0), text)]
    if "array" in allowed or ("object" in allowed and first == "{"):
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
        hint = HASH if re.search(r"\s#", text) else error.hint
        tip = f" Tip: {hint}" if hint else ""
        raise Wrong(f"`{text}` is geen goede YAML. {error.message}{tip}") from None
    if data.keys() != {"waarde"} or not isinstance(data["waarde"], dict | list):
        raise Wrong(f"`{text}` is geen goede YAML. Achter de laatste haak kan niets staan.")
    nodes = spans(whole)
    if told := [f"{message} Tip: {tip}" for message, tip in lost(kind, keys, whole, nodes)]:
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
