"""One value changed in a text: what it says then, and that nothing else moved."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from io import StringIO
from random import Random
from typing import Any, Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gihv.diagnostics import Keys
from gihv.edit import Refused
from gihv.edit.change import changed
from gihv.edit.emit import entry
from gihv.edit.owners import Tree
from gihv.edit.steps import Does, Step, stepped
from gihv.edit.verify import Meant, verified
from gihv.edit.years import at
from gihv.yaml import parse
from tests.commented import Commented, exact, mapping, value

Wanted = tuple[Literal["append"] | Does, Keys, Any]
KEYS = ("nummer", "status", "trekkers", "dekking", "2014", "wat", "titel", "met: punt")


class Page(NamedTuple):
    """A text, what it says, and the comments that a step took along."""

    tree: Tree
    data: dict[str, Any]
    gone: tuple[str, ...] = ()


def page_of(text: str) -> Page:
    return Page(Tree(text), parse(text.encode()))


def done(page: Page, wanted: Wanted) -> Page:
    """The page of an actie after a step. Raises Refused."""
    does, keys, new = wanted
    if does == "append":
        does, keys = "put", (*keys, len(at(page.data, keys)))
    one, data = stepped("actie", page.data, Step(does, keys, new))
    tree, gone = changed(page.tree, one, data, "actie")
    return Page(tree, data, tuple(comment.text for comment in gone))


def ways(data: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Every value in plain data, by the way to it."""
    yield keys, data
    pairs: Any = data.items() if isinstance(data, dict) else ()
    for key, below in enumerate(data) if isinstance(data, list) else pairs:
        yield from ways(below, (*keys, key))


def step(random: Random, data: dict[str, Any]) -> Wanted:
    """A step that can be made in some data."""
    places = list(ways(data))
    lists = [keys for keys, found in places if isinstance(found, list)]
    whole = [keys for keys, _ in places if keys]
    kind = random.choice(("put", "key", "append", "delete"))
    if kind == "append" and lists:
        return "append", random.choice(lists), value(random, 1)
    if kind == "delete" and not alone(data):
        return "delete", random.choice(whole), None
    if kind == "put":
        return "put", random.choice(whole), value(random, 1)
    holders = [keys for keys, found in places if isinstance(found, dict)]
    return "put", (*random.choice(holders), random.choice(KEYS)), value(random, 1)


def alone(data: Any) -> bool:
    """Whether taking away the wrong key would leave nothing at all."""
    return isinstance(data, dict) and len(data) == 1


def meant(data: dict[str, Any], wanted: Wanted) -> dict[str, Any]:
    """The data after a change, told without any text."""
    kind, keys, new = wanted
    after = deepcopy(data)
    steps = [after]
    for key in keys[:-1]:
        steps.append(steps[-1][key])  # type: ignore[index, unused-ignore] # the way exists
    if kind == "put":
        steps[-1][keys[-1]] = new  # type: ignore[index, unused-ignore] # as above
    elif kind == "append":
        steps[-1][keys[-1]].append(new)  # type: ignore[index, unused-ignore] # as above
    else:
        del steps[-1][keys[-1]]  # type: ignore[arg-type, unused-ignore] # as above
        for step, key in zip(steps[-2::-1], keys[-2::-1], strict=True):
            if step[key] == {}:  # type: ignore[index, unused-ignore] # as above
                del step[key]  # type: ignore[arg-type, unused-ignore] # as above
    return after


def test_random_changes_say_what_is_meant_and_leave_the_rest(full: bool) -> None:
    """The reader is PyYAML's: it did not write what it reads."""
    tried, refused = 0, list[Refused]()
    for seed in range(2000 if full else 60):
        random = Random(seed)  # noqa: S311 - examples, no secrets
        page = page_of(Commented(random).document(mapping(random, 3, 5)))
        for _ in range(6):
            wanted = step(random, page.data)
            if wanted[0] == "delete" and meant(page.data, wanted) == {}:
                continue
            tried += 1
            try:
                after = done(page, wanted)
            except Refused as refusal:
                refused.append(refusal)
                continue
            assert exact(parse(after.tree.text.encode())) == exact(meant(page.data, wanted))
            assert_in_place(page, after, wanted)
            page = after
    assert tried > (9000 if full else 270)
    assert len(refused) <= tried * 1050 / 12_000
    unsafe = [one.message for one in refused if "opmerking" not in one.message]
    assert len(unsafe) <= tried / 500, unsafe


def assert_in_place(before: Page, after: Page, wanted: Wanted) -> None:
    """Assert that only the entry concerned changed, and that no comment went without a word."""
    kind, keys, _ = wanted
    if at(before.data, keys) is None and kind == "put":  # a key is added to the block around it
        keys = keys[:-1]
    while kind == "delete" and len(keys) > 1 and len(at(before.data, keys[:-1])) == 1:
        keys = keys[:-1]  # what is emptied changes with what was in it
    while keys not in before.tree.entries:  # what stands between brackets changes whole
        keys = keys[:-1]
    entry = before.tree.entries[keys]
    above, below = before.tree.text[: entry.head[0]], before.tree.text[entry.end :]
    if not keys:
        above = below = ""
    if kind == "delete":  # blank lines below it may go along
        below = below.lstrip()
    assert after.tree.text.startswith(above)
    assert after.tree.text.endswith(below)
    assert len(after.tree.text) >= len(above) + len(below)
    gone = Counter(after.gone) - Counter(before.gone)
    assert not gone or kind == "delete"
    assert Counter(owned(before, keys[:-1])) == Counter(owned(after, keys[:-1])) + gone


