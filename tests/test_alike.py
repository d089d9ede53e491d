"""One organisation, one answer: `list`, `report`, `show` and `report ondertekening` say the same.

For every organisation of any agenda: the acties that it has a role in or pays for, its euros, and
who signed for it; each against what `tests/reckoned.py` makes of the files.
"""

import json
from datetime import date
from typing import Any, NamedTuple

import pytest

from gihv import query
from gihv.model import Agenda, Organisatie
from gihv.output.report import renderer
from gihv.query import Selectie
from gihv.report import named
from gihv.report.list import lijst
from gihv.report.show import data as shown_data
from gihv.report.show import show
from gihv.report.value import KEER, Euro, Report, Table
from gihv.tree import WorkTree
from tests.command import REPOSITORY
from tests.helpers import load
from tests.reckoned import euros, found_under, given_agendas, payer, posts, wholes

ROLES = {
    "trekker": ("trekker van", "trekker"),
    "partner": ("partner bij", "partner"),
    "beoogde_partner": ("beoogd bij", "beoogd"),
}
"""Each role with the column of `list` and the word of `show` that tell it."""


def data(report: Report) -> Any:
    return json.loads(renderer("json")(report, width=80, colour=False))


def rows(agenda: Agenda, name: str, part: str, **wanted: list[str]) -> list[Any]:
    """The rows of all parts of a report with this name."""
    told = data(named(name)(agenda, query.selectie(agenda, wanted), date(2020, 1, 1)))
    return [row for one in told["delen"] if one["naam"] == part for row in one["rijen"]]


class Told(NamedTuple):
    """What all commands tell of an organisation."""

    one: Organisatie
    parts: set[str]
    """Its id, and those of all its parts."""
    record: Any
    listed: dict[str, Any]
    """Its cells in `list organisaties`, by the titles of the columns."""
    busy: dict[str, Any]
    """The rows of its parts and itself in `report organisaties`, by their ids."""
    below: list[str]
    shown: dict[str, list[str]]
    amounts: list[tuple[Any, ...]]
    """What `show` says: below the name, of each actie by number, and of the money."""


def told(agenda: Agenda, one: Organisatie) -> Told:
    parts = {id_ for id_ in agenda.organisaties if one.id in wholes(agenda, id_)}
    columns = ["id", "trekker_van", "partner_bij", "beoogd_bij", "ondertekend"]
    listed = lijst(agenda, Selectie(), "organisaties", namen=columns)
    (table,) = (block for block in listed.sections[0].blocks if isinstance(block, Table))
    titles = [column.title for column in table.columns]
    cells = next(row for row in table.rows if row[0] == one.id)
    busy = {row["id"]: row for row in rows(agenda, "organisaties", "organisaties")}
    report = show(agenda, one, date.max)
    blocks = [block for section in report.sections for block in section.blocks]
    tables: dict[str, list[Any]] = {
        block.columns[0].title: list(block.rows) for block in blocks if isinstance(block, Table)
    }
    return Told(
        one,
        parts,
        next(record for record in data(listed)["organisaties"] if record["id"] == one.id),
        dict(zip(titles, (getattr(cell, "gegeven", cell) for cell in cells), strict=True)),
        {id_: row for id_, row in busy.items() if id_ in parts},
        [part for line in report.below for part in line.split(" · ")],
        {row[0]: row[2].kort.split("; ") for row in tables.get("nr", ())},
        tables.get("bedrag", []),
    )


def assert_the_same_roles(agenda: Agenda, said: Told) -> None:
    """Those of the organisation itself."""
    for role, (column, word) in ROLES.items():
        expected = [
            actie.volgnummer
            for actie in agenda.acties
            for naam, rol in actie.rollen
            if (naam, rol.organisatie) == (role, said.one.id)
        ]
        recorded = [rol["actie"] for rol in said.record["rollen"] if rol["rol"] == role]
        reported = said.busy.get(said.one.id, {}).get(role, [])
        assert (recorded, said.listed[column], reported) == (expected,) * 3
        assert {number for number, words in said.shown.items() if word in words} == set(expected)
        assert (f"{len(expected)}{KEER} {word}" in said.below) == bool(expected)


