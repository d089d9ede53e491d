"""Where the money stands: the one computation for report, rules and exports.

The dekking of each year, the overall dekking, and sums that keep apart what they do not know. The
definitions are those that agenda/README.md explains to editors.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from gihv.diagnostics import Place
from gihv.layout import AGENDA
from gihv.model import (
    GEEN_LOOPTIJD,
    Actie,
    Agenda,
    Bedrag,
    Bijdrage,
    Financiering,
    Looptijd,
    Periode,
    grouped,
)

GEDEKT, DEELS, BEOOGD = "gedekt", "deels", "beoogd"
GEZOCHT, ONBEKEND, GEEN, ONTBREEKT = "gezocht", "onbekend", "geen", "ontbreekt"

STATES = (GEDEKT, DEELS, BEOOGD, GEZOCHT, ONBEKEND, GEEN, ONTBREEKT)
"""Every dekking, from best to worst; `ontbreekt` is never typed."""
OPEN = frozenset({GEZOCHT, ONBEKEND, ONTBREEKT})
"""The collective `open`."""
FINANCED = frozenset({GEDEKT, DEELS, BEOOGD})
"""A year in one of these keeps an actie out of "zonder financiering"."""

TOEGEZEGD = frozenset({"toegezegd", "ontvangen"})
"""What counts as committed: a bijdrage that came in was committed too."""


def bekende_periode(agenda: Agenda) -> Periode | None:
    """The agenda's periode; None where agenda.yaml does not tell it, or has it reversed."""
    periode = agenda.kop.periode if agenda.kop else None
    return periode if periode and periode.van <= periode.tot else None


def eerste_jaar(looptijd: Looptijd, periode: Periode) -> int:
    """Also where that lies before the periode; as `laatste_jaar` where it lies after."""
    return looptijd.van.eerste.year if looptijd.van else periode.van


def laatste_jaar(looptijd: Looptijd, periode: Periode) -> int:
    return looptijd.tot.laatste.year if looptijd.tot else periode.tot


def jaren(looptijd: Looptijd, periode: Periode) -> range:
    first = max(eerste_jaar(looptijd, periode), periode.van)
    return range(first, min(laatste_jaar(looptijd, periode), periode.tot) + 1)


def dagen(looptijd: Looptijd, periode: Periode) -> tuple[date, date]:
    """The first and the last day of a looptijd; where it has none, of the periode."""
    first = looptijd.van.eerste if looptijd.van else date(periode.van, 1, 1)
    last = looptijd.tot.laatste if looptijd.tot else date(periode.tot, 12, 31)
    return first, last


class Dekking(NamedTuple):
    """The dekking of one actie: of each year of its looptijd (in order), and overall."""

    per_jaar: Mapping[int, str]
    overall: str

    @property
    def zonder_financiering(self) -> bool:
        return FINANCED.isdisjoint(self.per_jaar.values() if self.per_jaar else [self.overall])

    @property
    def wisselend(self) -> bool:
        """Whether some years have money in sight and others have not."""
        states = set(self.per_jaar.values())
        return not FINANCED.isdisjoint(states) and not states <= FINANCED


def dekking(actie: Actie, periode: Periode) -> Dekking:
    typed = actie.financiering.dekking if actie.financiering else None
    if isinstance(typed, Mapping):
        per_jaar = {year: typed.get(year, ONTBREEKT) for year in jaren(actie.looptijd, periode)}
        return Dekking(per_jaar, _overall(set(per_jaar.values())))
    state = typed or ONTBREEKT
    return Dekking(dict.fromkeys(jaren(actie.looptijd, periode), state), state)


def _overall(states: Collection[str]) -> str:
    """The one state of all years; else `deels` if any is settled, else the first that occurs."""
    if len(states) > 1 and not {GEDEKT, DEELS}.isdisjoint(states):
        return DEELS
    return next((state for state in STATES if state in states), ONTBREEKT)


# -- bijdragen -------------------------------------------------------------------------------


class Toegerekend(NamedTuple):
    """A bijdrage with what it is for, and where it stands: `nth` (from 0) in the file at `path`.

    It is for one actie, by id; or for several acties of one speerpunt together; or, with both None,
    for several acties of the agenda or the agenda as a whole.
    """

    bijdrage: Bijdrage
    speerpunt: str | None
    actie: str | None
    path: str
    nth: int

    def at(self, *keys: str | int) -> Place:
        return Place(self.path, ("financiering", "bijdragen", self.nth, *keys))


def acties_van(agenda: Agenda, entry: Toegerekend) -> Iterable[str]:
    """The ids of the acties that a bijdrage pays for, alone or together, each once.

    One that stands in a speerpunt and names no acties is for all of them; one for the agenda as a
    whole is for none in particular.
    """
    if entry.actie:
        return (entry.actie,)
    if entry.bijdrage.acties:
        return dict.fromkeys(entry.bijdrage.acties)
    return (actie.id for actie in agenda.acties_van.get(entry.speerpunt or "", ()))


def bijdragen(agenda: Agenda) -> Sequence[Toegerekend]:
    """Every bijdrage once: the agenda's, then each speerpunt's, then each actie's."""
    return agenda.once(_bijdragen)


