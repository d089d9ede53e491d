"""What people ask of an agenda, the command that asks it, and the answer, derived by hand.

The agenda is `tests/questions/agenda/`, made for these questions. Its money, in the order of its
files; who reads an answer below finds every euro of it here:

| | where | who pays | euros | for | status |
| --- | --- | --- | --- | --- | --- |
| A | agenda | rijk | 100.000 | 2020-2021, the whole agenda | toegezegd |
| B | agenda | provincie | 8.000 | 2022, acties 1.4 and 2.1 | mogelijk |
| C | speerpunt 1 | bank | 30.000 | 2021, the whole speerpunt | toegezegd |
| D | speerpunt 1 | stad | 20.000 | 2020, acties 1.1 and 1.2 | toegezegd |
| E | 1.1 | stad | 10.000 | 2020 | toegezegd |
| F | 1.1 | provincie, via streekfonds | 4.000 | 2021 | aangevraagd |
| G | 1.2 | not said, via streekfonds: so provincie | 6.000 | 2020-2021 | toegezegd |
| H | 1.2 | stad | 9.000 | 2021 | afgewezen |
| I | 1.4 | nobody named | 2.500 | no year | mogelijk |
| J | 1.4 | stad | 1.500 | 2019 | toegezegd |
| K | 2.1 | smederij | 1.000 and 2.000 | 2020 and 2021 | toegezegd |
| L | 2.1 | europafonds | not said | 2022 | aangevraagd |
| M | 2.2, afgerond | school | 5.000 | 2020 | ontvangen |
| N | 2.2, afgerond | stad | 3.000, of which 1.000 came | 2020 | toegezegd |
| O | 2.3, gestopt | provincie | 7.000 | 2021 | aangevraagd |

Of N only what came counts, of O nothing: 2.000 and 7.000 are not to be expected any more.
"""

import shlex

import pytest

from tests.command import REPOSITORY, Result, gihv
from tests.reckoned import told_euros

QUESTIONS = REPOSITORY / "tests" / "questions"


def ask(command: str) -> Result:
    return gihv(*shlex.split(command), root=QUESTIONS)


def test_the_agenda_is_clean() -> None:
    result = ask("validate --strict")
    assert result.code == 0, result.out


# -- which acties ------------------------------------------------------------------------------

ACTIES = {
    # The loket, a part of the stad, leads 1.1; the wijkteam, a part of the loket, leads 1.4.
    "--trekker stad": "1.1 1.3 1.4",
    "--trekker loket": "1.1 1.4",
    # A partner is who takes part: 1.2. It leads the others, itself or by a part.
    "--partner stad": "1.2",
    # The school itself in 1.1; its Metaalschool in 2.1.
    "--partner school": "1.1 2.1",
    # Only intended, in 1.2: no partner.
    "--partner smederij": "",
    # Any role: it leads 2.1, it is intended in 1.2.
    "--organisatie smederij": "1.2 2.1",
    # A role in 1.1 to 1.4, and it pays in 2.2 (N).
    "--organisatie stad": "1.1 1.2 1.3 1.4 2.2",
    # No role anywhere; it pays: B, F, O, and as who provides the streekfonds G.
    "--organisatie provincie": "1.1 1.2 1.4 2.1 2.3",
    # For the whole agenda or speerpunt: no actie is named.
    "--organisatie rijk": "",
    "--bron rijk": "",
    "--bron bank": "",
    # D and E, D and H, J, N. Rejected or not: it is named there.
    "--bron stad": "1.1 1.2 1.4 2.2",
    "--bron provincie": "1.1 1.2 1.4 2.1 2.3",
    # Through the fund: F, and G, where it alone is named.
    "--bron streekfonds": "1.1 1.2",
    # L: a fund that nobody is said to provide pays itself.
    "--bron europafonds": "2.1",
    # The Metaalschool leads nothing and pays nothing; the school pays M.
    "--bron school": "2.2",
    "--bron school-metaal": "",
    # Both: of the acties of the loket (1.1, 1.4), the school is in 1.1.
    "--organisatie loket+school": "1.1",
    # Either: the school is in 1.1, 1.2, 2.1 (by its part) and 2.2.
    "--organisatie loket --organisatie school": "1.1 1.2 1.4 2.1 2.2",
    # A name with a plus of its own is that name.
    "--organisatie 'Smit + Zoon'": "1.2 2.1",
    # Of the four acties with money of the stad, the provincie pays in three.
    "--bron stad+provincie": "1.1 1.2 1.4",
    # 2.3 has neither; without partners are 1.3, 1.4 and 2.2 too.
    "--zonder trekkers+partners": "2.3",
    "--zonder trekkers --zonder partners": "1.3 1.4 2.2 2.3",
    # No year gedekt, deels or beoogd: 1.3 says nothing, 1.4 says onbekend.
    "--zonder financiering": "1.3 1.4",
    "--dekking ontbreekt": "1.3",
    "--dekking open": "1.3 1.4",
    # 2022 is not named in 1.2 (ontbreekt); 1.3 says nothing; 1.4 onbekend.
    "--dekking open --jaar 2022": "1.2 1.3 1.4",
    # In 2020 1.2 is deels, and 1.3 does not run yet.
    "--dekking open --jaar 2020": "1.4",
    # 1.3 begins in 2021.
    "--jaar 2020": "1.1 1.2 1.4 2.1 2.2 2.3",
    # 2.2 ended in 2020.
    "--jaar 2021": "1.1 1.2 1.3 1.4 2.1 2.3",
    # Nothing runs; J is for 2019.
    "--jaar 2019": "1.4",
    # D and E; D; N. Not 1.4: what the stad pays there is for 2019.
    "--bron stad --jaar 2020": "1.1 1.2 2.2",
    "--bron provincie --jaar 2022": "1.4 2.1",
    "--status afgerond --status gestopt": "2.2 2.3",
    # The title of speerpunt 1, and 2.2's "ICT-sector". Not 2.3: "district".
    "--zoek ICT": "1.1 1.2 1.3 1.4 2.2",
    "--zoek district": "2.3",
    # A longer word anywhere: "Lerarenbeurs". A short one not: "Computerles".
    "--zoek beurs": "1.2",
    "--zoek les": "",
    # Every word: "Computerles" and its partner "Vakschool Zuid"; 1.2 and 2.2 have the school only.
    "--zoek 'computer vakschool'": "1.1",
    # Either text: the title of 2.3, the payer's deed in 1.2.
    "--zoek district --zoek beurs": "1.2 2.3",
    # An organisation's name, whatever its role: 1.2 (intended) and 2.1.
    "--zoek smit": "1.2 2.1",
}
"""A choice, and the numbers of its acties."""


