"""What is wrong with a text that is not YAML, in Dutch.

PyYAML's own parser says what it met where; most sentences follow from that alone. Where several
mistakes of people lead to one error of the parser, the lines around it tell which it was.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from yaml import MarkedYAMLError, ScalarEvent, YAMLError

from gihv.diagnostics import FileError
from gihv.source.errors import Malformed, NoSpace, SecondDocument, Tab, not_allowed
from gihv.source.events import NO_CHARACTER, PureParser
from gihv.source.lines import by_lines, opener_of_deeper
from gihv.source.node import Offsets
from gihv.source.text import line_start


class _Spot(NamedTuple):
    """Where the parser failed: at which offset of the text, and where what failed there began."""

    text: str
    at: int
    began: int


_Explain = Callable[[_Spot], FileError]


def explained(text: str, error: YAMLError) -> FileError:
    """The finding for an error of PyYAML's own parser in a text."""
    if not isinstance(error, MarkedYAMLError):  # its Reader's, for characters `text_of` refuses
        return _unclear(_Spot(text, 0, 0))
    at = _offset(text, error.problem_mark)
    began = _offset(text, error.context_mark) if error.context_mark else at
    spot = _Spot(text, at, began)
    if _starts_with_tab(text, at):
        return _tab(spot)
    said = f"{error.context or ''}: {error.problem or ''}"
    places = (at, began) if "simple key" in said else (at,)
    if found := by_lines(text, places):
        return found
    return next(explain for sign, explain in _EXPLANATIONS if sign in said)(spot)


def _offset(text: str, mark: Any) -> int:
    """Where a mark stands. One behind the end is drawn back to the last character of the text."""
    return min(int(mark.index), max(len(text.rstrip(" \r\n")) - 1, 0))


# -- the lines around a mistake --------------------------------------------------------------

_KEY_WITH_VALUE = re.compile(r"""\s*(?:- +)*(?:[^\s:#'"\[{][^:#]*|"[^"]*"|'[^']*')\s*:\s+\S""")
_CURLY_QUOTE = re.compile(r":\s+[“”„‘’]")
_SHORT_YEAR = re.compile(r"'[0-9]{2}")
_APOSTROPHE = re.compile(r"'(?:[a-z]{1,2}\b|[0-9]{2}\b)")
_GLUED_COLON = re.compile(r"((?:- +)*)([\w-]+):([^ /:][^:]*)")
_GLUED_DASH = re.compile(r"((?:- +)*)-([^\s-].*)")


def line_end(text: str, offset: int) -> int:
    """The offset of the end of a line, without its line break, comment and blanks at its end."""
    line = text[offset:].split("\n", 1)[0]
    return offset + len(re.split(r"\s#", line, maxsplit=1)[0].rstrip())


def _content_start(text: str, line_start: int) -> int:
    """The offset of the first character of a line that is no space."""
    return line_start + len(text[line_start:]) - len(text[line_start:].lstrip(" "))


def _starts_with_tab(text: str, offset: int) -> bool:
    return re.match(r" *\t", text[line_start(text, offset) : offset + 1]) is not None


def _indents_above(text: str, offset: int) -> list[int]:
    """The columns at which the blocks open above a line begin, outermost first."""
    columns: list[int] = []
    for line in reversed(text[: line_start(text, offset)].splitlines()):
        content = line.lstrip(" ")
        if not content or content.startswith("#"):
            continue
        starts = [len(line) - len(content)]
        while content.startswith("- "):
            content = content[1:].lstrip(" ")
            starts.append(len(line) - len(content))
        columns += [start for start in reversed(starts) if not columns or start < columns[-1]]
    return columns[::-1]


def missing_space(text: str, start: int) -> FileError | None:
    """The finding for `titel:Bomen` or `-bomen` from an offset to the end of its line, or None."""
    end = line_end(text, start)
    if match := _GLUED_COLON.fullmatch(text, start, end):
        dashes, key, value = match.groups()
        right, behind = f"{dashes}{key}: {value.strip()}", f"`{key}:`"
    elif match := _GLUED_DASH.fullmatch(text, start, end):
        right, behind = f"{match[1]}- {match[2]}", "het streepje"
    else:
        return None
    return NoSpace(
        f"Na {behind} ontbreekt een spatie.", f"schrijf `{right}`.", start=start, end=end
    )


def _last_quoted(text: str) -> Offsets | None:
    """Where the last text between quotes stands that the parser could read, or None."""
    parser: Any = PureParser(text)
    quoted: Any = None
    with suppress(YAMLError, *NO_CHARACTER):
        while (event := parser.get_event()) is not None:
            if event.__class__ is ScalarEvent and event.style in ("'", '"'):
                quoted = event
    return None if quoted is None else (quoted.start_mark.index, quoted.end_mark.index)


# -- one function a mistake ------------------------------------------------------------------


def unclear(at: int) -> FileError:
    """The finding for what nothing better can be said of."""
    return Malformed(
        "Hier is de YAML niet te volgen.",
        "kijk op deze regel en de regel erboven naar inspringing, dubbelepunten en haken.",
        start=at,
    )


