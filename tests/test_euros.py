"""Every euro in its place, once: for any agenda and any choice, against figures reckoned plainly.

The definitions are those of the handleiding; `tests/reckoned.py` writes them out the slow way.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from gihv import query
from gihv.model import Actie, Agenda
from gihv.money import Toegerekend
from gihv.output.report import renderer
from gihv.report import named
from tests.reckoned import (
    ORGANISATIES,
    SURE,
    YEARS,
    Part,
    Post,
    euros,
    found_under,
    given_agendas,
    posts,
    received,
    runs,
    wholes,
)

Choice = dict[str, list[Any]]
Place = tuple[str, tuple[int, ...]]
"""Where euros stand: a stand, and the years that they are for together."""
BRONNEN = (*ORGANISATIES, "fonds", "potje", "pot", "pot1")


def one_or_two(*values: object) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)


CHOICES: st.SearchStrategy[Choice] = st.fixed_dictionaries(
    {},
    optional={
        "bron": one_or_two(*BRONNEN),
        "jaar": one_or_two(*YEARS),
        "speerpunt": one_or_two("1", "2"),
        "organisatie": one_or_two(*ORGANISATIES),
        "status": one_or_two("lopend", "gestopt"),
    },
)


def chosen(agenda: Agenda, choice: Choice) -> query.Gekozen:
    return query.chosen(agenda, query.selectie(agenda, choice))


# -- the definitions, written out --------------------------------------------------------------


def known_years(agenda: Agenda) -> set[int]:
    money = {year for post in posts(agenda) for part in post.parts for year in part.years}
    return money | {
        year
        for year in YEARS
        if year in agenda.periode.jaren or any(runs(agenda, one, year) for one in agenda.acties)
    }


def is_known(agenda: Agenda, choice: Choice) -> bool:
    """Whether something runs, or is paid for, in the year of a choice."""
    return set(choice.get("jaar", [])) <= known_years(agenda)


def is_for(post: Post, year: int) -> bool:
    return any(year in part.years for part in post.parts)


def holds(agenda: Agenda, actie: Actie, choice: Choice) -> bool:
    """Whether a choice holds an actie."""
    named = [post for post in posts(agenda) if actie.id in post.names]

    def paid_by(bronnen: Sequence[str]) -> list[Post]:
        return [post for post in named if found_under(agenda, post).intersection(bronnen)]

    def has_role(ids: Sequence[str]) -> bool:
        return any(wholes(agenda, rol.organisatie).intersection(ids) for _, rol in actie.rollen)

    bron, years = choice.get("bron", []), choice.get("jaar", [])
    paying = paid_by(bron) if bron else named
    wanted: dict[str, Callable[[list[Any]], bool]] = {
        "speerpunt": lambda value: str(actie.speerpunt_nummer) in value,
        "status": lambda value: actie.status in value,
        "organisatie": lambda value: has_role(value) or bool(paid_by(value)),
        "bron": lambda _: bool(paying),
        "jaar": lambda _: any(
            (not bron and runs(agenda, actie, year))
            or any(is_for(post, year) for post in paying)
            or (
                runs(agenda, actie, year)
                and any(not part.years for post in paying for part in post.parts)
            )
            for year in years
        ),
    }
    return all(wanted[name](value) for name, value in choice.items())


def rest(agenda: Agenda, pot: Post) -> list[Part]:
    """What of a pot is still to be divided: by year if each year holds its shares, else whole."""
    delen = [one for one in posts(agenda) if one.pot and one.said.uit == pot.said.id]
    given = [part for one in delen if one.stand != "afgewezen" for part in one.parts]
    left = [Part(one.years, (one.amount or 0) - euros_of(given, one.years)) for one in pot.parts]
    all_here = {part.years for part in given} <= {part.years for part in pot.parts}
    if all_here and min(part.amount or 0 for part in left) >= 0:
        return left
    return [Part(pot.said.jaren, euros(pot.parts) - euros(given))]


def euros_of(parts: Iterable[Part], years: tuple[int, ...]) -> int:
    return sum(one.amount or 0 for one in parts if one.years == years)


class Told:
    """Euros by stand and by years: in the totals, beside them, and not come in."""

    def __init__(self) -> None:
        self.totals: Counter[Place] = Counter()
        self.beside: Counter[Place] = Counter()
        self.not_received = 0


def told(agenda: Agenda, choice: Choice) -> Told:
    """What the definitions say of a choice."""
    found = Told()
    acties = {one.id for one in agenda.acties if holds(agenda, one, choice)}
    speerpunten = {agenda.actie[id_].speerpunt for id_ in acties}
    if not choice.keys() - {"bron", "jaar"}:
        speerpunten = set(agenda.speerpunt)
    years = choice.get("jaar", [])

    def of_years(parts: Iterable[Part]) -> list[Part]:
        return [one for one in parts if not (years and one.years) or set(one.years) & set(years)]

    for post in posts(agenda):
        if choice.get("bron") and not found_under(agenda, post) & set(choice["bron"]):
            continue
        if not choice:
            into, parts = found.totals, [] if post.pot else received(agenda, post)
        elif post.names:
            into, parts = found.totals, received(agenda, post) if post.names & acties else []
        else:
            here = post.speerpunt is None or post.speerpunt in speerpunten
            whole = rest(agenda, post) if post.said.id else post.parts
            into, parts = found.beside, whole if here else []
        for one in of_years(parts):
            into[post.stand, one.years] += one.amount or 0
        counts = not post.pot if not choice else post.names & acties
        if counts and post.stand != "afgewezen":
            came = euros(of_years(received(agenda, post)))
            found.not_received += euros(of_years(post.parts)) - came
    return found


def summed(entries: Iterable[Toegerekend]) -> Counter[Place]:
    """The euros of some bijdragen by stand and by years."""
    found: Counter[Place] = Counter()
    for entry in entries:
        said = entry.bijdrage
        for part in Post(said, None, None, None, frozenset()).parts:
            found[SURE.get(said.status, said.status), part.years] += part.amount or 0
    return found


def given_or_asked(entries: Iterable[Toegerekend]) -> int:
    return sum(count for (stand, _), count in summed(entries).items() if stand != "afgewezen")


# -- against the tool --------------------------------------------------------------------------


@given_agendas(CHOICES)
def test_a_choice_has_the_acties_and_the_euros_of_its_definition(
    agenda: Agenda, choice: Choice
) -> None:
    if not is_known(agenda, choice):
        with pytest.raises(query.Unknown) as caught:
            chosen(agenda, choice)
        assert all(str(year) in str(caught.value) for year in known_years(agenda))
        return
    found, expected = chosen(agenda, choice), told(agenda, choice)
    assert [one.id for one in found.acties] == [
        one.id for one in agenda.acties if holds(agenda, one, choice)
    ]
    assert +summed(found.bijdragen) == +expected.totals
    assert +summed(found.daarnaast) == +expected.beside
    assert given_or_asked(found.niet_ontvangen) == expected.not_received
    # Nothing is there twice: no bijdrage, and no share beside its pot.
    entries = [(one.path, one.nth, one.bijdrage.jaren) for one in found.bijdragen + found.daarnaast]
    assert len(entries) == len(set(entries))
    assert {one.bijdrage.uit for one in found.bijdragen}.isdisjoint(
        {one.bijdrage.id for one in found.bijdragen} - {None}
    )


@given_agendas(st.sampled_from(BRONNEN))
def test_under_a_bron_stand_exactly_its_euros(agenda: Agenda, bron: str) -> None:
    found = chosen(agenda, {"bron": [bron]})
    # The files' own money: a pot whole, so without its shares.
    its = [post for post in posts(agenda) if bron in found_under(agenda, post)]
    whole = sum(euros(post.parts) for post in its if not post.pot and post.stand != "afgewezen")
    assert given_or_asked(found.bijdragen + found.daarnaast + found.niet_ontvangen) == whole


# -- in the reports ----------------------------------------------------------------------------

SPLITS = ("per_bron", "per_regeling", "per_speerpunt", "per_jaar", "per_actie")
SUMMED = ("toegezegd", "aangevraagd", "mogelijk")


def delen(agenda: Agenda, name: str, choice: Choice) -> Any:
    """The parts of a report as its JSON has them."""
    report = named(name)(agenda, query.selectie(agenda, choice), date(2020, 1, 1))
    return json.loads(renderer("json")(report, width=80, colour=False))["delen"]


def of_part(found: Counter[Place], stand: str, deel: str | None) -> int:
    """The euros of a stand in a part of a choice of years: a year's own, or those undivided."""

    def is_here(years: tuple[int, ...]) -> bool:
        if deel in ("over meer jaren", "zonder jaar"):
            return len(years) > 1 if deel == "over meer jaren" else not years
        return deel is None or years == (int(deel),)

    return sum(count for (own, years), count in found.items() if own == stand and is_here(years))


