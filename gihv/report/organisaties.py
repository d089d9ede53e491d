"""`gihv report organisaties`: what each organisation leads, does, may do and pays."""

from collections.abc import Mapping
from datetime import date

from gihv import money, records
from gihv.dutch import counted, number, sort_key
from gihv.model import Agenda, Organisatie
from gihv.money import Stand
from gihv.query import Selectie
from gihv.report.geld import Geld, geld_op_naam
from gihv.report.parts import ORGANISATIE, SOORT, Kolom, made, opsomming, section, table
from gihv.report.value import Column, Report

MOST = 10
"""How many organisations the first table shows."""

ZONDER = "zonder_financiering"
TAKEN = {
    "trekker": "trekker van",
    "partner": "partner bij",
    "beoogde_partner": "beoogd bij",
    "betaalt": "betaalt voor",
    "gevraagd": "gevraagd of mogelijk",
    "afgewezen": "afgewezen bij",
}
"""What an organisation does in an actie, with the title of its column."""
GEEFT: Mapping[Stand, str] = {
    "toegezegd": "betaalt",
    "aangevraagd": "gevraagd",
    "mogelijk": "gevraagd",
    "afgewezen": "afgewezen",
}
"""What it does with money, by the stand of that."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """Who leads most acties without money; then every organisation with something to do."""
    funds = geld_op_naam(agenda, keuze)
    does = _does(funds)
    organisaties = sorted(agenda.organisaties.values(), key=lambda one: sort_key(one.naam))
    busy = [one for one in organisaties if any(does[one.id].values())]
    leading = [one for one in busy if does[one.id][ZONDER]]
    leading.sort(key=lambda one: -len(does[one.id][ZONDER]))

    def acties(taak: str) -> Kolom[Organisatie]:
        return Column(TAKEN[taak], taak, share=2), lambda one: opsomming(does[one.id][taak])

    count = (Column("aantal", align="right"), lambda one: len(does[one.id][ZONDER]))
    without = (Column("acties"), lambda one: opsomming(does[one.id][ZONDER]))
    most = table(leading, count, ORGANISATIE, without)
    everyone = table(busy, SOORT, ORGANISATIE, *map(acties, TAKEN))
    sections = (
        section(ZONDER, "Leidt de meeste acties zonder financiering", most._replace(most=MOST)),
        section("organisaties", "Alle organisaties met een taak", everyone, counted=True),
    )
    answer = _answer([(one.naam, len(does[one.id][ZONDER])) for one in leading])
    return made(agenda, keuze, funds.acties, "organisaties", *sections, answer=answer)


def _does(funds: Geld) -> Mapping[str, Mapping[str, list[str]]]:
    """The numbers of the chosen acties, by organisation and what it does in them."""
    does: dict[str, dict[str, list[str]]] = {
        one: {taak: [] for taak in (*TAKEN, ZONDER)} for one in funds.agenda.organisaties
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


def _answer(leading: list[tuple[str, int]]) -> str:
    """How many lead acties without money, and who most of them, unless two lead as many."""
    many = counted(len(leading), "organisatie leidt", "organisaties leiden")
    said = f"{many} acties zonder financiering."
    match leading:
        case [(name, most), (_, less), *_] if most > less:
            return f"{said} De meeste daarvan leidt {name}: {number(most)}."
    return said
