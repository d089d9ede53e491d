"""What readers of the web page asked for: an alderman, a partner, who has a phone or paper."""

from collections.abc import Iterator

import pytest

from tests.browser.chromium import Browser, Page, missing
from tests.browser.sites import site_of
from tests.command import MADE
from tests.pages import OPGAVEN, SITES, Told, params

MISSING = missing()
skip_without = pytest.mark.skipif(MISSING is not None, reason=MISSING or "the browser is there")
made, opgaven = Told(MADE), Told(OPGAVEN)


def test_years_after_each_other_that_stand_alike_share_a_card() -> None:
    found = opgaven.pages["actie/flexwoningen.html"].one("ul", klas="vakken")
    said = [(one.texts("span", klas="zacht")[0], one.one("b").text) for one in found.all("li")]
    assert said == [("2021 tot en met 2024", "gedekt"), ("2025", "loopt niet")]
    alone = made.pages["actie/leermeesters.html"].one("ul", klas="vakken")
    assert [one.texts("span", klas="zacht")[0] for one in alone.all("li")] == [
        "2017",
        "2018",
        "2019",
    ]


def test_what_is_told_of_progress_stands_apart_from_what_an_actie_is() -> None:
    page = opgaven.pages["actie/flexwoningen.html"]
    progress = page.one("div", klas="voortgang")
    assert progress.texts("p") == [
        "Voortgang: op schema (1 december 2023)",
        "De bouwer heeft de achterstand ingelopen.",
    ]
    others = [one.text for one in page.all("div", klas="tekst") if one.above is not progress]
    assert others[0] == "Tweehonderd woningen die later verplaatst kunnen worden."


def test_the_first_page_names_the_acties_that_are_behind() -> None:
    lines = opgaven.pages["index.html"].all("li")
    (behind,) = (one for one in lines if one.text.startswith("2 achter:"))
    assert behind.texts("a") == ["2.3 Warmte uit de Vliet", "4.3 Omscholing naar techniek"]


def test_the_first_page_tells_how_much_is_promised_and_what_is_missing() -> None:
    (card,) = (one for one in opgaven.pages["index.html"].all("div", klas="kaart"))
    assert card.texts("p")[0].replace("\u00a0", " ") == (
        "Toegezegd: € 11.730.000. Nodig, voor zover genoemd: ongeveer € 17.900.000; "
        "daarvan ontbreekt nog hoogstens € 10.500.000."
    )


@pytest.mark.parametrize("one", params([one for one in SITES if not one.keuze]))
def test_no_table_has_a_column_that_says_nothing(one: Told) -> None:
    for path, page in one.pages.items():
        for table in page.all("table", klas="tabel"):
            rows = [row.texts("td") for row in table.one("tbody").all("tr")]
            assert all(set(column) - {"", "–"} for column in zip(*rows, strict=True)), path


def test_money_for_several_acties_of_a_speerpunt_leads_to_that_speerpunt() -> None:
    (link,) = (
        link
        for link in made.pages["geld.html"].all("a")
        if link.text == "1.1, 1.2 leermeesters en gereedschap"
    )
    assert link["href"] == "speerpunt/water.html"


def test_a_speerpunt_leads_to_its_acties_without_money() -> None:
    intro = made.pages["speerpunt/water.html"].one("p", klas="intro")
    assert intro.text == "4 acties, 1 zonder financiering."
    assert intro.one("a")["href"] == "../acties.html#speerpunt=water&dekking=zonder"
    assert made.pages["speerpunt/water.html"].one("aside").texts("h2") == [
        "Waar werken we naartoe?",
        "Streefwaarden",
    ]


def test_marks_are_explained_where_there_is_no_room_for_their_words() -> None:
    for path in ("acties.html", "speerpunt/wonen.html"):
        words = opgaven.pages[path].one("ul", klas="sleutel").texts("li")
        shown = {one.text for one in opgaven.pages[path].all("span", klas="w")}
        assert sorted(words) == sorted(shown)
    for path in ("acties.html", "speerpunt/water.html"):
        assert not made.pages[path].all("ul", klas="sleutel")


