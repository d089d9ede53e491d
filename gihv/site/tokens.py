"""CSS text -> the design tokens that it sets, each resolved within that text, and what it holds."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

Nodes = list[Any]
"""Parts of a value, as tinycss2 reads them."""

LONGEST, DEEPEST = 100, 50
"""Of a value: its parts, and the references and functions one within the other."""
LONGEST_FAMILIES, HEAVIEST = 200, 1000
FAMILY = r'(?:"[\w .&+-]+"|[a-zA-Z_-][\w-]*(?: [\w-]+)*)'
FAMILIES = re.compile(f"{FAMILY}(?:, {FAMILY})*")
NO_FAMILY = {"inherit", "initial", "unset", "revert", "revert-layer", "default"}
"""Words for which a browser drops a list of fonts whole."""
GENERIC = {"serif", "sans-serif", "monospace", "cursive", "system-ui"}
"""Fonts that every browser has: it looks no further."""


class Color(NamedTuple):
    """A colour in sRGB, each part 0-255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


class Tokens(NamedTuple):
    """The names that a text sets, and their values: without blanks; None for what leads nowhere."""

    names: frozenset[str]
    value: Callable[[str], Nodes | None]


@cache
def own() -> Tokens:
    """The light colours and the letters of the site itself, from the first rule of its style."""
    return tokens(Path(__file__).with_name("stijl.css").read_text(encoding="utf-8"))


def tokens(text: str) -> Tokens:
    """The tokens of the rules in a text.

    What a rule in an at-rule sets is passed by: that is for the dark, or for a wide window. The
    first rule that sets a token counts: a later one is for a part of the page. Raises ValueError
    for a number of over 4,300 digits, which Python refuses.
    """
    from tinycss2 import parse_blocks_contents, parse_stylesheet
    from tinycss2.ast import Declaration, QualifiedRule

    found: dict[str, Nodes] = {}
    for rule in parse_stylesheet(text):
        if isinstance(rule, QualifiedRule):
            inside = parse_blocks_contents(rule.content)
            set_here = {one.name: one.value for one in inside if isinstance(one, Declaration)}
            found |= {name: nodes for name, nodes in set_here.items() if name not in found}
    return Tokens(frozenset(found), _resolver(found))


def _resolver(declared: dict[str, Nodes]) -> Callable[[str], Nodes | None]:
    """The value of a token with every var() in it filled in; each token is read only once."""
    from tinycss2.ast import FunctionBlock, IdentToken

    known: dict[str, Nodes | None] = {}

    def value(name: str, depth: int = 0) -> Nodes | None:
        if name not in known:
            known[name] = None  # for who comes back here in a circle
            if name in declared:
                known[name] = filled(declared[name], depth)
        return known[name]

    def filled(nodes: Nodes, depth: int) -> Nodes | None:
        if depth == DEEPEST:
            return None
        found: Nodes = []
        for node in _solid(nodes):
            part: Nodes | None = [node]
            if isinstance(node, FunctionBlock) and node.lower_name == "var":
                part = variable(_solid(node.arguments), depth + 1)
            elif isinstance(node, FunctionBlock):
                inner = filled(node.arguments, depth + 1)
                part = None if inner is None else [FunctionBlock(0, 0, node.name, inner)]
            if part is None or len(found) + len(part) > LONGEST:
                return None
            found += part
        return found

    def variable(arguments: Nodes, depth: int) -> Nodes | None:
        name, *fallback = arguments or [None]
        found = value(name.value, depth) if isinstance(name, IdentToken) else None
        return filled(fallback[1:], depth) if found is None and fallback else found

    return value


def _solid(nodes: Nodes) -> Nodes:
    return [node for node in nodes if node.type not in {"whitespace", "comment"}]


def color(nodes: Nodes) -> Color:
    """The one opaque colour that a value is; ValueError, with what is wrong, for any other."""
    from tinycss2.color4 import parse_color

    try:
        (node,) = nodes
        found = parse_color(node)
        if found and found != "currentcolor" and found.alpha == 1:
            return Color(*(round(255 * min(1, max(0, part))) for part in found.to("srgb")[:3]))
    except (ValueError, NotImplementedError):
        pass
    raise ValueError("is geen dekkende kleur in hex, rgb of hsl")


def families(nodes: Nodes, own: str) -> str:
    """A list of fonts, with our own behind it where it names none that every browser has.

    Only names, strings and commas pass. Raises ValueError, with what is wrong.
    """
    from tinycss2 import serialize

    if all(node.type in {"ident", "string"} or node == "," for node in nodes):
        text = " ".join(serialize([node]) for node in nodes).replace(" ,", ",")
        names = set(text.casefold().split(", "))
        if len(text) <= LONGEST_FAMILIES and FAMILIES.fullmatch(text) and not names & NO_FAMILY:
            return text if names & GENERIC else f"{text}, {own}"
    raise ValueError("is geen lijst van namen van lettertypen")


def weight(nodes: Nodes) -> str:
    """The weight of a letter; ValueError, with what is wrong, for what is none."""
    from tinycss2.ast import IdentToken, NumberToken

    match nodes:
        case [NumberToken(value=value)] if 1 <= value <= HEAVIEST:
            return f"{value:g}"
        case [IdentToken(lower_value="normal" | "bold" as word)]:
            return str(word)
    raise ValueError("is geen getal van 1 tot en met 1000")
