"""Every report on the made agenda (tests/made) as a screen, and the figures they stand on.

`pytest --update` rewrites the screens under tests/golden/reports/.
"""

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gihv.dates import Datum
from gihv.model import (
    Actie,
    Agenda,
    Bijdrage,
    Financiering,
    Kop,
    Periode,
    Speerpunt,
)
from gihv.output.report import FORMATS, renderer
from gihv.query import Selectie, select, selectie
from gihv.report import OF_A_DAY, PER, REPORTS, named, planning, words
from gihv.report.organisaties import ROLLEN
from gihv.report.value import Report, part, text_of
from tests.command import assert_golden, made_agenda
from tests.helpers import Files, load, with_function
from tests.reckoned import given_agendas

TODAY = date(2018, 6, 1)
MODULES = (*REPORTS, *(f"per_{name}" for name in PER))


@pytest.fixture(scope="module")
def agenda() -> Agenda:
    return made_agenda()


def made(agenda: Agenda, module: str, **wanted: list[Any]) -> Report:
    return named(module)(agenda, selectie(agenda, wanted), TODAY)


@pytest.mark.parametrize("module", MODULES)
def test_a_report_knows_whether_it_depends_on_the_day(agenda: Agenda, module: str) -> None:
    days = [date(2017, 9, 1), date(2018, 9, 1)]
    early, late = (named(module)(agenda, Selectie(), day) for day in days)
    assert (early != late) == (module in OF_A_DAY)


def test_a_report_counts_only_when_it_stands_in_the_list() -> None:
    assert with_function("gihv.report", "report") == set(REPORTS)


# -- screens ---------------------------------------------------------------------------------


@pytest.mark.parametrize("module", MODULES)
def test_a_report_tells_what_it_did(agenda: Agenda, module: str, update: bool) -> None:
    text = renderer("tekst")(made(agenda, module), width=80, colour=True)
    assert_golden(f"reports/{module}-pipe.txt", text, update=update)


ON_A_TERMINAL = ["financiering", "planning", *(f"per_{name}" for name in PER)]


@pytest.mark.parametrize("module", ON_A_TERMINAL)
def test_a_report_looks_as_it_did_on_a_terminal(agenda: Agenda, module: str, update: bool) -> None:
    text = renderer("tabel")(made(agenda, module), width=80, colour=False)
    assert_golden(f"reports/{module}-80.txt", text, update=update)


def test_a_choice_of_a_year_looks_as_it_did(agenda: Agenda, update: bool) -> None:
    told = made(agenda, "financiering", jaar=[2018], speerpunt=["1"])
    text = renderer("tabel")(told, width=80, colour=False)
    assert_golden("reports/financiering-2018-80.txt", text, update=update)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("module", MODULES)
def test_an_empty_choice_is_said_in_every_format(agenda: Agenda, module: str, form: str) -> None:
    told = made(agenda, module, zoek=["komt nergens voor"])
    assert renderer(form)(told, width=80, colour=False).strip()


# -- sentences -------------------------------------------------------------------------------

SPEERPUNT = "nummer: 1\ntitel: Groen\nsoort: speerpunt\n"
MONEY = "financiering: {dekking: gedekt}\n"
WHOLE = "trekkers: [stad]\npartners: [dorp]\n" + MONEY
GOAL = "streefwaarden: [{wat: bomen, waarde: 1200}]\n"
SOON = "mijlpalen: [{datum: 2014-10-01, wat: start}]\n"
BOTH = "mijlpalen: [{datum: 2014-08-01, wat: start}, {datum: 2014-10-01, wat: einde}]\n"
OF_STAD = "trekkers: [stad]\n"
OF_BOTH = "trekkers: [stad, dorp]\n"


