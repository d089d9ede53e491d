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


def bedragen(was: Geld, nu: Geld, *, heel: bool) -> list[Gevolg]:
    """The sums that changed; what is needed and missing only where all acties are known."""
    return list(_differing(_sums(was, heel=heel), _sums(nu, heel=heel)))


def tellingen(was: Geld, nu: Geld) -> list[Gevolg]:
    """The counts of acties that changed: all, without financing, open in a year, behind."""
    return list(_differing(_counts(was), _counts(nu)))


def _differing(was: Mapping[str, Som | int], nu: Mapping[str, Som | int]) -> Iterator[Gevolg]:
    for naam in {**nu, **was}:
        if was.get(naam) != nu.get(naam):
            yield Gevolg(naam, was.get(naam), nu.get(naam))


def _sums(funds: Geld, *, heel: bool) -> Mapping[str, Som]:
    sums = sommen(funds.gekozen.bijdragen)
    found: dict[str, Som] = {name: sums[name] for name in SUMMED}
    needed = funds.benodigd
    if not heel or needed.totaal is None:
        return found
    missing, at_most = tekort(funds.agenda, needed)
    found["benodigd"] = Som(needed.totaal, 1, grens=needed.grens)
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


def geld_zin(one: Gevolg, *, heel: bool) -> str:
    """What changed of a sum; where not all acties are known only how much, and perhaps nothing."""
    kop = capital(one.naam)
    if not isinstance(one.was, Som) or not isinstance(one.nu, Som):
        now, before = map(_told, (one.nu, one.was))
        return f"{kop}: {now}, was {before}."
    if more := one.nu.bedrag - one.was.bedrag:
        now = f", nu {_told(one.nu)}" if heel else ""
        return f"{kop}: {_more(more, euro(abs(more)))}{now}."
    if heel:
        return f"{kop}: {_told(one.nu)}, was {_told(one.was)}."
    count = one.nu.zonder_bedrag - one.was.zonder_bedrag
    many = counted(abs(count), "bijdrage", "bijdragen")
    return f"{kop}: {_more(count, many)}, zonder bedrag." if count else ""


def _told(one: Som | int | None) -> str:
    return words.som(one) if isinstance(one, Som) else "niet te zeggen"


def acties_zinnen(found: Iterable[Gevolg], actie: tuple[str, str], *, heel: bool) -> Iterator[str]:
    """What changed of counts, all years together; `actie`: what the agenda calls one, and more."""
    years: dict[str, list[int]] = {}
    for naam, was, nu in found:
        if isinstance(was, int) and isinstance(nu, int):
            more = _more(nu - was, counted(abs(nu - was), *actie))
            told = f"{counted(nu, *actie)} (eerst {number(was)})" if heel else more
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


def _more(difference: int, amount: str) -> str:
    return f"{amount} {'meer' if difference > 0 else 'minder'}"
