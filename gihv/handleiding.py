"""The part of a handleiding that is made from the schemas: every key of every kind of file."""

import re
from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import Any

from gihv.diagnostics import Keys
from gihv.layout import FileKind
from gihv.schemas import properties, schemas_at

PATH = "agenda/README.md"
"""Where a repository keeps its handleiding."""

BEGIN = "<!-- begin velden: gemaakt door `gihv schema --bijwerken` -->"
END = "<!-- eind velden -->"

_FILES: tuple[tuple[FileKind, str, Keys], ...] = (
    ("actie", "Een actie", ()),
    ("speerpunt", "Een speerpunt (`speerpunt.yaml`)", ()),
    ("agenda", "De agenda (`agenda.yaml`)", ()),
    ("organisaties", "Een organisatie (in `organisaties.yaml`, onder haar id)", ("id",)),
    ("regelingen", "Een regeling (in `regelingen.yaml`, onder haar id)", ("id",)),
)
"""The files in the order of the reference, each with its heading and the way to its keys."""

_WIDTH = 80
_UNBROKEN = "\0"


def with_reference(text: str) -> str:
    """A handleiding whose reference is that of these schemas; as it was, if it has none."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        return text
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


def reference() -> str:
    """Every key of every kind of file, in Markdown: what it is for, and the words it may hold."""
    return "\n".join(
        f"### {heading}\n\n" + "\n".join(_keys(kind, keys, "")) + "\n"
        for kind, heading, keys in _FILES
    )


def _keys(kind: FileKind, keys: Keys, indent: str) -> Iterator[str]:
    """A list item for each key of the mapping at the end of a way, with those below it."""
    required = {name for schema in schemas_at(kind, keys) for name in schema.get("required", ())}
    for name in properties(kind, keys):
        found = schemas_at(kind, (*keys, name))
        mark = " (verplicht)" if name in required else ""
        yield _item(indent, f"`{name}`{mark}: {_first(found, 'description')}")
        for word, meaning in _words(found):
            yield _item(f"{indent}  ", f"`{word}`: {meaning}")
        inside = (*keys, name, 0) if any("items" in schema for schema in found) else (*keys, name)
        yield from _keys(kind, inside, f"{indent}  ")


def _words(schemas: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    words, meanings = _first(schemas, "enum", ()), _first(schemas, "enumDescriptions", ())
    yield from zip(words, meanings, strict=True)


def _first(schemas: Iterable[dict[str, Any]], keyword: str, default: Any = "") -> Any:
    """What the first schema with a keyword says; the one nearest to the key comes first."""
    return next((schema[keyword] for schema in schemas if keyword in schema), default)


def _item(indent: str, text: str) -> str:
    """A list item, wrapped; what stands between backticks stays on one line."""
    code = re.sub("`[^`]*`", lambda match: match[0].replace(" ", _UNBROKEN), text)
    return fill(
        code,
        _WIDTH,
        initial_indent=f"{indent}- ",
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_UNBROKEN, " ")