def owned(page: Page, changed: Keys) -> Iterator[object]:
    """The comments of a page, with their owners where these are not in what was changed."""
    for comment in page.tree.comments:
        is_changed = comment.keys[: len(changed)] == changed
        yield comment.text if is_changed else (comment.text, comment.role, comment.keys)


@pytest.mark.parametrize(
    ("text", "keys", "new", "expected"),
    [
        ("a: {b, c: 1}\n", ("a", "b"), 2, "a: {b: 2, c: 1}\n"),
        ("a: {b: , c: 1}\n", ("a", "b"), 2, "a: {b: 2, c: 1}\n"),
        ("a: {titel: 1}\n", ("nummer",), 2, "nummer: 2\na: {titel: 1}\n"),
        ("{titel: 1} # z\n", ("nummer",), 2, "nummer: 2\ntitel: 1 # z\n"),
        ("a: [b: 1]\n", ("a", 0, "b"), 2, "a: [b: 2]\n"),
        ("a: {}  # leeg\n", ("a", "b"), 2, "a:  # leeg\n  b: 2\n"),
        ("a:\nb: 1\n", ("a", "c", "d"), 2, "a:\n  c:\n    d: 2\nb: 1\n"),
        ("# kop\ntitel: 1\n", ("nummer",), 2, "nummer: 2\n# kop\ntitel: 1\n"),
        ("a:\n- b\n", ("a", 0), ["c", 1], "a:\n- [c, 1]\n"),
        ("a: >-  # z\n  x\n", ("a",), "w", "a: w  # z\n"),
        ("a: x  # z\n", ("a",), "b\nc", "a: |-  # z\n  b\n  c\n"),
        ('a: "x\n  y"  # z\n', ("a",), 2, "a: 2  # z\n"),
        ("a:\n  - b\nc: 1\n", ("a",), ["d"], "a:\n  - d\nc: 1\n"),
    ],
)
def test_a_value_is_put_where_it_belongs(text: str, keys: Keys, new: object, expected: str) -> None:
    for line_break in ("\n", "\r\n"):
        page = done(page_of(text.replace("\n", line_break)), ("put", keys, new))
        assert page.tree.text == expected.replace("\n", line_break)


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        ("a: [b, c, d]\n", ("a", 1), "a: [b, d]\n"),
        ("a: [b, c]\n", ("a", 0), "a: [c]\n"),
        ("a: [b,]\n", ("a", 0), "a: []\n"),
        ("a: [b]\n", ("a", 0), "a: []\n"),
        ("a:\n  - - b\n", ("a", 0, 0), "a:\n  - []\n"),
        ("a:\n- b\nc: 1\n", ("a", 0), "a: []\nc: 1\n"),
        ("a:\n  b:\n    c: 1\nd: 2\n", ("a", "b", "c"), "d: 2\n"),
        ("a: 1\n\n# kop\nb: 2\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
    ],
)
def test_what_goes_leaves_no_trace(text: str, keys: Keys, expected: str) -> None:
    for line_break in ("\n", "\r\n"):
        page = done(page_of(text.replace("\n", line_break)), ("delete", keys, None))
        assert page.tree.text == expected.replace("\n", line_break)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1  # opmerking\nb: 3\n", "Bij `a` zou er iets anders komen te staan"),
        ("a: true  # opmerking\nb: 3\n", "Bij `a` zou er iets anders komen te staan"),
        ("a: [\n", "is niet te lezen"),
        ("a: 2\nb: 3\n", "De opmerking `# opmerking` zou verloren gaan"),
        ("a: 2  # iets anders\nb: 3\n", "De opmerking `# opmerking` zou verloren gaan"),
        ("a: 2\nb: 3  # opmerking\n", "`# opmerking` zou bij iets anders komen te staan"),
        ("a: 2\n# opmerking\nb: 3\n", "`# opmerking` zou bij iets anders komen te staan"),
        ("a: 2  # opmerking\nb: 3\n# nieuw\n", "Er zou een opmerking bij komen: `# nieuw`"),
    ],
)
def test_a_text_that_is_not_what_was_meant_is_refused(text: str, message: str) -> None:
    before = Tree("a: 1  # opmerking\nb: 3\n")
    with pytest.raises(Refused, match=message):
        verified(before, text, Meant({"a": 2, "b": 3}), "")


def test_a_comment_that_changes_place_with_another_is_refused(full: bool) -> None:
    """Two comments of one kind that are swapped: nothing is lost, and both are wrong."""
    pairs = missed = 0
    for seed in range(1000 if full else 60):
        random = Random(seed)  # noqa: S311 - examples, no secrets
        page = page_of(Commented(random).document(mapping(random, 3)))
        for role in ("head", "behind", "lead", "foot"):
            some = [comment for comment in page.tree.comments if comment.role == role]
            if len({comment.keys for comment in some}) < 2:
                continue
            one, other = some[0], some[-1]
            text = page.tree.text.replace(one.text, "\0").replace(other.text, one.text)
            pairs += 1
            try:
                verified(page.tree, text.replace("\0", other.text), Meant(page.data), "")
            except Refused:
                continue
            missed += 1
    assert pairs > (300 if full else 15)
    assert missed <= pairs * 12 / 330


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" \n"))
)
def test_a_new_text_is_read_as_such_by_another_reader(text: str) -> None:
    """ruamel.yaml reads YAML 1.2, but for dates."""
    lines = "\n".join(entry("omschrijving", text, 0)) + "\n"
    assert parse(lines.encode()) == {"omschrijving": text}
    read = oracle(lines)["omschrijving"]
    assert (read.isoformat() if isinstance(read, date) else read) == text


def oracle(text: str) -> Any:
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load(StringIO(text))
