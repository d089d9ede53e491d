"""What people type behind `gihv set`: each value is stored whole, or refused with a way out.

A row is what was typed, and what then stands in the file; `no(…)` has words of the refusal. An
amount stands behind `bedrag=` and between braces, `{…, bedrag: …}`; a text between braces and in a
list, `[…]`; behind `waarvoor=` alone every text is stored as it is.
"""

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gihv.diagnostics import Keys
from gihv.edit.proposal import judged
from gihv.edit.set import proposal, target, wish
from gihv.edit.values import Wrong, value
from gihv.edit.years import at
from gihv.load import check, read
from gihv.yaml import parse
from tests.helpers import BASE, Files

DOCUMENTS = read(
    Files(
        {
            **BASE,
            "agenda/01-groen/01-bomen.yaml": (
                "nummer: 1\ntitel: Bomen planten\n"
                "financiering:\n  bijdragen:\n    - status: mogelijk\n"
                "streefwaarden:\n  - wat: bomen\nmijlpalen:\n  - datum: 2014\n    wat: planten\n"
            ),
        }
    )
)
AGENDA, FOUND = check(DOCUMENTS)

BIJDRAGEN = ("financiering", "bijdragen")


class no(str):  # noqa: N801, SLOT000 - read as a word in a table
    """Words of the sentence with which a value is refused."""


QUOTES = no("aanhalingstekens om")
COMMA = no("Achter de laatste komma staat niets.")
NO_COMMAS = no("schrijf een getal zonder komma's")
CLOSE = no("aanhalingsteken wordt nergens gesloten")
EMPTY = no("staat niets.")
PERCENT = no("zet `eenheid: procent` erbij")

Row = tuple[str, Any, Any]

AMOUNTS: list[Row] = [
    ("1250000", 1250000, 1250000),
    ("150000", 150000, 150000),
    ("1.250.000", no("bedoelde u `1250000`"), no("bedoelde u `1250000`")),
    ("1,250,000", no("bedoelde u `1250000`"), no("schrijf `bedrag: 1250000`.")),
    ("1.000.000", no("bedoelde u `1000000`"), no("bedoelde u `1000000`")),
    ("1,000,000", no("bedoelde u `1000000`"), no("schrijf `bedrag: 1000000`.")),
    ("1.250", no("bedoelde u `1250`"), no("bedoelde u `1250`")),
    ("1,250", no("bedoelde u `1250`"), no("schrijf `bedrag: 1250`.")),
    ("150.000", no("bedoelde u `150000`"), no("bedoelde u `150000`")),
    ("150,000", no("bedoelde u `150000`"), no("schrijf `bedrag: 150000`.")),
    ("€ 1250000", no("bedoelde u `1250000`"), no("bedoelde u `1250000`")),
    ("€ 1.250.000", no("bedoelde u `1250000`"), no("bedoelde u `1250000`")),
    ("€1,250,000", no("bedoelde u `1250000`"), no("schrijf `bedrag: 1250000`.")),
    ("EUR 150.000", no("bedoelde u `150000`"), no("bedoelde u `150000`")),
    ("150.000 euro", no("bedoelde u `150000`"), no("bedoelde u `150000`")),
    ("€ 150.000,-", no("bedoelde u `150000`"), no("schrijf `bedrag: 150000`.")),
    ("150000,-", no("bedoelde u `150000`"), no("schrijf `bedrag: 150000`.")),
    ("1.250.000,00", no("bedoelde u `1250000`"), no("schrijf `bedrag: 1250000`.")),
    ("1250000,00", no("bedoelde u `1250000`"), no("schrijf `bedrag: 1250000`.")),
    ("1250000.00", no("bedoelde u `1250000`"), no("bedoelde u `1250000`")),
    ("1,2 mln", no("bedoelde u `1200000`"), no("schrijf `bedrag: 1200000`.")),
    ("1.2 mln", no("bedoelde u `1200000`"), no("bedoelde u `1200000`")),
    ("€ 1,2 mln", no("bedoelde u `1200000`"), no("schrijf `bedrag: 1200000`.")),
    ("1,25 miljoen", no("bedoelde u `1250000`"), no("schrijf `bedrag: 1250000`.")),
    ("€ 1,2 miljoen euro", no("bedoelde u `1200000`"), no("schrijf `bedrag: 1200000`.")),
    ("2 mln", no("bedoelde u `2000000`"), no("bedoelde u `2000000`")),
    ("1,2 mln.", no("bedoelde u `1200000`"), no("schrijf `bedrag: 1200000`.")),
    ("1 250 000", no("bedoelde u `1250000`"), no("bedoelde u `1250000`")),
    ("1'250'000", no("bedoelde u `1250000`"), no("bedoelde u `1250000`")),
    ("1,25", no("staat de tekst `1,25`"), NO_COMMAS),
    ("1.25", no("staat de tekst `1.25`"), no("staat de tekst `1.25`")),
    ("150k", no("staat de tekst `150k`"), no("staat de tekst `150k`")),
    ("2 ton", no("staat de tekst `2 ton`"), no("staat de tekst `2 ton`")),
    ("ca. 150.000", no("staat de tekst `ca. 150.000`"), no("staat de tekst `ca. 150.000`")),
    ("150.000 p/j", no("staat de tekst `150.000 p/j`"), no("staat de tekst `150.000 p/j`")),
    ("1.000 - 2.000", no("staat de tekst `1.000 - 2.000`"), no("staat de tekst `1.000 - 2.000`")),
    ("1,000 of 2,000", no("staat de tekst `1,000 of 2,000`"), NO_COMMAS),
    ("12%", no("staat de tekst `12%`"), no("staat de tekst `12%`")),
    ("p.m.", no("staat de tekst `p.m.`"), no("staat de tekst `p.m.`")),
    ("0", no("staat het getal 0"), no("staat het getal 0")),
    ("-5", no("staat het getal -5"), no("staat het getal -5")),
    ("€", no("staat de tekst `€`"), no("staat de tekst `€`")),
    ("1000,", no("bedoelde u `1000`"), COMMA),
    ("1,250, 000", no("staat de tekst `1,250, 000`"), NO_COMMAS),
    ("{2014: 50000, 2015: 60000}", {"2014": 50000, "2015": 60000}, {"2014": 50000, "2015": 60000}),
    ("{2014: 50.000, 2015: 60.000}", no("bedoelde u `50000`"), no("bedoelde u `50000`")),
    ("{2014: 50,000, 2015: 60,000}", no("schrijf `2015: 60000`."), no("schrijf `2015: 60000`.")),
    ("{2014: 1,2 mln}", no("schrijf `2014: 1200000`."), no("schrijf `2014: 1200000`.")),
    ("{2014: 50000, 2015}", NO_COMMAS, NO_COMMAS),
    ("'1250000'", no("staat de tekst `'1250000'`"), no("haal de aanhalingstekens weg")),
    ("1250000 # afgerond", no("staat de tekst `1250000 # afgerond`"), QUOTES),
]

