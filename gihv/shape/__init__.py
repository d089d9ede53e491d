"""What is wrong with the shape of a file, in Dutch: errors of JSON Schema -> findings.

Each kind of finding is one function; its docstring is the manual page. The sentences that tell
what is allowed stand in the schemas (`errorMessage`), so that an editor and gihv say the same.
Imported only where something is wrong, and to show the manual pages.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from gihv.diagnostics import Finding, Hint, Keys, Kind, Place, Severity
from gihv.layout import FileKind
from gihv.schemas import judge
from gihv.shape.keys import Block, Meant, meaning, name_of, value_at
from gihv.shape.values import Refused, described, jaren, short, way_out, without_odd_blank
from gihv.suggest import nearest, question, slug

_ADVISED = 1000
"""So many unknown keys in a file get advice: who has more did not mistype them."""


Written = Callable[[Keys], str]
"""How a value is written in its file; empty where that is not known."""


def explain(kind: FileKind, data: Any, path: str, written: Written) -> list[tuple[Kind, Finding]]:
    """Why data has not the shape of a kind of file: one finding a wrong key, in schema order."""
    errors = list(_leaves(judge(kind).iter_errors(data)))
    meant = _meant(kind, data, errors)
    elsewhere = frozenset(key for one in meant.values() for key in one.instead_of)
    # A block whose keys stand below it with too little indentation is empty: the keys say it.
    emptied = {one.opener for one in meant.values()}
    found: dict[Place, tuple[Kind, Finding]] = {}
    for error in errors:
        if error.instance is None and tuple(error.absolute_path) in emptied:
            continue
        kind_of_finding, describe = _BY_KEYWORD[error.validator]
        for finding in describe(_Mistake(error, kind, data, path, written, meant, elsewhere)):
            found.setdefault(finding.place, (kind_of_finding, finding))
    return list(found.values())


def _leaves(errors: Iterable[Any]) -> Iterator[Any]:
    """Errors without those that only say that one below them failed."""
    for error in errors:
        if error.context:
            yield from _leaves(error.context)
        else:
            yield error


def _meant(kind: FileKind, data: Any, errors: Iterable[Any]) -> dict[Keys, Meant]:
    """What unknown keys were meant to be, by the way to each, where that can be told."""
    found: dict[Keys, Meant] = {}
    left = _ADVISED
    for error in errors:
        if error.validator == "additionalProperties":
            names = frozenset(_unknown(error)[:left])
            block = Block.of(kind, data, tuple(error.absolute_path), names)
            left -= len(block.unknown)
            found |= {
                (*block.keys, name): one for name in block.unknown if (one := meaning(block, name))
            }
    return found


def _unknown(error: Any) -> list[str]:
    """The keys that the schema does not know."""
    known = error.schema.get("properties", ())
    patterns = error.schema.get("patternProperties", ())
    return [
        key
        for key in error.instance
        if key not in known and not any(re.search(pattern, key) for pattern in patterns)
    ]


class _Mistake(NamedTuple):
    """An error of JSON Schema in a file, and what the unknown keys of that file explain."""

    error: Any
    kind: FileKind
    data: Any
    path: str
    written: Written
    meant: Mapping[Keys, Meant]
    """What unknown keys were meant to be, by the way to each."""
    elsewhere: frozenset[Keys]
    """The ways to keys that are missed because they are mistyped or stand elsewhere."""

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

    def key(self, name: str) -> Place:
        """The place of a key in the value."""
        return Place(self.path, (*self.keys, name), "key")


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
    inside = f" in `{name_of(mistake.keys)}`" if mistake.keys else ""
    # One that stands there misspelled or wrongly indented is one mistake: the unknown key says it.
    for key in mistake.error.validator_value:
        if key not in mistake.value and (*mistake.keys, key) not in mistake.elsewhere:
            yield Finding(
                mistake.key(key),  # not there: its parent is underlined
                f"De sleutel `{key}` ontbreekt{inside}.",
                Hint(f"vul `{key}` in.{_dash_too_many(mistake, key)}"),
            )


def _dash_too_many(mistake: _Mistake, key: str) -> str:
    """What to do if an item of a list has lost a key to the one above it, or nothing."""
    *way, number = mistake.keys or ("",)
    above = value_at(mistake.data, (*way, number - 1)) if isinstance(number, int) and number else 0
    if (
        not isinstance(above, dict)
        or key not in above
        or not above.keys().isdisjoint(mistake.value)
    ):
        return ""
    return " Of haal het streepje weg, als dit bij het onderdeel erboven hoort."


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
    for name in _unknown(mistake.error):
        message = f"De sleutel `{name}` kan hier niet. {mistake.allowed}"
        hint = _valid_name(name, mistake.error.schema.get("patternProperties", ()))
        if found := mistake.meant.get((*mistake.keys, name)):
            message, hint = found.message or message, found.hint
        yield Finding(mistake.key(name), message, without_odd_blank(name) or hint)


def _valid_name(name: str, patterns: Iterable[str]) -> Hint | None:
    """The hint to a name with which a year or an id would be right, or None."""
    years = jaren(name)
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
    hint = without_odd_blank(word) or question(nearest(word, mistake.error.validator_value))
    if word == "ontbreekt":
        hint = Hint("laat de sleutel weg: dan vult gihv zelf `ontbreekt` in.")
    name = name_of(mistake.keys)
    yield Finding(
        Place(mistake.path, mistake.keys),
        f"`{short(word)}` kan niet bij `{name}`. {mistake.allowed}",
        hint,
    )


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
    value, keys, written = mistake.value, mistake.keys, mistake.written(mistake.keys)
    message = f"Bij `{name_of(keys)}` {described(value, written)} {mistake.allowed}".rstrip()
    hint = way_out(Refused(mistake.kind, keys, value, written, mistake.error.schema))
    return Finding(Place(mistake.path, keys), message, hint)
