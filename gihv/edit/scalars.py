"""How one value is written: plain, quoted, or as a block of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gihv.source import resolve

WIDTH = 88
"""The number of columns that prose fills at most, its indentation counted."""


@dataclass(frozen=True, slots=True)
class Written:
    """A value as text."""

    first: str
    """What stands on the line of its key or dash."""
    more: list[str] = field(default_factory=list)
    """The lines below it, indented."""
    is_block: bool = False
    """Whether it is a block of text: a comment then stands on its first line, and not behind."""
    keeps_blank_lines: bool = False
    """Whether blank lines below it would become a part of it."""


def scalar(source: str, value: object, *, column: int, content: int, fold: bool = True) -> Written:
    """The canonical form of a value that stands as `source` in a text, outside brackets.

    `column` is where its first line begins, `content` where the lines of a block of text begin:
    two columns from its key or dash. Texts that do not fit on the line are folded if `fold`.
    """
    if source[:1] in ("|", ">"):
        return _block_as_found(source, str(value), content)
    if not isinstance(value, str):
        return Written(source)
    escaped = _hides(source, value)
    if "\n" in value and not escaped and _is_literal(value):
        chomp = "" if value.endswith("\n") else "-"
        return Written(f"|{chomp}", _indented(value.removesuffix("\n"), content), is_block=True)
    line = on_one_line(source, value)
    too_long = column + len(line) > WIDTH and _BREAK.search(value)
    if fold and too_long and not escaped and _FOLDED.fullmatch(value):
        lines = "\n".join(_wrapped(value, WIDTH - content))
        return Written(">-", _indented(lines, content), is_block=True)
    return Written(line)


def on_one_line(source: str, value: str, *, flow: bool = False) -> str:
    """A text that stands as `source`, on one line: without quotes if it can do without.

    With `flow` it stands between brackets.
    """
    if source[:1] in ("|", ">") or "\n" in value:
        return quoted(value)
    if source[:1] not in ("'", '"'):
        return value
    if _hides(source, value):
        return source if "\n" not in source else _escaped(value)
    return value if is_plain(value, flow=flow) else quoted(value)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether every reader takes a text without quotes as that text, also one of YAML 1.1."""
    return (
        bool(_PLAIN.fullmatch(text))
        and isinstance(resolve(text), str)
        and not _YAML_1_1.fullmatch(text)
        and not (flow and _NOT_IN_FLOW.search(text))
    )


def is_plain_key(text: str) -> bool:
    """Whether a key can do without quotes. A number can: `2014:` is read as text."""
    return ":" not in text and (is_plain(text) or re.fullmatch(r"[0-9]+", text) is not None)


def quoted(text: str) -> str:
    """A text between quotes: double ones, unless that asks for more signs."""
    if "\n" in text or "\t" in text:
        return _escaped(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`\s]|\.\.\.)(?:(?!: | #)[^\n\t])+(?<![: ])")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}:?]")
_YAML_1_1 = re.compile(
    r"y|n|yes|no|on|off|=|<<|[-+]?[0-9_]+(?::[0-5]?[0-9])*(?:\.[0-9_]*)?|[-+]?0b[01_]+"
    r"|[-+]?0x[0-9a-f_]+",
    re.IGNORECASE,
)
"""What YAML 1.1 takes for yes, no, a number or a sign of its own, and YAML 1.2 for text."""

_FOLDED = re.compile(r"[^\s][^\n\t]*[^\s]")


def _is_literal(text: str) -> bool:
    """Whether a text of several lines can be read in a block as it looks there."""
    lines = text.removesuffix("\n").split("\n")
    no_blanks = all(line == line.rstrip(" ") for line in lines)
    return no_blanks and "\t" not in text and bool(lines[-1]) and lines[0][:1].strip() != ""


def _hides(source: str, value: str) -> bool:
    """Whether a text between double quotes shows a sign by its code that could not be seen."""
    return source[:1] == '"' and "\\" in source and not value.replace("\n", "").isprintable()


def _escaped(text: str) -> str:
    """A text between double quotes, with codes for what could not be seen."""
    return '"' + "".join(map(_code, text)) + '"'


def _code(sign: str) -> str:
    if sign in _CODES:
        return _CODES[sign]
    if sign.isprintable():
        return sign
    number = ord(sign)
    if number > 0xFFFF:  # noqa: PLR2004 - what four digits can write
        return f"\\U{number:08X}"
    return f"\\u{number:04X}"


_CODES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


# -- blocks of text --------------------------------------------------------------------------

_HEADER = re.compile(r"([|>])([-+0-9]*)[ \t]*(#.*)?")
_NEEDS_DIGIT = re.compile(r"\n*[ \t]")


def _block_as_found(source: str, value: str, content: int) -> Written:
    """A block of text in the style that it has, indented to `content`; long lines are refilled."""
    first, *lines = source.split("\n")
    header = _HEADER.match(first)
    style, signs, comment = header.groups() if header else (first[:1], "", None)
    body = value.rstrip("\n")
    kept = len(value) - len(body)
    chomp = "-" if not kept else "+" if kept > 1 else ""
    if not body:
        chomp = next((sign for sign in signs if sign in "+-"), "")
    digit = "2" if _NEEDS_DIGIT.match(value) and body else ""
    indent = _indent(lines, value)
    shifted = [line[indent:] for line in lines]
    if style == ">":
        shifted = list(_refilled(shifted, WIDTH - content))
    return Written(
        f"{style}{digit}{chomp}" + (f"  {comment.rstrip()}" if comment else ""),
        [" " * content + line if line else "" for line in shifted],
        is_block=True,
        keeps_blank_lines=chomp == "+",
    )


def _indent(lines: list[str], value: str) -> int:
    """The column at which the content of a block begins: what its lines have before the value's."""
    found = next((line for line in lines if line.strip(" ")), "")
    text = next((line for line in value.split("\n") if line.strip(" ")), "")
    return _spaces(found) - _spaces(text)


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _indented(text: str, column: int) -> list[str]:
    return [" " * column + line if line else "" for line in text.split("\n")]


def _refilled(lines: list[str], width: int) -> Iterator[str]:
    """Lines of folded text; from one on that is too long, the rest of its paragraph is refilled."""
    paragraph: list[str] = []
    for line in lines:
        if line and line[0] not in " \t":
            paragraph.append(line)
            continue
        yield from _refilled_paragraph(paragraph, width)
        paragraph = []
        yield line
    yield from _refilled_paragraph(paragraph, width)


def _refilled_paragraph(lines: list[str], width: int) -> list[str]:
    for n, line in enumerate(lines):
        rest = " ".join(lines[n:])
        if len(line) > width and len(_wrapped(line, width)) > 1 and _FOLDED.fullmatch(rest):
            return [*lines[:n], *_wrapped(rest, width)]
    return lines


_BREAK = re.compile(r"(?<! ) (?! )")


def _wrapped(text: str, width: int) -> list[str]:
    """A text over lines, broken at single spaces only: reading folds a line break to one."""
    lines: list[str] = []
    for word in _BREAK.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
