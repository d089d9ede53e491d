"""Amounts, dates and years as people write them elsewhere, and how they are typed here."""

import pytest

from gihv.shape.values import bedrag, datum, jaren, lengte_van_maand


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("150.000", 150000),
        ("€ 1.500.000,-", 1500000),
        ("EUR 150 000", 150000),
        ("150000,00 euro", 150000),
        ("1,1 miljoen", 1100000),
        ("€ 7 mln", 7000000),
        ("€ 0,25 miljoen euro", 250000),
        ("150k", 150000),
        ("2 duizend", 2000),
        ("12,5", None),
        ("1,250,000", 1250000),
        ("650'000", 650000),
        ("1.5000", None),
        ("200 bomen", None),
        ("veel", None),
    ],
)
def test_an_amount(written: str, typed: int | None) -> None:
    assert bedrag(written) == typed


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("1-9-2014", "2014-09-01"),
        ("31/12/2014", "2014-12-31"),
        ("2014/9/1", "2014-09-01"),
        ("2014-9", "2014-09"),
        ("september 2014", "2014-09"),
        ("1 sept. 2014", "2014-09-01"),
        ("3 mrt 2014", "2014-03-03"),
        ("Mei 2015", "2015-05"),
        ("2014-Q2", "2014-K2"),
        ("K4 2014", "2014-K4"),
        ("2e kwartaal van 2014", "2014-K2"),
        ("05-2014", "2014-05"),
        ("begin  2014", "begin 2014"),
        ("lente 2014", "voorjaar 2014"),
        ("Herfst 2014", "najaar 2014"),
        ("einde 2014", "eind 2014"),
        ("Voorjaar van 2015", "voorjaar 2015"),
        ("30-2-2014", None),
        ("13-13-2014", None),
        ("september 14", None),
        ("ooit 2014", None),
        ("zo spoedig mogelijk", None),
    ],
)
def test_a_date(written: str, typed: str | None) -> None:
    assert datum(written) == typed


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("2014", [2014]),
        ("2013-2015", [2013, 2014, 2015]),
        ("2013 t/m 2015", [2013, 2014, 2015]),
        ("2013, 2015", [2013, 2015]),
        ("2013 en 2014", [2013, 2014]),
        ("2014-15", [2014, 2015]),
        ("2014/15", [2014, 2015]),
        ("(2014)", [2014]),
        ("2014]", [2014]),
        ("2013; 2014", [2013, 2014]),
        ("2013 2014", [2013, 2014]),
        ("2015-2013", None),
        ("14-15", None),
        ("elk jaar", None),
    ],
)
def test_years(written: str, typed: list[int] | None) -> None:
    assert jaren(written) == typed


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("2014-02-30", "februari 2014 heeft 28 dagen"),
        ("2016-02-30", "februari 2016 heeft 29 dagen"),
        ("2014-04-31", "april 2014 heeft 30 dagen"),
        ("2014-13-01", None),
        ("2014-9-31", None),
        ("februari", None),
    ],
)
def test_the_length_of_a_month(written: str, sentence: str | None) -> None:
    assert lengte_van_maand(written) == sentence
