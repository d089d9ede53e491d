"""What a Selectie holds: the acties, and the money that goes with them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from gihv import money
from gihv.model import GEEN_LOOPTIJD, Actie, Agenda, Rol, grouped
from gihv.money import Toegerekend
from gihv.query.selectie import Selectie, loopt_in
from gihv.query.zoek import holds, told

_Value = TypeVar("_Value")


class Gekozen(NamedTuple):
    """What a choice holds: acties, and money that is in exactly one of these places.

    `bijdragen` counts in totals: money for a chosen actie by name; of the whole agenda every
    bijdrage but the shares of a pot. `daarnaast`, outside the totals of a choice, is money for a
    whole speerpunt or the whole agenda, of a pot what is still to be divided. Of money for acties
    that are all over, only what came in is in `bijdragen`; the rest is `niet_ontvangen`. Under
    --jaar each is a part for one of those years, or one that cannot be divided.
    """

    acties: tuple[Actie, ...]
    bijdragen: tuple[Toegerekend, ...]
    daarnaast: tuple[Toegerekend, ...] = ()
    niet_ontvangen: tuple[Toegerekend, ...] = ()


def chosen(agenda: Agenda, keuze: Selectie) -> Gekozen:
    """What a Selectie holds, each in the order of the agenda."""
    acties = select(agenda, keuze)
    if keuze:
        ids = frozenset(actie.id for actie in acties)
        payers = frozenset().union(*(agenda.onderdelen(id_) for one in keuze.bron for id_ in one))
        asked = [
            one
            for one in money.bijdragen(agenda)
            if not keuze.bron or not payers.isdisjoint(_betalers(agenda, one))
        ]
        counted = [one for one in asked if not ids.isdisjoint(money.acties_van(one))]
        aside = [money.rest(agenda, one) for one in asked if not money.acties_van(one)]
    else:
        every = (one for one in money.bijdragen(agenda) if not one.is_deel)
        counted = [money.pot_geheel(agenda, one) for one in every]
        aside = []
    if not keuze.alleen_geld:
        near = {None, *(actie.speerpunt for actie in acties)}
        aside = [one for one in aside if one.speerpunt in near]
    over = frozenset(actie.id for actie in agenda.acties if actie.afgelopen)
    halves = [_binnen(one, over) for one in counted]

    def parts(entries: Iterable[Toegerekend | None]) -> tuple[Toegerekend, ...]:
        return tuple(part for one in entries if one for part in money.deel_jaren(one, keuze.jaar))

    return Gekozen(
        acties,
        bijdragen=parts(counts for counts, _ in halves),
        daarnaast=parts(aside),
        niet_ontvangen=parts(other for _, other in halves),
    )


def _binnen(
    entry: Toegerekend, over: Collection[str]
) -> tuple[Toegerekend | None, Toegerekend | None]:
    """What of a bijdrage counts, and what does not as its acties are all over."""
    named = money.acties_van(entry)
    if named and entry.bijdrage.status != "afgewezen" and all(id_ in over for id_ in named):
        return money.binnen(entry)
    return entry, None


def _betalers(agenda: Agenda, entry: Toegerekend) -> frozenset[str]:
    """The ids by which --bron finds a bijdrage: who pays it, what it comes through, its pot."""
    bijdrage = entry.bijdrage
    found = {bijdrage.bron, bijdrage.via, bijdrage.id, bijdrage.uit}
    return frozenset(id_ for id_ in {money.betaler(agenda, bijdrage), *found} if id_)


def betrokken(agenda: Agenda, actie: Actie) -> frozenset[str]:
    """The ids of who has a role in an actie or pays it by name, and of what that comes through."""
    payers = (_betalers(agenda, one) for one in money.bijdragen_aan(agenda, actie.id))
    return frozenset(rol.organisatie for _, rol in actie.rollen).union(*payers)


def acties_met(agenda: Agenda, id_: str) -> tuple[str, ...]:
    """The ids of the acties with money by name, of any status, from or through this id itself."""
    return tuple(dict.fromkeys(agenda.once(_acties_per_betaler).get(id_, ())))


def _acties_per_betaler(agenda: Agenda) -> Mapping[str, Sequence[str]]:
    return grouped(
        (id_, actie.id)
        for actie in agenda.acties
        for entry in money.bijdragen_aan(agenda, actie.id)
        for id_ in _betalers(agenda, entry)
    )


def select(agenda: Agenda, keuze: Selectie) -> tuple[Actie, ...]:
    """The acties of the agenda that a Selectie holds, in the agenda's order."""
    if not keuze:
        return agenda.acties
    organisaties = keuze.trekker | keuze.partner | keuze.organisatie | keuze.bron
    parts = {id_: agenda.onderdelen(id_) for one in organisaties for id_ in one}

    def is_then(actie: Actie, entry: Toegerekend) -> bool:
        """Whether money is for a wanted year; without years it is for those of its actie."""
        years = entry.bijdrage.jaren or loopt_in(agenda, actie.looptijd)
        return not keuze.jaar or not keuze.jaar.isdisjoint(years)

    def geld(actie: Actie, id_: str) -> list[Toegerekend]:
        """What this id, or a part of it, pays an actie by name."""
        entries = money.bijdragen_aan(agenda, actie.id)
        return [one for one in entries if not parts[id_].isdisjoint(_betalers(agenda, one))]

    def takes_part(actie: Actie, id_: str) -> bool:
        return not parts[id_].isdisjoint(betrokken(agenda, actie))

    def in_year(actie: Actie) -> bool:
        """Whether it runs in a wanted year or has money for one; of a bron `pays` tells."""
        runs = not keuze.jaar.isdisjoint(loopt_in(agenda, actie.looptijd))
        entries = money.bijdragen_aan(agenda, actie.id)
        return bool(keuze.bron) or runs or any(is_then(actie, one) for one in entries)

    def pays(actie: Actie, id_: str) -> bool:
        return any(is_then(actie, one) for one in geld(actie, id_))

    tests: list[tuple[object, Callable[[Actie], bool]]] = [
        (keuze.speerpunt, lambda actie: actie.speerpunt in keuze.speerpunt),
        (keuze.actie, lambda actie: actie.id in keuze.actie),
        (keuze.deelgebied, lambda actie: (actie.speerpunt, actie.deelgebied) in keuze.deelgebied),
        (keuze.label, _either(keuze.label, lambda actie, id_: id_ in actie.labels)),
        (keuze.trekker, _either(keuze.trekker, lambda one, id_: _has(one.trekkers, parts[id_]))),
        (keuze.partner, _either(keuze.partner, lambda one, id_: _has(one.partners, parts[id_]))),
        (keuze.organisatie, _either(keuze.organisatie, takes_part)),
        (keuze.bron, _either(keuze.bron, pays)),
        (keuze.jaar, in_year),
        (keuze.dekking, lambda actie: _dekking(actie, agenda, keuze)),
        (keuze.status, lambda actie: actie.status in keuze.status),
        (keuze.zonder, _either(keuze.zonder, lambda actie, veld: mist(actie, agenda, veld))),
        (keuze.zoek, lambda actie: holds(agenda.once(told)[actie.id], keuze.zoek)),
    ]
    holding = [test for wanted, test in tests if wanted]
    return tuple(actie for actie in agenda.acties if all(test(actie) for test in holding))