def small(
    acties: Sequence[str], signed: str = "", agenda_yaml: str = "", organisaties: str = ""
) -> Agenda:
    """An agenda of two organisations with acties that have these keys beside number and title."""
    files = {
        "agenda/agenda.yaml": (
            'titel: Agenda\nversie: "1.0"\nvastgesteld: 2014\nperiode: {van: 2014, tot: 2015}\n'
            f"ondertekenaars: [{signed}]\n{agenda_yaml}"
        ),
        "agenda/organisaties.yaml": (
            "stad: {naam: de stad, soort: overheid}\ndorp: {naam: Dorp, soort: overheid}\n"
            f"{organisaties}"
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
        (("a10", "a1", "a2", "a1"), "acties 1.1, 1.2 en 1.10: bomen"),
    ],
)
def test_money_says_in_order_which_acties_it_is_for(ids: tuple[str, ...], said: str) -> None:
    bijdrage = Bijdrage("toegezegd", acties=ids, waarvoor="bomen")
    assert words.waarvoor(small([MONEY] * 10), bijdrage) == said


NO_MONEY = WHOLE.replace(MONEY, "")

ANSWERS: dict[str, list[tuple[list[str], str]]] = {
    "organisaties": [
        ([OF_STAD], "1 organisatie leidt acties zonder financiering."),
        ([OF_BOTH], "2 organisaties leiden acties zonder financiering."),
        (
            [OF_BOTH, OF_STAD],
            "2 organisaties leiden acties zonder financiering. de stad leidt er de meeste: 2.",
        ),
    ],
    "ondertekening": [
        (
            [OF_BOTH, "partners: [dorp]"],
            (
                "1 organisatie tekende de agenda, waarvan 1 de hele. "
                "1 trekker of partner tekende niet."
            ),
        ),
    ],
    "volledigheid": [
        ([WHOLE + GOAL + SOON], "Er ontbreekt niets."),
        ([WHOLE], "Van deze actie ontbreken streefwaarden en mijlpalen."),
        (
            [WHOLE + GOAL + SOON, NO_MONEY + GOAL + SOON],
            "Van de 2 acties ontbreekt financiering bij 1.",
        ),
        (
            [WHOLE, WHOLE + GOAL],
            "Van de 2 acties ontbreken streefwaarden bij 1 en mijlpalen bij 2.",
        ),
    ],
    "planning": [
        ([""], "0 mijlpalen. 1 actie zonder mijlpaal."),
        ([SOON], "1 mijlpaal, waarvan 0 voorbij op 1 september 2014."),
        (
            ["mijlpalen: [{datum: 2013, wat: b}]\n"],
            "1 mijlpaal, voorbij op 1 september 2014.",
        ),
        (
            [BOTH, "", ""],
            "2 mijlpalen, waarvan 1 voorbij op 1 september 2014. 2 acties zonder mijlpaal.",
        ),
        (
            ["mijlpalen: [{datum: 2014-09-01, grens: voor, wat: a}, {datum: 2013, wat: b}]\n"],
            "2 mijlpalen, allemaal voorbij op 1 september 2014.",
        ),
    ],
    "streefwaarden": [
        ([GOAL], "1 streefwaarde. 0 acties zonder streefwaarde."),
        ([GOAL, GOAL, ""], "2 streefwaarden. 1 actie zonder streefwaarde."),
    ],
}
"""Acties by their keys, and the first paragraph of the report on them."""


@pytest.mark.parametrize(
    ("module", "acties", "answer"),
    [(module, *case) for module, cases in ANSWERS.items() for case in cases],
)
def test_the_answer_is_good_dutch_for_none_one_and_more(
    module: str, acties: list[str], answer: str
) -> None:
    day = date(2014, 9, 1)
    signed = "{organisatie: stad, hele_agenda: true}"
    assert named(module)(small(acties, signed), Selectie(), day).lead == (answer,)


@pytest.mark.parametrize("module", MODULES)
def test_an_agenda_without_acties_says_so(module: str) -> None:
    assert made(small([]), module).lead == ("De agenda heeft nog geen acties.",)


