"""Trees that are not on disk: files in memory, and edits that are not written."""

import pytest

from gihv.diagnostics import FileError
from gihv.tree import Overlay
from tests.helpers import BASE, Files, check

GROEN = "agenda/01-groen/speerpunt.yaml"
BOMEN = "agenda/01-groen/01-bomen.yaml"


def test_files_in_memory_are_listed_and_read_as_those_on_disk() -> None:
    tree = Files({"agenda/b": "é", "agenda/a": b"\xff", "schema/x": "{}"})
    assert tree.files() == ["agenda/a", "agenda/b"]
    assert [tree.read(path) for path in ("agenda/a", "agenda/b", "schema/x")] == [
        b"\xff",
        b"\xc3\xa9",
        b"{}",
    ]
    with pytest.raises(FileError, match="het bestaat niet"):
        tree.read("agenda/c")


def test_files_are_replaced_added_and_removed() -> None:
    tree = Overlay(Files({"agenda/a": "1", "agenda/b": "2"}), {"agenda/b": b"3", "agenda/c": b"4"})
    assert tree.files() == ["agenda/a", "agenda/b", "agenda/c"]
    assert [tree.read(path) for path in tree.files()] == [b"1", b"3", b"4"]
    less = Overlay(tree, {"agenda/b": None, "agenda/none": None})
    assert less.files() == ["agenda/a", "agenda/c"]
    with pytest.raises(FileError, match="het bestaat niet"):
        less.read("agenda/b")


def test_what_stands_outside_the_agenda_is_read_but_not_listed() -> None:
    tree = Overlay(Files({"agenda/a": "1"}), {"schema/actie.schema.json": b"{}"})
    assert tree.files() == ["agenda/a"]
    assert tree.read("schema/actie.schema.json") == b"{}"


def test_the_tree_below_does_not_change() -> None:
    files = Files(BASE)
    before = {path: files.read(path) for path in files.files()}
    Overlay(files, {GROEN: None, BOMEN: b"nummer: 1\n"}).files()
    assert {path: files.read(path) for path in files.files()} == before


def test_it_is_judged_as_if_it_were_written() -> None:
    files = Files(BASE)
    assert check(files)[1] == []
    wrong = Overlay(files, {BOMEN: b"nummer: 1\ntitel: Bomen\ntrekkers: [wie]\n"})
    assert [(one.path, one.span.line, one.kind.code) for one in check(wrong)[1]] == [
        (BOMEN, 3, "GIHV201")
    ]
