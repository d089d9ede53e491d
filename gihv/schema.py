"""What is wrong with the shape of a file, in Dutch: errors of JSON Schema -> findings.

Each kind of finding is one function; its docstring is the manual page. The sentences that tell
what is allowed stand in the schemas (`errorMessage`), so that an editor and gihv say the same.
Imported only where something is wrong, and to show the manual pages.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from gihv import schrijfwijzen
from gihv.diagnostics import Finding, Hint, Keys, Kind, Place, Severity
from gihv.layout import FileKind
from gihv.meant import Meant, meant, name_of, value_at
from gihv.schemas import judge, properties, required, takes, words
from gihv.source import odd_blank
from gihv.suggest import nearest, question, slug
from gihv.traps import described, short, way_out

Written = Callable[[Keys], str]
"""How a value is written in its file; empty where that is not known."""


def explain(kind: FileKind, data: Any, path: str, written: Written) -> list[tuple[Kind, Finding]]:
    """Why data has not the shape of a kind of file: one finding a wrong key, in schema order."""
    errors = list(_leaves(judge(kind).iter_errors(data)))
    strangers = {
        (tuple(error.absolute_path), name): meant(kind, data, tuple(error.absolute_path), name)
        for error in errors
        for name in _strangers(error)
    }
    file = _File(kind, data, path, written, strangers)
    # A block whose keys stand below it with too little indentation is empty: the keys say it.
    emptied = {one.opener for one in strangers.values() if one}
    found: dict[Place, tuple[Kind, Finding]] = {}
    for error in errors:
        if error.instance is None and tuple(error.absolute_path) in emptied:
            continue
        kind_of_finding, describe = _BY_KEYWORD[error.validator]
        for finding in describe(_Mistake(error, file)):
            found.setdefault(finding.place, (kind_of_finding, finding))
    return list(found.values())


def _leaves(errors: Iterable[Any]) -> Iterator[Any]:
    """Errors without those that only say that one below them failed."""
    for error in errors:
        if error.context:
            yield from _leaves(error.context)
        else:
            yield error


def _strangers(error: Any) -> list[str]:
    """The keys that the schema does not know, if that is the mistake."""
    if error.validator != "additionalProperties":
        return []
    known = error.schema.get("properties", ())
    patterns = error.schema.get("patternProperties", ())
    return [
        key
        for key in error.instance
        if key not in known and not any(re.search(pattern, key) for pattern in patterns)
    ]


class _File(NamedTuple):
    """A file with mistakes, and what each unknown key in it was probably meant to be."""

    kind: FileKind
    data: Any
    path: str
    written: Written
    strangers: Mapping[tuple[Keys, str], Meant | None]


@dataclass(frozen=True, slots=True)
class _Mistake:
    """An error of JSON Schema, with the file around it."""

    error: Any
    file: _File

    @property
    def keys(self) -> Keys:
        """The way to the value that is refused."""
        return tuple(self.error.absolute_path)

    @property
    def value(self) -> Any:
        """What stands there."""
        return self.error.instance

    @property
    def allowed(self) -> str:
        """The schema's own sentence about what is allowed."""
        return str(self.error.schema.get("errorMessage", ""))

    @property
    def place(self) -> Place:
        """The place of the value."""
        return Place(self.file.path, self.keys)

    def key(self, name: str) -> Place:
        """The place of a key in the value."""
        return Place(self.file.path, (*self.keys, name), "key")


# -- kinds of findings -----------------------------------------------------------------------

_Describe = Callable[[_Mistake], Iterator[Finding]]

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
def _ontbrekende_sleutel(mistake: _Mistake) -> Iterator[Finding]:
    """Een verplichte sleutel ontbreekt.

    Zonder die sleutel kan gihv het bestand niet gebruiken. Een actie heeft bijvoorbeeld altijd een
    nummer en een titel.

        # agenda/01-groen/01-bomen.yaml
      - nummer: 1  # <- GIHV101
      + nummer: 1
      + titel: Bomen planten
        omschrijving: We planten bomen.
    """
    # One that stands there misspelled or wrongly indented is one mistake: the unknown key says it.
    elsewhere = {key for one in mistake.file.strangers.values() if one for key in one.instead_of}
    for key in mistake.error.validator_value:
        if key not in mistake.value and (mistake.keys, key) not in elsewhere:
            yield Finding(
                mistake.key(key),  # not there: its parent is underlined
                f"De sleutel `{key}` ontbreekt{_in(mistake.keys)}.",
                Hint(f"vul `{key}` in.{_dash_too_many(mistake, key)}"),
            )


def _dash_too_many(mistake: _Mistake, key: str) -> str:
    """What to do if an item of a list has lost a key to the one above or below it, or nothing."""
    *way, number = mistake.keys or ("",)
    if not isinstance(number, int):
        return ""
    items = value_at(mistake.file.data, tuple(way))
    for other, where in ((number - 1, "erboven"), (number + 1, "eronder")):
        beside = items[other] if 0 <= other < len(items) else None
        if isinstance(beside, dict) and key in beside and beside.keys().isdisjoint(mistake.value):
            dash = "het streepje" if where == "erboven" else "het volgende streepje"
            return f" Of haal {dash} weg, als dit bij het onderdeel {where} hoort."
    return ""


