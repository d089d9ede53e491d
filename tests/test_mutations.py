"""Random damage to the made agenda: no traceback, and the shape is judged as check-jsonschema does.

One file at a time is damaged: a key removed or renamed, a value of another type, a line doubled,
an indentation shifted, bits of bytes flipped. Compared is whether the file has a shape finding
(GIHV1xx) with whether check-jsonschema refuses it, on every file that both can parse. It runs in
this process for speed: check-jsonschema's own reader of YAML, and jsonschema on the schemas as they
stand in `schema/`, with all that only serves editors (gihv takes that out). In the place of the ids
that exist stands a stub, because gihv judges an unknown id by a rule. Some damaged files
go through the real commands, to show that they say the same as their parts.
"""

import io
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from check_jsonschema.parsers.yaml import (  # type: ignore[import-untyped] # it has no types
    ParseError,
    construct_yaml_implementation,
    impl2loader,
)
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from gihv.diagnostics import FileError, Severity
from gihv.layout import FileKind, kind_of
from gihv.schemas import VERWIJZINGEN, names, text
from gihv.tree import WorkTree
from gihv.yaml import parse
from tests import fuzz
from tests.command import MADE, gihv
from tests.helpers import Files, check

SAMPLE, ALL = 150, 2000
BY_COMMAND, ALL_BY_COMMAND = 20, 300
IDS = "organisatie", "regeling", "bron", "pot", "rol", "acties", "zie", "deelgebieden"
STUB = {"$defs": dict.fromkeys(IDS, True)}
"""A schema of the ids that exist by which every id exists."""

WITH_A_POT = {
    "agenda/04-samen/speerpunt.yaml": b"""\
# yaml-language-server: $schema=../../schema/speerpunt.schema.json
nummer: 4
titel: Samen
soort: speerpunt
financiering:
  bijdragen:
    - id: impuls-1
      bron: provincie
      via: streekfonds
      bedrag: 7500000
      grens: ongeveer
      jaren: [2017, 2018]
      status: toegezegd
      ontvangen: 500000
  benodigd:
    bedrag:
      2017: 4000000
      2018: 5000000
    grens: minimaal
  noot: De bron noemt geen jaar.
noot: Dit stond eerst bij 3.
""",
    "agenda/04-samen/01-delen.yaml": b"""\
# yaml-language-server: $schema=../../schema/actie.schema.json
nummer: 1
titel: Delen
status: gestopt
financiering:
  dekking: deels
  bijdragen:
    - uit: impuls-1
      bedrag: 400000
      grens: maximaal
      status: toegezegd
      ontvangen: 100000
      waarvoor: werkplekken
  benodigd:
    bedrag: 400000
    grens: ongeveer
  noot: Het bedrag staat in een tabel.
streefwaarden:
  - wat: werkplekken
    noot: Hoeveel, zegt de bron niet.
noot: De titel is ingekort.
""",
}
"""What the made agenda does not have: a pot, a share of it, rough amounts and noten."""

_KEY = re.compile(rb"^( *(?:- )?)([\w-]+)(: ?)(.*)$")
_OTHERS = (
    b"", b"~", b"ja", b"true", b"false", b"0", b"-1", b"2014", b"6.10", b"2.0", b"1e3", b"0x1F",
    b"150000", b"150000.0", b'"2014"', b"2014-02", b"2014-02-30", b"[]", b"{}", b"[2014]",
    b"[een, twee]", b"{een: twee}", b"{2014: 1}", b"{2014: deels}", b"{organisatie: lto}",
    b"gedekt", b"een tekst", b"'   '", b"|-\n      tekst", b"een: twee", b"- een", b"[", b"&a 1",
)  # fmt: skip


# -- damage ----------------------------------------------------------------------------------


def removed(data: bytes, chance: random.Random) -> bytes:
    """Without one of its keys, and without what stands on the same line."""
    lines = data.splitlines(keepends=True)
    del lines[_line_with_key(lines, chance)]
    return b"".join(lines)


def renamed(data: bytes, chance: random.Random) -> bytes:
    """With another name for one of its keys: a letter off, or that of another key."""
    lines = data.splitlines(keepends=True)
    number, other = _line_with_key(lines, chance), _line_with_key(lines, chance)
    name = _parts(lines[number])[1]
    near = name[:-1], name + b"s", name.upper(), b"20" + name, _parts(lines[other])[1]
    head, _, colon, value = _parts(lines[number])
    lines[number] = head + chance.choice(near) + colon + value + b"\n"
    return b"".join(lines)


def retyped(data: bytes, chance: random.Random) -> bytes:
    """With another value for one of its keys."""
    lines = data.splitlines(keepends=True)
    number = _line_with_key(lines, chance)
    head, name, _, _ = _parts(lines[number])
    lines[number] = head + name + b": " + chance.choice(_OTHERS) + b"\n"
    return b"".join(lines)


def doubled(data: bytes, chance: random.Random) -> bytes:
    """With one of its lines twice."""
    lines = data.splitlines(keepends=True)
    number = chance.randrange(len(lines))
    lines.insert(number, lines[number])
    return b"".join(lines)


