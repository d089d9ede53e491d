"""Every page of the web page for everyone: read by ear, in the dark, small, enlarged, printed.

Rules of WCAG 2.2 AA that a program can judge are judged by axe; the others that a browser can tell
are looked at here.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from gihv.site.thema import thema
from tests.browser.chromium import PACKAGES, Browser, Page, missing
from tests.browser.sites import OPGAVEN, pages_of, site_of
from tests.command import MADE

MISSING = missing()
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.thorough,
    pytest.mark.skipif(MISSING is not None, reason=MISSING or "the browser is there"),
]

THEMES = {
    "Den Haag": "@gemeente-denhaag/design-tokens-components/dist/theme/index.css",
    "Rotterdam": "@gemeente-rotterdam/design-tokens/dist/theme.css",
    "Utrecht": "@utrecht/design-tokens/dist/theme.css",
    "Voorbeeld": "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
}
KINDS = ("gedekt", "deels", "beoogd", "gezocht", "onbekend", "ontbreekt", "geen", "loopt-niet")
WIDE, ENLARGED, NARROW = 1280, 640, 320
"""Pixels: a laptop, the same at 200%, and at 400% or a small telephone."""

SPACED = """
(() => {
  const style = new CSSStyleSheet();
  style.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [style];
})()
"""
"""The spacing that WCAG 1.4.12 lets a reader set."""

FAULTS = r"""
(() => {
  const root = document.documentElement;
  const found = [];
  if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth} px wide`);
  const isClipped = (one) =>
    one !== null && (getComputedStyle(one).clipPath !== "none" || isClipped(one.parentElement));
  const isSeen = (one) => one.checkVisibility() && !isClipped(one); // clipped: for the ear alone
  const told = (one) => `<${one.tagName} class="${one.className}"> ${one.innerText.slice(0, 40)}`;
  for (const one of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(one);
    const hides = [style.overflowX, style.overflowY].some((way) => /hidden|clip/.test(way));
    const cut = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
    if (hides && cut && one.innerText && isSeen(one)) found.push(`cut off: ${told(one)}`);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const boxes = [];
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.data.trim() || !isSeen(node.parentElement)) continue;
    for (const word of node.data.matchAll(/(?<!\S)[\p{L}\p{N}]{2,11}(?=[\s.,:;)]|$)/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
      if (lines.size > 1) found.push(`broken: ${word[0]} in ${told(node.parentElement)}`);
    }
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) boxes.push({ box, node });
  }
  for (const [at, { box, node }] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 2 && down > box.height / 2) {
        found.push(`on each other: ${node.data.trim()} and ${other.node.data.trim()}`);
      }
    }
  }
  return found;
})()
"""
"""What is lost on a page: cut off, over the edge, over other text; a short word broken in two."""


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """The sites of two agendas: one with every construct, one with five years."""
    return {
        root: site_of(root, tmp_path_factory.mktemp("sites") / root.name)
        for root in (MADE, OPGAVEN)
    }


def over_pages(page: Page, place: Path, look: Callable[[], list[str]]) -> list[str]:
    """What a look finds on each page of a site, which asks nothing of others and goes well."""
    found = []
    for path in pages_of(place):
        page.open(path)
        found += [f"{path}: {one}" for one in look()]
        found += [f"{path}: {one}" for kind in page.told() for one in kind]
    return found


def judged(page: Page) -> list[str]:
    """What axe finds, and where it cannot tell a contrast as one thing lies on another."""
    audit = page.axe()
    assert audit.passes > 20
    unsure = [one for one in audit.incomplete if one.rule == "color-contrast"]
    return [f"{one.rule} {one.target} {one.html[:120]}" for one in (*audit.violations, *unsure)]


@pytest.mark.parametrize(
    ("root", "dark"),
    [(MADE, False), (MADE, True), (OPGAVEN, False)],
    ids=["made, light", "made, dark", "opgaven, light"],
)
def test_axe_finds_nothing_and_no_request_leaves(
    browser: Browser, sites: dict[Path, Path], root: Path, dark: bool
) -> None:
    def look() -> list[str]:
        found = []
        for width in (WIDE, NARROW):
            page.look(width=width, dark=dark)
            found += [f"at {width}: {one}" for one in judged(page)]
        return found

    with browser.page(sites[root]) as page:
        assert over_pages(page, sites[root], look) == []


@pytest.mark.parametrize("file", THEMES.values(), ids=THEMES)
def test_nor_does_it_in_the_style_of_a_gemeente(
    browser: Browser, tmp_path: Path, file: str
) -> None:
    css = thema((PACKAGES / file).read_text(encoding="utf-8")).css
    place = site_of(MADE, tmp_path, css)
    with browser.page(place) as page:
        page.look(dark=True)  # a theme is a light one; its colours hold in the dark too
        assert over_pages(page, place, lambda: judged(page)) == []
        name, _, value = next(one for one in css.split(";") if "--link:" in one).partition(":")
        shown = "getComputedStyle(document.documentElement).getPropertyValue('--link').trim()"
        assert (name.strip(), page.evaluate(shown)) == ("--link", value.strip())


@pytest.mark.parametrize("root", [MADE, OPGAVEN], ids=["made", "opgaven"])
def test_nothing_is_lost_small_enlarged_or_spaced(
    browser: Browser, sites: dict[Path, Path], root: Path
) -> None:
    def look() -> list[str]:
        found = []
        for spaced in (False, True):
            if spaced:
                page.evaluate(SPACED)
            for width in (WIDE, ENLARGED, NARROW):
                page.look(width=width)
                faults = page.evaluate(FAULTS)
                # Spaced out, a long word may be as wide as a telephone.
                kept = [one for one in faults if not (spaced and one.startswith("broken"))]
                found += [f"at {width}{', spaced' * spaced}: {one}" for one in kept]
        return found

    with browser.page(sites[root]) as page:
        assert over_pages(page, sites[root], look) == []


@pytest.mark.parametrize("root", [MADE, OPGAVEN], ids=["made", "opgaven"])
def test_a_screen_reader_gets_a_table_of_acties_at_any_width(
    browser: Browser, sites: dict[Path, Path], root: Path
) -> None:
    with browser.page(sites[root]) as page:
        page.open("acties.html")
        page.look(width=WIDE)
        (wide,) = page.tree().all("table")
        page.look(width=NARROW)
        (narrow,) = page.tree().all("table")
    first, *years = [one.name for one in wide.all("columnheader")]
    assert first in ("Actie", "Project")
    assert [one.name for one in narrow.all("columnheader")] == [first, *years]
    rows = [list(row.all("rowheader", "cell")) for row in wide.all("row")]
    acties = [row for row in rows if len(row) > 1]
    assert acties
    for header, *cells in acties:
        assert header.role == "rowheader"
        assert [one.role for one in cells] == ["cell"] * len(years)
        assert {one.name.replace(" ", "-") for one in cells} <= {*KINDS, "afgerond", "gestopt"}
    small = [list(row.all("rowheader", "cell")) for row in narrow.all("row")]
    assert [
        [
            (one.role, f"{year} {one.name}".strip())
            for year, one in zip(("", *years), row, strict=True)
        ]
        for row in acties
    ] == [[(one.role, one.name) for one in row] for row in small if len(row) > 1]


def test_a_tile_of_the_picture_tells_in_words_what_it_shows(
    browser: Browser, sites: dict[Path, Path]
) -> None:
    with browser.page(sites[MADE]) as page:
        page.open()
        names = [one.name for one in page.tree().all("link")]
    for name in (
        "1.2 : 2017 gedekt, 2018 deels, 2019 gezocht",
        "2.3 : 2017 loopt niet, 2018 onbekend, 2019 ontbreekt",
        "3.1 : afgerond",
    ):
        assert name in names


@pytest.mark.parametrize(
    "look",
    [{}, {"dark": True}, {"forced": True}, {"forced": True, "dark": True}, {"printed": True}],
)
def test_every_mark_has_a_shape_of_its_own_in_any_colours(
    browser: Browser, sites: dict[Path, Path], look: dict[str, bool]
) -> None:
    with browser.page(sites[MADE]) as page:
        page.open("actie/leermeesters.html")
        page.look(**look)
        # In one colour, so that only the shape can tell them apart.
        page.evaluate("document.querySelector('.m').style.backgroundColor = 'GrayText'")
        seen = {}
        for kind in ("", *KINDS):
            hidden = "visible" if kind else "hidden"
            page.evaluate(
                "((one) => {"
                f"one.className = 'm {kind}'; one.style.visibility = '{hidden}'"
                "})(document.querySelector('.m'))"
            )
            seen[kind] = page.screenshot("*:has(> .m)")
    assert len(set(seen.values())) == len(seen)


@pytest.mark.parametrize("root", [MADE, OPGAVEN], ids=["made", "opgaven"])
def test_it_prints_on_a4_in_light_with_its_picture_first_and_can_be_read_by_ear(
    browser: Browser, sites: dict[Path, Path], root: Path
) -> None:
    with browser.page(sites[root]) as page:
        page.open()
        page.look(dark=True, printed=True)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        tiles = page.evaluate(
            "[...document.querySelectorAll('.tegels .nr')].map((n) => n.innerText)"
        )
        printed = PdfReader(BytesIO(page.pdf()))
    assert ground == "rgb(255, 255, 255)"
    document: Any = printed.trailer["/Root"]
    assert document["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in document
    assert document["/Lang"].startswith("nl")
    first = printed.pages[0]
    assert [float(side) for side in first.mediabox[2:]] == pytest.approx([595, 842], abs=1)
    assert tiles
    assert set(tiles) <= set(first.extract_text().split())


def test_a_choice_prints_as_chosen_and_without_what_only_a_screen_can_use(
    browser: Browser, sites: dict[Path, Path]
) -> None:
    titles = (
        "[...document.querySelectorAll('tr[data-tekst]')]"
        ".map((row) => [row.hidden, row.querySelector('a').textContent])"
    )
    with browser.page(sites[MADE]) as page:
        page.open("acties.html#dekking=gedekt")
        rows = page.evaluate(titles)
        printed = PdfReader(BytesIO(page.pdf()))
    text = " ".join(word for one in printed.pages for word in one.extract_text().split())
    assert {is_hidden for is_hidden, _ in rows} == {True, False}
    assert [title in text for _, title in rows] == [not is_hidden for is_hidden, _ in rows]
    assert "1 van de 10 acties" in text
    assert "Wis de keuze" not in text