NUMBERS: list[Row] = [
    ("12", 12, 12),
    ("12%", PERCENT, PERCENT),
    ("12 %", PERCENT, PERCENT),
    ("12,5", no("bedoelde u `12.5`"), no("schrijf `waarde: 12.5`.")),
    ("12.5", 12.5, 12.5),
    ("12,5%", PERCENT, NO_COMMAS),
    ("12.5%", PERCENT, PERCENT),
    ("12,5 %", PERCENT, NO_COMMAS),
    ("0,5", no("bedoelde u `0.5`"), no("schrijf `waarde: 0.5`.")),
    (".5", 0.5, 0.5),
    ("1,5 procent", no("staat de tekst `1,5 procent`"), NO_COMMAS),
    ("12 procent", no("staat de tekst `12 procent`"), no("staat de tekst `12 procent`")),
    ("100%", PERCENT, PERCENT),
    ("100", 100, 100),
    ("5-10", no("staat de tekst `5-10`"), no("staat de tekst `5-10`")),
    ("5-10%", PERCENT, PERCENT),
    ("5 - 10 %", PERCENT, PERCENT),
    ("5,5-10,5", no("staat de tekst `5,5-10,5`"), NO_COMMAS),
    ("5 tot 10", no("staat de tekst `5 tot 10`"), no("staat de tekst `5 tot 10`")),
    ("ca. 12", no("staat de tekst `ca. 12`"), no("staat de tekst `ca. 12`")),
    ("ca. 12%", PERCENT, PERCENT),
    (">12", no("staat de tekst `>12`"), QUOTES),
    ("> 12%", PERCENT, QUOTES),
    ("≥ 12", no("staat de tekst `≥ 12`"), no("staat de tekst `≥ 12`")),
    ("+12", 12, 12),
    ("-12", -12, -12),
    ("1.500", no("bedoelde u `1500`"), no("bedoelde u `1500`")),
    ("1,500", no("bedoelde u `1500`"), no("schrijf `waarde: 1500`.")),
    ("1.250.000", no("bedoelde u `1250000`"), no("bedoelde u `1250000`")),
    ("1,250,000", no("bedoelde u `1250000`"), no("schrijf `waarde: 1250000`.")),
    ("1/3", no("staat de tekst `1/3`"), no("staat de tekst `1/3`")),
    ("twaalf", no("staat de tekst `twaalf`"), no("staat de tekst `twaalf`")),
    ("12%, per jaar", no("staat de tekst `12%, per jaar`"), NO_COMMAS),
    ("12, 5", no("staat de tekst `12, 5`"), NO_COMMAS),
    ("'12'", no("staat de tekst `'12'`"), no("haal de aanhalingstekens weg")),
    ("12% # geschat", no("staat de tekst `12% # geschat`"), QUOTES),
    ("[12, 15]", no("staat de tekst `[12, 15]`"), no("staat een lijst")),
]

