"""The carets stand below what is wrong, as a screen shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gihv.output import verschil
from gihv.output.cells import visible, wrap
from gihv.output.findings.tekst import excerpt

FAMILY = "👨\u200d👩\u200d👧"
FLAG = "🇳🇱"
HEART = "❤\ufe0f"


def underline(line: str, wrong: str, room: int = 60) -> tuple[str, str]:
    start = line.index(wrong)
    return excerpt(line, start, start + len(wrong), room)


# -- a line that fits ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "wrong", "carets"),
    [
        ("  - den-haag", "den-haag", "    ^^^^^^^^"),
        ("titel: 日本語 x", "日本語", "       ^^^^^^"),
        ("a: {日本: x}", "x", "          ^"),
        ("e\u0301e\u0301: x", "x", "    ^"),
        ("a: e\u0301", "e\u0301", "   ^"),
        (f"a: {FAMILY} x", "x", "      ^"),
        (f"a: {FAMILY}", FAMILY, "   ^^"),
        (f"a: {FLAG}{FLAG} x", "x", "        ^"),
        (f"a: {HEART} 👍🏽 x", "x", "         ^"),
        ("한국어: x", "x", "        ^"),
    ],
)
def test_carets_count_cells(line: str, wrong: str, carets: str) -> None:
    assert underline(line, wrong) == (line, carets)


def test_a_tab_is_shown_as_spaces_to_the_next_stop() -> None:
    assert underline("\ttitel: x", "\t") == ("    titel: x", "^^^^")
    assert underline("ab\ttitel: x", "titel") == ("ab  titel: x", "    ^^^^^")


def test_what_steers_a_screen_is_shown_as_a_sign() -> None:
    found, carets = underline("a: \x1b[2J\u202eb", "b")
    assert found == "a: ␛[2J\ufffdb"
    assert carets == "        ^"


def test_nothing_wrong_in_the_line_is_one_caret() -> None:
    assert excerpt("titel:", 6, 6, 60) == ("titel:", "      ^")
    assert excerpt("titel:", 40, 41, 60) == ("titel:", "      ^")
    assert excerpt("", 0, 1, 60) == ("", "^")


def test_spaces_at_the_end_are_shown_only_where_they_are_wrong() -> None:
    assert excerpt("a: b   ", 3, 4, 60) == ("a: b", "   ^")
    assert excerpt("a: b   ", 4, 7, 60) == ("a: b   ", "    ^^^")


# -- a line that does not fit ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "wrong", "expected"),
    [
        ("wrong " + "x" * 40, "wrong", ("wrong xxxxxxxxxxxxx…", "^^^^^")),
        ("a" * 20, "a" * 20, ("a" * 20, "^" * 20)),
        ("x" * 40 + "wrong", "wrong", ("…xxxxxxwrong", "       ^^^^^")),
        ("x" * 40 + "w" * 40, "w" * 40, ("…xxxxxx" + "w" * 12 + "…", "       " + "^" * 13)),
    ],
)
def test_a_long_line_is_cut_around_what_is_wrong(
    line: str, wrong: str, expected: tuple[str, str]
) -> None:
    assert underline(line, wrong, room=20) == expected


@pytest.mark.parametrize(
    ("context", "is_inert"), [("::error::x", True), ("\t##[error]x", True), ("a::b: 1", False)]
)
def test_a_difference_commands_no_runner(context: str, is_inert: bool) -> None:
    old, new = (f"{context}\n{line}\n".encode() for line in ("a: 1", "a: 2"))
    lines = verschil.render(old, new, was="a", path="a", colour=False).splitlines()
    assert (lines[0] == "::stop-commands::gihv-0") == (lines[-1] == "::gihv-0::") == is_inert


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "M", "Sk"]), max_size=80),
    st.integers(0, 80),
    st.integers(0, 80),
    st.integers(10, 90),
)
def test_an_excerpt_always_fits_and_underlines_what_it_shows(
    line: str, start: int, length: int, room: int
) -> None:
    shown, carets = excerpt(line, start, start + length, room)
    assert cell_len(shown) <= room
    assert carets == " " * carets.index("^") + "^" * carets.count("^")
    assert carets.index("^") <= cell_len(shown)


# -- text on a screen ------------------------------------------------------------------------


@given(st.text())
def test_what_is_visible_steers_no_screen(text: str) -> None:
    assert not set(visible(text)) & {chr(code) for code in [*range(0x20), *range(0x7F, 0xA0)]}


def test_wrap_keeps_words_and_line_ends() -> None:
    assert wrap("een twee drie\nvier", 8) == ["een twee", "drie", "vier"]
    assert wrap("een-heel-lang-woord dan", 8) == ["een-heel-lang-woord", "dan"]
    assert wrap("a\n\nb  ", 80) == ["a", "", "b"]
    assert wrap("a  b", 80) == ["a  b"]
    assert wrap("een twee ", None) == ["een twee"]


def test_the_names_above_a_difference_steer_no_screen() -> None:
    shown = verschil.render(b"a\n", b"b\n", was="a\x1b[2J", path="b\n::error::x", colour=False)
    assert shown.splitlines()[:2] == ["--- a␛[2J", "+++ b␊::error::x"]
