"""The JSON Schemas: where they stand, whether data have their shape, what they say of a place.

jsonschema-rs says yes; only where it says no, jsonschema is asked, whose verdict counts: it is
slower to import and to run, but its errors can be walked (see `shape`).
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, get_args

from gihv.diagnostics import Keys
from gihv.layout import FileKind

SHARED = "definities.schema.json"
VERWIJZINGEN = "verwijzingen.schema.json"
"""Made from an agenda, for its editors: there an unknown id is a matter of shape, here a rule's."""
VORM = "x-vorm"
"""The keyword of ours by which a schema names the form of a value: a year, an amount, …."""
VERWIJZING = "x-verwijzing"
"""The keyword of ours by which a schema names what an id refers to."""


@cache  # asked of every schema
def folder() -> Path:
    """The folder with the tool's own schemas: packed with it, or beside it in a checkout."""
    packed = Path(__file__).parent / "schema"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "schema"


def names() -> list[str]:
    """The file names of the schemas for the files of an agenda; not the one made from an agenda."""
    return [*(f"{kind}.schema.json" for kind in get_args(FileKind)), SHARED]


@cache
def text(name: str) -> str:
    """The text of one of the tool's own schemas, by its path in `folder()`."""
    return (folder() / name).read_text(encoding="utf-8")


@cache
def schema_for(kind: FileKind) -> dict[str, Any]:
    """The schema of a kind of file, with the shared definitions taken in. Do not change it."""
    schema = _parsed(f"{kind}.schema.json")
    return {**schema, "$defs": {**_parsed(SHARED)["$defs"], **schema.get("$defs", {})}}


@cache
def _parsed(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(text(name), object_hook=_without_what_editors_judge)
    return schema


def _without_what_editors_judge(schema: dict[str, Any]) -> Any:
    """A subschema, its own subschemas done, without what an editor judges otherwise.

    That is: the ids that exist, and the silence about missing keys as long as one is misspelled.
    """
    reference = schema.get("$ref", "")
    if reference.startswith(VERWIJZINGEN):
        del schema["$ref"]
    elif reference:
        schema["$ref"] = reference.removeprefix(SHARED)
    if schema.keys() == {"if", "then"} and schema["if"].keys() == {"propertyNames"}:
        return schema["then"]
    return schema


@cache
def acceptor(kind: FileKind) -> Callable[[Any], bool]:
    """A function that tells whether plain data certainly have the shape of a kind of file."""
    try:
        import jsonschema_rs
    except ImportError:  # a Python or platform without its wheel
        return judge(kind).is_valid  # type: ignore[no-any-return] # types-jsonschema leaves it so
    return jsonschema_rs.Draft202012Validator(schema_for(kind)).is_valid


@cache
def judge(kind: FileKind) -> Any:
    """The validator of jsonschema for a kind of file."""
    import jsonschema

    # Python's `$` also matches before a line break at the end; that of JSON Schema does not.
    exact = json.loads(json.dumps(schema_for(kind)).replace('$"', '\\\\Z"'))
    return jsonschema.Draft202012Validator(exact)


# -- what they say of a place ----------------------------------------------------------------


@cache
def _named(keyword: str, kind: FileKind, keys: Keys) -> tuple[str, ...]:
    """What the schemas at the end of a way name by a keyword, in their order."""
    schemas = schemas_at(kind, keys)
    return tuple(dict.fromkeys(name for one in schemas for name in one.get(keyword, ())))


properties = partial(_named, "properties")
"""The keys that a mapping can have; none where it has ids or years as keys."""
required = partial(_named, "required")
"""The keys that a mapping must have."""
words = partial(_named, "enum")
"""The fixed words that a place knows; none where it takes other values."""


@cache
def types(kind: FileKind, keys: Keys) -> frozenset[str]:
    """What a value can be: the types of JSON Schema, `enum` (a word), `true` (that or nothing)."""
    found: set[str] = set()
    for schema in schemas_at(kind, keys):
        found.update(one["type"] for one in (schema, schema.get("if", {})) if "type" in one)
        found.update(["enum"] if "enum" in schema else [])
        found.update(["true"] if schema.get("const") is True else [])
    return frozenset(found)


def by_year(kind: FileKind, keys: Keys) -> bool:
    """Whether a value can be a mapping with years as keys."""
    return "^(19|20)[0-9]{2}$" in _named("patternProperties", kind, keys)


def in_order(kind: FileKind, keys: Keys, names: Iterable[str]) -> list[str]:
    """Names of keys of one mapping in the schema's order; those it does not know last, as given."""
    known = {name: rank for rank, name in enumerate(properties(kind, keys))}
    return sorted(names, key=lambda name: known.get(name, len(known)))


def allows(kind: FileKind, keys: Keys, name: str) -> bool:
    """Whether the mapping at the end of a way can have a key of this name."""
    return any(True for _ in _below(kind, (*keys, name)))


def takes(kind: FileKind, keys: Keys, value: Any) -> bool:
    """Whether a value has the shape that is asked at the end of a way."""
    asked = [one for one in _below(kind, keys) if "doNotSuggest" not in one]
    judged = judge(kind).evolve(schema={"allOf": asked, "$defs": schema_for(kind)["$defs"]})
    return judged.is_valid(value)  # type: ignore[no-any-return] # types-jsonschema leaves it so


@lru_cache(maxsize=4096)
def schemas_at(kind: FileKind, keys: Keys) -> tuple[dict[str, Any], ...]:
    """All schemas of the value at the end of a way."""
    root = schema_for(kind)
    below = _below(kind, keys) if keys else [root]
    return tuple(one for schema in below for one in together(root, schema))


def _below(kind: FileKind, keys: Keys) -> Iterator[dict[str, Any]]:
    """The schemas that are declared for the last key of a way, or for an item of a list."""
    *way, key = keys
    for schema in schemas_at(kind, tuple(way)):
        if isinstance(key, int):
            yield from [schema["items"]] if "items" in schema else []
            continue
        if key in schema.get("properties", ()):
            yield schema["properties"][key]
        for pattern, below in schema.get("patternProperties", {}).items():
            if re.search(pattern, key):
                yield below


@cache
def mappings(kind: FileKind) -> tuple[Keys, ...]:
    """The ways to all blocks of a kind of file, the outermost first; items of a list as 0."""
    ways: list[Keys] = [()]
    for way in ways:  # which grows
        for key in properties(kind, way):
            items = any("items" in schema for schema in schemas_at(kind, (*way, key)))
            ways.append((*way, key, 0) if items else (*way, key))
    return tuple(ways)


def together(root: dict[str, Any], schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and all that describe the same value; not its `if`: that only asks."""
    yield schema
    if "$ref" in schema:
        yield from together(root, root["$defs"][schema["$ref"].rpartition("/")[2]])
    for one in (*schema.get("allOf", ()), schema.get("then"), schema.get("else")):
        if one is not None:
            yield from together(root, one)
