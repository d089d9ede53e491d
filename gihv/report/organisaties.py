"""`gihv report organisaties`: what each organisation leads, does, may do and pays."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from gihv import money, query
from gihv.dutch import counted, number, sort_key
from gihv.model import Actie, Agenda, Organisatie
from gihv.money import Stand
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import Geld, geld_op_naam
from gihv.report.parts import ORGANISATIE, SOORT, Kolom, made, opsomming, section, table
from gihv.report.value import NIETS, Column, Report, Told

MOST_ZONDER, MOST = 5, 15
"""How many organisations a terminal shows in each table."""

ZONDER = "zonder_financiering"
LEIDEN = "Trekkers met de meeste {acties} zonder financiering"
ROLLEN = {
    "trekker": ("trekker", "trekker van"),
    "partner": ("partner", "partner bij"),
    "beoogde_partner": ("beoogd", "beoogd bij"),
    "betaalt": ("betaalt", "betaalt voor"),
    "gevraagd": ("gevraagd", "gevraagd of mogelijk"),
    "afgewezen": ("afgewezen", "afgewezen bij"),
}
"""What an organisation is in an actie: the titles above how many, and above which."""
GEEFT: Mapping[Stand, str] = {
    "toegezegd": "betaalt",
    "aangevraagd": "gevraagd",
    "mogelijk": "gevraagd",
    "afgewezen": "afgewezen",
}
"""What it is by the stand of its money."""
InActies = Mapping[str, Mapping[str, Sequence[Actie]]]
"""Acties by the id of an organisation and what it is in them."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """Who leads most acties without money; then every organisation with a role."""
    funds = geld_op_naam(agenda, keuze)
    does = in_acties(funds)

    def which(rol: str, title: str = "acties") -> Kolom[Organisatie]:
        return Column(title), lambda one: opsomming(map(words.nummer, does[one.id][rol]))

    def how_many(rol: str) -> Kolom[Organisatie]:
        def cell(one: Organisatie) -> Told:
            nummers = [actie.volgnummer for actie in does[one.id][rol]]
            return Told("lijst", number(len(nummers)) if nummers else NIETS, nummers)

        unused = not any(own[rol] for own in does.values())
        return Column(ROLLEN[rol][0], rol, align="right", data=unused), cell

    leading, busy = most_first(agenda, does, [ZONDER]), most_first(agenda, does, ROLLEN)
    count = (Column("aantal", align="right"), lambda one: len(does[one.id][ZONDER]))
    zonder = table(leading, ORGANISATIE, count, which(ZONDER))
    columns = (SOORT, ORGANISATIE, *map(how_many, ROLLEN))
    everyone = table(busy, *columns)._replace(most=MOST)
    which_acties = words.benoemd(agenda, "Welke {acties}")
    acties = (which(rol, title) for rol, (_, title) in ROLLEN.items())
    told = made(
        agenda,
        keuze,
        funds.acties,
        "organisaties",
        section(ZONDER, words.benoemd(agenda, LEIDEN), zonder._replace(most=MOST_ZONDER)),
        section("organisaties", "Alle organisaties met een rol", everyone, counted=True),
        answer=_answer(agenda, {one.naam: len(does[one.id][ZONDER]) for one in leading}),
        closing=f"{which_acties}: gihv show {busy[0].id}" if busy else "",
    )
    return told._replace(flat=table(busy, *columns, *acties))


def most_first(agenda: Agenda, does: InActies, rollen: Collection[str]) -> list[Organisatie]:
    """Those that do one of these; groups come last, and who does as much stands by name."""

    def counts(one: Organisatie) -> list[int]:
        return [-len(does[one.id][rol]) for rol in rollen]

    def order(one: Organisatie) -> tuple[object, ...]:
        return one.soort == "groep", *counts(one), sort_key(one.naam)

    return sorted((one for one in agenda.organisaties.values() if any(counts(one))), key=order)


def in_acties(funds: Geld) -> InActies:
    """The chosen acties by who is what in them: a key of ROLLEN; ZONDER: leads it without money."""
    agenda = funds.agenda
    ids: Mapping[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for actie in funds.acties:
        for naam, rol in actie.rollen:
            ids[rol.organisatie][naam].add(actie.id)
        if query.mist(actie, agenda, "financiering"):
            for rol in actie.trekkers:
                ids[rol.organisatie][ZONDER].add(actie.id)
    for entry in (*funds.gekozen.bijdragen, *funds.gekozen.niet_ontvangen):
        if payer := money.betaler(agenda, entry.bijdrage):
            named = funds.dekkingen.keys() & money.acties_van(entry)
            ids[payer][GEEFT[money.stand(entry.bijdrage)]] |= named

    def acties(one: str, rol: str) -> Sequence[Actie]:
        found = (agenda.actie[id_] for id_ in ids[one][rol])
        return sorted(found, key=lambda actie: actie.volgorde)

    return {
        one: {rol: acties(one, rol) for rol in (*ROLLEN, ZONDER)} for one in agenda.organisaties
    }


def in_alle_acties(agenda: Agenda) -> InActies:
    """Likewise of all acties; to be asked for with `agenda.once`."""
    return in_acties(geld_op_naam(agenda, Selectie()))


def _answer(agenda: Agenda, leading: Mapping[str, int]) -> str:
    """How many lead acties without money, and who most of them, unless two lead as many."""
    many = counted(len(leading), "organisatie leidt", "organisaties leiden")
    said = f"{many} {agenda.benamingen.actie.meervoud} zonder financiering."
    match sorted(leading.items(), key=lambda one: -one[1]):
        case [(name, most), (_, less), *_] if most > less:
            return f"{said} {name} leidt er de meeste: {number(most)}."
    return said
