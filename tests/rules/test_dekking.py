"""Dekking: what neither the manual pages nor the cases show."""

import pytest

from tests.marked import assert_marked, base, messages, money, rows

AGENDA = base("agenda/agenda.yaml")
GROEN = base("agenda/01-groen/speerpunt.yaml")


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
    assert_marked(text + AGENDA.replace("2015", "2013  # <- GIHV401"))


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


# -- everything rejected (311) ---------------------------------------------------------------


def groen(bijdrage: str) -> str:
    """The speerpunt of the actie, with a bijdrage."""
    return f"{GROEN}financiering: {{bijdragen: [{{{bijdrage}}}]}}\n"


def whole(bijdrage: str) -> str:
    """The agenda, with a bijdrage."""
    return f"{AGENDA}financiering: {{bijdragen: [{{{bijdrage}}}]}}\n"


REJECTED = "bijdragen: [{jaren: [2014], status: afgewezen}]"


@pytest.mark.parametrize(
    ("dekking", "bijdragen"),
    rows("""
        gedekt | {jaren: [2014], status: afgewezen}
        deels  | {jaren: [2013, 2014], status: afgewezen}, {jaren: [2015], status: toegezegd}
        deels  | {bedrag: {2014: 5}, status: afgewezen}, {jaren: [2015], status: mogelijk}
        gedekt | {status: afgewezen}
    """),
)
def test_rejected_money_settles_nothing(dekking: str, bijdragen: str) -> None:
    assert_marked(money(f"dekking: {dekking}  # <- GIHV311\nbijdragen: [{bijdragen}]"))


@pytest.mark.parametrize(
    ("dekking", "bijdragen"),
    rows("""
        beoogd                        | {status: afgewezen}
        deels                         | {jaren: [2013], status: afgewezen}
        {2014: gezocht, 2015: gedekt} | {jaren: [2014], status: afgewezen}
        deels                         | {status: afgewezen}, {status: mogelijk}
        deels  | {jaren: [2014], status: afgewezen}, {jaren: [2013, 2014], status: aangevraagd}
    """),
)
def test_such_money_may_have_been_rejected(dekking: str, bijdragen: str) -> None:
    assert_marked(money(f"dekking: {dekking}\nbijdragen: [{bijdragen}]"))


@pytest.mark.parametrize(
    "elsewhere",
    [
        groen("status: mogelijk"),
        groen("jaren: [2014, 2015], status: toegezegd"),
        groen("jaren: [2014], status: aangevraagd, acties: [bomen]"),
        whole("status: mogelijk"),
        whole("status: ontvangen, acties: [bomen]"),
    ],
)
def test_money_of_the_speerpunt_or_the_agenda_can_settle_the_year(elsewhere: str) -> None:
    assert_marked(money(f"dekking: deels\n{REJECTED}") + elsewhere)


@pytest.mark.parametrize(
    ("elsewhere", "mark"),
    [
        (groen("status: afgewezen"), "  # <- GIHV311"),
        (groen("jaren: [2015], status: afgewezen, acties: [bomen]"), "  # <- GIHV311"),
        (whole("status: afgewezen, acties: [bomen]"), "  # <- GIHV311"),
        # It says nothing of the many acties that are settled in another way.
        (whole("status: afgewezen"), ""),
    ],
)
def test_money_that_is_shared_can_be_rejected_too(elsewhere: str, mark: str) -> None:
    assert_marked(money(f"dekking: gedekt{mark}") + elsewhere)


# -- not committed for every year (312) ------------------------------------------------------


@pytest.mark.parametrize(
    ("bijdragen", "elsewhere"),
    [
        ("{jaren: [2015], status: ontvangen}", ""),
        ("{bedrag: {2014: 5}, status: toegezegd}, {jaren: [2015], status: mogelijk}", ""),
        ("{jaren: [2013], status: toegezegd}", ""),
        ("{jaren: [2014], status: toegezegd}", groen("jaren: [2014], status: toegezegd")),
        ("", whole("jaren: [2014], status: toegezegd, acties: [bomen]")),
        ("", groen("jaren: [2014], status: toegezegd")),
    ],
)
def test_one_word_says_that_every_year_is_settled(bijdragen: str, elsewhere: str) -> None:
    text = f"dekking: gedekt  # <- GIHV312\nbijdragen: [{bijdragen}]"
    assert_marked(money(text) + elsewhere)


@pytest.mark.parametrize(
    ("bijdragen", "elsewhere"),
    [
        ("{jaren: [2014], status: toegezegd}, {jaren: [2015], status: ontvangen}", ""),
        ("{jaren: [2014], status: toegezegd}, {status: toegezegd}", ""),
        ("{jaren: [2014], status: mogelijk}", ""),
        ("{jaren: [2014], status: toegezegd}", groen("jaren: [2015], status: toegezegd")),
        ("{jaren: [2014], status: toegezegd}", whole("status: toegezegd")),
        ("", whole("jaren: [2014], status: toegezegd")),
    ],
)
def test_such_money_leaves_no_year_out(bijdragen: str, elsewhere: str) -> None:
    assert_marked(money(f"dekking: gedekt\nbijdragen: [{bijdragen}]") + elsewhere)


def test_a_year_that_was_rejected_or_comes_after_the_end_is_one_mistake() -> None:
    given = "{jaren: [2014], status: toegezegd}, {jaren: [2015], status: afgewezen}"
    assert_marked(money(f"dekking: gedekt  # <- GIHV311\nbijdragen: [{given}]"))
    assert_marked(
        money("dekking: gedekt\nbijdragen:\n  - status: toegezegd\n    jaren: [2016]  # <- GIHV305")
    )
