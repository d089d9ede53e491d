"""`gihv report`: the reports on the agenda."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import click
import typer

from gihv.cli.dutch_click import unknown
from gihv.cli.filters import chosen, with_filters
from gihv.cli.moment import Moment, datum
from gihv.cli.options import WAT, Alles, Breed, Rev, Stand, format_from, option
from gihv.cli.repository import answer, read
from gihv.dates import leesbaar
from gihv.output.report import FORMATS
from gihv.report import OF_A_DAY, PER, REPORTS, named
from gihv.report.value import part, parts

DEFAULT = "financiering"
TOPICS = "\n".join(f"{name}: {told}" for name, told in REPORTS.items())
# \b keeps each on a line of its own
TOPICS_HELP = "\b\n" + TOPICS.replace("\n", " (standaard)\n", 1)
PER_HELP = f"Splits de financiering uit: {', '.join(PER)}."
DAY = "De dag die bij planning en voortgang telt als vandaag."
FROM = "Bij planning: wat er vanaf dan gebeurt, zoals 2014-09."
UNTIL = 'Bij planning: wat er tot en met dan gebeurt, zoals "najaar 2014".'
SINCE = "Bij voortgang: wat er na die dag nieuw is, zoals 2014-06-01."
DATES = {"van": "planning", "tot": "planning", "sinds": "voortgang"}
"""The options with a date, each with the report that it belongs to."""
PART = "Alleen dit deel van het overzicht."


@with_filters
def report(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    onderwerp: Annotated[
        str,
        typer.Argument(
            metavar="[ONDERWERP]",
            help=TOPICS_HELP,
            show_default=False,
            click_type=click.Choice(tuple(REPORTS)),
            autocompletion=lambda: list(REPORTS.items()),
        ),
    ] = DEFAULT,
    per: Annotated[str | None, option("--per", "WAT", PER_HELP, among=PER, section=WAT)] = None,
    peildatum: Annotated[str | None, option("--peildatum", "JJJJ-MM-DD", DAY, section=WAT)] = None,
    van: Annotated[str | None, option("--van", "DATUM", FROM, section=WAT)] = None,
    tot: Annotated[str | None, option("--tot", "DATUM", UNTIL, section=WAT)] = None,
    sinds: Annotated[str | None, option("--sinds", "DATUM", SINCE, section=WAT)] = None,
    deel: Annotated[str | None, option("--deel", "NAAM", PART, section=WAT)] = None,
    rev: Rev = None,
    stand: Stand = None,
    form: Annotated[str | None, format_from(FORMATS)] = None,
    breed: Breed = False,
    alles: Alles = False,
) -> None:
    """Maak een overzicht, zoals van de acties zonder financiering."""
    if per and onderwerp != DEFAULT:
        raise click.UsageError("--per hoort bij `gihv report financiering`.")
    if peildatum is not None and onderwerp not in OF_A_DAY:
        raise click.UsageError("--peildatum hoort bij `gihv report planning` en `voortgang`.")
    typed = {"van": van, "tot": tot, "sinds": sinds}
    dates = {name: text for name, text in typed.items() if text is not None}
    for name in dates:
        if DATES[name] != onderwerp:
            raise click.UsageError(f"--{name} hoort bij `gihv report {DATES[name]}`.")
    moment = Moment.of(rev, stand)
    try:
        day = moment.vandaag if peildatum is None else date.fromisoformat(peildatum)
    except ValueError:
        sentence = f"`{peildatum}` is geen dag. Schrijf --peildatum als 2014-09-01."
        raise click.UsageError(sentence) from None
    between = {name: datum(name, text) for name, text in dates.items()}
    if "sinds" in between and between["sinds"].laatste > day:
        raise click.UsageError(
            f"--sinds noemt een dag na {leesbaar(day)}, en dat is de dag die telt als vandaag. "
            "Kies een eerdere datum."
        )
    agenda = read(ctx, moment)
    make = named(f"per_{per}" if per else onderwerp)
    made = make(agenda, chosen(agenda, filters), day, **between)
    if deel and made.sections:  # a choice without acties has none, and says so
        names = list(parts(made))
        if deel not in names:
            raise unknown(f"Dit overzicht heeft geen deel `{deel}`.", deel, names)
        made = part(made, deel)
    answer(agenda, made, form=form, breed=breed, alles=alles)
