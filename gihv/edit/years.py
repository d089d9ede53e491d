"""Years that are gained: what a file says once, for all its years, is first written out for those.

One word of dekking stands for every year of an actie, one amount of benodigd for all of them
together. With a longer looptijd, or a longer periode of the agenda, they would come to stand for
years of which nobody said anything.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from gihv import money
from gihv.dates import Datum
from gihv.diagnostics import Keys
from gihv.dutch import enumerate_
from gihv.model import Looptijd, Periode, grouped

_DEKKING = ("financiering", "dekking")
_BENODIGD = ("financiering", "benodigd")
_KNOWN = range(1900, 2100)


def at(data: Any, keys: Keys) -> Any:
    """What stands at the end of a way; None where there is nothing."""
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def periode_in(agenda: Any) -> Periode | None:
    """The periode that the data of agenda.yaml tell; None where they do not."""
    van, tot = (at(agenda, ("periode", end)) for end in ("van", "tot"))
    is_known = all(type(end) is int and end in _KNOWN for end in (van, tot))
    return Periode(van, tot) if is_known and van <= tot else None


def years(data: Any, periode: Periode | None) -> range | None:
    """The years of a periode in which what a file is about runs; None where that is not known."""
    ends = (at(data, ("looptijd", end)) for end in ("van", "tot"))
    try:
        van, tot = (end if end is None else Datum.parse(end) for end in ends)
    except (ValueError, KeyError, OverflowError):  # the last of the year 0
        return None
    return money.jaren(Looptijd(van, tot), periode) if periode else None


class Once(NamedTuple):
    """What a file says once that has other years now."""

    keys: Keys
    said: str | int
    was: range
    """The years that it stood for."""
    now: range

    @property
    def gained(self) -> list[int]:
        return [year for year in self.now if year not in self.was]

    @property
    def by_year(self) -> dict[str, str | int] | None:
        """The same for the years that it stood for; None where that cannot be said by year."""
        if isinstance(self.said, str):
            kept = [year for year in self.was if year in self.now] or self.was
            return {str(year): self.said for year in kept} or None
        return {str(year): self.said for year in self.was} if len(self.was) == 1 else None

    @property
    def told(self) -> str:
        """What becomes of it, in Dutch, as the end of a sentence about it."""
        gained, was = money.jaren_tekst(tuple(self.gained)), money.jaren_tekst(tuple(self.was))
        if self.by_year:
            written = money.jaren_tekst(tuple(map(int, self.by_year)))
            return f"staat nu per jaar, voor {written}; voor {gained} staat er nog niets."
        if not self.was:
            return f"gold nog voor geen jaar van de agenda, en geldt nu voor {gained}."
        return (
            f"is één bedrag voor {was} samen; gihv kan het niet verdelen en laat het staan. "
            f"Geldt het niet ook voor {gained}, geef dan een bedrag per jaar."
        )


def said_once(data: Any, was: range | None, now: range | None) -> Iterator[Once]:
    """What a file with some data says once for all its years, of which it gains some."""
    if was is None or now is None or set(now) <= set(was):
        return
    word, amount = at(data, _DEKKING), at(data, _BENODIGD)
    if isinstance(word, str):
        yield Once(_DEKKING, word, was, now)
    way: Keys = _BENODIGD
    if isinstance(amount, dict):
        way, amount = (*way, "bedrag"), amount.get("bedrag")
    if type(amount) is int:
        yield Once(way, amount, was, now)


def notes(found: Iterable[tuple[str, Once]]) -> list[str]:
    """What to tell of what files say, each with what is called by its file ("": no need to say)."""
    same = grouped(((once.keys[1], once.told), name) for name, once in found)
    return [
        f"`{what}`{f' van {enumerate_(names)}' if any(names) else ''} {told}"
        for (what, told), names in same.items()
    ]
