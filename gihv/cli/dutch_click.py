"""The commands of typer and click, made Dutch: their help, their completion, their usage errors.

What these two write in English outside gettext (`[OPTIONS]`, completion) and what a catalogue
cannot do (a hint by spelling or by synonym) is done here; for parameters in `dutch_params`.
"""

import os
import sys
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from typing import Any, ClassVar

import click
from click.exceptions import Exit, NoSuchCommand
from typer.core import TyperCommand, TyperGroup

from gihv.cli.dutch_params import localise, nearest, with_hint
from gihv.cli.run import COULD_NOT_RUN, PROGRAM_NAME, dutch_errors, install_catalogue

# --- Hints ----------------------------------------------------------------------------------------


def _options(command: click.Command, ctx: click.Context) -> dict[str, click.Option]:
    """Return the visible options of a command by each of their names."""
    return {
        name: param
        for param in command.get_params(ctx)
        if isinstance(param, click.Option) and not param.hidden
        for name in (*param.opts, *param.secondary_opts)
    }


def _ancestors(ctx: click.Context) -> Iterator[click.Context]:
    while ctx.parent is not None:
        ctx = ctx.parent
        yield ctx


def _subcommands(ctx: click.Context) -> Iterator[tuple[str, click.Command]]:
    """Yield the visible commands of a group, or nothing for a command that is no group."""
    if isinstance(ctx.command, click.Group):
        for name in ctx.command.list_commands(ctx):
            command = ctx.command.get_command(ctx, name)
            if command is not None and not command.hidden:
                yield name, command


def _as_typed(name: str, args: Sequence[str]) -> str:
    """Return the argument in which click met an unknown option.

    In `-dekking` click complains of `-d`; the user knows only what was typed.
    """
    if name.startswith("--"):
        return name
    candidates = (arg for arg in args if arg[:1] == name[:1] and name[1:] in arg[1:])
    typed = next((arg for arg in candidates if not arg.startswith("--")), name)
    return typed.partition("=")[0]


def _unknown_option_message(name: str, ctx: click.Context, args: Sequence[str]) -> str:
    typed = _as_typed(name, args)
    for outer in _ancestors(ctx):
        option = _options(outer.command, outer).get(typed)
        if option is not None:
            path = outer.command_path
            rest = ctx.command_path.removeprefix(path).strip()
            example = f"{path} {typed} {rest}" if option.is_flag else f"{path} {typed} … {rest}"
            return f"De optie `{typed}` hoort vóór de opdracht: `{example}`."
    for name_below, command in _subcommands(ctx):
        if typed in _options(command, ctx):
            example = f"{ctx.command_path} {name_below} {typed}"
            return f"De optie `{typed}` hoort achter een opdracht, bijvoorbeeld `{example}`."
    meant = nearest(typed, _options(ctx.command, ctx))
    return with_hint(f"Onbekende optie `{typed}`.", meant)


# --- Completion -----------------------------------------------------------------------------------


def _shell_or_fail() -> str:
    from typer import _completion_shared as shared

    supported = [shell.value for shell in shared.Shells]
    shell = shared._get_shell_name()  # noqa: SLF001 - typer offers no public way to ask this
    if shell in supported:
        return shell
    problem = f"niet voor {shell}" if shell else "niet: gihv herkent deze terminal niet"
    names = ", ".join(supported)
    raise click.UsageError(f"Aanvullen met de Tab-toets kan {problem}. Het kan in: {names}.")


def _show_completion(ctx: click.Context, param: click.Parameter, value: Any) -> Any:  # noqa: ARG001 - click's signature
    if not value or ctx.resilient_parsing:
        return value
    from gihv.cli.shells import script

    # Bytes: on Windows bash takes no line that ends in CR LF.
    click.echo(script(_shell_or_fail()).encode(), nl=False)
    raise Exit(0)


def _install_completion(ctx: click.Context, param: click.Parameter, value: Any) -> Any:  # noqa: ARG001 - as above
    if not value or ctx.resilient_parsing:
        return value
    from gihv.cli.shells import install

    shell = _shell_or_fail()
    if shell in {"powershell", "pwsh"}:
        # Typer would let the user run unsigned scripts from anywhere from then on; that is not
        # a tool's decision to take.
        raise click.UsageError(
            "In PowerShell zet u aanvullen zelf aan. Zet deze regel in het bestand $PROFILE: "
            f"{PROGRAM_NAME} --show-completion | Out-String | Invoke-Expression"
        )
    click.echo(f"Aanvullen met de Tab-toets staat aan in {shell} ({install(shell)}).")
    click.echo("Het werkt zodra u een nieuwe terminal opent.")
    raise Exit(0)


