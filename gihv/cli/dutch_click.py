"""Commands of typer in Dutch: their help and their usage errors.

Nearly all texts of click 8.4 and typer 0.25 go through gettext; they stand in the catalogue
`gihv/locale/nl/LC_MESSAGES/gihv.po`. What these two write in English outside gettext (`[OPTIONS]`,
the names of types) and what a catalogue cannot do (a hint by spelling or by synonym) is done here.
"""

import copy
import gettext
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import click
from click.exceptions import NoSuchCommand
from typer.core import TyperCommand, TyperGroup
from typer.models import TyperPath

from gihv import suggest

PROGRAM_NAME = "gihv"


def install_catalogue() -> None:
    """Let every gettext text of click and typer appear in Dutch, whatever the user's locale is.

    Python's gettext looks at LANGUAGE before LC_ALL, LC_MESSAGES and LANG, also when those say C;
    so LANGUAGE=nl in this process's environment and the package's own folder are enough. Click and
    typer ask gettext again for each text, so it does not matter who was imported first; replacing
    `gettext.gettext` would fail silently there, as both bind that name when they are imported.
    Whether the catalogue still knows all texts of the installed versions, and whether the method
    holds in other locales, is tested in `tests/test_dutch_click.py`.

    May be called again.
    """
    gettext.bindtextdomain(PROGRAM_NAME, str(Path(__file__).parents[1] / "locale"))
    gettext.textdomain(PROGRAM_NAME)
    os.environ["LANGUAGE"] = "nl"


