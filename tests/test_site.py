"""The web page as values and files: where its links lead, what it asks for, all that it tells."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from urllib.parse import unquote

import pytest
import yaml

from gihv.dutch import one_line
from gihv.layout import kind_of
from gihv.model import Agenda
from gihv.query import selectie
from gihv.site import site
from tests.command import MADE, made_agenda, real_agenda
from tests.every_key import FILES
from tests.helpers import BASE, Files, load
from tests.pages import HAS_REAL, OPGAVEN, SITES, Element, Told, pages, params
from tests.test_every_key import at, nodes, shape_findings
from tests.test_hostile import data, fields, files_with, name_of

# -- links -----------------------------------------------------------------------------------


@pytest.fixture(params=params([one for one in SITES if one.root in (MADE, OPGAVEN)]))
def made(request: pytest.FixtureRequest) -> Mapping[str, Element]:
    told: Told = request.param
    return told.pages


def target(path: str, href: str) -> tuple[str, str]:
    """The file of the site that a link on a page leads to, and the fragment."""
    to, _, fragment = href.partition("#")
    folder, _, _ = path.rpartition("/")
    if to.startswith("../"):
        assert folder
        return to.removeprefix("../"), fragment
    beside = f"{folder}/{to}".removeprefix("/")
    return beside if to else path, fragment


def own_links(path: str, page: Element) -> Iterator[tuple[str, str]]:
    """Where the links of a page within the site lead to."""
    for link in page.all("a"):
        if not re.match("https?:|mailto:", link["href"]):
            yield target(path, link["href"])


def test_every_link_leads_to_a_page_and_to_something_on_it(made: Mapping[str, Element]) -> None:
    fields = made["acties.html"].all("select")
    options = {one["name"]: {option["value"] for option in one.all("option")} for one in fields}
    ids = {
        path: [one["id"] for one in page.walk() if "id" in one.attributes]
        for path, page in made.items()
    }
    for path, page in made.items():
        assert len(set(ids[path])) == len(ids[path])
        for to, fragment in own_links(path, page):
            assert to in made, (path, to)
            if "=" in fragment:
                assert to == "acties.html"
                for name, _, value in (pair.partition("=") for pair in fragment.split("&")):
                    assert unquote(value) in options[name], (path, fragment)
            elif fragment:
                assert fragment in ids[to], (path, fragment)
        for name in ("for", "aria-labelledby", "aria-describedby"):
            named = {one[name] for one in page.walk() if name in one.attributes}
            assert named <= {*ids[path]}


def test_every_page_is_reached_from_the_first(made: Mapping[str, Element]) -> None:
    reached, ahead = set[str](), {"index.html"}
    while ahead:
        reached |= ahead
        ahead = {to for path in ahead for to, _ in own_links(path, made[path])} - reached
    assert reached == made.keys()


@pytest.mark.parametrize("kind", ["actie", "speerpunt"])
def test_previous_and_next_go_through_all_pages_in_order(
    made: Mapping[str, Element], kind: str
) -> None:
    listed = [path for path, _ in own_links("acties.html", made["acties.html"])]
    order = [path for path in listed if path.startswith(f"{kind}/")]
    expected = [
        {"prev": before, "next": after}
        for before, after in zip(["", *order], [*order[1:], ""], strict=False)
    ]
    for path, near in zip(order, expected, strict=True):
        beside = {
            link["rel"]: target(path, link["href"])[0]
            for link in made[path].all("a")
            if "rel" in link.attributes
        }
        assert beside == {rel: to for rel, to in near.items() if to}


def test_the_menu_marks_where_one_is_and_every_title_is_another(
    made: Mapping[str, Element],
) -> None:
    titles = [page.one("title").text for page in made.values()]
    assert len(set(titles)) == len(titles)
    for path, page in made.items():
        here = [one["href"] for one in page.all("a") if "aria-current" in one.attributes]
        assert here == ([] if "/" in path else [path])
        levels = [int(one.tag[1]) for one in page.walk() if re.fullmatch("h[1-6]", one.tag)]
        assert levels.count(1) == 1 == levels[0]
        assert all(below <= above + 1 for above, below in pairwise(levels)), (path, levels)


POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)


def test_a_page_runs_and_asks_for_nothing_but_its_own_files(made: Mapping[str, Element]) -> None:
    for path, page in made.items():
        up = "../" * path.count("/")
        (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
        assert policy["content"] == POLICY
        links, scripts = page.all("link"), page.all("script")
        head = [one for one in page.one("head").held if isinstance(one, Element)]
        assert head.index(policy) < min(map(head.index, [*links, *scripts]))
        assert all((one["src"], one.text) == (f"{up}zoek.js", "") for one in scripts)
        assert [one["href"] for one in links] == ["data:,", f"{up}stijl.css"]
        for one in page.walk():
            assert one.tag not in ("style", "img", "iframe", "object", "embed", "base", "!")
            assert not [name for name in one.attributes if name == "style" or name.startswith("on")]
            if one.tag not in ("script", "link", "a"):
                assert {"src", "srcset", "href", "action", "xlink:href"}.isdisjoint(one.attributes)


def test_the_style_asks_for_nothing_from_elsewhere() -> None:
    style = site(made_agenda(), selectie(made_agenda(), {}))["stijl.css"]
    assert "@import" not in style
    assert {one[:15] for one in re.findall(r"""url\(["']?([^)]*)""", style)} == {"data:image/svg+"}


