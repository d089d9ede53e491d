"""Pots and shares: what neither the manual pages nor the cases show."""

import pytest

from tests.marked import assert_marked, base, findings, messages, rows

GROEN = base("agenda/01-groen/speerpunt.yaml")


def shared(pot: str, *delen: str, mark: str = "") -> str:
    """A pot of the speerpunt, on one line that may bear a mark, and its shares in one actie."""
    shares = "".join(f"    - {{uit: bomenpot, {one}}}\n" for one in delen)
    return f"""
financiering:
  dekking: deels
  bijdragen:
{shares}
{GROEN}
financiering:
  bijdragen:
    - {{id: bomenpot, {pot}}}{mark}
"""


# -- more than the pot holds (313) -----------------------------------------------------------


@pytest.mark.parametrize(
    ("pot", "deel"),
    rows("""
        bedrag: 100                          | bedrag: 101
        bedrag: 100, grens: maximaal         | bedrag: 101
        bedrag: 100                          | bedrag: 101, grens: maximaal
        bedrag: {2014: 50, 2015: 50}         | bedrag: 101
        bedrag: {2014: 50, 2015: 50}         | bedrag: 51, jaren: [2014]
        bedrag: 100, jaren: [2014, 2015]     | bedrag: {2013: 50, 2014: 51}
    """),
)
def test_more_is_given_than_the_pot_holds(pot: str, deel: str) -> None:
    given = shared(f"{pot}, status: toegezegd", f"{deel}, status: mogelijk", mark="  # <- GIHV313")
    assert_marked(given)


@pytest.mark.parametrize(
    ("pot", "deel"),
    rows("""
        bedrag: 100                          | bedrag: 100
        bedrag: 100                          | waarvoor: beuken
        bedrag: 100, grens: ongeveer         | bedrag: 200
        bedrag: 100, grens: minimaal         | bedrag: 200
        waarvoor: bomen                      | bedrag: 200
        bedrag: {2014: 50, 2015: 50}         | bedrag: 100, jaren: [2014, 2015]
        bedrag: {2014: 50, 2015: 50}         | bedrag: 51
    """),
)
def test_it_must_be_certain_that_more_is_given(pot: str, deel: str) -> None:
    assert_marked(shared(f"{pot}, status: toegezegd", f"{deel}, status: toegezegd"))


def test_the_shares_are_added_but_for_what_was_rejected() -> None:
    two = ("bedrag: 40, status: toegezegd", "bedrag: 60, status: aangevraagd")
    rejected = "bedrag: 40, status: afgewezen"
    assert_marked(shared("bedrag: 100, status: toegezegd", *two, rejected))
    assert "GIHV313" in messages(shared("bedrag: 99, status: toegezegd", *two, rejected))


# -- surer than the pot (314) ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("pot", "deel", "surer"),
    rows("""
        afgewezen   | afgewezen   | nee
        afgewezen   | mogelijk    | ja
        mogelijk    | afgewezen   | nee
        mogelijk    | mogelijk    | nee
        mogelijk    | aangevraagd | ja
        aangevraagd | mogelijk    | nee
        aangevraagd | toegezegd   | ja
        aangevraagd | ontvangen   | ja
        toegezegd   | aangevraagd | nee
        toegezegd   | toegezegd   | nee
        ontvangen   | toegezegd   | nee
        ontvangen   | ontvangen   | nee
    """),
)
def test_a_share_is_no_surer_than_its_pot(pot: str, deel: str, surer: str) -> None:
    found = messages(shared(f"status: {pot}", f"status: {deel}"))
    found.pop("GIHV311", None)  # of what was rejected nothing is settled: that is another rule
    assert ("GIHV314" in found) == (surer == "ja")


@pytest.mark.parametrize(
    ("pot", "deel"),
    rows("""
        bedrag: 100, ontvangen: 40 | bedrag: 40, status: ontvangen
        bedrag: 100, ontvangen: 40 | bedrag: 60, status: toegezegd, ontvangen: 40
        bedrag: 100, ontvangen: 40 | status: ontvangen
        bedrag: 100                | bedrag: 60, status: toegezegd, ontvangen: 40
        waarvoor: bomen            | bedrag: 40, status: ontvangen
    """),
)
def test_of_a_committed_pot_a_share_can_have_come_in(pot: str, deel: str) -> None:
    assert_marked(shared(f"{pot}, status: toegezegd", deel))


