"""What an unknown key was meant to be: a key of another spelling, place or file, or a value.

Each way of meaning is one function; `meaning` tries them in order.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from gihv.diagnostics import Hint, Keys
from gihv.layout import FileKind
from gihv.schemas import allows, mappings, properties, required, takes
from gihv.shape.values import short
from gihv.suggest import nearest, question


class Block(NamedTuple):
    """A mapping with keys that it does not know, and what is asked of each, worked out once."""

    kind: FileKind
    data: Any
    keys: Keys
    """The way to it in the file's data."""
    value: dict[str, Any]
    unknown: frozenset[str]
    above: dict[str, str]
    """The last known key above an unknown one, if there is any."""
    free: list[str]
    """The keys that it can still take."""
    missing: list[str]
    """The keys that it must have and has not."""

    @classmethod
    def of(cls, kind: FileKind, data: Any, keys: Keys, unknown: frozenset[str]) -> "Block":
        """The mapping at the end of a way."""
        value = value_at(data, keys)
        above: dict[str, str] = {}
        last = None
        for key in value:
            if key not in unknown:
                last = key
            elif last is not None:
                above[key] = last
        free = [key for key in properties(kind, keys) if key not in value]
        missing = [key for key in required(kind, keys) if key not in value]
        return cls(kind, data, keys, value, unknown, above, free, missing)


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


def meaning(block: Block, name: str) -> Meant | None:
    """What a key that a mapping does not know was meant to be, or None."""
    return next((found for way in _WAYS if (found := way(block, name))), None)


def name_of(keys: Keys) -> str:
    """The nearest key that is a word: `dekking` for dekking.2014, `trekkers` for trekkers[0]."""
    words = [key for key in keys if isinstance(key, str)]
    return next((word for word in reversed(words) if not word.isdigit()), words[0])


def value_at(data: Any, keys: Keys) -> Any:
    """What stands at the end of a way."""
    for key in keys:
        data = data[key]
    return data


def _too_deep(block: Block, name: str) -> Meant | None:
    """The same key of a block around it."""
    kind, keys, value = block.kind, block.keys, block.value[name]
    for depth in reversed(range(len(keys))):
        around = keys[:depth]
        # any word could be an id: only a block is taken for an entry of a register
        known = properties(kind, around) or isinstance(value, dict)
        is_free = allows(kind, around, name) and name not in value_at(block.data, around)
        if known and is_free and takes(kind, (*around, name), value):
            return Meant(
                Hint(f"laat de regel minder ver inspringen: even ver als `{keys[depth]}`."),
                f"De sleutel `{name}` kan niet onder `{keys[depth]}`, wel ernaast.",
                ((*around, name),),
            )
    return None


def _too_shallow(block: Block, name: str) -> Meant | None:
    """The same key of the block above it."""
    right = name.strip()  # without the hard spaces that were typed to indent it
    for above in _blocks_above(block, name):
        if allows(block.kind, above, right):
            return Meant(
                Hint("laat de regel verder inspringen."),
                f"De sleutel `{right}` kan hier niet, wel onder `{name_of(above)}`.",
                ((*above, right),),
                above,
            )
    return None


def _blocks_above(block: Block, name: str) -> Iterator[Keys]:
    """The blocks that end right above a key: one step of indentation deeper, two and so on."""
    keys, value = block.keys, block.value
    last: str | int | None = block.above.get(name)
    while last is not None:
        keys, value = (*keys, last), value_at(value, (last,))
        yield keys
        if isinstance(value, list):
            last = len(value) - 1 if value else None
        else:
            last = next(reversed(value), None) if isinstance(value, dict) else None


def _without_colon(block: Block, name: str) -> Meant | None:
    """A key with its value but no colon, as in `{van: 2014, tot 2015}`."""
    word, _, rest = name.partition(" ")
    if not rest or block.value[name] is not None or word not in block.free:
        return None
    hint = Hint(f"zet een dubbelepunt na `{word}`: `{word}: {rest}`.")
    return Meant(hint, instead_of=((*block.keys, word),))


def _spelled_otherwise(block: Block, name: str) -> Meant | None:
    """A key of this mapping, by its spelling or its meaning."""
    spelled = nearest(name, block.free)
    return Meant(question(spelled), instead_of=((*block.keys, spelled),)) if spelled else None


_BESIDE = {"organisatie": "taak", "datum": "wat", "id": "titel", "wat": "waarde"}
"""The key that an item of a list cannot do without, and what people write behind its value."""


def _value_as_key(block: Block, name: str) -> Meant | None:
    """The value of a key in the place of that key: `- sbb: voor de leerbanen`."""
    first, value = next(iter(block.missing), ""), block.value[name]
    alone = len(block.value) == 1 and not isinstance(value, dict | list)
    second = _BESIDE.get(first)
    if not second or len(block.unknown) > 1 or not (alone or first == "organisatie"):
        return None
    if any(name in properties(block.kind, way) for way in mappings(block.kind)):
        return None  # a key, and no value
    instead_of = ((*block.keys, first), (*block.keys, second))
    if value is None and alone:
        return Meant(Hint("haal de dubbelepunt weg."), instead_of=instead_of)
    hint = f"schrijf `{first}: {name.partition(', ')[0]}`"
    if isinstance(value, dict):
        hint += ", en laat de regels eronder even ver inspringen"
    elif value is not None and second in block.free:
        hint += f", en eronder `{second}: {short(str(value))}`"
    return Meant(Hint(f"{hint}."), instead_of=instead_of)


def _only_one_missing(block: Block, name: str) -> Meant | None:
    """The one required key that is not there, if this is the one key too many."""
    if len(block.unknown) > 1 or len(block.missing) != 1:
        return None
    way = (*block.keys, *block.missing)
    fits = takes(block.kind, way, block.value[name])
    return Meant(question(*block.missing), instead_of=(way,)) if fits else None


def _elsewhere(block: Block, name: str) -> Meant | None:
    """A key of another block of this file."""
    kind, value = block.kind, block.value[name]
    for way in mappings(kind):
        if allows(kind, way, name) and takes(kind, (*way, name), value):
            if not way:
                return None  # that place is taken: see `_too_deep`
            item = ", in een onderdeel met een streepje" if isinstance(way[-1], int) else ""
            return Meant(
                Hint(f"zet hem daar{item}."),
                f"De sleutel `{name}` kan hier niet, wel onder `{name_of(way)}`.",
            )
    return None


_FILES: dict[FileKind, str] = {
    "actie": "het bestand van een actie",
    "speerpunt": "speerpunt.yaml",
    "agenda": "agenda.yaml",
}


def _other_file(block: Block, name: str) -> Meant | None:
    """A key of another kind of file."""
    for other, file in _FILES.items() if not block.keys else ():
        if name in properties(other, ()) and takes(other, (name,), block.value[name]):
            return Meant(Hint("zet hem daar."), f"De sleutel `{name}` hoort in {file}.")
    return None


_WAYS: tuple[Callable[[Block, str], Meant | None], ...] = (
    _too_deep,
    _too_shallow,
    _without_colon,
    _spelled_otherwise,
    _value_as_key,
    _only_one_missing,
    _elsewhere,
    _other_file,
)
