"""Every report on the real agenda as a screen, and the figures that they stand on.

`pytest --update` rewrites the screens under tests/golden/reports/.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gihv import financing
from gihv.datum import Datum
from gihv.financing import STANDEN, Som
from gihv.model import (
    Actie,
    Agenda,
    Bijdrage,
    Financiering,
    Kop,
    Organisatie,
    Periode,
    Rol,
    Speerpunt,
)
from gihv.output.rapport import FORMATS, renderer
from gihv.query import Selectie, selectie
from gihv.rapport import Rapport, Table
from gihv.report import OF_A_DAY, PER, REPORTS, report, words
from gihv.report.geld import geld, grouped, per_stand
from gihv.tree import WorkTree
from tests.helpers import Files, load, with_function

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "reports"
TODAY = date(2014, 9, 1)
MODULES = (*REPORTS, *(f"per_{name}" for name in PER))


@pytest.fixture(scope="module")
def agenda() -> Agenda:
    return load(WorkTree(ROOT))[0]


def made(agenda: Agenda, module: str, **wanted: list[str]) -> Rapport:
    return report(module)(agenda, selectie(agenda, wanted), TODAY)


@pytest.mark.parametrize("module", MODULES)
def test_a_report_knows_whether_it_depends_on_the_day(agenda: Agenda, module: str) -> None:
    days = [date(2014, 9, 1), date(2015, 9, 1)]
    early, late = (report(module)(agenda, Selectie(), day) for day in days)
    assert (early != late) == (module in OF_A_DAY)


def test_a_report_counts_only_when_it_stands_in_the_list() -> None:
    assert with_function("gihv.report", "rapport") == set(MODULES)


# -- screens ---------------------------------------------------------------------------------


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("screen", ["80", "140", "pipe"])
def test_a_report_looks_as_it_did(agenda: Agenda, module: str, screen: str, update: bool) -> None:
    form = "tekst" if screen == "pipe" else "tabel"
    width = 80 if screen == "pipe" else int(screen)
    text = renderer(form)(made(agenda, module), width=width, colour=False)
    golden = GOLDEN / f"{module}-{screen}.txt"
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("width", [80, 140])
def test_nothing_is_cut_on_a_terminal(agenda: Agenda, module: str, width: int) -> None:
    rapport = made(agenda, module)
    lines = renderer("tabel")(rapport, width=width, colour=False).splitlines()

    assert max(map(len, lines)) <= width
    assert "…" not in "".join(lines)
    on_screen = {word for line in lines for word in line.split()}
    in_pipe = renderer("tekst")(rapport, width=width, colour=False).split()
    titles = {word for actie in agenda.acties for word in actie.titel.split()}
    assert titles.intersection(in_pipe) <= on_screen


@pytest.mark.parametrize("module", MODULES)
def test_a_pipe_gets_whole_plain_lines(agenda: Agenda, module: str) -> None:
    text = renderer("tekst")(made(agenda, module), width=80, colour=True)

    assert "\x1b" not in text
    assert not set("│┃━─█·") & set(text)
    assert max(map(len, text.splitlines())) > 80


@pytest.mark.parametrize("module", MODULES)
def test_csv_keeps_every_cell(agenda: Agenda, module: str) -> None:
    rapport = made(agenda, module)
    text = renderer("csv")(rapport, width=80, colour=False)

    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    cells = {cell for row in rows for cell in row}
    for table in _tables(rapport):
        for row in table.rows:
            assert {cell for cell in row if isinstance(cell, str)} <= cells


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("module", MODULES)
def test_an_empty_choice_is_said_in_every_format(agenda: Agenda, module: str, form: str) -> None:
    rapport = made(agenda, module, zoek=["komt nergens voor"])
    assert renderer(form)(rapport, width=80, colour=False).strip()


def _tables(rapport: Rapport) -> Iterator[Table]:
    for section in rapport.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield block


# -- sentences -------------------------------------------------------------------------------

SPEERPUNT = "nummer: 1\ntitel: Groen\nsoort: speerpunt\n"
MONEY = "financiering: {dekking: gedekt}\n"
WHOLE = "trekkers: [stad]\npartners: [dorp]\nstatus: lopend\n" + MONEY
GOAL = "streefwaarden: [{wat: bomen, waarde: 1200}]\n"
SOON = "mijlpalen: [{datum: 2014-10-01, wat: start}]\n"
PAST = "mijlpalen: [{datum: 2014-08-01, wat: start}]\n"
BOTH = "mijlpalen: [{datum: 2014-08-01, wat: start}, {datum: 2014-10-01, wat: einde}]\n"
OF_STAD, OF_DORP = "trekkers: [stad]\n", "trekkers: [dorp]\n"
OF_BOTH = "trekkers: [stad, dorp]\n"


def small(acties: Sequence[str], signed: str = "") -> Agenda:
    """An agenda of two organisations with acties that have these keys beside number and title."""
    files = {
        "agenda/agenda.yaml": (
            'titel: Agenda\nversie: "1.0"\nvastgesteld: 2014\nperiode: {van: 2014, tot: 2015}\n'
            f"ondertekenaars: [{signed}]\n"
        ),
        "agenda/organisaties.yaml": (
            "stad: {naam: de stad, soort: overheid}\ndorp: {naam: Dorp, soort: overheid}\n"
        ),
        "agenda/regelingen.yaml": "{}\n",
        "agenda/01-groen/speerpunt.yaml": SPEERPUNT,
        **{
            f"agenda/01-groen/{number:02}-a{number}.yaml": f"nummer: {number}\ntitel: A\n{keys}"
            for number, keys in enumerate(acties, 1)
        },
    }
    agenda, findings = load(Files(files))
    assert not findings
    return agenda


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ((), "bomen"),
        (("a2",), "actie 1.2: bomen"),
        (("a10", "a2"), "acties 1.2 en 1.10: bomen"),
        (("a10", "a1", "a2", "a1"), "acties 1.1, 1.2 en 1.10: bomen"),
    ],
)
def test_money_says_in_order_which_acties_it_is_for(ids: tuple[str, ...], said: str) -> None:
    bijdrage = Bijdrage("toegezegd", acties=ids, waarvoor="bomen")
    assert words.waarvoor(small([MONEY] * 10), bijdrage) == said


STAD = "{organisatie: stad}"
STAD_HELE_AGENDA = "{organisatie: stad, hele_agenda: true}"
DORP = "{organisatie: dorp}"


@pytest.mark.parametrize(
    ("module", "acties", "signed", "answer"),
    [
        *(
            (module, [], "", "De agenda heeft nog geen acties.")
            for module in MODULES
            if module != "ondertekening"
        ),
        (
            "organisaties",
            [OF_STAD + MONEY],
            "",
            "Geen enkele organisatie leidt een actie zonder financiering.",
        ),
        (
            "organisaties",
            [OF_STAD],
            "",
            "Alleen de stad leidt een actie zonder financiering.",
        ),
        (
            "organisaties",
            [OF_STAD, OF_STAD, OF_DORP + MONEY],
            "",
            "Alleen de stad leidt 2 acties zonder financiering.",
        ),
        (
            "organisaties",
            [OF_BOTH],
            "",
            "2 organisaties leiden acties zonder financiering, elk 1.",
        ),
        (
            "organisaties",
            [OF_BOTH, OF_STAD],
            "",
            (
                "2 organisaties leiden acties zonder financiering. "
                "De meeste daarvan leidt de stad: 2."
            ),
        ),
        ("volledigheid", [WHOLE + GOAL + SOON], "", "Er ontbreekt niets."),
        ("volledigheid", [WHOLE + SOON], "", "Van deze actie ontbreken streefwaarden."),
        (
            "volledigheid",
            [WHOLE.replace(MONEY, "") + GOAL + SOON],
            "",
            "Van deze actie ontbreekt financiering.",
        ),
        ("volledigheid", [WHOLE], "", "Van deze actie ontbreken streefwaarden en mijlpalen."),
        (
            "volledigheid",
            [WHOLE + GOAL + SOON, WHOLE.replace(MONEY, "") + GOAL + SOON],
            "",
            "Van de 2 acties ontbreekt financiering bij 1.",
        ),
        (
            "volledigheid",
            [WHOLE, WHOLE + GOAL],
            "",
            "Van de 2 acties ontbreken streefwaarden bij 1 en mijlpalen bij 2.",
        ),
        (
            "ondertekening",
            [],
            "",
            "Nog geen enkele organisatie tekende de agenda. De agenda heeft nog geen acties.",
        ),
        (
            "ondertekening",
            [OF_BOTH],
            STAD_HELE_AGENDA,
            "1 organisatie tekende de hele agenda. 1 trekker of partner tekende niet.",
        ),
        (
            "ondertekening",
            [OF_BOTH],
            STAD,
            "1 organisatie tekende een deel van de agenda. 1 trekker of partner tekende niet.",
        ),
        (
            "ondertekening",
            [OF_BOTH],
            f"{STAD_HELE_AGENDA}, {DORP}",
            (
                "2 organisaties tekenden de agenda, waarvan 1 de hele. "
                "Er ontbreekt geen handtekening van een trekker of partner."
            ),
        ),
        (
            "ondertekening",
            [OF_BOTH],
            "",
            (
                "Nog geen enkele organisatie tekende de agenda. "
                "2 trekkers en partners tekenden niet."
            ),
        ),
        ("planning", [""], "", "Er zijn geen mijlpalen."),
        ("planning", [PAST], "", "1 mijlpaal, al voorbij. Elke actie heeft een mijlpaal."),
        ("planning", [SOON, ""], "", "1 mijlpaal, nog niet voorbij. 1 actie zonder mijlpaal."),
        ("planning", [PAST] * 2, "", "2 mijlpalen, alle voorbij. Elke actie heeft een mijlpaal."),
        (
            "planning",
            [SOON] * 2,
            "",
            "2 mijlpalen, nog geen enkele voorbij. Elke actie heeft een mijlpaal.",
        ),
        (
            "planning",
            [BOTH, "", ""],
            "",
            "2 mijlpalen, waarvan 1 voorbij. 2 acties zonder mijlpaal.",
        ),
        ("streefwaarden", [""], "", "Er zijn geen streefwaarden."),
        ("streefwaarden", [GOAL], "", "1 streefwaarde. Elke actie heeft een streefwaarde."),
        ("streefwaarden", [GOAL, GOAL, ""], "", "2 streefwaarden. 1 actie zonder streefwaarde."),
    ],
)
def test_the_answer_is_good_dutch_for_none_one_and_more(
    module: str, acties: list[str], signed: str, answer: str
) -> None:
    assert made(small(acties, signed), module).lead == (answer,)


def test_a_thousand_is_written_with_a_point() -> None:
    acties = tuple(
        Actie(
            f"a{number}",
            "s1",
            1,
            number,
            "A",
            "",
            financiering=Financiering(
                bijdragen=(Bijdrage("toegezegd"), Bijdrage("toegezegd", bedrag=1))
            ),
        )
        for number in range(1200)
    )
    kop = Kop("Agenda", "1.0", Datum.parse(2014), Periode(2014, 2015))
    rapport = made(Agenda(kop, acties=acties), "financiering")

    assert rapport.lead[0].startswith("1.200 van de 1.200 acties hebben geen financiering.")
    assert rapport.sections[0].title == "De agenda noemt geen geld (1.200)"
    amounts = rapport.sections[-1].blocks[0]
    assert isinstance(amounts, Table)
    assert amounts.rows[0][-1] == "2.400 bijdragen, waarvan 1.200 zonder bedrag"


def test_who_leads_as_many_acties_is_named_unless_they_are_many() -> None:
    def answer(alike: int) -> str:
        ids = [f"o{number}" for number in range(alike + 1)]
        acties = tuple(
            Actie(
                f"a{number}", "s1", 1, number, "A", "", trekkers=tuple(Rol(id_) for id_ in leading)
            )
            for number, leading in enumerate((ids, ids[:-1]), 1)
        )
        organisaties = {id_: Organisatie(id_, id_.upper(), "overheid", "") for id_ in ids}
        kop = Kop("Agenda", "1.0", Datum.parse(2014), Periode(2014, 2015))
        return made(Agenda(kop, acties=acties, organisaties=organisaties), "organisaties").lead[0]

    begin = "organisaties leiden acties zonder financiering. De meeste daarvan leiden"
    assert answer(3) == f"4 {begin} O0, O1 en O2: elk 2."
    assert answer(4) == f"5 {begin} 4 organisaties: elk 2."
    assert answer(1200).endswith("1.200 organisaties: elk 2.")


@pytest.mark.parametrize("module", [module for module in MODULES if module != "financiering"])
def test_below_a_title_stands_a_table_with_rows_or_geen(agenda: Agenda, module: str) -> None:
    for rapport in (
        made(agenda, module, zoek=["komt nergens voor"]),
        made(agenda, module, zonder=["trekker"]),  # with acties that nobody leads
        made(small([]), module),
    ):
        for section in rapport.sections:
            (block,) = section.blocks
            assert block == "geen" or (isinstance(block, Table) and block.rows), section.title


def test_a_choice_without_acties_is_said_first(agenda: Agenda) -> None:
    for module in set(MODULES) - {"ondertekening"}:
        rapport = made(agenda, module, zoek=["komt nergens voor"])
        assert rapport.lead == ("Geen enkele actie past bij deze keuze.",), module
    (signed,) = made(agenda, "ondertekening", zoek=["komt nergens voor"]).lead
    assert signed.startswith("46 organisaties tekenden de agenda, waarvan 18 de hele. Geen enkele")


def test_without_a_role_is_in_the_chosen_acties_only(agenda: Agenda) -> None:
    whole = [section.title for section in made(agenda, "ondertekening").sections]
    chosen = [
        section.title
        for section in made(agenda, "ondertekening", dekking=[*financing.STATES]).sections
    ]
    assert whole[1] == "Wel ondertekend, maar zonder rol (10)"
    assert chosen[1] == "Wel ondertekend, maar zonder rol in deze acties (10)"


@pytest.mark.parametrize("regio", ["Haaglanden", "Regio Haaglanden", "regio Haaglanden"])
def test_the_title_says_region_once(regio: str) -> None:
    kop = Kop("Agenda", "1.0", Datum.parse(2014), Periode(2014, 2014), regio=regio)
    title = made(Agenda(kop), "planning").title
    assert title.casefold() == "agenda, regio haaglanden, 2014"


def stated(*dekkingen: str | None) -> Agenda:
    """An agenda of 2014 and 2015 with an actie for each of these words."""
    return Agenda(
        Kop("Agenda", "1.0", Datum.parse(2014), Periode(2014, 2015)),
        (Speerpunt("s", 1, "Speerpunt", "speerpunt", ""),),
        tuple(
            Actie(f"a{number}", "s", 1, number, "Actie", "", financiering=Financiering(dekking))
            for number, dekking in enumerate(dekkingen, 1)
        ),
    )


@pytest.mark.parametrize(
    ("dekkingen", "answer"),
    [
        (
            ("gezocht",),
            "De actie heeft geen financiering. In 2014 staat er 1 open, in 2015 1.",
        ),
        (
            ("gedekt",),
            (
                "De actie is niet zonder financiering. In 2014 staan er geen open, in 2015 geen. "
                "Bij 1 actie is het geld rond."
            ),
        ),
        (
            ("deels", "beoogd"),
            (
                "Geen van de 2 acties is zonder financiering. In 2014 staan er geen open, in 2015 "
                "geen. Bij 1 actie is geld beoogd, bij 1 deels geregeld."
            ),
        ),
        (
            ("deels", "onbekend"),
            (
                "1 van de 2 acties heeft geen financiering. In 2014 staat er 1 open, in 2015 1. "
                "Bij 1 actie is het geld deels geregeld."
            ),
        ),
        (
            ("geen", "onbekend", "gedekt"),
            (
                "2 van de 3 acties hebben geen financiering. In 2014 staat er 1 open, in 2015 1. "
                "Bij 1 actie is het geld rond."
            ),
        ),
        (
            ({2014: "gezocht", 2015: "gedekt"}, {2014: "onbekend", 2015: "beoogd"}),
            (
                "Geen van de 2 acties is zonder financiering. In 2014 staan er 2 open, in 2015 "
                "geen. Bij 1 actie is geld beoogd, bij 1 deels geregeld."
            ),
        ),
        (
            ({2014: "gezocht", 2015: "geen"}, {2014: "onbekend"}),
            (
                "2 van de 2 acties hebben geen financiering. In 2014 staan er 2 open, in 2015 "
                "staat er 1."
            ),
        ),
    ],
)
def test_the_answer_is_good_dutch_for_any_count(
    dekkingen: tuple[str | None, ...], answer: str
) -> None:
    assert report("financiering")(stated(*dekkingen), Selectie(), TODAY).lead == (answer,)


# -- figures, by hand from the source ---------------------------------------------------------


def test_money_is_counted_once_and_what_is_unknown_is_never_zero(agenda: Agenda) -> None:
    amounts = made(agenda, "financiering").gegevens["bedragen"]

    assert amounts["toegezegd"]["bedrag"] == 650_000 + 3 * 150_000
    assert amounts["aangevraagd"] == {"bedrag": 7_000_000, "aantal": 1, "zonder_bedrag": 0}
    assert amounts["mogelijk"]["bedrag"] is None
    assert amounts["benodigd"] is None
    assert amounts["tekort"] is None


def test_amounts_stand_under_the_years_that_they_are_for(agenda: Agenda) -> None:
    rows = {row["naam"]: row for row in made(agenda, "per_jaar").gegevens["bedragen"]}

    # 6.7 has one amount for 2013 and 2014 together; 6.4 twice 150,000 and 6.7 650,000 for 2014.
    assert rows["2013-2014"]["toegezegd"]["bedrag"] == 150_000
    assert rows["2014"]["toegezegd"]["bedrag"] == 950_000
    assert rows["jaar onbekend"]["aangevraagd"]["bedrag"] == 7_000_000


def test_payers_and_what_they_pay(agenda: Agenda) -> None:
    rows = {row["naam"]: row for row in made(agenda, "per_bron").gegevens["rijen"]}

    assert rows["bron onbekend"]["bedragen"]["toegezegd"]["bedrag"] == 800_000
    assert rows["het bedrijfsleven"]["bedragen"]["toegezegd"]["bedrag"] == 150_000
    assert rows["Gemeente Den Haag"]["bedragen"]["toegezegd"]["bedrag"] == 150_000
    applied = rows["Ministerie van Sociale Zaken en Werkgelegenheid"]["bedragen"]["aangevraagd"]
    assert applied["bedrag"] == 7_000_000


def test_the_plafond_of_a_regeling_is_shown_and_in_no_sum(agenda: Agenda) -> None:
    rapport = made(agenda, "per_regeling")
    rows = {row["naam"]: row for row in rapport.gegevens["rijen"]}

    assert rows["Regeling cofinanciering sectorplannen"]["bedragen"]["aangevraagd"]["bedrag"] == (
        7_000_000
    )
    text = renderer("tekst")(rapport, width=80, colour=False)
    assert "plafond: €\u00a0590.000.000 (2014-2015)" in text
    assert "590" not in str(made(agenda, "financiering").gegevens["bedragen"])


def test_who_leads_most_acties_without_money(agenda: Agenda) -> None:
    rows = {row["naam"]: row for row in made(agenda, "organisaties").gegevens["organisaties"]}

    # Gemeente Den Haag is trekker of 3.3, 3.6, 6.5, 6.6, 6.11 and 6.12, all without money.
    assert rows["Gemeente Den Haag"]["zonder_financiering"] == [
        "3.3",
        "3.6",
        "6.5",
        "6.6",
        "6.11",
        "6.12",
    ]
    assert rows["LTO"] == {
        "id": "lto",
        "naam": "LTO",
        "soort": "werkgevers",
        "trekker": ["6.3", "7.3"],
        "partner": [],
        "beoogde_partner": [],
        "betaalt": ["7.3"],
        "zonder_financiering": [],
    }


def test_an_organisation_pays_for_the_chosen_acties_only(agenda: Agenda) -> None:
    ocw = "ministerie-ocw"

    def paid(**wanted: list[str]) -> dict[str, list[str]]:
        rows = made(agenda, "organisaties", **wanted).gegevens["organisaties"]
        return {row["id"]: row["betaalt"] for row in rows if row["betaalt"]}

    assert paid()[ocw] == ["1.1", "1.2", "1.3", "1.4", "1.5"]  # one bijdrage for five acties
    assert paid(zoek=["magazijn"])[ocw] == ["1.5"]
    assert ocw not in paid(speerpunt=["6"])


def test_who_signed_and_who_did_not(agenda: Agenda) -> None:
    data = made(agenda, "ondertekening").gegevens

    assert (data["ondertekenaars"], data["hele_agenda"]) == (46, 18)
    assert [one["naam"] for one in data["voorbehoud"]] == ["Gemeente Westland", "Siemens"]
    assert [one["naam"] for one in data["zonder_rol"]] == [
        "Gemeente Midden-Delfland",
        "Gemeente Rijswijk",
        "Haagse Academische Coalitie",
        "Kone, Liften en Roltrappen",
        "Netwerk Ondernemend in Zorg",
        "Scholengroep Spinoza",
        "Siemens",
        "Stichting Lucas Onderwijs",
        "Stichting VO Haaglanden",
        "Trigion",
    ]
    unsigned = {one["naam"]: one["rollen"] for one in data["niet_ondertekend"]}
    assert unsigned["Spirit4You"] == ["5.1 (partner)", "6.1 (trekker)"]
    # Part of De Haagse Hogeschool and ROC Mondriaan, which both signed.
    assert "RegioRegisseur" not in unsigned


def test_an_agenda_of_one_year_names_that_year_once() -> None:
    agenda = small([MONEY])
    assert agenda.kop
    of_one_year = replace(agenda, kop=agenda.kop._replace(periode=Periode(2014, 2014)))

    rapport = made(of_one_year, "planning")
    assert rapport.title == "Agenda, 2014"
    assert [section.title for section in rapport.sections][-1] == "Looptijden, 2014"
    assert "Looptijden, 2014 tot en met 2015" in [
        section.title for section in made(agenda, "planning").sections
    ]


def test_a_mijlpaal_is_past_when_its_last_day_is(agenda: Agenda) -> None:
    data = made(agenda, "planning").gegevens
    past = {(row["actie"], row["datum"]): row["voorbij"] for row in data["mijlpalen"]}

    assert data["peildatum"] == "2014-09-01"
    assert past["10.2", "2014-01-14"]
    assert past["6.10", "2014-02"]
    assert not past["4.3", "2014-09"]
    assert not past["9.3", "voorjaar 2015"]
    days = [(row["eerste_dag"], row["laatste_dag"]) for row in data["mijlpalen"]]
    assert days == sorted(days)


def test_targets_by_year(agenda: Agenda) -> None:
    rows = made(agenda, "streefwaarden").gegevens["streefwaarden"]
    targets = {(row["van"], row["jaar"], row["waarde"]) for row in rows}

    assert {("6.7", 2014, 200), ("6.10", 2014, 40), ("6.10", 2015, 80)} <= targets
    assert ("9.1", None, 300) in targets


def test_what_is_missing_by_actie(agenda: Agenda) -> None:
    rows = {row["nummer"]: row["mist"] for row in made(agenda, "volledigheid").gegevens["acties"]}

    assert rows["7.4"] == [
        "trekkers",
        "partners",
        "financiering",
        "streefwaarden",
        "mijlpalen",
        "status",
    ]
    assert "financiering" not in rows["6.7"]
    assert "financiering" in rows["6.5"]


def test_a_report_takes_the_same_filters_as_a_list(agenda: Agenda) -> None:
    rapport = made(agenda, "financiering", trekker=["Gemeente Den Haag"])

    assert rapport.gegevens["acties"] == 14
    numbers = [row["nummer"] for row in rapport.gegevens["zonder_financiering"]]
    assert numbers == ["3.3", "3.6", "6.5", "6.6", "6.11", "6.12"]


# -- sums that add up, whatever is typed -------------------------------------------------------

YEARS = st.sampled_from([2013, 2014, 2015, 2016])
AMOUNTS = (
    st.none() | st.integers(1, 10**7) | st.dictionaries(YEARS, st.integers(1, 10**7), min_size=1)
)


@st.composite
def bijdragen(draw: st.DrawFn) -> Bijdrage:
    amount = draw(AMOUNTS)
    years = draw(st.sets(YEARS))
    return Bijdrage(
        status=draw(
            st.sampled_from(["mogelijk", "aangevraagd", "toegezegd", "ontvangen", "afgewezen"])
        ),
        bron=draw(st.sampled_from([None, "gemeente", "fonds"])),
        via=draw(st.sampled_from([None, "fonds"])),
        bedrag=amount,
        jaren=tuple(sorted(amount if isinstance(amount, dict) else years)),
    )


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    """Two speerpunten of two acties each, with money in every place that can hold it."""
    money = st.none() | st.lists(bijdragen(), max_size=4).map(
        lambda entries: Financiering(bijdragen=tuple(entries))
    )
    states = (
        st.none()
        | st.sampled_from(financing.STATES[:-1])
        | st.dictionaries(YEARS, st.sampled_from(financing.STATES[:-1]))
    )
    acties = tuple(
        Actie(
            id=f"a{speerpunt}{number}",
            speerpunt=f"s{speerpunt}",
            speerpunt_nummer=speerpunt,
            nummer=number,
            titel="Actie",
            path="",
            financiering=Financiering(
                dekking=draw(states), bijdragen=tuple(draw(st.lists(bijdragen(), max_size=4)))
            ),
        )
        for speerpunt in (1, 2)
        for number in (1, 2)
    )
    kop = Kop("Agenda", "1.0", Datum.parse(2014), Periode(2014, 2015), financiering=draw(money))
    speerpunten = tuple(
        Speerpunt(f"s{number}", number, "Speerpunt", "speerpunt", "", financiering=draw(money))
        for number in (1, 2)
    )
    return Agenda(kop, speerpunten, acties)


@given(agendas())
def test_sums_by_payer_speerpunt_and_year_add_up_to_the_same_total(made_up: Agenda) -> None:
    money = geld(made_up, Selectie())
    total = per_stand(entry.bijdrage for entry in money.bijdragen)
    splits = {
        "bron": grouped(
            money, lambda entry: [(entry.bijdrage.bron or financing.BRON_ONBEKEND, entry.bijdrage)]
        ),
        "speerpunt": grouped(
            money, lambda entry: [(entry.speerpunt or financing.HELE_AGENDA, entry.bijdrage)]
        ),
        "jaar": grouped(money, lambda entry: financing.per_jaar(entry.bijdrage)),
    }
    for name, rows in splits.items():
        for stand in STANDEN:
            added = sum((sums[stand] for sums in rows.values()), Som())
            assert added.bedrag == total[stand].bedrag, name
            assert added.zonder_bedrag == total[stand].zonder_bedrag, name


@given(agendas())
def test_the_states_of_a_year_partition_its_acties(made_up: Agenda) -> None:
    counts = report("financiering")(made_up, Selectie(), TODAY).gegevens["per_jaar"]

    assert set(counts) == {"2014", "2015"}
    for states in counts.values():
        assert sum(states.values()) == len(made_up.acties)
