"""`gihv report volledigheid`: which parts each actie lacks, and how complete a speerpunt is."""

from collections.abc import Sequence
from datetime import date

from gihv import query
from gihv.dutch import enumerate_, number
from gihv.model import Agenda, Speerpunt
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import ACTIE, NUMMER, SPEERPUNT, made, opsomming, section, table
from gihv.report.value import NIETS, Column, Report, Told

ONDERDELEN = ("trekkers", "partners", "financiering", "streefwaarden", "mijlpalen")
"""The parts that make an actie complete; `financiering` as in --zonder financiering.

`status` is none of them: it is there only where the agenda's text says it.
"""


def report(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """What the chosen acties lack, and the share of parts that each speerpunt has."""
    acties = query.select(agenda, keuze)
    lacking = {
        actie.id: [part for part in ONDERDELEN if query.mist(actie, agenda, part)]
        for actie in acties
    }

    def volledig(one: Speerpunt) -> Told:
        own = [lacking[actie.id] for actie in acties if actie.speerpunt == one.id]
        whole = len(own) * len(ONDERDELEN)
        part = whole - sum(map(len, own))
        text = f"{round(100 * part / whole)}%" if whole else NIETS
        return Told("aandeel", text, {"deel": part, "geheel": whole})

    complete = (Column("volledig", align="right"), volledig)
    speerpunten = table(query.speerpunten(agenda, keuze), NUMMER, SPEERPUNT, complete)
    mist = (Column("ontbreekt", "mist", share=6), lambda one: opsomming(lacking[one.id]))
    most_first = sorted(acties, key=lambda one: -len(lacking[one.id]))
    incomplete = table([one for one in most_first if lacking[one.id]], NUMMER, ACTIE, mist)
    what = words.benoemd(agenda, "Wat er per {actie} ontbreekt")
    how = words.benoemd(agenda, "Hoe volledig, per {speerpunt}")
    sections = (
        section("per_actie", what, incomplete, counted=True),
        section("per_speerpunt", how, speerpunten),
    )
    answer = _answer(agenda, list(lacking.values()))
    return made(agenda, keuze, acties, "volledigheid", *sections, answer=answer)


def _answer(agenda: Agenda, lacking: Sequence[Sequence[str]]) -> str:
    """What the acties lack together, from the parts that each of them lacks."""
    counts = {part: sum(part in own for own in lacking) for part in ONDERDELEN}
    parts = [part for part, count in counts.items() if count]
    if not parts:
        return "Er ontbreekt niets."
    lack = "ontbreekt" if parts == ["financiering"] else "ontbreken"
    if len(lacking) == 1:
        return f"Van deze actie {lack} {enumerate_(parts)}."
    said = [f"{part} bij {number(counts[part])}" for part in parts]
    return f"Van de {words.acties(agenda, len(lacking))} {lack} {enumerate_(said)}."
