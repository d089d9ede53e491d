"""What changes mean for the totals of an agenda: how much money, and how many acties are open."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gihv import money
from gihv.dutch import capital, counted, enumerate_, euro, number
from gihv.money import Som
from gihv.report import words
from gihv.report.geld import SUMMED, Geld, sommen
from gihv.report.voortgang import per_oordeel
from gihv.tekorten import tekort

SAMEN, ZONDER = "in totaal", "zonder financiering"


class Gevolg(NamedTuple):
    """A total that changed: its name (of acties that are open the year), before and after.

    None: there is no such total, as of a year outside the periode.
    """

    naam: str
    was: Som | int | None
    nu: Som | int | None


def gevolgen(was: Geld, nu: Geld) -> tuple[list[Gevolg], list[Gevolg]]:
    """The sums that changed, and the counts of acties: all, unfinanced, open in a year, behind."""
    return _differing(_sums(was), _sums(nu)), _differing(_counts(was), _counts(nu))


def _differing(was: Mapping[str, Som | int], nu: Mapping[str, Som | int]) -> list[Gevolg]:
    every = (Gevolg(naam, was.get(naam), nu.get(naam)) for naam in {**nu, **was})
    return [one for one in every if one.was != one.nu]


def _sums(funds: Geld) -> Mapping[str, Som]:
    sums = sommen(funds.gekozen.bijdragen)
    found: dict[str, Som] = {name: sums[name] for name in SUMMED}
    needed = funds.benodigd
    if needed.totaal is not None:
        found["benodigd"] = Som(needed.totaal, 1, grens=needed.grens)
    missing, at_most = tekort(funds.agenda, needed)
    if missing is not None:
        found["tekort"] = Som(missing, 1, grens="maximaal" if at_most else None)
    return found


def _counts(funds: Geld) -> Mapping[str, int]:
    dekkingen = [funds.dekkingen[one.id] for one in funds.lopend]
    is_open = {
        str(year): sum(one.per_jaar.get(year) in money.OPEN for one in dekkingen)
        for year in funds.agenda.periode.jaren
    }
    without = sum(one.zonder_financiering for one in dekkingen)
    judged = {word: len(own) for word, own in per_oordeel(funds.acties).items()}
    return {SAMEN: len(funds.acties), ZONDER: without, **is_open, "achter": judged.get("achter", 0)}


# -- in sentences ----------------------------------------------------------------------------


def geld_zin(one: Gevolg) -> str:
    """What changed of a sum: "Toegezegd: € 10.000 meer, nu € 60.000."."""
    kop, sums = capital(one.naam), [it for it in (one.nu, one.was) if isinstance(it, Som)]
    now, before = (
        words.som(it) if isinstance(it, Som) else "niet te zeggen" for it in (one.nu, one.was)
    )
    more = sums[0].bedrag - sums[1].bedrag if sums[1:] else 0
    if not more:
        return f"{kop}: {now}, was {before}."
    return f"{kop}: {euro(abs(more))} {'meer' if more > 0 else 'minder'}, nu {now}."


def acties_zinnen(found: Iterable[Gevolg], actie: tuple[str, str]) -> Iterator[str]:
    """What changed of counts, all years together; `actie`: what the agenda calls one, and more."""
    years: dict[str, list[int]] = {}
    for naam, was, nu in found:
        if isinstance(was, int) and isinstance(nu, int):
            told = f"{counted(nu, *actie)} (eerst {number(was)})"
            if naam.isdigit():
                years.setdefault(told, []).append(int(naam))
            else:
                yield f"{capital(naam)}: {told}."
        elif isinstance(nu, int):
            verb = "staat" if nu == 1 else "staan"
            told = f": {counted(nu, *actie)} {verb} dan open" if nu else ""
            yield f"{naam} komt erbij{told}."
        else:
            yield f"{naam} valt weg."
    if years:
        runs = [f"in {words.reeks(own)}: {told}" for told, own in years.items()]
        yield f"Open {enumerate_(runs)}."
