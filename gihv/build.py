"""Plain data of a file -> values of the model, and the references in it.

A key has the name of the field that it fills. What is built trusts that its data are well-shaped;
references are found in data of any shape.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from gihv.dates import Datum
from gihv.diagnostics import Keys, Place
from gihv.layout import ORGANISATIES, REGELINGEN, FileKind, file_of, folder_of
from gihv.model import (
    ROLLEN,
    Actie,
    Bijdrage,
    Contact,
    Deelgebied,
    Financiering,
    Kop,
    Looptijd,
    Mijlpaal,
    Ondertekenaar,
    Organisatie,
    Paragraaf,
    Periode,
    Plafond,
    Regeling,
    Rol,
    Soort,
    Speerpunt,
    Streefwaarde,
    Verwijzing,
)
from gihv.schemas import VERWIJZING, schema_for, together

Data = Mapping[str, Any]


def actie(data: Data, path: str, speerpunt_nummer: int | None) -> Actie:
    """The actie that a file holds; the number is that of its speerpunt."""
    return Actie(
        id=file_of(path).slug,
        speerpunt=folder_of(path).slug,
        speerpunt_nummer=speerpunt_nummer,
        path=path,
        **_fields(data),
    )


def speerpunt(data: Data, path: str) -> Speerpunt:
    """The speerpunt that a file holds, without its acties."""
    return Speerpunt(id=folder_of(path).slug, path=path, **_fields(data))


def kop(data: Data) -> Kop:
    """What agenda.yaml says."""
    return Kop(**_fields(data))


def organisaties(data: Data) -> dict[str, Organisatie]:
    """Every organisation by its id, in the order of the file."""
    return {
        id_: Organisatie(id=id_, path=ORGANISATIES, **_fields(entry)) for id_, entry in data.items()
    }


def regelingen(data: Data) -> dict[str, Regeling]:
    """Every regeling by its id, in the order of the file."""
    return {id_: Regeling(id=id_, path=REGELINGEN, **_fields(entry)) for id_, entry in data.items()}


def _fields(data: Data) -> dict[str, Any]:
    """The fields that the keys of a mapping fill."""
    return {key: _READ.get(key, _as_it_is)(value) for key, value in data.items()}


def _as_it_is(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _each(kind: Callable[..., Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda entries: tuple(kind(**_fields(entry)) for entry in entries)


def _rollen(entries: list[Any]) -> tuple[Rol, ...]:
    return tuple(Rol(entry) if isinstance(entry, str) else Rol(**entry) for entry in entries)


def _looptijd(data: Data) -> Looptijd:
    return Looptijd(**{end: Datum.parse(value) for end, value in data.items()})


def _periode(data: Data) -> Periode:
    return Periode(**{end: int(year) for end, year in data.items()})


def _per_jaar(value: Any) -> Any:
    """A word or an amount, or one by year, in order."""
    if isinstance(value, dict):
        return {int(year): _per_jaar(one) for year, one in sorted(value.items())}
    return value if isinstance(value, str) else int(value)


def _met_jaren(data: Data) -> dict[str, Any]:
    """The fields of what has an amount: its years in order, and as they were typed."""
    fields = _fields(data)
    typed = fields.get("jaren")
    bedrag = fields.get("bedrag")
    years = bedrag if isinstance(bedrag, dict) else sorted(set(typed or ()))
    return {**fields, "jaren": tuple(years), "jaren_getypt": typed}


# An integer is read as one, because to JSON Schema 2014.0 is one too. At the end of a text stands
# the line end that a block scalar leaves.
_READ: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("nummer", "jaar"), int),
    **dict.fromkeys(("inleiding", "omschrijving", "tekst", "toelichting", "uitdaging"), str.rstrip),
    **dict.fromkeys(("datum", "vastgesteld"), Datum.parse),
    **dict.fromkeys(("bedrag", "benodigd", "dekking"), _per_jaar),
    **dict.fromkeys((key for _, key in ROLLEN), _rollen),
    "bijdragen": lambda entries: tuple(Bijdrage(**_met_jaren(entry)) for entry in entries),
    "contact": lambda data: Contact(**data),
    "deelgebieden": _each(Deelgebied),
    "financiering": lambda data: Financiering(**_fields(data)),
    "jaren": lambda years: tuple(map(int, years)),
    "looptijd": _looptijd,
    "mijlpalen": _each(Mijlpaal),
    "ondertekenaars": _each(Ondertekenaar),
    "paragrafen": _each(Paragraaf),
    "periode": _periode,
    "plafond": lambda data: Plafond(**_met_jaren(data)),
    "streefwaarden": _each(Streefwaarde),
}
"""How the value of a key is read, wherever the key stands; of any other, as it is."""


# -- references ------------------------------------------------------------------------------


class _Way(NamedTuple):
    """Where references stand in a value, as its schema tells."""

    soort: Soort | None
    """What the value itself refers to."""
    keys: Mapping[str, "_Way"]
    every: "_Way | None"
    """In the value of any key, as in a register."""
    items: "_Way | None"


def verwijzingen(kind: FileKind, data: Any, path: str) -> list[Verwijzing]:
    """Every reference that is a text with something in it, in the order of the file's schema.

    They are told from shape alone, so that those beside another mistake are judged too.
    """
    found = _found(_way_of(kind), data, ())
    return [Verwijzing(soort, id_, Place(path, keys)) for soort, id_, keys in found]


def _found(way: _Way, value: Any, keys: Keys) -> Iterator[tuple[Soort, str, Keys]]:
    if isinstance(value, str):
        if way.soort and value.strip():
            yield way.soort, value, keys
    elif isinstance(value, list) and way.items:
        for index, item in enumerate(value):
            yield from _found(way.items, item, (*keys, index))
    elif isinstance(value, dict):
        below = dict.fromkeys(value, way.every) if way.every else way.keys
        for key, one in below.items():
            if key in value:
                yield from _found(one, value[key], (*keys, key))


@cache
def _way_of(kind: FileKind) -> _Way:
    root = schema_for(kind)
    return _way(root, root) or _Way(None, {}, None, None)


def _way(root: dict[str, Any], schema: Any) -> _Way | None:
    """Where references stand in what a schema describes; None where there are none."""
    soort, every, items = None, None, None
    keys: dict[str, _Way] = {}
    for one in together(root, schema):
        soort = soort or one.get(VERWIJZING)
        items = items or _way(root, one.get("items"))
        for below in one.get("patternProperties", {}).values():
            every = every or _way(root, below)
        for key, below in one.get("properties", {}).items():
            if found := _way(root, below):
                keys.setdefault(key, found)
    return _Way(soort, keys, every, items) if soort or keys or every or items else None
