"""Writing files for the user: whole, or not at all.

`replace` writes one file of the user's choice, such as an export. `write_all` changes files of the
agenda: several at once, by who has it `alone`, and never over a change made in the meantime. Once
all is written a run has not failed: from then on it is no error that stdout or stderr is gone.
"""

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import click

from gihv.cli.console import forgive_streams
from gihv.copies import FOLDER as SCHEMAS
from gihv.edit import Change, moved
from gihv.tree import FOLDER

LOCK = ".gihv.lock"
"""The file in a folder that one who writes there holds a lock on; gone when the work is done."""
DRAFT = ".gihv-tmp"
"""How the name of a file ends that is prepared beside its target."""
PATIENCE = 10.0
"""Seconds to wait for another who writes."""


class NotWritten(click.ClickException):
    """Why nothing was written, and what to do, in Dutch."""

    def __init__(self, reason: str, advice: str = "Probeer het opnieuw.") -> None:
        super().__init__(f"{reason} Er is niets geschreven. {advice}")


@contextmanager
def alone(root: Path, *, writes: bool = True) -> Iterator[None]:
    """Have an agenda alone, from reading it up to writing; clears away drafts of a killed run.

    Raises NotWritten where another goes on writing, and OSError.
    """
    if not writes:
        yield
        return
    with held(root / FOLDER):
        for folder in (FOLDER, SCHEMAS):
            for draft in (root / folder).rglob(f".*{DRAFT}"):
                draft.unlink(missing_ok=True)
        yield


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder. Raises NotWritten where another goes on writing; and OSError."""
    from filelock import FileLock, Timeout

    # a request to end clears up too, and gives the code that a shell reports for it
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        with FileLock(folder / LOCK, timeout=PATIENCE):
            try:
                yield
            finally:
                with suppress(OSError):  # Windows lets go of it first
                    (folder / LOCK).unlink()
    except Timeout:
        raise NotWritten(f"Een ander programma schrijft al in `{folder}`.") from None
    finally:
        signal.signal(signal.SIGTERM, before)


def write_all(root: Path, changes: Iterable[Change], moves: Sequence[tuple[str, str]] = ()) -> None:
    """Give files and folders another path, and then make all changes; whoever calls is `alone`.

    The changes name files as they were before the moves. Every file is prepared, saved to disk and
    compared with what was read before anything takes its place; Ctrl-C waits for the last. Only a
    kill, or a system that refuses in the middle, leaves some old and some new, each whole, in this
    order. A link stays, and what it points at is replaced; a folder that becomes empty goes.

    Raises NotWritten where a file is no longer what was read, may only be read, or lies outside the
    repository; and OSError that names the path.
    """
    with undisturbed(), ExitStack() as stack:
        top = root.resolve()
        targets = {one: _target(root, one.path) for one in changes}
        drafts = {
            one: stack.enter_context(_draft(target, one.new, one.path))
            for one, target in targets.items()
            if one.new is not None
        }
        for change, target in targets.items():
            current = target.read_bytes() if target.is_file() else None
            if current != change.old:
                raise NotWritten(f"`{change.path}` is intussen gewijzigd.")
        for _, new in moves:
            if os.path.lexists(top / new):
                raise NotWritten(f"`{new}` bestaat al.")
        for old, new in moves:
            with named(old):
                (top / old).rename(top / new)

        def now(path: Path) -> Path:
            return top / moved(path.relative_to(top).as_posix(), moves)

        for change, target in targets.items():
            with named(change.path):
                if change in drafts:
                    now(drafts[change]).replace(now(target))
                    continue
                now(target).unlink()
                with suppress(OSError):  # it holds something else
                    now(target).parent.rmdir()
        forgive_streams()


def replace(path: Path, text: str) -> None:
    """Write a text to a file; until all is written the old content stays.

    A link stays, and what it points at is replaced. A pipe or a device is written to as it is.
    Raises NotWritten where the file may only be read, and OSError that names the path.
    """
    data = text.encode("utf-8", "backslashreplace")
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = Path(os.path.realpath(path))  # Path.resolve raises on a circle of links
    with undisturbed(), _draft(target, data, str(path)) as draft, named(str(path)):
        draft.replace(target)
        forgive_streams()


@contextmanager
def _draft(target: Path, content: bytes, path: str) -> Iterator[Path]:
    """A file beside its target, saved to disk, with its mode; gone at the end."""
    mode = target.stat().st_mode if target.exists() else None
    # Root may write to any file; that somebody took the right away counts all the same.
    if mode is not None and not (mode & 0o222 and os.access(target, os.W_OK)):
        raise NotWritten(f"`{path}` is alleen-lezen.", "Geef uzelf eerst schrijfrechten.")
    draft = target.with_name(f".{os.urandom(8).hex()}{DRAFT}")
    try:
        with named(path), draft.open("xb") as file:  # never through a link that was laid there
            if mode is not None:
                draft.chmod(mode & 0o777)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        with suppress(OSError):  # what went wrong with it is told already
            draft.unlink(missing_ok=True)


def _target(root: Path, path: str) -> Path:
    """The file itself that a path names, with its folder. Raises NotWritten for one elsewhere."""
    target = (root / path).resolve()
    if not target.is_relative_to(root.resolve()):
        raise NotWritten(
            f"`{path}` is een koppeling naar `{target}`, buiten de map van de agenda.",
            "Zet het bestand zelf in de map van de agenda.",
        )
    with named(path):
        target.parent.mkdir(parents=True, exist_ok=True)
    return target


@contextmanager
def named(path: str) -> Iterator[None]:
    """Let an OSError name a file as the user knows it, and not its draft."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = path, None
        raise


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let Ctrl-C, and a request to end, wait until all files stand in their place."""
    came: list[int] = []
    numbers = [signal.SIGINT, signal.SIGTERM]
    if os.name != "nt":
        numbers.append(signal.SIGHUP)  # the window of the terminal was closed
    before = {one: signal.signal(one, lambda number, _: came.append(number)) for one in numbers}
    try:
        yield
        if came:
            click.echo("Alles is al geschreven.", err=True)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        if came:
            signal.raise_signal(came[0])
