"""What happened to an agenda: judgements, mijlpalen, measurements; on the agenda of tests/opgaven.

Each answer is derived by hand from its files, as of 1 July 2023.
"""

import csv
from datetime import date
from typing import Any

import pytest

from gihv.dates import Datum
from gihv.model import Agenda, Meting, Streefwaarde, Voortgang
from gihv.output.report import renderer
from gihv.query import Selectie, selectie
from gihv.report import named, words
from gihv.report.list import lijst
from gihv.report.show import data, show
from gihv.report.value import Report, Table, text_of
from gihv.tree import WorkTree
from tests.command import MADE, REPOSITORY, gihv, made_agenda
from tests.helpers import load

OPGAVEN = REPOSITORY / "tests" / "opgaven"
DAY = date(2023, 7, 1)


@pytest.fixture(scope="module")
def agenda() -> Agenda:
    return load(WorkTree(OPGAVEN))[0]


def made(agenda: Agenda, name: str, day: date = DAY, **wanted: list[Any]) -> Report:
    return named(name)(agenda, selectie(agenda, wanted), day)


def part(report: Report, name: str, *columns: str) -> list[tuple[str, ...]]:
    """The rows of a part of a report: the texts in its columns with these names."""
    (table,) = (one.blocks[-1] for one in report.sections if one.name == name)
    assert isinstance(table, Table)
    at = [[column.name or column.title for column in table.columns].index(one) for one in columns]
    return [tuple(text_of(row[index]) for index in at) for row in table.rows]


def shown(agenda: Agenda, thing: Any, day: date = DAY) -> list[str]:
    return renderer("tekst")(show(agenda, thing, day)).splitlines()


def table(report: Report) -> list[dict[str, str]]:
    """What a spreadsheet gets."""
    text = renderer("csv")(report).removeprefix("\ufeff")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


# -- judgements ------------------------------------------------------------------------------


def test_the_latest_judgement_of_each_actie_the_worst_first(agenda: Agenda) -> None:
    told = made(agenda, "voortgang")
    assert told.lead == (
        (
            "16 projecten: 3 achter, 2 aandacht, 3 op schema en 8 geen oordeel. "
            "4 mijlpalen zijn te laat."
        ),
    )
    assert part(told, "voortgang", "nummer", "voortgang", "voortgang_datum") == [
        ("1.1", "achter", "15 juni 2023"),  # of December is later
        ("2.3", "achter", "juni 2023"),
        ("4.3", "achter", "1 januari 2022"),
        ("1.2", "aandacht", "15 juni 2023"),
        ("4.1", "aandacht", "30 juni 2023"),
        ("1.3", "op schema", "1 maart 2023"),
        ("2.1", "op schema", "31 mei 2023"),
        ("2.4", "op schema", "1 december 2022"),
    ]
    silent = ["1.4", "2.2", "3.1", "3.2", "3.3", "3.4", "4.2", "4.4"]
    assert part(told, "geen_oordeel", "nummer") == [(one,) for one in silent]
    assert [row["nummer"] for row in table(told)][7:10] == ["2.4", "1.4", "2.2"]
    assert table(told)[0] == {
        "nummer": "1.1",
        "titel": "Flexwoningen aan de sluis",
        "trekkers": "Gemeente Vlietdam",
        "voortgang": "achter",
        "voortgang datum": "15 juni 2023",
        "voortgang toelichting": "De bouwer levert een halfjaar later.",
        "te laat": "De volgende zeventig woningen staan er.",
    }


def test_a_judgement_counts_from_the_last_day_of_its_datum(agenda: Agenda) -> None:
    def judged(day: date) -> list[str]:
        return [nummer for (nummer,) in part(made(agenda, "voortgang", day), "voortgang", "nummer")]

    assert "2.3" not in judged(date(2023, 6, 29))  # of June 2023
    assert "2.3" in judged(date(2023, 6, 30))
    assert judged(date(2021, 1, 1)) == []
    later = made(agenda, "voortgang", date(2023, 12, 31))
    latest = part(later, "voortgang", "nummer", "voortgang")
    assert {("1.1", "op schema"), ("3.2", "aandacht")} <= {*latest}


def test_of_a_choice_only_what_is_chosen(agenda: Agenda) -> None:
    told = made(agenda, "voortgang", speerpunt=["4"])
    judged = "4 projecten: 1 achter, 1 aandacht en 2 geen oordeel. 1 mijlpaal is te laat."
    assert told.lead[1] == judged


def test_an_agenda_without_judgements_says_that_in_one_sentence() -> None:
    told = made(made_agenda(), "voortgang")
    assert told.lead == ("10 acties: 10 geen oordeel.",)
    assert [line for line in renderer("tekst")(told).splitlines() if line][1:] == [*told.lead]


