"""Money in sentences: how it stands, who gives what for which year, and what is needed."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gihv import money
from gihv.dutch import capital, enumerate_
from gihv.export.text import inline, noted, prose, together
from gihv.model import Actie, Agenda, Financiering, Kop, Speerpunt, grouped
from gihv.money import Toegerekend
from gihv.report import words
from gihv.report.geld import Geld
from gihv.report.value import Euro, text_of

STATEN = {
    money.GEDEKT: "gedekt",
    money.DEELS: "deels gedekt",
    money.BEOOGD: "beoogd",
    money.GEZOCHT: "nog open (gezocht)",
    money.ONBEKEND: "nog open (onbekend)",
    money.GEEN: "volgens de agenda geen",
    money.ONTBREEKT: "nog open",
}
"""A dekking as a sentence says it."""
STATUSSEN = ("ontvangen", "toegezegd", "aangevraagd", "mogelijk", "afgewezen")


def van_actie(agenda: Agenda, one: Actie, level: int) -> Iterator[str]:
    """The money of an actie, below a heading of this level; nothing where the agenda is silent."""
    funds = one.financiering or Financiering()
    dekking = _dekking(money.dekking(one, agenda.periode))
    given = _bijdragen(agenda, money.in_bestand(agenda, one.path))
    yield from _gezegd("**Geld:** ", [*dekking, *given], funds, level)


def samen(chosen: Geld, title: str, one: Speerpunt | Kop) -> Iterator[str]:
    """Money for acties together; of a choice of acties not the bijdragen that only name others."""
    entries = (
        entry
        for entry in money.in_bestand(chosen.agenda, one.path)
        if not (chosen.keuze and entry.bijdrage.acties)
        or not chosen.dekkingen.keys().isdisjoint(entry.bijdrage.acties)
    )
    given = _bijdragen(chosen.agenda, entries)
    return _gezegd(title, given, one.financiering or Financiering(), 2)


def _gezegd(title: str, sentences: Iterable[str], funds: Financiering, level: int) -> Iterator[str]:
    """Sentences as a paragraph with the noot behind the first; the toelichting joins if short."""
    needed = [f"Benodigd: {words.benodigd(funds)}."] if funds.benodigd is not None else []
    first, *others = [*sentences, *needed, ""]
    told = prose(funds.toelichting, level)
    if first or funds.noot:
        said = noted(inline(capital(first)), funds.noot)
        yield from together(f"{title}{said} {inline(' '.join(others))}".rstrip(), told)
    else:
        yield told


def _dekking(dekking: money.Dekking) -> Iterator[str]:
    """How money stands, by year where that differs: "2014 gedekt, 2015 nog open."."""
    states = set(dekking.per_jaar.values()) or {dekking.overall}
    if len(states) > 1:
        yield f"{', '.join(f'{year} {STATEN[one]}' for year, one in dekking.per_jaar.items())}."
    elif states != {money.ONTBREEKT}:
        yield f"{STATEN[dekking.overall]}."


def _bijdragen(agenda: Agenda, entries: Iterable[Toegerekend]) -> Iterator[str]:
    """A sentence for each status: "Toegezegd: € 650.000 voor startersbeurzen (2014)."."""
    gifts = grouped(gift for entry in entries for gift in _gifts(agenda, entry))
    for status in STATUSSEN:
        if status in gifts:
            yield f"{status.capitalize()}: {'; '.join(_said(gifts[status]))}."


def _gifts(agenda: Agenda, entry: Toegerekend) -> Iterator[tuple[str, tuple[str, str]]]:
    """By its status what is said of each part of a bijdrage, who pays in front if that is all."""
    one = entry.bijdrage
    bron = agenda.naam(one.bron) if one.bron else ""
    via = f" via {agenda.naam(one.via)}" if one.via else ""
    uit = f" uit {agenda.naam(one.uit)}" if one.uit else ""
    purpose = words.waarvoor(agenda, one)
    comma = "," if bron and one.bedrag is None else ""
    voor = f"{comma} voor {purpose}" if purpose else ""
    for part, status in words.per_jaar_met_status(one):
        years = words.jaren(part.jaren) if part.jaren else ""
        others = (words.kenmerk(one), words.verdeeld(agenda, entry))
        aside = "; ".join(filter(None, (years, *others)))
        rest = f"{via}{uit}{voor}{f' ({aside})' * bool(aside)}{status.removeprefix(part.status)}"
        known = part.bedrag is not None
        amount = text_of(Euro(money.totaal(part.bedrag), part.grens)) if known else "geld"
        if known or not bron:
            yield part.status, ("", f"{amount}{f' van {bron}' * bool(bron)}{rest}")
        else:
            yield part.status, (bron, rest)


def _said(gifts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Each gift in words; those that only differ in who pays are one phrase."""
    for (_, rest), alike in groupby(gifts, lambda one: (bool(one[0]), one[1])):
        sources = [bron for bron, _ in alike]
        if any(sources):
            yield f"{enumerate_(sources)}{rest}"
        else:
            yield from [rest] * len(sources)
