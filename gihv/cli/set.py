"""`gihv set`: change fields of an actie, speerpunt, organisatie, regeling or of the agenda."""

import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import click
import typer

from gihv.cli import complete
from gihv.cli.edits import Session, session
from gihv.cli.filters import chosen, with_filters
from gihv.cli.options import DryRun, argument, flag
from gihv.cli.paths import from_here
from gihv.cli.run import COULD_NOT_RUN
from gihv.dutch import fold
from gihv.edit.proposal import Proposal
from gihv.edit.set import proposal, target, wish
from gihv.edit.steps import Target
from gihv.edit.values import YES, Wrong
from gihv.output.cells import visible
from gihv.query import none_chosen, select

WORDS = (
    "Eerst wat u wijzigt: nummer, id, afkorting of naam, zoals 6.7, sbb of 'ROC Mondriaan'; "
    "`agenda` is agenda.yaml. Dan de wijzigingen: VELD=WAARDE vult in of vervangt, VELD= haalt het "
    "veld weg. VELD+=WAARDE en VELD-=WAARDE zetten iets in een lijst of halen het eruit."
)
YES_HELP = "Wijzig meer acties zonder het te vragen, zoals in een script."


@with_filters
def set_(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    words: Annotated[list[str], argument("[REF]... VELD=WAARDE...", WORDS, complete.refs)],
    ja: Annotated[bool, flag("--ja", YES_HELP)] = False,
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

    Meer acties tegelijk wijzigt u door ze te noemen, of door ze te kiezen zoals bij `gihv list`.
    gihv toont welke dat zijn en vraagt of het goed is.

    Een waarde met een spatie, haak of aanhalingsteken zet u tussen aanhalingstekens. Een nieuw
    `nummer` geeft het bestand, of de map van het speerpunt, meteen de nieuwe naam.
    """
    first = next((n for n, word in enumerate(words) if "=" in word), 1)
    refs, changes = words[:first], words[first:]
    if not changes:
        raise click.UsageError("Geef ook een wijziging, zoals status=lopend.")
    if bool(refs) == any(filters.values()):
        raise click.UsageError("Noem wat u wijzigt, of kies acties met opties zoals --trekker.")
    with session(ctx, dry_run=dry_run) as has:
        wishes = [wish(one) for one in changes]
        places = [target(has.agenda, ref) for ref in refs] or _chosen(has, filters)
        places = list(dict.fromkeys(places))
        if places[1:] and any(one.kind != "actie" for one in places):
            raise Wrong("Meer dan één ding tegelijk wijzigen kan alleen bij acties.")
        wanted = Proposal(())
        for place in places:
            one = proposal(has.documents, has.agenda, place, wishes)
            where = f"{from_here(has.root, place.path)}: " if places[1:] else ""
            wanted = Proposal(
                wanted.changes + one.changes,
                wanted.moves + one.moves,
                wanted.gone + one.gone,
                (*wanted.notes, *(f"{where}{note}" for note in one.notes)),
            )
        if places[1:] and wanted.changes:
            _ask(has, places, sure=ja or dry_run)
        has.carry_out(wanted, undo=len(places) > 1)


def _chosen(has: Session, filters: Mapping[str, Any]) -> list[Target]:
    """The acties that the filters choose. Raises Wrong where there are none, or some are unread."""
    if has.agenda.hiaten:
        raise Wrong("Kiezen kan pas als alle bestanden goed zijn. Zie: gihv validate")
    keuze = chosen(has.agenda, filters)
    acties = select(has.agenda, keuze)
    if not acties:
        raise Wrong(f"{none_chosen(has.agenda, keuze)} Er verandert niets.")
    return [Target(one.path, "actie", ()) for one in acties]


def _ask(has: Session, places: Sequence[Target], *, sure: bool) -> None:
    """Show which acties change, and end with code 2 where that is not what is wanted."""
    paths = {place.path for place in places}
    for actie in has.agenda.acties:
        if actie.path in paths:
            click.echo(f"  {actie.volgnummer} {visible(actie.titel)}", err=True)
    if sure:
        return
    if not sys.stdin.isatty():
        raise click.ClickException(f"Zeg met --ja dat u deze {len(places)} acties wilt wijzigen.")
    question = f"Deze {len(places)} acties wijzigen? (ja/nee)"
    if fold(click.prompt(question, default="nee", show_default=False, err=True)) not in YES:
        click.echo("Er is niets gewijzigd.", err=True)
        raise typer.Exit(COULD_NOT_RUN)
