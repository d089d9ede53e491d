"""`gihv list`: the acties, speerpunten, organisaties or regelingen of the agenda, a row each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from gihv import money, query, records
from gihv.dutch import counted, enumerate_, number, sort_key
from gihv.model import Actie, Agenda, Organisatie, Regeling, Speerpunt
from gihv.money import Som
from gihv.query import Selectie
from gihv.report import parts, words
from gihv.report.geld import Eigen, eigen, geld_op_naam
from gihv.report.parts import Kolom
from gihv.report.value import Cell, Column, Euro, Report, Section, text_of

Kolommen = Mapping[str, Kolom[Any]]
"""The columns of a list by their names on the command line."""

ID = parts.field("id")
PAD = parts.field("path", "bestand", share=2)


@dataclass(frozen=True, slots=True)
class Lijst:
    """A kind of list: the things, all their columns, the usual ones, and the word for one."""

    chosen: Callable[[Agenda, Selectie], Sequence[Any]]
    kolommen: Callable[[Agenda, Selectie], Kolommen]
    standaard: tuple[str, ...]
    enkelvoud: str


def lijst(
    agenda: Agenda, keuze: Selectie, soort: str, kolommen: Sequence[str] = (), sorteer: str = ""
) -> Report:
    """The list of a soort, in the agenda's order or by `sorteer`; no kolommen: the usual ones."""
    kind = LIJSTEN[soort]
    known = kind.kolommen(agenda, keuze)
    chosen = list(kind.chosen(agenda, keuze))
    if sorteer:
        chosen.sort(key=lambda one: _order(known[sorteer][1](one)))
    rows = parts.table(chosen, *(known[name] for name in kolommen or kind.standaard))
    whole = len(kind.chosen(agenda, Selectie()))
    part = "" if len(chosen) == whole else f"{number(len(chosen))} van de "
    told, said = parts.choice(agenda, keuze, len(chosen), whole, (kind.enkelvoud, soort))
    if keuze and not chosen:
        said = query.none_chosen(agenda, keuze, kind.chosen, kind.enkelvoud)
    return Report(
        title=words.titel(agenda),
        envelope=records.envelope(soort, agenda, told),
        lead=(said,) if said else (),
        records={soort: [records.thing(agenda, one)[1] for one in chosen]},
        sections=(Section(None, (rows,) if chosen else ()),),
        closing=(f"{part}{counted(whole, kind.enkelvoud, soort)}.",),
        ids=tuple(one.id for one in chosen),
    )


def kolomnamen(soort: str) -> Iterable[str]:
    """The names of the columns that a list can show or be sorted by."""
    return LIJSTEN[soort].kolommen(Agenda(None), Selectie())


def _order(cell: Cell) -> tuple[Any, ...]:
    """By name, or by size: first "geen", then what is not known, then from little to much."""
    match cell:
        case Som(bekend=amount) | Euro(bedrag=amount):
            return (1,) if amount is None else (2, amount)
        case int():
            return (2, cell)
    return (0, sort_key(text_of(cell)))


def _acties(agenda: Agenda, keuze: Selectie) -> Kolommen:
    """The columns of acties; of a choice of years what is committed for those years alone."""
    years = [str(year) for year in sorted(keuze.jaar)]
    promised = f"toegezegd voor {enumerate_(years)}" if years else "toegezegd"

    @cache
    def own() -> Eigen:
        entries = geld_op_naam(agenda, keuze).gekozen.bijdragen
        return eigen(one for one in entries if not years or len(one.bijdrage.jaren) == 1)

    def toegezegd(one: Actie) -> Cell:
        return own().cell(one, "toegezegd")

    def deelgebied(one: Actie) -> str:
        speerpunt = agenda.speerpunt.get(one.speerpunt)
        part = speerpunt.deelgebied(one.deelgebied) if speerpunt else None
        return part.titel if part else ""

    return {
        "nummer": parts.NUMMER,
        "titel": parts.ACTIE,
        "trekkers": parts.trekker(agenda),
        "partners": parts.rollen(agenda, "partners", "partners"),
        "beoogde_partners": parts.rollen(agenda, "beoogde_partners", "beoogde partners"),
        "dekking": parts.dekking(agenda),
        "toegezegd": (Column(promised, align="right"), toegezegd),
        "status": (Column("status"), lambda one: one.status or words.ONBEKEND),
        "deelgebied": (Column("deelgebied", share=2), deelgebied),
        "speerpunt": parts.field("speerpunt"),
        "id": ID,
        "pad": PAD,
    }


def _speerpunten(agenda: Agenda, _: Selectie) -> Kolommen:
    def zonder(one: Speerpunt) -> int:
        acties = agenda.acties_van[one.id]
        open_ = (money.dekking(own, agenda.periode) for own in acties if not own.afgelopen)
        return sum(dekking.zonder_financiering for dekking in open_)

    return {
        "nummer": parts.field("nummer", "nr", align="right"),
        "titel": parts.SPEERPUNT,
        "acties": (Column("acties", align="right"), lambda one: len(agenda.acties_van[one.id])),
        "zonder": (Column("zonder geld", align="right"), zonder),
        "soort": parts.SOORT,
        "id": ID,
        "pad": PAD,
    }


def _organisaties(agenda: Agenda, _: Selectie) -> Kolommen:
    def in_rol(title: str, rol: str) -> Kolom[Organisatie]:
        def acties(one: Organisatie) -> Cell:
            found = agenda.rollen_van.get(one.id, ())
            return parts.opsomming([actie.volgnummer for actie, naam, _ in found if naam == rol])

        return Column(title, share=2), acties

    return {
        "id": ID,
        "naam": parts.ORGANISATIE,
        "afkorting": parts.field("afkorting"),
        "soort": parts.SOORT,
        "trekker": in_rol("trekker van", "trekker"),
        "partner": in_rol("partner bij", "partner"),
        "beoogd": in_rol("beoogd bij", "beoogde_partner"),
        "ondertekend": parts.ondertekend(agenda),
    }


def _regelingen(agenda: Agenda, _: Selectie) -> Kolommen:
    def acties(one: Regeling) -> Cell:
        return parts.opsomming(
            records.nummers(agenda, query.acties_met(agenda, one.id)), words.GEEN
        )

    def verstrekker(one: Regeling) -> str:
        return agenda.naam(one.verstrekker) if one.verstrekker else words.ONBEKEND

    def plafond(one: Regeling) -> Euro:
        return Euro(one.plafond.bedrag if one.plafond else None)

    return {
        "id": ID,
        "naam": parts.field("naam", "regeling", share=5),
        "soort": parts.SOORT,
        "verstrekker": (Column("verstrekker", share=2), verstrekker),
        "acties": (Column("acties", share=2), acties),
        "plafond": (Column("plafond", align="right"), plafond),
    }


LIJSTEN: Mapping[str, Lijst] = {
    "acties": Lijst(query.select, _acties, ("nummer", "titel", "trekkers", "dekking"), "actie"),
    "speerpunten": Lijst(
        query.speerpunten_ook_op_naam,
        _speerpunten,
        ("nummer", "titel", "acties", "zonder"),
        "speerpunt",
    ),
    "organisaties": Lijst(
        query.organisaties,
        _organisaties,
        ("soort", "naam", "trekker", "partner", "beoogd", "ondertekend"),
        "organisatie",
    ),
    "regelingen": Lijst(
        query.regelingen,
        _regelingen,
        ("soort", "naam", "verstrekker", "acties", "plafond"),
        "regeling",
    ),
}
"""Every list by its name on the command line."""
