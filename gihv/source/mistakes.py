"""What is wrong with a text that a YAML parser refuses, in Dutch.

The parser says what it met where; most sentences follow from that alone. Where several habits of
people lead to one error of the parser, the lines around it tell which it was.
"""

import re
from collections.abc import Callable
from itertools import takewhile
from typing import Any, NamedTuple

from yaml import MarkedYAMLError, YAMLError

from gihv.diagnostics import FileError
from gihv.source.errors import Malformed, NoSpace, NotAllowed, SecondDocument, Tab
from gihv.source.text import ODD_BLANKS, line_end, line_start, odd_blank

_LONGEST_KEY = 1024
"""How long a key may be to a parser of YAML."""

_QUOTES = "zet aanhalingstekens om de hele tekst."


class _Line(NamedTuple):
    """A line without its comment and the blanks at its end; `start` is its offset.

    In a text behind `|` or `>` any sign may stand, and means nothing.
    """

    start: int
    text: str
    in_text: bool = False

    @property
    def content(self) -> str:
        """What stands on it."""
        return self.text.lstrip(" ")

    @property
    def indent(self) -> int:
        """How many spaces stand before it."""
        return len(self.text) - len(self.content)

    @property
    def is_item(self) -> bool:
        """Whether it begins an item of a list."""
        return not self.in_text and (self.content.startswith("- ") or self.content == "-")

    def error(self, message: str, hint: str) -> FileError:
        """A finding about its content."""
        start, end = self.start + self.indent, self.start + len(self.text)
        return Malformed(message, hint, start=start, end=max(end, start + 1))


class _Spot(NamedTuple):
    """Where a parser failed: at which offset, on which line, and the lines above, nearest first."""

    text: str
    at: int
    line: _Line
    lines: list[_Line]

    @property
    def above(self) -> list[_Line]:
        """The lines above that stand in no block of text."""
        return [line for line in self.lines if not line.in_text]


def _spot(text: str, at: int) -> _Spot:
    """A place in a text, and the lines with content above it."""
    lines: list[_Line] = []
    start, deeper_than = 0, None
    while True:
        line = _Line(start, text[start : line_end(text, start)])
        start = text.find("\n", start) + 1
        if deeper_than is not None and line.content and line.indent <= deeper_than:
            deeper_than = None
        if not 0 < start <= at:
            return _Spot(text, at, line, lines[::-1])
        if line.content:
            lines.append(line._replace(in_text=deeper_than is not None))
        if deeper_than is None and re.search(r"(?:^|[ :])[|>][-+0-9]*$", line.text):
            deeper_than = line.indent


def explained(text: str, error: YAMLError) -> FileError:
    """The finding for an error of a parser in a text."""
    if not isinstance(error, MarkedYAMLError):  # for characters that `text_of` refuses
        return unclear(0)
    context, problem = error.context or "", error.problem or ""
    at = _offset(text, error.problem_mark)
    began = _offset(text, error.context_mark or error.problem_mark)
    if text[at : at + 1] == "\t" or re.match(r" *\t", text[line_start(text, at) : at]):
        return Tab("Deze regel springt in met een tab.", "gebruik spaties.", start=at)
    is_escape = "scalar" in context and "escape" in problem
    place = at if is_escape or "while parsing a block" in context else began
    spot = _spot(text, place)
    if found := next((found for look in _HABITS if (found := look(spot))), None):
        return found
    for sign, explain in _EXPLANATIONS.items():
        if sign in context or sign in problem:
            return explain(spot)
    for sign, (message, hint) in _SENTENCES.items():
        if sign in context or sign in problem:
            return Malformed(message.format(text[place]), hint, start=place)
    return unclear(place)


def _offset(text: str, mark: Any) -> int:
    """Where a mark stands. One behind the end is drawn back to the last character of the text."""
    return min(int(mark.index), max(len(text.rstrip(" \r\n")) - 1, 0))


# -- what the lines tell ---------------------------------------------------------------------


def _pasted_blank(spot: _Spot) -> FileError | None:
    """A hard space from a word processor where YAML expects a space: it reads it as a letter."""
    for line in (spot.line, *spot.above):
        pattern = rf"(?:^[ {ODD_BLANKS}]*?|(?<=-)|(?<=:))([{ODD_BLANKS}])"
        if match := re.search(pattern, line.text):
            way_out = "typ een gewone spatie." if match[1].isspace() else "haal het weg."
            start = line.start + match.start(1)
            return Malformed(f"Hier staat {odd_blank(match[1])}.", way_out, start=start)
    return None


