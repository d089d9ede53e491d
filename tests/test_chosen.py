"""The money that goes with a choice, on a small agenda in which every amount occurs once."""

from collections.abc import Iterable, Mapping
from functools import cache

import pytest

from gihv import query
from gihv.model import Agenda, Bedrag
from gihv.money import Toegerekend
from gihv.query import Gekozen, Unknown
from tests.helpers import BASE, Files, load

FILES: Mapping[str, str] = {
    **BASE,
    "agenda/organisaties.yaml": (
        f"{BASE['agenda/organisaties.yaml']}"
        "rijk: {naam: Rijk, soort: overheid}\n"
        "ministerie: {naam: Ministerie, soort: overheid, onderdeel_van: [rijk]}\n"
        "school: {naam: School, soort: onderwijs}\n"
    ),
    "agenda/agenda.yaml": (
        f"{BASE['agenda/agenda.yaml']}financiering:\n  bijdragen:\n"
        "    - {id: rijkspot, bron: rijk, bedrag: 1000, status: toegezegd}\n"
        "    - {bron: ministerie, bedrag: 10, status: mogelijk}\n"
        "    - {via: bomenfonds, bedrag: 20, jaren: [2014], status: toegezegd, acties: [a, c]}\n"
    ),
    "agenda/01-groen/speerpunt.yaml": (
        "nummer: 1\ntitel: Groen\nsoort: speerpunt\nfinanciering:\n  bijdragen:\n"
        "    - {bron: school, bedrag: 40, jaren: [2015], status: mogelijk}\n"
    ),
    "agenda/01-groen/01-a.yaml": (
        "nummer: 1\ntitel: A\nfinanciering:\n  dekking: gedekt\n  bijdragen:\n"
        "    - {uit: rijkspot, bedrag: 300, status: toegezegd}\n"
        "    - {bron: gemeente-den-haag, bedrag: {2014: 1, 2015: 2}, status: toegezegd}\n"
    ),
    "agenda/01-groen/02-b.yaml": (
        "nummer: 2\ntitel: B\nfinanciering:\n  dekking: beoogd\n  bijdragen:\n"
        "    - {uit: rijkspot, bedrag: 200, jaren: [2015], status: afgewezen}\n"
        "    - {bron: school, bedrag: 5, jaren: [2014, 2015], status: aangevraagd}\n"
    ),
    "agenda/02-samen/speerpunt.yaml": (
        "nummer: 2\ntitel: Samen\nsoort: speerpunt\nfinanciering:\n  bijdragen:\n"
        "    - {bron: rijk, bedrag: 80, jaren: [2014, 2015], status: mogelijk}\n"
    ),
    "agenda/02-samen/01-c.yaml": "nummer: 1\ntitel: C\n",
    "agenda/02-samen/02-d.yaml": (
        "nummer: 2\ntitel: D\nstatus: gestopt\nlooptijd: {tot: 2014}\n"
        "financiering:\n  dekking: gedekt\n  bijdragen:\n"
        "    - {uit: rijkspot, bedrag: 100, ontvangen: 60, jaren: [2014], status: toegezegd}\n"
        "    - {bron: school, bedrag: 7, status: ontvangen}\n"
        "    - {bron: school, bedrag: 9, status: mogelijk}\n"
    ),
}


@cache
def agenda() -> Agenda:
    return load(Files(FILES))[0]


def chosen(**wanted: Iterable[object]) -> Gekozen:
    return query.chosen(agenda(), query.selectie(agenda(), wanted))


def amounts(entries: Iterable[Toegerekend]) -> list[Bedrag | None]:
    return [entry.bijdrage.bedrag for entry in entries]


Found = tuple[list[str], list[Bedrag | None], list[Bedrag | None], list[Bedrag | None]]


def found(**wanted: Iterable[object]) -> Found:
    """The numbers of the chosen acties; then the amounts that count, beside them, not received."""
    gekozen = chosen(**wanted)
    return (
        [actie.volgnummer for actie in gekozen.acties],
        amounts(gekozen.bijdragen),
        amounts(gekozen.daarnaast),
        amounts(gekozen.niet_ontvangen),
    )


def test_without_a_choice_a_pot_counts_and_its_shares_do_not() -> None:
    everything = [1000, 10, 20, 40, 80, {2014: 1, 2015: 2}, 5, 7]
    assert found() == (["1.1", "1.2", "2.1", "2.2"], everything, [], [9])


def test_a_choice_of_acties_has_the_money_that_names_them() -> None:
    # 20 is also for 2.1, and counts once; of the pot 600 is left: 200 was refused.
    own = [20, 300, {2014: 1, 2015: 2}, 200, 5]
    assert found(speerpunt=["1"]) == (["1.1", "1.2"], own, [600, 10, 40], [])


