"""The filters, each alone and together, and what a REF names, on the agenda with every key.

What they find in the real agenda is told by test_agenda.py.
"""

from collections.abc import Sequence

import pytest

from gihv import query
from gihv.model import Agenda
from gihv.query import Selectie, Unknown, find, select, selectie
from tests.every_key import every_key
from tests.helpers import BASE, Files, load


def numbers(agenda: Agenda, **wanted: Sequence[object]) -> list[str]:
    """The acties that these filters choose, typed as a person does."""
    return [actie.volgnummer for actie in select(agenda, selectie(agenda, wanted))]


def chosen(**wanted: Sequence[object]) -> list[str]:
    return numbers(every_key(), **wanted)


ALL = ["1.1", "1.2", "1.10", "2.1", "2.2", "2.3"]

# -- one filter ------------------------------------------------------------------------------


def test_nothing_asked_is_everything_in_the_order_of_numbers() -> None:
    assert chosen() == ALL
    assert not Selectie()
    assert numbers(every_key(), speerpunt=[], zoek=[]) == ALL


@pytest.mark.parametrize("typed", ["1", "groen", "Groen & rustig", "GROEN", "groen-rustig"])
def test_speerpunt_by_number_id_or_title(typed: str) -> None:
    assert chosen(speerpunt=[typed]) == ["1.1", "1.2", "1.10"]


@pytest.mark.parametrize("typed", ["stad", "De stad", "de STAD"])
def test_deelgebied_by_id_or_title(typed: str) -> None:
    assert chosen(deelgebied=[typed]) == ["1.1"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zorg", ["1.1", "2.1"]),  # the id of both
        ("Zorg in de wijk", ["1.1"]),
        ("Zorg en welzijn", ["2.1"]),
        ("Techniek", ["1.2", "2.2"]),  # the title of both, whose ids differ
        ("metaal", ["2.2"]),
        # In speerpunt 1 an id goes before the title of another deelgebied.
        ("bouw", ["1.3"]),
    ],
)
def test_speerpunten_may_use_the_same_word_for_a_deelgebied(
    typed: str, expected: list[str]
) -> None:
    agenda = load(
        Files(
            {
                **BASE,
                "agenda/01-groen/speerpunt.yaml": (
                    "nummer: 1\ntitel: Groen\nsoort: speerpunt\ndeelgebieden:\n"
                    "  - {id: zorg, titel: Zorg in de wijk}\n"
                    "  - {id: ict, titel: Techniek}\n"
                    "  - {id: wonen, titel: Bouw}\n"
                    "  - {id: bouw, titel: Huizen}\n"
                ),
                "agenda/01-groen/01-a.yaml": "nummer: 1\ntitel: A\ndeelgebied: zorg\n",
                "agenda/01-groen/02-b.yaml": "nummer: 2\ntitel: B\ndeelgebied: ict\n",
                "agenda/01-groen/03-c.yaml": "nummer: 3\ntitel: C\ndeelgebied: bouw\n",
                "agenda/01-groen/04-d.yaml": "nummer: 4\ntitel: D\ndeelgebied: wonen\n",
                "agenda/02-samen/speerpunt.yaml": (
                    "nummer: 2\ntitel: Samen\nsoort: speerpunt\ndeelgebieden:\n"
                    "  - {id: zorg, titel: Zorg en welzijn}\n"
                    "  - {id: metaal, titel: Techniek}\n"
                ),
                "agenda/02-samen/01-e.yaml": "nummer: 1\ntitel: E\ndeelgebied: zorg\n",
                "agenda/02-samen/02-f.yaml": "nummer: 2\ntitel: F\ndeelgebied: metaal\n",
            }
        )
    )[0]
    assert numbers(agenda, deelgebied=[typed]) == expected


@pytest.mark.parametrize(
    "typed",
    ["gemeente-den-haag", "Gemeente Den Haag", "gdh", "den haag", "'s-Gravenhage", "Die Haghe"],
)
def test_an_organisation_by_id_name_abbreviation_alias_or_former_name(typed: str) -> None:
    assert chosen(trekker=[typed]) == ["1.1"]
    assert chosen(partner=[typed]) == ["1.10"]


def test_accents_case_and_articles_do_not_count() -> None:
    assert chosen(organisatie=["aoc EIK"]) == ["2.3"]
    assert chosen(organisatie=["dienst groen"]) == chosen(organisatie=["De Dienst Groen"])


