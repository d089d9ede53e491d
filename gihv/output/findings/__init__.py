"""The formats of findings, one file each. All are pure functions of an Outcome to text."""

import os
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path, PurePath
from typing import NamedTuple

from gihv.diagnostics import Diagnostic, Severity

FORMATS = ("tekst", "kort", "json", "github", "gitlab", "sarif")
"""The formats, in the order of the help; each has the name of its module."""

LEVELS = {Severity.FOUT: "error", Severity.WAARSCHUWING: "warning"}
"""What hosts call a severity."""


class Outcome(NamedTuple):
    """What a run of validate found, with all that a format needs to tell it.

    `lines` has, by path, the lines of the files with findings that can be read. `root` is the
    folder with the agenda, `here` where the user stands, and `top` is git's, or `root`; all are
    absolute. `elsewhere` has the findings about paths that were not asked for; None where all were.
    """

    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[str, Sequence[str]]
    files_read: int
    seconds: float
    root: PurePath
    here: PurePath
    top: PurePath
    elsewhere: tuple[Diagnostic, ...] | None = None

    def from_here(self, path: str) -> str:
        """A path of a diagnostic, as the user would type it."""
        return relative(self.root / path, self.here)

    def from_top(self, path: str) -> str:
        """A path of a diagnostic, as git and its hosts know it."""
        return relative(self.root / path, self.top)


def renderer(name: str) -> Callable[..., str]:
    """The format with this name: `render(outcome, *, width, colour)` to text.

    Only what a person reads looks at the width (None for lines of any length) and at colour.
    """
    render: Callable[..., str] = import_module(f"gihv.output.findings.{name}").render
    return render


def relative(path: PurePath, start: PurePath) -> str:
    """An absolute path as seen from a folder, with `/`; whole where it is on another drive."""
    try:
        return Path(os.path.relpath(path, start)).as_posix()
    except ValueError:
        return path.as_posix()


def with_tip(diagnostic: Diagnostic) -> str:
    """The message, and below it the way out."""
    tip = "" if diagnostic.tip is None else f"\nTip: {diagnostic.tip}"
    return diagnostic.message + tip


def on_one_line(diagnostic: Diagnostic) -> str:
    """The message, and between brackets the way out, without line breaks."""
    tip = "" if diagnostic.tip is None else f" ({diagnostic.tip})"
    return f"{diagnostic.message}{tip}".replace("\n", " ")
