"""Dekking and sums, case by case, by the definitions that agenda/README.md gives to editors."""

from collections.abc import Mapping
from typing import Any

import pytest

from gihv import money, tekorten
from gihv.dates import Datum
from gihv.model import (
    Actie,
    Agenda,
    Bedrag,
    Bijdrage,
    Financiering,
    Kop,
    Looptijd,
    Periode,
    Regeling,
    Speerpunt,
)
from gihv.money import STATES, Som, Toegerekend

PERIODE = Periode(2014, 2016)
Typed = str | Mapping[int, str] | None


def looptijd(van: str | None = None, tot: str | None = None) -> Looptijd:
    first, last = (Datum.parse(end) if end else None for end in (van, tot))
    return Looptijd(first, last)


def actie(
    dekking: Typed = None,
    when: Looptijd = Looptijd(),  # noqa: B008 - a frozen value
    *bijdragen: Bijdrage,
    id_: str = "a",
    speerpunt: str = "s",
) -> Actie:
    funds = Financiering(dekking, bijdragen) if dekking is not None or bijdragen else None
    return Actie(id_, speerpunt, 1, 1, "Actie", "pad", looptijd=when, financiering=funds)


def stand(dekking: Typed = None, when: Looptijd = Looptijd()) -> money.Dekking:  # noqa: B008 - as above
    return money.dekking(actie(dekking, when), PERIODE)


# -- the years that count --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("van", "tot", "expected"),
    [
        (None, None, [2014, 2015, 2016]),
        ("2015", None, [2015, 2016]),
        (None, "2015", [2014, 2015]),
        ("2014-12-31", "2015-01-01", [2014, 2015]),
        ("2014-K4", "begin 2015", [2014, 2015]),
        ("2010", "2013", []),
        ("2010", "2030", [2014, 2015, 2016]),
        ("2016-05", "2030", [2016]),
        # Winter is in the year that names it and the next: December 2014 to February 2015.
        ("winter 2014", None, [2014, 2015, 2016]),
        (None, "winter 2014", [2014, 2015]),
    ],
)
def test_only_years_of_the_looptijd_within_the_periode_count(
    van: str | None, tot: str | None, expected: list[int]
) -> None:
    assert list(money.jaren(looptijd(van, tot), PERIODE)) == expected


def test_what_goes_on_runs_to_the_end_of_the_periode() -> None:
    goes_on = Looptijd(Datum.parse("2015"), doorlopend=True)
    assert list(money.jaren(goes_on, PERIODE)) == [2015, 2016]
    assert list(money.jaren(Looptijd(doorlopend=True), PERIODE)) == [2014, 2015, 2016]


def test_one_word_is_for_every_year_of_the_looptijd() -> None:
    assert stand("onbekend", looptijd(van="2015")).per_jaar == {2015: "onbekend", 2016: "onbekend"}


def test_a_year_that_a_mapping_does_not_name_is_missing() -> None:
    assert stand({2014: "gedekt"}).per_jaar == {
        2014: "gedekt",
        2015: "ontbreekt",
        2016: "ontbreekt",
    }


def test_a_year_outside_the_looptijd_has_no_dekking() -> None:
    assert stand({2013: "gedekt", 2014: "gezocht"}, looptijd(tot="2014")).per_jaar == {
        2014: "gezocht"
    }


@pytest.mark.parametrize("funds", [None, Financiering(), Financiering(benodigd=5)])
def test_without_dekking_every_year_is_missing(funds: Financiering | None) -> None:
    one = Actie("a", "s", 1, 1, "Actie", "pad", financiering=funds)
    found = money.dekking(one, PERIODE)
    assert set(found.per_jaar.values()) == {"ontbreekt"}
    assert found.overall == "ontbreekt"


# -- overall ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("states", "overall"),
    [
        # The same in every year: then that.
        *(((state, state, state), state) for state in STATES[:-1]),
        # A year is gedekt or deels: deels.
        (("gedekt", "gedekt", "onbekend"), "deels"),
        (("gedekt", "beoogd", "beoogd"), "deels"),
        (("gedekt", "deels", "deels"), "deels"),
        (("geen", "geen", "deels"), "deels"),
        (("gedekt", None, None), "deels"),
        # Else the first that occurs of beoogd, gezocht, onbekend, geen, ontbreekt.
        (("geen", "onbekend", "beoogd"), "beoogd"),
        ((None, None, "beoogd"), "beoogd"),
        (("geen", "onbekend", "gezocht"), "gezocht"),
        ((None, "geen", "onbekend"), "onbekend"),
        ((None, None, "geen"), "geen"),
        ((None, None, None), "ontbreekt"),
    ],
)
def test_the_overall_dekking(states: tuple[str | None, ...], overall: str) -> None:
    typed = {year: state for year, state in zip(PERIODE.jaren, states, strict=True) if state}
    assert stand(typed).overall == overall


