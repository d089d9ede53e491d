"""Where the money stands: the one computation for report, rules and exports.

The dekking of each year and overall; sums that keep apart what they do not know; every bijdrage
once, pots with their shares. The definitions are those that agenda/README.md explains to editors.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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


class Dekking(NamedTuple):
    """The dekking of one actie: of each year of its looptijd (in order), and overall."""

    per_jaar: Mapping[int, str]
    overall: str

    @property
    def zonder_financiering(self) -> bool:
        return FINANCED.isdisjoint(self.per_jaar.values() if self.per_jaar else [self.overall])


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


# -- sums -------------------------------------------------------------------------------------

TOEGEZEGD = frozenset({"toegezegd", "ontvangen"})
"""What counts as committed: a bijdrage that came in was committed too."""

Stand = Literal["toegezegd", "aangevraagd", "mogelijk", "afgewezen"]
STANDEN: tuple[Stand, ...] = ("toegezegd", "aangevraagd", "mogelijk", "afgewezen")
"""How certain money is, from best to worst; `afgewezen` stands outside every sum."""

JAAR_ONBEKEND = "zonder jaar"
BRON_ONBEKEND = "bron niet genoemd"
HELE_AGENDA = "hele agenda"


def stand(bijdrage: Bijdrage) -> Stand:
    return "toegezegd" if bijdrage.status in TOEGEZEGD else bijdrage.status  # type: ignore[return-value] # the schema allows no other word


@dataclass(frozen=True, slots=True)
class Som:
    """A sum in whole euros of the amounts that are known, and how many bijdragen it is made of.

    `grens`: how it is meant where an amount is rough, which of more than one is `ongeveer`.
    """

    bedrag: int = 0
    aantal: int = 0
    zonder_bedrag: int = 0
    grens: str | None = None

    @property
    def bekend(self) -> int | None:
        """The sum; None where not one of the bijdragen has an amount."""
        return None if self.aantal and self.aantal == self.zonder_bedrag else self.bedrag

    def __add__(self, other: "Som") -> "Som":
        together = self.aantal and other.aantal and (self.grens or other.grens)
        return Som(
            self.bedrag + other.bedrag,
            self.aantal + other.aantal,
            self.zonder_bedrag + other.zonder_bedrag,
            "ongeveer" if together else self.grens or other.grens,
        )


def totaal(bedrag: Bedrag | None) -> int | None:
    """An amount over all its years; None where it is not stated."""
    return sum(bedrag.values()) if isinstance(bedrag, Mapping) else bedrag


def ontvangen(bijdrage: Bijdrage) -> int:
    """How much of a bijdrage has come in, as far as its amount is known."""
    if bijdrage.status == "ontvangen":
        return totaal(bijdrage.bedrag) or 0
    return bijdrage.ontvangen or 0


def som(entries: Iterable[Bijdrage]) -> Som:
    result = Som()
    for entry in entries:
        amount, unknown = totaal(entry.bedrag), int(entry.bedrag is None)
        result += Som(amount or 0, 1, unknown, entry.grens)
    return result


def per_jaar(bijdrage: Bijdrage) -> Iterator[tuple[str, Bijdrage]]:
    """A bijdrage under the row of its years: "2014", "2013-2014", "zonder jaar".

    One with an amount by year is split into one a year; an amount over several years never is. Of
    which year money is that came in of an amount by year, is not known: no part has it.
    """
    if isinstance(bijdrage.bedrag, Mapping):
        for year, amount in bijdrage.bedrag.items():
            yield str(year), bijdrage._replace(bedrag=amount, jaren=(year,), ontvangen=None)
    else:
        yield jaren_tekst(bijdrage.jaren) or JAAR_ONBEKEND, bijdrage


def jaren_tekst(years: tuple[int, ...]) -> str:
    """Years as a row's name: "2014", "2013-2015" (consecutive), "2013, 2015"; "" for none."""
    if len(years) > 1 and years == tuple(range(years[0], years[-1] + 1)):
        return f"{years[0]}-{years[-1]}"
    return ", ".join(map(str, years))


# -- bijdragen --------------------------------------------------------------------------------


