"""What the web site takes of a municipality's theme, and what it says of the rest."""

import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gihv.site.thema import ON_GROUND, TOKENS, Thema, contrast, own, thema
from tests.browser.chromium import PACKAGES

NOWHERE = "verwijst naar iets dat niet in dit bestand staat"
NO_COLOR = "is geen dekkende kleur in hex, rgb of hsl"
NO_FAMILIES = "is geen lijst van namen van lettertypen"
NO_WEIGHT = "is geen getal van 1 tot en met 1000"


def theme(declarations: str) -> Thema:
    return thema(f".gemeente-theme {{ {declarations} }}")


def values(css: str) -> dict[str, str]:
    """The values of declarations by their names, without the dashes."""
    return dict(re.findall(r"--([a-z-]+): ([^;]+);", css))


def taken(declarations: str) -> dict[str, str]:
    """What is taken of a theme that is good as a whole."""
    found = theme(declarations)
    assert found.geweigerd == ()
    return values(found.css)


def refused(declarations: str) -> tuple[str, ...]:
    """What is said of a theme of which nothing is taken."""
    found = theme(declarations)
    assert found.css == ""
    return found.geweigerd


def kept(told: str) -> str:
    """The whole sentence about a token that is not taken."""
    return f"Niet overgenomen: {told}."


class Real(NamedTuple):
    file: str
    css: str
    geweigerd: tuple[str, ...] = ()


REAL = {
    "Den Haag, green": Real(
        "@gemeente-denhaag/design-tokens-components/dist/theme/index.css",
        "--inkt: #2e2e2e; --kop-inkt: #2e2e2e; --link: #1260a1; --link-over: #094b81; "
        "--accent: #238541; --rand: #7a7a7a; --focus: #806400; --knop-inkt: #ffffff; "
        '--knop: #238541; --letter: "TheSans", sans-serif; --kop-letter: "TheMix", sans-serif; '
        "--kop-dikte: 700; --grond: #ffffff;",
    ),
    "Rotterdam, green with magenta buttons": Real(
        "@gemeente-rotterdam/design-tokens/dist/theme.css",
        "--inkt: #404b4f; --link: #00811f; --link-over: #00602e; --accent: #00811f; "
        "--rand: #7c8b90; --focus: #000000; --knop-inkt: #ffffff; --knop: #c93675; "
        "--letter: Bolder, ArialforRotterdam, Arial, sans-serif; --kop-dikte: 700; "
        "--grond: #ffffff;",
    ),
    "Voorbeeld, purple": Real(
        "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
        "--inkt: #001a40; --kop-inkt: #001a40; --link: #00568b; --link-over: #003e65; "
        "--accent: #5115ef; --rand: #586c88; --focus: #0b0c0c; --knop-inkt: #ffffff; "
        '--knop: #5115ef; --letter: "Noto Sans", sans-serif; --kop-letter: "Noto Serif", serif; '
        "--kop-dikte: 700; --grond: #ffffff;",
    ),
    "Utrecht, red with blue buttons": Real(
        "@utrecht/design-tokens/dist/theme.css",
        "--inkt: #000000; --link: #24578f; --link-over: #2964a3; --accent: #cc0000; "
        "--rand: #4c4c4c; --focus: #000000; --knop-inkt: #ffffff; --knop: #24578f; "
        '--letter: "Noto Sans Variable", "Arial", sans-serif; '
        '--kop-letter: "Noto Sans Variable", "Arial", sans-serif; --kop-dikte: 600; '
        "--grond: #ffffff;",
    ),
    "Utrecht in the dark": Real(
        "@utrecht/design-tokens/dist/dark/theme.css",
        "--accent: #cc0000; --focus: #000000; --knop-inkt: #262626; --knop: #adcbeb; "
        '--letter: "Noto Sans Variable", "Arial", sans-serif; '
        '--kop-letter: "Noto Sans Variable", "Arial", sans-serif; --kop-dikte: 600;',
        (
            kept(
                "--utrecht-document-color (#f2f2f2) heeft contrast 1,1 op de achtergrond "
                "(#ffffff); 4,5 is nodig"
            ),
            kept(
                "--utrecht-link-color (#5c97d6) heeft contrast 3 op de achtergrond (#ffffff); "
                "4,5 is nodig"
            ),
            kept(
                "--utrecht-form-control-border-color (#f2f2f2) heeft contrast 1,1 op de "
                "achtergrond (#ffffff); 3 is nodig"
            ),
            kept("--utrecht-document-background-color (#262626) is niet bijna wit"),
        ),
    ),
}
"""All that is taken of the themes that are on npm; the accent and the buttons are known in town."""


