"""Every screen on a terminal of its own (a pty), at several widths; and the same in a pipe.

It runs on the made agenda (tests/made). What a screen says is told by the tests of its command.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import product

import pytest
from rich.cells import cell_len

from gihv.report import PER, REPORTS
from gihv.report.list import LIJSTEN
from tests.command import MADE, REPOSITORY, gihv

pty = pytest.importorskip("pty", reason="Windows has no pty")
termios = pytest.importorskip("termios", reason="Windows has no pty")

SCREENS = (
    *(f"list {soort}" for soort in LIJSTEN),
    *("list --speerpunt 2 --jaar 2018", "list --kolommen nummer,titel,toegezegd,status"),
    *(f"show {ref}" for ref in ("1.1", "1", "vakcollege", "streekfonds", "agenda")),
    *(f"report {name}" for name in REPORTS),
    *(f"report --per {per}" for per in PER),
    *("report --jaar 2018", "report --per bron --jaar 2018", "report --zoek nergens"),
)
WHOLE = "--breed --alles"
THOROUGH = pytest.mark.thorough
PROGRAM = """
import sys
from gihv.cli.main import APP
from gihv.cli.run import run
for command in sys.stdin.read().splitlines():
    args = ["--map", sys.argv[1], *command.split()]
    assert run(APP, args) == 0
    print("\\f", end="", flush=True)
"""


@cache
def screens(width: int, *, colour: bool = False) -> dict[str, list[str]]:
    """The lines of each screen on a terminal of this width, whole ones too."""
    commands = [f"{one} {how}".strip() for one, how in product(SCREENS, ("", WHOLE))]
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, width))
    unset = {"COLUMNS", "FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS"}
    env = {name: text for name, text in os.environ.items() if name not in unset}
    run = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(MADE)],
        cwd=REPOSITORY,
        env=env if colour else {**env, "NO_COLOR": "1"},
        stdin=subprocess.PIPE,
        stdout=theirs,
        encoding="utf-8",
    )
    with run, os.fdopen(ours, "rb", buffering=0) as shown:
        os.close(theirs)
        assert run.stdin
        run.stdin.write("\n".join(commands))
        run.stdin.close()
        text = b"".join(_read(shown.fileno())).decode("utf-8").replace("\r\n", "\n")
    assert run.returncode == 0
    return dict(zip(commands, map(str.splitlines, text.split("\f")), strict=False))


def _read(terminal: int) -> Iterator[bytes]:
    with suppress(OSError):  # what Linux says once the other side is gone
        while part := os.read(terminal, 65_536):
            yield part


def plain(lines: list[str]) -> list[str]:
    """Lines without their colours."""
    return [re.sub("\x1b\\[[0-9;]*m", "", line) for line in lines]


def words(lines: list[str]) -> set[str]:
    """What can be read, whatever stands between it."""
    return {word for line in lines for word in re.findall(r"[\w€.,-]*\w", line)}


@pytest.mark.parametrize("width", [80, *(pytest.param(n, marks=THOROUGH) for n in (40, 140))])
def test_no_line_is_wider_than_the_terminal_or_ends_in_a_blank(width: int) -> None:
    for command, lines in screens(width, colour=True).items():
        shown = plain(lines)
        assert max(map(cell_len, shown)) <= width, command
        assert [line for line in shown if line != line.rstrip()] == [], command
        assert "\n\n\n" not in "\n".join(shown), command


@pytest.mark.parametrize("width", [80, *(pytest.param(n, marks=THOROUGH) for n in (40, 140))])
def test_without_colour_it_is_the_same_without_an_escape(width: int) -> None:
    coloured = screens(width, colour=True)
    assert screens(width) == {one: plain(lines) for one, lines in coloured.items()}
    assert "\x1b" in "".join(coloured["report financiering"])


@pytest.mark.parametrize("command", SCREENS)
def test_a_pipe_and_the_whole_screen_hold_everything(command: str, full: bool) -> None:
    piped = gihv(*command.split(), root=MADE)
    for width in (80, 140) if full else (80,):
        whole = screens(width)[f"{command} {WHOLE}"]
        assert "…" not in "".join(whole)
        assert words(piped.lines) <= words(whole) | {""}
        assert len(screens(width)[command]) <= len(whole)


@pytest.mark.parametrize("command", SCREENS)
def test_a_pipe_gets_plain_lines(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = gihv(*command.split(), root=MADE)
    assert (piped.code, piped.err) == (0, "")
    assert [line for line in piped.lines if line != line.rstrip()] == []
    assert not re.search("::|\\n\\n\\n|[…\x1b]", piped.out)
    monkeypatch.setenv("COLUMNS", "40")
    assert gihv(*command.split(), root=MADE).out == piped.out
