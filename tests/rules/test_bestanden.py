"""Files, folders and numbers: what neither the manual pages nor the cases show."""

import pytest

from tests.helpers import BASE, Files, check
from tests.marked import assert_marked, files_in, messages, rows


def actie(name: str, nummer: int, mark: str = "") -> str:
    return f"# agenda/01-groen/{name}.yaml\nnummer: {nummer}{mark}\ntitel: Actie {nummer}\n"


def told(files: dict[str, str]) -> list[tuple[str, str, str | None]]:
    """Path, code and hint of each finding."""
    return [(one.path, one.kind.code, one.tip) for one in check(Files(files))[1]]


# -- numbers (501, 503, 507) -----------------------------------------------------------------


def test_a_number_that_is_taken_is_not_proposed() -> None:
    others = actie("01-a", 1) + actie("02-b", 2)
    for name, nummer, hint in (
        ("03-c", 1, "verander het nummer in 3."),
        ("02-c", 3, "kies als naam `03-c.yaml`."),
        ("04-c", 3, "kies als naam `03-c.yaml`, of verander het nummer in 4."),
        ("02-c", 1, "kies een nummer dat nog vrij is, in de naam en in `nummer`."),
    ):
        assert messages(others + actie(name, nummer))["GIHV503"][1] == hint


def test_a_folder_is_named_after_its_number() -> None:
    text = "# agenda/02-water/speerpunt.yaml\nnummer: 3\ntitel: Water\nsoort: speerpunt"
    assert messages(text)["GIHV503"] == (
        "De map begint met 02; bij nummer 3 hoort 03.",
        "kies als naam `03-water`, of verander het nummer in 2.",
    )


def test_of_a_file_and_its_copy_the_copy_is_the_one_too_many() -> None:
    copy = "01-bomen - kopie"
    assert_marked(actie("01-bomen", 1) + actie(copy, 1, "  # <- GIHV501 GIHV508"))


@pytest.mark.parametrize("copy", ["01-groen-kopie", "01-groen - kopie"])
def test_of_a_folder_and_its_copy_the_copy_is_the_one_too_many(copy: str) -> None:
    files = {**BASE, **files_in(actie("01-bomen", 1))}
    copied = {path.replace("01-groen", copy): text for path, text in files.items()}
    assert {path.split("/")[1] for path, *_ in told(copied | files)} == {copy}


@pytest.mark.parametrize(
    "second",
    [
        "02-struiken.yaml\nnummer: [  # <- GIHV001",
        "02-struiken.yaml\nnummer: 2  # <- GIHV101",
        "02-struiken.yml\nnummer: 2  # <- GIHV505",
        "02_struiken.yaml\nnummer: 2  # <- GIHV508 GIHV101",
        "02-struiken.yaml\nnummer: 9  # <- GIHV503\ntitel: S",
    ],
)
def test_a_number_whose_file_has_a_mistake_is_not_called_skipped(second: str) -> None:
    assert_marked(actie("01-a", 1) + actie("03-c", 3) + f"# agenda/01-groen/{second}")


# -- names that are nearly right (505, 506) ---------------------------------------------------


@pytest.mark.parametrize(
    ("name", "proper"),
    rows("""
        01-groen/01-bomen.yml | 01-bomen.yaml
        01-groen/01-bomen.yaml.txt | 01-bomen.yaml
        01-groen/01-bomen.YAML | 01-bomen.yaml
        01-groen/01-bomen.yaml.yaml | 01-bomen.yaml
        02-water/speerpunten.yaml | speerpunt.yaml
        02-water/Speerpunt.yaml | speerpunt.yaml
        02-water/speerpunt.yml | speerpunt.yaml
        organisatie.yaml | organisaties.yaml
        Organisaties.yaml | organisaties.yaml
        regelingen.yml | regelingen.yaml
        agenda.yaml.txt | agenda.yaml
    """),
)
def test_a_file_with_nearly_the_right_name_is_one_finding(name: str, proper: str) -> None:
    folder = name.rpartition("/")[0]
    files = {**BASE, "agenda/02-water/01-sloten.yaml": "nummer: 1\ntitel: S\nzie: [water]\n"}
    files["agenda/02-water/speerpunt.yaml"] = "nummer: 2\ntitel: Water\nsoort: speerpunt\n"
    right = f"agenda/{folder}/{proper}" if folder else f"agenda/{proper}"
    files[f"agenda/{name}"] = files.pop(right, "nummer: 1\n")
    assert told(files) == [(f"agenda/{name}", "GIHV505", f"noem het `{proper}`.")]


# -- ids (502, 508) --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "better"),
    rows("""
        01-Bomen | 01-bomen
        01-bomen planten | 01-bomen-planten
        01-bömen | 01-bomen
        01--bomen | 01-bomen
        01-bomen.oud | 01-bomen-oud
        01_bomen | 01-bomen
        1 bomen | 01-bomen
        1.1-bomen | 01-bomen
    """),
)
def test_the_name_that_it_should_have_is_given(name: str, better: str) -> None:
    assert messages(actie(name, 1)) == {
        "GIHV508": ("De naam van dit bestand is geen goed id.", f"kies als naam `{better}.yaml`.")
    }


@pytest.mark.parametrize("name", ["01", "01-"])
def test_a_name_without_a_word_gets_the_rule(name: str) -> None:
    hint = "gebruik na de cijfers een naam van kleine letters, cijfers en streepjes."
    assert messages(actie(name, 1))["GIHV508"][1] == hint
