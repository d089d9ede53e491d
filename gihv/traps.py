"""How YAML reads what people type: what stands in a place, in Dutch, and how to put it right."""

import re
from collections.abc import Mapping
from typing import Any

from gihv import schrijfwijzen
from gihv.diagnostics import Hint
from gihv.dutch import enumerate_
from gihv.source import resolve
from gihv.suggest import NOT_KNOWN, question, slug

VORM = "x-vorm"
"""The keyword of ours by which a schema names the form of a value: a year, an amount, …."""
VERWIJZING = "x-verwijzing"
"""The keyword of ours by which a schema names what an id refers to."""
_LONGEST_QUOTE = 40
_WITHOUT_QUOTES = "haal de aanhalingstekens weg."

_YES = frozenset({"ja", "j", "yes", "y", "waar", "aan", "on", "x"})
_NO = frozenset({"nee", "n", "no", "onwaar", "uit", "off", "false"})
_NAMES = ("organisatie", "wat")
"""Keys that an item of a list cannot do without, whose value people write in place of the item."""
_BULLETS = "–—•·*"
_DECIMALS = re.compile(r"[0-9]+,[0-9]+")
_NUMBER_AS_PRINTED = re.compile(r"[0-9]+\.0*([1-9][0-9]*)")


def short(text: str) -> str:
    """A text on one line, cut off where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"


def described(value: Any, written: str) -> str:
    """What stands somewhere: "staat de tekst `zes`."; `written` is how it stands in the file."""
    if value is None:
        return f"staat `{written}`; dat leest YAML als niets." if written else "staat niets."
    if isinstance(value, bool):
        return f"staat `{written or str(value).lower()}`."
    if isinstance(value, int | float):
        if written and written != str(value):
            return (
                f"staat een getal: YAML leest {short(written)} als het getal {short(str(value))}."
            )
        return f"staat het getal {short(str(value))}."
    if isinstance(value, str):
        return f"staat de tekst `{short(value)}`." if value.strip() else "staat een lege tekst."
    if isinstance(value, list):
        return "staat een lijst." if value else "staat een lege lijst."
    return "staat een blok met sleutels." if value else "staat een leeg blok."


def way_out(
    value: Any, written: str, schema: Mapping[str, Any], *, item: bool, is_needed: bool
) -> Hint | None:
    """What to do about a value that is refused; None where the schema's own sentence says it.

    `item` tells whether it stands in a list, `is_needed` whether its key can be left out.
    """
    asked = schema.get("type")
    if asked == "null":  # the key may not be there at all
        return None
    if value in (None, [], {}) or (isinstance(value, str) and not value.strip()):
        return _fill_in(written, item=item, is_needed=is_needed)
    if schema.get("const") is True:
        return _yes_or_no(value, written)
    if isinstance(value, list) and asked != "array":
        return _one_of_list(value, written, schema)
    if isinstance(value, dict) and asked == "string":
        return Hint(
            "staat er een dubbelepunt in de tekst, zet dan aanhalingstekens om de hele tekst."
        )
    if isinstance(value, dict) and asked == "array":
        return Hint(f"zet een streepje en een spatie voor `{next(iter(value))}`.")
    if isinstance(value, int | float) and asked == "string":
        return _quotes(written, schema)
    if schema.get(VORM) in ("jaar", "jaren"):
        return _other_years(value, written, schema, item=item)
    if isinstance(value, str):
        return _other_than_text(value, written, schema)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _other_number(value, written, schema)
    return None


def _other_years(value: Any, written: str, schema: Mapping[str, Any], *, item: bool) -> Hint | None:
    """What to do about a value in the place of a list of years, of a year in it, or of one year."""
    years = schrijfwijzen.jaren(str(value))
    if schema.get("type") == "array":
        return question(years)
    if years and len(years) > 1:
        apart = f"noem elk jaar apart: {', '.join(map(str, years))}."
        return Hint(apart if item else "hier kan maar één jaar staan.")
    if isinstance(value, str):
        return _other_than_text(value, written, schema)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _other_number(value, written, schema)
    return None


def _fill_in(written: str, *, item: bool, is_needed: bool) -> Hint:
    if written.startswith("#"):
        return Hint("achter ` #` leest YAML een opmerking: zet aanhalingstekens om de hele tekst.")
    if is_needed:
        return Hint("vul de waarde in.")
    return Hint(f"vul de waarde in, of haal {'het streepje' if item else 'de sleutel'} weg.")


def _one_of_list(value: list[Any], written: str, schema: Mapping[str, Any]) -> Hint:
    if len(value) > 1 and all(isinstance(one, dict) for one in value):
        return Hint("haal de streepjes weg.")
    if len(value) == 1:
        signs = "de haken" if written.startswith("[") else "het streepje"
        return Hint(f"haal {signs} weg: hier hoort één waarde.")
    if schema.get(VERWIJZING) == "bron":
        return Hint("hier hoort één betaler: maak van elk een eigen bijdrage.")
    return Hint("hier hoort geen lijst.")


def _other_number(value: float, written: str, schema: Mapping[str, Any]) -> Hint | None:
    vorm = schema.get(VORM)
    is_whole = value % 1 == 0  # not `round`: the value can be infinite
    if vorm == "heel_getal" and (match := _NUMBER_AS_PRINTED.fullmatch(written)):
        return Hint(f"typ alleen wat na de punt staat: `{match[1]}`.")
    if vorm == "bedrag":
        if value <= 0:
            return Hint("schrijf een bedrag boven 0, of laat de sleutel weg.")
        return None if is_whole else Hint("rond af op hele euro's.")
    if vorm == "jaar" and is_whole:
        if value in range(100):
            return question(2000 + round(value))
        return Hint("gihv kent de jaren 1900 tot en met 2099.")
    return None


def _yes_or_no(value: Any, written: str) -> Hint | None:
    word = str(value).lower()
    if written[:1] in ("'", '"') and word == "true":
        return Hint(_WITHOUT_QUOTES, proposal=True)
    if word in _YES:
        return question(proposal=True)
    return Hint("laat de sleutel weg.") if word in _NO else None


def _quotes(written: str, schema: Mapping[str, Any]) -> Hint | None:
    """To put quotes around a number, where that makes it right. A number is no id."""
    if schema.get(VERWIJZING) == "actie of speerpunt":
        return Hint("nummers en id's naast elkaar toont `gihv list --kolommen nummer,id`.")
    if VERWIJZING in schema or not re.search(schema.get("pattern", ""), written):
        return None
    return Hint(f'zet er aanhalingstekens omheen: `"{written}"`.')


def _dash(value: str) -> Hint | None:
    """How to make a list of a text; of one over several lines the schema's sentence says it."""
    if value.startswith("-"):
        return Hint("zet een spatie na elk streepje.")
    if value[:1] in _BULLETS:
        return Hint("begin elk onderdeel met een gewoon streepje (-) en een spatie.")
    between = r"[,;] *| en " if " " not in value.replace(" en ", "") else r"[,;] *"
    parts = [part for part in re.split(between, value.strip("[]() ")) if part]
    if short(value) != value or " - " in value or not parts:
        return None
    lines = enumerate_([f"`- {part}`" for part in parts])
    return Hint(f"zet op {'een nieuwe regel' if len(parts) == 1 else 'nieuwe regels'}: {lines}.")


