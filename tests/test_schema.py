"""Shape findings: for every key of every schema, and for what YAML reads otherwise than meant."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
import yaml
from ruamel.yaml import YAML

from gihv.diagnostics import Keys
from gihv.layout import FileKind, kind_of
from gihv.load import load
from gihv.schemas import acceptor, judge, properties, schemas_at
from gihv.source import parse
from tests import every_key
from tests.helpers import BASE, Files

ACTIE = "agenda/01-groen/01-bomen.yaml"
SPEERPUNT = "agenda/01-groen/speerpunt.yaml"
FILES: Mapping[str, str] = {
    **every_key.FILES,
    # what that agenda has in some of its files only
    "agenda/agenda.yaml": every_key.AGENDA.replace("bron: europa,", "bron: europa, via: potje,"),
    SPEERPUNT: every_key.GROEN.replace("via: potje,", "via: potje, waarvoor: bomen,"),
    ACTIE: every_key.BOMEN.replace("waarde: 200,", "waarde: 200, jaar: 2014,"),
}
WHOLE = (
    "agenda/agenda.yaml",
    "agenda/organisaties.yaml",
    "agenda/regelingen.yaml",
    SPEERPUNT,
    ACTIE,
)
"""A file of each kind that together hold every key there is."""

REQUIRED: Mapping[FileKind, Mapping[Keys, set[str]]] = {
    "agenda": {
        (): {"titel", "versie", "vastgesteld", "periode"},
        ("periode",): {"van", "tot"},
        ("paragrafen", "*"): {"titel", "tekst"},
        ("ondertekenaars", "*"): {"organisatie"},
        ("financiering", "bijdragen", "*"): {"status"},
    },
    "organisaties": {("*",): {"naam", "soort"}},
    "regelingen": {("*",): {"naam", "soort"}, ("*", "plafond"): {"bedrag"}},
    "speerpunt": {
        (): {"nummer", "titel", "soort"},
        ("deelgebieden", "*"): {"id", "titel"},
        ("streefwaarden", "*"): {"wat"},
        ("financiering", "bijdragen", "*"): {"status"},
    },
    "actie": {
        (): {"nummer", "titel"},
        ("trekkers", "*"): {"organisatie"},
        ("partners", "*"): {"organisatie"},
        ("beoogde_partners", "*"): {"organisatie"},
        ("streefwaarden", "*"): {"wat"},
        ("mijlpalen", "*"): {"datum", "wat"},
        ("financiering", "bijdragen", "*"): {"status"},
    },
}
"""The keys that may not be left out (design section 3), by the way to their mapping."""

Found = list[tuple[int, int, str]]
"""Line, column and code of findings."""


class Key(NamedTuple):
    """A key that a schema knows, in a mapping of a file that has it."""

    path: str
    kind: FileKind
    keys: Keys
    name: str

    @property
    def pattern(self) -> Keys:
        """The way to the mapping, with `*` for what may vary: an index, or an id in a register."""
        register = self.kind in ("organisaties", "regelingen")
        return tuple(
            "*" if isinstance(key, int) or (register and depth == 0) else key
            for depth, key in enumerate(self.keys)
        )

    def __str__(self) -> str:
        return ".".join(map(str, (self.kind, *self.pattern, self.name)))


def mappings(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, dict[str, Any]]]:
    """Every mapping in plain data, with the way to it."""
    if isinstance(value, dict):
        yield keys, value
        for key, inside in value.items():
            yield from mappings(inside, (*keys, key))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from mappings(inside, (*keys, index))


def content(path: str) -> dict[str, Any]:
    return parse(FILES[path].encode())


def keys_of_every_schema() -> list[Key]:
    """Each key of each schema once, in the fullest mapping that has it."""
    found: dict[str, tuple[int, Key]] = {}
    for path in WHOLE:
        kind = kind_of(path)
        assert kind is not None
        for keys, mapping in mappings(content(path)):
            for name in properties(kind, keys):
                key = Key(path, kind, keys, name)
                size, _ = found.get(str(key), (0, None))
                if name in mapping and len(mapping) > size:
                    found[str(key)] = (len(mapping), key)
    return [key for _, key in found.values()]


KEYS = keys_of_every_schema()
every = pytest.mark.parametrize("key", KEYS, ids=str)


def known_by_the_schema(kind: FileKind, schema: Any, way: tuple[str, ...]) -> Iterator[str]:
    """Every property in a schema, as `Key` names it, found by following the schema itself."""
    for name, below in schema.get("properties", {}).items():
        yield ".".join((kind, *way, name))
        yield from known_by_the_schema(kind, below, (*way, name))
    inside = [schema["items"]] if "items" in schema else []
    for below in [*inside, *schema.get("patternProperties", {}).values()]:
        yield from known_by_the_schema(kind, below, (*way, "*"))
    beside = [*schema.get("allOf", ()), *(schema[key] for key in ("then", "else") if key in schema)]
    if "$ref" in schema:
        beside.append(root(kind)["$defs"][schema["$ref"].rpartition("/")[2]])
    for other in beside:
        yield from known_by_the_schema(kind, other, way)


def root(kind: FileKind) -> dict[str, Any]:
    return schemas_at(kind, ())[0]


def test_the_files_hold_every_key_of_every_schema() -> None:
    known = {name for kind in REQUIRED for name in known_by_the_schema(kind, root(kind), ())}
    # A role may be listed under three keys; one mapping shows what it knows.
    roles = ("actie.trekkers.*.", "actie.beoogde_partners.*.")
    assert {name for name in known if not name.startswith(roles)} == set(map(str, KEYS))


# -- one change, one finding -----------------------------------------------------------------


def changed(key: Key, change: str) -> tuple[str, Any]:
    """The text of a key's file after a change: drop it, add a stranger behind it, retype it."""
    data = content(key.path)
    mapping: Any = data
    for step in key.keys:
        mapping = mapping[step]
    entries = list(mapping.items())
    mapping.clear()
    for name, value in entries:
        if name != key.name:
            mapping[name] = value
        elif change == "stranger":
            mapping.update({name: value, STRANGER: "x"})
        elif change == "type":
            mapping[name] = 5.5 if isinstance(value, str) else "fout"
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    return text, YAML().load(text)  # ruamel.yaml: an independent measure of lines and columns


