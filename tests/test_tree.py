"""Where files come from: a folder on disk, and why some cannot be read; memory, and edits."""

import os
from pathlib import Path

import pytest

from gihv import tree
from gihv.diagnostics import FileError
from gihv.tree import WorkTree
from tests.command import write
from tests.helpers import BASE, Files, check, load

ACTIE = "agenda/01-groen/01-bomen.yaml"
ACTIES = {ACTIE: "nummer: 1\ntitel: Bomen planten\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with a small agenda, beside another folder."""
    (tmp_path / "elders").mkdir()
    return write(tmp_path / "agenda-van-ons", {**BASE, **ACTIES})


def link(path: Path, target: str) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.endswith("/"))
    except OSError:
        pytest.skip("this system lets only administrators make links")


def refused(root: Path, path: str) -> FileError:
    with pytest.raises(FileError) as caught:
        WorkTree(root).read(path)
    return caught.value


def found(root: Path) -> list[tuple[str, str]]:
    """Path and code of all findings."""
    return [(one.path, one.kind.code) for one in check(WorkTree(root))[1]]


def test_files_are_those_below_the_agenda_without_what_is_left_behind(root: Path) -> None:
    left = [".verborgen", "a.yaml~", "~$brief.docx", ".~lock.a#", "~WRL0001.tmp", "01-groen/a.tmp"]
    left += ["Thumbs.db", "desktop.ini", "Icon\r", "__MACOSX/01-groen/01-x.yaml", "@eaDir/x"]
    write(root, {"README.md": "", "agenda/z.txt": "", **{f"agenda/{one}": "" for one in left}})
    assert WorkTree(root).files() == sorted([*BASE, *ACTIES, "agenda/z.txt"])


def test_a_file_is_read_as_it_is(root: Path) -> None:
    (root / ACTIE).write_bytes(b"\xef\xbb\xbfa: 1\r\n\x00")
    assert WorkTree(root).read(ACTIE) == b"\xef\xbb\xbfa: 1\r\n\x00"


def test_nothing_is_kept_of_a_file_that_is_too_large(root: Path) -> None:
    with (root / ACTIE).open("wb") as file:
        file.truncate(10**10)  # takes no room on the disk
    assert isinstance(refused(root, ACTIE), tree.TooLarge)
    assert found(root) == [(ACTIE, "GIHV010")]


@pytest.mark.parametrize("target", ["../../bron.yaml", "../../../elders", "01-bomen.yaml", "weg"])
def test_a_link_is_not_followed(target: str, root: Path) -> None:
    (root / "bron.yaml").write_bytes(b"nummer: 1\n")
    (root / ACTIE).unlink()
    link(root / ACTIE, target)
    error = refused(root, ACTIE)
    assert isinstance(error, tree.Link)
    assert f"`{target}`" in error.message
    assert [code for _, code in found(root)] == ["GIHV014"]


@pytest.mark.parametrize("target", ["01-groen/", "../../elders/"])
def test_a_link_to_a_folder_is_one_finding_and_not_entered(target: str, root: Path) -> None:
    link(root / "agenda/02-water", target)
    assert isinstance(refused(root, "agenda/02-water/"), tree.Link)
    assert found(root) == [("agenda/02-water/", "GIHV014")]


def test_a_folder_with_the_name_of_a_file(root: Path) -> None:
    (root / "agenda/01-groen/02-struiken.yaml").mkdir()
    error = refused(root, "agenda/01-groen/02-struiken.yaml")
    assert isinstance(error, tree.Unreadable)
    assert error.message == "Dit is een map, geen bestand."
    assert found(root) == [("agenda/01-groen/02-struiken.yaml", "GIHV013")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no named pipes")
@pytest.mark.parametrize("path", ["agenda/01-groen/02-struiken.yaml", "agenda/pijp"])
def test_a_pipe_is_not_waited_for(path: str, root: Path) -> None:
    os.mkfifo(root / path)
    error = refused(root, path)
    assert isinstance(error, tree.Unreadable)
    assert error.message == "Dit is geen gewoon bestand."


def test_a_file_that_is_not_there(root: Path) -> None:
    error = refused(root, "agenda/niets.yaml")
    assert isinstance(error, tree.Unreadable)
    assert error.message == "Dit kan niet worden gelezen: het bestaat niet."


def may_read_all() -> bool:
    return not hasattr(os, "geteuid") or os.geteuid() == 0


@pytest.mark.skipif(may_read_all(), reason="the administrator, and a user on Windows, may read all")
def test_a_file_and_a_folder_that_may_not_be_read(root: Path) -> None:
    (root / "agenda/02-water").mkdir()
    for path in (root / ACTIE, root / "agenda/02-water"):
        path.chmod(0)
    try:
        assert "geen leesrechten" in refused(root, ACTIE).message
        assert found(root) == [(ACTIE, "GIHV013"), ("agenda/02-water/", "GIHV013")]
    finally:
        (root / "agenda/02-water").chmod(0o700)


def test_what_the_system_refuses_is_told_in_dutch(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the test above, where nobody can be refused."""

    def scandir(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert WorkTree(root).files() == ["agenda/"]
    assert load(WorkTree(root))[0].onvolledig == ("agenda/",)
    error = refused(root, "agenda/")
    assert error.message == "Dit kan niet worden gelezen: u hebt er geen leesrechten op."


# -- not on disk -----------------------------------------------------------------------------


def test_files_in_memory_are_listed_and_read_as_those_on_disk() -> None:
    files = Files({"agenda/b": "é", "agenda/a": b"\xff", "schema/x": "{}"})
    assert files.files() == ["agenda/a", "agenda/b"]
    assert [files.read(path) for path in ("agenda/a", "agenda/b", "schema/x")] == [
        b"\xff",
        b"\xc3\xa9",
        b"{}",
    ]
    with pytest.raises(FileError, match="het bestaat niet"):
        files.read("agenda/c")


def test_files_are_replaced_added_and_removed() -> None:
    files = Files({"agenda/a": "1", "agenda/b": "2"})
    more = Files({"agenda/b": b"3", "agenda/c": b"4"}, files)
    assert more.files() == ["agenda/a", "agenda/b", "agenda/c"]
    assert [more.read(path) for path in more.files()] == [b"1", b"3", b"4"]
    assert files.read("agenda/b") == b"2"
    less = Files({"agenda/b": None, "agenda/none": None}, more)
    assert less.files() == ["agenda/a", "agenda/c"]
    with pytest.raises(FileError, match="het bestaat niet"):
        less.read("agenda/b")


def test_what_stands_outside_the_agenda_is_read_but_not_listed() -> None:
    more = Files({"schema/actie.schema.json": b"{}"}, Files({"agenda/a": "1"}))
    assert more.files() == ["agenda/a"]
    assert more.read("schema/actie.schema.json") == b"{}"
