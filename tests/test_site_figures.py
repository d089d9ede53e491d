"""Every figure on the web page is that of the reports, and every choice is that of `gihv list`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest

from gihv import money
from gihv.dutch import counted, euro, number, one_line
from gihv.model import Agenda
from gihv.query import select, selectie
from gihv.query.zoek import told
from gihv.report.value import KEER
from gihv.site import site
from tests.browser.chromium import Browser, missing
from tests.command import MADE, write
from tests.pages import OPGAVEN, SITES, Element, Told, params

OVER = ("afgerond", "gestopt")
MISSING = missing()


@pytest.fixture(params=params())
def one(request: pytest.FixtureRequest) -> Told:
    found: Told = request.param
    return found


@pytest.fixture(params=params([one for one in SITES if not one.keuze]))
def whole(request: pytest.FixtureRequest) -> Told:
    found: Told = request.param
    return found


# -- counts ----------------------------------------------------------------------------------


def test_the_answer_of_the_report_is_on_the_first_page_and_that_of_money(one: Told) -> None:
    answer = one.json("report")["kop"][-1]
    assert " ".join(one.pages["geld.html"].texts("p", klas="intro")) == answer
    first, *others = re.split(r"(?<=\.) (?=[0-9]+ )", answer)
    stand = one.pages["index.html"].one("section", klas="stand")
    assert stand.texts("h2") == [first.removesuffix(".")]
    assert all(sentence in stand.text for sentence in others)


def test_every_page_says_of_a_choice_which_that_is(one: Told) -> None:
    said = one.json("report")["kop"][:-1]
    wanted = [f"Dit is een deel van de agenda. {sentence}" for sentence in said]
    assert len(wanted) == bool(one.keuze)
    for page in one.pages.values():
        assert page.texts("p", klas="keuze") == wanted


def legend(page: Element) -> Mapping[str, Mapping[str, Element]]:
    """The cells of the counts, by state and year; nothing where no actie is counted."""
    found = {}
    for table in page.all("table", klas="legenda"):
        head, *rows = table.all("tr")
        _, *years = head.texts("th")
        for row in rows:
            found[row.one("b").text] = dict(zip(years, row.all("td"), strict=True))
    return found


@pytest.mark.parametrize("path", ["index.html", "geld.html"])
def test_the_counts_by_year_are_those_of_the_report_and_add_up(one: Told, path: str) -> None:
    running = [actie for actie in one.acties() if actie["status"] not in OVER]
    found = {
        state: {year: int(cell.text) for year, cell in cells.items()}
        for state, cells in legend(one.pages[path]).items()
    }
    parts = {state: found.pop(state) for state in money.OPEN if state in found}
    assert found == {
        row["dekking"]: {year: count for year, count in row.items() if year.isdecimal()}
        for part in one.parts(naam="acties_per_jaar")
        for row in part["rijen"]
    }
    for year in next(iter(found.values()), {}):
        states = Counter(actie["financiering"]["per_jaar"].get(year) for actie in running)
        assert {state: row[year] for state, row in parts.items()} == {
            state: states[state] for state in parts
        }
        assert sum(row[year] for row in parts.values()) == found.get("open", {}).get(year, 0)
        assert sum(row[year] for row in found.values()) == len(running)


def test_each_count_leads_to_as_many_acties(one: Told) -> None:
    rows = rows_of(one)
    page = one.pages["index.html"]
    for cell in chain.from_iterable(cells.values() for cells in legend(page).values()):
        links = cell.all("a")
        assert len(links) == (cell.text != "0")
        for link in links:
            assert len(chosen(rows, link["href"].removeprefix("acties.html#"))) == int(cell.text)
    without = [actie["nummer"] for actie in one.acties("--zonder=financiering")]
    for link in page.one("section", klas="stand").one("h2").all("a"):
        assert chosen(rows, link["href"].removeprefix("acties.html#")) == without


def test_every_actie_is_a_tile_with_a_mark_a_year(one: Told) -> None:
    page = one.pages["index.html"]
    tiles = [tile for row in page.all("div", klas="tegels") for tile in row.all("a")]
    for actie, tile in zip(one.acties(), tiles, strict=True):
        assert tile["title"] == one_line(actie["titel"])
        assert tile["href"] == f"actie/{actie['id']}.html"
        assert tile.one("span", klas="nr").text == actie["nummer"]
        marks = [mark["class"].split()[-1] for mark in tile.all("span", klas="m")]
        if actie["status"] in OVER:
            assert set(marks) == {"voorbij"}
            assert tile.text.endswith(f": {actie['status']}")
        else:
            shown = dict(re.findall("([0-9]{4}) ([a-z ]+)", tile.text))
            per_jaar = actie["financiering"]["per_jaar"]
            assert shown == {year: per_jaar.get(year, "loopt niet") for year in shown}
            assert marks == [word.replace(" ", "-") for word in shown.values()]


def test_a_speerpunt_counts_its_acties_and_those_without_financing(one: Told) -> None:
    acties, without = one.acties(), one.acties("--zonder=financiering")
    made = {path for path in one.pages if path.startswith("speerpunt/")}
    shown = {actie["speerpunt"]["id"] for actie in acties}
    if not one.keuze:
        shown |= {theme.id for theme in one.agenda.speerpunten}
    assert made == {f"speerpunt/{id_}.html" for id_ in shown}
    for id_ in shown:
        page = one.pages[f"speerpunt/{id_}.html"]
        own = [actie["nummer"] for actie in acties if actie["speerpunt"]["id"] == id_]
        lacking = sum(actie["speerpunt"]["id"] == id_ for actie in without)
        said = [int(found) for found in re.findall("[0-9]+", page.texts("p", klas="intro")[0])]
        assert said == [one for one in (len(own), lacking) if one]
        rows = [row for table in page.all("table", klas="acties") for row in table.all("tr")]
        numbers = [row.one("th").all("a")[0].text.split()[0] for row in rows if row.all("td")]
        assert sorted(numbers) == sorted(own)


def test_the_table_of_acties_is_the_list(one: Told) -> None:
    page, acties = one.pages["acties.html"], one.acties()
    rows = [row for row in page.all("tr") if "data-tekst" in row.attributes]
    for actie, row in zip(acties, rows, strict=True):
        head = row.one("th")
        assert head.all("a")[0].text == f"{actie['nummer']} {one_line(actie['titel'])}"
        assert all(one_line(rol["naam"]) in head.text for rol in actie["trekkers"])
        assert (actie["status"] or "").replace("_", " ") in head.text
        states = {cell["data-jaar"]: cell.text for cell in row.all("td")}
        per_jaar = actie["financiering"]["per_jaar"]
        assert states == {year: per_jaar.get(year, "loopt niet") for year in states}
        assert "jaar" in one.keuze or per_jaar.keys() <= states.keys()
    word = one.agenda.benamingen.actie
    assert page.one("p", id="aantal").text == counted(len(acties), *word)


def test_mijlpalen_and_looptijden_are_those_of_the_planning(one: Told) -> None:
    page = one.pages["planning.html"]
    parts = {part["naam"]: part["rijen"] for part in one.parts("planning")}
    runs = parts.pop("looptijden")
    wanted = [row for rows in parts.values() for row in rows]
    sections = {section.one("h2").text: section for section in page.all("section")}
    last = sections.pop("Looptijden")
    found = [line for section in sections.values() for line in section.all("li")]
    assert len(found) == len(wanted)
    for row in wanted:
        about = f"{row['nummer']} {one_line(row['titel'])}"
        own = [line.text for line in found if line.all("a")[-1].text == about]
        assert any(one_line(row["wat"]) in text for text in own)
    (said,) = page.texts("p", klas="intro")
    numbers = [len(wanted), sum(not actie["mijlpalen"] for actie in one.acties())]
    shown = [int(one) for one in re.findall("[0-9]+", said)]
    assert shown == ([one for one in numbers if one] if wanted else [])

    # The report has only those with a first or last day; here nobody is left out.
    lines = last.texts("li")
    every = [int(text.split()[0]) for text in last.texts("p")]
    assert sum(every) + len(lines) == len(one.acties())
    for row in runs:
        assert any(one.endswith(f"{row['nummer']} {one_line(row['titel'])}") for one in lines)


ROLLEN = {
    "trekker": "trekker van",
    "partner": "partner bij",
    "beoogde_partner": "beoogd als partner bij",
    "betaalt": "betaalt voor",
    "gevraagd": "betaalt misschien voor",
    "afgewezen": "wees geld af voor",
}


def test_each_organisation_has_the_roles_of_the_report(one: Told) -> None:
    (part,) = one.parts("organisaties", naam="organisaties")
    page = one.pages["organisaties.html"]
    found = {
        party.one("dt").all("a")[0].text: [
            line for line in party.texts("dd") if line.startswith(tuple(ROLLEN.values()))
        ]
        for party in page.one("main").all("div")
        if "id" in party.attributes
    }
    assert found == {
        one_line(row["naam"]): [
            f"{title} {', '.join(row[rol])}" for rol, title in ROLLEN.items() if row[rol]
        ]
        for row in part["rijen"]
    }
    assert page.texts("p", klas="intro")[0].split()[0] == number(len(found))
    assert part["titel"].endswith(f"({number(len(found))})")


def test_progress_is_that_of_the_report(one: Told) -> None:
    sections = one.pages["index.html"].all("section")
    lines = [
        text for part in sections if part.texts("h2") == ["Voortgang"] for text in part.texts("li")
    ]
    assert bool(lines) == any(actie.voortgang for actie in one.agenda.acties)
    said = one.json("report", "voortgang")["kop"][-1]
    assert all(line.partition(":")[0] in said for line in lines)
    counts = [int(line.split()[0]) for line in lines]
    assert sum(counts) == (len(one.acties()) if lines else 0)


# -- money -----------------------------------------------------------------------------------


def section(page: Element, title: str) -> Element:
    """The part of a page with this title."""
    return next(one for one in page.all("section") if one.texts("h2")[:1] == [title])


def tables_by_title(page: Element) -> Mapping[str, Sequence[Element]]:
    """The tables of a page by the title that they stand below."""
    found: dict[str, list[Element]] = {}
    last = ""
    for one in page.one("main").all("h1", "h2", "h3", "table"):
        if one.tag == "table":
            found.setdefault(last, []).append(one)
        else:
            last = one.text
    return found


def rows_in(table: Element) -> list[list[str]]:
    """The cells of a table without its head."""
    return [row.texts("td") for row in table.one("tbody").all("tr")]


def amounts(texts: Iterable[str]) -> Counter[int]:
    """The euros that texts name."""
    found = re.findall("€\u00a0([0-9.]+)", " ".join(texts))
    return Counter(int(one.replace(".", "")) for one in found)


def wanted_amounts(row: Mapping[str, Any], kinds: Mapping[str, str]) -> Counter[int]:
    """The euros in a row of a report; of money that is nowhere none are shown."""
    found = []
    for name, kind in kinds.items():
        value = row[name]
        if kind == "euro" and value:
            found.append(value)
        if kind == "som" and value["aantal"] > value["zonder_bedrag"]:
            found.append(value["bedrag"])
        if kind == "tekst":
            found += amounts([value]).elements()
    return Counter(found)


def unknown(row: Mapping[str, Any], kinds: Mapping[str, str]) -> list[str]:
    """What is shown for how many bijdragen without an amount."""
    sums = (row[name] for name, kind in kinds.items() if kind == "som")
    return [f"{number(som['zonder_bedrag'])}{KEER}" for som in sums if som["zonder_bedrag"]]


def assert_told(cells: Sequence[str], row: Mapping[str, Any], part: Mapping[str, Any]) -> None:
    """Assert that cells tell what a row of a report does, and no other amounts."""
    kinds = {one["naam"]: one["soort"] for one in part["kolommen"]}
    assert amounts(cells) == wanted_amounts(row, kinds)
    for text in unknown(row, kinds):
        assert any(text in cell for cell in cells)
    for name, kind in kinds.items():
        if kind == "tekst" and row[name]:
            assert one_line(row[name]) in cells
        if kind == "rollen" and row[name]:
            assert "; ".join(one_line(rol["naam"]) for rol in row[name]) in cells
        if kind == "dekking" and len(cells) == len(kinds):
            assert row[name] in cells


def test_each_part_of_the_report_stands_there_with_its_title_and_rows(one: Told) -> None:
    tables = tables_by_title(one.pages["geld.html"])
    parts = [part for part in one.parts() if part["naam"] != "acties_per_jaar" and part["rijen"]]
    for part in parts:
        (table,) = tables[part["titel"] or "Bedragen"]
        rows = rows_in(table)
        for cells, row in zip(rows, part["rijen"], strict=True):
            assert_told(cells, row, part)
        for count in re.findall(r"\(([0-9]+)\)$", part["titel"] or ""):
            assert len(rows) == int(count)


def test_who_pays_is_the_report_by_bron(one: Told) -> None:
    parts = one.parts("--per", "bron", naam="bedragen")
    page = one.pages["geld.html"]
    if not any(part["rijen"] for part in parts):
        assert "Wie betaalt" not in page.texts("h2")
        return
    tables = section(page, "Wie betaalt").all("table")
    for part, table in zip(parts, tables, strict=True):
        kinds = {str(name): "som" for name in money.STANDEN[:3]}
        for cells, row in zip(rows_in(table), [*part["rijen"], part["totaal"]], strict=True):
            assert cells[0] == one_line(row["naam"])
            assert wanted_amounts(row, kinds) <= amounts(cells)
            assert all(any(text in cell for cell in cells) for text in unknown(row, kinds))


NIET_ONTVANGEN = "niet ontvangen"


def test_every_bijdrage_is_listed_once_by_its_stand_with_its_euros(one: Told) -> None:
    counts, sums, known = Counter[str](), Counter[str](), 0
    for row in chain.from_iterable(part["rijen"] for part in one.parts(naam="bedragen")):
        if row["wat"] in money.STANDEN:
            known += row["aantal"] - row["zonder_bedrag"]
            counts[row["wat"]] = row["aantal"]
            euros = (row[name] for name in row if name not in ("aantal", "zonder_bedrag"))
            sums[row["wat"]] = sum(one for one in euros if isinstance(one, int))
    page = one.pages["geld.html"]
    said = [text for text in section(page, "Bedragen").texts("p") if "bedrag" in text]
    numbers = [int(one) for one in re.findall("[0-9]+", " ".join(said[:1]))]
    assert numbers == ([known, counts.total()] if counts else [])

    for row in chain.from_iterable(part["rijen"] for part in one.parts(naam="daarnaast")):
        for stand in money.STANDEN:
            name = stand if row["wat"].startswith("daarnaast") else NIET_ONTVANGEN
            counts[name] += row[stand]["aantal"]
            sums[name] += row[stand]["bedrag"] or 0
    found_counts, found_sums = Counter[str](), Counter[str]()
    if counts.total():
        every = section(page, "Alle bijdragen, de zekerste eerst")
        for head, table in zip(every.texts("h3"), every.all("table"), strict=True):
            name = re.split("[:,(]", head.lower())[0].strip()
            found_counts[name] = int(head.rpartition("(")[2].removesuffix(")"))
            found_sums[name] = sum(amounts(cells[0] for cells in rows_in(table)).elements())
    assert found_counts == +counts
    assert +found_sums == +sums


def test_an_actie_tells_all_its_money(one: Told) -> None:
    for actie in one.acties():
        page, funds = one.pages[f"actie/{actie['id']}.html"], actie["financiering"]
        for given in (*funds["bijdragen"], *funds["samen_met_andere_acties"]):
            amount = given["bedrag"]
            for euros in amount.values() if isinstance(amount, dict) else filter(None, [amount]):
                assert euro(euros) in page.text
            for party in filter(None, (given["bron"], given["via"])):
                assert one_line(party["naam"]) in page.text


# -- choices ---------------------------------------------------------------------------------


def rows_of(one: Told) -> Mapping[str, Mapping[str, str]]:
    """What the filters compare, by the number of each actie."""
    rows = (row for row in one.pages["acties.html"].all("tr") if "data-tekst" in row.attributes)
    return {
        row.one("th").all("a")[0].text.split()[0]: {
            name.removeprefix("data-"): value for name, value in row.attributes.items()
        }
        for row in rows
    }


def chosen(rows: Mapping[str, Mapping[str, str]], choice: str) -> list[str]:
    """The numbers of the rows that a fragment asks for: of one name any value, of all names one."""
    wanted: dict[str, list[str]] = {}
    for name, _, value in (pair.partition("=") for pair in choice.split("&")):
        wanted.setdefault(name, []).append(unquote(value))
    years = wanted.get("jaar", [])
    if "dekking" in wanted and "zonder" not in wanted["dekking"]:
        wanted.pop("jaar", None)  # the state of a year says that it runs

    def holds(row: Mapping[str, str], name: str, value: str) -> bool:
        words = row.get(name, "").split()
        if name != "dekking":
            return {*value.split("+")} <= {*words}
        states = money.OPEN if value == "open" else {value}
        if years and value != "zonder":
            words = row.get("per-jaar", "").split()
            states = {f"{year}:{state}" for year in years for state in states}
        return not states.isdisjoint(words)

    return [
        nummer
        for nummer, row in rows.items()
        if all(any(holds(row, name, one) for one in values) for name, values in wanted.items())
    ]


def listed(agenda: Agenda, *, running: bool = False, **wanted: list[Any]) -> list[str]:
    """The numbers of what `gihv list` selects; `running`: not those that are over."""
    found = select(agenda, selectie(agenda, wanted))
    return [one.volgnummer for one in found if not (running and one.afgelopen)]


def choices(agenda: Agenda) -> Iterator[tuple[str, list[str]]]:
    """Fragments of the page of acties, each with the numbers that `gihv list` gives for it."""
    years, parties = list(agenda.periode.jaren), list(agenda.organisaties)
    first = agenda.speerpunten[0].id
    for theme in agenda.speerpunten:
        yield f"speerpunt={theme.id}", listed(agenda, speerpunt=[theme.id])
    for label in agenda.labels:
        yield f"label={label}", listed(agenda, label=[label])
    for party in parties:
        yield f"organisatie={party}", listed(agenda, organisatie=[party])
    for party, other in pairwise(parties):
        both = f"{party}+{other}"
        yield f"organisatie={both}", listed(agenda, organisatie=[both])
        either = listed(agenda, organisatie=[party, other], speerpunt=[first])
        yield f"organisatie={party}&organisatie={other}&speerpunt={first}", either
    yield "dekking=zonder", listed(agenda, zonder=["financiering"])
    for year in years:
        yield f"jaar={year}", listed(agenda, jaar=[year])
        found = listed(agenda, jaar=[year], zonder=["financiering"])
        yield f"jaar={year}&dekking=zonder", found
    for state in (*money.STATES, "open"):
        yield f"dekking={state}", listed(agenda, running=True, dekking=[state])
        for year in years:
            found = listed(agenda, running=True, dekking=[state], jaar=[year])
            yield f"jaar={year}&dekking={state}", found
        first_years = "&".join(f"jaar={year}" for year in years[:2])
        found = listed(agenda, running=True, dekking=[state, "deels"], jaar=years[:2])
        yield f"{first_years}&dekking={state}&dekking=deels", found


def test_the_rows_hold_what_list_selects_for_every_value_of_every_filter(whole: Told) -> None:
    """An actie that is over counts in no choice of money, as its page says."""
    rows = rows_of(whole)
    wanted = dict(choices(whole.agenda))
    assert {choice: chosen(rows, choice) for choice in wanted} == wanted
    assert len({len(found) for found in wanted.values()}) > 3
    said = "die afgerond of gestopt zijn niet mee" in whole.pages["acties.html"].text
    assert said == any(actie.afgelopen for actie in whole.agenda.acties)


def test_a_row_holds_the_text_that_list_searches(whole: Told) -> None:
    acties = whole.agenda.actie
    texts = {acties[id_].volgnummer: one_line(text) for id_, text in told(whole.agenda).items()}
    assert {nummer: one_line(row["tekst"]) for nummer, row in rows_of(whole).items()} == texts


def searched(agenda: Agenda) -> Iterator[tuple[str, list[str]]]:
    """As `choices`, of words to look for: those of the agenda, whole and cut, and hard ones."""
    words = sorted(set(" ".join(told(agenda).values()).split()))
    own = (*words[::37], *(word[:3] for word in words[::53]), *(word[1:4] for word in words[::61]))
    hard = (
        "I&G",
        "i&",
        "1.1",
        "a.b",
        "c++",
        "(x",
        "\\",
        "€",
        "Ö",
        "é",
        "Straße",
        "ﬁets",
        "  werk ",
    )
    for word in dict.fromkeys((*own, *hard, f"{words[0]} {words[-1]}")):
        yield f"zoek={quote(word, safe='')}", listed(agenda, zoek=[word])
    both = "&".join(f"zoek={quote(word, safe='')}" for word in words[3:9:5])
    yield both, listed(agenda, zoek=words[3:9:5])


ASK = """
(async () => {
  const found = [];
  for (const choice of %s) {
    const came = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = choice;
    await came;
    const rows = [...document.querySelectorAll("tr[data-tekst]")];
    const shown = rows.filter((row) => row.checkVisibility());
    found.push(shown.map((row) => row.querySelector("a").textContent.split(" ")[0]));
  }
  return found;
})()
"""


@pytest.mark.chromium
@pytest.mark.skipif(MISSING is not None, reason=MISSING or "the browser is there")
@pytest.mark.parametrize(
    "whole",
    [
        pytest.param(Told(MADE), id="made"),
        pytest.param(Told(OPGAVEN), id="opgaven", marks=pytest.mark.thorough),
    ],
)
def test_the_script_shows_what_list_selects(browser: Browser, whole: Told, tmp_path: Path) -> None:
    options = whole.pages["acties.html"].all("option")
    known = {option["value"] for option in options}
    wanted = {
        choice: found
        for choice, found in choices(whole.agenda)
        if known.issuperset(re.findall("[=+]([^=&+]+)", choice))  # else it is told, not used
    }
    wanted |= dict(searched(whole.agenda))
    folder = write(tmp_path, site(whole.agenda, selectie(whole.agenda, {})))
    with browser.page(folder) as page:
        page.open("acties.html")
        found = page.evaluate(ASK % list(wanted))
        assert page.told().complaints == []
    assert dict(zip(wanted, found, strict=True)) == wanted
    assert len(wanted) > 80