def test_a_terminal_colours_a_judgement(agenda: Agenda) -> None:
    text = renderer("tabel")(made(agenda, "voortgang"), width=80, colour=True)
    assert {"\x1b[31machter", "\x1b[33maandacht", "\x1b[32mop schema"} <= {
        word.partition(" \x1b")[0].partition("\x1b[0m")[0] for word in text.split("  ")
    }


# -- mijlpalen -------------------------------------------------------------------------------


def test_what_is_late_to_come_reached_and_given_up(agenda: Agenda) -> None:
    told = made(agenda, "planning")
    assert told.lead == (
        (
            "15 mijlpalen, waarvan 4 te laat, 5 bereikt en 1 vervallen op 1 juli 2023. "
            "8 projecten zonder mijlpaal."
        ),
    )
    late = [
        ("4.4", "2022"),
        ("1.2", "voorjaar 2023"),
        ("2.3", "uiterlijk april 2023"),
        ("1.1", "1 juni 2023"),
    ]
    assert part(told, "te_laat", "nummer", "wanneer") == late
    assert part(made(agenda, "voortgang"), "te_laat", "nummer", "wanneer") == late
    assert part(told, "nog_te_gaan", "nummer", "wanneer") == [
        ("3.1", "1 juli 2023"),  # today
        ("4.2", "najaar 2023"),
        ("3.1", "eerste helft 2024"),
        ("2.3", "2024"),
        ("1.1", "eind 2024"),
    ]
    assert part(told, "bereikt", "nummer", "uitkomst") == [
        ("1.1", "bereikt 24 juni 2021, door gemeenteraad Vlietdam, kenmerk RV 2021/77"),
        ("2.1", "bereikt mei 2023"),
        ("1.4", "bereikt 14 september 2022, door stuurgroep wonen, kenmerk SG-2022-5"),
        ("4.2", "bereikt 7 oktober 2022"),
        ("1.1", "bereikt 20 december 2022"),
    ]
    given_up = [("1.2", "vervallen, door stuurgroep wonen, kenmerk SG-2022-3")]
    assert part(told, "vervallen", "nummer", "uitkomst") == given_up
    standen = [row["stand"] for row in table(told)]
    assert [standen.count(one) for one in ("te laat", "nog te gaan", "bereikt", "vervallen")] == [
        *(4, 5, 5, 1)
    ]


def test_what_is_reached_later_was_not_yet(agenda: Agenda) -> None:
    told = made(agenda, "planning", date(2021, 6, 23))
    assert part(told, "bereikt", "nummer") == []
    assert part(told, "nog_te_gaan", "nummer")[0] == ("1.1",)
    assert "waarvan 0 te laat en 1 vervallen op" in told.lead[0]


def test_where_nothing_is_said_to_be_reached_nothing_is_late() -> None:
    agenda = made_agenda()
    assert made(agenda, "voortgang", date(2030, 1, 1)).lead == ("10 acties: 10 geen oordeel.",)
    names = [one.name for one in made(agenda, "planning").sections]
    assert names == ["nog_te_gaan", "voorbij", "looptijden"]


# -- streefwaarden ---------------------------------------------------------------------------


def test_baseline_last_measurement_target_and_the_way(agenda: Agenda) -> None:
    names = ("nummer", "streefwaarde", "nulmeting", "laatste meting", "weg")
    assert part(made(agenda, "streefwaarden"), "streefwaarden", *names) == [
        ("1.1", "200 flexwoningen", "0 (2020)", "50 (31 december 2022)", "25%"),
        (
            *("1", "2.400 nieuwe woningen", "0 (2020, begin van de telling)"),
            *("900 (eerste helft 2023, woningteller)", "37,5%"),
        ),
        (
            *("1.3", "maximaal 1.000 woningen met een slecht label", "3.000 (1 januari 2021)"),
            *("2.500 (1 januari 2023)", "25%"),  # 500 of the 2.000 that are to go
        ),
        (
            *("4.1", "minimaal 300 leerwerkplekken", "120 (schooljaar 2020-2021, jaarverslag)"),
            *("210 (schooljaar 2022-2023, jaarverslag)", "50%"),
        ),
        ("2.1", "40.000 tot 50.000 zonnepanelen", "10.000 (2020)", "22.000 (2022)", "–"),
        ("2.4", "500 huisbezoeken", "500 (2021)", "640 (2022)", "–"),
        ("2.4", "tevreden bewoners", "–", "–", "–"),
        ("4.4", "150 deelnemers", "0 (2021)", "–", "–"),
    ]
    row = table(made(agenda, "streefwaarden"))[1]
    assert (row["nulmeting"], row["laatste meting"], row["weg"]) == ("0", "900", "37,5")


