"""`gihv set` on several acties: named, or chosen as `gihv list` does; all of them or none."""

import io
from pathlib import Path
from shutil import copytree

import pytest

from gihv.yaml import parse
from tests import agendas
from tests.command import MADE, Result, gihv, write
from tests.commented import exact, owners
from tests.edited import contents


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made agenda; the user stands there."""
    copytree(MADE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def set_(*args: str) -> Result:
    return gihv("set", *args, root=Path())


def test_acties_that_are_named(root: Path) -> None:
    before = contents(root)
    result = set_("1.2", "havendag", "1.2", "status=gestopt", "--ja")
    assert result.code == 0
    assert [line[:9] for line in result.err.splitlines()[:2]] == ["  1.2 Lee", "  1.3 Een"]
    changed = {path for path, text in contents(root).items() if text != before[path]}
    assert {Path(path).name for path in changed} == {"02-leermeesters.yaml", "03-havendag.yaml"}
    assert result.out.count("\n+status: gestopt\n") == 2


def test_acties_that_are_chosen(root: Path) -> None:
    chosen = gihv("list", "--speerpunt", "2", "--format", "ids", root=root).lines
    assert len(chosen) > 2
    assert set_("--speerpunt", "2", "status=gestopt", "noot=Gezien.", "--ja").code == 0
    both = ("--speerpunt", "2", "--status", "gestopt", "--format", "ids")
    assert gihv("list", *both, root=root).lines == chosen


def test_one_that_is_chosen_needs_no_question(root: Path) -> None:
    result = set_("--zoek", "havendag", "status=gestopt")
    assert (result.code, result.err) == (0, "")


def test_all_or_none(root: Path) -> None:
    before = contents(root)
    result = set_("1.1", "1.2", "deelgebied=havens", "nummer=9", "--ja")
    assert result.code == 2
    assert "Er is niets gewijzigd" in result.err
    assert contents(root) == before


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ("ja\n", 0, ""),
        ("nee\n", 2, "Er is niets gewijzigd.\n"),
        ("\n", 2, "Er is niets gewijzigd."),
    ],
)
def test_a_person_is_asked(
    typed: str, code: int, told: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.StringIO(typed)
    monkeypatch.setattr(stdin, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", stdin)
    result = set_("1.2", "1.3", "status=gestopt")
    assert result.code == code
    assert "Deze 2 acties wijzigen? (ja/nee)" in result.err
    assert told in result.err
    assert bool(result.out) == (code == 0)


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["1.2", "1.3", "status=gestopt"], "Zeg met --ja dat u deze 2 acties wilt wijzigen."),
        (["status=gestopt"], "Noem wat u wijzigt, of kies acties met opties zoals --trekker."),
        (["1.2", "--speerpunt", "1", "status=gestopt"], "Noem wat u wijzigt, of kies acties"),
        (["1.2"], "Geef ook een wijziging, zoals status=lopend."),
        (["1", "1.2", "titel=x"], "Meer dan één ding tegelijk wijzigen kan alleen bij acties."),
        (["--speerpunt", "1", "--zoek", "zebra", "titel=x"], "Geen enkele actie"),
        (["--speerpunt", "9", "titel=x"], "Er is geen speerpunt `9`."),
    ],
)
def test_what_cannot_be_is_told(args: list[str], sentence: str, root: Path) -> None:
    before = contents(root)
    result = set_(*args)
    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert contents(root) == before


def test_no_choice_from_files_that_are_not_read(root: Path) -> None:
    (root / "agenda/01-water/03-havendag.yaml").write_text("titel: [\n", encoding="utf-8")
    result = set_("--speerpunt", "1", "status=gestopt", "--ja")
    assert result.code == 2
    assert "Kiezen kan pas als alle bestanden goed zijn." in result.err


def test_any_agenda(tmp_path: Path) -> None:
    wishes = ("status=gestopt", "noot=Gezien.", "--ja")
    done = 0
    for seed in agendas.seeds(10):
        root, files = tmp_path / str(seed), agendas.files(seed)
        write(root, files)
        if gihv("set", "--status", "verkenning", *wishes, root=root).code:
            assert contents(root) == files
            continue
        done += 1
        for path, text in contents(root).items():
            said = parse(files[path].encode())
            if said.get("status") == "verkenning":
                said |= {"status": "gestopt", "noot": "Gezien."}
            assert exact(parse(text.encode())) == exact(said)
            assert owners(text).keys() >= owners(files[path]).keys()
    assert done > 5