STRANGER = "qqq"


def findings(path: str, text: str) -> Found:
    """The shape findings in a file that stands in the agenda with every key."""
    _, found = load(Files({**FILES, path: text}))
    return [
        (one.span.line, one.span.column, one.kind.code)
        for one in found
        if one.path == path and one.kind.code.startswith("GIHV1")
    ]


def node_at(document: Any, keys: Keys) -> Any:
    for key in keys:
        document = document[key]
    return document


def place_of_mapping(document: Any, keys: Keys) -> tuple[int, int]:
    """Where a key is told to be missing: at the key of its mapping, or at its first key."""
    if keys and isinstance(keys[-1], str):
        line, column = node_at(document, keys[:-1]).lc.key(keys[-1])
    else:
        mapping = node_at(document, keys)
        line, column = mapping.lc.key(next(iter(mapping)))
    return line + 1, column + 1


def assert_both_validators_agree(key: Key, text: str, *, valid: bool) -> None:
    data = parse(text.encode())
    assert acceptor(key.kind)(data) is valid
    assert judge(key.kind).is_valid(data) is valid


@every
def test_only_a_required_key_is_missed(key: Key) -> None:
    text, document = changed(key, "drop")
    required = key.name in REQUIRED[key.kind].get(key.pattern, ())
    place = place_of_mapping(document, key.keys)
    assert findings(key.path, text) == ([(*place, "GIHV101")] if required else [])
    assert_both_validators_agree(key, text, valid=not required)


@every
def test_a_stranger_beside_it_is_found(key: Key) -> None:
    text, document = changed(key, "stranger")
    line, column = node_at(document, key.keys).lc.key(STRANGER)
    assert findings(key.path, text) == [(line + 1, column + 1, "GIHV102")]
    assert_both_validators_agree(key, text, valid=False)


