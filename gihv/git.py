"""Revisions of the files, read with one git that runs nothing else.

One `git cat-file --batch` says what a name stands for and gives commits, trees and blobs. It runs
no filter, hook or other program that a repository names, fetches nothing, and believes no replaced
object and no graft. What a user types reaches it as a line of its input, never as an argument.
"""

import hashlib
import os
import posixpath
import re
import subprocess
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, NamedTuple, cast

from gihv.dates import leesbaar
from gihv.layout import kind_of
from gihv.tree import FOLDER, MAX_BYTES, Link, TooLarge, Unreadable, left_behind

_OPTIONS = (
    *("--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit", "-c", "core.commitGraph=false"),
)
_KEPT = {
    # `safe.directory` stands in the first three; the others say where git may look
    *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"),
    *("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"),
}
_SET = {
    "GIT_ALLOW_PROTOCOL": "",  # none; a git from before 2.45 does not know the next
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "LC_ALL": "C",  # why it ends is told from its words: see _ENDS
    "LANGUAGE": "",
}
_FOUND = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64}) (commit|tree|blob|tag) ([0-9]+)\n")
_MOMENT = re.compile(rb"(?m)^committer .*> ([0-9]{1,10}) [+-][0-9]+$")  # until 2286
_FOLDER, _LINK, _SUBMODULE = "40000", "120000", "160000"
_CHUNK = 65_536  # bytes

_NO_GIT = "git staat niet op deze computer. Installeer het van https://git-scm.com."
_NOT_HERE = (
    "Niet alles van deze versie staat op deze computer. Haal het op met "
    "`git fetch --refetch --no-filter`."
)
_ENDS = {
    "dubious ownership": (
        "De map van git is van een andere gebruiker; dan leest git haar niet. Vertrouwt u die? Sta "
        "het dan toe met `git config --global --add safe.directory MAP`; MAP is de map waarin "
        "`.git` staat."
    ),
    "not a git repository": (
        "De agenda staat niet in git, dus eerdere versies zijn er niet. Noem met `--map` een map "
        "die in git staat, of begin met `git init`."
    ),
    "bare repository|outside working tree": (
        "git vindt hier een kale repository (bare); daaruit leest gihv niet. Maak er met "
        "`git clone` een werkmap van en werk daarin."
    ),
    "promisor|lazy fetching": _NOT_HERE,
}
"""What git may say last, as a pattern, and what that means."""


class GitError(Exception):
    """Why a revision cannot be read and what to do about it, in Dutch."""


class Commit(NamedTuple):
    """A revision: git's names of itself and of its parents, and the day on which it was made."""

    oid: str
    parents: tuple[str, ...]
    datum: date
    """The committer's, in local time."""

    @property
    def kort(self) -> str:
        """The first seven digits of its name."""
        return self.oid[:7]


class History:
    """The revisions of the folder that holds `agenda/`, as `opened` gives them."""

    def __init__(self, git: "_Git") -> None:
        self._git = git

    def commit(self, rev: str) -> Commit:
        """The commit that a name stands for. Raises GitError."""
        if not rev or rev.startswith("-") or re.search(r"[\0-\x1f\x7f:]|\.\.", rev):
            raise GitError(
                f"`{rev}` is geen naam van één versie. Noem een tak, een tag of een commit, "
                "bijvoorbeeld `HEAD~1`."
            )
        found = self._git.ask(f"{rev}^{{commit}}")
        if found.kind == "commit":
            return _commit(found)
        if self._git.ask(rev).kind == "ambiguous":
            raise GitError(f"`{rev}` past bij meer dan één versie. Geef meer tekens.")
        way = _reach(list(self._line())) or (
            "`git log --oneline` noemt de versies, `git branch --all` de takken."
        )
        raise GitError(f"git kent hier geen versie `{rev}`. {way}")

    def last_of(self, day: date) -> Commit:
        """Where HEAD stood at the end of a day, in local time. Raises GitError.

        Only first parents count: work on a branch came to stand there when that was merged.
        """
        passed = []
        for commit in self._line():
            if commit.datum <= day:
                return commit
            passed.append(commit)
        raise GitError(
            _reach(passed)
            or f"Op {leesbaar(day)} stond er nog niets in git. De oudste versie is van "
            f"{leesbaar(min(one.datum for one in passed))}; geef een datum vanaf die dag."
        )

    def tree(self, commit: Commit, *, may_lack: bool = False) -> "RevisionTree":
        """The files as they stood in a commit. Raises GitError, and where it may not lack them."""
        found = RevisionTree(self._git, commit)
        if not found.oids and not may_lack:
            raise GitError(
                f"In versie {commit.kort} van {leesbaar(commit.datum)} is er geen map "
                f"`{FOLDER}/`. Noem een latere versie."
            )
        return found

    def _line(self) -> Iterator[Commit]:
        """HEAD and its first parents, the latest first, as far as they are on this computer."""
        found = self._git.ask("HEAD^{commit}")
        while found.kind == "commit":
            commit = _commit(found)
            yield commit
            if not commit.parents:
                return
            found = self._git.ask(commit.parents[0])


