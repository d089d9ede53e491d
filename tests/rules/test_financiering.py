"""Money: what the manual pages' examples do not show."""

from textwrap import indent

import pytest

from tests.marked import assert_marked, files_in, findings, messages

AGENDA = """
# agenda/agenda.yaml
titel: Groene agenda
versie: "1.0"
vastgesteld: 2014
initiatiefnemer: gemeente-den-haag
periode: {van: 2014, tot: 2015}
"""


def actie(money: str, looptijd: str = "") -> str:
    """An actie with this block of money, as file number 1 of the first speerpunt."""
    start = f"# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: Bomen planten\n{looptijd}"
    return f"{start}financiering:\n{indent(money.strip(chr(10)), '  ')}\n"


# -- years (301) -----------------------------------------------------------------------------


def test_a_year_must_be_in_the_periode_and_in_the_looptijd() -> None:
    assert_marked(
        actie(
            """
dekking:
  2013: onbekend  # <- GIHV301
  2014: onbekend  # <- GIHV301
  2015: gedekt
  2016: gezocht  # <- GIHV301
""",
            "looptijd: {van: begin 2015, tot: 2017}\n",
        )
    )


@pytest.mark.parametrize(
    ("looptijd", "code", "line"),
    [("{van: 2015, tot: 2014}", "GIHV401", 3), ("{van: 2017, tot: 2018}", "GIHV402", 3)],
)
def test_a_looptijd_without_years_is_one_mistake(looptijd: str, code: str, line: int) -> None:
    files = files_in(actie("dekking: {2014: gedekt, 2015: deels}", f"looptijd: {looptijd}\n"))
    assert findings(files) == {("agenda/01-groen/01-bomen.yaml", line, code)}


def test_a_reversed_periode_is_one_mistake() -> None:
    assert_marked(
        AGENDA.replace("2015}", "2013}  # <- GIHV401")
        + actie("""
dekking: {2014: onbekend}
bijdragen: [{jaren: [2014, 2020], status: toegezegd, bedrag: 5}]
benodigd: 1
""")
    )


def test_without_agenda_yaml_only_a_stated_looptijd_is_held_against_the_dekking() -> None:
    broken = AGENDA.replace("periode", "periodes").replace("2015}", "2015}  # <- GIHV102")
    assert_marked(
        broken
        + actie(
            """
dekking:
  2013: gedekt
  2016: gedekt  # <- GIHV301
bijdragen: [{jaren: [2013], status: mogelijk}]
""",
            "looptijd: {tot: 2015}\n",
        )
    )


def test_the_message_says_which_limit() -> None:
    text = actie("dekking: {2014: gedekt, 2015: deels}", "looptijd: {tot: 2014-06}\n")
    assert messages(text)["GIHV301"] == (
        "2015 valt buiten de looptijd van deze actie (2014).",
        "haal dit jaar weg, of pas de looptijd of de periode aan.",
    )
    text = actie("dekking: {2014: gedekt, 2015: deels, 2016: deels}")
    assert messages(text)["GIHV301"][0] == "2016 valt buiten de periode van de agenda (2014-2015)."


# -- dekking against bijdragen (302) ---------------------------------------------------------


@pytest.mark.parametrize("status", ["toegezegd", "ontvangen"])
@pytest.mark.parametrize("state", ["beoogd", "gezocht", "onbekend", "geen"])
def test_one_word_for_all_years_can_be_wrong_for_one(state: str, status: str) -> None:
    text = actie(f"""
dekking: {state}
bijdragen: [{{bron: gemeente-den-haag, jaren: [2013, 2015], status: {status}}}]
""")
    assert messages(text) == {
        "GIHV302": (
            (
                f"De dekking is `{state}`, maar er is geld toegezegd voor 2015 (van "
                "`gemeente-den-haag`)."
            ),
            (
                "schrijf de dekking per jaar, met `gedekt` of `deels` bij 2015, of verander de "
                "bijdrage."
            ),
        )
    }


@pytest.mark.parametrize(
    "bijdrage",
    [
        "{jaren: [2013], status: toegezegd}",  # 6.10 of the real agenda: an earlier year
        "{jaren: [2014], status: mogelijk}",
        "{jaren: [2014], status: aangevraagd}",
        "{jaren: [2014], status: afgewezen}",
        "{status: toegezegd}",  # for a year that the text does not name
        "{bedrag: {2013: 5000}, status: toegezegd}",
    ],
)
def test_such_money_settles_no_year(bijdrage: str) -> None:
    assert_marked(actie(f"dekking: onbekend\nbijdragen: [{bijdrage}]"))


