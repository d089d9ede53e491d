"""The command line as a user meets it, run in this process; and agendas to run it in."""

import json
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from gihv.cli.main import APP
from gihv.cli.run import run
from gihv.model import Agenda
from gihv.tree import WorkTree
from tests.helpers import load

REPOSITORY = Path(__file__).resolve().parents[1]
"""The folder of this repository, whose `agenda/` is the real agenda."""
MADE = REPOSITORY / "tests" / "made"
"""The folder of a small agenda that holds every construct: what tests of the tool run on.

The real agenda is content: an editor may change any word of it, and no such test may fail by that.
"""


class Result(NamedTuple):
    """How a command ended, and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines on stdout."""
        return self.out.splitlines()

    @property
    def data(self) -> Any:
        """What stands on stdout, as JSON."""
        return json.loads(self.out)


class Terminal(StringIO):
    """A stdout that a person looks at."""

    def isatty(self) -> bool:
        return True


def gihv(*args: str, root: Path = REPOSITORY, terminal: bool = False) -> Result:
    """Run a command on the agenda of a repository, its stdout a pipe or a terminal."""
    return gihv_here("--map", str(root), *args, terminal=terminal)


def gihv_here(*args: str, terminal: bool = False) -> Result:
    """Run a command where the test stands."""
    out, err = Terminal() if terminal else StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(APP, list(args))
    return Result(code, out.getvalue(), err.getvalue())


def independent(schema: Path, files: Iterable[Path]) -> tuple[int, str]:
    """What another validator than ours says of files: its exit code, and its output."""
    from check_jsonschema.cli.main_command import (  # type: ignore[import-untyped] # no types
        main as check_jsonschema,
    )

    result = CliRunner().invoke(
        check_jsonschema, ["--schemafile", str(schema), *map(str, files)], catch_exceptions=False
    )
    return result.exit_code, result.output


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write files by their paths below a folder; the folder."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return root


@cache
def real_agenda() -> Agenda:
    """The agenda of this repository."""
    return load(WorkTree(REPOSITORY))[0]


@cache
def made_agenda() -> Agenda:
    """The small agenda that holds every construct."""
    return load(WorkTree(MADE))[0]


GOLDEN = REPOSITORY / "tests" / "golden"


def assert_golden(name: str, text: str, *, update: bool) -> None:
    """Assert that a text is what a golden file holds; rewrite the file where that is asked."""
    file = GOLDEN / name
    if update:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_bytes().decode("utf-8")
