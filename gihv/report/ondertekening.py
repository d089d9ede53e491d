"""`gihv report ondertekening`: who does something and did not sign, and the other way round."""

from datetime import date

from gihv import query
from gihv.dutch import counted, number, sort_key
from gihv.model import Agenda, Organisatie, RolNaam
from gihv.query import Selectie
from gihv.report.parts import ORGANISATIE, SOORT, made, opsomming, section, table
from gihv.report.value import Column, Report

COMMITTED: tuple[RolNaam, ...] = ("trekker", "partner")
"""The roles in which a signature is expected; an intended partner has promised nothing yet."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """Trekkers and partners without a signature, ondertekenaars without a role, reservations.

    An organisation is covered by a signature of an organisation that it is a part of. Groups have
    no name to sign with and are left out.
    """
    acties = query.select(agenda, keuze)
    chosen = {actie.id for actie in acties}
    signed = agenda.ondertekend
    covered = {part for id_ in signed for part in agenda.onderdelen(id_)}
    busy = {rol.organisatie for actie in acties for _, rol in actie.rollen}

    def active(one: Organisatie) -> list[str]:
        return [
            f"{actie.volgnummer} ({naam})"
            for actie, naam, _ in agenda.rollen_van.get(one.id, ())
            if actie.id in chosen and naam in COMMITTED
        ]

    named = sorted(
        (one for one in agenda.organisaties.values() if one.soort != "groep"),
        key=lambda one: sort_key(one.naam),
    )
    unsigned = [one for one in named if active(one) and one.id not in covered]
    signing = [one for one in named if one.id in signed]
    idle = [one for one in signing if busy.isdisjoint(agenda.onderdelen(one.id))]
    reserved = [one for one in signing if signed[one.id].voorbehoud]
    whole = number(sum(one.hele_agenda for one in signed.values()))
    signers = counted(len(signed), "organisatie tekende", "organisaties tekenden")
    missing = counted(len(unsigned), "trekker of partner tekende", "trekkers en partners tekenden")
    answer = f"{signers} de agenda, waarvan {whole} de hele. {missing} niet."
    idle_title = f"Wel ondertekend, maar zonder rol{' in deze acties' if keuze else ''}"
    who = (SOORT, ORGANISATIE)
    what = table(unsigned, *who, (Column("acties", under=True), lambda one: opsomming(active(one))))
    tables = (
        ("niet_ondertekend", "Trekker of partner, maar niet ondertekend", what),
        ("zonder_rol", idle_title, table(idle, *who)),
        ("voorbehoud", "Onder voorbehoud ondertekend", table(reserved, *who)),
    )
    sections = (section(name, title, rows, counted=True) for name, title, rows in tables)
    return made(agenda, keuze, acties, "ondertekening", *sections, answer=answer)
