"""Two states of an agenda -> what changed, a value for each change.

Things are compared through classes of ids (`klassen`): who is renamed is no other. What stands in
a list is paired by its strongest key first; what is left over is gone or new.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from gihv import money
from gihv.diff.kanten import leesbaar
from gihv.diff.klassen import Klassen, klassen
from gihv.layout import AGENDA
from gihv.model import Actie, Agenda, Financiering, Kop, Periode, grouped

Soort = Literal["agenda", "speerpunt", "actie", "organisatie", "regeling"]


class Ding(NamedTuple):
    """What a change is about: its ids before and after; more than one where things merged.

    Before, of what is new, there are none; after, of what is gone.
    """

    soort: Soort
    was: tuple[str, ...]
    nu: tuple[str, ...]


class Wijziging(NamedTuple):
    """A change of one thing: in which key of its file, and what stood and stands there.

    None: nothing. `veld` is the way to the key ("financiering.dekking"), `rollen` for all three
    lists of roles together; of a whole thing that is new or gone it is empty. Of what is in a list
    there is a change for each; dekking is a dict of the years that changed, with the word of each.
    """

    ding: Ding
    veld: str
    was: Any
    nu: Any


class Verschil(NamedTuple):
    """Two states of an agenda, as far as both can be read, and what changed between them.

    `heel`: whether all acties are there; else only those that changed, and those that they name.
    """

    was: Agenda
    nu: Agenda
    klassen: Klassen
    wijzigingen: tuple[Wijziging, ...]
    heel: bool = True

    def thing(self, ding: Ding) -> Any:
        """A thing as it is now; what is gone as it was."""
        agenda, ids = (self.nu, ding.nu) if ding.nu else (self.was, ding.was)
        return things(agenda, ding.soort)[ids[0]]


Change = tuple[str, Any, Any]
"""Of one thing: the key, and what stood and stands there."""
Key = Callable[[Any], Any]
"""By what things in two lists belong together; None: by nothing."""


def _payer(one: Any) -> tuple[Any, ...]:
    return one.bron, one.via, one.uit


PAREN: Mapping[str, Sequence[Key]] = {
    "bijdragen": (
        lambda one: one,
        lambda one: one.id,
        lambda one: (_payer(one), one.waarvoor, one.acties, one.jaren),
        lambda one: (_payer(one), one.waarvoor, one.jaren),
        lambda one: (_payer(one), one.waarvoor),
        lambda one: (_payer(one), one.jaren),
        _payer,
        lambda one: one.waarvoor,
    ),
    "streefwaarden": (
        lambda one: one,
        lambda one: (one.wat, one.jaar, one.eenheid),
        lambda one: one.wat,
        lambda one: (one.waarde, one.waarde_tot, one.eenheid, one.jaar),
    ),
    "mijlpalen": (lambda one: one, lambda one: one.wat, lambda one: (one.datum, one.grens)),
    "voortgang": (lambda one: one, lambda one: one.datum),
    "deelgebieden": (lambda one: one.id, lambda one: one.titel),
    "paragrafen": (lambda one: one.titel, lambda one: one.tekst),
    "ondertekenaars": (lambda one: one.organisatie,),
    "rollen": (lambda one: (one[0], one[1].organisatie), lambda one: one[1].organisatie),
    **dict.fromkeys(("labels", "zie", "websites", "onderdeel_van"), (lambda one: one,)),
    **dict.fromkeys(("aliassen", "voorheen"), (lambda one: one,)),
}
"""The lists of the model, with the keys by which what stands in them is paired."""

_ONCE = {"rollen", "ondertekenaars", "onderdeel_van"}
"""Lists in which those that merged stood each, and the one that they are stands once."""
_APART = {
    *("id", "path", "speerpunt", "speerpunt_nummer"),
    *("trekkers", "partners", "beoogde_partners", "deelgebied", "dekking"),
}
"""Fields that say where a thing stands, and those of an actie that `actie` compares."""


def vergelijk(was: Agenda, nu: Agenda, *, heel: bool = True) -> Verschil:
    """What changed between two states of an agenda, in its order; what is gone comes last.

    What cannot be read on one side is left out of both. `heel`: see Verschil.
    """
    was, nu = leesbaar(was, nu), leesbaar(nu, was)
    same = klassen(was, nu)
    both = _Both(was, nu, same)
    classes: Mapping[Soort, Mapping[str, str]] = {
        "agenda": {AGENDA: AGENDA},
        "speerpunt": same.speerpunten,
        "actie": same.acties,
        "organisatie": same.namen,
        "regeling": same.namen,
    }
    found: list[Wijziging] = []
    for soort, ids in classes.items():
        before, after = (
            grouped((ids[id_], id_) for id_ in things(agenda, soort)) for agenda in (was, nu)
        )
        for name in {**after, **before}:
            ding = Ding(soort, before.get(name, ()), after.get(name, ()))
            found += (Wijziging(ding, *change) for change in both.thing(ding))
    return Verschil(was, nu, same, tuple(found), heel)


def things(agenda: Agenda, soort: Soort) -> Mapping[str, Any]:
    """The things of one soort by id; agenda.yaml by its path."""
    found: Mapping[Soort, Mapping[str, Any]] = {
        "agenda": {AGENDA: agenda.kop} if agenda.kop else {},
        "speerpunt": agenda.speerpunt,
        "actie": agenda.actie,
        "organisatie": agenda.organisaties,
        "regeling": agenda.regelingen,
    }
    return found[soort]


class _Both(NamedTuple):
    """Two states of an agenda, and the classes of their ids."""

    was: Agenda
    nu: Agenda
    same: Klassen

    def thing(self, ding: Ding) -> Iterator[Change]:
        """The changes of a thing; of one that is new, gone or merged only that."""
        was = things(self.was, ding.soort)[ding.was[0]] if ding.was else None
        nu = things(self.nu, ding.soort)[ding.nu[0]] if ding.nu else None
        if was is None or nu is None:
            yield "", was, nu
            return
        if ding.was != ding.nu:
            yield "id", ding.was, ding.nu
        if len(ding.was) == len(ding.nu) == 1:
            yield from self.actie(was, nu) if ding.soort == "actie" else ()
            yield from self.labels(was, nu) if ding.soort == "agenda" else ()
            yield from self.fields(was, nu)

    def actie(self, was: Actie, nu: Actie) -> Iterator[Change]:
        """What is compared of an actie with what lies around it."""
        speerpunten = self.same.speerpunten
        place, now = (speerpunten.get(one.speerpunt, one.speerpunt) for one in (was, nu))
        if place != now:
            yield "speerpunt", was.speerpunt, nu.speerpunt
        if self.same.deelgebied(was) != self.same.deelgebied(nu):
            yield "deelgebied", was.deelgebied, nu.deelgebied
        yield from self.listed("rollen", "rollen", tuple(was.rollen), tuple(nu.rollen))
        if _typed(was) != _typed(nu):
            before, after = _dekking(was, self.was.periode), _dekking(nu, self.nu.periode)
            gone, new = dict(before.items() - after.items()), dict(after.items() - before.items())
            if gone or new:
                yield "financiering.dekking", dict(sorted(gone.items())), dict(sorted(new.items()))

    def labels(self, was: Kop, nu: Kop) -> Iterator[Change]:
        """The names of the labels of an agenda."""
        ids = self.same.labels
        before, after = ({ids[id_]: naam for id_, naam in one.labels.items()} for one in (was, nu))
        for id_ in {**after, **before}:
            if before.get(id_) != after.get(id_):
                yield "labels", before.get(id_), after.get(id_)

    def fields(self, was: Any, nu: Any, above: str = "") -> Iterator[Change]:
        """What differs in the fields of two values of one type."""
        for name in was._fields:
            before, after = getattr(was, name), getattr(nu, name)
            if name in _APART or before == after:
                continue
            if name == "financiering":
                none = Financiering()
                yield from self.fields(before or none, after or none, f"{name}.")
            elif name in PAREN and isinstance(before, tuple):
                yield from self.listed(f"{above}{name}", name, before, after)
            elif name != "labels" and self.same.vorm(before, name) != self.same.vorm(after, name):
                yield f"{above}{name}", before, after

    def listed(
        self, veld: str, name: str, was: Sequence[Any], nu: Sequence[Any]
    ) -> Iterator[Change]:
        """What differs in two lists: what is not the same, gone or new."""
        paired: list[Any] = []
        left = [(self.same.vorm(one, name), one) for one in was]
        right = [(self.same.vorm(one, name), one) for one in nu]
        for key in PAREN[name]:
            for pair in left[:]:
                wanted = key(pair[0])
                at = next((at for at, one in enumerate(right) if key(one[0]) == wanted), None)
                if at is not None and wanted is not None:
                    other = right.pop(at)
                    left.remove(pair)
                    paired += (pair[0], other[0])
                    if pair[0] != other[0]:
                        yield veld, pair[1], other[1]
        said = paired if name in _ONCE else []
        yield from ((veld, one, None) for form, one in left if not _is_said(form, said))
        yield from ((veld, None, one) for form, one in right if not _is_said(form, said))


def _is_said(one: Any, others: Sequence[Any]) -> bool:
    """Whether one of these says all that this says."""
    return any(_adds_nothing(one, other) for other in others)


def _adds_nothing(one: Any, other: Any) -> bool:
    if not isinstance(one, tuple):
        return not one or bool(one == other)
    return all(map(_adds_nothing, one, other))


def _typed(one: Actie) -> str | Mapping[int, str] | None:
    return one.financiering.dekking if one.financiering else None


def _dekking(one: Actie, periode: Periode) -> Mapping[int, str]:
    """The dekking that is typed, by year; one word is for all years that the actie runs."""
    typed = _typed(one)
    if typed is None or isinstance(typed, Mapping):
        return typed or {}
    years = money.jaren(one.looptijd, periode)
    return dict.fromkeys(years or [money.eerste_jaar(one.looptijd, periode)], typed)
