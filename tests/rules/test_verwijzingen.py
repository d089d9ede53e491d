"""References: what the manual pages' examples do not show."""

import pytest

from tests.marked import assert_marked, messages

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
        ("zie: [qqqq]", "GIHV205", "alle id's van acties toont `gihv list --format ids`."),
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
    ],
)
def test_an_id_of_another_kind_is_recognised(line: str, code: str, hint: str) -> None:
    text = f"# agenda/01-groen/01-bomen.yaml\nnummer: 1\ntitel: Bomen planten\n{line}"
    found = messages(text)
    assert list(found) == [code]
    assert found[code][1] == hint


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
