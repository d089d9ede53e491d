"""Completion by the Tab key: how a shell asks, and how a user switches that on.

The scripts are those of click, and for PowerShell of typer. Typer's other scripts show nothing
beside a value but through rich, which makes every Tab slower and takes `[onbekend]` for markup.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
)
from typer import _completion_shared as typers
from typer._completion_classes import PowerShellComplete

VARIABLE = "_GIHV_COMPLETE"
"""What a script asks, in the environment: `bash_complete`."""


class _BehindOption(ShellComplete):
    """Completes `--option=` too, of which bash makes three words and others leave one."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        option, equals, _ = incomplete.partition("=")
        before = option + equals if equals and option.startswith("--") else ""
        found = super().get_completions([one for one in args if one != "="], incomplete)
        for item in found:
            item.value = before + item.value
        return found


class _Bash(_BehindOption, BashComplete):
    pass


class _Zsh(_BehindOption, ZshComplete):
    pass


class _Fish(_BehindOption, FishComplete):
    pass


class _PowerShell(_BehindOption, PowerShellComplete):
    # Typer names in its own way what the script asks.
    source_template = typers.COMPLETION_SCRIPT_POWER_SHELL.replace(
        "complete_powershell", "powershell_complete"
    )

    def format_completion(self, item: CompletionItem[str]) -> str:
        return f"{item.value}:::{item.help or ' '}"


SHELLS: Mapping[str, type[ShellComplete]] = {
    "bash": _Bash,
    "zsh": _Zsh,
    "fish": _Fish,
    "powershell": _PowerShell,
    "pwsh": _PowerShell,
}


def answer(command: click.Command, ctx_args: dict[str, Any], asked: str) -> NoReturn:
    """Tell a shell what it asks (`bash_complete`), and end the run.

    Nothing, where anything at all goes wrong: a message would stand in the line being typed.
    """
    shell = SHELLS.get(asked.partition("_")[0])
    if shell is None:
        sys.exit(2)
    try:
        told = shell(command, ctx_args, "gihv", VARIABLE).complete()
    except Exception:
        if os.environ.get("GIHV_DEBUG", "0") not in {"", "0"}:
            raise
        sys.exit(0)
    click.echo(told.encode())  # bytes: on Windows bash takes no line that ends in CR LF
    sys.exit(0)


def script(shell: str) -> str:
    """The script that makes a shell (a key of SHELLS) ask gihv."""
    return SHELLS[shell](click.Command("gihv"), {}, "gihv", VARIABLE).source()


def shell_or_fail() -> str:
    """The shell that gihv runs in, a key of SHELLS. Raises UsageError where it is none of them."""
    shell = typers._get_shell_name()  # noqa: SLF001 - typer offers no public way to ask this
    if shell is not None and shell in SHELLS:
        return shell
    problem = f"niet voor {shell}" if shell else "niet: gihv herkent deze terminal niet"
    names = ", ".join(SHELLS)
    raise click.UsageError(f"Aanvullen met de Tab-toets kan {problem}. Het kan in: {names}.")


def install(shell: str) -> Path:
    """Put the script of a shell where that finds it; the path of the script.

    What the user has in `.bashrc` or `.zshrc` stays as it is; a line is added once. Raises OSError,
    and UsageError for PowerShell, where typer would let the user run unsigned scripts from anywhere
    from then on: that is not a tool's decision to take.
    """
    if shell in {"powershell", "pwsh"}:
        raise click.UsageError(
            "In PowerShell zet u aanvullen zelf aan. Zet deze regel in het bestand $PROFILE: "
            "gihv --show-completion | Out-String | Invoke-Expression"
        )
    place, rc, line = {
        "bash": (
            ".bash_completions/gihv.sh",
            ".bashrc",
            "source ~/.bash_completions/gihv.sh",
        ),
        "zsh": (".zfunc/_gihv", ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
        "fish": (".config/fish/completions/gihv.fish", "", ""),
    }[shell]
    path = Path.home() / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script(shell), encoding="utf-8", newline="\n")
    if rc:
        _add_line(Path.home() / rc, line)
    return path


def _add_line(path: Path, line: str) -> None:
    present = path.read_bytes() if path.exists() else b""
    if line.encode() not in present.splitlines():
        ends = not present or present.endswith(b"\n")
        with path.open("ab") as file:
            file.write(b"" if ends else b"\n")
            file.write(f"{line}\n".encode())
