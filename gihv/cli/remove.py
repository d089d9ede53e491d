"""`gihv remove`: something out of the agenda to which nothing refers."""

from typing import Annotated

import typer

from gihv.cli import complete
from gihv.cli.edits import session
from gihv.cli.options import DryRun, argument
from gihv.edit.remove import removal

REF = "Nummer, id, afkorting of naam: 6.7, sbb, 'ROC Mondriaan'."


def remove(
    ctx: typer.Context,
    *,
    ref: Annotated[str, argument("REF", REF, complete.refs)],
    dry_run: DryRun = False,
) -> None:
    """Haal iets uit de agenda waar niets meer naar verwijst.

    Dat kan een actie, speerpunt, organisatie of regeling zijn. Verwijst er nog iets naar, dan noemt
    gihv elke plaats en verandert niets. Gaat een actie weg, dan schuiven de acties erachter op.
    gihv noemt ook wat daarna nergens meer wordt gebruikt.
    """
    with session(ctx, dry_run=dry_run) as has:
        has.carry_out(removal(has.documents, has.agenda, ref))
