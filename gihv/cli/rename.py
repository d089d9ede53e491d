"""`gihv rename`: another id, wherever it is used."""

from typing import Annotated, get_args

import click
import typer

from gihv.cli import complete
from gihv.cli.edits import session
from gihv.cli.options import DryRun, argument, flag, option
from gihv.edit.mentions import mentions
from gihv.edit.rename import Soort
from gihv.edit.rename import rename as renamed

REF = "Het id, het nummer of de naam van wat een ander id krijgt."
WHAT = "Wat u bedoelt, als meer dingen hetzelfde id hebben."
MERGE = "Het nieuwe id bestaat al: voeg de twee samen. Kan bij organisaties en regelingen."


def rename(
    ctx: typer.Context,
    *,
    ref: Annotated[str, argument("REF", REF, complete.refs)],
    id_: Annotated[str, argument("ID", "Het nieuwe id.")],
    soort: Annotated[str | None, option("--soort", "SOORT", WHAT, among=get_args(Soort))] = None,
    merge: Annotated[bool, flag("--samenvoegen", MERGE)] = False,
    dry_run: DryRun = False,
) -> None:
    """Geef iets een ander id, overal waar dat wordt gebruikt.

    Dat kan een organisatie, regeling, actie, speerpunt, deelgebied, label of pot zijn. Ook namen
    van bestanden en mappen gaan mee; verder verandert er niets. Regels met het oude id in een tekst
    of opmerking noemt gihv, en die past u zelf aan. Zou de agenda niet meer kloppen, dan schrijft
    gihv niets.

    Met --samenvoegen worden de namen van de oude organisatie of regeling aliassen van de nieuwe.
    Staan ze allebei in dezelfde rol, dan blijft er één over.
    """
    with session(ctx, dry_run=dry_run) as has:
        wanted = renamed(has.documents, has.agenda, ref, id_, soort=soort, merge=merge)
        verdict = has.carry_out(wanted)
        old = wanted.ids[0][0]
        if lines := list(mentions(verdict.documents, old)):
            told = f"Hier staat `{old}` nog in een tekst of opmerking; gihv laat het staan:"
            click.echo(has.listed(told, lines), err=True)
