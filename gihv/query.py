"""Which acties a person means (Selectie), and which thing a REF names. Pure functions."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from gihv import money
from gihv.dutch import enumerate_, fold, sort_key, without_article
from gihv.model import GEEN_LOOPTIJD, Actie, Agenda, Organisatie, Regeling, Speerpunt
from gihv.suggest import NEAR, nearest, nearest_id, slug

Thing = Speerpunt | Actie | Organisatie | Regeling
_Registered = TypeVar("_Registered", bound=Organisatie | Regeling)


class Unknown(Exception):
    """A value that names nothing in this agenda. Its text is a sentence for the user (Dutch)."""


# -- Selectie --------------------------------------------------------------------------------

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


def select(agenda: Agenda, keuze: Selectie) -> tuple[Actie, ...]:
    """The acties of the agenda that a Selectie holds, in the agenda's order."""
    if not keuze:
        return agenda.acties
    parts = frozenset().union(*map(agenda.onderdelen, keuze.organisatie))
    paid = _betaald_door(agenda, keuze.bron)
    funds = _genoemd_bij_geld(agenda) if keuze.zoek else {}
    tests: list[tuple[object, Callable[[Actie], bool]]] = [
        (keuze.speerpunt, lambda actie: actie.speerpunt in keuze.speerpunt),
        (keuze.deelgebied, lambda actie: (actie.speerpunt, actie.deelgebied) in keuze.deelgebied),
        (keuze.trekker, lambda actie: _has(actie.trekkers, keuze.trekker)),
        (keuze.partner, lambda actie: _has(actie.partners, keuze.partner)),
        (keuze.organisatie, lambda actie: _has((rol for _, rol in actie.rollen), parts)),
        (keuze.bron, lambda actie: actie.id in paid),
        (keuze.jaar, lambda actie: _loopt(actie, agenda, keuze.jaar)),
        (keuze.dekking, lambda actie: _dekking(actie, agenda, keuze)),
        (keuze.status, lambda actie: actie.status in keuze.status),
        (keuze.zonder, lambda actie: any(mist(actie, agenda, veld) for veld in keuze.zonder)),
        (keuze.zoek, lambda actie: _mentions(_texts(actie, agenda, funds), keuze.zoek)),
    ]
    holding = [test for wanted, test in tests if wanted]
    return tuple(actie for actie in agenda.acties if all(test(actie) for test in holding))


def mist(actie: Actie, agenda: Agenda, veld: str) -> bool:
    """Whether an actie lacks a key of ZONDER; of financiering: whether no money is in sight."""
    if veld == "financiering":
        return money.dekking(actie, agenda.periode).zonder_financiering
    return getattr(actie, veld) in (None, (), GEEN_LOOPTIJD)


def _has(rollen: Iterable[Any], ids: frozenset[str]) -> bool:
    return any(rol.organisatie in ids for rol in rollen)


def _loopt(actie: Actie, agenda: Agenda, years: frozenset[int]) -> bool:
    return not years.isdisjoint(money.jaren(actie.looptijd, agenda.periode))


def _dekking(actie: Actie, agenda: Agenda, keuze: Selectie) -> bool:
    """Whether the dekking is a wanted one: in a wanted year, or overall where no year is asked."""
    wanted = keuze.dekking | (money.OPEN if "open" in keuze.dekking else frozenset())
    dekking = money.dekking(actie, agenda.periode)
    if not keuze.jaar:
        return dekking.overall in wanted
    return any(dekking.per_jaar.get(year) in wanted for year in keuze.jaar)


def _betaald_door(agenda: Agenda, ids: frozenset[str]) -> frozenset[str]:
    """The ids of the acties that these organisaties or regelingen pay for, alone or with others."""
    return frozenset(
        id_
        for entry in money.bijdragen(agenda)
        if not ids.isdisjoint({entry.bijdrage.bron, entry.bijdrage.via})
        for id_ in acties_voor(agenda, entry)
    )