def _item_out_of_line(spot: _Spot) -> FileError | None:
    """An item whose dash does not stand right below those of the others."""
    line = spot.line
    items = [column for column, is_dash in _open_blocks(spot) if is_dash]
    if not line.is_item or not items or line.indent in items:
        return None
    column = min(items, key=lambda one: (abs(one - line.indent), one))
    return line.error(
        "Dit streepje staat niet recht onder het vorige.",
        f"zet er {column} {'spatie' if column == 1 else 'spaties'} voor, zoals bij het vorige.",
    )


def _open_blocks(spot: _Spot) -> list[tuple[int, bool]]:
    """The columns at which what is open above a line begins, and whether it is a dash there."""
    found: list[tuple[int, bool]] = []
    for line in spot.lines:
        match = re.match(r" *(?:- +)*", line.text)
        opening = match[0] if match and not line.in_text else " " * line.indent
        starts = [(column, True) for column, sign in enumerate(opening) if sign == "-"]
        starts.append((len(opening), line.is_item and line.text[len(opening) :] == "-"))
        found += [one for one in reversed(starts) if not found or one[0] < found[-1][0]]
    return found[::-1]


def _key_below_item(spot: _Spot) -> FileError | None:
    """`- sbb` with `taak: …` below it."""
    above = spot.above[0] if spot.above else spot.line
    is_below = above.is_item and spot.line.indent > above.indent
    is_key = re.match(r"[\w-]+:", spot.line.content)
    if not is_below or not is_key or ":" in above.content:
        return None
    item = above.content.removeprefix("- ")
    return spot.line.error(
        f"Het onderdeel erboven, `{item}`, is één waarde: er kan geen sleutel onder.",
        f"schrijf dat onderdeel als sleutel met waarde, zoals `- organisatie: {item}`. "
        "Begint hier een nieuw onderdeel, zet er dan een streepje voor.",
    )


def _item_without_dash(spot: _Spot) -> FileError | None:
    """A line of a list that has lost its dash."""
    line, above = spot.line, spot.above[0] if spot.above else spot.line
    is_beside = above.is_item and line.indent == above.indent
    if not is_beside or line.content.startswith("-") or ":" in line.content:
        return None
    return line.error(
        "Deze regel hoort bij een lijst, maar begint niet met een streepje.",
        f"zet er een streepje en een spatie voor, recht onder de andere: `- {line.content}`.",
    )


def _first_without_dash(spot: _Spot) -> FileError | None:
    """The first item of a list of blocks has lost its dash; the parser notices the second."""
    line, above = spot.line, spot.above
    deeper = list(takewhile(lambda one: one.indent > line.indent, above))
    opener = [*above, line][len(deeper)]
    is_opened = opener.indent < line.indent and opener.content.endswith(":")
    if not line.is_item or not is_opened or not deeper or deeper[-1].is_item:
        return None
    return deeper[-1].error(
        "Het eerste onderdeel van deze lijst begint niet met een streepje.",
        f"schrijf `- {deeper[-1].content}`, met het streepje recht boven de andere.",
    )


def _long_key(spot: _Spot) -> FileError | None:
    key, colon, _ = spot.line.content.partition(": ")
    if not colon or len(key) <= _LONGEST_KEY:
        return None
    return spot.line.error(f"Een sleutel is ten hoogste {_LONGEST_KEY} tekens lang.", _QUOTES)


_HABITS: tuple[Callable[[_Spot], FileError | None], ...] = (
    _pasted_blank,
    _long_key,
    _first_without_dash,
    _item_out_of_line,
    _key_below_item,
    _item_without_dash,
)
"""In this order: the first that fits counts."""


# -- what the parser tells -------------------------------------------------------------------


def unclear(at: int) -> FileError:
    """The finding for what nothing better can be said of."""
    return Malformed(
        "Hier is de YAML niet te volgen.",
        "kijk op deze regel en de regel erboven naar inspringing, dubbelepunten en haken.",
        start=at,
    )


