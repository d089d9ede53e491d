"""What is wrong with a text that a YAML parser refuses, in Dutch: by what it met, and where."""

import re
from collections.abc import Callable
from itertools import takewhile
from math import inf
from typing import Any, NamedTuple

from yaml import MarkedYAMLError

from gihv.diagnostics import FileError
from gihv.yaml.errors import Malformed, SecondDocument, Tab, not_allowed
from gihv.yaml.text import ODD_BLANKS, line_end, line_start, missing_space, odd_blank

_LONGEST_KEY = 1024  # to a parser of YAML


class _Line(NamedTuple):
    """What stands on a line, without its comment; `start` is the offset of its first sign."""

    start: int
    indent: int
    content: str

    @property
    def is_item(self) -> bool:
        """Whether it begins an item of a list."""
        return self.content.startswith("- ") or self.content == "-"

    def error(self, message: str, hint: str) -> FileError:
        """A finding about all of it."""
        end = self.start + max(len(self.content), 1)
        return Malformed(message, hint, start=self.start, end=end)


class _Spot(NamedTuple):
    """Where a parser failed: at which offset, on which line, and what stands above it."""

    text: str
    at: int
    line: _Line
    above: list[_Line]
    """The nearest first, without empty ones and those of a text behind `|` or `>`."""


def _spot(text: str, at: int) -> _Spot:
    starts = takewhile(lambda one: one.start() <= at, re.finditer(r"^ *", text, re.MULTILINE))
    *lines, line = (
        _Line(one.end(), len(one[0]), text[one.end() : line_end(text, one.end())]) for one in starts
    )
    above: list[_Line] = []
    deeper_than = inf
    for one in filter(lambda one: one.content, lines):
        if one.indent <= deeper_than:
            above.append(one)
            opens_text = re.search(r"(?:^|[ :])[|>][-+0-9]*$", one.content)
            deeper_than = one.indent if opens_text else inf
    return _Spot(text, at, line, above[::-1])


def explained(text: str, error: Exception) -> FileError:
    """The finding for an error of a parser in a text."""
    if not isinstance(error, MarkedYAMLError):  # of a character that there is none
        return _UNCLEAR(_spot(text, 0))
    told = f"{error.context} {error.problem}"
    at = _offset(text, error.problem_mark)
    if text[at : at + 1] == "\t" or re.match(r" *\t", text[line_start(text, at) : at]):
        return Tab("Deze regel springt in met een tab.", "gebruik spaties.", start=at)
    if not re.search("scalar.* escape|while parsing a block", told):
        at = _offset(text, error.context_mark or error.problem_mark)
    spot = _spot(text, at)
    said = (say for pattern, say in _TOLD.items() if re.search(pattern, told))
    habits = (_pasted_blank, _long_key, _item_out_of_line)
    return next(found for say in (*habits, *said) if (found := say(spot)))


def _offset(text: str, mark: Any) -> int:
    """Where a mark stands. One behind the end is drawn back to the last character of the text."""
    return min(int(mark.index), max(len(text.rstrip(" \r\n")) - 1, 0))


_Say = Callable[[_Spot], FileError | None]


def _pasted_blank(spot: _Spot) -> FileError | None:
    """A hard space from a word processor where YAML expects a space: it reads it as a letter."""
    for line in (spot.line, *spot.above):
        if match := re.search(rf"(?<![^-:])[{ODD_BLANKS}]", line.content):
            message = f"Hier staat {odd_blank(match[0])}."
            hint = "haal het weg, of typ een gewone spatie."
            return Malformed(message, hint, start=line.start + match.start())
    return None


def _long_key(spot: _Spot) -> FileError | None:
    line = spot.line.content
    keys = (f"{part} ".partition(": ") for part in (line, *re.split(r"[,{}\[\]]", line)))
    if not any(colon and len(key) > _LONGEST_KEY for key, colon, _ in keys):
        return None
    message = f"Een sleutel is hoogstens {_LONGEST_KEY} tekens lang."
    return spot.line.error(message, "zet aanhalingstekens om de hele tekst.")


