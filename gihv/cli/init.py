"""`gihv init`: start another agenda, for another region or other years."""

import json
import re
from contextlib import suppress
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Annotated, Any

import click

from gihv.cli.files import alone, write_all
from gihv.cli.options import argument, flag, option
from gihv.edit import Change
from gihv.handleiding import PATH as HANDLEIDING
from gihv.init import CI, Start, files
from gihv.output.cells import visible
from gihv.tree import FOLDER

_EARLIEST, _LATEST = 1900, 2099
"""The years that an agenda can name."""
_PACKAGE = re.compile(r"[A-Za-z0-9.,:_/<>=~!*+@%#&?\[\]-]+( @ [A-Za-z0-9.:_/~+@%#=&?-]+)?")
"""A name with a version or an address, or a folder: what needs no care between double quotes."""

FOLDER_HELP = "De map voor de nieuwe agenda. Bestaat die nog niet, dan maakt gihv hem."
FIRST = "Het eerste jaar van de agenda. Anders dit jaar."
LAST = "Het laatste jaar van de agenda. Anders het jaar na het eerste."
EXAMPLE = "Met een speerpunt en een actie als voorbeeld."
PACKAGE = (
    "Waar GitHub en GitLab gihv vandaan halen, zoals pip het leest. Anders het adres waar gihv "
    "zelf vandaan komt. In een map met een agenda zet dit alleen de controle op GitHub en GitLab "
    "erbij."
)


def _text(name: str, help: str) -> Any:
    return option(name, "TEKST", f"{help} Anders vult u die later in.")


def installed_from() -> str | None:
    """What pip installs to get this gihv (PEP 610): a URL with its commit; None if not known."""
    with suppress(PackageNotFoundError):
        known = json.loads(distribution("gihv").read_text("direct_url.json") or "{}")
        if vcs := known.get("vcs_info"):
            found = f"{vcs['vcs']}+{known['url']}@{vcs['commit_id']}"
            return found if _PACKAGE.fullmatch(found) else None
    return None


def init(
    folder: Annotated[Path, argument("MAP", FOLDER_HELP)],
    *,
    titel: Annotated[str, _text("--titel", "De titel van de agenda.")] = Start.titel,
    regio: Annotated[str, _text("--regio", "De regio waarvoor de agenda geldt.")] = Start.regio,
    van: Annotated[int | None, option("--van", "JAAR", FIRST)] = None,
    tot: Annotated[int | None, option("--tot", "JAAR", LAST)] = None,
    voorbeeld: Annotated[bool, flag("--voorbeeld", EXAMPLE)] = False,
    pakket: Annotated[str | None, option("--pakket", "PAKKET", PACKAGE)] = None,
) -> None:
    """Begin een nieuwe agenda in een map.

    U krijgt een agenda om te vullen, de handleiding, de schema's, en instellingen voor Visual
    Studio Code, GitHub en GitLab. Wat al in de map staat, blijft staan.
    """
    first = van or date.today().year
    last = tot or min(first + 1, _LATEST)
    if not _EARLIEST <= first <= last <= _LATEST:
        raise click.UsageError(
            f"De agenda kan niet van {first} tot en met {last} lopen. "
            f"Kies jaren van {_EARLIEST} tot en met {_LATEST}."
        )
    if pakket is not None and not _PACKAGE.fullmatch(pakket):
        raise click.UsageError(
            "Schrijf een pakket zoals pip het leest achter --pakket, zonder aanhalingstekens."
        )
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
    new = [Change(path, None, text.encode()) for path, text in texts.items() if path not in kept]
    agenda.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        write_all(folder, new)
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
    where = "" if folder == "." else f", in de map {folder}"
    return f"""
Zo gaat u verder{where}:
  git init                                 houdt bij wie wat wijzigt
  gihv new speerpunt "Werk voor iedereen"  maakt het eerste speerpunt
  gihv new actie {nummer} "Een banenmarkt"        maakt de eerste actie
  gihv validate                            noemt wat u nog moet invullen
Controle op GitHub en GitLab (CI): {checked}.
Stap voor stap: {Path(folder, HANDLEIDING)}"""
