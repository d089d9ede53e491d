"""The first page: how the money of every actie stands, and what is to happen."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gihv.dutch import counted, number
from gihv.export.kort import geldzinnen
from gihv.model import Actie
from gihv.report import words
from gihv.report.financiering import sentences
from gihv.report.voortgang import per_oordeel
from gihv.site.beeld import Legenda, Rij, legenda, lezen, rijen
from gihv.site.organisaties import met_rol
from gihv.site.parts import Link, Wegwijzer, keuze
from gihv.site.planning import Mijlpaal, te_gaan

MOST = 5
"""How many mijlpalen the first page has."""


class Oordeel(NamedTuple):
    """A judgement of progress and how many acties have it; which, where that matters."""

    tekst: str
    acties: tuple[Link, ...]


class Index(NamedTuple):
    zin: str
    woord: str
    antwoord: Link
    daarnaast: str
    lezen: str
    geld: str
    rijen: tuple[Rij, ...]
    legenda: Legenda
    voortgang: tuple[Oordeel, ...]
    mijlpalen: tuple[Mijlpaal, ...]


def index(weg: Wegwijzer) -> Index:
    funds = weg.funds
    first, *others = sentences(funds)
    lacking = any(funds.dekkingen[one.id].zonder_financiering for one in funds.lopend)
    ahead = te_gaan(weg)
    return Index(
        _zin(weg),
        weg.agenda.benamingen.actie.enkelvoud,
        Link(first.removesuffix("."), keuze(dekking="zonder") if lacking else ""),
        " ".join(others),
        lezen(funds),
        " ".join(geldzinnen(funds)),
        rijen(weg),
        legenda(funds),
        tuple(_voortgang(weg, funds.acties)),
        tuple(ahead[:MOST]),
    )


def _zin(weg: Wegwijzer) -> str:
    """What the agenda is: how many acties, of how many parties, where and when."""
    agenda, acties = weg.agenda, weg.funds.acties
    places = len({actie.speerpunt for actie in acties})
    what = f"{words.acties(agenda, len(acties))} in {counted(places, *agenda.benamingen.speerpunt)}"
    regio = agenda.kop and agenda.kop.regio
    where = f" voor de {words.regio(regio)}" if regio else ""
    told = f"{what}{where}, {words.reeks(agenda.periode.jaren)}."
    return f"{told} {met_rol(weg, 'er een rol in')}" if weg.organisaties else told


def _voortgang(weg: Wegwijzer, acties: Iterable[Actie]) -> Iterator[Oordeel]:
    """How many acties are behind, and so on, worst first; those that want attention by titel."""
    if any(one.voortgang for one in weg.agenda.acties):
        for word, own in per_oordeel(tuple(acties)).items():
            shown = own if word in ("achter", "aandacht") else ()
            yield Oordeel(f"{number(len(own))} {word}", tuple(map(weg.thing, shown)))
