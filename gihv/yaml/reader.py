"""Plain data from the events of a YAML parser, and why some is refused that YAML allows."""

import re
from itertools import islice
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    BaseLoader,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from gihv.diagnostics import FileError
from gihv.dutch import number
from gihv.tree import TooLarge
from gihv.yaml import errors
from gihv.yaml.scalars import MAY_BE_SPECIAL, resolve
from gihv.yaml.text import (
    control_character,
    control_in,
    line_end,
    line_start,
    missing_space,
    next_sign,
    text_of,
)


class PureParser(BaseLoader):
    """PyYAML's own parser. As the C parser does, it passes a tab where that indents nothing."""

    def scan_to_next_token(self) -> None:
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()


EventParser: Any = getattr(yaml, "CBaseLoader", PureParser)
"""The fastest parser there is; the one in C is not on each Python and platform."""

MAX_DEPTH = 50
_MAX_EVENTS = 30_000
"""The largest register of today has some 2,000; putting in form takes longer for each."""


def parse(data: bytes) -> dict[str, Any]:
    """The content of a file as dicts (keys are text), lists and scalars. Raises FileError."""
    return parse_text(text_of(data))


def parse_text(text: str) -> dict[str, Any]:
    """What `parse` gives, of a text that `text_of` gave. Raises FileError."""
    try:
        value = _construct(EventParser(text), text)
    except (YAMLError, ValueError, OverflowError) as error:  # the last of `\U00110000`
        from gihv.yaml import mistakes  # most runs meet none

        raise mistakes.explained(text, error) from None
    if value.__class__ is not dict:
        raise _no_mapping(text, value)
    return value


def _construct(parser: Any, text: str) -> Any:  # noqa: C901 - one loop, for speed: a call more here is paid 100 times a file
    """Plain data from the events of one document. Raises FileError or YAMLError."""
    # What is open, and the key that waits for it there; no depth can exhaust Python's own stack.
    stack: list[tuple[Any, str | None]] = []
    roots: list[Any] = []
    current: Any = roots
    in_mapping = False
    key: str | None = None  # the one that waits for its value
    start = 0  # of that key
    bracket = 0  # the depth at which one opened, and is open still
    for event in islice(iter(parser.get_event, None), _MAX_EVENTS):
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor or event.tag:
                raise errors.not_allowed(text, event.start_mark.index)
            value = event.value
            style = event.style
            if style == '"' and (match := control_in(value)):
                raise control_character(match[0], event.start_mark.index, event.end_mark.index)
            if in_mapping and key is None:
                if value in current:
                    raise _duplicate(text, event, in_list=len(stack) > 1 and stack[-1][1] is None)
                key, start = value, event.start_mark.index
                # `[?x]`: between brackets the sign is that of a key, and `x: null` would be read
                if bracket and text[max(0, start - 200) : start].rstrip()[-1:] == "?":
                    raise errors.Malformed(*_QUESTION_MARK, start=text.rindex("?", 0, start))
                continue
            if not style and value[:1] in MAY_BE_SPECIAL:
                value = resolve(value)
                if value is None and bracket and key and ":" in key and text.startswith(key, start):
                    raise _no_space(key, start)  # `{van:2014}`
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor or event.tag:
                raise errors.not_allowed(text, event.start_mark.index)
            if in_mapping and key is None:
                raise errors.Malformed(*_NO_WORD, start=event.start_mark.index)
            stack.append((current, key))
            if len(stack) > MAX_DEPTH:
                raise errors.TooDeep(*_TOO_DEEP, start=event.start_mark.index)
            if event.flow_style and not bracket:
                bracket = len(stack)
            in_mapping = kind is MappingStartEvent
            current, key = {} if in_mapping else [], None
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = current
            current, key = stack.pop()
            bracket = 0 if len(stack) < bracket else bracket
            in_mapping = key is not None
        elif kind is AliasEvent:
            raise errors.not_allowed(text, event.start_mark.index)
        elif kind is DocumentStartEvent and roots:
            start = event.start_mark.index
            raise errors.SecondDocument(*_SECOND_DOCUMENT, start=start, end=start + len("---"))
        else:
            continue
        if in_mapping:
            current[key] = value
            key = None
        else:
            current.append(value)
    if parser.get_event() is not None:
        raise TooLarge(f"bestaat uit meer dan {number(_MAX_EVENTS)} delen")
    return roots[0] if roots else None


# -- what is refused -------------------------------------------------------------------------


_QUESTION_MARK = ("Een waarde kan niet beginnen met `?`.", "zet aanhalingstekens om de hele tekst.")
_NO_WORD = (
    "Een sleutel is één woord, geen lijst of blok.",
    "zet aanhalingstekens om tekst die met `[` of `{` begint.",
)
_TOO_DEEP = (
    f"De YAML is hier meer dan {MAX_DEPTH} niveaus diep.",
    "kijk of er haken of streepjes te veel staan.",
)
_SECOND_DOCUMENT = (
    "Hier begint een tweede document.",
    "haal de regel met `---` weg, of zet het tweede deel in een eigen bestand.",
)


def _no_space(key: str, start: int) -> FileError:
    message = f"`{key}` is zo één sleutel zonder waarde."
    hint = f"zet een spatie na de dubbelepunt: `{key.replace(':', ': ', 1)}`."
    return errors.NoSpace(message, hint, start=start, end=start + len(key))


def _duplicate(text: str, event: Any, *, in_list: bool) -> FileError:
    name, start, end = event.value, event.start_mark.index, event.end_mark.index
    message, hint = f"De sleutel `{name}` staat hier voor de tweede keer", "laat er één staan."
    indent = start - line_start(text, start)
    written = rf"^[- {{\[]{{{indent}}}['\"]?{re.escape(name)}['\"]?\s*:"
    if above := list(re.finditer(written, text[:start], re.MULTILINE)):
        first = above[-1].start()
        if name.startswith("-") and (glued := missing_space(text, first + indent)):
            return glued
        line = text.count("\n", 0, first) + 1
        message += f"; de eerste staat op regel {line}"
    if re.search(r",\s*\Z", text[:start]) and re.match(r"\s*[,}]", text[end:]):
        hint = _of_commas(text[:start], text[end:], name)
    elif in_list:
        hint += f" Begint hier een nieuw onderdeel, zet dan een streepje voor `{name}`."
    return errors.DuplicateKey(f"{message}.", hint, start=start, end=end)


def _of_commas(before: str, behind: str, name: str) -> str:
    """The hint for a part of a number or text that is read twice as a key: `{a: 1,000,000}`."""
    number = re.search(r"([\w-]+): *([0-9]{1,3}(?:,[0-9]{3})*),\Z", before)
    more = re.match(r"(?:,[0-9]{3})*(?=\s*[,}])", behind)
    if number and more and re.fullmatch("[0-9]{3}", name):
        return f"schrijf `{number[1]}: {f'{number[2]}{name}{more[0]}'.replace(',', '')}`."
    return "zet aanhalingstekens om een tekst met een komma."


def _no_mapping(text: str, value: object) -> FileError:
    start = next_sign(text, 0)
    if value is None and start == len(text):
        return errors.Empty("Het bestand is leeg.", "vul het.", end=0)
    what = "een lijst" if isinstance(value, list) else "tekst zonder sleutel"
    glued = missing_space(text, start) if isinstance(value, str) else None
    return glued or errors.NoMapping(
        f"Bovenaan het bestand staat {what}.",
        "begin elke regel met een sleutel en een dubbelepunt, zoals `titel: Bomen planten`.",
        start=start,
        end=line_end(text, start),
    )
