"""`gihv report volledigheid`: which parts each actie lacks, and how complete a speerpunt is."""

from collections.abc import Sequence
from datetime import date

from gihv import gegevens, query
from gihv.dutch import enumerate_, number
from gihv.model import Actie, Agenda
from gihv.query import ZONDER, Selectie
from gihv.rapport import Balk, Cell, Column, Rapport, Section, Table
from gihv.report import words

ONDERDELEN = ("trekkers", "partners", "financiering", "streefwaarden", "mijlpalen", "status")
"""The parts that make an actie complete; `financiering` as in --zonder financiering."""
IN_ENKELVOUD = frozenset({"financiering", "status"})
"""The parts whose word is singular."""


def rapport(agenda: Agenda, keuze: Selectie, peildatum: date) -> Rapport:  # noqa: ARG001 - as every report
    """What the chosen acties lack, and the share of parts that each speerpunt has."""
    acties = query.select(agenda, keuze)
    lacking = {actie.id: _lacking(agenda, actie) for actie in acties}
    per_speerpunt = [
        (speerpunt, [actie for actie in acties if actie.speerpunt == speerpunt.id])
        for speerpunt in query.speerpunten(agenda, keuze)
    ]
    content = {
        "rapport": "volledigheid",
        "onderdelen": list(ONDERDELEN),
        "acties": [
            {"nummer": actie.volgnummer, "titel": actie.titel, "mist": lacking[actie.id]}
            for actie in acties
        ],
        "per_speerpunt": [
            {
                "nummer": speerpunt.nummer,
                "id": speerpunt.id,
                "titel": speerpunt.titel,
                "aanwezig": _present(own, lacking),
                "mogelijk": len(own) * len(ONDERDELEN),
            }
            for speerpunt, own in per_speerpunt
        ],
    }
    shares: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(speerpunt.nummer),
            speerpunt.titel,
            _share(_present(own, lacking), len(own) * len(ONDERDELEN)),
            Balk(_present(own, lacking), len(own) * len(ONDERDELEN)),
        )
        for speerpunt, own in per_speerpunt
    )
    rows = tuple(
        (actie.volgnummer, actie.titel, ", ".join(lacking[actie.id]) or "niets") for actie in acties
    )
    return Rapport(
        title=words.titel(agenda),
        aside=words.vastgesteld(agenda),
        gegevens=gegevens.envelope("rapport", agenda, content),
        lead=(_answer(acties, lacking) if acties else words.geen_acties(keuze),),
        sections=(
            Section(
                "Hoe volledig, per speerpunt",
                words.of_geen(
                    Table(
                        (
                            Column("nr"),
                            Column("speerpunt", wrap=True),
                            Column("volledig", align="right"),
                            Column(""),
                        ),
                        shares,
                    ),
                ),
            ),
            Section(
                "Wat er per actie ontbreekt",
                words.of_geen(
                    Table(
                        (Column("nr"), Column("actie", wrap=True), Column("mist", under=True)), rows
                    ),
                ),
            ),
        ),
    )


def _lacking(agenda: Agenda, actie: Actie) -> list[str]:
    return [part for part in ONDERDELEN if ZONDER[part](actie, agenda)]


def _present(acties: Sequence[Actie], lacking: dict[str, list[str]]) -> int:
    return sum(len(ONDERDELEN) - len(lacking[actie.id]) for actie in acties)


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%" if whole else words.GEEN


def _answer(acties: Sequence[Actie], lacking: dict[str, list[str]]) -> str:
    counts = {part: sum(part in lacking[actie.id] for actie in acties) for part in ONDERDELEN}
    parts = [part for part, count in counts.items() if count]
    if not parts:
        return "Er ontbreekt niets."
    lack = "ontbreekt" if len(parts) == 1 and IN_ENKELVOUD.issuperset(parts) else "ontbreken"
    if len(acties) == 1:
        return f"Van deze actie {lack} {enumerate_(parts)}."
    said = [f"{part} bij {number(counts[part])}" for part in parts]
    return f"Van de {words.acties(len(acties))} {lack} {enumerate_(said)}."
