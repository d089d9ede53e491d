"""References: what the manual pages' examples do not show."""

import pytest

from tests.helpers import BASE, Files, check
from tests.marked import assert_marked, files_in, messages

GEMEENTE = """
# agenda/organisaties.yaml
gemeente-den-haag:
  naam: Gemeente Den Haag
  soort: overheid
  afkorting: GDH
  aliassen: [Den Haag]
  voorheen: [Die Haghe]
"""


# -- unknown ids (201-205) -------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "den-haag",
        "Den Haag",
        "gdh",
        "Die Haghe",
        "gemeente-denhaag",
        "Gemeente Den Haag",
        "gemeente-den-haag (voor het water)",
        "GDH - voor het water",
        "gemeente-den-haag#nakijken",
        "1. gemeente-den-haag",
    ],
)
def test_the_id_behind_a_name_is_given(written: str) -> None:
    text = f"{GEMEENTE}# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\npartners: [{written}]"
    assert messages(text)["GIHV201"] == (
        f"De organisatie `{written}` staat niet in organisaties.yaml.",
        "bedoelde u `gemeente-den-haag`?",
    )


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        (
            "partners: [qqqq]",
            "GIHV201",
            "zet haar in organisaties.yaml: `gihv new organisatie`.",
        ),
        (
            "financiering: {bijdragen: [{status: afgewezen, via: qqqq}]}",
            "GIHV202",
            "zet haar in regelingen.yaml: `gihv new regeling`.",
        ),
        (
            "financiering: {bijdragen: [{status: afgewezen, bron: qqqq}]}",
            "GIHV203",
            "zet de betaler in een van de twee: `gihv new organisatie` of `gihv new regeling`.",
        ),
        (
            "zie: [qqqq]",
            "GIHV205",
            "nummers en id's naast elkaar toont `gihv list --kolommen nummer,id`.",
        ),
        (
            "partners: [nog te bepalen]",
            "GIHV201",
            "laat de regel weg: wat niet bekend is, staat niet in de agenda.",
        ),
        (
            "financiering: {bijdragen: [{status: afgewezen, bron: onbekend}]}",
            "GIHV203",
            "laat `bron` weg: wat niet bekend is, staat niet in de agenda.",
        ),
    ],
)
def test_an_id_that_resembles_nothing_can_be_added(line: str, code: str, hint: str) -> None:
    text = f"# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\n{line}"
    assert messages(text)[code][1] == hint


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        (
            "trekkers: [bomenfonds]",
            "GIHV201",
            "`bomenfonds` is een regeling; noem die bij `bron` of `via`.",
        ),
        (
            "financiering: {bijdragen: [{status: afgewezen, via: gemeente-den-haag}]}",
            "GIHV202",
            "`gemeente-den-haag` is een organisatie; noem haar bij `bron`.",
        ),
        (
            "financiering: {dekking: deels, bijdragen: [{bron: Bomenfonds, status: mogelijk}]}",
            "GIHV203",
            "bedoelde u `bomenfonds`?",
        ),
        ('zie: ["1.1"]', "GIHV205", "bedoelde u `bomen`?"),
        ('zie: ["1"]', "GIHV205", "bedoelde u `groen`?"),
        ("zie: [Bomen planten]", "GIHV205", "bedoelde u `bomen`?"),
        ("zie: [actie 1.1]", "GIHV205", "bedoelde u `bomen`?"),
        ("zie: [01-groen/01-bomen.yaml]", "GIHV205", "bedoelde u `bomen`?"),
    ],
)
def test_an_id_of_another_kind_is_recognised(line: str, code: str, hint: str) -> None:
    text = f"# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: Bomen planten\n{line}"
    found = messages(text)
    assert list(found) == [code]
    assert found[code][1] == hint


TWO = """
# agenda/organisaties.yaml
gemeente-den-haag: {naam: Gemeente Den Haag, soort: overheid}
gemeente-delft: {naam: Gemeente Delft, soort: overheid}
roc: {naam: ROC Mondriaan, soort: onderwijs}
"""


