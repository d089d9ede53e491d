"""How an argument or option is made, and those that several commands share."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any

import click
import typer

from gihv.cli.complete import Values

Offered = Callable[..., Values] | None

WAT, KEUZE, VORM = "Wat", "Keuze van acties", "Vorm"
"""The sections of a help: see `gihv.cli.help`."""


def argument(metavar: str, help: str, offered: Offered = None) -> Any:
    """An argument whose default, if it has one, its help tells; the Tab key offers values."""
    return typer.Argument(metavar=metavar, help=help, show_default=False, autocompletion=offered)


def option(
    name: str,
    metavar: str | None,
    help: str,
    offered: Offered = None,
    *,
    among: Iterable[str] = (),
    short: str = "",
    shown: bool = False,
    section: str | None = None,
) -> Any:
    """An option, perhaps `among` some words; its help ends with its default where that is `shown`.

    Without a name it has that of its parameter, and without a metavar its words stand there.
    """
    return typer.Option(
        *filter(None, (name, short)),
        metavar=metavar,
        help=help,
        show_default=shown,
        autocompletion=offered,
        click_type=click.Choice(tuple(among)) if among else None,
        rich_help_panel=section,
    )


def flag(name: str, help: str, section: str | None = None) -> Any:
    """An option without a value."""
    return typer.Option(name, help=help, rich_help_panel=section)


def format_from(names: Sequence[str]) -> Any:
    """The option --format of a report, with these formats; None where the user names none."""
    told = "De vorm. Standaard een tabel op het scherm en tekst in een bestand."
    return option("--format", None, told, among=names, section=VORM)


REV = "Lees de agenda zoals die in deze versie van git staat: een commit, tak of tag."
STAND = "Lees de agenda zoals die op deze dag in git stond; die dag telt dan als vandaag."

Breed = Annotated[bool, flag("--breed", "Toon elke tekst heel, ook op een scherm.", VORM)]
Alles = Annotated[bool, flag("--alles", "Toon alle rijen, ook op een scherm.", VORM)]
Rev = Annotated[str | None, option("--rev", "REV", REV, section=WAT)]
Stand = Annotated[str | None, option("--stand", "DATUM", STAND, section=WAT)]
DryRun = Annotated[bool, flag("--dry-run", "Laat zien wat er verandert, en schrijf niets.")]
