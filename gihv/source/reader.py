"""Plain data from the events of a YAML parser, and why some is refused that YAML allows."""

import re
from typing import Any

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    KeyToken,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from gihv.diagnostics import FileError
from gihv.source import mistakes
from gihv.source.errors import (
    ControlCharacter,
    DuplicateKey,
    Empty,
    Malformed,
    NoMapping,
    NoSpace,
    SecondDocument,
    TooDeep,
)
from gihv.source.events import EventParser
from gihv.source.scalars import MAY_BE_SPECIAL, resolve
from gihv.source.text import control_in, line_end

MAX_DEPTH = 50

Open = list[tuple[Any, str | None]]
"""What each open collection stands in and, in a mapping, the key that waits for it."""


def parse_text(text: str) -> dict[str, Any]:
    """What `parse` gives, of a text that `text_of` gave. Raises FileError."""
    parser = EventParser(text)
    try:
        value = _construct(parser, text)
    except YAMLError as error:
        raise mistakes.explained(text, error) from None
    except (ValueError, OverflowError):  # of PyYAML's own parser, for `\U00110000`
        raise mistakes.unclear(parser.index) from None
    if value.__class__ is not dict:
        raise _no_mapping(text, value)
    if "?" in text and re.search(_GLUED_QUESTION_MARK, text):
        _look_for_question_mark(text)
    return value


def _construct(parser: Any, text: str) -> Any:  # noqa: C901 - one loop, for speed: a call more here is paid 100 times a file
    """Plain data from the events of one document. Raises FileError or YAMLError.

    A stack of its own, so that no depth of the file can exhaust Python's.
    """
    get_event = parser.get_event
    stack: Open = []
    roots: list[Any] = []
    current: Any = roots
    in_mapping = False
    key: str | None = None  # the one that waits for its value
    while (event := get_event()) is not None:
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor or event.tag:
                raise mistakes.not_allowed(text, event.start_mark.index)
            value = event.value
            style = event.style
            if style == '"' and control_in(value):
                raise _escaped_control(event)
            if in_mapping and key is None:
                if value in current:
                    raise _duplicate(text, event, current, stack)
                key = value
                continue
            if not style and value[:1] in MAY_BE_SPECIAL:
                value = resolve(value)
                if value is None and key and ":" in key:
                    _look_for_space(text, key, event.start_mark.index)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor or event.tag:
                raise mistakes.not_allowed(text, event.start_mark.index)
            if in_mapping and key is None:
                raise _no_word(event)
            stack.append((current, key))
            if len(stack) > MAX_DEPTH:
                raise _too_deep(event)
            in_mapping = kind is MappingStartEvent
            current, key = {} if in_mapping else [], None
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = current
            current, key = stack.pop()
            in_mapping = key is not None
        elif kind is AliasEvent:
            raise mistakes.not_allowed(text, event.start_mark.index)
        elif kind is DocumentStartEvent and roots:
            raise _second_document(event)
        else:
            continue
        if in_mapping:
            current[key] = value
            key = None
        else:
            current.append(value)
    return roots[0] if roots else None


# -- what is refused -------------------------------------------------------------------------


def _escaped_control(event: Any) -> FileError:
    match = control_in(event.value)
    code = f" (U+{ord(match[0]):04X})" if match else ""
    return ControlCharacter(
        f"In deze tekst staat de code van een onzichtbaar stuurteken{code}.",
        "haal de code weg.",
        start=event.start_mark.index,
        end=event.end_mark.index,
    )


def _duplicate(text: str, event: Any, current: dict[str, Any], stack: Open) -> FileError:
    name, start = event.value, event.start_mark.index
    line = text.count("\n", 0, _first_place(text, start)) + 1
    hint = "laat er één staan."
    if isinstance(stack[-1][0], list) and len(stack) > 1:
        hint += f" Begint hier een nieuw onderdeel, zet dan een streepje voor `{name}`."
    elif len(stack) == 1 and name == next(iter(current)):
        hint += " Begint hier een tweede actie of speerpunt, geef die dan een eigen bestand."
    return DuplicateKey(
        f"De sleutel `{name}` staat hier voor de tweede keer; de eerste staat op regel {line}.",
        hint,
        start=start,
        end=event.end_mark.index,
    )