@pytest.mark.parametrize("state", ["gedekt", "deels"])
def test_settled_years_agree_with_committed_money(state: str) -> None:
    assert_marked(actie(f"dekking: {state}\nbijdragen: [{{jaren: [2014], status: ontvangen}}]"))


def test_an_amount_by_year_names_its_years() -> None:
    assert_marked(
        actie("""
dekking:
  2014: gezocht  # <- GIHV302
  2015: deels
bijdragen: [{bedrag: {2014: 1000, 2015: 1000}, status: toegezegd}]
""")
    )


def test_a_periode_may_be_one_year() -> None:
    one_year = AGENDA.replace("2015}", "2014}")
    money = "dekking: geen  # <- GIHV302\nbijdragen: [{jaren: [2014], status: toegezegd}]"
    assert_marked(one_year + actie(money))


def test_years_outside_the_looptijd_do_not_clash() -> None:
    text = "dekking: gezocht\nbijdragen: [{jaren: [2014], status: toegezegd}]"
    assert_marked(actie(text, "looptijd: {van: 2015}\n"))


def test_money_from_the_speerpunt_or_the_agenda_counts_too() -> None:
    text = """
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        financiering:
          bijdragen: [{via: bomenfonds, jaren: [2014], status: toegezegd, acties: [bomen]}]
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
          dekking: {2014: onbekend, 2015: onbekend}
    """
    assert messages(text)["GIHV302"][0] == (
        "De dekking van 2014 is `onbekend`, maar er is voor dat jaar geld toegezegd (van "
        "`bomenfonds`, in agenda/01-groen/speerpunt.yaml)."
    )
    assert_marked(
        AGENDA
        + "financiering: {bijdragen: [{jaren: [2014], status: toegezegd, acties: [bomen]}]}\n"
        + actie("dekking: geen  # <- GIHV302")
    )


# -- another speerpunt's actie (303) ---------------------------------------------------------


def test_the_agenda_may_name_any_actie() -> None:
    assert_marked(
        AGENDA
        + "financiering: {bijdragen: [{status: mogelijk, acties: [bomen]}]}\n"
        + actie("dekking: beoogd")
    )


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


def test_own_money_asks_for_dekking() -> None:
    assert_marked(
        "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\nfinanciering:  # <- GIHV304\n"
        "  bijdragen: [{status: mogelijk}, {status: toegezegd, jaren: [2014]}]"
    )


@pytest.mark.parametrize(
    "money",
    [
        "toelichting: Er staat niets over geld.",
        "benodigd: 1000",
        "bijdragen: []",
        "bijdragen: [{status: afgewezen}]",
        "bijdragen: [{status: toegezegd, jaren: [2013]}]",
    ],
)
def test_dekking_may_be_absent_where_there_is_no_money_for_these_years(money: str) -> None:
    assert_marked(actie(money))


def test_a_year_with_money_asks_for_dekking() -> None:
    text = actie("""
dekking: {2014: gedekt}
bijdragen: [{jaren: [2014, 2015], status: toegezegd}, {jaren: [2015], status: mogelijk}]
""")
    assert messages(text) == {
        "GIHV304": (
            "Er is een bijdrage voor 2015, maar de dekking zegt niets over 2015.",
            "schrijf bij `dekking` ook 2015.",
        )
    }


def test_a_year_without_money_may_be_left_out() -> None:
    # 6.1 of the real agenda: a budget for 2014 says nothing of 2015.
    money = "dekking: {2014: gedekt}\nbijdragen: [{jaren: [2013, 2014], status: toegezegd}]"
    assert_marked(actie(money))


def test_two_bijdragen_for_one_actie_ask_once() -> None:
    assert_marked("""
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        financiering:
          bijdragen:
            - {status: toegezegd, acties: [bomen, struiken]}
            - {status: mogelijk, acties: [bomen]}
            - {status: mogelijk}
        # agenda/01-groen/01-bomen.yaml
        # yaml-language-server: $schema=../../schema/actie.schema.json
        nummer: 1  # <- GIHV304
        titel: Bomen planten
        # agenda/01-groen/02-struiken.yaml
        nummer: 2
        titel: Struiken planten
        financiering:  # <- GIHV304
          toelichting: Zie het speerpunt.
        # agenda/01-groen/03-gras.yaml
        nummer: 3
        titel: Gras zaaien
    """)


