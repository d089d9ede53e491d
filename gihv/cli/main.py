"""The command `gihv`: the options before a command, and the list of commands."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, ClassVar

import click
import typer
from typer.main import get_group

from gihv import __version__
from gihv.cli.completion import advice, script
from gihv.cli.dutch_click import DutchCommand, DutchGroup
from gihv.cli.run import run

COMMANDS = (
    *(
        "validate",
        "report",
        "list",
        "show",
        "diff",
        "export",
        "new",
        "set",
        "rename",
        "move",
        "remove",
    ),
    *("fmt", "explain", "schema", "init"),
)
"""Every command, in the order of the help. Each stands in a module of its name.

There it has that name too, with a `_` behind it where Python has such a name.
"""


class Gihv(DutchGroup):
    """The commands, each loaded when it is named: its imports and options cost milliseconds."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "toon": "show",
        "controleer": "validate",
        "nieuw": "new",
        "wijzig": "set",
        "uitleg": "explain",
        "verschil": "diff",
        "hernoem": "rename",
        **dict.fromkeys(("mv", "verplaats", "verschuif"), "move"),
        **dict.fromkeys(("rm", "del", "delete", "verwijder"), "remove"),
    }

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in COMMANDS:
            return None
        module = vars(import_module(f"gihv.cli.{cmd_name}"))
        command = module.get(cmd_name) or module[f"{cmd_name}_"]
        holder = typer.Typer()
        if isinstance(command, typer.Typer):  # commands of its own below it
            holder.add_typer(command, name=cmd_name)
        else:
            holder.command(cmd_name, cls=DutchCommand)(command)
        return get_group(holder).commands[cmd_name]


def _tells(name: str, told: Callable[[], str | bytes], help: str) -> Any:
    """An option with which gihv tells something and does nothing else."""

    def tell(wanted: bool) -> None:
        if wanted:
            click.echo(told())
            raise typer.Exit

    return typer.Option(name, callback=tell, is_eager=True, help=help)


VERSION = "Toon de versie van gihv en stop."
ADVICE = "Toon hoe u aanvullen met de Tab-toets aanzet."
SCRIPT = "Toon het script voor aanvullen met de Tab-toets."


def options(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--map",
            "-C",
            envvar="GIHV_MAP",
            show_envvar=False,
            help="De map waarin `agenda/` staat. Anders zoekt gihv in deze map en erboven.",
        ),
    ] = None,
    _version: Annotated[bool, _tells("--version", lambda: f"gihv {__version__}", VERSION)] = False,
    _install: Annotated[bool, _tells("--install-completion", advice, ADVICE)] = False,
    _show: Annotated[bool, _tells("--show-completion", script, SCRIPT)] = False,
) -> None:
    """Keep what stands before the command for the command itself."""
    ctx.obj = folder


APP = typer.Typer(
    cls=Gihv,
    help="Beheer een regionale actieagenda: controleren, overzichten maken en publiceren.",
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
APP.callback()(options)


def main() -> int:
    """Run gihv with the arguments of the process; the exit code."""
    return run(APP, sys.argv[1:])