def test_trekker_and_partner_look_at_that_role_only() -> None:
    assert chosen(trekker=["boomschool"]) == []
    assert chosen(partner=["boomschool"]) == ["1.1"]
    assert chosen(partner=["bewoners"]) == []  # an intended partner only


def test_organisatie_looks_at_every_role_and_at_parts_of_parts() -> None:
    assert chosen(organisatie=["bewoners"]) == ["1.1"]
    assert chosen(organisatie=["ploeg-bomen"]) == ["1.2"]
    assert chosen(organisatie=["dienst-groen"]) == ["1.1", "1.2"]
    assert chosen(organisatie=["gemeente-den-haag"]) == ["1.1", "1.2", "1.10"]
    assert chosen(organisatie=["boomschool"]) == ["1.1", "1.2"]  # Ploeg Bomen has two parents


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gemeente-den-haag", ["1.1"]),
        # Through the speerpunt: 500 for 1.1 and 1.2 together.
        ("boomschool", ["1.1", "1.2"]),
        # Refused for 1.1, asked for 1.1 and 2.1 by the agenda, possible for all of speerpunt 1.
        ("europa", ["1.1", "1.2", "1.10", "2.1"]),
        ("EBF", ["1.1", "1.2", "1.10", "2.1"]),
        # As channel: of 1.1, and of all of speerpunt 1.
        ("potje", ["1.1", "1.2", "1.10"]),
    ],
)
def test_bron_looks_at_payer_and_channel_also_of_money_for_several_acties(
    typed: str, expected: list[str]
) -> None:
    assert chosen(bron=[typed]) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gedekt", []),
        ("deels", ["1.1", "1.2"]),
        ("beoogd", ["2.3"]),
        ("gezocht", []),
        ("onbekend", ["2.1"]),
        ("geen", ["1.10"]),
        ("ontbreekt", ["2.2"]),
        ("open", ["2.1", "2.2"]),
        ("Open", ["2.1", "2.2"]),
    ],
)
def test_dekking_is_the_overall_one_where_no_year_is_asked(typed: str, expected: list[str]) -> None:
    assert chosen(dekking=[typed]) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2013, []),
        (2014, ["1.1", "1.10", "2.1", "2.2", "2.3"]),
        (2015, ["1.1", "1.2", "2.1", "2.2", "2.3"]),
        (2016, ["1.2", "2.1", "2.2", "2.3"]),
    ],
)
def test_jaar_keeps_what_runs_in_that_year(year: int, expected: list[str]) -> None:
    assert chosen(jaar=[year]) == expected


def test_with_a_year_dekking_looks_at_that_year() -> None:
    assert chosen(jaar=[2014], dekking=["gedekt"]) == ["1.1"]
    assert chosen(jaar=[2015], dekking=["gedekt"]) == []
    assert chosen(jaar=[2015], dekking=["deels"]) == ["1.1", "1.2"]
    assert chosen(jaar=[2015], dekking=["ontbreekt"]) == ["2.1", "2.2"]
    assert chosen(jaar=[2016], dekking=["open"]) == ["1.2", "2.1", "2.2"]
    assert chosen(jaar=[2014, 2016], dekking=["gedekt", "gezocht"]) == ["1.1", "1.2"]