def _unclear(spot: _Spot) -> FileError:
    return unclear(spot.at)


def _tab(spot: _Spot) -> FileError:
    return Tab("Deze regel springt in met een tab.", "gebruik spaties.", start=spot.at)


def _colon(spot: _Spot) -> FileError:
    """A colon where no key can stand: in a value, or on a line that is indented too far."""
    text, at, _ = spot
    start = line_start(text, at)
    if _KEY_WITH_VALUE.match(text, start, at):
        return Malformed(
            "Deze tekst bevat een dubbelepunt; YAML leest wat ervoor staat als een sleutel.",
            "zet aanhalingstekens om de hele tekst."
            if not _CURLY_QUOTE.search(text, start, at)
            else 'zet rechte aanhalingstekens (") om de hele tekst, in plaats van gekrulde.',
            start=at,
        )
    above = line_start(text, max(start - 1, 0))
    if text[above:start].strip() and not _KEY_WITH_VALUE.match(text, above, start):
        return _missing_colon(_Spot(text, at, _content_start(text, above)))
    return Malformed(
        "Deze regel springt te ver in: de regel erboven heeft al een waarde.",
        "zet hem recht onder de sleutels van zijn blok. "
        "Hoort hij bij de tekst, zet dan aanhalingstekens om de hele tekst.",
        start=_content_start(text, start),
        end=at,
    )


def _missing_colon(spot: _Spot) -> FileError:
    end = line_end(spot.text, spot.began)
    line = spot.text[spot.began : end]
    right = f"{line}:" if re.fullmatch(r"[\w-]+", line) else "sleutel: waarde"
    return missing_space(spot.text, spot.began) or Malformed(
        "Op deze regel ontbreekt een dubbelepunt na de sleutel.",
        f"schrijf `{right}`. Hoort de regel bij de tekst erboven, laat hem dan verder inspringen.",
        start=spot.began,
        end=end,
    )


def _quote(spot: _Spot) -> FileError:
    if _APOSTROPHE.match(spot.text, spot.began):
        return _apostrophe(spot.text, spot.began)
    return Malformed(
        "Dit aanhalingsteken wordt nergens gesloten.",
        "zet aan het eind van de tekst hetzelfde aanhalingsteken.",
        start=spot.began,
    )


def _apostrophe(text: str, start: int) -> FileError:
    """A text such as 's-Gravenhage, of which YAML takes the first sign for a quote."""
    whole = text[start : line_end(text, start)]
    hint = "zet dubbele aanhalingstekens om de hele tekst"
    in_list = "[" in text[line_start(text, start) : start]
    if '"' in whole:
        hint += ', en `\\"` voor elk aanhalingsteken erin'
    elif not in_list and _SHORT_YEAR.fullmatch(whole):
        hint = f"schrijf het jaar met vier cijfers: `20{whole[1:]}`"
    elif not in_list:
        hint += f': `"{whole}"`'
    return Malformed(
        "YAML leest deze apostrof als het begin van een aangehaalde tekst.",
        f"{hint}.",
        start=start,
    )


def _escape(spot: _Spot) -> FileError:
    return Malformed(
        "Tussen dubbele aanhalingstekens begint `\\` een code, en deze code bestaat niet.",
        "gebruik enkele aanhalingstekens, of schrijf `\\\\` voor een gewone schuine streep.",
        start=spot.text.rfind("\\", spot.began, spot.at + 1),
        end=spot.at + 1,
    )


def _bracket(spot: _Spot) -> FileError:
    sign = spot.text[spot.began]
    what, close = ("De lijst die", "]") if sign == "[" else ("Het blok dat", "}")
    return Malformed(
        f"{what} hier met `{sign}` begint, klopt niet of wordt nergens gesloten.",
        f"zet komma's tussen de onderdelen en `{close}` aan het eind. "
        "Is het gewone tekst, zet er dan aanhalingstekens om.",
        start=spot.began,
    )


def _unclosed(spot: _Spot) -> FileError:
    """A text that ends where a value between brackets should begin."""
    text, at, _ = spot
    return _bracket(_Spot(text, at, max(text.rfind(sign, 0, at + 1) for sign in "[{")))


def _text_after(spot: _Spot) -> FileError:
    """A text behind a complete one: a quote too many, or one that closes too late."""
    text, at, _ = spot
    quoted = _last_quoted(text)
    if quoted and "\n" in text[slice(*quoted)]:
        return _quote(_Spot(text, at, quoted[0]))
    if quoted and _APOSTROPHE.match(text, quoted[0]) and line_start(text, at) < quoted[0]:
        return _apostrophe(text, quoted[0])
    before = text[:at].rstrip()[-1:]
    if before in ("'", '"'):
        message = (
            "Het aanhalingsteken hiervoor sluit de tekst al; wat erna staat, hoort nergens bij."
        )
        hint = "zet aanhalingstekens om de hele tekst, en binnen de tekst een ander soort."
    elif before in ("]", "}"):
        message = f"De haak `{before}` sluit de waarde al; wat erna staat, hoort nergens bij."
        hint = "zet aanhalingstekens om de hele tekst."
    else:
        return _indentation(spot)
    return Malformed(message, hint, start=at, end=line_end(text, at))


