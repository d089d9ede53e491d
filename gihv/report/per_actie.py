"""`gihv report --per actie`: every actie against the years."""

from datetime import date

from gihv import gegevens
from gihv.model import Agenda
from gihv.query import Selectie
from gihv.rapport import Cell, Column, Rapport, Section, Staat, Table
from gihv.report import words
from gihv.report.geld import SUM_COLUMNS, geld, per_stand, sum_cells


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """The dekking of each actie in each year, and what is committed to it alone."""
    money = geld(agenda, keuze)
    columns = (
        Column("nr"),
        Column("actie", wrap=True),
        *(Column(str(year)) for year in money.jaren),
        SUM_COLUMNS[0],
    )
    sums = {
        actie.id: per_stand(actie.financiering.bijdragen if actie.financiering else ())
        for actie, _ in money.acties
    }
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            actie.volgnummer,
            actie.titel,
            *(Staat(dekking.per_jaar.get(year, words.BUITEN)) for year in money.jaren),
            *sum_cells(sums[actie.id])[:1],
        )
        for actie, dekking in money.acties
    )
    content = [
        {
            "nummer": actie.volgnummer,
            "titel": actie.titel,
            "dekking": dekking.overall,
            "per_jaar": gegevens.per_jaar(dekking),
            "bedragen": gegevens.sommen(sums[actie.id]),
            "pad": actie.path,
        }
        for actie, dekking in money.acties
    ]
    return Rapport(
        title=words.titel(agenda),
        aside=words.vastgesteld(agenda),
        gegevens=gegevens.envelope(
            "rapport", agenda, {"rapport": "financiering", "per": "actie", "acties": content}
        ),
        lead=money.lead,
        sections=(Section("Financiering per actie", words.of_geen(Table(columns, rows))),),
        closing=("Geld voor meer acties samen: gihv report --per bron",),
    )
