"""Writing a folder of files: whole or not at all, and never over what gihv did not make."""

import errno
import io
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Mapping
from itertools import count
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import pytest

from gihv.cli import files
from gihv.cli.files import DRAFT, LOCK, NotWritten, held
from gihv.cli.folder import LIST, outdated, replace_folder
from tests.command import write

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal, mode or link")

OLD = {"index.html": "oud\n", "stijl.css": "a{}\n", "actie/a.html": "a\n", "punt/p.html": "p\n"}
NEW = {"index.html": "nieuw\n", "stijl.css": "a{}\n", "actie/b.html": "b\n", "geld/g.html": "é\n"}
OWN = {"CNAME": "agenda.nl\n", "actie/foto.svg": "<svg/>\n"}
"""What somebody put in the folder."""
HEAD = (
    "Gemaakt door gihv. "
    "Bij een volgende export vervangt of verwijdert gihv alleen deze bestanden:\n"
)


def listed(*paths: str) -> str:
    return HEAD + "".join(f"{path}\n" for path in sorted(paths))


def standing(folder: Path) -> dict[str, bytes | None]:
    """All below a folder, hidden or not: None is a folder, or a link."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.is_file() and not path.is_symlink()
        else None
        for path in folder.rglob("*")
    }


def texts(folder: Path) -> dict[str, str]:
    """The files below a folder, without those that a killed run hid there."""
    files = ((path, text) for path, text in standing(folder).items() if text is not None)
    return {path: text.decode() for path, text in files if not path.startswith(".")}


def names(folder: Path) -> list[str]:
    """What stands right in a folder."""
    return sorted(path.name for path in folder.iterdir())


def whole(made: Mapping[str, str], own: Mapping[str, str] = {}) -> dict[str, bytes | None]:
    """What stands in a folder that holds these files of gihv, and these of somebody else."""
    texts = {**own, **made, LIST: listed(*made)}
    folders = {path.rpartition("/")[0] for path in texts} - {""}
    return dict.fromkeys(folders) | {path: text.encode() for path, text in texts.items()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with an earlier export, and what somebody put there."""
    folder = tmp_path / "site"
    replace_folder(folder, OLD)
    return write(folder, OWN)


# -- what stands there afterwards ------------------------------------------------------------


def test_a_new_folder_holds_the_files_and_a_list_of_them(tmp_path: Path) -> None:
    replace_folder(tmp_path / "site", NEW)
    assert standing(tmp_path / "site") == whole(NEW)
    assert (tmp_path / "site" / LIST).read_text("utf-8") == (
        f"{HEAD}actie/b.html\ngeld/g.html\nindex.html\nstijl.css\n"
    )
    assert names(tmp_path) == ["site"]


def test_the_folders_above_are_made(tmp_path: Path) -> None:
    replace_folder(tmp_path / "van" / "ons" / "site", NEW)
    assert standing(tmp_path / "van" / "ons" / "site") == whole(NEW)


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    replace_folder(tmp_path, NEW)
    assert standing(tmp_path) == whole(NEW)


def test_what_is_no_longer_made_goes_and_what_gihv_did_not_make_stays(site: Path) -> None:
    replace_folder(site, NEW)
    assert standing(site) == whole(NEW, OWN)
    assert names(site.parent) == ["site"]


def test_what_did_not_change_is_not_written_again(site: Path) -> None:
    style = (site / "stijl.css").stat()
    replace_folder(site, NEW)
    assert (site / "stijl.css").stat().st_ino == style.st_ino
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.*")}
    replace_folder(site, NEW)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*.*")} == before


def test_here_is_a_folder_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    replace_folder(Path(), OLD)
    replace_folder(Path(), NEW)
    assert standing(tmp_path) == whole(NEW)
    write(tmp_path, {"acties.html": "van mij\n"})
    with pytest.raises(NotWritten, match=r"^`acties\.html` staat er al"):
        replace_folder(Path(), {**NEW, "acties.html": ""})


