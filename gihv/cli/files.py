"""Writing files for the user: whole, or not at all.

`replace` writes one file of the user's choice, such as an export. `write_all` changes files of the
agenda: several at once, never over a change that somebody else made in the meantime.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import IO, NamedTuple

import click

from gihv.tree import FOLDER

LOCK = ".gihv.lock"
"""The file in `agenda/` that one who writes holds a lock on. It is gone when the work is done."""

DRAFT = ".gihv-tmp"
"""How the name of a file ends that is prepared beside its target, behind a dot and the target's."""

PATIENCE = 10.0
"""Seconds to wait for another who writes."""


def replace(path: Path, content: str | bytes) -> None:
    """Write bytes, or a text as UTF-8, to a file; until all is written the old content stays.

    A link stays, and what it points at is replaced. What is no ordinary file (a pipe, a device) is
    written to as it is. Raises OSError that names the path.
    """
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = path.resolve()
        draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            draft.write_bytes(data)
            if target.exists():
                draft.chmod(target.stat().st_mode & 0o777)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


class Change(NamedTuple):
    """One file to write: what was read and what is to stand there; None for no file."""

    path: str
    """As the tree names it: relative to the top of the repository, with `/`."""
    old: bytes | None
    new: bytes | None


class NotWritten(click.ClickException):
    """Nothing was written, in Dutch, with what to do. Ends the command with code 2."""

    exit_code = 2


def write_all(
    root: Path, changes: Iterable[Change], *, move: tuple[str, str] | None = None
) -> None:
    """Make all changes, or none; and clear away what a run that was killed has left behind.

    With `move` a file or folder first gets another path; the changes are to what stands there then.

    Every file is prepared beside its target and saved to disk before the first takes its place,
    so that at any moment a file is the old one or the new one, whole. A new file takes its
    place before an old one goes, so that a file that is renamed is never missing. Mode bits and
    owner stay. A link stays, and what it points at is replaced if that is in the repository.
    Folders are made and, once empty, taken away as needed.

    Raises NotWritten where a file is no longer what was read, where somebody else goes on
    writing, or where a link leaves the repository; and OSError that names the path.
    """
    wanted = list(changes)
    if not wanted and not move and not any(_leftovers(root)):
        return
    with _locked(root / FOLDER):
        for leftover in _leftovers(root):
            if leftover.name != LOCK:
                leftover.unlink(missing_ok=True)
        with _moved(root, move):
            _write([(change, _target(root, change.path)) for change in wanted])


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
        raise NotWritten(f"`{move[1]}` bestaat al. Er is niets geschreven.")
    if not os.path.lexists(old):
        raise NotWritten(f"`{move[0]}` is intussen verdwenen. Er is niets geschreven.")
    old.rename(new)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            new.rename(old)
        raise
    _save_folder(new.parent)


def _write(changes: Sequence[tuple[Change, Path]]) -> None:
    """Make all changes. Whoever calls holds the lock."""
    drafts: list[Path] = []
    folders: list[Path] = []
    done: list[tuple[Change, Path]] = []
    path = ""
    try:
        for change, target in changes:
            path = change.path
            _compare(change, target)
            if change.new is not None:
                folders += _make_folders(target.parent)
                drafts.append(_draft(target))
                _prepare(drafts[-1], change.new, target)
        for change, target in sorted(changes, key=lambda one: one[0].new is None):
            path = change.path
            _compare(change, target)
            if change.new is None:
                target.unlink()
                folders.append(target.parent)
            else:
                _draft(target).replace(target)
            done.append((change, target))
    except OSError as error:
        error.filename, error.filename2 = path, None
        _undo(done)
        raise
    except NotWritten:
        _undo(done)
        raise
    finally:
        for draft in drafts:
            with suppress(OSError):  # what went wrong with it is told already
                draft.unlink(missing_ok=True)
        for folder in reversed(folders):
            with suppress(OSError):  # not empty: it is needed
                folder.rmdir()
    for folder in {target.parent for _, target in changes}:
        _save_folder(folder)