@pytest.mark.parametrize("module", MODULES)
def test_every_report_says_the_choice_in_its_head(agenda: Agenda, module: str) -> None:
    told = made(agenda, module, speerpunt=["2"], zonder=["status"])
    words = "speerpunt 2 (Vakmensen voor de bouw), zonder status"
    assert told.lead[0] == f"Keuze: {words}; 2 van de 10 acties."
    assert told.envelope["keuze"] == {"woorden": words, "aantal": 2, "van": 10}
    assert made(agenda, module).envelope["keuze"] is None


@pytest.mark.parametrize("module", MODULES)
def test_a_choice_without_acties_is_one_sentence(agenda: Agenda, module: str) -> None:
    told = made(agenda, module, zoek=["nergens"])
    assert told.lead == ("Geen enkele actie past bij deze keuze.",)
    assert told.sections == ()


def test_without_a_role_is_in_the_chosen_acties_only(agenda: Agenda) -> None:
    title = "Wel ondertekend, maar zonder rol"
    assert made(agenda, "ondertekening").sections[2].title == f"{title} (0)"
    chosen = made(agenda, "ondertekening", speerpunt=["1"])
    assert chosen.sections[2].title == f"{title} in deze acties (0)"


@pytest.mark.parametrize("form", ["tabel", "tekst", "markdown"])
def test_of_an_empty_part_people_see_nothing_and_programs_its_name(
    agenda: Agenda, form: str
) -> None:
    told = made(agenda, "ondertekening")
    text = renderer(form)(told, width=80, colour=False)
    assert "Onder voorbehoud" in text
    assert "zonder rol" not in text
    assert "geen" not in text
    assert rows(agenda, "ondertekening", "zonder_rol") == []
    alone = renderer(form)(part(told, "zonder_rol"), width=80, colour=False)
    assert "3 organisaties tekenden" in alone


def test_what_is_due_in_a_time_comes_first_then_what_may_be(agenda: Agenda) -> None:
    def due(van: str, tot: str) -> list[tuple[str, str]]:
        days = map(Datum.parse, (van, tot))
        told = planning.report(agenda, Selectie(), TODAY, *days)
        assert told.flat
        return [(text_of(row[0]), text_of(row[1])) for row in told.flat.rows]

    assert due("2018-05-31", "2018-05-31") == [
        ("1.3", "voorjaar 2018"),
        ("1.1", "2e kwartaal van 2018"),
    ]
    assert due("2018-06", "2019-01") == [
        ("2.3", "voor februari 2019"),
        ("1.1", "2e kwartaal van 2018"),
    ]
    assert due("2019-02", "2019-02") == []


@pytest.mark.parametrize("regio", ["Haaglanden", "Regio Haaglanden", "regio Haaglanden"])
def test_the_title_says_region_once(regio: str) -> None:
    kop = Kop("Agenda", "1.0", Periode(2014, 2014), regio=regio)
    title = made(Agenda(kop), "planning").title
    assert title.casefold() == "agenda, regio haaglanden, 2014"


def test_an_agenda_that_is_not_adopted_yet_says_so_where_it_else_has_a_date() -> None:
    kop = Kop("Agenda", "1.0", Periode(2014, 2015))
    heads = {module: made(Agenda(kop), module) for module in MODULES}
    assert {told.aside for told in heads.values()} == {"nog niet vastgesteld"}
    assert {told.envelope["vastgesteld"] for told in heads.values()} == {None}
    assert made(Agenda(None), "organisaties").aside == ""


def stated(*dekkingen: str | None, until: int = 2015) -> Agenda:
    """An agenda from 2014 up to 2015, or a later year, with an actie for each of these words."""
    return Agenda(
        Kop("Agenda", "1.0", Periode(2014, until)),
        (Speerpunt("s", 1, "Speerpunt", "speerpunt", ""),),
        tuple(
            Actie(f"a{number}", "s", 1, number, "Actie", "", financiering=Financiering(dekking))
            for number, dekking in enumerate(dekkingen, 1)
        ),
    )


