"""What a refused value says to YAML, and what was meant by it, in Dutch.

A schema names the form of a value by a keyword of ours, `x-vorm`, and what an id refers to by
`x-verwijzing`: from these and from the value it is told which advice fits.
"""

import re
from typing import Any

from gihv.dates import MAANDEN, Datum
from gihv.diagnostics import Hint
from gihv.dutch import enumerate_
from gihv.schemas import VERWIJZING, properties, required, takes, words
from gihv.shape.mistake import Mistake, short, without_odd_blank
from gihv.source import resolve
from gihv.suggest import NOT_KNOWN, question, slug

_WITHOUT_QUOTES = "haal de aanhalingstekens weg."
_COLON = "staat er een dubbelepunt in de tekst, zet dan aanhalingstekens om de hele tekst."
_YES = frozenset({"ja", "j", "yes", "y", "waar", "aan", "on", "x"})
_NO = frozenset({"nee", "n", "no", "onwaar", "uit", "off", "false"})
_BULLETS = "–—•·*"
_NUMBER_AS_PRINTED = re.compile(r"[0-9]+\.0*([1-9][0-9]*)")


def described(value: Any, written: str) -> str:
    """What stands somewhere: "staat de tekst `zes`."; `written` is how it stands in the file."""
    if value is None:
        return f"staat `{written}`; dat leest YAML als niets." if written else "staat niets."
    if isinstance(value, bool):
        return f"staat `{written or str(value).lower()}`."
    if isinstance(value, int | float):
        number = f"het getal {short(str(value))}."
        if written in ("", str(value)):
            return f"staat {number}"
        return f"staat een getal: YAML leest {short(written)} als {number}"
    if isinstance(value, str):
        return f"staat de tekst `{short(value)}`." if value.strip() else "staat een lege tekst."
    if isinstance(value, list):
        return "staat een lijst." if value else "staat een lege lijst."
    return "staat een blok met sleutels." if value else "staat een leeg blok."


def way_out(mistake: Mistake) -> Hint | None:
    """What to do about a refused value; None where the schema's own sentence says it."""
    value, asked = mistake.value, mistake.schema.get("type")
    if asked == "null":  # the key may not be there at all
        return None
    if isinstance(value, str) and (hint := without_odd_blank(value) or _word_of_key(mistake)):
        return hint
    if value in (None, [], {}) or (isinstance(value, str) and not value.strip()):
        return _fill_in(mistake)
    if mistake.schema.get("const") is True:
        return _yes_or_no(value, mistake.written)
    if isinstance(value, list):
        return _one_of_list(value, mistake)
    if isinstance(value, dict) and asked == "string":
        return Hint(_COLON)
    if isinstance(value, dict):
        first = next(iter(value))
        return Hint(f"zet een streepje en een spatie voor `{first}`.") if asked == "array" else None
    if asked == "string" and not isinstance(value, str):
        return _quotes(mistake)
    if mistake.vorm == "jaren":
        return question(jaren(str(value)))
    if mistake.vorm == "jaar" and len(years := jaren(str(value)) or ()) > 1:
        apart = f"noem elk jaar apart: {', '.join(map(str, years))}."
        return Hint(apart if isinstance(mistake.keys[-1], int) else "hier kan maar één jaar staan.")
    hint = _of_text(mistake) if isinstance(value, str) else _of_number(mistake)
    proposed = hint.proposal if hint else None
    return hint if proposed is None or takes(mistake.kind, mistake.keys, proposed) else None


def _fill_in(mistake: Mistake) -> Hint:
    *way, key = mistake.keys
    if mistake.written.startswith("#"):
        return Hint("achter ` #` leest YAML een opmerking: zet aanhalingstekens om de hele tekst.")
    if key in required(mistake.kind, tuple(way)):
        return Hint("vul de waarde in.")
    what = "het streepje" if isinstance(key, int) else "de sleutel"
    return Hint(f"vul de waarde in, of haal {what} weg.")


