"""What the Tab key offers: words, and the numbers and ids in the agenda.

Each function gives the values of a parameter, each with what stands beside it; typer keeps those
that begin as typed. What cannot be read gives nothing: see `completion.answer`.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from gihv.cli.repository import root_of
from gihv.dutch import sort_key
from gihv.load import load, read
from gihv.model import Agenda, Organisatie, Regeling
from gihv.money import bijdragen
from gihv.tree import WorkTree

Values = list[tuple[str, str]]
"""What may stand at the cursor, and what is shown beside it, in the order to show them."""


def words(*allowed: str) -> Callable[[], Values]:
    """Words that are the same in every agenda."""
    return lambda: [(word, "") for word in allowed]


def refs(ctx: click.Context, incomplete: str) -> Values:
    """All that a REF can name; while nothing is typed only the numbers, as it would be too much."""
    agenda = _agenda(ctx)
    numbers = [
        *((str(one.nummer), one.titel) for one in agenda.speerpunten),
        *((one.volgnummer, one.titel) for one in agenda.acties),
    ]
    numbers.sort(key=lambda one: sort_key(one[0]))
    if not incomplete:
        return numbers
    titled = [
        *((one.id, one.titel) for one in agenda.speerpunten),
        *((one.id, one.titel) for one in agenda.acties),
    ]
    return numbers + titled + _registered(agenda)


def speerpunten(ctx: click.Context) -> Values:
    """The speerpunten by number and by id."""
    known = _agenda(ctx).speerpunten
    return [(name, one.titel) for one in known for name in (str(one.nummer), one.id)]


def deelgebieden(ctx: click.Context) -> Values:
    """The deelgebieden by id."""
    known = _agenda(ctx).speerpunten
    return [(part.id, part.titel) for one in known for part in one.deelgebieden]


def with_role(role: str) -> Callable[[click.Context], Values]:
    """The organisations that have this role in an actie."""

    def offered(ctx: click.Context) -> Values:
        agenda = _agenda(ctx)
        roles = (rol for actie in agenda.acties for rol in actie.rollen)
        ids = {rol.organisatie for name, rol in roles if name == role}
        return [one for one in _by_name(agenda.organisaties.values()) if one[0] in ids]

    return offered


def organisaties(ctx: click.Context) -> Values:
    """The organisations."""
    return _by_name(_agenda(ctx).organisaties.values())


def bronnen(ctx: click.Context) -> Values:
    """The organisations and regelingen that money comes from or through."""
    agenda = _agenda(ctx)
    paying = {id_ for one in bijdragen(agenda) for id_ in (one.bijdrage.bron, one.bijdrage.via)}
    return [one for one in _registered(agenda) if one[0] in paying]


def years(ctx: click.Context) -> Values:
    """The years of the agenda's periode."""
    return [(str(year), "") for year in _agenda(ctx).periode.jaren]


def columns(ctx: click.Context, incomplete: str) -> Values:
    """The columns of the list that is asked for: those typed, with commas behind, and one more."""
    from gihv.report.list import LIJSTEN, kolomnamen

    # Click has not assigned the arguments, as the option at the end still lacks its value.
    soort = next((word for word in ctx.args if word in LIJSTEN), str(ctx.params["soort"]))
    before = re.sub("[^,]*$", "", incomplete)
    taken = before.split(",")
    return [(before + name, "") for name in kolomnamen(soort) if name not in taken]


def codes(incomplete: str) -> Values:
    """The kinds of findings by code, and by name once something is typed."""
    from gihv.explain import kinds

    names = [(kind.slug, kind.summary) for kind in kinds()] if incomplete else []
    return [(kind.code, kind.summary) for kind in kinds()] + names


def _agenda(ctx: click.Context) -> Agenda:
    """The agenda that the command would read."""
    # The callback of `gihv` itself does not run for a completion, and the shell has not yet put a
    # home folder in what was typed.
    typed = ctx.find_root().params.get("folder")
    ctx.obj = Path(typed).expanduser() if typed else None
    return load(read(WorkTree(root_of(ctx))))[0]


def _registered(agenda: Agenda) -> Values:
    return _by_name([*agenda.organisaties.values(), *agenda.regelingen.values()])


def _by_name(things: Iterable[Organisatie | Regeling]) -> Values:
    return [(one.id, one.naam) for one in sorted(things, key=lambda one: sort_key(one.naam))]