@posix
def test_a_link_to_a_folder_stays_and_one_to_nothing_is_refused(site: Path) -> None:
    link, nowhere = site.parent / "koppeling", site.parent / "nergens"
    link.symlink_to("site")
    replace_folder(link, NEW)
    assert (link.is_symlink(), standing(site)) == (True, whole(NEW, OWN))
    nowhere.symlink_to("weg")
    with pytest.raises(NotADirectoryError) as refused:
        replace_folder(nowhere, NEW)
    assert refused.value.filename == str(nowhere)
    assert names(site.parent) == ["koppeling", "nergens", "site"]


def test_what_is_out_of_date_is_named(site: Path) -> None:
    assert outdated(site, OLD) == []
    assert outdated(site, NEW) == [
        *("actie/a.html", "actie/b.html", "geld/g.html", LIST, "index.html", "punt/p.html")
    ]
    (site / "stijl.css").write_bytes(b"a{}\r\n")
    assert outdated(site, OLD) == ["stijl.css"]
    (site / "stijl.css").unlink()
    assert outdated(site, OLD) == ["stijl.css"]
    (site / LIST).unlink()
    assert outdated(site, OLD) == sorted({*OLD, LIST})
    assert outdated(site / "nergens", OLD) == sorted({*OLD, LIST})


# -- what gihv did not make ------------------------------------------------------------------


def refused(folder: Path, made: Mapping[str, str], told: str) -> None:
    """Assert that nothing is written, with this reason."""
    before = standing(folder.parent)
    with pytest.raises(NotWritten) as why:
        replace_folder(folder, made)
    assert why.value.message == (
        f"`{told}` staat er al, en is niet door gihv gemaakt. Er is niets geschreven. "
        "Kies een andere map, of haal het daar weg."
    )
    assert standing(folder.parent) == before


@pytest.mark.parametrize("path", ["acties.html", "geld/g.html"])
def test_a_file_that_no_list_names_is_never_overwritten(site: Path, path: str) -> None:
    for text in ("van mij\n", NEW.get(path, "")):  # nor taken for ours when it is the same
        write(site, {path: text})
        refused(site, {**NEW, "acties.html": ""}, f"{site / path}")


def test_without_its_list_a_folder_is_somebody_elses(site: Path) -> None:
    (site / LIST).unlink()
    refused(site, NEW, f"{site / 'index.html'}")
    write(site, {LIST: "index.html\nactie/a.html\n"})
    refused(site, {"geld.html": ""}, f"{site / LIST}")


@posix
def test_nothing_is_written_through_a_link(site: Path) -> None:
    outside = write(site.parent / "buiten", {"x.html": "van mij\n"})
    (site / "geld").symlink_to(outside)
    refused(site, NEW, f"{site / 'geld'}")
    (site / "geld").unlink()
    (site / "geld").symlink_to("nergens")
    refused(site, NEW, f"{site / 'geld'}")
    (site / "geld").unlink()
    for target in (outside / "x.html", "nergens"):
        (site / "index.html").unlink()
        (site / "index.html").symlink_to(target)
        refused(site, NEW, f"{site / 'index.html'}")
    assert standing(outside) == {"x.html": b"van mij\n"}


def test_neither_a_folder_nor_a_file_gives_way_to_the_other(site: Path) -> None:
    refused(site, {"actie": ""}, f"{site / 'actie'}")
    refused(site, {"CNAME/x.html": ""}, f"{site / 'CNAME'}")


@pytest.mark.parametrize(
    "path",
    [
        "../buiten.html",
        "/BUITEN",
        "actie/../../buiten.html",
        "actie/../CNAME",
        "./CNAME",
        "actie//foto.svg",
        "..\\buiten.html",
        "C:buiten.html",
        ".git/config",
        ".",
        "",
        "actie",
        "actie/",
        "\0",
        "C:\\buiten.html",
    ],
)
def test_a_list_takes_away_nothing_but_a_file_below_it(site: Path, path: str) -> None:
    write(site.parent, {"buiten.html": "van mij\n", "site/.git/config": "van mij\n"})
    names = f"{listed(*OLD)}{path.replace('/BUITEN', str(site.parent / 'buiten.html'))}\n"
    write(site, {LIST: names})
    replace_folder(site, NEW)
    assert standing(site) == whole(NEW, OWN | {".git/config": "van mij\n"})
    assert (site.parent / "buiten.html").read_bytes() == b"van mij\n"


