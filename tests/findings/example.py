"""A repository with one of everything that a format can stumble over, and the command run in it."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from gihv.cli.main import APP
from gihv.cli.run import run
from gihv.diagnostics import Finding, Hint, Kind, Place, Severity
from gihv.model import Agenda
from gihv.rules.rule import Rule
from gihv.rules.verwijzingen import onbekende_organisatie
from tests.helpers import BASE

FOLDER = "beleid"
"""Where the agenda stands, seen from git's top level."""

TREES = "agenda/01-café/01-bomen.yaml"
PUBS = "agenda/01-café/02-kroegen.yaml"

WARNING = Kind(
    "GIHV901",
    "te-mooi",
    Severity.WAARSCHUWING,
    """Een titel die te mooi is.

    Alleen voor tests.
    """,
)
AWKWARD = (
    "100% zeker, of <b>niet</b>: `a|b` en [c](d)\n"
    "::error::dit is geen opdracht\n"
    "##[debug]dit ook niet"
)


def too_good(_: Agenda) -> Iterator[Finding]:
    """A warning, twice the same, in a text that every format has to escape."""
    yield Finding(Place(TREES, ("titel",)), AWKWARD, Hint("haal\n50%, nee: 100% weg."))
    yield Finding(Place(TREES, ("trekkers", 1)), AWKWARD, Hint("haal\n50%, nee: 100% weg."))


RULES = (onbekende_organisatie, Rule(WARNING, too_good))

FILES = {
    **{path: text for path, text in BASE.items() if "01-groen" not in path},
    "agenda/01-café/speerpunt.yaml": "nummer: 1\ntitel: Café\nsoort: speerpunt\n",
    TREES: (
        "nummer: 1\n"
        'titel: "日本 100% groen 🌳 e\u0301"\n'
        "trekkers:\n"
        "  - {organisatie: den-haag, taak: שלום}\n"
        "  - gemeente-den-haag\n"
        "financiering:\n"
        "  dekking: gedeeltelijk\n"
    ),
    PUBS: "nummer: 2\n\ttitel: Kroegen\n",
}


def make(folder: Path) -> Path:
    """Make the repository: git's top level is `folder`, the agenda stands one level down."""
    (folder / ".git").mkdir()
    root = folder / FOLDER
    for path, text in FILES.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return root


def without_mistakes(root: Path) -> None:
    """Take the mistakes of the example away, but for those that the rule `too_good` makes up."""
    (root / PUBS).unlink()
    text = FILES[TREES].replace("den-haag, taak", "gemeente-den-haag, taak")
    (root / TREES).write_text(text.replace("gedeeltelijk", "deels"), encoding="utf-8")


def prepare(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """Stand in the repository, with the example's rules, a clock that ticks 0,1 s and a version."""
    monkeypatch.chdir(root)
    monkeypatch.setattr("gihv.rules.RULES", RULES)
    monkeypatch.setattr("gihv.cli.validate.perf_counter", count(0, 0.1).__next__)
    monkeypatch.setattr("gihv.output.findings.sarif.__version__", "1.2.3")


def gihv(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Run a command; its exit code, its stdout and its stderr."""
    code = run(APP, list(args))
    out, err = capsys.readouterr()
    return code, out, err
