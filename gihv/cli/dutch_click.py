"""Makes typer and click speak Dutch: help, usage errors, and how a run ends.

Nearly all texts of click 8.4 and typer 0.25 go through gettext; they stand in the catalogue
`gihv/locale/nl/LC_MESSAGES/gihv.po`. What those two write in English outside gettext (type names,
`[OPTIONS]`, completion, `[y/N]`) and what a catalogue cannot do (a hint by spelling or by synonym)
is done here.
"""

import contextlib
import copy
import errno
import gettext
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, TextIO

import click
import typer
from click.exceptions import Exit, NoSuchCommand
from click.shell_completion import CompletionItem
from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.main import get_command
from typer.models import TyperPath

__all__ = [
    "COULD_NOT_RUN",
    "ENDED_BY_PIPE",
    "INTERRUPTED",
    "PROGRAM_NAME",
    "DutchCommand",
    "DutchGroup",
    "clean_environment",
    "confirm",
    "install_catalogue",
    "run",
]

PROGRAM_NAME = "gihv"
COULD_NOT_RUN = 2
INTERRUPTED = 130
# What a shell reports for a program that wrote to a closed pipe, so `set -o pipefail` scripts treat
# gihv as they treat git.
ENDED_BY_PIPE = 141

_ON_WINDOWS = os.name == "nt"
_DOMAIN = "gihv"
_LANGUAGE_CODE = "nl"
_replaced_variables: dict[str, str | None] = {}


# --- The catalogue --------------------------------------------------------------------------------


def install_catalogue() -> None:
    """Let every gettext text of click and typer appear in Dutch, whatever the user's locale is.

    Python's gettext looks at LANGUAGE before LC_ALL, LC_MESSAGES and LANG, also when those say C;
    so LANGUAGE=nl in this process's environment and the package's own folder are enough. Click and
    typer ask gettext again for each text, so it does not matter who was imported first; replacing
    `gettext.gettext` would fail silently there, as both bind that name when they are imported.
    Whether the catalogue still knows all texts of the installed versions, and whether the method
    holds in other locales, is tested in `tests/test_dutch_click.py`.

    May be called again. A child process inherits LANGUAGE: see `clean_environment`.
    """
    locale_folder = Path(__file__).parents[1] / "locale"
    gettext.bindtextdomain(_DOMAIN, str(locale_folder))
    gettext.textdomain(_DOMAIN)
    present = os.environ.get("LANGUAGE")
    if present != _LANGUAGE_CODE or "LANGUAGE" not in _replaced_variables:
        _replaced_variables["LANGUAGE"] = present
    os.environ["LANGUAGE"] = _LANGUAGE_CODE


def clean_environment() -> dict[str, str]:
    """Return the environment for a child process, without the LANGUAGE set here.

    That is a copy of `os.environ` with LANGUAGE as the user had it. Whoever reads a child's
    messages still sets LC_ALL=C in it.
    """
    environment = dict(os.environ)
    if "LANGUAGE" in _replaced_variables and environment.get("LANGUAGE") == _LANGUAGE_CODE:
        original = _replaced_variables["LANGUAGE"]
        if original is None:
            del environment["LANGUAGE"]
        else:
            environment["LANGUAGE"] = original
    return environment


# --- Hints ----------------------------------------------------------------------------------------