def _compare(change: Change, target: Path) -> None:
    """Raise NotWritten where a file is no longer what was read."""
    current = target.read_bytes() if target.is_file() else None
    if current == change.old:
        return
    what = "bestaat nu al" if change.old is None else "is intussen gewijzigd"
    if current is None:
        what = "is intussen verdwenen"
    raise NotWritten(f"`{change.path}` {what}. Er is niets geschreven. Probeer het opnieuw.")


def _undo(done: Iterable[tuple[Change, Path]]) -> None:
    """Put back what stood there, as far as that goes: another file could not take its place."""
    for change, target in done:
        with suppress(OSError):
            if change.old is None:
                target.unlink()
            else:
                draft = _draft(target)
                _prepare(draft, change.old, target)
                draft.replace(target)


# -- places ----------------------------------------------------------------------------------


def _target(root: Path, path: str) -> Path:
    """The file itself that a path names. Raises NotWritten where that is outside the repository."""
    target = (root / path).resolve()
    if target.is_relative_to(root.resolve()):
        return target
    raise NotWritten(
        f"`{path}` is een koppeling naar `{target}`, buiten de map van de agenda. "
        "Er is niets geschreven. Zet het bestand zelf in de map van de agenda."
    )


def _draft(target: Path) -> Path:
    """Where a file is prepared. Only who holds the lock makes one, so the name need not vary."""
    return target.with_name(f".{target.name}{DRAFT}")


def _leftovers(root: Path) -> Iterator[Path]:
    """The files that a run that was killed has left behind, or that a run now makes."""
    for folder, _, names in os.walk(root / FOLDER):
        for name in names:
            if name == LOCK or (name.startswith(".") and name.endswith(DRAFT)):
                yield Path(folder, name)


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it that are missing; the ones made, outermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


# -- the disk --------------------------------------------------------------------------------


def _prepare(draft: Path, content: bytes, target: Path) -> None:
    """Write a draft and save it to disk, with the mode and owner of its target."""
    draft.unlink(missing_ok=True)  # of a run that was killed
    with draft.open("xb") as file:  # never through a link that somebody laid there
        file.write(content)
        if target.exists():
            found = target.stat()
            draft.chmod(found.st_mode & 0o777)
            if hasattr(os, "chown"):
                with suppress(OSError):  # only root may give a file away
                    os.chown(draft, found.st_uid, found.st_gid)
        file.flush()
        os.fsync(file.fileno())


def _save_folder(folder: Path) -> None:
    """Save the names in a folder to disk, where the system can."""
    with suppress(OSError):  # Windows opens no folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder. The system lets go of it when a run ends, however it ends."""
    path = folder / LOCK
    until = monotonic() + PATIENCE
    while (file := _try_lock(path)) is None:
        if monotonic() > until:
            raise NotWritten(
                "Een ander programma is de agenda aan het wijzigen. Er is niets geschreven. "
                "Probeer het opnieuw."
            )
        sleep(0.02)
    try:
        yield
    finally:
        if os.name == "nt":  # an open file cannot be removed there
            file.close()
        with suppress(OSError):
            path.unlink()
        file.close()


def _try_lock(path: Path) -> IO[bytes] | None:
    """The file with a lock on it, or None where another holds it or has just removed it."""
    try:
        file = path.open("ab")
    except PermissionError:
        if os.name == "nt":  # another is removing it
            return None
        raise
    try:
        _lock(file)
        if _is_at(file, path):
            return file
    except (BlockingIOError, PermissionError):  # held by another: Linux and macOS, Windows
        pass
    except OSError:  # a network share without locks: that nothing changed is looked at all the same
        return file
    file.close()
    return None


def _is_at(file: IO[bytes], path: Path) -> bool:
    """Whether an open file is still the one that a path names."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _lock(file: IO[bytes]) -> None:
    """Take the lock of the system on a file. Raises OSError where another holds it."""
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore] # Windows only
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
