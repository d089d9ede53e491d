"""The reader: what it reads, where it says that things stand, and what it refuses."""

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.nodes import MappingNode, ScalarNode

from gihv.diagnostics import FileError, Keys
from gihv.source import Node, parse, plain, positions, resolve, spans, text_of
from gihv.source.events import PureParser
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
        ("=", "="),
        ("+.5e3", 500.0),
        (".5e3", 500.0),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("-0", 0),
        ("1" * 101, "1" * 101),  # longer than any amount of money: text
        ("yes", "yes"),
        ("off", "off"),
        ("NULL", None),
        ("nULL", "nULL"),
        ("-", "-"),
        ("+", "+"),
        (".", "."),
        ("1e", "1e"),
        ("\u0661\u0662", "\u0661\u0662"),  # only ASCII digits are digits
        ("12\n", "12\n"),
        # numbers to YAML, text here: see `resolve`
        (".inf", ".inf"),
        ("-.INF", "-.INF"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("150.000", "150.000"),
        ("1.500", "1.500"),
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
    return plain._construct(PureParser(text), text)


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
        return read(f"[{written}]")[0] if written else None
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


# -- both parsers ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def without_c() -> Callable[[str], Any]:
    """A function that reads a text with PyYAML's own parser only, as on a platform without C."""

    def outcome(text: str) -> Any:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(plain, "EventParser", PureParser)
            patch.setattr(positions, "EventParser", PureParser)
            return read_or_refused(text)

    return outcome


def read_or_refused(text: str) -> Any:
    """All that the reader gives for a text: data and positions, or the finding."""
    try:
        return repr(plain.read(text_of(text.encode()))), spans(text)
    except FileError as error:
        return error.code, error.start, error.end, error.message, error.hint


@given(documents())
def test_both_parsers_read_the_same(without_c: Callable[[str], Any], text: str) -> None:
    assert read_or_refused(text) == without_c(text)


# -- what is told of a text that cannot be read ----------------------------------------------

QUOTES = "zet aanhalingstekens om de hele tekst."
NO_CHARACTER = "Deze code staat voor geen enkel teken."
SENTENCES = {
    # a text: what is underlined, the message, the hint
    'a: "\\UFFFFFFFF"\n': ("\\UFFFFFFFF", NO_CHARACTER, "typ het teken zelf."),
    'a: "\\U00110000"\n': ("\\U00110000", NO_CHARACTER, "typ het teken zelf."),
    "%YAML 1." + "9" * 5000 + "\n---\na: 1\n": (
        "1",
        "Hier is de YAML niet te volgen.",
        "kijk op deze regel en de regel erboven naar inspringing, dubbelepunten en haken.",
    ),
    '"titel": Bomen: samen\n': (
        ":",
        "Deze tekst bevat een dubbelepunt; YAML leest wat ervoor staat als een sleutel.",
        QUOTES,
    ),
    "nummer: 1\ntrekkers:\n\t": ("\t", "Deze regel springt in met een tab.", "gebruik spaties."),
    "partners:\n  -\n  organisatie: sbb\n": (
        "organisatie: sbb",
        "Deze regel hoort niet bij de lijst erboven: hij begint niet met een streepje.",
        "laat hem verder inspringen, of zet er een streepje voor.",
    ),
    "titel: Bomen: meer\n": (
        ":",
        "Deze tekst bevat een dubbelepunt; YAML leest wat ervoor staat als een sleutel.",
        QUOTES,
    ),
    "nummer: 1\n  titel: Bomen\n": (
        "titel",
        "Deze regel springt te ver in: de regel erboven heeft al een waarde.",
        (
            "zet hem recht onder de sleutels van zijn blok. "
            "Hoort hij bij de tekst, zet dan aanhalingstekens om de hele tekst."
        ),
    ),
    "nummer: 1\ntitel Bomen": (
        "titel Bomen",
        "Op deze regel ontbreekt een dubbelepunt na de sleutel.",
        (
            "schrijf `sleutel: waarde`. "
            "Hoort de regel bij de tekst erboven, laat hem dan verder inspringen."
        ),
    ),
    "nummer 1\ntitel: Bomen\n": (
        "nummer 1",
        "Op deze regel ontbreekt een dubbelepunt na de sleutel.",
        (
            "schrijf `sleutel: waarde`. "
            "Hoort de regel bij de tekst erboven, laat hem dan verder inspringen."
        ),
    ),
    "nummer: 1\ntitel:Bomen  # de titel\nstatus: lopend\n": (
        "titel:Bomen",
        "Na `titel:` ontbreekt een spatie.",
        "schrijf `titel: Bomen`.",
    ),
    "titel:Bomen\n": (
        "titel:Bomen",
        "Na `titel:` ontbreekt een spatie.",
        "schrijf `titel: Bomen`.",
    ),
    "zie:\n  - parken\n  -bomen\n": (
        "-bomen",
        "Na het streepje ontbreekt een spatie.",
        "schrijf `- bomen`.",
    ),
    "looptijd: {van:2014}\n": (
        "van:2014",
        "`van:2014` is zo één sleutel zonder waarde.",
        "zet een spatie na de dubbelepunt: `van: 2014`.",
    ),
    "titel: 'Foto's maken'\n": (
        "s maken'",
        "Het aanhalingsteken hiervoor sluit de tekst al; wat erna staat, hoort nergens bij.",
        "zet aanhalingstekens om de hele tekst, en binnen de tekst een ander soort.",
    ),
    'titel: "Bomen\nstatus: "lopend"\n': (
        '"',
        "Dit aanhalingsteken wordt nergens gesloten.",
        "zet aan het eind van de tekst hetzelfde aanhalingsteken.",
    ),
    'titel: "Bomen\nstatus: lopend\n': (
        '"',
        "Dit aanhalingsteken wordt nergens gesloten.",
        "zet aan het eind van de tekst hetzelfde aanhalingsteken.",
    ),
    'titel: "Map C:\\Beleid"\n': (
        "\\B",
        "Tussen dubbele aanhalingstekens begint `\\` een code, en deze code bestaat niet.",
        "gebruik enkele aanhalingstekens, of schrijf `\\\\` voor een gewone schuine streep.",
    ),
    "titel: [concept] Bomen\n": (
        "Bomen",
        "De haak `]` sluit de waarde al; wat erna staat, hoort nergens bij.",
        QUOTES,
    ),
    "{nummer: 1}\ntitel: Bomen\n": (
        "titel: Bomen",
        "De haak `}` sluit de waarde al; wat erna staat, hoort nergens bij.",
        QUOTES,
    ),
    "zie: [bomen, parken\nstatus: lopend\n": (
        "[",
        "De lijst die hier met `[` begint, klopt niet of wordt nergens gesloten.",
        (
            "zet komma's tussen de onderdelen en `]` aan het eind. "
            "Is het gewone tekst, zet er dan aanhalingstekens om."
        ),
    ),
    "looptijd: {": (
        "{",
        "Het blok dat hier met `{` begint, klopt niet of wordt nergens gesloten.",
        (
            "zet komma's tussen de onderdelen en `}` aan het eind. "
            "Is het gewone tekst, zet er dan aanhalingstekens om."
        ),
    ),
    "titel: @home\n": ("@", "Een waarde kan niet beginnen met `@`.", QUOTES),
    "titel: `code`\n": ("`", "Een waarde kan niet beginnen met een accent grave.", QUOTES),
    "titel: **Bomen**\n": (
        "*",
        "Met `*` begint in YAML een verwijzing; de agenda gebruikt die niet.",
        "hoort het teken bij de tekst, zet dan aanhalingstekens om de hele tekst.",
    ),
    "titel: &bomen Bomen\n": (
        "&",
        "Met `&` begint in YAML een anker; de agenda gebruikt die niet.",
        "hoort het teken bij de tekst, zet dan aanhalingstekens om de hele tekst.",
    ),
    "titel: > 100 bomen\n": (
        ">",
        "Na `>` begint een tekst over meer regels pas op de volgende regel.",
        (
            "zet de tekst op de volgende regel. "
            "Begint de tekst zelf met dit teken, zet er dan aanhalingstekens om."
        ),
    ),
    "zie: - bomen\n": (
        "-",
        "Hier kan geen streepje van een lijst staan.",
        "begin de lijst op een nieuwe regel onder de sleutel, of zet aanhalingstekens om de tekst.",
    ),
    "looptijd:\n    van: 2014\n  tot: 2015\n": (
        "tot: 2015",
        "Deze regel springt anders in dan de regels waar hij bij hoort.",
        "zet er 0 of 4 spaties voor, zoals bij de regels erboven.",
    ),
    'titel: "Bomen"  # titel\n status: lopend\n': (
        "status: lopend",
        "Deze regel springt anders in dan de regels waar hij bij hoort.",
        "zet er geen spaties voor.",
    ),
    "zie:\n  - bomen\n  status: lopend\n": (
        "status: lopend",
        "Deze regel hoort niet bij de lijst erboven: hij begint niet met een streepje.",
        "laat hem verder inspringen, of zet er een streepje voor.",
    ),
    "deelgebied: stad\n- bomen\n": (
        "- bomen",
        "Hier begint een lijst, maar de sleutel erboven heeft al een waarde.",
        "haal de waarde of het streepje weg.",
    ),
    "trekkers:\n  - naam: x\n    naam: y\n": (
        "naam",
        "De sleutel `naam` staat hier voor de tweede keer; de eerste staat op regel 2.",
        "laat er één staan. Begint hier een nieuw onderdeel, zet dan een streepje voor `naam`.",
    ),
    "titel: Bomen\n...\nnummer: 1\n": (
        "nummer: 1",
        "Het document eindigde al bij `...`; dit zou een tweede zijn.",
        "haal de regel met `...` weg.",
    ),
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_mistake_is_told_where_it_is_with_a_way_out(text: str) -> None:
    underlined, message, hint = SENTENCES[text]
    with pytest.raises(FileError) as caught:
        parse(text.encode())
    error = caught.value
    assert (text[error.start : error.end], error.message, error.hint) == (underlined, message, hint)


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


def test_of_a_key_that_stands_twice_the_first_place_counts() -> None:
    assert spans("a: 1\nb: 2\na: 3\n")["a",].value == (3, 4)


def test_the_place_of_what_stands_in_brackets_ends_where_its_text_ends() -> None:
    text = "a: [b: 1 , c ]\n"
    nodes = spans(text)
    assert text[slice(*nodes["a", 0].value)] == "b: 1"
    assert text[slice(*nodes["a", 1].value)] == "c"