@_finding("GIHV102", "additionalProperties")
def _onbekende_sleutel(mistake: _Mistake) -> Iterator[Finding]:
    """Een sleutel die hier niet kan.

    Meestal is het een tikfout, of springt de regel te ver of te weinig in. Wat gihv niet kent, telt
    nergens mee; daarom is het een fout.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
      - trekker:  # <- GIHV102
      + trekkers:
          - gemeente-den-haag
    """
    for name in _strangers(mistake.error):
        message = f"De sleutel `{name}` kan hier niet. {mistake.allowed}"
        hint = _valid_name(name, mistake.error.schema.get("patternProperties", ()))
        if found := mistake.file.strangers[mistake.keys, name]:
            message, hint = found.message or message, found.hint
        yield Finding(mistake.key(name), message, _without_odd_blank(name) or hint)


def _valid_name(name: str, patterns: Iterable[str]) -> Hint | None:
    """The hint to a name with which a year or an id would be right, or None."""
    years = schrijfwijzen.jaren(name)
    if years and any(re.search(pattern, "2014") for pattern in patterns):
        return Hint(f"zet elk jaar op een eigen regel: {', '.join(map(str, years))}.")
    for right in (f"20{name}" if name.isdigit() else name, slug(name)):
        if any(re.search(pattern, right) for pattern in patterns):
            return question(right)
    return None


@_finding("GIHV103", "type")
def _verkeerde_vorm(mistake: _Mistake) -> Iterator[Finding]:
    """Een waarde van de verkeerde vorm, zoals een lijst waar een tekst hoort.

    YAML leest wat u typt soms anders dan u bedoelt. `versie: 2.0` is een getal, `6.10` is het getal
    6.1, en een leeg gelaten sleutel is niets.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
      - trekkers: gemeente-den-haag  # <- GIHV103
      + trekkers:
      +   - gemeente-den-haag
    """
    yield _misfit(mistake)


@_finding("GIHV104", "enum")
def _onbekende_waarde(mistake: _Mistake) -> Iterator[Finding]:
    """Een woord dat niet in de vaste lijst staat.

    Sleutels als `dekking` en `status` kennen alleen vaste woorden, zodat gihv ermee kan tellen.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
      -   dekking: gedeeltelijk  # <- GIHV104
      +   dekking: deels
    """
    word = mistake.value
    if not isinstance(word, str) or not word.strip():
        yield _misfit(mistake)
        return
    hint = _without_odd_blank(word) or question(nearest(word, mistake.error.validator_value))
    if word == "ontbreekt":
        hint = Hint("laat de sleutel weg: dan vult gihv zelf `ontbreekt` in.")
    name = name_of(mistake.keys)
    yield Finding(mistake.place, f"`{short(word)}` kan niet bij `{name}`. {mistake.allowed}", hint)


@_finding("GIHV105", "const", "pattern")
def _ongeldige_waarde(mistake: _Mistake) -> Iterator[Finding]:
    """Een waarde die niet klopt: een bedrag met punten, een datum die niet bestaat.

    De melding zegt welke schrijfwijze goed is.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        mijlpalen:
      -   - datum: 2014-02-30  # <- GIHV105
      +   - datum: 2014-02-28
            wat: De eerste boom staat er.
    """
    yield _misfit(mistake)


def _afgebroken_tekst() -> None:
    """Een tekst houdt op bij een hekje.

    In YAML begint ` #` een opmerking. Wat erachter staat, hoort niet bij de tekst: van
    `titel: Bomen #groen` blijft `Bomen` over. Bedoelt u een opmerking, zet dan een spatie na het
    hekje.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
      - titel: Bomen planten #groendoetgoed  # <- GIHV106
      + titel: "Bomen planten #groendoetgoed"
    """


CUT_OFF = Kind.of("GIHV106", _afgebroken_tekst, Severity.WAARSCHUWING)
KINDS.append(CUT_OFF)


def cut_off(place: Place, comment: str) -> Finding:
    """The finding about a text with a comment like `#groen` right behind it."""
    return Finding(
        place,
        f"`{comment}` hoort niet bij deze tekst: na een spatie begint `#` een opmerking.",
        Hint(
            "zet aanhalingstekens om de hele tekst. "
            "Is het een opmerking, zet dan een spatie na `#`."
        ),
    )


# -- words -----------------------------------------------------------------------------------


def _misfit(mistake: _Mistake) -> Finding:
    """What stands there, what belongs there, and how to get from the one to the other."""
    name = name_of(mistake.keys)
    written = mistake.file.written(mistake.keys)
    message = f"Bij `{name}` {described(mistake.value, written)} {mistake.allowed}".rstrip()
    return Finding(mistake.place, message, _way_out(mistake, written))


def _way_out(mistake: _Mistake, written: str) -> Hint | None:
    value, keys = mistake.value, mistake.keys
    if isinstance(value, str) and (hint := _without_odd_blank(value)):
        return hint
    kind = mistake.file.kind
    for key in properties(kind, keys) if isinstance(value, str) else ():
        if value in words(kind, (*keys, key)):
            return Hint(f"schrijf `{key}: {value}`, op een nieuwe regel die verder inspringt.")
    is_needed = keys[-1] in required(kind, keys[:-1])
    item = isinstance(keys[-1], int)
    hint = way_out(value, written, mistake.error.schema, item=item, is_needed=is_needed)
    return hint if hint is None or _would_help(mistake, hint) else None


def _would_help(mistake: _Mistake, hint: Hint) -> bool:
    """Whether a hint that proposes a value proposes one that the place takes."""
    if hint.proposal is None or isinstance(hint.proposal, list):
        return True
    return takes(mistake.file.kind, mistake.keys, hint.proposal)


def _without_odd_blank(text: str) -> Hint | None:
    blank = odd_blank(text)
    return Hint(f"hier staat {blank}: typ de tekst opnieuw.") if blank else None


def _in(keys: Keys) -> str:
    return f" in `{name_of(keys)}`" if keys else ""