def test_overall_looks_only_at_years_that_count() -> None:
    typed = {2014: "gedekt", 2015: "gezocht", 2016: "gezocht"}
    assert stand(typed, looptijd(van="2015")).overall == "gezocht"


def test_without_any_year_the_one_word_still_says_how_it_stands() -> None:
    before = looptijd("2010", "2012")
    assert (stand("gedekt", before).overall, stand("gedekt", before).per_jaar) == ("gedekt", {})
    assert not stand("gedekt", before).zonder_financiering
    assert stand({2010: "gedekt"}, before).overall == "ontbreekt"


@pytest.mark.parametrize(
    ("typed", "without"),
    [
        (None, True),
        ("geen", True),
        ("gezocht", True),
        ("onbekend", True),
        ("beoogd", False),
        ("deels", False),
        ("gedekt", False),
        ({2014: "onbekend", 2015: "geen"}, True),
        ({2016: "beoogd"}, False),
        ({2014: "gedekt", 2015: "beoogd", 2016: "deels"}, False),
        ({2014: "gedekt", 2015: "geen", 2016: "deels"}, False),
    ],
)
def test_zonder_financiering_is_without_money_in_sight_in_any_year(
    typed: Typed, without: bool
) -> None:
    assert stand(typed).zonder_financiering == without


# -- what a bijdrage pays for ----------------------------------------------------------------


def agenda() -> Agenda:
    """Money in an actie, in a speerpunt (for one, and for all) and in the agenda (likewise)."""
    together = (Bijdrage("toegezegd", acties=("a2",)), Bijdrage("toegezegd"))
    kop = Kop(
        "Agenda",
        "1.0",
        PERIODE,
        financiering=Financiering(
            bijdragen=(Bijdrage("mogelijk"), Bijdrage("mogelijk", acties=("b1", "a1")))
        ),
    )
    speerpunt = Speerpunt(
        "a", 1, "A", "speerpunt", "pad", financiering=Financiering(bijdragen=together)
    )
    return Agenda(
        kop,
        (speerpunt, Speerpunt("b", 2, "B", "speerpunt", "pad")),
        (
            actie(None, Looptijd(), Bijdrage("toegezegd"), id_="a1", speerpunt="a"),
            actie(id_="a2", speerpunt="a"),
            actie(id_="b1", speerpunt="b"),
        ),
    )


def test_every_bijdrage_comes_once_the_wider_first() -> None:
    found = [(entry.speerpunt, entry.actie) for entry in money.bijdragen(agenda())]
    assert found == [(None, None), (None, None), ("a", None), ("a", None), ("a", "a1")]


def test_whom_each_bijdrage_is_for_by_name_or_as_a_whole() -> None:
    whole = agenda()
    found = [sorted(money.acties_van(entry)) for entry in money.bijdragen(whole)]
    assert found == [[], ["a1", "b1"], ["a2"], [], ["a1"]]
    assert money.voor_geheel(whole, None) == money.bijdragen(whole)[:1]
    assert money.voor_geheel(whole, "a") == money.bijdragen(whole)[3:4]
    assert money.voor_geheel(whole, "b") == ()


def test_what_an_actie_shares_names_it_with_others() -> None:
    whole = agenda()
    shared = {
        one.id: [
            (entry.speerpunt, entry.bijdrage.acties)
            for entry in money.bijdragen_aan(whole, one.id)
            if entry.actie is None
        ]
        for one in whole.acties
    }
    assert shared == {
        "a1": [(None, ("b1", "a1"))],
        "a2": [("a", ("a2",))],
        "b1": [(None, ("b1", "a1"))],
    }


def test_what_an_actie_has_itself_comes_before_what_it_shares() -> None:
    assert [entry.actie for entry in money.bijdragen_aan(agenda(), "a1")] == ["a1", None]


# -- sums ------------------------------------------------------------------------------------