def test_without_measurements_there_is_no_column_for_them() -> None:
    row = table(made(made_agenda(), "streefwaarden"))[0]
    assert [*row] == ["nr", "streefwaarde", "jaar", "van"]


@pytest.mark.parametrize(
    ("start", "last", "end", "way"),
    [
        (0, 10, 30, 33.3),
        (10, 5, 30, -25),  # the wrong way
        (0, 45, 30, 150),
        (2.5, 3, 4.5, 25),
        (30, 30, 30, None),
        (0, 10, None, None),
    ],
)
def test_the_way_that_was_gone(start: float, last: float, end: float, way: float | None) -> None:
    day = Datum.parse(2020)
    known = Streefwaarde("bomen", end, nulmeting=Meting(day, start), metingen=(Meting(day, last),))
    assert words.weg(known) == way
    assert words.weg(known._replace(waarde_tot=end and 2 * end)) is None
    assert words.weg(known._replace(nulmeting=None)) is None
    assert words.weg(known._replace(metingen=())) is None


# -- since a day -----------------------------------------------------------------------------


def since(agenda: Agenda, sinds: str, day: date = DAY, **wanted: list[Any]) -> Report:
    return named("voortgang")(agenda, selectie(agenda, wanted), day, sinds=Datum.parse(sinds))


def test_what_is_new_since_a_day_stands_before_the_rest(agenda: Agenda) -> None:
    told = since(agenda, "2022-12")
    assert told.lead[0].endswith(
        "4 mijlpalen zijn te laat. Sinds december 2022: 6 nieuwe oordelen (1 slechter), "
        "1 mijlpaal bereikt, 2 nieuwe metingen."
    )
    names = [one.name for one in told.sections]
    assert names[:4] == ["nieuwe_oordelen", "bereikt", "nieuwe_metingen", "voortgang"]
    assert part(told, "nieuwe_oordelen", "nummer", "voortgang", "voortgang_was") == [
        ("1.1", "achter", "op schema"),  # of July 2022
        ("1.2", "aandacht", "–"),
        ("1.3", "op schema", "–"),
        ("2.1", "op schema", "–"),
        ("2.3", "achter", "–"),
        ("4.1", "aandacht", "–"),
    ]
    assert part(told, "bereikt", "nummer", "uitkomst") == [("2.1", "bereikt mei 2023")]
    assert part(told, "nieuwe_metingen", "nummer", "meting", "was") == [
        ("1", "900 (eerste helft 2023, woningteller)", "700 (2022, woningteller)"),
        ("1.3", "2.500 (1 januari 2023)", "3.000 (1 januari 2021)"),
    ]
    assert [row["was"] for row in table(told)][:3] == ["op schema", "", "achter"]


def test_a_judgement_is_compared_with_that_of_the_end_of_the_day(agenda: Agenda) -> None:
    def new(sinds: str) -> str:
        told = since(agenda, sinds, date(2023, 12, 31), speerpunt=["1"]).lead[-1]
        return told.partition("Sinds ")[2]

    assert new("2023-06-14").startswith("14 juni 2023: 2 nieuwe oordelen, 1 nieuwe meting.")
    assert new("2023-06-15").startswith("15 juni 2023: 1 nieuw oordeel (1 beter)")
    assert new("2023-12-01") == "1 december 2023: niets nieuws."


def test_where_nothing_is_new_there_is_no_table_for_it(agenda: Agenda) -> None:
    told = renderer("tekst")(since(agenda, "2023-07-01"))
    assert "Sinds 1 juli 2023: niets nieuws." in told
    assert not {"Nieuwe oordelen (0)", "Bereikt (0)", "Nieuwe metingen (0)"} & {*told.splitlines()}


def test_since_is_typed_in_json() -> None:
    asked = ("report", "voortgang", "--peildatum", "2023-07-01", "--sinds", "2022-12")
    delen = gihv(*asked, "--format", "json", root=OPGAVEN).data["delen"]
    rows = {one["naam"]: one["rijen"][0] for one in delen}
    assert rows["nieuwe_oordelen"]["voortgang_was"] == "op_schema"
    assert rows["nieuwe_oordelen"]["voortgang_datum"] == "2023-06-15"
    assert rows["bereikt"]["wanneer"]["datum"] == "schooljaar 2022-2023"
    assert (rows["nieuwe_metingen"]["meting"], rows["nieuwe_metingen"]["was"]) == (900, 700)


def test_since_belongs_to_this_report_and_ends_before_its_day() -> None:
    error = gihv("report", "planning", "--sinds", "2022", root=OPGAVEN).err
    assert "--sinds hoort bij `gihv report voortgang`." in error
    asked = ("report", "voortgang", "--peildatum", "2023-07-01", "--sinds", "2023")
    result = gihv(*asked, root=OPGAVEN)
    assert result.code == 2
    assert "--sinds noemt een dag na 1 juli 2023, en dat is de dag die telt" in result.err


