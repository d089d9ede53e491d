"""Completion by the Tab key: how a shell asks, and how a user switches that on.

The scripts are those of click, and for PowerShell of typer. Typer's are not used for the others: it
shows nothing beside a value but through rich, which makes a Tab slower and eats `[onbekend]`.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete
from typer import _completion_shared as typers
from typer._completion_classes import PowerShellComplete

VARIABLE = "_GIHV_COMPLETE"
"""What a script asks, in the environment: `bash_complete`."""


SHELLS: Mapping[str, type[ShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
    "powershell": PowerShellComplete,
    "pwsh": PowerShellComplete,
}


_PLACES: Mapping[str, tuple[str, str, str]] = {
    "bash": (".bash_completions/gihv.sh", ".bashrc", "source ~/.bash_completions/gihv.sh"),
    "zsh": (".zfunc/_gihv", ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
    "fish": (".config/fish/completions/gihv.fish", "", ""),
}
"""Where a script goes, and the file of the user that gets a line, and the line."""


def answer(command: click.Command, ctx_args: dict[str, Any], asked: str) -> NoReturn:
    """Tell a shell what it asks (`bash_complete`, or as typer has it), and end the run.

    Nothing, where anything at all goes wrong: a message would stand in the line being typed.
    """
    shell = asked.replace("complete", "").strip("_")
    try:
        told = _told(SHELLS[shell](command, ctx_args, "gihv", VARIABLE))
    except Exception:
        if os.environ.get("GIHV_DEBUG", "0") not in {"", "0"}:
            raise
        sys.exit(0)
    click.echo(told.encode())  # bytes: on Windows bash takes no line that ends in CR LF
    sys.exit(0)


def _told(shell: ShellComplete) -> str:
    """The values that fit, also behind `--option=`: bash makes three words of it, others one."""
    args, incomplete = shell.get_completion_args()
    option, equals, _ = incomplete.partition("=")
    found = shell.get_completions([one for one in args if one != "="], incomplete)
    for item in found:
        if equals and option.startswith("--"):
            item.value = f"{option}={item.value}"
    return "\n".join(map(shell.format_completion, found))


def shown() -> bytes:
    """The script for the shell that gihv runs in. Raises UsageError, as `installed` does."""
    return script(_shell_or_fail()).encode()  # see `answer`


def installed() -> str:
    """Switch completion on in the shell that gihv runs in, and tell so. See `install`."""
    shell = _shell_or_fail()
    return (
        f"Aanvullen met de Tab-toets staat aan in {shell} ({install(shell)}).\n"
        "Het werkt zodra u een nieuwe terminal opent."
    )


def script(shell: str) -> str:
    """The script that makes a shell (a key of SHELLS) ask gihv."""
    return SHELLS[shell](click.Command("gihv"), {}, "gihv", VARIABLE).source()


def _shell_or_fail() -> str:
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
    place, rc, line = _PLACES[shell]
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
