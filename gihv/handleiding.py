"""The part of a handleiding that is made from the schemas: every key of every kind of file."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from gihv.diagnostics import Keys
from gihv.layout import FileKind
from gihv.schemas import properties, required, schemas_at, words

PATH = "agenda/README.md"
"""Where a repository keeps its handleiding."""

BEGIN = "<!-- begin velden: gemaakt door `gihv schema --bijwerken` -->"
END = "<!-- eind velden -->"

_FILES: tuple[tuple[FileKind, str, Keys], ...] = (
    ("actie", "Een actie", ()),
    ("speerpunt", "Een speerpunt (`speerpunt.yaml`)", ()),
    ("agenda", "De agenda (`agenda.yaml`)", ()),
    ("organisaties", "Een organisatie (in `organisaties.yaml`, onder het id)", ("id",)),
    ("regelingen", "Een regeling (in `regelingen.yaml`, onder het id)", ("id",)),
)
"""The files in the order of the reference, each with its heading and the way to its keys."""


def with_reference(text: str) -> str:
    """A handleiding whose reference is that of these schemas; as it was, if it has none."""
    new = f"{BEGIN}\n\n{reference()}\n{END}"
    return re.sub(f"{BEGIN}.*?{END}", lambda _: new, text, count=1, flags=re.DOTALL)


def reference() -> str:
    """Every key of every kind of file, in Markdown: what it is for, and the words it may hold."""
    return "\n".join(
        f"### {heading}\n\n" + "\n".join(_keys(kind, keys, "")) + "\n"
        for kind, heading, keys in _FILES
    )


def _keys(kind: FileKind, keys: Keys, indent: str) -> Iterator[str]:
    """A list item for each key of the mapping at the end of a way, with those below it."""
    for name in properties(kind, keys):
        found = schemas_at(kind, (*keys, name))
        mark = " (verplicht)" if name in required(kind, keys) else ""
        yield f"{indent}- `{name}`{mark}: {_first(found, 'description')}"
        meanings = _first(found, "enumDescriptions")
        for word, meaning in zip(words(kind, (*keys, name)), meanings, strict=True):
            yield f"{indent}  - `{word}`: {meaning}"
        inside = (*keys, name, 0) if any("items" in schema for schema in found) else (*keys, name)
        yield from _keys(kind, inside, f"{indent}  ")


def _first(schemas: Iterable[dict[str, Any]], keyword: str) -> Any:
    """What the schema nearest to the key says that has a keyword; "" where none has."""
    return next((schema[keyword] for schema in schemas if keyword in schema), "")
