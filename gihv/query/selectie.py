"""Selectie: what a person asks of the agenda, with names, aliases and numbers made into ids."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from gihv import money
from gihv.dutch import fold
from gihv.model import Agenda
from gihv.query.find import Thing, Unknown, deelgebieden, find_among
from gihv.suggest import nearest

ZONDER = (
    *("deelgebied", "omschrijving", "status", "looptijd", "trekkers", "partners"),
    *("beoogde_partners", "financiering", "streefwaarden", "mijlpalen", "zie", "websites"),
)
"""The keys that --zonder takes."""

ENKELVOUD: Mapping[str, str] = {
    "trekker": "trekkers",
    "partner": "partners",
    "beoogde_partner": "beoogde_partners",
    "streefwaarde": "streefwaarden",
    "mijlpaal": "mijlpalen",
    "website": "websites",
}

DEKKINGEN = (*money.STATES, "open")
STATUSSEN = ("verkenning", "in_voorbereiding", "lopend", "afgerond", "gestopt")


@dataclass(frozen=True, slots=True)
class Selectie:
    """A choice of acties: within one filter any value will do, and every filter must hold.

    All values are those of the agenda: ids, years, words; of a deelgebied the id of its speerpunt
    and its own. An empty Selectie holds every actie.
    """

    speerpunt: frozenset[str] = frozenset()
    deelgebied: frozenset[tuple[str, str]] = frozenset()
    trekker: frozenset[str] = frozenset()
    partner: frozenset[str] = frozenset()
    organisatie: frozenset[str] = frozenset()
    bron: frozenset[str] = frozenset()
    dekking: frozenset[str] = frozenset()
    jaar: frozenset[int] = frozenset()
    status: frozenset[str] = frozenset()
    zonder: frozenset[str] = frozenset()
    zoek: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def selectie(agenda: Agenda, wanted: Mapping[str, Iterable[Any]]) -> Selectie:
    """A Selectie from what a person typed: names, aliases and numbers become ids.

    The keys are those of Selectie. Raises Unknown, with a suggestion, for a value that names
    nothing.
    """
    registered = agenda.organisaties.values()
    organisatie = _one_of(registered, "Er is geen organisatie `{}` in organisaties.yaml.")
    paying: list[Thing] = [*registered, *agenda.regelingen.values()]
    meant: dict[str, Callable[[Any], Iterable[Any]]] = {
        "speerpunt": _one_of(agenda.speerpunten, "Er is geen speerpunt `{}`."),
        "deelgebied": lambda word: deelgebieden(agenda.speerpunten, word),
        **dict.fromkeys(("trekker", "partner", "organisatie"), organisatie),
        "bron": _one_of(paying, "Er is geen organisatie of regeling `{}`."),
        "dekking": lambda word: [_word("dekking", word, DEKKINGEN)],
        "status": lambda word: [_word("status", word, STATUSSEN)],
        "zonder": lambda word: [_word("zonder", ENKELVOUD.get(_key(word), word), ZONDER)],
        "zoek": lambda text: [fold(text)],
        "jaar": lambda year: [year],
    }
    return Selectie(
        **{
            name: frozenset(one for value in values for one in meant[name](value))
            for name, values in wanted.items()
        }
    )


def _one_of(things: Iterable[Thing], sentence: str) -> Callable[[str], list[str]]:
    known = tuple(things)
    return lambda word: [find_among(known, word, sentence).id]


def _word(option: str, word: str, allowed: tuple[str, ...]) -> str:
    typed = _key(word)
    if typed in allowed:
        return typed
    meant = nearest(word, allowed)
    hint = f" Bedoelde u `{meant}`?" if meant else ""
    raise Unknown(f"`{word}` kan niet bij --{option}. Kies uit: {', '.join(allowed)}.{hint}")


def _key(word: str) -> str:
    """A word as a key is written: "in voorbereiding" is `in_voorbereiding`."""
    return fold(word).replace("-", "_").replace(" ", "_")
