"""YAML documents with comments in every position, each comment saying whose it is.

Valid by construction, and as untidy as people write: any indentation, quotes, brackets, blank lines
and order of keys. The keys are those of an actie, so that sorting has something to do.
"""

import json
import re
from functools import cache
from random import Random
from typing import Any

from gihv.diagnostics import FileError, Keys
from gihv.edit.owners import Tree
from gihv.yaml import parse

PATH = "agenda/01-groen/01-bomen.yaml"

Owner = tuple[str, Keys]
"""What a comment is to what it belongs to (see `owners.Comment`), and the way to that."""

_LONG = (
    "Een lange zin die niet op een regel past, omdat er in een zin als deze altijd nog wel een "
    "paar woorden bij kunnen, en dan is hij lang genoeg"
)
_TEXTS = (
    "gedekt", "bomen", "2.0", "2014", "yes", "nee: toch", "a # b", "it's", 'de "beste"', "[x]",
    "{y}", "- z", "# w", "één", "ijs😀", "a\\b", "", " ervoor", "erna ", "null", "2014-09-01",
    "22:30", "http://www.x.nl/a?b=c", "a, b", "twee  spaties", "tab\ttab", "\u00a0hard", "x" * 100,
    _LONG, f"Kijk: {_LONG}", f"{_LONG} {'y' * 90} slot", f"{_LONG}\n\n{_LONG}", "eerste\ntweede",
    "een\n\ntwee\n", "- punt\n- punt", "een\n  dieper\ntwee", " in\nuit", "een\n\n", "een \ntwee",
    "\n",
)  # fmt: skip
_NUMBERS = (1, -2, 2014, 1.5, True, False, None)
_KEYS = (
    "nummer", "titel", "deelgebied", "omschrijving", "status", "looptijd", "trekkers", "partners",
    "partners_gezocht", "financiering", "streefwaarden", "mijlpalen", "zie", "websites", "onbekend",
    "organisatie", "taak", "dekking", "bijdragen", "toelichting", "bron", "bedrag", "jaren", "wat",
    "2014", "2015", "een sleutel", "met: punt", "naam",
)  # fmt: skip


def value(random: Random, depth: int) -> Any:
    """Any data: a mapping or list of at most this depth, or a scalar."""
    kind = random.random()
    if depth and kind < 0.3:
        return mapping(random, depth - 1)
    if depth and kind < 0.55:
        return [value(random, depth - 1) for _ in range(random.randint(0, 3))]
    return random.choice(_TEXTS if random.random() < 0.75 else _NUMBERS)


def mapping(random: Random, depth: int, most: int = 4) -> dict[str, Any]:
    """A mapping with some of the keys of an actie, in any order."""
    keys = random.sample(_KEYS, random.randint(1, most))
    return {key: value(random, depth) for key in keys}


