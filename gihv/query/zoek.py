"""Where --zoek looks: all that an actie says, with the names of what it refers to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gihv import money
from gihv.dutch import fold
from gihv.model import Actie, Agenda


def mentions(texts: Iterable[str], wanted: frozenset[str]) -> bool:
    text = fold("\n".join(texts))
    return any(word in text for word in wanted)


def texts(actie: Actie, agenda: Agenda, funds: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """All that an actie says, with every name of what it refers to.

    `funds` has what is said of the bijdragen by actie, as in genoemd_bij_geld. Of the speerpunt
    only the deelgebied counts: its own title and texts would make all of its acties alike.
    """
    yield from (actie.id, actie.titel, actie.omschrijving or "")
    speerpunt = agenda.speerpunt.get(actie.speerpunt)
    part = speerpunt.deelgebied(actie.deelgebied) if speerpunt else None
    yield part.titel if part else ""
    for _, rol in actie.rollen:
        yield from (*agenda.namen(rol.organisatie), rol.taak or "")
    if actie.financiering:
        yield actie.financiering.toelichting or ""
    yield from funds.get(actie.id, ())
    for streefwaarde in actie.streefwaarden:
        yield from (streefwaarde.wat, streefwaarde.eenheid or "")
    yield from (mijlpaal.wat for mijlpaal in actie.mijlpalen)
    for id_ in actie.zie:
        other = agenda.actie.get(id_) or agenda.speerpunt.get(id_)
        yield other.titel if other else id_
    yield from actie.websites


def genoemd_bij_geld(agenda: Agenda) -> Mapping[str, Sequence[str]]:
    """By actie: who pays for it, through what and for what, alone or with others."""
    found: dict[str, list[str]] = {}
    for entry in money.bijdragen(agenda):
        bijdrage = entry.bijdrage
        said = [name for id_ in (bijdrage.bron, bijdrage.via) if id_ for name in agenda.namen(id_)]
        said.append(bijdrage.waarvoor or "")
        for id_ in acties_voor(agenda, entry):
            found.setdefault(id_, []).extend(said)
    return found


def acties_voor(agenda: Agenda, entry: money.Toegerekend) -> Iterable[str]:
    """The ids of the acties that a bijdrage is for, by name or as all acties of its speerpunt."""
    own = (actie.id for actie in agenda.acties_van.get(entry.speerpunt or "", ()))
    return own if entry in money.voor_geheel(agenda, entry.speerpunt) else money.acties_van(entry)