@every
def test_a_value_of_the_wrong_type_is_found(key: Key) -> None:
    text, document = changed(key, "type")
    line, column = node_at(document, key.keys).lc.value(key.name)
    asked = {
        keyword for schema in schemas_at(key.kind, (*key.keys, key.name)) for keyword in schema
    }
    code = "GIHV103" if "type" in asked else "GIHV104" if "enum" in asked else "GIHV105"
    assert findings(key.path, text) == [(line + 1, column + 1, code)]
    assert_both_validators_agree(key, text, valid=False)


def test_the_files_themselves_are_right() -> None:
    assert [found for path in WHOLE for found in findings(path, FILES[path])] == []


# -- what YAML reads otherwise than is meant -------------------------------------------------

LIST = "Maak hier een lijst van: elk onderdeel op een eigen regel, met een streepje en een spatie ervoor."
EURO = "Schrijf hele euro's als getal zonder punten of komma's, zoals 150000"
TRAPS = {
    # by name: what is typed below `nummer` and `titel`, the message, the hint
    "a number for an id": (
        "zie: [6.10]",
        (
            "Bij `zie` staat een getal: YAML leest 6.10 als het getal 6.1. "
            "Schrijf het id van een actie of speerpunt, geen nummer."
        ),
        None,
    ),
    "a number in a list of ids": (
        "trekkers:\n  - 2014",
        (
            "Bij `trekkers` staat het getal 2014. "
            "Schrijf het id van een organisatie uit organisaties.yaml, zoals gemeente-den-haag."
        ),
        None,
    ),
    "yes in Dutch": (
        "partners_gezocht: ja",
        "Bij `partners_gezocht` staat de tekst `ja`. Schrijf hier `true`, of laat de sleutel weg.",
        "bedoelde u `true`?",
    ),
    "no": (
        "partners_gezocht: false",
        "Bij `partners_gezocht` staat `false`. Schrijf hier `true`, of laat de sleutel weg.",
        "laat de sleutel weg.",
    ),
    "a title without quotes around its colon, on a line of its own": (
        "omschrijving:\n  Doel: meer groen",
        "Bij `omschrijving` staat een blok met sleutels. Schrijf hier tekst.",
        "staat er een dubbelepunt in de tekst, zet dan aanhalingstekens om de hele tekst.",
    ),
    "a text that is a number": (
        "omschrijving: 007",
        "Bij `omschrijving` staat een getal: YAML leest 007 als het getal 7. Schrijf hier tekst.",
        'zet er aanhalingstekens omheen: `"007"`.',
    ),
    "a text that is true": (
        "omschrijving: true",
        "Bij `omschrijving` staat `true`. Schrijf hier tekst.",
        'zet er aanhalingstekens omheen: `"true"`.',
    ),
    "nothing": (
        "omschrijving:",
        "Bij `omschrijving` staat niets. Schrijf hier tekst.",
        "vul de waarde in, of haal de sleutel weg.",
    ),
    "a word for nothing": (
        "omschrijving: ~",
        "Bij `omschrijving` staat `~`; dat leest YAML als niets. Schrijf hier tekst.",
        "vul de waarde in, of haal de sleutel weg.",
    ),
    "only blanks": (
        'omschrijving: "  "',
        "Bij `omschrijving` staat een lege tekst. Schrijf hier tekst.",
        "vul de waarde in, of haal de sleutel weg.",
    ),
    "an empty item": (
        "websites:\n  -\n  - www.bomen.nl",
        "Bij `websites` staat niets. Schrijf een webadres, zoals www.techniekpact.nl.",
        "vul de waarde in, of haal het streepje weg.",
    ),
    "a list for one value": (
        "deelgebied:\n  - stad",
        "Bij `deelgebied` staat een lijst. Schrijf het id van een deelgebied uit speerpunt.yaml.",
        "haal het streepje weg: hier hoort één waarde.",
    ),
    "brackets around one value": (
        "deelgebied: [stad]",
        "Bij `deelgebied` staat een lijst. Schrijf het id van een deelgebied uit speerpunt.yaml.",
        "haal de haken weg: hier hoort één waarde.",
    ),
    "one value for a list": (
        "trekkers: gemeente-den-haag",
        f"Bij `trekkers` staat de tekst `gemeente-den-haag`. {LIST}",
        None,
    ),
    "a dash without a space": (
        "trekkers:\n  -gemeente-den-haag",
        f"Bij `trekkers` staat de tekst `-gemeente-den-haag`. {LIST}",
        "zet een spatie na elk streepje.",
    ),
    "a block for a list": (
        "trekkers:\n  organisatie: gemeente-den-haag",
        f"Bij `trekkers` staat een blok met sleutels. {LIST}",
        None,
    ),
    "a word for a block": (
        "financiering: onbekend",
        (
            "Bij `financiering` staat de tekst `onbekend`. "
            "Financiering kent alleen: dekking, bijdragen, benodigd, toelichting."
        ),
        "zet de sleutels eronder, elk op een eigen regel.",
    ),
    "thousands with a point": (
        "financiering:\n  benodigd: 150.000",
        f"Bij `benodigd` staat de tekst `150.000`. {EURO}, of een bedrag per jaar.",
        "bedoelde u `150000`?",
    ),
    "an amount as in a letter": (
        "financiering:\n  benodigd: € 1.500.000,-",
        f"Bij `benodigd` staat de tekst `€ 1.500.000,-`. {EURO}, of een bedrag per jaar.",
        "bedoelde u `1500000`?",
    ),
    "an amount of a year": (
        "financiering:\n  benodigd:\n    2014: 12,5",
        f"Bij `benodigd` staat de tekst `12,5`. {EURO}.",
        "bedoelde u `12.5`?",
    ),
    "a number between quotes": (
        'streefwaarden:\n  - wat: bomen\n    waarde: "200"',
        "Bij `waarde` staat de tekst `200`. Schrijf een getal, met een punt voor decimalen.",
        "haal de aanhalingstekens weg.",
    ),
    "a comma before decimals": (
        "streefwaarden:\n  - wat: bomen\n    waarde: 2,5",
        "Bij `waarde` staat de tekst `2,5`. Schrijf een getal, met een punt voor decimalen.",
        "bedoelde u `2.5`?",
    ),
    "infinity": (
        "streefwaarden:\n  - wat: bomen\n    waarde: .inf",
        "Bij `waarde` staat de tekst `.inf`. Schrijf een getal, met een punt voor decimalen.",
        None,
    ),
    "a year of two digits": (
        "streefwaarden:\n  - wat: bomen\n    jaar: 14",
        "Bij `jaar` staat het getal 14. Schrijf een jaar met vier cijfers, zoals 2014.",
        "bedoelde u `2014`?",
    ),
    "a year of two digits as a key": (
        "financiering:\n  dekking:\n    14: gedekt",
        "De sleutel `14` kan hier niet. Gebruik als sleutel een jaar met vier cijfers, zoals 2014.",
        "bedoelde u `2014`?",
    ),
    "a day that does not exist": (
        "looptijd:\n  van: 2014-02-30",
        (
            "Bij `van` staat de tekst `2014-02-30`. Schrijf een datum als 2014, 2014-09, 2014-09-01, "
            "2014-K2, voorjaar 2015, begin 2014, medio 2014 of eind 2014."
        ),
        None,
    ),
    "a word by its meaning": (
        "financiering:\n  dekking: gedeeltelijk",
        (
            "`gedeeltelijk` kan niet bij `dekking`. "
            "Kies uit: gedekt, deels, beoogd, gezocht, onbekend, geen."
        ),
        "bedoelde u `deels`?",
    ),
    "a word by its spelling": (
        "financiering:\n  dekking:\n    2014: gedekd",
        (
            "`gedekd` kan niet bij `dekking`. "
            "Kies uit: gedekt, deels, beoogd, gezocht, onbekend, geen."
        ),
        "bedoelde u `gedekt`?",
    ),
    "a word that reports show": (
        "financiering:\n  dekking: ontbreekt",
        (
            "`ontbreekt` kan niet bij `dekking`. "
            "Kies uit: gedekt, deels, beoogd, gezocht, onbekend, geen."
        ),
        "laat de sleutel weg: dan vult gihv zelf `ontbreekt` in.",
    ),
    "an empty block for a word": (
        "financiering:\n  dekking: {}",
        (
            "Bij `dekking` staat een leeg blok. "
            "Kies uit: gedekt, deels, beoogd, gezocht, onbekend, geen."
        ),
        "vul de waarde in, of haal de sleutel weg.",
    ),
    "a key by its spelling, although it is required": (
        "mijlpalen:\n  - datums: 2014\n    wat: De eerste boom staat er.",
        "De sleutel `datums` kan hier niet. Een mijlpaal kent alleen: datum, wat, grens.",
        "bedoelde u `datum`?",
    ),
    "a key by its meaning": (
        "streefwaarden:\n  - wat: bomen\n    aantal: 200",
        (
            "De sleutel `aantal` kan hier niet. "
            "Een streefwaarde kent alleen: wat, waarde, waarde_tot, eenheid, jaar, grens."
        ),
        "bedoelde u `waarde`?",
    ),
    "a block one step too shallow": (
        "financiering:\ndekking: gedekt",
        "De sleutel `dekking` kan hier niet, wel onder `financiering`.",
        "laat de regel verder inspringen.",
    ),
    "years one step too shallow": (
        "financiering:\n  dekking:\n  2014: gedekt",
        "De sleutel `2014` kan hier niet, wel onder `dekking`.",
        "laat de regel verder inspringen.",
    ),
    "a key below a list instead of in its last item": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n  bron: gemeente-den-haag",
        "De sleutel `bron` kan hier niet, wel onder `bijdragen`.",
        "laat de regel verder inspringen.",
    ),
    "a key one step too deep": (
        "looptijd:\n  van: 2014\n  status: lopend",
        "De sleutel `status` kan niet onder `looptijd`, wel ernaast.",
        "laat de regel minder ver inspringen: even ver als `looptijd`.",
    ),
    "a key in an item that belongs beside the list": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n      toelichting: Wie weet.",
        "De sleutel `toelichting` kan niet onder `bijdragen`, wel ernaast.",
        "laat de regel minder ver inspringen: even ver als `bijdragen`.",
    ),
    "years twice": (
        (
            "financiering:\n  bijdragen:\n"
            "    - status: mogelijk\n      bedrag: {2014: 5}\n      jaren: [2014]"
        ),
        "Bij `jaren` staat een lijst. Laat `jaren` weg: `bedrag` noemt de jaren al.",
        None,
    ),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_gets_one_sentence_and_a_way_out(trap: str) -> None:
    typed, message, hint = TRAPS[trap]
    text = f"nummer: 1\ntitel: Bomen\n{typed}\n"
    _, found = load(Files({**BASE, ACTIE: text}))
    assert [(one.message, one.hint) for one in found] == [(message, hint)]
    assert not hint or (hint[0].islower() and hint[-1] in ".?")
    assert found[0].span.line > 2


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        (
            "versie: 2.0",
            'Bij `versie` staat het getal 2.0. Zet de versie tussen aanhalingstekens, zoals "2.0".',
            'zet er aanhalingstekens omheen: `"2.0"`.',
        ),
        (
            "versie: 2.10",
            (
                "Bij `versie` staat een getal: YAML leest 2.10 als het getal 2.1. "
                'Zet de versie tussen aanhalingstekens, zoals "2.0".'
            ),
            'zet er aanhalingstekens omheen: `"2.10"`.',
        ),
        (
            'versie: "1"\ncontact:\n  telefoon: 0701234567',
            (
                "Bij `telefoon` staat een getal: YAML leest 0701234567 als het getal 701234567. "
                "Zet het telefoonnummer tussen aanhalingstekens."
            ),
            'zet er aanhalingstekens omheen: `"0701234567"`.',
        ),
    ],
    ids=["a number", "a number that loses a zero", "a number that loses a zero before"],
)
def test_a_trap_in_agenda_yaml(typed: str, message: str, hint: str) -> None:
    text = f"titel: x\nvastgesteld: 2014\nperiode:\n  van: 2014\n  tot: 2015\n{typed}\n"
    _, found = load(Files({**BASE, "agenda/agenda.yaml": text}))
    assert [(one.message, one.hint) for one in found] == [(message, hint)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # all keys of an entry one step too shallow, so that they look like ids
        (
            "roc:\nnaam: ROC\nsoort: onderwijs\n",
            [
                (2, "De sleutel `naam` kan hier niet, wel onder `roc`."),
                (3, "De sleutel `soort` kan hier niet, wel onder `roc`."),
            ],
        ),
        # an entry one step too deep
        (
            "roc:\n  naam: ROC\n  soort: onderwijs\n  tno:\n    naam: TNO\n    soort: kennis\n",
            [(4, "De sleutel `tno` kan niet onder `roc`, wel ernaast.")],
        ),
        # a name for an id
        (
            "ROC Mondriaan:\n  naam: ROC Mondriaan\n  soort: onderwijs\n",
            [
                (
                    1,
                    (
                        "De sleutel `ROC Mondriaan` kan hier niet. Een id van een organisatie heeft "
                        "alleen kleine letters, cijfers en streepjes."
                    ),
                )
            ],
        ),
        # of a misspelled required key only the misspelling is told; others are missed as well
        (
            "roc:\n  titel: ROC\n",
            [
                (
                    2,
                    (
                        "De sleutel `titel` kan hier niet. Een organisatie kent alleen: naam, soort, "
                        "afkorting, aliassen, voorheen, onderdeel_van, website."
                    ),
                ),
                (1, "De sleutel `soort` ontbreekt in `roc`."),
            ],
        ),
        (
            "2014: x\n",
            [
                (
                    1,
                    (
                        "Bij `2014` staat de tekst `x`. Een organisatie kent alleen: naam, "
                        "soort, afkorting, aliassen, voorheen, onderdeel_van, website."
                    ),
                )
            ],
        ),
    ],
    ids=["too shallow", "too deep", "a name for an id", "two required keys", "an id of digits"],
)
def test_a_trap_in_a_register(typed: str, expected: list[tuple[int, str]]) -> None:
    _, found = load(Files({**BASE, "agenda/organisaties.yaml": typed}))
    assert [(one.span.line, one.message) for one in found] == expected


