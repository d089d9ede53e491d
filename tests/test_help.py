"""The help of every command, as it stands on a screen of 80 columns."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import click
import pytest
from typer.main import get_command

from gihv.cli.help import examples_of
from gihv.cli.main import APP, COMMANDS, Gihv
from tests.command import MADE, gihv_here
from tests.repositories import repository

SCREEN = 80


def every_command() -> Iterator[str]:
    """The words of each command below `gihv`, also those below a command."""
    group = get_command(APP)
    assert isinstance(group, click.Group)
    for name in COMMANDS:
        yield name
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from (f"{name} {below}" for below in command.commands)


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(SCREEN))


def shown(words: str) -> list[str]:
    """The lines of the help of a command; "" is gihv itself."""
    result = gihv_here(*words.split(), "--help")
    assert (result.code, result.err) == (0, "")
    return result.lines


@pytest.mark.parametrize("words", ["", *every_command()])
def test_all_of_it_stands_on_the_screen(words: str) -> None:
    lines = shown(words)
    assert not {"\\", "\b"} & set("".join(lines)), "a sign of its making is shown"
    assert [line for line in lines if len(line) > SCREEN] == []
    cut = [line for line in lines if line.endswith("...") and not line.startswith("Gebruik: ")]
    assert cut == []


def test_a_dutch_word_leads_to_a_command_that_there_is() -> None:
    assert set(Gihv.synonyms.values()) <= {*COMMANDS}


def listed(words: str) -> list[str]:
    """The names of the commands that a help lists, in order."""
    lines = shown(words)
    lines = lines[lines.index("Opdrachten:") + 1 : lines.index("Voorbeelden:") - 1]
    return [line.split()[0] for line in lines]


def test_the_commands_stand_in_their_own_order() -> None:
    assert listed("") == list(COMMANDS)
    assert listed("new") == ["actie", "speerpunt", "organisatie", "regeling"]


@pytest.mark.parametrize("words", ["report", "list"])
def test_a_command_that_chooses_has_its_parameters_in_three_sections(words: str) -> None:
    titles = [line for line in shown(words) if line.endswith(":") and not line.startswith(" ")]
    assert titles == ["Wat:", "Keuze van acties:", "Vorm:", "Voorbeelden:"]


def test_a_section_has_what_belongs_in_it() -> None:
    lines = shown("report")
    where = [
        lines.index(next(line for line in lines if line.startswith(f"  {one}")))
        for one in ("[ONDERWERP]", "--per", "--speerpunt", "--zoek", "--format", "-h, --help")
    ]
    assert where == sorted(where)
    assert where[1] < lines.index("Keuze van acties:") < where[2]
    assert where[3] < lines.index("Vorm:") < where[4]


@pytest.mark.parametrize("words", ["", *every_command()])
def test_every_command_ends_with_examples_of_it(words: str) -> None:
    examples = [example for example, _ in examples_of(f"gihv {words}".strip())]
    assert len(examples) >= 2
    lines = shown(words)
    told = [line for line in lines[lines.index("Voorbeelden:") :] if line.startswith("  gihv")]
    assert [one for one, line in zip(examples, told, strict=True) if one not in line] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_of_a_command_work(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = repository(tmp_path)
    copytree(MADE / "agenda", tmp_path / "agenda")
    for _ in range(2):
        made.commit({})
    monkeypatch.chdir(tmp_path)
    for example, _ in examples_of(f"gihv {command}"):
        args = shlex.split(example.partition(" > ")[0])[1:]
        result = gihv_here(*args)
        assert result.code == 0, example
        assert "Er verandert niets." not in result.err
