"""Dekking: what neither the manual pages nor the cases show."""

import pytest

from tests.marked import assert_marked, messages, money, rows

AGENDA = """
# agenda/agenda.yaml
titel: Groene agenda
versie: "1.0"
vastgesteld: 2014
initiatiefnemer: gemeente-den-haag
periode: {van: 2014, tot: 2015}
"""


# -- years (301) -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "looptijd",
    ["{van: 2015, tot: 2014}  # <- GIHV401", "{van: 2017, tot: 2018}  # <- GIHV402"],
)
def test_a_looptijd_without_years_is_one_mistake(looptijd: str) -> None:
    assert_marked(f"looptijd: {looptijd}\n" + money("dekking: {2014: gedekt, 2015: deels}"))


def test_a_reversed_periode_is_one_mistake() -> None:
    text = money("""
dekking: {2014: onbekend}
bijdragen: [{jaren: [2014, 2020], status: toegezegd, bedrag: 5}]
benodigd: 1
""")
    assert_marked(text + AGENDA.replace("2015}", "2013}  # <- GIHV401"))


def test_without_agenda_yaml_only_a_stated_looptijd_is_held_against_the_dekking() -> None:
    text = money("dekking:\n  2013: gedekt\n  2016: gedekt  # <- GIHV301")
    broken = AGENDA.replace("periode", "periodes").replace("2015}", "2015}  # <- GIHV102")
    assert_marked(f"looptijd: {{tot: 2015}}\n{text}{broken}")


def test_a_year_outside_is_one_mistake_and_the_year_that_is_missing_is_meant() -> None:
    text = money("""
dekking: {2013: gedekt, 2015: onbekend}
bijdragen: [{jaren: [2014], status: toegezegd}]
""")
    wrong = ("In 2013 loopt deze actie niet, wel in 2014-2015.", "bedoelde u `2014`?")
    assert messages(text) == {"GIHV301": wrong}


# -- dekking against bijdragen (302) ---------------------------------------------------------


@pytest.mark.parametrize("state", ["beoogd", "gezocht", "onbekend", "geen"])
def test_one_word_for_all_years_can_be_wrong_for_one(state: str) -> None:
    given = "bijdragen: [{jaren: [2013, 2015], status: ontvangen}]"
    assert_marked(money(f"dekking: {state}  # <- GIHV302\n{given}"))


@pytest.mark.parametrize(
    ("state", "bijdrage"),
    rows("""
        onbekend | jaren: [2013], status: toegezegd
        onbekend | jaren: [2014], status: mogelijk
        onbekend | jaren: [2014], status: aangevraagd
        onbekend | jaren: [2014], status: afgewezen
        onbekend | status: toegezegd
        onbekend | bedrag: {2013: 5000}, status: toegezegd
        gedekt | jaren: [2015, 2014], status: toegezegd
        deels | jaren: [2014], status: ontvangen
    """),
)
def test_such_money_does_not_contradict_the_dekking(state: str, bijdrage: str) -> None:
    assert_marked(money(f"dekking: {state}\nbijdragen: [{{{bijdrage}}}]"))


# -- money without dekking (304) -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "toelichting: Er staat niets over geld.",
        "benodigd: 1000",
        "bijdragen: []",
        "bijdragen: [{status: afgewezen}]",
        "bijdragen: [{status: toegezegd, jaren: [2013]}]",
        # 6.1 of a real agenda: a budget for 2014 says nothing of 2015.
        "dekking: {2014: gedekt}\nbijdragen: [{jaren: [2013, 2014], status: toegezegd}]",
    ],
)
def test_dekking_may_be_absent_where_there_is_no_money_for_these_years(text: str) -> None:
    assert_marked(money(text))
