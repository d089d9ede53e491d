"""`gihv move`: an actie in another place, with its file, its number and those of others."""

from typing import Annotated

import typer

from gihv.cli import complete
from gihv.cli.edits import session
from gihv.cli.options import DryRun, argument, flag
from gihv.edit.renumber import moved_actie

WITHOUT = "Haal het deelgebied weg bij de actie."
GOAL = "Een speerpunt, dan wordt het daar de laatste, of een nummer: 3.1."


def move(
    ctx: typer.Context,
    *,
    ref: Annotated[str, argument("ACTIE", "Nummer, id of titel van de actie.", complete.refs)],
    goal: Annotated[str, argument("DOEL", GOAL, complete.refs)],
    drops: Annotated[bool, flag("--zonder-deelgebied", WITHOUT)] = False,
    dry_run: DryRun = False,
) -> None:
    """Geef een actie een andere plaats of een ander speerpunt.

    De acties achter de oude plaats schuiven op, en die vanaf de nieuwe plaats ook. Het id blijft,
    dus wat naar de actie verwijst blijft goed. Zou de agenda niet meer kloppen, dan schrijft gihv
    niets: als een bijdrage van het oude speerpunt de actie noemt, als de actie uit een pot van dat
    speerpunt betaald wordt, of als zij bij een deelgebied daarvan hoort.
    """
    with session(ctx, dry_run=dry_run) as has:
        has.carry_out(moved_actie(has.documents, has.agenda, ref, goal, drops_deelgebied=drops))
