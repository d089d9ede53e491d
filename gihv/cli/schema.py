"""`gihv schema`: the tool's schemas, and the copies of them that editors use."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from gihv.cli.repository import where

if TYPE_CHECKING:
    from gihv.cli.files import Change
    from gihv.model import Agenda

END = ".schema.json"


def schema(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAAM]",
            help="Toon dit schema, bijvoorbeeld actie. Zonder naam ziet u welke er zijn.",
            show_default=False,
        ),
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--bijwerken", help="Vernieuw wat de map `schema` van de agenda voor uw editor heeft."
        ),
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Schrijf niets; eindig met code 1 als de map `schema` verouderd is."
        ),
    ] = False,
) -> None:
    """Toon de schema's, of werk die van uw agenda bij.

    Een editor leest de schema's in de map `schema` van de agenda. Daarmee legt hij elk veld uit en
    vult hij woorden en id's aan. Gebruik --bijwerken na een nieuwe versie van gihv, en als er een
    organisatie of regeling bij komt of anders gaat heten.
    """
    if sum((name is not None, update, check)) > 1:
        raise click.UsageError("Gebruik er een van: een NAAM, --bijwerken of --check.")
    if update or check:
        _compare(ctx, write=update)
    elif name is None:
        _overview()
    else:
        click.echo(_text(ctx, name), nl=False)


# -- show ------------------------------------------------------------------------------------


def _overview() -> None:
    from gihv.schemas import folder

    names = _names()
    width = max(map(len, names)) + 2
    click.echo(f"Schema's in {folder()}:\n")
    for name, about in names.items():
        click.echo(f"  {name:{width}}{about}")
    click.echo(
        "\nToon er een: gihv schema actie. Werk die van de agenda bij: --bijwerken.", err=True
    )


def _names() -> dict[str, str]:
    """What each schema is about, by the name that the command line gives it."""
    import json

    from gihv.schemas import VERWIJZINGEN, folder, names, text

    output = sorted(path.name for path in (folder() / "uitvoer").glob(f"*{END}"))
    files = [*names(), *(f"uitvoer/{name}" for name in output)]
    about = {name.removesuffix(END): json.loads(text(name)) for name in files}
    described = {
        name: str(content["description"]).split(". ")[0].rstrip(".") + "."
        for name, content in about.items()
    }
    return described | {
        VERWIJZINGEN.removesuffix(END): "De id's van de organisaties en regelingen in de agenda."
    }


def _text(ctx: click.Context, name: str) -> str:
    from gihv.schemas import VERWIJZINGEN, text
    from gihv.suggest import nearest

    known = list(_names())
    asked = name.removesuffix(END)
    if asked not in known:
        meant = nearest(asked, known)
        hint = f"Bedoelde u `{meant}`?" if meant else f"Kies uit: {', '.join(known)}."
        raise click.UsageError(f"Er is geen schema `{name}`. {hint}")
    if f"{asked}{END}" != VERWIJZINGEN:
        return text(f"{asked}{END}")
    from gihv.editor import verwijzingen_schema

    return verwijzingen_schema(_agenda(ctx))


# -- keep current ----------------------------------------------------------------------------


def _compare(ctx: click.Context, *, write: bool) -> None:
    """Tell what is stale, or make it current. Exit 1 where something is stale and stays so."""
    from gihv.cli.files import write_all

    root = where(ctx).root()
    changes = list(_changes(root, _agenda(ctx)))
    if not changes:
        click.echo("De map `schema` is bij.", err=True)
        return
    if not write:
        for change in changes:
            state = "Ontbreekt" if change.old is None else "Verouderd"
            click.echo(f"{state}: {change.path}", err=True)
        click.echo("Werk bij met: gihv schema --bijwerken", err=True)
        raise typer.Exit(1)
    write_all(root, changes)
    for change in changes:
        click.echo(f"Geschreven: {change.path}", err=True)


def _changes(root: Path, agenda: "Agenda") -> "Iterator[Change]":
    """What has to be written. How the lines of a file end does not count, and stays."""
    from gihv.cli.files import Change
    from gihv.editor import files
    from gihv.handleiding import PATH, with_reference

    for path, text in files(agenda).items():
        old = _read(root / path)
        if old is None or _lines(old) != text:
            yield Change(path, old, text.encode())
    old = _read(root / PATH)
    if old is not None and with_reference(_lines(old)) != _lines(old):
        end = "\r\n" if b"\r\n" in old else "\n"
        yield Change(PATH, old, with_reference(_lines(old)).replace("\n", end).encode())


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _lines(content: bytes) -> str:
    return content.decode("utf-8", "replace").replace("\r\n", "\n")


def _agenda(ctx: click.Context) -> "Agenda":
    """The agenda, with both registers; ends the command where one of them has a mistake."""
    from gihv.editor import registers_known
    from gihv.load import load, read

    agenda, _ = load(read(where(ctx).tree()))
    if registers_known(agenda):
        return agenda
    click.echo(
        "Niet alle id's zijn bekend: organisaties.yaml of regelingen.yaml ontbreekt of heeft een "
        "fout. Er is niets geschreven. Zie: gihv validate",
        err=True,
    )
    raise typer.Exit(1)
