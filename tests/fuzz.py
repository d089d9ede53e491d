"""Damaged files through the reader, the loader, `set` and `fmt`: `python -m tests.fuzz 200000`.

Each execution takes a file of the made agenda, damages it a few times (signs of YAML, hostile
signs, stretches cut, doubled or moved; now and then one stretch over and over, up to 1 MB) and
gives it to one of the four. Nothing may be raised but what a user is told, nor take over 5 seconds
of the processor, nor may the process come over 600 MB. A second number is the seed (1); the same
gives the same. The suite runs a small sample.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from time import process_time
from traceback import format_exc
from typing import Any, NamedTuple

from gihv.diagnostics import FileError
from gihv.edit import Refused
from gihv.edit.form import formatted
from gihv.edit.proposal import judged
from gihv.edit.set import proposal, target, wish
from gihv.edit.values import Wrong, clean
from gihv.layout import kind_of
from gihv.load import check, load, read
from gihv.query import Unknown
from gihv.tree import WorkTree
from gihv.yaml import parse, spans, text_of
from tests.command import MADE

LONGEST = 5.0
"""Seconds of the processor for one execution."""
MOST_KB = 600 * 1024
TOLD = (FileError, Refused, Wrong, Unknown)
BIGGEST = 1024 * 1024
BIG_ONE_IN = 1000
SIGNS = [
    *"\t\n\r []{}:-?&*!|>'\"%@`#,~=.<0a", ": ", "- ", "? ", " #", "---\n", "...\n", "|+\n", ">-2\n",
    "<<: ", "null", "true", "2014", "1e999", "0x", "\\", "\\u202e", '"\\x', "''", "\n\n", "\r\n",
    "\x00", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufeff", "\u00a0", "\U0001f600",
    "::error::", "##[error]", "=cmd", "{a: 1,000}",
    "nummer: ", "titel: ", "bijdragen:\n  - ", "zie: [?x]", "dekking: {2014: ", "9" * 400,
]  # fmt: skip
BYTES = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xfe\xff", b"\xef\xbb\xbf")

DOCUMENTS = read(WorkTree(MADE))
AGENDA, FOUND = check(DOCUMENTS)
FILES = {path: one.raw for path, one in DOCUMENTS.files.items() if kind_of(path)}
REFS = ("agenda", "1", "1.1", "2.1", "3.1", *AGENDA.organisaties, *AGENDA.regelingen, "1.2", "x")
FIELDS = (
    "titel", "nummer", "naam", "looptijd", "looptijd.tot", "trekkers", "trekkers.1.taak", "zie",
    "financiering.dekking", "financiering.dekking.2014", "financiering.bijdragen", "mijlpalen",
    "financiering.bijdragen.1.bedrag", "noot", "omschrijving", "mijlpalen.1.wat", "periode",
)  # fmt: skip


class Execution(NamedTuple):
    """One damaged file, and what is done with it."""

    path: str
    data: bytes
    by: Callable[[str, bytes, random.Random], object]


def executions(count: int, chance: random.Random) -> Iterator[Execution]:
    """So many damaged files; each third goes to the reader alone, which all depends on."""
    ways = [by_reader, by_reader, by_loader, by_fmt, by_set, by_fmt]
    for _ in range(count):
        path = chance.choice(sorted(FILES))
        data = FILES[path]
        for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
            data = damaged(data, chance)
        if chance.randrange(BIG_ONE_IN) == 0:
            data = blown_up(data, chance)
        yield Execution(path, data, chance.choice(ways))


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file with a sign put in, or a stretch gone, doubled or elsewhere."""
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((0, 1, 2, 5, 20, 100)))
    stretch = data[start:end]
    rest, at = data[:start] + data[end:], chance.randrange(len(data) + 1)
    sign = chance.choice(SIGNS).encode()
    byte = chance.choice(BYTES)
    doubled, moved = data[:end] + data[start:], rest[:at] + stretch + rest[at:]
    damages = [data[:start] + sign + data[end:]] * 4 + [doubled, moved, rest]
    return byte + rest if chance.randrange(100) == 0 else chance.choice(damages)


