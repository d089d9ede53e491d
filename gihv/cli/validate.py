"""`gihv validate`: what is wrong in the agenda, where, and what to do about it."""

import os
from pathlib import Path
from time import perf_counter
from typing import Annotated

import click
import typer

from gihv.cli.console import for_log, line_width, on_github, wants_colour
from gihv.cli.files import replace
from gihv.cli.moment import Moment, standing
from gihv.cli.options import VORM, WAT, Rev, Stand, argument, flag, option
from gihv.cli.paths import concerns, in_agenda, outcome
from gihv.cli.progress import watched
from gihv.cli.repository import root_of
from gihv.copies import FOLDER as SCHEMAS
from gihv.diagnostics import Severity
from gihv.load import check, read
from gihv.output.findings import FORMATS, renderer

AUTO = "auto"
"""What stands for github under GitHub Actions, and else for tekst."""
FORM = "De vorm van de meldingen; auto is github op GitHub en anders tekst."
PATHS = "Toon alleen wat over deze bestanden en mappen gaat. gihv leest altijd de hele agenda."
STRICT = "Keur de agenda ook af bij een waarschuwing."
OF_THEN = ("tekst", "json")
"""The formats for what stood in git: a host looks for a finding in the files as they are now."""
THEN = "Kies bij --rev en --stand tekst of json."
TO = "Schrijf de meldingen in deze vorm naar een bestand, en toon ze als tekst."


def validate(
    ctx: typer.Context,
    *,
    paths: Annotated[list[Path] | None, argument("[PAD]...", PATHS)] = None,
    form: Annotated[
        str, option("--format", None, FORM, among=(AUTO, *FORMATS), shown=True, section=VORM)
    ] = AUTO,
    output: Annotated[
        Path | None, option("--output", "BESTAND", TO, short="-o", section=VORM)
    ] = None,
    strict: Annotated[bool, flag("--strict", STRICT, WAT)] = False,
    rev: Rev = None,
    stand: Stand = None,
) -> None:
    """Controleer de agenda.

    Zonder fouten eindigt gihv met code 0, met fouten met code 1, en met 2 als controleren niet kon.
    """
    started, moment = perf_counter(), Moment.of(rev, stand)
    if form == AUTO:
        form = "github" if on_github() and not moment.in_git else "tekst"
    if moment.in_git and form not in OF_THEN:
        raise click.UsageError(f"--format {form} hoort bij de bestanden zoals ze nu zijn. {THEN}")
    root = root_of(ctx)
    wanted = [in_agenda(root, path, SCHEMAS) for path in paths or ()] or [""]
    with standing(root, moment) as (source, _), watched(source) as tree:
        documents = read(tree)
        agenda, found = check(documents, moment.vandaag)
    named = [one for one in found if concerns(one.path, wanted)]
    rest = None if "" in wanted else [one for one in found if not concerns(one.path, wanted)]
    seconds = perf_counter() - started
    judged = outcome(root, documents, agenda, named, seconds, elsewhere=rest)
    if output is not None:
        replace(output, renderer(form)(judged, width=None, colour=False))
    shown = "tekst" if output is not None else form
    text = renderer(shown)(judged, width=line_width(), colour=wants_colour())
    text = for_log(text) if shown in ("tekst", "kort") else text
    click.echo(text, nl=False, color=wants_colour())
    if form == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        from gihv.output.findings.github import summary

        with Path(page).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(summary(judged))
    fatal = (strict or found.severity is Severity.FOUT for found in judged.diagnostics)
    raise typer.Exit(int(any(fatal)))