# --- Commands -------------------------------------------------------------------------------------


def _localise_completion(param: click.Parameter) -> None:
    if isinstance(param, click.Option) and param.name == "install_completion":
        param.help = "Zet aanvullen met de Tab-toets aan in deze terminal."
        param.callback = _install_completion
    elif isinstance(param, click.Option) and param.name == "show_completion":
        param.help = "Toon het script voor aanvullen met de Tab-toets."
        param.callback = _show_completion


def _localise(command: click.Command) -> None:
    """Replace what this command would show in English. May be called again."""
    if command.options_metavar == "[OPTIONS]":
        command.options_metavar = "[OPTIES]"
    if isinstance(command, click.Group) and command.subcommand_metavar == "COMMAND [ARGS]...":
        command.subcommand_metavar = "OPDRACHT [ARGUMENTEN]..."
    for param in command.params:
        localise(param)
        _localise_completion(param)


class _Dutch(click.Command):
    """What a Dutch command and a Dutch group have in common."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        install_catalogue()
        # Not earlier: typer adds the completion options after it has made a command, and a run
        # needs one or two of all commands.
        _localise(self)
        return super().make_context(info_name, args, parent, **extra)

    def _main_shell_completion(
        self,
        ctx_args: MutableMapping[str, Any],
        prog_name: str,
        complete_var: str | None = None,
    ) -> None:
        """Answer a shell that asks for completion, and end the run; else do nothing.

        In place of typer's, which renders each help text with rich: that makes every Tab slower and
        eats `[onbekend]` as markup.
        """
        asked = os.environ.get(complete_var or f"_{PROGRAM_NAME.upper()}_COMPLETE")
        if not asked:
            return
        from gihv.cli.shells import ANSWERS, answer

        shell = asked.removeprefix("complete_")
        if shell not in ANSWERS:
            sys.exit(COULD_NOT_RUN)
        # Bytes: see _show_completion.
        click.echo(answer(self, ctx_args, prog_name, shell).encode(), nl=False)
        sys.exit(0)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        typed = list(args)  # click's parser empties the list
        try:
            with dutch_errors():
                return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            message = _unknown_option_message(error.option_name, ctx, typed)
            raise click.UsageError(message, ctx) from None
        except click.UsageError as error:
            # Some errors of click's parser lack it, and then show no usage line.
            error.ctx = error.ctx or ctx
            raise

    def invoke(self, ctx: click.Context) -> Any:
        with dutch_errors():
            return super().invoke(ctx)


class DutchCommand(_Dutch, TyperCommand):
    """A typer command whose help and usage errors are Dutch, without rich."""

    def __init__(self, name: str | None, **attrs: Any) -> None:
        super().__init__(name, **attrs)
        self.rich_markup_mode = None


class DutchGroup(_Dutch, TyperGroup):
    """A typer group whose help and usage errors are Dutch, without rich.

    Its plain typer commands and groups become Dutch with it, so `cls=DutchCommand` may be left out.
    A subclass may give other `synonyms`: what people type -> the command that they mean.
    """

    synonyms: ClassVar[Mapping[str, str]] = {
        "toon": "show",
        "controleer": "validate",
        "rapport": "report",
        "lijst": "list",
        "exporteer": "export",
        "nieuw": "new",
        "wijzig": "set",
        "uitleg": "explain",
    }

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.rich_markup_mode = None

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command with this name, made Dutch, or None."""
        command = super().get_command(ctx, cmd_name)
        # Exact types, as a subclass is somebody's choice. Typer has no setting for the class of all
        # commands, and one without `cls=` would be English unnoticed.
        if type(command) is TyperCommand:
            command.__class__ = DutchCommand
            command.rich_markup_mode = None
        elif type(command) is TyperGroup:
            command.__class__ = DutchGroup
            command.rich_markup_mode = None
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:
            # Only its name is used: its message ends with an English suggestion of typer's.
            name = error.command_name
            sentence = f"Onbekende opdracht `{name}`."
            raise click.UsageError(with_hint(sentence, self._meant(name, ctx)), ctx) from None

    def _meant(self, name: str, ctx: click.Context) -> str | None:
        present = {command_name for command_name, _ in _subcommands(ctx)}
        words = {word: command for word, command in self.synonyms.items() if command in present}
        words |= {command_name: command_name for command_name in present}
        meant = nearest(name, words)
        return words[meant] if meant else None