def shifted(data: bytes, chance: random.Random) -> bytes:
    """With one of its lines, or all from there on, more or less indented."""
    lines = data.splitlines(keepends=True)
    number = chance.randrange(len(lines))
    end = chance.choice((number + 1, number + 2, len(lines)))
    steps = chance.choice((-4, -2, -1, 1, 2, 4))
    for one in range(number, min(end, len(lines))):
        line = lines[one]
        blank = len(line) - len(line.lstrip(b" "))
        lines[one] = b" " * steps + line if steps > 0 else line[min(-steps, blank) :]
    return b"".join(lines)


def flipped(data: bytes, chance: random.Random) -> bytes:
    """With one bit of a few of its bytes flipped."""
    flipped = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    removed, renamed, retyped, retyped, doubled, shifted, flipped,
)  # fmt: skip


def _parts(line: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    match = _KEY.match(line.rstrip(b"\n"))
    assert match
    head, name, colon, value = match.groups()
    return head, name, colon, value


def _line_with_key(lines: list[bytes], chance: random.Random) -> int:
    """Some line that looks as if it opens with a key: it may be one of a longer text."""
    return chance.choice([number for number, line in enumerate(lines) if _KEY.match(line)])


class Mutation(NamedTuple):
    """A damaged file of the made agenda."""

    path: str
    damage: str
    data: bytes

    @property
    def kind(self) -> FileKind:
        kind = kind_of(self.path)
        assert kind
        return kind


@cache
def good_files() -> dict[str, bytes]:
    """The files of the made agenda that are read, and some with the other keys."""
    tree = WorkTree(MADE)
    return {path: tree.read(path) for path in tree.files() if kind_of(path)} | WITH_A_POT


def mutations(count: int) -> Iterator[Mutation]:
    """So many damaged files, the same ones in every run."""
    chance = random.Random(20140213)  # noqa: S311 - no secrets
    paths = sorted(good_files())
    for _ in range(count):
        path, damage = chance.choice(paths), chance.choice(DAMAGES)
        yield Mutation(path, damage.__name__, damage(good_files()[path], chance))


def tree_of(mutation: Mutation) -> Files:
    """The agenda with a damaged file."""
    return Files({**good_files(), mutation.path: mutation.data})


# -- judges ----------------------------------------------------------------------------------

_load = impl2loader(construct_yaml_implementation())


@cache
def independent(kind: FileKind) -> Draft202012Validator:
    """jsonschema with a schema as it stands in the repository, and with the stub of ids."""
    contents = {name: json.loads(text(name)) for name in names()} | {VERWIJZINGEN: STUB}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(content, default_specification=DRAFT202012))
        for name, content in contents.items()
    )
    return Draft202012Validator(contents[f"{kind}.schema.json"], registry=registry)


def accepted(mutation: Mutation) -> bool | None:
    """Whether check-jsonschema accepts a file; None if it or gihv cannot parse it."""
    try:
        parse(mutation.data)
        data = _load(io.BytesIO(mutation.data))
    except (FileError, ParseError, UnicodeDecodeError, ValueError):
        return None
    return independent(mutation.kind).is_valid(data)


def shape_codes(mutation: Mutation) -> set[str]:
    """The codes of what gihv finds in a damaged file, if they are about its shape."""
    found = check(tree_of(mutation))[1]
    return {
        one.kind.code
        for one in found
        if one.path == mutation.path and one.kind.code.startswith("GIHV1")
    }


# -- tests -----------------------------------------------------------------------------------


@pytest.mark.thorough
def test_shape_is_judged_as_by_check_jsonschema(full: bool) -> None:
    verdicts: Counter[bool | None] = Counter()
    codes: set[str] = set()
    for mutation in mutations(ALL if full else SAMPLE):
        found = shape_codes(mutation)
        verdict = accepted(mutation)
        if verdict is not None:
            assert bool(found) != verdict, (mutation.path, mutation.damage, found, mutation.data)
        verdicts[verdict] += 1
        codes |= found
    # not a test that passes because nothing was compared
    assert min(verdicts[one] for one in (True, False, None)) > verdicts.total() / 10
    assert codes >= {"GIHV101", "GIHV102", "GIHV103", "GIHV104", "GIHV105"}


def test_the_command_validate_never_breaks(tmp_path: Path, full: bool) -> None:
    for number, mutation in enumerate(mutations(ALL_BY_COMMAND if full else BY_COMMAND)):
        root = tmp_path / str(number)
        tree = tree_of(mutation)
        for path in tree.files():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(tree.read(path))
        result = gihv("validate", "--format", "tekst", root=root)
        assert (result.code in (0, 1), result.err) == (True, ""), mutation
        wrong = [one for one in check(tree)[1] if one.severity is Severity.FOUT]
        assert result.code == bool(wrong)
        assert all(one.message in result.out for one in wrong)


def test_no_damage_breaks_reader_loader_set_or_fmt(full: bool) -> None:
    outcomes, wrong = fuzz.run(3000 if full else 300, seed=2)
    assert not wrong
    assert len(outcomes) > 6  # each of the four, done and told
