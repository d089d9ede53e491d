"""`gihv report volledigheid`: which parts each actie lacks, and how complete a speerpunt is."""

from collections.abc import Sequence
from datetime import date

from gihv import query
from gihv.dutch import enumerate_, number
from gihv.model import Actie, Agenda, Speerpunt
from gihv.query import ZONDER, Selectie
from gihv.report import words
from gihv.report.parts import BAR, aandeel, made, numbered, opsomming, section
from gihv.report.value import Cell, Column, Report

ONDERDELEN = ("trekkers", "partners", "financiering", "streefwaarden", "mijlpalen", "status")
"""The parts that make an actie complete; `financiering` as in --zonder financiering."""
IN_ENKELVOUD = frozenset({"financiering", "status"})
"""The parts whose word is singular."""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """What the chosen acties lack, and the share of parts that each speerpunt has."""
    acties = query.select(agenda, keuze)
    lacking = {actie.id: _lacking(agenda, actie) for actie in acties}

    def share(speerpunt: Speerpunt) -> tuple[Cell, ...]:
        own = [lacking[actie.id] for actie in acties if actie.speerpunt == speerpunt.id]
        whole = len(own) * len(ONDERDELEN)
        return aandeel(whole - sum(map(len, own)), whole)

    def cells(actie: Actie) -> tuple[Cell, ...]:
        return (opsomming(lacking[actie.id], "niets"),)

    shares = numbered(
        query.speerpunten(agenda, keuze), [Column("volledig", align="right"), BAR], share
    )
    parts = numbered(acties, [Column("mist", under=True)], cells)
    return made(
        agenda,
        "volledigheid",
        (_answer(list(lacking.values())) if acties else words.geen_acties(keuze),),
        (
            section("per_speerpunt", "Hoe volledig, per speerpunt", shares),
            section("per_actie", "Wat er per actie ontbreekt", parts),
        ),
    )


def _lacking(agenda: Agenda, actie: Actie) -> list[str]:
    return [part for part in ONDERDELEN if ZONDER[part](actie, agenda)]


def _answer(lacking: Sequence[Sequence[str]]) -> str:
    """What the acties lack together, from the parts that each of them lacks."""
    counts = {part: sum(part in own for own in lacking) for part in ONDERDELEN}
    parts = [part for part, count in counts.items() if count]
    if not parts:
        return "Er ontbreekt niets."
    lack = "ontbreekt" if len(parts) == 1 and IN_ENKELVOUD.issuperset(parts) else "ontbreken"
    if len(lacking) == 1:
        return f"Van deze actie {lack} {enumerate_(parts)}."
    said = [f"{part} bij {number(counts[part])}" for part in parts]
    return f"Van de {words.acties(len(lacking))} {lack} {enumerate_(said)}."
