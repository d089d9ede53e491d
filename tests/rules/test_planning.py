"""Dates and targets: what neither the manual pages nor the cases show."""

import pytest

from tests.marked import assert_marked, messages

# -- looptijd (401, 402) ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "looptijd",
    [
        "{van: 2014, tot: 2014}",
        "{van: 2014-09-01, tot: 2014}",
        "{van: eind 2014, tot: 2014-K4}",
        "{van: 2014, tot: begin 2014}",
        "{van: 2014-12-31, tot: winter 2014}",
        "{tot: winter 2013}",
        "{van: 2015-12-31}",
        "{van: 2010, tot: 2020}",
    ],
)
def test_dates_that_may_be_in_order_are_and_one_day_in_the_periode_is_enough(looptijd: str) -> None:
    assert_marked(f"looptijd: {looptijd}")


@pytest.mark.parametrize(
    ("looptijd", "code", "message"),
    [
        (
            "{van: 2014-06-02, tot: 2014-06-01}",
            "GIHV401",
            "De looptijd eindigt op 1 juni 2014, maar begint pas op 2 juni 2014.",
        ),
        (
            "{van: 2015-K2, tot: voorjaar 2014}",
            "GIHV401",
            "De looptijd eindigt (voorjaar 2014) voordat zij begint (2e kwartaal van 2015).",
        ),
        (
            "{van: 2015, tot: 2014-06-01}",
            "GIHV401",
            "De looptijd eindigt (1 juni 2014) voordat zij begint (2015).",
        ),
        (
            "{van: 2018, tot: 2012}",
            "GIHV401",
            "De looptijd eindigt (2012) voordat zij begint (2018).",
        ),
        (
            "{tot: 2013-12}",
            "GIHV402",
            "De looptijd eindigt (december 2013) voor de periode van de agenda (2014-2015).",
        ),
    ],
)
def test_the_message_reads_as_a_sentence(looptijd: str, code: str, message: str) -> None:
    found = messages(f"looptijd: {looptijd}")
    assert {code: text for code, (text, _) in found.items()} == {code: message}


# -- mijlpalen (403) -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("looptijd", "mijlpaal"),
    [
        ("{tot: 2014-06}", "{datum: 2014, wat: x}"),
        ("{tot: 2014}", "{datum: 2015, wat: x, grens: voor}"),
        ("{tot: 2014-06}", "{datum: 2014-07-01, wat: x, grens: voor}"),
        ("{van: 2014-06}", "{datum: 2013, wat: x}"),
        ("{van: 2014-06}", "{datum: 2020, wat: x}"),
        ("{tot: winter 2014}", "{datum: 2015-02-28, wat: x}"),
        ("{}", "{datum: 2017, wat: x, grens: vanaf}"),
    ],
    ids=[
        "may be before",
        "before the next year",
        "before the next day",
        "before the start",
        "no end",
        "same day",
        "after the periode",
    ],
)
def test_such_a_mijlpaal_is_no_contradiction(looptijd: str, mijlpaal: str) -> None:
    assert_marked(f"looptijd: {looptijd}\nmijlpalen: [{mijlpaal}]")


@pytest.mark.parametrize("grens", ["vanaf", "uiterlijk", "voor"])
def test_a_mijlpaal_after_the_end_is_found(grens: str) -> None:
    datum = "2014-07-02" if grens == "voor" else "2014-07-01"  # before a day: the day before
    assert_marked(
        f"looptijd: {{tot: 2014-06}}\nmijlpalen:\n"
        f"  - datum: {datum}  # <- GIHV403\n    wat: x\n    grens: {grens}"
    )


# -- streefwaarden (404, 405) ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("waarde: 4, jaar: 2014", "waarde: 3, jaar: 2015"),
        ("waarde: 4, jaar: 2014, grens: minimaal", "waarde: 3, jaar: 2015, grens: ongeveer"),
        ("waarde: 4, jaar: 2014, grens: maximaal", "waarde: 3, jaar: 2015, grens: maximaal"),
        (
            "waarde: 4, eenheid: x, jaar: 2014, grens: minimaal",
            "waarde: 3, eenheid: y, jaar: 2015, grens: minimaal",
        ),
        ("waarde: 4, jaar: 2014, grens: minimaal", "waarde: 3, grens: minimaal"),
        ("waarde: 4, jaar: 2014, grens: minimaal", "waarde: 4, jaar: 2015, grens: minimaal"),
        ("jaar: 2014, grens: minimaal", "waarde: 4, jaar: 2015, grens: minimaal"),
        ("waarde: 2, waarde_tot: 2", "waarde_tot: 2"),
    ],
    ids=["plain", "about", "at most", "other unit", "no year", "equal", "no value", "range"],
)
def test_only_a_least_value_of_the_same_thing_may_not_fall(first: str, second: str) -> None:
    assert_marked(f"streefwaarden:\n  - {{wat: a, {first}}}\n  - {{wat: a, {second}}}")


def test_years_count_and_not_the_order_in_the_file() -> None:
    assert_marked("""
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        streefwaarden:
          - wat: Bomen
            waarde: 2.5  # <- GIHV404
            jaar: 2016
            grens: minimaal
          - {wat: bomen, waarde: 4, jaar: 2015, grens: minimaal}
          - {wat: bomen, waarde: 3, jaar: 2014, grens: minimaal}
          - {wat: struiken, waarde: 9, jaar: 2014, grens: minimaal}
    """)