@pytest.mark.parametrize(("choice", "numbers"), ACTIES.items(), ids=ACTIES)
def test_the_acties_of_a_choice(choice: str, numbers: str) -> None:
    listed = [one["nummer"] for one in ask(f"list {choice} --format json").data["acties"]]
    assert listed == numbers.split()
    assert ask(f"list {choice} --format ids").out.split() == [
        one["id"] for one in ask(f"list {choice} --format json").data["acties"]
    ]


# -- which euros -------------------------------------------------------------------------------

AGENDA, SPEERPUNT_1 = "daarnaast, voor de hele agenda", "daarnaast, voor speerpunt 1"
OVER = "afgerond of gestopt, niet ontvangen"

EUROS: dict[str, dict[str, int | None]] = {
    # Every letter once; of N what came. L is there without an amount.
    "": {
        "toegezegd": 176_500,  # A 100.000 + C 30.000 + D 20.000 + E 10.000 + G 6.000 + J 1.500
        #                        + K 3.000 + M 5.000 + N 1.000
        "waarvan ontvangen": 6_000,  # M 5.000 + N 1.000
        "aangevraagd": 4_000,  # F
        "mogelijk": 10_500,  # B 8.000 + I 2.500
        "afgewezen": 9_000,  # H
        OVER: 9_000,  # N 2.000 + O 7.000
        "benodigd": 12_000,  # 2.1; 2.2 is afgerond, and needs nothing any more
        "tekort": 9_000,  # 12.000 - K; at most, as A may pay for it too
    },
    "--speerpunt 1": {
        "toegezegd": 37_500,  # D + E + G + J
        "aangevraagd": 4_000,  # F
        "mogelijk": 10_500,  # B, shared with 2.1, + I
        "afgewezen": 9_000,  # H
        SPEERPUNT_1: 30_000,  # C
        AGENDA: 100_000,  # A
    },
    "--speerpunt 2": {
        "toegezegd": 9_000,  # K + M + N's 1.000
        "waarvan ontvangen": 6_000,
        "aangevraagd": None,  # L: no amount is no zero
        "mogelijk": 8_000,  # B, shared with 1.4
        OVER: 9_000,
        AGENDA: 100_000,  # not C: that is speerpunt 1's
        "benodigd": 12_000,
        "tekort": 9_000,
    },
    # One actie: its own, and D, which it shares with 1.2.
    "--trekker loket --partner school": {
        "toegezegd": 30_000,
        "aangevraagd": 4_000,
        SPEERPUNT_1: 30_000,
        AGENDA: 100_000,
    },
    "--trekker smederij": {
        "toegezegd": 3_000,
        "aangevraagd": None,
        "mogelijk": 8_000,
        AGENDA: 100_000,
        "benodigd": 12_000,
        "tekort": 9_000,
    },
    "--status gestopt": {OVER: 7_000, AGENDA: 100_000},
    "--zonder financiering": {
        "toegezegd": 1_500,
        "mogelijk": 10_500,
        SPEERPUNT_1: 30_000,
        AGENDA: 100_000,
    },
    # A payer: its own euros and nobody else's.
    "--bron stad": {
        "toegezegd": 32_500,  # D + E + J + N's 1.000
        "waarvan ontvangen": 1_000,
        "afgewezen": 9_000,
        OVER: 2_000,
    },
    "--bron provincie": {
        "toegezegd": 6_000,  # G
        "aangevraagd": 4_000,  # F
        "mogelijk": 8_000,  # B
        OVER: 7_000,  # O
    },
    "--bron streekfonds": {"toegezegd": 6_000, "aangevraagd": 4_000},
    "--bron europafonds": {"aangevraagd": None},
    "--bron rijk": {AGENDA: 100_000},
    "--bron bank": {SPEERPUNT_1: 30_000},
    "--bron rijk --bron bank": {SPEERPUNT_1: 30_000, AGENDA: 100_000},
    # Both pay in 1.1, 1.2 and 1.4: there stand D, E, H, J of the one; B, F, G of the other.
    "--bron stad+provincie": {
        "toegezegd": 37_500,
        "aangevraagd": 4_000,
        "mogelijk": 8_000,
        "afgewezen": 9_000,
    },
    # A year: its own column; what is for more years, and what names none, stand apart.
    "--jaar 2019": {"toegezegd 2019": 1_500, "mogelijk zonder jaar": 2_500},
    "--jaar 2020": {
        "toegezegd 2020": 37_000,  # D + E + K's 1.000 + M + N's 1.000
        "waarvan ontvangen 2020": 6_000,
        "toegezegd over meer jaren": 6_000,  # G
        "mogelijk zonder jaar": 2_500,  # I
        f"{OVER} 2020": 2_000,  # N
        f"{AGENDA} over meer jaren": 100_000,  # A
    },
    "--jaar 2021": {
        "toegezegd 2021": 2_000,  # K
        "aangevraagd 2021": 4_000,  # F
        "afgewezen 2021": 9_000,  # H
        "toegezegd over meer jaren": 6_000,  # G
        "mogelijk zonder jaar": 2_500,  # I
        f"{OVER} 2021": 7_000,  # O
        f"{SPEERPUNT_1} 2021": 30_000,  # C
        f"{AGENDA} over meer jaren": 100_000,  # A
    },
    "--jaar 2022": {
        "aangevraagd 2022": None,  # L
        "mogelijk 2022": 8_000,  # B
        "mogelijk zonder jaar": 2_500,  # I
    },
    # Both: what is of this payer and for this year.
    "--bron stad --jaar 2020": {
        "toegezegd 2020": 31_000,  # D + E + N's 1.000
        "waarvan ontvangen 2020": 1_000,
        f"{OVER} 2020": 2_000,
    },
    "--bron provincie --jaar 2020": {"toegezegd over meer jaren": 6_000},  # G
    "--bron rijk --jaar 2021": {f"{AGENDA} over meer jaren": 100_000},
}
"""A choice, and every euro that `gihv report` tells of it; None: an amount that is not known.

What is needed and missing is there where that is the question.
"""