def _yes_or_no(value: Any, written: str) -> Hint | None:
    word = str(value).lower()
    if written[:1] in ("'", '"') and word == "true":
        return Hint(_WITHOUT_QUOTES, proposal=True)
    if word in _YES:
        return question(proposal=True)
    return Hint("laat de sleutel weg.") if word in _NO else None


def _one_of_list(value: list[Any], mistake: Mistake) -> Hint:
    if len(value) == 1:
        signs = "de haken" if mistake.written.startswith("[") else "het streepje"
        return Hint(f"haal {signs} weg: hier hoort één waarde.")
    if all(isinstance(one, dict) for one in value):
        return Hint("haal de streepjes weg.")
    if mistake.schema.get(VERWIJZING) == "bron":
        return Hint("hier hoort één betaler: maak van elk een eigen bijdrage.")
    return Hint("hier hoort geen lijst.")


def _word_of_key(mistake: Mistake) -> Hint | None:
    """For a word that a key below this place knows: `financiering: onbekend`."""
    kind, keys, value = mistake.kind, mistake.keys, mistake.value
    known = (key for key in properties(kind, keys) if value in words(kind, (*keys, key)))
    if key := next(known, None):
        return Hint(f"schrijf `{key}: {value}`, op een nieuwe regel die verder inspringt.")
    return None


def _quotes(mistake: Mistake) -> Hint | None:
    """To put quotes around a number, where that makes it right. A number is no id."""
    if mistake.schema.get(VERWIJZING) == "actie of speerpunt":
        return Hint("nummers en id's naast elkaar toont `gihv list --kolommen nummer,id`.")
    fits = re.search(mistake.schema.get("pattern", ""), mistake.written)
    if VERWIJZING in mistake.schema or mistake.vorm == "id" or not fits:
        return None
    return Hint(f'zet er aanhalingstekens omheen: `"{mistake.written}"`.')


def _of_number(mistake: Mistake) -> Hint | None:
    value, vorm = mistake.value, mistake.vorm
    if isinstance(value, bool):
        return None
    is_whole = value % 1 == 0  # not `round`: the value can be infinite
    if vorm == "heel_getal" and (match := _NUMBER_AS_PRINTED.fullmatch(mistake.written)):
        return Hint(f"typ alleen wat na de punt staat: `{match[1]}`.")
    if vorm == "bedrag" and value <= 0:
        return Hint("schrijf een bedrag boven 0, of laat de sleutel weg.")
    if vorm == "bedrag" and not is_whole:
        return Hint("rond af op hele euro's.")
    if vorm == "jaar" and value in range(100):
        return question(2000 + round(value))
    if vorm == "jaar" and is_whole:
        return Hint("gihv kent de jaren 1900 tot en met 2099.")
    return None


def _of_text(mistake: Mistake) -> Hint | None:
    value, asked, vorm = mistake.value, mistake.schema.get("type"), mistake.vorm
    if asked == "array":
        return _dash(value)
    if asked == "object":
        return Hint("zet de sleutels eronder, elk op een eigen regel.")
    if vorm == "id":
        return question(slug(value))
    if slug(value) in NOT_KNOWN and asked != "string":
        return Hint("laat de sleutel weg als het niet bekend is.")
    if vorm == "datum":
        length = lengte_van_maand(value)
        return Hint(f"{length}.") if length else question(datum(value))
    return _as_number(value, mistake.written, vorm) if vorm else None


def _dash(value: str) -> Hint | None:
    """How to make a list of a text; of one over several lines the schema's sentence says it."""
    if value.startswith("-"):
        return Hint("zet een spatie na elk streepje.")
    if value[:1] in _BULLETS:
        return Hint("begin elk onderdeel met een gewoon streepje (-) en een spatie.")
    parts = [part for part in re.split(r"[,;] *", value.strip("[]() ")) if part]
    if short(value) != value or " - " in value or not parts:
        return None
    lines = enumerate_([f"`- {part}`" for part in parts])
    return Hint(f"zet op {'een nieuwe regel' if len(parts) == 1 else 'nieuwe regels'}: {lines}.")


