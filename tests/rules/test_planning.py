"""Dates and targets: what neither the manual pages nor the cases show."""

import pytest

from gihv import load as loading
from tests.helpers import BASE, TODAY, Files, check
from tests.marked import assert_marked, files_in, messages, rows

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
    ("looptijd", "message"),
    rows("""
        van: 2014-06-02, tot: 2014-06-01 | eindigt (1 juni 2014) voordat die begint (2 juni 2014).
        van: 2015, tot: voorjaar 2014 | eindigt (voorjaar 2014) voordat die begint (2015).
        van: 2015-K2, tot: 2012 | eindigt (2012) voordat die begint (2e kwartaal van 2015).
        tot: 2013-12 | ligt buiten de periode van de agenda (2014-2015).
    """),
)
def test_the_message_reads_as_a_sentence(looptijd: str, message: str) -> None:
    ((said, _),) = messages(f"looptijd: {{{looptijd}}}").values()
    assert said == f"De looptijd {message}"


# -- mijlpalen (403) -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("looptijd", "datum", "grens"),
    rows("""
        tot: 2014-06     | 2014       | vanaf
        tot: 2014        | 2015       | voor
        tot: 2014-06     | 2014-07-01 | voor
        van: 2014-06     | 2013       | vanaf
        van: 2014-06     | 2020       | vanaf
        tot: winter 2014 | 2015-02-28 | uiterlijk
    """),
)
def test_such_a_mijlpaal_is_no_contradiction(looptijd: str, datum: str, grens: str) -> None:
    mijlpaal = f"{{datum: {datum}, wat: x, grens: {grens}}}"
    assert_marked(f"looptijd: {{{looptijd}}}\nmijlpalen: [{mijlpaal}]")


def test_a_mijlpaal_that_was_dropped_may_lie_after_the_end() -> None:
    dropped = "mijlpalen: [{datum: 2015, wat: x, vervallen: true}]"
    assert_marked(f"status: gestopt\nlooptijd: {{tot: 2014-06}}\n{dropped}")


@pytest.mark.parametrize(
    ("datum", "grens"),
    [("2014-07-01", "vanaf"), ("2014-07-01", "uiterlijk"), ("2014-07-02", "voor")],
)
def test_a_mijlpaal_after_the_end_is_found(datum: str, grens: str) -> None:
    assert_marked(
        f"looptijd: {{tot: 2014-06}}\nmijlpalen:\n"
        f"  - datum: {datum}  # <- GIHV403\n    wat: x\n    grens: {grens}"
    )


# -- streefwaarden (404) ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    rows("""
        waarde: 4, jaar: 2014                   | waarde: 3, jaar: 2015
        waarde: 4, jaar: 2014, grens: minimaal  | waarde: 3, jaar: 2015, grens: ongeveer
        waarde: 4, jaar: 2014, grens: maximaal  | waarde: 3, jaar: 2015, grens: maximaal
        waarde: 4, jaar: 2014, grens: minimaal  | waarde: 3, grens: minimaal
        waarde: 4, jaar: 2014, grens: minimaal  | waarde: 4, jaar: 2015, grens: minimaal
        waarde: 4, jaar: 2014, grens: minimaal  | waarde: 3, jaar: 2015, grens: minimaal, eenheid: x
        jaar: 2014, grens: minimaal             | waarde: 4, jaar: 2015, grens: minimaal
    """),
)
def test_only_a_least_value_of_the_same_thing_may_not_fall(first: str, second: str) -> None:
    assert_marked(f"streefwaarden:\n  - {{wat: a, {first}}}\n  - {{wat: a, {second}}}")


def test_years_count_and_not_the_order_in_the_file() -> None:
    assert_marked("""
        streefwaarden:
          - {wat: Bomen, jaar: 2016, grens: minimaal, waarde: 2.5}  # <- GIHV404
          - {wat: bomen, jaar: 2015, grens: minimaal, waarde: 4}
          - {wat: bomen, jaar: 2014, grens: minimaal, waarde: 3}
          - {wat: struiken, jaar: 2014, grens: minimaal, waarde: 9}
    """)


# -- what has happened (407) ------------------------------------------------------------


@pytest.mark.parametrize("datum", [TODAY.isoformat(), f"{TODAY.year}", f"begin {TODAY.year}"])
def test_what_may_have_begun_is_not_in_the_future(datum: str) -> None:
    assert_marked(f"voortgang: [{{datum: {datum}, oordeel: achter}}]")


def test_the_future_is_judged_only_on_a_day() -> None:
    files = Files({**BASE, **files_in("voortgang: [{datum: 2099, oordeel: achter}]")})
    assert [one.kind.code for one in check(files)[1]] == ["GIHV406"]
    assert loading.check(loading.read(files))[1] == []


def test_a_date_is_the_same_by_its_days() -> None:
    assert_marked("""
        voortgang:
          - {datum: 2014-K1, oordeel: achter}
          - {datum: 2014-03, oordeel: achter}
          - {datum: 2014-K1, oordeel: aandacht}  # <- GIHV406
    """)
