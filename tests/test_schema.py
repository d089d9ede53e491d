"""What YAML reads otherwise than is meant: each trap gets one sentence and a way out.

That every key of every schema is judged where it stands, `test_every_key` shows.
"""

from time import process_time

import pytest

from gihv.schemas import acceptor, judge
from tests.helpers import BASE, Files, load

ACTIE = "agenda/01-groen/01-bomen.yaml"

LIST = (
    "Maak hier een lijst van: elk onderdeel op een eigen regel, met een streepje en een spatie "
    "ervoor."
)
ROL = "Een rol kent alleen: organisatie, taak, voorbehoud."
KNOWN = "naam, soort, afkorting, aliassen, voorheen, onderdeel_van, website"
EURO = "Schrijf hele euro's als getal zonder punten of komma's, zoals 150000"
TRAPS = {
    # by name: what is typed below `nummer` and `titel`, the message, the hint
    "a number for an id": (
        "zie: [6.10]",
        (
            "Bij `zie` staat een getal: YAML leest 6.10 als het getal 6.1. "
            "Schrijf het id van een actie of speerpunt, geen nummer."
        ),
        "nummers en id's naast elkaar toont `gihv list --kolommen nummer,id`.",
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
        "zet op een nieuwe regel: `- gemeente-den-haag`.",
    ),
    "a list of which the first item has no dash": (
        "trekkers:\n  gemeente-den-haag\n  - roc",
        f"Bij `trekkers` staat de tekst `gemeente-den-haag - roc`. {LIST}",
        None,
    ),
    "a year for a list of years": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n      jaren: 2014",
        f"Bij `jaren` staat het getal 2014. {LIST}",
        "bedoelde u `[2014]`?",
    ),
    "a range of years": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n      jaren: 2013-2015",
        f"Bij `jaren` staat de tekst `2013-2015`. {LIST}",
        "bedoelde u `[2013, 2014, 2015]`?",
    ),
    "a dash without a space": (
        "trekkers:\n  -gemeente-den-haag",
        f"Bij `trekkers` staat de tekst `-gemeente-den-haag`. {LIST}",
        "zet een spatie na elk streepje.",
    ),
    "a block for a list": (
        "trekkers:\n  organisatie: gemeente-den-haag",
        f"Bij `trekkers` staat een blok met sleutels. {LIST}",
        "zet een streepje en een spatie voor `organisatie`.",
    ),
    "a word for a block": (
        "financiering: onbekend",
        (
            "Bij `financiering` staat de tekst `onbekend`. "
            "Financiering kent alleen: dekking, bijdragen, benodigd, toelichting."
        ),
        "schrijf `dekking: onbekend`, op een nieuwe regel die verder inspringt.",
    ),
    "another word for a block": (
        "looptijd: lang",
        "Bij `looptijd` staat de tekst `lang`. De looptijd kent alleen: van, tot.",
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
        "rond af op hele euro's.",
    ),
    "an amount in millions": (
        "financiering:\n  benodigd: 1,1 miljoen",
        f"Bij `benodigd` staat de tekst `1,1 miljoen`. {EURO}, of een bedrag per jaar.",
        "bedoelde u `1100000`?",
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
            "Bij `van` staat de tekst `2014-02-30`. "
            "Schrijf een datum als 2014, 2014-09, 2014-09-01, "
            "2014-K2, voorjaar 2015, begin 2014, medio 2014 of eind 2014."
        ),
        "februari 2014 heeft 28 dagen.",
    ),
    "a date in words": (
        "looptijd:\n  van: 1 sept. 2014",
        (
            "Bij `van` staat de tekst `1 sept. 2014`. "
            "Schrijf een datum als 2014, 2014-09, 2014-09-01, "
            "2014-K2, voorjaar 2015, begin 2014, medio 2014 of eind 2014."
        ),
        "bedoelde u `2014-09-01`?",
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
    "a word of another key under dekking": (
        "financiering:\n  dekking:\n    2014: gedekt\n    status: toegezegd",
        "De sleutel `status` kan hier niet, wel onder `bijdragen`.",
        "zet hem daar, in een onderdeel met een streepje.",
    ),
    "an amount at the top": (
        "bedrag: 100000",
        "De sleutel `bedrag` kan hier niet, wel onder `bijdragen`.",
        "zet hem daar, in een onderdeel met een streepje.",
    ),
    "a year at the top": (
        "2014: gedekt",
        "De sleutel `2014` kan hier niet, wel onder `dekking`.",
        "zet hem daar.",
    ),
    "a key of a speerpunt": (
        "uitdaging: Er is te weinig groen.",
        "De sleutel `uitdaging` hoort in speerpunt.yaml.",
        "zet hem daar.",
    ),
    "another key for the one that is missing": (
        "mijlpalen:\n  - datum: 2014\n    gebeurtenis: De eerste boom staat er.",
        "De sleutel `gebeurtenis` kan hier niet. Een mijlpaal kent alleen: datum, wat, grens.",
        "bedoelde u `wat`?",
    ),
    "a date in the place of a key": (
        "mijlpalen:\n  - voorjaar 2015: De eerste boom staat er.",
        "De sleutel `voorjaar 2015` kan hier niet. Een mijlpaal kent alleen: datum, wat, grens.",
        "schrijf `datum: voorjaar 2015`, en eronder `wat: De eerste boom staat er.`.",
    ),
    "a name for the id of an organisation": (
        "partners:\n  - naam: gemeente-den-haag",
        f"De sleutel `naam` kan hier niet. {ROL}",
        "bedoelde u `organisatie`?",
    ),
    "an organisation and its task on one line": (
        "partners:\n  - gemeente-den-haag, taak: voor het water",
        f"De sleutel `gemeente-den-haag, taak` kan hier niet. {ROL}",
        "schrijf `organisatie: gemeente-den-haag`, en eronder `taak: voor het water`.",
    ),
    "a dash too many": (
        "partners:\n  - organisatie: gemeente-den-haag\n  - taak: voor het water",
        "De sleutel `organisatie` ontbreekt in `partners`.",
        "vul `organisatie` in. Of haal het streepje weg, als dit bij het onderdeel erboven hoort.",
    ),
    "a required key without a value": (
        "mijlpalen:\n  - datum:\n    wat: De eerste boom staat er.",
        (
            "Bij `datum` staat niets. Schrijf een datum als 2014, 2014-09, 2014-09-01, "
            "2014-K2, voorjaar 2015, begin 2014, medio 2014 of eind 2014."
        ),
        "vul de waarde in.",
    ),
    "a text that begins with a hash": (
        "omschrijving: #1 van allemaal",
        "Bij `omschrijving` staat `#1 van allemaal`; dat leest YAML als niets. Schrijf hier tekst.",
        "achter ` #` leest YAML een opmerking: zet aanhalingstekens om de hele tekst.",
    ),
    "more values where one belongs": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n      bron: [gemeente-den-haag, roc]",
        "Bij `bron` staat een lijst. Schrijf het id van een organisatie of van een regeling.",
        "hier hoort één betaler: maak van elk een eigen bijdrage.",
    ),
    "two names for a list": (
        "trekkers: gemeente-den-haag, roc",
        f"Bij `trekkers` staat de tekst `gemeente-den-haag, roc`. {LIST}",
        "zet op nieuwe regels: `- gemeente-den-haag` en `- roc`.",
    ),
    "another dash": (
        "trekkers:\n  – gemeente-den-haag",
        f"Bij `trekkers` staat de tekst `– gemeente-den-haag`. {LIST}",
        "begin elk onderdeel met een gewoon streepje (-) en een spatie.",
    ),
    "a hard space behind a dash": (
        "trekkers:\n  -\u00a0gemeente-den-haag",
        f"Bij `trekkers` staat de tekst `- gemeente-den-haag`. {LIST}",
        "hier staat een harde spatie (U+00A0) in plaats van een gewone: typ de tekst opnieuw.",
    ),
    "a hard space behind a word": (
        "financiering:\n  dekking: deels\u00a0",
        (
            "`deels` kan niet bij `dekking`. "
            "Kies uit: gedekt, deels, beoogd, gezocht, onbekend, geen."
        ),
        "hier staat een harde spatie (U+00A0) in plaats van een gewone: typ de tekst opnieuw.",
    ),
    "a word of the other state of money": (
        "financiering:\n  dekking: toegezegd",
        (
            "`toegezegd` kan niet bij `dekking`. "
            "Kies uit: gedekt, deels, beoogd, gezocht, onbekend, geen."
        ),
        "bedoelde u `gedekt`?",
    ),
    "an amount that is not known": (
        "financiering:\n  benodigd: n.v.t.",
        f"Bij `benodigd` staat de tekst `n.v.t.`. {EURO}, of een bedrag per jaar.",
        "laat de sleutel weg als het niet bekend is.",
    ),
    "no amount": (
        "financiering:\n  benodigd: 0",
        f"Bij `benodigd` staat het getal 0. {EURO}, of een bedrag per jaar.",
        "schrijf een bedrag boven 0, of laat de sleutel weg.",
    ),
    "a year out of reach": (
        "streefwaarden:\n  - wat: bomen\n    jaar: 2104",
        "Bij `jaar` staat het getal 2104. Schrijf een jaar met vier cijfers, zoals 2014.",
        "gihv kent de jaren 1900 tot en met 2099.",
    ),
    "a range in a list of years": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n      jaren: [2013-2014]",
        "Bij `jaren` staat de tekst `2013-2014`. Schrijf een jaar met vier cijfers, zoals 2014.",
        "noem elk jaar apart: 2013, 2014.",
    ),
    "two years where one belongs": (
        "streefwaarden:\n  - wat: bomen\n    jaar: 2014 en 2015",
        "Bij `jaar` staat de tekst `2014 en 2015`. Schrijf een jaar met vier cijfers, zoals 2014.",
        "hier kan maar één jaar staan.",
    ),
    "a word for a list of years": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n      jaren: alle",
        f"Bij `jaren` staat de tekst `alle`. {LIST}",
        None,
    ),
    "thousands with a comma": (
        "financiering:\n  benodigd: 650,000",
        f"Bij `benodigd` staat de tekst `650,000`. {EURO}, of een bedrag per jaar.",
        "bedoelde u `650000`?",
    ),
    "years as a list of blocks": (
        "financiering:\n  dekking:\n    - 2014: gedekt\n    - 2015: onbekend",
        (
            "Bij `dekking` staat een lijst. "
            "Kies uit: gedekt, deels, beoogd, gezocht, onbekend, geen."
        ),
        "haal de streepjes weg.",
    ),
    "another key of the same meaning, that other blocks have": (
        "streefwaarden:\n  - wat: bomen\n    jaren: [2014]",
        (
            "De sleutel `jaren` kan hier niet. "
            "Een streefwaarde kent alleen: wat, waarde, waarde_tot, eenheid, jaar, grens."
        ),
        "bedoelde u `jaar`?",
    ),
    "hard spaces before a key": (
        "financiering:\n\u00a0\u00a0dekking: geen",
        "De sleutel `dekking` kan hier niet, wel onder `financiering`.",
        "hier staat een harde spatie (U+00A0) in plaats van een gewone: typ de tekst opnieuw.",
    ),
    "two years for a key": (
        "financiering:\n  dekking:\n    2014-2015: gedekt",
        (
            "De sleutel `2014-2015` kan hier niet. "
            "Gebruik als sleutel een jaar met vier cijfers, zoals 2014."
        ),
        "zet elk jaar op een eigen regel: 2014, 2015.",
    ),
    "yes between quotes": (
        "partners_gezocht: 'true'",
        (
            "Bij `partners_gezocht` staat de tekst `true`. "
            "Schrijf hier `true`, of laat de sleutel weg."
        ),
        "haal de aanhalingstekens weg.",
    ),
    "an organisation in the place of a key": (
        "partners:\n  - gemeente-den-haag: voor het water",
        f"De sleutel `gemeente-den-haag` kan hier niet. {ROL}",
        "schrijf `organisatie: gemeente-den-haag`, en eronder `taak: voor het water`.",
    ),
    "an organisation in the place of a key, with keys below it": (
        "partners:\n  - gemeente-den-haag:\n      taak: voor het water",
        f"De sleutel `gemeente-den-haag` kan hier niet. {ROL}",
        "schrijf `organisatie: gemeente-den-haag`, en laat de regels eronder even ver inspringen.",
    ),
    "an organisation in the place of a key, with keys beside it": (
        "partners:\n  - gemeente-den-haag:\n    taak: voor het water",
        f"De sleutel `gemeente-den-haag` kan hier niet. {ROL}",
        "schrijf `organisatie: gemeente-den-haag`.",
    ),
    "a colon behind an organisation": (
        "partners:\n  - gemeente-den-haag:",
        f"De sleutel `gemeente-den-haag` kan hier niet. {ROL}",
        "haal de dubbelepunt weg.",
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
    assert [(one.message, one.tip) for one in found] == [(message, hint)]
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
    assert [(one.message, one.tip) for one in found] == [(message, hint)]


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
                        "De sleutel `ROC Mondriaan` kan hier niet. Een id van een organisatie "
                        "heeft alleen kleine letters, cijfers en streepjes."
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
                    f"De sleutel `titel` kan hier niet. Een organisatie kent alleen: {KNOWN}.",
                ),
                (1, "De sleutel `soort` ontbreekt in `roc`."),
            ],
        ),
        (
            "2014: x\n",
            [
                (
                    1,
                    f"Bij `2014` staat de tekst `x`. Een organisatie kent alleen: {KNOWN}.",
                )
            ],
        ),
    ],
    ids=["too shallow", "too deep", "a name for an id", "two required keys", "an id of digits"],
)
def test_a_trap_in_a_register(typed: str, expected: list[tuple[int, str]]) -> None:
    _, found = load(Files({**BASE, "agenda/organisaties.yaml": typed}))
    assert [(one.span.line, one.message) for one in found] == expected


