"""What a refused value says to YAML, and what was meant by it, in Dutch."""

import re
from typing import Any

from gihv.dates import MAANDEN
from gihv.diagnostics import Hint
from gihv.schemas import VERWIJZING, required, takes
from gihv.shape.mistake import Mistake, short, without_odd_blank
from gihv.suggest import NOT_KNOWN, question, slug
from gihv.yaml import resolve

_SPACES = Hint("zet een spatie na elk streepje.")


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
    if isinstance(value, str) and (hint := without_odd_blank(value)):
        return hint
    if value in (None, [], {}) or (isinstance(value, str) and not value.strip()):
        return _fill_in(mistake)
    if isinstance(value, list | dict):
        return _of_collection(value, asked, mistake.written)
    if asked == "string" and not isinstance(value, str):
        return _quotes(mistake)
    if mistake.vorm == "jaren":
        return question(jaren(str(value)))
    hint = _of_text(mistake) if isinstance(value, str) else _of_number(mistake)
    proposed = hint.proposal if hint else None
    return hint if proposed is None or takes(mistake.kind, mistake.keys, proposed) else None


def _fill_in(mistake: Mistake) -> Hint:
    *way, key = mistake.keys
    if mistake.written.startswith("#"):
        comment = "achter ` #` leest YAML een opmerking"
        is_id = VERWIJZING in mistake.schema
        if not is_id and takes(mistake.kind, mistake.keys, mistake.written):
            return Hint(f"{comment}: zet aanhalingstekens om de hele tekst.")
        return Hint(f"{comment}: vul de waarde daarvóór in.")
    if key in required(mistake.kind, tuple(way)):
        return Hint("vul de waarde in.")
    what = "het streepje" if isinstance(key, int) else "de sleutel"
    return Hint(f"vul de waarde in, of haal {what} weg.")


def _of_collection(value: Any, asked: str | None, written: str) -> Hint | None:
    """What to do about a list or a block where something else belongs."""
    if isinstance(value, list) and len(value) == 1:
        signs = "de haken" if written.startswith("[") else "het streepje"
        return Hint(f"haal {signs} weg: hier hoort één waarde.")
    if isinstance(value, list):
        return Hint("haal de streepjes weg.") if isinstance(value[0], dict) else None
    if asked == "array":
        key = next(iter(value))
        if key.startswith("-"):
            return _SPACES
        return Hint(f"zet een streepje en een spatie voor `{key}`.")
    colon = "staat er een dubbelepunt in de tekst, zet dan aanhalingstekens om de hele tekst."
    return Hint(colon) if asked == "string" else None


def _quotes(mistake: Mistake) -> Hint | None:
    """To put quotes around a number, where that makes it right. A number is no id."""
    if mistake.schema.get(VERWIJZING) == "actie of speerpunt":
        return Hint("`gihv list --kolommen nummer,id` toont nummers en id's naast elkaar.")
    is_id = VERWIJZING in mistake.schema or mistake.vorm == "id"
    if is_id or not takes(mistake.kind, mistake.keys, mistake.written):
        return None
    return Hint(f'zet er aanhalingstekens omheen: `"{mistake.written}"`.')


def _of_number(mistake: Mistake) -> Hint | None:
    value, vorm = mistake.value, mistake.vorm
    if isinstance(value, bool):
        return None
    if vorm == "bedrag" and value <= 0:
        return Hint("schrijf een bedrag boven 0, of laat de sleutel weg.")
    return question(2000 + int(value)) if vorm == "jaar" and value in range(100) else None


