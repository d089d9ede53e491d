"""The command `gihv`: the options before a command, and the list of commands."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, ClassVar

import click
import typer

from gihv import __version__
from gihv.cli.dutch_click import DutchCommand, DutchGroup
from gihv.cli.run import run

COMMANDS: Mapping[str, str] = {
    "validate": "gihv.cli.validate:validate",
    "report": "gihv.cli.report:report",
    "list": "gihv.cli.list:list_",
    "show": "gihv.cli.show:show",
    "export": "gihv.cli.export:export",
    "new": "gihv.cli.new:new",
    "set": "gihv.cli.set:set_",
    "fmt": "gihv.cli.fmt:fmt",
    "explain": "gihv.cli.explain:explain",
    "schema": "gihv.cli.schema:schema",
    "init": "gihv.cli.init:init",
}
"""Every command and its function, in the order of the help."""


class _Gihv(DutchGroup):
    synonyms: ClassVar[Mapping[str, str]] = {
        "toon": "show",
        "controleer": "validate",
        "nieuw": "new",
        "wijzig": "set",
        "uitleg": "explain",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        # typer puts those with commands below them last
        return [name for name in COMMANDS if name in self.commands]


def app_for(args: Sequence[str]) -> typer.Typer:
    """The app with the command that these arguments name; with all commands where they name none.

    Building the options of a command costs some milliseconds, and its imports more.
    """
    app = typer.Typer(
        cls=_Gihv,
        help="Beheer een regionale actieagenda: controleren, overzichten maken en publiceren.",
        no_args_is_help=True,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
    )
    app.callback()(options)
    for name in _named(args):
        module, _, function = COMMANDS[name].partition(":")
        command = getattr(import_module(module), function)
        if isinstance(command, typer.Typer):  # commands of its own below it
            app.add_typer(command, name=name)
        else:
            app.command(name, cls=DutchCommand)(command)
    return app


def _named(args: Sequence[str]) -> Iterable[str]:
    """The command that the arguments name, or all of them: for help and suggestions."""
    words = iter(args)
    for word in words:
        if word in ("-C", "--map"):
            next(words, None)
        elif not word.startswith("-"):
            return [word] if word in COMMANDS else COMMANDS
    return COMMANDS


def _tells(name: str, help: str) -> Any:
    """An option with which gihv tells something and does nothing else."""

    def tell(wanted: bool) -> None:
        if wanted:
            click.echo(_told(name))
            raise typer.Exit

    return typer.Option(name, callback=tell, is_eager=True, help=help)


def _told(option: str) -> str | bytes:
    if option == "--version":
        return f"gihv {__version__}"
    from gihv.cli.completion import advice, running_in, script

    return (script if option == "--show-completion" else advice)(running_in())


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
    _version: Annotated[bool, _tells("--version", "Toon de versie van gihv en stop.")] = False,
    _install: Annotated[
        bool, _tells("--install-completion", "Toon hoe u aanvullen met de Tab-toets aanzet.")
    ] = False,
    _show: Annotated[
        bool, _tells("--show-completion", "Toon het script voor aanvullen met de Tab-toets.")
    ] = False,
) -> None:
    """Keep what stands before the command for the command itself."""
    ctx.obj = folder


def main() -> int:
    """Run gihv with the arguments of the process; the exit code."""
    args = sys.argv[1:]
    if "_GIHV_COMPLETE" in os.environ:  # a shell gives the words of the line that it completes
        args = os.environ.get("COMP_WORDS", "").split()[1:]
    return run(app_for(args))