def blown_up(data: bytes, chance: random.Random) -> bytes:
    """A file with one stretch of it, or a few signs, over and over, up to the most that is read."""
    start = chance.randrange(len(data) + 1)
    stretch = data[start : start + chance.choice((1, 3, 10, 50))]
    if chance.randrange(2):
        stretch = "".join(chance.choices(SIGNS, k=chance.randint(1, 4))).encode()
    return data[:start] + stretch * ((BIGGEST - len(data)) // (len(stretch) or 1)) + data[start:]


def by_reader(path: str, data: bytes, chance: random.Random) -> None:
    """Read it, and tell where everything stands."""
    parse(data)
    spans(text_of(data))


def by_loader(path: str, data: bytes, chance: random.Random) -> None:
    """Load the agenda with it; now and then ask the rules too."""
    changed = DOCUMENTS.changed({path: data})
    load(changed) if chance.randrange(20) else check(changed)


def by_fmt(path: str, data: bytes, chance: random.Random) -> None:
    """Put it in form, which says the same but for blanks in pasted text; its form is the same."""
    once = formatted(data, path)
    assert _cleaned(parse(once)) == _cleaned(parse(data))
    if chance.randrange(4) == 0:
        assert formatted(once, path) == once


def _cleaned(said: Any) -> Any:
    """Data whose texts of several lines have no tabs and no blanks at the ends of lines."""
    if isinstance(said, dict):
        return {key: _cleaned(below) for key, below in said.items()}
    if isinstance(said, list):
        return [_cleaned(below) for below in said]
    return clean(said) if isinstance(said, str) and "\n" in said else said


def by_set(path: str, data: bytes, chance: random.Random) -> None:
    """Set a field of something in it, or of anything, to a value with hostile signs."""
    documents = DOCUMENTS.changed({path: data})
    agenda, _ = load(documents)
    value = "".join(chance.choices(SIGNS, k=chance.randint(0, 3)))
    wanted = wish(f"{chance.choice(FIELDS)}{chance.choice(('=', '=', '+=', '-='))}{value}")
    own = [one.id for one in agenda.acties if one.path == path]
    own += [one.id for one in agenda.speerpunten if one.path == path]
    place = target(agenda, chance.choice([*own, *own, *own, *own, *REFS[:6], chance.choice(REFS)]))
    made = proposal(documents, agenda, place, [wanted])
    if chance.randrange(10) == 0:
        judged(documents, made, agenda, FOUND)


def run(
    count: int, seed: int, tell: Callable[[str], object] = str
) -> tuple[Counter[str], list[str]]:
    """How often what came out of what, and what must not happen; `tell` hears how far it is."""
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    known = 0
    for number, one in enumerate(executions(count, chance)):
        name = one.by.__name__.removeprefix("by_")
        started = process_time()
        try:
            one.by(one.path, one.data, chance)
            outcomes[f"{name}: done"] += 1
        except TOLD as error:
            outcomes[f"{name}: {'refused' if isinstance(error, Refused) else 'told'}"] += 1
        except Exception:  # noqa: BLE001 - that is what is looked for
            wrong.append(f"{number} {name} {one.path}\n{one.data[:3000]!r}\n{format_exc()}")
        took = process_time() - started
        outcomes["slowest, in ms"] = max(outcomes["slowest, in ms"], int(took * 1000))
        if took > LONGEST:
            wrong.append(f"{number} {name} {one.path}: {took:.1f} s\n{one.data[:3000]!r}")
        for told in wrong[known:]:
            tell(told)
        known = len(wrong)
        if number % 1000 == 0:
            tell(f"{number}: {dict(outcomes)}, {len(wrong)} wrong")
    return outcomes, wrong


def main() -> None:
    """Run as many as are asked, show the figures, and end with 1 where something went wrong."""
    import resource  # not on Windows

    count, seed = (*map(int, sys.argv[1:]), 1)[:2] if sys.argv[2:] else (int(sys.argv[1]), 1)
    outcomes, wrong = run(count, seed, partial(print, flush=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = f"{count} executions: {dict(outcomes)}, {memory // 1024} MB, {len(wrong)} wrong"
    sys.stdout.write(f"{figures}\n")
    sys.exit(bool(wrong) or memory > MOST_KB)


if __name__ == "__main__":
    main()
