"""`gihv show`: one thing, whole; or several after each other."""

from typing import Annotated

import click
import typer

from gihv.cli import complete
from gihv.cli.moment import Moment
from gihv.cli.options import Alles, Breed, Rev, Stand, argument, format_from
from gihv.cli.repository import answer, read
from gihv.output.report import FORMATS
from gihv.query import Unknown, find_or_whole
from gihv.report.show import data
from gihv.report.show import show as detail

REFS = "Nummer, id, afkorting of naam: 6.7, sbb, 'ROC Mondriaan', of het woord agenda."


def show(
    ctx: typer.Context,
    *,
    refs: Annotated[list[str], argument("REF...", REFS, complete.refs)],
    rev: Rev = None,
    stand: Stand = None,
    form: Annotated[str | None, format_from(FORMATS)] = None,
    breed: Breed = False,
    alles: Alles = False,
) -> None:
    """Toon alles over een actie, speerpunt, organisatie of regeling."""
    moment = Moment.of(rev, stand)
    agenda, today = read(ctx, moment), moment.vandaag
    try:
        things = [find_or_whole(agenda, ref) for ref in refs]
    except Unknown as error:
        raise click.UsageError(str(error)) from None
    if form in ("csv", "json"):
        reports = [data(agenda, things, today)]
    else:
        reports = [detail(agenda, thing, today) for thing in things]
    answer(agenda, *reports, form=form, breed=breed, alles=alles)
