"""From an empty folder to an agenda of three acties, doing only what the ten minutes say.

The golden file is the transcript, but for what git says.
"""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gihv.handleiding import PATH as HANDLEIDING
from gihv.init import Start, files
from gihv.load import load, read
from gihv.tree import WorkTree
from tests.command import REPOSITORY, assert_golden, gihv, gihv_here

HEADING = "\n## Uw eigen agenda in tien minuten\n"
GIT = {
    **{f"GIT_{who}_NAME": "Redacteur" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "redacteur@example.org" for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
NEW = files(Start(2030, 2031, pakket="gihv==1"))
TEXTS = {
    "README of a new agenda": NEW["README.md"],
    "its handleiding": NEW[HANDLEIDING],
    "README of one with an example": files(Start(2030, 2031, voorbeeld=True))["README.md"],
    "the handleiding here": (REPOSITORY / HANDLEIDING).read_text(encoding="utf-8"),
}


class Clock(date):
    @classmethod
    def today(cls) -> "Clock":
        return cls(2030, 5, 17)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gihv.cli.init.date", Clock)
    monkeypatch.setattr("gihv.cli.init.installed_from", lambda: None)
    monkeypatch.setenv("NO_COLOR", "1")


def told(text: str, language: str) -> list[str]:
    """Every line to type in the section, from its blocks for one kind of terminal."""
    section = text.split(HEADING)[1].split("\n## ", maxsplit=1)[0]
    blocks = re.findall(rf"^ *```{language}\n(.*?)^ *```$", section, re.MULTILINE | re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines()]


def typed(lines: list[str], monkeypatch: pytest.MonkeyPatch, address: Path) -> Iterator[str]:
    """Type lines one after the other; what the screen then holds."""
    for line in lines:
        program, *args = shlex.split(line.replace("ADRES", str(address)))
        yield f"$ {line}\n"
        if program == "cd":
            monkeypatch.chdir(*args)
        elif program == "git":
            subprocess.run(
                [program, *args], env={**os.environ, **GIT}, check=True, capture_output=True
            )
        else:
            assert program == "gihv"
            result = gihv_here(*args, terminal=True)
            assert result.code == 0, line
            yield result.err + result.out


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_three_acties_after_ten_minutes(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool
) -> None:
    address, place = tmp_path / "website.git", tmp_path / "leeg"
    subprocess.run(["git", "init", "--quiet", "--bare", str(address)], check=True)
    place.mkdir()
    monkeypatch.chdir(place)
    screen = "".join(typed(told(text, "console"), monkeypatch, address))
    root = place / "mijn-agenda"
    agenda, found = load(read(WorkTree(root)))
    new = [one for one in agenda.acties if one.speerpunt == "werk-voor-iedereen"]
    assert [one.titel for one in new] == [
        "Een banenmarkt",
        "Taalles op het werk",
        "Stages in de techniek",
    ]
    assert all(one.trekkers for one in new)
    assert found == []
    assert gihv("validate", root=root).code == 0
    log = ["git", "--git-dir", str(address), "log", "--all", "--format=%s"]
    assert subprocess.check_output(log, text=True) == "De eerste drie acties\n"
    if "--voorbeeld" not in screen:
        assert gihv("validate", "--strict", root=root).code == 0
        screen = re.sub(r"[0-9]+(?:,[0-9]+)? s\.", "0,1 s.", screen)
        assert_golden("tien-minuten.txt", screen, update=update)


@pytest.mark.parametrize(
    ("text", "package"),
    [(NEW["README.md"], "gihv==1"), (TEXTS["the handleiding here"], "MAP-VAN-GIHV")],
)
def test_gihv_is_installed_first_on_any_system(text: str, package: str) -> None:
    install = f'pip install "{package}"'
    assert told(text, "bat") == ["py -m venv .venv", ".venv\\Scripts\\activate", install]
    assert told(text, "sh") == ["python3 -m venv .venv", ". .venv/bin/activate", install]


def test_no_file_is_named_that_is_not_there() -> None:
    """But for one that a step has the reader make."""
    for path in ("README.md", HANDLEIDING):
        named = re.findall(r"`((?:agenda/|schema/|[0-9]+-)[^`\n]*\.[a-z]+)`", NEW[path])
        links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", NEW[path])
        there = {*NEW, "agenda", *(name.removeprefix("agenda/") for name in NEW)}
        assert {*named, *links} - there <= {"04-open-dag.yaml"}
