"""`gihv list`: the acties, speerpunten, organisaties or regelingen of the agenda, a row each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from gihv import money, query, records
from gihv.dutch import counted, number, sort_key
from gihv.model import Actie, Agenda, Organisatie, Regeling, Speerpunt
from gihv.money import Som
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import toegezegd
from gihv.report.parts import (
    ACTIE,
    NUMMER,
    ORGANISATIE,
    SOORT,
    SPEERPUNT,
    TREKKER,
    opsomming,
    rollen,
)
from gihv.report.value import Cell, Column, Euro, Report, Section, Table, text_of


class Kolom(NamedTuple):
    """A column of a list: how it looks, and the cell of a thing."""

    column: Column
    cell: Callable[[Agenda, Any], Cell]


def _field(column: Column, name: str, absent: str = "") -> Kolom:
    """A column with a field of a thing, or what is said where it is absent."""
    return Kolom(column, lambda _, one: getattr(one, name) or absent)


ID = _field(Column("id"), "id")
PAD = _field(Column("bestand", under=True), "path")
OF_SOORT = _field(SOORT, "soort")


@dataclass(frozen=True, slots=True)
class Lijst:
    """A kind of list: the things, their columns, and their form in JSON."""

    chosen: Callable[[Agenda, Selectie], Sequence[Any]]
    record: Callable[[Agenda, Any], records.Gegevens]
    kolommen: Mapping[str, Kolom]
    standaard: tuple[str, ...]
    geteld: tuple[str, str]


def lijst(
    agenda: Agenda, keuze: Selectie, soort: str, kolommen: Sequence[str] = (), sorteer: str = ""
) -> Report:
    """The list of this soort (a key of LIJSTEN), in the agenda's order or by the column `sorteer`.

    `kolommen` are the columns to show, by their names; none: the usual ones.
    """
    kind = LIJSTEN[soort]
    chosen = list(kind.chosen(agenda, keuze))
    if sorteer:
        chosen.sort(key=lambda one: _order(kind.kolommen[sorteer].cell(agenda, one)))
    shown = [kind.kolommen[name] for name in kolommen or kind.standaard]
    rows = tuple(tuple(kolom.cell(agenda, one) for kolom in shown) for one in chosen)
    table = Table(tuple(kolom.column for kolom in shown), rows)
    return Report(
        title=words.titel(agenda),
        envelope=records.envelope(soort, agenda),
        records={soort: [kind.record(agenda, one) for one in chosen]},
        sections=(Section(None, (table,) if rows else ()),),
        closing=(_closing(agenda, kind, len(chosen)),),
        ids=tuple(one.id for one in chosen),
    )


def _closing(agenda: Agenda, kind: Lijst, count: int) -> str:
    whole = len(kind.chosen(agenda, Selectie()))
    if count == whole:
        return f"{counted(count, *kind.geteld)}."
    return f"{number(count)} van de {counted(whole, *kind.geteld)}."


def _order(cell: Cell) -> tuple[Any, ...]:
    """The place of a cell in its column: by name, or by size.

    Of money first "geen", then what is not known, which is never zero, then from little to much.
    """
    match cell:
        case Som(aantal=0):
            return (0,)
        case Som(bekend=amount) | Euro(bedrag=amount):
            return (1,) if amount is None else (2, amount)
        case int():
            return (2, cell)
    return (0, sort_key(text_of(cell)))


# -- acties ----------------------------------------------------------------------------------


def _deelgebied(agenda: Agenda, one: Actie) -> str:
    speerpunt = agenda.speerpunt.get(one.speerpunt)
    part = speerpunt.deelgebied(one.deelgebied) if speerpunt else None
    return part.titel if part else ""


def _rollen(column: Column, role: str) -> Kolom:
    """A column with the organisations in a role of an actie."""
    return Kolom(column, lambda agenda, one: rollen(agenda, getattr(one, role)))


def _dekking(agenda: Agenda, one: Actie) -> str:
    return words.per_jaar(money.dekking(one, agenda.periode))


ACTIES = Lijst(
    chosen=query.select,
    record=records.actie,
    kolommen={
        "nummer": _field(NUMMER, "volgnummer"),
        "titel": _field(ACTIE, "titel"),
        "trekkers": _rollen(TREKKER, "trekkers"),
        "partners": _rollen(Column("partners", under=True), "partners"),
        "beoogde_partners": _rollen(Column("beoogde partners", under=True), "beoogde_partners"),
        "dekking": Kolom(Column("dekking", under=True), _dekking),
        "toegezegd": Kolom(Column("toegezegd", align="right"), lambda _, one: toegezegd(one)),
        "status": _field(Column("status"), "status", words.ONBEKEND),
        "deelgebied": Kolom(Column("deelgebied", under=True), _deelgebied),
        "speerpunt": _field(Column("speerpunt"), "speerpunt"),
        "id": ID,
        "pad": PAD,
    },
    standaard=("nummer", "titel", "trekkers", "dekking"),
    geteld=("actie", "acties"),
)

# -- speerpunten -----------------------------------------------------------------------------


def _zonder(agenda: Agenda, one: Speerpunt) -> int:
    """How many acties of a speerpunt are without financing."""
    acties = agenda.acties_van[one.id]
    return sum(money.dekking(own, agenda.periode).zonder_financiering for own in acties)


SPEERPUNTEN = Lijst(
    chosen=query.speerpunten_ook_op_naam,
    record=records.speerpunt,
    kolommen={
        "nummer": _field(Column("nr", align="right"), "nummer"),
        "titel": _field(SPEERPUNT, "titel"),
        "acties": Kolom(
            Column("acties", align="right"), lambda agenda, one: len(agenda.acties_van[one.id])
        ),
        "zonder": Kolom(Column("zonder geld", align="right"), _zonder),
        "soort": OF_SOORT,
        "id": ID,
        "pad": PAD,
    },
    standaard=("nummer", "titel", "acties", "zonder"),
    geteld=("speerpunt", "speerpunten"),
)

# -- organisaties ----------------------------------------------------------------------------


def _in_rol(title: str, rol: str) -> Kolom:
    """A column with the acties in which an organisation has this role."""

    def cell(agenda: Agenda, one: Organisatie) -> Cell:
        found = agenda.rollen_van.get(one.id, ())
        return opsomming([actie.volgnummer for actie, naam, _ in found if naam == rol])

    return Kolom(Column(title, under=True), cell)


def _getekend(agenda: Agenda, one: Organisatie) -> str:
    signed = agenda.ondertekend.get(one.id)
    if signed is None:
        return "nee"
    return "onder voorbehoud" if signed.voorbehoud else "ja"


ORGANISATIES = Lijst(
    chosen=query.organisaties,
    record=records.organisatie,
    kolommen={
        "id": ID,
        "naam": _field(ORGANISATIE, "naam"),
        "afkorting": _field(Column("afkorting"), "afkorting"),
        "soort": OF_SOORT,
        "trekker": _in_rol("trekker van", "trekker"),
        "partner": _in_rol("partner bij", "partner"),
        "beoogd": _in_rol("beoogd bij", "beoogde_partner"),
        "ondertekend": Kolom(Column("ondertekend"), _getekend),
    },
    standaard=("soort", "naam", "trekker", "partner", "beoogd", "ondertekend"),
    geteld=("organisatie", "organisaties"),
)

# -- regelingen ------------------------------------------------------------------------------


def _acties(agenda: Agenda, one: Regeling) -> Cell:
    return opsomming(records.nummers(agenda, query.acties_met(agenda, one.id)), words.GEEN)


def _verstrekker(agenda: Agenda, one: Regeling) -> str:
    return agenda.naam(one.verstrekker) if one.verstrekker else words.ONBEKEND


def _plafond(_: Agenda, one: Regeling) -> Cell:
    return Euro(one.plafond.bedrag if one.plafond else None)


REGELINGEN = Lijst(
    chosen=query.regelingen,
    record=records.regeling,
    kolommen={
        "id": ID,
        "naam": _field(Column("regeling", wrap=True), "naam"),
        "soort": OF_SOORT,
        "verstrekker": Kolom(Column("verstrekker", under=True), _verstrekker),
        "acties": Kolom(Column("acties", under=True), _acties),
        "plafond": Kolom(Column("plafond", align="right"), _plafond),
    },
    standaard=("soort", "naam", "verstrekker", "acties", "plafond"),
    geteld=("regeling", "regelingen"),
)

LIJSTEN: Mapping[str, Lijst] = {
    "acties": ACTIES,
    "speerpunten": SPEERPUNTEN,
    "organisaties": ORGANISATIES,
    "regelingen": REGELINGEN,
}
"""Every list by its name on the command line."""


def kolomnamen(soort: str) -> Iterable[str]:
    """The names of the columns that a list can show or be sorted by."""
    return LIJSTEN[soort].kolommen
