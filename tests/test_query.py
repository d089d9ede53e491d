"""The filters, each alone and together, and what a REF names, on the agenda with every key.

What they find in the real agenda is told by test_agenda.py.
"""

from collections.abc import Mapping, Sequence

import pytest

from gihv import query
from gihv.model import Agenda
from gihv.query import ZONDER, Selectie, Unknown, find, in_words, none_chosen, select, selectie
from gihv.query.zoek import told
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


@pytest.mark.parametrize("typed", ["lucht", "Schone lucht", "SCHONE *lucht*"])
def test_label_by_id_or_name(typed: str) -> None:
    assert chosen(label=[typed]) == ["1.1"]
    assert chosen(label=["water"]) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zorg", ["1.1", "2.1"]),  # the id of both
        ("Zorg in de wijk", ["1.1"]),
        ("Zorg en welzijn", ["2.1"]),
        ("Techniek", ["1.2", "2.2"]),  # the title of both, whose ids differ
        ("metaal", ["2.2"]),
        ("bouw", ["1.3", "1.4"]),  # an id, and the title of another
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
    assert chosen(trekker=[typed]) == ["1.1", "1.2"]
    assert chosen(partner=[typed]) == ["1.1", "1.10"]


def test_accents_case_and_articles_do_not_count() -> None:
    assert chosen(organisatie=["aoc EIK"]) == ["2.3"]
    assert chosen(organisatie=["dienst groen"]) == chosen(organisatie=["De Dienst Groen"])


def test_trekker_and_partner_look_at_that_role_only() -> None:
    assert chosen(trekker=["bewoners"]) == []
    assert chosen(partner=["boomschool"]) == ["1.1"]
    assert chosen(partner=["bewoners"]) == []  # an intended partner only


def test_an_organisation_leads_and_helps_through_its_parts_too() -> None:
    assert chosen(trekker=["gemeente-den-haag"]) == ["1.1", "1.2"]  # Ploeg Bomen leads 1.2
    assert chosen(trekker=["dienst-groen"]) == ["1.2"]
    assert chosen(partner=["gemeente-den-haag"]) == ["1.1", "1.10"]  # De Dienst Groen helps in 1.1


def test_organisatie_looks_at_every_role_and_at_parts_of_parts() -> None:
    assert chosen(organisatie=["bewoners"]) == ["1.1"]
    assert chosen(organisatie=["ploeg-bomen"]) == ["1.2"]
    assert chosen(organisatie=["dienst-groen"]) == ["1.1", "1.2"]
    # It has the europa fund, which was asked for 2.1.
    assert chosen(organisatie=["gemeente-den-haag"]) == ["1.1", "1.2", "1.10", "2.1"]
    assert chosen(organisatie=["boomschool"]) == ["1.1", "1.2"]  # Ploeg Bomen has two parents


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # Also as verstrekker of the fund; that was refused for 1.1, and asked for 1.1 and 2.1.
        ("gemeente-den-haag", ["1.1", "2.1"]),
        ("europa", ["1.1", "2.1"]),
        ("EBF", ["1.1", "2.1"]),
        # In the speerpunt: 500 for 1.1 and 1.2 together.
        ("boomschool", ["1.1", "1.2"]),
        # As channel of 1.1; what it may give to speerpunt 1 as a whole is for no actie by name.
        ("potje", ["1.1"]),
        ("aoc-eik", []),
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
        # 1.2 does not run in 2014, but money that it shares with 1.1 is for 2014 too.
        (2014, ["1.1", "1.2", "1.10", "2.1", "2.2", "2.3"]),
        (2015, ["1.1", "1.2", "2.1", "2.2", "2.3"]),
        # 1.1 has ended, but asked for money for 2016.
        (2016, ["1.1", "1.2", "2.1", "2.2", "2.3"]),
    ],
)
def test_jaar_keeps_what_runs_in_that_year_or_has_money_for_it(
    year: int, expected: list[str]
) -> None:
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
        ("kenmerk", ["1.2", "1.10", "2.1", "2.2", "2.3"]),
        ("deelgebied", ["1.10", "2.1", "2.2", "2.3"]),
        ("label", ["1.2", "1.10", "2.1", "2.2", "2.3"]),
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
        ("voortgang", ["1.2", "1.10", "2.1", "2.2", "2.3"]),
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
        ("levert bomen", ["1.1"]),  # what a partner does, in any order
        ("wegen kaart eik", []),  # not every word
        ("er is een begin", ["1.1"]),  # what is said of the money
        ("=1+1", ["1.1"]),  # what money is for
        ("procent", ["1.1"]),  # a target
        ("het plan is klaar", ["1.1"]),  # a mijlpaal
        ("raad R-9", ["1.1"]),  # who decided it, and the kenmerk of that
        ("GR/1-1", ["1.1"]),  # the kenmerk of the actie
        ("b-7", ["1.1"]),  # that of a bijdrage
        ("boswachter", ["1.1"]),  # the function of who leads it
        ("schone", ["1.1"]),  # the name of a label
        ("te weinig grond", ["1.1"]),  # what is said of its progress
        ("bomen.nl/kaart_1", ["1.1"]),  # a web address
        ("gdh", ["1.1", "1.10", "2.1"]),  # an organisation's abbreviation; of 2.1 it may pay
        ("rand", ["1.2"]),  # the deelgebied
        ("parken", ["1.1", "1.2"]),  # an actie that it refers to
        ("overal", ["1.1", "1.2"]),  # not by its id
        ("samen", ["1.1", "2.1", "2.2", "2.3"]),  # its speerpunt, or one that it refers to
        ("boomschool", ["1.1", "1.2"]),  # who pays for several acties of a speerpunt
        ("EBF", ["1.1", "2.1"]),  # what the agenda asks for acties of several
        ("wat er maar nodig is", []),  # what pays for no actie in particular
        ("rustig", ["1.1", "1.2", "1.10"]),  # the title of its speerpunt
        ("gro", ["1.1", "1.2", "1.10"]),  # few letters: at the beginning of a word
        ("oen", []),
        ("bestaat niet", []),
    ],
)
def test_zoek_looks_at_all_that_an_actie_says(typed: str, expected: list[str]) -> None:
    assert chosen(zoek=[typed]) == expected


