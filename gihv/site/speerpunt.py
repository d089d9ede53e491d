"""The page of one speerpunt: its acties by deelgebied, what it is about, and its shared money."""

from typing import NamedTuple

from gihv import money
from gihv.dutch import number
from gihv.export.hoofdstuk import titel
from gihv.model import Actie, Speerpunt
from gihv.report import words
from gihv.site.parts import Deel, Link, Vak, Wegwijzer, genoemd_bij, keuze, noten, sleutel, websites
from gihv.site.text import Html, inline, prose


class Rij(NamedTuple):
    link: Link
    trekkers: str
    vakken: tuple[Vak, ...]


class Groep(NamedTuple):
    """The acties of a deelgebied, below its titel and doelen; the first group may have neither."""

    titel: str
    doelen: tuple[str, ...]
    rijen: tuple[Rij, ...]


class Blad(NamedTuple):
    """A speerpunt on a page: its acties and texts, and beside that goals, and where there is more.

    `zonder`: how many acties are without money, a link to these; None where that is none.
    """

    titel: str
    telling: str
    zonder: Link | None
    kop: str
    kop_actie: str
    uitdaging: Html
    doelen: tuple[str, ...]
    toelichting: Html
    sleutel: tuple[Vak, ...]
    jaren: tuple[int, ...]
    groepen: tuple[Groep, ...]
    streefwaarden: tuple[str, ...]
    geld: Deel | None
    verder: tuple[tuple[str, tuple[Link, ...]], ...]
    noten: tuple[str, ...]
    vorige: Link | None
    volgende: Link | None


def speerpunt(
    weg: Wegwijzer, one: Speerpunt, vorige: Speerpunt | None, volgende: Speerpunt | None
) -> Blad:
    """The page of a speerpunt, between those before and after it."""
    agenda, funds = weg.agenda, weg.funds
    own = [actie for actie in funds.acties if actie.speerpunt == one.id]
    without = sum(
        funds.dekkingen[actie.id].zonder_financiering for actie in own if not actie.afgelopen
    )
    told = Link(f"{number(without)} zonder financiering", keuze(speerpunt=one.id, dekking="zonder"))
    groups = (
        Groep(
            part.titel if part else "",
            tuple(map(inline, part.doelen if part else ())),
            tuple(_rij(weg, actie) for actie in own if agenda.plaats(actie)[1] == part),
        )
        for part in (None, *one.deelgebieden)
    )
    more: dict[str, tuple[Link, ...]] = {
        "Genoemd bij": tuple(genoemd_bij(weg, one)),
        "Website": tuple(map(Link, websites(one))),
        "Kenmerk": (Link(one.kenmerk),) if one.kenmerk else (),
    }
    together = words.benoemd(agenda, "Geld voor meer {acties} samen")
    return Blad(
        titel(agenda, one),
        words.acties(agenda, len(own))
        if own
        else words.benoemd(agenda, "Er zijn nog geen {acties}"),
        told if without else None,
        words.benoemd(agenda, "{Acties}"),
        words.benoemd(agenda, "{Actie}"),
        prose(one.uitdaging),
        tuple(map(inline, one.doelen)),
        prose(one.toelichting),
        sleutel(map(weg.vakken, own)),
        tuple(funds.years),
        tuple(group for group in groups if group.rijen or (group.titel and not funds.keuze)),
        tuple(inline(words.streefwaarde(found)) for found in one.streefwaarden),
        weg.geld(one, together, money.in_bestand(agenda, one.path)),
        tuple((name, lines) for name, lines in more.items() if lines),
        tuple(noten(one)),
        weg.thing(vorige) if vorige else None,
        weg.thing(volgende) if volgende else None,
    )


def _rij(weg: Wegwijzer, one: Actie) -> Rij:
    trekkers = "; ".join(weg.agenda.naam(rol.organisatie) for rol in one.trekkers)
    return Rij(weg.thing(one), trekkers, weg.vakken(one))
