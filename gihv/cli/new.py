"""`gihv new`: a new actie, speerpunt, organisatie or regeling, ready to fill in."""

from collections.abc import Callable
from typing import Annotated, Any

import click
import typer

from gihv.cli import complete
from gihv.cli.console import for_log
from gihv.cli.dutch_click import DutchCommand, DutchGroup
from gihv.cli.edits import Session, session
from gihv.cli.options import DryRun, argument, option
from gihv.cli.paths import from_here
from gihv.edit import new as make
from gihv.edit.proposal import Proposal
from gihv.layout import ORGANISATIES, REGELINGEN
from gihv.rules.registers import ongebruikt
from gihv.schemas import words

new = typer.Typer(
    cls=DutchGroup,
    help="Maak een actie of speerpunt, of zet iets in een register.",
    no_args_is_help=True,
)

ID = "De korte, vaste naam. Anders maakt gihv er een van de titel of naam."
Id = Annotated[str | None, option("--id", "ID", ID)]
SPEERPUNT = "Nummer, id of titel van het speerpunt."
NUMMER = "Het nummer in het speerpunt; de rest schuift op."
KINDS, KIND = words("speerpunt", ("soort",)), "Inhoudelijk of ondersteunend."


@new.command(cls=DutchCommand)
def actie(
    ctx: typer.Context,
    *,
    ref: Annotated[str, argument("SPEERPUNT", SPEERPUNT, complete.speerpunten)],
    titel: Annotated[str, argument("TITEL", "De titel van de actie.")],
    id_: Id = None,
    nummer: Annotated[int | None, option("--nummer", "N", NUMMER)] = None,
    dry_run: DryRun = False,
) -> None:
    """Maak een nieuwe actie, met het eerste nummer dat vrij is.

    In het bestand staan de velden die u het meest nodig hebt. De plaats van het bestand komt op het
    scherm. Vul het in met een editor of met `gihv set`.
    """
    _make(ctx, lambda has: make.actie(has.documents, has.agenda, ref, titel, nummer, id_), dry_run)


@new.command(cls=DutchCommand)
def speerpunt(
    ctx: typer.Context,
    titel: Annotated[str, argument("TITEL", "De titel van het speerpunt.")],
    soort: Annotated[str, option("--soort", None, KIND, among=KINDS, shown=True)] = "speerpunt",
    id_: Id = None,
    dry_run: DryRun = False,
) -> None:
    """Maak een nieuw speerpunt, met het eerste nummer dat vrij is.

    gihv maakt een map met speerpunt.yaml. Daarin staan de velden die u het meest nodig hebt.
    """
    _make(ctx, lambda has: make.speerpunt(has.agenda, titel, soort, id_), dry_run)


def _adding(path: str, soorten: Any) -> Callable[..., None]:
    """A command that puts something in the register with this path; its soort is an option."""

    def add(
        ctx: typer.Context,
        *,
        naam: Annotated[str, argument("NAAM", "De volledige naam.")],
        soort: Annotated[str, soorten],
        afkorting: Annotated[str | None, option("--afkorting", "TEKST", "De afkorting.")] = None,
        id_: Id = None,
        dry_run: DryRun = False,
    ) -> None:
        said = {"naam": naam, "soort": soort, "afkorting": afkorting or ""}
        _make(ctx, lambda has: make.entry(has.documents, has.agenda, path, said, id_), dry_run)

    return add


SOORTEN = words("organisaties", ("x", "soort"))
SOORT = f"Wat voor organisatie het is: {', '.join(SOORTEN)}."
ORGANISATIE = """Zet een organisatie achteraan in organisaties.yaml.

Daarna kunt u het id gebruiken: gihv set 1.1 partners+=ID
"""
new.command("organisatie", cls=DutchCommand, help=ORGANISATIE)(
    _adding(ORGANISATIES, option("--soort", "SOORT", SOORT, among=SOORTEN))
)
STROMEN = words("regelingen", ("x", "soort"))
REGELING = """Zet een regeling achteraan in regelingen.yaml.

Ook een fonds of een budget hoort daar. Daarna kunt u die bij een bijdrage noemen.
"""
new.command("regeling", cls=DutchCommand, help=REGELING)(
    _adding(REGELINGEN, option("--soort", None, "Wat voor geldstroom het is.", among=STROMEN))
)


def _make(ctx: typer.Context, made: Callable[[Session], Proposal], dry_run: bool) -> None:
    """Write what is new, and name its file; in a dry run, show what would be in it."""
    with session(ctx, dry_run=dry_run) as has:
        proposal = made(has)
        verdict = has.finish(proposal, expected=(ongebruikt.kind.code,))
        if dry_run:
            has.difference(proposal)
        else:
            made_in = proposal.changes[0].path
            click.echo(for_log(f"{from_here(has.root, made_in)}\n"), nl=False)
        if proposal.moves:
            has.tell_moved(verdict)