@pytest.mark.parametrize(
    "typed",
    [
        "nummer: 1.000",
        "nummer: 1,5 miljoen",
        'nummer: "true"',
        'nummer: "1500"',
        "streefwaarden: [{wat: bomen, jaar: true}]",
        "financiering: {benodigd: € 0}",
        "financiering: {benodigd: '2.000.000.000.000'}",
        "financiering: {bijdragen: [{status: mogelijk, jaren: [150 000]}]}",
    ],
)
def test_nothing_is_proposed_that_would_be_refused_again(typed: str) -> None:
    start = "titel: Bomen\n" if typed.startswith("nummer") else "nummer: 1\ntitel: Bomen\n"
    _, found = load(Files({**BASE, ACTIE: f"{start}{typed}\n"}))
    assert [(one.kind.code, one.tip) for one in found] == [("GIHV105", None)]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("6.10", "typ alleen wat na de punt staat: `10`."),
        ("6.07", "typ alleen wat na de punt staat: `7`."),
        (".5", None),
        ("1e999", None),
        ("1e3", None),
    ],
)
def test_a_number_as_it_is_printed_is_the_part_behind_the_point(
    typed: str, hint: str | None
) -> None:
    _, found = load(Files({**BASE, ACTIE: f"nummer: {typed}\ntitel: Bomen\n"}))
    assert [(one.kind.code, one.tip) for one in found] == [("GIHV105", hint)]