@pytest.mark.node
@pytest.mark.parametrize("name", REAL)
def test_of_a_real_theme_this_is_taken_and_every_colour_is_seen_well_enough(name: str) -> None:
    real = REAL[name]
    if not (file := PACKAGES / real.file).exists():
        pytest.skip("the packages of tests/browser are missing: run npm ci in that folder")
    found = thema(file.read_text(encoding="utf-8"))
    assert found == Thema(real.css, real.geweigerd)
    assert len(found.css) <= 500
    assert_seen_well_enough(found.css)


@pytest.mark.node
def test_what_a_theme_has_for_the_dark_is_passed_by() -> None:
    """Utrecht ships one file with both, the dark in a media query."""
    if not (file := PACKAGES / "@utrecht/design-tokens/dist/index.css").exists():
        pytest.skip("the packages of tests/browser are missing: run npm ci in that folder")
    text = file.read_text(encoding="utf-8")
    assert "@media (prefers-color-scheme: dark)" in text
    assert thema(text) == Thema(REAL["Utrecht, red with blue buttons"].css, ())


def assert_seen_well_enough(css: str) -> None:
    """Measure a page that wears a theme by the text of WCAG 2.2, apart from the tool."""
    page = {name: own()[name] for name in ON_GROUND}
    page |= {"grond": "#ffffff", "kaart": "#f3f6f8", "knop": "#0b4f8a", "knop-inkt": "#ffffff"}
    page |= values(css)
    needed = dict.fromkeys(
        ("inkt", "kop-inkt", "link", "link-over", "zacht", "gedekt", "beoogd", "open", "geen"), 4.5
    ) | dict.fromkeys(("accent", "rand", "focus"), 3)
    for name, ratio in needed.items():
        for ground in ("grond", "kaart"):
            assert measured(page[name], page[ground]) >= ratio, (name, page[name], page[ground])
    assert measured(page["knop-inkt"], page["knop"]) >= 4.5


def measured(one: str, other: str) -> float:
    """The contrast of two colours in six hex digits: (L1 + 0.05) / (L2 + 0.05)."""

    def luminance(text: str) -> float:
        total = 0.0
        for place, share in ((1, 0.2126), (3, 0.7152), (5, 0.0722)):
            part = int(text[place : place + 2], 16) / 255
            total += share * (((part + 0.055) / 1.055) ** 2.4 if part > 0.04045 else part / 12.92)
        return total

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("grey", "ratio"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54)])
def test_contrast_is_that_of_published_pairs_with_white(grey: str, ratio: float) -> None:
    assert round(contrast(grey, "#ffffff"), 2) == ratio
    assert round(measured(grey, "#ffffff"), 2) == ratio


def test_the_own_colours_are_seen_well_enough_so_that_each_can_stay() -> None:
    assert_seen_well_enough("")


# -- which token --


def test_the_newest_name_of_a_token_that_has_a_value_decides() -> None:
    assert taken("--utrecht-link-color: #005000; --nl-link-color: #500000")["link"] == "#500000"


@pytest.mark.parametrize("value", ["", "  ", "var(--gone)", "var(--gone,)"])
def test_an_empty_value_or_one_that_leads_nowhere_makes_way_for_the_next(value: str) -> None:
    found = taken(f"--nl-link-color: {value}; --utrecht-link-color: #005000")
    assert found["link"] == "#005000"


