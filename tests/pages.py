"""A web page as its reader gets it: elements, attributes and text; the pages of some agendas."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gihv.dutch import one_line
from gihv.model import Agenda
from gihv.query import selectie
from gihv.site import site
from gihv.tree import WorkTree
from tests.command import MADE, REPOSITORY, gihv
from tests.helpers import load

VOID = ("br", "hr", "img", "input", "link", "meta")


class Element:
    """An element with what it holds, in order; a comment is one with the tag `!`."""

    def __init__(self, tag: str, attributes: Mapping[str, str], above: "Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.above = above
        self.held: list[Element | str] = []

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    @property
    def text(self) -> str:
        """All text in it, on one line."""
        return one_line("".join(self._texts()))

    def _texts(self) -> Iterator[str]:
        for one in self.held:
            yield from [one] if isinstance(one, str) else one._texts()

    def walk(self) -> Iterator["Element"]:
        """All elements below it, in order."""
        for one in self.held:
            if isinstance(one, Element):
                yield one
                yield from one.walk()

    def all(self, *tags: str, **attributes: str) -> list["Element"]:
        """Those with one of these tags and these attributes; `klas` is one of its classes."""
        klas = attributes.pop("klas", None)
        return [
            one
            for one in self.walk()
            if one.tag in tags
            and (klas is None or klas in one.attributes.get("class", "").split())
            and attributes.items() <= one.attributes.items()
        ]

    def one(self, *tags: str, **attributes: str) -> "Element":
        """The one such element."""
        (found,) = self.all(*tags, **attributes)
        return found

    def texts(self, *tags: str, **attributes: str) -> list[str]:
        return [one.text for one in self.all(*tags, **attributes)]


class _Reader(HTMLParser):
    """Builds the tree; no element may be left open or be closed by another."""

    def __init__(self) -> None:
        super().__init__()
        self.here = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        assert len(found.attributes) == len(attrs), f"an attribute twice: {tag} {attrs}"
        self.here.held.append(found)
        if tag not in VOID:
            self.here = found

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.here.tag, f"</{tag}> within <{self.here.tag}>"
        assert self.here.above
        self.here = self.here.above

    def handle_data(self, data: str) -> None:
        self.here.held.append(data)

    def handle_comment(self, data: str) -> None:
        self.here.held.append(Element("!", {"text": data}, self.here))

    handle_pi = unknown_decl = handle_comment


def read(text: str) -> Element:
    """A page as a tree."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.here.above is None, f"<{reader.here.tag}> is left open"
    return reader.here


def pages(agenda: Agenda, **keuze: list[str]) -> Mapping[str, Element]:
    """The pages of the site of a choice, as a person types it, by their paths."""
    typed = {
        name: [int(one) if name == "jaar" else one for one in own] for name, own in keuze.items()
    }
    files = site(agenda, selectie(agenda, typed))
    return {path: read(text) for path, text in files.items() if path.endswith(".html")}


OPGAVEN = REPOSITORY / "tests" / "opgaven"
HAS_REAL = (REPOSITORY / "agenda").exists()  # an sdist has no agenda beside the tool


class Told(NamedTuple):
    """An agenda, or a choice of it as "speerpunt=1 jaar=2014": its pages, and what commands say."""

    root: Path
    keuze: str = ""

    def __str__(self) -> str:
        name = "real" if self.root == REPOSITORY else self.root.name
        return f"{name} {self.keuze}".strip()

    @property
    def agenda(self) -> Agenda:
        return _loaded(self.root)

    @property
    def pages(self) -> Mapping[str, Element]:
        return _made(self)

    def json(self, *command: str) -> Any:
        return _said(self, *command)

    def parts(self, *report: str, naam: str = "") -> list[Any]:
        """The parts of a report, those of a name if that is asked."""
        found = self.json("report", *report)["delen"]
        return [one for one in found if naam in ("", one["naam"])]

    def acties(self, *wanted: str) -> list[Any]:
        """What `gihv list` selects of it."""
        found: list[Any] = self.json("list", *wanted)["acties"]
        return found


@cache
def _said(told: Told, *command: str) -> Any:
    asked = [f"--{one}" for one in told.keuze.split()]
    return gihv(*command, *asked, "--format", "json", root=told.root).data


@cache
def _loaded(root: Path) -> Agenda:
    return load(WorkTree(root))[0]


@cache
def _made(told: Told) -> Mapping[str, Element]:
    asked = (one.split("=") for one in told.keuze.split())
    return pages(told.agenda, **{name: [value] for name, value in asked})


SITES = [
    Told(MADE),
    Told(MADE, "organisatie=vakcollege"),
    Told(MADE, "speerpunt=1"),
    Told(MADE, "jaar=2018"),
    Told(MADE, "bron=provincie"),
    Told(MADE, "status=afgerond"),
    Told(OPGAVEN),
    Told(OPGAVEN, "organisatie=gemeente-vlietdam"),
    Told(OPGAVEN, "speerpunt=2"),
    Told(OPGAVEN, "jaar=2024"),
    Told(OPGAVEN, "bron=rijk"),
    Told(OPGAVEN, "label=klimaat jaar=2022"),
    *([Told(REPOSITORY), Told(REPOSITORY, "speerpunt=6")] if HAS_REAL else []),
]
QUICK = (SITES[0], SITES[3], SITES[6], SITES[11])
"""Those that are always tried; the others with --full."""


def params(sites: Iterable[Told] = SITES) -> list[Any]:
    """Sites as parameters of a test or a fixture."""
    return [
        pytest.param(one, id=str(one), marks=() if one in QUICK else pytest.mark.thorough)
        for one in sites
    ]