def test_every_mistake_in_a_file_is_told_at_once() -> None:
    text = "titel: [x]\nkleur: groen\ngeur: fris\nstatus: lopende\ntrekkers:\n  - taak: planten\n"
    _, found = load(Files({**BASE, ACTIE: text}))
    assert sorted((one.span.line, one.kind.code) for one in found) == [
        (1, "GIHV101"),
        (1, "GIHV103"),
        (2, "GIHV102"),
        (3, "GIHV102"),
        (4, "GIHV104"),
        (6, "GIHV101"),
    ]


def test_one_broken_speerpunt_is_one_finding() -> None:
    acties = {
        f"agenda/01-groen/{one:02}-x{one}.yaml": f"nummer: {one}\ntitel: x\ndeelgebied: y\n"
        for one in range(1, 6)
    }
    speerpunt = {"agenda/01-groen/speerpunt.yaml": "nummer: 1\ntitel: Groen\n"}
    agenda, found = load(Files({**BASE, **acties, **speerpunt}))
    assert [(one.path, one.kind.code) for one in found] == [
        ("agenda/01-groen/speerpunt.yaml", "GIHV101")
    ]
    assert [actie.volgnummer for actie in agenda.acties] == ["1.1", "1.2", "1.3", "1.4", "1.5"]


def test_python_and_json_schema_mean_the_same_by_the_end_of_a_text() -> None:
    """Python's `$` would let a line break pass."""
    data = {"nummer": 1, "titel": "x", "financiering": {"dekking": {"2014\n": "gedekt"}}}
    assert not acceptor("actie")(data)
    assert not judge("actie").is_valid(data)