# -- all that the agenda tells ---------------------------------------------------------------

UNTOLD = {
    ("agenda", "water"),  # a label that no actie has
    ("organisaties", "aliassen"),
    ("organisaties", "voorheen"),
    ("regelingen", "afkorting"),
    ("regelingen", "aliassen"),
    ("regelingen", "in_oprichting"),
    ("regelingen", "plafond"),
    ("regelingen", "jaren"),  # of a plafond
    ("regelingen", "toelichting"),
}
"""What no page tells, nor the document in Markdown: other names, and facts of a regeling."""


def shown(files: Mapping[str, str]) -> str:
    """The pages of an agenda but for what its filters compare, which nobody reads."""
    agenda, _ = load(Files(files))
    texts = site(agenda, selectie(agenda, {})).values()
    return re.sub(r' data-[a-z-]+="[^"]*"', "", "".join(texts))


def test_every_text_of_every_file_can_be_read() -> None:
    words = {place: f"woord{nth}x" for nth, place in enumerate(fields())}
    read = shown(files_with(words))
    missed = [place for place, word in words.items() if word not in read]
    assert {(kind_of(place[0]), name_of(place)) for place in missed} <= UNTOLD


@pytest.mark.thorough
def test_every_key_makes_a_difference_to_some_page() -> None:
    """Also a number, a date, an item of a list; and a key that the schemas will have one day."""
    plain = shown(FILES)
    tried, missed = set(), set()
    for path, text in FILES.items():
        kind = kind_of(path)
        assert kind
        for keys, _ in nodes(data(text)):
            names = tuple(key for key in keys if isinstance(key, str))
            if not names or (path, names) in tried:
                continue
            tried.add((path, names))
            found = data(text)
            del at(found, keys[:-1])[keys[-1]]
            left = yaml.safe_dump(found)
            if not shape_findings(kind, left) and shown({**FILES, path: left}) == plain:
                missed.add((kind, names[-1]))
    usual = {("agenda", "benamingen"), ("agenda", "speerpunt"), ("agenda", "actie")}
    assert missed <= UNTOLD | usual
    assert len(tried) > 150


# -- agendas of all kinds --------------------------------------------------------------------

HEAD = """\
titel: Kleine agenda
versie: "1"
periode: {van: 2014, tot: %d}
"""
ROOD = "nummer: 2\ntitel: Rood\nsoort: speerpunt\n"


def small(acties: int, until: int = 2014, more: str = "", rood: str = "") -> Agenda:
    """An agenda of so many acties, without money, mijlpalen or organisations."""
    return agenda_of(
        {
            f"01-groen/{nth:02d}-nr{nth}": f"titel: Actie {nth}\n{more}"
            for nth in range(1, acties + 1)
        },
        until,
        rood,
    )


def agenda_of(acties: Mapping[str, str], until: int = 2014, rood: str = "") -> Agenda:
    """An agenda of these acties by their paths, numbered in this order."""
    files = {
        "agenda/agenda.yaml": HEAD % until,
        "agenda/01-groen/speerpunt.yaml": BASE["agenda/01-groen/speerpunt.yaml"],
        **({"agenda/02-rood/speerpunt.yaml": rood} if rood else {}),
    }
    for nth, (path, text) in enumerate(acties.items(), 1):
        files[f"agenda/{path}.yaml"] = f"nummer: {nth}\n{text}"
    return load(Files(files))[0]


SMALL = {
    "one-actie": small(1),
    "ten-years": small(2, 2023),
    "all-over": small(2, 2015, "status: gestopt\n"),
    "outside-the-periode": small(1, 2015, "looptijd: {van: 2017, tot: 2018}\n"),
    "an-empty-speerpunt": small(1, rood=ROOD),
    "an-empty-deelgebied": small(1, rood=f"{ROOD}deelgebieden: [{{id: a, titel: A}}]\n"),
}
HOLDERS = ("section", "aside", "ul", "ol", "dl", "p", "h1", "h2", "h3", "dt", "dd", "a", "table")


