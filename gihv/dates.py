"""A date as a policy text writes it: a year, a quarter, a season, a schooljaar, a day.

One small type that denotes a span of days. It sorts by its first and then by its last day.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_FIRST_MONTH = {
    # (months after January of the year, length): seasons are meteorological, thirds of a year
    # are those of design section 3. Winter begins in December of the year that names it. A year
    # without a word is all of it.
    "": (0, 12),
    "voorjaar": (2, 3),
    "zomer": (5, 3),
    "najaar": (8, 3),
    "winter": (11, 3),
    "begin": (0, 4),
    "medio": (4, 4),
    "eind": (8, 4),
    "eerste helft": (0, 6),
    "tweede helft": (6, 6),
    "schooljaar": (7, 12),
}


class Datum(NamedTuple):
    """A span of days. Order is by first and last day; `tekst` is how it is typed."""

    eerste: date
    laatste: date
    tekst: str

    @classmethod
    @lru_cache(maxsize=4096)  # an agenda names the same few dates over and over
    def parse(cls, value: str | float) -> "Datum":
        """The span that a typed date denotes: "2014-K2" is April to June 2014.

        Raises ValueError for what the schema's pattern refuses.
        """
        # `2014.0` is an integer to JSON Schema
        text = value if isinstance(value, str) else str(int(value))
        word, _, years = text.rpartition(" ")
        year, *rest = years.split("-")
        if word or not rest:
            if word not in _FIRST_MONTH:
                raise ValueError(text)
            after, length = _FIRST_MONTH[word]
        elif rest[0].startswith("K"):
            after, length = 3 * int(rest[0][1:]) - 3, 3
        elif len(rest) == 1:
            after, length = int(rest[0]) - 1, 1
        else:
            day = date(int(year), int(rest[0]), int(rest[1]))
            return cls(day, day, text)
        next_year, next_month = divmod(12 * int(year) + after + length, 12)
        last = date(next_year, next_month + 1, 1) - timedelta(days=1)
        return cls(date(int(year), after + 1, 1), last, text)

    @property
    def leesbaar(self) -> str:
        """As a sentence writes it: "31 januari 2014", "februari 2014", "2e kwartaal van 2014"."""
        year, *rest = self.tekst.split("-")
        if not rest or not year.isdigit():
            return self.tekst
        if rest[0].startswith("K"):
            return f"{rest[0][1:]}e kwartaal van {year}"
        month = MAANDEN[int(rest[0]) - 1]
        return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"


def leesbaar(day: date) -> str:
    """A day as a sentence writes it: "31 januari 2014"."""
    return Datum(day, day, day.isoformat()).leesbaar