@pytest.mark.parametrize(("choice", "expected"), EUROS.items(), ids=EUROS)
def test_the_euros_of_a_choice(choice: str, expected: dict[str, int | None]) -> None:
    result = ask(f"report {choice} --format json")
    assert result.code == 0
    assert told_euros(result.data, expected) == expected


# -- what the head says ------------------------------------------------------------------------

HEADS = {
    # The parts that came along are named, and how many acties it holds.
    "report --organisatie stad": (
        "organisatie Gemeente Zuidstad (met Werkloket en Wijkteam Oost)",
        "5 van de 7 acties",
    ),
    "report --trekker loket": ("trekker Werkloket (met Wijkteam Oost)", "2 van de 7 acties"),
    "report --bron streekfonds --jaar 2021": (
        "bron Streekfonds",
        "jaar 2021",
        "2 van de 7 acties",
    ),
    "report --organisatie loket+school": ("Werkloket", "Vakschool Zuid", "1 van de 7 acties"),
    "report ondertekening --speerpunt 2": ("Techniek", "3 van de 7 acties"),
    "list --organisatie stad": ("Wijkteam Oost", "5 van de 7 acties"),
    # Of the five acties that may still need money two have none; two are no longer open.
    "report": (
        "2 van de 5 acties zijn zonder financiering.",
        "2 acties zijn afgerond of gestopt",
        "2.2 en 2.3",
    ),
    # Of 1.2 G is for 2020 and 2021 together; of 2.1 the second part of K is for 2021 alone.
    "list --jaar 2021 --kolommen nummer,toegezegd": (
        "1.1 1.2 1.3 1.4 2.1; toegezegd voor 2021: € 2.000",
    ),
    # In 2020 of those five 1.3 does not run yet, and 1.4 is open.
    "report --jaar 2020": ("6 van de 7 acties", "open; 2020: 1"),
    # Money, but for no actie by name.
    "report --bron rijk": ("bron Het Rijk", "0 van de 7 acties", "€ 100.000"),
    "list --bron rijk": ("Geen enkele actie", "hele agenda", "gihv report --bron rijk"),
    # Nothing: the nearest choice that holds something.
    "report --speerpunt 2 --trekker school --jaar 2022": (
        "Geen enkele actie",
        "Zonder `--jaar 2022` is het er 1.",
    ),
    "list --partner smederij": ("Geen enkele actie", "Met `--organisatie smederij` zijn het er 2."),
}
"""A command, and what its answer says in words."""