def _item_out_of_line(spot: _Spot) -> FileError | None:
    """An item whose dash does not stand right below those of the others."""
    columns = _open_dashes(spot)
    if not spot.line.is_item or not columns or spot.line.indent in columns:
        return None
    message = "Dit streepje staat niet recht onder het vorige."
    return spot.line.error(message, "zet er evenveel spaties voor als bij het vorige.")


def _open_dashes(spot: _Spot) -> list[int]:
    """The columns of the dashes of the lists that a line could go on with."""
    found: list[int] = []
    deepest = inf
    for line in spot.above:
        if line.is_item and line.indent < deepest:
            found.append(line.indent)
        deepest = min(deepest, line.indent)
    return found


def _no_colon(spot: _Spot) -> FileError:
    """A line without a colon, or without the space behind its colon or dash."""
    line, above = spot.line, next(iter(spot.above), spot.line)
    if glued := missing_space(spot.text, line.start):
        return glued
    if above.is_item and not line.is_item and line.indent == above.indent:
        return line.error(*_NO_DASH)
    right = f"{line.content}:" if re.fullmatch(r"[\w-]+", line.content) else "sleutel: waarde"
    hint = (
        f"schrijf `{right}`. Hoort de regel bij de tekst erboven, laat hem dan verder inspringen."
    )
    return line.error("Op deze regel ontbreekt een dubbelepunt na de sleutel.", hint)


_NO_DASH = (
    "Deze regel hoort niet bij de lijst erboven: hij begint niet met een streepje.",
    "laat hem verder inspringen, of zet er een streepje voor.",
)


def _colon(spot: _Spot) -> FileError:
    """A colon where no key can stand: in a text, or on a line that is indented too far."""
    before = spot.text[spot.line.start : spot.at]
    if " " in before.strip(" -"):
        message = "Deze tekst bevat een dubbelepunt; YAML leest wat ervoor staat als een sleutel."
        return Malformed(message, "zet aanhalingstekens om de hele tekst.", start=spot.at)
    for above in spot.above[:1]:
        if glued := missing_space(spot.text, above.start):
            return glued
        is_value = above.is_item and ":" not in above.content and spot.line.indent > above.indent
        if not is_value and not re.match(r"[- ]*[^- \[{].*?: +\S", above.content):
            return _no_colon(spot._replace(line=above))
    return Malformed(
        "Deze regel springt te ver in: de regel erboven heeft al een waarde.",
        "zet hem recht onder de sleutels van zijn blok. "
        "Hoort hij bij de tekst, zet dan aanhalingstekens om de hele tekst.",
        start=spot.line.start,
        end=spot.at,
    )


def _quote(spot: _Spot) -> FileError:
    message = "Dit aanhalingsteken wordt nergens gesloten."
    hint = "zet aan het eind van de tekst hetzelfde aanhalingsteken."
    if _is_apostrophe(spot.text, spot.at):
        message = "YAML leest deze apostrof als het begin van een tekst tussen aanhalingstekens."
        whole = spot.text[spot.at : line_end(spot.text, spot.at)]
        if re.search(r"[{\[]", spot.text[spot.line.start : spot.at]):
            whole = re.split(r"[,}\]]", whole)[0]
        hint = f'zet dubbele aanhalingstekens om de hele tekst: `"{whole}"`.'
    return Malformed(message, hint, start=spot.at)


def _is_apostrophe(text: str, at: int) -> bool:
    return bool(re.match(r"'(?:[a-z]{1,2}\b|[0-9]{2}\b)", text[at : at + 4]))


def _flow(spot: _Spot) -> FileError | None:
    """Where a value between brackets should begin: another sign, or nothing more."""
    if spot.text[spot.at] in ",:?":
        return _NO_START(spot)
    opener = max(spot.text.rfind(sign, 0, spot.at + 1) for sign in "[{")
    return _BRACKET(spot._replace(at=max(opener, 0)))


