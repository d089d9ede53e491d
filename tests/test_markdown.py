"""Text as Markdown: an independent reader gives back exactly what a person wrote."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gihv.dutch import one_line
from gihv.markdown import escaped

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

SIGNS = st.sampled_from([*"\\`*_[]()<>|#~&;:!$+-=.@/ \n\t", "1.", "2)", "&copy;", "&#60;", "<b>"])
LETTERS = st.characters(exclude_categories=["Cc", "Cs"])
TEXTS = st.lists(st.one_of(SIGNS, st.sampled_from("abc"), LETTERS), max_size=12).map("".join)
"""Texts with many signs; control characters cannot stand in an agenda."""


def read(markdown: str) -> list[tuple[str, str]]:
    """Each leaf of a document: the elements that it stands in, and its text.

    What is not plain text, such as emphasis or a link, is there as its own name.
    """
    within: list[str] = []
    found = []
    for token in READER.parse(markdown):
        if token.type == "inline":
            parts = [
                part.content if part.type in ("text", "text_special") else f"<{part.type}>"
                for part in token.children or ()
            ]
            found.append((" ".join(within), "".join(parts)))
        elif token.nesting == 1:
            within.append(token.tag)
        elif token.nesting == -1:
            within.pop()
        else:
            found.append((" ".join(within), f"<{token.type}>"))
    return found


HARD = (
    *("1. Eerst dit", "2) dan dat", "- x", "-", "- - -", "---", "+ x", "* x", "# x", "###### x"),
    *("##", "x ##", "> x", "===", "    vier spaties", "~~~", "```", "~~weg~~", "&copy;"),
    *("&#60;b>", "&#x3c;b>", "<b>niet</b>", "<1@a.nl>", "a | b", "a \\| b", "einde \\"),
    *("![x](y)", "_a_ __b__ c_d_ e"),
)


def hard(test: Callable[[str], None]) -> Callable[[str], None]:
    """The test with each text that is most likely to become markup, too."""
    for text in HARD:
        test = example(text)(test)
    return test


@hard
@given(TEXTS.filter(one_line))
def test_a_reader_gives_back_the_text(text: str) -> None:
    opening, behind, typed = escaped(text), escaped(text, opens=False), one_line(text)
    assert read(opening) == [("p", typed)]
    assert read(f"- {opening}") == [("ul li p", typed)]
    assert read(f"[{behind}](#a)") == [("p", f"<link_open>{typed}<link_close>")]
    for one in (opening, behind):
        assert read(f"## {one}") == [("h2", typed)]
        table = f"| a | b |\n| --- | --- |\n| {one} | {one} |"
        assert [found for _, found in read(table)] == ["a", "b", typed, typed]


@pytest.mark.parametrize(
    "text",
    [
        "R&D, O&O-fonds, Vrede & Recht, H&M",
        "Wat? Dat! (mini)conferentie: 'ja'; \"nee\" / of 50%",
        "1.2 Samenwerking, 2014-2015, 8- tot 12-jarigen",
        "2014 en 2015.",
        "-5 graden",
        "+31 70 123 45 67",
        "=1+1",
        "#gihv en C#",
        "jongeren < 27 of <27, en > 16 jaar",
        "sleutel_met__streepjes",
        "€ 650.000 + btw",
        "www.a.nl/b_c?d=1&e=2#f en a_b@c.nl",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert escaped(text) == escaped(text, opens=False) == text


@pytest.mark.parametrize(
    ("text", "opening", "behind"),
    [
        ("1. Eerst dit", "1\\. Eerst dit", "1. Eerst dit"),
        ("2) *dan*", "2\\) \\*dan\\*", "2) \\*dan\\*"),
        ("- x", "\\- x", "- x"),
        ("+ x", "\\+ x", "+ x"),
        ("> x", "\\> x", "> x"),
        ("# x", "\\# x", "# x"),
        ("---", "\\---", "---"),
        ("===", "\\===", "==="),
        ("twee\n  regels", "twee regels", "twee regels"),
        ("_a_b_", "\\_a_b\\_", "\\_a_b\\_"),
        ("x #", "x \\#", "x \\#"),
        ("$a$", "\\$a\\$", "\\$a\\$"),
        ("a &copy", "a \\&copy", "a \\&copy"),
    ],
)
def test_a_backslash_stands_only_where_a_sign_has_a_meaning(
    text: str, opening: str, behind: str
) -> None:
    assert (escaped(text), escaped(text, opens=False)) == (opening, behind)
