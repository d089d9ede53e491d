"""The help of every command, as it stands on a screen of 80 columns."""

from collections.abc import Iterator

import click
import pytest
from typer.main import get_command

from gihv.cli.main import COMMANDS, _Gihv, app_for
from tests.command import gihv_here

SCREEN = 80


def every_command() -> Iterator[str]:
    """The words of each command below `gihv`, also those below a command."""
    group = get_command(app_for([]))
    assert isinstance(group, click.Group)
    for name in COMMANDS:
        yield name
        command = group.commands[name]
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
    assert set(_Gihv.synonyms.values()) <= COMMANDS.keys()


def listed(words: str) -> list[str]:
    """The names of the commands that a help lists, in order."""
    lines = shown(words)
    return [line.split()[0] for line in lines[lines.index("Opdrachten:") + 1 :]]


def test_the_commands_stand_in_their_own_order() -> None:
    assert listed("") == list(COMMANDS)
    assert listed("new") == ["actie", "speerpunt", "organisatie", "regeling"]


def test_an_example_has_a_line_of_its_own() -> None:
    examples = [line.strip() for line in shown("set")[1:] if "gihv set " in line]
    assert len(examples) > 5
    assert all(example.count("gihv set ") == 1 for example in examples)
