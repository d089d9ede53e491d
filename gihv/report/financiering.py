"""`gihv report`: which acties have no money, who leads them, for which year; then the sums."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from gihv import financing, gegevens
from gihv.dutch import euro, number
from gihv.financing import Dekking, Som
from gihv.model import Actie, Agenda
from gihv.query import Selectie
from gihv.rapport import Cell, Column, Euro, Rapport, Section, Staat, Table
from gihv.report import words
from gihv.report.geld import Geld, geld, per_stand

GROEPEN: Mapping[str, str] = {
    financing.ONTBREEKT: "De agenda noemt geen geld",
    financing.ONBEKEND: "Nog niet bekend",
    financing.GEZOCHT: "Er wordt naar geld gezocht",
    financing.GEEN: "Volgens de agenda: geen",
}
"""The overall dekking of acties without financing, in the order of the report, with its head."""

WISSELEND = "Wel iets geregeld of beoogd, maar niet elk jaar"


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """The report on missing financing."""
    money = geld(agenda, keuze)
    return Rapport(
        title=words.titel(agenda),
        aside=words.vastgesteld(agenda),
        gegevens=gegevens.envelope("rapport", agenda, _gegevens(money)),
        lead=money.lead or (_answer(money),),
        sections=(*_missing(money), _years(money), _amounts(money)),
        closing=("Meer: gihv report --per actie|speerpunt|bron|regeling|jaar    gihv show 6.7",),
    )


# -- the answer ------------------------------------------------------------------------------


def _answer(money: Geld) -> str:
    """The first paragraph: how many acties are without financing, and which years are open."""
    total, without = len(money.acties), len(money.zonder)
    overall = Counter(dekking.overall for _, dekking in money.acties)
    return " ".join(
        sentence
        for sentence in (_without_said(without, total), _open_said(_open(money)), _said(overall))
        if sentence
    )


def _without_said(without: int, total: int) -> str:
    if total == 1:
        return f"De actie {'heeft geen' if without else 'is niet zonder'} financiering."
    if not without:
        return f"Geen van de {words.acties(total)} is zonder financiering."
    have = "heeft" if without == 1 else "hebben"
    return f"{number(without)} van de {words.acties(total)} {have} geen financiering."


def _open_said(counts: Mapping[int, int]) -> str:
    """How many acties are open in each year; nothing where there are no years."""
    parts: list[str] = []
    said = ""
    for year, count in counts.items():
        verb = said if said and not count else "staat er" if count == 1 else "staan er"
        again = "" if verb == said else f" {verb}"
        parts.append(
            f"in {year}{again} {number(count) if count else 'geen'}{'' if said else ' open'}"
        )
        said = verb
    return f"{', '.join(parts)}.".capitalize() if parts else ""


_SAID = (
    (financing.BEOOGD, "is geld beoogd", "beoogd"),
    (financing.DEELS, "is het geld deels geregeld", "deels geregeld"),
    (financing.GEDEKT, "is het geld rond", "rond"),
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


def _open(money: Geld) -> dict[int, int]:
    """How many acties are open in each year."""
    return {
        year: sum(dekking.per_jaar.get(year) in financing.OPEN for _, dekking in money.acties)
        for year in money.jaren
    }


# -- the acties ------------------------------------------------------------------------------


def _missing(money: Geld) -> Iterator[Section]:
    columns = (
        Column("nr"),
        Column("actie", wrap=True),
        Column("trekker", under=True),
        *(Column(str(year)) for year in money.jaren),
    )
    for title, chosen in _groups(money):
        rows = tuple(_row(money, actie, dekking) for actie, dekking in chosen)
        if rows:
            yield Section(f"{title} ({number(len(rows))})", (Table(columns, rows),))


def _groups(money: Geld) -> Iterator[tuple[str, list[tuple[Actie, Dekking]]]]:
    for overall, title in GROEPEN.items():
        yield (
            title,
            [(actie, dekking) for actie, dekking in money.zonder if dekking.overall == overall],
        )
    yield WISSELEND, [(actie, dekking) for actie, dekking in money.acties if dekking.wisselend]


def _row(money: Geld, actie: Actie, dekking: Dekking) -> tuple[Cell, ...]:
    years = (Staat(dekking.per_jaar.get(year, words.BUITEN)) for year in money.jaren)
    return (actie.volgnummer, actie.titel, words.trekkers(money.agenda, actie), *years)


# -- years and amounts -----------------------------------------------------------------------

_YEAR_COLUMNS: tuple[tuple[str, Callable[[str | None], bool]], ...] = (
    ("gedekt", lambda state: state == financing.GEDEKT),
    ("deels", lambda state: state == financing.DEELS),
    ("beoogd", lambda state: state == financing.BEOOGD),
    ("open", lambda state: state in financing.OPEN),
    ("geen", lambda state: state == financing.GEEN),
    ("buiten looptijd", lambda state: state is None),
)
"""The states that a year's row counts. Each actie is in exactly one of them."""


