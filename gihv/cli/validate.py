"""`gihv validate`: what is wrong in the agenda, where, and what to do about it."""

import os
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import click
import typer

from gihv.cli.paths import concerns, in_agenda
from gihv.cli.repository import where
from gihv.output.bevindingen import FORMATS

if TYPE_CHECKING:
    from gihv.diagnostics import Diagnostic
    from gihv.output.bevindingen import Outcome


AUTO = "auto"
"""What stands for github under GitHub Actions, and else for tekst."""
FindingsFormat = StrEnum("FindingsFormat", {name.upper(): name for name in (AUTO, *FORMATS)})  # type: ignore[misc] # the names stand in one place
DEFAULT = FindingsFormat(AUTO)


def validate(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PAD]...",
            help="Toon alleen wat over deze bestanden en mappen gaat. "
            "gihv leest altijd de hele agenda.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        FindingsFormat,
        typer.Option(
            "--format", help="De vorm van de meldingen; auto is github op GitHub en anders tekst."
        ),
    ] = DEFAULT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="BESTAND",
            help="Schrijf de meldingen in deze vorm naar een bestand, en toon ze als tekst.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Keur de agenda ook af bij een waarschuwing.")
    ] = False,
) -> None:
    """Controleer de agenda.

    Zonder fouten eindigt gihv met code 0, met fouten met code 1, en met 2 als controleren niet kon.
    """
    from gihv.editor import FOLDER as SCHEMAS

    started = perf_counter()
    root = where(ctx).root()
    wanted = [in_agenda(root, path, SCHEMAS) for path in paths or ()]
    outcome = _judged(root, wanted, started)
    name = _resolved(form.value)
    _write(outcome, name, output)
    if name == "github":
        _add_summary(outcome)
    raise typer.Exit(_exit_code(outcome.diagnostics, strict=strict))


def _resolved(form: str) -> str:
    if form != AUTO:
        return form
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "tekst"


def _exit_code(diagnostics: Iterable["Diagnostic"], *, strict: bool) -> int:
    from gihv.diagnostics import Severity

    return int(any(strict or found.severity is Severity.FOUT for found in diagnostics))


# -- judging ---------------------------------------------------------------------------------


def _judged(root: Path, wanted: Sequence[str], started: float) -> "Outcome":
    """The whole agenda judged, and the findings about the wanted paths (all, if none is named)."""
    from gihv.cli.outcome import outcome
    from gihv.cli.progress import watched
    from gihv.load import check, read
    from gihv.tree import WorkTree

    tree = WorkTree(root)
    with watched(tree) as counted:
        agenda, found = check(read(counted))
    named = [one for one in found if not wanted or concerns(one.path, wanted)]
    rest = [one for one in found if wanted and not concerns(one.path, wanted)]
    elsewhere = rest if wanted and "" not in wanted else None
    return outcome(root, tree, agenda, named, perf_counter() - started, elsewhere=elsewhere)


# -- writing ---------------------------------------------------------------------------------


def _write(outcome: "Outcome", form: str, output: Path | None) -> None:
    """The findings to stdout, or to a file with the text on stdout."""
    from gihv.cli.console import line_width, wants_colour
    from gihv.output.bevindingen import renderer

    if output is not None:
        from gihv.cli.files import replace

        replace(output, renderer(form)(outcome, width=None, colour=False))
        form = "tekst"
    text = renderer(form)(outcome, width=line_width(), colour=wants_colour())
    click.echo(text, nl=False, color=wants_colour())


def _add_summary(outcome: "Outcome") -> None:
    """Add the findings to the page that GitHub shows of the run, if there is one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from gihv.output.bevindingen.github import summary

    try:
        with Path(path).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(summary(outcome))
    except OSError as error:
        # The findings themselves were told already.
        click.echo(f"De samenvatting is niet geschreven: {error.strerror or error}.", err=True)
