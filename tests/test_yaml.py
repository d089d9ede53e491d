"""The reader: what it reads, where it says that things stand, and what it refuses."""

import math
import re
from collections.abc import Iterator
from contextlib import suppress
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.nodes import MappingNode, ScalarNode
from yaml import YAMLError

from gihv.diagnostics import FileError, Keys
from gihv.yaml import Node, parse, reader, resolve, spans
from gihv.yaml.reader import EventParser, PureParser
from tests.documents import documents

# -- the same data as an independent reader of YAML 1.2 --------------------------------------


class TextConstructor(SafeConstructor):
    """ruamel.yaml's, with keys as text and dates as text."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[str, Any]:
        assert isinstance(node, MappingNode)
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            assert isinstance(key, ScalarNode)
            mapping[key.value] = self.construct_object(value, deep=True)
        return mapping

    def construct_text(self, node: Any) -> str:
        return str(node.value)


TextConstructor.add_constructor("tag:yaml.org,2002:timestamp", TextConstructor.construct_text)


def read_by_ruamel(text: str) -> Any:
    # Its own parser: its C parser refuses valid YAML, such as `[x:y]`.
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = TextConstructor
    return yaml.load(text)


def same(one: Any, other: Any) -> bool:
    """Equal in value and in type, all the way down; NaN equals NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other or (isinstance(one, float) and math.isnan(one) and math.isnan(other)))


@given(documents().map(lambda text: text.replace("\t", " ")))
def test_data_equal_those_of_ruamel(text: str) -> None:
    assert same(parse(text.encode()), read_by_ruamel(text))


@pytest.mark.parametrize(
    ("word", "value"),
    [
        # YAML 1.2's core schema, section 10.3.2; ruamel.yaml reads some of these otherwise
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        (".5e3", 500.0),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("-0", 0),
        ("1" * 101, "1" * 101),  # longer than any amount of money: text
        ("yes", "yes"),
        ("NULL", None),
        ("+", "+"),
        ("\u0661\u0662", "\u0661\u0662"),  # only ASCII digits are digits
        # numbers to YAML, text here: see `resolve`
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("150.000", "150.000"),
        ("0.125", 0.125),
        ("1.5000", 1.5),
        ("2014.000", 2014.0),
    ],
)
def test_a_plain_word_is_read_by_the_core_schema(word: str, value: object) -> None:
    assert same(resolve(word), value)


def test_keys_and_dates_are_text() -> None:
    data = b"2014: 2014-09-01\n6.10: {true: 22:30}\n<<: 1\n"
    assert parse(data) == {"2014": "2014-09-01", "6.10": {"true": "22:30"}, "<<": 1}


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    assert parse(b"\xef\xbb\xbfa: |\r\n  x\r\n  y\r\nb: 1\r\n") == {"a": "x\ny\n", "b": 1}


# -- positions: what stands at each reads back to its value ----------------------------------


def column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset) - 1


def read(text: str) -> Any:
    """Any value, where `parse` wants a mapping."""
    return reader._construct(EventParser(text), text)


