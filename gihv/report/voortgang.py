"""`gihv report voortgang`: the latest judgement of every actie, and the mijlpalen that are late."""

from collections.abc import Sequence
from datetime import date

from gihv import query
from gihv.dates import Datum
from gihv.dutch import counted, enumerate_, number
from gihv.model import OORDELEN, Actie, Agenda
from gihv.query import Selectie
from gihv.report import planning, words
from gihv.report.kolommen import VOORTGANG, kolommen, oordelen
from gihv.report.parts import ACTIE, NUMMER, made, section, table, trekker
from gihv.report.sinds import nieuws, was
from gihv.report.value import Report

GEEN = "geen oordeel"


def report(agenda: Agenda, keuze: Selectie, peildatum: date, sinds: Datum | None = None) -> Report:
    """The chosen acties by their judgement at the peildatum, the worst first; then what is late.

    With `sinds` first what is dated after its last day.
    """
    acties = query.select(agenda, keuze)
    found = per_oordeel(acties, peildatum)
    counts = [f"{number(len(own))} {word}" for word, own in found.items()]
    silent = found.pop(GEEN, [])
    judged = [one for own in found.values() for one in own]
    known = kolommen(agenda, "acties", keuze, peildatum)
    shown = oordelen(agenda, peildatum)
    late = planning.te_laat(agenda, acties, peildatum)
    unjudged = table(silent if judged else (), NUMMER, ACTIE, trekker(agenda))
    sections = (
        section("voortgang", "Laatste oordeel", table(judged, NUMMER, ACTIE, *shown), counted=True),
        section("geen_oordeel", "Geen oordeel", unjudged, counted=True),
        planning.deel(agenda, planning.TE_LAAT, late, peildatum),
    )
    mijlpalen = counted(len(late), "mijlpaal is", "mijlpalen zijn")
    new, parts = nieuws(agenda, keuze, acties, sinds, peildatum) if sinds else ("", ())
    told = [
        f"{words.acties(agenda, len(acties))}: {enumerate_(counts)}.",
        f"{mijlpalen} te laat." if late else "",
        new,
    ]
    columns = [known[name] for name in ("nummer", "titel", "trekkers", *VOORTGANG, "te_laat")]
    columns += [was(agenda, sinds)] if sinds else []
    return made(
        agenda,
        keuze,
        acties,
        "voortgang",
        *parts,
        *sections,
        answer=" ".join(filter(None, told)),
        peildatum=peildatum.isoformat(),
    )._replace(flat=table([*judged, *silent], *columns))


def per_oordeel(acties: Sequence[Actie], peildatum: date = date.max) -> dict[str, list[Actie]]:
    """Acties by their judgement at the peildatum, in words: the worst first, last those without."""
    latest = [(one, words.laatste(one.voortgang, peildatum)) for one in acties]
    found = {
        word: [one for one, had in latest if (had.oordeel if had else GEEN) == word]
        for word in (*OORDELEN, GEEN)
    }
    return {word.replace("_", " "): own for word, own in found.items() if own}