@pytest.mark.parametrize("one", params([one for one in SITES if not one.keuze]))
def test_a_letter_leads_to_the_organisations_that_begin_with_it(one: Told) -> None:
    page = one.pages["organisaties.html"]
    letters = {f"#{part['id']}": part for part in page.all("section", klas="letter")}
    links = page.one("nav", klas="inhoud").all("a")
    assert [link["href"] for link in links if link["href"] != "#groepen"] == list(letters)
    assert list(letters) == sorted(letters)
    for part in letters.values():
        names = [dt.one("a").text for dt in part.all("dt")]
        letter = part.one("h2").text
        assert all(name.removeprefix("De ").removeprefix("Het ")[0] == letter for name in names)


def test_who_signed_for_all_stands_apart_from_who_signed_for_a_part() -> None:
    part = made.pages["over.html"].one("section", id="ondertekenaars")
    assert part.texts("h3") == ["De hele agenda", "Een of meer speerpunten"]
    assert [one.texts("li") for one in part.all("ul")] == [
        ["Gemeente Meerwijk", "Vakcollege Merenstreek onder voorbehoud"],
        ["Scheepswerf De Meeuw"],
    ]


@pytest.fixture
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser.page(site_of(MADE, tmp_path_factory.mktemp("site"))) as page:
        yield page
        assert page.told() == ([], [], [])


ROLES = (
    "Object.fromEntries([...document.querySelectorAll('tr[data-tekst]')]"
    ".filter((row) => row.checkVisibility()).map((row) => [row.querySelector('a').textContent"
    ".split(' ')[0], row.querySelector('.rol')?.textContent]))"
)


@pytest.mark.chromium
@pytest.mark.thorough
@skip_without
@pytest.mark.chromium
def test_an_organisation_sees_its_role_in_each_of_its_acties(page: Page) -> None:
    page.open("acties.html#organisatie=vakcollege")
    assert page.evaluate(ROLES) == {
        "1.1": "Rol: partner",
        "1.2": "Rol: trekker, betaalt",
        "1.4": "Rol: betaalt",
        "2.1": "Rol: via een onderdeel",
        "2.4": "Rol: beoogde partner",
    }
    page.open("acties.html#organisatie=bouwend-merenland")
    assert page.evaluate(ROLES) == {"2.1": "Rol: beoogde partner, betaalt misschien"}
    page.open("acties.html#organisatie=vakcollege&organisatie=werf-de-meeuw")
    assert set(page.evaluate(f"Object.values({ROLES})")) == {None}


@pytest.mark.chromium
@pytest.mark.thorough
@skip_without
@pytest.mark.chromium
def test_a_choice_stands_in_words_on_a_phone_and_on_paper_only(page: Page) -> None:
    said = "getComputedStyle(document.querySelector('#aantal'), '::after').content"
    page.open("acties.html#organisatie=vakcollege&dekking=gedekt&jaar=2017")
    for printed, width in ((False, 320), (True, 1280)):
        page.look(width=width, printed=printed)
        assert page.evaluate(said).replace('"', "").replace("  ", " ").strip() == (
            "– Organisatie: Vakcollege Merenstreek; Geld: gedekt; Jaar: 2017"
        )
    page.look(width=1280)
    assert page.evaluate(said) == "none"
    page.look(width=320)
    page.click("#wis")
    page.until(f"{said} === 'none'")


@pytest.mark.chromium
@pytest.mark.thorough
@skip_without
@pytest.mark.chromium
def test_a_phone_shows_of_a_table_only_what_there_is(page: Page) -> None:
    page.open("geld.html")
    empty = (
        "[...document.querySelectorAll('.tabel td.leeg')]"
        ".map((one) => one.getBoundingClientRect().width > 1)"
    )
    assert set(page.evaluate(empty)) == {True}
    page.look(width=320)
    assert set(page.evaluate(empty)) == {False}
