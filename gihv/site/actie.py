"""The page of one actie."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gihv import money
from gihv.model import GEEN_LOOPTIJD, Actie, Rol
from gihv.report import words
from gihv.site.parts import Deel, Link, Vak, Wegwijzer, genoemd_bij, keuze, noten, websites
from gihv.site.text import Html, inline, prose


class Regel(NamedTuple):
    """Something said of an actie, where it leads to, and what follows in the same line."""

    tekst: str
    naar: str = ""
    daarbij: str = ""


class Jaren(NamedTuple):
    """Years after each other whose money stands alike: "2014 en 2015"."""

    jaren: str
    vak: Vak


class Gegeven(NamedTuple):
    """A label with what is told under it."""

    naam: str
    regels: tuple[Regel, ...]


class Blad(NamedTuple):
    """An actie on a page: what it is, and beside that who, when and where."""

    nummer: str
    titel: str
    speerpunt: Link
    trekkers: tuple[Regel, ...]
    voortgang: str
    voortgang_tekst: Html
    jaren: tuple[Jaren, ...]
    omschrijving: Html
    geld: Deel | None
    streefwaarden: tuple[str, ...]
    mijlpalen: tuple[str, ...]
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
        prose(last.toelichting if last else None),
        tuple(_jaren(weg.vakken(one))),
        prose(one.omschrijving),
        weg.geld(one, "Geld", money.bijdragen_aan(agenda, one.id)),
        tuple(inline(words.streefwaarde(found)) for found in one.streefwaarden),
        tuple(map(inline, words.mijlpalen(one))),
        tuple(noten(one)),
        tuple(_terzijde(weg, one)),
        weg.thing(vorige) if vorige else None,
        weg.thing(volgende) if volgende else None,
    )


def _jaren(vakken: Sequence[Vak]) -> Iterator[Jaren]:
    for _, alike in groupby(vakken, key=lambda vak: vak.woord):
        years = list(alike)
        yield Jaren(words.reeks([vak.jaar for vak in years]), years[0])


def _rollen(weg: Wegwijzer, found: Sequence[Rol]) -> Iterator[Regel]:
    for rol in found:
        yield Regel(*weg.organisatie(rol.organisatie), words.toevoeging(rol))


def _terzijde(weg: Wegwijzer, one: Actie) -> Iterator[Gegeven]:
    """Who, when and where, as far as it is told."""
    agenda = weg.agenda
    _, part = agenda.plaats(one)
    seeking = Regel("er worden nog partners gezocht")
    others = (agenda.actie.get(id_) or agenda.speerpunt.get(id_) for id_ in one.zie)
    labels = ((id_, agenda.labels.get(id_, id_)) for id_ in one.labels)
    runs = words.looptijd(agenda, one) if one.looptijd != GEEN_LOOPTIJD else None
    told: dict[str, Iterable[Regel]] = {
        "Partners": [*_rollen(weg, one.partners), *[seeking] * one.partners_gezocht],
        "Beoogde partners": _rollen(weg, one.beoogde_partners),
        "Status": _regel(one.status and one.status.replace("_", " ")),
        "Looptijd": _regel(runs),
        "Deelgebied": _regel(part and part.titel),
        "Labels": (Regel(name, keuze(label=id_)) for id_, name in labels),
        "Zie ook": (Regel(*weg.thing(other)) for other in others if other),
        "Genoemd bij": (Regel(*link) for link in genoemd_bij(weg, one)),
        "Website": map(Regel, websites(one)),
        "Kenmerk": _regel(one.kenmerk),
    }
    found = ((name, tuple(lines)) for name, lines in told.items())
    return (Gegeven(name, lines) for name, lines in found if lines)


def _regel(text: str | None) -> list[Regel]:
    return [Regel(text)] if text else []