@posix
def test_a_list_takes_away_no_link_and_nothing_behind_one(site: Path) -> None:
    outside = write(site.parent / "buiten", {"x.html": "van mij\n"})
    (site / "map").symlink_to(outside)
    (site / "x.html").symlink_to(outside / "x.html")
    write(site, {LIST: listed(*OLD, "map", "map/x.html", "x.html")})
    replace_folder(site, NEW)
    assert standing(outside) == {"x.html": b"van mij\n"}
    assert {path.name for path in site.iterdir() if path.is_symlink()} == {"map", "x.html"}


def test_a_list_that_is_no_text_any_more_or_has_other_line_ends_is_read(site: Path) -> None:
    (site / LIST).write_bytes(listed(*OLD).replace("\n", "\r\n").encode() + b"\xff\r\n")
    replace_folder(site, NEW)
    assert standing(site) == whole(NEW, OWN)


# -- where it cannot be written --------------------------------------------------------------


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    write(tmp_path, {"bestand": "van mij\n"})
    for folder in (tmp_path / "bestand", tmp_path / "bestand" / "site"):
        with pytest.raises(OSError, match=str(folder).replace("\\", "\\\\")):
            replace_folder(folder, NEW)
    assert standing(tmp_path) == {"bestand": b"van mij\n"}


STEPS = ((os, "rename"), (os, "replace"), (os, "mkdir"), (io, "open"), (os, "open"))
"""The steps of writing that a system can refuse, by where they are found."""


def met(moment: Callable[[int], None], patched: Callable[[Any, str, Any], None]) -> None:
    """Have each step of writing call a function before it, with an odd number, and after it."""
    numbers = count(1)

    def watched(step: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*args: Any, **options: Any) -> Any:
            number = next(numbers)
            try:
                moment(2 * number - 1)
                return step(*args, **options)
            finally:
                moment(2 * number)

        return taken

    for place, name in STEPS:
        patched(place, name, watched(getattr(place, name)))


def error_of(folder: Path, made: Mapping[str, str]) -> tuple[int | None, str] | None:
    """The number of the error that writing a folder ends in, and what that names."""
    try:
        replace_folder(folder, made)
    except OSError as error:
        return error.errno, str(error.filename)
    return None


