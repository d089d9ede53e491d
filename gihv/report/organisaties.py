"""`gihv report organisaties`: what each organisation leads, does, may do and pays."""

from datetime import date
from typing import Any

from gihv import financing, gegevens, query
from gihv.dutch import enumerate_, number, sort_key
from gihv.model import Actie, Agenda, Organisatie
from gihv.query import Selectie
from gihv.rapport import Column, Rapport, Section, Table
from gihv.report import words
from gihv.report.geld import geld

MOST = 10
"""How many organisations the first table shows."""
MOST_NAMED = 3
"""How many organisations that lead as many acties the answer names."""


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """Who leads most acties without money; then every organisation with something to do."""
    chosen = {actie.id for actie in query.select(agenda, keuze)}
    paid = _paid(agenda, keuze, chosen)
    rows = [
        row
        for one in agenda.organisaties.values()
        if (row := _row(agenda, one, chosen, paid.get(one.id, [])))
    ]
    rows.sort(key=lambda row: sort_key(row["naam"]))
    leading = sorted(
        (row for row in rows if row["zonder_financiering"]),
        key=lambda row: (-len(row["zonder_financiering"]), sort_key(row["naam"])),
    )
    return Rapport(
        title=words.titel(agenda),
        aside=words.vastgesteld(agenda),
        gegevens=gegevens.envelope(
            "rapport", agenda, {"rapport": "organisaties", "organisaties": rows}
        ),
        lead=(_answer(leading) if chosen else words.geen_acties(keuze),),
        sections=(
            Section(
                "Leidt de meeste acties zonder financiering",
                words.of_geen(_leaders(leading[:MOST])),
            ),
            Section(
                f"Alle organisaties met een taak ({number(len(rows))})",
                words.of_geen(_everyone(rows)),
            ),
        ),
    )


def _answer(leading: list[dict[str, Any]]) -> str:
    """Who leads acties without money, and who most of them; those with most stand first."""
    if not leading:
        return "Geen enkele organisatie leidt een actie zonder financiering."
    counts = [len(row["zonder_financiering"]) for row in leading]
    most, alike = number(counts[0]), counts.count(counts[0])
    if len(leading) == 1:
        acties = "een actie" if counts == [1] else f"{most} acties"
        return f"Alleen {leading[0]['naam']} leidt {acties} zonder financiering."
    lead = f"{number(len(leading))} organisaties leiden acties zonder financiering"
    if alike == len(leading):
        return f"{lead}, elk {most}."
    if alike == 1:
        return f"{lead}. De meeste daarvan leidt {leading[0]['naam']}: {most}."
    named = enumerate_([row["naam"] for row in leading[:alike]])
    first = named if alike <= MOST_NAMED else f"{number(alike)} organisaties"
    return f"{lead}. De meeste daarvan leiden {first}: elk {most}."


def _row(
    agenda: Agenda, one: Organisatie, chosen: set[str], paid: list[str]
) -> dict[str, Any] | None:
    """What an organisation does in the chosen acties; None where that is nothing."""
    roles: dict[str, list[Actie]] = {"trekker": [], "partner": [], "beoogde_partner": []}
    for actie, naam, _ in agenda.rollen_van.get(one.id, ()):
        if actie.id in chosen:
            roles[naam].append(actie)
    if not any(roles.values()) and not paid:
        return None
    return {
        "id": one.id,
        "naam": one.naam,
        "soort": one.soort,
        **{naam: [actie.volgnummer for actie in acties] for naam, acties in roles.items()},
        "betaalt": paid,
        "zonder_financiering": [
            actie.volgnummer
            for actie in roles["trekker"]
            if financing.dekking(actie, agenda.periode).zonder_financiering
        ],
    }


def _paid(agenda: Agenda, keuze: Selectie, chosen: set[str]) -> dict[str, list[str]]:
    """The numbers of the chosen acties that each organisation has committed money to."""
    paid: dict[str, set[str]] = {}
    for entry in geld(agenda, keuze).bijdragen:
        bijdrage = entry.bijdrage
        if bijdrage.bron and financing.stand(bijdrage) == "toegezegd":
            ids = chosen.intersection(financing.acties_van(agenda, entry))
            paid.setdefault(bijdrage.bron, set()).update(ids)
    return {id_: gegevens.nummers(agenda, ids) for id_, ids in paid.items()}


def _leaders(rows: list[dict[str, Any]]) -> Table:
    columns = (
        Column("aantal", align="right"),
        Column("organisatie", wrap=True),
        Column("acties"),
    )
    return Table(
        columns,
        tuple(
            (len(row["zonder_financiering"]), row["naam"], ", ".join(row["zonder_financiering"]))
            for row in rows
        ),
    )


def _everyone(rows: list[dict[str, Any]]) -> Table:
    columns = (
        Column("soort"),
        Column("organisatie", wrap=True),
        Column("trekker van", under=True),
        Column("partner bij", under=True),
        Column("beoogd bij", under=True),
        Column("betaalt voor", under=True),
    )
    keys = ("trekker", "partner", "beoogde_partner", "betaalt")
    return Table(
        columns,
        tuple((row["soort"], row["naam"], *(", ".join(row[key]) for key in keys)) for row in rows),
    )
