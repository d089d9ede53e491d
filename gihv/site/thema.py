"""The looks of a gemeente: what its NL Design System theme sets, where contrast allows it.

A theme is never copied: that would add up to 200 kB, with whatever else stands in it. Of some names
the value is read, resolved and measured; what passes is written anew, the rest stays our own.
"""

import math
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from gihv.dutch import number
from gihv.site.tokens import Color, Nodes, Tokens, color, families, own, tokens, weight


class Thema(NamedTuple):
    """What is taken of a theme, as declarations for a `:root` block; a sentence for what is not."""

    css: str
    geweigerd: tuple[str, ...]


TOKENS: Mapping[str, tuple[str, ...]] = {
    "inkt": (
        "--nl-paragraph-color",
        "--utrecht-document-color",
        "--utrecht-page-body-color",
        "--utrecht-body-color",
        "--utrecht-root-color",
    ),
    "kop-inkt": (
        "--nl-heading-level-1-color",
        "--utrecht-heading-1-color",
        "--utrecht-heading-color",
    ),
    "link": ("--nl-link-color", "--utrecht-link-color"),
    "link-over": ("--nl-link-hover-color", "--utrecht-link-hover-color"),
    # No token is named so. A gemeente is known by the ground of its head or foot: Rotterdam's is
    # green, Utrecht's red; where these are white or grey, as in Den Haag, by its buttons.
    "accent": (
        "--utrecht-page-header-background-color",
        "--utrecht-page-footer-background-color",
        "--nl-button-primary-background-color",
        "--utrecht-button-primary-action-background-color",
        "--utrecht-button-background-color",
    ),
    "rand": (
        "--utrecht-textbox-border-color",
        "--utrecht-form-control-border-color",
        "--utrecht-select-border-color",
    ),
    "focus": ("--utrecht-focus-outline-color", "--basis-focus-outline-color"),
    "knop-inkt": (
        "--nl-button-primary-color",
        "--utrecht-button-primary-action-color",
        "--utrecht-button-color",
    ),
    "knop": (
        "--nl-button-primary-background-color",
        "--utrecht-button-primary-action-background-color",
        "--utrecht-button-background-color",
    ),
    "letter": (
        "--nl-paragraph-font-family",
        "--utrecht-document-font-family",
        "--utrecht-body-font-family",
        "--utrecht-root-font-family",
    ),
    "kop-letter": (
        "--nl-heading-level-1-font-family",
        "--utrecht-heading-1-font-family",
        "--utrecht-heading-font-family",
    ),
    "kop-dikte": (
        "--nl-heading-level-1-font-weight",
        "--utrecht-heading-1-font-weight",
        "--utrecht-heading-font-weight",
    ),
    "grond": (
        "--utrecht-page-body-background-color",
        "--utrecht-document-background-color",
        "--utrecht-body-background-color",
        "--utrecht-root-background-color",
    ),
}
"""Which tokens tell a value of stijl.css: the first that has one; the ground comes last, as it must
suit the others."""

TEXT, GRAPHIC = 4.5, 3.0
"""The contrast that WCAG 2.2 wants of text (1.4.3), and of what is no text (1.4.11)."""
ON_GROUND: Mapping[str, float] = {
    **dict.fromkeys(("inkt", "zacht", "kop-inkt", "link", "link-over"), TEXT),
    **dict.fromkeys(("gedekt", "beoogd", "open", "geen"), TEXT),
    **dict.fromkeys(("accent", "rand", "focus"), GRAPHIC),
}
"""The contrast that each colour has on the page and on a card."""
NEAR_WHITE = 1.2
"""The contrast with white that a ground has at most: that of #ebebeb."""
GREY = 40
"""How far the strongest and the weakest part of a grey are from each other, at most."""
DARKEST = 0.04045
"""The part of a colour up to which sRGB is linear, by WCAG 2.2 as it was mended."""

KEPT: Mapping[str, str] = {
    "link-over": "De kleur van de link",
    "letter": "De eigen letter",
    "kop-letter": "De eigen letter",
    "kop-dikte": "De eigen dikte",
}
"""What stays in the place of what is not taken, where that is not our own colour."""