OPEN_SOON = {2014: "gezocht", 2015: "gedekt"}
MIXED: list[tuple[list[Any], str]] = [
    (
        ["gezocht"],
        "De actie is zonder financiering.",
    ),
    (
        ["gedekt"],
        "De actie is niet zonder financiering.",
    ),
    (
        [OPEN_SOON, {2014: "onbekend", 2015: "beoogd"}],
        "Geen van de 2 acties is zonder financiering.",
    ),
]


@pytest.mark.parametrize(("dekkingen", "answer"), MIXED)
def test_the_answer_is_good_dutch_for_any_count(dekkingen: list[Any], answer: str) -> None:
    assert made(stated(*dekkingen), "financiering").lead == (answer,)


# -- figures, by hand from tests/made ----------------------------------------------------------


def rows(agenda: Agenda, module: str, part: str, **wanted: list[Any]) -> list[dict[str, Any]]:
    """The rows of all parts of a report with this name, as its JSON has them."""
    data = json.loads(renderer("json")(made(agenda, module, **wanted), width=80, colour=False))
    return [row for one in data["delen"] if one["naam"] == part for row in one["rijen"]]


def told(row: dict[str, Any], *names: str) -> list[Any]:
    """Some cells of a row; of a sum the amount."""
    cells = [row[name] for name in names]
    return [cell["bedrag"] if isinstance(cell, dict) else cell for cell in cells]


def test_an_organisation_pays_for_the_chosen_acties_only(agenda: Agenda) -> None:
    def paid(**wanted: list[str]) -> dict[str, list[str]]:
        found = rows(agenda, "organisaties", "organisaties", **wanted)
        return {row["id"]: row["betaalt"] for row in found if row["betaalt"]}

    assert paid()["bedrijven"] == ["1.1", "1.2"]  # one bijdrage for two acties
    assert paid(zoek=["avonden"])["bedrijven"] == ["1.2"]
    assert "bedrijven" not in paid(speerpunt=["2"])


def test_what_an_organisation_does_is_what_list_finds_it_under(agenda: Agenda) -> None:
    for row in rows(agenda, "organisaties", "organisaties"):
        found = {nummer for column in ROLLEN for nummer in row[column]}
        own = {row["id"]} == agenda.onderdelen(row["id"])
        chosen = select(agenda, selectie(agenda, {"organisatie": [row["id"]]}))
        assert found <= {actie.volgnummer for actie in chosen}
        assert not own or found == {actie.volgnummer for actie in chosen}


def test_money_of_a_year_stands_apart_from_what_is_for_more_years_and_for_none(
    agenda: Agenda,
) -> None:
    columns = ("wat", "2018", "over_meer_jaren", "zonder_jaar")
    found = rows(agenda, "financiering", "bedragen", jaar=[2018])
    assert [told(row, *columns) for row in found] == [
        # 10.000 of 1.2 and 30.000 for 1.1 and 1.2; 200.000 for 1.1; 10.000 for 1.4.
        ["toegezegd", 40_000, 200_000, 10_000],
        ["waarvan ontvangen", 0, 200_000, 0],
        ["aangevraagd", 0, 1_250_000, 5_000],
        ["mogelijk", 0, 0, None],
        ["afgewezen", 90_000, 0, 0],
        ["benodigd", 45_000, None, 145_000],
    ]
    beside = rows(agenda, "financiering", "daarnaast", jaar=[2018])
    assert [told(row, "wat", "toegezegd") for row in beside] == [
        ["daarnaast, voor de hele agenda", 60_000]
    ]


