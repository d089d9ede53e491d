"""What is wrong with the shape of a file, in Dutch: errors of JSON Schema -> findings.

Each kind of finding is one function; its docstring is the manual page. The sentences that tell
what is allowed stand in the schemas (`errorMessage`), so that an editor and gihv say the same.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from gihv.diagnostics import Finding, Hint, Keys, Kind, Place, Severity
from gihv.layout import FileKind
from gihv.schemas import judge
from gihv.shape.keys import Meant, meaning, unknown_in
from gihv.shape.mistake import Mistake, name_of, short, without_odd_blank
from gihv.shape.values import described, jaren, way_out
from gihv.suggest import nearest, question, slug


def explain(
    kind: FileKind, data: Any, path: str, written: Callable[[Keys], str]
) -> list[tuple[Kind, Finding]]:
    """Why data lack a shape: one finding a wrong key; `written` tells how a file has a value."""
    mistakes = []
    for error in judge(kind).iter_errors(data):
        keys = tuple(error.absolute_path)
        there = error.instance, written(keys)
        mistakes.append(Mistake(kind, data, path, keys, *there, error.schema, error.validator))
    meant = _meant(mistakes)
    # One that stands there misspelled or wrongly indented is one mistake: the unknown key says it.
    elsewhere = {key for one in meant.values() for key in one.instead_of}
    # A block whose keys stand below it with too little indentation is empty: the keys say it.
    emptied = {way[:-1] for way in elsewhere}
    found: dict[Place, tuple[Kind, Finding]] = {}
    for mistake in mistakes:
        if mistake.value is None and mistake.keys in emptied:
            continue
        kind_of_finding, describe = _BY_KEYWORD[mistake.keyword]
        for finding in describe(mistake):
            place, message, _ = finding
            if place.keys in elsewhere:
                continue
            one = meant.get(place.keys)
            told = Finding(place, one.message or message, one.hint) if one else finding
            found.setdefault(place, (kind_of_finding, told))
    return list(found.values())


def _meant(mistakes: Iterable[Mistake]) -> dict[Keys, Meant]:
    """What unknown keys were meant to be, by the way to each, where that can be told."""
    blocks = (one for one in mistakes if one.keyword == "additionalProperties")
    unknown = ((block, key) for block in blocks for key in unknown_in(block))
    advised = islice(unknown, 1000)  # who has more did not mistype them
    return {(*block.keys, key): found for block, key in advised if (found := meaning(block, key))}


# -- kinds of findings -----------------------------------------------------------------------

_Describe = Callable[[Mistake], Iterator[Finding]]

_BY_KEYWORD: dict[str, tuple[Kind, _Describe]] = {}
KINDS: list[Kind] = []


def _finding(code: str, *keywords: str) -> Callable[[_Describe], None]:
    """Enter a function as the one that describes errors of some JSON Schema keywords."""

    def enter(describe: _Describe) -> None:
        kind = Kind.of(code, describe, Severity.FOUT)
        KINDS.append(kind)
        _BY_KEYWORD.update(dict.fromkeys(keywords, (kind, describe)))

    return enter


@_finding("GIHV101", "required")
def _ontbrekende_sleutel(mistake: Mistake) -> Iterator[Finding]:
    """Een verplichte sleutel ontbreekt.

    Zonder die sleutel kan gihv het bestand niet gebruiken. Een actie heeft bijvoorbeeld altijd een
    nummer en een titel.

        # agenda/01-groen/01-bomen.yaml
      - nummer: 1  # <- GIHV101
      + nummer: 1
      + titel: Bomen planten
        omschrijving: We planten bomen.
    """
    inside = f" in `{name_of(mistake.keys)}`" if mistake.keys else ""
    for key in mistake.schema[mistake.keyword]:
        if key not in mistake.value:
            hint = Hint(f"vul `{key}` in.")  # at its parent, as it is not there itself
            yield Finding(mistake.key(key), f"De sleutel `{key}` ontbreekt{inside}.", hint)


@_finding("GIHV102", "additionalProperties")
def _onbekende_sleutel(mistake: Mistake) -> Iterator[Finding]:
    """Een sleutel die hier niet hoort.

    Meestal is het een tikfout, of springt de regel te ver of te weinig in. Wat gihv niet kent, telt
    nergens mee; daarom is het een fout.

      - trekker:  # <- GIHV102
      + trekkers:
          - gemeente-den-haag
    """
    patterns = mistake.schema.get("patternProperties", ())
    for name in unknown_in(mistake):
        message = f"De sleutel `{name}` hoort hier niet. {mistake.allowed}"
        hint = without_odd_blank(name) or _valid_name(name, patterns)
        yield Finding(mistake.key(name), message, hint)


def _valid_name(name: str, patterns: Iterable[str]) -> Hint | None:
    """The hint to a name with which a year or an id would be right, or None."""
    fits = [re.compile(pattern).search for pattern in patterns]
    if (years := jaren(name)) and any(search("2014") for search in fits):
        return Hint(f"noem elk jaar apart: {', '.join(map(str, years))}.")
    names = (slug(name), f"20{name}")
    return question(next((one for one in names if any(search(one) for search in fits)), None))


@_finding("GIHV103", "type")
def _verkeerde_vorm(mistake: Mistake) -> Iterator[Finding]:
    """Een waarde van de verkeerde vorm, zoals een lijst waar een tekst hoort.

    YAML leest wat u typt soms anders dan u bedoelt. `versie: 2.0` is een getal, `6.10` is het getal
    6.1, en een leeg gelaten sleutel is niets.

      - trekkers: gemeente-den-haag  # <- GIHV103
      + trekkers:
      +   - gemeente-den-haag
    """
    yield _misfit(mistake)


@_finding("GIHV104", "enum")
def _onbekende_waarde(mistake: Mistake) -> Iterator[Finding]:
    """Een woord dat niet in de vaste lijst staat.

    Sleutels als `dekking` en `status` kennen alleen vaste woorden, zodat gihv ermee kan tellen.

        financiering:
      -   dekking: gedeeltelijk  # <- GIHV104
      +   dekking: deels
    """
    word = mistake.value
    if not isinstance(word, str) or not word.strip():
        yield _misfit(mistake)
        return
    hint = without_odd_blank(word) or question(nearest(word, mistake.schema[mistake.keyword]))
    if word == "ontbreekt":
        hint = Hint("laat de sleutel weg: dan vult gihv zelf `ontbreekt` in.")
    message = f"`{short(word)}` kan niet bij `{name_of(mistake.keys)}`. {mistake.allowed}"
    yield Finding(Place(mistake.path, mistake.keys), message, hint)


@_finding("GIHV105", "const", "pattern")
def _ongeldige_waarde(mistake: Mistake) -> Iterator[Finding]:
    """Een waarde die niet klopt: een bedrag met punten, een datum die niet bestaat.

    De melding zegt welke schrijfwijze goed is.

        mijlpalen:
      -   - datum: 2014-02-30  # <- GIHV105
      +   - datum: 2014-02-28
            wat: De eerste boom staat er.
    """
    yield _misfit(mistake)


def afgebroken_tekst(place: Place, comment: str) -> Finding:
    """Een tekst houdt op bij een hekje.

    In YAML begint ` #` een opmerking: van `titel: Bomen #groen` blijft `Bomen` over. Bedoelt u een
    opmerking, zet dan een spatie na het hekje.

      - omschrijving: Bomen planten #groendoetgoed  # <- GIHV106
      + omschrijving: "Bomen planten #groendoetgoed"
    """
    message = f"`{comment}` hoort niet bij deze tekst: na een spatie begint `#` een opmerking."
    quotes = "zet aanhalingstekens om de hele tekst."
    hint = Hint(f"{quotes} Is het een opmerking, zet dan een spatie na `#`.")
    return Finding(place, message, hint)


CUT_OFF = Kind.of("GIHV106", afgebroken_tekst, Severity.WAARSCHUWING)
"""The kind of what `afgebroken_tekst` finds, of a text with a comment like `#groen` behind it."""
KINDS.append(CUT_OFF)


def _misfit(mistake: Mistake) -> Finding:
    found = described(mistake.value, mistake.written)
    message = f"Bij `{name_of(mistake.keys)}` {found} {mistake.allowed}".rstrip()
    return Finding(Place(mistake.path, mistake.keys), message, way_out(mistake))
