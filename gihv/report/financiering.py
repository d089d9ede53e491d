"""`gihv report`: which acties have no money, who leads them, for which year; then the sums."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from gihv import money
from gihv.dutch import counted, euro, number
from gihv.model import Agenda
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import Geld, geld, per_stand
from gihv.report.parts import ACTIE, NUMMER, Kolom, section, table, trekker
from gihv.report.value import Cell, Column, Euro, Report, Section, Table

GROEPEN: Mapping[str, str] = {
    money.ONTBREEKT: "De agenda noemt geen geld",
    money.ONBEKEND: "Nog niet bekend",
    money.GEZOCHT: "Er wordt naar geld gezocht",
    money.GEEN: "Volgens de agenda: geen",
}
"""The overall dekking of acties without financing, in the order of the report, with its head."""

WISSELEND = "Wel iets geregeld of beoogd, maar niet elk jaar"

STATES = ("gedekt", "deels", "beoogd", "open", "geen", "buiten looptijd")
"""The states that a year's row counts. Each actie is in exactly one of them."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The report on missing financing."""
    funds = geld(agenda, keuze)
    counts = {year: _counts(funds, year) for year in agenda.periode.jaren}
    return funds.report(
        None,
        *_missing(funds),
        Section(None, (_years(counts),), "acties_per_jaar"),
        Section(None, (_amounts(funds),), "bedragen"),
        closing="Meer: gihv report --per actie|speerpunt|bron|regeling|jaar    gihv show 6.7",
        answer=_answer(funds, counts),
    )


def _counts(funds: Geld, year: int) -> Mapping[str, int]:
    """How many acties are in each of STATES in a year."""
    states = (one.per_jaar.get(year, "buiten looptijd") for one in funds.dekkingen.values())
    return Counter("open" if state in money.OPEN else state for state in states)


_SAID = (
    (money.BEOOGD, "is geld beoogd", "beoogd"),
    (money.DEELS, "is het geld deels geregeld", "deels geregeld"),
    (money.GEDEKT, "is het geld rond", "rond"),
)
"""A dekking as the first paragraph says it: at first, and after another."""


def _answer(funds: Geld, counts: Mapping[int, Mapping[str, int]]) -> str:
    """The first paragraph: how many acties are without money, which years are open, the rest."""
    dekkingen = funds.dekkingen.values()
    without = sum(dekking.zonder_financiering for dekking in dekkingen)
    overall = Counter(dekking.overall for dekking in dekkingen)
    open_: list[str] = []
    for year, states in counts.items():
        many = number(states["open"]) if states["open"] else "geen"
        verb = "staat" if states["open"] == 1 else "staan"
        open_.append(f"in {year} {many}" if open_ else f"In {year} {verb} er {many} open")
    rest: list[str] = []
    for state, first, later in _SAID:
        if count := overall[state]:
            said = f"bij {number(count)} {later}" if rest else f"Bij {words.acties(count)} {first}"
            rest.append(said)
    joined = (f"{', '.join(parts)}." for parts in (open_, rest) if parts)
    return " ".join([_without(without, len(dekkingen)), *joined])


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
    found = [(actie, funds.dekkingen[actie.id]) for actie in funds.acties]
    for overall, title in GROEPEN.items():
        own = [actie for actie, one in found if one.zonder_financiering and one.overall == overall]
        if own:
            yield section("zonder_financiering", title, table(own, *columns), counted=True)
    if changing := [actie for actie, one in found if one.wisselend]:
        yield section("niet_elk_jaar", WISSELEND, table(changing, *columns), counted=True)


def _years(counts: Mapping[int, Mapping[str, int]]) -> Table:
    def column(state: str) -> Kolom[int]:
        return Column(state, align="right"), lambda year: counts[year][state]

    title = (Column("Acties per jaar", "jaar"), str)
    return table(counts, title, *map(column, STATES), id_=lambda _: None)


def _amounts(funds: Geld) -> Table:
    amount, said = Column("bedrag", align="right"), Column("toelichting", wrap=True)
    return Table((Column("Bedragen", "wat"), amount, said), (*_given(funds), *_benodigd(funds)))


def _given(funds: Geld) -> Iterator[tuple[Cell, ...]]:
    """What is given, in each stand, and of how many bijdragen."""
    for stand, som in per_stand(entry.bijdrage for entry in funds.bijdragen).items():
        said = counted(som.aantal, "bijdrage", "bijdragen")
        if som.zonder_bedrag == som.aantal:
            said += ", zonder bedrag"
        elif som.zonder_bedrag:
            said += f", waarvan {number(som.zonder_bedrag)} zonder bedrag"
        if som.aantal:
            yield (stand, Euro(som.bekend), said)


def _benodigd(funds: Geld) -> Iterator[tuple[Cell, ...]]:
    """What is needed together, then what is needed for acties together, then what is missing."""
    needed = funds.benodigd
    yield ("benodigd", Euro(needed.totaal), _toelichting(funds))
    for one in needed.delen:
        if one.actie is None:
            speerpunt = funds.agenda.speerpunt[one.speerpunt] if one.speerpunt else None
            where = f"speerpunt {speerpunt.nummer}" if speerpunt else f"de {money.HELE_AGENDA}"
            amount = Euro(money.totaal(one.bedrag))
            yield (f"voor {where}", amount, "benodigd voor de acties samen")
    if needed.totaal is not None:
        missing, at_most = money.tekort(funds.agenda, needed)
        why = "niet bekend is hoeveel van het toegezegde geld meetelt" if missing is None else ""
        yield ("tekort", Euro(missing, "hoogstens" if at_most else None), why)


def _toelichting(funds: Geld) -> str:
    """How many acties say what they need, and why there may be no total."""
    needed = funds.benodigd
    amounts = [money.totaal(one.bedrag) or 0 for one in needed.delen if one.actie]
    said = "geen enkele actie noemt het"
    if amounts:
        many = counted(len(amounts), "actie noemt het: ", "acties noemen het, samen ")
        said = f"{many}{euro(sum(amounts))}"
    return f"{said}; niet opgeteld, want bedragen kunnen overlappen" if needed.dubbel else said
