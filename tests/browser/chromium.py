"""Chromium as a person drives it, headless: over a pipe to Node, which speaks to it by Playwright.

A page tells all it asked for and complained of: a test that looks at neither still can. No request
reaches a network.
"""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from queue import Empty, Queue
from typing import Any, NamedTuple, Self

FOLDER = Path(__file__).parent
PACKAGES = FOLDER / "node_modules"
NAMES = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 60
"""How long an answer may take before the browser is held to be dead."""


def chromium() -> str | None:
    """The path of the browser: what CHROMIUM names, or the first on PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def missing() -> str | None:
    """Why the browser cannot be driven here; None where it can."""
    if chromium() is None:
        return "chromium is not installed"
    if shutil.which("node") is None:
        return "node is not installed"
    if not (PACKAGES / "playwright-core").is_dir():
        return "the packages of tests/browser are missing: run npm ci in that folder"
    return None


class Broken(NamedTuple):
    """One thing on a page that breaks a rule of axe."""

    rule: str
    help: str
    target: str
    html: str


class Audit(NamedTuple):
    """What axe finds on a page; incomplete is what it leaves to a person."""

    violations: list[Broken]
    incomplete: list[Broken]
    passes: int


class Seen(NamedTuple):
    """A thing on a page as assistive technology gets it."""

    role: str
    name: str
    children: "tuple[Seen, ...]"

    def all(self, *roles: str) -> Iterator["Seen"]:
        """Itself and what it holds, at any depth, that has one of these roles; in order."""
        if self.role in roles:
            yield self
        for child in self.children:
            yield from child.all(*roles)


class Told(NamedTuple):
    """What a page did since it was opened."""

    requests: list[str]
    """Each address it asked for outside its own site."""
    complaints: list[str]
    """Errors and warnings of the console, which has what a policy refused as well."""
    surprises: list[str]
    """Dialogs, windows, downloads."""


class Page:
    """A window without history or storage, on one site."""

    def __init__(self, browser: "Browser", number: int, site: Path) -> None:
        self._browser = browser
        self._number = number
        self._site = site

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(AssertionError):  # that the browser is gone was told before
            self._do("close")

    def open(self, path: str = "index.html") -> None:
        """Open a page by its path below the site, with `#fragment` if need be, or a whole URL."""
        self._do("open", path if ":" in path.partition("#")[0] else self.address(path))

    def address(self, path: str) -> str:
        """The URL of a page of the site; what follows a `#` is left as it is."""
        file, mark, fragment = path.partition("#")
        return (self._site / file).as_uri() + mark + fragment

    def look(
        self,
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        printed: bool = False,
        forced: bool = False,
    ) -> None:
        """See it at this width (px), in dark, as it prints, or in the colours a person forces."""
        self._do(
            "look",
            {
                "width": width,
                "height": height,
                "colorScheme": "dark" if dark else "light",
                "media": "print" if printed else "screen",
                "forcedColors": "active" if forced else "none",
            },
        )

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in JavaScript, as plain data; a promise is waited for."""
        return self._do("evaluate", expression)

    def until(self, expression: str) -> None:
        """Wait until an expression in JavaScript is true, also if the page is left meanwhile."""
        self._do("until", expression)

    def text(self, selector: str) -> str:
        """The text of the first such element as it shows; "" where it is hidden."""
        return str(self._do("text", selector))

    def click(self, selector: str) -> None:
        """Click the middle of the only such element, once it can be clicked."""
        self._do("click", selector)

    def press(self, *keys: str) -> None:
        """Press keys by their names, as `Tab` or `Shift+Tab`, one after the other."""
        for key in keys:
            self._do("press", key)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self._do("type", text)

    def select(self, selector: str, *values: str) -> None:
        """Choose the options with these values in a select."""
        self._do("select", {"selector": selector, "values": values})

    def back(self) -> None:
        self._do("back")

    def forward(self) -> None:
        self._do("forward")

    def reload(self) -> None:
        self._do("reload")

    @property
    def url(self) -> str:
        return str(self._do("url"))

    def pdf(self) -> bytes:
        """The page as it prints on A4."""
        return base64.b64decode(self._do("pdf"))

    def screenshot(self, selector: str = "") -> bytes:
        """What is in view as a PNG, or the first such element; the same sight, the same bytes."""
        return base64.b64decode(self._do("screenshot", selector))

    def axe(self) -> Audit:
        """What axe says of WCAG 2.2 AA and of its own best practices."""
        found = self._do("axe")
        return Audit(
            [Broken(**one) for one in found["violations"]],
            [Broken(**one) for one in found["incomplete"]],
            found["passes"],
        )

    def tree(self) -> Seen:
        """What assistive technology gets: the page, and in it what is not hidden from it."""

        def seen(node: dict[str, Any]) -> Seen:
            return Seen(node["role"], node["name"], tuple(map(seen, node["children"])))

        return seen(self._do("tree"))

    def told(self) -> Told:
        """What it did since it was opened."""
        found = Told(**self._do("told"))
        own = (self._site.as_uri() + "/", "data:")
        return found._replace(requests=[one for one in found.requests if not one.startswith(own)])

    def _do(self, what: str, about: Any = None) -> Any:
        return self._browser.ask(what, about, self._number)


class Browser:
    """A running browser."""

    def __init__(self) -> None:
        # The profile of a browser that is killed goes with this folder.
        self._folder = tempfile.TemporaryDirectory(prefix="gihv-", ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            ["node", str(FOLDER / "drive.mjs"), chromium() or ""],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "TMPDIR": self._folder.name},
        )
        self._answers: Queue[bytes] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._numbers = count()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin
        assert self._process.stdout
        with suppress(BrokenPipeError):  # a question that it was gone for
            self._process.stdin.close()
        self._process.wait(SECONDS)
        self._reader.join(SECONDS)
        self._process.stdout.close()
        self._folder.cleanup()

    def page(self, site: Path, *, javascript: bool = True, bypass_csp: bool = False) -> Page:
        """A new window on the site in a folder."""
        number = next(self._numbers)
        self.ask("start", {"javascript": javascript, "bypassCsp": bypass_csp}, number)
        return Page(self, number, site)

    def ask(self, what: str, about: Any, number: int) -> Any:
        """Have a page do something; its answer. Raises AssertionError that says why it did not."""
        question = json.dumps({"number": number, "what": what, "about": about})
        assert self._process.stdin
        try:
            self._process.stdin.write(question.encode() + b"\n")
            self._process.stdin.flush()
            line = self._answers.get(timeout=SECONDS)
        except Empty:
            self._process.stdin.close()  # by which it ends
            raise AssertionError(f"no answer in {SECONDS} s to {question[:200]}") from None
        except (BrokenPipeError, ValueError):  # ValueError: the pipe is closed on this side
            line = b""
        assert line, f"the browser is gone, at {question[:200]}"
        answer = json.loads(line)
        assert "error" not in answer, f"{what} {str(about)[:200]}: {answer['error']}"
        return answer["answer"]

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put(b"")