@pytest.mark.parametrize("typed", ["in_voorbereiding", "in voorbereiding", "In-Voorbereiding"])
def test_status_as_it_is_written_or_said(typed: str) -> None:
    assert chosen(status=[typed]) == ["1.1"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("deelgebied", ["1.10", "2.1", "2.2", "2.3"]),
        ("omschrijving", ["1.2", "1.10", "2.1", "2.2", "2.3"]),
        ("status", ["1.10", "2.1", "2.2", "2.3"]),
        ("looptijd", ["2.1", "2.2", "2.3"]),
        ("trekkers", ["1.10", "2.2", "2.3"]),
        ("partners", ["1.2", "2.1", "2.2"]),
        ("beoogde_partners", ["1.2", "1.10", "2.1", "2.2", "2.3"]),
        ("beoogde partner", ["1.2", "1.10", "2.1", "2.2", "2.3"]),
        # No year gedekt, deels or beoogd; unlike `--dekking ontbreekt`.
        ("financiering", ["1.10", "2.1", "2.2"]),
        ("streefwaarde", ["1.2", "1.10", "2.1", "2.2", "2.3"]),
        ("mijlpaal", ["1.2", "1.10", "2.1", "2.2", "2.3"]),
        ("zie", ["1.10", "2.1", "2.2", "2.3"]),
        ("website", ["1.2", "1.10", "2.1", "2.2", "2.3"]),
    ],
)
def test_zonder_takes_a_key_in_singular_or_plural(typed: str, expected: list[str]) -> None:
    assert chosen(zonder=[typed]) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("WEGEN", ["1.1"]),  # the description
        ("tuinen", ["1.10"]),  # the title
        ("aoc eik", ["2.3"]),  # an organisation's name, without its accent
        ("levert | b", ["1.1"]),  # what a partner does
        ("er is een begin", ["1.1"]),  # what is said of the money
        ("=1+1", ["1.1"]),  # what money is for
        ("procent", ["1.1"]),  # a target
        ("het plan is klaar", ["1.1"]),  # a mijlpaal
        ("bomen.nl/kaart_1", ["1.1"]),  # a web address
        ("gdh", ["1.1", "1.10"]),  # an organisation's abbreviation
        ("de rand", ["1.2"]),  # the deelgebied
        ("parken", ["1.1", "1.2"]),  # an actie that it refers to
        ("samen", ["1.1"]),  # a speerpunt that it refers to
        ("boomschool", ["1.1", "1.2"]),  # who pays for several acties of a speerpunt
        ("potje", ["1.1", "1.2", "1.10"]),  # what pays for all acties of a speerpunt
        ("EBF", ["1.1", "1.2", "1.10", "2.1"]),  # what the agenda asks for acties of several
        ("wat er maar nodig is", []),  # what pays for no actie in particular
        ("rustig", []),  # the title of the speerpunt itself
        ("bestaat niet", []),
    ],
)
def test_zoek_looks_at_all_that_an_actie_says(typed: str, expected: list[str]) -> None:
    assert chosen(zoek=[typed]) == expected


# -- filters together ------------------------------------------------------------------------


def test_the_same_filter_again_widens() -> None:
    assert chosen(dekking=["geen", "beoogd"]) == ["1.10", "2.3"]
    assert chosen(speerpunt=["1", "2"]) == ALL
    assert chosen(zonder=["trekker", "partner"]) == ["1.2", "1.10", "2.1", "2.2", "2.3"]
    assert chosen(jaar=[2014, 2016]) == ALL
    assert chosen(zoek=["tuinen", "kas"]) == ["1.10", "2.3"]


def test_different_filters_narrow() -> None:
    assert chosen(speerpunt=["1"], jaar=[2016]) == ["1.2"]
    assert chosen(organisatie=["gdh"], zonder=["trekker"]) == ["1.10"]
    assert chosen(bron=["europa"], dekking=["onbekend"], jaar=[2014]) == ["2.1"]
    assert chosen(speerpunt=["2"], trekker=["gdh"]) == []


# -- what names nothing ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("speerpunt", "groem", "Er is geen speerpunt `groem`. Bedoelde u `groen`?"),
        ("speerpunt", "9", "Er is geen speerpunt `9`."),
        ("deelgebied", "stadd", "Er is geen deelgebied `stadd`. Bedoelde u `stad`?"),
        (
            "trekker",
            "boomschol",
            "Er is geen organisatie `boomschol` in organisaties.yaml. Bedoelde u `boomschool`?",
        ),
        (
            "organisatie",
            "europa",  # a regeling
            "Er is geen organisatie `europa` in organisaties.yaml.",
        ),
        (
            "bron",
            "bomengelt",
            "Er is geen organisatie of regeling `bomengelt`. Bedoelde u `europa`?",
        ),
        (
            "dekking",
            "gedeeltelijk",
            (
                "`gedeeltelijk` kan niet bij --dekking. Kies uit: gedekt, deels, beoogd, gezocht, "
                "onbekend, geen, ontbreekt, open. Bedoelde u `deels`?"
            ),
        ),
        (
            "status",
            "klaar",
            (
                "`klaar` kan niet bij --status. Kies uit: verkenning, in_voorbereiding, lopend, "
                "afgerond, gestopt. Bedoelde u `afgerond`?"
            ),
        ),
        ("zonder", "geld", "Bedoelde u `financiering`?"),
        ("zonder", "trekers", "Bedoelde u `trekkers`?"),
    ],
)
def test_an_unknown_value_is_told_with_what_was_meant(name: str, typed: str, message: str) -> None:
    with pytest.raises(Unknown) as caught:
        chosen(**{name: [typed]})
    assert message in str(caught.value)