# -- after the end (305) ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("looptijd", "bijdrage"),
    [
        ("", "jaren: [2015, 2016]"),
        ("", "jaren: [2012]"),
        ("looptijd: {tot: 2016-03}\n", "jaren: [2016]"),
        ("looptijd: {tot: winter 2015}\n", "jaren: [2016]"),
    ],
)
def test_money_that_touches_the_looptijd_or_comes_before_it_is_fine(
    looptijd: str, bijdrage: str
) -> None:
    assert_marked(
        actie(f"dekking: gedekt\nbijdragen: [{{{bijdrage}, status: mogelijk}}]", looptijd)
    )


def test_without_looptijd_the_periode_is_the_end() -> None:
    text = actie("dekking: gedekt\nbijdragen: [{bedrag: {2016: 5, 2017: 5}, status: mogelijk}]")
    assert messages(text) == {
        "GIHV305": (
            "Dit geld is voor 2016 en 2017, maar deze actie loopt tot en met 2015.",
            "kijk of het jaar en de looptijd kloppen.",
        )
    }


def test_shared_money_is_held_against_the_last_of_its_acties() -> None:
    assert_marked("""
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
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        looptijd: {tot: 2016}
        # agenda/01-groen/02-struiken.yaml
        nummer: 2
        titel: Struiken planten
    """)


def test_money_for_an_actie_that_starts_after_the_periode_is_no_second_mistake() -> None:
    assert_marked(
        actie(
            "bijdragen: [{jaren: [2017], status: mogelijk}]",
            "looptijd: {van: 2017}  # <- GIHV402\n",
        )
    )


# -- more than needed (306) ------------------------------------------------------------------


@pytest.mark.parametrize(
    "money",
    [
        "bijdragen: [{status: toegezegd, bedrag: 5}, {status: ontvangen, bedrag: 5}]\nbenodigd: 10",
        "bijdragen: [{status: toegezegd, bedrag: 10}, {status: toegezegd}]\nbenodigd: 10",
        (
            "bijdragen: [{status: toegezegd, bedrag: 20, jaren: [2014, 2015]}, "
            "{status: toegezegd, jaren: [2015]}]\nbenodigd: {2014: 10, 2015: 10}"
        ),
        "bijdragen: [{status: aangevraagd, bedrag: 500}]\nbenodigd: 100",
        "bijdragen: [{status: toegezegd}]\nbenodigd: 100",
        "bijdragen: [{status: toegezegd, bedrag: 500, jaren: [2013]}]\nbenodigd: 100",
        "bijdragen: [{status: toegezegd, bedrag: {2013: 500, 2014: 100}}]\nbenodigd: 100",
        "bijdragen: [{status: toegezegd, bedrag: 500}]\nbenodigd: {2014: 100}",
        "bijdragen: [{status: toegezegd, bedrag: 500, jaren: [2014, 2015]}]\nbenodigd: {2014: 100}",
        "bijdragen: [{status: toegezegd, bedrag: 500}]",
    ],
    ids=[
        "equal",
        "and unknown",
        "equal by year",
        "asked",
        "no amount",
        "earlier",
        "partly earlier",
        "year unknown",
        "not divided",
        "not stated",
    ],
)
def test_it_must_be_certain_that_there_is_more_than_needed(money: str) -> None:
    assert_marked(actie(f"dekking: gedekt\n{money}"))


def test_money_for_the_first_year_counts() -> None:
    assert_marked(
        actie("""
dekking: gedekt
bijdragen: [{status: toegezegd, bedrag: 20, jaren: [2013, 2014]}]
benodigd: 10  # <- GIHV306
""")
    )


def test_each_year_is_held_against_its_own_amount() -> None:
    assert_marked(
        actie("""
dekking: gedekt
bijdragen:
  - {status: toegezegd, bedrag: {2014: 60, 2015: 100}}
  - {status: ontvangen, bedrag: 60, jaren: [2014]}
benodigd:
  2014: 100  # <- GIHV306
  2015: 100
""")
    )


