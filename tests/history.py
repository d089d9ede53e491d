"""A history of an agenda in git: steps that an editor makes, each with its day and its message."""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.command import gihv

IDENTITY: Mapping[str, str] = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Redactie"), ("EMAIL", "redactie@vlietstreek.example"))
}
"""Who makes every commit."""
SETTINGS: Mapping[str, str] = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
"""Git listens to no settings of whoever runs the tests."""


def git(root: Path, *args: str, day: date = date(2024, 1, 1)) -> str:
    """Run git in a folder, at noon of a day; what it wrote."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    moment = f"{day}T12:00:00+0100"
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    run = subprocess.run(
        ["git", *args],
        cwd=root,
        env={**own, **IDENTITY, **SETTINGS, **dates},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return run.stdout


class Editor(NamedTuple):
    """Who works on the agenda of a folder: by hand, and with the verbs of gihv."""

    root: Path

    def file(self, name: str) -> Path:
        """The file of an actie or a speerpunt by its id, or one at the top by its name."""
        agenda = self.root / "agenda"
        found = [agenda / f"{name}.yaml", *agenda.glob(f"*/*-{name}.yaml")]
        found += [folder / "speerpunt.yaml" for folder in agenda.glob(f"*-{name}")]
        (one,) = [file for file in found if file.exists()]
        return one

    def change(self, name: str, old: str, new: str) -> None:
        """Put other words in a file, at the one place where the old ones stand."""
        text = self.file(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name} has {text.count(old)} times: {old}"
        self.write(self.file(name), text.replace(old, new))

    def add(self, name: str, text: str) -> None:
        """Put something at the end of a file."""
        self.write(self.file(name), self.file(name).read_text(encoding="utf-8") + text)

    def write(self, path: str | Path, text: str) -> None:
        """Write a whole file, by its path below `agenda/`."""
        file = self.root / "agenda" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")

    def gihv(self, *args: str) -> None:
        """Run a verb of gihv, which must succeed."""
        result = gihv(*args, root=self.root)
        assert result.code == 0, result.err


class Step(NamedTuple):
    """One commit: its name in the tests, its day, its message, and what is done for it."""

    name: str
    day: date
    message: str
    work: Callable[[Editor], None]
    branch: str = "main"
    """Where it is made; a branch that is not there yet begins at the commit before."""
    merges: str = ""
    """The branch that is merged before the work is done."""


class Commit(NamedTuple):
    """A commit of a history, with git's names of it and of its parents."""

    name: str
    oid: str
    parents: tuple[str, ...]


def build(root: Path, steps: Sequence[Step]) -> tuple[Commit, ...]:
    """Make a repository of the steps in a folder that is there and empty; its commits."""
    git(root, "init", "-q", "-b", "main")
    branches = [steps[0].branch]
    for before, one in pairwise((steps[0], *steps)):
        if one.branch != before.branch:
            new = [] if one.branch in branches else ["-c"]
            git(root, "switch", "-q", *new, one.branch)
            branches.append(one.branch)
        if one.merges:
            git(root, "merge", "-q", "--no-ff", "--no-commit", one.merges, day=one.day)
        one.work(Editor(root))
        git(root, "add", "--all")
        git(root, "commit", "-q", "-m", one.message, day=one.day)
    log = git(root, "log", "--all", "--format=%s%x09%H%x09%P")
    found = {subject: names for subject, *names in (line.split("\t") for line in log.splitlines())}
    return tuple(
        Commit(one.name, oid, tuple(parents.split()))
        for one in steps
        for oid, parents in [found[one.message]]
    )