@pytest.mark.parametrize("per", ["actie", "speerpunt", "bron", "regeling", "jaar"])
def test_a_table_of_a_year_has_its_own_total(agenda: Agenda, per: str) -> None:
    report = made(agenda, f"per_{per}", jaar=[2018])
    parts = json.loads(renderer("json")(report, width=80, colour=False))["delen"]
    totals = {one["jaar"]: one["totaal"]["toegezegd"]["bedrag"] for one in parts if one["totaal"]}
    assert totals == {"2018": 40_000, "over meer jaren": 200_000, "zonder jaar": 10_000}


def test_who_pays_most_is_first_and_a_group_after_organisations() -> None:
    paid = ["stad, bedrag: 5", "dorp, bedrag: 700", "dorp", "allen", "allen", "stad", "jan"]
    money = "".join(f"{{bron: {one}, status: toegezegd}}, " for one in paid)
    asked = "{bron: piet, bedrag: 900, status: aangevraagd}, {bedrag: 6, status: toegezegd}"
    groups = "allen: {naam: Allen, soort: groep}\n"
    people = "jan: {naam: Jan, soort: bedrijf}\npiet: {naam: Piet, soort: bedrijf}\n"
    given = small(
        [f"financiering: {{bijdragen: [{money}{asked}]}}\n"], organisaties=groups + people
    )
    named = [row["naam"] for row in rows(given, "per_bron", "bedragen")]
    assert named == ["Dorp", "bron niet genoemd", "de stad", "Piet", "Jan", "Allen"]


def test_a_terminal_shows_the_twenty_that_pay_most_and_always_the_total() -> None:
    people = [f"p{number:02}" for number in range(23)]
    money = ", ".join(
        f"{{bron: {one}, bedrag: {nth + 1}, status: toegezegd}}" for nth, one in enumerate(people)
    )
    registered = "".join(f"{one}: {{naam: {one}, soort: bedrijf}}\n" for one in people)
    given = small([f"financiering: {{bijdragen: [{money}]}}\n"], organisaties=registered)
    report = made(given, "per_bron")
    lines = renderer("tabel")(report, width=80, colour=False).splitlines()
    assert [line.split()[0] for line in lines[3:23]] == people[:2:-1]
    assert lines[23:] == [
        "totaal      €\u00a0276",
        "… en 3 meer: --alles",
        "",
        '(Per actie: gihv show "p22")',
    ]
    every = renderer("tabel")(report, width=80, colour=False, alles=True)
    assert "meer" not in every
    assert [line.split()[0] for line in every.splitlines()[3:26]] == people[::-1]


@pytest.mark.parametrize("module", MODULES)
def test_in_a_nota_every_table_says_what_stands_in_it(agenda: Agenda, module: str) -> None:
    lines = renderer("markdown")(made(agenda, module)).splitlines()
    tables = [nth for nth, line in enumerate(lines) if line.startswith("| --")]
    assert tables or module == "voortgang"  # of which this agenda tells nothing
    assert [lines[nth - 1] for nth in tables if not lines[nth - 1].strip("| ")] == []


def test_a_spreadsheet_gets_every_actie_that_lacks_money_in_one_table(agenda: Agenda) -> None:
    lines = renderer("csv")(made(agenda, "financiering")).splitlines()
    assert lines[0] == "\ufeffonderdeel;nr;actie;trekker;2017;2018;2019"
    assert [line.split(";")[1] for line in lines[1:]] == ["1.3", "2.3", "2.2", "2.4", "1.2", "3.2"]
    bedragen = renderer("csv")(part(made(agenda, "financiering"), "bedragen")).splitlines()
    assert bedragen[1:4] == [
        "toegezegd;423500;;8;0",
        "waarvan ontvangen;200000;;1;0",
        "aangevraagd;1255000;;2;0",
    ]


