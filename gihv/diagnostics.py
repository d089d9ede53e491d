"""A finding as a value: what is wrong, where, how bad, and the way out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from textwrap import dedent
from typing import Any, ClassVar, Literal, NamedTuple

Keys = tuple[str | int, ...]
"""The way to a value in a file: keys of mappings and indexes of lists, from the top."""


class Severity(StrEnum):
    """How bad a finding is: `fout` is wrong data, `waarschuwing` is suspicious data."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


class Place(NamedTuple):
    """A key or a value in a file, by name and not by line; `part` is what to underline."""

    path: str
    keys: Keys = ()
    part: Literal["value", "key"] = "value"

    def key(self) -> "Place":
        return self._replace(part="key")


class Hint(NamedTuple):
    """The way out of a finding, in a sentence; `proposal` is what it says to type, if it does."""

    text: str
    proposal: Any = None


class Finding(NamedTuple):
    """What a rule found, before it is known on which line that stands."""

    place: Place
    message: str
    hint: Hint | None = None


class Kind(NamedTuple):
    """One kind of finding: its code, its name, its severity and its manual page (Dutch).

    `doc` is the page as a docstring has it: prose, and mostly an example as a diff, indented by
    four, with a `-` or `+` two columns before a line that stands only in its wrong or right form.
    A file that opens with `…` begins as in `STARTS`; what opens no file is of an actie that does.
    """

    code: str
    slug: str
    severity: Severity
    doc: str | None

    @classmethod
    def of(cls, code: str, find: Callable[..., object], severity: Severity) -> "Kind":
        """The kind that a function finds: its name is the slug, its docstring the manual page."""
        return cls(code, find.__name__.strip("_").replace("_", "-"), severity, find.__doc__)

    @property
    def page(self) -> str:
        """The manual page: its prose, then its example under "Fout:" and under "Goed:"."""
        prose, starts, example = dedent(f"    {self.doc or ''}").strip().partition("\n\n  ")
        if not starts:
            return prose
        opens = "# agenda/" in example.partition("\n")[0]
        start = "" if opens else "    # agenda/01-groen/01-bomen.yaml …\n"
        lines = [line for one in f"{start}  {example}".split("\n") for line in _opened(one)]
        wrong, right = (
            "\n".join(f"    {line[4:]}" for line in lines if line[2] in (" ", sign))
            for sign in "-+"
        )
        return f"{prose}\n\nFout:\n\n{wrong}\n\nGoed:\n\n{right}"

    @property
    def summary(self) -> str:
        return self.page.partition("\n")[0]


STARTS = {
    "agenda/agenda.yaml": 'titel: Groene agenda\nversie: "1.0"\nperiode: {van: 2014, tot: 2015}',
    "agenda/organisaties.yaml": "gemeente-den-haag:\n  naam: Gemeente Den Haag\n  soort: overheid",
    "agenda/01-groen/speerpunt.yaml": "nummer: 1\ntitel: Groen\nsoort: speerpunt",
    "agenda/01-groen/01-bomen.yaml": "nummer: 1\ntitel: Bomen planten",
    "agenda/01-groen/02-struiken.yaml": "nummer: 2\ntitel: Struiken planten",
}
"""How the files of an example that open with `…` begin."""


def _opened(line: str) -> Iterator[str]:
    """A line of an example, with the start of the file that it opens with `…`."""
    opening = line.removesuffix(" …")
    yield opening
    if opening != line:
        yield from (line[:4] + one for one in STARTS[opening[6:]].split("\n"))


class FileError(Exception):
    """Why one file cannot be read at all. The other files of the agenda go on.

    Each subclass is one kind of finding, and its docstring is the manual page of that kind.
    `start` and `end` are offsets in the file's text (code points, the end exclusive).
    """

    kind: ClassVar[Kind]

    def __init_subclass__(cls, code: str, slug: str) -> None:
        cls.kind = Kind(code, slug, Severity.FOUT, cls.__doc__)

    def __init__(
        self, message: str, hint: str | None = None, *, start: int = 0, end: int | None = None
    ) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
        self.start = start
        self.end = start + 1 if end is None else end


class Span(NamedTuple):
    """A stretch of a file: 1-based lines, and columns in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


WHOLE_FILE = Span(1, 1, 1, 1)


class Diagnostic(NamedTuple):
    """One finding, complete: a renderer needs nothing else but the file's text."""

    path: str
    span: Span
    kind: Kind
    message: str
    tip: str | None = None
    """The sentence of its hint, if it has one."""

    @property
    def severity(self) -> Severity:
        return self.kind.severity


def count(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """The number of findings of each severity, in order of weight, zeros included."""
    counted = Counter(one.severity for one in diagnostics)
    return {severity: counted[severity] for severity in Severity}
