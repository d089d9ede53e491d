"""Plain data of a file -> the fields of the model, and the references in it.

A key has the name of the field that it fills. Fields trust that the data are well-shaped;
references are found in data of any shape.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from gihv import model
from gihv.dates import Datum
from gihv.diagnostics import Keys, Place
from gihv.layout import FileKind
from gihv.schemas import VERWIJZING, schema_for, together

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
    """The fields of what has an amount: its years in order, and as they were typed."""
    read = fields(data)
    typed, bedrag = read.get("jaren"), read.get("bedrag")
    years = bedrag if isinstance(bedrag, dict) else sorted(set(typed or ()))
    return {**read, "jaren": tuple(years), "jaren_getypt": typed}


# An integer is read as one, because to JSON Schema 2014.0 is one too. At the end of a text stands
# the line end that a block scalar leaves.
_READ: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("nummer", "jaar", "ontvangen"), int),
    **dict.fromkeys(("inleiding", "noot", "omschrijving", "tekst"), str.rstrip),
    **dict.fromkeys(("toelichting", "uitdaging"), str.rstrip),
    **dict.fromkeys(("datum", "vastgesteld"), Datum.parse),
    **dict.fromkeys(("bedrag", "benodigd", "dekking"), _per_jaar),
    **dict.fromkeys((key for _, key in model.ROLLEN), lambda entries: tuple(map(_rol, entries))),
    "bijdragen": lambda entries: tuple(model.Bijdrage(**_met_jaren(entry)) for entry in entries),
    "contact": lambda data: model.Contact(**data),
    "deelgebieden": _each(model.Deelgebied),
    "financiering": _financiering,
    "jaren": lambda years: tuple(map(int, years)),
    "looptijd": lambda data: model.Looptijd(**{end: Datum.parse(one) for end, one in data.items()}),
    "mijlpalen": _each(model.Mijlpaal),
    "ondertekenaars": _each(model.Ondertekenaar),
    "paragrafen": _each(model.Paragraaf),
    "periode": lambda data: model.Periode(**{end: int(year) for end, year in data.items()}),
    "plafond": lambda data: model.Plafond(**_met_jaren(data)),
    "streefwaarden": _each(model.Streefwaarde),
}
"""How the value of a key is read, wherever the key stands; of any other, as it is."""


# -- references ------------------------------------------------------------------------------


Step = str | type[int] | type[str]
"""A key of a mapping; `int` for every item of a list, `str` for every key, as in a register."""

Ways = dict[Step | None, Any]
"""What stands below a value by the step to it: Ways; at None what the value itself refers to."""


def verwijzingen(kind: FileKind, data: Any, path: str) -> Iterator[model.Verwijzing]:
    """Every reference that is a text with something in it.

    They are told from shape alone, so that those beside another mistake are judged too.
    """
    for soort, value, keys in _found(_ways(kind), data, ()):
        if isinstance(value, str) and value.strip():
            yield model.Verwijzing(soort, value, Place(path, keys))


@cache
def _ways(kind: FileKind) -> Ways:
    """The ways to the references in a kind of file, as the schema tells, in its order."""
    root = schema_for(kind)
    ways: Ways = {}
    for steps, soort in _ways_in(root, root, ()):
        end = ways
        for step in steps:
            end = end.setdefault(step, {})
        end[None] = soort
    return ways


def _ways_in(
    root: dict[str, Any], schema: dict[str, Any], steps: tuple[Step, ...]
) -> Iterator[tuple[tuple[Step, ...], model.Soort]]:
    for one in together(root, schema):
        if VERWIJZING in one:
            yield steps, one[VERWIJZING]
        below: list[tuple[Step, Any]] = [(int, one["items"])] if "items" in one else []
        below += [(str, each) for each in one.get("patternProperties", {}).values()]
        below += one.get("properties", {}).items()
        for step, schema_below in below:
            yield from _ways_in(root, schema_below, (*steps, step))


def _found(ways: Ways, value: Any, keys: Keys) -> Iterator[tuple[model.Soort, Any, Keys]]:
    """What stands at the ends of the ways: what it refers to, and the keys that lead to it."""
    for step, further in ways.items():
        if step is None:
            yield further, value, keys
        else:
            for key, below in _below(step, value):
                yield from _found(further, below, (*keys, key))


def _below(step: Step, value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, list):
        return enumerate(value) if step is int else ()
    if not isinstance(value, dict):
        return ()
    if step is str:
        return value.items()
    return [(step, value[step])] if step in value else ()
