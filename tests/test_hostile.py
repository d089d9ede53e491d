"""Hostile text in every field of every kind of file: documents keep their headings, and no HTML."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from gihv.dutch import capital, one_line
from gihv.export.markdown import markdown
from gihv.query import selectie
from gihv.report import PER, REPORTS
from tests.command import gihv, write
from tests.every_key import FILES
from tests.helpers import Files, check, load

READER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
READER.use(footnote_plugin)
READER.validateLink = lambda _: True  # type: ignore[assignment]  # as a reader that trusts all

HOSTILE = (
    "Tot hier\n\n```\nniet gesloten",
    "~~~~ ```\nniet gesloten",
    "Tot hier <!-- niet gesloten",
    "<!--\n\nniet gesloten",
    "<details>\n<summary>weg</summary>\n\ntekst",
    '<a id="inhoud">tekst</a> </li></ul><h1>Kop</h1> <b title="',
    "<script>\n\nalert(1)",
    "> <script>alert(1)</script>",
    "# Kop\n\n## Kop\n\nKop\n===\n\n- Kop\n  ---\n\n> # Kop",
    "Kop\n---",
    "| # | Kop |\n| --- | --- |\n| <b> | `<i>` |",
    "[Inhoud]: javascript:alert(1)\n[klik]: <javascript:alert(1)> 'weg'\n\n[klik] [^noot-1]",
    "[^noot-1]: niet de redactie\n\n[^1]: # Kop\n\n    ```",
    "[^noot-1] [^1] ![^noot-2] ^[noot]",
    "[klik](javascript:alert(1)) ![klik](javascript:x) <javascript:alert(1)>",
    "- een\n\n  - twee\n\n    ```\n    <pre>\n\n1. drie",
    "einde op een \\",
    "`` ` ** _ ~~ [ ![ ]( $$ &lt;b&gt; &#35;",
)
ALL = "\n\n".join(reversed(HOSTILE))
LISTS = ("acties", "speerpunten", "organisaties", "regelingen")
NAMES = (
    *("adres", "afkorting", "aliassen", "doelen", "door", "eenheid", "email", "enkelvoud"),
    *("functie", "herkomst", "inleiding", "kenmerk", "lucht", "meervoud", "naam", "noot"),
    *("omschrijving", "regio", "taak", "tekst", "telefoon", "titel", "toelichting", "uitdaging"),
    *("versie", "voorheen", "waarvoor", "wat", "water"),
)
"""The keys whose value is any text, or a list of these."""
WORD = "Zomaar"
"""A text that has no meaning in Markdown."""

Place = tuple[str, tuple[str | int, ...]]
"""Where a value stands: its file, and the keys and numbers that lead to it there."""


@cache
def fields() -> tuple[Place, ...]:
    """Every place in an agenda with every key that takes any text: no finding comes of it."""

    def codes(files: Mapping[str, str]) -> set[str]:
        return {one.kind.code for one in check(Files(files))[1]}

    known = codes(FILES)
    places = [(file, keys) for file, text in FILES.items() for keys in leaves(data(text))]
    return tuple(one for one in places if codes(files_with({one: "<b> #\n\n*x*"})) <= known)


def data(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


def leaves(value: Any, *keys: str | int) -> Iterator[tuple[str | int, ...]]:
    """Where the texts in a value stand."""
    if isinstance(value, str):
        yield keys
    elif isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(below, *keys, key)


def files_with(texts: Mapping[Place, str]) -> Mapping[str, str]:
    """The files of that agenda, with other texts in some places."""
    found = {file: data(FILES[file]) for file in {file for file, _ in texts}}
    for (file, (*above, last)), text in texts.items():
        value = found[file]
        for key in above:
            value = value[key]
        value[last] = text
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return {**FILES, **{file: yaml.dump(value, Dumper=dumper) for file, value in found.items()}}


class Heading(NamedTuple):
    level: int
    title: str
    anchor: str


class Seen(NamedTuple):
    """A document as a reader has it."""

    headings: list[Heading]
    html: list[str]
    noten: int
    links: list[str]
    """Those within the document, and all that are no web or mail address."""


def seen(document: str) -> Seen:
    tokens = READER.parse(document)
    inline = [child for token in tokens for child in token.children or ()]
    links = [str(one.attrGet("href") or one.attrGet("src") or "") for one in inline]
    return Seen(
        [
            Heading(int(one.tag[1]), *title_and_anchor(below.children or ()))
            for one, below in pairwise(tokens)
            if one.type == "heading_open"
        ],
        [one.content for one in (*tokens, *inline) if one.type.startswith("html")],
        sum(one.type == "footnote_open" for one in tokens),
        sorted(link for link in links if link and not link.startswith(("http", "mailto:"))),
    )


def title_and_anchor(parts: Iterable[Token]) -> tuple[str, str]:
    texts = "".join(part.content for part in parts if not part.type.startswith("html"))
    return texts, "".join(part.content for part in parts if part.type.startswith("html"))


def own(headings: Iterable[Heading], *, deepest: int = 0) -> list[Heading]:
    """The headings that are no prose: with an anchor, or as high as this; prose stands deeper."""
    found: list[Heading] = []
    for one in headings:
        if one.anchor or one.level <= max(deepest, 1):
            found.append(one)
        else:
            assert one.level > found[-1].level
            assert one.title == "Kop"
    return found


def expected(plain: Seen, text: str) -> Seen:
    """What is seen of a document with one word in some places, with a text instead of it."""
    shown = one_line(text)
    headings = []
    for one in plain.headings:
        title = one.title.replace(WORD, shown)
        # "Speerpunt 1. …", in the agenda's own word
        is_named = one.anchor.startswith('<a id="speerpunt-')
        headings.append(one._replace(title=capital(title) if is_named else title))
    return plain._replace(headings=headings)


def exported(texts: Mapping[Place, str]) -> Seen:
    agenda, _ = load(Files(files_with(texts)))
    return seen(markdown(agenda, selectie(agenda, {})))


@cache
def plain(places: tuple[Place, ...]) -> Seen:
    """An export with a plain word in these places."""
    return exported(dict.fromkeys(places, WORD))


def assert_alike(text: str, places: Iterable[Place]) -> None:
    """Assert that an export with this text in these places is that with a plain word, around it."""
    places = tuple(places)
    found = exported(dict.fromkeys(places, text))
    wanted = expected(plain(places), text)
    assert own(found.headings) == wanted.headings
    assert found._replace(headings=[]) == wanted._replace(headings=[])


def name_of(place: Place) -> str:
    """The name of a key in a file; that of a list stands for what is in it."""
    return next(key for key in reversed(place[1]) if isinstance(key, str))


def test_no_key_for_text_is_forgotten() -> None:
    assert {name_of(place) for place in fields()} == {*NAMES}
    assert {file for file, _ in fields()} == FILES.keys()


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_every_field_leaves_an_export_its_headings(text: str) -> None:
    assert_alike(text, fields())


def test_a_fence_that_the_next_cannot_close_hides_nothing() -> None:
    fences = {place: f"{'`' * length}\nopen" for length, place in enumerate(reversed(fields()), 3)}
    found, wanted = exported(fences), plain(fields())
    assert [one.anchor for one in found.headings] == [one.anchor for one in wanted.headings]


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_text_in_the_fields_of_one_name_leaves_an_export_its_headings(name: str) -> None:
    assert_alike(ALL, [place for place in fields() if name_of(place) == name])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The agenda with a plain word in every field."""
    return write(tmp_path_factory.mktemp("agenda"), files_with(dict.fromkeys(fields(), WORD)))


