"""Did you mean …? The likeliest of a set of names, by spelling and by meaning. Pure functions."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from gihv.diagnostics import Hint
from gihv.dutch import fold

SYNONYMS: Mapping[str, str] = {
    # vaste woorden
    "deels": "gedeeltelijk deel deels-gedekt",
    "gedekt": "volledig toegezegd ontvangen rond geregeld",
    "beoogd": "verwacht gepland aangevraagd",
    "open": "ongedekt niet-gedekt ongeregeld",
    "geen": "nvt n-v-t nee niets ongedekt",
    "onbekend": "nvt n-v-t nog-niet-bekend nog-te-bepalen niet-bekend onduidelijk",
    "aangevraagd": "ingediend",
    "toegezegd": "gedekt toegekend beschikbaar beschikbaar-gesteld gehonoreerd",
    "ontvangen": "betaald binnen",
    "afgewezen": "geweigerd afgekeurd",
    "in_voorbereiding": "gepland",
    "lopend": "bezig actief gestart loopt",
    "afgerond": "klaar gereed",
    "gestopt": "geannuleerd",
    "ongeveer": "circa ca",
    "minimaal": "minstens",
    "maximaal": "hoogstens",
    "vanaf": "na",
    "op_schema": "groen goed op-koers volgens-plan",
    "aandacht": "oranje geel",
    "achter": "rood vertraagd vertraging",
    "overheid": "gemeente",
    "onderwijs": "school",
    # sleutels
    "naam": "titel name",
    "titel": "naam name title kop",
    "soort": "type categorie",
    "omschrijving": "beschrijving tekst",
    "trekkers": "leider trekker",
    "partners": "deelnemers",
    "organisatie": "naam id org partner trekker instelling wie",
    "bron": "betaler organisatie wie",
    "taak": "rol functie toelichting waarvoor",
    "toelichting": "omschrijving opmerking",
    "financiering": "geld budget",
    "bedrag": "budget",
    "benodigd": "kosten",
    "mijlpalen": "planning deadline",
    "jaren": "jaar",
    "jaar": "jaren",
    "datum": "jaar jaren wanneer",
    "waarde": "aantal getal",
    "bereikt": "behaald gehaald gereed klaar afgerond",
    "vervallen": "geschrapt geannuleerd",
    "door": "wie besluit",
    "kenmerk": "code zaaknummer dossiernummer dossier referentie",
    "functie": "functietitel",
    "voortgang": "monitoring stand-van-zaken",
    "oordeel": "stoplicht kleur status",
    "nulmeting": "beginwaarde uitgangswaarde",
    "metingen": "realisatie",
    "herkomst": "bron",
    "labels": "tags",
    "doorlopend": "structureel",
    "benamingen": "namen termen",
    "looptijd": "periode",
    "van": "start",
    "tot": "einde eind tm t-m tot-en-met",
    "websites": "adressen link links url",
    "website": "url",
}
"""What things are called here, and everyday words for them; the first that is allowed counts."""

NOT_KNOWN = frozenset(
    {"onbekend", "niet-bekend", "nog-niet-bekend", "nvt", "n-v-t", "pm", "p-m", "geen", "tbd", ""}
    | {"nog-te-bepalen", "nader-te-bepalen", "volgt", "volgt-nog"}
)
"""Words, as slugs, that people type where nothing is known."""

_WEAK = frozenset({"de", "het", "een", "onder", "stichting", "vereniging", "gemeente", "bv", "nv"})
"""Words that a name may have or not."""

NEAR = 0.7
"""How alike (difflib's ratio) two words must be to suggest one for the other."""


@lru_cache(maxsize=4096)  # of the same few names over and over
def slug(text: str) -> str:
    """A text as an id: folded, everything but letters and digits one hyphen."""
    return re.sub("[^a-z0-9]+", "-", fold(text)).strip("-")


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed name that is probably meant, by meaning or else by spelling; None if none is."""
    choices = list(allowed)
    known = [name for name in SYNONYMS if name in choices]  # the first that a word can mean
    return nearest_id(word, {name: SYNONYMS.get(name, "").split() for name in [*known, *choices]})


def nearest_id(word: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """The id that is probably meant, of those with all their names: by a name, or by spelling."""
    # An id counts for more than a name, and of a name that two have the first counts.
    spellings = {slug(name): id_ for id_ in reversed(list(names)) for name in names[id_]}
    spellings |= {slug(id_): id_ for id_ in names}
    wanted = slug(word)
    if wanted in spellings:
        return spellings[wanted]
    first = slug(re.split(r"[(,;:/]| - ", word, maxsplit=1)[0])  # "sbb (voor de leerbanen)"
    return spellings.get(first) or _fuller(wanted, spellings) or _alike(wanted, spellings)


def _fuller(wanted: str, choices: Mapping[str, str]) -> str | None:
    """The one choice that has a weak word more: `gemeente-gouda` for `gouda`."""
    strong = {
        choices[one]
        for one in choices
        if wanted == "-".join(word for word in one.split("-") if word not in _WEAK)
    }
    return strong.pop() if len(strong) == 1 else None


def _alike(wanted: str, choices: Mapping[str, str]) -> str | None:
    """The choice spelled most like a word, and not only in shared words as `gemeente` is."""
    from difflib import SequenceMatcher, get_close_matches  # only where something is wrong

    for close in get_close_matches(wanted, choices, n=3, cutoff=NEAR):
        own, other = wanted.split("-"), close.split("-")
        left = [word for word in own if word not in other]
        right = [word for word in other if word not in own]
        if not left or SequenceMatcher(None, "".join(left), "".join(right)).ratio() >= NEAR:
            return choices[close]
        is_weak = all(word in _WEAK or word.isdigit() for word in left)
        if not right and (is_weak or wanted.startswith(f"{close}-")):
            return choices[close]
    return None


def question(proposal: Any) -> Hint | None:
    """The hint that goes with what was found to be meant, a name or plain data; or None."""
    return Hint(f"bedoelde u `{proposal}`?", proposal) if proposal else None
