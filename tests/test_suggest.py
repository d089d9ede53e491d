"""Did you mean …? What everyday words are called here, and which name is meant by its spelling."""

from collections.abc import Collection, Mapping

import pytest

from gihv.query import DEKKINGEN
from gihv.schemas import properties, words
from gihv.suggest import nearest, nearest_id

BIJDRAGE = ("financiering", "bijdragen", 0)
CALLED: Mapping[str, tuple[Collection[str], str]] = {
    "dekking": (
        words("actie", ("financiering", "dekking")),
        "gedeeltelijk=deels volledig=gedekt verwacht=beoogd n.v.t.=geen nog-te-bepalen=onbekend",
    ),
    "--dekking": (DEKKINGEN, "ongedekt=open niet-gedekt=open"),
    "the status of a bijdrage": (
        words("actie", (*BIJDRAGE, "status")),
        "ingediend=aangevraagd gedekt=toegezegd betaald=ontvangen geweigerd=afgewezen",
    ),
    "the status of an actie": (
        words("actie", ("status",)),
        (
            "In-Voorbereiding=in_voorbereiding gepland=in_voorbereiding bezig=lopend "
            "klaar=afgerond geannuleerd=gestopt"
        ),
    ),
    "grens": (
        words("actie", (*BIJDRAGE, "grens")),
        "circa=ongeveer minstens=minimaal hoogstens=maximaal",
    ),
    "the soort of an organisation": (
        words("organisaties", ("x", "soort")),
        "Gemeente=overheid school=onderwijs",
    ),
    "the keys of an organisation": (
        properties("organisaties", ("x",)),
        "titel=naam type=soort url=website",
    ),
    "the keys of an actie": (
        properties("actie", ()),
        (
            "naam=titel beschrijving=omschrijving leider=trekkers deelnemers=partners "
            "geld=financiering planning=mijlpalen periode=looptijd adressen=websites "
            "code=kenmerk tags=labels monitoring=voortgang"
        ),
    ),
    "the keys of a role": (
        properties("actie", ("trekkers", 0)),
        "naam=organisatie rol=taak functietitel=functie",
    ),
    "the keys of financiering": (
        properties("actie", ("financiering",)),
        "kosten=benodigd opmerking=toelichting",
    ),
    "the keys of a bijdrage": (
        properties("actie", BIJDRAGE),
        "betaler=bron budget=bedrag jaar=jaren",
    ),
    "oordeel": (
        words("actie", ("voortgang", 0, "oordeel")),
        "groen=op_schema op-koers=op_schema oranje=aandacht rood=achter vertraagd=achter",
    ),
    "the keys of a mijlpaal": (
        properties("actie", ("mijlpalen", 0)),
        "wanneer=datum jaar=datum behaald=bereikt geschrapt=vervallen besluit=door dossier=kenmerk",
    ),
    "the keys of an oordeel": (
        properties("actie", ("voortgang", 0)),
        "stoplicht=oordeel status=oordeel opmerking=toelichting",
    ),
    "the keys of a meting": (
        properties("actie", ("streefwaarden", 0, "nulmeting")),
        "jaar=datum aantal=waarde bron=herkomst",
    ),
    "the keys of an agenda": (properties("agenda", ()), "tags=labels termen=benamingen"),
    "the keys of a streefwaarde": (
        properties("actie", ("streefwaarden", 0)),
        "aantal=waarde jaren=jaar beginwaarde=nulmeting realisatie=metingen",
    ),
    "the keys of a looptijd": (
        properties("actie", ("looptijd",)),
        "start=van einde=tot structureel=doorlopend",
    ),
}
"""What may stand in a place, and what is typed there for which of these."""


@pytest.mark.parametrize("place", CALLED)
def test_an_everyday_word_is_called_otherwise_here(place: str) -> None:
    allowed, pairs = CALLED[place]
    expected = dict(pair.split("=") for pair in pairs.split())
    assert {word: nearest(word, allowed) for word in expected} == expected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hollands Licht!", "hollandslicht-bv"),  # a name of it, whatever the signs
        ("hollands licht (voor de lampen)", "hollandslicht-bv"),
        ("hollands licht - lampen / (samen)", "hollandslicht-bv"),
        ("provincie-utrecht", "provincie-utrecht"),
        ("provincie utrect", "provincie-utrecht"),
        ("gemeente-provincie-utrecht", "provincie-utrecht"),  # a word that a name may have or not
        ("provincie-utrecht nv", "provincie-utrecht"),
        ("provincie-utrecht 2", "provincie-utrecht"),
        ("noord-provincie-utrecht", None),  # another word makes it another
        ("provincie-utrecht-noord", "provincie-utrecht"),  # unless it stands behind a whole id
        ("gemeente-gouda", None),  # by the whole alone it would be Rotterdam
        ("iets heel anders", None),
    ],
)
def test_the_id_that_is_meant(typed: str, meant: str | None) -> None:
    names = {
        "gemeente-rotterdam": ("Rotterdam",),
        "provincie-utrecht": (),
        "hollandslicht-bv": ("Hollands licht",),
    }
    assert nearest_id(typed, names) == meant


def test_a_word_as_it_is_spelled_goes_before_what_it_may_mean() -> None:
    assert nearest("Naam", ("titel", "naam")) == "naam"  # elsewhere it can mean "titel"
    assert nearest_id("Haag (Den)", {"haag": (), "stad": ("Haag (Den)",)}) == "stad"
    assert nearest_id("Stad", {"x": ("Stad",), "stad": ()}) == "stad"


def test_of_three_that_are_spelled_alike_only_the_last_can_be_meant() -> None:
    names = {"stichting-mos": (), "stichting-bus": (), "stichtng-bosch": ()}
    assert nearest_id("stichting-bos", names) == "stichtng-bosch"


def test_a_word_that_many_names_have_may_be_left_out() -> None:
    names = {"gemeente-gouda": (), "ns-nv": (), "vereniging-bos": (), "stichting-bos": ()}
    found = [nearest_id(word, names) for word in ("Gouda", "ns", "bos")]
    assert found == ["gemeente-gouda", "ns-nv", None]  # which of two is not known
