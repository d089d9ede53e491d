"""Amounts, dates and years as people write them elsewhere -> how they are typed in the agenda.

Each function gives what to type, as plain data, or None for what it does not know. Imported only
where a value is refused, to tell what was probably meant.
"""

import re

from gihv.datum import MAANDEN, Datum

_SIGN = r"(?:€|eur|euro)?\s*"
_WHOLE = re.compile(rf"{_SIGN}([0-9]{{1,3}}(?:[.,' _][0-9]{{3}})+|[0-9]+)(?:,-|,00)?(?:\s*euro)?")
_LARGE = re.compile(rf"{_SIGN}([0-9]{{1,3}}(?:,[0-9]{{1,3}})?)\s*([a-z]+)(?:\s*euro)?")
_TIMES = {"duizend": 1_000, "k": 1_000, "miljoen": 1_000_000, "mln": 1_000_000}


def bedrag(text: str) -> int | None:
    """Whole euros: "€ 150.000,-" is 150000, "1,1 miljoen" is 1100000."""
    if match := _WHOLE.fullmatch(text.lower()):
        return int(re.sub(r"[.,' _]", "", match[1]))
    match = _LARGE.fullmatch(text.lower())
    if not match or match[2] not in _TIMES:
        return None
    return round(float(match[1].replace(",", ".")) * _TIMES[match[2]])


_YEAR = r"(?:19|20)[0-9]{2}"
_YEARS = re.compile(
    rf"({_YEAR})(?:\s*(-|–|/|tot en met|t/m|,|;|en|\s)\s*({_YEAR}|(?<=[-/–])[0-9]{{2}}))?"
)
_AND = (",", ";", "en", " ")


def jaren(text: str) -> list[int] | None:
    """A list of years: "2013-2015" is [2013, 2014, 2015]."""
    match = _YEARS.fullmatch(text.strip("[]() "))
    if not match:
        return None
    last_typed = match[3] or match[1]
    first = int(match[1])
    last = int(last_typed) if len(last_typed) == len(match[1]) else int(match[1][:2] + last_typed)
    years = [first, last] if match[2] in _AND else list(range(first, last + 1))
    return years or None


_DATES = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<day>[0-9]{{1,2}})[-/. ](?P<month>[0-9]{{1,2}})[-/. ](?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})[-/. ](?P<month>[0-9]{{1,2}})(?:[-/. ](?P<day>[0-9]{{1,2}}))?",
        rf"(?:(?P<day>[0-9]{{1,2}}) )?(?P<name>[a-z]{{3,9}})\.? (?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})[- ]?[kq](?P<quarter>[1-4])",
        rf"[kq](?P<quarter>[1-4])[- ](?P<year>{_YEAR})",
        rf"(?P<quarter>[1-4])e kwartaal (?:van )?(?P<year>{_YEAR})",
        rf"(?P<nth>eerste|tweede|derde|vierde) kwartaal (?:van )?(?P<year>{_YEAR})",
        rf"(?P<month>[0-9]{{1,2}})[-/](?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"(?P<part>[a-z]+) (?:van )?(?P<year>{_YEAR})",
    )
]
_PARTS = {
    "lente": "voorjaar",
    "herfst": "najaar",
    "midden": "medio",
    "halverwege": "medio",
    "einde": "eind",
    "start": "begin",
}
_MONTHS = {"mrt": "maart"}
_NTH = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4"}


def datum(text: str) -> str | None:
    """A date: "1 sept. 2014" is 2014-09-01, "lente 2014" is voorjaar 2014."""
    for pattern in _DATES:
        match = pattern.fullmatch(" ".join(text.lower().split()))
        typed = _typed(match.groupdict()) if match else None
        if typed and _exists(typed):
            return typed
    return None


def _typed(found: dict[str, str | None]) -> str | None:
    """A date from its parts, which may not exist."""
    year, day, month = found["year"], found.get("day"), found.get("month")
    if part := found.get("part"):
        return f"{_PARTS.get(part, part)} {year}"
    if quarter := found.get("quarter") or _NTH.get(found.get("nth") or ""):
        return f"{year}-K{quarter}"
    if name := found.get("name"):
        name = _MONTHS.get(name, name)
        month = next((str(at) for at, one in enumerate(MAANDEN, 1) if one.startswith(name)), None)
    if month is None:
        return None
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")


def _exists(typed: str) -> bool:
    try:
        Datum.parse(typed)
    except ValueError:
        return False
    return True


def lengte_van_maand(text: str) -> str | None:
    """How long the month is of a day that does not exist: "februari 2014 heeft 28 dagen"."""
    month, _, day = text.rpartition("-")
    if not re.fullmatch(r"[0-9]{2}", day) or not re.fullmatch(rf"{_YEAR}-[0-9]{{2}}", month):
        return None
    if not _exists(month):
        return None
    span = Datum.parse(month)
    return f"{span.leesbaar} heeft {span.laatste.day} dagen"
