"""`gihv report`: which acties have no money, who leads them, for which year; then the sums."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from gihv import money
from gihv.dutch import euro, number
from gihv.model import Actie, Agenda
from gihv.money import Som
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import Geld, geld, per_stand
from gihv.report.parts import TREKKER, numbered, rollen, section
from gihv.report.value import Cell, Column, Euro, Report, Section, Table

GROEPEN: Mapping[str, str] = {
    money.ONTBREEKT: "De agenda noemt geen geld",
    money.ONBEKEND: "Nog niet bekend",
    money.GEZOCHT: "Er wordt naar geld gezocht",
    money.GEEN: "Volgens de agenda: geen",
}
"""The overall dekking of acties without financing, in the order of the report, with its head."""

WISSELEND = "Wel iets geregeld of beoogd, maar niet elk jaar"


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The report on missing financing."""
    funds = geld(agenda, keuze)
    return funds.report(
        None,
        (
            *_missing(funds),
            Section(None, (_years(funds),), "acties_per_jaar"),
            Section(None, (_amounts(funds),), "bedragen"),
        ),
        closing="Meer: gihv report --per actie|speerpunt|bron|regeling|jaar    gihv show 6.7",
        lead=_answer(funds),
    )


# -- the answer ------------------------------------------------------------------------------


def _answer(funds: Geld) -> str:
    """The first paragraph: how many acties are without financing, and which years are open."""
    dekkingen = funds.dekkingen.values()
    without = sum(dekking.zonder_financiering for dekking in dekkingen)
    overall = Counter(dekking.overall for dekking in dekkingen)
    said = (_without_said(without, len(dekkingen)), _open_said(_counts(funds)), _said(overall))
    return " ".join(sentence for sentence in said if sentence)


def _without_said(without: int, total: int) -> str:
    if total == 1:
        return f"De actie {'heeft geen' if without else 'is niet zonder'} financiering."
    if not without:
        return f"Geen van de {words.acties(total)} is zonder financiering."
    have = "heeft" if without == 1 else "hebben"
    return f"{number(without)} van de {words.acties(total)} {have} geen financiering."


def _open_said(counts: Mapping[int, Mapping[str, int]]) -> str:
    """How many acties are open in each year; nothing where there are no years."""
    parts: list[str] = []
    said = ""
    for year, states in counts.items():
        count = states["open"]
        verb = said if said and not count else "staat er" if count == 1 else "staan er"
        again = "" if verb == said else f" {verb}"
        parts.append(
            f"in {year}{again} {number(count) if count else 'geen'}{'' if said else ' open'}"
        )
        said = verb
    return f"{', '.join(parts)}.".capitalize() if parts else ""


_SAID = (
    (money.BEOOGD, "is geld beoogd", "beoogd"),
    (money.DEELS, "is het geld deels geregeld", "deels geregeld"),
    (money.GEDEKT, "is het geld rond", "rond"),
)
"""A dekking as the first paragraph says it: at first, and after another."""


def _said(overall: Mapping[str, int]) -> str:
    """At how many acties there is money, or a prospect of it; nothing where there are none."""
    parts: list[str] = []
    for state, first, later in _SAID:
        if count := overall[state]:
            parts.append(
                f"bij {number(count)} {later}" if parts else f"Bij {words.acties(count)} {first}"
            )
    return f"{', '.join(parts)}." if parts else ""


# -- the acties ------------------------------------------------------------------------------


def _missing(funds: Geld) -> Iterator[Section]:
    """The acties without financing by what the agenda says of it, then those with open years."""

    def cells(actie: Actie) -> tuple[Cell, ...]:
        return (rollen(funds.agenda, actie.trekkers), *funds.staten(actie))

    for name, title, acties in _groups(funds):
        if acties:
            table = numbered(acties, (TREKKER, *funds.jaren), cells)
            yield section(name, title, table, counted=True)