DATES: list[Row] = [
    ("2014", 2014, 2014),
    ("2014-09", "2014-09", "2014-09"),
    ("2014-09-01", "2014-09-01", "2014-09-01"),
    ("2014-K2", "2014-K2", "2014-K2"),
    ("voorjaar 2015", "voorjaar 2015", "voorjaar 2015"),
    ("najaar 2014", "najaar 2014", "najaar 2014"),
    ("winter 2014", "winter 2014", "winter 2014"),
    ("begin 2014", "begin 2014", "begin 2014"),
    ("medio 2014", "medio 2014", "medio 2014"),
    ("eind 2014", "eind 2014", "eind 2014"),
    ("1-9-2014", no("bedoelde u `2014-09-01`"), no("bedoelde u `2014-09-01`")),
    ("01-09-2014", no("bedoelde u `2014-09-01`"), no("bedoelde u `2014-09-01`")),
    ("1/9/2014", no("bedoelde u `2014-09-01`"), no("bedoelde u `2014-09-01`")),
    ("31.12.2014", no("bedoelde u `2014-12-31`"), no("bedoelde u `2014-12-31`")),
    ("1 september 2014", no("bedoelde u `2014-09-01`"), no("bedoelde u `2014-09-01`")),
    ("1 sept. 2014", no("bedoelde u `2014-09-01`"), no("bedoelde u `2014-09-01`")),
    ("sept 2014", no("bedoelde u `2014-09`"), no("bedoelde u `2014-09`")),
    ("september 2014", no("bedoelde u `2014-09`"), no("bedoelde u `2014-09`")),
    ("september, 2014", no("bedoelde u `2014-09`"), NO_COMMAS),
    ("Voorjaar 2015", no("bedoelde u `voorjaar 2015`"), no("bedoelde u `voorjaar 2015`")),
    ("lente 2015", no("bedoelde u `voorjaar 2015`"), no("bedoelde u `voorjaar 2015`")),
    ("voorjaar, 2015", no("bedoelde u `voorjaar 2015`"), NO_COMMAS),
    ("2014-9", no("bedoelde u `2014-09`"), no("bedoelde u `2014-09`")),
    ("2014-9-1", no("bedoelde u `2014-09-01`"), no("bedoelde u `2014-09-01`")),
    ("2014/09", no("bedoelde u `2014-09`"), no("bedoelde u `2014-09`")),
    ("14", no("bedoelde u `2014`"), no("bedoelde u `2014`")),
    ("'14", no("staat de tekst `'14`"), no('`"\'14"`')),
    ("2014-13", no("staat de tekst `2014-13`"), no("staat de tekst `2014-13`")),
    ("2014-02-30", no("staat de tekst `2014-02-30`"), no("staat de tekst `2014-02-30`")),
    ("2014-2015", no("staat de tekst `2014-2015`"), no("staat de tekst `2014-2015`")),
    ("2014, 2015", no("staat de tekst `2014, 2015`"), NO_COMMAS),
    ("2014/2015", no("staat de tekst `2014/2015`"), no("staat de tekst `2014/2015`")),
    ("2014 of 2015", no("staat de tekst `2014 of 2015`"), no("staat de tekst `2014 of 2015`")),
    ("eind 2014, begin 2015", no("staat de tekst `eind 2014, begin 2015`"), NO_COMMAS),
    ("medio 2014: uiterlijk", no("staat de tekst `medio 2014: uiterlijk`"), QUOTES),
    (
        "2014 (uiterlijk)",
        no("staat de tekst `2014 (uiterlijk)`"),
        no("staat de tekst `2014 (uiterlijk)`"),
    ),
    ("20140901", no("staat het getal 20140901"), no("staat het getal 20140901")),
    ("onbekend", no("staat de tekst `onbekend`"), no("staat de tekst `onbekend`")),
    ("'2014-09'", no("staat de tekst `'2014-09'`"), "2014-09"),
    ("2014-09 # ongeveer", no("staat de tekst `2014-09 # ongeveer`"), QUOTES),
    (
        "2014-09-01 12:00",
        no("staat de tekst `2014-09-01 12:00`"),
        no("staat de tekst `2014-09-01 12:00`"),
    ),
    ("[2014, 2015]", no("staat de tekst `[2014, 2015]`"), no("staat een lijst")),
]

