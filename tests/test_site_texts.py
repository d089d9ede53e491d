"""Texts of the agenda on the web page: what of their Markdown works, and what becomes a link."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gihv.site import text as texts
from gihv.site.text import inline, prose

PIECES = (
    *("Bomen", "een", "é", "12", "€ 5", " ", "  ", "    ", "\t", "\n", "\n\n", " \n", "\u00a0"),
    *("1. ", "1) ", "12.", "3)", "- ", "+", "#", "---", "===", "*", "_", "`", "\\", "&amp;", "<b>"),
    *("www.a.nl", "https://a.nl/x_y", "a@b.nl", "(x)", ".", ":", "–", "!", "[x]", '"', "'", "|"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_text_without_markup_is_the_same_whether_or_not_it_is_read_as_markdown(text: str) -> None:
    quickly = prose(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "_HAS_MARKUP", re.compile(""))  # found in every text
        assert prose(text) == quickly


def test_headings_go_below_that_of_the_page_and_leave_out_no_level() -> None:
    assert re.findall("<h[1-6]>", prose("# een\n\n### twee\n\n# drie")) == [
        "<h3>",
        "<h4>",
        "<h3>",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mail a@b.nl.", 'mail <a href="mailto:a@b.nl">a@b.nl</a>.'),
        (
            "zie www.a.nl/x?a=1&b, ok",
            'zie <a href="https://www.a.nl/x?a=1&amp;b">www.a.nl/x?a=1&amp;b</a>, ok',
        ),
        ("https://a.nl/b_(c)", '<a href="https://a.nl/b_(c)">https://a.nl/b_(c)</a>'),
        ('www.a.nl"onclick=x', '<a href="https://www.a.nl">www.a.nl</a>"onclick=x'),
        ("<b>www.a.nl</b>", '&lt;b&gt;<a href="https://www.a.nl">www.a.nl</a>&lt;/b&gt;'),
    ],
)
def test_an_address_is_a_link(text: str, shown: str) -> None:
    assert inline(text) == shown
    assert prose(text) == f"<p>{shown}</p>\n"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("`www.a.nl`", "<code>www.a.nl</code>"),
        ("[hier, op www.b.nl](https://a.nl)", '<a href="https://a.nl">hier, op www.b.nl</a>'),
        ("<https://a.nl>", '<a href="https://a.nl">https://a.nl</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](//a.nl)", "[x](//a.nl)"),
        ("![x](https://a.nl/p.png)", '!<a href="https://a.nl/p.png">x</a>'),
        ("a <script>b</script>", "a &lt;script&gt;b&lt;/script&gt;"),
    ],
)
def test_a_link_leads_to_the_web_and_nothing_is_raw(markdown: str, html: str) -> None:
    assert prose(markdown) == f"<p>{html}</p>\n"
