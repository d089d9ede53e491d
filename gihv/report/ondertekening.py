"""`gihv report ondertekening`: who does something and did not sign, and the other way round."""

from collections.abc import Mapping
from datetime import date

from gihv import query
from gihv.dutch import counted, enumerate_, number, sort_key
from gihv.model import Agenda, Organisatie, RolNaam
from gihv.query import Selectie
from gihv.report.parts import (
    ORGANISATIE,
    SOORT,
    Kolom,
    hidden,
    made,
    ondertekend,
    opsomming,
    section,
    table,
)
from gihv.report.value import Column, Report
from gihv.signatures import ondertekening

COMMITTED: Mapping[RolNaam, str] = {"trekker": "trekker van", "partner": "partner bij"}
"""The roles in which a signature is expected, with the title above their acties.

An intended partner has promised nothing yet.
"""
MOST = 20
"""How many organisations a terminal shows in each table."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """Trekkers, then partners without a signature; reservations; ondertekenaars without a role.

    Who signed is what `signatures` says. Groups have no name to sign with and are left out.
    """
    acties = query.select(agenda, keuze)
    chosen = {actie.id for actie in acties}
    busy = {rol.organisatie for actie in acties for _, rol in actie.rollen}
    signed = agenda.ondertekend
    how = {one.id: ondertekening(agenda, one).hoe for one in agenda.organisaties.values()}

    def acties_als(one: Organisatie, rol: RolNaam) -> list[str]:
        """The numbers of the chosen acties in which an organisation has a role."""
        found = agenda.rollen_van.get(one.id, ())
        return [own.volgnummer for own, naam, _ in found if own.id in chosen and naam == rol]

    def committed(rol: RolNaam) -> Kolom[Organisatie]:
        return Column(COMMITTED[rol], rol, share=1), lambda one: opsomming(acties_als(one, rol))

    def most_first(one: Organisatie) -> list[int]:
        return [-len(acties_als(one, rol)) for rol in COMMITTED]

    named = sorted(agenda.organisaties.values(), key=lambda one: sort_key(one.naam))
    open_ = [one for one in named if how[one.id] in ("alleen_onderdeel", "niet")]
    unsigned = sorted((one for one in open_ if any(most_first(one))), key=most_first)
    signing = [one for one in named if how[one.id] == "zelf"]
    idle = [one for one in signing if busy.isdisjoint(agenda.onderdelen(one.id))]
    reserved = [one for one in signing if signed[one.id].voorbehoud]
    whole = number(sum(one.hele_agenda for one in signed.values()))
    signers = counted(len(signed), "organisatie tekende", "organisaties tekenden")
    missing = counted(len(unsigned), "trekker of partner tekende", "trekkers en partners tekenden")
    parts = [one.naam for one in unsigned if how[one.id] == "alleen_onderdeel"]
    only = f" Van {enumerate_(parts)} tekende alleen een onderdeel." if parts else ""
    answer = f"{signers} de agenda, waarvan {whole} de hele. {missing} niet.{only}"
    who = (hidden(SOORT), ORGANISATIE)
    how_signed = hidden(ondertekend(agenda))
    what = table(unsigned, *who, how_signed, *map(committed, COMMITTED))
    idle_title = f"Wel ondertekend, maar zonder rol{' in deze acties' if keuze else ''}"
    tables = (
        ("niet_ondertekend", "Trekkers en partners die niet tekenden", what),
        ("voorbehoud", "Onder voorbehoud ondertekend", table(reserved, *who)),
        ("zonder_rol", idle_title, table(idle, *who)),
    )
    sections = (
        section(name, title, rows._replace(most=MOST, bare=rows is not what), counted=True)
        for name, title, rows in tables
    )
    return made(agenda, keuze, acties, "ondertekening", *sections, answer=answer)
