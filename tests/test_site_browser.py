"""The web page as a person uses it: with a mouse, with keys alone, without script, by a sent link.

Which acties a choice leaves is what `gihv list` says of it, so each is asked of both.
"""

import csv
import io
import shlex
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from tests.browser.chromium import Browser, Page, missing
from tests.browser.sites import OPGAVEN, site_of
from tests.command import MADE, gihv

MISSING = missing()
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.thorough,
    pytest.mark.skipif(MISSING is not None, reason=MISSING or "the browser is there"),
]

ROWS = "[...document.querySelectorAll('tr[data-tekst]')]"
SHOWN = f"{ROWS}.filter((row) => row.checkVisibility())"
NUMBERS = f"{SHOWN}.map((row) => row.querySelector('a').textContent.split(' ')[0])"
GROUPS = (
    "[...document.querySelectorAll('tbody')].filter((one) => one.checkVisibility())"
    ".map((one) => one.querySelector('a').textContent.split('.')[0])"
)
CONTROLS = (
    "Object.fromEntries([...document.querySelectorAll('#keuze [name]')]"
    ".filter((one) => one.value).map((one) => [one.name, one.value]))"
)
FOCUS = "document.activeElement"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(MADE, tmp_path_factory.mktemp("sites"))


@pytest.fixture(scope="session")
def opgaven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(OPGAVEN, tmp_path_factory.mktemp("sites"))


@pytest.fixture
def page(browser: Browser, made: Path) -> Iterator[Page]:
    """A window on the made agenda; whatever is done in it asks nothing of others and goes well."""
    with browser.page(made) as page:
        yield page
        assert page.told() == ([], [], [])


@cache
def listed(root: Path, options: str) -> list[str]:
    """The numbers that `gihv list` gives; with --dekking not of those that are over.

    `report` leaves these out of every count of money, and the page has its counts.
    """
    columns = ("--kolommen", "nummer,status", "--format", "csv")
    told = gihv("list", *shlex.split(options), *columns, root=root)
    assert told.code == 0, told.err
    rows = list(csv.DictReader(io.StringIO(told.out.removeprefix("\ufeff")), delimiter=";"))
    over = {"afgerond", "gestopt"} if "--dekking" in options else set()
    return [row["nummer"] for row in rows if row["status"] not in over]


def numbers(page: Page) -> list[str]:
    """The numbers of the acties that show."""
    return list(page.evaluate(NUMBERS))


def expect(page: Page, options: str, root: Path = MADE) -> None:
    """Wait until just those acties show that `gihv list` gives."""
    expected = listed(root, options)
    with suppress(AssertionError):  # the assertion below tells more
        page.until(f"{NUMBERS}.join(' ') === '{' '.join(expected)}'")
    assert numbers(page) == expected, f"{options or 'all'} at {page.url}"


def anew(page: Page, fragment: str) -> None:
    """Open the acties as who follows a link from elsewhere."""
    page.open("over.html")
    page.open(f"acties.html#{fragment}")


# -- a choice --------------------------------------------------------------------------------

CHOICES = {
    "zoek=leermeester": "--zoek leermeester",
    "zoek=INDUSTRI%C3%8BLE": "--zoek industriele",
    "zoek=vakcollege%20op": "--zoek 'vakcollege op'",
    "zoek=een": "--zoek een",
    "zoek=dak&zoek=zeil": "--zoek dak --zoek zeil",
    "speerpunt=bouw": "--speerpunt bouw",
    "speerpunt=bouw&speerpunt=meten": "--speerpunt bouw --speerpunt meten",
    "organisatie=vakcollege": "--organisatie vakcollege",
    "organisatie=vakcollege+werf-de-meeuw": "--organisatie vakcollege+werf-de-meeuw",
    "organisatie=provincie&organisatie=industrie-instituut": (
        "--organisatie provincie --organisatie industrie-instituut"
    ),
    "dekking=gedekt": "--dekking gedekt",
    "dekking=open": "--dekking open",
    "dekking=deels&dekking=gezocht": "--dekking deels --dekking gezocht",
    "jaar=2017": "--jaar 2017",
    "dekking=gedekt&jaar=2017": "--dekking gedekt --jaar 2017",
    "dekking=onbekend&dekking=ontbreekt&jaar=2018&jaar=2019": (
        "--dekking onbekend --dekking ontbreekt --jaar 2018 --jaar 2019"
    ),
    "dekking=open&jaar=2019": "--dekking open --jaar 2019",
    "zoek=werf&speerpunt=water&dekking=deels": "--zoek werf --speerpunt water --dekking deels",
}
OF_OPGAVEN = {
    "label=klimaat": "--label klimaat",
    "label=jongeren&label=klimaat": "--label jongeren --label klimaat",
    "label=jongeren+digitaal": "--label jongeren+digitaal",
    "dekking=gezocht&jaar=2024": "--dekking gezocht --jaar 2024",
}


