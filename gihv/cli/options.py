"""How an argument or option is made, and those that several commands share."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any

import click
import typer

from gihv.cli.complete import Values

Offered = Callable[..., Values] | None


def argument(metavar: str, help: str, offered: Offered = None) -> Any:
    """An argument whose default, if it has one, its help tells; the Tab key offers values."""
    return typer.Argument(metavar=metavar, help=help, show_default=False, autocompletion=offered)


def option(name: str, metavar: str, help: str, offered: Offered = None, short: str = "") -> Any:
    """An option, likewise."""
    names = (name, short) if short else (name,)
    return typer.Option(
        *names, metavar=metavar, help=help, show_default=False, autocompletion=offered
    )


def flag(name: str, help: str) -> Any:
    """An option without a value."""
    return typer.Option(name, help=help)


def choice(
    name: str, among: Iterable[str], help: str, metavar: str | None = None, *, shown: bool = False
) -> Any:
    """An option with one of some words; its help ends with its default where that is `shown`."""
    words = click.Choice(tuple(among))
    return typer.Option(name, help=help, show_default=shown, click_type=words, metavar=metavar)


def format_from(names: Sequence[str]) -> Any:
    """The option --format of a report, with these formats; None where the user names none."""
    return choice("--format", names, "Hoe: tabel op een scherm, anders tekst.")


Breed = Annotated[bool, flag("--breed", "Kort op een scherm geen teksten in.")]
Alles = Annotated[bool, flag("--alles", "Laat op een scherm geen rijen weg.")]
DryRun = Annotated[bool, flag("--dry-run", "Laat zien wat er verandert, en schrijf niets.")]
