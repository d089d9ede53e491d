"""Every key of every schema: left out, with a stranger beside it, and with a value of another type.

The documents below hold each key of the schemas at least once (a test sees to that). They are
written out with one key or value a line, so that it is known beforehand where a finding belongs.
"""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple, get_args

import pytest

from gihv.diagnostics import Diagnostic, Keys
from gihv.layout import FileKind, kind_of
from gihv.schemas import acceptor, judge, schema_for, schemas_at
from gihv.yaml import parse
from tests.every_key import FILES
from tests.helpers import Files, load

PATHS: Mapping[FileKind, str] = {
    "agenda": "agenda/agenda.yaml",
    "organisaties": "agenda/organisaties.yaml",
    "regelingen": "agenda/regelingen.yaml",
    "speerpunt": "agenda/01-groen/speerpunt.yaml",
    "actie": "agenda/01-groen/01-bomen.yaml",
}
BY_YEAR = """
bijdragen:
  - {status: toegezegd, via: potje, waarvoor: bomen, bedrag: {2014: 100, 2015: 200}}
benodigd: {2014: 400, 2015: 600}
"""
OF_A_POT = """
bijdragen:
  - {id: impuls, bron: rijk, via: potje, bedrag: 900, jaren: [2014], status: mogelijk, kenmerk: P-1}
  - {status: toegezegd, bedrag: 100, grens: ongeveer, ontvangen: 50}
benodigd: {bedrag: {2014: 500, 2015: 60}, grens: minimaal}
noot: Het bedrag staat in een voetnoot.
"""
MEASURED = """
streefwaarden:
  - wat: bomen
    nulmeting: {datum: 2013-12, waarde: 40, herkomst: telling}
    metingen: [{datum: 2014-K1, waarde: 55.5, herkomst: telling}]
    noot: Een deel staat er al.
"""
OF_EDITORS = {
    "agenda": """
labels: {lucht: Schone lucht}
benamingen:
  speerpunt: {enkelvoud: thema, meervoud: thema's}
  actie: {enkelvoud: project, meervoud: projecten}
noot: De bron noemt geen datum.
""",
    "speerpunt": f"kenmerk: GR-1\nnoot: Zonder kop.{MEASURED}",
}
OF_OTHER_KEYS = f"""
nummer: 1
titel: Bomen planten
kenmerk: GR-1-1
labels: [lucht]
looptijd: {{van: schooljaar 2014-2015, doorlopend: true}}
trekkers:
  - {{organisatie: boomschool, functie: boswachter, taak: levert bomen, voorbehoud: true}}
partners:
  - {{organisatie: boomschool, functie: boswachter}}
beoogde_partners:
  - {{organisatie: boomschool, functie: boswachter, taak: levert bomen, voorbehoud: true}}{MEASURED}
    waarde: 100
    jaar: 2015
mijlpalen:
  - {{datum: 2014-04, wat: besluit, bereikt: 2014-05, door: stuurgroep, kenmerk: BS-3}}
  - {{datum: eerste helft 2015, wat: feest, vervallen: true}}
voortgang:
  - {{datum: 2014-06-01, oordeel: aandacht, toelichting: Er is te weinig grond.}}
financiering:
  bijdragen:
    - {{status: toegezegd, uit: impuls, bedrag: 100, waarvoor: bomen, kenmerk: GELD-7}}
    - {{status: toegezegd, bedrag: 100, grens: ongeveer, ontvangen: 50}}
  benodigd: {{bedrag: {{2014: 500, 2015: 60}}, grens: minimaal}}
  noot: Het bedrag staat in een voetnoot.
noot: De titel staat alleen in de inhoudsopgave.
"""
"""What the agenda with every key, whose keys occur somewhere, does not have in each place."""

Pattern = tuple[str, ...]
"""The way to a value, whichever it is of a list (`[]`) or of a register or amount by year (`*`)."""

