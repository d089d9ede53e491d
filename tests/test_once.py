"""A file is read once and parsed once; where its keys stand is worked out once, and only if asked.

Counted at the doors: `Tree.read`, the event loop behind `parse_text`, and `spans`.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gihv import load
from gihv.layout import kind_of
from gihv.tree import WorkTree
from tests.command import MADE, gihv, write
from tests.helpers import BASE, Files

BOMEN = "agenda/01-groen/01-bomen.yaml"
GOOD = b"nummer: 1\ntitel: Bomen\n"
WITH_MISTAKES = b"nummer: 1\ntitel: Bomen\nstatus: bezig\ntrekkers: [wie]\nlooptijdd: {}\n"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each is done; `read` by path, of the files of an agenda alone."""
    counts: Counter[str] = Counter()

    def count(target: object, name: str, label: Callable[..., str]) -> None:
        original = getattr(target, name)

        def counting(*args: Any) -> Any:
            counts[label(*args)] += 1
            return original(*args)

        monkeypatch.setattr(target, name, counting)

    def label(tree: WorkTree | Files, path: str) -> str:
        at_the_door = kind_of(path) and not getattr(tree, "_below", None)  # else a change over it
        return f"read {path}" if at_the_door else "read others"

    for tree in (WorkTree, Files):
        count(tree, "read", label)
    for name in ("stale", "parse_text", "spans"):
        count(load, name, lambda *_, name=name: name)
    return counts


def read_most(counted: Counter[str]) -> int:
    """How often the file was read that was read most often."""
    return max(count for what, count in counted.items() if what.startswith("read agenda/"))


def test_of_a_clean_agenda_no_place_is_worked_out(counted: Counter[str]) -> None:
    files = [path for path in WorkTree(MADE).files() if kind_of(path)]
    assert gihv("validate", root=MADE).code == 0
    assert (read_most(counted), counted["parse_text"], counted["spans"]) == (1, len(files), 0)


@pytest.mark.parametrize("mistakes", [WITH_MISTAKES, b"nummer: 1\n titel: Bomen\n"])
def test_a_file_with_mistakes_is_read_once(mistakes: bytes, counted: Counter[str]) -> None:
    documents = load.read(Files({**BASE, BOMEN: mistakes}))
    _, found = load.check(documents)
    assert {one.path for one in found} == {BOMEN}
    assert documents.files[BOMEN].text == mistakes.decode()
    assert (read_most(counted), counted["parse_text"]) == (1, len(BASE) + 1)
    assert counted["spans"] <= 1


def test_of_a_change_only_the_changed_file_is_parsed(counted: Counter[str]) -> None:
    before = load.read(Files({**BASE, BOMEN: GOOD}))
    after = before.changed({BOMEN: WITH_MISTAKES})
    assert [len(load.check(documents)[1]) for documents in (before, after, before)] == [0, 3, 0]
    assert (read_most(counted), counted["parse_text"]) == (1, len(BASE) + 2)
    gone = after.changed({BOMEN: None})
    assert BOMEN not in gone.files
    assert counted["parse_text"] == len(BASE) + 2


def test_the_lines_of_a_file_are_had_whatever_is_wrong_with_it() -> None:
    documents = load.read(Files({BOMEN: b"\xef\xbb\xbfeen\r\ntw\xffee\n", "agenda/b": "drie"}))
    assert documents.lines(BOMEN) == ["een", "tw\ufffdee", ""]
    assert documents.lines("agenda/b") == []


def test_what_does_not_stand_in_a_file_is_not_written_there() -> None:
    places = load.read(Files({BOMEN: GOOD})).places
    assert places(BOMEN).written(("titel",)) == "Bomen"
    assert places(BOMEN).written(("status",)) == places("agenda/b").written(("titel",)) == ""


def test_a_change_is_judged_once_before_and_once_after(
    counted: Counter[str], tmp_path: Path
) -> None:
    root = write(tmp_path, {**BASE, BOMEN: GOOD.decode()})
    result = gihv("set", "1.1", "status=lopend", "trekkers=[gemeente-den-haag]", root=root)
    assert result.code == 0
    assert counted["stale"] == 2, "as often as all is judged"
    assert (read_most(counted), counted["parse_text"]) == (1, len(BASE) + 2)


def test_a_file_with_a_mistake_is_read_once_to_tell_it(
    counted: Counter[str], tmp_path: Path
) -> None:
    result = gihv("validate", root=write(tmp_path, {**BASE, BOMEN: WITH_MISTAKES.decode()}))
    assert "status: bezig" in result.out
    assert read_most(counted) == 1
    assert counted["spans"] == 1
