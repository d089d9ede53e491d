"""A YAML file: bytes -> plain data, and on demand where every key and value stands.

A strict subset of YAML 1.2, in the sense of its core schema: no anchors, aliases, tags, second
documents or duplicate keys. Keys are always text (`2014:` is "2014") and so are dates.

PyYAML's event parsers read; the construct over the events is this package's own, because PyYAML's
loaders read YAML 1.1 (`no` is False) and let a duplicate key pass. The first pass keeps no
positions: a file without findings never needs them.
"""

from gihv.source.errors import ERRORS
from gihv.source.plain import parse, resolve
from gihv.source.positions import Node, Offsets, spans
from gihv.source.text import span_of, text_of

__all__ = ["ERRORS", "Node", "Offsets", "parse", "resolve", "span_of", "spans", "text_of"]
