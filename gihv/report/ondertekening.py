"""`gihv report ondertekening`: who does something and did not sign, and the other way round."""

from collections.abc import Iterable
from datetime import date

from gihv import gegevens, query
from gihv.dutch import counted, number, sort_key
from gihv.model import Agenda, Organisatie, RolNaam
from gihv.query import Selectie
from gihv.rapport import Column, Rapport, Section, Table
from gihv.report import words

COMMITTED: tuple[RolNaam, ...] = ("trekker", "partner")
"""The roles in which a signature is expected; an intended partner has promised nothing yet."""


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """Trekkers and partners without a signature, ondertekenaars without a role, reservations.

    An organisation is covered by a signature of an organisation that it is a part of. Groups have
    no name to sign with and are left out.
    """
    chosen = {actie.id for actie in query.select(agenda, keuze)}
    roles = {
        id_: tuple((actie, naam) for actie, naam, _ in found if actie.id in chosen)
        for id_, found in agenda.rollen_van.items()
    }
    active = {
        id_: tuple(f"{actie.volgnummer} ({naam})" for actie, naam in found if naam in COMMITTED)
        for id_, found in roles.items()
    }
    named = [one for one in agenda.organisaties.values() if one.soort != "groep"]
    unsigned = _sorted(one for one in named if active.get(one.id) and not _covered(agenda, one))
    idle = _sorted(
        one
        for one in named
        if one.id in agenda.ondertekend
        and not any(roles.get(part) for part in agenda.onderdelen(one.id))
    )
    reserved = _sorted(
        one for one in named if (signed := agenda.ondertekend.get(one.id)) and signed.voorbehoud
    )
    missing = _missing(len(unsigned)) if chosen else words.geen_acties(keuze)
    here = " in deze acties" if keuze else ""
    content = {
        "rapport": "ondertekening",
        "ondertekenaars": len(agenda.ondertekend),
        "hele_agenda": sum(signed.hele_agenda for signed in agenda.ondertekend.values()),
        "niet_ondertekend": [
            {"id": one.id, "naam": one.naam, "rollen": list(active[one.id])} for one in unsigned
        ],
        "zonder_rol": [{"id": one.id, "naam": one.naam} for one in idle],
        "voorbehoud": [{"id": one.id, "naam": one.naam} for one in reserved],
    }
    return Rapport(
        title=words.titel(agenda),
        aside=words.vastgesteld(agenda),
        gegevens=gegevens.envelope("rapport", agenda, content),
        lead=(f"{_signed(agenda)} {missing}",),
        sections=tuple(
            Section(f"{title} ({number(len(table.rows))})", words.of_geen(table))
            for title, table in (
                ("Trekker of partner, maar niet ondertekend", _with_roles(unsigned, active)),
                (f"Wel ondertekend, maar zonder rol{here}", _names(idle)),
                ("Onder voorbehoud ondertekend", _names(reserved)),
            )
        ),
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


def _covered(agenda: Agenda, one: Organisatie) -> bool:
    """Whether an organisation, or one that it is a part of, signed."""
    return any(one.id in agenda.onderdelen(signed) for signed in agenda.ondertekend)


def _sorted(found: Iterable[Organisatie]) -> list[Organisatie]:
    return sorted(found, key=lambda one: sort_key(one.naam))


def _with_roles(found: list[Organisatie], active: dict[str, tuple[str, ...]]) -> Table:
    columns = (Column("soort"), Column("organisatie", wrap=True), Column("acties", under=True))
    return Table(columns, tuple((one.soort, one.naam, ", ".join(active[one.id])) for one in found))


def _names(found: list[Organisatie]) -> Table:
    columns = (Column("soort"), Column("organisatie", wrap=True))
    return Table(columns, tuple((one.soort, one.naam) for one in found))
