"""Revisions of the files, as git has them: as they stood on disk, or a clear word why not."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pytest

from gihv.copies import copies
from gihv.diagnostics import FileError
from gihv.git import Commit, GitError, oid_of, opened
from gihv.tree import MAX_BYTES, Link, TooLarge, Tree, Unreadable, WorkTree
from tests.helpers import BASE
from tests.repositories import Repository, repository

BOMEN = "agenda/01-groen/01-bomen.yaml"
ACTIE = {BOMEN: "nummer: 1\ntitel: Bomen planten\n"}
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names or links")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a small agenda, committed once."""
    made = repository(tmp_path_factory.mktemp("voorbeeld"))
    made.commit({**BASE, **ACTIE})
    return made.root


@pytest.fixture
def repo(tmp_path: Path, template: Path) -> Repository:
    """A copy of the template to change."""
    return Repository(copytree(template, tmp_path / "repo"))


@pytest.fixture
def local_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the local time zone, where the platform lets a program do so."""
    if not hasattr(time, "tzset"):
        pytest.skip("this platform has one time zone for all programs")

    def of(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield of
    monkeypatch.undo()
    time.tzset()


def content(tree: Tree, path: str) -> bytes | str:
    """The content of a file, or why it cannot be read."""
    try:
        return tree.read(path)
    except FileError as error:
        return f"{type(error).__name__}: {error.message} {error.hint}"


def contents(tree: Tree) -> dict[str, bytes | str]:
    return {path: content(tree, path) for path in tree.files()}


def contents_of(root: Path, rev: str = "HEAD") -> dict[str, bytes | str]:
    """All files of a revision, in the order in which they are listed."""
    with opened(root) as history:
        return contents(history.tree(history.commit(rev)))


def texts(root: Path, rev: str = "HEAD") -> str:
    """What the one actie holds in a revision."""
    found = contents_of(root, rev)[BOMEN]
    return found.decode() if isinstance(found, bytes) else found


def commit_of(root: Path, rev: str) -> Commit:
    with opened(root) as history:
        return history.commit(rev)


def refused(root: Path, rev: str = "HEAD") -> str:
    """Why a revision cannot be read."""
    with pytest.raises(GitError) as caught:
        contents_of(root, rev)
    return str(caught.value)


def stood(root: Path, day: str) -> str:
    """The name of the commit where HEAD stood at the end of a day."""
    with opened(root) as history:
        return history.last_of(date.fromisoformat(day)).oid


# -- the same as on disk ---------------------------------------------------------------------


def test_a_clean_checkout_has_the_same_files_with_the_same_content(repo: Repository) -> None:
    repo.commit(
        {
            "agenda/01-groen/02-struiken.yaml": b"\xef\xbb\xbfnummer: 2\r\ntitel: Struiken\r\n\x00",
            "agenda/01-groen/.verborgen.yaml": "",
            "agenda/01-groen/03-gras.yaml~": "",
            "agenda/Thumbs.db": "",
            "agenda/README.md": "# Agenda\n",
            "agenda/02-water/diep/er/noot.txt": "",
            "agenda/02-water/leeg.yaml": "",
            "agenda/02-water.yaml": "a: 1\n",
            "agenda/02-water-b/speerpunt.yaml": "a: 1\n",
            "agenda/03-lucht.yaml/x.txt": "een map",
            "agenda-oud/agenda.yaml": "a: 1\n",
        }
    )
    found = contents_of(repo.root)
    assert list(found.items()) == list(contents(WorkTree(repo.root)).items())
    assert "agenda/02-water/diep/er/noot.txt" in found
    assert found["agenda/03-lucht.yaml"] == (
        "Unreadable: Dit is een map, geen bestand. haal `.yaml` uit de naam."
    )


@POSIX
@pytest.mark.parametrize("target", ["01-bomen.yaml", "../../bron.yaml", "..", "../../elders", "/"])
@pytest.mark.parametrize("path", [BOMEN, "agenda/01-groen/bijlagen"])
def test_a_link_is_told_as_on_disk(target: str, path: str, repo: Repository) -> None:
    repo.commit({BOMEN: None, "bron.yaml": "nummer: 1\n", "elders/x": ""})
    (repo.root / path).symlink_to(target)
    repo.commit({})
    if target == "/":  # it leads out of the repository: what stands there is not of the revision
        assert isinstance(refusal(repo, path), Link)
    else:
        assert contents_of(repo.root) == contents(WorkTree(repo.root))


def refusal(repo: Repository, path: str) -> FileError:
    """Why a file of HEAD is not read."""
    with opened(repo.root) as history, pytest.raises(FileError) as caught:
        history.tree(history.commit("HEAD")).read(path)
    return caught.value


def test_a_file_that_is_too_large_is_so_in_a_revision(repo: Repository) -> None:
    large = "agenda/01-groen/02-struiken.yaml"
    repo.commit({large: b"#" * (MAX_BYTES + 1), BOMEN: b"#" * MAX_BYTES})
    assert isinstance(refusal(repo, large), TooLarge)
    for early in (False, True):
        with opened(repo.root) as history:
            tree = history.tree(history.commit("HEAD"))
            if early:
                tree.prefetch()
            assert contents(tree) == contents(WorkTree(repo.root))


def test_a_submodule_is_a_folder_that_is_not_entered(repo: Repository, tmp_path: Path) -> None:
    other = repository(tmp_path / "ander")
    other.commit({"02-struiken.yaml": "nummer: 2\n"})
    file = ("-c", "protocol.file.allow=always")
    repo.git(*file, "submodule", "--quiet", "add", str(other.root), "agenda/02-water")
    repo.commit({})
    assert contents_of(repo.root)["agenda/02-water/"] == (
        "Unreadable: Dit is een submodule van git. zet de bestanden zelf in de agenda."
    )


def test_what_is_not_there_cannot_be_read(repo: Repository) -> None:
    for path in ("agenda/niets.yaml", "schema/actie.schema.json"):
        error = refusal(repo, path)
        assert isinstance(error, Unreadable)
        assert error.message == "Dit kan niet worden gelezen: het bestaat niet."


def test_the_copies_of_the_schemas_are_read_and_not_listed(repo: Repository) -> None:
    repo.commit(dict(copies()))
    repo.commit(dict.fromkeys(copies(), "{}\n"))
    with opened(repo.root) as history:
        tree = history.tree(history.commit("HEAD~1"))
        assert {path: tree.read(path).decode() for path in copies()} == copies()
        assert tree.files() == sorted({**BASE, **ACTIE})


def test_all_files_can_be_read_at_once(repo: Repository) -> None:
    """More than fits in a pipe in either direction, and one content under many names."""
    acties = {
        f"agenda/01-groen/{at:04}-actie-{at}.yaml": f"nummer: {at // 2}\n" + "#" * 3000
        for at in range(500)
    }
    repo.commit(acties)
    with opened(repo.root) as history:
        tree = history.tree(history.commit("HEAD"))
        tree.prefetch()
        assert contents(tree) == contents(WorkTree(repo.root))


def test_each_file_has_the_name_that_git_gives_to_its_content(repo: Repository) -> None:
    with opened(repo.root) as history:
        tree = history.tree(history.commit("HEAD"))
        assert list(tree.oids) == tree.files()
        assert {path: oid_of(tree.read(path), oid) for path, oid in tree.oids.items()} == tree.oids
        assert tree.oids[BOMEN] == repo.git("rev-parse", f"HEAD:{BOMEN}")


# -- names of revisions ----------------------------------------------------------------------


class Three(NamedTuple):
    """A repository with three commits, by their names; the second has a tag."""

    root: Path
    names: list[str]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Three:
    made = repository(tmp_path_factory.mktemp("drie"))
    first = made.commit({**BASE, **ACTIE})
    second = made.commit({BOMEN: "twee"}, message="De tweede")
    made.git("tag", "--annotate", "--message=Vastgesteld", "v2")
    made.git("tag", "--annotate", "--message=Nog eens", "v2-opnieuw", "v2")
    return Three(made.root, [first, second, made.commit({BOMEN: "drie"})])


def test_a_commit_has_names_parents_and_a_day(three: Three) -> None:
    first, second, third = three.names
    found = commit_of(three.root, "HEAD")
    assert tuple(found) == (third, (second,), date(2014, 2, 3))
    assert found.kort == third[:7]
    assert commit_of(three.root, first).parents == ()


@pytest.mark.parametrize(
    ("rev", "at"),
    [
        *[("HEAD", 2), ("@", 2), ("main", 2), ("refs/heads/main", 2), ("HEAD~1", 1), ("HEAD^", 1)],
        *[("HEAD~2", 0), ("v2", 1), ("v2-opnieuw", 1), ("v2~1", 0), ("tags/v2^{}", 1)],
        *[("HEAD^{/tweede}", 1), ("main@{1}", 1)],
    ],
)
def test_a_revision_goes_by_every_name_that_git_knows(rev: str, at: int, three: Three) -> None:
    assert commit_of(three.root, rev).oid == three.names[at]


def test_a_revision_goes_by_its_first_digits(three: Three) -> None:
    assert [commit_of(three.root, one[:7]).oid for one in three.names] == three.names
    assert texts(three.root, three.names[1][:7]) == "twee"


@pytest.mark.parametrize(
    "rev",
    [
        *["", "-", "--upload-pack=x", "HEAD\nHEAD", "HEAD\0", "HEAD\t", "\x1b[2J", "HEAD\x7f"],
        *[":/tweede", "HEAD:agenda", "HEAD~1..HEAD", "HEAD...main", ":"],
    ],
)
def test_what_names_no_single_revision_is_refused(rev: str, three: Three) -> None:
    assert refused(three.root, rev).startswith(f"`{rev}` is geen naam van één versie. Noem een tak")


@pytest.mark.parametrize("rev", ["niets", "HEAD~9", "f" * 40, "0" * 7, "HEAD^2", "^HEAD", " ", "é"])
def test_a_revision_that_is_not_there(rev: str, three: Three) -> None:
    assert refused(three.root, rev) == (
        f"git kent hier geen versie `{rev}`. "
        "`git log --oneline` noemt de versies, `git branch --all` de takken."
    )


def test_what_is_no_commit_is_no_revision(repo: Repository) -> None:
    blob = repo.git("rev-parse", f"HEAD:{BOMEN}")
    repo.git("tag", "plaatje", blob)
    assert refused(repo.root, "plaatje").startswith("git kent hier geen versie `plaatje`.")
    assert refused(repo.root, blob).startswith(f"git kent hier geen versie `{blob}`.")


def test_first_digits_that_fit_more_than_one_commit(repo: Repository) -> None:
    raw = repo.git("cat-file", "commit", "HEAD")
    known: dict[str, str] = {}
    for at in range(10**6):
        one = f"{raw}\n{at}"
        name = hashlib.sha1(f"commit {len(one)}\0{one}".encode()).hexdigest()[:4]  # noqa: S324 - git's
        if name in known:
            break
        known[name] = one
    for at, made in enumerate((known[name], one)):
        (repo.root / str(at)).write_text(made, encoding="utf-8", newline="")
        repo.git("hash-object", "-t", "commit", "-w", str(at))
    assert refused(repo.root, name) == f"`{name}` past bij meer dan één versie. Geef meer tekens."


def test_first_digits_that_also_fit_a_file_are_those_of_the_commit(repo: Repository) -> None:
    head = repo.git("rev-parse", "HEAD")
    at = next(at for at in range(10**6) if oid_of(b"%d" % at, head).startswith(head[:4]))
    repo.commit({"los": b"%d" % at})
    assert commit_of(repo.root, head[:4]).oid == head


def test_nothing_was_committed_yet(tmp_path: Path) -> None:
    root = repository(tmp_path / "nieuw").root
    assert refused(root).endswith("In git is hier nog niets vastgelegd. Doe dat met `git commit`.")
    with opened(root) as history, pytest.raises(GitError, match="nog niets vastgelegd"):
        history.last_of(date(2014, 1, 1))


def test_a_revision_without_an_agenda(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    first = repo.commit({"README.md": "", "agenda": "geen map"})
    assert refused(repo.root) == (
        f"In versie {first[:7]} van 3 februari 2014 is er geen map `agenda/`. "
        "Noem een latere versie."
    )


# -- repositories of every kind --------------------------------------------------------------


def test_names_of_sha_256(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo", "--object-format=sha256")
    head = repo.commit({**BASE, **ACTIE})
    assert len(head) == 64
    assert contents_of(repo.root, head[:7]) == contents(WorkTree(repo.root))
    with opened(repo.root) as history:
        tree = history.tree(history.commit("HEAD"))
        assert {path: oid_of(tree.read(path), head) for path in tree.files()} == tree.oids


def test_objects_borrowed_from_another_repository(repo: Repository, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", "--shared", str(repo.root), str(tmp_path / "kloon"))
    assert contents_of(tmp_path / "kloon") == contents(WorkTree(repo.root))


def test_objects_in_a_pack(repo: Repository) -> None:
    repo.commit({BOMEN: "nummer: 1\n" * 500})
    repo.commit({BOMEN: "nummer: 1\n" * 501})
    repo.git("gc", "--quiet", "--aggressive")
    assert texts(repo.root, "HEAD~1") == "nummer: 1\n" * 500


def test_a_linked_work_tree_has_its_own_head(repo: Repository, tmp_path: Path) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.git("worktree", "add", "--quiet", "-b", "tak", str(tmp_path / "tak"))
    second = Repository(tmp_path / "tak").commit({BOMEN: "op de tak"})
    assert texts(tmp_path / "tak") == "op de tak"
    assert [commit_of(repo.root, one).oid for one in ("HEAD", "tak")] == [first, second]


def test_an_agenda_inside_a_submodule(repo: Repository, tmp_path: Path) -> None:
    whole = repository(tmp_path / "geheel")
    file = ("-c", "protocol.file.allow=always")
    whole.git(*file, "submodule", "--quiet", "add", str(repo.root), "deel")
    whole.commit({})
    assert contents_of(whole.root / "deel") == contents(WorkTree(repo.root))


@pytest.mark.parametrize(
    "folder", ["deel/van het geheel", pytest.param("een\nregel", marks=POSIX), "-C", ":(top)", "*"]
)
def test_an_agenda_in_a_folder_of_a_repository(folder: str, tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    beside = {"agenda/agenda.yaml": "een andere agenda", "schema/actie.schema.json": "x"}
    schema = {"schema/actie.schema.json": "{}"}
    repo.commit({**beside, **{f"{folder}/{path}": one for path, one in {**BASE, **schema}.items()}})
    root = repo.root / folder
    assert contents_of(root) == contents(WorkTree(root)) != {}
    with opened(root) as history:
        tree = history.tree(history.commit("HEAD"))
        assert tree.read("schema/actie.schema.json") == b"{}"


@POSIX
def test_names_that_are_not_utf_8(repo: Repository) -> None:
    names = [b"02-caf\xe9.yaml", b"03-een\nregel.yaml", "04-één.yaml".encode(), b"05-\x01\xff.yaml"]
    folder = os.fsencode(repo.root / "agenda" / "01-groen")
    for name in names:
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(name)
    repo.commit({})
    found = contents_of(repo.root)
    assert found == contents(WorkTree(repo.root))
    assert [one for one in map(os.fsencode, found) if one[16:] in names] == [
        b"agenda/01-groen/" + name for name in names
    ]


def test_the_folder_may_be_named_from_where_one_stands(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repo.root)
    assert contents_of(Path()) == contents(WorkTree(repo.root))


# -- where HEAD stood ------------------------------------------------------------------------


def test_the_last_of_a_day_in_local_time(
    repo: Repository, local_time: Callable[[str], None]
) -> None:
    late = repo.commit({}, "2014-03-01T23:30:00+00:00")
    local_time("UTC")
    assert stood(repo.root, "2014-03-01") == late
    assert commit_of(repo.root, late).datum == date(2014, 3, 1)
    local_time("Europe/Amsterdam")
    assert stood(repo.root, "2014-03-01") == repo.git("rev-parse", "HEAD~1")
    assert commit_of(repo.root, late).datum == date(2014, 3, 2)


def test_what_was_on_a_branch_counts_from_its_merge(repo: Repository) -> None:
    repo.git("switch", "--quiet", "-c", "tak")
    repo.commit({"tak": ""}, "2014-03-10T12:00:00+00:00")
    repo.git("switch", "--quiet", "main")
    before = repo.commit({"main": ""}, "2014-03-05T12:00:00+00:00")
    repo.git("merge", "--quiet", "--no-ff", "tak", date="2014-04-01T12:00:00+00:00")
    assert stood(repo.root, "2014-03-31") == before
    assert stood(repo.root, "2014-04-01") == repo.git("rev-parse", "HEAD")
    assert stood(repo.root, "2099-01-01") == repo.git("rev-parse", "HEAD")


def test_before_the_first_commit_the_oldest_day_is_named(repo: Repository) -> None:
    repo.commit({}, "2014-03-05T12:00:00+00:00")
    with opened(repo.root) as history, pytest.raises(GitError) as caught:
        history.last_of(date(2013, 12, 31))
    assert str(caught.value) == (
        "Op 31 december 2013 stond er nog niets in git. De oudste versie is van 3 februari 2014; "
        "geef een datum vanaf die dag."
    )


@pytest.mark.parametrize(
    "moment",
    ["99999999999999 +0000", "0 +9999", "1 -9999", pytest.param("9" * 5000 + " +0", id="long")],
)
def test_a_moment_that_cannot_be_is_no_reason_to_stop(moment: str, repo: Repository) -> None:
    raw = repo.git("cat-file", "commit", "HEAD").encode() + b"\n"
    wrong = raw.replace(b"1391428800 +0000", moment.encode())
    assert wrong != raw
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=repo.root,
        input=wrong,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert commit_of(repo.root, made.stdout.decode().strip()).datum.year in {1969, 1970}


# -- what git says when it cannot ------------------------------------------------------------


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert refused(tmp_path) == (
        "De agenda staat niet in git, dus eerdere versies zijn er niet. Noem met `--map` een map "
        "die in git staat, of begin met `git init`."
    )


def test_git_tells_why_it_stops(repo: Repository) -> None:
    (repo.root / ".git" / "config").write_text("[core]\n\trepositoryformatversion = 99\n")
    assert refused(repo.root) == (
        "git hield ermee op: Expected git repo version <= 1, found 99. "
        "Kijk of `git log` in deze map werkt."
    )


def test_a_file_that_git_can_only_read_in_part(repo: Repository) -> None:
    """git announces how long it is before it finds that it is damaged."""
    oid = repo.git("rev-parse", f"HEAD:{BOMEN}")
    file = repo.root / ".git" / "objects" / oid[:2] / oid[2:]
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:20])
    with opened(repo.root) as history:
        tree = history.tree(history.commit("HEAD"))
        with pytest.raises(GitError, match=f"git hield ermee op: .*{oid}"):
            tree.read(BOMEN)


def test_a_folder_that_git_does_not_have(repo: Repository) -> None:
    oid = repo.git("rev-parse", "HEAD:agenda/01-groen")
    (repo.root / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    assert refused(repo.root).startswith("Niet alles van deze versie staat op deze computer.")


def test_the_same_error_again(tmp_path: Path) -> None:
    with opened(tmp_path / "niets") as history:
        for _ in range(2):
            with pytest.raises(GitError, match="git hield ermee op: cannot change to"):
                history.commit("HEAD")


def test_an_interrupted_reading_ends_git(repo: Repository) -> None:
    """While more is asked for, and more answered, than anyone reads."""
    acties = {f"agenda/01-groen/{at:03}-a.yaml": f"{at}" + "#" * 50_000 for at in range(200)}
    repo.commit(acties)
    with opened(repo.root) as history:
        git = history._git
        tree = history.tree(history.commit("HEAD"))
        next(git.ask_all([*tree.oids.values()] * 100, MAX_BYTES))
    assert git._answered.closed


@POSIX
@pytest.mark.thorough
def test_a_git_that_hangs_ends_with_the_context(repo: Repository, tmp_path: Path) -> None:
    folder = tmp_path / "hangt"
    folder.mkdir()
    slow = folder / "git"
    slow.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(600)\n")
    slow.chmod(0o755)
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom gihv.git import opened\n"
        "signal.signal(signal.SIGALRM, lambda *_: sys.exit('klaar'))\nsignal.alarm(1)\n"
        "with opened(Path.cwd()) as history:\n    history.commit('HEAD')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=repo.root,
        env={**os.environ, "PATH": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert run.stderr == b"klaar\n"