def test_an_empty_value_alone_is_no_mistake() -> None:
    assert theme("--nl-link-color: ; --nl-heading-level-1-font-weight: 600") == Thema(
        "--kop-dikte: 600;", ()
    )


def test_a_later_rule_is_for_a_part_of_the_page_or_for_the_dark() -> None:
    text = """
        @charset "utf-8";
        @media (prefers-color-scheme: dark) { .t { --nl-link-color: #ccccff } }
        .t { --nl-link-color: #111111; --nl-link-color: #222222 }
        .t .card { --nl-link-color: #ffffff }
        .t--dark { --nl-link-color: #ccccff; --utrecht-focus-outline-color: #003300 }
    """
    assert values(thema(text).css) == {
        "link": "#222222",
        "link-over": "#222222",
        "focus": "#003300",
    }


def test_a_theme_cannot_set_the_names_of_the_site_nor_sizes() -> None:
    with pytest.raises(ValueError, match="zet geen kleur of letter"):
        theme("--gedekt: #fff; --zacht: #fff; --lijn: #fff; --nl-heading-level-1-font-size: 9rem")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!doctype html><p>Niet gevonden</p>",
        "body { color: #123456 }",
        "@property --nl-link-color { syntax: '<color>'; inherits: true; initial-value: #123456 }",
        "a { --nl-link-color: #123456; --x: " + "1" * 5000 + "}",
    ],
    ids=["nothing", "a page", "no tokens", "only properties", "a number no one reads"],
)
def test_a_file_without_a_token_that_is_read_says_which_file_to_choose(text: str) -> None:
    with pytest.raises(ValueError, match="zet geen kleur of letter") as error:
        thema(text)
    assert str(error.value) == (
        "Dit thema zet geen kleur of letter die de site overneemt. Kies het CSS-bestand met de "
        "design tokens van uw gemeente (NL Design System), vaak dist/theme.css."
    )


# -- var() --


@pytest.mark.parametrize(
    "value",
    [
        "var(--a)",
        "VAR( --a )",
        "var(--gone, #123456)",
        "var(--gone, var(--gone, var(--a)))",
        "var(--a, #ffffff)",
        "rgb(var(--red), 52, 86)",
        "rgb(var(--parts))",
        "var(--empty) #123456",
    ],
)
def test_a_reference_is_followed_within_the_theme(value: str) -> None:
    chain = "--a: var(--b); --b: var(--c); --c: #123456; --red: 18; --parts: 18 52 86; --empty: ;"
    assert taken(f"--nl-link-color: {value}; {chain}")["link"] == "#123456"


@pytest.mark.parametrize(
    "value",
    [
        "var(--gone)",
        "var()",
        "var(5)",
        "rgb(var(--gone), 0, 0)",
        "var(--nl-link-color)",
        "var(--circle)",
        "var(--a0)",
    ],
)
def test_a_reference_that_leads_nowhere_is_told(value: str) -> None:
    long = " ".join(f"--a{place}: var(--a{place + 1});" for place in range(60)) + "--a60: #123456;"
    text = f"--nl-link-color: {value}; --circle: var(--round); --round: var(--circle); {long}"
    assert refused(text) == (kept(f"--nl-link-color {NOWHERE}"),)


# -- colours --


@pytest.mark.parametrize(
    "value",
    [
        "#123",
        "#112233",
        "#112233FF",
        "rgb(17, 34, 51)",
        "rgb(17 34 51)",
        "rgb(17 34 51 / 1)",
        "rgba(17, 34, 51, 100%)",
        "hsl(210 50% 13.334%)",
        "hwb(210 6.667% 80%)",
        "color(srgb 0.0667 0.1333 0.2)",
    ],
)
def test_a_colour_is_written_anew_whatever_its_form(value: str) -> None:
    assert taken(f"--nl-link-color: {value}")["link"] == "#112233"


