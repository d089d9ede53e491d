"""Files, folders and numbers: what the manual pages' examples do not show."""

import pytest

from gihv.diagnostics import Hint, Place
from gihv.model import Agenda
from gihv.rules.bestanden import verouderd_schema
from tests.helpers import BASE, Files, check
from tests.marked import assert_marked, files_in, findings, messages


def actie(name: str, nummer: int, mark: str = "") -> str:
    return f"# agenda/{name}\nnummer: {nummer}{mark}\ntitel: Actie {nummer}\n"


# -- numbers (501, 503, 507) -----------------------------------------------------------------


def test_two_speerpunten_with_one_number_are_found() -> None:
    text = "# agenda/01-water/speerpunt.yaml\nnummer: 1\ntitel: Water\nsoort: speerpunt"
    assert messages(text) == {
        "GIHV501": (
            "Het nummer 1 is al van `groen` (agenda/01-groen/speerpunt.yaml).",
            "geef een van de twee een ander nummer.",
        )
    }


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        (
            "03-bomen",
            "Het bestand begint met 03, maar het nummer is 1.",
            "noem het `01-bomen.yaml`, of verander het nummer in 3.",
        ),
        (
            "bomen",
            "Het bestand begint niet met cijfers, maar het nummer is 1.",
            "noem het `01-bomen.yaml`.",
        ),
    ],
)
def test_a_file_is_named_after_its_number(name: str, message: str, hint: str) -> None:
    assert messages(actie(f"01-groen/{name}.yaml", 1)) == {"GIHV503": (message, hint)}


def test_a_number_that_is_taken_is_not_proposed() -> None:
    others = actie("01-groen/01-a.yaml", 1) + actie("01-groen/02-b.yaml", 2)
    text = others + actie("01-groen/03-c.yaml", 1)
    assert messages(text)["GIHV503"][1] == "verander het nummer in 3."
    text = others + actie("01-groen/02-c.yaml", 3)
    assert messages(text)["GIHV503"][1] == "noem het `03-c.yaml`."
    text = others + actie("01-groen/02-c.yaml", 1)
    assert messages(text)["GIHV503"][1] == (
        "kies een nummer dat nog vrij is, in de naam en in `nummer`."
    )


def test_a_copy_is_the_one_too_many() -> None:
    text = actie("01-groen/01-bomen.yaml", 1) + actie("01-groen/01-bomen - kopie.yaml", 1)
    assert findings(files_in(text)) == {
        ("agenda/01-groen/01-bomen - kopie.yaml", 1, "GIHV501"),
        ("agenda/01-groen/01-bomen - kopie.yaml", 1, "GIHV508"),
    }


def test_a_name_of_digits_is_no_name() -> None:
    assert messages(actie("01-groen/01.yaml", 1)) == {
        "GIHV508": (
            "De naam van dit bestand is alleen een nummer.",
            "zet achter de cijfers een streepje en een naam, zoals `07-open-dag.yaml`.",
        )
    }


def test_a_number_as_it_is_printed_gives_the_digits_of_a_name() -> None:
    assert messages(actie("01-groen/1.1-bomen.yaml", 1)) == {
        "GIHV508": ("De naam van dit bestand is geen goed id.", "noem het `01-bomen.yaml`.")
    }


@pytest.mark.parametrize("digits", ["1", "001"])
def test_a_file_has_its_number_in_two_digits(digits: str) -> None:
    assert messages(actie(f"01-groen/{digits}-bomen.yaml", 1)) == {
        "GIHV503": (
            f"Het bestand begint met {digits}, en niet met 01.",
            "noem het `01-bomen.yaml`.",
        )
    }


def test_a_folder_is_named_after_its_number() -> None:
    text = "# agenda/02-water/speerpunt.yaml\nnummer: 3\ntitel: Water\nsoort: speerpunt"
    assert messages(text) == {
        "GIHV503": (
            "De map begint met 02, maar het nummer is 3.",
            "noem haar `03-water`, of verander het nummer in 2.",
        )
    }


def test_every_gap_is_told_once() -> None:
    names = [("02-a", 2), ("05-b", 5), ("05-c", 5), ("06-d", 6)]
    text = "".join(actie(f"01-groen/{name}.yaml", nummer) for name, nummer in names)
    assert findings(files_in(text)) == {
        ("agenda/01-groen/02-a.yaml", 1, "GIHV507"),
        ("agenda/01-groen/05-b.yaml", 1, "GIHV507"),
        ("agenda/01-groen/05-c.yaml", 1, "GIHV501"),
    }


