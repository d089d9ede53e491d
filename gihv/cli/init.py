"""`gihv init`: start another agenda, for another region or other years."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from gihv.cli.files import Change, alone, write_all
from gihv.handleiding import PATH as HANDLEIDING
from gihv.init import Start, files
from gihv.output.cells import visible
from gihv.tree import FOLDER

_EARLIEST, _LATEST = 1900, 2099
_PACKAGE = re.compile(
    r"[A-Za-z0-9._-]+(\[[A-Za-z0-9,._-]+\])?"
    r"( ?@ ?[A-Za-z0-9+.:/@_~%#=&?-]+|([=<>~!]=?|===?)[A-Za-z0-9.*+!]+)?|\.{1,2}(/[A-Za-z0-9._-]+)*"
)
"""A name with a version or an address, or a folder: what needs no care between double quotes."""


def _year(name: str, help: str) -> Any:
    return typer.Option(
        name, metavar="JAAR", min=_EARLIEST, max=_LATEST, help=help, show_default=False
    )


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="MAP", help="De map voor de nieuwe agenda. gihv maakt haar als zij er niet is."
        ),
    ],
    *,
    titel: Annotated[
        str, typer.Option("--titel", metavar="TEKST", help="De titel van de agenda.")
    ] = "Nieuwe actieagenda",
    regio: Annotated[
        str, typer.Option("--regio", metavar="TEKST", help="De regio waarvoor de agenda geldt.")
    ] = "Voorbeeld",
    van: Annotated[
        int | None, _year("--van", "Het eerste jaar van de agenda. Anders dit jaar.")
    ] = None,
    tot: Annotated[
        int | None, _year("--tot", "Het laatste jaar van de agenda. Anders het jaar na het eerste.")
    ] = None,
    pakket: Annotated[
        str,
        typer.Option(
            "--pakket",
            metavar="PAKKET",
            help="Waar GitHub en GitLab gihv vandaan halen, zoals pip het leest.",
        ),
    ] = "gihv",
) -> None:
    """Begin een nieuwe agenda in een map.

    U krijgt een speerpunt en een actie als voorbeeld, de registers, de handleiding, de schema's, en
    instellingen voor Visual Studio Code, GitHub en GitLab. Wat al in de map staat, blijft staan.
    """
    today = date.today()
    first = van if van is not None else today.year
    last = tot if tot is not None else min(first + 1, _LATEST)
    if last < first:
        raise click.UsageError(f"De agenda kan niet van {first} tot en met {last} lopen.")
    _judge_folder(folder)
    start = Start(
        titel=_text("--titel", titel),
        regio=_text("--regio", regio),
        van=first,
        tot=last,
        vastgesteld=f"{today:%Y-%m}",
        pakket=_package(pakket),
    )
    texts = files(start)
    kept = [path for path in texts if (folder / path).exists()]
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    with alone(folder):
        write_all(
            folder, [Change(path, None, texts[path].encode()) for path in texts if path not in kept]
        )
    shown = visible(str(folder))
    for path in texts:
        done = "Bleef staan" if path in kept else "Geschreven"
        click.echo(f"{done}: {Path(shown, path)}", err=True)
    click.echo(f"\nBegin met de handleiding: {Path(shown, HANDLEIDING)}", err=True)


def _judge_folder(folder: Path) -> None:
    """Raise ClickException where a new agenda cannot stand."""
    if folder.exists() and not folder.is_dir():
        raise click.ClickException(f"`{folder}` is een bestand en geen map.")
    agenda = folder / FOLDER
    if agenda.is_symlink() or agenda.is_file() or (agenda.is_dir() and any(agenda.iterdir())):
        raise click.ClickException(
            f"In `{folder}` staat al een agenda. Er is niets geschreven. Kies een andere map."
        )


def _text(option: str, text: str) -> str:
    """A text on one line. Raises BadParameter where there is none."""
    line = " ".join(text.split())
    if not line or not line.isprintable():
        raise click.BadParameter("Schrijf hier tekst.", param_hint=f"`{option}`")
    return line


def _package(text: str) -> str:
    """What pip is asked to install, safe between quotes in a script."""
    if not _PACKAGE.fullmatch(text):
        raise click.BadParameter(
            "Schrijf een pakket zoals pip het leest, zonder aanhalingstekens.",
            param_hint="`--pakket`",
        )
    return text