@pytest.mark.parametrize(
    "value",
    [
        "transparent",
        "currentcolor",
        "inherit",
        "none",
        "#12345",
        "rgb(0 0 0 / 99%)",
        "#000 #000",
        "rgb(0, 0)",
        "color()",
        "lab(20 0 0)",
        "color-mix(in srgb, red, blue)",
        "url(//evil.example/x)",
        "expression(alert(1))",
        "calc(1)",
        "'#000000'",
        "{ color: red }",
    ],
)
def test_what_is_no_one_opaque_colour_is_not_taken(value: str) -> None:
    assert refused(f"--nl-link-color: {value}") == (kept(f"--nl-link-color {NO_COLOR}"),)


def test_a_link_that_is_hard_to_read_is_told_with_its_contrast() -> None:
    assert refused("--nl-link-color: #2ea3f2") == (
        kept(
            "--nl-link-color (#2ea3f2) heeft contrast 2,7 op de achtergrond (#ffffff); 4,5 is nodig"
        ),
    )


def test_a_colour_must_be_seen_on_a_card_too() -> None:
    assert measured("#727272", "#ffffff") > 4.5
    (told,) = refused("--nl-paragraph-color: #727272")
    assert "(#727272) heeft contrast 4,4 op de achtergrond (#f3f6f8); 4,5 is nodig" in told


def test_a_contrast_is_rounded_down_so_that_it_is_never_the_one_that_is_needed() -> None:
    assert round(measured("#777777", "#ffffff"), 1) == 4.5
    assert "heeft contrast 4,4 op" in refused("--nl-paragraph-color: #777777")[0]


@pytest.mark.parametrize(
    "token",
    ["--utrecht-textbox-border-color", "--utrecht-focus-outline-color"],
)
def test_what_is_no_text_needs_less_contrast(token: str) -> None:
    assert list(taken(f"{token}: #808890").values()) == ["#808890"]
    (told,) = refused(f"{token}: #a0a8b0")
    assert "heeft contrast 2,4 op de achtergrond (#ffffff); 3 is nodig" in told


# -- the accent --


def test_the_accent_is_the_ground_of_the_head_or_the_foot_else_that_of_the_buttons() -> None:
    foot = "--utrecht-page-footer-background-color: #cc0000;"
    button = "--utrecht-button-background-color: #003399"
    assert taken(foot + button)["accent"] == "#cc0000"
    for plain in ("#ffffff", "#4a4a4a", "#f3eeff", "transparent"):
        head = f"--utrecht-page-header-background-color: {plain};"
        assert taken(head + button)["accent"] == "#003399"


def test_a_theme_in_which_nothing_serves_as_accent_is_told_so() -> None:
    (told,) = refused("--utrecht-page-footer-background-color: #4a4a4a")
    assert told == (
        "Niet overgenomen als accent: --utrecht-page-footer-background-color (#4a4a4a) is grijs."
    )
    found = theme("--nl-button-primary-background-color: #ffdd00; --nl-button-primary-color: #000")
    assert values(found.css) == {"knop-inkt": "#000000", "knop": "#ffdd00"}
    (told,) = found.geweigerd
    assert told == (
        "Niet overgenomen als accent: --nl-button-primary-background-color (#ffdd00) heeft "
        "contrast 1,3 op de achtergrond (#ffffff); 3 is nodig."
    )


# -- what goes together --


def test_a_button_that_does_not_carry_its_text_is_not_taken_nor_is_the_text() -> None:
    found = theme(
        "--utrecht-button-primary-action-background-color: #cc6600;"
        "--utrecht-button-primary-action-color: #eeeeee"
    )
    assert values(found.css) == {"accent": "#cc6600"}
    assert found.geweigerd == (
        kept(
            "--utrecht-button-primary-action-background-color (#cc6600) heeft "
            "contrast 3,3 met wat erop staat (#eeeeee); 4,5 is nodig"
        ),
    )