def outside(found: Any) -> tuple[Counter[tuple[str, str | None]], int]:
    """What a report has outside its totals: by stand and part; and what does not come in."""
    beside, missed = Counter[tuple[str, str | None]](), 0
    for deel in found:
        for row in deel["rijen"] if deel["naam"] == "daarnaast" else ():
            for stand in SUMMED:
                if row["wat"].startswith("daarnaast"):
                    beside[stand, deel["jaar"]] += row[stand]["bedrag"] or 0
                else:
                    missed += row[stand]["bedrag"] or 0
    return beside, missed


@given_agendas(CHOICES, st.sampled_from(SPLITS))
def test_every_total_is_the_sum_of_its_rows_and_what_the_definitions_say(
    agenda: Agenda, choice: Choice, split: str
) -> None:
    assume(is_known(agenda, choice))
    expected = told(agenda, choice)
    seen = dict.fromkeys(SUMMED, 0)
    found = delen(agenda, split, choice)
    for deel in found:
        for stand in SUMMED if deel["totaal"] else ():
            total = deel["totaal"][stand]
            for key in ("bedrag", "zonder_bedrag"):
                cells = [row[stand][key] or 0 for row in deel["rijen"]]
                assert sum(cells) == (total[key] or 0), (deel["titel"], stand, key)
            seen[stand] += total["bedrag"] or 0
            if choice or split != "per_actie":
                assert (total["bedrag"] or 0) == of_part(expected.totals, stand, deel["jaar"])
    every = {stand: of_part(expected.totals, stand, None) for stand in SUMMED}
    if choice or split != "per_actie":
        assert seen == every
    else:
        # By actie shares count. They may be less sure than their pot, or not come in any more.
        assert sum(seen.values()) + outside(found)[1] == sum(every.values()) + expected.not_received


@given_agendas(CHOICES)
def test_what_stands_beside_the_totals_is_what_the_definitions_say(
    agenda: Agenda, choice: Choice
) -> None:
    assume(is_known(agenda, choice))
    # Nothing stands beside no acties, unless it is money that was asked for.
    assume(not choice.keys() - {"bron", "jaar"} or chosen(agenda, choice).acties)
    expected = told(agenda, choice)
    beside, missed = outside(delen(agenda, "financiering", choice))
    years = [str(year) for year in choice.get("jaar", [])]
    parts = (*years, "over meer jaren", "zonder jaar") if years else (None,)
    assert +beside == +Counter(
        {(stand, deel): of_part(expected.beside, stand, deel) for stand in SUMMED for deel in parts}
    )
    assert missed == expected.not_received