def _other_than_text(value: str, written: str, schema: Mapping[str, Any]) -> Hint | None:
    asked = schema.get("type")
    if asked == "array":
        return _dash(value)
    if asked == "object":
        first = next(iter(schema.get("required", ())), "")
        if first in _NAMES:
            return Hint(f"schrijf `{first}: {value}`.")
        return Hint("zet de sleutels eronder, elk op een eigen regel.")
    if slug(value) in NOT_KNOWN and asked != "string":
        return Hint("laat de sleutel weg als het niet bekend is.")
    if schema.get(VORM) == "id":
        return question(slug(value) or None)
    if schema.get(VORM) == "datum":
        length = schrijfwijzen.lengte_van_maand(value)
        return Hint(f"{length}.") if length else question(schrijfwijzen.datum(value))
    if asked != "number" and "const" not in schema:
        return None
    if written[:1] in ("'", '"') and isinstance(resolve(value), int | float):
        return Hint(_WITHOUT_QUOTES, resolve(value))
    if amount := schrijfwijzen.bedrag(value):
        return question(amount)
    if schema.get(VORM) == "bedrag":
        return Hint("rond af op hele euro's.") if _DECIMALS.fullmatch(value) else None
    number = resolve(value.replace(",", ".", 1))
    return question(number) if isinstance(number, float) else None
