"""`gihv schema`: the tool's schemas, and the copies of them that editors use."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import click
import typer

from gihv import schemas
from gihv.cli.dutch_click import with_hint
from gihv.cli.files import Change, alone, write_all
from gihv.cli.options import argument
from gihv.cli.repository import root_of
from gihv.editor import files, registers_known, verwijzingen_schema
from gihv.handleiding import PATH, with_reference
from gihv.load import load, read
from gihv.model import Agenda
from gihv.suggest import nearest
from gihv.tree import WorkTree

END = ".schema.json"


def schema(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        argument(
            "[NAAM]", "Toon dit schema, bijvoorbeeld actie. Zonder naam ziet u welke er zijn."
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
        root = root_of(ctx)
        with alone(root, writes=update):
            _compare(root, _agenda(ctx), write=update)
    elif name is None:
        _overview()
    else:
        click.echo(_text(ctx, name), nl=False)


# -- show ------------------------------------------------------------------------------------


def _overview() -> None:
    known = _known()
    width = max(map(len, known)) + 2
    click.echo(f"Schema's in {schemas.folder()}:\n")
    for name, about in known.items():
        click.echo(f"  {name:{width}}{about}")
    click.echo(
        "\nToon er een: gihv schema actie. Werk die van de agenda bij: --bijwerken.", err=True
    )


def _known() -> dict[str, str]:
    """What each schema is about, by the name that the command line gives it."""
    output = sorted(path.name for path in (schemas.folder() / "uitvoer").glob(f"*{END}"))
    about = {
        name.removesuffix(END): str(json.loads(schemas.text(name))["description"])
        for name in [*schemas.names(), *(f"uitvoer/{name}" for name in output)]
    }
    return {name: told.split(". ")[0].rstrip(".") + "." for name, told in about.items()} | {
        schemas.VERWIJZINGEN.removesuffix(END): "De id's van de organisaties en regelingen in de "
        "agenda."
    }


def _text(ctx: click.Context, name: str) -> str:
    known = list(_known())
    asked = name.removesuffix(END)
    if asked not in known:
        meant = nearest(asked, known)
        choice = "" if meant else f" Kies uit: {', '.join(known)}."
        raise click.UsageError(with_hint(f"Er is geen schema `{name}`.{choice}", meant))
    if f"{asked}{END}" != schemas.VERWIJZINGEN:
        return schemas.text(f"{asked}{END}")
    return verwijzingen_schema(_agenda(ctx))


# -- keep current ----------------------------------------------------------------------------


def _compare(root: Path, agenda: Agenda, *, write: bool) -> None:
    """Tell what is stale, or make it current. Exit 1 where something is stale and stays so."""
    changes = list(_changes(root, agenda))
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


def _changes(root: Path, agenda: Agenda) -> Iterator[Change]:
    """What has to be written. How the lines of a file end does not count, and stays."""
    for path, wanted in files(agenda).items():
        old = _read(root / path)
        if old is None or _lines(old) != wanted:
            yield Change(path, old, wanted.encode())
    old = _read(root / PATH)
    if old is not None and with_reference(_lines(old)) != _lines(old):
        end = "\r\n" if b"\r\n" in old else "\n"
        yield Change(PATH, old, with_reference(_lines(old)).replace("\n", end).encode())


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _lines(content: bytes) -> str:
    return content.decode("utf-8", "replace").replace("\r\n", "\n")


def _agenda(ctx: click.Context) -> Agenda:
    """The agenda, with both registers; ends the command where one of them has a mistake."""
    agenda, _ = load(read(WorkTree(root_of(ctx))))
    if registers_known(agenda):
        return agenda
    click.echo(
        "Niet alle id's zijn bekend: organisaties.yaml of regelingen.yaml ontbreekt of heeft een "
        "fout. Er is niets geschreven. Zie: gihv validate",
        err=True,
    )
    raise typer.Exit(1)
