"""What an unknown key was meant to be: a key of another spelling, place or file, or a value.

Each way of meaning is one function; `meaning` tries them in order.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from gihv.diagnostics import Hint, Keys
from gihv.layout import FileKind
from gihv.schemas import allows, mappings, properties, required, takes
from gihv.shape.mistake import Mistake, name_of, short, value_at, without_odd_blank
from gihv.suggest import nearest, question


class Unknown(NamedTuple):
    """A key that its mapping does not know."""

    name: str
    value: Any
    above: str | None
    """The last known key above it, if there is one."""
    alone: bool
    """Whether it is the only one that the mapping does not know."""


def unknown_in(block: Mistake) -> Iterator[Unknown]:
    """The keys that a mapping does not know, in their order."""
    known = block.schema.get("properties", ())
    patterns = block.schema.get("patternProperties", ())
    above: dict[str, str | None] = {}
    last = None
    for key in block.value:
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            last = key
        else:
            above[key] = last
    alone = len(above) == 1
    return (Unknown(name, block.value[name], last, alone) for name, last in above.items())


class Meant(NamedTuple):
    """What to say of an unknown key, and what it explains.

    `message` is None where the schema's own sentence will do. `instead_of` are the ways to keys
    that are missed for it. `opener` is the way to the block above that the key belongs in: it is
    empty only because the key stands too shallow.
    """

    hint: Hint | None
    message: str | None = None
    instead_of: tuple[Keys, ...] = ()
    opener: Keys | None = None


def meaning(block: Mistake, key: Unknown) -> Meant | None:
    """What an unknown key was meant to be, or None."""
    found = next((found for way in _WAYS if (found := way(block, key))), None)
    blank = without_odd_blank(key.name)
    return found._replace(hint=blank) if found and blank else found


def _too_deep(block: Mistake, key: Unknown) -> Meant | None:
    """The same key of a block around it."""
    kind, name, value = block.kind, key.name, key.value
    for depth in reversed(range(len(block.keys))):
        around, opener = block.keys[:depth], block.keys[depth]
        # any word could be an id: only a block is taken for an entry of a register
        known = properties(kind, around) or isinstance(value, dict)
        is_free = allows(kind, around, name) and name not in value_at(block.data, around)
        if known and is_free and takes(kind, (*around, name), value):
            return Meant(
                Hint(f"laat de regel minder ver inspringen: even ver als `{opener}`."),
                f"De sleutel `{name}` kan niet onder `{opener}`, wel ernaast.",
                ((*around, name),),
            )
    return None


def _too_shallow(block: Mistake, key: Unknown) -> Meant | None:
    """The same key of the block above it."""
    name = key.name.strip()  # without the hard spaces that were typed to indent it
    for above in _blocks_above(block, key):
        if allows(block.kind, above, name):
            return Meant(
                Hint("laat de regel verder inspringen."),
                f"De sleutel `{name}` kan hier niet, wel onder `{name_of(above)}`.",
                ((*above, name),),
                above,
            )
    return None


def _blocks_above(block: Mistake, key: Unknown) -> Iterator[Keys]:
    """The blocks that end right above a key: one step of indentation deeper, two and so on."""
    keys, value = block.keys, block.value
    last: str | int | None = key.above
    while last is not None:
        keys, value = (*keys, last), value_at(value, (last,))
        yield keys
        if isinstance(value, list):
            last = len(value) - 1 if value else None
        else:
            last = next(reversed(value), None) if isinstance(value, dict) else None


def _free(block: Mistake) -> list[str]:
    """The keys that a mapping can still take."""
    return [key for key in properties(block.kind, block.keys) if key not in block.value]


def _missing(block: Mistake) -> list[str]:
    """The keys that a mapping must have and has not."""
    return [key for key in required(block.kind, block.keys) if key not in block.value]


def _without_colon(block: Mistake, key: Unknown) -> Meant | None:
    """A key with its value but no colon, as in `{van: 2014, tot 2015}`."""
    word, _, rest = key.name.partition(" ")
    if not rest or key.value is not None or word not in _free(block):
        return None
    hint = Hint(f"zet een dubbelepunt na `{word}`: `{word}: {rest}`.")
    return Meant(hint, instead_of=((*block.keys, word),))


def _spelled_otherwise(block: Mistake, key: Unknown) -> Meant | None:
    """A key of this mapping, by its spelling or its meaning."""
    spelled = nearest(key.name, _free(block))
    return Meant(question(spelled), instead_of=((*block.keys, spelled),)) if spelled else None


_BESIDE = {"organisatie": "taak", "datum": "wat", "id": "titel", "wat": "waarde"}
"""The key that an item of a list cannot do without, and what people write behind its value."""


def _value_as_key(block: Mistake, key: Unknown) -> Meant | None:
    """The value of a key in the place of that key: `- sbb: voor de leerbanen`."""
    first = next(iter(_missing(block)), "")
    second, is_block = _BESIDE.get(first), isinstance(key.value, dict | list)
    by_itself = len(block.value) == 1 and not is_block
    if not second or not key.alone or not (by_itself or first == "organisatie"):
        return None
    if any(key.name in properties(block.kind, way) for way in mappings(block.kind)):
        return None  # a key, and no value
    instead_of = ((*block.keys, first), (*block.keys, second))
    if key.value is None and by_itself:
        return Meant(Hint("haal de dubbelepunt weg."), instead_of=instead_of)
    hint = f"schrijf `{first}: {key.name.partition(', ')[0]}`"
    if is_block:
        hint += ", en laat de regels eronder even ver inspringen"
    elif key.value is not None and second in _free(block):
        hint += f", en eronder `{second}: {short(str(key.value))}`"
    return Meant(Hint(f"{hint}."), instead_of=instead_of)


def _only_one_missing(block: Mistake, key: Unknown) -> Meant | None:
    """The one required key that is not there, if this is the one key too many."""
    name, *others = _missing(block) or [""]
    way = (*block.keys, name)
    if not key.alone or not name or others or not takes(block.kind, way, key.value):
        return None
    return Meant(question(name), instead_of=(way,))


def _elsewhere(block: Mistake, key: Unknown) -> Meant | None:
    """A key of another block of this file."""
    for way in mappings(block.kind):
        if allows(block.kind, way, key.name) and takes(block.kind, (*way, key.name), key.value):
            if not way:
                return None  # that place is taken: see `_too_deep`
            item = ", in een onderdeel met een streepje" if isinstance(way[-1], int) else ""
            return Meant(
                Hint(f"zet hem daar{item}."),
                f"De sleutel `{key.name}` kan hier niet, wel onder `{name_of(way)}`.",
            )
    return None


_FILES: dict[FileKind, str] = {
    "actie": "het bestand van een actie",
    "speerpunt": "speerpunt.yaml",
    "agenda": "agenda.yaml",
}


def _other_file(block: Mistake, key: Unknown) -> Meant | None:
    """A key of another kind of file."""
    for kind, file in _FILES.items() if not block.keys else ():
        if key.name in properties(kind, ()) and takes(kind, (key.name,), key.value):
            return Meant(Hint("zet hem daar."), f"De sleutel `{key.name}` hoort in {file}.")
    return None


_WAYS: tuple[Callable[[Mistake, Unknown], Meant | None], ...] = (
    _too_deep,
    _too_shallow,
    _without_colon,
    _spelled_otherwise,
    _value_as_key,
    _only_one_missing,
    _elsewhere,
    _other_file,
)
