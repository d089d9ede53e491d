"""Writing files for the user: whole, or not at all.

`replace` writes one file of the user's choice, such as an export. `write_all` changes files of the
agenda: several at once, by who has it `alone`, and never over a change made in the meantime.
"""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from gihv.editor import FOLDER as SCHEMAS
from gihv.tree import FOLDER

LOCK = ".gihv.lock"
"""The file in `agenda/` that one who writes holds a lock on. It is gone when the work is done."""

DRAFT = ".gihv-tmp"
"""How the name of a file ends that is prepared beside its target."""

PATIENCE = 10.0
"""Seconds to wait for another who writes."""


class Change(NamedTuple):
    """One file to write: what was read, None where there was none, and what is to stand there."""

    path: str
    """As the tree names it: relative to the top of the repository, with `/`."""
    old: bytes | None
    new: bytes


class NotWritten(click.ClickException):
    """Nothing was written, in Dutch, with what to do."""

    def __init__(self, reason: str, advice: str = "Probeer het opnieuw.") -> None:
        """A sentence that says why, and one that says what to do."""
        super().__init__(f"{reason} Er is niets geschreven. {advice}")


@contextmanager
def alone(root: Path, *, writes: bool = True) -> Iterator[None]:
    """Have an agenda alone, from reading it up to writing: no other run changes it meanwhile.

    Clears away the drafts that a run that was killed has left behind. Where nothing is to be
    written nothing is held. Raises NotWritten where another goes on writing, and OSError.
    """
    if not writes:
        yield
        return
    from filelock import FileLock, Timeout

    path = root / FOLDER / LOCK
    lock = FileLock(path, timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        raise NotWritten("Een ander programma is de agenda aan het wijzigen.") from None
    before = signal.signal(signal.SIGTERM, _end)
    try:
        for draft in [*(root / FOLDER).rglob(f".*{DRAFT}"), *(root / SCHEMAS).glob(f".*{DRAFT}")]:
            draft.unlink(missing_ok=True)
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        with suppress(OSError):  # Windows lets go of it first
            path.unlink()
        lock.release()


def write_all(
    root: Path, changes: Iterable[Change], *, move: tuple[str, str] | None = None
) -> None:
    """Make all changes, or none. Whoever calls has the agenda `alone`.

    With `move` a file or folder first gets another path; the changes are to what stands there then.

    Every file is prepared beside its target and saved to disk before the first takes its place,
    so that at any moment a file is the old one or the new one, whole. Ctrl-C waits for the last;
    only a run that is killed leaves some old and some new, and `gihv validate` finds what then
    does not fit. Mode bits and owner stay. A link stays, and what it points at is replaced if that
    is in the repository.

    Raises NotWritten where a file is no longer what was read, may only be read, or lies outside the
    repository; and OSError that names the path.
    """
    with _undisturbed(), _moved(root, move), ExitStack() as drafts:
        ready: list[tuple[Change, Path, Path]] = []
        for change in changes:
            if change.old == change.new:
                continue  # only moved
            target = _target(root, change.path)
            with _named(change.path):
                target.parent.mkdir(parents=True, exist_ok=True)
                draft = drafts.enter_context(_draft(target, change.new, change.path))
            ready.append((change, target, draft))
        for change, target, _ in ready:
            _compare(change, target)
        with ExitStack() as undone:
            for change, target, draft in ready:
                with _named(change.path):
                    draft.replace(target)
                undone.callback(_put_back, change, target)
            undone.pop_all()


def replace(path: Path, content: str | bytes) -> None:
    """Write bytes, or a text as UTF-8, to a file; until all is written the old content stays.

    A link stays, and what it points at is replaced. What is no ordinary file (a pipe, a device) is
    written to as it is. Raises NotWritten where the file may only be read, and OSError that names
    the path.
    """
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    with _named(str(path)):
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = path.resolve()
        with _undisturbed(), _draft(target, data, str(path)) as draft:
            draft.replace(target)


# -- one file --------------------------------------------------------------------------------


@contextmanager
def _draft(target: Path, content: bytes, path: str) -> Iterator[Path]:
    """A file beside its target, saved to disk, with its mode and owner; gone at the end."""
    found = target.stat() if target.exists() else None
    # Root may write to any file; that somebody took the right away counts all the same.
    if found and not (found.st_mode & 0o222 and os.access(target, os.W_OK)):
        raise NotWritten(
            f"`{path}` is alleen-lezen.", "Geef uzelf eerst het recht om te schrijven."
        )
    draft = target.with_name(f".{os.urandom(8).hex()}{DRAFT}")
    try:
        with draft.open("xb") as file:  # never through a link that somebody laid there
            file.write(content)
            if found:
                draft.chmod(found.st_mode & 0o777)
                if hasattr(os, "chown"):
                    with suppress(OSError):  # only root may give a file away
                        os.chown(draft, found.st_uid, found.st_gid)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        with suppress(OSError):  # what went wrong with it is told already
            draft.unlink(missing_ok=True)


def _target(root: Path, path: str) -> Path:
    """The file itself that a path names. Raises NotWritten where that is outside the repository."""
    target = (root / path).resolve()
    if target.is_relative_to(root.resolve()):
        return target
    raise NotWritten(
        f"`{path}` is een koppeling naar `{target}`, buiten de map van de agenda.",
        "Zet het bestand zelf in de map van de agenda.",
    )


def _compare(change: Change, target: Path) -> None:
    """Raise NotWritten where a file is no longer what was read."""
    current = target.read_bytes() if target.is_file() else None
    if current == change.old:
        return
    what = "bestaat nu al" if change.old is None else "is intussen gewijzigd"
    if current is None:
        what = "is intussen verdwenen"
    raise NotWritten(f"`{change.path}` {what}.")


def _put_back(change: Change, target: Path) -> None:
    """Put back what stood there, as far as that goes: another file could not take its place."""
    with suppress(OSError, NotWritten):
        if change.old is None:
            target.unlink()
        else:
            with _draft(target, change.old, change.path) as draft:
                draft.replace(target)


@contextmanager
def _moved(root: Path, move: tuple[str, str] | None) -> Iterator[None]:
    """Give a file or folder another path, in one step; back again where what follows fails."""
    if move is None:
        yield
        return
    for path in move:
        _target(root, path.rpartition("/")[0])
    old, new = (root / path for path in move)
    if os.path.lexists(new):
        raise NotWritten(f"`{move[1]}` bestaat al.")
    if not os.path.lexists(old):
        raise NotWritten(f"`{move[0]}` is intussen verdwenen.")
    old.rename(new)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            new.rename(old)
        raise


# -- the system ------------------------------------------------------------------------------


@contextmanager
def _named(path: str) -> Iterator[None]:
    """Let an OSError name a file as the user knows it, and not its draft."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = path, None
        raise


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C, and a request to end, wait until all files stand in their place."""
    came: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(one, lambda number, _: came.append(number)) for one in numbers]
    try:
        yield
    finally:
        for one, handler in zip(numbers, before, strict=True):
            signal.signal(one, handler)
        for number in came[:1]:
            signal.raise_signal(number)


def _end(number: int, _frame: object) -> NoReturn:
    """End the run so that it clears up, with the code that a shell reports for the signal."""
    sys.exit(128 + number)
