"""Whole processes, cold, without a cache: `python -m tests.bench [N …]`.

For the real agenda and for made ones of N acties (3,000 and 10,000 unless told otherwise) it prints
the time of `gihv validate` and `gihv report` as a ratio to a process that only parses the same
files with PyYAML's CSafeLoader, and that of the web site, which is the same already in its folder,
to `gihv report`; for the made ones, with one changed file in git, also that of `gihv diff` to
`gihv validate` and of `gihv report --rev HEAD` to `gihv report`. Times are medians of five runs of
each in turn (of twenty on the real agenda), after one that is not counted. With `--against PATH`,
the `gihv` of another version, it compares both.
"""

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.bench.made import make
from tests.repositories import repository

ROOT = Path(__file__).parents[2]
RUNS, RUNS_OF_REAL = 5, 20
SIZES = (3_000, 10_000)

PARSE = """
import sys, yaml
for path in sys.stdin.read().split("\\n"):
    yaml.load(open(path, "rb").read(), Loader=yaml.CSafeLoader)
"""
PYTHON = sys.executable
GIHV = (str(Path(PYTHON).with_name("gihv")),)


def run(command: Sequence[str], folder: Path, given: str = "") -> float:
    """The seconds that a whole process takes."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed tool is compiled
    started = perf_counter()
    subprocess.run(
        command,
        cwd=folder,
        input=given.encode(),
        capture_output=True,
        check=True,
        env=environment,
    )
    return perf_counter() - started


def medians(work: Mapping[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """The median seconds of each piece of work.

    Every turn has an order of its own: what comes after a long and heavy one is slower for it.
    """
    times: dict[str, list[float]] = {name: [] for name in work}
    shuffled = random.Random(0)  # noqa: S311 - an order to measure in, no secret
    for turn in range(runs + 1):
        for name in shuffled.sample(list(work), k=len(work)):
            seconds = work[name]()
            if turn:
                times[name].append(seconds)
    return {name: statistics.median(found) for name, found in times.items()}


def measure(folder: Path, label: str, runs: int) -> None:
    """Print the ratios for the agenda in a folder."""
    given = "\n".join(sorted(str(path) for path in (folder / "agenda").rglob("*.yaml")))
    with tempfile.TemporaryDirectory() as site:
        export = ("export", "--format", "html", "-o", site)
        found = medians(
            {
                "validate": partial(run, (*GIHV, "validate"), folder),
                "report": partial(run, (*GIHV, "report"), folder),
                "site": partial(run, (*GIHV, *export), folder),
                "parse": partial(run, (PYTHON, "-c", PARSE), folder, given),
            },
            runs,
        )
    validate, report, parse = found["validate"], found["report"], found["parse"]
    sys.stdout.write(
        f"{label:>8}  validate {validate:.3f} s = {validate / parse:.2f} x parse {parse:.3f} s"
        f"; report = {report / validate:.2f} x validate"
        f"; site {found['site']:.3f} s = {found['site'] / report:.2f} x report\n"
    )
    sys.stdout.flush()


def measure_git(folder: Path, label: str, runs: int) -> None:
    """Print what reading from git costs, in a repository of an agenda of which one file changes."""
    made = repository(folder)
    made.commit({})
    changed = next((folder / "agenda").glob("*/01-*.yaml"))
    text = re.sub(r"bedrag: \d+", "bedrag: 7", changed.read_text(encoding="utf-8"), count=1)
    made.commit({changed.relative_to(folder).as_posix(): text})
    asked = ("validate", "diff HEAD~1..HEAD", "report", "report --rev HEAD")
    found = medians({one: partial(run, (*GIHV, *one.split()), folder) for one in asked}, runs)
    sys.stdout.write(
        f"{label:>8}  {asked[1]} = {found[asked[1]] / found[asked[0]]:.2f} x {asked[0]}"
        f"; {asked[3]} = {found[asked[3]] / found[asked[2]]:.2f} x {asked[2]}\n"
    )
    sys.stdout.flush()


def compare(other: str) -> None:
    """Print the time of `validate` and `report` on the real agenda as a ratio to another gihv."""
    for command in ("validate", "report"):
        found = medians(
            {
                "this": partial(run, (*GIHV, command), ROOT),
                "other": partial(run, (other, command), ROOT),
            },
            RUNS_OF_REAL,
        )
        ratio = found["this"] / found["other"]
        sys.stdout.write(f"    real  {command} {found['this']:.3f} s = {ratio:.2f} x {other}\n")


def main(arguments: Sequence[str]) -> None:
    """Measure the real agenda, then one of each size."""
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("sizes", metavar="N", nargs="*", type=int, default=SIZES, help="acties")
    parser.add_argument("--against", metavar="PATH", help="the gihv of another version")
    chosen = parser.parse_args(arguments)
    if chosen.against:
        compare(chosen.against)
    measure(ROOT, "real", RUNS_OF_REAL)
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as name:
            make(Path(name), size)
            measure(Path(name), f"{size:,}", RUNS)
            measure_git(Path(name), f"{size:,}", RUNS)


if __name__ == "__main__":
    main(sys.argv[1:])