@pytest.mark.parametrize(("command", "said"), HEADS.items(), ids=HEADS)
def test_the_words_of_an_answer(command: str, said: tuple[str, ...]) -> None:
    result = ask(command)
    text = " ".join((result.out + result.err).split())
    assert result.code == 0
    assert [one for one in said if one not in text] == []


REFUSED = {
    # The years of the periode, and 2019, for which there is money.
    "report --jaar 2099": "2019, 2020, 2021, 2022",
    "list --dekking ongedekt": "Bedoelde u `open`?",
    "list --bron streekfonts": "Bedoelde u `streekfonds`?",
}
"""What cannot be asked, and what the answer says one can."""


@pytest.mark.parametrize(("command", "said"), REFUSED.items(), ids=REFUSED)
def test_what_cannot_be_asked_is_said(command: str, said: str) -> None:
    result = ask(command)
    assert result.code == 2
    assert said in " ".join(result.err.split())


# -- which rows --------------------------------------------------------------------------------

ROWS: dict[str, dict[str, tuple[int, int, int]]] = {
    # Who pays: of G, through the streekfonds, that is the provincie. Of I it is not said.
    "--per bron": {
        "Europafonds": (0, 0, 0),  # L, without an amount
        "Gemeente Zuidstad": (32_500, 0, 0),
        "Het Rijk": (100_000, 0, 0),
        "Provincie Zuidland": (6_000, 4_000, 8_000),
        "Smit + Zoon": (3_000, 0, 0),
        "Vakschool Zuid": (5_000, 0, 0),
        "Zuidbank": (30_000, 0, 0),
        "bron niet genoemd": (0, 0, 2_500),
        "totaal": (176_500, 4_000, 10_500),
    },
    "--per regeling": {
        "Europafonds": (0, 0, 0),
        "Streekfonds": (6_000, 4_000, 0),
        "zonder regeling": (170_500, 0, 10_500),
        "totaal": (176_500, 4_000, 10_500),
    },
    # B is for acties of two speerpunten.
    "--per speerpunt": {
        "hele agenda": (100_000, 0, 0),
        "meer speerpunten samen": (0, 0, 8_000),
        "Zuid en de ICT": (67_500, 4_000, 2_500),  # C + D + E + G + J; F; I
        "Techniek": (9_000, 0, 0),
        "totaal": (176_500, 4_000, 10_500),
    },
    "--per jaar": {
        "2019": (1_500, 0, 0),
        "2020": (37_000, 0, 0),  # D + E + K's 1.000 + M + N's 1.000
        "2020-2021": (106_000, 0, 0),  # A + G
        "2021": (32_000, 4_000, 0),  # C + K's 2.000; F
        "2022": (0, 0, 8_000),
        "zonder jaar": (0, 0, 2_500),
        "totaal": (176_500, 4_000, 10_500),
    },
    # Each its own; then what some share, and what is for all.
    "--per actie": {
        "Computerles in de buurt": (10_000, 4_000, 0),
        "Werken in deze sector": (6_000, 0, 0),
        "Een kaart": (0, 0, 0),
        "Een vraagbaak": (1_500, 0, 2_500),
        "Een lasdag": (3_000, 0, 0),
        "Stages in de ICT-sector": (6_000, 0, 0),
        "Een wedstrijd voor het district": (0, 0, 0),
        "samen: 1.1, 1.2": (20_000, 0, 0),
        "samen: 1.4, 2.1": (0, 0, 8_000),
        "voor speerpunt 1": (30_000, 0, 0),
        "voor de hele agenda": (100_000, 0, 0),
        "totaal": (176_500, 4_000, 10_500),
    },
    # Of a choice what it shares stands with it, once, with the numbers of all that share it.
    "--per actie --trekker smederij": {
        "Een lasdag": (3_000, 0, 0),
        "samen: 1.4, 2.1": (0, 0, 8_000),
        "totaal": (3_000, 0, 8_000),
    },
    "--per bron --bron stad": {
        "Gemeente Zuidstad": (32_500, 0, 0),
        "totaal": (32_500, 0, 0),
    },
}
"""A split, and its rows: toegezegd, aangevraagd, mogelijk."""


