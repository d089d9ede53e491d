"""What is wrong with the shape of a file, in Dutch: errors of JSON Schema -> findings.

Each kind of finding is one function; its docstring is the manual page. The sentences that tell
what is allowed stand in the schemas (`errorMessage`), so that an editor and gihv say the same.
Imported only where something is wrong, and to show the manual pages.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from gihv.diagnostics import Finding, Keys, Kind, Place, Severity
from gihv.layout import FileKind
from gihv.schemas import allows, judge, properties, schemas_at
from gihv.suggest import nearest, question, slug
from gihv.traps import described, short, way_out

Written = Callable[[Keys], str]
"""How a value is written in its file; empty where that is not known."""


def explain(kind: FileKind, data: Any, path: str, written: Written) -> list[tuple[Kind, Finding]]:
    """Why data has not the shape of a kind of file: one finding a wrong key, in schema order."""
    errors = list(_leaves(judge(kind).iter_errors(data)))
    meant = {
        (tuple(error.absolute_path), name): _meant(kind, data, tuple(error.absolute_path), name)
        for error in errors
        for name in _strangers(error)
    }
    # A block whose keys stand below it with too little indentation is empty: the keys say it.
    emptied = {one.keys for one in meant.values() if one and one.how == _DEEPER}
    found: dict[Place, tuple[Kind, Finding]] = {}
    for error in errors:
        if error.instance is None and tuple(error.absolute_path) in emptied:
            continue
        kind_of_finding, describe = _BY_KEYWORD[error.validator]
        for finding in describe(_Mistake(error, path, written, meant)):
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
    import re

    known = error.schema.get("properties", ())
    patterns = error.schema.get("patternProperties", ())
    return [
        key
        for key in error.instance
        if key not in known and not any(re.search(pattern, key) for pattern in patterns)
    ]


@dataclass(frozen=True, slots=True)
class _Mistake:
    """An error of JSON Schema, with what is known of the file around it."""

    error: Any
    path: str
    written: Written
    meant: "Mapping[tuple[Keys, str], _Meant | None]"

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
        return Place(self.path, self.keys)

    def key(self, name: str) -> Place:
        """The place of a key in the value."""
        return Place(self.path, (*self.keys, name), "key")


# -- what an unknown key was meant to be -----------------------------------------------------


class _Meant(NamedTuple):
    """The key that an unknown one probably stands for: the way to its mapping, and its name."""

    keys: Keys
    name: str
    how: str


_SPELLING, _DEEPER, _LESS_DEEP, _NO_COLON = "spelling", "deeper", "less deep", "no colon"
_VALUE = "value"
_ORGANISATIE, _TAAK = "organisatie", "taak"


def _meant(kind: FileKind, data: Any, keys: Keys, name: str) -> _Meant | None:
    """What a key that the mapping at `keys` does not know was meant to be, or None.

    That is: the same key of a block around it, or of the block above it, where only the
    indentation is wrong; or else a key of the mapping itself that is spelled otherwise, that
    has no colon behind it, as in `{van: 2014, tot 2015}`, or that this is the value of: the
    organisation in `- sbb: voor de leerbanen`.
    """
    mapping = _value_at(data, keys)
    for depth in range(len(keys) - 1, -1, -1):
        around = keys[:depth]
        # any word could be an id: only a block is taken for an entry of a register
        known = properties(kind, around) or isinstance(mapping[name], dict)
        is_free = allows(kind, around, name) and name not in _value_at(data, around)
        if known and is_free and _may_be(kind, (*around, name), mapping[name]):
            return _Meant(around, name, _LESS_DEEP)
    for above in _blocks_above(kind, data, keys, name):
        if allows(kind, above, name):
            return _Meant(above, name, _DEEPER)
    free = [key for key in properties(kind, keys) if key not in mapping]
    word, _, rest = name.partition(" ")
    if rest and word in free and mapping[name] is None:
        return _Meant(keys, word, _NO_COLON)
    if spelled := nearest(name, free):
        return _Meant(keys, spelled, _SPELLING)
    if _ORGANISATIE in free and isinstance(keys[-1], int):  # an item of a list
        return _Meant(keys, _ORGANISATIE, _VALUE)
    return None


def _may_be(kind: FileKind, keys: Keys, value: Any) -> bool:
    """Whether a value is among the words that a place knows, if it knows only some."""
    return all(value in schema.get("enum", [value]) for schema in schemas_at(kind, keys))


def _value_at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def _blocks_above(kind: FileKind, data: Any, keys: Keys, name: str) -> Iterator[Keys]:
    """The blocks that end right above a key: one step of indentation deeper, two and so on."""
    value = _value_at(data, keys)
    above = list(value)[: list(value).index(name)]
    known = [key for key in above if allows(kind, keys, key)]
    last: Keys = tuple(known[-1:])
    while last:
        keys, value = (*keys, *last), _value_at(value, last)
        yield keys
        if isinstance(value, list):
            value = dict(enumerate(value))
        last = tuple(value)[-1:] if isinstance(value, dict) else ()


# -- kinds of findings -----------------------------------------------------------------------

_Describe = Callable[[_Mistake], Iterator[Finding]]

_BY_KEYWORD: dict[str, tuple[Kind, _Describe]] = {}
KINDS: list[Kind] = []


def _finding(code: str, name: str, *keywords: str) -> Callable[[_Describe], None]:
    """Enter a function as the one that describes errors of some JSON Schema keywords."""

    def enter(describe: _Describe) -> None:
        kind = Kind(code, name, Severity.FOUT, describe.__doc__)
        KINDS.append(kind)
        _BY_KEYWORD.update(dict.fromkeys(keywords, (kind, describe)))

    return enter


@_finding("GIHV101", "ontbrekende-sleutel", "required")
def _missing_key(mistake: _Mistake) -> Iterator[Finding]:
    """Een verplichte sleutel ontbreekt.

    Zonder die sleutel kan gihv het bestand niet gebruiken. Een actie heeft bijvoorbeeld altijd een
    nummer en een titel.

    Fout:

        # agenda/01-groen/01-bomen.yaml
        nummer: 1  # <- GIHV101
        omschrijving: We planten bomen.

    Goed:

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        omschrijving: We planten bomen.
    """
    # One that stands there misspelled or wrongly indented is one mistake: the unknown key says it.
    elsewhere = {(one.keys, one.name) for one in mistake.meant.values() if one}
    for key in mistake.error.validator_value:
        if key not in mistake.value and (mistake.keys, key) not in elsewhere:
            yield Finding(
                mistake.key(key),  # not there: its parent is underlined
                f"De sleutel `{key}` ontbreekt{_in(mistake.keys)}.",
                f"vul `{key}` in.",
            )


@_finding("GIHV102", "onbekende-sleutel", "additionalProperties")
def _unknown_key(mistake: _Mistake) -> Iterator[Finding]:
    """Een sleutel die hier niet kan.

    Meestal is het een tikfout, of springt de regel te ver of te weinig in. Wat gihv niet kent, telt
    nergens mee; daarom is het een fout.

    Fout:

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        trekker:  # <- GIHV102
          - gemeente-den-haag

    Goed:

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        trekkers:
          - gemeente-den-haag
    """
    for name in _strangers(mistake.error):
        message = f"De sleutel `{name}` kan hier niet. {mistake.allowed}"
        hint = question(_valid_name(name, mistake.error.schema.get("patternProperties", ())))
        found = mistake.meant[mistake.keys, name]
        if found and found.how == _SPELLING:
            hint = question(found.name)
        elif found and found.how == _NO_COLON:
            right = name.replace(" ", ": ", 1)
            hint = f"zet een dubbelepunt na `{found.name}`: `{right}`."
        elif found and found.how == _VALUE:
            hint = _with_key(name, mistake.value, mistake.error.schema)
        elif found and found.how == _DEEPER:
            message = f"De sleutel `{name}` kan hier niet, wel onder `{_name(found.keys)}`."
            hint = "laat de regel verder inspringen."
        elif found:
            block = mistake.keys[len(found.keys)]
            message = f"De sleutel `{name}` kan niet onder `{block}`, wel ernaast."
            hint = f"laat de regel minder ver inspringen: even ver als `{block}`."
        yield Finding(mistake.key(name), message, hint)


def _with_key(name: str, mapping: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """How to write a mapping where an organisation stands in the place of a key."""
    value = mapping[name]
    if value is None and len(mapping) == 1:
        return "haal de dubbelepunt weg."
    hint = f"schrijf `{_ORGANISATIE}: {name}`"
    if isinstance(value, dict):
        return f"{hint}, en laat de regels eronder even ver inspringen."
    if isinstance(value, str) and _TAAK in schema["properties"] and _TAAK not in mapping:
        return f"{hint}, en eronder `{_TAAK}: {short(value)}`."
    return f"{hint}."


def _valid_name(name: str, patterns: Iterable[str]) -> str | None:
    """The name with which a year or an id would be right, or None."""
    import re

    for right in (f"20{name}" if name.isdigit() else name, slug(name)):
        if any(re.search(pattern, right) for pattern in patterns):
            return right
    return None


@_finding("GIHV103", "verkeerde-vorm", "type")
def _wrong_type(mistake: _Mistake) -> Iterator[Finding]:
    """Een waarde van de verkeerde vorm, zoals een lijst waar een tekst hoort.

    YAML leest wat u typt soms anders dan u bedoelt. `versie: 2.0` is een getal, `6.10` is het getal
    6.1, en een leeg gelaten sleutel is niets.

    Fout:

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        trekkers: gemeente-den-haag  # <- GIHV103

    Goed:

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        trekkers:
          - gemeente-den-haag
    """
    yield _misfit(mistake)


@_finding("GIHV104", "onbekende-waarde", "enum")
def _unknown_value(mistake: _Mistake) -> Iterator[Finding]:
    """Een woord dat niet in de vaste lijst staat.

    Sleutels als `dekking` en `status` kennen alleen vaste woorden, zodat gihv ermee kan tellen.

    Fout:

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
          dekking: gedeeltelijk  # <- GIHV104

    Goed:

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
          dekking: deels
    """
    word = mistake.value
    if not isinstance(word, str) or not word.strip():
        yield _misfit(mistake)
        return
    hint = question(nearest(word, mistake.error.validator_value))
    if word == "ontbreekt":
        hint = "laat de sleutel weg: dan vult gihv zelf `ontbreekt` in."
    name = _name(mistake.keys)
    yield Finding(mistake.place, f"`{short(word)}` kan niet bij `{name}`. {mistake.allowed}", hint)


@_finding("GIHV105", "ongeldige-waarde", "const", "pattern")
def _invalid_value(mistake: _Mistake) -> Iterator[Finding]:
    """Een waarde die niet klopt: een bedrag met punten, een datum die niet bestaat.

    De melding zegt welke schrijfwijze goed is.

    Fout:

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        mijlpalen:
          - datum: 2014-02-30  # <- GIHV105
            wat: De eerste boom staat er.

    Goed:

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        mijlpalen:
          - datum: 2014-02-28
            wat: De eerste boom staat er.
    """
    yield _misfit(mistake)


# -- words -----------------------------------------------------------------------------------


def _misfit(mistake: _Mistake) -> Finding:
    """What stands there, what belongs there, and how to get from the one to the other."""
    name = _name(mistake.keys)
    written = mistake.written(mistake.keys)
    message = f"Bij `{name}` {described(mistake.value, written)} {mistake.allowed}".rstrip()
    item = isinstance(mistake.keys[-1], int)
    hint = way_out(mistake.value, written, mistake.error.schema, item=item)
    return Finding(mistake.place, message, hint)


def _name(keys: Keys) -> str:
    """The nearest key that is a word: `dekking` for dekking.2014, `trekkers` for trekkers[0]."""
    words = [key for key in keys if isinstance(key, str)]
    return next((word for word in reversed(words) if not word.isdigit()), words[0])


def _in(keys: Keys) -> str:
    return f" in `{_name(keys)}`" if keys else ""