def _block(spot: _Spot) -> FileError:
    """What begins where the block above it does not go on."""
    is_first = spot.at == spot.line.start
    is_part = spot.line.is_item or ":" in spot.line.content
    return _indentation(spot) if is_first and is_part else _text_behind(spot)


def _indentation(spot: _Spot) -> FileError:
    if glued := missing_space(spot.text, spot.line.start):
        return glued
    if spot.line.is_item:
        message = "Hier begint een lijst, maar de sleutel erboven heeft al een waarde."
        return spot.line.error(message, "haal de waarde of het streepje weg.")
    if spot.line.indent in _open_dashes(spot):
        return spot.line.error(*_NO_DASH)
    message = "Deze regel springt anders in dan de regels waar hij bij hoort."
    return spot.line.error(message, "laat hem even ver inspringen als die regels.")


def _text_behind(spot: _Spot) -> FileError:
    """A text behind a complete one: a quote too many, or one that closes too late."""
    before = spot.text[: spot.at].rstrip()
    sign = before[-1:]
    end = line_end(spot.text, spot.at)
    if before.endswith("\n..."):
        message, hint = "Hier begint een tweede document.", "haal de regel met `...` weg."
        return SecondDocument(message, hint, start=spot.at, end=end)
    if sign not in ("'", '"', "]", "}"):
        return _indentation(spot)
    start = max(before.rfind(sign, 0, -1), 0)
    if sign in "'\"" and ("\n" in before[start:] or _is_apostrophe(spot.text, start)):
        return _quote(spot._replace(at=start))
    return Malformed(
        f"Het teken `{sign}` hiervoor sluit de waarde al; wat erna staat, hoort nergens bij.",
        "zet aanhalingstekens om de hele tekst, en binnen de tekst een ander soort.",
        start=spot.at,
        end=end,
    )


def _sentence(message: str, hint: str) -> Callable[[_Spot], FileError]:
    """Says the same of every place; `{0}` in the message is the sign that stands there."""

    def say(spot: _Spot) -> FileError:
        sign = spot.text[spot.at]
        shown = "een accent grave" if sign == "`" else f"`{sign}`"
        return Malformed(message.format(shown), hint, start=spot.at)

    return say


_UNCLEAR = _sentence(
    "Hier klopt de YAML niet.",
    "kijk op deze regel en de regel erboven naar inspringing, dubbelepunten en haken.",
)
_NO_START = _sentence(
    "Een waarde kan niet beginnen met {0}.", "zet aanhalingstekens om de hele tekst."
)
_BRACKET = _sentence(
    "Wat hier met {0} begint, klopt niet of wordt nergens gesloten.",
    "zet komma's tussen de onderdelen en een haak aan het eind. "
    "Is het gewone tekst, zet er dan aanhalingstekens om.",
)

_TOLD: dict[str, _Say] = {
    "mapping values are not allowed": _colon,
    "could not find expected ':'": _no_colon,
    "found unexpected (?:end of stream|document separator)": _quote,
    "while parsing a flow node": _flow,
    "while parsing a flow": _BRACKET,
    "while scanning an? (?:anchor|alias|tag)|while parsing a tag|undefined tag handle": (
        lambda spot: not_allowed(spot.text, spot.at)
    ),
    "while parsing a block": _block,
    "document start>": _text_behind,
    "keys are not allowed|cannot start any token|scanning a block scalar": _NO_START,
    "sequence entries are not allowed": _sentence(
        "Hier kan geen streepje van een lijst staan.",
        "begin de lijst op een nieuwe regel onder de sleutel, of zet aanhalingstekens om de tekst.",
    ),
    "quoted scalar": _sentence(
        "Tussen dubbele aanhalingstekens begint `\\` een code, en deze code bestaat niet.",
        "gebruik enkele aanhalingstekens, of schrijf `\\\\` voor een gewone schuine streep.",
    ),
    "": _UNCLEAR,
}
"""What is to be said of what a parser says: a part of that, the same of both parsers."""
