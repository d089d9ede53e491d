"""A comma in a number or a text between brackets, where YAML begins a key: `{bedrag: 1,250}`."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from gihv.diagnostics import Hint, Keys
from gihv.dutch import enumerate_
from gihv.layout import FileKind
from gihv.model import grouped
from gihv.schemas import properties, takes, types
from gihv.shape.values import as_number, jaren
from gihv.yaml import Node


class Cut(NamedTuple):
    """What follows a comma without a colon of its own, so that YAML reads keys without a value."""

    before: Keys | None
    """The way to the value that it is taken from; None where nothing stands before it."""
    keys: tuple[Keys, ...]
    """The ways to the keys that YAML reads."""
    text: str
    """The whole value as it is written."""

    @property
    def message(self) -> str:
        names = enumerate_([f"`{way[-1]}`" for way in self.keys])
        what = "sleutels" if self.keys[1:] else "een sleutel"
        return f"YAML leest {names} als {what} zonder waarde."

    def hint(self, kind: FileKind, way: Keys) -> Hint:
        """How to write the value, which stands at the end of a way in a kind of file."""
        word, _, rest = str(self.keys[0][-1]).partition(" ")
        if rest and word in properties(kind, way[:-1]):
            return Hint(f"schrijf `{word}: {rest}`.")
        for proposed in (as_number(self.text), jaren(self.text)):
            if proposed is not None and takes(kind, way, proposed):
                return Hint(f"schrijf `{way[-1]}: {proposed}`.", proposed)
        if "array" in types(kind, way):
            return Hint(f"schrijf `{way[-1]}: [{self.text}]`.")
        if takes(kind, way, self.text):
            sign = "'" if '"' in self.text else '"'
            quoted = f"{sign}{self.text.replace(sign, sign * 2)}{sign}"
            return Hint(f"zet aanhalingstekens om de hele tekst: `{way[-1]}: {quoted}`.")
        number = "schrijf een getal zonder komma's"
        return Hint(f"{number}, en zet aanhalingstekens om een tekst met een komma.")


def cuts(text: str, nodes: Mapping[Keys, Node]) -> Iterator[Cut]:
    """What commas cut off in a text, of which it is known where everything stands."""
    for siblings in grouped((way[:-1], way) for way, node in nodes.items() if node.key).values():
        before = None
        for is_bare, run in groupby(siblings, lambda way: nodes[way].is_bare):
            ways = tuple(run)
            if is_bare:
                start = nodes[before].value[0] if before else (nodes[ways[0]].key or (0, 0))[0]
                yield Cut(before, ways, text[start : nodes[ways[-1]].value[1]].strip())
            before = ways[-1]