def not_allowed(text: str, start: int) -> FileError:
    """The finding for the sign of an anchor, alias or tag at an offset."""
    what = {"&": "een anker", "*": "een verwijzing", "!": "een tag"}
    sign = text[start]
    return NotAllowed(
        f"Met `{sign}` begint in YAML {what[sign]}; de agenda gebruikt die niet.",
        "hoort het teken bij de tekst, zet dan aanhalingstekens om de hele tekst.",
        start=start,
    )


def _reserved(spot: _Spot) -> FileError:
    return not_allowed(spot.text, spot.at)


def missing_space(text: str, start: int) -> FileError | None:
    """The finding for `titel:Bomen` or `-bomen` from an offset to the end of its line, or None."""
    end = line_end(text, start)
    line = text[start:end]
    if match := re.fullmatch(r"((?:- +)*)([\w-]+):([^ /:][^:]*)", line):
        dashes, key, value = match.groups()
        right, behind = f"{dashes}{key}: {value.strip()}", f"`{key}:`"
    elif match := re.fullmatch(r"((?:- +)*)-([^\s-].*)", line):
        right, behind = f"{match[1]}- {match[2]}", "het streepje"
    else:
        return None
    message, hint = f"Na {behind} ontbreekt een spatie.", f"schrijf `{right}`."
    return NoSpace(message, hint, start=start, end=end)


def _missing_colon(spot: _Spot) -> FileError:
    line = spot.line
    right = f"{line.content}:" if re.fullmatch(r"[\w-]+", line.content) else "sleutel: waarde"
    return missing_space(spot.text, line.start + line.indent) or line.error(
        "Op deze regel ontbreekt een dubbelepunt na de sleutel.",
        f"schrijf `{right}`. Hoort de regel bij de tekst erboven, laat hem dan verder inspringen.",
    )


def _colon(spot: _Spot) -> FileError:
    """A colon where no key can stand: in a text, or on a line that is indented too far."""
    before = spot.text[spot.line.start : spot.at]
    if " " in before.strip(" -"):
        return Malformed(
            "Deze tekst bevat een dubbelepunt; YAML leest wat ervoor staat als een sleutel.",
            _QUOTES,
            start=spot.at,
        )
    if spot.above and not _has_value(spot.above[0].text):
        return _missing_colon(spot._replace(line=spot.above[0]))
    return Malformed(
        "Deze regel springt te ver in: de regel erboven heeft al een waarde.",
        "zet hem recht onder de sleutels van zijn blok. "
        "Hoort hij bij de tekst, zet dan aanhalingstekens om de hele tekst.",
        start=spot.line.start + spot.line.indent,
        end=spot.at,
    )


def _has_value(line: str) -> bool:
    """Whether a line is a key with a value."""
    key, colon, value = line.partition(": ")
    return bool(colon and value.strip()) and key.lstrip(" -")[:1] not in ("[", "{")


def _quote(spot: _Spot) -> FileError:
    text, at, *_ = spot
    if re.match(r"'(?:[a-z]{1,2}\b|[0-9]{2}\b)", text[at : at + 4]):
        message = "YAML leest deze apostrof als het begin van een aangehaalde tekst."
        whole = text[at : line_end(text, at)]
        hint = f'zet dubbele aanhalingstekens om de hele tekst: `"{whole}"`.'
    else:
        message = "Dit aanhalingsteken wordt nergens gesloten."
        hint = "zet aan het eind van de tekst hetzelfde aanhalingsteken."
    return Malformed(message, hint, start=at)


def _bracket(spot: _Spot) -> FileError:
    sign = spot.text[spot.at]
    what, close = ("De lijst die", "]") if sign == "[" else ("Het blok dat", "}")
    return Malformed(
        f"{what} hier met `{sign}` begint, klopt niet of wordt nergens gesloten.",
        f"zet komma's tussen de onderdelen en `{close}` aan het eind. "
        "Is het gewone tekst, zet er dan aanhalingstekens om.",
        start=spot.at,
    )


def _flow(spot: _Spot) -> FileError:
    """Where a value between brackets should begin: another sign, or nothing more."""
    if spot.text[spot.at] in ",:?":
        return _no_start(spot)
    opener = max(spot.text.rfind(sign, 0, spot.at + 1) for sign in "[{")
    return _bracket(spot._replace(at=max(opener, 0)))


def _no_start(spot: _Spot) -> FileError:
    sign = spot.text[spot.at]
    shown = "een accent grave" if sign == "`" else f"`{sign}`"
    return Malformed(f"Een waarde kan niet beginnen met {shown}.", _QUOTES, start=spot.at)


