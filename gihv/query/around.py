"""The speerpunten, organisaties and regelingen that go with the chosen acties."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from gihv import money
from gihv.dutch import sort_key
from gihv.model import Agenda, Bijdrage, Organisatie, Regeling, Speerpunt
from gihv.query.chosen import Gekozen, chosen, select
from gihv.query.selectie import Selectie
from gihv.query.zoek import mentions

_Registered = TypeVar("_Registered", bound=Organisatie | Regeling)


def speerpunten(agenda: Agenda, keuze: Selectie) -> tuple[Speerpunt, ...]:
    """The speerpunten that hold a chosen actie; all of them for an empty Selectie."""
    if not keuze:
        return agenda.speerpunten
    ids = {actie.speerpunt for actie in select(agenda, keuze)}
    return tuple(speerpunt for speerpunt in agenda.speerpunten if speerpunt.id in ids)


def speerpunten_ook_op_naam(agenda: Agenda, keuze: Selectie) -> tuple[Speerpunt, ...]:
    """The speerpunten that hold a chosen actie, or that are meant themselves."""
    found = {one.id for one in speerpunten(agenda, keuze)}
    if keuze.bron:  # also money for a speerpunt as a whole
        found |= {one.speerpunt for one in chosen(agenda, keuze).daarnaast if one.speerpunt}
    if keuze.zoek:  # also in what they are called
        rest = speerpunten(agenda, keuze._replace(zoek=frozenset()))
        names = {one.id: (one.id, one.titel, one.kenmerk or "") for one in rest}
        found |= {id_ for id_, own in names.items() if mentions(own, keuze.zoek)}
    return tuple(one for one in agenda.speerpunten if one.id in found)


def organisaties(agenda: Agenda, keuze: Selectie) -> tuple[Organisatie, ...]:
    """The organisations with a role in the chosen acties or that pay; --zoek is in their names."""
    found = _named(agenda.organisaties.values(), keuze.zoek)
    if keuze.organisatie:  # not who is beside it in a role
        asked = (agenda.onderdelen(id_) for one in keuze.organisatie for id_ in one)
        parts = frozenset().union(*asked)
        found = tuple(one for one in found if one.id in parts)
    rest = keuze._replace(zoek=frozenset(), organisatie=frozenset())
    if not rest:
        return found
    gekozen = chosen(agenda, rest)
    ids: set[str | None] = {rol.organisatie for one in gekozen.acties for _, rol in one.rollen}
    ids |= {money.betaler(agenda, one) for one in _geld(gekozen, rest)}
    return tuple(one for one in found if one.id in ids)


def regelingen(agenda: Agenda, keuze: Selectie) -> tuple[Regeling, ...]:
    """The regelingen that pay for the chosen acties, by name; --zoek looks only at their names."""
    found = _named(agenda.regelingen.values(), keuze.zoek)
    rest = keuze._replace(zoek=frozenset())
    if not rest:
        return found
    ids = {id_ for one in _geld(chosen(agenda, rest), rest) for id_ in (one.bron, one.via)}
    return tuple(one for one in found if one.id in ids)


def _geld(gekozen: Gekozen, keuze: Selectie) -> Iterator[Bijdrage]:
    """The chosen money in any status; what is not for an actie by name where it is asked for."""
    for one in (*gekozen.bijdragen, *gekozen.niet_ontvangen):
        yield one.bijdrage
    for one in gekozen.daarnaast:
        if keuze.bron or (keuze.speerpunt and one.speerpunt):
            yield one.bijdrage


def _named(things: Iterable[_Registered], wanted: frozenset[str]) -> tuple[_Registered, ...]:
    """Registered things that go by a name with one of these words in it, by name."""
    found = [one for one in things if not wanted or mentions((one.id, *one.namen), wanted)]
    return tuple(sorted(found, key=lambda one: sort_key(one.naam)))