REQUIRED: Mapping[tuple[FileKind, Pattern], set[str]] = {
    ("agenda", ()): {"titel", "versie", "periode"},
    ("agenda", ("periode",)): {"van", "tot"},
    ("agenda", ("paragrafen", "[]")): {"titel", "tekst"},
    ("agenda", ("financiering", "bijdragen", "[]")): {"status"},
    ("agenda", ("financiering", "benodigd")): {"bedrag"},
    ("agenda", ("ondertekenaars", "[]")): {"organisatie"},
    ("organisaties", ("*",)): {"naam", "soort"},
    ("regelingen", ("*",)): {"naam", "soort"},
    ("regelingen", ("*", "plafond")): {"bedrag"},
    ("speerpunt", ()): {"nummer", "titel", "soort"},
    ("speerpunt", ("deelgebieden", "[]")): {"id", "titel"},
    ("speerpunt", ("streefwaarden", "[]")): {"wat"},
    ("speerpunt", ("financiering", "bijdragen", "[]")): {"status"},
    ("speerpunt", ("financiering", "benodigd")): {"bedrag"},
    ("actie", ()): {"nummer", "titel"},
    ("actie", ("trekkers", "[]")): {"organisatie"},
    ("actie", ("partners", "[]")): {"organisatie"},
    ("actie", ("beoogde_partners", "[]")): {"organisatie"},
    ("actie", ("financiering", "bijdragen", "[]")): {"status"},
    ("actie", ("financiering", "benodigd")): {"bedrag"},
    ("actie", ("streefwaarden", "[]")): {"wat"},
    ("actie", ("mijlpalen", "[]")): {"datum", "wat"},
    ("actie", ("voortgang", "[]")): {"datum", "oordeel"},
    **{
        (kind, ("streefwaarden", "[]", *way)): {"datum", "waarde"}
        for kind in ("speerpunt", "actie")
        for way in (("nulmeting",), ("metingen", "[]"))
    },
    **{
        ("agenda", ("benamingen", one)): {"enkelvoud", "meervoud"} for one in ("speerpunt", "actie")
    },
}
"""The keys without which a mapping has no meaning; all others may be left out."""

STRANGER = "Een vreemde sleutel"
"""A key that resembles none, and is neither an id nor a year."""

LIST = ["x"]
BLOCK = {"Een blok": 1}
WRONG: Mapping[type, tuple[Any, ...]] = {
    str: (LIST, 6.5),
    bool: (LIST, BLOCK, "misschien", 6.5),
    int: (LIST, "veel", True),
    float: (LIST, BLOCK, "veel", True),
    list: (BLOCK, "een tekst", 6.5),
    dict: (LIST, 6.5, True),
}
"""Values that can never stand where one of a type stands. A block is not among those for a text or
whole number: a role, the dekking and amounts may be either.
"""


class Position(NamedTuple):
    """One key or item of a schema: the kind of file, and the way to it."""

    kind: FileKind
    pattern: Pattern

    def __str__(self) -> str:
        return "-".join((self.kind, *self.pattern)).replace("[]", "item").replace("*", "elk")


# -- the schemas -----------------------------------------------------------------------------


@cache
def positions() -> list[Position]:
    """All keys and items that the schemas describe."""
    found = (
        Position(kind, pattern)
        for kind in get_args(FileKind)
        for pattern in described(schema_for(kind), schema_for(kind), ())
    )
    return list(dict.fromkeys(found))


def described(root: dict[str, Any], schema: Any, pattern: Pattern) -> Iterator[Pattern]:
    """The ways to all that a schema describes, itself left out; doubles and all."""
    if not isinstance(schema, dict):
        return
    below = [(name, one) for name, one in schema.get("properties", {}).items()]
    below += [("*", one) for one in schema.get("patternProperties", {}).values()]
    below += [("[]", schema["items"])] if "items" in schema else []
    for name, one in below:
        yield (*pattern, name)
        yield from described(root, one, (*pattern, name))
    beside = [schema[keyword] for keyword in ("then", "else") if keyword in schema]
    beside += schema.get("allOf", []) + schema.get("anyOf", [])
    if "$ref" in schema:
        _, _, name = schema["$ref"].rpartition("/")
        beside.append(root["$defs"][name])
    for one in beside:
        yield from described(root, one, pattern)


