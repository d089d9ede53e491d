"""How what is new is written: by ruamel.yaml, in the canonical form. Only here is it known.

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


class _Folded(str):
    """A text over several lines, a bell at each place where one is broken."""

    __slots__ = ()


class _Dashes(list[Any]):
    """A list whose items stand on lines of their own."""


class _Flow(list[Any]):
    """A list between brackets."""


class Bracketed(str):
    """What is to stand in a block as it is: a value between brackets."""

    __slots__ = ()


@cache
def opener(key: str | int) -> str:
    """What begins an entry: a key with its colon; for an item (by its index) a dash."""
    return "-" if isinstance(key, int) else _dumped({key: 0}).removesuffix(" 0\n")


def entry(key: str | int, value: Any, column: int) -> list[str]:
    """The lines of a key or item whose first sign stands at a column."""
    whole = _folded(key, value, column)
    if isinstance(key, str):
        return _at(column, _dumped({key: whole}))
    lines = _dumped({"a": _Dashes([whole])}).replace("\n" + " " * INDENT, "\n")
    return _at(column, lines.partition("\n")[2])


def text(said: str, column: int, at: int, *, fold: bool = True) -> list[str]:
    """The lines of a text that begins at column `at`, behind a key or dash at `column`."""
    whole = _over_lines(said, at, column + INDENT) if fold else said
    first, *more = _at(column, _dumped({"a": whole}))
    return [first[column + len("a: ") :], *more]


@cache
def one_line(said: str) -> str:
    """A text without line breaks, as it stands outside brackets."""
    return _dumped({"a": said})[len("a: ") : -1]


def in_brackets(value: Any) -> str:
    """A value on one line, as it stands between brackets."""
    if isinstance(value, dict):
        pairs = (f"{opener(key)} {in_brackets(below)}" for key, below in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    return _dumped(_Flow([value]))[1:-2]


def is_block(value: Any) -> bool:
    """Whether a value takes lines of its own: what is not empty, and no list of numbers."""
    if isinstance(value, list):
        return any(not isinstance(item, int | float) for item in value)
    return isinstance(value, dict) and bool(value)


def _at(column: int, lines: str) -> list[str]:
    return [" " * column + line if line else "" for line in lines.removesuffix("\n").split("\n")]


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


def _over_lines(said: str, at: int, content: int) -> str:
    """A text, broken over lines where it does not fit behind what stands before it."""
    if at + len(said) < WIDTH - 1 or not is_prose(said) or not _BREAK.search(said):
        return said
    if at + len(one_line(said)) <= WIDTH:
        return said
    return _Folded("\a ".join(wrapped(said, WIDTH - content)))


def _folded(key: str | int, value: Any, column: int) -> Any:
    """A value for a key or dash at a column, with its prose folded."""
    if isinstance(value, Bracketed):
        return value
    if isinstance(value, str):
        at = column + len(opener(key)) + 1
        return value if key in NAMES else _over_lines(value, at, column + INDENT)
    if not is_block(value):
        return value
    if isinstance(value, dict):
        return {name: _folded(name, below, column + INDENT) for name, below in value.items()}
    if isinstance(key, int):  # ruamel.yaml would write `-   - a`
        return Bracketed(in_brackets(value))
    return [_folded(0, below, column + INDENT) for below in value]


# -- ruamel.yaml -----------------------------------------------------------------------------


def _dumped(value: Any) -> str:
    stream = StringIO()
    _writer()(value, stream)
    return stream.getvalue()


@cache
def _writer() -> Callable[[Any, StringIO], None]:
    """What writes a value to a stream. Importing ruamel.yaml takes 10 ms: only where it is used."""
    from ruamel.yaml import YAML
    from ruamel.yaml.emitter import Emitter
    from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
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

    styles = {_Folded: ">", Bracketed: "-"}

    class Values(SafeRepresenter):
        def ignore_aliases(self, data: Any) -> bool:
            del data
            return True

        def text(self, data: str) -> ScalarNode:
            style = styles.get(data.__class__) or _style(data)
            return self.represent_scalar("tag:yaml.org,2002:str", str(data), style=style)

        def list(self, data: Any) -> SequenceNode:
            flow = isinstance(data, _Flow) or not (isinstance(data, _Dashes) or is_block(data))
            return self.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flow)

        def map(self, data: Any) -> MappingNode:
            pairs = {_key(key): value for key, value in data.items()}
            return self.represent_mapping("tag:yaml.org,2002:map", pairs, flow_style=not pairs)

    for kind, way in (
        (str, Values.text),
        (_Folded, Values.text),
        (Bracketed, Values.text),
        (list, Values.list),
        (_Flow, Values.list),
        (_Dashes, Values.list),
        (dict, Values.map),
    ):
        Values.add_representer(kind, way)
    yaml = YAML()
    yaml.Emitter, yaml.Resolver, yaml.Representer = Signs, Words, Values
    yaml.width = 2**20  # where a text is broken is told above
    yaml.indent(mapping=INDENT, sequence=2 * INDENT, offset=INDENT)
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment] # typed as None
    return yaml.dump


def _style(said: str) -> str | None:
    """A text of several lines that can be read in a block as it looks there stands in one."""
    if "\n" not in said:
        return None
    lines = said.removesuffix("\n").split("\n")
    no_blanks = all(line == line.rstrip(" ") for line in lines)
    is_literal = no_blanks and "\t" not in said and lines[-1] and lines[0][:1].strip()
    return "|" if is_literal else '"'


def _key(name: str) -> str | int:
    """A year is a number to ruamel.yaml, or it would stand between quotes."""
    return int(name) if name.isdecimal() and str(int(name)) == name else name