def test_a_share_that_came_in_asks_what_of_the_pot_came_in() -> None:
    found = messages(shared("bedrag: 100, status: toegezegd", "bedrag: 40, status: ontvangen"))
    assert found["GIHV314"] == (
        "Dit deel is `ontvangen`, maar de pot `bomenpot` is `toegezegd`.",
        "zet bij de pot in agenda/01-groen/speerpunt.yaml onder `ontvangen` wat er binnen is.",
    )


def test_no_more_came_in_of_shares_than_of_the_pot() -> None:
    delen = ("bedrag: 40, status: ontvangen", "bedrag: 60, status: toegezegd, ontvangen: 20")
    found = messages(shared("bedrag: 100, status: toegezegd, ontvangen: 50", *delen))
    assert found["GIHV314"] == (
        "Van de pot `bomenpot` is €\u00a050 ontvangen, van zijn delen samen €\u00a060.",
        "kijk welke van deze bedragen kloppen.",
    )


# -- a share in the other rules --------------------------------------------------------------


def test_a_share_settles_a_year_and_a_pot_does_not() -> None:
    pot = "bedrag: 100, jaren: [2014], status: toegezegd"
    given = shared(pot, "jaren: [2015], status: afgewezen").replace("deels", "deels  # <- GIHV311")
    assert_marked(given)
    given = shared(pot, "jaren: [2014], status: toegezegd").replace(
        "deels", "gezocht  # <- GIHV302"
    )
    assert_marked(given)
    assert messages(given.replace("  # <- GIHV302", ""))["GIHV302"][0].endswith(
        "maar daarvoor is geld toegezegd (uit `bomenpot`)."
    )


def test_two_shares_that_are_all_the_same_are_one_too_many() -> None:
    found = messages(shared("status: toegezegd", *["bedrag: 5, status: toegezegd"] * 2))
    assert list(found) == ["GIHV310"]
    other = "bedrag: 5, status: toegezegd, waarvoor: beuken"
    assert_marked(shared("status: toegezegd", "bedrag: 5, status: toegezegd", other))


def test_of_a_pot_and_its_shares_the_pot_counts_for_the_plafond() -> None:
    fund = """
# agenda/regelingen.yaml
bomenfonds:
  naam: Bomenfonds
  soort: fonds
  plafond:
    bedrag: %s
"""
    pot = "via: bomenfonds, bedrag: 100, status: toegezegd"
    given = shared(pot, "bedrag: 90, status: toegezegd")
    assert_marked(given + fund % "100")
    assert_marked(given + fund % "99  # <- GIHV313")


def test_a_share_counts_for_what_its_actie_needs() -> None:
    given = shared("bedrag: 100, status: toegezegd", "bedrag: 60, status: toegezegd")
    assert_marked(given.replace("deels", "deels\n  benodigd: 59  # <- GIHV306"))
    assert_marked(given.replace("deels", "deels\n  benodigd: {bedrag: 59, grens: minimaal}"))


# -- pots with a mistake of their own --------------------------------------------------------


@pytest.mark.parametrize(
    "pot",
    [
        "- {Id: bomenpot, status: toegezegd}  # <- GIHV102",
        "- {id: bomenpot, status: onzin}  # <- GIHV104",
    ],
)
def test_a_mistake_in_a_pot_is_no_mistake_of_its_shares(pot: str) -> None:
    start, _, _ = shared("status: toegezegd", "status: toegezegd").partition("    - {id:")
    assert_marked(f"{start}    {pot}\n")


def test_a_speerpunt_that_is_not_there_may_have_the_pot() -> None:
    deel = "financiering: {dekking: deels, bijdragen: [{uit: bomenpot, status: mogelijk}]}"
    files = {"agenda/01-groen/01-bomen.yaml": f"nummer: 1\ntitel: Bomen planten\n{deel}\n"}
    found = findings(files, without=("agenda/01-groen/speerpunt.yaml",))
    assert {code for _, _, code in found} == {"GIHV506"}
