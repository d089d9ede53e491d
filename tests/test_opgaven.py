"""An agenda of another kind: four opgaven with sixteen projecten, two years under way.

The agenda is `tests/opgaven/agenda/`, made for this, with every key that tells how it goes. What is
expected was counted in its files by hand, as it was on 1 July 2023:

| | latest judgement until then | mijlpalen: reached, dropped, late, to come |
| --- | --- | --- |
| 1.1 | achter (what is said in December came later) | 2 reached, 1 late, 1 to come |
| 1.2 | aandacht | 1 dropped, 1 late |
| 1.3 | op schema | |
| 1.4, gestopt | | 1 reached |
| 2.1 | op schema | 1 reached |
| 2.3 | achter | 1 late, 1 to come |
| 2.4, afgerond | op schema | |
| 3.1 | | 2 to come, one of them that very day |
| 3.2 | only in September | |
| 4.1 | aandacht | |
| 4.2 | | 1 reached, 1 to come |
| 4.3 | achter | |
| 4.4 | | 1 late |
"""

import csv
import io
import shlex
from typing import Any

import pytest

from tests.command import REPOSITORY, Result, gihv

OPGAVEN = REPOSITORY / "tests" / "opgaven"
DAY = "--peildatum 2023-07-01"


def ask(command: str) -> Result:
    return gihv(*shlex.split(command), root=OPGAVEN)


def text(command: str) -> str:
    """An answer as one line, so that no assertion stands on where a line ends."""
    return " ".join(ask(command).out.split())


