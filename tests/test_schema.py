"""Shape findings: for every key of every schema, and for what YAML reads otherwise than meant."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
import yaml
from ruamel.yaml import YAML

from gihv.diagnostics import Keys
from gihv.layout import FileKind, kind_of
from gihv.load import load
from gihv.schemas import acceptor, judge, properties, schemas_at
from gihv.source import parse
from tests.every_key import FILES
from tests.helpers import Files

ACTIE = "agenda/01-groen/01-bomen.yaml"
WHOLE = (
    "agenda/agenda.yaml",
    "agenda/organisaties.yaml",
    "agenda/regelingen.yaml",
    "agenda/01-groen/speerpunt.yaml",
    ACTIE,
)
"""A file of each kind that together hold every key there is."""

REQUIRED: Mapping[FileKind, Mapping[Keys, set[str]]] = {
    "agenda": {
        (): {"titel", "versie", "vastgesteld", "periode"},
        ("periode",): {"van", "tot"},
        ("paragrafen", "*"): {"titel", "tekst"},
        ("ondertekenaars", "*"): {"organisatie"},
        ("financiering", "bijdragen", "*"): {"status"},
    },
    "organisaties": {("*",): {"naam", "soort"}},
    "regelingen": {("*",): {"naam", "soort"}, ("*", "plafond"): {"bedrag"}},
    "speerpunt": {
        (): {"nummer", "titel", "soort"},
        ("deelgebieden", "*"): {"id", "titel"},
        ("streefwaarden", "*"): {"wat"},
        ("financiering", "bijdragen", "*"): {"status"},
    },
    "actie": {
        (): {"nummer", "titel"},
        ("trekkers", "*"): {"organisatie"},
        ("partners", "*"): {"organisatie"},
        ("beoogde_partners", "*"): {"organisatie"},
        ("streefwaarden", "*"): {"wat"},
        ("mijlpalen", "*"): {"datum", "wat"},
        ("financiering", "bijdragen", "*"): {"status"},
    },
}
"""The keys that may not be left out (design section 3), by the way to their mapping."""

Found = list[tuple[int, int, str]]
"""Line, column and code of findings."""


class Key(NamedTuple):
    """A key that a schema knows, in a mapping of a file that has it."""

    path: str
    kind: FileKind
    keys: Keys
    name: str

    @property
    def pattern(self) -> Keys:
        """The way to the mapping, with `*` for what may vary: an index, or an id in a register."""
        register = self.kind in ("organisaties", "regelingen")
        return tuple(
            "*" if isinstance(key, int) or (register and depth == 0) else key
            for depth, key in enumerate(self.keys)
        )

    def __str__(self) -> str:
        return ".".join(map(str, (self.kind, *self.pattern, self.name)))


def mappings(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, dict[str, Any]]]:
    """Every mapping in plain data, with the way to it."""
    if isinstance(value, dict):
        yield keys, value
        for key, inside in value.items():
            yield from mappings(inside, (*keys, key))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from mappings(inside, (*keys, index))


def content(path: str) -> dict[str, Any]:
    return parse(FILES[path].encode())


def every_key() -> list[Key]:
    """Each key of each schema once, in the fullest mapping that has it."""
    found: dict[str, tuple[int, Key]] = {}
    for path in WHOLE:
        kind = kind_of(path)
        assert kind is not None
        for keys, mapping in mappings(content(path)):
            for name in properties(kind, keys):
                key = Key(path, kind, keys, name)
                size, _ = found.get(str(key), (0, None))
                if name in mapping and len(mapping) > size:
                    found[str(key)] = (len(mapping), key)
    return [key for _, key in found.values()]


KEYS = every_key()
every = pytest.mark.parametrize("key", KEYS, ids=str)


def known_by_the_schema(kind: FileKind, schema: Any, way: tuple[str, ...]) -> Iterator[str]:
    """Every property in a schema, as `Key` names it, found by following the schema itself."""
    for name, below in schema.get("properties", {}).items():
        yield ".".join((kind, *way, name))
        yield from known_by_the_schema(kind, below, (*way, name))
    inside = [schema["items"]] if "items" in schema else []
    for below in [*inside, *schema.get("patternProperties", {}).values()]:
        yield from known_by_the_schema(kind, below, (*way, "*"))
    beside = [*schema.get("allOf", ()), *(schema[key] for key in ("then", "else") if key in schema)]
    if "$ref" in schema:
        beside.append(root(kind)["$defs"][schema["$ref"].rpartition("/")[2]])
    for other in beside:
        yield from known_by_the_schema(kind, other, way)


def root(kind: FileKind) -> dict[str, Any]:
    return schemas_at(kind, ())[0]


def test_the_files_hold_every_key_of_every_schema() -> None:
    known = {
        name
        for kind in REQUIRED
        for name in known_by_the_schema(kind, root(kind), ())
        # `jaren` beside an amount by year is known only to be refused
    }
    # A role may be listed under three keys; one mapping shows what it knows.
    roles = ("actie.trekkers.*.", "actie.beoogde_partners.*.")
    assert {name for name in known if not name.startswith(roles)} == set(map(str, KEYS))


# -- one change, one finding -----------------------------------------------------------------


def changed(key: Key, change: str) -> tuple[str, Any]:
    """The text of a key's file after a change: drop it, add a stranger behind it, retype it."""
    data = content(key.path)
    mapping: Any = data
    for step in key.keys:
        mapping = mapping[step]
    entries = list(mapping.items())
    mapping.clear()
    for name, value in entries:
        if name != key.name:
            mapping[name] = value
        elif change == "stranger":
            mapping.update({name: value, STRANGER: "x"})
        elif change == "type":
            mapping[name] = 5.5 if isinstance(value, str) else "fout"
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    return text, YAML().load(text)  # ruamel.yaml: an independent measure of lines and columns


