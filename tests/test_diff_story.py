"""What `gihv diff` tells of a year of an agenda, commit by commit: `tests/story.py`."""

import csv
import io
import tarfile
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from tests.command import Result, assert_golden, gihv
from tests.history import Commit, Editor, build, git
from tests.story import STEPS

INVALID = "broken"
"""The one commit of which a file cannot be read."""


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the repository."""
    return tmp_path_factory.mktemp("story")


@pytest.fixture(scope="session")
def story(root: Path) -> dict[str, Commit]:
    """The commits by their names, in the order in which they were made."""
    return {one.name: one for one in build(root, STEPS)}


def validated(root: Path, commit: Commit, folder: Path) -> Result:
    """What `validate` says of the files of a commit, as git itself hands them out."""
    git(root, "archive", f"--output={folder / 'files.tar'}", commit.oid)
    with tarfile.open(folder / "files.tar") as files:
        files.extractall(folder, filter="data")
    return gihv("validate", "--strict", root=folder)


def test_the_story_has_a_commit_for_each_step(story: dict[str, Commit], root: Path) -> None:
    assert list(story) == [one.name for one in STEPS]
    assert len(story) == 27
    assert git(root, "rev-list", "--count", "HEAD").strip() == "27"
    assert git(root, "status", "--porcelain") == ""


def test_each_commit_follows_the_one_before_but_for_the_branch(story: dict[str, Commit]) -> None:
    after = {two.name: one.oid for one, two in pairwise(story.values())}
    forked = story["new_speerpunt"].oid
    told = {name: one.parents for name, one in story.items()}
    assert told == {name: (after[name],) if name in after else () for name in story} | {
        "progress": (forked,),
        "merge": (story["progress"].oid, story["research_done"].oid),
    }


def test_the_same_steps_make_the_same_commits(story: dict[str, Commit], tmp_path: Path) -> None:
    few = STEPS[:4]
    assert build(tmp_path, few) == tuple(story[one.name] for one in few)


@pytest.mark.parametrize("name", [one.name for one in STEPS])
def test_every_state_is_valid_but_one(
    name: str, story: dict[str, Commit], root: Path, tmp_path: Path
) -> None:
    result = validated(root, story[name], tmp_path)
    if name == INVALID:
        assert result.code == 1
        assert "03-techniekdag.yaml:4:" in result.out
        assert "GIHV001" in result.out
    else:
        assert result.code == 0, result.out


# -- what the diff tells ---------------------------------------------------------------------


def diff(root: Path, *args: str) -> Result:
    return gihv("diff", *args, root=root)


def between(story: dict[str, Commit], before: str, after: str) -> str:
    """Two commits, as a revision range."""
    return f"{story[before].oid}..{story[after].oid}"


@pytest.mark.parametrize("name", [one.name for one in STEPS[1:]])
def test_every_commit_tells_what_it_did(
    name: str, story: dict[str, Commit], root: Path, update: bool
) -> None:
    parent, oid = story[name].parents[0], story[name].oid
    result = diff(root, f"{parent}..{oid}", "--format", "markdown")
    assert result.code == int(story[INVALID].oid in (parent, oid))
    number = list(story).index(name) + 1
    assert_golden(f"diff/{number:02}-{name.replace('_', '-')}.md", result.out, update=update)


@pytest.mark.parametrize(
    ("golden", "ends"),
    [
        ("over-what-was-broken", ("pot_divided", "mended")),
        ("whole-year", ("begin", "own_words")),
        ("whole-year-backwards", ("own_words", "begin")),
    ],
)
def test_what_lies_further_apart_is_told_as_one(
    golden: str, ends: tuple[str, str], story: dict[str, Commit], root: Path, update: bool
) -> None:
    result = diff(root, between(story, *ends), "--format", "markdown")
    assert result.code == 0
    assert_golden(f"diff/{golden}.md", result.out, update=update)


def lines_of_changes(result: Result) -> list[str]:
    """The points of a Markdown report: the names, and what changed below them."""
    return [line for line in result.lines if line.lstrip().startswith("- ")]


@pytest.mark.parametrize("ends", [("pot_divided", "broken"), ("broken", "mended")])
def test_what_cannot_be_read_is_not_gone_on_the_other_side(
    ends: tuple[str, str], story: dict[str, Commit], root: Path
) -> None:
    result = diff(root, between(story, *ends), "--format", "markdown")
    assert result.code == 1
    path = "agenda/04-werk-en-leren/03-techniekdag.yaml"
    told = f"Niet te lezen, en dus niet vergeleken: {path}. Verder geen inhoudelijke wijzigingen."
    assert told in result.out
    assert lines_of_changes(result) == []
    oid = story["broken"].oid[:7]
    assert path in result.err
    assert f"Zie: gihv validate --rev {oid}" in result.err


def test_beside_what_cannot_be_read_the_rest_is_told(story: dict[str, Commit], root: Path) -> None:
    result = diff(root, between(story, "money", "broken"), "--format", "markdown")
    assert result.code == 1
    assert "Niet te lezen, en dus niet vergeleken" in result.out
    assert "  - Nieuw aangevraagd: €\u00a0200.000 voor 2024 uit Vlietpot." in result.lines
    assert "Vervallen" not in result.out


def test_another_way_of_writing_is_no_change(story: dict[str, Commit], root: Path) -> None:
    result = diff(root, between(story, "mended", "reformatted"))
    assert result.code == 0
    assert result.lines[-3:] == [
        "Geen inhoudelijke wijzigingen.",
        "",
        "4 bestanden zijn alleen anders opgeschreven.",
    ]


def test_days_stand_for_the_last_commit_until_then(story: dict[str, Commit], root: Path) -> None:
    by_day = diff(root, "2024-03-20..2024-06-30", "--format", "markdown")
    by_oid = diff(
        root, between(story, "speerpunt_renamed", "organisations_merged"), "--format=markdown"
    )
    assert by_day.code == 0
    assert by_day.out == by_oid.out
    assert "(18 maart 2024) naar versie" in by_day.out


def test_a_day_before_the_first_commit_is_told(root: Path, story: dict[str, Commit]) -> None:
    result = diff(root, "2020-01-01..")
    assert result.code == 2
    assert "15 januari 2024" in result.err


def test_one_commit_is_compared_with_the_files_of_now(
    story: dict[str, Commit], root: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", str(root), "here")
    here = Editor(tmp_path / "here")
    clean = diff(here.root)
    assert clean.code == 0
    assert "Geen inhoudelijke wijzigingen." in clean.lines
    here.gihv("set", "omscholing", "status=lopend")
    here.gihv("new", "organisatie", "Zonnepark Vliet", "--soort", "bedrijf")
    changed = [
        "5.4 Omscholing naar techniek: Status: lopend, was in voorbereiding.",
        "Nieuwe organisatie: Zonnepark Vliet.",
    ]
    for args in ((), ("HEAD",), ("2024-12-31",)):
        result = diff(here.root, *args)
        assert result.code == 0
        assert result.lines[1].endswith("(4 november 2024) naar de bestanden van nu.")
        assert result.lines[-2:] == changed
    assert diff(here.root, "--actie", "omscholing").lines[-1] == changed[0]


def test_a_comment_has_forty_lines_at_most_and_all_of_it_is_there_when_asked(
    story: dict[str, Commit], root: Path
) -> None:
    ends = between(story, "begin", "own_words")
    short = diff(root, ends, "--format", "markdown")
    whole = diff(root, ends, "--format", "markdown", "--alles")
    assert len(short.lines) <= 40 < len(whole.lines)
    assert set(lines_of_changes(short)) < set(lines_of_changes(whole))
    assert short.lines[:6] == whole.lines[:6]
    assert short.lines[-1].startswith("En nog 7 projecten met andere wijzigingen: 1.1, ")
    unpaired = [line for line in lines_of_changes(whole) if line not in short.out]
    assert len(unpaired) > 30


def test_every_pair_fits_a_comment(story: dict[str, Commit], root: Path) -> None:
    for one, two in permutations(list(story)[::5], 2):
        result = diff(root, between(story, one, two), "--format", "markdown")
        assert len(result.lines) <= 40
        assert max(map(len, lines_of_changes(result)), default=0) <= 420


def changes(root: Path, ends: str) -> list[str]:
    """The changes between two commits in words, as a program reads them."""
    parts = diff(root, ends, "--format", "json").data["delen"]
    (rows,) = (one["rijen"] for one in parts if one["naam"] == "wijzigingen")
    return [row["wijziging"] for row in rows]


def test_every_format_tells_the_same(story: dict[str, Commit], root: Path) -> None:
    ends = between(story, "begin", "own_words")
    told = changes(root, ends)
    assert len(told) > 60
    table = csv.DictReader(io.StringIO(diff(root, ends, "--format", "csv").out), delimiter=";")
    assert [row["wijziging"] for row in table] == told
    lines = diff(root, ends, "--format", "tekst").lines
    assert [line[-len(one) :] for line, one in zip(lines[-len(told) :], told, strict=True)] == told
    markdown = diff(root, ends, "--format", "markdown", "--alles").out.replace("\\", "")
    assert [one for one in told if f"- {one}\n" not in markdown] == []


@pytest.mark.parametrize("width", [80, 140])
def test_a_terminal_shows_all_within_its_width(
    width: int, story: dict[str, Commit], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ends = between(story, "begin", "own_words")
    shown = diff(root, ends, "--format", "tabel")
    assert max(map(len, shown.lines)) <= width
    on_one_line = " ".join(shown.out.split())
    told = changes(root, ends)
    assert [one for one in told if " ".join(one.split()) not in on_one_line] == []


def test_a_choice_is_found_by_what_its_things_were_called(
    story: dict[str, Commit], root: Path
) -> None:
    ends = between(story, "begin", "own_words")
    for option, before, now in (
        ("--actie", "ov-hub", "overstappunt"),
        ("--speerpunt", "energie", "energie-en-klimaat"),
        ("--organisatie", "Gemeente Oudwater", "Gemeente Vlietdam"),
    ):
        found = diff(root, ends, option, before)
        assert found.code == 0
        assert found.out == diff(root, ends, option, now).out
    gone = diff(root, ends, "--actie", "deelautos")
    assert gone.lines[3] == "Keuze: actie deelautos; 0 van de 18 projecten."
    assert gone.lines[-1].startswith("3.3 Deelauto's: Vervallen uit opgave 3; ")


EDITS = (
    (
        "isolatie",
        "  benodigd: 1400000\n",
        "  benodigd:\n    bedrag: 1500000\n    grens: ongeveer\n",
        "Benodigd: ongeveer € 1.500.000, was € 1.400.000.",
    ),
    (
        "energiecoaches",
        "      bedrag: 80000\n      status: ontvangen\n",
        "      bedrag: 80000\n      status: toegezegd\n      ontvangen: 60000\n",
        "€ 80.000 van Gemeente Vlietdam: toegezegd, was ontvangen; € 60.000 ontvangen.",
    ),
    (
        "energiecoaches",
        "  - wat: tevreden bewoners\n",
        "  - wat: tevreden bewoners\n    noot: Dat vraagt niemand na.\n",
        "Streefwaarde “tevreden bewoners”: nieuwe noot “Dat vraagt niemand na.”",
    ),
    (
        "warmtenet",
        "    toelichting: Het onderzoek wacht op gegevens.\n",
        "    toelichting: Het onderzoek wacht op cijfers.\n",
        "Voortgang (juni 2023): toelichting nu “… wacht op cijfers.”, was “… wacht op gegevens.”",
    ),
    (
        "doorstroming",
        "  - datum: 2022\n    wat: Een proef in Oudwater.\n",
        "  - datum: 2023\n    wat: Een proef in Oudwater.\n",
        "Mijlpaal “Een proef in Oudwater.”: 2023, was 2022.",
    ),
    (
        "bereikbaarheid",
        "uitdaging: Zonder auto komt men hier niet weg.\n",
        "uitdaging: Er rijdt bijna geen bus.\n",
        "Uitdaging: nu “Er rijdt bijna geen bus.”, was “Zonder auto komt men hier niet weg.”",
    ),
    (
        "agenda",
        "voorbehoud: true\n",
        "hele_agenda: true\n    voorbehoud: true\n",
        "Ondertekenaar Vlietcollege: de hele agenda.",
    ),
    (
        "regelingen",
        "    bedrag: 900000\n",
        "    bedrag: 950000\n",
        "Plafond: € 950.000, 2024-2025, was € 900.000, 2024-2025.",
    ),
)
"""What else an editor may do: in which file, the words of before and after; and what is told."""


def test_of_every_change_only_what_changed_is_told(
    story: dict[str, Commit], root: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", str(root), "here")
    here = Editor(tmp_path / "here")
    for name, before, after, _ in EDITS:
        here.change(name, before, after)
    lines = [line.replace("\u00a0", " ") for line in diff(here.root).lines]
    told = {line for line in lines if ": " in line}
    missing = [one for *_, one in EDITS if not any(line.endswith(f": {one}") for line in told)]
    assert missing == [], lines


SUMS = {"toegezegd", "aangevraagd", "mogelijk", "benodigd", "tekort"}


def totals(root: Path, oid: str) -> dict[str, int]:
    """The sums of a commit, and how many acties are open in each year, as the report has them."""
    parts = gihv("report", "financiering", "--rev", oid, "--format", "json", root=root).data[
        "delen"
    ]
    rows = {one["naam"]: one["rijen"] for one in parts}
    (still_open,) = (row for row in rows["acties_per_jaar"] if row["dekking"] == "open")
    sums = {row["wat"]: row["bedrag"] for row in rows["bedragen"] if row["wat"] in SUMS}
    return {name: count for name, count in still_open.items() if name.isdigit()} | sums


def consequences(root: Path, ends: str) -> dict[str, tuple[int, int]]:
    """The same totals before and after, as far as a diff says that they changed; 0 for none."""
    found = {}
    for part in diff(root, ends, "--format", "json").data["delen"]:
        for row in part["rijen"] if part["naam"].startswith("gevolgen") else []:
            was, nu = (
                one["bedrag"] if isinstance(one, dict) else one for one in (row["was"], row["nu"])
            )
            if row["wat"].isdigit() or row["wat"] in SUMS:
                found[row["wat"]] = (was if isinstance(was, int) else 0, nu)
    return found


@pytest.mark.thorough
def test_the_totals_are_those_of_the_report(story: dict[str, Commit], root: Path) -> None:
    readable = [one for one in story.values() if one.name != INVALID]
    known = {one.oid: totals(root, one.oid) for one in readable}
    pairs = [(one.parents[0], one.oid) for one in readable[1:] if one.parents[0] in known]
    assert len(pairs) == len(story) - 3
    for parent, oid in pairs:
        was, nu = known[parent], known[oid]
        both = {key: (was.get(key, 0), nu.get(key, 0)) for key in {**was, **nu}}
        expected = {
            key: (before, after) for key, (before, after) in both.items() if before != after
        }
        assert consequences(root, f"{parent}..{oid}") == expected
