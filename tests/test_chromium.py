"""The browser that other tests drive sees what they look for; blind, it would find no fault."""

import time
from pathlib import Path

import pytest

from tests.browser.chromium import Browser, missing
from tests.command import write

MISSING = missing()
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.thorough,
    pytest.mark.skipif(MISSING is not None, reason=MISSING or "the browser is there"),
]

PAGE = """\
<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Alles mis</title>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src *; script-src 'self'; style-src 'self'">
<script src="onder/script.js"></script>
</head>
<body>
<main>
<h1 style="color: red">Kop</h1>
<img src="https://elders.example/plaatje.png">
<table><tr><th scope="row">a</th><td>b</td></tr></table>
</main>
</body>
</html>
"""
SCRIPT = """\
alert("hoi");
open("about:blank");
setTimeout(() => eerst.dan(), 0);
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, {"index.html": PAGE, "onder/script.js": SCRIPT})


def test_all_that_a_page_may_not_do_is_told(browser: Browser, site: Path) -> None:
    with browser.page(site) as page:
        page.open()
        told = page.told()
        audit = page.axe()
        tree = page.tree()
    assert told.requests == ["https://elders.example/plaatje.png"]
    assert "alert hoi" in told.surprises
    for complaint in ("inline style violates", "ERR_NAME_NOT_RESOLVED", "eerst is not defined"):
        assert any(complaint in one for one in told.complaints), complaint
    assert "image-alt" in {one.rule for one in audit.violations}
    table = next(tree.all("table"))
    assert [one.name for one in table.all("rowheader", "cell")] == ["a", "b"]


def test_without_javascript_or_policy_it_does_other_things(browser: Browser, site: Path) -> None:
    with browser.page(site, javascript=False) as page:
        page.open()
        assert page.told().surprises == []
    with browser.page(site, bypass_csp=True) as page:
        page.open()
        assert not [one for one in page.told().complaints if "violates" in one]
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == (
            "rgb(255, 0, 0)"
        )


def test_what_cannot_be_done_says_what_was_asked(browser: Browser, site: Path) -> None:
    with browser.page(site) as page:
        page.open()
        with pytest.raises(AssertionError, match=r"evaluate er\.is\.niets: ReferenceError"):
            page.evaluate("er.is.niets")


def test_when_node_is_killed_no_browser_stays(site: Path) -> None:
    with Browser() as browser, browser.page(site) as page:
        page.open()
        profile = browser._folder.name
        assert running(profile)
        browser._process.kill()
        with pytest.raises(AssertionError, match="the browser is gone"):
            page.evaluate("1")
        for _ in range(100):
            if not running(profile):
                break
            time.sleep(0.1)
        assert not running(profile)
    assert not Path(profile).exists()


def running(profile: str) -> list[str]:
    """The processes that name a profile."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            text = file.read_bytes().decode(errors="replace")
        except OSError:  # it ended meanwhile
            continue
        if profile in text:
            found.append(text)
    return found
