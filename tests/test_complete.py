"""The Tab key: which values gihv offers, and what then stands on the line of a real shell."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gihv.cli.completion import SHELLS, script
from gihv.cli.main import APP
from gihv.cli.run import COULD_NOT_RUN, run
from tests.command import MADE, REPOSITORY, gihv_here, write
from tests.helpers import BASE

Completes = Callable[..., list[str]]


@pytest.fixture
def completes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Completes:
    """The values that bash gets for a line up to the cursor, typed in the made agenda's folder."""

    def answer(line: str) -> list[str]:
        words = re.findall(r"=|[^ =]+", line) + [""] * line.endswith(" ")
        monkeypatch.setenv("_GIHV_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", "\n".join(words))
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        assert run(APP, []) == 0
        told = capsys.readouterr()
        assert told.err == ""
        return [line.removeprefix("plain,") for line in told.out.splitlines() if line]

    monkeypatch.chdir(MADE)
    return answer


# -- values ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("gihv list --organ", ["--organisatie"]),
        ("gihv report --dekking ge", ["gedekt", "gezocht", "geen"]),
        ("gihv list --dekking=o", ["onbekend", "ontbreekt", "open"]),
        ("gihv list org", ["organisaties"]),
        (
            "gihv list --kolommen nummer,t",
            [
                f"nummer,{one}"
                for one in (
                    *("titel", "tot", "trekkers", "toegezegd"),
                    *("tekort", "toelichting", "te_laat"),
                )
            ],
        ),
        ("gihv list --kolommen dekking_", ["dekking_2017", "dekking_2018", "dekking_2019"]),
        ("gihv report pl", ["planning"]),
        ("gihv report --per r", ["regeling"]),
        ("gihv validate --format git", ["github", "gitlab"]),
        ("gihv explain onbekende-org", ["onbekende-organisatie"]),
        # a text of one's own, or a file
        ("gihv list --zoek ", []),
        ("gihv validate agenda/", ["file,agenda/"]),
        ("gihv export -o x", ["file,x"]),
        ("gihv export --format ", ["markdown", "html"]),
        ("gihv export --format html --thema x", ["file,x"]),
        ("gihv --map x", ["file,x"]),
        # a line that makes no sense
        ("gihv --nergens list --jaar=x", []),
        ("gihv lijst --trekker x", []),
        # what stands in the agenda
        (
            "gihv show ",
            ["1", "1.1", "1.2", "1.3", "1.4", "2", "2.1", "2.2", "2.3", "2.4", "3", "3.1", "3.2"],
        ),
        ("gihv show 2.", ["2.1", "2.2", "2.3", "2.4"]),
        ("gihv show 1.1 3.", ["3.1", "3.2"]),
        ("gihv set haven", ["havendag"]),
        ("gihv list --organisatie gemeente-m", ["gemeente-meerwijk"]),
        ("gihv list --bron l", ["leerbanenregeling"]),
        ("gihv list --partner vakcollege+gemeente-m", ["vakcollege+gemeente-meerwijk"]),
        ("gihv list --zonder trekkers+f", ["trekkers+financiering"]),
        ("gihv list --speerpunt ", ["1", "water", "2", "bouw", "3", "meten"]),
        ("gihv list --deelgebied h", ["havens"]),
        ("gihv list --jaar=2019", ["2019"]),
        ("gihv explain GIHV20", [f"GIHV20{digit}" for digit in (1, 2, 4, 5, 6, 7, 9)]),
    ],
)
def test_what_is_offered(completes: Completes, typed: str, offered: list[str]) -> None:
    assert completes(typed) == offered