@pytest.mark.parametrize(
    "typed",
    [
        "gemeente-delft, roc",
        "Gemeente Delft en roc",
        "gemeente-delft - roc",
        "gemeente-delft roc",
        "gemeente-delft/roc",
    ],
)
def test_two_names_in_one_place_are_two_things(typed: str) -> None:
    head = "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\n"
    money = f"financiering: {{dekking: deels, bijdragen: [{{bron: '{typed}', status: mogelijk}}]}}"
    assert messages(f"{TWO}{head}partners: ['{typed}']")["GIHV201"][1] == (
        "zet elke organisatie op een eigen regel: `gemeente-delft` en `roc`."
    )
    assert messages(f"{TWO}{head}{money}")["GIHV203"][1] == (
        "maak van elke betaler een eigen bijdrage: `gemeente-delft` en `roc`."
    )


def test_a_title_with_and_in_it_is_one_name() -> None:
    text = (
        "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: Bomen en struiken planten\n"
        "# agenda/01-groen/02-gras.yaml\nnummer: 2\ntitel: Gras\n"
        "zie: [Bomen en struiken planten]\n"
    )
    assert messages(text)["GIHV205"][1] == "bedoelde u `bomen`?"


def test_two_names_where_one_can_stand() -> None:
    head = "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\n"
    typed = "{organisatie: 'gemeente-delft, roc'}"
    assert messages(f"{TWO}{head}partners: [{typed}]")["GIHV201"][1] == (
        "geef elke organisatie een eigen streepje met `organisatie:` ervoor: "
        "`gemeente-delft` en `roc`."
    )
    entry = "{naam: F, soort: fonds, verstrekker: 'roc en gemeente-delft', toelichting: x}"
    fund = f"# agenda/regelingen.yaml\nfonds: {entry}\n"
    assert messages(TWO + fund)["GIHV201"][1] == (
        "hier kan maar één organisatie staan: `roc` en `gemeente-delft`."
    )
    other = "# agenda/01-groen/02-struiken.yaml\nnummer: 2\ntitel: Struiken\nzie: [1.1 en groen]\n"
    text = f"{TWO}{head}trekkers: [roc, gemeente-delft]\n{other}"
    assert messages(text)["GIHV205"][1] == "zet elk op een eigen regel: `bomen` en `groen`."


@pytest.mark.parametrize("typed", ["gemeente-gouda", "mkb-den-haag"])
def test_a_word_that_many_names_share_is_no_likeness(typed: str) -> None:
    head = "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\ntrekkers: [gemeente-delft, roc]\n"
    assert messages(f"{TWO}{head}partners: [{typed}]")["GIHV201"][1] == (
        "zet haar in organisaties.yaml: `gihv new organisatie`."
    )


def test_of_several_with_one_abbreviation_the_first_by_id_is_meant() -> None:
    klb = ", soort: werkgevers, afkorting: KLB}"
    text = f"""
# agenda/organisaties.yaml
gemeente-den-haag: {{naam: Gemeente Den Haag, soort: overheid}}
twee-bond: {{naam: Tweede bond{klb}
drie-unie: {{naam: Derde unie{klb}
een-club: {{naam: Eerste club{klb}
# agenda/01-groen/01-bomen.yaml
nummer: 1
titel: B
partners: [klb]
"""
    _, found = check(Files({**BASE, **files_in(text)}))
    hints = [one.tip for one in found if one.kind.code == "GIHV201"]
    assert hints == ["bedoelde u `drie-unie`?"]


@pytest.mark.parametrize("typed", ["Gemeente-Den-Haag", "gemeente_den_haag", "gemeente den haag"])
def test_an_id_that_is_spelled_wrongly_in_its_register_is_one_mistake(typed: str) -> None:
    register = f"# agenda/organisaties.yaml\n{typed}: {{naam: G, soort: overheid}}\n"
    actie = "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: B\ntrekkers: [gemeente-den-haag]"
    assert list(messages(register + actie)) == ["GIHV102"]