def test_a_sent_link_shows_what_list_gives_for_that_choice(page: Page) -> None:
    for fragment, options in CHOICES.items():
        assert listed(MADE, options) not in ([], listed(MADE, "")), options
        page.open(f"acties.html#{fragment}")
        expect(page, options)
        assert page.text("#melding") == "", fragment
        assert fragment_of(page) == fragment


def test_so_does_one_with_a_label(browser: Browser, opgaven: Path) -> None:
    with browser.page(opgaven) as page:
        for fragment, options in OF_OPGAVEN.items():
            assert listed(OPGAVEN, options) not in ([], listed(OPGAVEN, "")), options
            page.open(f"acties.html#{fragment}")
            expect(page, options, OPGAVEN)
        assert page.told() == ([], [], [])


def test_each_control_makes_its_choice_and_puts_it_in_the_address(page: Page) -> None:
    page.open("acties.html")
    for name, value in (
        ("speerpunt", "bouw"),
        ("organisatie", "vakcollege"),
        ("dekking", "gedekt"),
        ("jaar", "2018"),
    ):
        page.select(f"#keuze [name={name}]", value)
        expect(page, f"--{name} {value}")
        assert fragment_of(page) == f"{name}={value}"
        page.click("#wis")
        expect(page, "")
        assert page.evaluate(CONTROLS) == {}
        assert fragment_of(page) == ""


def test_several_controls_leave_what_answers_to_all_of_them(page: Page) -> None:
    page.open("acties.html")
    page.select("#keuze [name=jaar]", "2019")
    page.select("#keuze [name=dekking]", "open")
    page.click("#keuze [name=zoek]")
    page.type("scheepswerf")
    options = "--jaar 2019 --dekking open --zoek scheepswerf"
    expect(page, options)
    pairs = set(fragment_of(page).split("&"))
    assert pairs == {"jaar=2019", "dekking=open", "zoek=scheepswerf"}


def test_what_is_typed_is_searched_at_once_and_counted_and_empty_groups_go(page: Page) -> None:
    page.open("acties.html")
    every = page.text("#aantal")
    assert every == "10 acties"
    page.click("#keuze [name=zoek]")
    steps = page.evaluate("history.length")
    for typed, letter in ((word, word[-1]) for word in ("d", "da", "dak", "dakd")):
        page.type(letter)
        expect(page, f"--zoek {typed}")
        assert fragment_of(page) == f"zoek={typed}"
    assert page.text("#aantal") == "1 van de 10 acties"
    assert page.evaluate(GROUPS) == ["2"]
    assert page.evaluate("history.length") == steps  # "back" does not go letter by letter
    page.type("x")
    page.until(f"{SHOWN}.length === 0")
    assert page.text("#aantal") == "0 van de 10 acties"
    assert page.evaluate(GROUPS) == []
    page.press(*["Backspace"] * 5)
    page.until(f"{SHOWN}.length === 10")
    assert page.text("#aantal") == every
    assert page.evaluate(f"{FOCUS}.name") == "zoek"


def test_the_first_page_searches_too(page: Page) -> None:
    page.open()
    page.click("form input[type=search]")
    page.type("hout & steen #1")
    page.press("Enter")
    page.until("location.pathname.endsWith('acties.html') && document.readyState === 'complete'")
    assert unquote(fragment_of(page)) == "zoek=hout & steen #1"
    assert page.evaluate(CONTROLS) == {"zoek": "hout & steen #1"}
    page.back()
    page.until("location.pathname.endsWith('index.html')")
    page.open()
    page.click("form input[type=search]")
    page.type("hout")
    page.click("form button")
    page.until("location.hash === '#zoek=hout' && document.readyState === 'complete'")
    expect(page, "--zoek hout")


# -- the address -----------------------------------------------------------------------------


def test_controls_show_what_a_sent_link_asks_for(page: Page) -> None:
    anew(page, "zoek=een%20werf&speerpunt=water&jaar=2018&dekking=deels&organisatie=vakcollege")
    assert page.evaluate(CONTROLS) == {
        "zoek": "een werf",
        "speerpunt": "water",
        "jaar": "2018",
        "dekking": "deels",
        "organisatie": "vakcollege",
    }