def _nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one candidate that `word` probably stands for, or None.

    Dashes in front and capitals do not count; a beginning that fits one candidate is enough.
    """
    from difflib import get_close_matches

    plain = {candidate.lstrip("-").casefold(): candidate for candidate in candidates}
    wanted = word.lstrip("-").casefold()
    completed = [text for text in plain if wanted and text.startswith(wanted)]
    found = completed if len(completed) == 1 else get_close_matches(wanted, plain, n=1)
    return plain[found[0]] if found else None


def _with_hint(sentence: str, nearest: str | None) -> str:
    return f"{sentence} Bedoelde u `{nearest}`?" if nearest else sentence


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
    nearest = _nearest(typed, _options(ctx.command, ctx))
    return _with_hint(f"Onbekende optie `{typed}`.", nearest)


# --- Types and texts of parameters ----------------------------------------------------------------

_TYPE_NAMES: Mapping[str, str] = {
    "text": "tekst",
    "integer": "geheel getal",
    "integer range": "geheel getal",
    "float": "getal",
    "float range": "getal",
    "boolean": "ja of nee",
    "filename": "bestand",
    # The next three go through gettext, when typer builds the parameter: perhaps before the
    # catalogue was installed.
    "file": "bestand",
    "directory": "map",
    "path": "pad",
}
_METAVARS: Mapping[str, str] = {"geheel getal": "GETAL", "ja of nee": "JA|NEE"}


class _DutchChoice(click.Choice[Any]):
    """A choice that lists its values in one sentence and suggests the nearest."""

    def __init__(self, original: click.Choice[Any]) -> None:
        super().__init__(original.choices, case_sensitive=original.case_sensitive)
        self._original = original

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        return self._original.normalize_choice(choice, ctx)

    def _values(self, ctx: click.Context | None) -> list[str]:
        return [self.normalize_choice(choice, ctx) for choice in self.choices]

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        del param  # click's signature; the choices say enough
        return f"Kies uit: {', '.join(self._values(ctx))}."

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        values = self._values(ctx)
        sentence = f"`{value}` is geen keuze. Kies uit: {', '.join(values)}."
        return _with_hint(sentence, _nearest(str(value), values))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """Return the values that begin so, in capitals or not; a subclass may say more of them."""
        if type(self._original).shell_complete is not click.Choice.shell_complete:
            return self._original.shell_complete(ctx, param, incomplete)
        typed = incomplete.casefold()
        found = (value for value in self._values(ctx) if value.casefold().startswith(typed))
        return [CompletionItem(value) for value in found]


def _range_in_words(limits: click.IntRange | click.FloatRange) -> str:
    parts = []
    if limits.min is not None:
        parts.append(f"groter dan {limits.min}" if limits.min_open else f"vanaf {limits.min}")
    if limits.max is not None:
        parts.append(f"kleiner dan {limits.max}" if limits.max_open else f"tot en met {limits.max}")
    return " ".join(parts)


class _DutchIntRange(click.IntRange):
    name = "geheel getal"

    def _describe_range(self) -> str:
        return _range_in_words(self)


class _DutchFloatRange(click.FloatRange):
    name = "getal"

    def _describe_range(self) -> str:
        return _range_in_words(self)


def _dutch_type(original: click.ParamType[Any]) -> click.ParamType[Any]:
    """Return a type that does the same and names itself in Dutch.

    A copy: click shares its types between all parameters of a process.
    """
    # The exact ranges only: a subclass may do more than its limits say.
    if type(original) is click.IntRange:
        low, high = original.min, original.max
        return _DutchIntRange(low, high, original.min_open, original.max_open, original.clamp)
    if type(original) is click.FloatRange:
        start, end = original.min, original.max
        return _DutchFloatRange(start, end, original.min_open, original.max_open, original.clamp)
    if isinstance(original, click.Choice):
        return original if isinstance(original, _DutchChoice) else _DutchChoice(original)
    if isinstance(original, click.Tuple):
        row = copy.copy(original)
        row.types = [_dutch_type(part) for part in original.types]
        return row
    if type(original) is TyperPath or original.name in _TYPE_NAMES:
        dutch = copy.copy(original)
        dutch.name = _TYPE_NAMES.get(original.name, original.name)
        if type(original) is TyperPath:
            # Typer's has no values to complete; click's says that they are files.
            dutch.__class__ = click.Path
        return dutch
    return original


def _dutch_metavar(kind: click.ParamType[Any]) -> str | None:
    """Return what stands for a value of this type in help, or None where click's own will do."""
    if isinstance(kind, click.Tuple):
        return " ".join(_dutch_metavar(part) or part.name.upper() for part in kind.types)
    if isinstance(kind, click.types.FuncParamType):
        return "WAARDE"  # click would show the name of the Python function
    return _METAVARS.get(kind.name)


def _localise_parameter(param: click.Parameter) -> None:
    # An option may show its environment variable: in its help that is Dutch through gettext, and
    # `_hint_for` keeps it out of errors.
    param.type = _dutch_type(param.type)
    if isinstance(param, TyperArgument):
        param.show_envvar = False  # typer writes "env var" outside gettext here
    elif param.metavar is None:
        param.metavar = _dutch_metavar(param.type)
    several = param.nargs != 1 and not isinstance(param.type, click.Tuple)
    if several and param.metavar is not None and not param.metavar.endswith(("...", "…")):
        param.metavar += "..."  # click and typer leave it to the author of a metavar


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
    if isinstance(command, click.Group):
        english = command.subcommand_metavar
        if english == "COMMAND [ARGS]...":
            command.subcommand_metavar = "OPDRACHT [ARGUMENTEN]..."
        elif english == "COMMAND1 [ARGS]... [COMMAND2 [ARGS]...]...":
            command.subcommand_metavar = "OPDRACHT1 [ARGUMENTEN]... [OPDRACHT2 [ARGUMENTEN]...]..."
    for param in command.params:
        _localise_parameter(param)
        _localise_completion(param)


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


