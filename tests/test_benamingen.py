"""What an agenda calls its acties and speerpunten: people read that, programs the usual words."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from gihv.layout import AGENDA
from gihv.report import PER, REPORTS
from tests.command import MADE, gihv

BENAMINGEN = """
benamingen:
  speerpunt: {enkelvoud: opgave, meervoud: opgaven}
  actie: {enkelvoud: maatregel, meervoud: maatregelen}
"""
REPORT = [("report", name) for name in REPORTS] + [("report", "--per", name) for name in PER]
OTHERS = [("list",), ("list", "speerpunten"), ("show", "1"), ("show", "1.1"), ("show", "agenda")]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made agenda with names of its own."""
    root = tmp_path_factory.mktemp("agenda")
    copytree(MADE, root, dirs_exist_ok=True)
    with (root / AGENDA).open("a", encoding="utf-8") as file:
        file.write(BENAMINGEN)
    return root


@pytest.mark.parametrize("command", [*REPORT, *OTHERS, ("report", "--jaar", "2018")])
@pytest.mark.parametrize("form", ["markdown", "tekst"])
def test_people_read_the_names_of_the_agenda(
    command: tuple[str, ...], form: str, root: Path
) -> None:
    text = gihv(*command, "--format", form, root=root).out
    said = re.sub(r"gihv (show|report|list) .*|^.*Bestand.*$", "", text, flags=re.MULTILINE)
    assert re.findall(r"(?im)^.*\b(?:actie|speerpunt)(?:s|en)?\b.*$", said) == []


@pytest.mark.parametrize("command", [*REPORT, *OTHERS])
def test_programs_read_the_usual_names(command: tuple[str, ...], root: Path) -> None:
    head = gihv(*command, "--format", "csv", root=root).lines[0]
    assert head == gihv(*command, "--format", "csv", root=MADE).lines[0]
    found = gihv(*command, "--format", "json", root=root).out
    usual = gihv(*command, "--format", "json", root=MADE).out
    assert re.findall(r'"\w+": ', found) == re.findall(r'"\w+": ', usual)