def test_a_sum_counts_what_has_no_amount_and_never_takes_it_as_zero() -> None:
    entries = [
        Bijdrage("toegezegd", bedrag=10),
        Bijdrage("toegezegd"),
        Bijdrage("toegezegd", bedrag={2014: 1, 2015: 2}),
    ]
    assert money.som(entries) == Som(bedrag=13, aantal=3, zonder_bedrag=1)
    assert money.som([]) == Som(0, 0, 0)


def test_one_rough_amount_is_as_its_file_says_and_more_together_are_ongeveer() -> None:
    rough, exact = Bijdrage("toegezegd", bedrag=10, grens="maximaal"), Bijdrage("toegezegd")
    assert [money.som(one).grens for one in ([rough], [exact], [rough, exact], [exact] * 2)] == [
        "maximaal",
        None,
        "ongeveer",
        None,
    ]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("toegezegd", "toegezegd"),
        ("ontvangen", "toegezegd"),  # what came in was committed too
        ("aangevraagd", "aangevraagd"),
        ("mogelijk", "mogelijk"),
        ("afgewezen", "afgewezen"),  # a stand of its own, outside every sum
    ],
)
def test_how_certain_money_is(status: str, expected: str) -> None:
    assert money.stand(Bijdrage(status)) == expected


@pytest.mark.parametrize(
    ("bijdrage", "rows"),
    [
        (Bijdrage("mogelijk", bedrag=9, jaren=(2014,)), {"2014": 9}),
        (Bijdrage("mogelijk", bedrag=9, jaren=(2013, 2014)), {"2013-2014": 9}),
        (Bijdrage("mogelijk", bedrag=9, jaren=(2013, 2014, 2015)), {"2013-2015": 9}),
        (Bijdrage("mogelijk", bedrag=9, jaren=(2013, 2015)), {"2013, 2015": 9}),
        (Bijdrage("mogelijk", bedrag=9), {"zonder jaar": 9}),
        (Bijdrage("mogelijk", jaren=(2014,)), {"2014": None}),
        (
            Bijdrage("mogelijk", bedrag={2014: 4, 2016: 5}, jaren=(2014, 2016)),
            {"2014": 4, "2016": 5},
        ),
    ],
)
def test_an_amount_stands_under_its_years_and_is_never_divided(
    bijdrage: Bijdrage, rows: dict[str, int | None]
) -> None:
    assert {name: part.bedrag for name, part in money.per_jaar(bijdrage)} == rows
    assert {part.status for _, part in money.per_jaar(bijdrage)} == {"mogelijk"}


# -- what is needed, and what is missing -----------------------------------------------------

FIRST = 2014


def given_against(needed: Bedrag, *bijdragen: Bijdrage) -> tuple[int, int]:
    """How many euros certainly count, and of how many bijdragen that is not known."""
    need = tekorten.Nodig(needed, FIRST, "s", "a", "pad")
    total = sum((tekorten.telt_mee(one, [need]) for one in bijdragen), Som())
    return total.bedrag, total.zonder_bedrag


@pytest.mark.parametrize(
    ("bijdrage", "counts"),
    [
        (Bijdrage("toegezegd", bedrag=9), (9, 0)),
        (Bijdrage("ontvangen", bedrag=9), (9, 0)),
        (Bijdrage("aangevraagd", bedrag=9), (0, 0)),
        (Bijdrage("afgewezen", bedrag=9), (0, 0)),
        (Bijdrage("toegezegd"), (0, 1)),
        # Money from before the looptijd paid for something else; some of it may be for now.
        (Bijdrage("toegezegd", bedrag=9, jaren=(2013,)), (0, 0)),
        (Bijdrage("toegezegd", jaren=(2013,)), (0, 0)),
        (Bijdrage("toegezegd", bedrag=9, jaren=(2013, 2014)), (9, 0)),
        (Bijdrage("toegezegd", bedrag={2013: 4, 2014: 5}, jaren=(2013, 2014)), (5, 0)),
    ],
)
def test_what_counts_against_what_is_needed(bijdrage: Bijdrage, counts: tuple[int, int]) -> None:
    assert given_against(100, bijdrage) == counts


