"""Hostile text in every field of every file: a page shows it, and nothing else comes of it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gihv.dutch import one_line
from gihv.query import selectie
from gihv.site import site
from tests.browser.chromium import Browser, Told, missing
from tests.command import write
from tests.helpers import Files, load
from tests.pages import Element, read
from tests.test_hostile import HOSTILE, WORD, fields, files_with

MISSING = missing()
CANARY = "globalThis.canary = 1"
RUNS = (
    f"<script>{CANARY}</script>",
    f'"><img src=x onerror="{CANARY}">',
    f"'><svg/onload='{CANARY}'>",
    f"</title></textarea></style></script><script>{CANARY}</script>",
    f"</main></body></html><body onload='{CANARY}'>",
    f'x" onmouseover="{CANARY}" autofocus onfocus="{CANARY}" style="position:fixed;inset:0',
    "<iframe srcdoc='<script>parent.canary = 1</script>'></iframe><base href=//x.example/>",
    f"<!--><img src=x onerror='{CANARY}'>--><![CDATA[<script>{CANARY}</script>]]>",
    f"]]><?xml-stylesheet href='javascript:{CANARY}'?>",
    "<meta http-equiv=refresh content='0;url=//x.example'><link rel=stylesheet href=//x.example>",
    "<style>*{display:none}@import '//x.example'</style><plaintext>",
    f"&lt;script&gt;{CANARY}&lt;/script&gt; &#60;img src=x onerror={CANARY}&#62;",
)
"""What would run a script, or ask for something, where it became markup."""
LINKS = (
    f"[klik](javascript:{CANARY})",
    f"[klik](JaVaScRiPt:{CANARY}) [klik](java&#115;cript:{CANARY})",
    f"[klik](javascript&colon;{CANARY}) [klik](java&Tab;script:{CANARY})",
    f"[klik](<java\tscript:{CANARY}>) [klik](\\javascript:{CANARY}) <javascript:{CANARY}>",
    f"[klik][een] [een]\n\n[een]: javascript:{CANARY}\n[twee]: <data:text/html,x> 'x'",
    f"[klik](data:text/html,<script>{CANARY}</script>) [klik](vbscript:x) [klik](file:///etc/passwd)",
    "[klik](//x.example) [klik](../../x.html) [klik](#inhoud) [klik](index.html) [klik](http:/x)",
    "![](https://x.example/a.png) ![klik](javascript:x) [![a](b)](https://x.example/c) ![een][een]",
    "https://x.example/\"onclick='x' www.x.example/<b> a@b.example\"onclick=x javascript://x.example",
    "https://x.example/%22%3E%3Cscript%3E?a=1&b=<script>&amp;quot;",
    "| a | b |\n| --: | :-: |\n| https://x.example | [klik](javascript:x) |",
)
"""What would be a link that leads where none may."""
SIGNS = (
    "{{ 7*7 }} {% raw %} {# weg #} ${7*7} {0} {acties} {{{",
    "%(x)s %s %n \\1 \\g<0> \u00ad \u200b \ufffd \U0001f469\u200d\U0001f33e \u0301\u0301",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea 123 (abc)",
    "x" * 10_000,
    "\u5b57" * 3_000 + "-" * 3_000 + "/" * 3_000 + "\u00a0" * 500,
    "# " * 500 + "\n\n" + "> " * 500 + "x\n\n" + "- " * 500 + "x\n\n" + "| " * 500,
)
"""What a template, a format or a layout stumbles over."""
ALL = "\n\n".join((*LINKS, *SIGNS[:3], *RUNS, "einde"))
TEXTS = (*HOSTILE, *RUNS, *LINKS, *SIGNS)
MARKDOWN = (
    *("p", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "br", "a"),
    *("table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "h5", "h6"),
)
"""What prose may hold."""
WEB = re.compile(r"https?://|mailto:")


def made(text: str) -> Mapping[str, str]:
    """The site of an agenda with a text in every field that takes any."""
    agenda, _ = load(Files(files_with(dict.fromkeys(fields(), text))))
    return site(agenda, selectie(agenda, {}))


@cache
def read_pages(text: str) -> Mapping[str, Element]:
    return {path: read(page) for path, page in made(text).items() if path.endswith(".html")}


def outline(page: Element, *, in_prose: bool = False) -> Iterator[tuple[object, ...]]:
    """The elements outside prose with their attributes; of what an agenda says only the names."""
    for one in page.held:
        if isinstance(one, str):
            continue
        is_prose = one.attributes.get("class") == "tekst"
        if in_prose:
            assert one.tag in MARKDOWN, one.tag
            assert one.attributes.keys() <= {"href", "title", "start", "class"}, one.attributes
        if not in_prose and not is_address(one) and one.tag != "br":  # a line of an address
            # what a column looks like depends on how long its texts are
            names = sorted(
                one.attributes.keys() - ({"class"} if one.tag in ("td", "th") else set())
            )
            own = [(name, LETTER.sub("letter", one[name])) for name in names if name in OURS]
            yield one.tag, *names, *own
        yield from outline(one, in_prose=in_prose or is_prose)


OURS = ("class", "href", "src", "id", "name", "rel", "content", "type", "for")
"""Attributes that no text of the agenda stands in, but for the letter that a name begins with."""
LETTER = re.compile("letter-.*")


def is_address(one: Element) -> bool:
    """Whether it is a link that was made of an address in a text."""
    return one.tag == "a" and one.attributes.keys() == {"href"} and bool(WEB.match(one["href"]))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ALL, id="all"),
        *(
            pytest.param(text, id=f"{nth} {one_line(text)[:20]}", marks=pytest.mark.thorough)
            for nth, text in enumerate(TEXTS)
        ),
    ],
)
def test_no_text_makes_an_element_an_attribute_or_a_link(text: str) -> None:
    plain, found = read_pages(WORD), read_pages(text)
    assert found.keys() == plain.keys()
    for path, page in found.items():
        assert list(outline(page)) == list(outline(plain[path])), path
        for one in page.walk():
            assert not [name for name in one.attributes if name.startswith("on")]
            if one.tag == "a" and not WEB.match(one["href"]):
                assert re.fullmatch(r"(?:\.\./)?[\w/-]*(?:\.html)?(?:#[\w=&%-]+)?", one["href"])


@pytest.mark.parametrize("text", [ALL, SIGNS[3]], ids=["all", "long"])
def test_a_text_that_is_no_prose_is_shown_as_it_is(text: str) -> None:
    shown = one_line(text)
    found = read_pages(text)
    for path in ("index.html", "acties.html", "actie/bomen.html", "organisaties.html"):
        assert shown in found[path].one("main").text
    assert one_line(f"Overzicht - {text}") == found["index.html"].one("title").text
    assert "49" not in found["over.html"].text


# -- in a browser ----------------------------------------------------------------------------

LOOK = """
(() => {
  const wide = document.documentElement.clientWidth;
  const unseen = ".v, .spring, .w, .leeg, thead, option, svg, [hidden]"; // for no eye, or drawn
  const isField = (one) => one.matches("input, select");
  const isLow = (one) => one.scrollHeight > one.clientHeight + 1;
  const name = (one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`;
  const shown = [...document.body.querySelectorAll("*")]
    .filter((one) => one.checkVisibility() && !one.closest(unseen));
  return {
    canary: globalThis.canary ?? null,
    scrolls: document.documentElement.scrollWidth - wide,
    outside: shown
      .filter((one) => one.textContent.trim())
      .filter((one) => one.getBoundingClientRect().right > wide + 1)
      .map(name),
    cut: shown
      .filter((one) => getComputedStyle(one).overflow !== "visible" && !isField(one))
      .filter((one) => one.scrollWidth > one.clientWidth + 1 || isLow(one))
      .map(name),
    links: [...document.querySelectorAll("[href], [src]")].map((one) => one.href || one.src),
  };
})()
"""
FINE: dict[str, Any] = {"canary": None, "scrolls": 0, "outside": [], "cut": []}


class Seen(NamedTuple):
    """A page in a browser without the policy that would save it."""

    found: dict[str, Any]
    strange: list[str]
    """Links that lead neither to the site, nor to the web or a mail address."""
    told: Told


def seen(browser: Browser, place: Path, width: int, *paths: str) -> Iterator[tuple[str, Seen]]:
    own = (place.as_uri() + "/", "http://", "https://", "mailto:", "data:,")
    with browser.page(place, bypass_csp=True) as page:
        page.look(width=width)
        for path in paths:
            page.open(path)
            found = page.evaluate(LOOK)
            strange = [one for one in found.pop("links") if not one.startswith(own)]
            yield path, Seen(found, strange, page.told())


needs_browser = pytest.mark.skipif(MISSING is not None, reason=MISSING or "the browser is there")


@pytest.mark.chromium
@pytest.mark.thorough
@needs_browser
def test_in_a_browser_it_would_be_seen_what_a_text_did(browser: Browser, tmp_path: Path) -> None:
    bad = f"<p style='overflow: hidden; width: 9em; white-space: nowrap'>{WORD * 9}</p>"
    wide = "<p style='width: 900px'>x</p><a href='javascript:x'>x</a>"
    write(tmp_path, {"index.html": f"<!doctype html><title>x</title>{RUNS[0]}{bad}{wide}{RUNS[1]}"})
    ((_, (found, strange, told)),) = seen(browser, tmp_path, 320, "index.html")
    assert found["canary"] == 1
    assert found["scrolls"] > 500
    assert [one[:3] for one in found["outside"]] == ["P. "]
    assert [one[:9] for one in found["cut"]] == [f"P. {WORD}"]
    assert strange[0] == "javascript:x"
    assert any("ERR_FILE_NOT_FOUND" in one for one in told.complaints)


@pytest.mark.chromium
@pytest.mark.thorough
@needs_browser
@pytest.mark.parametrize(
    ("text", "width"),
    [
        pytest.param(text, width, id=f"{name} at {width}")
        for name, text in {
            "all": ALL,
            "long": SIGNS[3],
            "without blanks": SIGNS[4],
            "deep": SIGNS[5],
            "markdown": "\n\n".join(HOSTILE[::-1]),
        }.items()
        for width in (320, 1280)
    ],
)
def test_in_a_browser_nothing_runs_is_asked_for_or_is_cut_off(
    browser: Browser, tmp_path: Path, text: str, width: int
) -> None:
    files = made(text)
    paths = [path for path in files if path.endswith(".html")]
    for path, one in seen(browser, write(tmp_path, files), width, *paths):
        assert one == Seen(FINE, [], Told([], [], [])), path
