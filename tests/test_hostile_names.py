"""Files and folders with hostile names: no command lets one steer a screen or a runner's log."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gihv.output.findings import FORMATS
from tests.command import MADE, gihv_here, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")

STEERS_SCREEN = "\x1b[31m\x9b32m\u202e\u2028"
LINES = "\n::error::x\r::error::y"
OLDER = "##[error]"
C0 = "[\x00-\x09\x0b-\x1f]"
STEERS = re.compile(f"{C0[:-1]}\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
ACTIE = "nummer:  {}\ntitel: Bomen\n"
"""Not in its one form, so that fmt has something to tell."""


def hostile(top: Path, sign: str) -> Path:
    """An agenda in a folder, of which many paths hold this sign; some files are wrong."""
    root = top / f"map{sign}"
    shutil.copytree(MADE, root)
    shutil.copytree(root / "agenda/01-water", root / f"agenda/09-{sign}")
    speerpunt = (root / "agenda/01-water/speerpunt.yaml").read_text("utf-8")
    return write(
        root,
        {
            f"agenda/01-water/05-{sign}.yaml": ACTIE.format(5),
            f"agenda/01-water/{sign}.yaml": ACTIE.format(6),
            f"agenda/01-water/07-bomen{sign}.yaml": ACTIE.format(7) + "trekkers: [niemand]\n",
            f"agenda/01-water/08-{sign}bomen.yaml": "nummer: 8\ntitel: 'Bomen\n",
            f"agenda/08{sign}/speerpunt.yaml": speerpunt,
            f"agenda/los{sign}.yaml": "a: 1\n",
            f"agenda/los{sign}.txt": "a: 1\n",
            f"agenda/{sign}": "a: 1\n",
        },
    )


def commands(root: Path, sign: str) -> Iterator[list[str]]:
    """Every command, with paths where it takes one."""
    odd = f"05-{sign}"
    path = str(root / f"agenda/01-water/{odd}.yaml")
    yield from (["validate", "--format", form] for form in FORMATS)
    yield ["validate", path, "--format", "tekst"]
    yield ["validate", path + sign]
    yield from (["list", what] for what in ("acties", "speerpunten", "organisaties", "regelingen"))
    yield ["list", "--zoek", sign]
    yield ["show", f"05-{sign}"]
    yield ["show", "1.5"]
    yield ["show", "1.8"]
    yield ["show", sign]
    yield ["report"]
    yield ["report", "volledigheid", "--format", "tabel"]
    yield ["report", "--speerpunt", sign]
    yield ["export", "-o", str(root / f"{sign}.md"), "--check"]
    yield ["export", "-o", str(root / f"{sign}/x.md")]
    yield ["export", "--format", "html", "-o", str(root / f"{sign}.md")]
    yield ["export", "--format", "html", "-o", str(root / sign), "--thema", str(root / sign)]
    yield ["explain", sign]
    yield ["schema", sign]
    yield ["schema", "--check"]
    yield ["schema", "verwijzingen"]
    yield ["fmt", "--check"]
    yield ["fmt", "--diff"]
    yield ["fmt", path + sign]
    for wish in ("titel=Linden", "nummer=12", "nummer=4", "trekkers+=niemand", f"{sign}=1"):
        yield ["set", "1.5", wish]
    yield ["set", "1.7", "nummer=13"]
    yield ["set", "1.8", "titel=Linden"]
    yield ["set", sign, "titel=Linden"]
    yield ["set", "8", "nummer=11"]
    yield ["set", "9", "titel=Meer"]
    yield ["new", "actie", "9", "Linden"]
    yield ["new", "actie", "8", "Linden"]
    yield ["new", "actie", sign, "Linden"]
    yield ["new", "organisatie", f"Olm{sign}", "--soort", "overheid"]
    yield ["fmt"]
    yield ["schema", "--bijwerken"]
    yield ["export"]
    yield ["init", str(root / f"nieuw{sign}")]
    yield ["init", str(root / f"nieuw{sign}")]


EXACT = ("json", "github", "gitlab", "sarif", "verwijzingen", "export")
"""For a program, which wants the name itself; it gets no sign below a blank, as JSON has none."""


def commanded(text: str) -> list[str]:
    """The lines that a runner would take for a command, but those that gihv means."""
    held, lines = "", []
    for line in text.split("\n"):
        if held:
            held = "" if line == held else held
        elif stop := re.fullmatch("::stop-commands::(gihv-[0-9]+)", line):
            held = f"::{stop[1]}::"
        elif not re.match("::(error|warning) file=", line):
            lines.append(line)
    return [line for line in lines if re.match(r"\s*::", line) or "##[" in line]


@pytest.mark.parametrize(
    "sign",
    [
        pytest.param(STEERS_SCREEN, id="screen"),
        pytest.param(LINES, id="lines", marks=pytest.mark.thorough),
        pytest.param(OLDER, id="older", marks=pytest.mark.thorough),
    ],
)
def test_no_name_steers_a_screen_or_a_runner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sign: str
) -> None:
    root = hostile(tmp_path, sign)
    monkeypatch.chdir(tmp_path)
    runner = sign != STEERS_SCREEN
    if runner:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
    met = []
    for args in commands(root, sign):
        if args == ["export"]:  # which wants a whole agenda
            next(root.glob("agenda/01-water/08*")).unlink()
        result = gihv_here("-C", str(root), *args)
        assert "gihv zelf" not in result.err, args
        exact = not {*EXACT}.isdisjoint(args)
        met += [(args, found) for found in re.findall(C0 if exact else STEERS, result.out)]
        met += [(args, found) for found in STEERS.findall(result.err)]
        told = result.err if exact else result.out + result.err
        met += [(args, line) for line in commanded(told) if runner]
    assert met == []