def _first_place(text: str, second: int) -> int:
    """Where the key at an offset, which stands twice in its mapping, stands first."""
    get_token = EventParser(text).get_token
    firsts: list[dict[str, int]] = [{}]
    is_key = False
    while (token := get_token()) is not None:
        kind = token.__class__.__name__
        if kind.endswith(("MappingStartToken", "SequenceStartToken")):
            firsts.append({})
        elif kind.endswith(("MappingEndToken", "SequenceEndToken", "BlockEndToken")):
            firsts.pop()
        elif is_key and kind == "ScalarToken":
            start = firsts[-1].setdefault(token.value, token.start_mark.index)
            if token.start_mark.index == second:
                return start
        is_key = kind == "KeyToken"
    return second  # an empty key behind `?` has no token of its own


def _no_word(event: Any) -> FileError:
    return Malformed(
        "Een sleutel is één woord, geen lijst of blok.",
        "zet aanhalingstekens om tekst die met `[` of `{` begint.",
        start=event.start_mark.index,
    )


def _too_deep(event: Any) -> FileError:
    return TooDeep(
        f"De YAML is hier meer dan {MAX_DEPTH} niveaus diep.",
        "kijk of er haken of streepjes te veel staan.",
        start=event.start_mark.index,
    )


def _second_document(event: Any) -> FileError:
    start = event.start_mark.index
    return SecondDocument(
        "Hier begint een tweede document.",
        "haal de regel met `---` weg, of zet het tweede deel in een eigen bestand.",
        start=start,
        end=start + len("---"),
    )


_FAR = 200
"""How many blanks are looked through, at most, for what stands before them."""


def _look_for_space(text: str, key: str, end: int) -> None:
    """Refuse a key as in `{van:2014}`: without a space behind the colon it has no value."""
    start = text.rfind(key, max(0, end - len(key) - _FAR), end)
    between = text[start + len(key) : end]
    before = text[max(0, start - _FAR) : max(0, start)].rstrip()[-1:]
    if start < 0 or between.strip() or before not in ("{", "[", ","):
        return
    name, _, value = key.partition(":")
    raise NoSpace(
        f"`{key}` is zo één sleutel zonder waarde.",
        f"zet een spatie na de dubbelepunt: `{name}: {value}`.",
        start=start,
        end=start + len(key),
    )


_GLUED_QUESTION_MARK = r"[\[{,]\s*\?\S"


def _look_for_question_mark(text: str) -> None:
    """Refuse `[?x]`: between brackets the sign is that of a key, and `x: null` would be read."""
    get_token = EventParser(text).get_token
    sign = -1
    while (token := get_token()) is not None:
        start = token.start_mark.index
        if sign >= 0 and start == sign + 1:
            raise Malformed(
                "Een waarde kan niet beginnen met `?`.",
                "zet aanhalingstekens om de hele tekst.",
                start=sign,
            )
        sign = start if token.__class__ is KeyToken and text[start] == "?" else -1


_NO_CONTENT = r"(?:[ \t\r\n]|#[^\n]*|^%[^\n]*|^---(?=\s|\Z)|^\.\.\.(?=\s|\Z))*"


def _no_mapping(text: str, value: object) -> FileError:
    match = re.match(_NO_CONTENT, text, re.MULTILINE)
    start = match.end() if match else 0
    if value is None and start == len(text):
        return Empty("Het bestand is leeg.", "vul het, of verwijder het.", end=0)
    what = "een lijst" if isinstance(value, list) else "tekst zonder sleutel"
    glued = mistakes.missing_space(text, start) if isinstance(value, str) else None
    return glued or NoMapping(
        f"Bovenaan het bestand staat {what}.",
        "begin elke regel met een sleutel en een dubbelepunt, zoals `titel: Bomen planten`.",
        start=start,
        end=line_end(text, start),
    )
