"""The speerpunten, organisaties and regelingen that go with the chosen acties."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from gihv.dutch import sort_key
from gihv.model import Agenda, Organisatie, Regeling, Speerpunt
from gihv.query.chosen import acties_met, select
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
    """The speerpunten that hold a chosen actie; --zoek looks at their own id and title too."""
    holding = speerpunten(agenda, keuze)
    if not keuze.zoek:
        return holding
    named = [
        one
        for one in speerpunten(agenda, replace(keuze, zoek=frozenset()))
        if mentions((one.id, one.titel), keuze.zoek)
    ]
    found = {one.id for one in (*holding, *named)}
    return tuple(one for one in agenda.speerpunten if one.id in found)


def organisaties(agenda: Agenda, keuze: Selectie) -> tuple[Organisatie, ...]:
    """The organisations with a role in the chosen acties, by name.

    --zoek looks only at their names. Of a choice by --organisatie: that organisation and its parts,
    not those beside it in a role.
    """
    chosen = _named(agenda.organisaties.values(), keuze.zoek)
    if keuze.organisatie:
        parts = frozenset().union(*map(agenda.onderdelen, keuze.organisatie))
        chosen = tuple(one for one in chosen if one.id in parts)
    rest = replace(keuze, zoek=frozenset(), organisatie=frozenset())
    if not rest:
        return chosen
    ids = {rol.organisatie for actie in select(agenda, rest) for _, rol in actie.rollen}
    return tuple(one for one in chosen if one.id in ids)


def regelingen(agenda: Agenda, keuze: Selectie) -> tuple[Regeling, ...]:
    """The regelingen that pay for the chosen acties, by name; --zoek looks only at their names."""
    chosen = _named(agenda.regelingen.values(), keuze.zoek)
    rest = replace(keuze, zoek=frozenset())
    if not rest:
        return chosen
    ids = {actie.id for actie in select(agenda, rest)}
    return tuple(one for one in chosen if not ids.isdisjoint(acties_met(agenda, one.id)))


def _named(things: Iterable[_Registered], wanted: frozenset[str]) -> tuple[_Registered, ...]:
    """Registered things that go by a name with one of these words in it, by name."""
    found = [one for one in things if not wanted or mentions((one.id, *one.namen), wanted)]
    return tuple(sorted(found, key=lambda one: sort_key(one.naam)))
