"""`gihv export`: the agenda as a document, or as a web site."""

import os
from collections.abc import Mapping
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
from gihv.dutch import counted
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

_DOCUMENTS = (".md", ".markdown")
_MAX_THEMA = 1024 * 1024


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
    if form == HTML:
        _refuse_unless_folder(ctx, output)
    else:
        _refuse_unless_file(output, thema)
    looks = _looks(thema) if thema else ""
    agenda = read(ctx, Moment.of(rev, stand))
    if agenda.hiaten:
        where = "op de website" if form == HTML else "in het document"
        click.echo(f"Er is niets geschreven: {where} zou iets ontbreken.", err=True)
        raise typer.Exit(1)
    keuze = chosen(agenda, filters)
    if not agenda.acties:
        raise click.ClickException("De agenda heeft nog geen acties; er is niets geschreven.")
    if not select(agenda, keuze):
        raise click.ClickException(f"{none_chosen(agenda, keuze)} Er is niets geschreven.")
    if form != HTML:
        _document(output, markdown(agenda, keuze), check=check)
    elif output:
        from gihv.site import site

        _website(output, site(agenda, keuze, looks), check=check)


def _refuse_unless_file(output: Path | None, thema: Path | None) -> None:
    if thema:
        raise click.UsageError("--thema is voor een website. Zet er --format html bij.")
    if output is None:
        return
    if output.is_dir():
        raise click.UsageError(
            f"`{output}` is een map. Kies een bestand dat eindigt op .md, of maak een website met "
            "--format html."
        )
    # one without an ending promises no format
    if output.suffix.lower() not in ("", *_DOCUMENTS):
        raise click.UsageError(
            f"gihv maakt geen bestand `{output.suffix}`. Kies een naam die eindigt op .md, of maak "
            "een website: --format html -o site"
        )


def _refuse_unless_folder(ctx: click.Context, output: Path | None) -> None:
    if output is None:
        raise click.UsageError(
            "Een website is een map. Noem die met -o, zoals: gihv export --format html -o site"
        )
    if output.exists() and not output.is_dir():
        raise click.UsageError(f"`{output}` is een bestand. Kies bij -o een map voor de website.")
    if output.suffix.lower() in (".htm", ".html", *_DOCUMENTS) and not output.is_dir():
        raise click.UsageError(
            f"Een website is een map, geen bestand `{output.suffix}`. Kies bij -o een andere naam, "
            "zoals site."
        )
    root, folder = (Path(os.path.realpath(one)) for one in (root_of(ctx), output))
    if folder == root or {root / FOLDER, root / SCHEMAS} & {folder, *folder.parents}:
        raise click.UsageError(
            f"`{output}` is een map van de agenda zelf. Kies bij -o een eigen map voor de website, "
            "zoals site."
        )


def _looks(path: Path) -> str:
    """What a theme gives, in CSS; says on stderr what of it is refused."""
    from gihv.site.thema import thema

    with path.open("rb") as file:
        data = file.read(_MAX_THEMA + 1)
    if len(data) > _MAX_THEMA:
        raise click.UsageError(f"`{path}` is groter dan 1 MiB. Kies het CSS-bestand van een thema.")
    try:
        found = thema(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise click.UsageError(f"`{path}` is geen UTF-8. Sla het op als UTF-8.") from None
    except ValueError as error:
        raise click.UsageError(f"`{path}` past niet. {error}") from None
    for sentence in found.geweigerd:
        click.echo(visible(sentence), err=True)
    return found.css


def _document(output: Path | None, text: str, *, check: bool) -> None:
    if output is None:
        click.echo(text, nl=False)
    elif not check:
        replace(output, text)
        click.echo(f"Geschreven: {visible(str(output))}", err=True)
    elif not output.is_file():
        _tell(output, "bestaat niet")
    elif output.read_text("utf-8", "replace") != text:
        _tell(output, "past niet meer bij de agenda")
    else:
        _tell(output)


def _website(output: Path, files: Mapping[str, str], *, check: bool) -> None:
    if not check:
        replace_folder(output, files)
        made = counted(len(files), "bestand", "bestanden")
        click.echo(f"Geschreven: {visible(str(output))} ({made})", err=True)
        click.echo(f"Bekijk de website: open {visible(str(output / 'index.html'))}", err=True)
    elif not output.is_dir():
        _tell(output, "bestaat niet")
    elif paths := outdated(output, files):
        count = counted(len(paths), "bestand is", "bestanden zijn")
        _tell(output, f"past niet meer bij de agenda: {count} anders, om te beginnen {paths[0]}")
    else:
        _tell(output)


def _tell(output: Path, wrong: str = "") -> None:
    """Tell how what stands there fits the agenda; where it does not, the run ends with code 1."""
    shown = visible(str(output))
    if not wrong:
        click.echo(f"{shown} past bij de agenda.", err=True)
        return
    click.echo(f"{shown} {wrong}. Maak het met hetzelfde commando zonder `--check`.", err=True)
    raise typer.Exit(1)
