"""Which comment belongs to which key."""

import re
from itertools import pairwise
from random import Random
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gihv.edit import Refused
from gihv.edit import blocks as module
from gihv.edit.blocks import Block, Entry, blocks, comment_lines, comments
from tests.commented import Commented, mapping, owners

EXAMPLE = """\
# yaml-language-server: $schema=x

# kop van nummer
nummer: 1  # achter nummer
  # in nummer

    # in nummer, dieper
# voet van nummer

# los

trekkers:  # achter trekkers
  # los in trekkers

  # kop van de eerste
  - gemeente-den-haag
  - organisatie: mkb  # achter mkb
    # kop van taak
    taak: |  # bij de tekst
      # geen opmerking

    # slot van de tweede
  # voet van de tweede

# kop van zie
zie:
  # tussen zie en haken
  [a,  # tussen haken
  b]  # achter zie
# slot
"""


def texts(entry: Entry, text: str = EXAMPLE) -> dict[str, list[str]]:
    """The comments of an entry by what they are to it."""
    roles = ("lead", "head", "between", "behind", "inside", "foot")
    found = {role: comment_lines(text, getattr(entry, role)) for role in roles}
    found["between"] = [line for line in found["between"] if line]  # not whole lines
    return {role: lines for role, lines in found.items() if lines}


def block_at(*keys: str | int) -> Block:
    return blocks(EXAMPLE)[keys]


# -- roles -----------------------------------------------------------------------------------


def test_comments_around_a_key_are_its_own() -> None:
    assert texts(block_at().entry("nummer")) == {
        "head": ["# kop van nummer"],
        "behind": ["# achter nummer"],
        "inside": ["# in nummer", "", "# in nummer, dieper"],
        "foot": ["# voet van nummer"],
    }


def test_loose_comments_are_of_the_block_at_its_start_and_else_above_the_next_key() -> None:
    assert comment_lines(EXAMPLE, block_at().intro) == ["# yaml-language-server: $schema=x"]
    assert comment_lines(EXAMPLE, block_at("trekkers").intro) == ["# los in trekkers"]
    assert texts(block_at().entry("trekkers")) == {
        "lead": ["# los"],
        "behind": ["# achter trekkers"],
    }


def test_comments_in_a_list_are_of_its_items() -> None:
    trekkers = block_at("trekkers")
    assert texts(trekkers.entry(0)) == {"head": ["# kop van de eerste"]}
    assert texts(trekkers.entry(1)) == {"foot": ["# voet van de tweede"]}
    assert texts(block_at("trekkers", 1).entry("organisatie")) == {"behind": ["# achter mkb"]}
    assert texts(block_at("trekkers", 1).entry("taak")) == {"head": ["# kop van taak"]}
    assert comment_lines(EXAMPLE, block_at("trekkers", 1).tail) == ["# slot van de tweede"]


def test_comments_at_a_value_on_a_line_of_its_own() -> None:
    entry = block_at().entry("zie")
    assert texts(entry) == {
        "head": ["# kop van zie"],
        "between": ["# tussen zie en haken"],
        "behind": ["# achter zie"],
    }
    assert comment_lines(EXAMPLE, block_at().tail) == ["# slot"]


def test_a_modeline_right_above_the_first_key_is_of_the_file() -> None:
    text = "# yaml-language-server: $schema=x\n# kop\nnummer: 1\n"
    block = blocks(text)[()]
    assert comment_lines(text, block.intro) == ["# yaml-language-server: $schema=x"]
    assert texts(block.entry("nummer"), text) == {"head": ["# kop"]}


def test_a_comment_below_the_last_key_is_its_foot_only_if_a_blank_line_follows() -> None:
    text = "a:\n  x: 1\n  # slot van a\nb:\n  x: 1\n  # voet van x\n\nc: 1\n"
    found = blocks(text)
    assert comment_lines(text, found[("a",)].tail) == ["# slot van a"]
    assert texts(found[("b",)].entry("x"), text) == {"foot": ["# voet van x"]}


def test_a_list_right_under_its_key_leaves_comments_of_that_column_to_the_keys() -> None:
    text = "trekkers:\n- mkb\n # in mkb\n# kop van zie\nzie: []\n"
    found = blocks(text)
    assert texts(found[("trekkers",)].entry(0), text) == {"inside": ["# in mkb"]}
    assert texts(found[()].entry("zie"), text) == {"head": ["# kop van zie"]}


