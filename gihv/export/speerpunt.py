"""A speerpunt as a chapter: its uitdaging and doelen, then its acties by deelgebied."""

from collections.abc import Iterator, Sequence

from gihv.export import geld
from gihv.export.actie import actie, anchor, kenmerk, streefwaarden, titel, websites
from gihv.export.text import Heading, Part, inline, prose, titled
from gihv.markdown import listed
from gihv.model import Actie, Agenda, Speerpunt

DOELEN = "**Waar werken we naartoe?**"


def speerpunt(
    agenda: Agenda,
    one: Speerpunt,
    acties: Sequence[Actie],
    shown: frozenset[str],
    *,
    whole: bool,
) -> Iterator[Part]:
    """A chapter with these of its acties. `whole`: they are all, no choice.

    Acties without a deelgebied come first: they would seem to belong to the last.
    """
    ids = None if whole else frozenset(actie.id for actie in acties)
    yield Heading(2, titel(agenda, one), anchor(one), one.noot)
    yield from kenmerk(one.kenmerk)
    yield from titled("**De uitdaging:**", [prose(one.uitdaging, 2)])
    yield from titled(DOELEN, [_doelen(one.doelen)])
    yield prose(one.toelichting, 2)
    yield from streefwaarden(one.streefwaarden)
    if one.financiering:
        name = agenda.benamingen.speerpunt.enkelvoud
        which = f"dit {name}" if name == "speerpunt" else f"{name} {one.nummer}"
        title = f"**Geld voor {which}:** "
        yield from geld.samen(agenda, title, one.path, one.financiering, ids)
    yield from websites(one.websites)
    known = {part.id for part in one.deelgebieden}
    for other in acties:
        if other.deelgebied not in known:
            yield from actie(agenda, other, 3, shown)
    for part in one.deelgebieden:
        own = [other for other in acties if other.deelgebied == part.id]
        if own or whole:
            yield Heading(3, part.titel, f"deelgebied-{one.id}-{part.id}")
            yield from titled(DOELEN, [_doelen(part.doelen)])
        for other in own:
            yield from actie(agenda, other, 4, shown)


def _doelen(doelen: Sequence[str]) -> str:
    return listed(map(inline, doelen))