def _bijdragen(agenda: Agenda) -> Sequence[Toegerekend]:
    return tuple(
        Toegerekend(bijdrage, speerpunt, actie, path, nth)
        for funds, _, speerpunt, actie, path in _financieringen(agenda)
        for nth, bijdrage in enumerate(funds.bijdragen)
    )


_Stated = tuple[Financiering, Looptijd, str | None, str | None, str]


def _financieringen(agenda: Agenda) -> Iterator[_Stated]:
    """What files say about money: when it is for, the ids of speerpunt and actie, and the path."""
    if agenda.kop and agenda.kop.financiering:
        yield agenda.kop.financiering, GEEN_LOOPTIJD, None, None, AGENDA
    for one in agenda.speerpunten:
        if one.financiering:
            yield one.financiering, GEEN_LOOPTIJD, one.id, None, one.path
    for actie in agenda.acties:
        if actie.financiering:
            yield actie.financiering, actie.looptijd, actie.speerpunt, actie.id, actie.path


def bijdragen_aan(agenda: Agenda, actie: str) -> Sequence[Toegerekend]:
    """Every bijdrage that pays for an actie, by id: its own, then those that it shares."""
    return agenda.once(_per_actie).get(actie, ())


def gedeeld(agenda: Agenda, actie: str) -> Sequence[Toegerekend]:
    """The bijdragen that pay for an actie, by id, together with others."""
    return [entry for entry in bijdragen_aan(agenda, actie) if entry.actie is None]


def _per_actie(agenda: Agenda) -> Mapping[str, Sequence[Toegerekend]]:
    entries = sorted(bijdragen(agenda), key=lambda entry: entry.actie is None)
    return grouped((id_, entry) for entry in entries for id_ in acties_van(agenda, entry))


# -- sums ------------------------------------------------------------------------------------

Stand = Literal["toegezegd", "aangevraagd", "mogelijk", "afgewezen"]
STANDEN: tuple[Stand, ...] = ("toegezegd", "aangevraagd", "mogelijk", "afgewezen")
"""How certain money is, from best to worst; `afgewezen` stands outside every sum."""


def stand(bijdrage: Bijdrage) -> Stand:
    return "toegezegd" if bijdrage.status in TOEGEZEGD else bijdrage.status  # type: ignore[return-value] # the schema allows no other word


@dataclass(frozen=True, slots=True)
class Som:
    """A sum in whole euros of the amounts that are known, and how many bijdragen it is made of."""

    bedrag: int = 0
    aantal: int = 0
    zonder_bedrag: int = 0

    @property
    def bekend(self) -> int | None:
        """The sum; None where not one of the bijdragen has an amount."""
        return None if self.aantal and self.aantal == self.zonder_bedrag else self.bedrag

    def __add__(self, other: "Som") -> "Som":
        return Som(
            self.bedrag + other.bedrag,
            self.aantal + other.aantal,
            self.zonder_bedrag + other.zonder_bedrag,
        )


def totaal(bedrag: Bedrag | None) -> int | None:
    """An amount over all its years; None where it is not stated."""
    return sum(bedrag.values()) if isinstance(bedrag, Mapping) else bedrag


def som(entries: Iterable[Bijdrage]) -> Som:
    result = Som()
    for entry in entries:
        amount = totaal(entry.bedrag)
        result += Som(amount or 0, 1, int(amount is None))
    return result


JAAR_ONBEKEND = "jaar onbekend"
BRON_ONBEKEND = "bron onbekend"
HELE_AGENDA = "hele agenda"


def per_jaar(bijdrage: Bijdrage) -> Iterator[tuple[str, Bijdrage]]:
    """A bijdrage under the row of its years: "2014", "2013-2014", "jaar onbekend".

    One with an amount by year is split into one a year; an amount over several years never is.
    """
    if isinstance(bijdrage.bedrag, Mapping):
        for year, amount in bijdrage.bedrag.items():
            yield str(year), bijdrage._replace(bedrag=amount, jaren=(year,))
    else:
        yield jaren_tekst(bijdrage.jaren) or JAAR_ONBEKEND, bijdrage


def jaren_tekst(years: tuple[int, ...]) -> str:
    """Years as a row's name: "2014", "2013-2015" (consecutive), "2013, 2015"; "" for none."""
    if len(years) > 1 and years == tuple(range(years[0], years[-1] + 1)):
        return f"{years[0]}-{years[-1]}"
    return ", ".join(map(str, years))


# -- needed ----------------------------------------------------------------------------------


class Nodig(NamedTuple):
    """What one file says is needed: for an actie, or for all acties of a speerpunt together.

    With both ids None it is for all acties of the agenda together. `eerste` is the first year that
    the money is for: that of the looptijd, or of the periode.
    """

    bedrag: Bedrag
    eerste: int
    speerpunt: str | None
    actie: str | None
    path: str


def nodig(agenda: Agenda) -> Iterator[Nodig]:
    """Every benodigd that is stated: the agenda's, then each speerpunt's, then each actie's."""
    for funds, looptijd, speerpunt, actie, path in _financieringen(agenda):
        if funds.benodigd is not None:
            first = eerste_jaar(looptijd, agenda.periode)
            yield Nodig(funds.benodigd, first, speerpunt, actie, path)


