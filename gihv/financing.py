"""Where the money stands: the one computation for report, rules and exports.

The dekking of each year, the overall dekking, and sums that keep apart what they do not know. The
definitions are those that agenda/README.md explains to editors.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gihv.model import Actie, Agenda, Bedrag, Bijdrage, Periode

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


def jaren(actie: Actie, periode: Periode) -> range:
    """The years of an actie's looptijd within the periode, in order."""
    looptijd = actie.looptijd
    first = looptijd.van.eerste.year if looptijd.van else periode.van
    last = looptijd.tot.laatste.year if looptijd.tot else periode.tot
    return range(max(first, periode.van), min(last, periode.tot) + 1)


def dagen(actie: Actie, periode: Periode) -> tuple[date, date]:
    """The first and the last day of an actie's looptijd; where it has none, of the periode."""
    looptijd = actie.looptijd
    first = looptijd.van.eerste if looptijd.van else date(periode.van, 1, 1)
    last = looptijd.tot.laatste if looptijd.tot else date(periode.tot, 12, 31)
    return first, last


@dataclass(frozen=True, slots=True)
class Dekking:
    """The dekking of one actie: of each year of its looptijd (in order), and overall."""

    per_jaar: Mapping[int, str]
    overall: str

    @property
    def zonder_financiering(self) -> bool:
        """Whether no year is gedekt, deels or beoogd."""
        return FINANCED.isdisjoint(self.per_jaar.values() if self.per_jaar else [self.overall])

    @property
    def wisselend(self) -> bool:
        """Whether some years have money in sight and others have not."""
        states = set(self.per_jaar.values())
        return not FINANCED.isdisjoint(states) and not states <= FINANCED


def dekking(actie: Actie, periode: Periode) -> Dekking:
    """How the money of an actie stands."""
    typed = actie.financiering.dekking if actie.financiering else None
    if isinstance(typed, Mapping):
        per_jaar = {year: typed.get(year, ONTBREEKT) for year in jaren(actie, periode)}
        return Dekking(per_jaar, _overall(per_jaar.values(), ONTBREEKT))
    state = typed or ONTBREEKT
    return Dekking(dict.fromkeys(jaren(actie, periode), state), state)


def _overall(states: Iterable[str], otherwise: str) -> str:
    """The one state of all years; else `deels` if any is settled, else the first that occurs."""
    occurring = set(states)
    if len(occurring) == 1:
        return occurring.pop()
    if occurring & {GEDEKT, DEELS}:
        return DEELS
    return next((state for state in STATES if state in occurring), otherwise)


# -- bijdragen -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Toegerekend:
    """A bijdrage with what it is for.

    That is one actie, by id; or several acties of one speerpunt together; or, with both None, the
    agenda as a whole.
    """

    bijdrage: Bijdrage
    speerpunt: str | None
    actie: str | None


def telt_voor(entry: Toegerekend, acties: frozenset[str], speerpunten: frozenset[str]) -> bool:
    """Whether a bijdrage pays for one of these acties (of these speerpunten), alone or with others.

    One that stands in a speerpunt and names no acties is for all of them; one for the agenda as a
    whole is for none in particular.
    """
    if entry.actie:
        return entry.actie in acties
    if entry.bijdrage.acties:
        return not acties.isdisjoint(entry.bijdrage.acties)
    return entry.speerpunt in speerpunten


def acties_van(agenda: Agenda, entry: Toegerekend) -> Iterator[str]:
    """The ids of the acties that a bijdrage pays for, alone or together: those of `telt_voor`."""
    if entry.actie:
        yield entry.actie
    elif entry.bijdrage.acties:
        yield from entry.bijdrage.acties
    elif entry.speerpunt:
        yield from (actie.id for actie in agenda.acties_van.get(entry.speerpunt, ()))


def bijdragen(agenda: Agenda) -> Iterator[Toegerekend]:
    """Every bijdrage once: the agenda's, then each speerpunt's with those of its acties."""
    if agenda.kop and agenda.kop.financiering:
        for bijdrage in agenda.kop.financiering.bijdragen:
            yield Toegerekend(bijdrage, None, None)
    for speerpunt in agenda.speerpunten:
        if speerpunt.financiering:
            for bijdrage in speerpunt.financiering.bijdragen:
                yield Toegerekend(bijdrage, speerpunt.id, None)
    for actie in agenda.acties:
        if actie.financiering:
            for bijdrage in actie.financiering.bijdragen:
                yield Toegerekend(bijdrage, actie.speerpunt, actie.id)


# -- sums ------------------------------------------------------------------------------------

Stand = Literal["toegezegd", "aangevraagd", "mogelijk", "afgewezen"]
STANDEN: tuple[Stand, ...] = ("toegezegd", "aangevraagd", "mogelijk", "afgewezen")
"""How certain money is, from best to worst; `afgewezen` stands outside every sum."""


def stand(bijdrage: Bijdrage) -> Stand:
    """How certain a bijdrage is: `ontvangen` counts as toegezegd."""
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
        """Both sums together."""
        return Som(
            self.bedrag + other.bedrag,
            self.aantal + other.aantal,
            self.zonder_bedrag + other.zonder_bedrag,
        )


def totaal(bedrag: Bedrag | None) -> int | None:
    """An amount over all its years; None where it is not stated."""
    return sum(bedrag.values()) if isinstance(bedrag, Mapping) else bedrag


def som(entries: Iterable[Bijdrage]) -> Som:
    """The sum of some bijdragen."""
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
        from dataclasses import replace

        for year, amount in bijdrage.bedrag.items():
            yield str(year), replace(bijdrage, bedrag=amount, jaren=(year,))
    else:
        yield jaren_tekst(bijdrage.jaren) or JAAR_ONBEKEND, bijdrage


def jaren_tekst(years: tuple[int, ...]) -> str:
    """Years as a row's name: "2014", "2013-2015" (consecutive), "2013, 2015"; "" for none."""
    if len(years) > 1 and years == tuple(range(years[0], years[-1] + 1)):
        return f"{years[0]}-{years[-1]}"
    return ", ".join(map(str, years))


# -- needed ----------------------------------------------------------------------------------


def tekort(benodigd: int | None, toegezegd: int) -> int | None:
    """What is still missing: needed less committed, never below zero; None where it is unknown."""
    return None if benodigd is None else max(benodigd - toegezegd, 0)