# -- show and list ---------------------------------------------------------------------------


def test_all_that_is_told_of_an_actie(agenda: Agenda) -> None:
    lines = shown(agenda, agenda.actie["flexwoningen"])
    assert (
        lines[6:12]
        == [
            "Trekker: Gemeente Vlietdam (programmamanager wonen)",
            "Partners: Woonstichting De Sluis",
            "Status: lopend",
            "Looptijd: eerste helft 2021 tot en met tweede helft 2024",
            "Labels: Jongeren",
            "Kenmerk: W-2021-01",
        ]
        or lines
    )
    told = "\n".join(lines)
    assert (
        "Voortgang: op schema (1 december 2023): De bouwer heeft de achterstand ingelopen.; "
        "achter (15 juni 2023): De bouwer levert een halfjaar later.; op schema (1 juli 2022)"
    ) in told
    assert "1 juni 2023: De volgende zeventig woningen staan er. (te laat); eind 2024: Alle" in told
    assert "(bereikt 24 juni 2021, door gemeenteraad Vlietdam, kenmerk RV 2021/77)" in told
    assert (
        "200 flexwoningen (2024); nulmeting 0 (2020); laatste meting 50 (31 december 2022); "
        "25% van de weg"
    ) in told
    assert "Gemeente Vlietdam; kenmerk RV 2021/77" in told


def test_a_judgement_is_one_line_of_a_screen() -> None:
    judged = Voortgang(Datum.parse("2023-06"), "op_schema", "Goed:\n\n- de bouw\n- de rest")
    assert words.voortgang(judged) == "op schema (juni 2023): Goed: - de bouw - de rest"
    assert words.voortgang(judged._replace(toelichting=None)) == "op schema (juni 2023)"


def test_what_is_told_of_other_things(agenda: Agenda) -> None:
    assert "Kenmerk: OPG-W" in shown(agenda, agenda.speerpunt["wonen"])
    assert "Looptijd: doorlopend vanaf 2021" in shown(agenda, agenda.actie["isolatie"])
    assert "Looptijd: doorlopend" in shown(agenda, agenda.actie["veerdienst"])
    waterschap = "\n".join(shown(agenda, agenda.organisaties["waterschap-vliet"]))
    assert "rol: trekker (projectleider warmte; voor de vergunningen)" in waterschap
    rijk = "\n".join(shown(agenda, agenda.organisaties["rijk"]))
    assert "kenmerk RD-2021-014-1" in rijk
    assert agenda.kop
    assert "Labels: Jongeren; Klimaat en energie; Digitaal" in shown(agenda, agenda.kop)


NEW = {
    "kenmerk": "W-2021-01",
    "labels": "Jongeren",
    "voortgang": "achter",
    "voortgang datum": "15 juni 2023",
    "voortgang toelichting": "De bouwer levert een halfjaar later.",
    "te laat": "De volgende zeventig woningen staan er.",
}


def test_a_spreadsheet_gets_what_the_agenda_uses(agenda: Agenda) -> None:
    row = table(lijst(agenda, Selectie(), "acties", peildatum=DAY))[0]
    assert {name: row[name] for name in NEW} == NEW
    assert table(data(agenda, [agenda.actie["flexwoningen"]], DAY)) == [row]
    speerpunt = table(lijst(agenda, Selectie(), "speerpunten", peildatum=DAY))[0]
    assert speerpunt["kenmerk"] == "OPG-W"
    unused = table(lijst(made_agenda(), Selectie(), "acties", peildatum=DAY))[0]
    assert NEW.keys().isdisjoint(unused)
    assert "kenmerk" not in table(lijst(made_agenda(), Selectie(), "speerpunten"))[0]


def test_the_new_columns_can_be_asked_for_in_any_agenda() -> None:
    asked = ("list", "--kolommen", "nummer,voortgang,labels,te_laat")
    assert "1.1  op schema; labels: Jongeren; te laat: " in gihv(*asked, root=OPGAVEN).out
    assert "\n1.1\n" in gihv(*asked, root=MADE).out


def test_sorted_by_judgement_the_worst_comes_first(agenda: Agenda) -> None:
    told = lijst(agenda, Selectie(), "acties", namen=["nummer"], sorteer="voortgang", peildatum=DAY)
    assert [row["nummer"] for row in table(told)][:6] == ["1.1", "2.3", "4.3", "1.2", "4.1", "1.3"]


def test_a_day_is_asked_for_where_it_matters() -> None:
    text = gihv("report", "voortgang", "--peildatum", "2023-07-01", root=OPGAVEN).out
    assert "Te laat (4)" in text
    error = gihv("report", "voortgang", "--van", "2023", root=OPGAVEN).err
    assert "--van hoort bij `gihv report planning`." in error
