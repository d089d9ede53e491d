"""Reads any YAML that is allowed, with an event parser of PyYAML, and refuses what is not."""

import re
from typing import Any

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from gihv.diagnostics import FileError, Keys
from gihv.source.errors import (
    ControlCharacter,
    DuplicateKey,
    Empty,
    Malformed,
    NoMapping,
    NoSpace,
    SecondDocument,
    TooDeep,
    not_allowed,
)
from gihv.source.events import NO_CHARACTER, EventParser, PureParser
from gihv.source.positions import MAX_DEPTH, spans
from gihv.source.scalars import MAY_BE_SPECIAL, resolve
from gihv.source.text import control_in, span_of


def read(text: str) -> dict[str, Any]:
    """The content of any text. Raises FileError."""
    try:
        value = _construct(EventParser(text), text)
    except (YAMLError, *NO_CHARACTER):  # see `_judge`; there may be no C parser
        value = _judge(text)
    if value.__class__ is dict:
        return value
    raise _no_mapping(text, value)


def _judge(text: str) -> Any:
    """What PyYAML's own parser makes of a text that the C parser refuses."""
    parser = PureParser(text)
    try:
        return _construct(parser, text)
    except YAMLError as error:
        from gihv.source.syntax import explained

        raise explained(text, error) from None
    except NO_CHARACTER:
        start = parser.index - len("\\U")
        if not text.startswith("\\U", start):  # `%YAML 1.` with thousands of digits
            from gihv.source.syntax import unclear

            raise unclear(start) from None
        raise Malformed(
            "Deze code staat voor geen enkel teken.",
            "typ het teken zelf.",
            start=start,
            end=start + len("\\U00110000"),
        ) from None


def _construct(parser: Any, text: str) -> Any:  # noqa: C901 - one loop, for speed: a call more here is paid 100 times a file
    """Plain data from the events of one document. Raises FileError or YAMLError.

    A stack of its own, so that no depth of the file can exhaust Python's. For each open collection
    it holds what the collection stands in and, in a mapping, the key that waits for it.
    """
    get_event = parser.get_event
    stack: list[tuple[Any, str | None]] = []
    roots: list[Any] = []
    current: Any = roots
    in_mapping = False
    key: str | None = None  # the one that waits for its value
    while (event := get_event()) is not None:
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor or event.tag:
                raise not_allowed(text, event.start_mark.index)
            value = event.value
            style = event.style
            if style == '"' and control_in(value):
                raise _escaped_control(event)
            if in_mapping and key is None:
                if value in current:
                    raise _duplicate(text, event, stack)
                key = value
                continue
            if not style and value[:1] in MAY_BE_SPECIAL:
                value = resolve(value)
                if value is None and key and ":" in key:
                    _look_for_space(text, key, event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor or event.tag:
                raise not_allowed(text, event.start_mark.index)
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
            raise not_allowed(text, event.start_mark.index)
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


def _duplicate(text: str, event: Any, stack: list[tuple[Any, str | None]]) -> FileError:
    keys: Keys = tuple(len(parent) if key is None else key for parent, key in stack[1:])
    name = event.value
    first = spans(text)[(*keys, name)].key or (0, 0)
    line = span_of(text, *first).line
    hint = "laat er één staan."
    if keys and isinstance(keys[-1], int):
        hint += f" Begint hier een nieuw onderdeel, zet dan een streepje voor `{name}`."
    elif not keys and first[0] == spans(text)[()].value[0]:
        hint += " Begint hier een tweede actie of speerpunt, geef die dan een eigen bestand."
    return DuplicateKey(
        f"De sleutel `{name}` staat hier voor de tweede keer; de eerste staat op regel {line}.",
        hint,
        start=event.start_mark.index,
        end=event.end_mark.index,
    )


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


def _look_for_space(text: str, key: str, event: Any) -> None:
    """Refuse a key as in `{van:2014}`: without a space behind the colon it has no value."""
    end = len(text[: event.start_mark.index].rstrip())
    start = end - len(key)
    if text[start:end] != key or text[:start].rstrip()[-1:] not in ("{", "[", ","):
        return
    name, _, value = key.partition(":")
    raise NoSpace(
        f"`{key}` is zo één sleutel zonder waarde.",
        f"zet een spatie na de dubbelepunt: `{name}: {value}`.",
        start=start,
        end=end,
    )


_NO_CONTENT = r"(?:[ \t\r\n]|#[^\n]*|^%[^\n]*|^---(?=\s|\Z)|^\.\.\.(?=\s|\Z))*\Z"


def _no_mapping(text: str, value: object) -> FileError:
    if value is None and re.match(_NO_CONTENT, text, re.MULTILINE):
        return Empty(
            "Het bestand is leeg.",
            "vul het, of verwijder het.",
            end=0,
        )
    from gihv.source.syntax import line_end, missing_space

    start = spans(text)[()].value[0]
    what = "een lijst" if isinstance(value, list) else "tekst zonder sleutel"
    glued = missing_space(text, start) if isinstance(value, str) else None
    return glued or NoMapping(
        f"Bovenaan het bestand staat {what}.",
        "begin elke regel met een sleutel en een dubbelepunt, zoals `titel: Bomen planten`.",
        start=start,
        end=line_end(text, start),
    )
