"""What an unknown key was meant to be: a key of another spelling, place or file, or a value.

Each way of meaning is one function; `meant` tries them in order.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from gihv.diagnostics import Hint, Keys
from gihv.layout import FileKind
from gihv.schemas import allows, properties, required, schemas_at
from gihv.suggest import nearest, question
from gihv.traps import short


class Meant(NamedTuple):
    """What to say of an unknown key, and what it explains.

    `message` is None where the schema's own sentence will do. `instead_of` are the keys, each with
    the way to its mapping, that are missed for it. `opener` is the way to the block above that the
    key belongs in: it is empty only because the key stands too shallow.
    """

    hint: Hint | None
    message: str | None = None
    instead_of: tuple[tuple[Keys, str], ...] = ()
    opener: Keys | None = None


def meant(kind: FileKind, data: Any, keys: Keys, name: str) -> Meant | None:
    """What a key that the mapping at the end of `keys` does not know was meant to be, or None."""
    return next((found for way in _WAYS if (found := way(kind, data, keys, name))), None)


def name_of(keys: Keys) -> str:
    """The nearest key that is a word: `dekking` for dekking.2014, `trekkers` for trekkers[0]."""
    words = [key for key in keys if isinstance(key, str)]
    return next((word for word in reversed(words) if not word.isdigit()), words[0])


def value_at(data: Any, keys: Keys) -> Any:
    """What stands at the end of a way."""
    for key in keys:
        data = data[key]
    return data


# -- indentation -----------------------------------------------------------------------------


def _too_deep(kind: FileKind, data: Any, keys: Keys, name: str) -> Meant | None:
    """The same key of a block around it."""
    value = value_at(data, keys)[name]
    for depth in range(len(keys) - 1, -1, -1):
        around = keys[:depth]
        # any word could be an id: only a block is taken for an entry of a register
        known = properties(kind, around) or isinstance(value, dict)
        is_free = allows(kind, around, name) and name not in value_at(data, around)
        if known and is_free and _fits(kind, (*around, name), value):
            return Meant(
                Hint(f"laat de regel minder ver inspringen: even ver als `{keys[depth]}`."),
                f"De sleutel `{name}` kan niet onder `{keys[depth]}`, wel ernaast.",
                ((around, name),),
            )
    return None


def _too_shallow(kind: FileKind, data: Any, keys: Keys, name: str) -> Meant | None:
    """The same key of the block above it."""
    right = name.strip()  # without the hard spaces that were typed to indent it
    for above in _blocks_above(kind, data, keys, name):
        if allows(kind, above, right):
            return Meant(
                Hint("laat de regel verder inspringen."),
                f"De sleutel `{right}` kan hier niet, wel onder `{name_of(above)}`.",
                ((above, right),),
                above,
            )
    return None


def _blocks_above(kind: FileKind, data: Any, keys: Keys, name: str) -> Iterator[Keys]:
    """The blocks that end right above a key: one step of indentation deeper, two and so on."""
    value = value_at(data, keys)
    above = list(value)[: list(value).index(name)]
    known = [key for key in above if allows(kind, keys, key)]
    last: Keys = tuple(known[-1:])
    while last:
        keys, value = (*keys, *last), value_at(value, last)
        yield keys
        if isinstance(value, list):
            value = dict(enumerate(value))
        last = tuple(value)[-1:] if isinstance(value, dict) else ()


# -- another key of the same mapping ---------------------------------------------------------


def _without_colon(kind: FileKind, data: Any, keys: Keys, name: str) -> Meant | None:
    """A key with its value but no colon, as in `{van: 2014, tot 2015}`."""
    word, _, rest = name.partition(" ")
    if not rest or value_at(data, keys)[name] is not None or word not in _free(kind, data, keys):
        return None
    right = name.replace(" ", ": ", 1)
    return Meant(Hint(f"zet een dubbelepunt na `{word}`: `{right}`."), instead_of=((keys, word),))


def _spelled_otherwise(kind: FileKind, data: Any, keys: Keys, name: str) -> Meant | None:
    """A key of this mapping, by its spelling or its meaning."""
    spelled = nearest(name, _free(kind, data, keys))
    return Meant(question(spelled), instead_of=((keys, spelled),)) if spelled else None


_BESIDE = {"organisatie": "taak", "datum": "wat", "id": "titel", "wat": "waarde"}
"""The key that an item of a list cannot do without, and what people write behind its value."""


def _value_as_key(kind: FileKind, data: Any, keys: Keys, name: str) -> Meant | None:
    """The value of a key in the place of that key: `- sbb: voor de leerbanen`."""
    mapping = value_at(data, keys)
    first = next(iter(required(kind, keys)), "")
    if not isinstance(keys[-1:][0] if keys else "", int) or first not in _BESIDE:
        return None
    second, value = _BESIDE[first], mapping[name]
    alone = len(mapping) == 1 and isinstance(value, str | int | float)
    strangers = [key for key in mapping if not allows(kind, keys, key)]
    if first in mapping or len(strangers) > 1 or not (alone or first == "organisatie"):
        return None
    if value is None and len(mapping) == 1:
        return Meant(Hint("haal de dubbelepunt weg."), instead_of=((keys, first),))
    if any(name in properties(kind, way) for way in _mappings(kind)):  # a key, and no value
        return (
            Meant(question(first), instead_of=((keys, first),)) if isinstance(value, str) else None
        )
    hint = f"schrijf `{first}: {name.partition(', ')[0]}`"
    if isinstance(value, dict):
        hint += ", en laat de regels eronder even ver inspringen"
    elif value is not None and second in _free(kind, data, keys):
        hint += f", en eronder `{second}: {_as_typed(short(str(value)))}`"
    return Meant(Hint(f"{hint}."), instead_of=((keys, first), (keys, second)))


def _as_typed(text: str) -> str:
    """A text as YAML takes it: between quotes if it needs them."""
    needs = re.search(r": |:$| #|^[\[{&*!|>%@`\"'#?-]", text)
    return f'"{text}"' if needs and '"' not in text else text


def _only_one_missing(kind: FileKind, data: Any, keys: Keys, name: str) -> Meant | None:
    """The one required key that is not there, if this is the one key too many."""
    mapping = value_at(data, keys)
    strangers = [key for key in mapping if not allows(kind, keys, key)]
    missing = [key for key in required(kind, keys) if key not in mapping]
    if (
        strangers != [name]
        or len(missing) != 1
        or not _fits(kind, (*keys, *missing), mapping[name])
    ):
        return None
    return Meant(question(missing[0]), instead_of=((keys, missing[0]),))


def _free(kind: FileKind, data: Any, keys: Keys) -> list[str]:
    """The keys that the mapping can still take."""
    mapping = value_at(data, keys)
    return [key for key in properties(kind, keys) if key not in mapping]


# -- elsewhere -------------------------------------------------------------------------------

_DEEPEST = 4


def _elsewhere(kind: FileKind, data: Any, keys: Keys, name: str) -> Meant | None:
    """A key of another block of this file."""
    value = value_at(data, keys)[name]
    for way in _mappings(kind):
        if not allows(kind, way, name) or not _fits(kind, (*way, name), value):
            continue
        if way == tuple(0 if isinstance(key, int) else key for key in keys):
            continue
        if not way:
            return None  # that place is taken: see `_too_deep`
        behind_dash = isinstance(way[-1], int)
        return Meant(
            Hint(f"zet hem daar{', in een onderdeel met een streepje' if behind_dash else ''}."),
            f"De sleutel `{name}` kan hier niet, wel onder `{name_of(way)}`.",
        )
    return None


def _mappings(kind: FileKind) -> Iterator[Keys]:
    """The ways to all blocks of a kind of file, the outermost first; items of a list as 0."""
    ways: list[Keys] = [()]
    while ways:
        way = ways.pop(0)
        yield way
        if len(way) < _DEEPEST:
            for key in properties(kind, way):
                below = schemas_at(kind, (*way, key))
                if any("items" in schema for schema in below):
                    ways.append((*way, key, 0))
                else:
                    ways.append((*way, key))


_FILES: dict[FileKind, str] = {
    "actie": "het bestand van een actie",
    "speerpunt": "speerpunt.yaml",
    "agenda": "agenda.yaml",
}


def _other_file(kind: FileKind, data: Any, keys: Keys, name: str) -> Meant | None:
    """A key of another kind of file."""
    value = value_at(data, keys)[name]
    for other, file in _FILES.items() if not keys else ():
        if other != kind and name in properties(other, ()) and _fits(other, (name,), value):
            return Meant(Hint("zet hem daar."), f"De sleutel `{name}` hoort in {file}.")
    return None


_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "array": list,
    "object": dict,
    "number": (int, float),
}


def _fits(kind: FileKind, keys: Keys, value: Any) -> bool:
    """Whether a place may hold a value, as far as its type and its fixed words tell.

    A place can have several schemas, each for values of one type.
    """
    schemas = schemas_at(kind, keys)
    types = [_TYPES.get(str(schema["type"]), object) for schema in schemas if "type" in schema]
    words = [schema["enum"] for schema in schemas if "enum" in schema]
    right_type = not types or any(isinstance(value, one) for one in types)
    right_word = not words or not isinstance(value, str) or any(value in one for one in words)
    return right_type and right_word


_WAYS: tuple[Callable[[FileKind, Any, Keys, str], Meant | None], ...] = (
    _too_deep,
    _too_shallow,
    _without_colon,
    _spelled_otherwise,
    _value_as_key,
    _only_one_missing,
    _elsewhere,
    _other_file,
)
