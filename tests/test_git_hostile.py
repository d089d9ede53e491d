"""A repository, a name or an environment that would have git run something, or answer otherwise.

Each comes with its control: what plain git does with it.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from gihv.git import GitError, opened
from gihv.output.cells import visible_lines
from gihv.tree import WorkTree
from tests.command import Result, gihv
from tests.helpers import BASE
from tests.repositories import ENVIRONMENT, SECONDS, Repository, repository

BOMEN = "agenda/01-groen/01-bomen.yaml"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the traps are scripts for a shell")


class Trap(NamedTuple):
    """A program that leaves a file behind when it runs."""

    program: Path
    mark: Path

    def sprung(self) -> bool:
        """Whether it ran since this was last asked."""
        ran = self.mark.exists()
        self.mark.unlink(missing_ok=True)
        return ran


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    (tmp_path / "val").mkdir()
    return trap_at(tmp_path / "val" / "programma", tmp_path / "val" / "liep")


def trap_at(program: Path, mark: Path) -> Trap:
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!/bin/sh\n: > '{mark}'\n", encoding="utf-8")
    program.chmod(0o755)
    return Trap(program, mark)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two commits that differ in one file."""
    made = repository(tmp_path_factory.mktemp("voorbeeld"))
    made.commit({**BASE, BOMEN: "nummer: 1\ntitel: Bomen\n"})
    made.commit({BOMEN: "nummer: 1\ntitel: Bomen planten\n"}, "2014-03-05T12:00:00+00:00")
    return made.root


@pytest.fixture
def repo(tmp_path: Path, template: Path) -> Repository:
    """A copy of the template to change."""
    return Repository(shutil.copytree(template, tmp_path / "repo"))


