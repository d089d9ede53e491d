"""`gihv report ondertekening`: who does something and did not sign, and the other way round."""

from datetime import date

from gihv import query
from gihv.dutch import counted, enumerate_, number, sort_key
from gihv.model import Agenda, Organisatie
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import geld_op_naam
from gihv.report.organisaties import ROLLEN, in_acties, most_first
from gihv.report.parts import MOST, ORGANISATIE, SOORT, Kolom, made, opsomming, section, table
from gihv.report.value import Column, Report
from gihv.signatures import ondertekening

COMMITTED = ("trekker", "partner")
"""The roles in which a signature is expected. An intended partner has promised nothing yet."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """Trekkers, then partners without a signature; reservations; ondertekenaars without a role."""
    acties = query.select(agenda, keuze)
    does = in_acties(geld_op_naam(agenda, keuze))
    busy = {rol.organisatie for actie in acties for _, rol in actie.rollen}
    signed = agenda.ondertekend
    how = {one.id: ondertekening(agenda, one).hoe for one in agenda.organisaties.values()}

    def committed(rol: str) -> Kolom[Organisatie]:
        column = Column(ROLLEN[rol][1], rol, share=1)
        return column, lambda one: opsomming(map(words.nummer, does[one.id][rol]))

    named = sorted(agenda.organisaties.values(), key=lambda one: sort_key(one.naam))
    busiest = most_first(agenda, does, COMMITTED)
    unsigned = [one for one in busiest if how[one.id] in ("alleen_onderdeel", "niet")]
    signing = [one for one in named if how[one.id] == "zelf"]
    idle = [one for one in signing if busy.isdisjoint(agenda.onderdelen(one.id))]
    reserved = [one for one in signing if signed[one.id].voorbehoud]
    whole = number(sum(one.hele_agenda for one in signed.values()))
    signers = counted(len(signed), "organisatie tekende", "organisaties tekenden")
    missing = counted(len(unsigned), "trekker of partner tekende", "trekkers en partners tekenden")
    parts = [one.naam for one in unsigned if how[one.id] == "alleen_onderdeel"]
    only = f" Van {enumerate_(parts)} tekende alleen een onderdeel." if parts else ""
    answer = f"{signers} de agenda, waarvan {whole} de hele. {missing} niet.{only}"
    who = (SOORT, ORGANISATIE)
    told = (Column("ondertekend", data=True), lambda one: words.ondertekening(agenda, one))
    what = table(unsigned, *who, told, *map(committed, COMMITTED))
    where = f" in deze {agenda.benamingen.actie.meervoud}" if keuze else ""
    tables = (
        ("niet_ondertekend", "Trekkers en partners die niet tekenden", what),
        ("voorbehoud", "Onder voorbehoud ondertekend", table(reserved, *who)),
        ("zonder_rol", f"Wel ondertekend, maar zonder rol{where}", table(idle, *who)),
    )
    sections = (
        section(name, title, rows._replace(most=MOST, bare=rows is not what), counted=True)
        for name, title, rows in tables
    )
    return made(agenda, keuze, acties, "ondertekening", *sections, answer=answer)