def _show_completion(ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
    if not value or ctx.resilient_parsing:
        return value
    from gihv.cli.shells import script

    # Bytes: on Windows bash takes no line that ends in CR LF.
    click.echo(script(_shell_or_fail()).encode(), nl=False)
    raise Exit(0)


def _install_completion(ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
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


# --- Errors ---------------------------------------------------------------------------------------

_SYSTEM_ERRORS: Mapping[int, str] = {
    errno.ENOENT: "{name} bestaat niet.",
    errno.EACCES: "Geen toegang tot {name}. Misschien is het open in een ander programma.",
    errno.EPERM: "Geen toegang tot {name}.",
    errno.EEXIST: "{name} bestaat al.",
    errno.EISDIR: "{name} is een map, geen bestand.",
    errno.ENOTDIR: "{name} is geen map.",
    errno.ENOTEMPTY: "{name} is geen lege map.",
    errno.ENAMETOOLONG: "De naam {name} is te lang.",
    errno.ENOSPC: "De schijf is vol: {name} is niet geheel geschreven.",
    errno.EROFS: "U kunt hier niet schrijven: {name}.",
}


def _system_error_sentence(error: OSError) -> str | None:
    """Return what the operating system refused, or None where no Dutch words are known for it."""
    sentence = _SYSTEM_ERRORS.get(error.errno or 0)
    if sentence is None:
        return None
    if isinstance(error.filename, str | bytes | os.PathLike):
        return sentence.format(name=f"`{click.format_filename(error.filename)}`")
    # A stream has no name: this is about what the run writes.
    return sentence.format(name="de uitvoer")


def _is_closed_pipe(error: OSError) -> bool:
    if error.errno == errno.EPIPE:
        return True
    # Windows says "invalid argument" of a pipe that the reader closed.
    return _ON_WINDOWS and error.errno == errno.EINVAL and error.filename is None


def _hint_for(param: click.Parameter) -> str:
    if isinstance(param, click.Argument):
        return f"`{param.human_readable_name}`"
    return f"`{max(param.opts or [param.name], key=len)}`"


def _sentence_of_cause(error: click.ClickException) -> str | None:
    cause = error.__cause__ or error.__context__
    return _system_error_sentence(cause) if isinstance(cause, OSError) else None


def _dutch_bad_parameter(error: click.BadParameter) -> click.BadParameter:
    """Return the error with its parameter in backticks, and the system's words in Dutch."""
    if error.param is not None and error.param_hint is None:
        # Not click's own hint: that adds "(env var: …)", outside gettext.
        error.param_hint = _hint_for(error.param)
    sentence = _sentence_of_cause(error)
    if sentence and error.param is not None and isinstance(error.param.type, click.File):
        return click.BadParameter(sentence, error.ctx, error.param, error.param_hint)
    return error


def _say(text: str) -> None:
    """Write a line to stderr, or nothing where stderr is gone."""
    with contextlib.suppress(OSError, ValueError):
        click.echo(text, err=True)


def _say_interrupted() -> None:
    stream = sys.stderr
    if stream is not None and not stream.closed and stream.isatty():
        _say("")  # the terminal has just shown ^C on the line where the cursor stands
    _say("Afgebroken.")


@contextlib.contextmanager
def _dutch_errors() -> Iterator[None]:
    """Turn what a command raises into its Dutch form, or into the exit code that it means."""
    try:
        yield
    except click.BadParameter as error:
        raise _dutch_bad_parameter(error) from error.__cause__
    except click.ClickException as error:
        if type(error) not in {click.ClickException, click.FileError}:
            raise
        # These two end with exit code 1, which means findings; a usage error says "could not run".
        sentence = _sentence_of_cause(error) or error.format_message()
        raise click.UsageError(sentence) from error
    except (KeyboardInterrupt, EOFError, click.Abort) as error:
        _say_interrupted()
        raise Exit(INTERRUPTED) from error
    except OSError as error:
        # Here, as click would end with exit code 1.
        if _is_closed_pipe(error):
            raise Exit(ENDED_BY_PIPE) from error
        raise


# --- Commands -------------------------------------------------------------------------------------


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
            with _dutch_errors():
                return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            message = _unknown_option_message(error.option_name, ctx, typed)
            raise click.UsageError(message, ctx) from None
        except click.UsageError as error:
            # Some errors of click's parser lack it, and then show no usage line.
            error.ctx = error.ctx or ctx
            raise

    def invoke(self, ctx: click.Context) -> Any:
        with _dutch_errors():
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
        "verschil": "diff",
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
            raise click.UsageError(_with_hint(sentence, self._meant(name, ctx)), ctx) from None

    def _meant(self, name: str, ctx: click.Context) -> str | None:
        present = {command_name for command_name, _ in _subcommands(ctx)}
        words = {word: command for word, command in self.synonyms.items() if command in present}
        words |= {command_name: command_name for command_name in present}
        nearest = _nearest(name, words)
        return words[nearest] if nearest else None


# --- Questions ------------------------------------------------------------------------------------


def confirm(question: str, *, default: bool = False) -> bool:
    """Ask a question on stderr; return whether the answer is yes.

    In place of `typer.confirm`, which shows `[y/N]` and does not know `j`. Enter alone gives the
    default. Raises click.Abort on Ctrl-C and at the end of input.
    """
    answers = {"j": True, "ja": True, "y": True, "n": False, "nee": False, "": default}

    def understood(answer: str) -> bool:
        try:
            return answers[answer.strip().casefold()]
        except KeyError:
            raise click.UsageError("Antwoord met j (ja) of n (nee).") from None

    choices = "[J/n]" if default else "[j/N]"
    answer: bool = click.prompt(
        f"{question} {choices}", default="", show_default=False, value_proc=understood, err=True
    )
    return answer


# --- A run ----------------------------------------------------------------------------------------


def run(app: typer.Typer, args: Sequence[str] | None = None) -> int:
    """Run the app as `gihv` with these arguments, or those of the process; return the exit code.

    Raises nothing: every error is told in Dutch on stderr. Output is UTF-8 on every platform. Exit
    codes of its own: 2 for a usage error and for an unexpected error, 130 when the user interrupts,
    141 when whoever reads the output stops reading. With GIHV_DEBUG=1 the traceback of an error is
    shown too.
    """
    install_catalogue()
    for stream in _output_streams():
        _write_utf8(stream)
    return _flushed(_told(lambda: _exit_code(app, args)))


def _output_streams() -> list[TextIO]:
    """Return stdout and stderr, as far as they exist (pythonw has none)."""
    return [stream for stream in (sys.stdout, sys.stderr) if stream is not None]


def _write_utf8(stream: TextIO) -> None:
    if isinstance(stream, io.TextIOWrapper):
        # A file name that is no valid UTF-8 must not stop a run.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _exit_code(app: typer.Typer, args: Sequence[str] | None) -> int:
    try:
        # Not `app(…)`: that hooks typer's own, English, excepthook.
        get_command(app).main(args=args, prog_name=PROGRAM_NAME)
    except SystemExit as stop:
        if isinstance(stop.code, str):
            _say(f"Fout: {stop.code}")
            return COULD_NOT_RUN
        return stop.code or 0
    return 0


def _told(action: Callable[[], int]) -> int:
    """Return what the action returns; tell what it raises, and return the exit code for that."""
    try:
        return action()
    except KeyboardInterrupt:
        _say_interrupted()
        return INTERRUPTED
    except OSError as error:
        if _is_closed_pipe(error):
            return ENDED_BY_PIPE
        return _tell(error, _system_error_sentence(error))
    except Exception as error:  # noqa: BLE001 - a user gets a sentence, never a traceback
        return _tell(error, None)


def _tell(error: Exception, sentence: str | None) -> int:
    if os.environ.get("GIHV_DEBUG", "0") not in {"", "0"}:
        import traceback

        _say("".join(traceback.format_exception(error)).rstrip())
    _say(f"Fout: {sentence}" if sentence else _unexpected_sentence(error))
    return COULD_NOT_RUN


def _unexpected_sentence(error: Exception) -> str:
    text = str(error).strip()
    what = f"{type(error).__name__}: {text}" if text else type(error).__name__
    ending = "" if what.endswith((".", "!", "?")) else "."
    return (
        f"Er ging iets mis in gihv zelf: {what}{ending} Dit ligt niet aan u. "
        "Meld het aan de makers van gihv, met deze regel en de opdracht die u gaf. "
        "Met GIHV_DEBUG=1 ziet u waar in het programma het misging."
    )


def _flushed(code: int) -> int:
    """Write out what stdout and stderr still hold; return the exit code, or that of a failure.

    The interpreter would do so at its end, and complain in English of a closed pipe.
    """
    for stream in _output_streams():
        try:
            stream.flush()
        except ValueError:
            continue  # closed by the command: nothing is left to write
        except OSError as error:
            _discard(stream)
            if not _is_closed_pipe(error):
                code = _tell(error, _system_error_sentence(error))
            elif code != INTERRUPTED:
                code = ENDED_BY_PIPE
    return code


def _discard(stream: TextIO) -> None:
    """Send what the stream still holds, and all that follows, to nowhere."""
    # A stream without a descriptor (a test's) has nothing for the interpreter to flush.
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