def test_the_agenda_is_found_as_the_command_would_find_it(
    completes: Completes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(MADE / "agenda" / "01-water")
    assert completes("gihv show 3.") == ["3.1", "3.2"]
    monkeypatch.chdir(tmp_path)
    assert completes("gihv show 3.") == []
    monkeypatch.setenv("HOME", str(MADE))
    monkeypatch.setenv("USERPROFILE", str(MADE))
    monkeypatch.chdir(MADE.parent)
    for typed in (f"-C {MADE.name}", f"--map={MADE.name}", "-C ~"):
        assert completes(f"gihv {typed} show 3.") == ["3.1", "3.2"]
    monkeypatch.setenv("GIHV_MAP", str(MADE))
    assert completes("gihv show 3.") == ["3.1", "3.2"]


def test_of_a_broken_agenda_is_offered_what_can_be_read(
    completes: Completes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(MADE / "agenda", tmp_path / "agenda")
    write(
        tmp_path,
        {"agenda/organisaties.yaml": "\tx", "agenda/03-meten/02-verhalen.yaml": "titel: 3"},
    )
    monkeypatch.chdir(tmp_path)
    assert completes("gihv list --organisatie ") == []
    assert completes("gihv show 3.") == ["3.1"]


def test_a_pot_and_the_years_of_money_are_offered_too(
    completes: Completes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pot = "financiering: {bijdragen: [{id: bomenpot, jaren: [2017], status: mogelijk}]}\n"
    kop = BASE["agenda/agenda.yaml"]
    write(tmp_path, {**BASE, "agenda/agenda.yaml": f"{kop}{pot}"})
    monkeypatch.chdir(tmp_path)
    assert completes("gihv list --bron bomen") == ["bomenfonds", "bomenpot"]
    assert completes("gihv list --jaar ") == ["2014", "2015", "2017"]


# -- shells ----------------------------------------------------------------------------------


def ask(shell: str, **variables: str) -> list[str]:
    """What a shell is told in the made agenda, by a run that loads neither rich nor jsonschema."""
    program = (
        "import sys\nfrom gihv.cli.main import main\nassert main() == 0\n"
        "assert {'rich', 'jsonschema'}.isdisjoint(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=MADE,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "_GIHV_COMPLETE": shell} | variables,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().splitlines()


def test_powershell_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(MADE)
    monkeypatch.setenv("_GIHV_COMPLETE", "complete_powershell")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "gihv show 3.2")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "3.2")
    assert run(APP, []) == 0
    assert capsys.readouterr().out == "3.2:::Verhalen van de werkvloer\n"


def test_every_shell_is_told_in_its_own_form() -> None:
    # fish and zsh leave `--option=` on the word, and bash does not
    line = {"COMP_WORDS": "gihv list --bron=st", "COMP_CWORD": "2"}
    assert ask("zsh_complete", **line) == ["plain", "--bron=streekfonds", "Streekfonds Merenland"]
    line["COMP_CWORD"] = "--bron=st"
    assert ask("fish_complete", **line) == ["plain,--bron=streekfonds\tStreekfonds Merenland"]
    (shown,) = ask("zsh_complete", COMP_WORDS="gihv explain GIHV201", COMP_CWORD="2")[2:]
    assert shown == "Een organisatie die niet in organisaties.yaml staat."


ASKS = {
    "bash": """
{script}
COMP_WORDS=({words})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_gihv_completion gihv
printf '%s\\n' "${{COMPREPLY[@]}}"
""",
    # What belongs to zsh's line editor stands here in its simplest form.
    "zsh": """
compdef() {{ :; }}
_describe() {{ print -l -- ${{(P)3}}; }}
compadd() {{ print -l -- ${{(P)argv[-1]}}; }}
{script}
words=({words}) CURRENT=${{#words}}
_gihv_completion
""",
    "fish": """
{script}
complete --do-complete "{words}"
""",
}
"""Asks a shell what it offers for the words of a line, by the script that switches it on there."""
HELD_APART = {"bash": "gihv list --dekking = o"}
"""What a shell makes of a line before it asks, where it is not the line itself."""


@pytest.mark.skipif(os.name == "nt", reason="the shells of Windows are not driven here")
@pytest.mark.parametrize("shell", ASKS)
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("gihv list --dekking=o", ["onbekend", "ontbreekt", "open"]),
        ("gihv show 2.", ["2.1", "2.2", "2.3", "2.4"]),
    ],
)
def test_what_a_shell_offers(shell: str, line: str, offered: list[str], tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    words = HELD_APART[shell] if "=" in line and shell in HELD_APART else line
    asked = ASKS[shell].format(script=script(shell).decode(), words=words)
    command = f'#!/bin/sh\nexec "{sys.executable}" -m gihv "$@"\n'
    write(tmp_path, {"gihv": command, "ask": asked})
    (tmp_path / "gihv").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "PYTHONPATH": str(REPOSITORY), "HOME": str(tmp_path)}
    done = subprocess.run(
        [shell, str(tmp_path / "ask")], cwd=MADE, env=env, capture_output=True, check=True
    )
    lines = done.stdout.decode().splitlines()
    values = [one.split("\t")[0].split(":")[0].removeprefix("--dekking=") for one in lines]
    assert (values, done.stderr) == (offered, b"")


# -- switching it on -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shell", "told"),
    [
        ("bash", "gihv --show-completion >> ~/.bashrc"),
        ("fish", "gihv --show-completion > ~/.config/fish/completions/gihv.fish"),
        ("pwsh", "gihv --show-completion | Add-Content $PROFILE"),
    ],
)
def test_a_user_is_told_how_to_switch_it_on(
    monkeypatch: pytest.MonkeyPatch, shell: str, told: str
) -> None:
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: shell)
    assert gihv_here("--install-completion").out == (
        f"Zo zet u aanvullen met de Tab-toets aan in {shell}:\n\n  {told}\n\n"
        "Het werkt zodra u een nieuwe terminal opent.\n"
    )


@pytest.mark.parametrize("shell", ["cmd", None])
def test_a_shell_that_gihv_does_not_know(
    monkeypatch: pytest.MonkeyPatch, shell: str | None
) -> None:
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: shell)
    result = gihv_here("--install-completion")
    assert result.code == COULD_NOT_RUN
    assert result.err.splitlines()[-1] == (
        "Fout: Aanvullen met de Tab-toets kan hier niet. "
        "Het kan in: bash, zsh, fish, powershell, pwsh."
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_a_script_that_asks_as_gihv_answers(shell: str) -> None:
    asked = (
        b"complete_powershell" if shell in {"powershell", "pwsh"} else f"{shell}_complete".encode()
    )
    assert asked in script(shell)
    assert b"%(" not in script(shell)
