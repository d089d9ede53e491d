"""A run of gihv: its streams, what it says of an error, and the code that it ends with."""

import errno
import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress

import click
import typer
from typer.main import get_command

from gihv.cli.console import guard_stderr
from gihv.cli.dutch_click import PROGRAM_NAME, install_catalogue
from gihv.output.cells import visible, visible_lines

COULD_NOT_RUN = 2
INTERRUPTED = 130
ENDED_BY_PIPE = 141  # as a shell reports it of any program that wrote to a closed pipe

_CLOSED_PIPE = (errno.EPIPE, errno.EINVAL)  # as Windows calls it
_SYSTEM_ERRORS: Mapping[int, str] = {
    errno.ENOENT: "{name} bestaat niet.",
    errno.EBADF: "gihv kan niet schrijven naar {name}.",
    errno.EACCES: "Geen toegang tot {name}. Misschien is het open in een ander programma.",
    errno.EEXIST: "{name} bestaat al.",
    errno.EISDIR: "{name} is een map, geen bestand.",
    errno.ENOTDIR: "{name} is geen map.",
    errno.ELOOP: "{name} is een koppeling. gihv volgt die niet.",
    errno.ENOSPC: "De schijf is vol: {name} is niet helemaal geschreven.",
    errno.EROFS: "U kunt hier niet schrijven: {name}.",
}
_UNEXPECTED = (
    "Er ging iets mis in gihv zelf: {}. Dit ligt niet aan u. "
    "Meld het aan de makers van gihv, met deze regel en de opdracht die u gaf. "
    "Met GIHV_DEBUG=1 ziet u waar in het programma het misging."
)


def run(app: typer.Typer, args: Sequence[str]) -> int:
    """Run the app as `gihv` with these arguments; return the exit code.

    Raises nothing: every error is told in Dutch on stderr. Output is UTF-8 on every platform. Exit
    codes of its own: 2 for a usage error and for an unexpected error, 130 when the user interrupts,
    141 when whoever reads the output stops reading. With GIHV_DEBUG=1 the traceback of an error is
    shown too.
    """
    install_catalogue()
    # A stream that the caller has closed is None: what is written to it goes nowhere.
    out, err = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    for stream in (out, err):
        if isinstance(stream, io.TextIOWrapper):
            # A file name that is no valid UTF-8 must not stop a run.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with redirect_stdout(out), redirect_stderr(err):
        guard_stderr()
        return _ended(app, args)


def _ended(app: typer.Typer, args: Sequence[str]) -> int:
    """Run the app, tell what it raises, and return the exit code for that."""
    try:
        # Not `app(…)`: that hooks typer's own, English, excepthook.
        code = get_command(app).main(args=args, prog_name=PROGRAM_NAME, standalone_mode=False)
    except SystemExit as stop:
        # click has met a closed pipe
        return ENDED_BY_PIPE if isinstance(stop.__context__, OSError) else int(stop.code or 0)
    except click.ClickException as error:
        return _tell_usage(error)
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a user gets a sentence, never a traceback
        return _tell(error)
    if code == INTERRUPTED:
        _say("Afgebroken.")
    return code or 0


def _say(text: str) -> None:
    with suppress(OSError, ValueError):  # stderr may be gone
        click.echo(text, err=True)


def _tell_usage(error: click.ClickException) -> int:
    """Tell what cannot be done as it was asked, without what would steer the terminal."""
    if isinstance(error, click.BadParameter) and error.param and not error.param_hint:
        error.param_hint = error.param.get_error_hint(error.ctx).replace("'", "`")
    if isinstance(error, click.UsageError) and error.ctx:
        error.ctx.color = True  # else click takes colours out, and part of a name with them
    told = io.StringIO()
    error.show(told)
    _say(visible_lines(told.getvalue().rstrip("\n")))
    return COULD_NOT_RUN


def _tell(error: Exception) -> int:
    if isinstance(error, OSError) and error.errno in _CLOSED_PIPE and error.filename is None:
        return ENDED_BY_PIPE
    if os.environ.get("GIHV_DEBUG", "0") not in {"", "0"}:
        import traceback

        _say("".join(traceback.format_exception(error)).rstrip())
    if isinstance(error, OSError) and (error.filename or error.errno in _SYSTEM_ERRORS):
        sentence = _SYSTEM_ERRORS.get(error.errno or 0, "Geen toegang tot {name}.")
        # A stream has no name: this is about what the run writes.
        name = f"`{visible(str(error.filename))}`" if error.filename else "de uitvoer"
        _say(f"Fout: {sentence.format(name=name)}")
    else:
        what = visible(f"{type(error).__name__}: {error}".rstrip(" :."))
        _say(_UNEXPECTED.format(what))
    return COULD_NOT_RUN