# -- filters together ------------------------------------------------------------------------


def test_zoek_looks_at_nothing_that_nobody_wrote() -> None:
    actie = (
        "nummer: 1\ntitel: Bomen\ntrekkers: [gemeente-den-haag]\nfinanciering:\n"
        "  dekking: beoogd\n  bijdragen: [{via: bomenfonds, status: mogelijk}]\n"
        "streefwaarden: [{wat: Eiken}]\nmijlpalen: [{datum: 2014, wat: Eerste}]\n"
    )
    agenda, _ = load(Files({**BASE, "agenda/01-groen/01-planten.yaml": actie}))
    own = {"planten", "bomen", "groen", "eiken", "eerste"}
    assert {*told(agenda)["planten"].split()} == own | {"gemeente", "den", "haag", "bomenfonds"}


def test_the_same_filter_again_widens() -> None:
    assert chosen(dekking=["geen", "beoogd"]) == ["1.10", "2.3"]
    assert chosen(speerpunt=["1", "2"]) == ALL
    assert chosen(zonder=["trekker", "partner"]) == ["1.2", "1.10", "2.1", "2.2", "2.3"]
    assert chosen(jaar=[2014, 2016]) == ALL
    assert chosen(zoek=["tuinen", "kas"]) == ["1.10", "2.3"]


def test_different_filters_narrow() -> None:
    assert chosen(speerpunt=["1"], jaar=[2016]) == ["1.1", "1.2"]
    assert chosen(organisatie=["gdh"], zonder=["trekker"]) == ["1.10"]
    assert chosen(bron=["europa"], dekking=["onbekend"], jaar=[2014]) == ["2.1"]
    assert chosen(speerpunt=["2"], trekker=["gdh"]) == []


def test_a_plus_asks_for_both() -> None:
    assert chosen(organisatie=["boomschool"]) == ["1.1", "1.2"]
    assert chosen(organisatie=["boomschool+bewoners"]) == ["1.1"]
    assert chosen(organisatie=["Boomschool + School 9"]) == []
    assert chosen(organisatie=["boomschool+bewoners", "aoc-eik"]) == ["1.1", "2.3"]
    assert chosen(trekker=["school-9+school-10"]) == ["2.1"]
    assert chosen(bron=["boomschool+potje"]) == ["1.1"]
    assert chosen(zonder=["trekkers+partners"]) == ["2.2"]
    assert chosen(label=["lucht+water"]) == []


