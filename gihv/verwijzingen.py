"""The references in a file's plain data.

They are told from shape alone, so that those of a file with another mistake in it are judged too.
"""

from collections.abc import Iterator
from typing import Any

from gihv.diagnostics import Keys, Place
from gihv.layout import FileKind
from gihv.model import ROLLEN, Soort, Verwijzing

Found = Iterator[tuple[Soort, Any, Keys]]


def verwijzingen(kind: FileKind, data: dict[str, Any], path: str) -> list[Verwijzing]:
    """Every reference that is a text with something in it, in the order of the file's schema."""
    return [
        Verwijzing(soort, id_, Place(path, keys))
        for soort, id_, keys in _FOUND[kind](data)
        if isinstance(id_, str) and id_.strip()
    ]


def _in_actie(data: dict[str, Any]) -> Found:
    if "deelgebied" in data:
        yield "deelgebied", data["deelgebied"], ("deelgebied",)
    for _, key in ROLLEN:
        for index, entry in _items(data, key):
            if isinstance(entry, dict):
                yield "organisatie", entry.get("organisatie"), (key, index, "organisatie")
            else:
                yield "organisatie", entry, (key, index)
    yield from _in_money(data)
    for index, entry in _items(data, "zie"):
        yield "actie of speerpunt", entry, ("zie", index)


def _in_money(data: dict[str, Any]) -> Found:
    money = data.get("financiering")
    if not isinstance(money, dict):
        return
    for index, entry in _items(money, "bijdragen"):
        if not isinstance(entry, dict):
            continue
        at: Keys = ("financiering", "bijdragen", index)
        yield "bron", entry.get("bron"), (*at, "bron")
        yield "regeling", entry.get("via"), (*at, "via")
        for number, id_ in _items(entry, "acties"):
            yield "actie", id_, (*at, "acties", number)


def _in_agenda(data: dict[str, Any]) -> Found:
    yield "organisatie", data.get("initiatiefnemer"), ("initiatiefnemer",)
    yield from _in_money(data)
    for index, entry in _items(data, "ondertekenaars"):
        if isinstance(entry, dict):
            at: Keys = ("ondertekenaars", index, "organisatie")
            yield "organisatie", entry.get("organisatie"), at


def _in_organisaties(data: dict[str, Any]) -> Found:
    for id_, entry in data.items():
        if isinstance(entry, dict):
            for index, whole in _items(entry, "onderdeel_van"):
                yield "organisatie", whole, (id_, "onderdeel_van", index)


def _in_regelingen(data: dict[str, Any]) -> Found:
    for id_, entry in data.items():
        if isinstance(entry, dict):
            yield "organisatie", entry.get("verstrekker"), (id_, "verstrekker")


def _items(data: dict[str, Any], key: str) -> Iterator[tuple[int, Any]]:
    value = data.get(key)
    return enumerate(value if isinstance(value, list) else ())


_FOUND = {
    "actie": _in_actie,
    "speerpunt": _in_money,
    "agenda": _in_agenda,
    "organisaties": _in_organisaties,
    "regelingen": _in_regelingen,
}