def test_a_button_without_a_colour_of_its_text_carries_our_own_and_never_the_reverse() -> None:
    button = taken("--utrecht-button-background-color: #003399")
    assert button == {"accent": "#003399", "knop": "#003399"}
    assert refused("--utrecht-button-color: #003399") == ()


def test_a_link_keeps_its_colour_under_the_mouse_where_the_theme_has_none_that_serves() -> None:
    assert taken("--nl-link-color: #113355") == {"link": "#113355", "link-over": "#113355"}
    found = theme("--nl-link-color: #113355; --nl-link-hover-color: #88bbff")
    assert values(found.css) == {"link": "#113355", "link-over": "#113355"}
    assert found.geweigerd == (
        kept(
            "--nl-link-hover-color (#88bbff) heeft contrast 1,9 op de achtergrond (#ffffff); "
            "4,5 is nodig",
        ),
    )


def test_our_own_link_keeps_its_own_look_under_the_mouse() -> None:
    (told,) = refused("--nl-link-color: #88bbff; --nl-link-hover-color: #113355")
    assert "--nl-link-color (#88bbff) heeft contrast" in told


# -- the ground --


def test_a_ground_near_white_is_taken() -> None:
    found = taken("--utrecht-document-background-color: #fdfaf2; --nl-link-color: #113355")
    assert found["grond"] == "#fdfaf2"
    assert_seen_well_enough(theme("--utrecht-document-background-color: #fdfaf2").css)


@pytest.mark.parametrize("value", ["#111822", "#ffdd00", "#dddddd"])
def test_a_ground_that_is_not_near_white_is_not_taken(value: str) -> None:
    assert refused(f"--utrecht-document-background-color: {value}") == (
        kept(f"--utrecht-document-background-color ({value}) is niet bijna wit"),
    )


def test_a_ground_on_which_a_colour_of_the_same_theme_fades_gives_way_to_that_colour() -> None:
    found = theme("--utrecht-document-background-color: #eeeeee; --nl-link-color: #6e6e6e")
    assert values(found.css) == {"link": "#6e6e6e", "link-over": "#6e6e6e"}
    assert found.geweigerd == (
        kept(
            "--utrecht-document-background-color (#eeeeee) heeft contrast 4,3 met "
            "wat erop staat (#6e6e6e); 4,5 is nodig"
        ),
    )


# -- letters --


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("'TheSans', sans-serif", '"TheSans", sans-serif'),
        ("Gill  Sans,\n  Arial , serif", "Gill Sans, Arial, serif"),
        ("var(--gone, 'Ünicode 2'), system-ui", '"Ünicode 2", system-ui'),
    ],
)
def test_a_list_of_fonts_is_written_anew(value: str, written: str) -> None:
    assert taken(f"--nl-paragraph-font-family: {value}") == {"letter": written}


def test_behind_fonts_that_a_visitor_may_lack_comes_one_that_every_browser_has() -> None:
    found = taken("--nl-paragraph-font-family: 'TheSans','TheMix'")
    assert found["letter"] == '"TheSans", "TheMix", sans-serif'


@pytest.mark.parametrize(
    "value",
    [
        "url(//evil.example/f.woff2)",
        "local('x')",
        "12px",
        "'a' 'b'",
        "'a',",
        ", 'a'",
        "inherit",
        "'x</style><script>alert(1)</script>'",
        r"'x\22 ; } body { display: none }'",
        r"a\;b",
        "'a\u202eb'",
    ],
)
def test_what_is_no_list_of_names_of_fonts_is_not_taken(value: str) -> None:
    assert refused(f"--nl-paragraph-font-family: {value}") == (
        kept(f"--nl-paragraph-font-family {NO_FAMILIES}"),
    )


@pytest.mark.parametrize("value", ["1", "350", "1000", "normal", "bold"])
def test_a_weight_is_taken(value: str) -> None:
    assert taken(f"--nl-heading-level-1-font-weight: {value}") == {"kop-dikte": value}