@pytest.mark.parametrize(
    "parts",
    [
        "Deelgebieden: [{id: bos, titel: Bos}]",
        "sectoren: [{id: bos, titel: Bos}]",
        "deelgebieden: [{id: Het Bos, titel: Bos}]",
        "deelgebieden: [{titel: Bos}]",
    ],
)
def test_a_mistake_in_the_deelgebieden_is_not_repeated_at_each_actie(parts: str) -> None:
    text = f"""
# agenda/01-groen/speerpunt.yaml
nummer: 1
titel: Groen
soort: speerpunt
{parts}
# agenda/01-groen/01-bomen.yaml
nummer: 1
titel: B
deelgebied: bos
"""
    assert "GIHV204" not in messages(text)


@pytest.mark.parametrize(
    ("broken", "line", "code", "hint"),
    [
        (
            "# agenda/organisaties.yaml\ngemeente-den-haag: {naam: Gemeente Den Haag}\n",
            "trekkers: [gemeente-den-hag]",
            "GIHV201",
            "bedoelde u `gemeente-den-haag`?",
        ),
        (
            "# agenda/regelingen.yaml\nbomenfonds: {naam: Bomenfonds}\n",
            "financiering: {bijdragen: [{status: afgewezen, via: bomenfond}]}",
            "GIHV202",
            "bedoelde u `bomenfonds`?",
        ),
        (
            "# agenda/01-groen/02-struiken.yaml\nnummer: 2\n",
            "zie: [struik]",
            "GIHV205",
            "bedoelde u `struiken`?",
        ),
    ],
    ids=["organisatie", "regeling", "actie"],
)
def test_the_id_in_a_file_with_a_mistake_can_be_meant(
    broken: str, line: str, code: str, hint: str
) -> None:
    text = f"{broken}# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: Bomen\n{line}"
    found = messages(text)
    assert found.keys() == {code, "GIHV101"}
    assert found[code][1] == hint


def test_a_speerpunt_is_no_actie() -> None:
    text = """
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        financiering:
          bijdragen:
            - status: mogelijk
              acties: [groen]
    """
    assert messages(text)["GIHV205"] == (
        "Er is geen actie met het id `groen`.",
        "`groen` is een speerpunt; noem zijn acties.",
    )


def test_an_unknown_deelgebied_comes_with_those_that_there_are() -> None:
    text = """
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        deelgebieden: [{id: bos, titel: Bos}, {id: hei, titel: Droge heide}]
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        deelgebied: droge-heide
    """
    assert messages(text)["GIHV204"] == (
        "Het speerpunt `groen` heeft geen deelgebied `droge-heide`. Het heeft: bos, hei.",
        "bedoelde u `hei`?",
    )


@pytest.mark.parametrize(
    "line",
    [
        'partners: [""]',
        "zie: ['  ']",
        'partners: [{organisatie: "\u00a0"}]',
        'financiering: {bijdragen: [{status: afgewezen, bron: ""}]}',
        "deelgebied: ''",
    ],
)
def test_an_empty_reference_is_a_mistake_of_shape_alone(line: str) -> None:
    text = f"# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: Bomen planten\n{line}"
    assert list(messages(text)) == ["GIHV105"]


def test_an_item_that_is_indented_too_far_is_not_proposed_as_it_stands() -> None:
    text = (
        "# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: Bomen planten\n"
        "partners:\n  - gemeente-den-haag\n    - bomenfonds"
    )
    assert messages(text)["GIHV201"][1] == (
        "de regel eronder hoort er zo bij: laat die minder ver inspringen."
    )


def test_an_id_that_nobody_may_type_is_not_proposed() -> None:
    text = """
        # agenda/01-groen/%41.yaml
        nummer: 1
        titel: Bomen planten
        # agenda/01-groen/02-struiken.yaml
        nummer: 2
        titel: Struiken
        zie: [Bomen planten]
    """
    assert messages(text)["GIHV205"][1] == (
        "nummers en id's naast elkaar toont `gihv list --kolommen nummer,id`."
    )


