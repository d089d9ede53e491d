"""How the money of an actie stands: the dekking of each year, and overall.

The definitions are those that agenda/README.md explains to editors.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from gihv.model import Actie, Agenda, Looptijd, Periode

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
