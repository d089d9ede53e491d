"""Another value for any field of the model, by the types of its fields alone.

So a field that is new in the model is met by who asks for `another`.
"""

import types
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, Union, get_args, get_origin, get_type_hints

from gihv.dates import Datum

PLACE = ("id", "path", "speerpunt_nummer")
"""Fields that say where a thing stands, not what it says."""


def mutations(random: Random, thing: Any) -> Iterator[tuple[str, Any]]:
    """A thing of the model with one field other, for each of its fields; the field's name first."""
    for name, hint in get_type_hints(type(thing)).items():
        if name not in PLACE:
            yield name, thing._replace(**{name: another(random, hint, getattr(thing, name))})


def another(random: Random, hint: Any, value: Any) -> Any:
    """A value of a type that is not this one: all of it is other, or only a part of it."""
    parts = list(_with_another_part(random, hint, value)) if random.random() < 0.7 else []
    while not parts:
        new = some(random, hint)
        parts = [new] if new != value else []
    return random.choice(parts)


def _with_another_part(random: Random, hint: Any, value: Any) -> Iterator[Any]:
    """The value with one part other, gone or new."""
    for one in _choices(hint):
        kinds = get_args(one)
        if hasattr(one, "_fields") and one is not Datum and isinstance(value, one):
            name, kind = random.choice(list(get_type_hints(one).items()))
            yield value._replace(**{name: another(random, kind, getattr(value, name))})
        elif get_origin(one) is tuple and isinstance(value, tuple) and value:
            at = random.randrange(len(value))
            yield (*value[:at], *value[at + 1 :])
            yield (*value, some(random, kinds[0]))
            yield (*value[:at], another(random, kinds[0], value[at]), *value[at + 1 :])
        elif get_origin(one) is Mapping and isinstance(value, Mapping) and value:
            key = random.choice(list(value))
            yield {name: said for name, said in value.items() if name != key}
            yield {**value, some(random, kinds[0]): some(random, kinds[1])}
            yield {**value, key: another(random, kinds[1], value[key])}
        elif one is types.NoneType and value is not None:
            yield None


def _choices(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (types.UnionType, Union) else (hint,)


def some(random: Random, hint: Any) -> Any:
    """A value of a type, every field of it filled. Raises TypeError for a type it does not know."""
    one = random.choice([one for one in _choices(hint) if one is not types.NoneType])
    kinds = get_args(one)
    if one is Datum:
        return Datum.parse(f"{random.randint(2000, 2090)}-K{random.randint(1, 4)}")
    if hasattr(one, "_fields"):
        return one(**{name: some(random, kind) for name, kind in get_type_hints(one).items()})
    if get_origin(one) is tuple:
        return (some(random, kinds[0]),)
    if get_origin(one) is Mapping:
        return {some(random, kinds[0]): some(random, kinds[1])}
    simple = {
        str: f"w{random.randrange(10**9)}",
        int: random.randint(2000, 2090),
        float: random.random(),
        bool: True,
    }
    if one not in simple:
        raise TypeError(f"no value is known here for {one}")
    return simple[one] if one is not bool else random.random() < 0.5