def thema(text: str) -> Thema:
    """What the site takes of the CSS of a theme: each colour only where it is seen well enough.

    A button goes with its ink, a link with its look under the mouse: both are taken, or none, with
    one sentence for the two. Raises ValueError, with a sentence that says what to do, where the CSS
    sets nothing that is read.
    """
    try:
        theme = tokens(text)
    except ValueError:
        theme = tokens("")
    if theme.names.isdisjoint(chain.from_iterable(TOKENS.values())):
        raise ValueError(
            "Dit thema zet geen kleur of letter die de site overneemt. Kies het CSS-bestand met de "
            "design tokens van uw gemeente (NL Design System), vaak dist/theme.css."
        )
    taken: dict[str, Color | str] = {}
    refused: list[str] = []
    for naam in TOKENS:
        if naam == "link-over" and "link" not in taken:
            continue
        if naam == "grond":
            _keep_pairs(taken)
        value, told = _chosen(naam, theme, taken)
        if value:
            taken[naam] = value
        elif told:
            use = " als accent" if naam == "accent" else ""
            kept = KEPT.get(naam, "De eigen kleur")
            refused.append(f"Niet overgenomen{use}: {told}. {kept} blijft.")
    return Thema(" ".join(f"--{naam}: {value};" for naam, value in taken.items()), tuple(refused))


def _keep_pairs(taken: dict[str, Color | str]) -> None:
    """Leave no half of a pair: a link whose theme is silent keeps its colour under the mouse."""
    if "link" in taken:
        taken.setdefault("link-over", taken["link"])
    if "knop" not in taken:
        taken.pop("knop-inkt", None)


def _chosen(
    naam: str, theme: Tokens, taken: Mapping[str, Color | str]
) -> tuple[Color | str | None, str]:
    """What a theme has for a name, beside what is taken; or None, and what is wrong, if anything.

    The first token with a value decides; that of the accent is a guess, so there the next is tried.
    """
    told = ""
    for token in TOKENS[naam]:
        nodes = theme.value(token)
        if nodes is None and token in theme.names:
            told = f"{token} verwijst naar iets dat niet in dit bestand staat"
        if not nodes:
            continue
        try:
            return _read(naam, nodes, taken), ""
        except ValueError as error:
            told = f"{token} {error}"
        if naam != "accent":
            break
    return None, told


def _read(naam: str, nodes: Nodes, taken: Mapping[str, Color | str]) -> Color | str:
    if naam == "kop-dikte":
        return weight(nodes)
    if naam == "letter":
        return families(nodes, families(own().value("--letter") or [], ""))
    if naam == "kop-letter":
        return families(nodes, "var(--letter)")
    found = color(nodes)
    if told := _wrong(naam, found, taken):
        raise ValueError(f"({found}) {told}")
    return found


def _wrong(naam: str, found: Color, taken: Mapping[str, Color | str]) -> str:
    """Why a colour does not serve, in words; "" where it does."""
    if naam == "grond" and contrast(found, Color(255, 255, 255)) > NEAR_WHITE:
        return "is niet bijna wit"
    for other, needed, what in _beside(naam, taken):
        if (measured := contrast(found, other)) < needed:
            # Rounded down: 4,48 is not the 4,5 that it lacks.
            figure = number(math.floor(measured * 10) / 10)
            return f"heeft contrast {figure} {what} ({other}); {number(needed)} is nodig"
    return "is grijs" if naam == "accent" and max(found) - min(found) <= GREY else ""


def _beside(naam: str, taken: Mapping[str, Color | str]) -> Iterator[tuple[Color, float, str]]:
    """The colours that one is seen beside, the contrast needed there, and what they are."""

    def of(other: str) -> Color:
        value = taken.get(other)
        return value if isinstance(value, Color) else color(own().value(f"--{other}") or [])

    if naam == "grond":
        for other, needed in ON_GROUND.items():
            yield of(other), needed, "met een kleur die erop staat"
    elif naam == "knop":
        yield of("knop-inkt"), TEXT, "met de tekst op de knop"
    elif naam in ON_GROUND:
        for ground in ("grond", "kaart"):
            yield of(ground), ON_GROUND[naam], "op de achtergrond"


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 reckons it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(of: Color) -> float:
    """The relative luminance of WCAG 2.2: 0 for black, 1 for white."""
    red, green, blue = (
        part / 12.92 if part <= DARKEST else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in of)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
