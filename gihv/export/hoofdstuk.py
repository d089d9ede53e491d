"""A speerpunt as a chapter: its uitdaging and doelen, then its acties by deelgebied."""

from collections.abc import Iterable, Iterator, Sequence

from gihv.export import geld
from gihv.export.text import Heading, Part, inline, labelled, link, noted, prose, titled, together
from gihv.markdown import listed
from gihv.model import Actie, Agenda, Looptijd, Rol, Speerpunt, Streefwaarde
from gihv.report import words
from gihv.report.geld import Geld

DOELEN = "**Waar werken we naartoe?**"


def anchor(one: Actie | Speerpunt) -> str:
    """Where its heading is; the same for as long as it has its id."""
    return f"{'actie' if isinstance(one, Actie) else 'speerpunt'}-{one.id}"


def nummers(acties: Iterable[Actie]) -> str:
    """The numbers of acties, each a link to its heading."""
    return ", ".join(link(one.volgnummer, anchor(one)) for one in acties)


def titel(agenda: Agenda, one: Actie | Speerpunt) -> str:
    if isinstance(one, Actie):
        return f"{one.volgnummer} {one.titel}"
    word = words.benoemd(agenda, "{Speerpunt} ")
    return f"{word * (one.soort == 'speerpunt')}{one.nummer}. {one.titel}"


def speerpunt(funds: Geld, one: Speerpunt) -> Iterator[Part]:
    """A chapter. Acties without a deelgebied come first: they would seem to belong to the last."""
    agenda = funds.agenda
    yield Heading(2, titel(agenda, one), anchor(one), one.noot)
    yield from labelled("Kenmerk", [inline(one.kenmerk or "")])
    yield from titled("**De uitdaging:**", [prose(one.uitdaging, 2)])
    yield from titled(DOELEN, [listed(map(inline, one.doelen))])
    yield prose(one.toelichting, 2)
    yield from _streefwaarden(one.streefwaarden)
    name = agenda.benamingen.speerpunt.enkelvoud
    which = f"dit {name}" if name == "speerpunt" else f"{name} {one.nummer}"
    yield from geld.samen(funds, f"**Geld voor {inline(which)}:** ", one)
    yield from labelled("Website", map(inline, one.websites))
    acties = [actie for actie in funds.acties if actie.speerpunt == one.id]
    for part in (None, *one.deelgebieden):
        own = [other for other in acties if agenda.plaats(other)[1] == part]
        if part and (own or not funds.keuze):
            yield Heading(3, part.titel, f"deelgebied-{one.id}-{part.id}")
            yield from titled(DOELEN, [listed(map(inline, part.doelen))])
        for other in own:
            yield from _actie(funds, other, 4 if part else 3)


def _actie(funds: Geld, one: Actie, level: int) -> Iterator[Part]:
    """An actie under a heading of this level."""
    agenda = funds.agenda
    yield Heading(level, titel(agenda, one), anchor(one), one.noot)
    yield from labelled("Kenmerk", [inline(one.kenmerk or "")])
    yield prose(one.omschrijving, level)
    if latest := words.laatste(one.voortgang):  # a document does not look at the day
        said = f"**Voortgang:** {words.voortgang(latest._replace(toelichting=None))}."
        yield from together(said, prose(latest.toelichting, level))
    yield from _rollen(agenda, "Trekker", one.trekkers)
    seeking = ["er worden nog partners gezocht"] * one.partners_gezocht
    yield from _rollen(agenda, "Partner", one.partners, *seeking)
    yield from _rollen(agenda, "Beoogde partner", one.beoogde_partners)
    if one.status:
        yield f"**Status:** {one.status.replace('_', ' ')}"
    if one.looptijd != Looptijd():
        yield f"**Looptijd:** {inline(words.looptijd(agenda, one))}"
    yield from labelled("Mijlpaal", map(inline, words.mijlpalen(one)), "Mijlpalen", most=1)
    yield from _streefwaarden(one.streefwaarden)
    yield from geld.van_actie(agenda, one, level)
    yield from labelled("Website", map(inline, one.websites))
    others = (agenda.actie.get(id_) or agenda.speerpunt.get(id_) for id_ in one.zie)
    yield from labelled("Zie ook", (_see(funds, one) for one in others if one), "Zie ook")
    yield from labelled("Label", (inline(agenda.labels.get(id_, id_)) for id_ in one.labels))


def _streefwaarden(found: tuple[Streefwaarde, ...]) -> Iterator[str]:
    told = (noted(inline(words.streefwaarde(one)), one.noot) for one in found)
    return labelled("Streefwaarde", told, "Streefwaarden", most=1)


def _rollen(agenda: Agenda, label: str, found: Sequence[Rol], *more: str) -> Iterator[str]:
    """Who is in a role. A group is more than one."""
    known = (agenda.organisaties.get(rol.organisatie) for rol in found)
    groups = more or any(one and one.soort == "groep" for one in known)
    told = [*(inline(words.rol(agenda, rol)) for rol in found), *more]
    return labelled(f"{label}s" if groups else label, told, f"{label}s")


def _see(funds: Geld, one: Actie | Speerpunt) -> str:
    """A link to what is in the document; the rest by its title."""
    name = titel(funds.agenda, one)
    acties = [one] if isinstance(one, Actie) else funds.agenda.acties_van[one.id]
    is_here = not funds.keuze or any(actie.id in funds.dekkingen for actie in acties)
    return link(name, anchor(one)) if is_here else inline(name)
