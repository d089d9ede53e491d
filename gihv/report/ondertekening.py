"""`gihv report ondertekening`: who does something and did not sign, and the other way round."""

from collections.abc import Callable
from datetime import date

from gihv import query
from gihv.dutch import counted, number, sort_key
from gihv.model import Agenda, Organisatie, RolNaam
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import made, opsomming, per_organisatie, section
from gihv.report.value import Cell, Column, Report

COMMITTED: tuple[RolNaam, ...] = ("trekker", "partner")
"""The roles in which a signature is expected; an intended partner has promised nothing yet."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """Trekkers and partners without a signature, ondertekenaars without a role, reservations.

    An organisation is covered by a signature of an organisation that it is a part of. Groups have
    no name to sign with and are left out.
    """
    chosen = {actie.id for actie in query.select(agenda, keuze)}
    signed = agenda.ondertekend
    roles = {
        id_: [(actie, naam) for actie, naam, _ in found if actie.id in chosen]
        for id_, found in agenda.rollen_van.items()
    }
    active = {
        id_: [f"{actie.volgnummer} ({naam})" for actie, naam in found if naam in COMMITTED]
        for id_, found in roles.items()
    }
    covered = {part for id_ in signed for part in agenda.onderdelen(id_)}

    def named(holds: Callable[[Organisatie], object]) -> list[Organisatie]:
        found = (one for one in agenda.organisaties.values() if one.soort != "groep" and holds(one))
        return sorted(found, key=lambda one: sort_key(one.naam))

    def is_idle(one: Organisatie) -> bool:
        return one.id in signed and not any(map(roles.get, agenda.onderdelen(one.id)))

    def cells(one: Organisatie) -> tuple[Cell, ...]:
        return (opsomming(active[one.id]),)

    unsigned = named(lambda one: active.get(one.id) and one.id not in covered)
    reserved = named(lambda one: one.id in signed and signed[one.id].voorbehoud)
    here = " in deze acties" if keuze else ""
    tables = (
        (
            "niet_ondertekend",
            "Trekker of partner, maar niet ondertekend",
            per_organisatie(unsigned, [Column("acties", under=True)], cells),
        ),
        (
            "zonder_rol",
            f"Wel ondertekend, maar zonder rol{here}",
            per_organisatie(named(is_idle)),
        ),
        ("voorbehoud", "Onder voorbehoud ondertekend", per_organisatie(reserved)),
    )
    missing = _missing(len(unsigned)) if chosen else words.geen_acties(keuze)
    return made(
        agenda,
        "ondertekening",
        (f"{_signed(agenda)} {missing}",),
        (section(name, title, table, counted=True) for name, title, table in tables),
    )


def _missing(count: int) -> str:
    """How many are still to sign."""
    if not count:
        return "Er ontbreekt geen handtekening van een trekker of partner."
    missing = counted(count, "trekker of partner tekende", "trekkers en partners tekenden")
    return f"{missing} niet."


def _signed(agenda: Agenda) -> str:
    """How many signed."""
    count = len(agenda.ondertekend)
    whole = sum(signed.hele_agenda for signed in agenda.ondertekend.values())
    if not count:
        return "Nog geen enkele organisatie tekende de agenda."
    signed = counted(count, "organisatie tekende", "organisaties tekenden")
    if whole == count:
        return f"{signed} de hele agenda."
    if not whole:
        return f"{signed} een deel van de agenda."
    return f"{signed} de agenda, waarvan {number(whole)} de hele."
