"""The page of one actie."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gihv import money
from gihv.model import GEEN_LOOPTIJD, Actie, Rol
from gihv.report import words
from gihv.site.parts import (
    Deel,
    Html,
    Link,
    Vak,
    Wegwijzer,
    genoemd_bij,
    inline,
    keuze,
    noten,
    prose,
    websites,
)


class Regel(NamedTuple):
    """Something said of an actie, with what follows a link in the same line."""

    link: Link
    daarbij: str = ""


class Gegeven(NamedTuple):
    """A label with what is told under it."""

    naam: str
    regels: tuple[Regel | str, ...]


class Blad(NamedTuple):
    """An actie on a page: what it is, and beside that who, when and where."""

    nummer: str
    titel: str
    speerpunt: Link
    trekkers: tuple[Regel, ...]
    voortgang: str
    voortgang_tekst: Html
    vakken: tuple[Vak, ...]
    omschrijving: Html
    geld: Deel | None
    lijsten: tuple[Gegeven, ...]
    noten: tuple[str, ...]
    terzijde: tuple[Gegeven, ...]
    vorige: Link | None
    volgende: Link | None


def actie(weg: Wegwijzer, one: Actie, vorige: Actie | None, volgende: Actie | None) -> Blad:
    """The page of an actie, between those before and after it."""
    agenda = weg.agenda
    speerpunt, _ = agenda.plaats(one)
    last = words.laatste(one.voortgang)
    return Blad(
        one.volgnummer,
        one.titel,
        weg.thing(speerpunt) if speerpunt else Link(""),
        tuple(_rollen(weg, one.trekkers)),
        words.voortgang(last._replace(toelichting=None)) if last else "",
        prose(last.toelichting if last else None, 2),
        weg.vakken(one),
        prose(one.omschrijving, 2),
        weg.geld(one, "Geld", money.bijdragen_aan(agenda, one.id)),
        tuple(_told(_lijsten(one))),
        tuple(noten(one)),
        tuple(_told(_terzijde(weg, one))),
        weg.thing(vorige) if vorige else None,
        weg.thing(volgende) if volgende else None,
    )


def _told(found: Iterable[tuple[str, Iterable[Regel | str]]]) -> Iterator[Gegeven]:
    """Labels with their lines, where there are any."""
    for name, lines in found:
        if told := tuple(one for one in lines if one):
            yield Gegeven(name, told)


def _rollen(weg: Wegwijzer, found: Sequence[Rol]) -> Iterator[Regel]:
    for rol in found:
        yield Regel(weg.organisatie(rol.organisatie), words.toevoeging(rol))


def _lijsten(one: Actie) -> Iterator[tuple[str, Iterable[Regel | str]]]:
    yield "Streefwaarden", (inline(words.streefwaarde(found)) for found in one.streefwaarden)
    yield "Mijlpalen", map(inline, words.mijlpalen(one))


def _terzijde(weg: Wegwijzer, one: Actie) -> Iterator[tuple[str, Iterable[Regel | str]]]:
    agenda = weg.agenda
    seeking = ["er worden nog partners gezocht"] * one.partners_gezocht
    yield "Partners", [*_rollen(weg, one.partners), *seeking]
    yield "Beoogde partners", _rollen(weg, one.beoogde_partners)
    yield "Status", [one.status.replace("_", " ")] if one.status else []
    yield "Looptijd", [words.looptijd(agenda, one)] if one.looptijd != GEEN_LOOPTIJD else []
    part = agenda.plaats(one)[1]
    yield "Deelgebied", [part.titel] if part else []
    labels = ((id_, agenda.labels.get(id_, id_)) for id_ in one.labels)
    yield "Labels", (Regel(Link(name, keuze(label=id_))) for id_, name in labels)
    others = (agenda.actie.get(id_) or agenda.speerpunt.get(id_) for id_ in one.zie)
    yield "Zie ook", (Regel(weg.thing(other)) for other in others if other)
    yield "Genoemd bij", map(Regel, genoemd_bij(weg, one))
    yield "Website", websites(one)
    yield "Kenmerk", [one.kenmerk] if one.kenmerk else []
