"""`gihv new`: a new actie, speerpunt, organisatie or regeling, ready to fill in."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import click
import typer

from gihv.cli import complete
from gihv.cli.complete import Completed
from gihv.cli.dutch_click import DutchGroup
from gihv.cli.paths import from_here
from gihv.cli.repository import where
from gihv.cli.set import DryRun

if TYPE_CHECKING:
    from gihv.cli.edits import Session
    from gihv.edit.new import Entry
    from gihv.edit.proposal import Proposal

new = typer.Typer(
    cls=DutchGroup,
    help="Maak een actie of speerpunt, of zet iets in een register.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Id = Annotated[
    str | None,
    typer.Option(
        "--id",
        metavar="ID",
        help="De korte, vaste naam. Anders maakt gihv er een van de titel of naam.",
        show_default=False,
    ),
]
Abbreviation = Annotated[
    str | None,
    typer.Option("--afkorting", metavar="TEKST", help="De afkorting.", show_default=False),
]


class SpeerpuntSoort(StrEnum):
    """The kinds of speerpunt in the schema."""

    SPEERPUNT = "speerpunt"
    ONDERSTEUNEND = "ondersteunend"


class OrganisatieSoort(StrEnum):
    """The kinds of organisation in the schema."""

    OVERHEID = "overheid"
    ONDERWIJS = "onderwijs"
    KENNIS = "kennis"
    BEDRIJF = "bedrijf"
    WERKGEVERS = "werkgevers"
    WERKNEMERS = "werknemers"
    ZORG = "zorg"
    SAMENWERKING = "samenwerking"
    MAATSCHAPPELIJK = "maatschappelijk"
    GROEP = "groep"


class RegelingSoort(StrEnum):
    """The kinds of regeling in the schema."""

    REGELING = "regeling"
    FONDS = "fonds"
    BUDGET = "budget"


@new.command()
def actie(
    ctx: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="SPEERPUNT",
            help="Nummer, id of titel van het speerpunt.",
            click_type=Completed(complete.speerpunten),
        ),
    ],
    titel: Annotated[str, typer.Argument(metavar="TITEL", help="De titel van de actie.")],
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Maak een nieuwe actie, met het eerste nummer dat vrij is.

    In het bestand staat elk veld dat u kunt invullen, met uitleg. De plaats van het bestand komt op
    het scherm. Vul het in met een editor of met `gihv set`.
    """
    from gihv.edit import new as make

    _make(ctx, lambda session: make.actie(session.agenda, ref, titel, id_), dry_run=dry_run)


@new.command()
def speerpunt(
    ctx: typer.Context,
    titel: Annotated[str, typer.Argument(metavar="TITEL", help="De titel van het speerpunt.")],
    soort: Annotated[
        SpeerpuntSoort, typer.Option("--soort", help="Inhoudelijk of ondersteunend.")
    ] = SpeerpuntSoort.SPEERPUNT,
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Maak een nieuw speerpunt, met het eerste nummer dat vrij is.

    gihv maakt een map met speerpunt.yaml. Daarin staat elk veld dat u kunt invullen, met uitleg.
    """
    from gihv.edit import new as make

    _make(
        ctx,
        lambda session: make.speerpunt(session.agenda, titel, soort.value, id_),
        dry_run=dry_run,
    )


@new.command()
def organisatie(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De volledige naam.")],
    soort: Annotated[
        OrganisatieSoort,
        typer.Option(
            "--soort",
            metavar="SOORT",
            help=f"Wat voor organisatie het is: {', '.join(OrganisatieSoort)}.",
        ),
    ],
    afkorting: Abbreviation = None,
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Zet een organisatie achteraan in organisaties.yaml.

    Daarna kunt u haar noemen waar zij hoort: gihv set 6.7 partners+=ID
    """
    from gihv.edit.new import Entry
    from gihv.layout import ORGANISATIES

    _register(ctx, ORGANISATIES, Entry(naam, soort.value, afkorting), id_, dry_run=dry_run)


@new.command()
def regeling(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De volledige naam.")],
    soort: Annotated[RegelingSoort, typer.Option("--soort", help="Wat voor geldstroom het is.")],
    afkorting: Abbreviation = None,
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Zet een regeling achteraan in regelingen.yaml.

    Ook een fonds of een budget hoort daar. Daarna kunt u die bij een bijdrage noemen.
    """
    from gihv.edit.new import Entry
    from gihv.layout import REGELINGEN

    _register(ctx, REGELINGEN, Entry(naam, soort.value, afkorting), id_, dry_run=dry_run)


def _register(
    ctx: typer.Context, path: str, entry: "Entry", id_: str | None, *, dry_run: bool
) -> None:
    """Write a new entry in a register."""
    from gihv.edit import new as make

    def made(session: "Session") -> "Proposal":
        return make.entry(session.tree, session.agenda, path, entry, id_)

    _make(ctx, made, dry_run=dry_run, path=path)


def _make(
    ctx: typer.Context,
    made: "Callable[[Session], Proposal]",
    *,
    dry_run: bool,
    path: str | None = None,
) -> None:
    """Write what is new, and name its file; in a dry run, show what would be in it."""
    from gihv.cli.edits import Session
    from gihv.rules.registers import ongebruikt

    session = Session(where(ctx).root())
    with session.told(path):
        proposal = made(session)
    session.finish(proposal, dry_run=dry_run, expected=(ongebruikt.kind.code,))
    if dry_run:
        session.difference(proposal)
        click.echo("Er is niets geschreven (--dry-run).", err=True)
    else:
        click.echo(from_here(session.root, proposal.path))