def test_a_name_with_a_plus_is_that_name() -> None:
    organisaties = (
        "a: {naam: A, soort: groep}\nb: {naam: B, soort: groep}\nab: {naam: A+B, soort: groep}\n"
    )
    agenda = load(Files({**BASE, "agenda/organisaties.yaml": organisaties}))[0]

    def meant(typed: str) -> frozenset[frozenset[str]]:
        return selectie(agenda, {"partner": [typed]}).partner

    assert meant("a+b") == {frozenset({"ab"})}
    assert meant("a + ab") == {frozenset({"a", "ab"})}


# -- in words --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({}, ""),
        ({"speerpunt": ["samen", "1"]}, "speerpunt 1 (Groen & rustig) of 2 (Samen)"),
        ({"deelgebied": ["rand"]}, "deelgebied De rand"),
        ({"label": ["water+lucht"]}, "label Schone *lucht* en Water"),
        # With the parts that come along, in the order of their names.
        (
            {"organisatie": ["gdh"]},
            "organisatie Gemeente Den Haag (met De Dienst Groen en Ploeg Bomen)",
        ),
        (
            {"trekker": ["school-10+school-9", "aoc-eik"]},
            "trekker Áoc Eik of School 9 en School 10",
        ),
        ({"bron": ["EBF"], "jaar": [2015, 2014]}, "bron Europees bomenfonds, jaar 2014 of 2015"),
        (
            {"zonder": ["beoogde partner+trekker"], "status": ["in_voorbereiding"]},
            "status in voorbereiding, zonder beoogde partners en trekkers",
        ),
        ({"zoek": ["ICT"], "dekking": ["open", "geen"]}, 'dekking geen of open, met "ICT"'),
    ],
)
def test_a_choice_in_words(wanted: Mapping[str, Sequence[object]], words: str) -> None:
    agenda = every_key()
    assert in_words(agenda, selectie(agenda, wanted)) == words


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        # Without the filter that leaves the least.
        (
            {"speerpunt": ["2"], "trekker": ["gdh"], "jaar": [2014]},
            "Zonder `--speerpunt samen` zijn het er 2.",
        ),
        # In any role.
        ({"trekker": ["bewoners"]}, "Met `--organisatie bewoners` is het er 1."),
        # One of what must all hold.
        ({"organisatie": ["aoc-eik+school-9"]}, "Met `--organisatie aoc-eik` is het er 1."),
        (
            {"speerpunt": ["1"], "organisatie": ["school-9+aoc-eik"]},
            "Zonder `--organisatie aoc-eik+school-9` zijn het er 3.",
        ),
        ({"label": ["lucht+water"]}, "Met `--label lucht` is het er 1."),
        ({"zoek": ["wegen xyz"]}, "Met `--zoek wegen` is het er 1."),
        ({"speerpunt": ["1"], "zoek": ["x y"]}, 'Zonder `--zoek "x y"` zijn het er 3.'),
        # Without two.
        (
            {"zoek": ["xyz"], "status": ["gestopt"], "dekking": ["gedekt", "beoogd"]},
            "Zonder `--status gestopt --zoek xyz` is het er 1.",
        ),
        ({"status": ["gestopt"]}, ""),
    ],
)
def test_where_nothing_is_chosen_the_nearest_choice_is_named(
    wanted: Mapping[str, Sequence[object]], hint: str
) -> None:
    agenda = every_key()
    sentence = f"Geen enkele actie past bij deze keuze. {hint}".strip()
    assert none_chosen(agenda, selectie(agenda, wanted)) == sentence


def test_other_things_than_acties_may_be_missing_too() -> None:
    agenda = every_key()
    keuze = selectie(agenda, {"zoek": ["rustig"], "status": ["gestopt"]})
    assert none_chosen(agenda, keuze, query.speerpunten_ook_op_naam, "speerpunt") == (
        "Geen enkel speerpunt past bij deze keuze. Zonder `--status gestopt` is het er 1."
    )


def test_money_for_no_actie_by_name_is_pointed_at() -> None:
    files = {
        **BASE,
        "agenda/agenda.yaml": BASE["agenda/agenda.yaml"]
        + ("financiering: {bijdragen: [{via: bomenfonds, status: mogelijk}]}\n"),
    }
    agenda = load(Files(files))[0]
    assert none_chosen(agenda, selectie(agenda, {"bron": ["Bomenfonds"]})) == (
        "Geen enkele actie past bij deze keuze. Het geld is voor een heel speerpunt of voor de "
        "hele agenda: zie `gihv report --bron bomenfonds`."
    )