@pytest.mark.parametrize(
    ("command", "texts"),
    [
        *((f"report {name}", [ALL]) for name in REPORTS),
        *((f"report --per {name}", [ALL]) for name in PER),
        *((f"list {name}", [ALL]) for name in LISTS),
        *(
            (f"show {ref}", [ALL, *HOSTILE[:4]])
            for ref in ("1.1", "1", "gemeente-den-haag", "europa")
        ),
    ],
)
def test_text_in_every_field_leaves_a_report_its_headings(
    command: str, texts: list[str], root: Path, tmp_path: Path
) -> None:
    args = (*command.split(), "--format", "markdown")
    wanted = seen(gihv(*args, root=root).out)
    assert wanted.headings
    for text in texts:
        write(tmp_path, files_with(dict.fromkeys(fields(), text)))
        found = seen(gihv(*args, root=tmp_path).out)
        assert own(found.headings, deepest=2) == expected(wanted, text).headings
        assert (found.html, found.noten, found.links) == ([], 0, [])


def test_no_title_takes_the_place_of_an_anchor() -> None:
    """GitHub and GitLab give a heading an anchor made of its title; the first of a name counts."""
    bare = plain(())
    titles = "\n\n".join(f"# {one.title}" for one in bare.headings)
    prose = {place: titles for place in fields() if name_of(place) in ("tekst", "omschrijving")}
    shown = [one.title for one in exported(prose).headings]
    assert len(shown) > 2 * len(bare.headings)
    made = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in shown}
    anchors = {name for one in bare.headings for name in re.findall('"(.*?)"', one.anchor)}
    assert anchors.isdisjoint(made)
