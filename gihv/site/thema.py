"""The looks of a gemeente: what its NL Design System theme sets, where contrast allows it.

A theme is never copied: that would add up to 200 kB, with whatever else stands in it. Of some names
the value is read, resolved and measured; what passes is written anew, the rest stays our own.
"""

import math
from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from gihv.dutch import number
from gihv.site.tokens import color, families, resolved, tokens, weight


class Thema(NamedTuple):
    """What is taken of a theme, as declarations for a `:root` block; a sentence for what is not."""

    css: str
    geweigerd: tuple[str, ...]


_PAGE = ("utrecht-document", "utrecht-page-body", "utrecht-body", "utrecht-root")
_TEXT = ("nl-paragraph", *_PAGE)
_HEADING = ("nl-heading-level-1", "utrecht-heading-1", "utrecht-heading")
_LINK = ("nl-link", "utrecht-link")
_FIELD = ("utrecht-textbox", "utrecht-form-control", "utrecht-select")
_FOCUS = ("utrecht-focus-outline", "basis-focus-outline")
_BUTTON = ("nl-button-primary", "utrecht-button-primary-action", "utrecht-button")
# No token is named accent. A gemeente is known by the ground of its head or foot: Rotterdam's is
# green, Utrecht's red; where these are white or grey, as in Den Haag, by its buttons.
_KNOWN_BY = ("utrecht-page-header", "utrecht-page-footer", *_BUTTON)


def _named(parts: tuple[str, ...], what: str) -> tuple[str, ...]:
    return tuple(f"--{part}-{what}" for part in parts)


TOKENS: Mapping[str, tuple[str, ...]] = {
    "inkt": _named(_TEXT, "color"),
    "kop-inkt": _named(_HEADING, "color"),
    "link": _named(_LINK, "color"),
    "link-over": _named(_LINK, "hover-color"),
    "accent": _named(_KNOWN_BY, "background-color"),
    "rand": _named(_FIELD, "border-color"),
    "focus": _named(_FOCUS, "color"),
    "knop-inkt": _named(_BUTTON, "color"),
    "knop": _named(_BUTTON, "background-color"),
    "letter": _named(_TEXT, "font-family"),
    "kop-letter": _named(_HEADING, "font-family"),
    "kop-dikte": _named(_HEADING, "font-weight"),
    "grond": _named(_PAGE, "background-color"),
}
"""Which tokens tell a value of stijl.css, the newest name first: `--nl-link-color` before
`--utrecht-link-color`. The ground comes last, as it must suit the others."""

TEXT, GRAPHIC = 4.5, 3.0
"""The contrast that WCAG 2.2 wants of text (1.4.3), and of what is no text (1.4.11)."""
ON_GROUND: Mapping[str, float] = {
    **dict.fromkeys(("inkt", "zacht", "kop-inkt", "link", "link-over"), TEXT),
    **dict.fromkeys(("gedekt", "beoogd", "open", "geen"), TEXT),
    **dict.fromkeys(("accent", "rand", "focus"), GRAPHIC),
}
"""The contrast that each colour has on the page and on a card."""
BESIDE: Mapping[str, Mapping[str, float]] = {
    **{naam: {"grond": needed, "kaart": needed} for naam, needed in ON_GROUND.items()},
    "knop": {"knop-inkt": TEXT},
    "grond": ON_GROUND,
}
"""What a colour is seen beside, and the contrast that it has with that."""
NEAR_WHITE = 1.2
"""The contrast with white that a ground has at most: that of #ebebeb."""
GREY = 40
"""How far the strongest and the weakest part of a grey are from each other, at most."""
LINEAR = 0.04045
"""The part of a colour up to which sRGB is linear, by WCAG 2.2 as it was mended."""


@cache
def own() -> Mapping[str, str]:
    """The values of the site itself, in the light, by their names; a colour is #rrggbb."""
    style = tokens(Path(__file__).with_name("stijl.css").read_text(encoding="utf-8"))
    return {name.removeprefix("--"): resolved(style, name) or "" for name in style}


def thema(text: str) -> Thema:
    """What the site takes of the CSS of a theme: each colour only where it is seen well enough.

    A button goes with its ink, a link with its look under the mouse: both are taken, or none, with
    one sentence for the two. Raises ValueError, with a sentence that says what to do, where the CSS
    sets nothing that is read.
    """
    try:
        theme = tokens(text)
    except (ValueError, RecursionError):
        theme = {}
    if theme.keys().isdisjoint(chain.from_iterable(TOKENS.values())):
        raise ValueError(
            "Dit thema zet geen kleur of letter die de site overneemt. Kies het CSS-bestand met de "
            "design tokens van uw gemeente (NL Design System), vaak dist/theme.css."
        )
    taken: dict[str, str] = {}
    refused: list[str] = []
    for naam in TOKENS:
        if naam == "link-over" and "link" not in taken:
            continue
        value, told = _chosen(naam, theme, {**own(), **taken})
        if value:
            taken[naam] = value
        elif told:
            use = " als accent" if naam == "accent" else ""
            refused.append(f"Niet overgenomen{use}: {told}.")
    # No half of a pair: a link whose theme is silent keeps its colour under the mouse.
    if "link" in taken:
        taken.setdefault("link-over", taken["link"])
    if "knop" not in taken:
        taken.pop("knop-inkt", None)
    return Thema(" ".join(f"--{naam}: {value};" for naam, value in taken.items()), tuple(refused))


def _chosen(naam: str, theme: Mapping[str, str], page: Mapping[str, str]) -> tuple[str, str]:
    """What a theme has for a name of a page; or "", and what is wrong with it, if anything.

    The first token with a value decides; that of the accent is a guess, so there the next is tried.
    """
    told = ""
    for token in TOKENS[naam]:
        value = resolved(theme, token)
        if value is None:
            told = f"{token} verwijst naar iets dat niet in dit bestand staat"
        if not value:
            continue
        try:
            return _read(naam, value, page), ""
        except ValueError as error:
            told = f"{token} {error}"
        if naam != "accent":
            break
    return "", told


def _read(naam: str, value: str, page: Mapping[str, str]) -> str:
    if naam == "kop-dikte":
        return weight(value)
    if naam in ("letter", "kop-letter"):
        return families(value)
    found = color(value)
    if wrong := _wrong(naam, found, page):
        raise ValueError(f"({found}) {wrong}")
    return found


def _wrong(naam: str, found: str, page: Mapping[str, str]) -> str:
    """Why a colour does not serve on a page, in words; "" where it does."""
    if naam == "grond" and contrast(found, "#ffffff") > NEAR_WHITE:
        return "is niet bijna wit"
    where = "op de achtergrond" if naam in ON_GROUND else "met wat erop staat"
    for other, needed in BESIDE.get(naam, {}).items():
        if (measured := contrast(found, page[other])) < needed:
            # Rounded down: 4,48 is not the 4,5 that it lacks.
            figure = number(math.floor(measured * 10) / 10)
            return f"heeft contrast {figure} {where} ({page[other]}); {number(needed)} is nodig"
    parts = bytes.fromhex(found[1:])
    return "is grijs" if naam == "accent" and max(parts) - min(parts) <= GREY else ""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, each #rrggbb, from 1 to 21, as WCAG 2.2 reckons it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(of: str) -> float:
    """The relative luminance of WCAG 2.2: 0 for black, 1 for white."""
    red, green, blue = (
        part / 12.92 if part <= LINEAR else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in bytes.fromhex(of[1:]))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