def test_an_id_is_made_of_a_name() -> None:
    part = "deelgebieden:\n  - id: De Stad\n    titel: De stad\n"
    text = f"nummer: 1\ntitel: Groen\nsoort: speerpunt\n{part}"
    _, found = load(Files({**BASE, "agenda/01-groen/speerpunt.yaml": text}))
    assert [(one.kind.code, one.tip) for one in found] == [("GIHV105", "bedoelde u `de-stad`?")]


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


def test_a_file_full_of_unknown_keys_takes_no_longer_than_its_length() -> None:
    keys = [f"sleutel_{number}: 1\n" for number in range(6_000)]
    started = process_time()
    _, found = load(Files({**BASE, ACTIE: "nummer: 1\ntitel: Bomen\n" + "".join(keys)}))
    assert process_time() - started < 2  # quadratic, this took minutes
    assert [one.kind.code for one in found] == ["GIHV102"] * len(keys)


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


def test_the_verdict_of_jsonschema_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other validator only says yes sooner."""
    monkeypatch.setattr("gihv.load.acceptor", lambda kind: lambda data: False)
    agenda, found = load(Files({**BASE, ACTIE: "nummer: 1\ntitel: Bomen\n"}))
    assert (found, agenda.onvolledig) == ([], ())
    assert [actie.titel for actie in agenda.acties] == ["Bomen"]
