"""Writing under attack: killed, interrupted, and two at once, at random moments.

A run of the tests makes a few attempts of each. `ATTACKS=500 pytest tests/test_attacked.py -n0 -s`
makes 500 kills, 500 times Ctrl-C and 200 pairs of writers (two fifths), and tells what it met: how
the files stand (old, new, or between), with which code, how often. That takes some minutes.

In every second attempt the program waits around each file that it puts in its place: the moments in
which something could be half done are short, and are then met often.
"""

import multiprocessing
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import product
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest

from gihv.cli.files import DRAFT
from gihv.cli.main import app_for
from gihv.cli.run import run
from tests.command import MADE, gihv, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

DOCUMENT = "agenda.md"
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "set": ("set", "2", "nummer=13", "titel=Bouw en hout"),
    "new": ("new", "organisatie", "Waterschap Meer", "--soort", "overheid"),
    "fmt": ("fmt",),
    "export": ("export", "-o", DOCUMENT),
}
PAIRS = (
    (("set", "1.1", "nummer=13", "titel=Linde"), ("set", "1.2", "nummer=13", "titel=Olm")),
    (("new", "actie", "1", "Linde"), ("new", "actie", "1", "Olm")),
    (("set", "1.1", "omschrijving=Linde"), ("set", "1.1", "titel=Olm")),
    (("set", "1", "nummer=13", "titel=Linde"), ("set", "1.1", "nummer=7", "titel=Olm")),
    tuple(
        ("new", "organisatie", name, "--id=boom", "--soort=overheid") for name in ("Linde", "Olm")
    ),
)
"""Two commands at once: what the first writes has the word Linde, and that of the other Olm."""


def attempts(full: bool) -> int:
    return int(os.environ.get("ATTACKS", "12" if full else "4"))


class Run:
    """A gihv of its own, in a folder; what it imports is loaded already."""

    def __init__(self, root: Path, args: Sequence[str], *, slow: bool = False) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__, "filelock", "jsonschema", "ruamel.yaml"])
        self._news, told = context.Pipe(duplex=False)
        self.process = context.Process(target=_gihv, args=(root, args, slow, told))
        self.process.start()
        told.close()

    def writes(self) -> None:
        """Wait until its first file is prepared, or it ends."""
        self._news.poll(120)

    def ended(self) -> int | None:
        """The code that it ends with; below 0 the signal that ended it."""
        self.process.join(120)
        self._news.close()
        return self.process.exitcode


def _gihv(root: Path, args: Sequence[str], slow: bool, told: Connection) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who starts us may ignore it
    with Path(os.devnull).open("w") as nowhere:
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)
    os.chdir(root)
    for step in ("replace", "rename", "fsync") if slow else ():
        setattr(os, step, _slow(getattr(os, step)))
    os.fsync = _telling(os.fsync, told)
    sys.exit(run(app_for(args), args))


def _telling(step: Callable[..., None], told: Connection) -> Callable[..., None]:
    def taken(*file: object) -> None:
        told.send_bytes(b"-")
        step(*file)

    return taken


def _slow(step: Callable[..., None]) -> Callable[..., None]:
    def taken(*args: object) -> None:
        sleep(0.005)
        step(*args)
        sleep(0.005)

    return taken


def made(root: Path, *, untidy: bool = False) -> Path:
    """A repository with the made agenda, its schemas and a document."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(MADE, root)
    write(root, {DOCUMENT: "Een ouder document.\n"})
    for path in root.rglob("agenda/0*/*.yaml") if untidy else ():
        path.write_bytes(path.read_bytes().replace(b"titel: ", b"titel:   "))
    assert gihv("schema", "--bijwerken", root=root).code == 0
    return root


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a repository but those that begin with a dot."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("[!.]*")
        if path.is_file()
    }


def findings(root: Path) -> set[str]:
    """What `validate` finds, a line each."""
    return set(gihv("validate", "--format", "kort", root=root).lines)


def drafts(root: Path) -> list[str]:
    """The drafts that lie there; a lock that nobody holds would do no harm."""
    there = [name for _, _, names in os.walk(root) for name in names]
    return [name for name in there if name.endswith(DRAFT)]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        *product(COMMANDS, (signal.SIGKILL, signal.SIGINT)),
        ("export", signal.SIGTERM),  # which ends a run by itself outside of `alone`
    ],
)
def test_stopped_at_any_moment_files_are_whole_and_after_ctrl_c_the_change_too(
    tmp_path: Path, name: str, number: signal.Signals, full: bool
) -> None:
    template, root = made(tmp_path / "oud", untidy=name == "fmt"), tmp_path / "nieuw"
    shutil.copytree(template, root)
    assert Run(root, ("--version",)).ended() == 0  # what is loaded once does not count
    old, began = contents(root), monotonic()
    assert Run(root, COMMANDS[name]).ended() == 0
    new, whole = contents(root), monotonic() - began
    told = findings(template) | findings(root)
    assert old != new
    random = Random(f"{name} {number}")  # noqa: S311 - no secret
    met: Counter[str] = Counter()
    n, left = 0, max(1, attempts(full) // len(COMMANDS))
    while left:
        n += 1
        shutil.rmtree(root)
        shutil.copytree(template, root)
        attempt = Run(root, COMMANDS[name], slow=bool(n % 2))
        if n % 3 == 0:
            sleep(random.uniform(0, whole))
        else:  # at a random moment of the writing, which is a small part of the run
            attempt.writes()
            sleep(random.uniform(0, 0.05 if n % 2 else 0.005) * (6 if name == "fmt" else 1))
        if attempt.process.is_alive():  # who was ready before does not count
            with suppress(ProcessLookupError):
                os.kill(attempt.process.pid or 0, number)
                left -= 1
        code = attempt.ended()
        found = contents(root)
        state = "old" if found == old else "new" if found == new else "between"
        met[f"{state} {code}"] += 1
        if number != signal.SIGKILL:
            assert (state in ("old", "new"), drafts(root)) == (True, [])
            continue
        # each file as it was or as it is to be, and none is lost
        assert set(found.values()) <= {*old.values(), *new.values()}
        assert len(found) in (len(old), len(new))
        if name == "fmt":  # half in form is no mistake, and a second run does the rest
            assert gihv("fmt", root=root).code == 0
            assert (contents(root), drafts(root)) == (new, [])
        elif state == "between":
            assert findings(root) - told
    print(f"\n{name}, {number.name}: {dict(met)}")  # noqa: T201 - the figures, with -s


def test_of_two_writers_at_once_both_changes_stand_or_one_is_refused(
    tmp_path: Path, full: bool
) -> None:
    template, root = made(tmp_path / "oud"), tmp_path / "nieuw"
    random = Random(0)  # noqa: S311 - no secret
    met: Counter[tuple[int | None, ...]] = Counter()
    for n in range(attempts(full) * 2 // 5 + len(PAIRS) - 1):
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(template, root)
        pair = PAIRS[n % len(PAIRS)]
        runs = []
        for args in pair:
            runs.append(Run(root, args, slow=bool(n % 2)))
            sleep(random.uniform(0, 0.05))
        codes = [one.ended() for one in runs]
        met[tuple(codes)] += 1
        assert gihv("validate", root=root).code == 0
        agenda = b"".join(contents(root / "agenda").values())
        assert [word in agenda for word in (b"Linde", b"Olm")] == [not code for code in codes]
        assert 0 in codes
        assert drafts(root) == []
    print(f"\npairs: {dict(met)}")  # noqa: T201 - the figures, with -s