@pytest.mark.parametrize("agenda", SMALL.values(), ids=SMALL)
def test_what_an_agenda_does_not_have_leaves_no_empty_place(agenda: Agenda) -> None:
    for path, page in pages(agenda).items():
        main = page.one("main")
        for one in main.all(*HOLDERS):
            if "hidden" not in one.attributes:
                assert one.text or one.all("span", klas="m"), (path, one.tag, one.attributes)
        for one in main.all("section", "aside"):
            heads = "".join(one.texts("h2", "caption"))  # a deelgebied may have no acties yet
            assert len(one.text) > len(heads) + 1, (path, heads)
        said = " ".join(main.texts("h1", "h2", "h3", "p", "li", "dt", "dd"))
        assert not re.search(r"\b0 [a-z]|\bNone\b|\b1 (?:acties|speerpunten|mijlpalen)|\(0\)", said)


def test_what_is_not_there_is_said_in_a_sentence() -> None:
    found = {
        path: page.texts("p", klas="intro") for path, page in pages(SMALL["one-actie"]).items()
    }
    assert found["index.html"] == ["1 actie in 1 speerpunt, 2014."]
    assert found["planning.html"] == ["Er staat nog geen mijlpaal bij de acties."]
    assert found["organisaties.html"] == ["Geen organisatie of groep heeft een rol in de acties."]
    empty = pages(SMALL["an-empty-speerpunt"])["speerpunt/rood.html"]
    assert empty.texts("p", klas="intro") == ["Er zijn nog geen acties."]


def test_years_in_the_picture_are_told_in_words() -> None:
    for name, told in {
        "one-actie": "Elk blokje staat voor één actie. Hoe voller",
        "all-over": "Boven staat 2014, daaronder 2015. Hoe voller",
        "ten-years": "Boven staat 2014, daaronder 2015 tot en met 2023. Hoe voller",
    }.items():
        assert told in pages(SMALL[name])["index.html"].text


def test_the_words_of_the_agenda_stand_on_every_page() -> None:
    found = Told(OPGAVEN).pages
    assert "16 projecten in 4 opgaven" in found["index.html"].text
    assert found["acties.html"].texts("h1") == ["Projecten"]
    own = " ".join(file.read_text("utf-8") for file in OPGAVEN.rglob("*.yaml"))
    said = " ".join(page.text for page in found.values())
    for word in ("speerpunt", "speerpunten", "actie", "acties"):
        is_there = re.compile(rf"(?i)\b{word}\b")
        assert not is_there.search(said) or is_there.search(own), word


def test_a_site_of_a_choice_has_the_pages_of_that_choice_alone() -> None:
    found = pages(made_agenda(), speerpunt=["1"]).keys()
    assert {path for path in found if path.startswith("speerpunt/")} == {"speerpunt/water.html"}
    assert {path for path in found if path.startswith("actie/")} == {
        f"actie/{one.id}.html" for one in made_agenda().acties_van["water"]
    }


def test_names_that_differ_by_a_sign_or_by_case_get_files_of_their_own() -> None:
    slugs = ("a-1", "a", "A", "a.", "a b", "a_b", "é", "e\u0301")
    agenda = agenda_of(
        {f"01-groen/{nth:02d}-{slug}": f"titel: {slug}\n" for nth, slug in enumerate(slugs, 1)}
    )
    found = pages(agenda)
    own = [path for path in found if path.startswith("actie/")]
    assert len({path.casefold() for path in own}) == len(slugs)
    assert all(re.fullmatch(r"actie/[\w-]+\.html", path) for path in own)
    rows = (row for row in found["acties.html"].all("tr") if "data-tekst" in row.attributes)
    links = [row.one("th").all("a")[0] for row in rows]
    assert len(links) == len(slugs)
    assert [found[link["href"]].one("h1").text for link in links] == [one.text for one in links]


@pytest.mark.skipif(not HAS_REAL, reason="an sdist has no agenda beside the tool")
def test_the_site_of_the_real_agenda_is_small() -> None:
    files = site(real_agenda(), selectie(real_agenda(), {}))
    assert sum(len(text.encode()) for text in files.values()) <= 550_000


def test_a_title_stands_in_it_as_it_was_typed() -> None:
    title = "Kas & 'kas' <b>\u00a0\"`é`"
    agenda = agenda_of({"01-groen/01-een": yaml.safe_dump({"titel": title})})
    found = pages(agenda)
    assert found["actie/een.html"].one("h1").text == f"1.1 {one_line(title)}"
    (tile,) = found["index.html"].one("div", klas="tegels").all("a")
    assert tile["title"] == title
