"""Labels: the second axis of an agenda, on one with four speerpunten of its own words.

The amounts were added up by hand from the files in tests/opgaven/agenda.
"""

import shutil
from pathlib import Path
from typing import Any

from tests.command import REPOSITORY, Result, gihv

ROOT = REPOSITORY / "tests" / "opgaven"


def run(*args: str) -> Result:
    result = gihv(*args, root=ROOT)
    assert (result.code, result.err) == (0, "")
    return result


def ids(*args: str) -> list[str]:
    return run("list", *args, "--format", "ids").lines


def test_a_label_chooses_acties_by_id_or_name_as_any_filter() -> None:
    klimaat = ["isolatie", "zon-op-daken", "buurtbatterij", "warmtenet"]
    assert ids("--label", "klimaat") == ids("--label", "Klimaat en energie") == klimaat
    assert ids("--label", "klimaat+digitaal") == ["buurtbatterij"]
    assert ids("--label", "jongeren", "--label", "digitaal") == [
        *("flexwoningen", "buurtbatterij", "deelautos", "leerwerkplekken", "techniekdag")
    ]
    assert ids("--label", "klimaat", "--speerpunt", "1") == ["isolatie"]
    assert ids("--zonder", "label", "--speerpunt", "1") == ["doorstroming", "leegstand"]


def rows(*args: str) -> dict[str, dict[str, Any]]:
    """The rows of the first table of amounts, by name."""
    data = run("report", "--per", "label", *args, "--format", "json").data
    return {row["naam"]: row for row in data["delen"][0]["rijen"]}


def counted(row: dict[str, Any]) -> tuple[Any, ...]:
    """Of a row: the acties, those without financing, what is committed and what is asked for."""
    amounts = (row[stand]["bedrag"] for stand in ("toegezegd", "aangevraagd"))
    return (row["acties"], row["zonder"], *amounts)


def test_an_actie_counts_at_each_of_its_labels_and_there_is_no_total() -> None:
    found = {name: counted(row) for name, row in rows().items()}
    assert found == {
        # 2,000,000 of the pot and 3,000,000; what 4.1 and 4.2 share, once.
        "Jongeren": (3, 0, 2_000_000 + 3_000_000 + 250_000, 0),
        "Klimaat en energie": (4, 1, 400_000 + 1_200_000, 600_000 + 1_000_000),
        "Digitaal": (3, 2, 250_000, 0),
        "zonder label": (8, 4, 80_000 + 2_000_000, 0),
        "nog te verdelen: Vlietpot": (None, None, 6_000_000 - 4_200_000, 0),
    }
    assert [row["id"] for row in rows().values()] == ["jongeren", "klimaat", "digitaal", None, None]
    assert (
        run("report", "--per", "label").lines[2]
        == "Een project met meer labels telt bij elk label."
    )


def test_of_a_choice_only_its_acties_and_their_labels_count() -> None:
    found = {name: counted(row) for name, row in rows("--label", "digitaal").items()}
    assert found == {
        "Jongeren": (1, 0, 250_000, 0),
        "Klimaat en energie": (1, 1, 0, 0),
        "Digitaal": (3, 2, 250_000, 0),
    }


def test_a_kenmerk_and_where_a_measurement_was_found_are_found() -> None:
    assert ids("--zoek", "jaarverslag") == ["leerwerkplekken"]
    assert run("show", "RD-2021-014").lines[0] == run("show", "agenda").lines[0]


def test_a_label_has_the_amounts_of_its_choice() -> None:
    for id_, naam in {"jongeren": "Jongeren", "klimaat": "Klimaat en energie"}.items():
        chosen = run("report", "--per", "actie", "--label", id_, "--format", "json").data
        total, row = chosen["delen"][0]["totaal"], rows()[naam]
        for stand in ("toegezegd", "aangevraagd", "mogelijk"):
            assert total[stand] == row[stand]


def test_set_adds_a_label_names_it_anew_and_takes_it_away(tmp_path: Path) -> None:
    root = shutil.copytree(ROOT, tmp_path / "opgaven")
    file = root / "agenda" / "agenda.yaml"
    before = file.read_bytes()

    def after(wish: str) -> list[str]:
        assert gihv("set", "agenda", wish, root=root).code == 0
        text = file.read_text(encoding="utf-8")
        return text.partition("labels:\n")[2].partition("inleiding:")[0].splitlines()

    digitaal = "  digitaal: Digitaal  # komt uit de tweede ronde"
    first = ["  jongeren: Jongeren", "  klimaat: Klimaat en energie", digitaal]
    assert after("labels.wonen=Wonen en zo") == [*first, "  wonen: Wonen en zo"]
    assert after("labels.wonen=Wonen") == [*first, "  wonen: Wonen"]
    assert after("labels.wonen=") == first
    assert file.read_bytes() == before
    assert gihv("set", "3.4", "labels+=Klimaat en energie", root=root).code == 0
    text = (root / "agenda/03-bereikbaarheid/04-veerdienst.yaml").read_text(encoding="utf-8")
    assert "labels:\n  - klimaat\n" in text