def _of_text(mistake: Mistake) -> Hint | None:
    value, vorm, asked = mistake.value, mistake.vorm, mistake.schema.get("type")
    bare = resolve(value)
    if isinstance(bare, float) and bare.is_integer():  # an amount with cents: 150.00
        return question(int(bare))
    if bare != value and takes(mistake.kind, mistake.keys, bare):
        return Hint("haal de aanhalingstekens weg.", bare)
    if asked == "array":
        return _SPACES if value.startswith("-") else None
    if asked == "object" and (glued := re.match(r"([a-z]+):(\S+)", value)):
        return Hint(f"zet een spatie na elke dubbelepunt: `{glued[1]}: {glued[2]}`.")
    if asked == "object":
        return Hint("zet de sleutels eronder, elk op een eigen regel.")
    if vorm == "id":
        return question(slug(value))
    if slug(value) in NOT_KNOWN and asked != "string":
        is_pm = vorm == "bedrag" and slug(value) in ("pm", "p-m")
        told = "laat het bedrag weg, en zeg in een toelichting dat het nog komt."
        return Hint(told if is_pm else "laat de sleutel weg als het niet bekend is.")
    if vorm == "datum":
        return question(datum(value))
    if vorm == "jaar" and len(years := jaren(value) or ()) > 1:
        return Hint(f"noem elk jaar apart: {', '.join(map(str, years))}.")
    if vorm == "getal" and value.endswith("%"):
        return Hint("schrijf alleen het getal, en zet `eenheid: procent` erbij.")
    return question(as_number(value)) if vorm else None


# -- as people write it elsewhere -> as it is typed here -------------------------------------


def as_number(text: str) -> int | float | None:
    """An amount, or a number with a decimal comma. None for other texts."""
    found = bedrag(text) or resolve(text.replace(",", "."))
    if isinstance(found, float) and found.is_integer():
        return int(found)
    return found if isinstance(found, int | float) and not isinstance(found, bool) else None


_CURRENCY = r"(?:€|euro?)"
_WHOLE = re.compile(r"([0-9]{1,3}(?:[.,' _][0-9]{3})+|[0-9]+)(?:,-|,00)?")
_MILLIONS = re.compile(r"([0-9]{1,3}(?:,[0-9]{1,3}|\.[0-9]{1,2})?) *(?:miljoen|mln\.?)")


def bedrag(text: str) -> int | None:
    """Whole euros: "€ 150.000,-" is 150000, "1,1 miljoen" is 1100000. None for other texts."""
    bare = re.sub(rf"^{_CURRENCY}\s*|\s*{_CURRENCY}$", "", text.lower())
    if match := _WHOLE.fullmatch(bare):
        return int(re.sub(r"[.,' _]", "", match[1]))
    match = _MILLIONS.fullmatch(bare)
    return round(float(match[1].replace(",", ".")) * 1_000_000) if match else None


_YEAR = r"(?:19|20)[0-9]{2}"
_YEARS = re.compile(rf"({_YEAR})(?:\s*(-|–|/|t/m|,|en)\s*({_YEAR}|(?<=[-/–])[0-9]{{2}}))?")


def jaren(text: str) -> list[int] | None:
    """Years: "2013-2015" is [2013, 2014, 2015]. None for other texts."""
    match = _YEARS.fullmatch(text.strip("[]() "))
    if not match:
        return None
    first, last = match[1], match[3] or match[1]
    if match[2] in (",", "en"):
        return [int(first), int(last)]
    return list(range(int(first), int(first[: -len(last)] + last) + 1)) or None


_NAMES = {"mrt": "03", "lente": "voorjaar", "herfst": "najaar", "halfjaar": "helft"}
_NAMES |= dict.fromkeys(("1e", "1ste"), "eerste") | dict.fromkeys(("2e", "2de"), "tweede")
_SCHOOLJAAR = re.compile(r"(?:schooljaar|sj\.?) *(?:20)?([0-9]{2}) *[-–/] *(?:20)?([0-9]{2})")


def datum(text: str) -> str:
    """A date: "1 sept. 2014" is 2014-09-01, "lente 2014" is voorjaar 2014; it may be none."""
    if match := _SCHOOLJAAR.fullmatch(text.lower()):
        return f"schooljaar 20{match[1]}-20{match[2]}"
    words = re.findall(r"[12](?:e|ste|de)\b|[a-z]+|[0-9]+", text.lower())
    parts = [_typed(word) for word in words if word != "van"]
    if not re.match(_YEAR, text):
        parts.reverse()  # the day stands before the month
    is_season = len(parts) > 1 and parts[1].isalpha()
    return " ".join(reversed(parts)) if is_season else "-".join(parts)


def _typed(part: str) -> str:
    """A part of a date: two digits at least, also of the name of a month."""
    months = (at for at, month in enumerate(MAANDEN, 1) if part[2:] and month.startswith(part))
    return _NAMES.get(part, str(next(months, part)).zfill(2))
