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
    kind: FileKind
    data: Any
    """The whole file."""
    keys: Keys
    """The way to the mapping."""
    mapping: dict[str, Any]
    above: str | None
    """The last known key above it, if there is one."""
    alone: bool
    """Whether it is the only one that the mapping does not know."""

    @property
    def value(self) -> Any:
        """What stands behind it."""
        return self.mapping[self.name]

    @property
    def free(self) -> list[str]:
        """The keys that the mapping can still take."""
        return [key for key in properties(self.kind, self.keys) if key not in self.mapping]

    @property
    def missing(self) -> list[str]:
        """The keys that the mapping must have and has not."""
        return [key for key in required(self.kind, self.keys) if key not in self.mapping]


def unknown_in(mistake: Mistake) -> Iterator[Unknown]:
    """The keys that a mapping does not know, in their order."""
    known = mistake.schema.get("properties", ())
    patterns = mistake.schema.get("patternProperties", ())
    above: dict[str, str | None] = {}
    last = None
    for key in mistake.value:
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            last = key
        else:
            above[key] = last
    alone, keys = len(above) == 1, mistake.keys
    for name, key in above.items():
        yield Unknown(name, mistake.kind, mistake.data, keys, mistake.value, key, alone)


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


def meaning(key: Unknown) -> Meant | None:
    """What an unknown key was meant to be, or None."""
    found = next((found for way in _WAYS if (found := way(key))), None)
    blank = without_odd_blank(key.name)
    return found._replace(hint=blank) if found and blank else found


def _too_deep(key: Unknown) -> Meant | None:
    """The same key of a block around it."""
    kind, name, value = key.kind, key.name, key.value
    for depth in reversed(range(len(key.keys))):
        around, opener = key.keys[:depth], key.keys[depth]
        # any word could be an id: only a block is taken for an entry of a register
        known = properties(kind, around) or isinstance(value, dict)
        is_free = allows(kind, around, name) and name not in value_at(key.data, around)
        if known and is_free and takes(kind, (*around, name), value):
            return Meant(
                Hint(f"laat de regel minder ver inspringen: even ver als `{opener}`."),
                f"De sleutel `{name}` kan niet onder `{opener}`, wel ernaast.",
                ((*around, name),),
            )
    return None


def _too_shallow(key: Unknown) -> Meant | None:
    """The same key of the block above it."""
    name = key.name.strip()  # without the hard spaces that were typed to indent it
    for above in _blocks_above(key):
        if allows(key.kind, above, name):
            return Meant(
                Hint("laat de regel verder inspringen."),
                f"De sleutel `{name}` kan hier niet, wel onder `{name_of(above)}`.",
                ((*above, name),),
                above,
            )
    return None


def _blocks_above(key: Unknown) -> Iterator[Keys]:
    """The blocks that end right above a key: one step of indentation deeper, two and so on."""
    keys, value = key.keys, key.mapping
    last: str | int | None = key.above
    while last is not None:
        keys, value = (*keys, last), value_at(value, (last,))
        yield keys
        if isinstance(value, list):
            last = len(value) - 1 if value else None
        else:
            last = next(reversed(value), None) if isinstance(value, dict) else None


def _without_colon(key: Unknown) -> Meant | None:
    """A key with its value but no colon, as in `{van: 2014, tot 2015}`."""
    word, _, rest = key.name.partition(" ")
    if not rest or key.value is not None or word not in key.free:
        return None
    hint = Hint(f"zet een dubbelepunt na `{word}`: `{word}: {rest}`.")
    return Meant(hint, instead_of=((*key.keys, word),))


def _spelled_otherwise(key: Unknown) -> Meant | None:
    """A key of this mapping, by its spelling or its meaning."""
    spelled = nearest(key.name, key.free)
    return Meant(question(spelled), instead_of=((*key.keys, spelled),)) if spelled else None


_BESIDE = {"organisatie": "taak", "datum": "wat", "id": "titel", "wat": "waarde"}
"""The key that an item of a list cannot do without, and what people write behind its value."""


def _value_as_key(key: Unknown) -> Meant | None:
    """The value of a key in the place of that key: `- sbb: voor de leerbanen`."""
    first = next(iter(key.missing), "")
    second, is_block = _BESIDE.get(first), isinstance(key.value, dict | list)
    by_itself = len(key.mapping) == 1 and not is_block
    if not second or not key.alone or not (by_itself or first == "organisatie"):
        return None
    if any(key.name in properties(key.kind, way) for way in mappings(key.kind)):
        return None  # a key, and no value
    instead_of = ((*key.keys, first), (*key.keys, second))
    if key.value is None and by_itself:
        return Meant(Hint("haal de dubbelepunt weg."), instead_of=instead_of)
    hint = f"schrijf `{first}: {key.name.partition(', ')[0]}`"
    if is_block:
        hint += ", en laat de regels eronder even ver inspringen"
    elif key.value is not None and second in key.free:
        hint += f", en eronder `{second}: {short(str(key.value))}`"
    return Meant(Hint(f"{hint}."), instead_of=instead_of)


def _only_one_missing(key: Unknown) -> Meant | None:
    """The one required key that is not there, if this is the one key too many."""
    if not key.alone or len(key.missing) != 1:
        return None
    (name,) = key.missing
    way = (*key.keys, name)
    return Meant(question(name), instead_of=(way,)) if takes(key.kind, way, key.value) else None


def _elsewhere(key: Unknown) -> Meant | None:
    """A key of another block of this file."""
    for way in mappings(key.kind):
        if allows(key.kind, way, key.name) and takes(key.kind, (*way, key.name), key.value):
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


def _other_file(key: Unknown) -> Meant | None:
    """A key of another kind of file."""
    for kind, file in _FILES.items() if not key.keys else ():
        if key.name in properties(kind, ()) and takes(kind, (key.name,), key.value):
            return Meant(Hint("zet hem daar."), f"De sleutel `{key.name}` hoort in {file}.")
    return None


_WAYS: tuple[Callable[[Unknown], Meant | None], ...] = (
    _too_deep,
    _too_shallow,
    _without_colon,
    _spelled_otherwise,
    _value_as_key,
    _only_one_missing,
    _elsewhere,
    _other_file,
)