def exact(data: Any) -> str:
    """Data as a text that is equal only if all is, types too; the order of keys left out."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key!r}: {exact(data[key])}" for key in sorted(data)) + "}"
    return f"[{', '.join(map(exact, data))}]" if isinstance(data, list) else repr(data)


def owners(text: str) -> dict[str, Owner]:
    """Whose each comment of a text is; all comments differ."""
    return {comment.text: (comment.role, comment.keys) for comment in Tree(text).comments}


class Commented:
    """Writes data as a document, and remembers whose each comment is."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.owners: dict[str, Owner] = {}
        """Whose each comment is."""
        self.open_end = False
        """Whether the last text goes on in blank lines below it."""

    def document(self, data: dict[str, Any]) -> str:
        """The whole document."""
        lines: list[str] = []
        if self.chance(0.4):
            lines += [self.comment("intro", ()) for _ in range(self.random.randint(1, 2))] + [""]
        if self.chance(0.1):
            lines.append("---")
        lines += self.block(data, (), 0)
        text = "\n".join(lines) + "\n" * self.random.choice((0, 1, 1, 1, 3))
        return text.replace("\n", "\r\n") if self.chance(0.2) else text

    # -- comments ------------------------------------------------------------------------------

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def comment(self, role: str, keys: Keys) -> str:
        text = f"# {len(self.owners) + 1}: {role} van {'.'.join(map(str, keys)) or 'het bestand'}"
        self.owners[text] = (role, keys)
        return text

    def some(self, role: str, keys: Keys, column: int, share: float = 0.12) -> list[str]:
        """Lines with comments, now and then."""
        count = self.random.randint(1, 2) if self.chance(share) else 0
        return [" " * column + self.comment(role, keys) for _ in range(count)]

    def behind(self, role: str, keys: Keys) -> str:
        return (
            "  "[: self.random.randint(1, 2)] + self.comment(role, keys) if self.chance(0.1) else ""
        )

    # -- blocks --------------------------------------------------------------------------------

    def block(self, data: Any, keys: Keys, column: int, *, indented: bool = True) -> list[str]:
        """The lines of a mapping or list that is not empty."""
        lines: list[str] = []
        pairs = list(data.items() if isinstance(data, dict) else enumerate(data))
        for n, (key, item) in enumerate(pairs):
            way = (*keys, key)
            if n and not self.open_end:
                lines += self.random.choice(([], [], [], [""], ["", " "]))
                if not lines[-1].strip() and (loose := self.some("lead", way, column)):
                    lines += [*loose, ""]
            lines += self.some("head", way, column)
            lines += self.entry(key, item, way, column)
            if (
                n + 1 < len(pairs)
                and not self.open_end
                and (foot := self.some("foot", way, column))
            ):
                lines += [*foot, ""]
        if indented and not self.open_end and (tail := self.some("tail", keys, column, 0.05)):
            lines += ["", *tail]
        return lines

    def entry(self, key: str | int, item: Any, way: Keys, column: int) -> list[str]:
        opener = (
            "-" if isinstance(key, int) else f"{self.key(key)}{self.random.choice(('', '', ' '))}:"
        )
        if isinstance(item, dict | list) and item and self.chance(0.7):
            lines = self.with_block(opener, item, way, column)
        else:
            lines = self.with_value(opener, item, way)
            lines = [" " * column + line if line else "" for line in lines]
        return lines

    def with_block(self, opener: str, item: Any, way: Keys, column: int) -> list[str]:
        inner = column + self.random.randint(1, 4)
        start = " " * column + opener
        if opener == "-" and self.chance(0.7):
            inner = column + self.random.randint(2, 4)
            lines = self.block(item, way, inner)
            if not lines[0].strip().startswith("#"):
                return [start + lines[0][len(start) :], *lines[1:]]
            return [start, *lines]
        if isinstance(item, list) and opener != "-" and self.chance(0.3):
            return [start, *self.block(item, way, column, indented=False)]
        start += self.behind("behind", way)
        above = self.some("intro", way, inner, 0.05)
        return [start, *([*above, ""] if above else []), *self.block(item, way, inner)]

    # -- values --------------------------------------------------------------------------------

    def with_value(self, opener: str, item: Any, way: Keys) -> list[str]:
        """The lines of a key or dash at column 0 with a value that is no block."""
        step = self.random.randint(1, 4)
        first, *more = self.value(item, way, step)
        self.open_end = bool(re.match(r"[|>]\d?[+]", first))
        if first and self.chance(0.06):
            lines = [opener + self.behind("between", way), *self.some("between", way, step, 0.7)]
            lines.append(" " * step + first)
        else:
            lines = [opener + (" " * self.random.choice((1, 1, 1, 3)) + first if first else "")]
        lines += more
        is_text = first[:1] in ("|", ">")
        if is_text:
            last = len(lines) - len(more) - 1
            lines[last] += self.behind("behind", way)
        else:
            lines[-1] += self.behind("behind", way)
        if not self.open_end and not (is_text and step < 2):
            column = 1 if is_text else self.random.randint(1, 3)
            lines += self.random.choice(([], [""])) if not is_text else []
            lines += self.some("inside", way, column)
            if not lines[-1]:
                lines.pop()
        return lines

    def value(self, item: Any, way: Keys, step: int) -> list[str]:
        """The lines of a value; those below the first are indented by `step`."""
        if isinstance(item, dict | list):
            return self.brackets(item, way, step).split("\n")
        if item is None:
            return [self.random.choice(("", "~", "null"))]
        if not isinstance(item, str):
            return [json.dumps(item)]
        styles = [self.plain, self.single, self.double]
        if item.strip():
            styles += [self.literal, self.folded]
        for style in self.random.sample(styles, len(styles)):
            text = style(item, step)
            if read(f"a: {text}\n") == {"a": item}:
                return text.split("\n")
        return [json.dumps(item, ensure_ascii=False)]

    def key(self, key: str) -> str:
        if self.chance(0.1) or read(f"{key}: 1\n") != {key: 1}:
            return json.dumps(key)
        return key

    def spread(self, text: str, step: int) -> str:
        """A text over two lines, now and then, where reading folds the line break to a space."""
        places = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", text)]
        if not places or self.chance(0.6):
            return text
        at = self.random.choice(places)
        return f"{text[:at]}\n{' ' * step}{text[at + 1 :]}"

    def plain(self, text: str, step: int) -> str:
        return self.spread(text, step)

    def single(self, text: str, step: int) -> str:
        return "'" + self.spread(text.replace("'", "''"), step) + "'"

    def double(self, text: str, step: int) -> str:
        written = json.dumps(text, ensure_ascii=False).replace("\u00a0", "\\u00a0")
        return self.spread(written, step)

    def literal(self, text: str, step: int) -> str:
        return self.block_text("|", text.split("\n"), text, step)

    def folded(self, text: str, step: int) -> str:
        lines = "\n".join(self.spread(line, 0) for line in text.replace("\n", "\n\n").split("\n"))
        return self.block_text(">", lines.split("\n"), text, step)

    def block_text(self, style: str, lines: list[str], text: str, step: int) -> str:
        chomp = "-" if not text.endswith("\n") else self.random.choice(("", "+"))
        digit = str(step) if text.startswith(" ") or self.chance(0.1) else ""
        while lines and not lines[-1] and len(lines) > len(text) - len(text.rstrip("\n")):
            lines.pop()
        return "\n".join(
            [style + digit + chomp, *(" " * step + line if line else "" for line in lines)]
        )

    def brackets(self, item: Any, way: Keys, step: int) -> str:
        """A list or mapping between brackets, over one line or more."""
        opening, closing = "{}" if isinstance(item, dict) else "[]"
        if isinstance(item, dict):
            parts = [f"{json.dumps(key)}: {self.part(one, way, step)}" for key, one in item.items()]
        else:
            parts = [self.part(one, way, step) for one in item]
        if self.chance(0.7):
            return opening + ", ".join(parts) + closing
        lines = [opening + self.behind("brackets", way)]
        for part in parts:
            lines += self.some("brackets", way, 0)
            lines.append(part + "," + self.behind("brackets", way))
        return f"\n{' ' * step}".join([*lines, closing])

    def part(self, item: Any, way: Keys, step: int) -> str:
        if isinstance(item, dict | list):
            return self.brackets(item, way, step)
        return self.word(item) if isinstance(item, str) else json.dumps(item)

    def word(self, text: str) -> str:
        """A text between brackets."""
        if re.fullmatch("[a-z_]+", text) and read(f"a: {text}\n") == {"a": text}:
            return text
        return self.double(text, 1)


@cache
def read(text: str) -> Any:
    """The data of a text; None if it cannot be read."""
    try:
        return parse(text.encode())
    except FileError:
        return None
