"""The formats of findings, one file each. All are pure functions of an Outcome to text.

`tekst` is for people, `kort` for an editor's list of errors, `json` for programs; `github`,
`gitlab` and `sarif` are what those hosts show beside the lines of a merge request.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Protocol

from gihv.diagnostics import Diagnostic

FORMATS = ("tekst", "kort", "json", "github", "gitlab", "sarif")
"""The formats, in the order of the help; each has the name of its module."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of validate found, with all that a format needs to tell it.

    `lines` has, by path, the lines (without their ends) of the files with findings, as far as they
    can be read. `root` is the folder with the agenda, `here` where the user stands, and `top` is
    git's top level, or `root` where there is no git; all three are absolute. `elsewhere` has the
    findings about other paths than those that were asked for; None where all were.
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

    def source_line(self, diagnostic: Diagnostic) -> str | None:
        """The line that a diagnostic points at; None where there is no such line."""
        lines = self.lines.get(diagnostic.path, ())
        line = diagnostic.span.line
        return lines[line - 1] if line <= len(lines) else None


class Render(Protocol):
    """A format."""

    def __call__(self, outcome: Outcome, *, width: int | None, colour: bool) -> str:
        """The findings as text, ending in a line end, or empty.

        `width` in cells, None for lines of any length. Only what a person reads looks at width
        and colour.
        """
        ...


def renderer(name: str) -> Render:
    """The format with this name. Nothing of the others is imported."""
    render: Render = import_module(f"gihv.output.findings.{name}").render
    return render


def relative(path: PurePath, start: PurePath) -> str:
    """An absolute path as seen from a folder, with `/`; whole where it is on another drive."""
    common = next((one for one in (start, *start.parents) if path.is_relative_to(one)), None)
    if common is None:
        return path.as_posix()
    up = [".."] * (len(start.parts) - len(common.parts))
    return "/".join([*up, *path.relative_to(common).parts]) or "."


def with_tip(diagnostic: Diagnostic) -> str:
    """The message, and below it the way out."""
    if diagnostic.tip is None:
        return diagnostic.message
    return f"{diagnostic.message}\nTip: {diagnostic.tip}"


def on_one_line(diagnostic: Diagnostic) -> str:
    """The message, and between brackets the way out, without line breaks."""
    tip = "" if diagnostic.tip is None else f" ({diagnostic.tip})"
    return " ".join(f"{diagnostic.message}{tip}".split("\n"))