def test_back_and_forward_go_from_choice_to_choice(page: Page) -> None:
    page.open("acties.html")
    page.select("#keuze [name=speerpunt]", "water")
    page.select("#keuze [name=dekking]", "deels")
    both = "--speerpunt water --dekking deels"
    expect(page, both)
    page.back()
    expect(page, "--speerpunt water")
    assert page.evaluate(CONTROLS) == {"speerpunt": "water"}
    page.back()
    expect(page, "")
    assert page.evaluate(CONTROLS) == {}
    page.forward()
    expect(page, "--speerpunt water")
    page.forward()
    expect(page, both)
    page.click(f"a:text-is('{title(page)}')")
    page.until("location.pathname.includes('/actie/')")
    page.back()
    page.until("location.pathname.endsWith('acties.html') && document.readyState === 'complete'")
    expect(page, both)
    assert page.evaluate(CONTROLS) == {"speerpunt": "water", "dekking": "deels"}
    page.reload()
    expect(page, both)


def test_what_is_typed_after_a_choice_goes_with_that_choice(page: Page) -> None:
    page.open("over.html")
    page.open("acties.html")
    page.select("#keuze [name=speerpunt]", "water")
    page.click("#keuze [name=zoek]")
    page.type("zeil")
    page.until(f"{SHOWN}.length === 1")
    page.back()
    expect(page, "")
    assert page.evaluate(CONTROLS) == {}
    page.forward()
    expect(page, "--speerpunt water --zoek zeil")
    assert page.evaluate(CONTROLS) == {"speerpunt": "water", "zoek": "zeil"}


def test_what_an_address_asks_for_and_the_agenda_has_not_is_said(page: Page) -> None:
    for fragment, said in UNKNOWN.items():
        page.open(f"acties.html#{fragment}")
        page.until(f"document.querySelector('#melding').textContent.includes('{said}')")
        assert said in page.text("#melding"), fragment
        expect(page, "--speerpunt water" if "water" in fragment else "")
    page.click("#wis")
    page.until("document.querySelector('#melding').hidden")
    expect(page, "")


UNKNOWN = {
    "organisatie=gemeente-elders": "gemeente-elders",
    "dekking=rond": "rond",
    "jaar=1999": "1999",
    "kleur=blauw": "kleur",
    "speerpunt=water&label=niets": "niets",
    "organisatie=vakcollege+niemand": "niemand",
    "organisatie=vakcollege+": "vakcollege+",
}
HOSTILE = (
    "zoek=<script>alert(1)</script>",
    'zoek="><img src=x onerror=alert(1)>',
    "organisatie=<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>=1",
    "zoek=%00%01%1b",
    "jaar=%00",
    "zoek=%",
    "zoek=%E0%A4%A",
    "%=%",
    "zoek=" + "W" * 10_000,
    "organisatie=" + "w" * 10_000,
    "w" * 10_000 + "=1",
    "&".join(["jaar=2018"] * 5_000),
    "__proto__=x",
    "constructor=x&toString=x&hasOwnProperty=x",
    "dekking=__proto__",
    "organisatie=constructor&label=toString",
    "zoek=(((((((((((((((((((((((((((((((((((((((((((a%2B)%2B)%2B)%2B",
    "zoek=\u202e\u2066\ud7ff",
    "=",
    "&&==&=&",
    "javascript:alert(1)=1",
)


def test_a_hostile_fragment_is_text_or_is_said_and_does_nothing_else(page: Page) -> None:
    page.look(width=320)
    anew(page, "zoek=dak")
    parts = "document.querySelectorAll(':not(option)').length"  # several values are an option more
    before = page.evaluate(parts)
    for fragment in HOSTILE:
        anew(page, quote(fragment, safe="%=&+:<>\"'()"))
        here = fragment[:60]
        assert page.evaluate(parts) == before, here  # no element came of it
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, here
        assert page.evaluate("Object.getOwnPropertyNames(Object.prototype).length") == 12, here
        shown = numbers(page)
        assert shown in (listed(MADE, ""), listed(MADE, "--jaar 2018"), []), here
        assert page.text("#aantal"), here
        if not fragment.startswith(("zoek=", "jaar=2018", "=", "&")):
            assert page.text("#melding"), here
        assert page.told() == ([], [], []), here
    page.click("#wis")
    expect(page, "")


def test_an_anchor_is_no_choice(page: Page) -> None:
    anew(page, "zoek=dak")
    page.evaluate("location.hash = 'inhoud'")
    page.until(f"{SHOWN}.length === 10")
    assert page.text("#melding") == ""
    anew(page, "inhoud")
    expect(page, "")
    assert page.text("#melding") == ""


