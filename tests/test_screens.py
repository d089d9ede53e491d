"""What staff ask of an agenda: the one command that answers it, and the lines that say so.

On tests/made, in a pipe, so that nothing is cut; each answer is derived by hand from its files. How
filters and sums work together is asked in `test_questions.py`; what a terminal does to these lines
in `test_terminal.py`.
"""

import csv
import io
import shlex

import pytest

from gihv.report import PER, REPORTS
from gihv.report.list import LIJSTEN
from tests.command import MADE, gihv

SPV = (
    "Samenwerkingsverband Praktijkonderwijs en Voortgezet Speciaal Onderwijs van de Noordelijke "
    "en Zuidelijke Merenstreek"
)

QUESTIONS: dict[str, tuple[str, ...]] = {
    # Of ten acties 3.1 is over; 1.3 says nothing, 2.2 seeks, 2.3 does not know, 2.4 has none. In
    # one year open: 1.2 seeks for 2019, 3.2 does not know for 2019.
    "which acties have no money, in which year, and who leads them": (
        "report",
        (
            "4 van de 9 acties zijn zonder financiering. 1 actie is afgerond of gestopt en telt "
            "hierbij niet mee: 3.1."
        ),
        "Er wordt naar geld gezocht (1)",
        "2.2  Werkzoekenden leren huizen isoleren; Jongerenloket Meerwijk",
        "In één van de jaren nog open (2)",
        (
            "1.2  Leermeesters opleiden: een voor elke werf; Vakcollege Merenstreek; "
            "2017: gedekt; 2018: deels; 2019: gezocht"
        ),
    ),
    # In 1.1 and 2.1 (by its part) its money is gedekt and beoogd, in 2.4 geen; 1.4 it only pays.
    "which acties of the vakcollege are open in 2019": (
        "list --organisatie vakcollege --dekking open --jaar 2019",
        (
            "1.2  Leermeesters opleiden: een voor elke werf; trekker: Vakcollege Merenstreek; "
            "2019: gezocht"
        ),
        "1 van de 10 acties.",
    ),
    # Itself in 1.3 and 3.1, its loket in 1.1 and 2.2; of 2.1 it provides the jeugdbudget. Of what
    # it committed, that for 3.1 did not come in, and 3.1 is over.
    "what the gemeente touches, and what it committed": (
        "show Meerwijk",
        "2 × trekker · 2 × betaalt · tekende de hele agenda",
        (
            "2.1  Dakdekkers opleiden op het dak; rol: gevraagd; "
            "2017: beoogd; 2018: beoogd; 2019: beoogd"
        ),
        "Betaalt: € 200.000, mogelijk 1 ×   (n ×: bijdragen zonder bedrag)",
        "€ 200.000  ontvangen; 2017 en 2018; 1.1 begeleiding",
        "mogelijk; 2.1, via Jeugdbudget",
        "toegezegd; 2017; 3.1: afgerond of gestopt, niet ontvangen",
    ),
    # 30.000 of the bedrijven and 10.000 of the vakcollege; 200.000 is for 2017 and 2018 together.
    "what is committed for 2018": (
        "report --per bron --jaar 2018",
        "2018",
        "Bedrijven in de Merenstreek; toegezegd: € 30.000",
        "Vakcollege Merenstreek; toegezegd: € 10.000",
        "totaal; toegezegd: € 40.000",
        "over meer jaren",
        "Gemeente Meerwijk; toegezegd: € 200.000",
    ),
    "where is the samenwerkingsverband in, where is it only intended, did it sign": (
        "show SPV",
        "1 × trekker · 1 × beoogd · tekende niet",
        (
            "2.3  Hergebruik van hout en steen; rol: trekker; "
            "2017: loopt niet; 2018: onbekend; 2019: ontbreekt"
        ),
        (
            "2.1  Dakdekkers opleiden op het dak; rol: beoogd; "
            "2017: beoogd; 2018: beoogd; 2019: beoogd"
        ),
    ),
    # The loket and the afdeling Bouw signed by the whole that they are a part of.
    "who did not sign, and who with a reservation": (
        "report ondertekening",
        "Trekkers en partners die niet tekenden (2)",
        "Instituut voor Industriële Geschiedenis; trekker van: 3.2; partner bij: 3.1",
        f"{SPV}; trekker van: 2.3",
        "Onder voorbehoud ondertekend (1)",
        "Vakcollege Merenstreek",
    ),
    "what was covered in 2017 and is not in 2019": (
        "list --dekking gedekt --jaar 2017 --kolommen nummer,titel,2017,2019",
        "1.1  Een brug naar werk op de werven; 2017: gedekt; 2019: gedekt",
        "1.2  Leermeesters opleiden: een voor elke werf; 2017: gedekt; 2019: gezocht",
        "3.1  Elk jaar de cijfers; 2017: gedekt; 2019: loopt niet",
        "3 van de 10 acties.",
    ),
    "what hangs on the jeugdbudget": (
        "list --bron jeugdbudget --kolommen nummer,titel,2018,mogelijk",
        "2.1  Dakdekkers opleiden op het dak; 2018: beoogd; mogelijk: 1 ×",
        "1 van de 10 acties.",
    ),
    # Of the 500.000 is promised 75.000; 90.000 was refused.
    "what the streekfonds promised against its ceiling": (
        "show streekfonds",
        "Verstrekker: Provincie Merenland",
        "Plafond: € 500.000 (2017 en 2018)",
        "Betaalt: € 75.000, mogelijk 1 ×   (n ×: bijdragen zonder bedrag)",
        "€ 75.000  toegezegd; 2019; 1.1",
        "mogelijk; 1.4, 2.2",
        "€ 90.000  afgewezen; 2018; 2.2",
    ),
    "what is expected of the provincie": (
        "show provincie",
        "1 × betaalt · tekende niet",
        "Betaalt: € 135.000, aangevraagd € 5.000, mogelijk 1 ×   (n ×: bijdragen zonder bedrag)",
        "€ 75.000  toegezegd; 2019; 1.1, via Streekfonds Merenland",
        "€ 60.000  toegezegd; hele agenda een secretaris",
    ),
    # 90.000 (1.2), 25.000 (1.4) and 120.000 (2.2), less 30.000 and 25.000 that are for these alone.
    "what is needed, and what is lacking": (
        "report --deel bedragen",
        "toegezegd  € 423.500",
        "benodigd  € 235.000; 3 acties noemen het",
        "tekort  hoogstens € 180.000; niet zeker of ander geld meetelt",
    ),
    "which acties have nobody who leads": (
        "list --zonder trekkers",
        "2.4  Een vakschool in Oost; 2017: geen; 2018: geen; 2019: geen",
        "1 van de 10 acties.",
    ),
    "how many houses will be insulated": (
        "report streefwaarden",
        "2.2  ongeveer 1.500 geïsoleerde huizen; van: Werkzoekenden leren huizen isoleren",
    ),
    # 1 September 2017 and early 2019 fall outside.
    "what is due from spring to autumn 2018": (
        "report planning --van 'voorjaar 2018' --tot 'najaar 2018' --peildatum 2018-06-01",
        "2 mijlpalen vanaf voorjaar 2018 tot en met najaar 2018, waarvan 1 voorbij op 1 juni 2018.",
        "Nog te gaan (1)",
        "1.1  2e kwartaal van 2018; mijlpaal: tussenmeting",
        "Voorbij (1)",
        "1.3  voorjaar 2018; mijlpaal: eerste havendag",
    ),
    "who leads most": (
        "report organisaties",
        "Alle organisaties met een rol (10)",
        "Gemeente Meerwijk; trekker: 2; betaalt: 2; gevraagd: 1",
        "Jongerenloket Meerwijk; trekker: 2",
    ),
    # The vakcollege is a partner in 1.1 and leads 1.2; the werf the other way round.
    "where the vakcollege and the werf meet": (
        "list --organisatie 'vakcollege+werf-de-meeuw' --kolommen nummer,titel,partners",
        "1.1  Een brug naar werk op de werven; partners: Vakcollege Merenstreek",
        "1.2  Leermeesters opleiden: een voor elke werf; partners: Scheepswerf De Meeuw",
        "2 van de 10 acties.",
    ),
    "the chapter of the instituut as a document": (
        "export --organisatie 'I&G'",
        (
            "**Dit is een deel van de agenda.** Keuze: organisatie Instituut voor Industriële "
            "Geschiedenis; 2 van de 10 acties."
        ),
        '### <a id="actie-cijfers" name="actie-cijfers"></a>3.1 Elk jaar de cijfers',
        '### <a id="actie-verhalen" name="actie-verhalen"></a>3.2 Verhalen van de werkvloer',
    ),
    # Three letters count at the beginning of a word.
    "what is done for roofs": (
        "list --zoek dak --kolommen nummer,titel,status",
        "2.1  Dakdekkers opleiden op het dak; status: in voorbereiding",
        "1 van de 10 acties.",
    ),
    "who answers for the agenda, where one writes to, what money there is for the whole": (
        "show agenda",
        "Initiatiefnemer: Gemeente Meerwijk",
        "Contact: info@samenaanhetwerk.example; 020 555 01 23; Postbus 12; 1200 AB Meerwijk",
        "Ondertekenaars: 3, waarvan 2 voor de hele agenda en 1 onder voorbehoud",
        "€ 60.000  toegezegd; Provincie Merenland: een secretaris",
    ),
    "which overheden join, with what": (
        "list organisaties --soort overheid",
        "Gemeente Meerwijk; trekker: 2; betaalt: 2; ondertekend: ja, de hele agenda",
        "Jongerenloket Meerwijk; trekker: 2; ondertekend: via Gemeente Meerwijk",
        "Provincie Merenland; betaalt: 1; ondertekend: nee",
        "3 van de 10 organisaties.",
    ),
}
"""A question, with what is typed, and then lines of the answer in their order."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_one_command_answers_a_question(question: str) -> None:
    command, *answer = QUESTIONS[question]
    result = gihv(*shlex.split(command), root=MADE)
    assert (result.code, result.err) == (0, "")
    rest = iter(result.out.replace("\u00a0", " ").splitlines())
    assert [line for line in answer if line not in rest] == []  # it looks on from the last found


TABLES = (
    *(f"list {soort}" for soort in LIJSTEN),
    *("show 1.1 2.3", "show vakcollege streekfonds 1 agenda"),
    *(f"report {name}" for name in REPORTS),
    *(f"report --per {per} --jaar 2018" for per in PER),
)


@pytest.mark.parametrize("command", TABLES)
def test_csv_is_one_table_with_a_title_above_each_column(command: str) -> None:
    result = gihv(*command.split(), "--format", "csv", root=MADE)
    text = io.StringIO(result.out.removeprefix("\ufeff"), newline="")
    head, *rows = csv.reader(text, delimiter=";")
    assert all(head)
    assert len(set(head)) == len(head)
    assert {len(row) for row in rows} == {len(head)}
