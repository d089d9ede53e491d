"""Mistakes of people that a YAML parser has no name for: what is said, on which line."""

import pytest

from gihv.diagnostics import FileError
from gihv.source import parse

TITLE = "nummer: 7\ntitel: Start\n"
DASH = "Deze regel hoort bij een lijst, maar begint niet met een streepje."
STRAIGHT = "zet er een streepje en een spatie voor, recht onder de andere: `- b`."
HARD = "Hier staat een harde spatie (U+00A0) in plaats van een gewone."
TEXT = "Onder `omschrijving` staat een tekst over meer regels, met een dubbelepunt erin."
APOSTROPHE = "YAML leest deze apostrof als het begin van een aangehaalde tekst."
ITEM = "Het onderdeel erboven, `sbb`, is één waarde: er kan geen sleutel onder."
TWO_KEYS = "Op deze regel staan twee sleutels."

HABITS = {
    # by name: what is typed below the number and title, the line, the message, the hint
    "an item without its dash": ("partners:\n  - a\n  b\n  - c", 5, DASH, STRAIGHT),
    "the last item without its dash": ("partners:\n  - a\n  b\nzie: [c]", 5, DASH, STRAIGHT),
    "an item in the margin, or a key without its colon": (
        "partners:\n  - a\nb\n  - c",
        5,
        "Op deze regel ontbreekt een dubbelepunt of een streepje.",
        (
            "schrijf `b:` als dit een sleutel is. Hoort het bij de lijst erboven, "
            "schrijf dan `- b`, recht onder de andere."
        ),
    ),
    "a key without its colon, behind a text": (
        "omschrijving: |-\n  Dit komt er:\n  - bomen\n  - struiken\nzie\n  - a",
        7,
        "Op deze regel ontbreekt een dubbelepunt na de sleutel.",
        ("schrijf `zie:`. Hoort de regel bij de tekst erboven, laat hem dan verder inspringen."),
    ),
    "another bullet among dashes": (
        "partners:\n  - a\n  • b\n  - c",
        5,
        "Een onderdeel van een lijst begint met een streepje (-), niet met `•`.",
        "schrijf `- b`.",
    ),
    "numbers for dashes": (
        "partners:\n  - a\n  2. b\n  - c",
        5,
        "Een onderdeel van een lijst begint met een streepje (-), niet met `2.`.",
        "schrijf `- b`.",
    ),
    "an item too deep": (
        "mijlpalen:\n  - datum: 2014\n    wat: x\n    - datum: 2015\n      wat: y",
        6,
        "Dit streepje staat niet recht onder het vorige.",
        "zet er 2 spaties voor, zoals bij het vorige.",
    ),
    "a first block without its dash": (
        (
            "financiering:\n  bijdragen:\n      bedrag: 6\n      status: mogelijk\n"
            "    - bedrag: 7\n      status: mogelijk"
        ),
        5,
        "Het eerste onderdeel van deze lijst begint niet met een streepje.",
        "schrijf `- bedrag: 6`, met het streepje recht boven de andere.",
    ),
    "stars for dashes": (
        "partners:\n  * a\n  * b",
        4,
        "Een onderdeel van een lijst begint met een streepje, niet met een sterretje.",
        "schrijf `- a`.",
    ),
    "a key below an item of one value": (
        "partners:\n  - sbb\n    taak: voor het geld",
        5,
        ITEM,
        (
            "schrijf dat onderdeel als sleutel met waarde, zoals `- organisatie: sbb`. "
            "Begint hier een nieuw onderdeel, zet er dan een streepje voor."
        ),
    ),
    "a second key of the same name in an item": (
        "partners:\n  - organisatie: a\n    organisatie: b",
        5,
        "De sleutel `organisatie` staat hier voor de tweede keer; de eerste staat op regel 4.",
        (
            "laat er één staan. Begint hier een nieuw onderdeel, zet dan een streepje voor "
            "`organisatie`."
        ),
    ),
    "a second actie in the file": (
        "partners: [a]\nnummer: 8\ntitel: Ander",
        4,
        "De sleutel `nummer` staat hier voor de tweede keer; de eerste staat op regel 1.",
        (
            "laat er één staan. Begint hier een tweede actie of speerpunt, geef die dan een eigen "
            "bestand."
        ),
    ),
    "a list that opens too shallow": (
        (
            "financiering:\n  dekking: deels\nbijdragen:\n    - status: mogelijk\n"
            "  toelichting: Wie weet."
        ),
        7,
        "Deze regel springt anders in dan de regels waar hij bij hoort.",
        (
            "zet er 0, 4 of 6 spaties voor, zoals bij de regels erboven. "
            "Of laat `bijdragen:` hierboven even ver inspringen als deze regel."
        ),
    ),
    "years below a value": (
        "financiering:\n  dekking: gedekt\n    2014: gedekt\n    2015: onbekend",
        4,
        "De sleutel `dekking` heeft een waarde, en eronder staan ook nog jaren.",
        "haal `gedekt` weg, of haal de jaren weg.",
    ),
    "a year on the line of its key": (
        "financiering:\n  dekking: 2014: gedekt",
        4,
        TWO_KEYS,
        "zet `2014: gedekt` op een nieuwe regel, en laat die verder inspringen.",
    ),
    "a text without its sign": (
        "omschrijving:\n  Een tekst\n  en daarna: nog meer.\nzie: [a]",
        3,
        TEXT,
        "zet `|-` achter `omschrijving:`, en laat de tekst eronder staan.",
    ),
    "a text with a list in it, without its sign": (
        "omschrijving:\n  Dit komt er: bomen\n  en struiken.\n  - eiken\nzie: [a]",
        3,
        TEXT,
        "zet `|-` achter `omschrijving:`, en laat de tekst eronder staan.",
    ),
    "a text that begins behind its key": (
        "omschrijving: Een tekst\n  en daarna: nog meer.\nzie: [a]",
        3,
        TEXT,
        "zet `|-` achter `omschrijving:`, en begin de tekst op de volgende regel.",
    ),
    "an apostrophe in front": (
        "omschrijving: 's-Gravenhage doet mee\nzie: [a]",
        3,
        APOSTROPHE,
        'zet dubbele aanhalingstekens om de hele tekst: `"\'s-Gravenhage doet mee"`.',
    ),
    "an apostrophe in front and one behind it": (
        "omschrijving: '14-'15 telt mee\nzie: [a]",
        3,
        APOSTROPHE,
        "zet dubbele aanhalingstekens om de hele tekst: `\"'14-'15 telt mee\"`.",
    ),
    "an apostrophe and quotes": (
        'omschrijving: \'s avonds "open" zijn',
        3,
        APOSTROPHE,
        'zet dubbele aanhalingstekens om de hele tekst, en `\\"` voor elk aanhalingsteken erin.',
    ),
    "a year of two digits with an apostrophe": (
        "looptijd:\n  tot: '15",
        4,
        APOSTROPHE,
        "schrijf het jaar met vier cijfers: `2015`.",
    ),
    "a question mark before a text": (
        "omschrijving: ? Hoe dan",
        3,
        "Een waarde kan niet beginnen met een vraagteken en een spatie.",
        "zet aanhalingstekens om de hele tekst.",
    ),
    "an item too shallow": (
        "x:\n  mijlpalen:\n    - datum: 2014\n      wat: x\n  - datum: 2015\n    wat: y",
        7,
        "Dit streepje staat niet recht onder het vorige.",
        "zet er 4 spaties voor, zoals bij het vorige.",
    ),
    "an item too deep, behind a list in the one above it": (
        (
            "deelgebieden:\n  - id: a\n    doelen:\n      - x\n      - y\n"
            "    - id: b\n      titel: B"
        ),
        8,
        "Dit streepje staat niet recht onder het vorige.",
        "zet er 2 spaties voor, zoals bij het vorige.",
    ),
    "a first block without its dash, with a list in it": (
        ("deelgebieden:\n    id: a\n    doelen:\n      - x\n      - y\n  - id: b\n    titel: B"),
        4,
        "Het eerste onderdeel van deze lijst begint niet met een streepje.",
        "schrijf `- id: a`, met het streepje recht boven de andere.",
    ),
    "an item without its dash, in a list within a list": (
        ("deelgebieden:\n  - id: a\n    doelen:\n      - x\n      b\n  - id: b\n    titel: B"),
        7,
        DASH,
        STRAIGHT,
    ),
    "a key without its colon behind a list of blocks": (
        (
            "financiering:\n  bijdragen:\n    - status: mogelijk\nstreefwaarden\n"
            "  - wat: bomen\n    waarde: 5"
        ),
        6,
        "Op deze regel ontbreekt een dubbelepunt of een streepje.",
        (
            "schrijf `streefwaarden:` als dit een sleutel is. Hoort het bij de lijst erboven, "
            "schrijf dan `- streefwaarden`, recht onder de andere."
        ),
    ),
    "a line of a text in a list, too shallow": (
        "doelen:\n  - >-\n    De eerste regel\n  b\n  - Een ander doel",
        6,
        DASH,
        f"{STRAIGHT} Hoort hij bij de tekst erboven, laat hem dan verder inspringen.",
    ),
    "another bullet before a key": (
        (
            "financiering:\n  bijdragen:\n    - status: mogelijk\n      jaren: [2014]\n"
            "    • status: toegezegd"
        ),
        7,
        "Een onderdeel van een lijst begint met een streepje (-), niet met `•`.",
        "schrijf `- status: toegezegd`.",
    ),
    "curly quotes": (
        "omschrijving: “Bomen: veel”",
        3,
        "Deze tekst bevat een dubbelepunt; YAML leest wat ervoor staat als een sleutel.",
        'zet rechte aanhalingstekens (") om de hele tekst, in plaats van gekrulde.',
    ),
    "a question mark for a value": (
        "financiering:\n  dekking: ?",
        4,
        "Een vraagteken alleen is geen waarde.",
        "laat de sleutel weg als het antwoord niet bekend is.",
    ),
    "a hard space behind a colon": (
        "omschrijving:\u00a0Bomen\nzie: [a]",
        3,
        HARD,
        "typ een gewone spatie.",
    ),
    "hard spaces before a dash": (
        "partners:\n\u00a0\u00a0- a\n  - b",
        4,
        HARD,
        "typ een gewone spatie.",
    ),
    "a line of a hard space": (
        "partners:\n  - a\n\u00a0\nzie: [b]",
        5,
        HARD,
        "typ een gewone spatie.",
    ),
    "a letter of no width": (
        "\u200bpartners\n  - a",
        3,
        "Hier staat een onzichtbaar teken (U+200B).",
        "haal het weg.",
    ),
}


@pytest.mark.parametrize("habit", HABITS)
def test_a_habit_is_told_by_the_lines(habit: str) -> None:
    typed, line, message, hint = HABITS[habit]
    text = f"{TITLE}{typed}\n"
    with pytest.raises(FileError) as caught:
        parse(text.encode())
    error = caught.value
    assert text.count("\n", 0, error.start) + 1 == line
    assert (error.message, error.hint) == (message, hint)


def test_the_fence_of_a_chat_is_no_yaml() -> None:
    with pytest.raises(FileError) as caught:
        parse(f"```yaml\n{TITLE}```\n".encode())
    assert caught.value.hint == "haal de regels met ``` weg."


def test_a_hard_space_in_prose_is_no_mistake() -> None:
    assert parse("titel: Een\u00a0tekst van 10\u00a0%\n".encode()) == {
        "titel": "Een\u00a0tekst van 10\u00a0%"
    }


def test_a_hard_space_elsewhere_is_not_blamed() -> None:
    with pytest.raises(FileError) as caught:
        parse("titel: Een\u00a0tekst\nsoort: a: b\n".encode())
    assert "dubbelepunt" in caught.value.message