@pytest.mark.parametrize(
    ("bijdrage", "counts"),
    [
        (Bijdrage("toegezegd", bedrag=9, jaren=(2014,)), (9, 0)),
        (Bijdrage("toegezegd", bedrag=9, jaren=(2014, 2015)), (9, 0)),
        (Bijdrage("toegezegd", bedrag=9, jaren=(2016,)), (0, 0)),
        (Bijdrage("toegezegd", bedrag=9), (0, 0)),
        (Bijdrage("toegezegd", bedrag=9, jaren=(2015, 2016)), (0, 0)),
        (Bijdrage("toegezegd", bedrag={2015: 4, 2016: 5}, jaren=(2015, 2016)), (4, 0)),
    ],
)
def test_against_a_need_by_year_only_money_for_those_years_counts(
    bijdrage: Bijdrage, counts: tuple[int, int]
) -> None:
    assert given_against({2014: 50, 2015: 50}, bijdrage) == counts


def needing(
    *,
    whole: Bedrag | None = None,
    speerpunt: Bedrag | None = None,
    acties: Mapping[str, Bedrag | None],
    funds: Mapping[str, tuple[Bijdrage, ...]] | None = None,
) -> Agenda:
    """One speerpunt `s` with these acties, and what is needed at each level.

    `money` has the bijdragen of an actie by its id, of the speerpunt under "s".
    """
    given = funds or {}
    kop = Kop("A", "1.0", PERIODE, financiering=Financiering(benodigd=whole))
    own = Financiering(benodigd=speerpunt, bijdragen=given.get("s", ()))
    return Agenda(
        kop,
        (Speerpunt("s", 1, "S", "speerpunt", "pad", financiering=own),),
        tuple(
            Actie(
                *(id_, "s", 1, number, "Actie", "pad"),
                financiering=Financiering(benodigd=amount, bijdragen=given.get(id_, ())),
            )
            for number, (id_, amount) in enumerate(acties.items(), 1)
        ),
    )


def needed_by(whole: Agenda, *ids: str) -> tekorten.Benodigd:
    """What these acties need; without any, what the whole agenda needs."""
    chosen = [whole.actie[id_] for id_ in ids] if ids else whole.acties
    return tekorten.benodigd(whole, chosen, heel=not ids)


@pytest.mark.parametrize(
    ("whole", "total"),
    [
        (needing(acties={"a": 10, "b": {2014: 1, 2015: 2}}), 13),
        (needing(acties={"a": 10, "b": None}), 10),  # over those of whom it is said
        (needing(acties={"a": None, "b": None}), None),
        # For all acties of a speerpunt, or of the agenda, together.
        (needing(speerpunt=50, acties={"a": None, "b": None}), 50),
        (needing(whole=90, acties={"a": None, "b": None}), 90),
        # Whether the one amount holds the other is not known.
        (needing(speerpunt=50, acties={"a": 10, "b": None}), None),
        (needing(whole=90, acties={"a": 10, "b": 10}), None),
        (needing(whole=90, speerpunt=50, acties={"a": None, "b": None}), None),
    ],
)
def test_the_total_needed_is_known_where_each_actie_is_counted_once(
    whole: Agenda, total: int | None
) -> None:
    assert needed_by(whole).totaal == total


def test_what_is_needed_for_acties_together_is_not_what_a_part_of_them_needs() -> None:
    whole = needing(whole=90, speerpunt=50, acties={"a": 10, "b": None})
    assert needed_by(whole, "a").totaal == 10
    assert needed_by(whole, "b").delen == ()
    assert [one.bedrag for one in needed_by(whole, "a", "b").delen] == [50, 10]
    assert [one.bedrag for one in needed_by(whole).delen] == [90, 50, 10]


def by_year(whole: Agenda) -> dict[str, int | None]:
    return {name: one.totaal for name, one in needed_by(whole).per_jaar.items()}


def test_what_is_needed_by_year_is_added_only_where_nothing_counts_twice() -> None:
    whole = needing(speerpunt={2015: 5, 2016: 9}, acties={"a": {2014: 1, 2015: 2}, "b": {2014: 3}})
    assert by_year(whole) == {"2015": None, "2016": 9, "2014": 4}
    assert by_year(needing(acties={"a": 10, "b": 5})) == {"zonder jaar": 15}


def missing(whole: Agenda, *ids: str) -> tuple[int | None, str | None]:
    return tekorten.tekort(whole, needed_by(whole, *ids))