def _block(spot: _Spot) -> FileError:
    """What begins where the block above it does not go on."""
    is_first = spot.at == spot.line.start + spot.line.indent
    is_part = spot.line.is_item or ":" in spot.line.content
    return _indentation(spot) if is_first and is_part else _text_after(spot)


def _indentation(spot: _Spot) -> FileError:
    columns = [column for column, _ in _open_blocks(spot)]
    if spot.line.indent not in columns:
        message = "Deze regel springt anders in dan de regels waar hij bij hoort."
        *others, deepest = map(str, columns or [0])
        choices = f"{', '.join(others)} of {deepest}" if others else deepest
        spaces = "1 spatie" if choices == "1" else f"{choices} spaties"
        hint = f"zet er {spaces} voor, zoals bij de regels erboven."
        if choices == "0":
            hint = "zet er geen spaties voor."
    elif spot.line.is_item:
        message = "Hier begint een lijst, maar de sleutel erboven heeft al een waarde."
        hint = "haal de waarde of het streepje weg."
    else:
        message = "Deze regel hoort niet bij de lijst erboven: hij begint niet met een streepje."
        hint = "laat hem verder inspringen, of zet er een streepje voor."
    return spot.line.error(message, hint)


def _text_after(spot: _Spot) -> FileError:
    """A text behind a complete one: a quote too many, or one that closes too late."""
    text, at, line, _ = spot
    before = text[:at].rstrip()
    sign = before[-1:]
    if sign in ("'", '"'):
        start = max(before.rfind(sign, 0, -1), 0)
        quote = _quote(spot._replace(at=start))
        is_apostrophe = start >= line.start and "apostrof" in quote.message
        if is_apostrophe or "\n" in before[start:]:
            return quote
        message = (
            "Het aanhalingsteken hiervoor sluit de tekst al; wat erna staat, hoort nergens bij."
        )
        hint = "zet aanhalingstekens om de hele tekst, en binnen de tekst een ander soort."
    elif sign in ("]", "}"):
        message = f"De haak `{sign}` sluit de waarde al; wat erna staat, hoort nergens bij."
        hint = _QUOTES
    else:
        return _indentation(spot)
    return Malformed(message, hint, start=at, end=line_end(text, at))


def _document(spot: _Spot) -> FileError:
    text, at, *_ = spot
    if not re.search(r"^\.\.\.(?:\s|\Z)", text[:at], re.MULTILINE):
        return _text_after(spot)
    return SecondDocument(
        "Het document eindigde al bij `...`; dit zou een tweede zijn.",
        "haal de regel met `...` weg.",
        start=at,
        end=line_end(text, at),
    )


_EXPLANATIONS: dict[str, Callable[[_Spot], FileError]] = {
    "mapping values are not allowed": _colon,
    "could not find expected ':'": _missing_colon,
    "found unexpected end of stream": _quote,
    "found unexpected document separator": _quote,
    "while parsing a flow node": _flow,
    "while parsing a flow": _bracket,
    "while scanning an anchor": _reserved,
    "while scanning an alias": _reserved,
    "while scanning a tag": _reserved,
    "while parsing a tag": _reserved,
    "undefined tag handle": _reserved,
    "while parsing a block": _block,
    "document start>": _document,
    "mapping keys are not allowed": _no_start,
    "cannot start any token": _no_start,
}
"""What explains what a parser says: a part of its context or problem, the same of both parsers."""

_SENTENCES = {
    "while scanning a block scalar": (
        "Na `{0}` begint een tekst over meer regels pas op de volgende regel.",
        (
            "zet de tekst op de volgende regel. "
            "Begint de tekst zelf met dit teken, zet er dan aanhalingstekens om."
        ),
    ),
    "sequence entries are not allowed": (
        "Hier kan geen streepje van een lijst staan.",
        "begin de lijst op een nieuwe regel onder de sleutel, of zet aanhalingstekens om de tekst.",
    ),
    "quoted scalar": (
        "Tussen dubbele aanhalingstekens begint `\\` een code, en deze code bestaat niet.",
        "gebruik enkele aanhalingstekens, of schrijf `\\\\` voor een gewone schuine streep.",
    ),
}
"""Message and hint for what a parser says; `{0}` is the sign at that place."""