def test_an_unknown_id_gives_nothing_else() -> None:
    # Not "twice in a role", "twice in a list" or "unused" on top.
    assert_marked("""
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        partners:
          - hoveniers  # <- GIHV201
          - hoveniers  # <- GIHV201
        zie:
          - struiken  # <- GIHV205
          - struiken  # <- GIHV205
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
          onderdeel_van:
            - den-hag  # <- GIHV201
            - den-hag  # <- GIHV201
        hoveniersbond:
          naam: Hoveniersbond
          soort: werkgevers
          aliassen: [Hoveniers]
    """)


def test_a_file_with_another_mistake_keeps_its_id_and_its_references() -> None:
    assert_marked("""
        # agenda/01-groen/01-bomen.yaml
        nummer: een  # <- GIHV105
        titel: Bomen planten
        trekkers:
          - den-haag  # <- GIHV201
        zie:
          - bomen  # <- GIHV207
        # agenda/01-groen/02-struiken.yaml
        nummer: 2
        titel: Struiken planten
        zie: [bomen]
    """)


@pytest.mark.parametrize("path", ["agenda/organisaties.yaml", "agenda/regelingen.yaml"])
def test_references_into_an_unreadable_register_are_not_judged(path: str) -> None:
    assert_marked(f"""
        # {path}
        naam: [  # <- GIHV001
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
          dekking: deels
          bijdragen:
            - bron: gemeente-den-haag
              via: bomenfonds
              status: mogelijk
    """)


@pytest.mark.parametrize("path", ["agenda/organisaties.yaml", "agenda/regelingen.yaml"])
def test_references_into_a_missing_register_are_not_judged(path: str) -> None:
    from tests.marked import files_in, findings

    files = files_in("""
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        trekkers: [gemeente-den-haag]
        financiering:
          dekking: deels
          bijdragen:
            - bron: gemeente-den-haag
              via: bomenfonds
              status: mogelijk
    """)
    assert findings(files, without=(path,)) == {(path, 1, "GIHV506")}


# -- to itself (207) -------------------------------------------------------------------------


def test_an_organisation_cannot_be_a_part_of_itself() -> None:
    # One finding: it is no circle and no unused entry as well.
    assert_marked("""
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
          onderdeel_van:
            - gemeente-den-haag  # <- GIHV207
    """)


def test_an_actie_may_refer_to_its_speerpunt_and_to_an_actie_whose_name_ends_alike() -> None:
    assert_marked("""
        # agenda/01-groen/01-stadsbomen.yaml
        nummer: 1
        titel: Bomen planten in de stad
        zie: [groen, bomen]
        # agenda/01-groen/02-bomen.yaml
        nummer: 2
        titel: Bomen planten
    """)


# -- twice (208, 209, 214) -------------------------------------------------------------------


def test_a_role_is_the_same_where_organisation_and_taak_are() -> None:
    assert_marked("""
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        trekkers:
          - gemeente-den-haag
        partners:
          - gemeente-den-haag
          - organisatie: gemeente-den-haag
            taak: voor de grond
          - organisatie: gemeente-den-haag  # <- GIHV208
            taak: "Voor  de grond"
          - organisatie: gemeente-den-haag  # <- GIHV208
            voorbehoud: true
        beoogde_partners:
          - gemeente-den-haag
          - gemeente-den-haag  # <- GIHV208
          - gemeente-den-haag  # <- GIHV208
    """)


def test_every_list_of_references_names_an_id_once() -> None:
    assert_marked("""
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        financiering:
          bijdragen:
            - status: mogelijk
              acties:
                - bomen
                - bomen  # <- GIHV209
            - status: aangevraagd
              acties: [bomen]
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        trekkers: [afdeling-groen]
        financiering:
          dekking: beoogd
        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
        afdeling-groen:
          naam: Afdeling Groen
          soort: overheid
          onderdeel_van:
            - gemeente-den-haag
            - gemeente-den-haag  # <- GIHV209
    """)


def test_two_speerpunten_may_have_a_deelgebied_of_the_same_id() -> None:
    assert_marked("""
        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        deelgebieden: [{id: stad, titel: In de stad}]
        # agenda/02-water/speerpunt.yaml
        nummer: 2
        titel: Water
        soort: speerpunt
        deelgebieden: [{id: stad, titel: In de stad}]
    """)