def values(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Every value in plain data with the way to it."""
    yield keys, value
    inside: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    for key, part in inside:
        yield from values(part, (*keys, key))


def read_back(text: str, nodes: dict[Keys, Node], keys: Keys, value: Any) -> Any:
    """The value that the text at a node stands for, read on its own."""
    node = nodes[keys]
    start, end = node.value
    written = text[start:end]
    if node.flow:
        return read(f"[{written} ]")[0] if written else None
    # The same distance to the block around it: a block of text may state its own indentation.
    pad = " " * column(text, nodes[keys[:-1]].value[0])
    line_end = "\n" if text[end : end + 2].startswith(("\n", "\r\n")) else ""
    if not keys:
        return read(f"{written}{line_end}")
    if isinstance(value, dict | list) and written[0] not in "[{":
        return read(f"{pad}k:\n{' ' * column(text, start)}{written}{line_end}")["k"]
    return read(f"{pad}k: {written}{line_end}")["k"]


def signs(text: str) -> list[str]:
    """What stands in a text beside blanks and comments."""
    return re.sub(r"#[^\n]*", "", text).split()


def assert_key(text: str, nodes: dict[Keys, Node], keys: Keys) -> None:
    """A key reads back to its name, and only a colon and blanks stand before its value."""
    node = nodes[keys]
    assert node.key is not None
    assert read(f"? {text[slice(*node.key)]}\n: 1") == {keys[-1]: 1}
    assert signs(text[node.key[1] : node.value[0]]) in ([":"], [])  # `? key` has no colon


def assert_dash(text: str, nodes: dict[Keys, Node], keys: Keys) -> None:
    """A dash stands under those of its list, and only blanks between it and its value."""
    node = nodes[keys]
    assert node.key is None
    if nodes[keys[:-1]].flow:
        assert node.dash is None
        return
    assert node.dash is not None
    assert text[node.dash] == "-"
    assert column(text, node.dash) == column(text, nodes[keys[:-1]].value[0])
    assert signs(text[node.dash + 1 : node.value[0]]) == []


def assert_order(nodes: dict[Keys, Node]) -> None:
    """Values lie within their parent and behind what stands before them."""
    ends: dict[Keys, int] = {}
    for keys, node in nodes.items():
        start, end = node.value
        assert start <= end
        if keys:
            outer = nodes[keys[:-1]].value
            begin = node.key[0] if node.key else start
            assert ends.get(keys[:-1], outer[0]) <= begin
            assert end <= outer[1]
            ends[keys[:-1]] = end


@given(documents())
def test_the_text_at_each_place_reads_back_to_its_value(text: str) -> None:
    data, nodes = parse(text.encode()), spans(text)
    assert set(nodes) == {keys for keys, _ in values(data)}
    for keys, value in values(data):
        assert same(read_back(text, nodes, keys, value), value)
        if keys and isinstance(keys[-1], str):
            assert_key(text, nodes, keys)
        elif keys:
            assert_dash(text, nodes, keys)
    assert_order(nodes)


# -- PyYAML's own parser, where there is no C parser -----------------------------------------


@given(documents())
def test_the_slow_parser_reads_the_same_or_refuses(text: str) -> None:
    try:
        slow = reader._construct(PureParser(text), text)
    except YAMLError:
        assert re.search(r"\?|\t|[|>][-+0-9]*#", text)
    else:
        assert same(slow, parse(text.encode()))


# -- what holds of any text ------------------------------------------------------------------

BROKEN = "\t\n []{}:-?&*!|>'\"%@`#,a"


@given(st.text(BROKEN, max_size=12))
def test_no_text_breaks_the_reader(text: str) -> None:
    refused: FileError | None = None
    try:
        content = parse(text.encode())
    except FileError as error:
        refused = error
    if refused:
        assert 0 <= refused.start <= refused.end <= len(text) + 1
        assert refused.message.endswith(".")
    else:
        assert set(spans(text)) == {keys for keys, _ in values(content)}


def test_a_text_with_a_mistake_has_no_places() -> None:
    assert spans("a: 1\nb: 2\na: 3\n") == spans("[" * 100_000) == {}


def test_the_place_of_what_stands_in_brackets_ends_where_its_text_ends() -> None:
    text = "a: [b: 1 , c ]\n"
    nodes = spans(text)
    assert text[slice(*nodes["a", 0].value)] == "b: 1"
    assert text[slice(*nodes["a", 1].value)] == "c"


MEBIBYTE = 1024 * 1024
ENDLESS = {
    "brackets": "[",
    "braces": "{",
    "dashes": "- ",
    "questions": "? ",
    "questions between brackets": "a: [? err, ",
    "empty keys": "- ? : a\n",
    "keys with a colon": "{a:b: {}}, ",
    "blanks": "a: " + " " * 100_000 + "b: c\n",
    "quotes": "'a' ",
    "one word": "a",
    "hard spaces": "\u00a0",
    "lines of blanks": "a: |\n" + "   \n" * 1000,
    "comments": "a: b #c\n",
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_no_text_takes_long(text: str, full: bool) -> None:
    part = 3 if full else 6
    whole = text * (MEBIBYTE // len(text.encode()))
    started = process_time()
    for head in ("", "a: ", "a: [", "a: b\n  "):
        with suppress(FileError):
            parse(f"{head}{whole[: MEBIBYTE // part]}\n b: c: d\n".encode())
    assert process_time() - started < 15 / part
