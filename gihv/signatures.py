"""Who signed the agenda: the one answer of reports, lists and the JSON contract."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from gihv.model import Agenda, Ondertekenaar, Organisatie, grouped

Hoe = Literal["zelf", "via_geheel", "alleen_onderdeel", "groep", "niet"]


class Ondertekening(NamedTuple):
    """How an organisation signed, and with whose signatures: its own, of its wholes, of its parts.

    A signature of a whole is one of its parts too; one of a part is none of the whole. A groep has
    no name to sign with, unless a whole signs for it.
    """

    hoe: Hoe
    door: tuple[Ondertekenaar, ...] = ()


def ondertekening(agenda: Agenda, one: Organisatie) -> Ondertekening:
    """How an organisation of this agenda signed it."""
    return agenda.once(_by_id)[one.id]


def _by_id(agenda: Agenda) -> Mapping[str, Ondertekening]:
    signed = agenda.ondertekend
    by_parts = grouped(
        (whole, signed[id_]) for id_ in signed for whole in wholes(agenda, id_) if whole != id_
    )

    def found(one: Organisatie) -> Ondertekening:
        if own := signed.get(one.id):
            return Ondertekening("zelf", (own,))
        if by_wholes := tuple(signed[id_] for id_ in wholes(agenda, one.id) if id_ in signed):
            return Ondertekening("via_geheel", by_wholes)
        if one.soort == "groep":
            return Ondertekening("groep")
        by_part = by_parts.get(one.id, ())
        return Ondertekening("alleen_onderdeel" if by_part else "niet", by_part)

    return {one.id: found(one) for one in agenda.organisaties.values()}


def wholes(agenda: Agenda, id_: str) -> Iterable[str]:
    """The ids of what an organisation is a part of, the nearest first; in a circle itself too."""
    known = agenda.organisaties
    found: dict[str, None] = {}
    level = [id_]
    while level:
        above = [whole for part in level if part in known for whole in known[part].onderdeel_van]
        level = [whole for whole in above if whole not in found]
        found |= dict.fromkeys(level)
    return found