class Toegerekend(NamedTuple):
    """A bijdrage with what it is for, and where it stands: `nth` (from 0) in the file at `path`.

    It is for one actie, by id; or for several acties of one speerpunt together; or, with both None,
    for several acties of the agenda or the agenda as a whole. A share of a pot has the bron and via
    of its pot.
    """

    bijdrage: Bijdrage
    speerpunt: str | None
    actie: str | None
    path: str
    nth: int

    @property
    def is_pot(self) -> bool:
        return self.bijdrage.id is not None

    @property
    def is_deel(self) -> bool:
        return self.bijdrage.uit is not None

    def at(self, *keys: str | int) -> Place:
        return Place(self.path, ("financiering", "bijdragen", self.nth, *keys))


def bijdragen(agenda: Agenda) -> Sequence[Toegerekend]:
    """Every bijdrage once, in order. Pots and their shares are both there: a sum takes either."""
    return agenda.once(_bijdragen)


def _bijdragen(agenda: Agenda) -> Sequence[Toegerekend]:
    return tuple(
        Toegerekend(_with_payer(bijdrage, agenda.potten), speerpunt, actie, path, nth)
        for funds, _, speerpunt, actie, path in financieringen(agenda)
        for nth, bijdrage in enumerate(funds.bijdragen)
    )


def _with_payer(bijdrage: Bijdrage, potten: Mapping[str, Bijdrage]) -> Bijdrage:
    pot = potten.get(bijdrage.uit) if bijdrage.uit else None
    return bijdrage._replace(bron=pot.bron, via=pot.via) if pot else bijdrage


_Stated = tuple[Financiering, Looptijd, str | None, str | None, str]


def financieringen(agenda: Agenda) -> Iterator[_Stated]:
    """What files say about money: when it is for, the ids of speerpunt and actie, and the path."""
    if agenda.kop and agenda.kop.financiering:
        yield agenda.kop.financiering, GEEN_LOOPTIJD, None, None, AGENDA
    for one in agenda.speerpunten:
        if one.financiering:
            yield one.financiering, GEEN_LOOPTIJD, one.id, None, one.path
    for actie in agenda.acties:
        if actie.financiering:
            yield actie.financiering, actie.looptijd, actie.speerpunt, actie.id, actie.path


def in_bestand(agenda: Agenda, path: str) -> Sequence[Toegerekend]:
    """The bijdragen that stand in the file at a path, in its order."""
    return agenda.once(_per_bestand).get(path, ())


def _per_bestand(agenda: Agenda) -> Mapping[str, Sequence[Toegerekend]]:
    return grouped((one.path, one) for one in bijdragen(agenda))


# -- for whom, and who pays ------------------------------------------------------------------


def acties_van(entry: Toegerekend) -> Iterable[str]:
    """The ids of the acties that a bijdrage is for by name, each once; for a pot there are none."""
    return (entry.actie,) if entry.actie else dict.fromkeys(entry.bijdrage.acties)


def bijdragen_aan(agenda: Agenda, actie: str) -> Sequence[Toegerekend]:
    """Every bijdrage for an actie by name, given its id: its own, then those that it shares."""
    return agenda.once(_per_actie).get(actie, ())


def voor_geheel(agenda: Agenda, speerpunt: str | None) -> Sequence[Toegerekend]:
    """The bijdragen for a speerpunt as a whole, by id; with None for the agenda as a whole."""
    return agenda.once(_voor_geheel).get(speerpunt, ())


def _per_actie(agenda: Agenda) -> Mapping[str, Sequence[Toegerekend]]:
    entries = sorted(bijdragen(agenda), key=lambda entry: entry.actie is None)
    return grouped((id_, entry) for entry in entries for id_ in acties_van(entry))


def _voor_geheel(agenda: Agenda) -> Mapping[str | None, Sequence[Toegerekend]]:
    whole = (one for one in bijdragen(agenda) if not one.actie and not one.bijdrage.acties)
    return grouped((one.speerpunt, one) for one in whole)


