"""`gihv diff` as a person types it: between which two states, of what, and what goes wrong."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from tests.command import REPOSITORY, gihv, gihv_here
from tests.repositories import Repository, repository

WADIS = "agenda/02-energie/05-wadis.yaml"
LEEGSTAND = "agenda/01-wonen/04-leegstand.yaml"
OV_HUB = "agenda/03-bereikbaarheid/02-ov-hub.yaml"
DAYS = tuple(f"2024-0{month}-15T12:00:00+00:00" for month in (1, 2, 3))
DEFAULT = "Geen inhoudelijke wijzigingen."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Three states: as it began; a new actie, one that is gone; one with another id."""
    made = repository(tmp_path_factory.mktemp("three"))
    copytree(REPOSITORY / "tests" / "opgaven" / "agenda", made.root / "agenda")
    made.commit({}, date=DAYS[0])
    new = "nummer: 5\ntitel: Wadi's in de wijk\ntrekkers: [waterschap-vliet]\n"
    made.commit({WADIS: new, LEEGSTAND: None}, date=DAYS[1])
    text = (made.root / OV_HUB).read_text(encoding="utf-8")
    made.commit({OV_HUB: None, OV_HUB.replace("ov-hub", "overstappunt"): text}, date=DAYS[2])
    return made


NEW, GONE, RENAMED = "Nieuw: 2.5.", "Vervallen: 1.4", "Id: overstappunt, was ov-hub."


@pytest.mark.parametrize(
    ("between", "said", "not_said"),
    [
        ([], [DEFAULT, "naar de bestanden van nu."], [NEW]),
        (["HEAD~1"], [RENAMED, "naar de bestanden van nu."], [NEW, GONE]),
        (["HEAD~2..HEAD~1"], [NEW, GONE], [RENAMED]),
        (["HEAD~2.."], [NEW, GONE, RENAMED, "(15 maart 2024).\n"], []),
        (["..HEAD~1"], ["Id: ov-hub, was overstappunt."], [NEW]),
        (["main..HEAD"], [DEFAULT], []),
        (["2024-01-31"], [NEW, GONE, RENAMED], []),
        (["2024-02-15..2024-03-14"], [DEFAULT, "Van versie", "15 februari 2024"], []),
        (["2024-01..2024-02"], [NEW, GONE], [RENAMED]),
        (["voorjaar 2024"], [DEFAULT], []),
    ],
)
def test_it_tells_what_changed_between_two_revisions_or_days(
    made: Repository, between: list[str], said: list[str], not_said: list[str]
) -> None:
    result = gihv("diff", *between, root=made.root)
    assert (result.code, result.err) == (0, "")
    assert [text for text in said if text not in result.out] == []
    assert [text for text in not_said if text in result.out] == []


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["nergens"], "git kent hier geen versie `nergens`."),
        (["HEAD~9"], "git kent hier geen versie `HEAD~9`."),
        (["HEAD..nergens"], "git kent hier geen versie `nergens`."),
        (["HEAD...HEAD~1"], "Schrijf twee punten tussen VAN en TOT, zoals `main..HEAD`."),
        (["HEAD:agenda"], "`HEAD:agenda` is geen naam van één versie."),
        (["2024-02-31"], "Een dag schrijft u als 2026-01-31."),
        (["1 maart 2024"], "Een dag schrijft u als 2026-01-31."),
        (["2023-12-31"], "Op 31 december 2023 stond er nog niets in git."),
        (["--upload-pack=x"], "Onbekende optie `--upload-pack`."),
        (["--actie", "bestaat-niet"], "Er is geen actie `bestaat-niet`."),
        (["--speerpunt", "9"], "Er is geen speerpunt `9`."),
        (["--organisatie", "stroom"], "Bedoelde u `stroomnet`?"),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_sentence(
    made: Repository, args: list[str], sentence: str
) -> None:
    result = gihv("diff", *args, root=made.root)
    assert (result.code, result.out) == (2, "")
    assert sentence in result.err


