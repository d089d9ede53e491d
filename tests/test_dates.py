"""A date as a policy text writes it: the days that it denotes, its order, its words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gihv.dates import Datum
from gihv.schemas import takes

SPANS = [
    # typed, first day, last day, as a sentence says it
    ("2014", "2014-01-01", "2014-12-31", "2014"),
    (2014, "2014-01-01", "2014-12-31", "2014"),
    (2014.0, "2014-01-01", "2014-12-31", "2014"),  # an integer to JSON Schema
    ("2014-02", "2014-02-01", "2014-02-28", "februari 2014"),
    ("2016-02", "2016-02-01", "2016-02-29", "februari 2016"),
    ("2014-12", "2014-12-01", "2014-12-31", "december 2014"),
    ("2014-09-01", "2014-09-01", "2014-09-01", "1 september 2014"),
    ("2016-02-29", "2016-02-29", "2016-02-29", "29 februari 2016"),
    ("2014-K1", "2014-01-01", "2014-03-31", "1e kwartaal van 2014"),
    ("2014-K2", "2014-04-01", "2014-06-30", "2e kwartaal van 2014"),
    ("2014-K4", "2014-10-01", "2014-12-31", "4e kwartaal van 2014"),
    ("voorjaar 2015", "2015-03-01", "2015-05-31", "voorjaar 2015"),
    ("zomer 2015", "2015-06-01", "2015-08-31", "zomer 2015"),
    ("najaar 2015", "2015-09-01", "2015-11-30", "najaar 2015"),
    ("winter 2014", "2014-12-01", "2015-02-28", "winter 2014"),
    ("winter 2015", "2015-12-01", "2016-02-29", "winter 2015"),
    ("begin 2014", "2014-01-01", "2014-04-30", "begin 2014"),
    ("medio 2014", "2014-05-01", "2014-08-31", "medio 2014"),
    ("eind 2014", "2014-09-01", "2014-12-31", "eind 2014"),
    ("eerste helft 2021", "2021-01-01", "2021-06-30", "eerste helft 2021"),
    ("tweede helft 2021", "2021-07-01", "2021-12-31", "tweede helft 2021"),
    ("schooljaar 2021-2022", "2021-08-01", "2022-07-31", "schooljaar 2021-2022"),
    ("schooljaar 1999-2000", "1999-08-01", "2000-07-31", "schooljaar 1999-2000"),
]


@pytest.mark.parametrize(
    ("typed", "first", "last", "words"), SPANS, ids=[repr(typed) for typed, *_ in SPANS]
)
def test_a_datum_denotes_a_span_of_days(
    typed: str | float, first: str, last: str, words: str
) -> None:
    datum = Datum.parse(typed)
    assert (datum.eerste, datum.laatste) == (date.fromisoformat(first), date.fromisoformat(last))
    assert datum.leesbaar == words
    assert Datum.parse(datum.tekst) == datum


def test_a_schooljaar_is_of_two_years_that_follow_each_other() -> None:
    taken = {
        (year, year + more)
        for year in range(1900, 2100)
        for more in (-1, 0, 1, 2, 10)
        if takes("actie", ("looptijd", "van"), f"schooljaar {year}-{year + more}")
    }
    assert taken == {(year, year + 1) for year in range(1900, 2099)}


def test_dates_sort_by_their_first_and_then_by_their_last_day() -> None:
    typed = ["2015", "2014", "eind 2014", "2014-01-01", "2014-K1", "2014-01", "winter 2014"]
    datums = sorted(map(Datum.parse, typed))
    assert [datum.tekst for datum in datums] == [
        "2014-01-01",
        "2014-01",
        "2014-K1",
        "2014",
        "eind 2014",
        "winter 2014",
        "2015",
    ]


def test_the_same_days_are_the_same_datum_however_they_are_typed() -> None:
    assert Datum.parse("2014") == Datum.parse(2014)
    assert Datum.parse("2014-K1") != Datum.parse("2014-01")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    quarter = f"{day.year}-K{(day.month + 2) // 3}"
    for typed in (f"{day:%Y-%m-%d}", f"{day:%Y-%m}", quarter, f"{day:%Y}"):
        datum = Datum.parse(typed)
        assert datum.eerste <= day <= datum.laatste


@pytest.mark.parametrize("typed", ["", "2014-13", "2014-02-30", "lente 2014", "2014-K5", "straks"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its text is for nobody
        Datum.parse(typed)
