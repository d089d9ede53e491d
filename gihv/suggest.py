"""Did you mean …? The likeliest of a set of names, by spelling and by meaning. Pure functions."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from gihv.diagnostics import Hint
from gihv.dutch import fold

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    # dekking
    "gedeeltelijk": ("deels",),
    "deel": ("deels",),
    "deels-gedekt": ("deels",),
    "volledig": ("gedekt",),
    "toegezegd": ("gedekt",),
    "ontvangen": ("gedekt",),
    "rond": ("gedekt",),
    "geregeld": ("gedekt",),
    "verwacht": ("beoogd", "mogelijk"),
    "gepland": ("beoogd", "in_voorbereiding"),
    "aangevraagd": ("beoogd",),
    "zoekende": ("gezocht",),
    "nvt": ("geen", "onbekend"),
    "n-v-t": ("geen", "onbekend"),
    "nog-niet-bekend": ("onbekend",),
    "nog-te-bepalen": ("onbekend",),
    "niet-bekend": ("onbekend",),
    "onduidelijk": ("onbekend",),
    "nee": ("geen",),
    "niets": ("geen",),
    # status van een bijdrage
    "gedekt": ("toegezegd",),
    "toegekend": ("toegezegd",),
    "beschikbaar": ("toegezegd",),
    "beschikbaar-gesteld": ("toegezegd",),
    "gehonoreerd": ("toegezegd",),
    "betaald": ("ontvangen",),
    "binnen": ("ontvangen",),
    "ingediend": ("aangevraagd",),
    "geweigerd": ("afgewezen",),
    "afgekeurd": ("afgewezen",),
    # status van een actie
    "klaar": ("afgerond",),
    "gereed": ("afgerond",),
    "bezig": ("lopend",),
    "actief": ("lopend",),
    "gestart": ("lopend",),
    "loopt": ("lopend",),
    "geannuleerd": ("gestopt",),
    "onderzoek": ("verkenning",),
    # grens
    "circa": ("ongeveer",),
    "ca": ("ongeveer",),
    "minstens": ("minimaal",),
    "hoogstens": ("maximaal",),
    "na": ("vanaf",),
    # soort
    "gemeente": ("overheid",),
    "school": ("onderwijs",),
    "vakbond": ("werknemers",),
    "netwerk": ("samenwerking",),
    "stichting": ("maatschappelijk",),
    "subsidie": ("regeling",),
    # sleutels
    "beschrijving": ("omschrijving",),
    "tekst": ("omschrijving",),
    "naam": ("titel", "organisatie"),
    "id": ("organisatie",),
    "kop": ("titel",),
    "type": ("soort",),
    "categorie": ("soort",),
    "titel": ("naam",),
    "name": ("naam", "titel"),
    "title": ("titel",),
    "leider": ("trekkers",),
    "geld": ("financiering",),
    "budget": ("financiering", "bedrag"),
    "kosten": ("benodigd",),
    "doel": ("doelen", "streefwaarden"),
    "planning": ("mijlpalen",),
    "deadline": ("mijlpalen",),
    "deelnemers": ("partners",),
    "betaler": ("bron",),
    "omschrijving": ("uitdaging", "toelichting"),
    "org": ("organisatie",),
    "partner": ("organisatie",),
    "trekker": ("trekkers", "organisatie"),
    "instelling": ("organisatie",),
    "rol": ("taak",),
    "functie": ("taak",),
    "jaar": ("jaren", "datum"),
    "jaren": ("jaar", "datum"),
    "toelichting": ("taak",),
    "waarvoor": ("taak",),
    "organisatie": ("bron",),
    "aantal": ("waarde",),
    "getal": ("waarde",),
    "maximum": ("waarde_tot", "plafond"),
    "wanneer": ("datum",),
    "wie": ("organisatie", "bron"),
    "opmerking": ("toelichting",),
    "adressen": ("websites",),
    "periode": ("looptijd",),
    "start": ("van",),
    "einde": ("tot",),
    "eind": ("tot",),
    "tm": ("tot",),
    "t-m": ("tot",),
    "tot-en-met": ("tot",),
    "link": ("websites",),
    "links": ("websites",),
    "url": ("websites", "website"),
}
"""Everyday words, as slugs, and what they are called here; the first that is allowed counts."""

NOT_KNOWN = frozenset(
    {"onbekend", "niet-bekend", "nog-niet-bekend", "nvt", "n-v-t", "pm", "p-m", "geen", "tbd", ""}
    | {"nog-te-bepalen", "nader-te-bepalen", "volgt", "volgt-nog"}
)
"""Words, as slugs, that people type where nothing is known."""

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_BEHIND_NAME = r"[(,;:/]| - "
"""What a name may end at where more stands behind it: "sbb (voor de leerbanen)"."""

_WEAK = frozenset({"de", "het", "een", "onder", "stichting", "vereniging", "gemeente", "bv", "nv"})
"""Words that a name may have or not."""

NEAR = 0.7
"""How alike (difflib's ratio) two words must be to suggest one for the other."""


@lru_cache(maxsize=4096)  # of the same few names over and over
def slug(text: str) -> str:
    """A text as an id: folded, everything but letters and digits one hyphen."""
    return _NOT_IN_ID.sub("-", fold(text)).strip("-")


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed name that is probably meant, by meaning or else by spelling; None if none is."""
    choices = {slug(name): name for name in allowed}
    wanted = slug(word)
    if wanted in choices:
        return choices[wanted]
    for synonym in SYNONYMS.get(wanted, ()):
        if synonym in choices.values():
            return synonym
    return _alike(wanted, choices)


def nearest_id(word: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """The id that is probably meant: a name, alias or abbreviation of it, or else its spelling.

    `names` gives for each id all names that it goes by, the id itself left out.
    """
    spellings = _spellings(names)
    wanted = slug(word)
    if wanted in spellings:
        return spellings[wanted]
    first = slug(re.split(_BEHIND_NAME, word, maxsplit=1)[0])
    return spellings.get(first) or _alike(wanted, spellings)


def named_id(word: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """The id that a word is a name, alias or abbreviation of, but for case, accents and signs."""
    return _spellings(names).get(slug(word))


def _spellings(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The id of each name, as a slug; an id itself counts for more than a name."""
    spellings: dict[str, str] = {}
    for key, own in names.items():
        for name in own:
            spellings.setdefault(slug(name), key)
    spellings.update((slug(key), key) for key in names)
    return spellings


def _alike(wanted: str, choices: Mapping[str, str]) -> str | None:
    """The choice that is spelled most like a word: as a whole, and in the words not shared.

    By the whole alone `gemeente-gouda` would be `gemeente-rotterdam`.
    """
    from difflib import SequenceMatcher, get_close_matches  # only where something is wrong

    for close in get_close_matches(wanted, choices, n=3, cutoff=NEAR):
        own, other = wanted.split("-"), close.split("-")
        left = "".join(word for word in own if word not in other)
        right = "".join(word for word in other if word not in own)
        if not left or SequenceMatcher(None, left, right).ratio() >= NEAR:
            return choices[close]
        if not right and (_is_weak(own, other) or wanted.startswith(f"{close}-")):
            return choices[close]
    return None


def _is_weak(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether the words that are not among others may as well be left out."""
    return all(word in _WEAK or word.isdigit() for word in words if word not in others)


def question(proposal: Any) -> Hint | None:
    """The hint that goes with what was found to be meant, a name or plain data; or None."""
    if not proposal:
        return None
    typed = str(proposal).lower() if isinstance(proposal, bool) else proposal
    return Hint(f"bedoelde u `{typed}`?", proposal)
