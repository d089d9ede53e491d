"""What only the command line knows of a terminal: is there one, its width, its colour."""

import os
import shutil
import sys
from contextlib import suppress
from typing import Any, TextIO, cast

from gihv.output.cells import inert

NARROWEST = 40


def is_terminal() -> bool:
    """Whether a person reads stdout: a terminal, or FORCE_COLOR says so."""
    return sys.stdout.isatty() or os.environ.get("FORCE_COLOR", "0") not in ("", "0", "false")


def wants_colour() -> bool:
    """Whether stdout is to be coloured (https://no-color.org, https://force-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR")


def width() -> int:
    """The columns of the terminal, or of COLUMNS; 80 where neither says it."""
    return max(shutil.get_terminal_size().columns, NARROWEST)


def line_width() -> int | None:
    """The width for prose: None in a pipe, where the reader wraps it, unless COLUMNS says one."""
    return width() if sys.stdout.isatty() or os.environ.get("COLUMNS") else None


def on_github() -> bool:
    """Whether a runner of GitHub Actions reads what is written."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def for_log(text: str) -> str:
    """What people read and that quotes the agenda: to a runner it is no command."""
    return inert(text) if on_github() else text


class _Forgiving:
    """A stream around another, which may be gone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


class _ForLog(_Forgiving):
    """A stream that holds no command for a runner; a message is written whole."""

    def write(self, text: str) -> int:
        return super().write(inert(text) if text.endswith("\n") else text)


def forgive_streams() -> None:
    """To the end of the run it is no error that nobody reads it: what was asked for is done."""
    sys.stdout = cast("TextIO", _Forgiving(sys.stdout))
    sys.stderr = cast("TextIO", _Forgiving(sys.stderr))


def guard_stderr() -> None:
    """To the end of the run stderr, where gihv commands no runner, holds no command for one."""
    if on_github():
        sys.stderr = cast("TextIO", _ForLog(sys.stderr))