def _indentation(spot: _Spot) -> FileError:
    """A line that begins where no block above it goes on."""
    text, at, _ = spot
    columns = _indents_above(text, at)
    if at - line_start(text, at) in columns:
        message = "Deze regel hoort niet bij de lijst erboven: hij begint niet met een streepje."
        hint = "laat hem verder inspringen, of zet er een streepje voor."
        if text[at] == "-":
            message = "Hier begint een lijst, maar de sleutel erboven heeft al een waarde."
            hint = "haal de waarde of het streepje weg."
    else:
        message = "Deze regel springt anders in dan de regels waar hij bij hoort."
        *others, deepest = map(str, columns or [0])
        choices = f"{', '.join(others)} of {deepest}" if others else deepest
        spaces = "1 spatie" if choices == "1" else f"{choices} spaties"
        hint = f"zet er {spaces} voor, zoals bij de regels erboven."
        if choices == "0":
            hint = "zet er geen spaties voor."
        if opener := opener_of_deeper(text, at):
            hint += f" Of laat `{opener}` hierboven even ver inspringen als deze regel."
    return Malformed(message, hint, start=at, end=line_end(text, at))


def _dash(spot: _Spot) -> FileError:
    return Malformed(
        "Hier kan geen streepje van een lijst staan.",
        "begin de lijst op een nieuwe regel onder de sleutel, of zet aanhalingstekens om de tekst.",
        start=spot.at,
    )


def _sign(spot: _Spot) -> FileError:
    sign = spot.text[spot.at]
    if sign.isalnum():  # a line below a dash with nothing behind it
        return _indentation(spot)
    return Malformed(
        f"Een waarde kan niet beginnen met {'een accent grave' if sign == '`' else f'`{sign}`'}.",
        "zet aanhalingstekens om de hele tekst.",
        start=spot.at,
    )


def _reserved(spot: _Spot) -> FileError:
    item = spot.text[spot.began : line_end(spot.text, spot.began)]
    if item.startswith("* "):
        return Malformed(
            "Een onderdeel van een lijst begint met een streepje, niet met een sterretje.",
            f"schrijf `- {item[2:].strip()}`.",
            start=spot.began,
        )
    return not_allowed(spot.text, spot.began)


def _question_mark(spot: _Spot) -> FileError:
    if spot.text[spot.at + 1 : line_end(spot.text, spot.at)].strip():
        return Malformed(
            "Een waarde kan niet beginnen met een vraagteken en een spatie.",
            "zet aanhalingstekens om de hele tekst.",
            start=spot.at,
        )
    return Malformed(
        "Een vraagteken alleen is geen waarde.",
        "laat de sleutel weg als het antwoord niet bekend is.",
        start=spot.at,
    )


def _block_text(spot: _Spot) -> FileError:
    return Malformed(
        f"Na `{spot.text[spot.began]}` begint een tekst over meer regels pas op de volgende regel.",
        "zet de tekst op de volgende regel. "
        "Begint de tekst zelf met dit teken, zet er dan aanhalingstekens om.",
        start=spot.began,
    )


def _document(spot: _Spot) -> FileError:
    text, at, _ = spot
    if not re.search(r"^\.\.\.(?:\s|\Z)", text[:at], re.MULTILINE):
        return _text_after(spot)
    return SecondDocument(
        "Het document eindigde al bij `...`; dit zou een tweede zijn.",
        "haal de regel met `...` weg.",
        start=at,
        end=line_end(text, at),
    )


_EXPLANATIONS: tuple[tuple[str, _Explain], ...] = (
    ("found character '\\t'", _tab),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _missing_colon),
    ("mapping keys are not allowed", _question_mark),
    ("while scanning a quoted scalar", _quote),
    ("while scanning a double-quoted scalar", _escape),
    ("while parsing a flow sequence", _bracket),
    ("while parsing a flow mapping", _bracket),
    ("while scanning a block scalar", _block_text),
    ("a flow node: expected the node content, but found '<stream end>'", _unclosed),
    ("sequence entries are not allowed", _dash),
    ("that cannot start any token", _sign),
    ("expected the node content", _sign),
    ("while scanning an anchor", _reserved),
    ("while scanning an alias", _reserved),
    ("while scanning a tag", _reserved),
    ("while parsing a tag", _reserved),
    ("undefined tag handle", _reserved),
    ("but found '<scalar>'", _text_after),
    ("but found '<anchor>'", _text_after),
    ("but found '<alias>'", _text_after),
    ("but found '<tag>'", _text_after),
    ("expected <block end>", _indentation),
    ("expected '<document start>'", _document),
    ("", _unclear),
)
"""What PyYAML's own parser says (a part of context and problem), and the function that explains it;
the first that fits counts."""
