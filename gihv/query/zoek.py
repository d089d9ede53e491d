"""Where --zoek looks: all that an actie says, with the names of what it refers to."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    funds = _genoemd_bij_geld(agenda)
    return {
        one.id: fold("\n".join([*_texts(one, agenda), *funds.get(one.id, ())]))
        for one in agenda.acties
    }


def _texts(actie: Actie, agenda: Agenda) -> Iterator[str]:
    """What the file of an actie says, with every name of what it refers to.

    Of the speerpunt only the titles count: its texts would make all of its acties alike.
    """
    yield from (actie.id, actie.titel, actie.omschrijving or "", actie.noot or "")
    yield from (part.titel for part in agenda.plaats(actie) if part)
    for _, rol in actie.rollen:
        yield from (*agenda.namen(rol.organisatie), rol.taak or "")
    if actie.financiering:
        yield from (actie.financiering.toelichting or "", actie.financiering.noot or "")
    for streefwaarde in actie.streefwaarden:
        yield from (streefwaarde.wat, streefwaarde.eenheid or "", streefwaarde.noot or "")
    yield from (mijlpaal.wat for mijlpaal in actie.mijlpalen)
    for id_ in actie.zie:
        other = agenda.actie.get(id_) or agenda.speerpunt.get(id_)
        yield other.titel if other else id_
    yield from actie.websites


def _genoemd_bij_geld(agenda: Agenda) -> Mapping[str, Sequence[str]]:
    """By actie: who pays for it, through what and for what, alone or with others by name."""
    found: dict[str, list[str]] = {}
    for entry in money.bijdragen(agenda):
        bijdrage = entry.bijdrage
        payers = {money.betaler(agenda, bijdrage), bijdrage.bron, bijdrage.via}
        said = [name for id_ in payers if id_ for name in agenda.namen(id_)]
        for id_ in money.acties_van(entry):
            found.setdefault(id_, []).extend([*said, bijdrage.waarvoor or ""])
    return found
