"""`gihv report ondertekening`: who does something and did not sign, and the other way round."""

from datetime import date

from gihv import query
from gihv.dutch import counted, number, sort_key
from gihv.model import Agenda, Organisatie, RolNaam
from gihv.query import Selectie
from gihv.report.parts import ORGANISATIE, SOORT, made, ondertekend, opsomming, section, table
from gihv.report.value import Column, Report, Told
from gihv.signatures import ondertekening

COMMITTED: tuple[RolNaam, ...] = ("trekker", "partner")
"""The roles in which a signature is expected; an intended partner has promised nothing yet."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """Trekkers, then partners without a signature; ondertekenaars without a role; reservations.

    Who signed is what `signatures` says. Groups have no name to sign with and are left out.
    """
    acties = query.select(agenda, keuze)
    chosen = {actie.id for actie in acties}
    busy = {rol.organisatie for actie in acties for _, rol in actie.rollen}
    signed = agenda.ondertekend
    how = {one.id: ondertekening(agenda, one).hoe for one in agenda.organisaties.values()}

    def active(one: Organisatie) -> list[tuple[str, RolNaam]]:
        """The numbers of the chosen acties in which an organisation is committed, as what."""
        return [
            (actie.volgnummer, naam)
            for actie, naam, _ in agenda.rollen_van.get(one.id, ())
            if actie.id in chosen and naam in COMMITTED
        ]

    def leads(one: Organisatie) -> bool:
        return any(naam == "trekker" for _, naam in active(one))

    def taken(one: Organisatie) -> Told:
        return opsomming([f"{nummer} ({naam})" for nummer, naam in active(one)])

    named = sorted(agenda.organisaties.values(), key=lambda one: sort_key(one.naam))
    open_ = [one for one in named if how[one.id] in ("alleen_onderdeel", "niet") and active(one)]
    unsigned = sorted(open_, key=lambda one: not leads(one))
    signing = [one for one in named if how[one.id] == "zelf"]
    idle = [one for one in signing if busy.isdisjoint(agenda.onderdelen(one.id))]
    reserved = [one for one in signing if signed[one.id].voorbehoud]
    whole = number(sum(one.hele_agenda for one in signed.values()))
    signers = counted(len(signed), "organisatie tekende", "organisaties tekenden")
    missing = counted(len(unsigned), "trekker of partner tekende", "trekkers en partners tekenden")
    parts = sum(how[one.id] == "alleen_onderdeel" for one in unsigned)
    only = f"; van {number(parts)} tekende alleen een onderdeel" if parts else ""
    answer = f"{signers} de agenda, waarvan {whole} de hele. {missing} niet{only}."
    idle_title = f"Wel ondertekend, maar zonder rol{' in deze acties' if keuze else ''}"
    who = (SOORT, ORGANISATIE)
    what = table(unsigned, *who, ondertekend(agenda), (Column("acties", share=2), taken))
    tables = (
        ("niet_ondertekend", "Trekker of partner, maar niet ondertekend", what),
        ("zonder_rol", idle_title, table(idle, *who)),
        ("voorbehoud", "Onder voorbehoud ondertekend", table(reserved, *who)),
    )
    sections = (section(name, title, rows, counted=True) for name, title, rows in tables)
    return made(agenda, keuze, acties, "ondertekening", *sections, answer=answer)