@pytest.mark.parametrize("root", [MADE, OPGAVEN])
def test_each_number_of_the_first_page_leads_to_so_many_acties(
    browser: Browser, request: pytest.FixtureRequest, root: Path
) -> None:
    """Those of the legend and the one in the first sentence, which `report` begins with as well."""
    links = (
        "[...document.querySelectorAll('main a')].map((one) => "
        "[one.getAttribute('href'), one.textContent.trim()])"
        ".filter(([to]) => to.startsWith('acties.html#'))"
    )
    with browser.page(request.getfixturevalue(root.name)) as page:
        page.open()
        found = page.evaluate(links)
        for to, text in found:
            page.open(to)
            assert len(numbers(page)) == int(text.split()[0]), (to, text)
            assert page.text("#melding") == "", to
        assert page.told() == ([], [], [])
    answers = [text for _, text in found if " " in text]
    first = gihv("report", root=root).lines[2]
    assert [first.startswith(one) for one in answers] == [True]
    report = gihv("report", "--format", "json", root=root).data
    counted = next(part for part in report["delen"] if part["naam"] == "acties_per_jaar")
    figures = [row[key] for row in counted["rijen"] for key in row if key.isdecimal()]
    own = [int(text) for _, text in found if text.isdecimal()]
    assert set(own) == {one for one in figures if one}


# -- keys alone, and without script ----------------------------------------------------------


def test_the_first_tab_leads_past_the_menu(page: Page) -> None:
    page.open("acties.html")
    page.press("Tab")
    assert page.evaluate(f"{FOCUS}.getAttribute('href')") == "#inhoud"
    assert seen(page)
    page.press("Enter", "Tab")
    assert page.evaluate(f"{FOCUS}.name") == "zoek"


WALK = ("index.html", "acties.html", "organisaties.html", "actie/leermeesters.html")


@pytest.mark.parametrize("width", [1280, 320])
def test_tab_goes_by_all_that_can_be_used_in_order_and_is_seen_there(
    page: Page, width: int
) -> None:
    page.look(width=width)
    mark = (
        "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')"
        "].filter((one) => one.checkVisibility()).map((one, at) => (one.dataset.at = at)).length"
    )
    for path in WALK if width == 320 else WALK[1:2]:
        page.open(path)
        count = page.evaluate(mark)
        assert count > 5
        for at in range(count):
            page.press("Tab")
            assert page.evaluate(f"{FOCUS}.dataset.at") == str(at), (path, at)
            assert seen(page), (path, page.evaluate(f"{FOCUS}.outerHTML"))


def seen(page: Page) -> bool:
    """Whether what has the focus stands in view with a line around it, and nothing lies on it."""
    return bool(
        page.evaluate(
            f"""((one) => {{
              const style = getComputedStyle(one);
              const [box] = one.getClientRects();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
                && box.x >= 0 && box.y >= 0 && box.right <= innerWidth + 1
                && box.bottom <= innerHeight + 1 && (one.contains(top) || top?.contains(one));
            }})({FOCUS})"""
        )
    )


def test_keys_alone_choose_search_and_follow_a_link(page: Page) -> None:
    page.open("acties.html")
    page.evaluate("document.querySelector('#keuze [name=speerpunt]').focus()")
    page.press("ArrowDown", "ArrowDown")
    expect(page, "--speerpunt bouw")
    assert fragment_of(page) == "speerpunt=bouw"
    page.press("Shift+Tab")
    assert page.evaluate(f"{FOCUS}.name") == "zoek"
    page.type("werkzoekenden")
    page.press("Enter")
    expect(page, "--speerpunt bouw --zoek werkzoekenden")
    while not page.evaluate(f"{FOCUS}.closest('tr[data-tekst]') !== null"):
        page.press("Tab")
    page.press("Enter")
    page.until("location.pathname.endsWith('actie/isoleren.html')")


def test_without_script_all_acties_show_and_nothing_that_would_not_work(
    browser: Browser, made: Path
) -> None:
    controls = (
        "[...document.querySelectorAll('form, button, input, select, textarea, #melding')]"
        ".filter((one) => one.checkVisibility()).length"
    )
    with browser.page(made, javascript=False) as page:
        for path in ("index.html", "acties.html"):
            page.open(path)
            assert page.evaluate(controls) == 0
        page.open("acties.html#zoek=dak")
        expect(page, "")
        assert page.text("#aantal") == "10 acties"
    with browser.page(made) as page:
        page.open("acties.html")
        assert page.evaluate(controls) > 5


# -- what these tests share ------------------------------------------------------------------


def fragment_of(page: Page) -> str:
    return page.url.partition("#")[2]


def title(page: Page) -> str:
    """The text of the link of the first actie that shows."""
    return str(page.evaluate(f"{SHOWN}[0].querySelector('a').textContent"))
