"""`gihv report organisaties`: what each organisation leads, does, may do and pays."""

from collections.abc import Mapping
from datetime import date

from gihv import money, records
from gihv.dutch import counted, number, sort_key
from gihv.model import Agenda, Organisatie
from gihv.query import Selectie
from gihv.report.geld import GEEFT, Geld, geld_op_naam
from gihv.report.parts import ORGANISATIE, SOORT, Kolom, hidden, made, opsomming, section, table
from gihv.report.value import NIETS, Column, Report, Told

MOST_ZONDER, MOST = 5, 15
"""How many organisations a terminal shows in each table."""

ZONDER = "zonder_financiering"
LEIDEN = "Trekkers met de meeste acties zonder financiering"
ROLLEN = {
    "trekker": ("trekker", "trekker van"),
    "partner": ("partner", "partner bij"),
    "beoogde_partner": ("beoogd", "beoogd bij"),
    "betaalt": ("betaalt", "betaalt voor"),
    "gevraagd": ("gevraagd", "gevraagd of mogelijk"),
    "afgewezen": ("afgewezen", "afgewezen bij"),
}
"""What an organisation is in an actie: the titles above how many, and above which."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """Who leads most acties without money; then every organisation with a role."""
    funds = geld_op_naam(agenda, keuze)
    does = in_acties(funds)

    def most_first(*rollen: str) -> list[Organisatie]:
        """Those with one of these; groups come last, and who has as many stands by name."""

        def order(one: Organisatie) -> tuple[object, ...]:
            counts = (-len(does[one.id][rol]) for rol in rollen)
            return one.soort == "groep", *counts, sort_key(one.naam)

        found = (one for one in agenda.organisaties.values() if any(map(does[one.id].get, rollen)))
        return sorted(found, key=order)

    def which(rol: str, title: str = "acties") -> Kolom[Organisatie]:
        return Column(title), lambda one: opsomming(does[one.id][rol])

    def how_many(rol: str) -> Kolom[Organisatie]:
        def cell(one: Organisatie) -> Told:
            acties = does[one.id][rol]
            return Told("lijst", number(len(acties)) if acties else NIETS, acties)

        unused = not any(own[rol] for own in does.values())
        return Column(ROLLEN[rol][0], rol, align="right", data=unused), cell

    leading, busy = most_first(ZONDER), most_first(*ROLLEN)
    count = (Column("aantal", align="right"), lambda one: len(does[one.id][ZONDER]))
    zonder = table(leading, ORGANISATIE, count, which(ZONDER))
    columns = (hidden(SOORT), ORGANISATIE, *map(how_many, ROLLEN))
    everyone = table(busy, *columns)._replace(most=MOST)
    acties = (which(rol, title) for rol, (_, title) in ROLLEN.items())
    told = made(
        agenda,
        keuze,
        funds.acties,
        "organisaties",
        section(ZONDER, LEIDEN, zonder._replace(most=MOST_ZONDER)),
        section("organisaties", "Alle organisaties met een rol", everyone, counted=True),
        answer=_answer({one.naam: len(does[one.id][ZONDER]) for one in leading}),
        closing=f"Welke acties: gihv show {busy[0].id}" if busy else "",
    )
    return told._replace(flat=table(busy, *columns, *acties))


def in_acties(funds: Geld) -> Mapping[str, Mapping[str, list[str]]]:
    """The numbers of the chosen acties, by the id of an organisation and what it is in them.

    What it may be are the keys of ROLLEN, and ZONDER: trekker of one without financing.
    """
    does: dict[str, dict[str, list[str]]] = {
        one: {rol: [] for rol in (*ROLLEN, ZONDER)} for one in funds.agenda.organisaties
    }
    for actie in funds.acties:
        for naam, rol in actie.rollen:
            own = does.get(rol.organisatie, {naam: [], ZONDER: []})
            own[naam].append(actie.volgnummer)
    for actie in funds.lopend:
        if funds.dekkingen[actie.id].zonder_financiering:
            for rol in actie.trekkers:
                does.get(rol.organisatie, {ZONDER: []})[ZONDER].append(actie.volgnummer)
    ids: dict[tuple[str, str], list[str]] = {}
    for entry in (*funds.gekozen.bijdragen, *funds.gekozen.niet_ontvangen):
        payer = money.betaler(funds.agenda, entry.bijdrage)
        if payer in does:
            named = ids.setdefault((payer, GEEFT[money.stand(entry.bijdrage)]), [])
            named += funds.dekkingen.keys() & money.acties_van(entry)
    for (payer, what), named in ids.items():
        does[payer][what] = records.nummers(funds.agenda, named)
    return does


def _answer(leading: Mapping[str, int]) -> str:
    """How many lead acties without money, and who most of them, unless two lead as many."""
    many = counted(len(leading), "organisatie leidt", "organisaties leiden")
    said = f"{many} acties zonder financiering."
    match sorted(leading.items(), key=lambda one: -one[1]):
        case [(name, most), (_, less), *_] if most > less:
            return f"{said} {name} leidt er de meeste: {number(most)}."
    return said
