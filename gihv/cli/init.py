"""`gihv init`: start another agenda, for another region or other years."""

import json
import re
from contextlib import suppress
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from gihv.cli.files import alone, write_all
from gihv.cli.options import argument, flag
from gihv.edit import Change
from gihv.handleiding import PATH as HANDLEIDING
from gihv.init import CI, Start, files
from gihv.output.cells import visible
from gihv.tree import FOLDER

_EARLIEST, _LATEST = 1900, 2099
_PACKAGE = re.compile(r"[A-Za-z0-9.,:_/<>=~!*+@%#&?\[\]-]+( @ [A-Za-z0-9.:_/~+@%#=&?-]+)?")
"""A name with a version or an address, or a folder: what needs no care between double quotes."""


def _text(name: str, help: str) -> Any:
    return typer.Option(name, metavar="TEKST", help=help, callback=_one_line, show_default=False)


def _year(name: str, help: str) -> Any:
    return typer.Option(
        name, metavar="JAAR", min=_EARLIEST, max=_LATEST, help=help, show_default=False
    )


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    if not line or not line.isprintable():
        raise click.BadParameter("Schrijf hier tekst.")
    return line


def _package(text: str | None) -> str | None:
    if text is not None and not _PACKAGE.fullmatch(text):
        raise click.BadParameter("Schrijf een pakket zoals pip het leest, zonder aanhalingstekens.")
    return text


def installed_from() -> str | None:
    """What pip installs to get this gihv: a git URL with its commit; None where that is not known.

    The form is that of PEP 610.
    """
    with suppress(PackageNotFoundError):
        known = json.loads(distribution("gihv").read_text("direct_url.json") or "{}")
        if known.get("vcs_info", {}).get("vcs") == "git":
            found = f"git+{known['url']}@{known['vcs_info']['commit_id']}"
            return found if _PACKAGE.fullmatch(found) else None
    return None


def init(
    folder: Annotated[
        Path,
        argument("MAP", "De map voor de nieuwe agenda. Bestaat die nog niet, dan maakt gihv hem."),
    ],
    *,
    titel: Annotated[
        str, _text("--titel", "De titel van de agenda. Anders vult u die later in.")
    ] = Start.titel,
    regio: Annotated[
        str, _text("--regio", "De regio waarvoor de agenda geldt. Anders vult u die later in.")
    ] = Start.regio,
    van: Annotated[
        int | None, _year("--van", "Het eerste jaar van de agenda. Anders dit jaar.")
    ] = None,
    tot: Annotated[
        int | None, _year("--tot", "Het laatste jaar van de agenda. Anders het jaar na het eerste.")
    ] = None,
    voorbeeld: Annotated[
        bool, flag("--voorbeeld", "Met een speerpunt en een actie als voorbeeld.")
    ] = False,
    pakket: Annotated[
        str | None,
        typer.Option(
            "--pakket",
            metavar="PAKKET",
            help="Waar GitHub en GitLab gihv vandaan halen, zoals pip het leest. Anders het adres "
            "waar gihv zelf vandaan komt. In een map met een agenda zet dit alleen de controle op "
            "GitHub en GitLab erbij.",
            callback=_package,
        ),
    ] = None,
) -> None:
    """Begin een nieuwe agenda in een map.

    U krijgt een agenda om te vullen, de handleiding, de schema's, en instellingen voor Visual
    Studio Code, GitHub en GitLab. Wat al in de map staat, blijft staan.
    """
    first = van if van is not None else date.today().year
    last = tot if tot is not None else min(first + 1, _LATEST)
    if last < first:
        raise click.UsageError(f"De agenda kan niet van {first} tot en met {last} lopen.")
    source = pakket or installed_from()
    texts = files(Start(first, last, titel, regio, source, voorbeeld))
    agenda = folder / FOLDER
    is_new = not (agenda.is_dir() and any(agenda.iterdir()))
    if not is_new:
        if pakket is None:
            raise click.ClickException(
                f"In `{folder}` staat al een agenda. Er is niets geschreven. Kies een andere map."
            )
        texts = {path: texts[path] for path in CI}
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
    if is_new:
        click.echo(_next_steps(shown, source, 2 if voorbeeld else 1), err=True)


def _next_steps(folder: str, source: str | None, nummer: int) -> str:
    """What to do with a new agenda, whose next speerpunt has this number."""
    checked = (
        f"bij elke push, met {source}"
        if source
        else "nog niet, want gihv weet niet waar zij het vandaan\n"
        'kunnen halen. Zeg dat met: gihv init . --pakket "git+https://ADRES"'
    )
    return f"""
Zo gaat u verder, in de map {folder}:
  git init                                 houdt bij wie wat wijzigt
  gihv new speerpunt "Werk voor iedereen"  maakt het eerste speerpunt
  gihv new actie {nummer} "Een banenmarkt"        maakt de eerste actie
  gihv validate                            noemt wat u nog moet invullen
Controle op GitHub en GitLab (CI): {checked}.
Stap voor stap: {Path(folder, HANDLEIDING)}"""
