"""A YAML file: bytes -> plain data, and on demand where every key and value stands.

A strict subset of YAML 1.2, in the sense of its core schema: no anchors, aliases, tags, second
documents or duplicate keys. Keys are always text (`2014:` is "2014") and so are dates.

It is read on the events of a YAML parser, by a construct of this package's own: PyYAML's loaders
read YAML 1.1 (`no` is False) and let a duplicate key pass.
"""

from gihv.yaml.errors import Empty
from gihv.yaml.places import Node, Offsets, spans
from gihv.yaml.reader import parse, parse_text
from gihv.yaml.scalars import resolve
from gihv.yaml.text import line_start, odd_blank, span_of, text_of