YEARS: list[Row] = [
    ("[2014]", [2014], [2014]),
    ("[2014, 2015]", [2014, 2015], [2014, 2015]),
    ("[2014,2015]", [2014, 2015], [2014, 2015]),
    ("[ 2014 , 2015 ]", [2014, 2015], [2014, 2015]),
    ("[2015, 2014]", [2015, 2014], [2015, 2014]),
    ("[]", [], []),
    ("2014", [2014], no("bedoelde u `[2014]`")),
    ("2014, 2015", no("noem elk jaar apart: 2014, 2015"), no("schrijf `jaren: [2014, 2015]`.")),
    ("2014,2015", no("noem elk jaar apart: 2014, 2015"), no("schrijf `jaren: [2014, 2015]`.")),
    ("2014 en 2015", no("noem elk jaar apart: 2014, 2015"), no("bedoelde u `[2014, 2015]`")),
    ("2014-2015", no("noem elk jaar apart: 2014, 2015"), no("bedoelde u `[2014, 2015]`")),
    ("2014 t/m 2015", no("noem elk jaar apart: 2014, 2015"), no("bedoelde u `[2014, 2015]`")),
    ("[2014-2015]", no("noem elk jaar apart: 2014, 2015"), no("noem elk jaar apart: 2014, 2015")),
    (
        "[2014 t/m 2015]",
        no("noem elk jaar apart: 2014, 2015"),
        no("noem elk jaar apart: 2014, 2015"),
    ),
    (
        "[2014 en 2015]",
        no("noem elk jaar apart: 2014, 2015"),
        no("noem elk jaar apart: 2014, 2015"),
    ),
    ("[2014 2015]", no("staat de tekst `2014 2015`"), no("staat de tekst `2014 2015`")),
    ("[14, 15]", no("bedoelde u `2014`"), no("bedoelde u `2014`")),
    ("['2014', 2015]", no("haal de aanhalingstekens weg"), no("haal de aanhalingstekens weg")),
    ('["2014"]', no("haal de aanhalingstekens weg"), no("haal de aanhalingstekens weg")),
    ("[2014, 2015,]", COMMA, COMMA),
    ("[2014,]", COMMA, COMMA),
    ("[2014,, 2015]", QUOTES, QUOTES),
    ("[, 2014]", QUOTES, QUOTES),
    ("[2014", QUOTES, QUOTES),
    ("2014]", no("staat de tekst `2014]`"), QUOTES),
    ("[2014}", QUOTES, QUOTES),
    ("[2014] en [2015]", QUOTES, QUOTES),
    ("[2014], [2015]", QUOTES, QUOTES),
    ("[[2014]]", no("staat een lijst"), no("staat een lijst")),
    ("{2014, 2015}", no("staat de tekst `{2014, 2015}`"), QUOTES),
    ("{2014: 1}", no("staat de tekst `{2014: 1}`"), no("staat een blok met sleutels")),
    ("[2014: 1]", no("staat een blok met sleutels"), no("staat een blok met sleutels")),
    ("[2014, # eerst\n2015]", QUOTES, QUOTES),
    ("[2014] # eerst", QUOTES, QUOTES),
    ("(2014, 2015)", no("noem elk jaar apart: 2014, 2015"), no("schrijf `jaren: [2014, 2015]`.")),
    ("- 2014", no("staat de tekst `- 2014`"), QUOTES),
]

