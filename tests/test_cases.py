"""The agendas of tests/cases: each a folder whose files are laid over a small good agenda.

A wrong line bears the codes that belong to it: `titel: 2014  # <- GIHV103`; the tests take these
marks away before gihv reads the file. What cannot bear a mark stands in the case's `verwacht.txt`:
`path:line:code`, and `zonder path` for a file that the agenda does without. One file of each case
begins with a comment that tells why it is there. A new case is a new folder: it needs no Python.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

import pytest

from gihv.diagnostics import Diagnostic
from gihv.explain import kinds
from gihv.output.findings import Outcome, renderer
from tests.command import assert_golden
from tests.helpers import BASE, Files, check
from tests.marked import Found

REPOSITORY = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "cases"
SIDECAR = "verwacht.txt"
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
GOOD = "goed-"
"""How the name of a case without findings begins."""

_MARK = re.compile(rb" *# <- (GIHV[0-9]{3}(?: GIHV[0-9]{3})*)(?=\r?$)", re.MULTILINE)
_EXPECTED = re.compile(r"(.+):([0-9]+):(GIHV[0-9]{3})")

NO_CASE = {
    "GIHV010": "a file of a mebibyte is no example",
    "GIHV013": "it is about rights on disk, not about text",
    "GIHV014": "it is about a link on disk, not about text",
}
"""Kinds of findings that no folder of files can show; tests of their own do."""


@dataclass(frozen=True)
class Case:
    """One folder: its files as they stand on disk."""

    name: str
    files: dict[str, bytes]

    @classmethod
    def named(cls, name: str) -> "Case":
        folder = FOLDER / name
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        return cls(name, files)

    @cached_property
    def expected(self) -> set[Found]:
        """What is wrong, by the marks and `verwacht.txt`."""
        expected = set()
        for path, data in self.files.items():
            for number, line in enumerate(data.split(b"\n"), 1):
                if mark := _MARK.search(line):
                    expected |= {(path, number, code) for code in mark[1].decode().split()}
        for entry in self._sidecar():
            if finding := _EXPECTED.fullmatch(entry):
                expected.add((finding[1], int(finding[2]), finding[3]))
            else:
                assert entry.startswith("zonder "), f"{SIDECAR}: {entry}"
        return expected

    @cached_property
    def tree(self) -> Files:
        """The small agenda with the files of the case laid over it, marks taken away."""
        without = {line.removeprefix("zonder ") for line in self._sidecar()}
        base = {path: text for path, text in BASE.items() if path not in without}
        laid = {path: _MARK.sub(b"", data) for path, data in self.files.items() if path != SIDECAR}
        return Files({**base, **laid})

    @cached_property
    def found(self) -> list[Diagnostic]:
        """What gihv finds."""
        return check(self.tree)[1]

    def _sidecar(self) -> Iterator[str]:
        for line in self.files.get(SIDECAR, b"").decode().splitlines():
            if line and not line.startswith("#"):
                yield line


@cache
def case_named(name: str) -> Case:
    return Case.named(name)


@pytest.fixture(params=NAMES)
def case(request: pytest.FixtureRequest) -> Case:
    return case_named(request.param)


def test_exactly_what_is_marked_is_found(case: Case) -> None:
    assert {(one.path, one.span.line, one.kind.code) for one in case.found} == case.expected
    assert bool(case.expected) != case.name.startswith(GOOD)


def test_every_word_and_column_of_a_finding_is_as_in_the_golden_file(update: bool) -> None:
    told = [
        f"{name}: {one.path}:{'-'.join(map(str, one.span))} {one.kind.code} {one.message}"
        + (f" | {one.tip}" if one.tip else "")
        for name in NAMES
        for one in case_named(name).found
    ]
    assert_golden("findings.txt", "".join(f"{one}\n" for one in told), update=update)


def test_one_mistake_gives_one_finding(case: Case) -> None:
    keys = [(one.path, one.span, one.kind.code, one.message) for one in case.found]
    assert len(keys) == len(set(keys))


def test_every_finding_underlines_something_on_a_line_that_is_there(case: Case) -> None:
    for one in case.found:
        assert one.span[:2] <= one.span[2:]
        if one.path in case.tree.files():
            text = case.tree.read(one.path).decode("utf-8-sig", "replace")
            line = text.split("\n")[one.span.line - 1]
            assert one.span.column <= len(line) + 1
            assert line.strip() or one.kind.code in ("GIHV011", "GIHV507")


ENGLISH = re.compile(
    r"\b(the|not|is not|expected|found|while|mapping|scalar|None|True|False|type|of type|null)\b"
)
QUOTED = re.compile(r"`[^`]*`")


def test_every_finding_is_told_in_dutch_sentences(case: Case) -> None:
    for one in case.found:
        for text in (one.message, one.tip):
            if text is None:
                continue
            assert re.search(r"[.?]\Z", text), text
            assert not ENGLISH.search(QUOTED.sub("", text)), text
        assert re.match(r"[A-Z`0-9]", one.message), one.message
        assert one.tip is None or not re.match(r"[A-Z]", one.tip), one.tip


@pytest.mark.parametrize("width", [None, 40])
def test_every_finding_can_be_shown(case: Case, width: int | None) -> None:
    outcome = _outcome(case)
    short = renderer("kort")(outcome, width=width, colour=False).splitlines()
    assert len(short) == len(case.found)
    for line, one in zip(short, case.found, strict=True):
        start = f"{one.path}:{one.span.line}:{one.span.column}: {one.severity} {one.kind.code} "
        assert line.startswith(start)
    whole = renderer("tekst")(outcome, width=width, colour=False)
    assert len(whole.split("\n\n")) == len(case.found) + 1
    assert "\x1b" not in whole


def _outcome(case: Case) -> Outcome:
    root = PurePosixPath("/agenda")
    lines = {
        one.path: case.tree.read(one.path).decode("utf-8-sig", "replace").splitlines()
        for one in case.found
        if one.path in case.tree.files()
    }
    return Outcome(
        diagnostics=tuple(case.found),
        lines=lines,
        files_read=len(case.tree.files()),
        seconds=0.1,
        root=root,
        here=root,
        top=root,
    )


def test_every_case_tells_why_it_is_there(case: Case) -> None:
    first_lines = [
        _MARK.sub(b"", data).removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
        for data in case.files.values()
    ]
    assert any(re.fullmatch(rb"# .{20,}\.", line) for line in first_lines)


def test_every_kind_of_finding_has_a_case() -> None:
    shown = {code for name in NAMES for _, _, code in case_named(name).expected}
    assert shown | NO_CASE.keys() == {kind.code for kind in kinds()}
    assert shown.isdisjoint(NO_CASE)


def test_git_keeps_the_bytes_of_every_case() -> None:
    assert "\ntests/cases/** -text\n" in (REPOSITORY / ".gitattributes").read_text("utf-8")