# -- what names nothing ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("speerpunt", "groem", "Er is geen speerpunt `groem`. Bedoelde u `groen`?"),
        ("speerpunt", "9", "Er is geen speerpunt `9`."),
        ("deelgebied", "stadd", "Er is geen deelgebied `stadd`. Bedoelde u `stad`?"),
        ("label", "wate", "Er is geen label `wate` in agenda/agenda.yaml. Bedoelde u `water`?"),
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
        (
            "dekking",
            "ongedekt",
            (
                "`ongedekt` kan niet bij --dekking. Kies uit: gedekt, deels, beoogd, gezocht, "
                "onbekend, geen, ontbreekt, open. Bedoelde u `open`?"
            ),
        ),
        (
            "partner",
            "boomschool+boomschol",
            "Er is geen organisatie `boomschol` in organisaties.yaml. Bedoelde u `boomschool`?",
        ),
        *(
            (
                "zonder",
                typed,
                (
                    f"`{typed}` kan niet bij --zonder. Kies uit: {', '.join(ZONDER)}. "
                    f"Bedoelde u `{meant}`?"
                ),
            )
            for typed, meant in (("geld", "financiering"), ("trekers", "trekkers"))
        ),
    ],
)
def test_an_unknown_value_is_told_with_what_was_meant(name: str, typed: str, message: str) -> None:
    with pytest.raises(Unknown) as caught:
        chosen(**{name: [typed]})
    assert str(caught.value) == message


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
    assert found(zoek=["GR/1"]) == ["groen"]  # its kenmerk
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
    # Den Haag has no role there; money of its fund is asked for 2.1.
    assert found(speerpunt=["2"]) == ["Áoc Eik", "Gemeente Den Haag", "School 9", "School 10"]
    assert found(zoek=["haghe"]) == ["Gemeente Den Haag"]  # a name, not a text of an actie
    assert found(zoek=["school"], speerpunt=["1"]) == ["Boomschool"]
    # It and its parts, with or without a role; not those beside it in a role.
    assert found(organisatie=["dienst groen"]) == ["De Dienst Groen", "Ploeg Bomen"]
    agenda = load(Files(REGIO))[0]
    assert found(organisatie=["gemeente tiel"]) == ["Gemeente Tiel"]


def test_regelingen_of_the_chosen_acties() -> None:
    agenda = every_key()

    def found(**wanted: Sequence[object]) -> list[str]:
        return [one.id for one in query.regelingen(agenda, selectie(agenda, wanted))]

    assert found() == ["europa", "potje"]
    assert found(speerpunt=["2"]) == ["europa"]
    assert found(zoek=["bomengeld"]) == ["europa"]
    assert query.acties_met(agenda, "europa") == ("bomen", "scholen")


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
        ("GR/1-1", "bomen"),
        ("gr/1", "groen"),
        ("R-9", "bomen"),  # of a mijlpaal
        ("B-7", "bomen"),  # of a bijdrage
    ],
)
def test_a_ref_is_a_number_an_id_an_abbreviation_a_name_or_a_kenmerk(ref: str, id_: str) -> None:
    assert find(every_key(), ref).id == id_


def test_a_kenmerk_comes_last_and_may_be_one_of_the_agenda_itself() -> None:
    """A number, an id and a name go before it, also those of what comes later in the agenda."""
    kenmerken = {"a": "2.1", "b": "samen", "c": "Gemeente Den Haag", "d": "D. 4"}
    files = {
        f"agenda/01-groen/0{nummer}-{id_}.yaml": (
            f'nummer: {nummer}\ntitel: {id_}\nkenmerk: "{kenmerk}"\n'
        )
        for nummer, (id_, kenmerk) in enumerate(kenmerken.items(), 1)
    }
    kop = BASE["agenda/agenda.yaml"] + (
        "financiering: {bijdragen: [{status: mogelijk, kenmerk: RIS 7}]}\n"
    )
    later = {
        "agenda/02-samen/speerpunt.yaml": "nummer: 2\ntitel: S\nsoort: speerpunt\n",
        "agenda/02-samen/01-e.yaml": "nummer: 1\ntitel: E\n",
    }
    agenda = load(Files({**BASE, **files, **later, "agenda/agenda.yaml": kop}))[0]
    found = [find(agenda, ref).id for ref in kenmerken.values()]
    assert found == ["e", "samen", "gemeente-den-haag", "d"]
    assert query.find_or_whole(agenda, "ris 7") is agenda.kop


