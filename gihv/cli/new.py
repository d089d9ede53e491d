"""`gihv new`: a new actie, speerpunt, organisatie or regeling, ready to fill in."""

from collections.abc import Callable
from typing import Annotated

import click
import typer

from gihv.cli import complete
from gihv.cli.console import for_log
from gihv.cli.dutch_click import DutchCommand, DutchGroup
from gihv.cli.edits import Session, session
from gihv.cli.options import DryRun, argument, choice, option
from gihv.cli.paths import from_here
from gihv.edit import new as make
from gihv.edit.new import Entry, Place
from gihv.edit.proposal import Proposal
from gihv.layout import ORGANISATIES, REGELINGEN
from gihv.rules.registers import ongebruikt
from gihv.schemas import words

new = typer.Typer(
    cls=DutchGroup,
    help="Maak een actie of speerpunt, of zet iets in een register.",
    no_args_is_help=True,
)

Id = Annotated[
    str | None,
    option("--id", "ID", "De korte, vaste naam. Anders maakt gihv er een van de titel of naam."),
]
Abbreviation = Annotated[str | None, option("--afkorting", "TEKST", "De afkorting.")]
Name = Annotated[str, argument("NAAM", "De volledige naam.")]

SOORTEN = words("organisaties", ("x", "soort"))
Kind = Annotated[
    str,
    choice("--soort", SOORTEN, f"Wat voor organisatie het is: {', '.join(SOORTEN)}.", "SOORT"),
]
MoneyKind = Annotated[
    str, choice("--soort", words("regelingen", ("x", "soort")), "Wat voor geldstroom het is.")
]


@new.command(cls=DutchCommand)
def actie(
    ctx: typer.Context,
    *,
    ref: Annotated[
        str, argument("SPEERPUNT", "Nummer, id of titel van het speerpunt.", complete.speerpunten)
    ],
    titel: Annotated[str, argument("TITEL", "De titel van de actie.")],
    id_: Id = None,
    nummer: Annotated[
        int | None, option("--nummer", "N", "Het nummer in het speerpunt; de rest schuift op.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Maak een nieuwe actie, met het eerste nummer dat vrij is.

    In het bestand staan de velden die u het meest nodig hebt. De plaats van het bestand komt op het
    scherm. Vul het in met een editor of met `gihv set`.
    """
    place = Place(ref, nummer)
    _make(ctx, lambda has: make.actie(has.documents, has.agenda, place, titel, id_), dry_run)


@new.command(cls=DutchCommand)
def speerpunt(
    ctx: typer.Context,
    titel: Annotated[str, argument("TITEL", "De titel van het speerpunt.")],
    soort: Annotated[
        str,
        choice(
            "--soort", words("speerpunt", ("soort",)), "Inhoudelijk of ondersteunend.", shown=True
        ),
    ] = "speerpunt",
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Maak een nieuw speerpunt, met het eerste nummer dat vrij is.

    gihv maakt een map met speerpunt.yaml. Daarin staan de velden die u het meest nodig hebt.
    """
    _make(ctx, lambda has: make.speerpunt(has.agenda, titel, soort, id_), dry_run)


@new.command(cls=DutchCommand)
def organisatie(
    ctx: typer.Context,
    *,
    naam: Name,
    soort: Kind,
    afkorting: Abbreviation = None,
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Zet een organisatie achteraan in organisaties.yaml.

    Daarna kunt u het id gebruiken: gihv set 1.1 partners+=ID
    """
    _register(ctx, ORGANISATIES, Entry(naam, soort, afkorting), id_, dry_run)


@new.command(cls=DutchCommand)
def regeling(
    ctx: typer.Context,
    *,
    naam: Name,
    soort: MoneyKind,
    afkorting: Abbreviation = None,
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Zet een regeling achteraan in regelingen.yaml.

    Ook een fonds of een budget hoort daar. Daarna kunt u die bij een bijdrage noemen.
    """
    _register(ctx, REGELINGEN, Entry(naam, soort, afkorting), id_, dry_run)


def _register(ctx: typer.Context, path: str, entry: Entry, id_: str | None, dry_run: bool) -> None:
    _make(ctx, lambda has: make.entry(has.documents, has.agenda, path, entry, id_), dry_run, path)


def _make(
    ctx: typer.Context, made: Callable[[Session], Proposal], dry_run: bool, path: str | None = None
) -> None:
    """Write what is new, and name its file; in a dry run, show what would be in it."""
    with session(ctx, dry_run=dry_run) as has:
        with has.told(path):
            proposal = made(has)
        verdict = has.finish(proposal, expected=(ongebruikt.kind.code,))
        if dry_run:
            has.difference(proposal)
        else:
            made_in = proposal.changes[0].path
            click.echo(for_log(f"{from_here(has.root, made_in)}\n"), nl=False)
        if proposal.moves:
            has.tell_moved(proposal, verdict)