@pytest.mark.parametrize("typed", ["", " ", "?", "日本"])
def test_a_word_without_letters_names_nothing(typed: str) -> None:
    agenda = load(
        Files({**BASE, "agenda/organisaties.yaml": "x:\n  naam: 中国\n  soort: groep\n"})
    )[0]
    for name in ("speerpunt", "organisatie", "bron", "deelgebied"):
        with pytest.raises(Unknown):
            selectie(agenda, {name: [typed]})
    with pytest.raises(Unknown):
        find(agenda, typed)


# -- what stands around the chosen acties ----------------------------------------------------


def test_speerpunten_by_their_own_name_too() -> None:
    agenda = every_key()

    def found(**wanted: Sequence[object]) -> list[str]:
        return [one.id for one in query.speerpunten_ook_op_naam(agenda, selectie(agenda, wanted))]

    assert found() == ["groen", "samen"]
    assert found(zoek=["rustig"]) == ["groen"]  # the title, and no actie
    assert found(zoek=["tijdelijk"]) == ["samen"]  # an actie, and no title
    assert found(zoek=["rustig", "tijdelijk"]) == ["groen", "samen"]
    assert found(zoek=["rustig"], status=["lopend"]) == ["groen"]
    assert found(zoek=["rustig"], trekker=["school-9"]) == []


def test_organisations_of_the_chosen_acties_in_dutch_order() -> None:
    agenda = every_key()

    def found(**wanted: Sequence[object]) -> list[str]:
        return [one.naam for one in query.organisaties(agenda, selectie(agenda, wanted))]

    # No case, no accents, no article in front, 9 before 10.
    assert found() == [
        "Áoc Eik",
        "bewoners",
        "Boomschool",
        "De Dienst Groen",
        "Gemeente Den Haag",
        "Ploeg Bomen",
        "School 9",
        "School 10",
    ]
    assert found(speerpunt=["2"]) == ["Áoc Eik", "School 9", "School 10"]
    assert found(zoek=["haghe"]) == ["Gemeente Den Haag"]  # a name, not a text of an actie
    assert found(zoek=["school"], speerpunt=["1"]) == ["Boomschool"]


def test_regelingen_of_the_chosen_acties() -> None:
    agenda = every_key()

    def found(**wanted: Sequence[object]) -> list[str]:
        return [one.id for one in query.regelingen(agenda, selectie(agenda, wanted))]

    assert found() == ["europa", "potje"]
    assert found(speerpunt=["2"]) == ["europa"]
    assert found(zoek=["bomengeld"]) == ["europa"]
    assert query.acties_met(agenda, "potje") == ("bomen", "parken", "tuinen")


# -- REF -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ref", "id_"),
    [
        ("1.1", "bomen"),
        ("1.10", "tuinen"),
        ("1", "groen"),
        ("scholen", "scholen"),
        ("Scholen erbij", "scholen"),
        ("samen", "samen"),
        ("gdh", "gemeente-den-haag"),
        ("die haghe", "gemeente-den-haag"),
        ("EBF", "europa"),
        ("Bomengeld", "europa"),
        ("Bomen planten: [overal] in de `stad`", "bomen"),
    ],
)
def test_a_ref_is_a_number_an_id_an_abbreviation_or_a_name(ref: str, id_: str) -> None:
    assert find(every_key(), ref).id == id_


@pytest.mark.parametrize(
    ("ref", "meant"),
    [("1.3", None), ("boomen", "bomen"), ("bomengelden", "europa"), ("dienst", "dienst-groen")],
)
def test_a_ref_to_nothing_is_told_with_what_was_meant(ref: str, meant: str | None) -> None:
    with pytest.raises(Unknown) as caught:
        find(every_key(), ref)
    sentence = f"Er is niets met de naam of het nummer `{ref}`."
    assert str(caught.value) == (f"{sentence} Bedoelde u `{meant}`?" if meant else sentence)