COMMAS: list[Row] = [
    ("huur, inrichting", no('`waarvoor: "huur, inrichting"`'), ["huur", "inrichting"]),
    ("huur,inrichting", no('`waarvoor: "huur,inrichting"`'), ["huur", "inrichting"]),
    ("huur , inrichting", no('`waarvoor: "huur , inrichting"`'), ["huur", "inrichting"]),
    (
        "huur, inrichting, meubels",
        no('`waarvoor: "huur, inrichting, meubels"`'),
        ["huur", "inrichting", "meubels"],
    ),
    ("huur, hal, hal", QUOTES, ["huur", "hal", "hal"]),
    ("€ 5, per jaar", no('`waarvoor: "€ 5, per jaar"`'), ["€ 5", "per jaar"]),
    ("€ 5,-", no('`waarvoor: "€ 5,-"`'), ["€ 5", "-"]),
    ("1,5 fte", no('`waarvoor: "1,5 fte"`'), QUOTES),
    ("1,250 uur", no('`waarvoor: "1,250 uur"`'), QUOTES),
    ("5,-", no('`waarvoor: "5,-"`'), ["5", "-"]),
    ("huur, 2014", no('`waarvoor: "huur, 2014"`'), ["huur", "2014"]),
    (
        "huur, ontwikkeling en beheer",
        no('`waarvoor: "huur, ontwikkeling en beheer"`'),
        ["huur", "ontwikkeling en beheer"],
    ),
    ("huur, zie 6.7", no('`waarvoor: "huur, zie 6.7"`'), ["huur", "zie 6.7"]),
    ("huur (hal, zaal)", no('`waarvoor: "huur (hal, zaal)"`'), QUOTES),
    ('"huur, inrichting"', "huur, inrichting", ["huur, inrichting"]),
    ("'huur, inrichting'", "huur, inrichting", ["huur, inrichting"]),
    ('"huur", inrichting', no("`waarvoor: '\"huur\", inrichting'`"), ["huur", "inrichting"]),
    ('huur, "inrichting"', no("`waarvoor: 'huur, \"inrichting\"'`"), ["huur", "inrichting"]),
    ("huur, 'de hal'", no("`waarvoor: \"huur, 'de hal'\"`"), ["huur", "de hal"]),
    ("huur, status", no("De sleutel `status` staat hier voor de tweede keer"), ["huur", "status"]),
    ("http://x.nl/a,b", no('`waarvoor: "http://x.nl/a,b"`'), ["http://x.nl/a", "b"]),
    ("huur, en verder: niets", no("De sleutel `en verder` hoort hier niet"), QUOTES),
    ("huur,", QUOTES, COMMA),
    ("huur, ", QUOTES, COMMA),
    (",huur", no('`waarvoor: ",huur"`'), QUOTES),
    (", huur", no('`waarvoor: ", huur"`'), QUOTES),
    (",", QUOTES, QUOTES),
    ("huur,, hal", QUOTES, QUOTES),
    ("huur, # hal", QUOTES, QUOTES),
    ("huur, [hal]", QUOTES, no("staat een lijst")),
    ("huur, {hal}", QUOTES, QUOTES),
    ("huur, -", no('`waarvoor: "huur, -"`'), ["huur", "-"]),
    ("huur, ja", no('`waarvoor: "huur, ja"`'), ["huur", "ja"]),
    ("huur; hal, zaal", no('`waarvoor: "huur; hal, zaal"`'), ["huur; hal", "zaal"]),
    ("banen (1.000, later meer)", no('`waarvoor: "banen (1.000, later meer)"`'), QUOTES),
]

