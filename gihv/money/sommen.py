"""Sums that keep apart what they do not know, in whole euros."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gihv.model import Bedrag, Bijdrage

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
