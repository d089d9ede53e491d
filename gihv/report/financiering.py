"""`gihv report`: which acties have no money, who leads them, for which year; then the sums."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from gihv import money
from gihv.dutch import counted, enumerate_, euro, number
from gihv.model import Agenda
from gihv.money import Benodigd, Som, Toegerekend
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import Geld, geld, per_stand, som
from gihv.report.parts import ACTIE, NUMMER, Kolom, section, table, trekker
from gihv.report.value import Cell, Column, Euro, Report, Section, Table, Told, grens_van

GROEPEN: Mapping[str, str] = {
    money.ONTBREEKT: "De agenda noemt geen geld",
    money.ONBEKEND: "Nog niet bekend",
    money.GEZOCHT: "Er wordt naar geld gezocht",
    money.GEEN: "Volgens de agenda: geen",
}
"""The overall dekking of acties without financing, in the order of the report, with its head."""

WISSELEND = "Wel iets geregeld of beoogd, maar niet"
"""The head of the acties that have money in sight, but not in each year."""

STATES = ("gedekt", "deels", "beoogd", "open", "geen", "buiten looptijd")
"""The states that a year's row counts. Each actie is in exactly one of them."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The report on missing financing."""
    funds = geld(agenda, keuze)
    counts = {year: _counts(funds, year) for year in funds.years}
    says_something = counts and (funds.lopend or not keuze)
    years = (Section(None, (_years(counts),), "acties_per_jaar"),) if says_something else ()
    return funds.report(
        None,
        *_missing(funds),
        *years,
        Section(None, (_amounts(funds),), "bedragen"),
        closing="Meer: gihv report --per actie|speerpunt|bron|regeling|jaar    gihv show 6.7",
        answer=_answer(funds, counts),
    )


def _counts(funds: Geld, year: int) -> Mapping[str, int]:
    """How many acties are in each of STATES in a year; not those that are done or stopped."""
    dekkingen = (funds.dekkingen[actie.id] for actie in funds.lopend)
    states = (one.per_jaar.get(year, "buiten looptijd") for one in dekkingen)
    return Counter("open" if state in money.OPEN else state for state in states)


_SAID = (
    (money.BEOOGD, "is geld beoogd", "beoogd"),
    (money.DEELS, "is het geld deels geregeld", "deels geregeld"),
    (money.GEDEKT, "is het geld rond", "rond"),
)
"""A dekking as the first paragraph says it: at first, and after another."""


def _answer(funds: Geld, counts: Mapping[int, Mapping[str, int]]) -> str:
    """The first paragraph: how many acties are without money, which years are open, the rest."""
    dekkingen = [funds.dekkingen[actie.id] for actie in funds.lopend]
    without = sum(dekking.zonder_financiering for dekking in dekkingen)
    overall = Counter(dekking.overall for dekking in dekkingen)
    open_: list[str] = []
    for year, states in counts.items():
        many = number(states["open"]) if states["open"] else "geen"
        verb = "staat" if states["open"] == 1 else "staan"
        open_.append(f"in {year} {many}" if open_ else f"In {year} {verb} er {many} open")
    rest: list[str] = []
    for state, first, later in () if funds.keuze.jaar else _SAID:
        if count := overall[state]:
            said = f"bij {number(count)} {later}" if rest else f"Bij {words.acties(count)} {first}"
            rest.append(said)
    joined = [f"{', '.join(parts)}." for parts in (open_, rest) if parts]
    answer = [_without(without, len(dekkingen)), *joined] if dekkingen else []
    return " ".join([*answer, *_afgelopen(funds)])


def _afgelopen(funds: Geld) -> Iterator[str]:
    """Which acties need no money any more, and so are not counted."""
    if done := [actie.volgnummer for actie in funds.acties if actie.afgelopen]:
        are, count = ("is", "telt") if len(done) == 1 else ("zijn", "tellen")
        many = words.acties(len(done))
        yield f"{many} {are} afgerond of gestopt en {count} hierbij niet mee: {enumerate_(done)}."


def _without(without: int, total: int) -> str:
    if total == 1:
        return f"De actie {'heeft geen' if without else 'is niet zonder'} financiering."
    if not without:
        return f"Geen van de {words.acties(total)} is zonder financiering."
    have = "heeft" if without == 1 else "hebben"
    return f"{number(without)} van de {words.acties(total)} {have} geen financiering."


def _missing(funds: Geld) -> Iterator[Section]:
    """The acties without financing by what the agenda says of it, then those with open years."""
    columns = (NUMMER, ACTIE, trekker(funds.agenda), *funds.jaren)
    found = [(actie, funds.dekkingen[actie.id]) for actie in funds.lopend]
    for overall, title in GROEPEN.items():
        own = [actie for actie, one in found if one.zonder_financiering and one.overall == overall]
        if own:
            yield section("zonder_financiering", title, table(own, *columns), counted=True)
    changing = [
        actie
        for actie, one in found
        if one.wisselend
        and any(one.per_jaar.get(year, money.GEDEKT) not in money.FINANCED for year in funds.years)
    ]
    if changing:
        asked = f"in {enumerate_([str(year) for year in funds.years], 'of')}"
        title = f"{WISSELEND} {asked if funds.keuze.jaar else 'elk jaar'}"
        yield section("niet_elk_jaar", title, table(changing, *columns), counted=True)