COLONS: list[Row] = [
    ("huur: hal", QUOTES, QUOTES),
    ("huur:hal", "huur:hal", ["huur:hal"]),
    ("huur : hal", QUOTES, QUOTES),
    ("huur:", no("Hier klopt de YAML niet."), no("Hier klopt de YAML niet.")),
    (": huur", QUOTES, QUOTES),
    (":", QUOTES, QUOTES),
    ("hal 1: huur, hal 2: koop", QUOTES, QUOTES),
    ("12:30 uur", "12:30 uur", ["12:30 uur"]),
    ("12:30", "12:30", ["12:30"]),
    ("om 12:30: start", QUOTES, QUOTES),
    ("http://x.nl", "http://x.nl", ["http://x.nl"]),
    ("https://x.nl/a?b=c:d", "https://x.nl/a?b=c:d", ["https://x.nl/a?b=c:d"]),
    ("http://x.nl: de site", QUOTES, QUOTES),
    ("verhouding 1:2", "verhouding 1:2", ["verhouding 1:2"]),
    ("verhouding 1: 2", QUOTES, QUOTES),
    ("doel: huur: hal", QUOTES, QUOTES),
    ('"huur: hal"', "huur: hal", ["huur: hal"]),
    ("'huur: hal'", "huur: hal", ["huur: hal"]),
    ('"huur": hal', QUOTES, QUOTES),
    ('huur: "hal"', QUOTES, QUOTES),
    ("huur: 'hal'", QUOTES, QUOTES),
    ("huur:: hal", QUOTES, QUOTES),
    ("huur::hal", "huur::hal", ["huur::hal"]),
    ("huur: ", QUOTES, EMPTY),
    ("a:b:c", "a:b:c", ["a:b:c"]),
    ("C: schijf", QUOTES, QUOTES),
    ("C:\\schijf", "C:\\schijf", ["C:\\schijf"]),
    ("let op: huur", QUOTES, QUOTES),
    ("NB: huur", QUOTES, QUOTES),
    ("huur: [hal]", QUOTES, QUOTES),
    ("huur: {hal: 1}", QUOTES, QUOTES),
    ("huur: # hal", QUOTES, QUOTES),
    ("status: huur", QUOTES, QUOTES),
    ("psalm 1:2-3", "psalm 1:2-3", ["psalm 1:2-3"]),
]

BRACKETS: list[Row] = [
    ("huur (hal)", "huur (hal)", ["huur (hal)"]),
    ("(huur)", "(huur)", ["(huur)"]),
    ("huur [hal]", QUOTES, QUOTES),
    ("[huur]", no("staat een lijst"), no("staat een lijst")),
    ("[huur] hal", QUOTES, QUOTES),
    ("[huur", QUOTES, QUOTES),
    ("huur]", QUOTES, QUOTES),
    ("huur [hal", QUOTES, QUOTES),
    ("huur {hal}", QUOTES, QUOTES),
    ("{huur}", QUOTES, QUOTES),
    ("{huur} hal", QUOTES, QUOTES),
    ("{huur", QUOTES, QUOTES),
    ("huur}", QUOTES, QUOTES),
    ("{huur: hal}", QUOTES, QUOTES),
    ("[huur, hal]", no("staat een lijst"), no("staat een lijst")),
    ("[huur: hal]", no("staat een lijst"), no("staat een lijst")),
    ("[]", no("Schrijf hier tekst."), no("Schrijf hier tekst.")),
    ("{}", no("Schrijf hier tekst."), no("Schrijf hier tekst.")),
    ("[[huur]]", no("staat een lijst"), no("staat een lijst")),
    ("huur <hal>", "huur <hal>", ["huur <hal>"]),
    ("<huur>", "<huur>", ["<huur>"]),
    ("huur (hal", "huur (hal", QUOTES),
    ("huur) hal", "huur) hal", QUOTES),
    ('"huur [hal]"', "huur [hal]", ["huur [hal]"]),
    ("'[huur]'", "[huur]", ["[huur]"]),
    ('"{huur}"', "{huur}", ["{huur}"]),
    ('huur "[hal]"', no("nergens gesloten"), no("nergens gesloten")),
    ("[1]", no("staat een lijst"), no("staat een lijst")),
    ("huur [1]", QUOTES, QUOTES),
    ("huur[1]", QUOTES, QUOTES),
    ("huur (zie [1])", QUOTES, QUOTES),
    ("huur [hal], zaal", QUOTES, QUOTES),
    ("(huur, hal)", no('`waarvoor: "(huur, hal)"`'), QUOTES),
    ("[x] huur", QUOTES, QUOTES),
    ("[ ] huur", QUOTES, QUOTES),
]

