"""Whole processes, cold, without a cache: `python -m tests.bench [N …]`.

For the real agenda and for made ones of N acties (50, 1,000 and 10,000 unless told otherwise) it
prints the time of `gihv validate` and `gihv report` as a ratio to

- parse: a process that only parses the same files with PyYAML's CSafeLoader;
- cj: check-jsonschema with its C parser, on the same files of acties;
- bytes: a process that only reads them;

and the peak memory of `gihv validate`. Times are medians of five runs of each in turn, after one
that is not counted. Last it prints the time a file, less that of an agenda without acties. All of
it takes some ten minutes, most of them check-jsonschema's; `--without-cj` leaves that out.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.bench.made import make

ROOT = Path(__file__).parents[2]
RUNS = 5
SIZES = (50, 1_000, 10_000)

READ = "import sys\nfor path in sys.stdin.read().split('\\n'):\n    {body}\n"
BYTES = READ.format(body="open(path, 'rb').read()")
PARSE = "import yaml\n" + READ.format(
    body="yaml.load(open(path, 'rb').read(), Loader=yaml.CSafeLoader)"
)
PYTHON = sys.executable
VALIDATE = (PYTHON, "-m", "gihv", "validate")
REPORT = (PYTHON, "-m", "gihv", "report")
CHECKER = (PYTHON, "-m", "check_jsonschema", "--schemafile", "actie.schema.json")
PEAK = (
    "import resource, subprocess, sys\n"
    "subprocess.run([sys.executable, '-m', 'gihv', 'validate'], capture_output=True, check=True)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def run(command: Sequence[str], folder: Path, given: str = "") -> float:
    """The seconds that a whole process takes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
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


def medians(work: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The median seconds of each piece of work."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(RUNS + 1):
        for name, once in work.items():
            seconds = once()
            if turn:
                times[name].append(seconds)
    return {name: statistics.median(found) for name, found in times.items()}


def memory(folder: Path) -> str:
    """The peak memory of `gihv validate`, in MB; unknown where the platform does not tell."""
    done = subprocess.run(
        [PYTHON, "-c", PEAK],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    if done.returncode:  # Windows has no module `resource`
        return "onbekend"
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return f"{int(done.stdout) / unit:.0f} MB"


def schemas(folder: Path) -> Path:
    """A copy of the schemas that takes any id: those of a made agenda are in no schema."""
    copy = shutil.copytree(ROOT / "schema", folder / "schema")
    stub = {"$defs": dict.fromkeys(("organisatie", "regeling", "bron"), True)}
    (copy / "verwijzingen.schema.json").write_text(json.dumps(stub), encoding="utf-8")
    return copy


def measure(folder: Path, label: str, *, with_cj: bool) -> float:
    """Print a line of ratios for the agenda in a folder; the seconds of `gihv validate`."""
    files = sorted(str(path) for path in (folder / "agenda").rglob("*.yaml"))
    acties = [path for path in files if Path(path).name[:1].isdigit()]
    given = "\n".join(files)
    work = {
        "validate": partial(run, VALIDATE, folder),
        "report": partial(run, REPORT, folder),
        "parse": partial(run, (PYTHON, "-c", PARSE), folder, given),
        "bytes": partial(run, (PYTHON, "-c", BYTES), folder, given),
    }
    with tempfile.TemporaryDirectory() as name:
        if with_cj:
            work["cj"] = partial(run, (*CHECKER, *acties), schemas(Path(name)))
        found = medians(work)
    validate = found["validate"]
    _say(
        f"{label:>8}  validate {validate:.3f} s = {validate / found['parse']:.2f} x parse"
        f" = {validate / found['bytes']:.1f} x bytes"
        + (f" = cj / {found['cj'] / validate:.1f}" if with_cj else "")
        + f"; report = {found['report'] / validate:.2f} x validate; {memory(folder)}"
    )
    return validate


def start() -> float:
    """The seconds of `gihv validate` on an agenda without acties."""
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), 0)
        return medians({"start": partial(run, VALIDATE, Path(name))})["start"]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> None:
    """Measure the real agenda, then one of each size; last, how the time a file grows."""
    with_cj = "--without-cj" not in arguments
    sizes = [int(size) for size in arguments if size.isdigit()] or SIZES
    measure(ROOT, "real", with_cj=with_cj)
    seconds: dict[int, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            make(Path(name), size)
            seconds[size] = measure(Path(name), f"{size:,}", with_cj=with_cj)
    without = start()
    for size, all_of_it in seconds.items():
        _say(f"{size:>8,}  {(all_of_it - without) / size * 1e6:.0f} µs a file, start-up taken off")


if __name__ == "__main__":
    main(sys.argv[1:])
