"""The order of keys: as the properties stand in the schemas."""

from collections.abc import Iterable

from gihv.diagnostics import Keys
from gihv.layout import FileKind
from gihv.schemas import properties


def in_order(kind: FileKind, keys: Keys, names: Iterable[str]) -> list[str]:
    """Names of keys of one mapping in the schema's order; those it does not know last, as given."""
    known = {name: rank for rank, name in enumerate(properties(kind, keys))}
    return sorted(names, key=lambda name: known.get(name, len(known)))