def betaler(agenda: Agenda, bijdrage: Bijdrage) -> str | None:
    """The id of who pays; None where that is not said.

    That is the bron; where no bron is named, or only a regeling, the verstrekker of the regeling.
    A regeling whose verstrekker is not known pays itself where it is the bron.
    """
    regeling = agenda.regelingen.get(bijdrage.bron or bijdrage.via or "")
    return (regeling and regeling.verstrekker) or bijdrage.bron


# -- pots ------------------------------------------------------------------------------------


def delen(agenda: Agenda, pot: str) -> Sequence[Toegerekend]:
    """The shares of a pot, by its id, in the order of the acties; also those that are afgewezen."""
    return agenda.once(_delen).get(pot, ())


def _delen(agenda: Agenda) -> Mapping[str, Sequence[Toegerekend]]:
    return grouped((one.bijdrage.uit, one) for one in bijdragen(agenda) if one.bijdrage.uit)


def pot_geheel(agenda: Agenda, entry: Toegerekend) -> Toegerekend:
    """A pot of which at least so much came in as of its shares; other money stays as it is."""
    of_shares = sum(ontvangen(one.bijdrage) for one in delen(agenda, entry.bijdrage.id or ""))
    if entry.bijdrage.status == "toegezegd" and of_shares > ontvangen(entry.bijdrage):
        return entry._replace(bijdrage=entry.bijdrage._replace(ontvangen=of_shares))
    return entry


def rest(agenda: Agenda, entry: Toegerekend) -> Toegerekend:
    """What of a pot is still to be divided: the pot less its shares that are not afgewezen.

    Never below zero. A share without an amount makes it a `maximaal`, a rough one an `ongeveer`.
    Other money than a pot stays as it is.
    """
    pot = entry.bijdrage
    own = [one.bijdrage for one in delen(agenda, pot.id or "")]
    given = [one for one in own if one.status != "afgewezen"]
    if pot.bedrag is None or not given:
        return entry
    grens = "ongeveer" if any(one.grens for one in given) else None
    grens = "maximaal" if any(one.bedrag is None for one in given) else pot.grens or grens
    came_in = max(ontvangen(pot) - sum(map(ontvangen, given)), 0)
    left = pot._replace(
        bedrag=_left(pot.bedrag, given), grens=grens, ontvangen=came_in if pot.ontvangen else None
    )
    return entry._replace(bijdrage=left)


def _left(bedrag: Bedrag, given: Sequence[Bijdrage]) -> Bedrag:
    """An amount less what was given of it; by year where each year holds what is given for it."""
    spent = Counter[tuple[int, ...]]()
    for one in given:
        for _, part in per_jaar(one):
            spent[part.jaren] += totaal(part.bedrag) or 0
    if isinstance(bedrag, Mapping):
        left = {year: amount - spent[(year,)] for year, amount in bedrag.items()}
        if spent.keys() <= {(year,) for year in bedrag} and min(left.values()) >= 0:
            return left
    return max((totaal(bedrag) or 0) - spent.total(), 0)


# -- parts -----------------------------------------------------------------------------------


def deel_jaren(entry: Toegerekend, years: Collection[int]) -> Iterator[Toegerekend]:
    """The parts of a bijdrage (see `per_jaar`) that may be for these years; for none the whole."""
    if not years:
        yield entry
        return
    for _, part in per_jaar(entry.bijdrage):
        if not part.jaren or not set(years).isdisjoint(part.jaren):
            yield entry._replace(bijdrage=part)


def binnen(entry: Toegerekend) -> tuple[Toegerekend | None, Toegerekend | None]:
    """A bijdrage as what has come in of it (status `ontvangen`), and as what has not."""
    bijdrage = entry.bijdrage
    if bijdrage.status == "ontvangen":
        return entry, None
    came_in = bijdrage.ontvangen
    if not came_in:
        return None, entry
    left = (totaal(bijdrage.bedrag) or 0) - came_in
    alike = bijdrage._replace(ontvangen=None)
    received = alike._replace(bedrag=came_in, status="ontvangen", grens=None)
    return (
        entry._replace(bijdrage=received),
        entry._replace(bijdrage=alike._replace(bedrag=left)) if left > 0 else None,
    )
