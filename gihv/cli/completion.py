"""Completion by the Tab key: how a shell asks, and how a user switches that on.

The scripts are those of click, and for PowerShell of typer. Typer's are not used for the others: it
shows nothing beside a value but through rich, which makes a Tab slower and eats `[onbekend]`.
"""

import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NoReturn

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete
from typer import _completion_shared as typers
from typer._completion_classes import PowerShellComplete

_POWERSHELL = (PowerShellComplete, "gihv --show-completion | Add-Content $PROFILE")
SHELLS: Mapping[str, tuple[type[ShellComplete], str]] = {
    "bash": (BashComplete, "gihv --show-completion >> ~/.bashrc"),
    "zsh": (
        ZshComplete,
        "(echo 'autoload -Uz compinit; compinit'; gihv --show-completion) >> ~/.zshrc",
    ),
    "fish": (FishComplete, "gihv --show-completion > ~/.config/fish/completions/gihv.fish"),
    "powershell": _POWERSHELL,
    "pwsh": _POWERSHELL,
}
"""How each shell asks, and the command that switches it on there for good."""


def answer(command: click.Command, ctx_args: dict[str, Any], asked: str) -> NoReturn:
    """Tell a shell what it asks (`bash_complete`, or as typer has it), and end the run.

    Nothing, where anything at all goes wrong: a message would stand in the line being typed.
    """
    with suppress(Exception):
        shell = _shell(asked.replace("complete", "").strip("_"), command, ctx_args)
        click.echo(_told(shell).encode())  # bytes: on Windows bash takes no line that ends in CR LF
    sys.exit(0)


def _shell(name: str, command: click.Command, ctx_args: dict[str, Any]) -> ShellComplete:
    return SHELLS[name][0](command, ctx_args, "gihv", "_GIHV_COMPLETE")


def _told(shell: ShellComplete) -> str:
    """The values that fit, also behind `--option=`: bash makes three words of it, others one."""
    args, incomplete = shell.get_completion_args()
    option, equals, _ = incomplete.partition("=")
    found = shell.get_completions([one for one in args if one != "="], incomplete)
    for item in found:
        if equals and option.startswith("--"):
            item.value = f"{option}={item.value}"
    return "\n".join(map(shell.format_completion, found))


def script(shell: str | None = None) -> bytes:
    """The script that makes a shell ask gihv: a key of SHELLS, or else the one it runs in."""
    return _shell(shell or running_in(), click.Command("gihv"), {}).source().encode()


def advice() -> str:
    """How a user switches completion on in the shell that gihv runs in."""
    shell = running_in()
    return (
        f"Zo zet u aanvullen met de Tab-toets aan in {shell}:\n\n  {SHELLS[shell][1]}\n\n"
        "Het werkt zodra u een nieuwe terminal opent."
    )


def running_in() -> str:
    """The shell that gihv runs in, a key of SHELLS. Raises UsageError where it is none of them."""
    shell = typers._get_shell_name()  # noqa: SLF001 - typer offers no public way to ask this
    if shell in SHELLS:
        return str(shell)
    names = ", ".join(SHELLS)
    raise click.UsageError(f"Aanvullen met de Tab-toets kan hier niet. Het kan in: {names}.")