def test_the_years_together_are_held_against_their_sum() -> None:
    text = actie("""
dekking: gedekt
bijdragen:
  - {status: toegezegd, bedrag: 250, jaren: [2014, 2015]}
benodigd: {2014: 100, 2015: 100}
""")
    assert messages(text) == {
        "GIHV306": (
            "Er is voor 2014 en 2015 €\u00a0250 toegezegd; nodig is €\u00a0200.",
            "kijk of de bedragen kloppen, en of er geen bijdrage dubbel staat.",
        )
    }


def test_a_speerpunt_has_its_own_sum() -> None:
    assert_marked("""
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        financiering:
          bijdragen: [{status: toegezegd, bedrag: 1000}]
          benodigd: 900  # <- GIHV306
    """)


# -- over the plafond (307) ------------------------------------------------------------------

FUND = """
# agenda/regelingen.yaml
bomenfonds:
  naam: Bomenfonds
  soort: fonds
  plafond:
    bedrag: 100
    jaren: [2014, 2015]
"""


@pytest.mark.parametrize(
    "bijdragen",
    [
        "[{via: bomenfonds, bedrag: 100, jaren: [2014], status: toegezegd}]",
        "[{via: bomenfonds, bedrag: 900, status: toegezegd}]",
        "[{via: bomenfonds, bedrag: 900, jaren: [2013, 2014], status: toegezegd}]",
        "[{via: bomenfonds, bedrag: {2013: 900, 2014: 100}, status: toegezegd}]",
        "[{via: bomenfonds, bedrag: 900, jaren: [2014], status: aangevraagd}]",
        "[{via: bomenfonds, bron: bomenfonds, bedrag: 90, jaren: [2014], status: toegezegd}]",
    ],
    ids=["equal", "year unknown", "not divided", "other year", "asked", "counted once"],
)
def test_it_must_be_certain_that_the_plafond_is_passed(bijdragen: str) -> None:
    assert_marked(FUND + actie(f"dekking: gedekt\nbijdragen: {bijdragen}"))


def test_money_from_everywhere_counts_for_the_plafond() -> None:
    text = f"""{AGENDA}
financiering: {{bijdragen: [{{bron: bomenfonds, bedrag: 40, jaren: [2015], status: ontvangen}}]}}
# agenda/01-groen/speerpunt.yaml
nummer: 1
titel: Groen
soort: speerpunt
financiering: {{bijdragen: [{{via: bomenfonds, bedrag: {{2014: 40}}, status: toegezegd}}]}}
"""
    money = """
dekking: gedekt
bijdragen: [{via: bomenfonds, bedrag: 40, jaren: [2014, 2015], status: toegezegd}]
"""
    assert messages(text + FUND + actie(money)) == {
        "GIHV307": (
            (
                "Via `bomenfonds` is voor 2014 en 2015 samen €\u00a0120 toegezegd, meer dan het "
                "plafond van €\u00a0100."
            ),
            "kijk of het plafond en de bedragen van de 3 bijdragen kloppen.",
        )
    }


# -- jaren (308) -----------------------------------------------------------------------------


def test_years_are_looked_at_wherever_they_stand() -> None:
    assert_marked(
        f"""{AGENDA}
financiering:
  bijdragen:
    - jaren: []  # <- GIHV308
      status: mogelijk
# agenda/regelingen.yaml
bomenfonds:
  naam: Bomenfonds
  soort: fonds
  toelichting: Nog niet gebruikt.
  plafond:
    bedrag: 100
    jaren:
      - 2015
      - 2014
      - 2015  # <- GIHV308
      - 2015  # <- GIHV308
"""
    )


def test_the_order_of_years_is_free() -> None:
    assert_marked(actie("dekking: gedekt\nbijdragen: [{jaren: [2015, 2014], status: toegezegd}]"))


# -- a year that is a typing error -----------------------------------------------------------


def test_a_year_outside_is_one_mistake_and_the_year_that_is_missing_is_meant() -> None:
    text = """
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
          dekking:
            2013: gedekt
            2015: onbekend
          bijdragen:
            - bron: gemeente-den-haag
              jaren: [2014]
              status: toegezegd
    """
    assert messages(text) == {
        "GIHV301": (
            "2013 valt buiten de periode van de agenda (2014-2015).",
            "bedoelde u 2014? Anders: haal dit jaar weg, of pas de looptijd of de periode aan.",
        )
    }