@pytest.mark.parametrize("stood", ["a site", "somebody's own", "nothing"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_an_error_at_any_step_leaves_the_folder_as_it_was(
    tmp_path: Path, number: int, stood: str
) -> None:
    own = {} if stood == "nothing" else OWN
    refused, last = 0, 0

    def refuse(moment: int) -> None:
        nonlocal last
        last = moment
        if moment == wrong:
            raise OSError(number, os.strerror(number))

    for wrong in count(1, 2):
        top = tmp_path / f"{wrong}"
        folder = top / "map" / "site"
        top.mkdir()
        if stood == "a site":
            replace_folder(folder, OLD)
        write(folder, own)
        before = standing(top)
        with pytest.MonkeyPatch.context() as patch:
            met(refuse, patch.setattr)
            told = error_of(folder, NEW)
        if told:
            refused += 1
            assert told == (number, str(folder))
            assert standing(top) == before
        else:  # also where that step is no loss: to clear away what is no longer needed
            assert texts(folder) == {**NEW, **own, LIST: listed(*NEW)}
        if last < wrong:
            break
    assert refused > 9


def test_no_file_waits_for_the_disk(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fsync")
    replace_folder(site, NEW)
    assert standing(site) == whole(NEW, OWN)


# -- two at once -----------------------------------------------------------------------------


def test_who_finds_another_writing_there_is_told(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    draft = site / f".0{DRAFT}"
    draft.mkdir()
    told = f"Een ander programma schrijft al in `{site}`. Er is niets geschreven. Probeer"
    with held(site), pytest.raises(NotWritten) as why:
        replace_folder(site, NEW)
    assert why.value.message.startswith(told)
    assert draft.exists(), "it may be of the other"


def test_what_a_killed_run_left_goes(site: Path) -> None:
    write(site, {f".0{DRAFT}/old-0": "oud\n", LOCK: ""})
    replace_folder(site, NEW)
    assert standing(site) == whole(NEW, OWN)


# -- interrupted and killed ------------------------------------------------------------------


def start(folder: Path, made: Mapping[str, str], number: int, moment: int) -> ForkServerProcess:
    """A process that writes a folder, and sends itself a signal at some moment of that."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "filelock"])
    process = context.Process(target=_writes, args=(folder, made, number, moment))
    process.start()
    return process


def _writes(folder: Path, made: Mapping[str, str], number: int, moment: int) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who starts us may ignore it
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)

    def attack(now: int) -> None:
        if now == moment:
            os.kill(os.getpid(), number)

    if moment:
        met(attack, setattr)
    try:
        replace_folder(folder, made)
    except KeyboardInterrupt:
        sys.exit(130)


def ended(process: ForkServerProcess) -> int | None:
    process.join(120)
    return process.exitcode


@posix
@pytest.mark.parametrize("before", [OLD, {}], ids=["a site", "somebody's own"])
def test_killed_at_any_moment_each_file_is_whole_and_the_next_run_mends_it(
    tmp_path: Path, before: Mapping[str, str], full: bool
) -> None:
    for moment in count(1, 1 if full else 7):
        folder = write(tmp_path / f"{moment}" / "site", OWN)
        if before:
            replace_folder(folder, before)
        code = ended(start(folder, NEW, signal.SIGKILL, moment))
        found = texts(folder)
        assert OWN.items() <= found.items()
        for path, text in found.items() - OWN.items():
            if path != LIST:
                assert path in found[LIST].splitlines(), "or the next run would not know it"
                assert text in (before.get(path), NEW.get(path))
        for made in (NEW, OLD) if moment % 2 else (OLD, NEW):
            replace_folder(folder, made)
            assert texts(folder) == {**made, **OWN, LIST: listed(*made)}
        if code == 0:
            break
    assert moment > 40


@posix
def test_interrupted_a_new_folder_is_whole_or_holds_nothing(tmp_path: Path, full: bool) -> None:
    states = set()
    for moment in count(1, 1 if full else 5):
        folder = tmp_path / f"{moment}" / "site"
        code = ended(start(folder, NEW, signal.SIGINT, moment))
        (folder / LOCK).unlink(missing_ok=True)  # it may be made while it is given up
        states.add(made := folder.exists() and any(folder.iterdir()))
        if made:
            assert standing(folder) == whole(NEW)
        if code == 0:
            break
    assert True in states
    assert moment > 20


@posix
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, -signal.SIGHUP)],
)
def test_a_request_to_stop_waits_until_all_stand_in_their_place(
    site: Path, number: signal.Signals, code: int
) -> None:
    assert ended(start(site, NEW, number, 30)) == code
    (site / LOCK).unlink(missing_ok=True)  # a shell that is closed leaves it
    assert standing(site) == whole(NEW, OWN)


@posix
def test_of_two_that_write_at_once_the_folder_is_that_of_one(tmp_path: Path, full: bool) -> None:
    for n in range(8 if full else 2):
        folder = tmp_path / f"{n}" / "site"
        runs = [start(folder, made, 0, 0) for made in (OLD, NEW)]
        assert [ended(one) for one in runs] == [0, 0]
        assert standing(folder) in (whole(OLD), whole(NEW))
        assert names(folder.parent) == ["site"]
