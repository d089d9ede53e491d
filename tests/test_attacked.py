"""Writing under attack: killed, interrupted, and two at once, at random moments.

A run of the tests makes a few attempts of each. `ATTACKS=500 pytest tests/test_attacked.py -n0 -s`
makes 500 kills, 500 times Ctrl-C and 200 pairs of writers (two fifths), and tells what it met: how
the files stand (old, new, or between), with which code, how often. That takes some minutes.

Every second attempt is right before or after a file is saved to disk or put in its place: the
moments in which something could be half done are short, and are then met often.
"""

import multiprocessing
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import count, product
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import NamedTuple

import pytest

from gihv.cli.files import DRAFT
from gihv.cli.main import APP
from gihv.cli.run import run
from tests.command import MADE, gihv, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

DOCUMENT = "agenda.md"
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "set": ("set", "2", "nummer=13", "titel=Bouw en hout"),
    "new": ("new", "organisatie", "Waterschap Meer", "--soort", "overheid"),
    "new actie": ("new", "actie", "1", "Linde", "--nummer", "2"),
    "move": ("move", "1.3", "1.1"),
    "move out": ("move", "3.2", "1.2"),
    "remove": ("remove", "1.3"),
    "fmt": ("fmt",),
    "rename": ("rename", "gemeente-meerwijk", "gemeente-meer"),
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


def start(root: Path, args: Sequence[str], number: int = 0, moment: int = 0) -> ForkServerProcess:
    """A gihv of its own, in a folder, that sends itself a signal at some moment of its writing.

    What it imports is loaded already.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "filelock", "jsonschema", "ruamel.yaml"])
    process = context.Process(target=_gihv, args=(root, args, number, moment))
    process.start()
    return process


def _gihv(root: Path, args: Sequence[str], number: int, moment: int) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who starts us may ignore it
    with Path(os.devnull).open("w") as nowhere:
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)
    os.chdir(root)
    moments = count(1)
    for step in ("replace", "rename", "unlink", "fsync") if moment else ():
        setattr(os, step, _attacked(getattr(os, step), number, moment, moments))
    sys.exit(run(APP, args))


def _attacked(
    step: Callable[..., None], number: int, moment: int, moments: Iterator[int]
) -> Callable[..., None]:
    """A step of writing that counts the moments before it and after it, and attacks at one."""

    def met() -> None:
        if next(moments) == moment:
            os.kill(os.getpid(), number)

    def taken(*args: object) -> None:
        met()
        step(*args)
        met()

    return taken


def ended(process: ForkServerProcess) -> int | None:
    """The code that a process ends with; below 0 the signal that ended it."""
    process.join(120)
    return process.exitcode


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


class Whole(NamedTuple):
    """A command that nobody stops: where it began, what it made of that, and how long it took."""

    template: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    seconds: float
    told: set[str]
    """What `validate` finds before it and after it."""


@pytest.fixture(scope="module")
def wholes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Whole]:
    """A command by its name; each runs once."""

    @cache
    def whole(name: str) -> Whole:
        template = made(tmp_path_factory.mktemp("oud"), untidy=name == "fmt")
        root = tmp_path_factory.mktemp("nieuw") / "nieuw"
        shutil.copytree(template, root)
        assert ended(start(root, ("--version",))) == 0  # what is loaded once does not count
        old, began = contents(root), monotonic()
        assert ended(start(root, COMMANDS[name])) == 0
        new, seconds = contents(root), monotonic() - began
        return Whole(template, old, new, seconds, findings(template) | findings(root))

    return whole


@pytest.mark.parametrize(
    ("name", "number"),
    [
        *(
            pytest.param(name, number, marks=() if name == "set" else pytest.mark.thorough)
            for name, number in product(COMMANDS, (signal.SIGKILL, signal.SIGINT))
        ),
        ("export", signal.SIGTERM),  # which ends a run by itself outside of `alone`
    ],
)
def test_stopped_at_any_moment_files_are_whole_and_after_ctrl_c_the_change_too(
    tmp_path: Path,
    wholes: Callable[[str], Whole],
    name: str,
    number: signal.Signals,
    full: bool,
) -> None:
    template, old, new, whole, told = wholes(name)
    root = tmp_path / "nieuw"
    moments = 4 * sum(old.get(path) != content for path, content in new.items())
    assert moments
    random = Random(f"{name} {number}")  # noqa: S311 - no secret
    met: Counter[str] = Counter()
    n, left = 0, max(1, attempts(full) // len(COMMANDS))
    while left:
        n += 1
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(template, root)
        moment = random.randint(1, moments) if n % 2 else 0
        process = start(root, COMMANDS[name], number, moment)
        if not moment:
            sleep(random.uniform(0, whole))
            with suppress(ProcessLookupError):
                os.kill(process.pid or 0, number)
        code = ended(process)
        left -= code != 0  # who was ready before does not count
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
            runs.append(start(root, args))
            sleep(random.uniform(0, 0.05))
        codes = [ended(one) for one in runs]
        met[tuple(codes)] += 1
        assert gihv("validate", root=root).code == 0
        agenda = b"".join(contents(root / "agenda").values())
        assert [word in agenda for word in (b"Linde", b"Olm")] == [not code for code in codes]
        assert 0 in codes
        assert set(codes) <= {0, 2}, "who comes too late is told that it could not be done"
        assert drafts(root) == []
    print(f"\npairs: {dict(met)}")  # noqa: T201 - the figures, with -s