def _as_number(value: str, written: str, vorm: str) -> Hint | None:
    number = resolve(value)
    if written[:1] in ("'", '"') and isinstance(number, int | float):
        return Hint(_WITHOUT_QUOTES, number)
    if (amount := bedrag(value)) is not None:
        return question(amount)
    number = resolve(value.replace(",", ".", 1))
    if not isinstance(number, float):
        return None
    return Hint("rond af op hele euro's.") if vorm == "bedrag" else question(number)


# -- as people write it elsewhere -> as it is typed here -------------------------------------

_CURRENCY = r"(?:€|euro?)"
_WHOLE = re.compile(r"([0-9]{1,3}(?:[.,' _][0-9]{3})+|[0-9]+)(?:,-|,00)?")
_LARGE = re.compile(r"([0-9]{1,3}(?:,[0-9]{1,3})?) *([a-z]+)")
_TIMES = {"duizend": 1_000, "k": 1_000, "miljoen": 1_000_000, "mln": 1_000_000}


def bedrag(text: str) -> int | None:
    """Whole euros: "€ 150.000,-" is 150000, "1,1 miljoen" is 1100000. None for other texts."""
    bare = re.sub(rf"^{_CURRENCY}\s*|\s*{_CURRENCY}$", "", text.lower())
    if match := _WHOLE.fullmatch(bare):
        return int(re.sub(r"[.,' _]", "", match[1]))
    match = _LARGE.fullmatch(bare)
    if not match or match[2] not in _TIMES:
        return None
    return round(float(match[1].replace(",", ".")) * _TIMES[match[2]])


_YEAR = r"(?:19|20)[0-9]{2}"
_YEARS = re.compile(
    rf"({_YEAR})(?:\s*(-|–|/|tot en met|t/m|,|;|en|\s)\s*({_YEAR}|(?<=[-/–])[0-9]{{2}}))?"
)
_AND = (",", ";", "en", " ")


def jaren(text: str) -> list[int] | None:
    """Years: "2013-2015" is [2013, 2014, 2015]. None for other texts."""
    match = _YEARS.fullmatch(text.strip("[]() "))
    if not match:
        return None
    first, last = match[1], match[3] or match[1]
    if len(last) < len(first):
        last = first[:2] + last
    if match[2] in _AND:
        return [int(first), int(last)]
    return list(range(int(first), int(last) + 1)) or None


_NAMES = {
    "mrt": "maart",
    "lente": "voorjaar",
    "herfst": "najaar",
    "midden": "medio",
    "halverwege": "medio",
    "einde": "eind",
    "start": "begin",
}


def datum(text: str) -> str | None:
    """A date: "1 sept. 2014" is 2014-09-01, "lente 2014" is voorjaar 2014. None if it is none."""
    tokens = re.findall(r"[^\W\d_]+|[0-9]+", text.lower())
    year = next((one for one in tokens if re.fullmatch(_YEAR, one)), "")
    words = [_NAMES.get(one, one) for one in tokens if one.isalpha() and one not in ("van", "e")]
    numbers = [one for one in tokens if one.isdigit() and one != year]
    if tokens[:1] != [year]:
        numbers.reverse()  # the day stands before the month
    typed = _typed(year, " ".join(words), numbers)
    return typed if _parsed(typed) else None


def _typed(year: str, word: str, numbers: list[str]) -> str:
    """A date from its parts, the month before the day, or from a word; it may not exist."""
    if word in ("k", "q", "kwartaal"):
        return f"{year}-K{''.join(numbers)}"
    months = [str(at) for at, one in enumerate(MAANDEN, 1) if word[2:] and one.startswith(word)]
    if word and not months:
        return f"{word} {year}"
    return "-".join([year, *(part.zfill(2) for part in months + numbers)])


def _parsed(typed: str) -> Datum | None:
    try:
        return Datum.parse(typed)
    except ValueError:
        return None


def lengte_van_maand(text: str) -> str | None:
    """How long the month is of a day that does not exist: "februari 2014 heeft 28 dagen"."""
    match = re.fullmatch(rf"({_YEAR}-[0-9]{{2}})-[0-9]{{2}}", text)
    month = _parsed(match[1]) if match else None
    return f"{month.leesbaar} heeft {month.laatste.day} dagen" if month else None