def _reach(line: Sequence[Commit]) -> str:
    """What there is to say of a history that is empty or was not fetched whole; else nothing."""
    if not line:
        return "In git is hier nog niets vastgelegd. Doe dat met `git commit`."
    if not line[-1].parents:
        return ""
    return (
        f"De geschiedenis gaat op deze computer maar terug tot {leesbaar(line[-1].datum)}. Haal de "
        "rest op met `git fetch --unshallow`."
    )


class _Entry(NamedTuple):
    """What a folder of a revision has under a name: git's mode and git's name of it."""

    mode: str
    oid: str


class RevisionTree:
    """The files as they stood in a commit: a Tree, to read while its History lasts."""

    oids: dict[str, str]
    """git's name of each of `files()`, by path."""

    def __init__(self, git: "_Git", commit: Commit) -> None:
        self._git, self._commit = git, commit
        self._blobs: dict[str, _Answer] = {}
        agenda = git.ask(f"{commit.oid}:./{FOLDER}")
        self._entries = dict(sorted(self._below(agenda))) if agenda.kind == "tree" else {}
        self.oids = {path: entry.oid for path, entry in self._entries.items()}

    def files(self) -> list[str]:
        return list(self.oids)

    def prefetch(self) -> None:
        """Read all files that gihv reads at once; one by one each would wait for git."""
        wanted = {self.oids[path]: "" for path in self.oids if kind_of(path)}
        self._blobs = dict(zip(wanted, self._git.ask_all(wanted, MAX_BYTES), strict=True))

    def read(self, path: str) -> bytes:
        """See Tree. Raises GitError where git does not have the content."""
        if not path.startswith(f"{FOLDER}/"):  # beside the agenda
            found = self._git.ask(f"{self._commit.oid}:./{path}")
            if found.kind != "blob":
                raise Unreadable.missing()
            return found.content or b""
        entry = self._entries.get(path)
        if entry is None:
            raise Unreadable.missing()
        if entry.mode == _FOLDER:
            raise Unreadable.folder()
        if entry.mode == _SUBMODULE:
            raise Unreadable("Dit is een submodule van git.", "zet de bestanden zelf in de agenda.")
        found = self._blobs.get(entry.oid) or self._git.ask(entry.oid, MAX_BYTES)
        if found.kind != "blob":
            raise GitError(_NOT_HERE)
        if entry.mode == _LINK:
            raise Link(os.fsdecode(found.content or b""))
        if found.content is None:
            raise TooLarge
        return found.content

    def _below(self, top: "_Answer") -> Iterator[tuple[str, _Entry]]:
        """All that is listed below the agenda, by path, in no order; see Tree.files."""
        folders = [(FOLDER, top)]
        for folder, listing in folders:
            if listing.kind != "tree":
                raise GitError(_NOT_HERE)
            for name, entry in _entries(listing):
                path = f"{folder}/{name}"
                if left_behind(name):
                    continue
                if entry.mode == _FOLDER and not name.endswith(".yaml"):
                    folders.append((path, self._git.ask(entry.oid)))
                elif entry.mode == _SUBMODULE or self._leads_to_folder(folder, entry):
                    yield f"{path}/", entry
                else:
                    yield path, entry

    def _leads_to_folder(self, folder: str, entry: _Entry) -> bool:
        """Whether an entry is a link to a folder beside or below the agenda."""
        if entry.mode != _LINK:
            return False
        target = os.fsdecode(self._git.ask(entry.oid, MAX_BYTES).content or b"")
        place = posixpath.normpath(posixpath.join(folder, target))
        if place.startswith(("/", "..")) or "\n" in place:  # git could not be asked
            return False
        return self._git.ask(f"{self._commit.oid}:./{place}").kind == "tree"


def oid_of(content: bytes, like: str) -> str:
    """The name that git gives to a blob of this content; of the same length as another name."""
    hashed = hashlib.new("sha1" if len(like) == 40 else "sha256", usedforsecurity=False)  # noqa: PLR2004 - the digits of SHA-1
    hashed.update(b"blob %d\0" % len(content))
    hashed.update(content)
    return hashed.hexdigest()