def acties_voor(agenda: Agenda, entry: money.Toegerekend) -> Iterable[str]:
    """The ids of the acties that a bijdrage is for, by name or as all acties of its speerpunt."""
    own = (actie.id for actie in agenda.acties_van.get(entry.speerpunt or "", ()))
    return own if entry in money.voor_geheel(agenda, entry.speerpunt) else money.acties_van(entry)


def _mentions(texts: Iterable[str], wanted: frozenset[str]) -> bool:
    text = fold("\n".join(texts))
    return any(word in text for word in wanted)


def _texts(actie: Actie, agenda: Agenda, funds: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """All that an actie says, with every name of what it refers to.

    `money` has what is said of the bijdragen by actie, as in _genoemd_bij_geld. Of the speerpunt
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


def _genoemd_bij_geld(agenda: Agenda) -> Mapping[str, Sequence[str]]:
    """By actie: who pays for it, through what and for what, alone or with others."""
    found: dict[str, list[str]] = {}
    for entry in money.bijdragen(agenda):
        bijdrage = entry.bijdrage
        said = [name for id_ in (bijdrage.bron, bijdrage.via) if id_ for name in agenda.namen(id_)]
        said.append(bijdrage.waarvoor or "")
        for id_ in acties_voor(agenda, entry):
            found.setdefault(id_, []).extend(said)
    return found


# -- the things around the chosen acties -----------------------------------------------------


def speerpunten(agenda: Agenda, keuze: Selectie) -> tuple[Speerpunt, ...]:
    """The speerpunten that hold a chosen actie; all of them for an empty Selectie."""
    if not keuze:
        return agenda.speerpunten
    ids = {actie.speerpunt for actie in select(agenda, keuze)}
    return tuple(speerpunt for speerpunt in agenda.speerpunten if speerpunt.id in ids)


def speerpunten_ook_op_naam(agenda: Agenda, keuze: Selectie) -> tuple[Speerpunt, ...]:
    """The speerpunten that hold a chosen actie; --zoek looks at their own id and title too."""
    holding = speerpunten(agenda, keuze)
    if not keuze.zoek:
        return holding
    named = [
        one
        for one in speerpunten(agenda, replace(keuze, zoek=frozenset()))
        if _mentions((one.id, one.titel), keuze.zoek)
    ]
    found = {one.id for one in (*holding, *named)}
    return tuple(one for one in agenda.speerpunten if one.id in found)


def organisaties(agenda: Agenda, keuze: Selectie) -> tuple[Organisatie, ...]:
    """The organisations with a role in the chosen acties, by name.

    --zoek looks only at their names. Of a choice by --organisatie: that organisation and its parts,
    not those beside it in a role.
    """
    chosen = _named(agenda.organisaties.values(), keuze.zoek)
    if keuze.organisatie:
        parts = frozenset().union(*map(agenda.onderdelen, keuze.organisatie))
        chosen = tuple(one for one in chosen if one.id in parts)
    rest = replace(keuze, zoek=frozenset(), organisatie=frozenset())
    if not rest:
        return chosen
    ids = {rol.organisatie for actie in select(agenda, rest) for _, rol in actie.rollen}
    return tuple(one for one in chosen if one.id in ids)


def regelingen(agenda: Agenda, keuze: Selectie) -> tuple[Regeling, ...]:
    """The regelingen that pay for the chosen acties, by name; --zoek looks only at their names."""
    chosen = _named(agenda.regelingen.values(), keuze.zoek)
    rest = replace(keuze, zoek=frozenset())
    if not rest:
        return chosen
    ids = {actie.id for actie in select(agenda, rest)}
    return tuple(one for one in chosen if not ids.isdisjoint(acties_met(agenda, one.id)))


def _named(things: Iterable[_Registered], wanted: frozenset[str]) -> tuple[_Registered, ...]:
    """Registered things that go by a name with one of these words in it, by name."""
    found = [one for one in things if not wanted or _mentions((one.id, *one.namen), wanted)]
    return tuple(sorted(found, key=lambda one: sort_key(one.naam)))


def acties_met(agenda: Agenda, id_: str) -> tuple[str, ...]:
    """The ids of the acties with a bijdrage from or through this id, in the agenda's order."""
    ids = _betaald_door(agenda, frozenset([id_]))
    return tuple(actie.id for actie in agenda.acties if actie.id in ids)


# -- REF -------------------------------------------------------------------------------------


def find(agenda: Agenda, ref: str) -> Thing:
    """The one thing that a number ("6", "6.7"), id, abbreviation or name stands for.

    Raises Unknown with a suggestion.
    """
    things: tuple[Thing, ...] = (
        *agenda.acties,
        *agenda.speerpunten,
        *agenda.organisaties.values(),
        *agenda.regelingen.values(),
    )
    return find_among(things, ref)


def find_among(
    things: Collection[Thing],
    ref: str,
    sentence: str = "Er is niets met de naam of het nummer `{}`.",
) -> Thing:
    """As `find`, among these things alone. Raises Unknown with the sentence and a suggestion."""
    for named in (_numbers, _ids, _names):
        for thing in things:
            if _is_one_of(ref, named(thing)):
                return thing
    names = {thing.id: tuple(_names(thing)) for thing in things}
    raise Unknown(_nothing(sentence.format(ref), ref, names))


def _numbers(thing: Thing) -> Iterator[str]:
    if isinstance(thing, Actie):
        yield thing.volgnummer
    elif isinstance(thing, Speerpunt):
        yield str(thing.nummer)


def _ids(thing: Thing) -> Iterator[str]:
    yield thing.id


def _names(thing: Thing) -> Iterator[str]:
    if isinstance(thing, Actie | Speerpunt):
        yield thing.titel
    else:
        yield from thing.namen


def _is_one_of(word: str, names: Iterable[str]) -> bool:
    """Whether a word is one of these names; case, accents, signs and an article do not count."""
    wanted = _bare(word)
    return bool(wanted) and any(wanted == _bare(name) for name in names)


def _bare(name: str) -> str:
    return slug(without_article(fold(name)))


def _nothing(sentence: str, word: str, names: Mapping[str, Iterable[str]]) -> str:
    """The sentence with the id that is probably meant, or a few whose names are like the word."""
    meant = nearest_id(word, names)
    found = [meant] if meant else list(_partly(word, names))[:3]
    hint = enumerate_([f"`{id_}`" for id_ in found], "of")
    return f"{sentence} Bedoelde u {hint}?" if hint else sentence


def _partly(word: str, names: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The ids with a name that holds the word, or a word like it."""
    from difflib import get_close_matches  # only where something is wrong

    wanted = slug(word)
    for id_, own in names.items():
        slugs = [id_, *map(slug, own)]
        words = {part for one in slugs for part in one.split("-")}
        holds = any(wanted in one for one in slugs)
        if wanted and (holds or get_close_matches(wanted, words, n=1, cutoff=NEAR)):
            yield id_


def _one_of(things: Iterable[Thing], sentence: str) -> Callable[[str], list[str]]:
    known = tuple(things)
    return lambda word: [find_among(known, word, sentence).id]


def deelgebieden(speerpunten: Iterable[Speerpunt], word: str) -> list[tuple[str, str]]:
    """The ids of speerpunt and deelgebied, of each that a word names; in a speerpunt by id first.

    Speerpunten may have the same id or title for a deelgebied of their own. Raises Unknown.
    """
    found: list[tuple[str, str]] = []
    titles: dict[str, list[str]] = {}
    for speerpunt in speerpunten:
        parts = speerpunt.deelgebieden
        named = [part for part in parts if _is_one_of(word, (part.id,))] or [
            part for part in parts if _is_one_of(word, (part.titel,))
        ]
        found += [(speerpunt.id, part.id) for part in named]
        for part in parts:
            titles.setdefault(part.id, []).append(part.titel)
    if not found:
        raise Unknown(_nothing(f"Er is geen deelgebied `{word}`.", word, titles))
    return found


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
