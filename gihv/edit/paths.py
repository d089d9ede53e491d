"""`financiering.bijdragen.2.bedrag` -> the way to a value, in a file that may lack it still."""

from collections.abc import Mapping, Sequence
from typing import Any

from gihv.diagnostics import Keys
from gihv.dutch import enumerate_, fold
from gihv.edit.values import Wrong
from gihv.layout import FileKind
from gihv.model import Agenda
from gihv.query import Unknown, find
from gihv.schemas import by_year, properties, types
from gihv.suggest import nearest, slug

OF_KIND: Mapping[FileKind, str] = {
    "agenda": "De agenda",
    "speerpunt": "Een speerpunt",
    "actie": "Een actie",
    "organisaties": "Een organisatie",
    "regelingen": "Een regeling",
}


def way(agenda: Agenda, kind: FileKind, start: Keys, data: Any, names: Sequence[str]) -> Keys:
    """The keys that names lead along, from the value `data` that stands at `start`.

    An item of a list goes by its number (from 1), or by anything that it says. Where there is
    only a word still, keys lead on: that word can become a block. Raises Wrong.
    """
    keys = start
    for name in names:
        if isinstance(data, list):
            index = item(agenda, keys, data, name)
            keys, data = (*keys, index), data[index]
        else:
            key = _key(kind, keys, len(keys) - len(start), name)
            keys, data = (*keys, key), data.get(key) if isinstance(data, dict) else None
    return keys


def _key(kind: FileKind, keys: Keys, depth: int, typed: str) -> str:
    """The key that is meant by what was typed, in the mapping that `keys` leads to."""
    where = f"`{keys[-1]}`" if depth else OF_KIND[kind]
    if keys and isinstance(keys[-1], int):
        where = f"Onderdeel {keys[-1] + 1} van `{keys[-2]}`"
    allowed = properties(kind, keys)
    name = fold(typed.strip()).replace("-", "_").replace(" ", "_")
    if name in allowed:
        return name
    if by_year(kind, keys):
        if types(kind, (*keys, name)):
            return name
        raise Wrong(f"{where} gaat per jaar; `{typed}` is geen jaar. Schrijf bijvoorbeeld 2014.")
    if allowed:
        meant = nearest(typed, allowed)
        hint = f"Bedoelde u `{meant}`?" if meant else f"Kies uit: {', '.join(allowed)}."
        raise Wrong(f"{where} heeft geen veld `{typed}`. {hint}")
    if "array" in types(kind, keys):
        raise Wrong(f"{where} is nog leeg. Voeg iets toe met `{keys[-1]}+=…`.")
    raise Wrong(f"{where} heeft geen onderdelen: schrijf `{keys[-1]}=…`.")


def item(agenda: Agenda, keys: Keys, items: list[Any], typed: str) -> int:
    """The index of the item that is meant by what was typed."""
    name = keys[-1]
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(items):
        return int(typed) - 1
    ids = {slug(typed), _id(agenda, typed)} - {""}
    found = [n for n, one in enumerate(items) if not ids.isdisjoint(map(slug, _said(one)))]
    if len(found) == 1:
        return found[0]
    listed = enumerate_(
        [f"{number} ({_shown(one)})" for number, one in enumerate(items, 1)], last="of"
    )
    if found:
        raise Wrong(f"Bij `{name}` past meer dan één onderdeel bij `{typed}`. Kies uit: {listed}.")
    if not items:
        raise Wrong(f"`{name}` is leeg. Voeg iets toe met `{name}+=…`.")
    raise Wrong(f"Bij `{name}` is er geen onderdeel `{typed}`. Kies uit: {listed}.")


def _id(agenda: Agenda, word: str) -> str:
    try:
        return find(agenda, word).id
    except Unknown:
        return ""


def _said(one: Any) -> list[str]:
    """All that an item says in so many words."""
    values = one.values() if isinstance(one, dict) else [one]
    return [str(value) for value in values if isinstance(value, str | int | float)]


def _shown(one: Any) -> str:
    return ", ".join(_said(one)[:_SHOWN])


_SHOWN = 3