# -- the git that answers --------------------------------------------------------------------


@contextmanager
def opened(root: Path) -> Iterator[History]:
    """The revisions of the folder that holds `agenda/`. Raises GitError where there is no git.

    git is killed at the end: it only reads, and one that hangs is not waited for.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    command = [_program(), *_OPTIONS, "-C", str(root), "cat-file", "--batch"]
    # git would wait for who reads a pipe, so what it has to say goes to a file
    with TemporaryFile() as said:
        try:
            git = subprocess.Popen(  # noqa: S603 - an absolute path and fixed arguments
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, env=kept | _SET
            )
        except OSError as error:
            raise GitError(_NO_GIT) from error
        with git:
            asked, answered = cast("IO[bytes]", git.stdin), cast("IO[bytes]", git.stdout)
            try:
                yield History(_Git(asked, answered, said))
            finally:
                git.kill()
                with suppress(BrokenPipeError):  # a question that it never read
                    asked.close()


class _Answer(NamedTuple):
    """What git has under a name."""

    oid: str
    kind: str
    """Of the object; or why there is none: "missing", "ambiguous"."""
    content: bytes | None = None
    """None where there is no object, or one of more bytes than were asked for."""


class _Git:
    """A git that answers names, one a line, with objects; `said` is what it has to say besides."""

    def __init__(self, asked: IO[bytes], answered: IO[bytes], said: IO[bytes]) -> None:
        self._asked, self._answered, self._said = asked, answered, said

    def ask(self, name: str, most: int | None = None) -> _Answer:
        """The object of this name, its content if that is at most so many bytes (None: any).

        Raises GitError where git has ended.
        """
        self._write([name])
        return self._answer(most)

    def ask_all(self, names: Collection[str], most: int) -> Iterator[_Answer]:
        """As `ask` for each name; all are asked before the first answer is waited for."""
        writer = Thread(target=self._write, args=(names,), daemon=True)
        writer.start()
        yield from (self._answer(most) for _ in names)
        writer.join()

    def _write(self, names: Collection[str]) -> None:
        with suppress(OSError, ValueError):  # git has ended; who reads its answer hears of it
            self._asked.write(b"".join(os.fsencode(name) + b"\n" for name in names))
            self._asked.flush()

    def _answer(self, most: int | None) -> _Answer:
        line = self._answered.readline()
        if not line:
            raise GitError(_why(self._said))
        found = _FOUND.fullmatch(line)
        if not found:
            return _Answer("", line.split()[-1].decode())
        size, content = int(found[3]), None
        if most is None or size <= most:
            content = self._answered.read(size)
        else:
            for start in range(0, size, _CHUNK):
                self._answered.read(min(_CHUNK, size - start))
        if not self._answered.read(1):  # the line end behind it
            raise GitError(_why(self._said))
        return _Answer(found[1].decode(), found[2].decode(), content)


def _program() -> str:
    """The path of git; one that a relative folder in PATH holds is nobody's choice."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in filter(os.path.isabs, os.get_exec_path()):
        if os.access(program := f"{folder}{os.sep}{name}", os.X_OK):
            return program
    raise GitError(_NO_GIT)


def _why(said: IO[bytes]) -> str:
    """Why git has ended, from what it said last."""
    said.seek(0)
    last = said.read().decode("utf-8", "replace").strip().rpartition("fatal: ")[2]
    for pattern, meaning in _ENDS.items():
        if re.search(pattern, last):
            return meaning
    told = last.partition("\n")[0] or "zonder te zeggen waarom"
    return f"git hield ermee op: {told}. Kijk of `git log` in deze map werkt."


def _commit(found: _Answer) -> Commit:
    head = (found.content or b"").partition(b"\n\n")[0]
    parents = tuple(one.decode() for one in re.findall(rb"(?m)^parent (.*)$", head))
    made = _MOMENT.search(head)
    moment = datetime.fromtimestamp(int(made[1]) if made else 0, UTC)
    return Commit(found.oid, parents, moment.astimezone().date())


def _entries(listing: _Answer) -> Iterator[tuple[str, _Entry]]:
    """What a folder holds, by name."""
    width = len(listing.oid) // 2
    content = listing.content or b""
    for mode, name, oid in re.findall(rb"(?s)([0-7]+) ([^\0]+)\0(.{%d})" % width, content):
        yield os.fsdecode(name), _Entry(mode.decode(), oid.hex())