def test_the_numbers_that_are_skipped_are_named() -> None:
    text = "# agenda/04-water/speerpunt.yaml\nnummer: 4\ntitel: Water\nsoort: speerpunt"
    assert messages(text) == {
        "GIHV507": (
            "Dit is nummer 4, maar er is geen speerpunt met nummer 2 of 3.",
            "zet terug wat ontbreekt, of nummer door.",
        )
    }


@pytest.mark.parametrize(
    "second",
    [
        "# agenda/01-groen/02-struiken.yaml\nnummer: [  # <- GIHV001",
        "# agenda/01-groen/02-struiken.yaml\nnummer: 2  # <- GIHV101",
        "# agenda/01-groen/02-struiken.yml\nnummer: 2  # <- GIHV505",
        "# agenda/01-groen/02_struiken.yaml\nnummer: 2  # <- GIHV508 GIHV101",
        "# agenda/01-groen/02-struiken.yaml\nnummer: 9  # <- GIHV503\ntitel: S",
    ],
    ids=["yaml", "shape", "stray", "name", "number"],
)
def test_a_number_whose_file_has_a_mistake_is_not_called_skipped(second: str) -> None:
    assert_marked(actie("01-groen/01-a.yaml", 1) + actie("01-groen/03-c.yaml", 3) + second)


def test_years_in_names_are_no_numbers_to_count_up_to() -> None:
    text = (
        actie("01-groen/01-a.yaml", 1)
        + "# agenda/01-groen/20140201-notitie.txt\nNotitie  # <- GIHV505"
    )
    assert_marked(text)


# -- names that are nearly right (504-506) ---------------------------------------------------


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("01-groen/01-bomen.yml", "01-bomen.yaml"),
        ("01-groen/01-bomen.yaml.txt", "01-bomen.yaml"),
        ("01-groen/01-bomen.YAML", "01-bomen.yaml"),
        ("01-groen/01-bomen.yaml.yaml", "01-bomen.yaml"),
        ("02-water/speerpunten.yaml", "speerpunt.yaml"),
        ("02-water/Speerpunt.yaml", "speerpunt.yaml"),
        ("02-water/speerpunt.yml", "speerpunt.yaml"),
    ],
)
def test_a_file_with_nearly_the_right_name_is_one_finding(name: str, proper: str) -> None:
    text = f"# agenda/{name}\nnummer: 1\n" + actie("02-water/01-sloten.yaml", 1)
    files = {**BASE, **files_in(text)}
    files["agenda/02-water/speerpunt.yaml"] = "nummer: 2\ntitel: Water\nsoort: speerpunt\n"
    if "02-water" in name:
        del files["agenda/02-water/speerpunt.yaml"]
        files["agenda/02-water/01-sloten.yaml"] += "zie: [water]\n"
    _, found = check(Files(files))
    assert [(one.path, one.kind.code, one.tip) for one in found] == [
        (f"agenda/{name}", "GIHV505", f"noem het `{proper}`.")
    ]


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("organisatie.yaml", "organisaties.yaml"),
        ("Organisaties.yaml", "organisaties.yaml"),
        ("regelingen.yml", "regelingen.yaml"),
        ("agenda.yaml.txt", "agenda.yaml"),
    ],
)
def test_a_fixed_file_with_nearly_the_right_name_is_not_also_missing(
    name: str, proper: str
) -> None:
    files = dict(BASE)
    files[f"agenda/{name}"] = files.pop(f"agenda/{proper}")
    _, found = check(Files(files))
    assert [(one.path, one.kind.code, one.tip) for one in found] == [
        (f"agenda/{name}", "GIHV505", f"noem het `{proper}`.")
    ]


# -- ids (502, 508) --------------------------------------------------------------------------


def test_acties_and_speerpunten_share_one_space_of_ids() -> None:
    text = actie("01-groen/01-groen.yaml", 1)
    assert messages(text) == {
        "GIHV502": (
            "Het id `groen` is al van agenda/01-groen/01-groen.yaml.",
            "kies een andere naam.",
        )
    }


def test_a_file_that_cannot_be_read_has_an_id_too() -> None:
    assert_marked("""
        # agenda/01-groen/01-bomen.yaml
        nummer: [  # <- GIHV001
        # agenda/01-groen/02-bomen.yaml
        nummer: 2  # <- GIHV502
        titel: Bomen planten
    """)


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("01-Bomen", "01-bomen"),
        ("01-bomen planten", "01-bomen-planten"),
        ("01-bomen_planten", "01-bomen-planten"),
        ("01-bömen", "01-bomen"),
        ("01--bomen", "01-bomen"),
        ("01-bomen.oud", "01-bomen-oud"),
        ("01_bomen", "01-bomen"),
        ("1 bomen", "01-bomen"),
    ],
)
def test_the_name_that_it_should_have_is_given(name: str, better: str) -> None:
    assert messages(actie(f"01-groen/{name}.yaml", 1)) == {
        "GIHV508": ("De naam van dit bestand is geen goed id.", f"noem het `{better}.yaml`.")
    }


