"""A comma in a number or a text between brackets, where YAML begins a key: `{bedrag: 1,250}`."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from gihv.diagnostics import Keys
from gihv.dutch import enumerate_
from gihv.model import grouped
from gihv.yaml import Node

LOOSE = (
    "schrijf een getal zonder komma's, een lijst tussen `[` en `]`, en zet aanhalingstekens om een "
    "tekst met een komma."
)
"""What to do: it cannot be told what was meant."""


class Cut(NamedTuple):
    """What follows a comma without a colon of its own, so that YAML reads keys without a value."""

    before: Keys | None
    """The way to the value that it is taken from; None where nothing stands before it."""
    keys: tuple[Keys, ...]
    """The ways to the keys that YAML reads."""

    @property
    def message(self) -> str:
        names = enumerate_([f"`{way[-1]}`" for way in self.keys])
        what = "sleutels" if self.keys[1:] else "een sleutel"
        return f"YAML leest {names} als {what} zonder waarde."


def cuts(nodes: Mapping[Keys, Node]) -> Iterator[Cut]:
    """What commas cut off in a text, of which it is known where everything stands."""
    for siblings in grouped((way[:-1], way) for way, node in nodes.items() if node.key).values():
        before = None
        for is_bare, run in groupby(siblings, lambda way: nodes[way].is_bare):
            ways = tuple(run)
            if is_bare:
                yield Cut(before, ways)
            before = ways[-1]
