"""`gihv set`: change fields of an actie, speerpunt, organisatie, regeling or of the agenda."""

from typing import Annotated

import click
import typer

from gihv.cli import complete
from gihv.cli.edits import session
from gihv.cli.options import DryRun, argument
from gihv.cli.paths import from_here
from gihv.edit.set import proposal, target, wish

REF = "Nummer, id, afkorting of naam: 6.7, sbb, 'ROC Mondriaan'. `agenda` is agenda.yaml."
CHANGES = (
    "VELD=WAARDE vult in of vervangt, VELD= haalt het veld weg. "
    "VELD+=WAARDE en VELD-=WAARDE zetten iets in een lijst of halen het eruit."
)


def set_(
    ctx: typer.Context,
    *,
    ref: Annotated[str, argument("REF", REF, complete.refs)],
    changes: Annotated[list[str], argument("VELD=WAARDE...", CHANGES)],
    dry_run: DryRun = False,
) -> None:
    """Wijzig velden in een bestand, zonder een opmerking te verliezen.

    gihv toont wat er verandert. Zou de agenda door de wijziging niet meer kloppen, dan schrijft
    gihv niets. Met code 0 is de wijziging gedaan, met code 2 niet.

    Een punt leidt naar een veld binnen een veld. Een onderdeel van een lijst wijst u aan met zijn
    nummer (de eerste is 1) of met iets wat erin staat. Een organisatie noemt u met het id, de
    afkorting of de naam. Meer velden tegelijk mag: gihv beoordeelt ze samen. Krijgt een actie er
    jaren bij, door een langere looptijd of periode, dan schrijft gihv eerst uit voor welke jaren de
    dekking gold.

    Een waarde met een spatie, haak of aanhalingsteken zet u tussen aanhalingstekens. Een nieuw
    `nummer` geeft het bestand, of de map van het speerpunt, meteen de nieuwe naam.
    """
    with session(ctx, dry_run=dry_run) as has:
        with has.told():
            wishes = [wish(one) for one in changes]
            place = target(has.agenda, ref)
        with has.told(place.path):
            wanted = proposal(has.documents, has.agenda, place, wishes)
        for note in wanted.notes:
            click.echo(note, err=True)
        if not (wanted.changes or wanted.moves):
            click.echo("Er verandert niets.", err=True)
            raise typer.Exit
        has.finish(wanted)
        has.difference(wanted)
        for comment in wanted.gone:
            click.echo(f"Ook weg: de opmerking `{comment}`", err=True)
        for move in wanted.moves:
            old, new = (from_here(has.root, path) for path in move)
            click.echo(f"Nieuwe naam: {old} heet nu {new}", err=True)