def test_a_spreadsheet_adds_up_what_a_person_is_told(agenda: Agenda) -> None:
    report = made(agenda, "per_regeling")
    rows = list(csv.DictReader(renderer("csv")(report).splitlines(), delimiter=";"))
    assert rows[0]["\ufeffregeling"] == "Streekfonds Merenland"  # it promised most
    assert [rows[0][name] for name in ("toegezegd", "mogelijk zonder bedrag", "plafond")] == [
        *("75000", "1", "€\u00a0500.000 (2017-2018)"),
    ]
    assert sum(int(row["toegezegd"] or 0) for row in rows) == 423_500
    assert "totaal; toegezegd: €\u00a0423.500" in renderer("tekst")(report)


def test_the_years_of_an_actie_stand_where_its_head_does_not_tell_them() -> None:
    open_2015 = "looptijd: {van: 2015}\n"
    given = small(["", open_2015, "financiering: {dekking: geen}\n"])
    lines = renderer("tabel")(made(given, "financiering"), width=80, colour=False).splitlines()
    first = lines.index("Over geld staat niets in de agenda (2)")
    assert [line.split() for line in lines[first + 1 : first + 4]] == [
        ["2014", "2015"],
        ["1.1", "A", "–", "ontbreekt", "ontbreekt"],
        ["1.2", "A", "–", "loopt", "niet", "ontbreekt"],
    ]
    assert lines[first + 5 :] == [
        "Volgens de agenda zonder financiering (1)",
        "  1.3  A  –",
        "",
        "Meer: gihv report --per actie|speerpunt|bron|regeling|jaar    gihv show 1.1",
    ]


MORE_YEARS = [
    # Of two years one is open; of three one, or two in one of the acties.
    ([{2014: "gedekt", 2015: "gezocht"}], [], "In één van de jaren nog open (1)"),
    ([{2014: "gedekt", 2015: "gezocht"}], [2015], "In 2015 nog open (1)"),
    (
        [{2014: "gedekt", 2015: "geen", 2016: "gezocht"}, {2014: "gedekt", 2016: "gedekt"}],
        [],
        "In een of meer van de jaren nog open (2)",
    ),
]


@pytest.mark.parametrize(("dekkingen", "years", "title"), MORE_YEARS)
def test_a_head_says_in_how_many_years_acties_are_open(
    dekkingen: list[Any], years: list[int], title: str
) -> None:
    last = max(year for one in dekkingen for year in one)
    found = made(stated(*dekkingen, until=last), "financiering", jaar=years)
    assert [one.title for one in found.sections if one.name == "niet_elk_jaar"] == [title]


def test_an_actie_that_shares_money_says_so_and_the_money_has_a_row(agenda: Agenda) -> None:
    report = made(agenda, "per_actie", zoek=["avonden"])
    (part,) = json.loads(renderer("json")(report, width=80, colour=False))["delen"][:1]
    names = ("nummer", "titel", "toegezegd", "samen_met")
    alone, shared = (told(row, *names) for row in part["rijen"])
    assert alone == ["1.2", agenda.acties[1].titel, 30_000, ["1.1"]]
    assert shared == ["", "samen: 1.1, 1.2", 30_000, []]
    assert part["totaal"]["toegezegd"]["bedrag"] == 60_000
    text = renderer("tekst")(made(agenda, "per_actie"), width=80, colour=False)
    assert "mogelijk: samen" in text  # 1.4 has nothing possible of its own


def test_a_bron_that_pays_for_no_actie_by_name_is_told_what_it_pays(agenda: Agenda) -> None:
    whole = Bijdrage("toegezegd", bron="werf-de-meeuw", bedrag=700)
    assert agenda.kop
    kop = agenda.kop._replace(financiering=Financiering(bijdragen=(whole,)))
    report = made(replace(agenda, kop=kop), "financiering", bron=["werf-de-meeuw"])
    assert report.lead == ("Keuze: bron Scheepswerf De Meeuw; 0 van de 10 acties.",)
    text = renderer("tekst")(report, width=80, colour=False)
    assert "daarnaast, voor de hele agenda; toegezegd: €\u00a0700" in text
    assert "gedekt" not in text


