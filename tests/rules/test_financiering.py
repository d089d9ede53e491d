"""Money: what neither the manual pages nor the cases show."""

from textwrap import indent

import pytest

from tests.marked import assert_marked, messages, rows

AGENDA = """
# agenda/agenda.yaml
titel: Groene agenda
versie: "1.0"
vastgesteld: 2014
initiatiefnemer: gemeente-den-haag
periode: {van: 2014, tot: 2015}
"""
GROEN = """
# agenda/01-groen/speerpunt.yaml
nummer: 1
titel: Groen
soort: speerpunt
"""


def money(text: str) -> str:
    """An actie with this block of money."""
    return f"financiering:\n{indent(text.strip(chr(10)), '  ')}\n"


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


# -- another speerpunt's actie (303) ---------------------------------------------------------


def test_an_actie_is_known_by_its_folder_also_when_its_file_is_broken() -> None:
    assert_marked("""
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        financiering:
          bijdragen:
            - status: mogelijk
              acties:
                - bomen
                - sloten  # <- GIHV303
                - vijvers  # <- GIHV205
        # agenda/01-groen/01-bomen.yaml
        nummer: 1  # <- GIHV101
        # agenda/02-water/speerpunt.yaml
        nummer: 2
        titel: Water
        soort: speerpunt
        # agenda/02-water/01-sloten.yaml
        nummer: 1
        titel: "Sloten  # <- GIHV001
    """)


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


# -- after the end (305) ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("looptijd", "years"),
    [("{}", "[2015, 2016]"), ("{}", "[2012]"), ("{tot: winter 2015}", "[2016]")],
)
def test_money_that_touches_the_looptijd_or_comes_before_it_is_fine(
    looptijd: str, years: str
) -> None:
    given = money(f"dekking: gedekt\nbijdragen: [{{jaren: {years}, status: mogelijk}}]")
    assert_marked(f"looptijd: {looptijd}\n{given}")


def test_shared_money_is_held_against_the_last_of_its_acties() -> None:
    assert_marked("""
        looptijd: {tot: 2016}
        # agenda/01-groen/02-struiken.yaml
        nummer: 2
        titel: Struiken planten
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        financiering:
          bijdragen:
            - jaren: [2016]
              status: mogelijk
              acties: [bomen, struiken]
            - jaren: [2016]  # <- GIHV305
              status: mogelijk
              acties: [struiken]
            - jaren: [2016]  # <- GIHV305
              status: mogelijk
    """)


def test_money_for_an_actie_that_starts_after_the_periode_is_no_second_mistake() -> None:
    given = money("bijdragen: [{jaren: [2017], status: mogelijk}]")
    assert_marked(f"looptijd: {{van: 2017}}  # <- GIHV402\n{given}")


# -- more than needed (306) ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bijdragen", "benodigd"),
    rows("""
        {status: toegezegd, bedrag: 5}, {status: ontvangen, bedrag: 5} | 10
        {status: toegezegd, bedrag: 10}, {status: toegezegd} | 10
        {status: toegezegd, bedrag: 20, jaren: [2014, 2015]} | {2014: 10, 2015: 10}
        {status: aangevraagd, bedrag: 500} | 100
        {status: toegezegd, bedrag: 500, jaren: [2013]} | 100
        {status: toegezegd, bedrag: {2013: 500, 2014: 100}} | 100
        {status: toegezegd, bedrag: 500} | {2014: 100}
        {status: toegezegd, bedrag: 500, jaren: [2014, 2015]} | {2014: 100}
    """),
)
def test_it_must_be_certain_that_there_is_more_than_needed(bijdragen: str, benodigd: str) -> None:
    assert_marked(money(f"dekking: gedekt\nbijdragen: [{bijdragen}]\nbenodigd: {benodigd}"))


def test_the_years_together_are_held_against_their_sum() -> None:
    text = money("""
dekking: gedekt
bijdragen: [{status: toegezegd, bedrag: 250, jaren: [2014, 2015]}]
benodigd: {2014: 100, 2015: 100}
""")
    assert messages(text)["GIHV306"][0] == (
        "Er is voor 2014 en 2015 €\u00a0250 toegezegd; nodig is €\u00a0200."
    )


# -- over the plafond (307) ------------------------------------------------------------------

FUND = """
# agenda/regelingen.yaml
bomenfonds:
  naam: Bomenfonds
  soort: fonds
  plafond: {bedrag: 100, jaren: [2014, 2015]}
"""


@pytest.mark.parametrize(
    "bijdrage",
    [
        "bedrag: 100, jaren: [2014], status: toegezegd",
        "bedrag: 900, status: toegezegd",
        "bedrag: 900, jaren: [2013, 2014], status: toegezegd",
        "bedrag: {2013: 900, 2014: 100}, status: toegezegd",
        "bedrag: 900, jaren: [2014], status: aangevraagd",
        "bron: bomenfonds, bedrag: 90, jaren: [2014], status: toegezegd",
    ],
)
def test_it_must_be_certain_that_the_plafond_is_passed(bijdrage: str) -> None:
    assert_marked(money(f"dekking: gedekt\nbijdragen: [{{via: bomenfonds, {bijdrage}}}]") + FUND)


def test_money_from_everywhere_counts_for_the_plafond() -> None:
    text = f"""
financiering:
  dekking: gedekt
  bijdragen: [{{via: bomenfonds, bedrag: 40, jaren: [2014, 2015], status: toegezegd}}]
{AGENDA}
financiering: {{bijdragen: [{{bron: bomenfonds, bedrag: 40, jaren: [2015], status: ontvangen}}]}}
{GROEN}
financiering: {{bijdragen: [{{via: bomenfonds, bedrag: {{2014: 40}}, status: toegezegd}}]}}
{FUND}"""
    assert messages(text)["GIHV307"][0] == (
        "Via `bomenfonds` is voor 2014 en 2015 samen €\u00a0120 toegezegd, meer dan het plafond "
        "van €\u00a0100."
    )
