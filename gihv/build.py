"""Plain data of a file -> the fields of the model, and the references in it.

A key has the name of the field that it fills. Fields trust that the data are well-shaped;
references are found in data of any shape.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from gihv import model
from gihv.dates import Datum
from gihv.diagnostics import Keys, Place
from gihv.layout import FileKind
from gihv.schemas import VERWIJZING, schemas_at

Data = Mapping[str, Any]


def fields(data: Data) -> dict[str, Any]:
    """The fields of the model that the keys of a well-shaped mapping fill."""
    return {key: _READ.get(key, _as_it_is)(value) for key, value in data.items()}


def _as_it_is(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _each(kind: Callable[..., Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda entries: tuple(kind(**fields(entry)) for entry in entries)


def _rol(entry: Any) -> model.Rol:
    return model.Rol(**(entry if isinstance(entry, dict) else {"organisatie": entry}))


def _per_jaar(value: Any) -> Any:
    """A word or an amount, or one by year, in order."""
    if isinstance(value, dict):
        return {int(year): _per_jaar(one) for year, one in sorted(value.items())}
    return value if isinstance(value, str) else int(value)


def _financiering(data: Data) -> model.Financiering:
    """What is needed may be typed with how it is meant: `{bedrag: …, grens: …}`."""
    needed = data.get("benodigd")
    if isinstance(needed, dict) and "bedrag" in needed:
        data = {**data, "benodigd": needed["bedrag"], "benodigd_grens": needed.get("grens")}
    return model.Financiering(**fields(data))


def _met_jaren(data: Data) -> dict[str, Any]:
    """The fields of what has an amount: its years in order, each once."""
    read = fields(data)
    bedrag = read.get("bedrag")
    years = bedrag if isinstance(bedrag, dict) else sorted(set(read.get("jaren", ())))
    return {**read, "jaren": tuple(years)}


# An integer is read as one, because to JSON Schema 2014.0 is one too. At the end of a text stands
# the line end that a block scalar leaves.
_READ: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("nummer", "jaar", "ontvangen"), int),
    **dict.fromkeys(("inleiding", "noot", "omschrijving", "tekst"), str.rstrip),
    **dict.fromkeys(("toelichting", "uitdaging"), str.rstrip),
    **dict.fromkeys(("bereikt", "datum", "tot", "van", "vastgesteld"), Datum.parse),
    **dict.fromkeys(("bedrag", "benodigd", "dekking"), _per_jaar),
    **dict.fromkeys((key for _, key in model.ROLLEN), lambda entries: tuple(map(_rol, entries))),
    "benamingen": lambda data: model.Benamingen(
        **{key: model.Benaming(**words) for key, words in data.items()}
    ),
    "bijdragen": lambda entries: tuple(model.Bijdrage(**_met_jaren(entry)) for entry in entries),
    "contact": lambda data: model.Contact(**data),
    "deelgebieden": _each(model.Deelgebied),
    "financiering": _financiering,
    "jaren": lambda years: tuple(map(int, years)),
    "looptijd": lambda data: model.Looptijd(**fields(data)),
    "metingen": _each(model.Meting),
    "mijlpalen": _each(model.Mijlpaal),
    "nulmeting": lambda data: model.Meting(**fields(data)),
    "ondertekenaars": _each(model.Ondertekenaar),
    "paragrafen": _each(model.Paragraaf),
    "periode": lambda data: model.Periode(**{end: int(year) for end, year in data.items()}),
    "plafond": lambda data: model.Plafond(**_met_jaren(data)),
    "streefwaarden": _each(model.Streefwaarde),
    "voortgang": _each(model.Voortgang),
}
"""How the value of a key is read, wherever the key stands; of any other, as it is."""


# -- references ------------------------------------------------------------------------------


def verwijzingen(kind: FileKind, data: Any, path: str) -> Iterator[model.Verwijzing]:
    """Every reference that is a text with something in it.

    They are told from shape alone, so that those beside another mistake are judged too.
    """
    is_register = kind in ("organisaties", "regelingen")
    for keys, value in _texts(data, ()):
        way = tuple(0 if isinstance(key, int) else key for key in keys)
        soort = _soort(kind, ("id", *way[1:]) if is_register else way)
        if soort and value.strip():
            yield model.Verwijzing(soort, value, Place(path, keys))


def _texts(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """The texts in plain data, with the keys that lead to each."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(below, (*keys, key))


@lru_cache(maxsize=4096)
def _soort(kind: FileKind, keys: Keys) -> model.Soort | None:
    """What a text at the end of a way refers to."""
    return next((one[VERWIJZING] for one in schemas_at(kind, keys) if VERWIJZING in one), None)