def test_of_acties_that_are_over_only_what_came_in_counts() -> None:
    assert found(status=["gestopt"]) == (["2.2"], [60, 7], [600, 10, 80], [40, 9])
    statuses = [entry.bijdrage.status for entry in chosen(status=["gestopt"]).bijdragen]
    assert statuses == ["ontvangen", "ontvangen"]


def test_bron_keeps_its_own_money_and_that_of_its_parts_and_all_of_it() -> None:
    assert found(bron=["rijk"]) == (["1.1", "1.2", "2.2"], [300, 200, 60], [600, 10, 80], [40])
    committed_or_asked = 300 + 60 + 600 + 10 + 80 + 40
    assert committed_or_asked == 1000 + 10 + 80


def test_bron_of_which_no_actie_has_money_still_has_its_money() -> None:
    assert found(bron=["ministerie"]) == ([], [], [10], [])


@pytest.mark.parametrize(
    ("typed", "own", "aside"),
    [
        ("rijkspot", [300, 200, 60], [600]),
        ("bomenfonds", [20], []),
        # As bron, and as verstrekker of the fund.
        ("gemeente-den-haag", [20, {2014: 1, 2015: 2}], []),
    ],
)
def test_bron_is_a_payer_a_fund_or_a_pot(typed: str, own: list[Bedrag], aside: list[int]) -> None:
    _, counted, beside, _ = found(bron=[typed])
    assert (counted, beside) == (own, aside)


def test_jaar_keeps_the_parts_for_that_year_and_what_cannot_be_divided() -> None:
    # 2.2 stopped in 2014. Gone are 1 and 20, for 2014; 300, 600 and 10 name no year.
    assert found(jaar=[2015]) == (["1.1", "1.2", "2.1"], [300, 2, 200, 5], [600, 10, 40, 80], [])


def test_bron_and_jaar_hold_for_the_same_money() -> None:
    # 2.2 does not run in 2015 and none of its money from the Rijk is for 2015.
    assert found(bron=["rijk"], jaar=[2015]) == (["1.1", "1.2"], [300, 200], [600, 10, 80], [])
    assert found(bron=["school"], jaar=[2014]) == (["1.2", "2.2"], [5, 7], [], [9])


def test_two_payers_at_once() -> None:
    acties, counted, *_ = found(bron=["rijk+gemeente-den-haag"])
    assert (acties, counted) == (["1.1"], [20, 300, {2014: 1, 2015: 2}])


def test_an_organisation_takes_part_by_paying() -> None:
    assert found(organisatie=["school"])[0] == ["1.2", "2.2"]
    assert found(organisatie=["ministerie"])[0] == []


def test_who_and_what_pays_goes_with_a_choice() -> None:
    def ids(**wanted: Iterable[object]) -> tuple[list[str], list[str], list[str]]:
        keuze = query.selectie(agenda(), wanted)
        return (
            [one.id for one in query.organisaties(agenda(), keuze)],
            [one.id for one in query.regelingen(agenda(), keuze)],
            [one.id for one in query.speerpunten_ook_op_naam(agenda(), keuze)],
        )

    assert ids(status=["gestopt"]) == (["rijk", "school"], [], ["samen"])
    assert ids(speerpunt=["2"]) == (
        ["gemeente-den-haag", "rijk", "school"],
        ["bomenfonds"],
        ["samen"],
    )
    # Also for money that is for no actie by name.
    assert ids(bron=["ministerie"]) == (["ministerie"], [], [])
    assert ids(bron=["rijk"], jaar=[2015]) == (["ministerie", "rijk"], [], ["groen", "samen"])


def test_years_are_those_of_the_agenda_of_acties_and_of_money() -> None:
    assert query.jaren(agenda()) == [2014, 2015]
    more = load(
        Files(
            {
                **FILES,
                "agenda/02-samen/03-e.yaml": (
                    "nummer: 3\ntitel: E\nlooptijd: {van: 2015, tot: 2016}\n"
                    "financiering:\n  bijdragen: [{bron: rijk, jaren: [2019], status: mogelijk}]\n"
                ),
            }
        )
    )[0]
    assert query.jaren(more) == [2014, 2015, 2016, 2019]
    for year in (2016, 2019):
        assert query.select(more, query.selectie(more, {"jaar": [year]})) == (more.actie["e"],)
    with pytest.raises(Unknown) as caught:
        query.selectie(more, {"jaar": [2017]})
    assert str(caught.value) == (
        "`2017` kan niet bij --jaar: er loopt dan geen actie, en er is dan geen geld. "
        "Kies uit: 2014, 2015, 2016, 2019."
    )
