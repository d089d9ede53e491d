"""The place of a value in a text."""

from dataclasses import dataclass

Offsets = tuple[int, int]
"""A stretch of a text: where it starts, and where it ends (exclusive)."""


@dataclass(slots=True)
class Node:
    """Where one value stands: the value itself, its key (in a mapping), its dash (in a block list).

    The line break at the end of a block scalar is not part of it.
    """

    value: Offsets
    key: Offsets | None = None
    dash: int | None = None
    flow: bool = False
