"""`gihv new`: a new actie, speerpunt, organisatie or regeling, ready to fill in."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import click
import typer

from gihv.cli import complete
from gihv.cli.dutch_click import DutchCommand, DutchGroup
from gihv.cli.edits import Session
from gihv.cli.files import alone
from gihv.cli.options import argument, option
from gihv.cli.paths import from_here
from gihv.cli.repository import root_of
from gihv.cli.set import DryRun
from gihv.edit import new as make
from gihv.edit.new import Entry
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
    option(
        "--id",
        metavar="ID",
        help="De korte, vaste naam. Anders maakt gihv er een van de titel of naam.",
    ),
]
Abbreviation = Annotated[str | None, option("--afkorting", metavar="TEKST", help="De afkorting.")]


ORGANISATIESOORTEN = words("organisaties", ("x", "soort"))


def _soort(help: str, words: Sequence[str], metavar: str | None = None) -> Any:
    return typer.Option("--soort", help=help, click_type=click.Choice(words), metavar=metavar)


@new.command(cls=DutchCommand)
def actie(
    ctx: typer.Context,
    ref: Annotated[
        str, argument("SPEERPUNT", "Nummer, id of titel van het speerpunt.", complete.speerpunten)
    ],
    titel: Annotated[str, argument("TITEL", "De titel van de actie.")],
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Maak een nieuwe actie, met het eerste nummer dat vrij is.

    In het bestand staat elk veld dat u kunt invullen, met uitleg. De plaats van het bestand komt op
    het scherm. Vul het in met een editor of met `gihv set`.
    """
    _make(ctx, lambda has: make.actie(has.agenda, ref, titel, id_), dry_run)


@new.command(cls=DutchCommand)
def speerpunt(
    ctx: typer.Context,
    titel: Annotated[str, argument("TITEL", "De titel van het speerpunt.")],
    soort: Annotated[
        str, _soort("Inhoudelijk of ondersteunend.", words("speerpunt", ("soort",)))
    ] = "speerpunt",
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Maak een nieuw speerpunt, met het eerste nummer dat vrij is.

    gihv maakt een map met speerpunt.yaml. Daarin staat elk veld dat u kunt invullen, met uitleg.
    """
    _make(ctx, lambda has: make.speerpunt(has.agenda, titel, soort, id_), dry_run)


@new.command(cls=DutchCommand)
def organisatie(
    ctx: typer.Context,
    *,
    naam: Annotated[str, argument("NAAM", "De volledige naam.")],
    soort: Annotated[
        str,
        _soort(
            f"Wat voor organisatie het is: {', '.join(ORGANISATIESOORTEN)}.",
            ORGANISATIESOORTEN,
            "SOORT",
        ),
    ],
    afkorting: Abbreviation = None,
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Zet een organisatie achteraan in organisaties.yaml.

    Daarna kunt u haar noemen waar zij hoort: gihv set 6.7 partners+=ID
    """
    entry = Entry(naam, soort, afkorting)
    path = ORGANISATIES
    _make(ctx, lambda has: make.entry(has.documents, has.agenda, path, entry, id_), dry_run, path)


@new.command(cls=DutchCommand)
def regeling(
    ctx: typer.Context,
    *,
    naam: Annotated[str, argument("NAAM", "De volledige naam.")],
    soort: Annotated[
        str, _soort("Wat voor geldstroom het is.", words("regelingen", ("x", "soort")))
    ],
    afkorting: Abbreviation = None,
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Zet een regeling achteraan in regelingen.yaml.

    Ook een fonds of een budget hoort daar. Daarna kunt u die bij een bijdrage noemen.
    """
    entry = Entry(naam, soort, afkorting)
    path = REGELINGEN
    _make(ctx, lambda has: make.entry(has.documents, has.agenda, path, entry, id_), dry_run, path)


def _make(
    ctx: typer.Context, made: Callable[[Session], Proposal], dry_run: bool, path: str | None = None
) -> None:
    """Write what is new, and name its file; in a dry run, show what would be in it."""
    root = root_of(ctx)
    with alone(root, writes=not dry_run):
        session = Session(root)
        with session.told(path):
            proposal = made(session)
        session.finish(proposal, dry_run=dry_run, expected=(ongebruikt.kind.code,))
    if dry_run:
        session.difference(proposal)
        click.echo("Er is niets geschreven (--dry-run).", err=True)
    else:
        click.echo(from_here(root, proposal.path))
