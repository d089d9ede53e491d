"""Commands of typer in Dutch: their help and their usage errors.

Nearly all texts of click 8.4 and typer 0.25 go through gettext; they stand in the catalogue
`gihv/locale/nl/LC_MESSAGES/gihv.po`. What these two write in English outside gettext (`[OPTIONS]`,
the names of types) and what a catalogue cannot do (a hint by spelling or by synonym) is done here.
"""

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
from gihv.cli.completion import answer

PROGRAM_NAME = "gihv"


def install_catalogue() -> None:
    """Let every gettext text of click and typer appear in Dutch, whatever the user's locale is.

    Python's gettext looks at LANGUAGE before LC_ALL, LC_MESSAGES and LANG, also when those say C.
    Replacing `gettext.gettext` would fail silently: click and typer bind that name when imported.
    """
    gettext.bindtextdomain(PROGRAM_NAME, str(Path(__file__).parents[1] / "locale"))
    gettext.textdomain(PROGRAM_NAME)
    os.environ["LANGUAGE"] = "nl"
    click.INT.name = "geheel getal"


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The one candidate that begins so, whatever dashes and capitals; else as in `suggest`."""
    known = list(candidates)
    wanted = word.lstrip("-").casefold()
    begun = [one for one in known if wanted and one.lstrip("-").casefold().startswith(wanted)]
    return begun[0] if len(begun) == 1 else suggest.nearest(word, known)


def unknown(sentence: str, typed: str, known: Sequence[str]) -> click.UsageError:
    """That what was typed is none of what is known, and what was meant."""
    return click.UsageError(
        _with_hint(f"{sentence} Kies uit: {', '.join(known)}.", nearest(typed, known))
    )


def _with_hint(sentence: str, meant: str | None) -> str:
    return f"{sentence} Bedoelde u `{meant}`?" if meant else sentence


class _Choice(click.Choice[Any]):
    """A choice that lists its values in one sentence and suggests the nearest."""

    def get_missing_message(self, *_args: object, **_named: object) -> str:
        return f"Kies uit: {', '.join(self.choices)}."

    def get_invalid_choice_message(self, value: Any, *_args: object, **_named: object) -> str:
        return unknown(f"`{value}` is geen keuze.", str(value), self.choices).message


_DUTCH_TYPES: Mapping[type, type] = {
    click.Choice: _Choice,
    TyperPath: click.Path,  # typer's tells the Tab key nothing of files
}


class _Dutch(click.Command):
    def __init__(self, *args: Any, **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        setattr(self, "rich_markup_mode", None)  # noqa: B010 - typer declares it in two classes
        self.options_metavar = "[OPTIES]"
        setattr(self, "subcommand_metavar", "OPDRACHT [ARGUMENTEN]...")  # noqa: B010 - of a group
        for param in self.params:
            if dutch := _DUTCH_TYPES.get(type(param.type)):
                param.type.__class__ = dutch

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from gihv.cli.help import write_examples, write_sections

        write_sections(self, ctx, formatter)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)
        write_examples(ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        typed = list(args)  # click's parser empties the list
        for word in typed:
            if any("\ud800" <= char <= "\udfff" for char in word):  # half a pair for an odd byte
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
        if asked := os.environ.get(complete_var or f"_{prog_name.upper()}_COMPLETE"):
            answer(self, ctx_args, asked)


class DutchCommand(_Dutch, TyperCommand):
    """A typer command whose help and usage errors are Dutch, without rich."""


class DutchGroup(_Dutch, TyperGroup):
    """A typer group whose help and usage errors are Dutch, without rich.

    A subclass may give `synonyms`: what people type -> the command that they mean.
    """

    synonyms: ClassVar[Mapping[str, str]] = {}

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:
            # Only its name is used: its message ends with an English suggestion of typer's.
            sentence = f"Onbekende opdracht `{error.command_name}`."
            words = {**self.synonyms, **{name: name for name in self.list_commands(ctx)}}
            meant = words.get(nearest(error.command_name, words) or "")
            raise click.UsageError(_with_hint(sentence, meant), ctx) from None


def _unknown_option_message(name: str, ctx: click.Context, args: Sequence[str]) -> str:
    # In `-dekking` click complains of `-d`; the user knows only what was typed.
    typed = next((arg.partition("=")[0] for arg in args if arg.startswith(name)), name)
    if typed in _options(ctx.find_root().command):
        return f"De optie `{typed}` hoort vóór de opdracht: `{PROGRAM_NAME} {typed} …`."
    meant = nearest(typed, [*_options(ctx.command), *ctx.help_option_names])
    return _with_hint(f"Onbekende optie `{typed}`.", meant)


def _options(command: click.Command) -> list[str]:
    options = (param for param in command.params if isinstance(param, click.Option))
    return [name for param in options for name in param.opts]