STRANGER = "qqq"


def findings(path: str, text: str) -> Found:
    """The shape findings in a file that stands in the agenda with every key."""
    _, found = load(Files({**FILES, path: text}))
    return [
        (one.span.line, one.span.column, one.kind.code)
        for one in found
        if one.path == path and one.kind.code.startswith("GIHV1")
    ]


def node_at(document: Any, keys: Keys) -> Any:
    for key in keys:
        document = document[key]
    return document


def place_of_mapping(document: Any, keys: Keys) -> tuple[int, int]:
    """Where a key is told to be missing: at the key of its mapping, or at its first key."""
    if keys and isinstance(keys[-1], str):
        line, column = node_at(document, keys[:-1]).lc.key(keys[-1])
    else:
        mapping = node_at(document, keys)
        line, column = mapping.lc.key(next(iter(mapping)))
    return line + 1, column + 1


def assert_both_validators_agree(key: Key, text: str, *, valid: bool) -> None:
    data = parse(text.encode())
    assert acceptor(key.kind)(data) is valid
    assert judge(key.kind).is_valid(data) is valid


@every
def test_only_a_required_key_is_missed(key: Key) -> None:
    text, document = changed(key, "drop")
    required = key.name in REQUIRED[key.kind].get(key.pattern, ())
    place = place_of_mapping(document, key.keys)
    assert findings(key.path, text) == ([(*place, "GIHV101")] if required else [])
    assert_both_validators_agree(key, text, valid=not required)


@every
def test_a_stranger_beside_it_is_found(key: Key) -> None:
    text, document = changed(key, "stranger")
    line, column = node_at(document, key.keys).lc.key(STRANGER)
    assert findings(key.path, text) == [(line + 1, column + 1, "GIHV102")]
    assert_both_validators_agree(key, text, valid=False)


@every
def test_a_value_of_the_wrong_type_is_found(key: Key) -> None:
    text, document = changed(key, "type")
    line, column = node_at(document, key.keys).lc.value(key.name)
    asked = {
        keyword for schema in schemas_at(key.kind, (*key.keys, key.name)) for keyword in schema
    }
    code = "GIHV103" if "type" in asked else "GIHV104" if "enum" in asked else "GIHV105"
    assert findings(key.path, text) == [(line + 1, column + 1, code)]
    assert_both_validators_agree(key, text, valid=False)


def test_the_files_themselves_are_right() -> None:
    assert [found for path in WHOLE for found in findings(path, FILES[path])] == []
