"""`gihv report`: how many acties have no money, in which year; the sums; then which those are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gihv import money, tekorten
from gihv.dutch import counted, enumerate_, euro, number
from gihv.model import Actie, Agenda
from gihv.money import Toegerekend
from gihv.query import Selectie
from gihv.report import PER, value, words
from gihv.report.geld import Geld, geld, legenda, nodig, per_stand, som, voor_geheel
from gihv.report.parts import ACTIE, NUMMER, section, table, trekker
from gihv.report.value import NIETS, Cell, Column, Euro, Report, Section, Staat, Table, Told
from gihv.tekorten import Benodigd

GROEPEN: Mapping[str, str] = {
    money.ONTBREEKT: "Over geld staat niets in de agenda",
    money.ONBEKEND: "Nog niet bekend",
    money.GEZOCHT: "Er wordt naar geld gezocht",
    money.GEEN: "Volgens de agenda zonder financiering",
}
"""The overall dekking of acties without financing, in the order of the report, with its head."""

STATES = ("gedekt", "deels", "beoogd", "open", "geen", words.BUITEN)
"""The states that a year counts. Each actie is in exactly one of them."""

WITHOUT = "zonder_financiering"


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The report on missing financing. A spreadsheet gets the acties that lack it."""
    funds = geld(agenda, keuze)
    groepen = list(_groepen(funds))
    missing = [actie for *_, acties in groepen for actie in acties]
    heads = {actie.id: titel for _, titel, acties in groepen for actie in acties}
    per = "|".join(name for name in PER if name != "label" or agenda.labels)
    example = (f"    gihv show {one.volgnummer}" for one in [*missing, *funds.acties][:1])
    made = funds.report(
        None,
        *_years(funds),
        Section(None, (_amounts(funds), *filter(None, [legenda(funds)])), "bedragen"),
        *(_missing(funds, *groep) for groep in groepen),
        closing=f"Meer: gihv report --per {per}{''.join(example)}",
        answer=answer(funds),
    )
    head = (Column("onderdeel"), lambda one: heads[one.id])
    flat = table(missing, head, NUMMER, ACTIE, trekker(agenda), *funds.jaren())
    return made._replace(flat=flat if funds.acties else None)


def answer(funds: Geld) -> str:
    """How many acties are without money; and which are over, and so are not counted."""
    return " ".join(sentences(funds))


def sentences(funds: Geld) -> Iterator[str]:
    """The sentences of the answer, each of which may be missing."""
    without = sum(funds.dekkingen[actie.id].zonder_financiering for actie in funds.lopend)
    if funds.lopend:
        yield _without(funds, without)
    if done := [actie.volgnummer for actie in funds.acties if actie.afgelopen]:
        are, count = ("is", "telt") if len(done) == 1 else ("zijn", "tellen")
        over = f"{words.acties(funds.agenda, len(done))} {are} afgerond of gestopt"
        yield f"{over} en {count} hierbij niet mee: {enumerate_(done)}."


def _without(funds: Geld, without: int) -> str:
    total = len(funds.lopend)
    if total == 1:
        return f"De actie is {'' if without else 'niet '}zonder financiering."
    many, verb = number(without) if without else "Geen", "zijn" if without > 1 else "is"
    return f"{many} van de {words.acties(funds.agenda, total)} {verb} zonder financiering."


# -- acties ----------------------------------------------------------------------------------


def _years(funds: Geld) -> Iterator[Section]:
    """How many acties are in each state, by year; not those that are done or stopped."""
    counts = {
        year: Counter(_state(funds.staat(actie, year)) for actie in funds.lopend)
        for year in funds.years
    }
    states = [state for state in STATES if any(found[state] for found in counts.values())]
    most = max((max(found.values()) for found in counts.values() if found), default=0)
    years = [
        (Column(str(year), align="right", balk=most), found.__getitem__)
        for year, found in counts.items()
    ]
    if states:
        found = table(states, (Column("acties", "dekking"), Staat), *years)
        yield Section(None, (found,), "acties_per_jaar")


def _state(staat: Staat) -> str:
    return "open" if staat.woord in money.OPEN else staat.woord


def _groepen(funds: Geld) -> Iterator[tuple[str, str, list[Actie]]]:
    """The acties without financing by what the agenda says of it, then those with open years."""
    found = [(actie, funds.dekkingen[actie.id]) for actie in funds.lopend]
    for overall, titel in GROEPEN.items():
        own = [actie for actie, one in found if one.zonder_financiering and one.overall == overall]
        if own:
            yield WITHOUT, titel, own
    lacking = [(actie, _lacking(funds, one)) for actie, one in found if not one.zonder_financiering]
    if changing := [actie for actie, years in lacking if years]:
        one_each = all(years <= 1 for _, years in lacking)
        when = f"{'één' if one_each else 'een of meer'} van de jaren"
        when = when if funds.years[1:] else str(funds.years[0])
        yield "niet_elk_jaar", f"In {when} nog open", changing


