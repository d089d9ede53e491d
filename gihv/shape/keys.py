"""What an unknown key was meant to be: a key of another spelling or place, or a value."""

import re
from collections.abc import Callable
from functools import lru_cache, reduce
from itertools import takewhile
from operator import getitem
from typing import NamedTuple

from gihv.diagnostics import Hint, Keys
from gihv.schemas import allows, mappings, properties, required, takes
from gihv.shape.commas import Cut, cuts
from gihv.shape.mistake import Mistake, name_of, short, without_odd_blank
from gihv.suggest import nearest, question
from gihv.yaml import spans


def unknown_in(block: Mistake) -> list[str]:
    """The keys that a mapping does not know, in their order."""
    return [key for key in block.value if not _is_known(block, key)]


def _is_known(block: Mistake, key: str) -> bool:
    patterns = block.schema.get("patternProperties", ())
    known = block.schema.get("properties", ())
    return key in known or any(re.search(pattern, key) for pattern in patterns)


class Meant(NamedTuple):
    """What to say of an unknown key, and what it explains."""

    hint: Hint | None
    message: str | None = None
    """None where the schema's own sentence will do."""
    instead_of: tuple[Keys, ...] = ()
    """The ways to keys that are missed for it, or are a part of the same mistake."""


def meaning(block: Mistake, name: str) -> Meant | None:
    """What an unknown key was meant to be, or None."""
    found = next((found for way in _WAYS if (found := way(block, name))), None)
    blank = without_odd_blank(name)
    return found._replace(hint=blank) if found and blank else found


def _behind_comma(block: Mistake, name: str) -> Meant | None:
    """A part of the value before it: `{bedrag: 1,250}`. The first part speaks for all."""
    is_pair = name.partition(" ")[0] in _free(block)  # see `_spelled_otherwise`
    if block.value[name] is not None or is_pair or not block.written.startswith("{"):
        return None
    for cut in _cuts(block.written):
        first, *others = cut.keys
        if cut.before and first == (name,):
            ways = tuple((*block.keys, *way) for way in others)
            hint = cut.hint(block.kind, (*block.keys, *cut.before))
            return Meant(hint, cut.message, ways)
    return None


@lru_cache(maxsize=1)  # a mapping is asked about for each of its unknown keys
def _cuts(written: str) -> tuple[Cut, ...]:
    """What commas cut off of the values in a mapping between brackets, by ways from there."""
    return tuple(cut for cut in cuts(written, spans(written)) if not cut.keys[0][1:])


def _too_deep(block: Mistake, name: str) -> Meant | None:
    """The same key of a block around it."""
    kind, value = block.kind, block.value[name]
    for depth in reversed(range(len(block.keys))):
        around, opener = block.keys[:depth], block.keys[depth]
        # any word could be an id: only a block is taken for an entry of a register
        known = properties(kind, around) or isinstance(value, dict)
        is_free = allows(kind, around, name) and name not in reduce(getitem, around, block.data)
        if known and is_free and takes(kind, (*around, name), value):
            hint = Hint(f"laat de regel minder ver inspringen: even ver als `{opener}`.")
            message = f"De sleutel `{name}` kan niet onder `{opener}`, wel ernaast."
            return Meant(hint, message, ((*around, name),))
    return None


def _too_shallow(block: Mistake, name: str) -> Meant | None:
    """The same key of the block above it, or of the last item of the list above it."""
    before = list(takewhile(lambda key: key != name, block.value))
    opener = next((key for key in reversed(before) if _is_known(block, key)), None)
    if opener is None:
        return None
    name = name.strip()  # without the hard spaces that were typed to indent it
    value, above = block.value[opener], (*block.keys, opener)
    if isinstance(value, list):
        above = (*above, len(value) - 1)
    if not allows(block.kind, above, name):
        return None
    message = f"De sleutel `{name}` hoort hier niet, wel onder `{name_of(above)}`."
    return Meant(Hint("laat de regel verder inspringen."), message, ((*above, name),))


def _free(block: Mistake) -> list[str]:
    """The keys that a mapping can still take."""
    return [key for key in properties(block.kind, block.keys) if key not in block.value]


def _missing(block: Mistake) -> list[str]:
    return [key for key in required(block.kind, block.keys) if key not in block.value]


def _spelled_otherwise(block: Mistake, name: str) -> Meant | None:
    """A key of this mapping by its spelling or its meaning, or without a colon: `{tot 2015}`."""
    free = _free(block)
    word, _, rest = name.partition(" ")
    without_colon = rest and block.value[name] is None and word in free
    spelled = word if without_colon else nearest(name, free)
    typed = f"{word}: {rest}" if without_colon else spelled
    return Meant(question(typed), instead_of=((*block.keys, spelled),)) if spelled else None


def _role_as_key(block: Mistake, name: str) -> Meant | None:
    """An organisation in the place of a key: `- sbb: voor de leerbanen`."""
    if _missing(block) != ["organisatie"] or len(unknown_in(block)) > 1:
        return None
    if any(name in properties(block.kind, way) for way in mappings(block.kind)):
        return None
    hint, value = f"schrijf `organisatie: {name}`", block.value[name]
    if isinstance(value, str) and "taak" in _free(block):
        hint += f", en eronder `taak: {short(value)}`"
    ways = ((*block.keys, "organisatie"), (*block.keys, "taak"))
    return Meant(Hint(f"{hint}."), instead_of=ways)


def _only_one_missing(block: Mistake, name: str) -> Meant | None:
    """The one required key that is not there, if this is the one key too many."""
    missing = _missing(block)
    if len(missing) != 1 or len(unknown_in(block)) > 1:
        return None
    way = (*block.keys, *missing)
    fits = takes(block.kind, way, block.value[name])
    return Meant(question(missing[0]), instead_of=(way,)) if fits else None


def _elsewhere(block: Mistake, name: str) -> Meant | None:
    """A key of another block of this file; not of the top, where it is taken: see `_too_deep`."""
    here = tuple(0 if isinstance(key, int) else key for key in block.keys)
    others = (way for way in mappings(block.kind) if way != here and allows(block.kind, way, name))
    value = block.value[name]
    way = next((way for way in others if takes(block.kind, (*way, name), value)), ())
    message = f"De sleutel `{name}` hoort hier niet, wel onder `{name_of(way)}`." if way else None
    return Meant(Hint("zet hem daar."), message) if way else None


_WAYS: tuple[Callable[[Mistake, str], Meant | None], ...] = (
    _behind_comma,
    _too_deep,
    _too_shallow,
    _spelled_otherwise,
    _role_as_key,
    _only_one_missing,
    _elsewhere,
)