def plain(repo: Repository, *args: str, **environment: str) -> str:
    """What plain git answers here; nothing, where it refuses."""
    run = subprocess.run(
        ["git", *args],
        cwd=repo.root,
        env=ENVIRONMENT | {"TERM": "xterm"} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return "" if run.returncode else run.stdout.decode().strip()


def at_a_terminal(repo: Repository, *args: str, **environment: str) -> None:
    """Have plain git answer to a person."""
    ours, its = os.openpty()
    try:
        subprocess.run(
            ["git", *args],
            cwd=repo.root,
            env=ENVIRONMENT | {"TERM": "xterm"} | environment,
            stdin=subprocess.DEVNULL,
            stdout=its,
            stderr=its,
            timeout=SECONDS,
            check=False,
        )
    finally:
        os.close(ours)
        os.close(its)


def contents(root: Path, rev: str = "HEAD") -> dict[str, bytes]:
    """All files of a revision, read at once."""
    with opened(root) as history:
        tree = history.tree(history.commit(rev))
        tree.prefetch()
        return {path: tree.read(path) for path in tree.files()}


def on_disk(root: Path) -> dict[str, bytes]:
    tree = WorkTree(root)
    return {path: tree.read(path) for path in tree.files()}


def assert_read_as_it_is(root: Path) -> None:
    """Of a clean checkout."""
    assert contents(root) == on_disk(root)
    listed = gihv("list", "--rev=HEAD", root=root)
    assert listed == gihv("list", root=root)
    assert (listed.code, listed.err) == (0, "")


def refused(root: Path, rev: str = "HEAD") -> str:
    """Why a revision cannot be read; the command line says the same, where it finds an agenda."""
    with pytest.raises(GitError) as caught:
        contents(root, rev)
    if (root / "agenda").is_dir():
        for words in (
            ["list", f"--rev={rev}"],
            ["diff", "--", rev],
            ["diff", "--", f"HEAD..{rev}"],
        ):
            result = gihv(*words, root=root)
            assert (result.code, result.out) == (2, "")
            assert "".join(visible_lines(str(caught.value)).split()) in "".join(result.err.split())
    return str(caught.value)


# -- what the repository says to run ---------------------------------------------------------

PROGRAMS: Mapping[str, tuple[str, Sequence[str]]] = {
    "core.fsmonitor": ("{program}", ["status"]),
    "core.pager": ("{program}", ["log"]),
    "core.editor": ("{program}", ["commit", "--amend"]),
    "core.sshCommand": ("{program}", ["ls-remote", "ssh://localhost/x"]),
    "core.gitProxy": ("{program}", ["ls-remote", "git://localhost/x"]),
    "core.hooksPath": ("{folder}", ["commit", "--allow-empty", "--message=x"]),
    "diff.external": ("{program}", ["diff", "HEAD~1", "HEAD"]),
    "diff.eigen.command": ("{program}", ["diff", "HEAD~1", "HEAD"]),
    "diff.eigen.textconv": ("{program}", ["show", "HEAD"]),
    "filter.eigen.clean": ("{program}", ["add", "--renormalize", "."]),
    "filter.eigen.smudge": ("{program}", ["cat-file", "--filters", f"HEAD:{BOMEN}"]),
    "filter.eigen.process": ("{program}", ["cat-file", "--filters", f"HEAD:{BOMEN}"]),
    "gpg.program": ("{program}", ["commit", "--gpg-sign", "--allow-empty", "--message=x"]),
    "alias.overzicht": ("!{program}", ["overzicht"]),
}
"""What a configuration can name: its value, and the command of plain git that runs it."""
ATTRIBUTES = "*.yaml diff=eigen filter=eigen\n"
HOOKS = ("pre-commit", "post-index-change", "reference-transaction", "post-commit")


@pytest.mark.parametrize("key", PROGRAMS)
def test_no_program_that_the_configuration_names(key: str, repo: Repository, trap: Trap) -> None:
    value, args = PROGRAMS[key]
    for hook in HOOKS:  # beside the program itself: `folder` is one of hooks too
        shutil.copy(trap.program, trap.program.with_name(hook))
    (repo.root / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
    repo.git("config", key, value.format(program=trap.program, folder=trap.program.parent))
    assert_read_as_it_is(repo.root)
    assert contents(repo.root, "HEAD~1")[BOMEN] == b"nummer: 1\ntitel: Bomen\n"
    assert not trap.sprung()
    (at_a_terminal if "pager" in key else plain)(repo, *args)
    assert trap.sprung(), "plain git"


@pytest.mark.parametrize("hook", HOOKS)
def test_no_hook(hook: str, repo: Repository, trap: Trap) -> None:
    shutil.copy(trap.program, repo.root / ".git" / "hooks" / hook)
    assert_read_as_it_is(repo.root)
    assert not trap.sprung()
    plain(repo, "read-tree", "HEAD")
    plain(repo, "commit", "--allow-empty", "--message=x")
    assert trap.sprung(), "plain git"


def test_no_remote_that_has_what_a_partial_clone_lacks(
    repo: Repository, tmp_path: Path, trap: Trap
) -> None:
    """With a way out that works."""
    kloon = partial(repo, tmp_path / "kloon")
    kloon.git("config", "remote.origin.url", f"ext::{trap.program} %S")
    kloon.git("config", "protocol.ext.allow", "always")
    way = "git fetch --refetch --no-filter"
    assert refused(kloon.root) == (
        f"Niet alles van deze versie staat op deze computer. Haal het op met `{way}`."
    )
    assert not trap.sprung()
    plain(kloon, "cat-file", "blob", f"HEAD:{BOMEN}")
    assert trap.sprung(), "plain git"
    kloon.git("config", "remote.origin.url", repo.root.as_uri())
    assert refused(kloon.root), "nor is that asked"
    kloon.git(*way.split()[1:])
    assert contents(kloon.root) == on_disk(repo.root)


def partial(repo: Repository, root: Path, without: str = "blob:none") -> Repository:
    """A clone of the commits of a repository, and not of all that they hold."""
    repo.git("config", "uploadpack.allowFilter", "true")
    filtered = (f"--filter={without}", "--no-checkout")
    repo.git("clone", "--quiet", *filtered, repo.root.as_uri(), str(root))
    return Repository(root)


def test_no_folders_in_a_partial_clone(repo: Repository, tmp_path: Path) -> None:
    kloon = partial(repo, tmp_path / "kloon", "tree:0")
    assert refused(kloon.root).startswith("Niet alles van deze versie staat op deze computer.")
    with opened(kloon.root) as history:
        assert history.last_of(date(2014, 3, 4)).oid == repo.git("rev-parse", "HEAD~1")


def test_one_missing_file_of_a_partial_clone(repo: Repository, tmp_path: Path) -> None:
    """Read singly, as one that differs is."""
    kloon = partial(repo, tmp_path / "kloon")
    with opened(kloon.root) as history:
        tree = history.tree(history.commit("HEAD"))
        assert tree.files() == WorkTree(repo.root).files()
        with pytest.raises(GitError, match="Niet alles van deze versie"):
            tree.read(BOMEN)


@pytest.mark.parametrize("entry", [".", "", "bin", "./bin"])
def test_no_git_that_lies_in_the_folder(
    entry: str, repo: Repository, trap: Trap, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repo.root / entry
    shutil.copy(trap_at(folder / "git", trap.mark).program, folder / "git.exe")
    monkeypatch.setenv("PATH", f"{entry}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(repo.root)
    assert contents(repo.root)[BOMEN] == b"nummer: 1\ntitel: Bomen planten\n"
    assert not trap.sprung()
    subprocess.run(["sh", "-c", "git log"], timeout=SECONDS, check=True)
    assert trap.sprung(), "a shell"


# -- what would be another answer ------------------------------------------------------------


def test_the_content_itself_and_not_what_replaces_it(repo: Repository) -> None:
    old, new = (repo.git("rev-parse", f"{rev}:{BOMEN}") for rev in ("HEAD~1", "HEAD"))
    repo.git("replace", new, old)
    repo.git("replace", "HEAD", repo.git("commit-tree", "HEAD~1^{tree}", "-m", "Een ander"))
    assert_read_as_it_is(repo.root)
    with opened(repo.root) as history:
        assert len(history.commit("HEAD").parents) == 1
    assert plain(repo, "show", f"HEAD:{BOMEN}") == "nummer: 1\ntitel: Bomen"
    assert plain(repo, "rev-list", "--count", "HEAD") == "1"


def test_the_parents_that_a_commit_names_and_not_those_of_a_graft(repo: Repository) -> None:
    first, other = repo.git("rev-parse", "HEAD~1"), repo.git("commit-tree", "HEAD^{tree}", "-m", "")
    (repo.root / ".git" / "info" / "grafts").write_text(
        f"{repo.git('rev-parse', 'HEAD')} {other}\n"
    )
    with opened(repo.root) as history:
        assert history.commit("HEAD~1").oid == first
        assert history.last_of(date(2014, 3, 4)).oid == first
    assert plain(repo, "rev-parse", "HEAD~1") == other


def test_the_parents_that_a_commit_names_and_not_those_of_a_graph(repo: Repository) -> None:
    third = repo.commit({"los": ""}, "2014-04-05T12:00:00+00:00")
    first, second = repo.git("rev-parse", "HEAD~2"), repo.git("rev-parse", "HEAD~1")
    repo.git("commit-graph", "write", "--reachable")
    forged(repo.root / ".git" / "objects" / "info" / "commit-graph", second, third)
    with opened(repo.root) as history:
        assert history.commit("HEAD~2").oid == first
    assert plain(repo, "rev-parse", "HEAD~2") == third


def forged(graph: Path, commit: str, parent: str) -> None:
    """Write another first parent in a graph of commits with names of SHA-1."""
    content = bytearray(graph.read_bytes()[:-20])
    chunks = {bytes(content[at : at + 4]): at for at in range(8, 8 + 12 * content[6], 12)}
    names, data = (
        int.from_bytes(content[chunks[one] + 4 : chunks[one] + 12]) for one in (b"OIDL", b"CDAT")
    )
    place = {bytes(content[at : at + 20]).hex(): at for at in range(names, data, 20)}
    row = data + (place[commit] - names) // 20 * 36
    content[row + 20 : row + 24] = ((place[parent] - names) // 20).to_bytes(4)
    graph.chmod(0o644)
    graph.write_bytes(content + hashlib.sha1(content, usedforsecurity=False).digest())


READING = ("cat-file", "blob", f"HEAD:./{BOMEN}")
VARIABLES: Mapping[str, tuple[str, Sequence[str]]] = {
    "GIT_DIR": ("{other}/.git", READING),
    "GIT_WORK_TREE": ("{other}", READING),
    "GIT_COMMON_DIR": ("{other}/.git", READING),
    "GIT_OBJECT_DIRECTORY": ("{other}/.git/objects", READING),
    "GIT_INDEX_FILE": ("{other}/.git/index", ("ls-files", "--stage")),
    "GIT_NAMESPACE": ("ander", ("ls-remote", ".")),
    "GIT_SHALLOW_FILE": ("{denial}", ("rev-list", "--count", "HEAD")),
    "GIT_GRAFT_FILE": ("{denial}", ("rev-list", "--count", "HEAD")),
    "GIT_REPLACE_REF_BASE": ("refs/heads/", ("rev-list", "--count", "HEAD")),
}
"""What names other places, and what of plain git hears of it."""
RUNS: Mapping[str, tuple[str, Sequence[str]]] = {
    "GIT_CONFIG_PARAMETERS": ("'core.fsmonitor'='{program}'", ("status",)),
    "GIT_EXTERNAL_DIFF": ("{program}", ("diff", "HEAD~1", "HEAD")),
    "GIT_PAGER": ("{program}", ("log",)),
    "GIT_EDITOR": ("{program}", ("commit", "--amend")),
    "GIT_SSH_COMMAND": ("{program}", ("ls-remote", "ssh://localhost/x")),
    "GIT_SSH": ("{program}", ("ls-remote", "ssh://localhost/x")),
    "GIT_PROXY_COMMAND": ("{program}", ("ls-remote", "git://localhost/x")),
    "GIT_EXEC_PATH": ("{folder}", ("ls-remote", "https://localhost/x")),
    **dict.fromkeys(("GIT_TRACE", "GIT_TRACE_SETUP", "GIT_TRACE2"), ("{mark}", READING)),
    **dict.fromkeys(("GIT_TRACE2_EVENT", "GIT_TRACE2_PERF"), ("{mark}", READING)),
}
"""What names programs to run and files to write, and what of plain git does so."""
HELPERS = ("git-remote-https", "git-cat-file")
"""What git looks for in GIT_EXEC_PATH."""


@pytest.mark.thorough
@pytest.mark.parametrize("name", VARIABLES)
def test_no_variable_that_names_another_place(
    name: str, repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = repo.git("rev-parse", "HEAD~1")
    value, args = VARIABLES[name]
    value = value.format(**other_places(repo, tmp_path))
    expected = contents(repo.root)
    monkeypatch.setenv(name, value)
    assert contents(repo.root) == expected
    assert_read_as_it_is(repo.root)
    with opened(repo.root) as history:
        assert history.commit("HEAD").parents == (first,)
        assert history.last_of(date(2014, 3, 4)).oid == first
    assert plain(repo, *args, **{name: value}) != plain(repo, *args)


def other_places(repo: Repository, tmp_path: Path) -> dict[str, str]:
    """What a variable can name: another repository, and files that deny the history of this one."""
    other = repository(tmp_path / "ander")
    other.commit({**BASE, BOMEN: "van een ander"})
    head = repo.git("rev-parse", "HEAD")
    repo.git("branch", head, repo.git("commit-tree", "HEAD~1^{tree}", "-m", "Een ander"))
    denial = tmp_path / "alleen"
    denial.write_text(f"{head}\n", encoding="utf-8")
    return {"other": str(other.root), "denial": str(denial)}


@pytest.mark.parametrize("name", RUNS)
def test_no_variable_that_names_a_program_or_a_trace(
    name: str, repo: Repository, trap: Trap, monkeypatch: pytest.MonkeyPatch
) -> None:
    value, args = RUNS[name]
    for program in HELPERS:
        shutil.copy(trap.program, trap.program.with_name(program))
    value = value.format(program=trap.program, folder=trap.program.parent, mark=trap.mark)
    monkeypatch.setenv(name, value)
    assert_read_as_it_is(repo.root)
    assert not trap.sprung()
    (at_a_terminal if name == "GIT_PAGER" else plain)(repo, *args, **{name: value})
    assert trap.sprung(), "plain git"


def test_no_configuration_out_of_the_environment(
    repo: Repository, trap: Trap, monkeypatch: pytest.MonkeyPatch
) -> None:
    variables = given("core.fsmonitor", str(trap.program))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert_read_as_it_is(repo.root)
    assert not trap.sprung()
    plain(repo, "status", **variables)
    assert trap.sprung(), "plain git"


def given(key: str, value: str) -> dict[str, str]:
    """The variables that give git a setting."""
    numbered = {"GIT_CONFIG_KEY_0": key, "GIT_CONFIG_VALUE_0": value}
    return {"GIT_CONFIG_COUNT": "1", **numbered}


# -- what a person types ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rev", "args"),
    [
        ("--upload-pack={program}", ["ls-remote", "{rev}", "."]),
        ("--output={mark}", ["log", "--patch", "{rev}"]),
        ("--ext-diff", ["diff", "{rev}", "HEAD~1", "HEAD"]),
        ("-O{program}", ["grep", "{rev}", "nummer"]),
    ],
)
def test_no_option_in_the_place_of_a_revision(
    rev: str, args: Sequence[str], repo: Repository, trap: Trap
) -> None:
    repo.git("config", "diff.external", str(trap.program))
    rev = rev.format(program=trap.program, mark=trap.mark)
    assert "is geen naam van één versie" in refused(repo.root, rev)
    assert not trap.sprung()
    plain(repo, *(one.format(rev=rev) for one in args))
    assert trap.sprung(), "plain git"


def test_no_second_question_behind_a_line_end(repo: Repository) -> None:
    rev = "HEAD\nHEAD~1"
    assert "is geen naam van één versie" in refused(repo.root, rev)
    answers = subprocess.run(
        ["git", "cat-file", "--batch-check"],
        cwd=repo.root,
        input=f"{rev}\n".encode(),
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    assert answers.stdout.count(b" commit ") == 2, "plain git"


def test_a_folder_with_a_line_end_in_its_name(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    repo.commit({f"een\nregel/{path}": text for path, text in BASE.items()})
    assert contents(repo.root / "een\nregel") == on_disk(repo.root / "een\nregel")
    answers = subprocess.run(
        ["git", "cat-file", "--batch-check"],
        cwd=repo.root,
        input=b"HEAD:een\nregel/agenda/agenda.yaml\n",
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    assert answers.stdout.count(b" missing") == 2, "plain git, asked by path"


# -- what git refuses or lacks ---------------------------------------------------------------


@pytest.mark.parametrize("path", ["{empty}", "", "."])
def test_git_is_missing(
    path: str, repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "leeg").mkdir()
    assert contents(repo.root)
    monkeypatch.setenv("PATH", path.format(empty=tmp_path / "leeg"))
    expected = "git staat niet op deze computer. Installeer het van https://git-scm.com."
    assert refused(repo.root) == expected


def test_a_git_that_cannot_run(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "map" / "git").mkdir(parents=True)
    monkeypatch.setenv("PATH", str(tmp_path / "map"))
    assert refused(repo.root).startswith("git staat niet op deze computer.")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)
def test_a_repository_of_another_owner(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a way out that works, and only there: neither the repository nor a variable says so."""
    repo.git("config", "safe.directory", "*")
    for place in (repo.root, repo.root / ".git"):
        os.chown(place, 12345, 12345)
    monkeypatch.delenv("SUDO_UID", raising=False)
    told = refused(repo.root)
    assert told.startswith("De map van git is van een andere gebruiker; dan leest git haar niet.")
    assert "git config --global --add safe.directory MAP" in told
    variables = given("safe.directory", "*")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert refused(repo.root) == told
    assert plain(repo, *READING, **variables), "plain git"
    own = tmp_path / "gitconfig"
    own.write_text(f"[safe]\n\tdirectory = {repo.root}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    assert_read_as_it_is(repo.root)


def test_a_bare_repository_that_lies_among_the_files(repo: Repository, trap: Trap) -> None:
    root = repo.root / "deel"
    repo.commit({f"deel/{path}": text for path, text in BASE.items()})
    repo.git("init", "--quiet", "--bare", str(root))
    bare = Repository(root)
    bare.git("config", "core.bare", "false")
    bare.git("config", "core.worktree", "..")
    bare.git("config", "core.fsmonitor", str(trap.program))
    assert refused(root) == (
        "git vindt hier een kale repository (bare); daaruit leest gihv niet. Maak er met "
        "`git clone` een werkmap van en werk daarin."
    )
    assert not trap.sprung()
    plain(bare, "status")
    assert trap.sprung(), "plain git"


def test_a_shallow_clone(repo: Repository, tmp_path: Path) -> None:
    """With a way out that works."""
    first = repo.git("rev-parse", "HEAD~1")
    repo.git("clone", "--quiet", "--depth=1", repo.root.as_uri(), str(tmp_path / "kloon"))
    kloon = Repository(tmp_path / "kloon")
    assert contents(kloon.root) == on_disk(repo.root)
    way = "git fetch --unshallow"
    reach = (
        "De geschiedenis gaat op deze computer maar terug tot 5 maart 2014. "
        f"Haal de rest op met `{way}`."
    )
    for rev in ("HEAD~1", first):
        assert refused(kloon.root, rev) == f"git kent hier geen versie `{rev}`. {reach}"
    with opened(kloon.root) as history, pytest.raises(GitError) as caught:
        history.last_of(date(2014, 3, 4))
    assert str(caught.value) == reach
    assert plain(kloon, "log", "--before=2014-03-04", "--format=%h") == "", "plain git says nothing"
    kloon.git(*way.split()[1:])
    assert contents(kloon.root, "HEAD~1") == contents(repo.root, "HEAD~1")


@pytest.mark.thorough
def test_a_git_that_says_more_than_a_pipe_holds(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.which("git")
    wordy = tmp_path / "praat" / "git"
    wordy.parent.mkdir()
    wordy.write_text(f"#!/bin/sh\nhead -c 1000000 /dev/zero >&2\nexec '{real}' \"$@\"\n")
    wordy.chmod(0o755)
    monkeypatch.setenv("PATH", f"{wordy.parent}{os.pathsep}{os.environ['PATH']}")
    assert_read_as_it_is(repo.root)
    with subprocess.Popen(
        [wordy, "cat-file", "--batch"],
        cwd=repo.root,
        stdin=subprocess.DEVNULL,  # there is no question, so it could end
        stderr=subprocess.PIPE,
    ) as waiting:
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1)
        waiting.kill()


# -- the commands, as whole processes --------------------------------------------------------

COMMANDS = (
    *("list --rev HEAD", "list --rev HEAD~1 --format json", "show 1.1 --rev HEAD~1"),
    *("report --stand 2014-03-04", "export --rev HEAD", "validate --rev HEAD --format json"),
    *("diff", "diff HEAD~1..HEAD", "diff 2014-03-04..main --format markdown"),
)


@pytest.mark.parametrize(
    "command",
    [pytest.param(one, marks=() if one == "diff" else pytest.mark.thorough) for one in COMMANDS],
)
def test_a_command_runs_nothing_and_answers_as_ever(
    command: str, repo: Repository, trap: Trap, tmp_path: Path
) -> None:
    """In a repository and an environment with all of the above at once."""
    words = command.split()
    expected = process(repo.root, *words)
    assert expected.code == 0
    assert expected.out
    places = {**other_places(repo, tmp_path), **infest(repo, trap)}
    environment = {
        **{name: value.format(**places) for name, (value, _) in {**VARIABLES, **RUNS}.items()},
        **given("core.fsmonitor", str(trap.program)),
        "PATH": f".{os.pathsep}{os.environ['PATH']}",
    }
    trap.sprung()
    assert process(repo.root, *words, **environment) == expected
    assert not trap.sprung()
    plain(repo, "status")
    assert trap.sprung(), "plain git"


def process(root: Path, *words: str, **environment: str) -> Result:
    """How gihv ends as a program of its own, and what it writes."""
    run = subprocess.run(
        [sys.executable, "-m", "gihv", *words],
        cwd=root,
        env=ENVIRONMENT | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    return Result(run.returncode, run.stdout, run.stderr)


def infest(repo: Repository, trap: Trap) -> dict[str, str]:
    """Have all that git can run be a trap; the places that a variable can name."""
    beside = [trap.program.with_name(name) for name in (*HOOKS, *HELPERS)]
    hooks = [repo.root / ".git" / "hooks" / name for name in HOOKS]
    for place in (*beside, *hooks, repo.root / "git"):
        shutil.copy(trap.program, place)
    old, new = (repo.git("rev-parse", f"{rev}:{BOMEN}") for rev in ("HEAD~1", "HEAD"))
    repo.git("replace", new, old)
    graft = f"{repo.git('rev-parse', 'HEAD')}\n"
    (repo.root / ".git" / "info" / "grafts").write_text(graft, encoding="utf-8")
    (repo.root / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
    places = {"program": trap.program, "folder": trap.program.parent, "mark": trap.mark}
    named = {name: str(place) for name, place in places.items()}
    for key, (value, _) in PROGRAMS.items():
        repo.git("config", key, value.format(**named))
    return named