POSITIONS = positions()
KEYS = [one for one in POSITIONS if one.pattern[-1] != "[]"]


# -- good documents --------------------------------------------------------------------------


@cache
def documents() -> list[tuple[FileKind, dict[str, Any]]]:
    """Good documents of every kind."""
    found = [
        (kind, parse(text.encode())) for path, text in FILES.items() if (kind := kind_of(path))
    ]
    wholes = [(kind, data) for kind, data in found if kind in ("agenda", "speerpunt")]
    for text in (BY_YEAR, OF_A_POT):
        found += [(kind, data | {"financiering": parse(text.encode())}) for kind, data in wholes]
    found += [(kind, data | parse(OF_EDITORS[kind].encode())) for kind, data in wholes]
    return [*found, ("actie", parse(OF_OTHER_KEYS.encode()))]


def nodes(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """All values in a value, with the way to each."""
    yield keys, value
    for key, one in entries(value):
        yield from nodes(one, (*keys, key))


def entries(value: Any) -> list[tuple[str | int, Any]]:
    """What stands in a mapping or list, with its key or index; a scalar holds nothing."""
    if isinstance(value, list):
        return list(enumerate(value))
    return list(value.items()) if isinstance(value, dict) else []


def matches(pattern: Pattern, keys: Keys) -> bool:
    return len(pattern) == len(keys) and all(
        isinstance(key, int) if sign == "[]" else isinstance(key, str) and sign in ("*", key)
        for sign, key in zip(pattern, keys, strict=True)
    )


@cache
def examples() -> dict[Position, tuple[dict[str, Any], Keys]]:
    """For each key or item that occurs: a document, and the way to the one with most beside it."""
    found: dict[Position, tuple[dict[str, Any], Keys]] = {}
    most: dict[Position, int] = {}
    for kind, document in documents():
        for keys, _ in nodes(document):
            for one in POSITIONS:
                if one.kind == kind and matches(one.pattern, keys):
                    beside = len(at(document, keys[:-1]))
                    if beside > most.get(one, 0):
                        found[one], most[one] = (document, keys), beside
    return found


def example_of(position: Position) -> tuple[dict[str, Any], Keys]:
    """A document of one's own to change, and the way to the key or item in it."""
    document, keys = examples()[position]
    return deepcopy(document), keys


def at(document: Any, keys: Keys) -> Any:
    """The value at the end of a way."""
    for key in keys:
        document = document[key]
    return document


# -- documents as text -----------------------------------------------------------------------


class Written(NamedTuple):
    """A document as text, and the line of every value's key or, without a key, of the value."""

    text: str
    lines: Mapping[Keys, int]

    @classmethod
    def of(cls, document: Any) -> "Written":
        rows: list[str] = []
        lines: dict[Keys, int] = {(): 1}
        write(document, (), rows, lines)
        return cls("\n".join(rows) + "\n", lines)


def write(value: Any, keys: Keys, rows: list[str], lines: dict[Keys, int]) -> None:
    """Append a mapping or list, one key or dash a line."""
    margin = "  " * len(keys)
    for key, one in entries(value):
        head = margin + ("-" if isinstance(key, int) else f"{key}:")
        way = (*keys, key)
        lines[way] = len(rows) + 1
        if isinstance(one, dict | list) and one and one not in (LIST, BLOCK):
            rows.append(head)
            lines[way] += isinstance(key, int)  # a dash stands on a line before its value
            write(one, way, rows, lines)
        else:
            rows.append(f"{head} {json.dumps(one, ensure_ascii=False)}")


def shape_findings(kind: FileKind, text: str) -> list[Diagnostic]:
    """What is wrong with the shape of a text; it must be readable."""
    found = load(Files({PATHS[kind]: text}))[1]
    assert all(one.kind.code.startswith("GIHV1") for one in found), found
    return found


def code_of(kind: FileKind, keys: Keys) -> str:
    """The code of a value that has not the type which its schema asks for."""
    asked = (one for one in schemas_at(kind, keys) if "doNotSuggest" not in one)
    keywords = {keyword for schema in asked for keyword in schema}
    codes = (("type", "GIHV103"), ("enum", "GIHV104"), ("const", "GIHV105"))
    return next(code for keyword, code in codes if keyword in keywords)


def underlined(text: str, found: Diagnostic) -> str:
    span = found.span
    assert span.line == span.end_line
    return text.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1]