# -- places ----------------------------------------------------------------------------------


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_an_entry_can_be_cut_out_with_its_comments(line_break: str) -> None:
    text = EXAMPLE.replace("\n", line_break)
    entry = blocks(text)[()].entry("nummer")
    rest = text[: entry.head[0]] + text[entry.end :]
    assert rest.replace(line_break, "\n") == (
        "# yaml-language-server: $schema=x\n\n" + EXAMPLE[EXAMPLE.index("\n# los\n") :]
    )


def test_a_line_can_be_put_before_and_behind_every_entry_that_begins_a_line() -> None:
    for block in blocks(EXAMPLE).values():
        new = "- nieuw" if not block.is_map else "nieuw: 1"
        for entry in block.entries:
            if not entry.own_line:
                continue
            for place in (entry.head[0], entry.end):
                text = f"{EXAMPLE[:place]}{' ' * block.column}{new}\n{EXAMPLE[place:]}"
                assert len(blocks(text)[block.keys].entries) == len(block.entries) + 1


def test_the_first_key_behind_a_dash_does_not_begin_its_line() -> None:
    organisatie, taak = block_at("trekkers", 1).entries
    assert (organisatie.own_line, taak.own_line) == (False, True)
    assert EXAMPLE[organisatie.start :].startswith("organisatie: mkb")
    assert organisatie.head == (organisatie.start, organisatie.start)


def test_a_blank_line_between_two_entries_is_remembered() -> None:
    assert [entry.blank for entry in block_at().entries] == [False, True, True]
    assert [entry.blank for entry in block_at("trekkers", 1).entries] == [False, False]
    assert block_at("trekkers", 1).tail_blank
    assert not block_at().tail_blank


def test_what_stands_between_brackets_is_no_block() -> None:
    assert set(blocks(EXAMPLE)) == {(), ("trekkers",), ("trekkers", 1)}
    assert blocks("{nummer: 1}\n") == {}


def test_a_file_without_a_line_break_at_its_end() -> None:
    text = "nummer: 1\n# slot"
    assert comment_lines(text, blocks(text)[()].tail) == ["# slot"]


def test_an_entry_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="titel"):
        block_at().entry("titel")


# -- all comments ----------------------------------------------------------------------------


def test_comments_are_not_what_only_looks_like_one() -> None:
    text = "a: 'b # c'  # 1\nd#e: f#g # 2\nh: >- # 3\n  # i\n#4\nj: [k, # 5\n '#']"
    found = [text[start:end] for start, end in comments(text)]
    assert found == ["# 1", "# 2", "# 3", "#4", "# 5"]


# -- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "sign"),
    [
        ("a: 1\n? b\n: 2\n", 2, "?"),
        ("a: 1\n?\n  b\n: 2\n", 2, "?"),
        ("a:\n  - ? b\n", 2, "?"),
        ("a: 1\n: 2\n", 2, ":"),
        ("%YAML 1.2\n---\na: 1\n", 1, "%"),
        ("--- # c\na: 1\n", 1, "---"),
        ("a: 1\n...\n", 2, "..."),
    ],
)
def test_what_is_too_rare_to_guess_at_is_refused(text: str, line: int, sign: str) -> None:
    with pytest.raises(Refused) as caught:
        blocks(text)
    assert caught.value.line == line
    assert f"`{sign}`" in caught.value.message


# -- any document ----------------------------------------------------------------------------


def test_every_comment_is_whose_it_says_and_entries_do_not_overlap(full: bool) -> None:
    @settings(max_examples=500 if full else 60)
    @given(st.randoms(use_true_random=False))
    def holds(random: Random) -> None:
        document = Commented(random)
        text = document.document(mapping(random, 3))
        assert owners(text) == document.owners
        for block in blocks(text).values():
            for one, other in pairwise(block.entries):
                assert one.start < one.end <= other.lead[0] <= other.head[0] <= other.start
            assert block.intro[1] <= block.entries[0].head[0]
            last = block.entries[-1]
            assert last.end <= block.tail[0] <= block.tail[1] <= block.end <= len(text)

    holds()


def test_the_comments_in_the_docstring_say_what_they_are() -> None:
    picture = (module.__doc__ or "").partition("\n\n")[2].partition("A stretch")[0]
    text = dedent(picture).rstrip() + "\n"
    found = owners(text)
    assert len(found) == text.count("#") == 9
    for comment, (role, keys) in found.items():
        names = [key for key in keys if isinstance(key, str)]
        assert comment.startswith(f"# {role} ")
        assert re.findall("`(.+)`", comment) == names