@pytest.mark.parametrize(
    ("needed", "funds", "left"),
    [
        (None, (), None),
        (None, (Bijdrage("toegezegd", bedrag=500),), None),
        (500, (), 500),
        (500, (Bijdrage("toegezegd", bedrag=200),), 300),
        (500, (Bijdrage("toegezegd", bedrag=800),), 0),
        (500, (Bijdrage("mogelijk", bedrag=200),), 500),
        # An amount that is not stated is not zero; what is enough without it, is enough.
        (500, (Bijdrage("toegezegd"),), None),
        (500, (Bijdrage("toegezegd", bedrag=200), Bijdrage("toegezegd")), None),
        (500, (Bijdrage("toegezegd", bedrag=500), Bijdrage("toegezegd")), 0),
        (500, (Bijdrage("mogelijk"),), 500),
        (500, (Bijdrage("toegezegd", bedrag=200, jaren=(2013,)),), 500),
    ],
)
def test_what_is_missing_is_needed_less_committed_or_unknown(
    needed: int | None, funds: tuple[Bijdrage, ...], left: int | None
) -> None:
    assert missing(needing(acties={"a": needed}, funds={"a": funds})) == (left, None)


def test_money_shared_with_acties_that_are_not_chosen_makes_it_at_most() -> None:
    shared = (Bijdrage("toegezegd", bedrag=60, acties=("a", "b")),)
    whole = needing(acties={"a": 50, "b": 50, "c": 50}, funds={"s": shared})
    assert missing(whole, "a", "b") == (40, None)
    assert missing(whole, "a") == (50, "hoogstens")
    assert missing(whole, "c") == (50, None)


def test_money_for_a_whole_speerpunt_counts_where_all_its_acties_say_what_they_need() -> None:
    together = (Bijdrage("toegezegd", bedrag=60),)
    assert missing(needing(acties={"a": 50, "b": 50}, funds={"s": together})) == (40, None)
    assert missing(needing(acties={"a": 50, "b": None}, funds={"s": together})) == (50, "hoogstens")


def test_money_for_acties_together_counts_against_what_they_need_together() -> None:
    own, together = Bijdrage("toegezegd", bedrag=10), Bijdrage("toegezegd", bedrag=20)
    whole = needing(
        speerpunt=50, acties={"a": None, "b": None}, funds={"a": (own,), "s": (together,)}
    )
    assert missing(whole) == (20, None)


def test_money_for_all_counts_against_what_the_whole_agenda_needs() -> None:
    funds = {"a": (Bijdrage("toegezegd", bedrag=10),), "s": (Bijdrage("toegezegd", bedrag=20),)}
    assert missing(needing(whole=50, acties={"a": None, "b": None}, funds=funds)) == (20, None)


def test_a_rough_amount_makes_the_tekort_at_most() -> None:
    about = Bijdrage("toegezegd", bedrag=20, grens="ongeveer")
    assert missing(needing(acties={"a": 50}, funds={"a": (about,)})) == (30, "hoogstens")


# -- pots and their shares -------------------------------------------------------------------


def potted(*shares: Bijdrage, **pot: Any) -> tuple[Agenda, Toegerekend]:
    """A pot of a speerpunt with shares, one an actie; and the pot as it stands there."""
    given = Bijdrage(**{"status": "toegezegd", "bron": "rijk", "id": "impuls", **pot})
    own = {f"a{n}": (one,) for n, one in enumerate(shares)}
    whole = needing(acties=dict.fromkeys(own), funds={**own, "s": (given,)})
    return whole, money.bijdragen(whole)[0]


def share(bedrag: Bedrag | None = None, **more: Any) -> Bijdrage:
    return Bijdrage(**{"status": "toegezegd", "uit": "impuls", "bedrag": bedrag, **more})


def test_a_share_is_paid_by_whom_its_pot_is_paid_by() -> None:
    whole, pot = potted(share(10), bedrag=100, via="fonds")
    (part,) = money.delen(whole, "impuls")
    assert (part.bijdrage.bron, part.bijdrage.via) == ("rijk", "fonds")
    assert (pot.is_pot, pot.is_deel, part.is_pot, part.is_deel) == (True, False, False, True)