def same_verdict(kind: FileKind, document: Any) -> None:
    """Assert that jsonschema-rs, where there is one, says of a document what jsonschema says."""
    assert acceptor(kind)(document) == judge(kind).is_valid(document)


# -- tests -----------------------------------------------------------------------------------


def test_the_documents_hold_every_key_and_item_of_the_schemas() -> None:
    assert [str(one) for one in POSITIONS if one not in examples()] == []
    assert len(POSITIONS) > 150


def test_the_documents_are_good_however_they_are_written() -> None:
    for kind, document in documents():
        text = Written.of(document).text
        assert parse(text.encode()) == document
        assert shape_findings(kind, text) == []
        same_verdict(kind, document)


@pytest.mark.parametrize("position", KEYS, ids=str)
def test_a_key_left_out_is_found_only_where_it_is_required(position: Position) -> None:
    document, keys = example_of(position)
    *_, name = keys
    parent = keys[:-1]
    del at(document, parent)[name]
    text, lines = Written.of(document)
    found = shape_findings(position.kind, text)
    same_verdict(position.kind, document)
    if name not in REQUIRED.get((position.kind, position.pattern[:-1]), ()):
        assert found == []
        return
    (one,) = found
    assert (one.kind.code, one.span.line) == ("GIHV101", lines[parent])
    assert one.message.startswith(f"De sleutel `{name}` ontbreekt")
    by_name = parent and isinstance(parent[-1], str)
    shown = parent[-1] if by_name else next(iter(at(document, parent)), "{}")  # its first key
    assert underlined(text, one).startswith(str(shown))


@pytest.mark.parametrize("position", KEYS, ids=str)
def test_a_stranger_beside_a_key_is_found_at_the_stranger(position: Position) -> None:
    document, keys = example_of(position)
    parent = at(document, keys[:-1])
    beside = list(parent.items())
    beside.insert(list(parent).index(keys[-1]) + 1, (STRANGER, "tekst"))
    parent.clear()
    parent.update(beside)
    text = Written.of(document).text
    (line,) = (number for number, row in enumerate(text.splitlines(), 1) if STRANGER in row)
    (one,) = shape_findings(position.kind, text)
    assert (one.kind.code, one.span.line) == ("GIHV102", line)
    assert underlined(text, one) == STRANGER
    same_verdict(position.kind, document)


@pytest.mark.parametrize("position", POSITIONS, ids=str)
def test_a_value_of_another_type_is_found_at_the_value(position: Position) -> None:
    document, keys = example_of(position)
    good = at(document, keys)
    for wrong in WRONG[type(good)]:
        at(document, keys[:-1])[keys[-1]] = wrong
        text, lines = Written.of(document)
        found = shape_findings(position.kind, text)
        assert [one.span.line for one in found] == [lines[keys]], (wrong, found)
        (one,) = found
        assert one.kind.code == code_of(position.kind, keys), (wrong, one)
        assert underlined(text, one) == json.dumps(wrong, ensure_ascii=False)
        same_verdict(position.kind, document)