@pytest.mark.parametrize(
    ("ref", "meant"),
    [("1.3", None), ("boomen", "bomen"), ("bomengelden", "europa"), ("dienst", "dienst-groen")],
)
def test_a_ref_to_nothing_is_told_with_what_was_meant(ref: str, meant: str | None) -> None:
    with pytest.raises(Unknown) as caught:
        find(every_key(), ref)
    sentence = f"Er is niets met de naam of het nummer `{ref}`."
    assert str(caught.value) == (f"{sentence} Bedoelde u `{meant}`?" if meant else sentence)


REGIO: Mapping[str, str] = {
    **BASE,
    "agenda/organisaties.yaml": BASE["agenda/organisaties.yaml"]
    + "fme: {naam: FME regio West, soort: samenwerking}\n"
    "gemeente-tiel: {naam: Gemeente Tiel, soort: overheid}\n"
    "regio-rivierenland: {naam: Samen in Rivierenland, soort: samenwerking}\n"
    "stichting-kern: {naam: Kernzaken, soort: samenwerking}\n"
    "vereniging-kern: {naam: Kernleden, soort: samenwerking}\n",
    "agenda/01-groen/01-regioplan.yaml": "nummer: 1\ntitel: Regioplan\n",
}


@pytest.mark.parametrize(
    ("ref", "meant"),
    [
        ("regio", "`regio-rivierenland`, `regioplan` of `fme`"),
        ("tiel", "`gemeente-tiel`"),
        ("kern", "`stichting-kern` of `vereniging-kern`"),
    ],
)
def test_what_has_the_word_in_its_id_is_named_first(ref: str, meant: str) -> None:
    with pytest.raises(Unknown) as caught:
        find(load(Files(REGIO))[0], ref)
    assert str(caught.value).endswith(f" Bedoelde u {meant}?")


@pytest.mark.parametrize("ref", ["1.1", "regioplan", "Regioplan"])
def test_a_ref_to_what_has_a_mistake_names_its_file(ref: str) -> None:
    path = "agenda/01-groen/01-regioplan.yaml"
    with pytest.raises(Unknown) as caught:
        find(load(Files({**REGIO, path: "nummer: 1\ntitel: Regioplan: 1\n"}))[0], ref)
    assert str(caught.value) == (
        f"`{ref}` staat in {path}. Los eerst de fout in dat bestand op: zie `gihv validate`."
    )


@pytest.mark.parametrize(
    ("speerpunt", "number"),
    [
        ("nummer: 7\ntitle: Groen\n", "7.1"),  # as typed
        ("nummer: zeven\ntitel: Groen\n", "1.1"),  # by its folder
        ("nummer: true\n", "1.1"),
        ("titel: 'Groen\n", "1.1"),
    ],
)
def test_an_actie_has_a_number_where_its_speerpunt_has_a_mistake(
    speerpunt: str, number: str
) -> None:
    agenda = load(Files({**REGIO, "agenda/01-groen/speerpunt.yaml": speerpunt}))[0]
    assert [one.volgnummer for one in agenda.acties] == [number]


@pytest.mark.parametrize(
    ("old", "new", "ref", "is_in"),
    [
        ("overheid}", "stad}", "Gemeente Tiel", "staat in agenda/organisaties.yaml."),
        ("overheid}", "overheid", "tiel", "staat misschien in agenda/organisaties.yaml."),
        ("overheid}", "overheid", "1.2", "Er is niets met de naam of het nummer `1.2`."),
        ("overheid}", "stad}", "water", "Er is niets met de naam of het nummer `water`."),
    ],
)
def test_a_register_with_a_mistake_may_have_it(old: str, new: str, ref: str, is_in: str) -> None:
    path = "agenda/organisaties.yaml"
    with pytest.raises(Unknown) as caught:
        find(load(Files({**REGIO, path: REGIO[path].replace(old, new)}))[0], ref)
    assert is_in in str(caught.value)