def _lacking(funds: Geld, one: money.Dekking) -> int:
    """In how many years no money is in sight, though the actie runs."""
    return sum(one.per_jaar.get(year, money.GEDEKT) not in money.FINANCED for year in funds.years)


def _missing(funds: Geld, name: str, titel: str, acties: Sequence[Actie]) -> Section:
    """A line for each actie, with its states where the head of all does not say them."""
    own = (NUMMER, ACTIE, trekker(funds.agenda))
    untitled = ((column._replace(title=""), cell) for column, cell in own)
    states = {funds.staat(actie, year) for actie in acties for year in funds.years}
    said = name == WITHOUT and len(states) <= 1
    return section(name, titel, table(acties, *untitled, *funds.jaren(data=said)), counted=True)


# -- amounts ---------------------------------------------------------------------------------


def _amounts(funds: Geld) -> Table:
    """The sums, in a column; of a choice of years in one for each part of it."""
    amounts = [
        Column(deel or "", "" if deel else "bedrag", align="right") for deel in funds.per_deel(())
    ]
    counts = (Column(name, data=True) for name in ("aantal", "zonder bedrag"))
    columns = (Column("", "wat"), *amounts, Column("", "toelichting", share=5), *counts)
    return Table(columns, (*_given(funds), *_benodigd(funds)))


def _given(funds: Geld) -> Iterator[tuple[Cell, ...]]:
    """What is given, in each stand, and what of it came in."""
    for stand, entries in per_stand(funds.gekozen.bijdragen).items():
        if entries:
            yield _row(funds, stand, entries)
        received = [entry for entry in entries if money.ontvangen(entry.bijdrage)]
        if came_in := [got for got, _ in map(money.binnen, received) if got]:
            yield _row(funds, "waarvan ontvangen", came_in)


def _row(funds: Geld, wat: str, entries: Sequence[Toegerekend]) -> tuple[Cell, ...]:
    """A row of sums, of how many bijdragen they are made, and how many are for others too."""
    sums = map(som, funds.per_deel(entries).values())
    cells = (Told("euro", value.text_of(one), one.bekend) for one in sums)
    shared = sum(not funds.dekkingen.keys() >= {*money.acties_van(entry)} for entry in entries)
    many = counted(shared, "bijdrage", "bijdragen")
    others = funds.agenda.benamingen.actie.meervoud
    said = f"{many} ook voor {others} buiten deze keuze" if shared else ""
    return (wat, *cells, said, len(entries), som(entries).zonder_bedrag)


def _benodigd(funds: Geld) -> Iterator[tuple[Cell, ...]]:
    """What is needed together, then what is needed for acties together, then what is missing."""
    needed = funds.benodigd
    yield ("benodigd", *_needed(funds, needed), _toelichting(funds.agenda, needed), 0, 0)
    for one in needed.delen:
        if one.actie is None:
            cells = _needed(funds, Benodigd((one,)))
            why = words.benoemd(funds.agenda, "voor de {acties} samen")
            yield (voor_geheel(funds.agenda, one.speerpunt), *cells, why, 0, 0)
    asks_for_money = funds.keuze.jaar or funds.keuze.bron  # of which only a part is here
    if needed.totaal is not None and not asks_for_money:
        missing = Euro(*tekorten.tekort(funds.agenda, needed))
        why = "niet zeker of ander geld meetelt" if missing.grens else ""
        if missing.bedrag is None:
            why = "bij toegezegd geld ontbreekt een bedrag"
            yield ("tekort", Told("euro", "niet te zeggen", None), why, 0, 0)
        else:
            yield ("tekort", missing, why, 0, 0)


def _needed(funds: Geld, needed: Benodigd) -> Iterator[Cell]:
    """What is needed, whole; of a choice of years what is needed in each part of it."""
    by_year = needed.per_jaar
    otherwise = NIETS if by_year else "niet genoemd"
    for deel in funds.per_deel(()):
        yield nodig(by_year.get(deel) if deel else needed, otherwise)


def _toelichting(agenda: Agenda, needed: Benodigd) -> str:
    """How many acties say what they need, and why there may be no total."""
    amounts = [money.totaal(one.bedrag) or 0 for one in needed.delen if one.actie]
    verb = "noemt" if len(amounts) == 1 else "noemen"
    said = f"{words.acties(agenda, len(amounts))} {verb} het" if amounts else ""
    if not needed.dubbel:
        return said
    together = f", samen {euro(sum(amounts))}; " if amounts else ""
    return f"{said}{together}de bedragen kunnen overlappen"
