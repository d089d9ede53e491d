"""CSS text -> the design tokens that it sets, each resolved within that text, and what it holds."""

import re
from collections.abc import Mapping

LONGEST, DEEPEST = 1000, 50
"""Of a value: its signs, and the references one within the other. A circle of them has no end."""
REFERENCE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)", re.IGNORECASE)
"""A name, and what takes its place where nothing sets it."""
FAMILY = re.compile(r'"[\w .&+-]+"|[a-zA-Z_-][\w-]*(?: [\w-]+)*')
NO_FAMILY = {"inherit", "initial", "unset", "revert"}
"""Words for which a browser drops a list of fonts whole."""
GENERIC = {"serif", "sans-serif", "monospace", "cursive", "system-ui"}
"""Fonts that every browser has: it looks no further."""
WEIGHT = re.compile(r"[1-9]\d{0,2}|1000|normal|bold")


def tokens(text: str) -> Mapping[str, str]:
    """The value of each token that the rules of a text set, as it stands there.

    What a rule in an at-rule sets is passed by: that is for the dark, or for a wide window. The
    first rule that sets a token counts: a later one is for a part of the page. Raises ValueError
    or RecursionError for a text that no theme looks like: a number of 5,000 digits, 1,000 brackets
    one in the other.
    """
    from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize
    from tinycss2.ast import Declaration, QualifiedRule

    found: dict[str, str] = {}
    for rule in parse_stylesheet(text):
        if isinstance(rule, QualifiedRule):
            inside = parse_blocks_contents(rule.content)
            own = (one for one in inside if isinstance(one, Declaration))
            found = {one.name: serialize(one.value) for one in own} | found
    return found


def resolved(theme: Mapping[str, str], name: str) -> str | None:
    """The value of a token with every var() filled in: "" for none, None for what leads nowhere."""
    text = theme.get(name, "")
    for _ in range(DEEPEST):
        if len(text) > LONGEST:
            break
        if "var(" not in text.lower():
            return text.strip()
        text = REFERENCE.sub(lambda found: theme.get(found[1], found[2] or found[0]), text)
    return None


def color(text: str) -> str:
    """The one opaque colour that a value is, as #rrggbb; ValueError, with what is wrong, else."""
    from tinycss2.color4 import parse_color

    try:
        found = parse_color(text)
        if found and found != "currentcolor" and found.alpha == 1:
            parts = (round(255 * min(1, max(0, part))) for part in found.to("srgb")[:3])
            return f"#{bytes(parts).hex()}"
    except (ValueError, NotImplementedError):  # color() of nothing, lab()
        pass
    raise ValueError("is geen dekkende kleur in hex, rgb of hsl")


def families(text: str) -> str:
    """A list of fonts, that ends in one that every browser has.

    Only names, strings and commas pass. Raises ValueError, with what is wrong.
    """
    names = [" ".join(name.split()) for name in text.split(",")]
    if NO_FAMILY.isdisjoint(names) and all(map(FAMILY.fullmatch, names)):
        return ", ".join(names if GENERIC & {*names} else [*names, "sans-serif"])
    raise ValueError("is geen lijst van namen van lettertypen")


def weight(text: str) -> str:
    """The weight of a letter; ValueError, with what is wrong, for what is none."""
    if WEIGHT.fullmatch(text):
        return text
    raise ValueError("is geen getal van 1 tot en met 1000")
