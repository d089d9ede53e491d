"""`gihv export`: the agenda as a document, or as a web site."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from gihv.cli.files import replace
from gihv.cli.filters import chosen, with_filters
from gihv.cli.folder import outdated, replace_folder
from gihv.cli.moment import Moment
from gihv.cli.options import VORM, Rev, Stand, flag, option
from gihv.cli.repository import read, root_of
from gihv.copies import FOLDER as SCHEMAS
from gihv.export.markdown import markdown
from gihv.output.cells import visible
from gihv.query import none_chosen, select
from gihv.tree import FOLDER

MARKDOWN, HTML = "markdown", "html"
FORM = "Met markdown maakt u één document, met html een website: een map met pagina's."
TO = "Schrijf naar dit bestand in plaats van naar het scherm; bij html: naar deze map."
THEMA = (
    "Geef de website deze huisstijl: een thema van NL Design System. Een kleur met te weinig "
    "contrast neemt gihv niet over."
)
CHECK = "Schrijf niets; eindig met code 1 als het bestand of de map van -o niet bij de agenda past."


@with_filters
def export(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    rev: Rev = None,
    stand: Stand = None,
    form: Annotated[
        str, option("--format", None, FORM, among=[MARKDOWN, HTML], shown=True, section=VORM)
    ] = MARKDOWN,
    output: Annotated[Path | None, option("--output", "PAD", TO, short="-o", section=VORM)] = None,
    thema: Annotated[Path | None, option("--thema", "BESTAND.css", THEMA, section=VORM)] = None,
    check: Annotated[bool, flag("--check", CHECK, VORM)] = False,
) -> None:
    """Maak van de agenda een document of een website."""
    if check and output is None:
        raise click.UsageError("Bij --check hoort -o met het bestand of de map om te vergelijken.")
    _refuse(ctx, form, output, thema)
    looks = _looks(thema) if thema else ""
    agenda = read(ctx, Moment.of(rev, stand))
    if agenda.hiaten:
        click.echo("Er is niets geschreven, want er zou iets ontbreken.", err=True)
        raise typer.Exit(1)
    keuze = chosen(agenda, filters)
    if not agenda.acties:
        raise click.ClickException("De agenda heeft nog geen acties; er is niets geschreven.")
    if not select(agenda, keuze):
        raise click.ClickException(f"{none_chosen(agenda, keuze)} Er is niets geschreven.")
    if output is None:
        click.echo(markdown(agenda, keuze), nl=False)
    elif form == HTML:
        from gihv.site import site

        _website(output, site(agenda, keuze, looks), check=check)
    else:
        _document(output, markdown(agenda, keuze), check=check)


def _refuse(ctx: click.Context, form: str, output: Path | None, thema: Path | None) -> None:
    """Raise UsageError for an output that is not for a form, with what to choose."""
    ending = output.suffix.lower() if output and not output.is_dir() else ""
    if form == HTML:
        if output is None or output.is_file() or ending in (".htm", ".html", ".md", ".markdown"):
            raise click.UsageError(
                "Een website is een map. Noem bij -o een map, zoals: "
                "gihv export --format html -o site"
            )
        root, folder = (Path(os.path.realpath(one)) for one in (root_of(ctx), output))
        if folder == root or {root / FOLDER, root / SCHEMAS} & {folder, *folder.parents}:
            raise click.UsageError(
                f"`{output}` is een map van de agenda zelf. Kies bij -o een eigen map voor de "
                "website, zoals site."
            )
    elif thema:
        raise click.UsageError("--thema is voor een website. Zet er --format html bij.")
    # one without an ending promises no format
    elif output and (output.is_dir() or ending not in ("", ".md", ".markdown")):
        raise click.UsageError(
            f"gihv schrijft geen document naar `{output}`. Kies bij -o een bestand dat eindigt op "
            ".md, of maak een website: --format html -o site"
        )


def _looks(path: Path) -> str:
    """What a theme gives, in CSS; says on stderr what of it is refused."""
    from gihv.site.thema import thema

    try:
        # What is no UTF-8 stands in a comment, or in the name of a font, which is then refused.
        found = thema(path.read_text("utf-8-sig", "replace"))
    except ValueError as error:
        raise click.UsageError(f"`{path}` past niet. {error}") from None
    for sentence in found.geweigerd:
        click.echo(visible(sentence), err=True)
    return found.css


def _document(output: Path, text: str, *, check: bool) -> None:
    if check:
        fits = output.is_file() and output.read_text("utf-8", "replace") == text
        _tell(output, [] if fits else [output])
    else:
        replace(output, text)
        click.echo(f"Geschreven: {visible(str(output))}", err=True)


def _website(output: Path, files: Mapping[str, str], *, check: bool) -> None:
    if check:
        _tell(output, [output / path for path in outdated(output, files)])
    else:
        replace_folder(output, files)
        click.echo(f"Geschreven: {visible(str(output))}", err=True)
        click.echo(f"Bekijk de website: open {visible(str(output / 'index.html'))}", err=True)


def _tell(output: Path, stale: Sequence[Path]) -> None:
    """Tell how what stands there fits the agenda; where it does not, the run ends with code 1."""
    if not stale:
        click.echo(f"{visible(str(output))} past bij de agenda.", err=True)
        return
    state = "past niet meer bij de agenda" if stale[0].exists() else "bestaat niet"
    again = "Maak het met hetzelfde commando zonder `--check`."
    click.echo(f"{visible(str(stale[0]))} {state}. {again}", err=True)
    raise typer.Exit(1)