@pytest.mark.parametrize(
    ("shares", "pot", "left"),
    [
        ((), {"bedrag": 100}, (100, None)),
        ((share(30), share(20)), {"bedrag": 100}, (50, None)),
        ((share(30), share(20, status="afgewezen")), {"bedrag": 100}, (70, None)),
        ((share(30), share()), {"bedrag": 100}, (70, "maximaal")),
        ((share(30, grens="minimaal"),), {"bedrag": 100}, (70, "ongeveer")),
        ((share(130),), {"bedrag": 100, "grens": "ongeveer"}, (0, "ongeveer")),
        ((share(30),), {"bedrag": None}, (None, None)),
        # By year where that can be told, else over all years together; never divided.
        (
            (share(30, jaren=(2014,)), share({2014: 5, 2015: 10})),
            {"bedrag": {2014: 50, 2015: 60}},
            ({2014: 15, 2015: 50}, None),
        ),
        ((share(30),), {"bedrag": {2014: 50, 2015: 60}}, (80, None)),
    ],
)
def test_what_is_left_of_a_pot(
    shares: tuple[Bijdrage, ...], pot: dict[str, Any], left: tuple[Bedrag | None, str | None]
) -> None:
    whole, entry = potted(*shares, **pot)
    rest = money.rest(whole, entry).bijdrage
    assert (rest.bedrag, rest.grens) == left


@pytest.mark.parametrize(
    ("of_pot", "known", "of_rest"),
    [(40, 40, 30), (5, 10, None), (None, 10, None)],
)
def test_of_a_pot_has_come_in_at_least_what_came_in_of_its_shares(
    of_pot: int | None, known: int, of_rest: int | None
) -> None:
    whole, entry = potted(share(30, ontvangen=10), bedrag=100, ontvangen=of_pot)
    assert money.pot_geheel(whole, entry).bijdrage.ontvangen == known
    assert (money.rest(whole, entry).bijdrage.ontvangen or None) == of_rest


@pytest.mark.parametrize(
    ("bijdrage", "came_in", "did_not"),
    [
        (Bijdrage("ontvangen", bedrag=9), ("ontvangen", 9), None),
        (Bijdrage("toegezegd", bedrag=9), None, ("toegezegd", 9)),
        (Bijdrage("toegezegd", bedrag=9, ontvangen=4), ("ontvangen", 4), ("toegezegd", 5)),
        (Bijdrage("toegezegd", bedrag=9, ontvangen=9), ("ontvangen", 9), None),
        (
            Bijdrage("toegezegd", bedrag={2014: 4, 2015: 5}, ontvangen=3),
            ("ontvangen", 3),
            ("toegezegd", 6),
        ),
    ],
)
def test_a_bijdrage_as_what_came_in_and_what_did_not(
    bijdrage: Bijdrage, came_in: tuple[str, int] | None, did_not: tuple[str, int] | None
) -> None:
    found = money.binnen(Toegerekend(bijdrage, "s", "a", "pad", 0))
    told = [one and (one.bijdrage.status, one.bijdrage.bedrag) for one in found]
    assert told == [came_in, did_not]


@pytest.mark.parametrize(
    ("bijdrage", "payer"),
    [
        (Bijdrage("mogelijk", bron="school"), "school"),
        (Bijdrage("mogelijk", bron="school", via="fonds"), "school"),
        (Bijdrage("mogelijk", via="fonds"), "rijk"),
        (Bijdrage("mogelijk", bron="fonds"), "rijk"),
        (Bijdrage("mogelijk", bron="potje"), "potje"),  # nobody knows who gives it
        (Bijdrage("mogelijk", via="potje"), None),
        (Bijdrage("mogelijk"), None),
    ],
)
def test_who_pays(bijdrage: Bijdrage, payer: str | None) -> None:
    regelingen = {
        "fonds": Regeling("fonds", "Fonds", "fonds", "", verstrekker="rijk"),
        "potje": Regeling("potje", "Potje", "budget", ""),
    }
    assert money.betaler(Agenda(None, regelingen=regelingen), bijdrage) == payer


@pytest.mark.parametrize(
    ("years", "parts"),
    [
        ((), [{2014: 4, 2015: 5}]),
        ((2014,), [4]),
        ((2014, 2015), [4, 5]),
        ((2016,), []),
    ],
)
def test_a_bijdrage_in_the_parts_that_hold_a_year(years: tuple[int, ...], parts: list[Any]) -> None:
    by_year = Bijdrage("mogelijk", bedrag={2014: 4, 2015: 5}, jaren=(2014, 2015))
    entry = Toegerekend(by_year, "s", "a", "pad", 0)
    assert [one.bijdrage.bedrag for one in money.deel_jaren(entry, years)] == parts


def test_an_amount_over_several_years_or_without_years_stays_whole() -> None:
    for years in ((), (2013, 2014)):
        entry = Toegerekend(Bijdrage("mogelijk", bedrag=9, jaren=years), "s", "a", "pad", 0)
        assert list(money.deel_jaren(entry, (2014,))) == [entry]
