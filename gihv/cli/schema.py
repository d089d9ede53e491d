"""`gihv schema`: the tool's schemas, and the copies of them that editors use."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import click
import typer

from gihv import schemas
from gihv.cli.dutch_click import unknown
from gihv.cli.files import alone, write_all
from gihv.cli.options import argument, flag
from gihv.cli.repository import root_of
from gihv.copies import files, misleads, registers_known
from gihv.edit import Change
from gihv.handleiding import PATH, with_reference
from gihv.load import load, read
from gihv.model import Agenda
from gihv.tree import WorkTree

END = ".schema.json"
NAME = "Toon dit schema, bijvoorbeeld actie. Zonder naam ziet u welke er zijn."
UPDATE = "Vernieuw wat de map `schema` van de agenda voor uw editor heeft."
CHECK = "Schrijf niets; eindig met code 1 als de map `schema` verouderd is."


def schema(
    ctx: typer.Context,
    name: Annotated[str | None, argument("[NAAM]", NAME)] = None,
    update: Annotated[bool, flag("--bijwerken", UPDATE)] = False,
    check: Annotated[bool, flag("--check", CHECK)] = False,
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
            _compare(root, write=update)
        return
    output = sorted(f"uitvoer/{one.name}" for one in schemas.folder().glob(f"uitvoer/*{END}"))
    known = [one.removesuffix(END) for one in (*schemas.names(), *output)]
    if name is None:
        listed = "\n".join(f"  {one}" for one in known)
        click.echo(f"Schema's in {schemas.folder()}:\n\n{listed}")
        return
    asked = name.removesuffix(END)
    if asked not in known:
        raise unknown(f"Er is geen schema `{asked}`.", asked, known)
    click.echo(schemas.text(f"{asked}{END}"), nl=False)


def _compare(root: Path, *, write: bool) -> None:
    """Tell what is stale, or make it current. Exit 1 where something is stale and stays so."""
    agenda, _ = load(read(WorkTree(root)))
    if not registers_known(agenda):
        why = "organisaties.yaml of regelingen.yaml ontbreekt of heeft een fout"
        told = f"Niet alle id's zijn bekend: {why}. Er is niets geschreven. Zie: gihv validate"
        click.echo(told, err=True)
        raise typer.Exit(1)
    changes = list(_changes(root, agenda, write=write))
    if write:
        write_all(root, changes)
    for change in changes:
        state = "Ontbreekt" if change.old is None else "Verouderd"
        click.echo(f"{'Geschreven' if write else state}: {change.path}", err=True)
    if not changes:
        click.echo("De map `schema` is bijgewerkt.", err=True)
    elif not write:
        click.echo("Werk bij met: gihv schema --bijwerken", err=True)
        raise typer.Exit(1)


def _changes(root: Path, agenda: Agenda, *, write: bool) -> Iterator[Change]:
    """What has to be written. How the lines of a file end does not count, and stays.

    What a schema only offers is renewed, but not where a file cannot be read; and it is not stale.
    """
    strict = write and not agenda.onvolledig
    paths = files(agenda) | ({PATH: None} if (root / PATH).is_file() else {})
    for path, schema in paths.items():
        old = (root / path).read_bytes() if (root / path).is_file() else None
        text = (old or b"").decode("utf-8", "replace").replace("\r\n", "\n")
        wanted = with_reference(text) if schema is None else schema
        if old is None or (text != wanted if strict else misleads(path, text, wanted)):
            end = "\r\n" if b"\r\n" in (old or b"") else "\n"
            yield Change(path, old, wanted.replace("\n", end).encode())
