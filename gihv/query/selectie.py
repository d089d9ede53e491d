"""Selectie: what a person asks of the agenda, with names, aliases and numbers made into ids."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from gihv import money
from gihv.dutch import fold
from gihv.model import Actie, Agenda, Looptijd
from gihv.query.find import Thing, Unknown, deelgebieden, find_among, label
from gihv.suggest import nearest, slug

ZONDER = tuple(key for key in Actie._field_defaults if key not in ("partners_gezocht", "noot"))
"""The keys that --zonder takes: those that an actie may leave out."""

ENKELVOUD = {key[:-1]: key for key in ZONDER} | {"mijlpaal": "mijlpalen"}
"""The keys by their singular, which of nearly all is a letter shorter."""

DEKKINGEN = (*money.STATES, "open")
STATUSSEN = ("verkenning", "in_voorbereiding", "lopend", "afgerond", "gestopt")

Samen = frozenset[frozenset[str]]
"""Alternatives, of which one is enough; of an alternative every value must hold."""
SAMEN = ("label", "trekker", "partner", "organisatie", "bron", "zonder")
"""The filters whose values may be joined by a plus."""


class Selectie(NamedTuple):
    """A choice of acties: within one filter any value will do, and every filter must hold.

    All values are those of the agenda: ids, years, words; of a deelgebied the id of its speerpunt
    and its own; what is sought is text as typed. An empty Selectie holds every actie.
    """

    speerpunt: frozenset[str] = frozenset()
    actie: frozenset[str] = frozenset()
    deelgebied: frozenset[tuple[str, str]] = frozenset()
    label: Samen = frozenset()
    trekker: Samen = frozenset()
    partner: Samen = frozenset()
    organisatie: Samen = frozenset()
    bron: Samen = frozenset()
    dekking: frozenset[str] = frozenset()
    jaar: frozenset[int] = frozenset()
    status: frozenset[str] = frozenset()
    zonder: Samen = frozenset()
    zoek: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(self)

    @property
    def alleen_geld(self) -> bool:
        """Whether it asks for nothing but money: of a bron, or for a year."""
        return not self._replace(bron=frozenset(), jaar=frozenset())


def selectie(agenda: Agenda, wanted: Mapping[str, Iterable[Any]]) -> Selectie:
    """A Selectie from what a person typed for its fields. Raises Unknown for what names nothing."""
    registered: tuple[Thing, ...] = tuple(agenda.organisaties.values())
    organisatie = _one_of(registered, "Er is geen organisatie `{}` in organisaties.yaml.")
    paying = (*registered, *agenda.regelingen.values())
    regeling = _one_of(paying, "Er is geen organisatie of regeling `{}`.")

    meant: dict[str, Callable[[Any], Any]] = {
        "speerpunt": _one_of(agenda.speerpunten, "Er is geen speerpunt `{}`."),
        "actie": _one_of(agenda.acties, "Er is geen actie `{}`."),
        "label": lambda word: label(agenda, word),
        **dict.fromkeys(("trekker", "partner", "organisatie"), organisatie),
        "bron": lambda word: slug(word) if slug(word) in agenda.potten else regeling(word),
        "dekking": lambda word: _word("dekking", word, DEKKINGEN),
        "jaar": lambda year: _year(agenda, year),
        "status": lambda word: _word("status", word, STATUSSEN),
        "zonder": lambda word: _word("zonder", ENKELVOUD.get(_key(word), word), ZONDER),
        "zoek": str,
    }

    def read(name: str, value: Any) -> Iterable[Any]:
        """What a value asks for; of SAMEN one thing whose name it is, or all that pluses join."""
        if name == "deelgebied":
            return deelgebieden(agenda.speerpunten, value)
        try:
            found = meant[name](value)
        except Unknown:
            if name not in SAMEN:
                raise
            return [frozenset(meant[name](word.strip()) for word in value.split("+"))]
        return [frozenset([found]) if name in SAMEN else found]

    return Selectie(
        **{
            name: frozenset(one for value in values for one in read(name, value))
            for name, values in wanted.items()
        }
    )


def jaren(agenda: Agenda) -> Sequence[int]:
    """The years that --jaar takes: those of the periode, of a looptijd, and of money."""
    years = set(agenda.periode.jaren)
    for looptijd in {actie.looptijd for actie in agenda.acties}:
        years.update(loopt_in(agenda, looptijd))
    years.update(year for one in money.bijdragen(agenda) for year in one.bijdrage.jaren)
    return sorted(years)


def loopt_in(agenda: Agenda, looptijd: Looptijd) -> range:
    """The years of a looptijd, also those outside the periode."""
    first = money.eerste_jaar(looptijd, agenda.periode)
    return range(first, money.laatste_jaar(looptijd, agenda.periode) + 1)


def _one_of(things: Collection[Thing], sentence: str) -> Callable[[str], str]:
    return lambda word: find_among(things, word, sentence).id


def _year(agenda: Agenda, year: int) -> int:
    known = jaren(agenda)
    if known and year not in known:
        raise Unknown(
            f"`{year}` kan niet bij --jaar: er loopt dan geen actie, en er is dan geen geld. "
            f"Kies uit: {', '.join(map(str, known))}."
        )
    return year


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
