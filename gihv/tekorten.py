"""What is needed, and what of that is still missing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from gihv import money
from gihv.model import Actie, Agenda, Bedrag, Bijdrage, grouped
from gihv.money import JAAR_ONBEKEND, Som, Toegerekend, totaal


class Nodig(NamedTuple):
    """What one file says is needed: for an actie, or for all those of a speerpunt or the agenda.

    `eerste`: the first year that it is for. `grens`: how a rough amount is meant.
    """

    bedrag: Bedrag
    eerste: int
    speerpunt: str | None
    actie: str | None
    path: str
    grens: str | None = None


def nodig(agenda: Agenda) -> Iterator[Nodig]:
    """Every benodigd that is stated: the agenda's, then each speerpunt's, then each actie's."""
    for funds, looptijd, speerpunt, actie, path in money.financieringen(agenda):
        if funds.benodigd is not None:
            first = money.eerste_jaar(looptijd, agenda.periode)
            yield Nodig(funds.benodigd, first, speerpunt, actie, path, funds.benodigd_grens)


def telt_mee(bijdrage: Bijdrage, needs: Sequence[Nodig]) -> Som:
    """How much of a bijdrage is committed and counts against what is needed.

    Money counts unless all its years come before the first that the need is for; of a need by year,
    where all its years are among those. Of what is not certain, as money without years against a
    need by year, or against two needs of which it fits one, nothing counts: the sum is `ongeveer`.
    """
    result = Som()
    if money.stand(bijdrage) != "toegezegd":
        return result
    for _, part in money.per_jaar(bijdrage):
        fits = {_past(part.jaren, one) for one in needs}
        if fits != {False}:
            amount, is_certain = totaal(part.bedrag), fits == {True}
            known = (amount or 0) if is_certain else 0
            grens = bijdrage.grens if is_certain else "ongeveer"
            result += Som(known, 1, int(amount is None), grens)
    return result


def _past(years: tuple[int, ...], one: Nodig) -> bool | None:
    """Whether money for these years is for this need; None where that is not certain."""
    if not isinstance(one.bedrag, Mapping):
        return not years or years[-1] >= one.eerste
    inside = {year in one.bedrag for year in years}
    return inside.pop() if len(inside) == 1 else None


class Benodigd(NamedTuple):
    """What some acties need together, as far as files say it, and the total where that is known.

    What a speerpunt or the agenda needs for all its acties together is here only where those are
    all chosen. Whether it holds what one of them says that it needs itself, nobody knows: two such
    amounts are never added, and there is no total.
    """

    delen: tuple[Nodig, ...]

    @property
    def dubbel(self) -> bool:
        """Whether one of these amounts may hold another."""
        wide = {one.speerpunt for one in self.delen if one.actie is None}
        return len(self.delen) > 1 and (
            None in wide or any(one.actie and one.speerpunt in wide for one in self.delen)
        )

    @property
    def totaal(self) -> int | None:
        if not self.delen or self.dubbel:
            return None
        return sum(totaal(one.bedrag) or 0 for one in self.delen)

    @property
    def grens(self) -> str | None:
        """How the total is meant where an amount is rough; of more than one that is `ongeveer`."""
        if len(self.delen) == 1:
            return self.delen[0].grens
        return "ongeveer" if any(one.grens for one in self.delen) else None

    @property
    def per_jaar(self) -> Mapping[str, "Benodigd"]:
        """The same for each year of which it is stated, or for "zonder jaar"."""
        rows = grouped(
            (str(year), one._replace(bedrag=amount))
            for one in self.delen
            for year, amount in (
                one.bedrag if isinstance(one.bedrag, Mapping) else {JAAR_ONBEKEND: one.bedrag}
            ).items()
        )
        return {name: Benodigd(delen) for name, delen in rows.items()}


def benodigd(agenda: Agenda, acties: Collection[Actie], *, heel: bool) -> Benodigd:
    """What these acties need, if they are not over; `heel`: they stand for the whole agenda."""
    ids = {actie.id for actie in acties}
    running = {actie.id for actie in acties if not actie.afgelopen}
    partly = {one.speerpunt for one in agenda.acties if one.id not in ids}
    whole = {one.speerpunt for one in acties} - partly

    def counts(one: Nodig) -> bool:
        return one.actie in running if one.actie else heel or one.speerpunt in whole

    return Benodigd(tuple(filter(counts, nodig(agenda))))


_Way = tuple[str | None, str | None]
"""Where something is stated: the ids of a speerpunt and an actie."""


def tekort(agenda: Agenda, needed: Benodigd) -> tuple[int | None, str | None]:
    """What is needed less what is committed to those who need it, never below zero; and its grens.

    Money that they share with others, of whom nothing says what they need, is not taken off: then
    the tekort is `hoogstens` this. So it is with money for a whole speerpunt or agenda, and what is
    left of a pot, unless all of its acties say what they need; and with money of which it is not
    certain which year or need it is for. None where what is needed is unknown, or an amount is.
    """
    if needed.totaal is None:
        return None, None
    stated = {(one.speerpunt, one.actie): one for one in needed.delen}
    given, shared = Som(), Som()
    for entry in _near(agenda, needed):
        mine, needs = _tegenover(agenda, stated, entry)
        if not needs:
            continue
        part = telt_mee(money.rest(agenda, entry).bijdrage, needs)
        given, shared = (given + part, shared) if mine else (given, shared + part)
    missing = max(needed.totaal - given.bedrag, 0)
    if missing and given.zonder_bedrag:
        return None, None
    may_be_less = shared.bedrag or shared.zonder_bedrag or shared.grens or given.grens
    return missing, "hoogstens" if missing and may_be_less else None


def _near(agenda: Agenda, needed: Benodigd) -> Iterable[Toegerekend]:
    """The bijdragen that may be for these needs: of one actie alone only what can be for it."""
    first, *others = needed.delen
    if others or first.actie is None:
        return money.bijdragen(agenda)
    whole = (money.voor_geheel(agenda, place) for place in (first.speerpunt, None))
    return chain(money.bijdragen_aan(agenda, first.actie), *whole)


def _tegenover(
    agenda: Agenda, stated: Mapping[_Way, Nodig], entry: Toegerekend
) -> tuple[bool, Sequence[Nodig]]:
    """Whether a bijdrage is only for those of whom it is said what they need; and those needs."""
    named = [agenda.actie[id_] for id_ in money.acties_van(entry) if id_ in agenda.actie]
    home = agenda.acties_van[entry.speerpunt] if entry.speerpunt else agenda.acties

    def way(actie: Actie) -> _Way | None:
        """Where it is said what an actie needs, alone or else with others."""
        places = (actie.speerpunt, actie.id), (actie.speerpunt, None), (None, None)
        return next((place for place in places if place in stated), None)

    ways = [way(actie) for actie in named or [one for one in home if not one.afgelopen]]
    if not ways and (entry.speerpunt, None) in stated:  # a speerpunt without acties
        ways = [(entry.speerpunt, None)]
    return None not in ways, [stated[way] for way in dict.fromkeys(ways) if way]
