"""How what is new is written, in the canonical form: scalars by ruamel.yaml, known only here.

What it does not do by itself is told here: double quotes before single ones, quotes for what YAML
1.1 takes for something else (`yes`, `22:30`), none for a date, prose folded at a column.
"""

import re
from collections.abc import Callable
from functools import cache
from io import StringIO
from typing import Any

WIDTH = 88
"""The number of columns that prose fills at most, its indentation counted."""
INDENT = 2
NAMES = frozenset({"titel", "naam"})
"""Keys whose text stays on one line: who searches finds it whole."""

Fits = Callable[[Any, int], bool]
"""Whether a mapping or list that would begin at a column stays between brackets."""


def on_one_line(value: Any, at: int) -> bool:
    """What ends on the line stays between brackets."""
    return at + len(in_brackets(value)) <= WIDTH


@cache
def opener(key: str | int) -> str:
    """What begins an entry: a key with its colon; for an item (by its index) a dash."""
    if isinstance(key, int):
        return "-"
    is_year = re.fullmatch("[1-9][0-9]*", key)  # ruamel.yaml would put it between quotes
    return f"{key}:" if is_year else _dumped({key: 0}).removesuffix(" 0\n")


def entry(key: str | int, value: Any, column: int, fits: Fits | None = None) -> list[str]:
    """The lines of a key or item whose first sign stands at a column."""
    start = " " * column + opener(key)
    at = len(start) + 1
    if isinstance(value, str):
        first, *more = text(value, column, at, fold=key not in NAMES)
        return [f"{start} {first}", *more]
    if not takes_lines(key, value, at, fits):
        return [f"{start} {in_brackets(value)}"]
    lines = block(value, column + INDENT, fits)
    if isinstance(key, int):
        return [start + lines[0][len(start) :], *lines[1:]]
    return [start, *lines]


def block(value: Any, column: int, fits: Fits | None = None) -> list[str]:
    """The lines of a mapping or list whose keys or dashes stand at a column."""
    pairs: Any = value.items() if isinstance(value, dict) else enumerate(value)
    return [line for pair in pairs for line in entry(pair[0], pair[1], column, fits)]


def text(said: str, column: int, at: int, *, fold: bool = True) -> list[str]:
    """The lines of a text that begins at column `at`, behind a key or dash at `column`."""
    is_long = at + len(one_line(said)) > WIDTH
    if fold and is_long and is_prose(said) and _BREAK.search(said):
        content = column + INDENT
        return [">-", *(" " * content + line for line in wrapped(said, WIDTH - content))]
    first, *more = one_line(said).split("\n")
    return [first, *(" " * column + line if line else "" for line in more)]


@cache
def one_line(said: str) -> str:
    """A text as it stands behind a key: on one line if it has no line breaks."""
    return _dumped({"a": said})[len("a: ") : -1]


def in_brackets(value: Any) -> str:
    """A value on one line, as it stands between brackets."""
    if isinstance(value, dict):
        pairs = (f"{opener(key)} {in_brackets(below)}" for key, below in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    return _dumped([value])[1:-2]


def takes_lines(key: str | int, value: Any, at: int, fits: Fits | None = None) -> bool:
    """Whether a value takes lines of its own: not if empty, nor numbers, nor a list in a list."""
    is_block = isinstance(value, dict) and bool(value)
    if isinstance(value, list) and not isinstance(key, int):
        is_block = any(not isinstance(item, int | float) for item in value)
    return is_block and not (fits and fits(value, at))


# -- prose -----------------------------------------------------------------------------------

_BREAK = re.compile(r"(?<! ) (?! )")
_PROSE = re.compile(r"\S[^\n\t]*\S")


def wrapped(said: str, width: int) -> list[str]:
    """A text over lines, broken at single spaces only: reading folds a line break to one."""
    lines: list[str] = []
    for word in _BREAK.split(said):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def is_prose(said: str) -> bool:
    """Whether a text can be read as it is when it is broken over lines."""
    return _PROSE.fullmatch(said) is not None


# -- ruamel.yaml -----------------------------------------------------------------------------


def _dumped(value: Any) -> str:
    stream = StringIO()
    _writer()(value, stream)
    return stream.getvalue()


@cache
def _writer() -> Callable[[Any, StringIO], None]:
    """What writes a mapping, or a list between brackets. Importing ruamel.yaml takes 10 ms."""
    from ruamel.yaml import YAML
    from ruamel.yaml.emitter import Emitter
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.representer import SafeRepresenter
    from ruamel.yaml.resolver import VersionedResolver

    class Signs(Emitter):
        def choose_scalar_style(self) -> Any:
            style = super().choose_scalar_style()
            return '"' if style == "'" and not re.search(r'["\\]', self.event.value) else style

    yaml_1_1 = VersionedResolver((1, 1), loader=YAML())

    class Words(VersionedResolver):
        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            tag = super().resolve(kind, value, implicit)
            if kind is not ScalarNode or not implicit[0]:
                return tag
            for found in (tag, yaml_1_1.resolve(kind, value, implicit)):
                if found != self.DEFAULT_SCALAR_TAG and not str(found).endswith(":timestamp"):
                    return found
            return self.DEFAULT_SCALAR_TAG

    class Values(SafeRepresenter):
        def represent_scalar(self, tag: Any, value: Any, *_: Any, **__: Any) -> Any:
            return super().represent_scalar(tag, value, _style(value))

        def represent_sequence(self, tag: Any, sequence: Any, *_: Any, **__: Any) -> Any:
            return super().represent_sequence(tag, sequence, flow_style=True)

    yaml = YAML()
    yaml.Emitter, yaml.Resolver, yaml.Representer = Signs, Words, Values
    yaml.width = 2**20  # where a text is broken is told above
    return yaml.dump


def _style(said: str) -> str | None:
    """A text of several lines that can be read in a block as it looks there stands in one."""
    if "\n" not in said:
        return None
    lines = said.removesuffix("\n").split("\n")
    no_blanks = all(line == line.rstrip(" ") for line in lines)
    is_literal = no_blanks and "\t" not in said and lines[-1] and lines[0][:1].strip()
    return "|" if is_literal else '"'
