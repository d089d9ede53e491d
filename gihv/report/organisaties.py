"""`gihv report organisaties`: what each organisation leads, does, may do and pays."""

from datetime import date

from gihv import money, query, records
from gihv.dutch import enumerate_, number, sort_key
from gihv.model import ROLLEN, Actie, Agenda, Organisatie
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import geld
from gihv.report.parts import ORGANISATIE, first_rows, made, opsomming, per_organisatie, section
from gihv.report.value import Cell, Column, Report, Table

MOST = 10
"""How many organisations the first table shows."""
MOST_NAMED = 3
"""How many organisations that lead as many acties the answer names."""

COLUMNS = (
    Column("trekker van", "trekker", under=True),
    Column("partner bij", "partner", under=True),
    Column("beoogd bij", "beoogde_partner", under=True),
    Column("betaalt voor", "betaalt", under=True),
)


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """Who leads most acties without money; then every organisation with something to do."""
    chosen = {actie.id for actie in query.select(agenda, keuze)}
    paid = _paid(agenda, keuze, chosen)
    does = {
        one.id: (*_roles(agenda, one, chosen), paid.get(one.id, []))
        for one in agenda.organisaties.values()
    }
    busy = [one for one in agenda.organisaties.values() if any(does[one.id])]
    busy.sort(key=lambda one: sort_key(one.naam))
    without = {one.id: _without_money(agenda, one, chosen) for one in busy}
    leading = sorted(
        filter(lambda one: without[one.id], busy), key=lambda one: -len(without[one.id])
    )

    def cells(one: Organisatie) -> tuple[Cell, ...]:
        return tuple(map(opsomming, does[one.id]))

    first = Table(
        (Column("aantal", align="right"), ORGANISATIE, Column("acties")),
        tuple((len(without[one.id]), one.naam, opsomming(without[one.id])) for one in leading),
        tuple(one.id for one in leading),
    )
    counts = [(one.naam, len(without[one.id])) for one in leading]
    title = "Leidt de meeste acties zonder financiering"
    return made(
        agenda,
        "organisaties",
        (_answer(counts) if chosen else words.geen_acties(keuze),),
        (
            first_rows(section("zonder_financiering", title, first), MOST),
            section(
                "organisaties",
                "Alle organisaties met een taak",
                per_organisatie(busy, COLUMNS, cells),
                counted=True,
            ),
        ),
    )


def _answer(leading: list[tuple[str, int]]) -> str:
    """Who leads acties without money, and who most of them; those with most stand first."""
    if not leading:
        return "Geen enkele organisatie leidt een actie zonder financiering."
    first, count = leading[0]
    most, named = number(count), [name for name, own in leading if own == count]
    if len(leading) == 1:
        acties = "een actie" if count == 1 else f"{most} acties"
        return f"Alleen {first} leidt {acties} zonder financiering."
    lead = f"{number(len(leading))} organisaties leiden acties zonder financiering"
    if len(named) == len(leading):
        return f"{lead}, elk {most}."
    if len(named) == 1:
        return f"{lead}. De meeste daarvan leidt {first}: {most}."
    who = enumerate_(named) if len(named) <= MOST_NAMED else f"{number(len(named))} organisaties"
    return f"{lead}. De meeste daarvan leiden {who}: elk {most}."


def _roles(agenda: Agenda, one: Organisatie, chosen: set[str]) -> list[list[str]]:
    """The numbers of the chosen acties in which an organisation has each role."""
    return [
        [actie.volgnummer for actie in _in_role(agenda, one, wanted) if actie.id in chosen]
        for wanted, _ in ROLLEN
    ]


def _in_role(agenda: Agenda, one: Organisatie, wanted: str) -> list[Actie]:
    found = agenda.rollen_van.get(one.id, ())
    return [actie for actie, naam, _ in found if naam == wanted]


def _without_money(agenda: Agenda, one: Organisatie, chosen: set[str]) -> list[str]:
    """The numbers of the chosen acties without financing that an organisation leads."""
    return [
        actie.volgnummer
        for actie in _in_role(agenda, one, "trekker")
        if actie.id in chosen and money.dekking(actie, agenda.periode).zonder_financiering
    ]


def _paid(agenda: Agenda, keuze: Selectie, chosen: set[str]) -> dict[str, list[str]]:
    """The numbers of the chosen acties that each organisation has committed money to."""
    paid: dict[str, set[str]] = {}
    for entry in geld(agenda, keuze).bijdragen:
        bijdrage = entry.bijdrage
        if bijdrage.bron and money.stand(bijdrage) == "toegezegd":
            ids = chosen.intersection(money.acties_van(agenda, entry))
            paid.setdefault(bijdrage.bron, set()).update(ids)
    return {id_: records.nummers(agenda, ids) for id_, ids in paid.items()}
