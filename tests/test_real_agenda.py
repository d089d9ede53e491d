"""What holds of the real agenda, whatever an editor writes in it.

Its facts are in test_agenda.py, and what README shows of it in test_readme.py.
"""

import re
from typing import Any

import pytest

from gihv.edit.proposal import judged
from gihv.edit.rename import ids
from gihv.edit.renumber import moved_actie
from gihv.load import load, read
from gihv.tree import Files, WorkTree
from tests.command import REPOSITORY, gihv, independent, real_agenda
from tests.helpers import check
from tests.renaming import assert_there_and_back

CLEAN = "run `gihv validate --strict` and do what it says"


def test_it_is_clean() -> None:
    result = gihv("validate", "--strict", "--format", "json")
    assert [one["melding"] for one in result.data["bevindingen"]] == [], CLEAN
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("agenda", "agenda.yaml"),
        ("organisaties", "organisaties.yaml"),
        ("regelingen", "regelingen.yaml"),
        ("speerpunt", "*/speerpunt.yaml"),
        ("actie", "*/[0-9]*.yaml"),
    ],
)
@pytest.mark.thorough  # test_mutations asks it as well
def test_an_independent_validator_accepts_every_file(schema: str, pattern: str) -> None:
    files = sorted((REPOSITORY / "agenda").glob(pattern))
    assert files
    code, told = independent(REPOSITORY / "schema" / f"{schema}.schema.json", files)
    assert code == 0, f"{CLEAN}\n{told}"


def listed(*filters: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = gihv("list", *filters, "--format", "json").data["acties"]
    return found


def test_list_report_and_show_agree() -> None:
    acties = listed()
    told = " ".join(gihv("report").lines[1:4])
    assert f"{len(listed('--zonder', 'financiering'))} van de {len(acties)} acties " in told
    for year, count in re.findall(r"[Ii]n ([0-9]{4}) (?:sta\w+ er )?([0-9]+)", told):
        assert len(listed("--jaar", year, "--dekking", "open")) == int(count)
    for one in acties[::9]:
        assert gihv("show", one["nummer"], "--format", "json").data["acties"] == [one]


@pytest.mark.thorough
def test_an_id_gets_another_name_and_its_own_again(full: bool) -> None:
    every = list(ids(real_agenda()))
    for one in every[::8] if full else every[::80]:
        assert_there_and_back(WorkTree(REPOSITORY), one)


def test_any_actie_moves_within_its_speerpunt_and_back() -> None:
    tree = WorkTree(REPOSITORY)
    documents = read(tree)
    agenda, found = check(tree)
    for actie in agenda.acties[::15]:
        first = f"{actie.speerpunt_nummer}.1"
        there = moved_actie(documents, agenda, actie.id, first)
        assert judged(documents, there, agenda, found).refused == ()
        after = Files(there.files(documents), tree)
        moved = read(after)
        back = moved_actie(moved, load(moved)[0], first, actie.volgnummer)
        again = Files(back.files(moved), after)
        assert {path: tree.read(path) for path in tree.files()} == {
            path: again.read(path) for path in tree.files()
        }