SIGNS: list[Row] = [
    ("'huur'", "huur", ["huur"]),
    ('"huur"', "huur", ["huur"]),
    ("'huur", CLOSE, CLOSE),
    ('"huur', CLOSE, CLOSE),
    ("huur'", "huur'", ["huur'"]),
    ('huur"', 'huur"', ['huur"']),
    ("de 'hal'", "de 'hal'", ["de 'hal'"]),
    ('de "hal"', 'de "hal"', ['de "hal"']),
    ("'huur' hal", QUOTES, QUOTES),
    ('"huur" hal', QUOTES, QUOTES),
    ('"huur" en "hal"', QUOTES, QUOTES),
    ("'huur' en 'hal'", QUOTES, QUOTES),
    ("'s avonds", no('`"\'s avonds"`'), no('`"\'s avonds"`')),
    ("'s-Gravenhage", no('`"\'s-Gravenhage"`'), no('`"\'s-Gravenhage"`')),
    ("zo'n hal", "zo'n hal", ["zo'n hal"]),
    ("foto's", "foto's", ["foto's"]),
    ("auto's en foto's", "auto's en foto's", ["auto's en foto's"]),
    ("'t Hart", no('`"\'t Hart"`'), no('`"\'t Hart"`')),
    ("de '90s", "de '90s", ["de '90s"]),
    ("'14", no('`"\'14"`'), no('`"\'14"`')),
    ("it''s", "it''s", ["it''s"]),
    ("'it''s'", "it's", ["it's"]),
    ('"zo\'n"', "zo'n", ["zo'n"]),
    ("'zo\"n'", 'zo"n', ['zo"n']),
    ('"zo"n"', QUOTES, QUOTES),
    ("'zo'n'", QUOTES, QUOTES),
    ("''", no("Schrijf hier tekst."), no("Schrijf hier tekst.")),
    ('""', no("Schrijf hier tekst."), no("Schrijf hier tekst.")),
    ('"', CLOSE, CLOSE),
    ("'", CLOSE, CLOSE),
    ("“huur”", "“huur”", ["“huur”"]),
    ("‘huur’", "‘huur’", ["‘huur’"]),
    ("„huur”", "„huur”", ["„huur”"]),
    ("`huur`", QUOTES, QUOTES),
    ('"huur\\hal"', no("gebruik enkele aanhalingstekens"), no("gebruik enkele aanhalingstekens")),
    ('5" buis', '5" buis', ['5" buis']),
    ('"huur, hal', CLOSE, CLOSE),
    ('"huur" # hal', QUOTES, QUOTES),
]


TABLES: dict[str, list[Row]] = {
    "amounts": AMOUNTS,
    "numbers": NUMBERS,
    "dates": DATES,
    "years": YEARS,
    "commas": COMMAS,
    "colons": COLONS,
    "brackets": BRACKETS,
    "signs": SIGNS,
}
ALONE: dict[str, tuple[str, Keys]] = {
    "amounts": ("financiering.bijdragen.1.bedrag={}", (*BIJDRAGEN, 0, "bedrag")),
    "numbers": ("streefwaarden.1.waarde={}", ("streefwaarden", 0, "waarde")),
    "dates": ("mijlpalen.1.datum={}", ("mijlpalen", 0, "datum")),
    "years": ("financiering.bijdragen.1.jaren={}", (*BIJDRAGEN, 0, "jaren")),
}
IN_BRACES: dict[str, tuple[str, str, Keys]] = {
    "amounts": ("financiering.bijdragen", "{{status: mogelijk, bedrag: {}}}", ("bedrag",)),
    "numbers": ("streefwaarden", "{{wat: groei, waarde: {}}}", ("waarde",)),
    "dates": ("mijlpalen", "{{datum: {}, wat: snoeien}}", ("datum",)),
    "years": ("financiering.bijdragen", "{{status: mogelijk, jaren: {}}}", ("jaren",)),
}
TEXT_IN_BRACES = ("financiering.bijdragen", "{{waarvoor: {}, status: mogelijk}}", ("waarvoor",))


def stored(typed: str, keys: Keys, ref: str = "1.1") -> Any:
    """What stands at the end of a way once `set` has done it; what it says, if it refuses."""
    try:
        wanted = proposal(DOCUMENTS, AGENDA, target(AGENDA, ref), [wish(typed)])
    except Wrong as wrong:
        return no(wrong)
    refused = judged(DOCUMENTS, wanted, AGENDA, FOUND).refused
    if refused:
        return no(" ".join(f"{one.message} {one.tip or ''}" for one in refused))
    path = target(AGENDA, ref).path
    return at(parse(wanted.files(DOCUMENTS).get(path) or DOCUMENTS.files[path].raw), keys)


def assert_as_in_the_table(found: Any, expected: Any) -> None:
    if not isinstance(expected, no):
        assert repr(found) == repr(expected)
        return
    assert isinstance(found, no), "it must be refused"
    assert expected in found
    assert re.search(
        r"[Ss]chrijf|zet |bedoelde u|haal |vul |noem |gebruik |kijk |laat |kent alleen", found
    )


