"""What the Tab key offers: words, and the numbers and ids in the agenda.

Each function gives the values of a parameter, each with what stands beside it; typer keeps those
that begin as typed. What cannot be read gives nothing: see `completion.answer`.
"""

import re
from collections.abc import Callable
from pathlib import Path

import click

from gihv import query
from gihv.cli.repository import root_of
from gihv.load import load, read
from gihv.model import Agenda
from gihv.tree import WorkTree

Values = list[tuple[str, str]]
"""What may stand at the cursor, and what is shown beside it, in the order to show them."""


def words(*allowed: str) -> Callable[[], Values]:
    return lambda: [(word, "") for word in allowed]


def joined(
    values: Callable[[click.Context], Values], sign: str = "+"
) -> Callable[[click.Context, str], Values]:
    """Values of which several are joined by a sign: those typed, and one more."""

    def more(ctx: click.Context, incomplete: str) -> Values:
        before = re.sub(f"[^{sign}]*$", "", incomplete)
        typed = before.split(sign)
        return [(before + name, told) for name, told in values(ctx) if name not in typed]

    return more


def refs(ctx: click.Context, incomplete: str) -> Values:
    """All that a REF can name; while nothing is typed only the numbers, as it would be too much."""
    agenda = _agenda(ctx)
    numbers: Values = []
    for speerpunt in agenda.speerpunten:
        numbers.append((str(speerpunt.nummer), speerpunt.titel))
        numbers += [(one.volgnummer, one.titel) for one in agenda.acties_van[speerpunt.id]]
    if not incomplete:
        return numbers
    ids = [(one.id, one.titel) for one in agenda.speerpunten]
    ids += [(one.id, one.titel) for one in agenda.acties]
    registered = _named(agenda, *agenda.organisaties, *agenda.regelingen)
    return [*numbers, ("agenda", "de agenda zelf"), *ids, *registered]


def _named(agenda: Agenda, *ids: str) -> Values:
    return [(id_, agenda.naam(id_)) for id_ in ids]


def _offers(values: Callable[[Agenda], Values]) -> Callable[[click.Context], Values]:
    return lambda ctx: values(_agenda(ctx))


speerpunten = _offers(
    lambda agenda: [
        (name, one.titel) for one in agenda.speerpunten for name in (str(one.nummer), one.id)
    ]
)
acties = _offers(
    lambda agenda: [(name, one.titel) for one in agenda.acties for name in (one.volgnummer, one.id)]
)
deelgebieden = _offers(
    lambda agenda: [
        (part.id, part.titel) for one in agenda.speerpunten for part in one.deelgebieden
    ]
)
labels = joined(_offers(lambda agenda: list(agenda.labels.items())))
organisaties = joined(_offers(lambda agenda: _named(agenda, *agenda.organisaties)))
bronnen = joined(
    _offers(lambda agenda: _named(agenda, *agenda.organisaties, *agenda.regelingen, *agenda.potten))
)
years = _offers(lambda agenda: [(str(year), "") for year in query.jaren(agenda)])


def _columns(ctx: click.Context) -> Values:
    """The columns of the list that is asked for."""
    from gihv.report.kolommen import kolommen
    from gihv.report.list import LIJSTEN

    # Click has not assigned the arguments, as the option at the end still lacks its value.
    listed = next((word for word in ctx.args if word in LIJSTEN), str(ctx.params["soort"]))
    return [(name, "") for name in kolommen(_agenda(ctx), listed)]


columns = joined(_columns, ",")


def codes() -> Values:
    from gihv.explain import kinds

    return [(name, kind.summary) for kind in kinds() for name in (kind.code, kind.slug)]


def _agenda(ctx: click.Context) -> Agenda:
    """The agenda that the command would read."""
    # The callback of `gihv` itself does not run for a completion, and the shell has not yet put a
    # home folder in what was typed.
    typed = ctx.find_root().params.get("folder")
    ctx.obj = Path(typed).expanduser() if typed else None
    return load(read(WorkTree(root_of(ctx))))[0]