@pytest.mark.parametrize(("split", "expected"), ROWS.items(), ids=ROWS)
def test_the_rows_of_a_split(split: str, expected: dict[str, tuple[int, int, int]]) -> None:
    delen = ask(f"report {split} --format json").data["delen"]
    table = next(one for one in delen if one["totaal"] and one["naam"] != "daarnaast")
    first = next(one["naam"] for one in table["kolommen"] if one["soort"] == "tekst")
    named = "titel" if first == "nummer" else first
    assert {
        " ".join(row[named].split()): tuple(
            row[stand]["bedrag"] or 0 for stand in ("toegezegd", "aangevraagd", "mogelijk")
        )
        for row in (*table["rijen"], table["totaal"])
    } == expected


# -- who does what, and who signed -------------------------------------------------------------


def test_who_did_not_sign() -> None:
    # The stad signed, and so for its loket and wijkteam; of the school only the Metaalschool did.
    # The smederij leads 2.1; the vereniging is only intended, and those that pay have no role.
    # Both lead, the school two acties and the smederij one.
    data = ask("report ondertekening --format json").data
    part = next(one for one in data["delen"] if one["naam"] == "niet_ondertekend")
    assert [row["naam"] for row in part["rijen"]] == ["Vakschool Zuid", "Smit + Zoon"]


def test_what_the_provincie_does() -> None:
    # G is toegezegd; F, B and O are asked for or possible.
    data = ask("report organisaties --format json").data
    rows = next(one for one in data["delen"] if one["naam"] == "organisaties")["rijen"]
    row = next(one for one in rows if one["id"] == "provincie")
    assert [row[name] for name in ("trekker", "partner", "beoogde_partner")] == [[], [], []]
    assert row["betaalt"] == ["1.2"]
    assert row["gevraagd"] == ["1.1", "1.4", "2.1", "2.3"]


SHOWN = {
    # What does the stad touch, what did it commit? Open acties first; the loket and the wijkteam
    # are parts of it. Of D, E, J and of N what came in: 20.000 + 10.000 + 1.500 + 1.000.
    "stad": (
        *("tekende de hele agenda", "1.3  Een kaart; rol: trekker", "1.4  Een vraagbaak; rol: via"),
        *("1.2  Werken in deze sector; rol: partner", "2.2  Stages in de ICT-sector; rol: betaalt"),
        *("Betaalt: €\u00a032.500", "€\u00a01.000  ontvangen; 2020; 2.2"),
        *(
            "€\u00a09.000  afgewezen",
            "€\u00a02.000  toegezegd; 2020; 2.2: afgerond",
        ),
    ),
    # What is asked of the streekfonds, and who fills it? G and F.
    "streekfonds": (
        "Verstrekker: Provincie Zuidland",
        "Betaalt: €\u00a06.000, aangevraagd €\u00a04.000",
        "Niet genoemd: plafond",
    ),
    # Who answers for the agenda, who signed, what money is there for the whole? A, and B for two.
    "agenda": (
        "Zuid leert door, 2020-2022",
        "Ondertekenaars: 2, waarvan 1 voor de hele agenda",
        "Hele agenda: €\u00a0100.000, mogelijk €\u00a08.000",
        "Niet genoemd: initiatiefnemer, contact, website, benodigd",
    ),
}
"""What `gihv show` is asked for, and what its answer says, in this order."""


@pytest.mark.parametrize(("ref", "said"), SHOWN.items(), ids=SHOWN)
def test_what_is_shown_of_a_thing(ref: str, said: tuple[str, ...]) -> None:
    answer = ask(f"show {ref}").out
    places = [answer.find(one) for one in said]
    assert -1 not in places, answer
    assert places == sorted(places)