def parts(command: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of each part of a report, by its name."""
    data = ask(f"{command} --format json").data
    return {part["naam"]: part["rijen"] for part in data["delen"]}


def numbers(rows: list[dict[str, Any]]) -> list[str]:
    return [row["nummer"] for row in rows]


def test_the_agenda_is_clean() -> None:
    result = ask("validate --strict")
    assert result.code == 0, result.out


def test_the_latest_judgement_of_every_actie_the_worst_first_and_what_is_late() -> None:
    found = parts(f"report voortgang {DAY}")
    assert [(row["nummer"], row["voortgang"]) for row in found["voortgang"]] == [
        ("1.1", "achter"),
        ("2.3", "achter"),
        ("4.3", "achter"),
        ("1.2", "aandacht"),
        ("4.1", "aandacht"),
        ("1.3", "op_schema"),
        ("2.1", "op_schema"),
        ("2.4", "op_schema"),
    ]
    without = ["1.4", "2.2", "3.1", "3.2", "3.3", "3.4", "4.2", "4.4"]
    assert numbers(found["geen_oordeel"]) == without
    assert numbers(found["te_laat"]) == ["4.4", "1.2", "2.3", "1.1"]
    head = "16 projecten: 3 achter, 2 aandacht, 3 op schema en 8 geen oordeel."
    assert f"{head} 4 mijlpalen zijn te laat." in text(f"report voortgang {DAY}")


def test_a_later_day_hears_a_later_judgement() -> None:
    found = parts("report voortgang --peildatum 2023-12-31")
    judged = {row["nummer"]: row["voortgang"] for row in found["voortgang"]}
    assert (judged["1.1"], judged["3.2"]) == ("op_schema", "aandacht")
    assert numbers(found["te_laat"]) == ["4.4", "1.2", "2.3", "1.1", "3.1", "4.2"]


def test_mijlpalen_are_reached_dropped_late_or_to_come() -> None:
    found = parts(f"report planning {DAY}")
    assert sorted(numbers(found["bereikt"])) == ["1.1", "1.1", "1.4", "2.1", "4.2"]
    assert numbers(found["vervallen"]) == ["1.2"]
    assert sorted(numbers(found["te_laat"])) == ["1.1", "1.2", "2.3", "4.4"]
    assert numbers(found["nog_te_gaan"]) == ["3.1", "4.2", "3.1", "2.3", "1.1"]
    assert "kenmerk SG-2022-3" in text(f"report planning {DAY}")


def test_a_streefwaarde_has_its_baseline_last_measurement_and_share_of_the_way() -> None:
    rows = parts("report streefwaarden")["streefwaarden"]
    ways = {row["streefwaarde"]["wat"]: row["weg"] for row in rows}
    assert ways == {
        "flexwoningen": 25,  # 50 of 200
        "nieuwe woningen": 37.5,  # 900 of 2400
        "woningen met een slecht label": 25,  # from 3000 down to 1000: 500 of 2000
        "leerwerkplekken": 50,  # from 120 to 300: 90 of 180
        "zonnepanelen": None,  # no one target
        "huisbezoeken": None,  # the baseline is the target
        "tevreden bewoners": None,
        "deelnemers": None,  # not measured
    }


LABELS = {
    # how many acties, how many of them without money, promised, asked
    "Jongeren": (3, 0, 5_250_000, 0),
    "Klimaat en energie": (4, 1, 1_600_000, 1_600_000),
    "Digitaal": (3, 2, 250_000, 0),
    "zonder label": (8, 4, 2_080_000, 0),
}


def test_an_actie_counts_at_each_of_its_labels() -> None:
    rows = parts("report --per label")["bedragen"]
    found = {
        row["naam"]: (
            row["acties"],
            row["zonder"],
            row["toegezegd"]["bedrag"],
            row["aangevraagd"]["bedrag"],
        )
        for row in rows
        if row["acties"]
    }
    assert found == LABELS
    answer = text("report --per label")
    assert "Een project met meer labels telt bij elk label." in answer
    assert "totaal" not in answer


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [
        ("--label jongeren", "1.1 4.1 4.2"),
        ("--label Digitaal", "2.2 3.3 4.2"),
        ("--label klimaat+digitaal", "2.2"),
        ("--label jongeren --label digitaal", "1.1 2.2 3.3 4.1 4.2"),
        ("--label klimaat --dekking open", "2.2"),
        ("--zonder labels --status lopend", "3.1 4.4"),
        ("--zoek W-2021-01", "1.1"),
        ("--zoek RV", "1.1"),
        ("--zoek OVS-12", "4.1 4.2"),
    ],
)
def test_acties_are_chosen_by_label_and_found_by_kenmerk(choice: str, chosen: str) -> None:
    data = ask(f"list {choice} --format json").data
    assert " ".join(one["nummer"] for one in data["acties"]) == chosen


@pytest.mark.parametrize(
    ("ref", "number"), [("W-2021-01", "1.1"), ("2021.14", "2.1"), ("opg-w", 1)]
)
def test_show_finds_a_thing_by_its_kenmerk(ref: str, number: str | int) -> None:
    data = ask(f"show {ref} --format json").data
    assert [one["nummer"] for kind in ("acties", "speerpunten") for one in data.get(kind, ())] == [
        number
    ]


def test_the_years_of_a_schooljaar_a_half_and_one_without_an_end() -> None:
    data = ask("list --format json").data
    years = {one["nummer"]: list(one["financiering"]["per_jaar"]) for one in data["acties"]}
    assert years["1.1"] == ["2021", "2022", "2023", "2024"]
    assert years["1.3"] == ["2021", "2022", "2023", "2024", "2025"]
    assert years["2.1"] == ["2021", "2022", "2023", "2024"]
    assert years["2.2"] == ["2023", "2024", "2025"]
    assert years["4.1"] == ["2021", "2022", "2023", "2024", "2025"]
    assert "doorlopend" in text("show 1.3")


def test_the_money_of_the_pot_and_of_others() -> None:
    answer = text("report --format tabel")
    assert "6 van de 14 projecten zijn zonder financiering." in answer
    # The pot, Vlietdam 3.000.000, Oudwater 400.000 and 80.000, Rijk 2.000.000, OVS 250.000.
    assert "toegezegd € 11.730.000" in answer
    assert "tekort hoogstens € 10.500.000" in answer  # 1.3, 2.3 and 4.3


def test_csv_has_what_is_new_in_columns_of_its_own() -> None:
    rows = list(
        csv.DictReader(io.StringIO(ask("list --format csv").out.lstrip("\ufeff")), delimiter=";")
    )
    first = rows[0]
    assert (first["kenmerk"], first["labels"]) == ("W-2021-01", "Jongeren")
    assert "nulmeting 0 (2020)" in first["streefwaarden"]
    assert "bereikt 24 juni 2021, door gemeenteraad Vlietdam" in first["mijlpalen"]
    assert rows[5]["labels"] == "Klimaat en energie; Digitaal"
    assert rows[2]["looptijd"] == "doorlopend vanaf 2021"


def test_reports_and_publication_use_the_words_of_the_agenda() -> None:
    published = ask("export").out
    for wanted in (
        "**6 van de 14 projecten zijn zonder financiering.",
        "Opgave 1. Wonen",
        "| Opgave | Projecten |",
        "Een of meer opgaven:",
        "W-2021-01",
        "programmamanager wonen",
        "RV 2021/77",
        "Klimaat en energie",
        "De bouwer heeft de achterstand ingelopen.",
        "25% van de weg",
        "doorlopend",
        "schooljaar 2022-2023",
    ):
        assert wanted in published, wanted
    shown = text("report --format tabel")
    assert "projecten" in shown
    assert " acties" not in shown
    # A finding, a key and an option keep the words of the tool.
    assert "acties" in ask("list acties --format json").data


def test_no_word_of_what_was_reached_in_an_agenda_that_tells_nothing_of_it() -> None:
    made = REPOSITORY / "tests" / "made"
    for command in ("report planning", "report streefwaarden", "list --format csv", "export"):
        out = gihv(*shlex.split(command), root=made).out
        for word in ("bereikt", "te laat", "voortgang", "nulmeting", "label", "kenmerk"):
            assert word not in out, (command, word)