def _groups(funds: Geld) -> Iterator[tuple[str, str, list[Actie]]]:
    found = [(actie, funds.dekkingen[actie.id]) for actie in funds.acties]
    for overall, title in GROEPEN.items():
        own = [actie for actie, one in found if one.zonder_financiering and one.overall == overall]
        yield "zonder_financiering", title, own
    yield "niet_elk_jaar", WISSELEND, [actie for actie, one in found if one.wisselend]


# -- years and amounts -----------------------------------------------------------------------

_STATES: Mapping[str, Callable[[str | None], bool]] = {
    "gedekt": lambda state: state == money.GEDEKT,
    "deels": lambda state: state == money.DEELS,
    "beoogd": lambda state: state == money.BEOOGD,
    "open": lambda state: state in money.OPEN,
    "geen": lambda state: state == money.GEEN,
    "buiten looptijd": lambda state: state is None,
}
"""The states that a year's row counts. Each actie is in exactly one of them."""


def _counts(funds: Geld) -> dict[int, dict[str, int]]:
    """How many acties are in each state, by year."""
    return {
        year: {
            title: sum(holds(one.per_jaar.get(year)) for one in funds.dekkingen.values())
            for title, holds in _STATES.items()
        }
        for year in funds.agenda.periode.jaren
    }


def _years(funds: Geld) -> Table:
    counted = (Column(title, align="right") for title in _STATES)
    return Table(
        (Column("Acties per jaar", "jaar"), *counted),
        tuple((str(year), *counts.values()) for year, counts in _counts(funds).items()),
    )


def _amounts(funds: Geld) -> Table:
    columns = (
        Column("Bedragen", "wat"),
        Column("bedrag", align="right"),
        Column("toelichting", wrap=True),
    )
    sums = per_stand(entry.bijdrage for entry in funds.bijdragen)
    given = [(stand, Euro(som.bekend), _counted(som)) for stand, som in sums.items() if som.aantal]
    return Table(columns, (*given, *_benodigd(funds)))


def _benodigd(funds: Geld) -> Iterator[tuple[Cell, ...]]:
    """What is needed together, then what is needed for acties together, then what is missing."""
    needed = funds.benodigd
    yield ("benodigd", Euro(needed.totaal), _toelichting_benodigd(funds))
    for one in needed.delen:
        if one.actie is None:
            speerpunt = funds.agenda.speerpunt[one.speerpunt] if one.speerpunt else None
            where = f"speerpunt {speerpunt.nummer}" if speerpunt else f"de {money.HELE_AGENDA}"
            amount = Euro(money.totaal(one.bedrag))
            yield (f"voor {where}", amount, "benodigd voor de acties samen")
    if needed.totaal is not None:
        missing = money.tekort(funds.agenda, needed, funds.bijdragen)
        why = "niet bekend is hoeveel van het toegezegde geld meetelt" if missing is None else ""
        yield ("tekort", Euro(missing), why)


def _counted(total: Som) -> str:
    counted = words.bijdragen(total.aantal)
    if not total.zonder_bedrag:
        return counted
    if total.zonder_bedrag == total.aantal:
        return f"{counted}, zonder bedrag"
    return f"{counted}, waarvan {number(total.zonder_bedrag)} zonder bedrag"


def _toelichting_benodigd(funds: Geld) -> str:
    """How many acties say what they need, and why there may be no total."""
    needed = funds.benodigd
    amounts = [money.totaal(one.bedrag) or 0 for one in needed.delen if one.actie]
    if not amounts:
        said = "alleen genoemd voor acties samen" if needed.delen else "geen enkele actie noemt het"
    elif len(amounts) == 1:
        said = f"1 actie noemt het: {euro(amounts[0])}"
    else:
        said = f"{words.acties(len(amounts))} noemen het, samen {euro(sum(amounts))}"
    return f"{said}; niet opgeteld, want bedragen kunnen overlappen" if needed.dubbel else said
