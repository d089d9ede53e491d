"""Whole processes, cold, without a cache: `python -m tests.bench [N …]`.

For agendas of N acties (50, 1,000 and 10,000 unless told otherwise) and for the real one it prints
the time of `gihv validate` and `gihv report` as a ratio to

- parse: a process that only parses the same files with PyYAML's CSafeLoader;
- cj: check-jsonschema with its C parser, on the same files of acties;
- bytes: a process that only reads them;

and the peak memory of `gihv validate`. Each ratio is of two medians of alternating runs.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from tests.bench.made import make

ROOT = Path(__file__).parents[2]
RUNS = 5
SIZES = (50, 1_000, 10_000)

READ = "import sys, pathlib\nfor path in sys.stdin.read().split('\\n'):\n    {body}\n"
BYTES = READ.format(body="open(path, 'rb').read()")
PARSE = "import yaml\n" + READ.format(
    body="yaml.load(open(path, 'rb').read(), Loader=yaml.CSafeLoader)"
)
START = "import sys\nsys.stdin.read()"
FEW = 2
"""Runs of what takes minutes."""


def run(command: Sequence[str], folder: Path, given: str = "") -> float:
    """The seconds that a whole process takes."""
    started = perf_counter()
    subprocess.run(command, cwd=folder, input=given.encode(), capture_output=True, check=True)
    return perf_counter() - started


def medians(work: dict[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """The median seconds of each piece of work, run in turn, after one run that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(runs + 1):
        for name, once in work.items():
            seconds = once()
            if turn:
                times[name].append(seconds)
    return {name: statistics.median(found) for name, found in times.items()}


def memory(folder: Path) -> str:
    """The peak memory of `gihv validate`, in MB; unknown where the platform does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return "onbekend"
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'gihv', 'validate'], capture_output=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    del resource
    return f"{int(done.stdout) / unit:.0f} MB"


def schemas(folder: Path) -> Path:
    """A copy of the schemas that takes any id: those of a made agenda are in no schema."""
    copy = shutil.copytree(ROOT / "schema", folder / "schema")
    stub = {"$defs": dict.fromkeys(("organisatie", "regeling", "bron"), True)}
    (copy / "verwijzingen.schema.json").write_text(json.dumps(stub), encoding="utf-8")
    return copy


def measure(folder: Path, label: str, runs: int = RUNS) -> dict[str, float]:
    """Print a line of ratios for the agenda in a folder; the medians in seconds."""
    files = sorted(str(path) for path in (folder / "agenda").rglob("*.yaml"))
    acties = [path for path in files if Path(path).name[:1].isdigit()]
    given = "\n".join(files)
    python = sys.executable
    work = {
        "validate": lambda: run([python, "-m", "gihv", "validate"], folder),
        "report": lambda: run([python, "-m", "gihv", "report"], folder),
        "parse": lambda: run([python, "-c", PARSE], folder, given),
        "bytes": lambda: run([python, "-c", BYTES], folder, given),
        "start": lambda: run([python, "-m", "gihv", "--version"], folder),
    }
    found = medians(work, runs)
    checker = [
        python,
        "-m",
        "check_jsonschema",
        "--schemafile",
        "actie.schema.json",
        *acties,
    ]
    with tempfile.TemporaryDirectory() as name:
        copy = schemas(Path(name))
        few = runs if len(acties) < SIZES[1] else FEW
        found |= medians({"cj": lambda: run(checker, copy)}, few)
    _say(
        f"{label:>8}  validate {found['validate']:.3f} s"
        f" = {found['validate'] / found['parse']:.2f} x parse"
        f" = {found['validate'] / found['bytes']:.1f} x bytes"
        f" = cj / {found['cj'] / found['validate']:.1f}"
        f"; report = {found['report'] / found['validate']:.2f} x validate"
        f"; {memory(folder)}"
    )
    return found


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(sizes: Sequence[int]) -> None:
    """Measure the real agenda, then one of each size; last, how the time a file grows."""
    measure(ROOT, "real")
    a_file: dict[int, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            make(Path(name), size)
            found = measure(Path(name), f"{size:,}")
            a_file[size] = (found["validate"] - found["start"]) / size
    for size, seconds in a_file.items():
        _say(f"{size:>8,}  {seconds * 1e6:.0f} µs a file, start-up taken off")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
