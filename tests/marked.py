"""Small agendas in text whose wrong lines are marked: `titel: Bomen  # <- GIHV101`."""

import re
from collections.abc import Mapping
from textwrap import dedent, indent

from tests.helpers import BASE, Files, check

_OPENS_FILE = re.compile(r"# (agenda/.+\.\w+)")
_MARK = re.compile(r" *# <- (GIHV[0-9]{3}(?: GIHV[0-9]{3})*)$")

Found = tuple[str, int, str]
"""A finding: path, line, code."""


def files_in(text: str) -> dict[str, str]:
    """The files of a text, marks and all; a line `# agenda/…` opens each. `<TAB>` is a tab.

    What stands before the first of those is of an actie, below its nummer and titel.
    """
    files: dict[str, list[str]] = {}
    path = "agenda/01-groen/01-bomen.yaml"
    for line in dedent(text).strip("\n").splitlines():
        if opens := _OPENS_FILE.fullmatch(line):
            path = opens[1]
            assert path not in files, f"{path} is opened twice"
            files[path] = []
        else:
            start = [] if files else ["nummer: 1", "titel: Bomen planten"]
            files.setdefault(path, start).append(line.replace("<TAB>", "\t"))
    return {path: "\n".join(lines) + "\n" for path, lines in files.items()}


def rows(text: str) -> list[list[str]]:
    """The rows of a table in text: a line each, its cells between bars."""
    return [re.split(r" +\| +", line) for line in dedent(text).strip("\n").splitlines()]


def marks(files: Mapping[str, str]) -> set[Found]:
    """What the marks of some files say that is wrong."""
    return {
        (path, number, code)
        for path, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (mark := _MARK.search(line))
        for code in mark[1].split()
    }


def without_marks(text: str) -> str:
    """A file as it would be without marks, on the same lines."""
    return "".join(_MARK.sub("", line) + "\n" for line in text.splitlines())


def findings(files: Mapping[str, str], without: tuple[str, ...] = ()) -> set[Found]:
    """What is wrong with the base agenda once these files are laid over it, some left out."""
    whole = {**BASE, **{path: without_marks(text) for path, text in files.items()}}
    tree = Files({path: text for path, text in whole.items() if path not in without})
    found = [(one.path, one.span.line, one.kind.code) for one in check(tree)[1]]
    assert len(found) == len(set(found)), "one mistake gives one finding"
    return set(found)


def assert_marked(text: str, without: tuple[str, ...] = ()) -> None:
    """Assert that exactly the marked lines of a text are found, each with its code."""
    files = files_in(text)
    assert findings(files, without) == marks(files)


def messages(text: str) -> dict[str, tuple[str, str | None]]:
    """Message and hint by code, of a text with at most one finding of each code."""
    files = {path: without_marks(one) for path, one in files_in(text).items()}
    found = check(Files({**BASE, **files}))[1]
    assert len({one.kind.code for one in found}) == len(found)
    return {one.kind.code: (one.message, one.tip) for one in found}


def base(path: str) -> str:
    """A file of the base agenda as a text opens it; what follows is added to it."""
    return f"# {path}\n{BASE[path]}"


def money(text: str) -> str:
    """An actie with this block of money."""
    return f"financiering:\n{indent(text.strip(chr(10)), '  ')}\n"