def _either(
    alternatives: Iterable[Collection[_Value]], holds: Callable[[Actie, _Value], bool]
) -> Callable[[Actie], bool]:
    """Whether of one alternative every value holds for an actie."""
    return lambda actie: any(all(holds(actie, one) for one in wanted) for wanted in alternatives)


def mist(actie: Actie, agenda: Agenda, veld: str) -> bool:
    """Whether an actie lacks a key of ZONDER; one that is over is not without financiering."""
    if veld == "financiering":
        return not actie.afgelopen and money.dekking(actie, agenda.periode).zonder_financiering
    return getattr(actie, veld) in (None, (), GEEN_LOOPTIJD)


def _has(rollen: Iterable[Rol], ids: frozenset[str]) -> bool:
    return any(rol.organisatie in ids for rol in rollen)


def _dekking(actie: Actie, agenda: Agenda, keuze: Selectie) -> bool:
    """Whether the dekking is a wanted one: in a wanted year, or overall where no year is asked."""
    wanted = keuze.dekking | (money.OPEN if "open" in keuze.dekking else frozenset())
    dekking = money.dekking(actie, agenda.periode)
    if not keuze.jaar:
        return dekking.overall in wanted
    return any(dekking.per_jaar.get(year) in wanted for year in keuze.jaar)