@pytest.mark.parametrize(
    ("choice", "head", "said"),
    [
        (["--actie", "leegstand"], "Keuze: actie leegstand; 0 van de 16 projecten.", GONE),
        (["--actie", "wadis"], "Keuze: actie 2.5; 1 van de 16 projecten.", NEW),
        (["--actie", "ov-hub"], "Keuze: actie 3.2; 1 van de 16 projecten.", RENAMED),
        (["--actie", "overstappunt"], "Keuze: actie 3.2; 1 van de 16 projecten.", RENAMED),
        (["--speerpunt", "wonen"], "Keuze: speerpunt 1 (Wonen); 3 van de 16 projecten.", GONE),
        (["--organisatie", "Waterschap Vliet"], "Keuze: organisatie Waterschap Vliet; 3", NEW),
    ],
)
def test_a_choice_may_be_of_what_is_gone_new_or_has_another_id(
    made: Repository, choice: list[str], head: str, said: str
) -> None:
    result = gihv("diff", "HEAD~2", *choice, root=made.root)
    assert head in result.out
    assert said in result.out
    others = {NEW, GONE, RENAMED} - {said}
    assert [text for text in others if text in result.out] == []


def test_a_file_that_cannot_be_read_is_named_with_its_revision_and_the_rest_is_told(
    tmp_path: Path, made: Repository
) -> None:
    copytree(made.root, tmp_path / "copy")
    copy = Repository(tmp_path / "copy")
    copy.commit({LEEGSTAND: "nummer: ["})
    broken = copy.git("rev-parse", "--short=7", "HEAD")
    copy.commit({LEEGSTAND: None, WADIS: None})
    for between in ("HEAD~2..HEAD~1", "HEAD~1..HEAD"):
        result = gihv("diff", between, root=copy.root)
        assert result.code == 1
        assert f"in versie {broken}" in result.err
        assert f"  {LEEGSTAND}\n" in result.err
        assert "Leegstand" not in result.out
    assert "Vervallen: 2.5 Wadi's in de wijk." in result.out


def test_without_git_or_outside_a_repository_it_says_what_to_do(
    tmp_path: Path, made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    copytree(made.root / "agenda", tmp_path / "loose" / "agenda")
    result = gihv("diff", root=tmp_path / "loose")
    assert result.code == 2
    assert "De agenda staat niet in git, dus eerdere versies zijn er niet." in result.err
    monkeypatch.setenv("PATH", str(tmp_path))
    result = gihv("diff", root=made.root)
    assert result.code == 2
    assert "git staat niet op deze computer." in result.err


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_no_line_on_a_terminal_is_wider_than_that(
    made: Repository, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.chdir(made.root)
    result = gihv_here("diff", "HEAD~2", terminal=True)
    lines = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in result.lines]
    assert max(map(len, lines)) <= columns
    assert " • 3.2 Overstappunt Oudwater" in [line.rstrip() for line in lines]


def test_what_comes_with_a_first_agenda_is_all_new(tmp_path: Path) -> None:
    """So is the merge request in which it comes."""
    made = repository(tmp_path)
    made.commit({"README.md": "Hier komt een agenda.\n"}, date=DAYS[0])
    copytree(REPOSITORY / "tests" / "opgaven" / "agenda", made.root / "agenda")
    made.commit({}, date=DAYS[1])
    result = gihv("diff", "HEAD~1..HEAD", root=made.root)
    assert (result.code, result.err) == (0, "")
    assert "Toegezegd: €\u00a011.730.000 meer, nu €\u00a011.730.000." in result.out
    assert "In totaal: 16 projecten (eerst 0)." in result.out
    assert "1.2 Doorstroming van ouderen: Nieuw bij opgave 1;" in result.out
    back = gihv("diff", "HEAD..HEAD~1", root=made.root)
    assert back.code == 2
    assert "is er geen map `agenda/`" in back.err