@pytest.mark.parametrize("value", ["0", "1001", "-400", "1e999", "bolder", "400px", "400 700"])
def test_what_is_no_weight_is_not_taken(value: str) -> None:
    assert refused(f"--nl-heading-level-1-font-weight: {value}") == (
        kept(f"--nl-heading-level-1-font-weight {NO_WEIGHT}"),
    )


# -- hostile themes --

HARMLESS = re.compile(
    r"(?:--[a-z-]+: (?:#[0-9a-f]{6}|[0-9.]+|normal|bold"
    r'|(?:"[\w .&+-]+"|[\w-]+)(?:[ ,]+(?:"[\w .&+-]+"|[\w-]+))*);'
    r"(?: |$))*"
)
"""Colours in six digits, weights, names of fonts: nothing that loads, ends a block or a tag."""


@pytest.mark.thorough
@pytest.mark.parametrize(
    "text",
    [
        "a { --nl-link-color: " + "var(--x, " * 20_000 + "}",
        "a { --nl-link-color: " + "(" * 100_000 + "}",
        "a { --nl-link-color: " + "f(" * 50_000 + "}",
        "a { --nl-link-color: " + "var(--x) " * 50_000 + "; --x: #123456 }",
        "(" * 100_000 + "{ --nl-link-color: #123456 }",
        "a { --nl-link-color: #12345678; " + "b { " * 50_000,
    ],
    ids=["nested var", "brackets", "functions", "many var", "a selector", "rules"],
)
def test_a_theme_of_endless_depth_or_length_ends_in_a_refusal(text: str) -> None:
    try:
        assert thema(text).css == ""
    except ValueError as error:
        assert "Kies het CSS-bestand" in str(error)  # noqa: PT017 # either answer is right


@pytest.mark.parametrize(
    ("step", "end"),
    [
        ("var(--a{0}) var(--a{0})", "#123456"),
        ("var(--a{0}) var(--a{0})", ""),
        ("var(--a{0}, var(--a{0}))", "var(--gone)"),
        ("f(var(--a{0}) var(--a{0}))", "#123456"),
    ],
    ids=["values", "empty ones", "fallbacks", "functions"],
)
def test_a_chain_that_doubles_at_every_step_is_read_once_a_step(step: str, end: str) -> None:
    """Were each reference read apart, 2**45 steps would not end."""
    chain = " ".join(f"--a{at}: {step.format(at + 1)};" for at in range(45))
    assert theme(f"--nl-link-color: var(--a0); {chain} --a45: {end}").css == ""


PIECES = st.sampled_from(
    [
        "#123456",
        "#fff",
        "red",
        "rgb(",
        ")",
        "var(--nl-link-color",
        "var(--x",
        ",",
        "400",
        "bold",
        "Arial",
        "'TheSans'",
        '"',
        "'",
        ";",
        "}",
        "{",
        "url(//evil.example)",
        "</style>",
        "<!--",
        "!important",
        "\\",
        "\n",
        "/*",
        "*/",
        "@import 'x';",
        "--x:",
        "(",
        "[",
        "\0",
        "1e999",
        "%",
    ]
)


@given(st.lists(st.tuples(st.sampled_from(sorted({*sum(TOKENS.values(), ())})), st.lists(PIECES))))
def test_whatever_stands_in_a_theme_what_is_taken_is_harmless(
    declarations: list[tuple[str, list[str]]],
) -> None:
    text = "".join(f"{token}: {' '.join(pieces)};\n" for token, pieces in declarations)
    try:
        found = theme(text)
    except ValueError as error:
        assert "Kies het CSS-bestand" in str(error)  # noqa: PT017 # either answer is right
        return
    assert HARMLESS.fullmatch(found.css)
    assert all(re.fullmatch(r"Niet overgenomen[\w #(),.;:-]+\.", one) for one in found.geweigerd)
    assert_seen_well_enough(found.css)
