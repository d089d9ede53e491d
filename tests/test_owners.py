"""Which comment belongs to which key."""

import re
from itertools import pairwise
from random import Random
from textwrap import dedent

import pytest

from gihv.edit import Refused
from gihv.edit import owners as module
from gihv.edit.owners import Tree
from tests.commented import Commented, Owner, mapping, owners

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
    taak: |  # achter taak
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


def test_each_comment_has_its_owner() -> None:
    taak = ("trekkers", 1, "taak")
    assert owners(EXAMPLE) == {
        "# yaml-language-server: $schema=x": ("intro", ()),
        "# kop van nummer": ("head", ("nummer",)),
        "# achter nummer": ("behind", ("nummer",)),
        "# in nummer": ("inside", ("nummer",)),
        "# in nummer, dieper": ("inside", ("nummer",)),
        "# voet van nummer": ("foot", ("nummer",)),
        "# los": ("lead", ("trekkers",)),
        "# achter trekkers": ("behind", ("trekkers",)),
        "# los in trekkers": ("intro", ("trekkers",)),
        "# kop van de eerste": ("head", ("trekkers", 0)),
        "# achter mkb": ("behind", ("trekkers", 1, "organisatie")),
        "# kop van taak": ("head", taak),
        "# achter taak": ("behind", taak),
        "# slot van de tweede": ("tail", ("trekkers", 1)),
        "# voet van de tweede": ("foot", ("trekkers", 1)),
        "# kop van zie": ("head", ("zie",)),
        "# tussen zie en haken": ("between", ("zie",)),
        "# tussen haken": ("brackets", ("zie",)),
        "# achter zie": ("behind", ("zie",)),
        "# slot": ("tail", ()),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a modeline right above the first key is of the file
        (
            "# yaml-language-server: $schema=x\n# kop\nnummer: 1\n",
            {"# yaml-language-server: $schema=x": ("intro", ()), "# kop": ("head", ("nummer",))},
        ),
        # below the last key of a block a comment is its foot only if a blank line follows
        (
            "a:\n  x: 1\n  # slot\nb:\n  x: 1\n  # voet\n\nc: 1\n",
            {"# slot": ("tail", ("a",)), "# voet": ("foot", ("b", "x"))},
        ),
        # a list right under its key leaves comments of that column to the keys
        (
            "trekkers:\n- mkb\n # in\n# kop\nzie: []\n",
            {"# in": ("inside", ("trekkers", 0)), "# kop": ("head", ("zie",))},
        ),
        ("nummer: 1\n# slot", {"# slot": ("tail", ())}),
        ("# kop\n{a: 1, # in\n b: 2}  # achter\n# slot\n", {
            "# kop": ("head", ()),
            "# in": ("brackets", ()),
            "# achter": ("behind", ()),
            "# slot": ("inside", ()),
        }),
        # what only looks like a comment is none
        (
            "a: 'b # c'  # 1\nd#e: f#g # 2\nh: >- # 3\n  # i\n#4\nj: [k, # 5\n '#']",
            {
                "# 1": ("behind", ("a",)),
                "# 2": ("behind", ("d#e",)),
                "# 3": ("behind", ("h",)),
                "#4": ("head", ("j",)),
                "# 5": ("brackets", ("j",)),
            },
        ),
    ],
)  # fmt: skip
def test_the_owner_depends_on_column_and_blank_lines(text: str, expected: dict[str, Owner]) -> None:
    assert owners(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "sign"),
    [
        ("a: 1\n? b\n: 2\n", 2, "?"),
        ("a: 1\n?\n  b\n: 2\n", 2, "?"),
        ("a:\n  - ? b\n", 2, "?"),
        ("%YAML 1.2\n---\na: 1\n", 1, "%"),
        ("--- # c\na: 1\n", 1, "---"),
        ("a: 1\n...\n", 2, "..."),
    ],
)
def test_what_is_too_rare_to_guess_at_is_refused(text: str, line: int, sign: str) -> None:
    with pytest.raises(Refused) as caught:
        Tree(text)
    assert caught.value.line == line
    assert f"`{sign}`" in caught.value.message


def test_every_comment_is_whose_it_says_and_entries_do_not_overlap(full: bool) -> None:
    for seed in range(2000 if full else 100):
        random = Random(seed)  # noqa: S311 - examples, no secrets
        document = Commented(random)
        text = document.document(mapping(random, 3))
        tree = Tree(text)
        assert owners(text) == document.owners
        for block in filter(None, (entry.block for entry in tree.entries.values())):
            for one, other in pairwise(block.entries):
                assert one.start < one.end <= other.lead[0] <= other.head[0] <= other.start
            assert block.intro[1] <= block.entries[0].head[0]
            assert block.entries[-1].end <= block.tail[0] <= block.tail[1] <= len(text)


def test_the_comments_in_the_docstring_say_what_they_are() -> None:
    picture = (module.__doc__ or "").partition("\n\n")[2].partition("A stretch")[0]
    text = dedent(picture).rstrip() + "\n"
    found = owners(text)
    assert len(found) == text.count("#") == 9
    for comment, (role, keys) in found.items():
        assert comment.startswith(f"# {role} ")
        assert re.findall("`(.+)`", comment) == [key for key in keys if isinstance(key, str)]
