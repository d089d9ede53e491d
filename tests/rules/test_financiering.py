"""Bijdragen and amounts: what neither the manual pages nor the cases show."""

import pytest

from tests.marked import assert_marked, base, messages, money, rows

AGENDA = base("agenda/agenda.yaml")
GROEN = base("agenda/01-groen/speerpunt.yaml")


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
    assert_marked(f"""
looptijd: {{tot: 2016}}
# agenda/01-groen/02-struiken.yaml
nummer: 2
titel: Struiken planten
{GROEN}
financiering:
  bijdragen:
    - {{status: mogelijk, acties: [bomen, struiken], jaren: [2016]}}
    - {{status: mogelijk, acties: [struiken], jaren: [2016]}}  # <- GIHV305
    - {{status: mogelijk, jaren: [2016]}}  # <- GIHV305
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
    assert_marked(money(f"dekking: deels\nbijdragen: [{bijdragen}]\nbenodigd: {benodigd}"))


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
    assert_marked(money(f"dekking: deels\nbijdragen: [{{via: bomenfonds, {bijdrage}}}]") + FUND)


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
    assert messages(text)["GIHV313"][0] == (
        "Via `bomenfonds` is voor 2014 en 2015 samen €\u00a0120 toegezegd, meer dan het plafond "
        "van €\u00a0100."
    )
