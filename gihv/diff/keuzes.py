"""One choice in two states: what a person names, under the ids that it has in each."""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from gihv.diff.wijzigingen import Verschil
from gihv.model import Agenda
from gihv.query import Selectie, Unknown, selectie


def keuzes(verschil: Verschil, wanted: Mapping[str, Iterable[Any]]) -> tuple[Selectie, Selectie]:
    """What a person typed as a choice of the state before, and of the state of now.

    A name or number stands for what has it now, or else for what had it. Raises Unknown.
    """
    try:
        nu = selectie(verschil.nu, wanted)
    except Unknown as unknown:
        try:
            was = selectie(verschil.was, wanted)
        except Unknown:
            raise unknown from None
        return was, _in(verschil.nu, was, verschil)
    return _in(verschil.was, nu, verschil), nu


def _in(agenda: Agenda, keuze: Selectie, verschil: Verschil) -> Selectie:
    """The same choice by the ids of this state; what is not there keeps its id, and is nothing."""
    same = verschil.klassen

    def here(id_: str, classes: Mapping[str, str], known: Iterable[str]) -> list[str]:
        return [one for one in known if classes[one] == classes.get(id_)] or [id_]

    return keuze._replace(
        speerpunt=frozenset(
            one for id_ in keuze.speerpunt for one in here(id_, same.speerpunten, agenda.speerpunt)
        ),
        actie=frozenset(one for id_ in keuze.actie for one in here(id_, same.acties, agenda.actie)),
        organisatie=frozenset(
            frozenset(found)
            for ids in keuze.organisatie
            for found in product(*(here(id_, same.namen, agenda.organisaties) for id_ in ids))
        ),
    )