def _years(money: Geld) -> Section:
    columns = (
        Column("Acties per jaar"),
        *(Column(title, align="right") for title, _ in _YEAR_COLUMNS),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(year), *counts.values()) for year, counts in _year_counts(money).items()
    )
    return Section(None, (Table(columns, rows),))


def _year_counts(money: Geld) -> dict[int, dict[str, int]]:
    return {
        year: {
            title: sum(holds(dekking.per_jaar.get(year)) for _, dekking in money.acties)
            for title, holds in _YEAR_COLUMNS
        }
        for year in money.jaren
    }


def _amounts(money: Geld) -> Section:
    columns = (
        Column("Bedragen"),
        Column("bedrag", align="right"),
        Column("toelichting", wrap=True),
    )
    sums = per_stand(entry.bijdrage for entry in money.bijdragen)
    rows: list[tuple[Cell, ...]] = [
        (stand, Euro(sums[stand].bekend), _counted(sums[stand]))
        for stand in financing.STANDEN
        if sums[stand].aantal
    ]
    rows += _benodigd(money)
    return Section(None, (Table(columns, tuple(rows)),))


def _benodigd(money: Geld) -> Iterator[tuple[Cell, ...]]:
    """What is needed together, then what is needed for acties together, then what is missing."""
    needed = money.benodigd
    yield ("benodigd", Euro(needed.totaal), _toelichting_benodigd(money))
    for one in needed.delen:
        if one.actie is None:
            speerpunt = money.agenda.speerpunt[one.speerpunt] if one.speerpunt else None
            where = f"speerpunt {speerpunt.nummer}" if speerpunt else f"de {financing.HELE_AGENDA}"
            amount = Euro(financing.totaal(one.bedrag))
            yield (f"voor {where}", amount, "benodigd voor de acties samen")
    if needed.totaal is not None:
        missing = money.tekort
        why = "niet bekend is hoeveel van het toegezegde geld meetelt" if missing is None else ""
        yield ("tekort", Euro(missing), why)


def _counted(total: Som) -> str:
    counted = words.bijdragen(total.aantal)
    if not total.zonder_bedrag:
        return counted
    if total.zonder_bedrag == total.aantal:
        return f"{counted}, zonder bedrag"
    return f"{counted}, waarvan {number(total.zonder_bedrag)} zonder bedrag"


def _toelichting_benodigd(money: Geld) -> str:
    """How many acties say what they need, and why there may be no total."""
    needed = money.benodigd
    amounts = [financing.totaal(one.bedrag) or 0 for one in needed.delen if one.actie]
    if not amounts:
        said = "alleen genoemd voor acties samen" if needed.delen else "geen enkele actie noemt het"
    elif len(amounts) == 1:
        said = f"1 actie noemt het: {euro(amounts[0])}"
    else:
        said = f"{words.acties(len(amounts))} noemen het, samen {euro(sum(amounts))}"
    return f"{said}; niet opgeteld, want bedragen kunnen overlappen" if needed.dubbel else said


# -- gegevens --------------------------------------------------------------------------------


def _gegevens(money: Geld) -> dict[str, Any]:
    return {
        "rapport": "financiering",
        "acties": len(money.acties),
        "totaal": gegevens.per_dekking(dekking for _, dekking in money.acties),
        "zonder_financiering": [
            _actie(money.agenda, actie, dekking) for actie, dekking in money.zonder
        ],
        "niet_elk_jaar": [
            _actie(money.agenda, actie, dekking)
            for actie, dekking in money.acties
            if dekking.wisselend
        ],
        "per_speerpunt": list(_per_speerpunt(money)),
        "per_jaar": {
            str(year): {title.replace(" ", "_"): count for title, count in counts.items()}
            for year, counts in _year_counts(money).items()
        },
        "bedragen": _bedragen(money),
    }


def _actie(agenda: Agenda, actie: Actie, dekking: Dekking) -> dict[str, Any]:
    return {
        "nummer": actie.volgnummer,
        "titel": actie.titel,
        "trekkers": gegevens.trekkers(agenda, actie),
        "dekking": dekking.overall,
        "per_jaar": gegevens.per_jaar(dekking),
        "pad": actie.path,
    }


def _per_speerpunt(money: Geld) -> Iterator[dict[str, Any]]:
    for speerpunt in money.agenda.speerpunten:
        own = [dekking for actie, dekking in money.acties if actie.speerpunt == speerpunt.id]
        if own:
            yield {
                "nummer": speerpunt.nummer,
                "id": speerpunt.id,
                "titel": speerpunt.titel,
                "acties": len(own),
                "zonder_financiering": sum(dekking.zonder_financiering for dekking in own),
                "totaal": gegevens.per_dekking(own),
            }


def _bedragen(money: Geld) -> dict[str, Any]:
    sums = per_stand(entry.bijdrage for entry in money.bijdragen)
    return {
        **gegevens.sommen(sums),
        "benodigd": money.benodigd.totaal,
        "tekort": money.tekort,
        "benodigd_genoemd": [gegevens.nodig(money.agenda, one) for one in money.benodigd.delen],
        "bijdragen": [gegevens.toegerekend(money.agenda, entry) for entry in money.bijdragen],
    }
