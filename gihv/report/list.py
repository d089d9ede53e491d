"""`gihv list`: the acties, speerpunten, organisaties or regelingen of the agenda, a row each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gihv import financing, gegevens, query
from gihv.dutch import counted, number, sort_key
from gihv.model import Actie, Agenda, Organisatie, Regeling
from gihv.query import Selectie
from gihv.rapport import Cell, Column, Euro, Rapport, Section, Table, text_of
from gihv.report import words


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a list: how it looks, and the cell of a thing."""

    column: Column
    cell: Callable[[Agenda, Any], Cell]


@dataclass(frozen=True, slots=True)
class Lijst:
    """A kind of list: the things, their columns, and their form in JSON."""

    chosen: Callable[[Agenda, Selectie], Sequence[Any]]
    gegevens: Callable[[Agenda, Any], gegevens.Gegevens]
    kolommen: Mapping[str, Kolom]
    standaard: tuple[str, ...]
    geteld: tuple[str, str]


def lijst(
    agenda: Agenda, keuze: Selectie, soort: str, kolommen: Sequence[str] = (), sorteer: str = ""
) -> Rapport:
    """The list of this soort (a key of LIJSTEN), in the agenda's order or by the column `sorteer`.

    `kolommen` are the columns to show, by their names; none: the usual ones.
    """
    kind = LIJSTEN[soort]
    things = list(kind.chosen(agenda, keuze))
    if sorteer:
        things.sort(key=lambda one: _order(kind.kolommen[sorteer].cell(agenda, one)))
    shown = [kind.kolommen[name] for name in kolommen or kind.standaard]
    rows = tuple(tuple(kolom.cell(agenda, one) for kolom in shown) for one in things)
    table = Table(tuple(kolom.column for kolom in shown), rows)
    content = {soort: [kind.gegevens(agenda, one) for one in things]}
    return Rapport(
        title=words.titel(agenda),
        gegevens=gegevens.envelope(soort, agenda, content),
        sections=(Section(None, (table,) if rows else ()),),
        closing=(_closing(agenda, kind, len(things)),),
        ids=tuple(one.id for one in things),
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
    if isinstance(cell, Euro):
        return (1,) if cell.bedrag is None else (2, cell.bedrag)
    return (2, cell) if isinstance(cell, int) else (0, sort_key(text_of(cell)))


# -- acties ----------------------------------------------------------------------------------


def _dekking(agenda: Agenda, one: Actie) -> str:
    return words.per_jaar(financing.dekking(one, agenda.periode))


def _deelgebied(agenda: Agenda, one: Actie) -> str:
    speerpunt = agenda.speerpunt.get(one.speerpunt)
    part = speerpunt.deelgebied(one.deelgebied) if speerpunt else None
    return part.titel if part else ""


def _toegezegd(_: Agenda, one: Actie) -> Cell:
    """What is committed to an actie alone; of nothing the amount is not unknown."""
    entries = one.financiering.bijdragen if one.financiering else ()
    known = financing.som(entry for entry in entries if financing.stand(entry) == "toegezegd")
    return words.bedrag(known)


ACTIES = Lijst(
    chosen=query.select,
    gegevens=gegevens.actie,
    kolommen={
        "nummer": Kolom(Column("nr"), lambda _, one: one.volgnummer),
        "titel": Kolom(Column("actie", wrap=True), lambda _, one: one.titel),
        "trekkers": Kolom(Column("trekker", under=True), words.trekkers),
        "partners": Kolom(
            Column("partners", under=True),
            lambda agenda, one: words.namen(agenda, one.partners) or words.GEEN,
        ),
        "beoogde_partners": Kolom(
            Column("beoogde partners", under=True),
            lambda agenda, one: words.namen(agenda, one.beoogde_partners) or words.GEEN,
        ),
        "dekking": Kolom(Column("dekking", under=True), _dekking),
        "toegezegd": Kolom(Column("toegezegd", align="right"), _toegezegd),
        "status": Kolom(Column("status"), lambda _, one: one.status or words.ONBEKEND),
        "deelgebied": Kolom(Column("deelgebied", under=True), _deelgebied),
        "speerpunt": Kolom(Column("speerpunt"), lambda _, one: one.speerpunt),
        "id": Kolom(Column("id"), lambda _, one: one.id),
        "pad": Kolom(Column("bestand", under=True), lambda _, one: one.path),
    },
    standaard=("nummer", "titel", "trekkers", "dekking"),
    geteld=("actie", "acties"),
)

# -- speerpunten -----------------------------------------------------------------------------

SPEERPUNTEN = Lijst(
    chosen=query.speerpunten_ook_op_naam,
    gegevens=gegevens.speerpunt,
    kolommen={
        "nummer": Kolom(Column("nr", align="right"), lambda _, one: one.nummer),
        "titel": Kolom(Column("speerpunt", wrap=True), lambda _, one: one.titel),
        "acties": Kolom(
            Column("acties", align="right"), lambda agenda, one: len(agenda.acties_van[one.id])
        ),
        "zonder": Kolom(
            Column("zonder geld", align="right"),
            lambda agenda, one: sum(
                financing.dekking(actie, agenda.periode).zonder_financiering
                for actie in agenda.acties_van[one.id]
            ),
        ),
        "soort": Kolom(Column("soort"), lambda _, one: one.soort),
        "id": Kolom(Column("id"), lambda _, one: one.id),
        "pad": Kolom(Column("bestand", under=True), lambda _, one: one.path),
    },
    standaard=("nummer", "titel", "acties", "zonder"),
    geteld=("speerpunt", "speerpunten"),
)

# -- organisaties ----------------------------------------------------------------------------


def _rollen(rol: str) -> Callable[[Agenda, Organisatie], Cell]:
    return lambda agenda, one: ", ".join(
        actie.volgnummer for actie, naam, _ in agenda.rollen_van.get(one.id, ()) if naam == rol
    )


def _getekend(agenda: Agenda, one: Organisatie) -> str:
    signed = agenda.ondertekend.get(one.id)
    if signed is None:
        return "nee"
    return "onder voorbehoud" if signed.voorbehoud else "ja"


ORGANISATIES = Lijst(
    chosen=query.organisaties,
    gegevens=gegevens.organisatie,
    kolommen={
        "id": Kolom(Column("id"), lambda _, one: one.id),
        "naam": Kolom(Column("organisatie", wrap=True), lambda _, one: one.naam),
        "afkorting": Kolom(Column("afkorting"), lambda _, one: one.afkorting or ""),
        "soort": Kolom(Column("soort"), lambda _, one: one.soort),
        "trekker": Kolom(Column("trekker van", under=True), _rollen("trekker")),
        "partner": Kolom(Column("partner bij", under=True), _rollen("partner")),
        "beoogd": Kolom(Column("beoogd bij", under=True), _rollen("beoogde_partner")),
        "ondertekend": Kolom(Column("ondertekend"), _getekend),
    },
    standaard=("soort", "naam", "trekker", "partner", "beoogd", "ondertekend"),
    geteld=("organisatie", "organisaties"),
)

# -- regelingen ------------------------------------------------------------------------------


def _acties(agenda: Agenda, one: Regeling) -> str:
    return ", ".join(gegevens.nummers(agenda, query.acties_met(agenda, one.id))) or words.GEEN


def _verstrekker(agenda: Agenda, one: Regeling) -> str:
    return agenda.naam(one.verstrekker) if one.verstrekker else words.ONBEKEND


REGELINGEN = Lijst(
    chosen=query.regelingen,
    gegevens=gegevens.regeling,
    kolommen={
        "id": Kolom(Column("id"), lambda _, one: one.id),
        "naam": Kolom(Column("regeling", wrap=True), lambda _, one: one.naam),
        "soort": Kolom(Column("soort"), lambda _, one: one.soort),
        "verstrekker": Kolom(Column("verstrekker", under=True), _verstrekker),
        "acties": Kolom(Column("acties", under=True), _acties),
        "plafond": Kolom(
            Column("plafond", align="right"),
            lambda _, one: Euro(one.plafond.bedrag if one.plafond else None),
        ),
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