def rows(*names: str) -> list[Any]:
    return [
        pytest.param(name, *row, id=f"{name}: {row[0]}") for name in names for row in TABLES[name]
    ]


def test_every_table_has_thirty_values() -> None:
    assert {name: len(table) for name, table in TABLES.items() if len(table) < 30} == {}


@pytest.mark.parametrize(("name", "typed", "alone", "in_braces"), rows(*ALONE))
def test_a_value_is_stored_whole_or_refused(
    name: str, typed: str, alone: Any, in_braces: Any
) -> None:
    wish_, keys = ALONE[name]
    assert_as_in_the_table(stored(wish_.format(typed), keys), alone)
    way, block, below = IN_BRACES[name]
    _assert_in_block(way, block.format(typed), below, in_braces)


@pytest.mark.parametrize(
    ("name", "typed", "in_braces", "in_list"), rows("commas", "colons", "brackets", "signs")
)
def test_a_text_is_stored_whole_or_refused(
    name: str, typed: str, in_braces: Any, in_list: Any
) -> None:
    alone = stored(f"financiering.bijdragen.1.waarvoor={typed}", (*BIJDRAGEN, 0, "waarvoor"))
    assert alone == typed.strip(), name
    way, block, below = TEXT_IN_BRACES
    _assert_in_block(way, block.format(typed), below, in_braces)
    assert_as_in_the_table(stored(f"doelen=[{typed}]", ("doelen",), "groen"), in_list)


def _assert_in_block(way: str, block: str, below: Keys, expected: Any) -> None:
    """One item more, and the whole list anew, come to the same."""
    keys = tuple(way.split("."))
    assert_as_in_the_table(stored(f"{way}=[{block}]", (*keys, 0, *below)), expected)
    assert_as_in_the_table(stored(f"{way}+={block}", (*keys, 1, *below)), expected)


@given(st.text("ab1 .,:;#'\"-?{}[]()=%\n", max_size=12))
def test_no_sign_is_lost_without_a_word(typed: str) -> None:
    """Whatever stands between braces: all its letters and digits come through, or none."""
    try:
        found = value("actie", (*BIJDRAGEN, 0), f"{{waarvoor: {typed}, status: mogelijk}}")
    except Wrong:
        return
    expected = Counter(one for one in f"waarvoor {typed} status mogelijk" if one.isalnum())
    assert Counter(one for one in _words(found) if one.isalnum()) == expected


def _words(found: Any) -> str:
    """All that data say, keys too, as one text."""
    if isinstance(found, dict):
        return "".join(key + _words(below) for key, below in found.items())
    return "".join(map(_words, found)) if isinstance(found, list) else str(found)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (
            "financiering.bijdragen+={bedrag: 1,250,000, status: mogelijk, waarvoor: hal, huur}",
            (
                "YAML leest `250` en `000` als sleutels zonder waarde. "
                "Tip: schrijf `bedrag: 1250000`. "
                "YAML leest `huur` als een sleutel zonder waarde. "
                'Tip: zet aanhalingstekens om de hele tekst: `waarvoor: "hal, huur"`.'
            ),
        ),
        ("financiering.bijdragen+={bron:, status: mogelijk}", "Hier klopt de YAML niet."),
        ("financiering.bijdragen+={bron: , status: mogelijk}", "Achter `bron` staat niets."),
        (
            "financiering.bijdragen+={status: mogelijk, bron}",
            "YAML leest `bron` als een sleutel zonder waarde.",
        ),
        ("financiering.bijdragen+={status: a, status: b}", "staat hier voor de tweede keer"),
        ("looptijd={van 2014}", "YAML leest `van 2014` als een sleutel zonder waarde."),
        ("trekkers=[gemeente-den-haag] # wie?", "`# wie?` is voor YAML geen deel van de waarde."),
        (
            "trekkers=[gemeente-den-haag, # wie?\n]",
            "`# wie?\n]` is voor YAML geen deel van de waarde.",
        ),
        ("trekkers=[gemeente-den-haag]\n...", "`...` is voor YAML geen deel van de waarde."),
    ],
)
def test_what_would_be_lost_is_named(typed: str, words: str) -> None:
    assert words in stored(typed, ())


def test_no_is_the_way_to_leave_a_key_out() -> None:
    keys = ("partners", 0)
    assert stored("partners+={organisatie: gemeente-den-haag, voorbehoud: nee}", keys) == {
        "organisatie": "gemeente-den-haag"
    }