def telt_mee(bijdrage: Bijdrage, delen: Iterable[Nodig]) -> Som:
    """How much of a bijdrage is committed and counts against what is needed.

    Money counts unless all its years come before the first that the need is for; of a need by year,
    where all its years are among those. What is not certain, as money without years against a need
    by year, or against two needs of which it fits one, is in `zonder_bedrag`, as is an amount that
    is not stated.
    """
    result = Som()
    if stand(bijdrage) != "toegezegd":
        return result
    needs = list(delen)
    for _, part in per_jaar(bijdrage):
        fits = {_past(part.jaren, one) for one in needs}
        if fits != {False}:
            amount = totaal(part.bedrag) if fits == {True} else None
            result += Som(amount or 0, 1, int(amount is None))
    return result


def _past(years: tuple[int, ...], one: Nodig) -> bool | None:
    """Whether money for these years is for this need; None where that is not certain."""
    if not isinstance(one.bedrag, Mapping):
        return not years or years[-1] >= one.eerste
    inside = {year in one.bedrag for year in years}
    return inside.pop() if len(inside) == 1 else None


class Benodigd(NamedTuple):
    """What some acties need together: what files say of it, and the total where that is known.

    A speerpunt's benodigd is for all its acties together, the agenda's for all acties together:
    each is here only where all those acties are chosen. Whether it holds what one of them says that
    it needs itself, nobody knows: two such amounts are never added, and there is no total. Nor is
    there one where an actie is chosen for which nothing is stated.
    """

    delen: tuple[Nodig, ...]
    totaal: int | None

    @property
    def dubbel(self) -> bool:
        return _dubbel(self.delen)

    @property
    def per_jaar(self) -> Mapping[str, int | None]:
        """What is stated for each year, or for "jaar onbekend"; None where it cannot be added."""
        rows = grouped(
            (str(year), (one, amount))
            for one in self.delen
            for year, amount in (
                one.bedrag if isinstance(one.bedrag, Mapping) else {JAAR_ONBEKEND: one.bedrag}
            ).items()
        )
        return {
            name: None if _dubbel([one for one, _ in row]) else sum(amount for _, amount in row)
            for name, row in rows.items()
        }


def benodigd(agenda: Agenda, acties: Collection[Actie], *, heel: bool) -> Benodigd:
    """What these acties of the agenda need; `heel`: they stand for the agenda as a whole."""
    ids = {actie.id for actie in acties}
    whole = {
        id_ for id_, own in agenda.acties_van.items() if own and all(one.id in ids for one in own)
    }
    delen = tuple(
        one
        for one in nodig(agenda)
        if (one.actie in ids if one.actie else heel or one.speerpunt in whole)
    )
    stated = _plaatsen(delen)
    known = bool(delen) and not _dubbel(delen) and all(_van(stated, actie) for actie in acties)
    return Benodigd(delen, sum(totaal(one.bedrag) or 0 for one in delen) if known else None)


def _dubbel(delen: Collection[Nodig]) -> bool:
    wide = {one.speerpunt for one in delen if one.actie is None}
    return len(delen) > 1 and (
        None in wide or any(one.actie and one.speerpunt in wide for one in delen)
    )


_Plaatsen = Mapping[tuple[str | None, str | None], Nodig]
"""What is needed by where it is stated: the ids of a speerpunt and an actie."""


def _plaatsen(delen: Iterable[Nodig]) -> _Plaatsen:
    return {(one.speerpunt, one.actie): one for one in delen}


def _van(stated: _Plaatsen, actie: Actie) -> Nodig | None:
    """What is needed for an actie, alone or else with others."""
    ways = ((actie.speerpunt, actie.id), (actie.speerpunt, None), (None, None))
    return next((stated[way] for way in ways if way in stated), None)


def tekort(agenda: Agenda, benodigd: Benodigd, entries: Iterable[Toegerekend]) -> int | None:
    """What is still missing: needed less what these bijdragen commit, never below zero.

    None where it is unknown: what is needed is not known, or how much of the money counts is not.
    """
    if benodigd.totaal is None:
        return None
    stated = _plaatsen(benodigd.delen)
    given = Som()
    for entry in entries:
        given += telt_mee(entry.bijdrage, _tegenover(agenda, stated, entry))
    missing = max(benodigd.totaal - given.bedrag, 0)
    return None if missing and given.zonder_bedrag else missing


def _tegenover(agenda: Agenda, stated: _Plaatsen, entry: Toegerekend) -> list[Nodig]:
    """The needs that a bijdrage is for; none where it is also for an actie that is not chosen."""
    acties = [agenda.actie[id_] for id_ in acties_van(agenda, entry) if id_ in agenda.actie]
    if not acties:  # it is for the agenda as a whole, or for a speerpunt without acties
        return [one for one in stated.values() if entry.speerpunt in (None, one.speerpunt)]
    needs = [_van(stated, actie) for actie in acties]
    known = [one for one in needs if one]
    return known if len(known) == len(needs) else []