def test_where_no_year_can_be_open_there_is_no_table_of_years(divided: Agenda) -> None:
    def parts(agenda: Agenda, **wanted: list[Any]) -> list[str]:
        return [one.name for one in made(agenda, "financiering", **wanted).sections]

    # The periode begins in 2014.
    early = small(["financiering: {bijdragen: [{bedrag: 5, jaren: [2013], status: toegezegd}]}\n"])
    assert parts(early, jaar=[2013]) == ["bedragen", "zonder_financiering"]
    assert parts(divided, status=["gestopt"]) == ["bedragen", "daarnaast"]


# -- a pot of 1.000, of which 1.1 has 400 (100 came in), 1.2 about 200, and 1.3, stopped, 100 (40).

POT = "financiering: {bijdragen: [{id: impuls, bron: stad, bedrag: 1000, status: toegezegd}]}\n"


@pytest.fixture(scope="module")
def divided() -> Agenda:
    shares = (
        "bedrag: 400, status: toegezegd, ontvangen: 100",
        "bedrag: 200, status: toegezegd, grens: ongeveer",
        "bedrag: 100, status: toegezegd, ontvangen: 40",
    )
    acties = [f"financiering: {{bijdragen: [{{uit: impuls, {one}}}]}}\n" for one in shares]
    return small([*acties[:2], f"status: gestopt\n{acties[2]}"], agenda_yaml=POT)


def test_without_a_choice_a_pot_counts_and_in_a_choice_its_shares(divided: Agenda) -> None:
    def bedragen(**wanted: list[str]) -> dict[str, int]:
        found = rows(divided, "financiering", "bedragen", **wanted)
        return {row["wat"]: row["bedrag"] for row in found}

    assert bedragen() == {"toegezegd": 1000, "waarvan ontvangen": 140, "benodigd": None}
    chosen = {"speerpunt": ["1"]}
    assert bedragen(**chosen) == {"toegezegd": 640, "waarvan ontvangen": 140, "benodigd": None}
    text = renderer("tekst")(made(divided, "financiering", **chosen), width=80, colour=False)
    assert "toegezegd  ongeveer €\u00a0640" in text
    assert "daarnaast, nog te verdelen: Impuls; toegezegd: ongeveer €\u00a0300" in text
    assert "afgerond of gestopt, niet ontvangen; toegezegd: €\u00a060" in text


def test_per_actie_the_shares_and_the_rest_of_the_pot_add_up(divided: Agenda) -> None:
    report = made(divided, "per_actie")
    acties, beside = json.loads(renderer("json")(report, width=80, colour=False))["delen"]
    assert [told(row, "nummer", "titel", "toegezegd") for row in acties["rijen"]] == [
        ["1.1", "A", 400],
        ["1.2", "A", 200],
        ["1.3", "A", 40],
        ["", "nog te verdelen: Impuls", 300],
    ]
    assert acties["totaal"]["toegezegd"]["bedrag"] == 940
    assert told(beside["rijen"][0], "toegezegd") == [60]


def test_who_pays_a_pot_pays_for_the_acties_that_have_a_share(divided: Agenda) -> None:
    (row,) = rows(divided, "organisaties", "organisaties")
    assert (row["id"], row["betaalt"]) == ("stad", ["1.1", "1.2", "1.3"])


def test_an_agenda_of_one_year_names_that_year_once() -> None:
    one_year = small([MONEY])
    assert one_year.kop
    kop = one_year.kop._replace(periode=Periode(2014, 2014))
    assert made(replace(one_year, kop=kop), "planning").title == "Agenda, 2014"


# -- whatever is typed -------------------------------------------------------------------------


@given_agendas()
def test_the_states_of_a_year_partition_the_acties_that_are_not_over(made_up: Agenda) -> None:
    counts = rows(made_up, "financiering", "acties_per_jaar")
    open_ = [one for one in made_up.acties if not one.afgelopen]
    for year in ("2020", "2021"):
        assert sum(row[year] for row in counts) == len(open_)
