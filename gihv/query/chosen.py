"""Which acties a Selectie holds."""

from collections.abc import Callable, Iterable
from typing import Any

from gihv import money
from gihv.model import GEEN_LOOPTIJD, Actie, Agenda
from gihv.query.selectie import Selectie
from gihv.query.zoek import acties_voor, genoemd_bij_geld, mentions, texts


def select(agenda: Agenda, keuze: Selectie) -> tuple[Actie, ...]:
    """The acties of the agenda that a Selectie holds, in the agenda's order."""
    if not keuze:
        return agenda.acties
    parts = frozenset().union(*map(agenda.onderdelen, keuze.organisatie))
    paid = _betaald_door(agenda, keuze.bron)
    funds = genoemd_bij_geld(agenda) if keuze.zoek else {}
    tests: list[tuple[object, Callable[[Actie], bool]]] = [
        (keuze.speerpunt, lambda actie: actie.speerpunt in keuze.speerpunt),
        (keuze.deelgebied, lambda actie: (actie.speerpunt, actie.deelgebied) in keuze.deelgebied),
        (keuze.trekker, lambda actie: _has(actie.trekkers, keuze.trekker)),
        (keuze.partner, lambda actie: _has(actie.partners, keuze.partner)),
        (keuze.organisatie, lambda actie: _has((rol for _, rol in actie.rollen), parts)),
        (keuze.bron, lambda actie: actie.id in paid),
        (keuze.jaar, lambda actie: _loopt(actie, agenda, keuze.jaar)),
        (keuze.dekking, lambda actie: _dekking(actie, agenda, keuze)),
        (keuze.status, lambda actie: actie.status in keuze.status),
        (keuze.zonder, lambda actie: any(mist(actie, agenda, veld) for veld in keuze.zonder)),
        (keuze.zoek, lambda actie: mentions(texts(actie, agenda, funds), keuze.zoek)),
    ]
    holding = [test for wanted, test in tests if wanted]
    return tuple(actie for actie in agenda.acties if all(test(actie) for test in holding))


def mist(actie: Actie, agenda: Agenda, veld: str) -> bool:
    """Whether an actie lacks a key of ZONDER; of financiering: whether no money is in sight."""
    if veld == "financiering":
        return money.dekking(actie, agenda.periode).zonder_financiering
    return getattr(actie, veld) in (None, (), GEEN_LOOPTIJD)


def _has(rollen: Iterable[Any], ids: frozenset[str]) -> bool:
    return any(rol.organisatie in ids for rol in rollen)


def _loopt(actie: Actie, agenda: Agenda, years: frozenset[int]) -> bool:
    return not years.isdisjoint(money.jaren(actie.looptijd, agenda.periode))


def _dekking(actie: Actie, agenda: Agenda, keuze: Selectie) -> bool:
    """Whether the dekking is a wanted one: in a wanted year, or overall where no year is asked."""
    wanted = keuze.dekking | (money.OPEN if "open" in keuze.dekking else frozenset())
    dekking = money.dekking(actie, agenda.periode)
    if not keuze.jaar:
        return dekking.overall in wanted
    return any(dekking.per_jaar.get(year) in wanted for year in keuze.jaar)


def _betaald_door(agenda: Agenda, ids: frozenset[str]) -> frozenset[str]:
    """The ids of the acties that these organisaties or regelingen pay for, alone or with others."""
    return frozenset(
        id_
        for entry in money.bijdragen(agenda)
        if not ids.isdisjoint({entry.bijdrage.bron, entry.bijdrage.via})
        for id_ in acties_voor(agenda, entry)
    )


def acties_met(agenda: Agenda, id_: str) -> tuple[str, ...]:
    """The ids of the acties with a bijdrage from or through this id, in the agenda's order."""
    ids = _betaald_door(agenda, frozenset([id_]))
    return tuple(actie.id for actie in agenda.acties if actie.id in ids)
