"""The words that the code repeats are those of the schemas, which are their one source."""

import json

from gihv import money
from gihv.model import ROLLEN
from gihv.query.selectie import DEKKINGEN, ENKELVOUD, STATUSSEN, ZONDER
from gihv.report import PER, REPORTS
from gihv.schemas import properties, text, words


def test_the_status_of_an_actie() -> None:
    assert words("actie", ("status",)) == STATUSSEN


def test_the_dekking_and_the_two_words_that_nobody_types_in_a_file() -> None:
    assert (*words("actie", ("financiering", "dekking")), "ontbreekt", "open") == DEKKINGEN


def test_the_status_of_a_bijdrage() -> None:
    known = {*money.STANDEN, *money.TOEGEZEGD}
    assert known == set(words("actie", ("financiering", "bijdragen", 0, "status")))


def test_the_roles_and_what_can_be_missing_are_keys_of_an_actie() -> None:
    keys = set(properties("actie", ()))
    assert {key for _, key in ROLLEN} <= keys
    assert set(ZONDER) <= keys
    assert set(ENKELVOUD.values()) <= keys


def test_the_reports_and_what_financiering_can_be_split_by() -> None:
    keys = json.loads(text("uitvoer/rapport.schema.json"))["properties"]
    assert set(keys["rapport"]["enum"]) == {*REPORTS, "wijzigingen"}  # what `gihv diff` gives
    assert set(keys["per"]["enum"]) == {*PER, None}
