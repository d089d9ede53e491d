"""How the money of all acties stands, as a picture: a tile an actie, a mark a year; and counts."""

from collections import Counter
from typing import NamedTuple

from gihv import money, query
from gihv.dutch import number
from gihv.report import words
from gihv.report.geld import Geld
from gihv.site.parts import BETEKENIS, OPEN, Link, Vak, Wegwijzer, keuze, name_of

VOORBIJ = "voorbij"
"""The mark of each year of an actie that is over: its money does not count."""


class Tegel(NamedTuple):
    """An actie in the picture; the marks of one that is over say only that."""

    link: Link
    titel: str
    vakken: tuple[Vak, ...]
    status: str


class Rij(NamedTuple):
    """A speerpunt with its acties."""

    nummer: str
    speerpunt: Link
    tegels: tuple[Tegel, ...]


class Telling(NamedTuple):
    """How many acties are in a state, with those acties; the bar is so many percents long."""

    jaar: int
    link: Link
    procent: int


class Stand(NamedTuple):
    """A state with a telling for each year; `is_deel`: it is a part of `open` above it."""

    woord: str
    soort: str
    betekenis: str
    tellingen: tuple[Telling, ...]
    is_deel: bool


class Legenda(NamedTuple):
    """The states that occur, in the order of the report."""

    titel: str
    jaren: tuple[int, ...]
    standen: tuple[Stand, ...]


def rijen(weg: Wegwijzer) -> tuple[Rij, ...]:
    """Every speerpunt with its acties as tiles."""
    funds = weg.funds
    found = []
    for one in query.speerpunten(weg.agenda, funds.keuze):
        own = [actie for actie in funds.acties if actie.speerpunt == one.id]
        tiles = (
            Tegel(
                weg.actie(actie),
                actie.titel,
                tuple(Vak(year, VOORBIJ) for year in funds.years)
                if actie.afgelopen
                else weg.vakken(actie),
                actie.status or "" if actie.afgelopen else "",
            )
            for actie in own
        )
        link = Link(one.titel, weg.speerpunten[one.id])
        found.append(Rij(str(one.nummer), link, tuple(tiles)))
    return tuple(found)


def legenda(funds: Geld) -> Legenda:
    """How many acties are in each state, by year; not those that are over."""
    counts = {
        year: Counter(funds.staat(actie, year).woord for actie in funds.lopend)
        for year in funds.years
    }
    for found in counts.values():
        found[OPEN] = sum(found[state] for state in money.OPEN)
    parts = [state for state in money.STATES if state in money.OPEN]
    states = [money.GEDEKT, money.DEELS, money.BEOOGD, OPEN, *parts, money.GEEN, words.BUITEN]
    most = max((max(found.values()) for found in counts.values()), default=0)

    def telling(state: str, year: int) -> Telling:
        count = counts[year][state]
        to = keuze(dekking=name_of(state), jaar=year) if count else ""
        return Telling(year, Link(number(count), to), round(100 * count / most) if most else 0)

    return Legenda(
        words.benoemd(funds.agenda, "{Acties} per jaar"),
        tuple(funds.years),
        tuple(
            Stand(
                state,
                name_of(state),
                BETEKENIS[state][0],
                tuple(telling(state, year) for year in funds.years),
                state in money.OPEN,
            )
            for state in states
            if any(found[state] for found in counts.values())
        ),
    )


def lezen(funds: Geld) -> str:
    """How the picture is read."""
    word = funds.agenda.benamingen.actie.enkelvoud
    first, *others = funds.years or (0,)
    below = f" Boven staat {first}, daaronder {words.reeks(others)}." if others else ""
    return f"Elk blokje staat voor één {word}.{below} Hoe voller het vakje, hoe zekerder het geld."
