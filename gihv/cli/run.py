"""A run of gihv: its language, its errors, and how it ends.

Nearly all texts of click 8.4 and typer 0.25 go through gettext; they stand in the catalogue
`gihv/locale/nl/LC_MESSAGES/gihv.po`.
"""

import contextlib
import errno
import gettext
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

import click
import typer
from click.exceptions import Exit
from typer.main import get_command

PROGRAM_NAME = "gihv"
COULD_NOT_RUN = 2
INTERRUPTED = 130
# What a shell reports for a program that wrote to a closed pipe, so `set -o pipefail` scripts treat
# gihv as they treat git.
ENDED_BY_PIPE = 141

_ON_WINDOWS = os.name == "nt"


# --- The catalogue --------------------------------------------------------------------------------


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
    """Return how an error names a parameter, without its environment variable."""
    if isinstance(param, click.Argument):
        return f"`{param.human_readable_name}`"
    return f"`{max(param.opts or [param.name], key=len)}`"


def _sentence_of_cause(error: click.ClickException) -> str | None:
    cause = error.__cause__ or error.__context__
    return _system_error_sentence(cause) if isinstance(cause, OSError) else None


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
def dutch_errors() -> Iterator[None]:
    """Turn what a command raises into its Dutch form, or into the exit code that it means."""
    try:
        yield
    except click.BadParameter as error:
        if error.param is not None and error.param_hint is None:
            # Not click's own hint: that adds "(env var: …)", outside gettext.
            error.param_hint = _hint_for(error.param)
        raise
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
