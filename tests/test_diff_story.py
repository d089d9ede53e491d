"""What `gihv diff` tells of a year of an agenda, commit by commit: `tests/story.py`."""

import tarfile
from itertools import pairwise
from pathlib import Path

import pytest

from tests.command import Result, gihv
from tests.history import Commit, build, git
from tests.story import STEPS

INVALID = "broken"
"""The one commit of which a file cannot be read."""


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the repository."""
    return tmp_path_factory.mktemp("story")


@pytest.fixture(scope="session")
def story(root: Path) -> dict[str, Commit]:
    """The commits by their names, in the order in which they were made."""
    return {one.name: one for one in build(root, STEPS)}


def validated(root: Path, commit: Commit, folder: Path) -> Result:
    """What `validate` says of the files of a commit, as git itself hands them out."""
    git(root, "archive", f"--output={folder / 'files.tar'}", commit.oid)
    with tarfile.open(folder / "files.tar") as files:
        files.extractall(folder, filter="data")
    return gihv("validate", "--strict", root=folder)


def test_the_story_has_a_commit_for_each_step(story: dict[str, Commit], root: Path) -> None:
    assert list(story) == [one.name for one in STEPS]
    assert len(story) == 25
    assert git(root, "rev-list", "--count", "HEAD").strip() == "25"
    assert git(root, "status", "--porcelain") == ""


def test_each_commit_follows_the_one_before_but_for_the_branch(story: dict[str, Commit]) -> None:
    after = {two.name: one.oid for one, two in pairwise(story.values())}
    forked = story["new_speerpunt"].oid
    told = {name: one.parents for name, one in story.items()}
    assert told == {name: (after[name],) if name in after else () for name in story} | {
        "progress": (forked,),
        "merge": (story["progress"].oid, story["research_done"].oid),
    }


def test_the_same_steps_make_the_same_commits(story: dict[str, Commit], tmp_path: Path) -> None:
    few = STEPS[:4]
    assert build(tmp_path, few) == tuple(story[one.name] for one in few)


@pytest.mark.parametrize("name", [one.name for one in STEPS])
def test_every_state_is_valid_but_one(
    name: str, story: dict[str, Commit], root: Path, tmp_path: Path
) -> None:
    result = validated(root, story[name], tmp_path)
    if name == INVALID:
        assert result.code == 1
        assert "03-techniekdag.yaml:4:" in result.out
        assert "GIHV001" in result.out
    else:
        assert result.code == 0, result.out
