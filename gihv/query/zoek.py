"""Where --zoek looks: all that an actie says, with the names of what it refers to."""

import re
from collections.abc import Iterable, Iterator, Mapping

from gihv import money
from gihv.dutch import fold
from gihv.model import Actie, Agenda

SHORT = 3
"""A word of so many signs is looked for at the beginning of a word: "ICT" is not in "district"."""


def mentions(names: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether names hold every word of one of the wanted texts; case and accents do not count."""
    return holds(fold("\n".join(names)), wanted)


def holds(text: str, wanted: Iterable[str]) -> bool:
    """As `mentions`, in a text that is folded."""
    return any(all(_holds(text, word) for word in fold(one).split()) for one in wanted)


def _holds(text: str, word: str) -> bool:
    if word not in text or len(word) > SHORT or not word[0].isalnum():
        return word in text
    return re.search(rf"\b{re.escape(word)}", text) is not None


def told(agenda: Agenda) -> Mapping[str, str]:
    """All that each actie says, by its id, as a folded text."""
    return {one.id: fold("\n".join(_texts(one, agenda))) for one in agenda.acties}


def _texts(actie: Actie, agenda: Agenda) -> Iterator[str]:
    """What is said of an actie, with every name of what it refers to and of who pays for it."""
    yield from (actie.id, actie.titel, actie.omschrijving or "", actie.noot or "")
    yield actie.kenmerk or ""
    yield from (agenda.labels.get(id_, id_) for id_ in actie.labels)
    # only the titles: the texts of a speerpunt would make all of its acties alike
    yield from (part.titel for part in agenda.plaats(actie) if part)
    for _, rol in actie.rollen:
        yield from (*agenda.namen(rol.organisatie), rol.functie or "", rol.taak or "")
    if actie.financiering:
        yield from (actie.financiering.toelichting or "", actie.financiering.noot or "")
    for streefwaarde in actie.streefwaarden:
        yield from (streefwaarde.wat, streefwaarde.eenheid or "", streefwaarde.noot or "")
        metingen = (streefwaarde.nulmeting, *streefwaarde.metingen)
        yield from (one.herkomst or "" for one in metingen if one)
    for mijlpaal in actie.mijlpalen:
        yield from (mijlpaal.wat, mijlpaal.door or "", mijlpaal.kenmerk or "")
    yield from (one.toelichting or "" for one in actie.voortgang)
    for id_ in actie.zie:
        other = agenda.actie.get(id_) or agenda.speerpunt.get(id_)
        yield other.titel if other else id_
    yield from actie.websites
    for entry in money.bijdragen_aan(agenda, actie.id):
        bijdrage = entry.bijdrage
        payers = {money.betaler(agenda, bijdrage), bijdrage.bron, bijdrage.via}
        yield from (name for id_ in sorted(filter(None, payers)) for name in agenda.namen(id_))
        yield from (bijdrage.waarvoor or "", bijdrage.kenmerk or "")