def _years(counts: Mapping[int, Mapping[str, int]]) -> Table:
    def column(state: str) -> Kolom[int]:
        return Column(state, align="right"), lambda year: counts[year][state]

    title = (Column("Acties per jaar", "jaar"), str)
    return table(counts, title, *map(column, STATES), id_=lambda _: None)


# -- amounts ---------------------------------------------------------------------------------


def _amounts(funds: Geld) -> Table:
    """The sums, in a column; of a choice of years in one for each part of it."""
    amounts = [Column(deel or "bedrag", align="right") for deel in funds.per_deel(())]
    columns = (Column("Bedragen", "wat"), *amounts, Column("toelichting", share=5))
    return Table(columns, (*_given(funds), *_benodigd(funds)))


def _row(funds: Geld, wat: str, entries: Sequence[Toegerekend]) -> tuple[Cell, ...]:
    """A row of sums, and of how many bijdragen they are made."""
    cells = [_euro(som(own)) for own in funds.per_deel(entries).values()]
    return (wat, *cells, _made_of(entries, funds.dekkingen.keys()))


def _made_of(entries: Sequence[Toegerekend], chosen: Collection[str]) -> str:
    """How many bijdragen these are, how many of them have no precise amount, or are for more."""
    many = counted(len(entries), "bijdrage", "bijdragen")
    shared = (
        entry for entry in entries if any(id_ not in chosen for id_ in money.acties_van(entry))
    )
    found = {
        "zonder bedrag": sum(entry.bijdrage.bedrag is None for entry in entries),
        "niet precies": sum(entry.bijdrage.grens is not None for entry in entries),
        "samen met acties buiten deze keuze": sum(1 for _ in shared),
    }
    parts = {what: count for what, count in found.items() if count}
    if list(parts.values()) == [len(entries)]:
        return f"{many}, {next(iter(parts))}"
    said = enumerate_([f"{number(count)} {what}" for what, count in parts.items()])
    return f"{many}, waarvan {said}" if parts else many


def _euro(found: Som) -> Cell:
    if not found.aantal:
        return _NONE
    return Euro(found.bekend, grens_van(found))


_NONE = Told("euro", words.GEEN, 0)


def _given(funds: Geld) -> Iterator[tuple[Cell, ...]]:
    """What is given, in each stand, and what of it came in."""
    for stand, entries in per_stand(funds.gekozen.bijdragen).items():
        if entries:
            yield _row(funds, stand, entries)
        if came_in := [entry for entry in entries if money.ontvangen(entry.bijdrage)]:
            parts = funds.per_deel(came_in).values()
            cells = [Euro(found) if (found := som(own).ontvangen) else _NONE for own in parts]
            said = counted(len(came_in), "bijdrage", "bijdragen")
            yield ("waarvan ontvangen", *cells, said)


def _benodigd(funds: Geld) -> Iterator[tuple[Cell, ...]]:
    """What is needed together, then what is needed for acties together, then what is missing."""
    needed = funds.benodigd
    yield ("benodigd", *_needed(funds, needed), _toelichting(funds))
    for one in needed.delen:
        if one.actie is None:
            speerpunt = funds.agenda.speerpunt.get(one.speerpunt or "")
            where = f"speerpunt {speerpunt.nummer}" if speerpunt else f"de {money.HELE_AGENDA}"
            cells = _needed(funds, money.benodigd_samen([one]))
            yield (f"voor {where}", *cells, "benodigd voor de acties samen")
    asks_for_money = funds.keuze.jaar or funds.keuze.bron  # of which only a part is here
    if needed.totaal is not None and not asks_for_money:
        missing, at_most = money.tekort(funds.agenda, needed)
        why = "niet bekend is hoeveel van het toegezegde geld meetelt" if missing is None else ""
        why = "van ander geld is niet zeker of het meetelt" if at_most else why
        yield ("tekort", Euro(missing, "hoogstens" if at_most else None), why)


def _needed(funds: Geld, needed: Benodigd) -> Iterator[Cell]:
    """What is needed, whole; of a choice of years what is needed in each part of it.

    A part of which nothing says it, is empty where it is said of another.
    """
    by_year = needed.per_jaar
    for deel in funds.per_deel(()):
        if deel and by_year and deel not in by_year:
            yield Told("euro", "", None)
        else:
            found = by_year.get(deel or "", needed)
            yield Euro(found.totaal, found.grens)


def _toelichting(funds: Geld) -> str:
    """How many acties say what they need, and why there may be no total."""
    needed = funds.benodigd
    amounts = [money.totaal(one.bedrag) or 0 for one in needed.delen if one.actie]
    if not amounts:
        said = "geen enkele actie noemt het"
    elif needed.dubbel:
        many = counted(len(amounts), "actie noemt het: ", "acties noemen het, samen ")
        said = f"{many}{euro(sum(amounts))}"
    else:
        said = counted(len(amounts), "actie noemt het", "acties noemen het")
    return f"{said}; niet opgeteld, want bedragen kunnen overlappen" if needed.dubbel else said
