"""Prose in a document: whatever it holds, all around it stays as it is without it."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from gihv.prose import contained, plain

READER = (
    MarkdownIt("commonmark", {"maxNesting": 100})
    .enable(["table", "strikethrough"])
    .use(footnote_plugin)
)

READER.validateLink = lambda _: True  # type: ignore[assignment]  # as a reader that trusts all

OPEN = (
    *("```", "~~~~ python", "<!--", "<details>", "<script>", "<pre>", "<![CDATA[", "<?php", "<!X"),
    *("<div>", '<a href="', "<b title='\n", "`", "``", "$$", "**", "~~", "[", "![", "[a](", "[^1]"),
    *("- ", "1. ", "> ", ">>>", "    ", "\t", "|", "|--|--|", "# ", "###### ", "===", "---", "***"),
    *("[b]: x", "[b]:\n", "[^noot-1]: ", "[^1]: x", "](javascript:x)", "<javascript:x>", '"', "'"),
    *("&lt;", "&#60;", "\\", "\\\\", "\n", "\n\n", " ", "-->", "</details>", "</b>", "<a@b.nl>"),
    *("<http://a.nl>", "www.a.nl", "(", ")", "]", "<", ">", "^", ":", "!", "a", "b", "1"),
)
"""What begins something in Markdown, or ends it."""
PROSE = st.lists(st.sampled_from(OPEN), max_size=14).map("".join)

BEFORE = "# Titel\n\nTekst met [b], [^noot-1] en `code`."
AFTER = "Tekst met [b], [1], [^1] en [^noot-1].\n\n# Volgende\n\n- [b]\n\n[^noot-1]: Een noot.\n"


def also(*texts: str) -> Callable[[Callable[[str], None]], Callable[[str], None]]:
    """The test with each of these texts, too."""

    def add(test: Callable[[str], None]) -> Callable[[str], None]:
        for text in texts:
            test = example(text)(test)
        return test

    return add


def prose(text: str, level: int = 2) -> str:
    """Prose as a document has it."""
    return contained(text, level=level) or plain(text)


@also(*OPEN, "> " * 70 + "<b>", "> <div>\n\n" * 20, "<a\n" * 20)
@given(PROSE)
def test_all_around_prose_is_as_it_is_without_it(text: str) -> None:
    shown = READER.render(f"{BEFORE}\n\n{prose(text)}\n\n{AFTER}")
    around = READER.render(f"{BEFORE}\n\nPLAATS\n\n{AFTER}")
    before, after = around.split("<p>PLAATS</p>\n")
    assert shown.startswith(before)
    assert shown.endswith(after)


@also(*OPEN)
@given(PROSE)
def test_prose_has_no_html_no_link_that_runs_code_and_no_heading_of_the_document(text: str) -> None:
    tokens = READER.parse(prose(text))
    assert {one.tag for one in tokens if one.type == "heading_open"} <= {"h3", "h4", "h5", "h6"}
    inline = [child for one in tokens for child in one.children or ()]
    for one in (*tokens, *inline):
        assert not one.type.startswith(("html", "footnote"))
        assert not str(one.attrGet("href") or one.attrGet("src")).startswith("javascript:")


@also(*OPEN)
@given(PROSE)
def test_prose_that_is_contained_stays_as_it_is(text: str) -> None:
    once = prose(text)
    assert contained(once, level=2) == once


@pytest.mark.parametrize(
    "text",
    [
        "**vet**, *schuin*, ~~weg~~, `<b>` en een\\\nregel",
        "Voor jongeren < 27 jaar, R&D en 3 > 2; zie [a] of a[1].",
        "- een\n  1. twee\n\n> drie\n\n***\n\n| a | b |\n| --- | --- |\n| c | `<d>` |",
        "<https://a.nl>, <a@b.nl>, [a](https://a.nl 'titel'), [b](../b.md#c), ![d](e.png)",
        "```html\n<b>\n# geen kop\n```\n\n    <b>",
        "### Kop\n\n#### Kop daaronder",
        "\\<b>, \\[a]: b en \\# geen kop",
    ],
)
def test_well_formed_prose_stays_as_it_was_typed(text: str) -> None:
    assert contained(text, level=2) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Een <b>*woord*</b>", "Een \\<b>\\*woord\\*\\</b>"),
        ("<!-- weg\n\nniet weg", "\\<!-- weg\n\nniet weg"),
        ("[klik](javascript:alert(1))", "\\[klik\\](javascript:alert(1))"),
        ("![plaatje](JavaScript&#58;x)", "!\\[plaatje\\](JavaScript\\&#58;x)"),
        ("<javascript:alert(1)>", "\\<javascript:alert(1)>"),
        ("Zie [a].\n\n[a]: https://a.nl", "Zie \\[a\\].\n\n\\[a\\]: https://a.nl"),
        ("Waar[^1]\n\n[^1]: Daar", "Waar\\[^1\\]\n\n\\[^1\\]: Daar"),
        (">>>\nvan GitLab", "\\>>>\nvan GitLab"),
        ("- een\n- <b>\n\n***", "\\- een\n\\- \\<b>\n\n\\*\\*\\*"),
        ("- # A\n\n  B", "\\- # A\n\nB"),  # a heading in a list
        ("A\n===\n\nB\nC\n---\n", "A\n\\===\n\nB\nC\n\\---"),
        (f"{'> ' * 70}a\n\n*b*", f"\\{'> ' * 70}a\n\n\\*b\\*"),  # too deep to read
    ],
)
def test_what_reaches_further_is_shown_as_text(text: str, expected: str) -> None:
    assert contained(text, level=2) is None
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~~~~ python\nx = 1\n~~~", "~~~~ python\nx = 1\n~~~\n~~~~"),
        ("- ```\n  in een lijst", "- ```\n  in een lijst"),
        ("  eerst\n\n  dan\n", "eerst\n\n  dan"),
        (" \n ", ""),
    ],
)
def test_what_is_open_is_closed(text: str, expected: str) -> None:
    assert contained(text, level=2) == expected


@pytest.mark.parametrize(
    ("text", "level", "expected"),
    [
        ("# A\n## B\n# C", 3, "#### A\n##### B\n#### C"),
        (" ### A ###\n###### B", 1, "## A ###\n### B"),  # no step is passed over
        ("# A\n\n## B", 5, "###### A\n\n###### B"),  # HTML has no more
        ("# A \\#", 2, "### A \\#"),
        ("#geen\n\\# geen", 2, "#geen\n\\# geen"),
    ],
)
def test_headings_go_below_the_heading_that_prose_stands_under(
    text: str, level: int, expected: str
) -> None:
    assert contained(text, level=level) == expected