def assert_the_same_signature(agenda: Agenda, said: Told) -> None:
    """Of itself, of a whole of it, only of a part of it, or none."""
    signing = set(agenda.ondertekend)
    how = (
        ("zelf", said.one.id in signing),
        ("via_geheel", signing & wholes(agenda, said.one.id)),
        ("groep", said.one.soort == "groep"),
        ("alleen_onderdeel", signing & said.parts),
        ("niet", True),
    )
    expected = next(word for word, holds in how if holds)
    committed = said.listed["trekker van"] or said.listed["partner bij"]
    unsigned = {row["id"] for row in rows(agenda, "ondertekening", "niet_ondertekend")}
    assert said.record["ondertekening"]["hoe"] == expected
    signed = {"ja": "", "nee": "niet"}.get(listed := said.listed["ondertekend"], listed)
    before = "tekende niet, " if expected == "alleen_onderdeel" else "tekende "
    is_told = expected != "groep" and (signing or expected != "niet")
    shown = [f"{before}{signed.removeprefix('ja, ')}".strip()] * bool(is_told)
    assert [part for part in said.below if "tekende" in part] == shown
    assert (said.one.id in unsigned) == bool(committed and expected in ("alleen_onderdeel", "niet"))


def assert_the_same_acties(agenda: Agenda, said: Told) -> None:
    """Those with a role of it or its parts, and those that one of them pays for by name."""
    found = [post for post in posts(agenda) if said.one.id in found_under(agenda, post)]
    paid = {id_ for post in found for id_ in post.names}
    expected = [
        actie.volgnummer
        for actie in agenda.acties
        if actie.id in paid or said.parts & {rol.organisatie for _, rol in actie.rollen}
    ]
    keuze = query.selectie(agenda, {"organisatie": [said.one.id]})
    listed = [one["nummer"] for one in data(lijst(agenda, keuze, "acties"))["acties"]]
    assert listed == expected
    assert said.shown.keys() == set(expected)
    paying = len(said.busy.get(said.one.id, {}).get("betaalt", []))
    assert (f"{paying}{KEER} betaalt" in said.below) == bool(paying)
    lists = [cell for row in said.busy.values() for cell in row.values() if isinstance(cell, list)]
    assert {number for cell in lists for number in cell} == set(expected)


def assert_the_same_euros(agenda: Agenda, said: Told) -> None:
    """`show` has its own, once, as `--bron` has them with those of its parts; none rejected."""
    whole = [post for post in posts(agenda) if not post.pot and post.stand != "afgewezen"]
    own = sum(euros(post.parts) for post in whole if payer(agenda, post) == said.one.id)
    amounts = [
        cell.bedrag or 0
        for cell, status, *_ in said.amounts
        if isinstance(cell, Euro) and status != "afgewezen"
    ]
    assert sum(amounts) == own
    of_all = sum(euros(post.parts) for post in whole if said.one.id in found_under(agenda, post))
    found = [
        *rows(agenda, "per_bron", "bedragen", bron=[said.one.id]),
        *rows(agenda, "per_bron", "daarnaast", bron=[said.one.id]),
    ]
    standen = ("toegezegd", "aangevraagd", "mogelijk")
    assert sum(row[stand]["bedrag"] or 0 for row in found for stand in standen) == of_all


def assert_all_say_the_same(agenda: Agenda) -> None:
    for one in agenda.organisaties.values():
        said = told(agenda, one)
        assert data(shown_data(agenda, [one], date.max))["organisaties"] == [said.record]
        assert_the_same_roles(agenda, said)
        assert_the_same_signature(agenda, said)
        assert_the_same_acties(agenda, said)
        assert_the_same_euros(agenda, said)


@pytest.mark.parametrize("name", ["made", "questions", "pot"])
def test_all_commands_say_the_same_of_the_agendas_of_the_tests(name: str) -> None:
    assert_all_say_the_same(load(WorkTree(REPOSITORY / "tests" / name))[0])


@given_agendas()
def test_all_commands_say_the_same_of_any_agenda(agenda: Agenda) -> None:
    assert_all_say_the_same(agenda)
