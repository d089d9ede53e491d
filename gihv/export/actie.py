"""An actie: what is done, by whom, when, and with which money."""

from collections.abc import Iterator, Sequence

from gihv.export import geld
from gihv.export.text import Heading, Part, inline, labelled, link, noted, prose, together
from gihv.model import Actie, Agenda, Looptijd, Rol, Speerpunt, Streefwaarde
from gihv.report import words


def anchor(one: Actie | Speerpunt) -> str:
    """Where its heading is; the same for as long as it has its id."""
    return f"{'actie' if isinstance(one, Actie) else 'speerpunt'}-{one.id}"


def titel(agenda: Agenda, one: Actie | Speerpunt) -> str:
    if isinstance(one, Actie):
        return f"{one.volgnummer} {one.titel}"
    word = words.benoemd(agenda, "{Speerpunt} ")
    return f"{word * (one.soort == 'speerpunt')}{one.nummer}. {one.titel}"


def actie(agenda: Agenda, one: Actie, level: int, shown: frozenset[str]) -> Iterator[Part]:
    """An actie under a heading of this level. `shown`: the ids of what is in the document."""
    yield Heading(level, titel(agenda, one), anchor(one), one.noot)
    yield from kenmerk(one.kenmerk)
    yield prose(one.omschrijving, level)
    yield from _voortgang(one, level)
    yield from _rollen(agenda, "Trekker", one.trekkers)
    seeking = ["er worden nog partners gezocht"] * one.partners_gezocht
    yield from _rollen(agenda, "Partner", one.partners, *seeking)
    yield from _rollen(agenda, "Beoogde partner", one.beoogde_partners)
    if one.status:
        yield f"**Status:** {one.status.replace('_', ' ')}"
    if one.looptijd != Looptijd():
        yield f"**Looptijd:** {inline(words.looptijd(agenda, one))}"
    mijlpalen = map(inline, words.mijlpalen(one))
    yield from labelled(("Mijlpaal", "Mijlpalen"), mijlpalen, most=1)
    yield from streefwaarden(one.streefwaarden)
    yield from geld.van_actie(agenda, one, level)
    yield from websites(one.websites)
    others = (agenda.actie.get(id_) or agenda.speerpunt.get(id_) for id_ in one.zie)
    see = [_see(agenda, other, shown) for other in others if other]
    yield from labelled(("Zie ook", "Zie ook"), see)
    names = (inline(agenda.labels.get(id_, id_)) for id_ in one.labels)
    yield from labelled(("Label", "Labels"), names)


def kenmerk(found: str | None) -> Iterator[str]:
    return labelled(("Kenmerk", "Kenmerk"), [inline(found)] if found else [])


def _voortgang(one: Actie, level: int) -> Iterator[str]:
    """The latest judgement of its progress, and why: a document does not look at the day."""
    if latest := words.laatste(one.voortgang):
        said = f"**Voortgang:** {words.voortgang(latest._replace(toelichting=None))}."
        yield from together(said, prose(latest.toelichting, level))


def streefwaarden(found: tuple[Streefwaarde, ...]) -> Iterator[str]:
    told = (noted(inline(words.streefwaarde(one)), one.noot) for one in found)
    return labelled(("Streefwaarde", "Streefwaarden"), told, most=1)


def websites(found: tuple[str, ...]) -> Iterator[str]:
    return labelled(("Website", "Websites"), map(inline, found))


def _rollen(agenda: Agenda, label: str, found: Sequence[Rol], *more: str) -> Iterator[str]:
    """Who is in a role. A group is more than one."""
    known = (agenda.organisaties.get(rol.organisatie) for rol in found)
    groups = more or any(one and one.soort == "groep" for one in known)
    one = f"{label}s" if groups else label
    return labelled((one, f"{label}s"), [*(inline(words.rol(agenda, rol)) for rol in found), *more])


def _see(agenda: Agenda, one: Actie | Speerpunt, shown: frozenset[str]) -> str:
    """A link to what is in the document; the rest by its title."""
    name = titel(agenda, one)
    return link(name, anchor(one)) if one.id in shown else inline(name)
