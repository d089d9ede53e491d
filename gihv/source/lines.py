"""Mistakes of people that a parser of YAML has no name for: told from the lines around an error.

Each function looks for one habit: a letter's way of writing a list, a text with a colon in it,
blanks that came along from another program. The parser noticed it here, or only some lines on.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from gihv.diagnostics import FileError
from gihv.source.errors import Malformed

_ODD = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000"
_ODD_BLANK = re.compile(f"[{_ODD}]")
_ODD_BLANK_IN_SYNTAX = re.compile(rf"(?:^[ {_ODD}]*?|(?<=-)|(?<=:))([{_ODD}])", re.MULTILINE)
_FENCE = re.compile(r"^ *```", re.MULTILINE)
_KEY = re.compile(r"[\w-]+:(?= |$)")
_OPENER = re.compile(r"(?:- )*([\w-]+):(?: +(?P<value>[^|>#\[{'\"&*!].*))?$")
_OPENS_TEXT = re.compile(r"(?:^|[ :])[|>][-+0-9]*$")
_BULLET = re.compile("([–—\u2212•·+>]|[0-9]+[.)])\\s+(?P<item>.+)")
_YEAR_BEHIND_KEY = re.compile(r"(?:- )*[\w-]+: +(?P<rest>(?:19|20)[0-9]{2}: .*)")


def odd_blank(text: str) -> str | None:
    """What is to be said of the first blank in a text that is no ordinary space, or None."""
    match = _ODD_BLANK.search(text)
    if not match:
        return None
    code = f"U+{ord(match[0]):04X}"
    if match[0].isspace():
        return f"een harde spatie ({code}) in plaats van een gewone"
    return f"een onzichtbaar teken ({code})"


def by_lines(text: str, places: Iterable[int]) -> FileError | None:
    """The finding for the text around one of the offsets where a parser stopped, or None."""
    lines = _lines(text)
    numbers = [text.count("\n", 0, at) for at in places]
    for look in _HABITS:
        for number in numbers:
            if found := look(lines, number):
                return found
    return None


def opener_of_deeper(text: str, at: int) -> str | None:
    """The key above a line that opens a list deeper than it, while itself it stands less deep.

    That key is probably what is indented wrongly: `bijdragen:` at the margin.
    """
    lines = _lines(text)
    line, *above = [one for one in reversed(lines[: text.count("\n", 0, at) + 1]) if one.content]
    deeper: list[Line] = []
    for one in above:
        if one.indent < line.indent:
            return (
                one.content if one.content.endswith(":") and deeper and deeper[-1].is_item else None
            )
        deeper.append(one)
    return None


class Line(NamedTuple):
    """A line without its line break, comment and blanks at its end; `start` is its offset."""

    start: int
    text: str

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
        return self.content.startswith("- ") or self.content == "-"

    def error(self, message: str, hint: str) -> Malformed:
        """A finding about its content."""
        start, end = self.start + self.indent, self.start + len(self.text)
        return Malformed(message, hint, start=start, end=max(end, start + 1))


def _lines(text: str) -> list[Line]:
    """All lines; those of a text behind `|` or `>` are empty here: any sign may stand in them."""
    lines: list[Line] = []
    start, deeper_than = 0, None
    for whole in text.split("\n"):
        content = re.split(r"(?:^|\s)#", whole, maxsplit=1)[0]
        line = Line(start, content.rstrip(" \r"))
        if deeper_than is not None and line.content and line.indent <= deeper_than:
            deeper_than = None
        lines.append(line if deeper_than is None else line._replace(text=""))
        if deeper_than is None and _OPENS_TEXT.search(line.text):
            deeper_than = line.indent
        start += len(whole) + 1
    return lines


def _near(lines: list[Line], number: int, step: int) -> Line | None:
    """The nearest line above (step -1) or below (step 1) that has any content."""
    number += step
    while 0 <= number < len(lines):
        if lines[number].content:
            return lines[number]
        number += step
    return None


def _above(lines: list[Line], number: int) -> list[Line]:
    """The lines with content above a line, the nearest first, up to the key they stand under."""
    found: list[Line] = []
    for line in reversed(lines[:number]):
        if line.content:
            found.append(line)
            if line.indent < lines[number].indent:
                break
    return found


# -- one function a habit --------------------------------------------------------------------


def _pasted_blank(lines: list[Line], number: int) -> FileError | None:
    """A hard space from a word processor where YAML expects a space: it reads it as a letter."""
    for line in reversed(lines[: number + 1]):
        match = _ODD_BLANK_IN_SYNTAX.search(line.text)
        if match:
            blank = odd_blank(match[1])
            is_space = match[1].isspace()
            return Malformed(
                f"Hier staat {blank}.",
                "typ een gewone spatie." if is_space else "haal het weg.",
                start=line.start + match.start(1),
            )
    return None


def _fence(lines: list[Line], _: int) -> FileError | None:
    """The lines that stand around code in a chat or a document."""
    for line in lines:
        if _FENCE.match(line.text):
            return line.error("Deze regel is geen YAML.", "haal de regels met ``` weg.")
    return None


def _year_on_line_of_key(lines: list[Line], number: int) -> FileError | None:
    """`dekking: 2014: gedekt`."""
    match = _YEAR_BEHIND_KEY.fullmatch(lines[number].content)
    if not match:
        return None
    return lines[number].error(
        "Op deze regel staan twee sleutels.",
        f"zet `{match['rest']}` op een nieuwe regel, en laat die verder inspringen.",
    )


def _years_below_value(lines: list[Line], number: int) -> FileError | None:
    """`dekking: gedekt` with a year on each of the lines below it."""
    line, above = lines[number], _near(lines, number, -1)
    match = above and _OPENER.fullmatch(above.content)
    is_year = re.match(r"(?:19|20)[0-9]{2}:", line.content)
    if not (above and match and match["value"] and is_year and line.indent > above.indent):
        return None
    return above.error(
        f"De sleutel `{match[1]}` heeft een waarde, en eronder staan ook nog jaren.",
        f"haal `{match['value']}` weg, of haal de jaren weg.",
    )


def _text_without_sign(lines: list[Line], number: int) -> FileError | None:
    """A text over more lines, with a colon somewhere, and no `|-` behind its key."""
    line = lines[number]
    if not line.content:
        number = next((at for at in range(number, 0, -1) if lines[at].content), number)
        line = lines[number]
    *between, opener = [line, *_above(lines, number)]
    match = _OPENER.fullmatch(opener.content)
    is_prose = any(" " in one.content.split(": ")[0] for one in between if ": " in one.content)
    if not between or not match or opener.indent >= line.indent or not is_prose:
        return None
    if any(one.is_item for one in between):
        return None
    how = "begin de tekst op de volgende regel" if match["value"] else "laat de tekst eronder staan"
    return opener.error(
        f"Onder `{match[1]}` staat een tekst over meer regels, met een dubbelepunt erin.",
        f"zet `|-` achter `{match[1]}:`, en {how}.",
    )


def _key_below_item(lines: list[Line], number: int) -> FileError | None:
    """`- sbb` with `taak: …` below it, or a new item that begins without its dash."""
    line, above = lines[number], _near(lines, number, -1)
    if not above or not above.is_item or line.indent <= above.indent or line.is_item:
        return None
    item = above.content.removeprefix("- ")
    if not _KEY.match(line.content) or _KEY.match(item) or not item:
        return None
    right = f"organisatie: {item}" if " " not in item else re.sub(r" *= *", ": ", item, count=1)
    example = f", zoals `- {right}`" if right != item else ""
    return line.error(
        f"Het onderdeel erboven, `{item}`, is één waarde: er kan geen sleutel onder.",
        f"schrijf dat onderdeel als sleutel met waarde{example}. "
        "Begint hier een nieuw onderdeel, zet er dan een streepje voor.",
    )


def _item_without_dash(lines: list[Line], number: int) -> FileError | None:
    """A line of a list that has lost its dash; the parser may notice it on the next line."""
    for at in (number, number - 1):
        line, above = lines[at], _near(lines, at, -1)
        if not line.content or line.content[0] == "-" or ":" in line.content or above is None:
            continue
        below = _near(lines, at, 1)
        opened = above.content.endswith(":") and below is not None and below.is_item
        if not above.is_item and not opened:
            continue
        if above.is_item and line.indent < above.indent:
            return line.error(
                "Op deze regel ontbreekt een dubbelepunt of een streepje.",
                f"schrijf `{line.content}:` als dit een sleutel is. Hoort het bij de lijst "
                f"erboven, schrijf dan `- {line.content}`, recht onder de andere.",
            )
        if line.indent == above.indent or opened:
            right = f"`- {line.content}`"
            hint = f"zet er een streepje en een spatie voor, recht onder de andere: {right}."
            if " " in above.content.removeprefix("- ") or _OPENS_TEXT.search(above.text):
                hint += " Hoort hij bij de tekst erboven, laat hem dan verder inspringen."
            return line.error(
                "Deze regel hoort bij een lijst, maar begint niet met een streepje.", hint
            )
    return None


def _other_bullet(lines: list[Line], number: int) -> FileError | None:
    """An item that begins with another sign than a dash, among others that begin with one."""
    for at in (number, number - 1):
        line, match = lines[at], _BULLET.match(lines[at].content)
        others = [one for one in lines if one.indent == line.indent and one is not line]
        if match and any(one.is_item or _BULLET.match(one.content) for one in others):
            return line.error(
                f"Een onderdeel van een lijst begint met een streepje (-), niet met `{match[1]}`.",
                f"schrijf `- {match['item']}`.",
            )
    return None


def _item_out_of_line(lines: list[Line], number: int) -> FileError | None:
    """An item whose dash does not stand right below those of the others."""
    line = lines[number]
    open_items = _open_items(lines, number)
    if not line.is_item or line.indent in [item.indent for item, _ in open_items]:
        return None
    inside = [item for item, opener in open_items if opener < line.indent]
    beside = [item for item, opener in open_items if opener == line.indent]
    if not inside and not beside:
        return None
    spaces = (inside or beside)[0].indent
    return line.error(
        "Dit streepje staat niet recht onder het vorige.",
        f"zet er {spaces} {'spatie' if spaces == 1 else 'spaties'} voor, zoals bij het vorige.",
    )


def _open_items(lines: list[Line], number: int) -> list[tuple[Line, int]]:
    """The items that are open right above a line, the deepest first.

    Each comes with the column of what opens its list: the key above it.
    """
    found: list[tuple[Line, int]] = []
    waiting: list[Line] = []
    limit = len(lines[number].text) + max((one.indent for one in lines), default=0) + 1
    for above in reversed(lines[:number]):
        if not above.content or above.indent >= limit:
            if waiting and above.content.endswith(":") and above.indent == limit:
                found += [(item, above.indent) for item in waiting]  # a list as deep as its key
                waiting = []
            continue
        limit = above.indent
        found += [(item, above.indent) for item in waiting]
        waiting = [above] if above.is_item else []
    return [*found, *((item, -1) for item in waiting)]


def _first_without_dash(lines: list[Line], number: int) -> FileError | None:
    """The first item of a list of blocks has lost its dash; the parser notices the second."""
    line, above = lines[number], _above(lines, number)
    if not line.is_item or not above:
        return None
    opener, *block = reversed(above)
    if not block or not opener.content.endswith(":") or opener.indent >= line.indent:
        return None
    if block[0].is_item or block[0].indent <= line.indent:
        return None
    return block[0].error(
        "Het eerste onderdeel van deze lijst begint niet met een streepje.",
        f"schrijf `- {block[0].content}`, met het streepje recht boven de andere.",
    )


_HABITS: tuple[Callable[[list[Line], int], FileError | None], ...] = (
    _pasted_blank,
    _fence,
    _year_on_line_of_key,
    _years_below_value,
    _text_without_sign,
    _other_bullet,
    _item_out_of_line,
    _key_below_item,
    _item_without_dash,
    _first_without_dash,
)
"""In this order: the first that fits counts."""