# --- Hints ----------------------------------------------------------------------------------------


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one candidate that `word` probably stands for, or None.

    A beginning that fits one candidate is enough; else it is as everywhere (see `suggest`). Dashes
    in front and capitals do not count.
    """
    known = list(candidates)
    wanted = word.lstrip("-").casefold()
    begun = [one for one in known if wanted and one.lstrip("-").casefold().startswith(wanted)]
    return begun[0] if len(begun) == 1 else suggest.nearest(word, known)


def with_hint(sentence: str, meant: str | None) -> str:
    """Return the sentence, and the question whether this was meant, if anything was."""
    return f"{sentence} Bedoelde u `{meant}`?" if meant else sentence


def hint_for(param: click.Parameter) -> str:
    """Return how an error names a parameter, without its environment variable."""
    if isinstance(param, click.Argument):
        return f"`{param.human_readable_name}`"
    return f"`{max(param.opts or [param.name], key=len)}`"


# --- Types ----------------------------------------------------------------------------------------


class _Text(click.types.StringParamType):
    name = "tekst"


class _Number(click.types.IntParamType):
    name = "geheel getal"


class _IntRange(click.IntRange):
    name = "geheel getal"

    def _describe_range(self) -> str:
        parts = []
        if self.min is not None:
            parts.append(f"vanaf {self.min}")
        if self.max is not None:
            parts.append(f"tot en met {self.max}")
        return " ".join(parts)


class _Choice(click.Choice[Any]):
    """A choice that lists its values in one sentence and suggests the nearest."""

    def get_missing_message(
        self,
        param: click.Parameter,  # noqa: ARG002 - click's signature; the choices say enough
        ctx: click.Context | None,
    ) -> str:
        return f"Kies uit: {', '.join(self._values(ctx))}."

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        values = self._values(ctx)
        sentence = f"`{value}` is geen keuze. Kies uit: {', '.join(values)}."
        return with_hint(sentence, nearest(str(value), values))

    def _values(self, ctx: click.Context | None) -> list[str]:
        return [self.normalize_choice(choice, ctx) for choice in self.choices]


_DUTCH_TYPES: Mapping[type, type] = {
    click.types.StringParamType: _Text,
    click.types.IntParamType: _Number,
    click.IntRange: _IntRange,
    click.Choice: _Choice,
    TyperPath: click.Path,  # typer's tells the Tab key nothing of files
}


def _dutch(original: click.ParamType[Any]) -> click.ParamType[Any]:
    """Return a type that does the same and names itself in Dutch.

    A copy: click shares its types between all parameters of a process.
    """
    known = _DUTCH_TYPES.get(type(original))
    if known is None:
        return original
    dutch = copy.copy(original)
    dutch.__class__ = known
    return dutch


# --- Commands -------------------------------------------------------------------------------------


class _Dutch(click.Command):
    """What a Dutch command and a Dutch group have in common."""

    def __init__(self, *args: Any, **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        setattr(self, "rich_markup_mode", None)  # noqa: B010 - typer declares it in two classes
        self.options_metavar = "[OPTIES]"
        for param in self.params:
            param.type = _dutch(param.type)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        typed = list(args)  # click's parser empties the list
        for word in typed:
            if not _is_text(word):
                raise click.UsageError(f"In `{word}` staat een teken dat geen UTF-8 is.", ctx)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            message = _unknown_option_message(error.option_name, ctx, typed)
            raise click.UsageError(message, ctx) from None
        except click.UsageError as error:
            # Some errors of click's parser lack it, and then show no usage line.
            error.ctx = error.ctx or ctx
            raise

    def _main_shell_completion(
        self, ctx_args: Any, prog_name: str, complete_var: str | None = None
    ) -> None:
        """Answer a shell that asks for completion, and end the run; else do nothing."""
        asked = os.environ.get(complete_var or f"_{prog_name.upper()}_COMPLETE")
        if asked:
            from gihv.cli.completion import answer

            answer(self, ctx_args, asked)


def _is_text(word: str) -> bool:
    """Whether an argument has no byte that Python could not read; it holds half a pair for each."""
    return not any("\ud800" <= char <= "\udfff" for char in word)


class DutchCommand(_Dutch, TyperCommand):
    """A typer command whose help and usage errors are Dutch, without rich."""


class DutchGroup(_Dutch, TyperGroup):
    """A typer group whose help and usage errors are Dutch, without rich.

    A subclass may give `synonyms`: what people type -> the command that they mean.
    """

    synonyms: ClassVar[Mapping[str, str]] = {}

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.subcommand_metavar = "OPDRACHT [ARGUMENTEN]..."

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:
            # Only its name is used: its message ends with an English suggestion of typer's.
            sentence = f"Onbekende opdracht `{error.command_name}`."
            meant = self._meant(error.command_name)
            raise click.UsageError(with_hint(sentence, meant), ctx) from None

    def _meant(self, name: str) -> str | None:
        words = {word: meant for word, meant in self.synonyms.items() if meant in self.commands}
        words |= {command: command for command in self.commands}
        meant = nearest(name, words)
        return words[meant] if meant else None


# --- Unknown options ------------------------------------------------------------------------------


def _unknown_option_message(name: str, ctx: click.Context, args: Sequence[str]) -> str:
    # In `-dekking` click complains of `-d`; the user knows only what was typed.
    typed = next((arg.partition("=")[0] for arg in args if arg.startswith(name)), name)
    top = ctx.find_root()
    option = _options(top.command).get(typed)
    if option is not None and ctx is not top:
        rest = ctx.command_path.removeprefix(top.command_path)
        value = "" if option.is_flag else " …"
        example = f"{top.command_path} {typed}{value}{rest}"
        return f"De optie `{typed}` hoort vóór de opdracht: `{example}`."
    for name_below, command in getattr(ctx.command, "commands", {}).items():
        if typed in _options(command):
            example = f"{ctx.command_path} {name_below} {typed}"
            return f"De optie `{typed}` hoort achter een opdracht, bijvoorbeeld `{example}`."
    meant = nearest(typed, [*_options(ctx.command), *ctx.help_option_names])
    return with_hint(f"Onbekende optie `{typed}`.", meant)


def _options(command: click.Command) -> dict[str, click.Option]:
    """Return the options of a command by each of their names."""
    options = (param for param in command.params if isinstance(param, click.Option))
    return {name: param for param in options for name in (*param.opts, *param.secondary_opts)}
