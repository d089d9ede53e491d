"""`gihv init`: start another agenda, for another region or other years."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from gihv.cli.files import alone, write_all
from gihv.edit import Change
from gihv.handleiding import PATH as HANDLEIDING
from gihv.init import Start, files
from gihv.output.cells import visible
from gihv.tree import FOLDER

_EARLIEST, _LATEST = 1900, 2099
_PACKAGE = re.compile(r"[A-Za-z0-9.,_\[\]/<>=~!*+-]+( ?@ ?[A-Za-z0-9+.:/@_~%#=&?-]+)?")
"""A name with a version or an address, or a folder: what needs no care between double quotes."""


def _text(name: str, help: str) -> Any:
    return typer.Option(name, metavar="TEKST", help=help, callback=_one_line)


def _year(name: str, help: str) -> Any:
    return typer.Option(
        name, metavar="JAAR", min=_EARLIEST, max=_LATEST, help=help, show_default=False
    )


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    if not line or not line.isprintable():
        raise click.BadParameter("Schrijf hier tekst.")
    return line


def _package(text: str) -> str:
    if not _PACKAGE.fullmatch(text):
        raise click.BadParameter("Schrijf een pakket zoals pip het leest, zonder aanhalingstekens.")
    return text


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="MAP",
            help="De map voor de nieuwe agenda. Bestaat de map nog niet, dan maakt gihv die.",
        ),
    ],
    *,
    titel: Annotated[str, _text("--titel", "De titel van de agenda.")] = "Nieuwe actieagenda",
    regio: Annotated[str, _text("--regio", "De regio waarvoor de agenda geldt.")] = "Voorbeeld",
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
            callback=_package,
        ),
    ] = "gihv",
) -> None:
    """Begin een nieuwe agenda in een map.

    U krijgt een speerpunt en een actie als voorbeeld, de registers, de handleiding, de schema's, en
    instellingen voor Visual Studio Code, GitHub en GitLab. Wat al in de map staat, blijft staan.
    """
    first = van if van is not None else date.today().year
    last = tot if tot is not None else min(first + 1, _LATEST)
    if last < first:
        raise click.UsageError(f"De agenda kan niet van {first} tot en met {last} lopen.")
    agenda = folder / FOLDER
    if agenda.is_dir() and any(agenda.iterdir()):
        raise click.ClickException(
            f"In `{folder}` staat al een agenda. Er is niets geschreven. Kies een andere map."
        )
    texts = files(Start(titel, regio, first, last, pakket))
    kept = [path for path in texts if (folder / path).exists()]
    agenda.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        write_all(
            folder, [Change(path, None, texts[path].encode()) for path in texts if path not in kept]
        )
    shown = visible(str(folder))
    for path in texts:
        done = "Bleef staan" if path in kept else "Geschreven"
        click.echo(f"{done}: {Path(shown, path)}", err=True)
    click.echo(f"\nBegin met de handleiding: {Path(shown, HANDLEIDING)}", err=True)
