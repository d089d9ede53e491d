"""The page of what happens when: mijlpalen by year, and what does not run all of the periode."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gihv.dutch import counted
from gihv.model import Actie, grouped
from gihv.report import planning as report
from gihv.report import words
from gihv.report.planning import Moment
from gihv.site.parts import Link, Wegwijzer
from gihv.site.text import inline


class Balk(NamedTuple):
    """Where in its year something lies: from, and how long, in percents of the year."""

    van: float
    breed: float


class Mijlpaal(NamedTuple):
    """A mijlpaal of an actie; `uitkomst`: what became of it, if the agenda tells."""

    wanneer: str
    wat: str
    actie: Link
    uitkomst: str
    balk: Balk | None


class Jaar(NamedTuple):
    """The mijlpalen below a title, in order of time; `naam` is its anchor."""

    titel: str
    naam: str
    mijlpalen: tuple[Mijlpaal, ...]


class Looptijd(NamedTuple):
    actie: Link
    wanneer: str


class Planning(NamedTuple):
    zin: str
    jaren: tuple[Jaar, ...]
    looptijden_zin: str
    looptijden: tuple[Looptijd, ...]


def planning(weg: Wegwijzer) -> Planning:
    """First the years of the periode, then what is later, then what began before."""
    agenda, acties = weg.agenda, weg.funds.acties
    moments = _moments(acties)
    years = agenda.periode.jaren
    earlier, later = f"Vóór {years[0]}", f"Na {years[-1]}"
    names = {later: "later", earlier: "eerder"}

    def title(one: Moment) -> str:
        year = one.mijlpaal.datum.eerste.year
        return str(year) if year in years else later if year > years[-1] else earlier

    found = grouped((title(one), one) for one in moments)
    without = sum(not actie.mijlpalen for actie in acties)
    many = counted(len(moments), "mijlpaal", "mijlpalen")
    said = f"{many}.{f' {words.acties(agenda, without)} zonder mijlpaal.' if without else ''}"
    partly = report.niet_hele_periode(agenda, acties)
    whole = len(acties) - len(partly)
    verb = "loopt" if whole == 1 else "lopen"
    return Planning(
        said if moments else words.benoemd(agenda, "Er staat nog geen mijlpaal bij de {acties}."),
        tuple(
            Jaar(
                name,
                names.get(name, f"jaar-{name}"),
                tuple(_mijlpaal(weg, one, is_year=name not in names) for one in found[name]),
            )
            for name in (*map(str, years), later, earlier)
            if name in found
        ),
        f"{words.acties(agenda, whole)} {verb} de hele periode." if whole else "",
        tuple(Looptijd(weg.thing(one), report.looptijd(agenda, one).tekst) for one in partly),
    )


def te_gaan(weg: Wegwijzer) -> list[Mijlpaal]:
    """The mijlpalen of the periode and later that were neither reached nor dropped."""
    first = weg.agenda.periode.van
    return [
        _mijlpaal(weg, one)
        for one in _moments(weg.funds.acties)
        if one.mijlpaal.datum.laatste.year >= first
        and not (one.mijlpaal.bereikt or one.mijlpaal.vervallen)
    ]


def _moments(acties: Iterable[Actie]) -> list[Moment]:
    return sorted(report.momenten(acties), key=lambda one: (one.mijlpaal.datum, one.actie.volgorde))


def _mijlpaal(weg: Wegwijzer, one: Moment, *, is_year: bool = False) -> Mijlpaal:
    """A mijlpaal; its bar is shown below a year, if it is told more precisely than that."""
    datum = one.mijlpaal.datum
    start = date(datum.eerste.year, 1, 1)
    days = (datum.laatste - datum.eerste).days + 1
    balk = None
    if is_year and days < 365:  # noqa: PLR2004 - a year
        left = (datum.eerste - start).days / 3.66
        balk = Balk(round(left, 1), round(min(max(days / 3.66, 1.5), 100 - left), 1))
    return Mijlpaal(
        words.moment(one.mijlpaal),
        inline(one.mijlpaal.wat),
        weg.thing(one.actie),
        words.uitkomst(one.mijlpaal),
        balk,
    )
