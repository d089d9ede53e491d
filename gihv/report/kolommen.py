"""The columns of all that can be listed: a screen has some, csv all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from gihv import model, money, query, records, tekorten
from gihv.dutch import enumerate_, one_line
from gihv.model import Actie, Agenda, Financiering, Kop, Organisatie, Regeling, Speerpunt, Voortgang
from gihv.money import Stand
from gihv.query import Selectie
from gihv.report import planning, words
from gihv.report.geld import SUMMED, Eigen, eigen, geld_op_naam, sommen
from gihv.report.organisaties import ROLLEN, in_alle_acties
from gihv.report.parts import Kolom, opsomming, rollen
from gihv.report.value import NIETS, Cell, Column, Euro, Staat, Told

Kolommen = Mapping[str, Kolom[Any]]
"""Columns by their names on the command line; the title has spaces for the underscores."""
GEEN_KEUZE = Selectie()
DOET = ("trekker", "partner", "beoogde_partner", "betaalt")
"""What organisations are in acties that is counted."""
VOORTGANG = ("voortgang", "voortgang_datum", "voortgang_toelichting")
"""The columns with the latest judgement of an actie: its word, its datum, and why."""


def kolommen(
    agenda: Agenda, soort: str, keuze: Selectie = GEEN_KEUZE, peildatum: date = date.max
) -> Kolommen:
    """All columns of a soort; of a choice of years the sums are of those years alone."""
    found: Iterable[tuple[str, Kolom[Any]]] = _KOLOMMEN[soort](agenda, keuze, peildatum)
    return {
        name: (column._replace(title=column.title or name.replace("_", " "), name=name), cell)
        for name, (column, cell) in found
    }


def in_gebruik(agenda: Agenda, soort: str, known: Kolommen) -> Kolommen:
    """The columns for a spreadsheet: all but those of keys that this agenda does not use at all."""
    things = agenda.speerpunten if soort == "speerpunten" else agenda.acties
    used = {
        "kenmerk": any(one.kenmerk for one in things),
        "labels": any(one.labels for one in agenda.acties),
        **dict.fromkeys(VOORTGANG, any(one.voortgang for one in agenda.acties)),
        "te_laat": planning.is_gevolgd(agenda),
    }
    return {name: kolom for name, kolom in known.items() if used.get(name, True)}


def oordelen(agenda: Agenda, peildatum: date) -> list[Kolom[Actie]]:
    """The columns of VOORTGANG, with short titles: for a table that says what it is of."""
    known = kolommen(agenda, "acties", peildatum=peildatum)
    told = (known[name] for name in VOORTGANG)
    return [(column._replace(title=column.title.split()[-1]), cell) for column, cell in told]


def _text(cell: Callable[[Any], Cell], share: int = 0) -> Kolom[Any]:
    return Column("", share=share), cell


def _number(cell: Callable[[Any], Cell], title: str = "") -> Kolom[Any]:
    return Column(title, align="right"), cell


def _field(name: str, share: int = 0) -> tuple[str, Kolom[Any]]:
    """A text under the name that it has in the model."""
    return name, _text(lambda one: getattr(one, name) or NIETS, share)


def _list(of: Callable[[Any], Iterable[str]], between: str = "; ") -> Kolom[Any]:
    return _text(lambda one: opsomming(of(one), between), 2)


def _counted(of: Callable[[Any], Sequence[str]]) -> Kolom[Any]:
    """How many there are; nothing for none."""
    return _number(lambda one: len(of(one)) or NIETS)


def _funds(one: Actie | Speerpunt) -> Financiering:
    return one.financiering or Financiering()


def _benodigd(one: Actie | Speerpunt) -> Euro:
    return Euro(money.totaal(_funds(one).benodigd), _funds(one).benodigd_grens)


# -- soorten ---------------------------------------------------------------------------------


def _acties(agenda: Agenda, keuze: Selectie, peildatum: date) -> Iterator[tuple[str, Kolom[Actie]]]:
    def dekking(one: Actie) -> money.Dekking:
        return money.dekking(one, agenda.periode)

    def jaar(year: int) -> Kolom[Actie]:
        return _text(lambda one: Staat(dekking(one).per_jaar.get(year, words.BUITEN)))

    def place(one: Actie) -> list[str]:
        return [part.titel if part else NIETS for part in agenda.plaats(one)]

    def bronnen(one: Actie) -> Iterable[str]:
        entries = (entry.bijdrage for entry in money.bijdragen_aan(agenda, one.id))
        return dict.fromkeys(
            words.bron(agenda, own) for own in entries if money.stand(own) != "afgewezen"
        )

    needs = {one.actie: one for one in tekorten.nodig(agenda)}

    def tekort(one: Actie) -> Euro:
        own = (needs[one.id],) if one.id in needs and not one.afgelopen else ()
        return Euro(*tekorten.tekort(agenda, tekorten.Benodigd(own)))

    def looptijd(end: str) -> Kolom[Actie]:
        return _text(lambda one: records.looptijd(agenda, one)[end] or NIETS)

    yield "nummer", _text(words.nummer)
    yield _field("titel", 5)
    yield _field("kenmerk")
    yield "speerpunt", _text(lambda one: str(one.speerpunt_nummer or "?"))
    yield "speerpunt_titel", _text(lambda one: place(one)[0], 5)
    yield "deelgebied", _text(lambda one: place(one)[1], 2)
    yield "labels", _list(lambda one: (agenda.labels.get(id_, id_) for id_ in one.labels))
    yield _field("omschrijving", 5)
    yield "status", _text(lambda one: (one.status or NIETS).replace("_", " "))
    yield "looptijd", _text(lambda one: words.looptijd(agenda, one), 2)
    yield "van", looptijd("van")
    yield "tot", looptijd("tot")
    for _, key in model.ROLLEN:
        yield key, rollen(agenda, key, key.replace("_", " "))
    yield "partners_gezocht", _text(lambda one: "ja" if one.partners_gezocht else NIETS)
    yield "dekking", _text(lambda one: Staat(dekking(one).overall))
    yield from ((f"dekking_{year}", jaar(year)) for year in agenda.periode.jaren)
    yield from _sommen(agenda, keuze)
    yield "bronnen", _list(bronnen)
    yield "benodigd", _number(_benodigd)
    yield "tekort", _number(tekort)
    yield "toelichting", _text(lambda one: _funds(one).toelichting or NIETS, 5)
    yield "streefwaarden", _list(lambda one: map(words.streefwaarde, one.streefwaarden))
    yield "mijlpalen", _list(words.mijlpalen)
    yield from _voortgang(agenda, peildatum)
    yield "zie", _list(lambda one: (words.genoemd(agenda, id_) for id_ in one.zie))
    yield "websites", _list(lambda one: one.websites)
    yield _field("noot", 5)
    yield _field("id")
    yield "bestand", _text(lambda one: one.path, 2)


def _voortgang(agenda: Agenda, peildatum: date) -> Iterator[tuple[str, Kolom[Actie]]]:
    """The latest judgement of an actie, and which of its mijlpalen are late."""

    def judged(of: Callable[[Voortgang], Cell | None], share: int = 0) -> Kolom[Actie]:
        def cell(one: Actie) -> Cell:
            found = words.laatste(one.voortgang, peildatum)
            return (found and of(found)) or NIETS

        return _text(cell, share)

    def oordeel(one: Voortgang) -> Told:
        return Told("oordeel", one.oordeel.replace("_", " "), one.oordeel)

    def te_laat(one: Actie) -> Iterable[str]:
        return (late.mijlpaal.wat for late in planning.te_laat(agenda, [one], peildatum))

    yield "voortgang", judged(oordeel)
    yield "voortgang_datum", judged(lambda one: Told("tekst", one.datum.leesbaar, one.datum.tekst))
    yield "voortgang_toelichting", judged(lambda one: one.toelichting, 5)
    yield "te_laat", _list(te_laat)


def _sommen(agenda: Agenda, keuze: Selectie) -> Iterator[tuple[str, Kolom[Actie]]]:
    """What each actie has alone; of a choice of years what is for one of those years alone."""
    years = enumerate_([str(year) for year in sorted(keuze.jaar)])

    @cache
    def own() -> Eigen:
        entries = geld_op_naam(agenda, keuze).gekozen.bijdragen
        return eigen(one for one in entries if not years or len(one.bijdrage.jaren) == 1)

    def som(stand: Stand) -> Kolom[Actie]:
        def cell(one: Actie) -> Cell:
            return own().cell(one.id, stand, sommen(own().alleen.get(one.id, ()))[stand])

        return _number(cell, f"{stand} voor {years}" if years else stand)

    def ontvangen(one: Actie) -> Euro:
        entries = own().alleen.get(one.id, ())
        return Euro(sum(money.ontvangen(entry.bijdrage) for entry in entries) or None)

    yield from ((stand, som(stand)) for stand in SUMMED)
    yield "ontvangen", _number(ontvangen)
    yield "samen_met", _list(lambda one: records.nummers(agenda, own().samen_met(one.id)), ", ")


def _speerpunten(agenda: Agenda, *_: object) -> Iterator[tuple[str, Kolom[Speerpunt]]]:
    def zonder(one: Speerpunt) -> int:
        return sum(query.mist(own, agenda, "financiering") for own in agenda.acties_van[one.id])

    def doelen(one: Speerpunt) -> Iterable[str]:
        parts = (part.doelen for part in one.deelgebieden)
        return map(one_line, (*one.doelen, *(doel for own in parts for doel in own)))

    yield "nummer", _number(words.nummer)
    yield _field("titel", 5)
    yield _field("kenmerk")
    yield "acties", _number(lambda one: len(agenda.acties_van[one.id]))
    yield "zonder_financiering", _number(zonder)
    yield _field("soort")
    yield _field("uitdaging", 5)
    yield "doelen", _list(doelen)
    yield "deelgebieden", _list(lambda one: (part.titel for part in one.deelgebieden))
    yield "benodigd", _number(_benodigd)
    yield "streefwaarden", _list(lambda one: map(words.streefwaarde, one.streefwaarden))
    yield _field("toelichting", 5)
    yield "websites", _list(lambda one: one.websites)
    yield _field("noot", 5)
    yield _field("id")
    yield "bestand", _text(lambda one: one.path, 2)


def _organisaties(agenda: Agenda, *_: object) -> Iterator[tuple[str, Kolom[Organisatie]]]:
    def als(rol: str) -> Callable[[Organisatie], Sequence[str]]:
        return lambda one: [actie.volgnummer for actie in agenda.once(in_alle_acties)[one.id][rol]]

    does = {rol: als(rol) for rol in DOET}
    yield _field("naam", 5)
    yield _field("afkorting")
    yield _field("soort")
    yield from ((ROLLEN[rol][0], _counted(acties)) for rol, acties in does.items())
    yield from ((ROLLEN[rol][1].replace(" ", "_"), _list(own, ", ")) for rol, own in does.items())
    yield "ondertekend", _text(lambda one: words.ondertekening(agenda, one), 2)
    yield "andere_namen", _list(lambda one: (*one.aliassen, *one.voorheen))
    yield "onderdeel_van", _list(lambda one: map(agenda.naam, one.onderdeel_van))
    yield _field("website", 2)
    yield _field("id")


def _regelingen(agenda: Agenda, *_: object) -> Iterator[tuple[str, Kolom[Regeling]]]:
    def betaalt(one: Regeling) -> Sequence[str]:
        return records.nummers(agenda, query.acties_met(agenda, one.id))

    def jaren(one: Regeling) -> str:
        return money.jaren_tekst(one.plafond.jaren if one.plafond else ()) or NIETS

    def verstrekker(one: Regeling) -> str:
        return agenda.naam(one.verstrekker) if one.verstrekker else NIETS

    yield _field("naam", 5)
    yield _field("afkorting")
    yield _field("soort")
    yield "verstrekker", _text(verstrekker, 2)
    yield "acties", _counted(betaalt)
    yield "betaalt_voor", _list(betaalt, ", ")
    yield "plafond", _number(lambda one: Euro(one.plafond and one.plafond.bedrag))
    yield "plafond_jaren", _text(jaren)
    yield "in_oprichting", _text(lambda one: "ja" if one.in_oprichting else NIETS)
    yield "andere_namen", _list(lambda one: one.aliassen)
    yield _field("toelichting", 5)
    yield _field("id")


def _agenda(*_: object) -> Iterator[tuple[str, Kolom[Kop]]]:
    yield from map(_field, ("titel", "versie", "regio"))
    yield "periode", _text(lambda one: one.periode.tekst)
    yield "vastgesteld", _text(lambda one: one.vastgesteld.tekst if one.vastgesteld else NIETS)
    yield from map(_field, ("website", "inleiding", "noot"))
    yield "bestand", _text(lambda one: one.path)


_KOLOMMEN: Mapping[str, Callable[[Agenda, Selectie, date], Iterable[tuple[str, Kolom[Any]]]]] = {
    "acties": _acties,
    "speerpunten": _speerpunten,
    "organisaties": _organisaties,
    "regelingen": _regelingen,
    "agenda": _agenda,
}
