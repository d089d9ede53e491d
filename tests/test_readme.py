"""README and the list of findings show what the tool gives; the handleiding takes real examples.

Who changes the agenda so that they say something else: `pytest tests/test_readme.py --update`
rewrites them.
"""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from gihv.diagnostics import Kind
from gihv.explain import families, kinds
from gihv.handleiding import PATH as HANDLEIDING
from gihv.init import examples_of, handleiding, ten_minutes
from tests.command import REPOSITORY, gihv, gihv_here, real_agenda

README = REPOSITORY / "README.md"
MELDINGEN = REPOSITORY / "gihv" / "rules" / "README.md"
COLUMNS = ("code", "naam", "ernst", "wat")
ACTIE = "startersbeurzen"
"""The actie, by id, that README and the handleiding take as their example."""
IF_IT_FAILS = (
    "Run `pytest tests/test_readme.py --update`, look at what changed, and commit that too."
)


def screen(command: str, text: str) -> str:
    return f"```console\n$ {command}\n{text.rstrip()}\n```"


def validate_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The findings on the real agenda with a word of one file misspelled; seconds masked."""
    shutil.copytree(REPOSITORY / "agenda", tmp_path / "agenda")
    file = tmp_path / real_agenda().actie[ACTIE].path
    text = file.read_text(encoding="utf-8")
    text = text.replace("  - gemeente-den-haag\n", "  - den-haag\n", 1)
    file.write_text(text, encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    result = gihv_here("validate", terminal=True)
    assert result.code == 1
    plain = re.sub(r"\x1b\[[0-9;]*m", "", result.out)
    return screen("gihv validate", re.sub(r"[0-9]+(?:,[0-9]+)? s\.", "0,1 s.", plain))


def report_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    command = ["report", "--speerpunt", "9"]
    return screen(f"gihv {' '.join(command)}", gihv(*command, terminal=True).out)


PARTS = {"validate": validate_screen, "report": report_screen}


@pytest.mark.parametrize("name", PARTS)
def test_readme_shows_what_the_tool_gives(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool
) -> None:
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    before, _, rest = README.read_text(encoding="utf-8").partition(begin)
    shown, _, after = rest.partition(end)
    wanted = f"\n{PARTS[name](tmp_path, monkeypatch)}\n\n"
    if update:
        README.write_text(before + begin + wanted + end + after, encoding="utf-8", newline="\n")
        shown = wanted
    assert shown == wanted


def table(group: Sequence[Kind]) -> str:
    rows = [(kind.code, kind.slug, str(kind.severity), kind.summary) for kind in group]
    return "".join(f"| {' | '.join(row)} |\n" for row in [COLUMNS, ("---",) * 4, *rows])


def test_the_list_holds_every_finding(update: bool) -> None:
    before, _, _ = MELDINGEN.read_text(encoding="utf-8").partition("\n## ")
    groups = families(kinds()).items()
    wanted = before + "".join(f"\n## {title}\n\n{table(group)}" for title, group in groups)
    if update:
        MELDINGEN.write_text(wanted, encoding="utf-8", newline="\n")
    assert MELDINGEN.read_text(encoding="utf-8") == wanted


def test_the_examples_of_readme_and_handleiding_are_of_an_actie_that_is_there() -> None:
    assert ACTIE in real_agenda().actie, "choose another ACTIE here, and name it in README.md"


def test_the_handleiding_is_the_template_filled_in_with_the_agenda(update: bool) -> None:
    path = REPOSITORY / HANDLEIDING
    agenda = real_agenda()
    listed = "[de lijst](../gihv/rules/README.md)"
    examples = examples_of(agenda, agenda.actie[ACTIE], "gemeente-westland")
    expected = handleiding(agenda, examples, ten_minutes(), listed)
    if update:
        path.write_text(expected, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == expected


def test_readme_points_dutch_readers_to_their_page_and_opens_with_two_commands() -> None:
    text = README.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 150
    assert "[agenda/README.md](agenda/README.md)" in text.splitlines()[0]
    venv = "python3 -m venv .venv && .venv/bin/pip install -e"
    first = text.index(f"{venv} . && .venv/bin/gihv report\n")
    second = text.index(f"{venv} '.[test]' && .venv/bin/pytest\n")
    found = text.index("after `. .venv/bin/activate`, on\nWindows `.venv\\Scripts\\activate`.\n")
    assert first < second < found < text.index("## What it answers")


@pytest.mark.parametrize(
    "target", re.findall(r"\]\((?!https?:|#)([^)]+)\)", README.read_text(encoding="utf-8"))
)
def test_a_link_leads_somewhere(target: str) -> None:
    assert (REPOSITORY / target.partition("#")[0]).exists()
