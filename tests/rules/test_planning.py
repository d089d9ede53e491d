"""Dates and targets: what the manual pages' examples do not show."""

import pytest

from tests.marked import assert_marked, messages

START = "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: Bomen planten\n"


# -- end before start (401) ------------------------------------------------------------------


@pytest.mark.parametrize(
    "looptijd",
    [
        "{van: 2014, tot: 2014}",
        "{van: 2014-09-01, tot: 2014}",
        "{van: eind 2014, tot: 2014-K4}",
        "{van: 2014, tot: begin 2014}",
        "{van: 2014-12-31, tot: winter 2014}",
        "{van: 2014-06-01, tot: 2014-06-01}",
    ],
)
def test_dates_that_may_be_in_order_are(looptijd: str) -> None:
    assert_marked(f"{START}looptijd: {looptijd}")


@pytest.mark.parametrize(
    ("looptijd", "message"),
    [
        (
            "{van: 2014-06-02, tot: 2014-06-01}",
            "De looptijd eindigt op 1 juni 2014, maar begint pas op 2 juni 2014.",
        ),
        (
            "{van: 2015-K2, tot: voorjaar 2014}",
            "De looptijd eindigt (voorjaar 2014) voordat zij begint (2e kwartaal van 2015).",
        ),
        (
            "{van: 2015, tot: 2014-06-01}",
            "De looptijd eindigt (1 juni 2014) voordat zij begint (2015).",
        ),
        (
            "{van: 2018, tot: 2012}",
            "De looptijd eindigt (2012) voordat zij begint (2018).",
        ),
    ],
)
def test_the_message_reads_as_a_sentence(looptijd: str, message: str) -> None:
    assert messages(f"{START}looptijd: {looptijd}") == {
        "GIHV401": (message, "kijk of `van` en `tot` verwisseld zijn.")
    }


# -- outside the periode (402) ---------------------------------------------------------------


@pytest.mark.parametrize(
    "looptijd", ["{tot: winter 2013}", "{van: 2015-12-31}", "{van: 2010, tot: 2020}", "{}"]
)
def test_one_day_in_the_periode_is_enough(looptijd: str) -> None:
    assert_marked(f"{START}looptijd: {looptijd}")


@pytest.mark.parametrize(
    ("looptijd", "message"),
    [
        (
            "{tot: 2013-12}",
            "De looptijd eindigt (december 2013) voor de periode van de agenda (2014-2015).",
        ),
        (
            "{van: 2016}",
            "De looptijd begint (2016) na de periode van de agenda (2014-2015).",
        ),
    ],
)
def test_one_end_of_the_looptijd_can_tell(looptijd: str, message: str) -> None:
    assert messages(f"{START}looptijd: {looptijd}") == {
        "GIHV402": (message, "kijk of het jaar klopt.")
    }


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
    ],
    ids=[
        "may be before",
        "before the next year",
        "before the next day",
        "before the start",
        "no end",
        "same day",
    ],
)
def test_such_a_mijlpaal_is_no_contradiction(looptijd: str, mijlpaal: str) -> None:
    assert_marked(f"{START}looptijd: {looptijd}\nmijlpalen: [{mijlpaal}]")


@pytest.mark.parametrize("grens", ["", ", grens: vanaf", ", grens: uiterlijk", ", grens: voor"])
def test_a_mijlpaal_after_the_end_is_found(grens: str) -> None:
    text = f"{START}looptijd: {{tot: 2014-06}}\nmijlpalen: [{{datum: 2014-09, wat: x{grens}}}]"
    assert messages(text) == {
        "GIHV403": (
            "Deze mijlpaal (september 2014) ligt na het eind van de looptijd (juni 2014).",
            "kijk of de datum klopt, of pas `tot` bij `looptijd` aan.",
        )
    }


def test_before_a_day_is_the_day_before_at_most() -> None:
    assert_marked(
        f"{START}looptijd: {{tot: 2014-06}}\nmijlpalen:\n"
        "  - datum: 2014-07-02  # <- GIHV403\n    wat: x\n    grens: voor"
    )


def test_mijlpalen_of_an_actie_without_looptijd_may_be_later_than_the_periode() -> None:
    # 3.3 of the real agenda: from 2017 the register stands in the law.
    assert_marked(f"{START}mijlpalen: [{{datum: 2017, wat: x, grens: vanaf}}]")


# -- falling targets (404) -------------------------------------------------------------------


def targets(*entries: str) -> str:
    return f"{START}streefwaarden:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


@pytest.mark.parametrize(
    "entries",
    [
        ("wat: a, waarde: 4, jaar: 2014", "wat: a, waarde: 3, jaar: 2015"),
        (
            "wat: a, waarde: 4, jaar: 2014, grens: minimaal",
            "wat: a, waarde: 3, jaar: 2015, grens: ongeveer",
        ),
        (
            "wat: a, waarde: 4, jaar: 2014, grens: maximaal",
            "wat: a, waarde: 3, jaar: 2015, grens: maximaal",
        ),
        (
            "wat: a, waarde: 4, jaar: 2014, grens: minimaal",
            "wat: b, waarde: 3, jaar: 2015, grens: minimaal",
        ),
        (
            "wat: a, waarde: 4, eenheid: x, jaar: 2014, grens: minimaal",
            "wat: a, waarde: 3, eenheid: y, jaar: 2015, grens: minimaal",
        ),
        (
            "wat: a, waarde: 4, jaar: 2014, grens: minimaal",
            "wat: a, waarde: 3, grens: minimaal",
        ),
        (
            "wat: a, waarde: 4, jaar: 2014, grens: minimaal",
            "wat: a, waarde: 4, jaar: 2015, grens: minimaal",
        ),
        (
            "wat: a, jaar: 2014, grens: minimaal",
            "wat: a, waarde: 4, jaar: 2015, grens: minimaal",
        ),
    ],
    ids=["plain", "about", "at most", "other", "other unit", "no year", "equal", "no value"],
)
def test_only_a_least_value_of_the_same_thing_may_not_fall(entries: tuple[str, str]) -> None:
    assert_marked(targets(*entries))


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


# -- ranges (405) ----------------------------------------------------------------------------


def test_a_range_may_be_one_value_or_open() -> None:
    assert_marked(targets("wat: a, waarde: 2, waarde_tot: 2", "wat: a, waarde_tot: 2"))


def test_a_reversed_range_of_a_speerpunt_is_found() -> None:
    text = """
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        streefwaarden: [{wat: bomen, waarde: 1200, waarde_tot: 2.5}]
    """
    assert messages(text) == {
        "GIHV405": (
            "Dit bereik loopt van 1.200 tot 2,5.",
            "kijk of `waarde` en `waarde_tot` verwisseld zijn.",
        )
    }
