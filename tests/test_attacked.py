"""Writing under attack: killed, interrupted, and two at once, at random moments.

A run of the tests makes a few attempts of each. `ATTACKS=500 pytest tests/test_attacked.py -n0 -s`
makes 500 kills, 500 times Ctrl-C and 200 pairs of writers (two fifths), and tells what it met; that
takes about a quarter of an hour.

In every second attempt the program waits around each file that it puts in its place: the moments in
which something could be half done are short, and are then met often.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest

from gihv.cli.files import DRAFT
from tests.command import MADE, REPOSITORY, gihv, write

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
_START = """
import os, signal, sys, time
from gihv.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # who starts us may ignore it
if sys.argv.pop(1) == "slow":
    def slow(step):
        return lambda *args: (time.sleep(0.005), step(*args), time.sleep(0.005))[1]
    os.replace, os.rename, os.fsync = slow(os.replace), slow(os.rename), slow(os.fsync)
sys.exit(main())
"""


def attempts(full: bool) -> int:
    return int(os.environ.get("ATTACKS", "12" if full else "4"))


def start(root: Path, args: tuple[str, ...], *, slow: bool = False) -> subprocess.Popen[bytes]:
    """A gihv of its own, in a folder."""
    return subprocess.Popen(
        [sys.executable, "-c", _START, "slow" if slow else "", *args],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


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


def findings(root: Path) -> int:
    """How many findings `validate` has."""
    return len(gihv("validate", "--format", "kort", root=root).lines)


def leftovers(root: Path) -> list[str]:
    """The drafts that lie there; a lock that nobody holds would do no harm."""
    return [path.name for path in root.rglob(f".*{DRAFT}")]


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
    old, began = contents(root), monotonic()
    assert start(root, COMMANDS[name]).wait(120) == 0
    new, whole = contents(root), monotonic() - began
    told = findings(root)
    assert old != new
    random = Random(f"{name} {number}")  # noqa: S311 - no secret
    met: Counter[str] = Counter()
    for n in range(max(1, attempts(full) // len(COMMANDS))):
        shutil.rmtree(root)
        shutil.copytree(template, root)
        process = start(root, COMMANDS[name], slow=bool(n % 2))
        if n % 3 == 0:
            sleep(random.uniform(0, whole))
        else:  # at a random moment of the writing, which is a small part of the run
            while process.poll() is None and not any(root.rglob(f".*{DRAFT}")):
                sleep(0.0005)
            sleep(random.uniform(0, 0.05 if n % 2 else 0.005) * (6 if name == "fmt" else 1))
        process.send_signal(number)
        code = process.wait(60)
        found = contents(root)
        state = {str(old): "old", str(new): "new"}.get(str(found), "between")
        met[f"{state} {code}"] += 1
        if number != signal.SIGKILL:
            assert (state in ("old", "new"), leftovers(root)) == (True, [])
            continue
        # each file as it was or as it is to be, and none is lost
        assert set(found.values()) <= {*old.values(), *new.values()}
        assert len(found) in (len(old), len(new))
        if name == "fmt":  # half in form is no mistake, and a second run does the rest
            assert gihv("fmt", root=root).code == 0
            assert (contents(root), leftovers(root)) == (new, [])
        elif state == "between":
            assert findings(root) > told
    print(f"\n{name}, {number.name}: {dict(met)}")  # noqa: T201 - the figures, with -s


def test_of_two_writers_at_once_both_changes_stand_or_one_is_refused(
    tmp_path: Path, full: bool
) -> None:
    template, root = made(tmp_path / "oud"), tmp_path / "nieuw"
    random = Random(0)  # noqa: S311 - no secret
    met: Counter[tuple[int, ...]] = Counter()
    for n in range(attempts(full) * 2 // 5 + len(PAIRS) - 1):
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(template, root)
        pair = PAIRS[n % len(PAIRS)]
        runs = []
        for args in pair:
            runs.append(start(root, args, slow=bool(n % 2)))
            sleep(random.uniform(0, 0.05))
        codes = [run.wait(120) for run in runs]
        met[tuple(codes)] += 1
        assert gihv("validate", root=root).code == 0
        agenda = b"".join(contents(root / "agenda").values())
        assert [word in agenda for word in (b"Linde", b"Olm")] == [not code for code in codes]
        assert 0 in codes
        assert leftovers(root) == []
    print(f"\npairs: {dict(met)}")  # noqa: T201 - the figures, with -s
