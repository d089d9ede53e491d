"""Which ids of two states of an agenda mean the same thing: by id, then by name or content.

An organisation that merged is one class with the ids of before and after, so that all who name it
are as they were. The same classes are found either way round.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from gihv.dutch import fold
from gihv.model import Actie, Agenda, Organisatie, Regeling, Speerpunt

_Id = TypeVar("_Id", str, tuple[str, str])
_Value = TypeVar("_Value")
_Names = Mapping[_Id, frozenset[Hashable]]
"""What each id is known by: who shares one of these with another may be the same."""

LIKE = 0.5
"""From here on two acties are one: other acties of the agendas here score 0.46 at most."""
SHORT = 3
"""Words of so many letters (de, een, van) tell little."""
MANY = 300
"""Of more acties that are gone or new none are compared: each with each would take too long."""


class Klassen(NamedTuple):
    """Of every id of either state the id that stands for all that mean the same."""

    acties: Mapping[str, str]
    speerpunten: Mapping[str, str]
    namen: Mapping[str, str]
    """Of organisaties, regelingen and pots: of who and what can pay."""
    labels: Mapping[str, str]
    deelgebieden: Mapping[tuple[str, str], tuple[str, str]]
    """By the ids of the speerpunt and its own."""

    def vorm(self, value: _Value, field: str = "") -> _Value:
        """A value of the model with the ids in it that stand for their classes."""
        found: Any = value
        if hasattr(value, "_fields"):
            names = type(value)._fields
            found = type(value)(*map(self.vorm, found, names))
        elif isinstance(value, tuple):
            found = tuple(self.vorm(one, field) for one in value)
            if field in _IN_ANY_ORDER:
                found = tuple(sorted(found))
        elif isinstance(value, str) and field in _NAMES:
            ids: Mapping[str, str] = getattr(self, _NAMES[field])
            found = ids.get(value) or self.speerpunten.get(value, value)
        return found  # type: ignore[no-any-return] # of the type of what it was made of

    def deelgebied(self, one: Actie) -> tuple[str, str] | None:
        place = (one.speerpunt, one.deelgebied or "")
        return self.deelgebieden.get(place, place) if one.deelgebied else None


_NAMES = {
    **dict.fromkeys(("organisatie", "bron", "via", "uit", "initiatiefnemer"), "namen"),
    **dict.fromkeys(("verstrekker", "onderdeel_van"), "namen"),
    **dict.fromkeys(("acties", "zie"), "acties"),
    "labels": "labels",
}
"""The fields of the model that hold ids, with what those are of; `zie` may name a speerpunt."""
_IN_ANY_ORDER = ("acties", "zie", "labels", "onderdeel_van")


def klassen(was: Agenda, nu: Agenda) -> Klassen:
    """The classes of the ids of two states."""
    namen = _classes(
        [*was.organisaties, *was.regelingen, *nu.organisaties, *nu.regelingen],
        [
            *_sharing(_names(was.organisaties), _names(nu.organisaties)),
            *_sharing(_names(was.regelingen), _names(nu.regelingen)),
        ],
    )
    acties = _classes([*was.bekend.acties, *nu.bekend.acties], _acties(was, nu))
    speerpunten = _classes([*was.speerpunt, *nu.speerpunt], _speerpunten(was, nu, acties))
    none: Any = {}
    known = Klassen(acties, speerpunten, namen, none, none)
    return known._replace(
        namen={**_shared(_pots, was, nu, known), **namen},
        labels=_shared(_labels, was, nu, known),
        deelgebieden=_shared(_deelgebieden, was, nu, known),
    )


def _shared(
    names: Callable[[Agenda, Klassen], _Names[_Id]], was: Agenda, nu: Agenda, known: Klassen
) -> dict[_Id, _Id]:
    """The classes of ids that share what a function says of them, given the classes known."""
    before, after = names(was, known), names(nu, known)
    return _classes(before.keys() | after.keys(), _sharing(before, after))


def _classes(ids: Iterable[_Id], same: Iterable[tuple[_Id, _Id]]) -> dict[_Id, _Id]:
    """Of each id the first of its class, given the pairs that mean the same."""
    above = {id_: id_ for id_ in ids}

    def top(id_: _Id) -> _Id:
        while above[id_] != id_:
            id_ = above[id_]
        return id_

    for one, other in same:
        low, high = sorted((top(one), top(other)))
        above[high] = low
    return {id_: top(id_) for id_ in above}


# -- registers: who shares a name ------------------------------------------------------------


def _sharing(was: _Names[_Id], nu: _Names[_Id]) -> Iterator[tuple[_Id, _Id]]:
    """Ids that are gone or new, each with those that took over a name of it, or gave it one."""
    for these, others in ((was, nu), (nu, was)):
        taken = {
            name: id_
            for id_, names in others.items()
            for name in names - these.get(id_, frozenset())
        }
        for id_ in these.keys() - others.keys():
            yield from ((id_, taken[name]) for name in these[id_] if name in taken)


def _names(register: Mapping[str, Organisatie] | Mapping[str, Regeling]) -> _Names[str]:
    """The names of each; an abbreviation may be of several."""
    return {
        id_: frozenset(fold(name) for name in one.namen if name != one.afkorting)
        for id_, one in register.items()
    }


def _pots(agenda: Agenda, known: Klassen) -> _Names[str]:
    """What each pot says but for its id, with the ids that stand for their classes."""
    return {
        id_: frozenset([str(known.vorm(one._replace(id=None)))])
        for id_, one in agenda.potten.items()
    }


def _labels(agenda: Agenda, _: Klassen) -> _Names[str]:
    return {id_: frozenset([fold(naam)]) for id_, naam in agenda.labels.items()}


def _deelgebieden(agenda: Agenda, known: Klassen) -> _Names[tuple[str, str]]:
    """The deelgebieden by the ids of speerpunt and deelgebied; their names within its class."""
    return {
        (one.id, part.id): frozenset(
            (known.speerpunten[one.id], *name)
            for name in (("id", part.id), ("titel", fold(part.titel)))
        )
        for one in agenda.speerpunten
        for part in one.deelgebieden
    }


# -- acties and speerpunten: what is alike ---------------------------------------------------


def _acties(was: Agenda, nu: Agenda) -> Iterator[tuple[str, str]]:
    """The acties whose id changed, by the words of their title and text."""
    gone = {one.id: _words(one) for one in was.acties if one.id not in nu.bekend.acties}
    new = {one.id: _words(one) for one in nu.acties if one.id not in was.bekend.acties}
    if max(len(gone), len(new)) > MANY:
        return iter(())
    return _best(
        (_dice(words, others), id_, other)
        for id_, words in gone.items()
        for other, others in new.items()
    )


def _words(one: Actie) -> Counter[str]:
    """What tells an actie from others: its words; those of its title, and long ones, twice."""
    words = fold(f"{one.titel} {one.titel} {one.omschrijving or ''}").split()
    return Counter([*words, *(word for word in words if len(word) > SHORT)])


def _dice(one: Counter[str], other: Counter[str]) -> float:
    """How much two bags of words are alike, from 0 to 1."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _speerpunten(was: Agenda, nu: Agenda, acties: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The speerpunten whose id changed, by their title and the acties that they share."""
    gone = [one for one in was.speerpunten if one.id not in nu.bekend.speerpunten]
    new = [one for one in nu.speerpunten if one.id not in was.bekend.speerpunten]

    def score(one: Speerpunt, other: Speerpunt) -> float:
        before = {acties[actie.id] for actie in was.acties_van[one.id]}
        after = {acties[actie.id] for actie in nu.acties_van[other.id]}
        shared = len(before & after) / max(1, len(before), len(after))
        return shared + (fold(one.titel) == fold(other.titel))

    return _best((score(one, other), one.id, other.id) for one in gone for other in new)


def _best(scored: Iterable[tuple[float, str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs that are alike, the best first, each id in one of them."""
    taken: set[str] = set()
    for score, *pair in sorted(scored, key=lambda one: (-one[0], *sorted(one[1:]))):
        if score >= LIKE and taken.isdisjoint(pair):
            taken.update(pair)
            yield pair[0], pair[1]