def test_a_name_without_a_word_gets_the_rule() -> None:
    assert messages(actie("01-groen/01-.yaml", 1))["GIHV508"][1] == (
        "gebruik na de cijfers kleine letters, cijfers en streepjes."
    )


def test_a_folder_is_told_once_at_its_speerpunt() -> None:
    text = """
        # agenda/02-Water en lucht/speerpunt.yaml
        nummer: 2  # <- GIHV508
        titel: Water
        soort: speerpunt
        # agenda/02-Water en lucht/01-sloten.yaml
        nummer: 1
        titel: Sloten schonen
        # agenda/02-Water en lucht/02-vijvers.yaml
        nummer: 2
        titel: Vijvers schonen
    """
    assert_marked(text)
    assert messages(text)["GIHV508"] == (
        "De naam van de map `agenda/02-Water en lucht` is geen goed id.",
        "noem haar `02-water-en-lucht`.",
    )


# -- which files (504-506, 509) --------------------------------------------------------------


def test_a_folder_without_speerpunt_is_told_once() -> None:
    text = actie("02-water/01-sloten.yaml", 1, "  # <- GIHV504") + actie("02-water/02-v.yaml", 2)
    assert_marked(text)


@pytest.mark.parametrize(
    "path",
    ["agenda/notities.txt", "agenda/a/b/c.yaml", "agenda/extra.yaml", "agenda/01-groen.yaml"],
)
def test_a_file_that_is_not_read_is_told(path: str) -> None:
    assert findings({path: "Tekst\n"}) == {(path, 1, "GIHV505")}


@pytest.mark.parametrize("path", ["agenda/README.md", "agenda/01-groen/README.md"])
def test_a_readme_may_stand_anywhere(path: str) -> None:
    assert findings({path: "# Uitleg\n"}) == set()


@pytest.mark.parametrize(
    "path", ["agenda/agenda.yaml", "agenda/organisaties.yaml", "agenda/regelingen.yaml"]
)
def test_a_fixed_file_that_is_missing_is_told_and_nothing_else(path: str) -> None:
    assert findings({}, without=(path,)) == {(path, 1, "GIHV506")}


def test_each_stale_schema_is_told() -> None:
    stale = ("schema/actie.schema.json", "schema/agenda.schema.json")
    found = list(verouderd_schema.find(Agenda(kop=None, stale_schemas=stale)))
    assert [one.place for one in found] == [Place(path) for path in stale]
    assert {one.hint for one in found} == {Hint("vernieuw het met `gihv schema --bijwerken`.")}


def test_schemas_that_are_current_are_not() -> None:
    assert list(verouderd_schema.find(Agenda(kop=None))) == []


def test_a_fixed_file_in_the_folder_of_a_speerpunt_is_no_actie() -> None:
    _, found = check(Files({**BASE, "agenda/01-groen/agenda.yaml": BASE["agenda/agenda.yaml"]}))
    assert [(one.path, one.kind.code, one.tip) for one in found] == [
        (
            "agenda/01-groen/agenda.yaml",
            "GIHV505",
            "verwijder het, of zet het buiten de map `agenda`.",
        )
    ]


@pytest.mark.parametrize("copy", ["01-groen-kopie", "01-groen - kopie"])
def test_of_a_folder_and_its_copy_the_copy_is_the_one_too_many(copy: str) -> None:
    bomen = {"agenda/01-groen/01-bomen.yaml": "nummer: 1\ntitel: Bomen planten\n"}
    copied = {
        path.replace("01-groen", copy): text
        for path, text in {**BASE, **bomen}.items()
        if "01-groen" in path
    }
    _, found = check(Files({**BASE, **bomen, **copied}))
    assert {one.path.split("/")[1] for one in found} == {copy}


# -- empty files -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("agenda/agenda.yaml", "vul het."),
        ("agenda/organisaties.yaml", "vul het; zolang er niets in hoort, is `{}` genoeg."),
        ("agenda/regelingen.yaml", "vul het; zolang er niets in hoort, is `{}` genoeg."),
        ("agenda/01-groen/speerpunt.yaml", "vul het."),
        ("agenda/01-groen/01-bomen.yaml", "vul het, of verwijder het."),
    ],
)
def test_what_to_do_about_an_empty_file_depends_on_the_file(path: str, hint: str) -> None:
    _, found = check(Files({**BASE, path: ""}))
    assert [(one.path, one.kind.code, one.tip) for one in found] == [(path, "GIHV011", hint)]
