"""`gihv export`: the agenda as one Markdown document."""

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from gihv.dutch import one_line
from gihv.export.markdown import markdown
from gihv.export.text import inline, prose
from gihv.layout import AGENDA
from gihv.model import Agenda
from gihv.query import selectie
from gihv.report import words
from gihv.tree import WorkTree
from tests.command import REPOSITORY, assert_golden, gihv, made_agenda, write
from tests.every_key import FILES, every_key, make
from tests.helpers import BASE, Files, load
from tests.test_markdown import HARD, read

NODE_PACKAGES = REPOSITORY / "tests" / "editor" / "node_modules"
LINTER = NODE_PACKAGES / "markdownlint-cli2" / "markdownlint-cli2-bin.mjs"
READER = MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote_plugin)
E = "€\u00a0"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the agenda in which every key occurs."""
    return make(tmp_path_factory.mktemp("agenda"))


def document(agenda: Agenda, **wanted: list[Any]) -> str:
    return markdown(agenda, selectie(agenda, wanted))


def small(actie: str = "", **others: str) -> Agenda:
    """The small agenda with one actie, given what stands below its titel; and other files."""
    files = {**BASE, "agenda/01-groen/01-bomen.yaml": f"nummer: 1\ntitel: Bomen\n{actie}"}
    return load(Files({**files, **{f"agenda/{name}": text for name, text in others.items()}}))[0]


class Page(HTMLParser):
    """A document as a browser has it: its headings, its links within, and where those may lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.names: list[str] = []
        self.within = 0
        self.feed(READER.render(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.within = int(tag[1])
            self.headings.append((self.within, ""))
        href, id_, name = (found.get(key) or "" for key in ("href", "id", "name"))
        if tag == "a" and not href.startswith("#fn"):  # those are the reader's own
            self.ids += [id_] if id_ else []
            self.names += [name] if name else []
            self.links += [href[1:]] if href.startswith("#") else []

    def handle_endtag(self, tag: str) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.within = 0

    def handle_data(self, data: str) -> None:
        if self.within and not re.fullmatch(r"\[\d+\]", data):
            level, title = self.headings[-1]
            self.headings[-1] = (level, title + data)


def headings(text: str) -> list[str]:
    """The headings as a reader sees them, each with the signs of its level."""
    return [f"{'#' * level} {title}" for level, title in Page(text).headings]


def contents(text: str) -> list[str]:
    """What the table of contents shows, as a reader sees it."""
    part = text.partition("Inhoud\n\n")[2].partition("\n\n")[0]
    shown = re.findall(r"^ *- \[(.*)\]\(#.*\)$", part, re.MULTILINE)
    return [re.sub(r"\\(.)", r"\1", title) for title in shown]


def section(text: str, title: str) -> list[str]:
    """The lines under the heading with this title, up to the next."""
    start = re.search(rf"^#+ .*</a>{re.escape(title)}(\[\^.*\])?$", text, re.MULTILINE)
    assert start, title
    rest = text[start.end() :]
    return [line for line in re.split(r"^#+ ", rest, flags=re.MULTILINE)[0].splitlines() if line]


def geld(financiering: str, **others: str) -> str:
    """What the document says of the money of an actie."""
    agenda = small(f"financiering: {financiering}\n", **others)
    lines = [line for line in section(document(agenda), "1.1 Bomen") if line.startswith("**Geld")]
    return lines[0].removeprefix("**Geld:** ").replace("\u00a0", " ") if lines else ""


# -- whole and the same ----------------------------------------------------------------------


def test_the_same_agenda_gives_the_same_document(root: Path) -> None:
    assert gihv("export", root=root).out == gihv("export", root=root).out == document(every_key())


def test_no_text_and_no_actie_is_left_out() -> None:
    agenda = made_agenda()
    kop = agenda.kop
    assert kop
    text = document(agenda)
    told = [kop.inleiding, *(one.tekst for one in kop.paragrafen)]
    told += [part for one in agenda.speerpunten for part in (one.uitdaging, one.toelichting)]
    told += [actie.omschrijving for actie in agenda.acties]
    told += [actie.financiering.toelichting for actie in agenda.acties if actie.financiering]
    assert all(prose(one, 2) in text for one in told if one)
    for actie in agenda.acties:
        part = " ".join(section(text, inline(f"{actie.volgnummer} {actie.titel}")))
        assert all(inline(words.rol(agenda, rol)) in part for _, rol in actie.rollen)


def test_it_reads_as_a_document() -> None:
    assert headings(document(every_key())) == [
        "# Groene | *agenda*",
        "## In het kort",
        "## Inhoud",
        "## Inleiding",
        "## Zelf aan de slag",
        "## Speerpunt 1. Groen & rustig",
        "### 1.10 =SOM(tuinen)",
        "### De stad",
        "#### 1.1 Bomen planten: [overal] in de `stad`",
        "### De rand",
        "#### 1.2 Parken",
        "## 2. Samen",
        "### 2.1 Scholen erbij",
        "### 2.2 @feest",
        "### 2.3 Kas",
        "## Geld voor de hele agenda",
        "## Organisaties en hun acties",
        "## Labels en hun acties",
        "## Ondertekenaars",
        "## Contact",
        "## Colofon",
        "## Noten van de redactie",
    ]


def test_an_actie_whole() -> None:
    assert section(document(every_key()), "1.1 Bomen planten: \\[overal\\] in de \\`stad\\`") == [
        "**Kenmerk:** GR/1-1",
        "Planten langs wegen, zie [https://bomen.nl/kaart](https://bomen.nl/kaart).",
        "1. eerst kiezen",
        "2. dan planten",
        '**Voortgang:** aandacht (1 juni 2014). Er is "te weinig" grond.',
        "**Trekker:** Gemeente Den Haag (boswachter)",
        (
            "**Partners:** Boomschool (levert \\| bomen; onder voorbehoud); De Dienst Groen; "
            "er worden nog partners gezocht"
        ),
        "**Beoogde partners:** bewoners",
        "**Status:** in voorbereiding",
        "**Looptijd:** 2e kwartaal van 2014 tot en met eind 2015",
        "**Mijlpalen:**",
        "- begin 2014: start (bereikt 3 februari 2014, door raad, kenmerk R-9)",
        "- uiterlijk 1 september 2014: het plan is klaar",
        "- vanaf voorjaar 2015: planten (vervallen)",
        "**Streefwaarden:**",
        "- ongeveer 200 nieuwe bomen",
        "- een plan[^noot-6]",
        "- groei: maximaal 2,5 tot 3 procent",
        (
            "**Geld:** 2014 gedekt, 2015 deels gedekt.[^noot-7] "
            f"Ontvangen: {E}30 (2014; kenmerk B-7). "
            f"Toegezegd: {E}100 van Gemeente Den Haag voor bomen (2014); {E}200 van Gemeente Den "
            "Haag voor bomen (2015); Boomschool. "
            "Aangevraagd: geld via Potje voor =1+1 (2014 en 2016). "
            f"Afgewezen: {E}9.999 van Europees bomenfonds (2014). "
            f"Benodigd: {E}1.000 (2014: {E}400, 2015: {E}600). Er is een begin."
        ),
        (
            "**Websites:** [www.bomen.nl/kaart_1](https://www.bomen.nl/kaart_1); "
            "[https://groen.nl/?a=1&b=2#deel](https://groen.nl/?a=1&b=2#deel)"
        ),
        "**Zie ook:** [1.2 Parken](#actie-parken); [2. Samen](#speerpunt-samen)",
        "**Label:** Schone \\*lucht\\*",
    ]


def test_a_speerpunt_whole() -> None:
    text = document(every_key())
    assert section(text, "Speerpunt 1. Groen & rustig") == [
        "**Kenmerk:** GR/1",
        "**De uitdaging:**",
        "Er is te weinig groen.",
        "**Waar werken we naartoe?**",
        "- Meer bomen",
        "- Meer \\| parken",
        "Dit hoort bij **alle** acties.",
        (
            "**Streefwaarde:** bomen: minimaal 1.000 tot 1.200,5 stuks (2015); nulmeting 800 "
            "(december 2013, telling \\| 2013); laatste meting 900 (2014)[^noot-3]"
        ),
        (
            f"**Geld voor dit speerpunt:** Toegezegd: {E}500 van Boomschool voor acties 1.1 en 1.2 "
            f"(2014 en 2015).[^noot-4] Mogelijk: {E}40 van Europees bomenfonds via Potje. "
            f"Benodigd: ongeveer {E}5.000. Het geld is voor meer acties samen."
        ),
        "**Website:** [www.bomen.nl](https://www.bomen.nl)",
    ]
    assert section(text, "De stad") == ["**Waar werken we naartoe?**", "- Bomen in de straat"]


def test_the_end_has_money_organisations_signatures_and_contact() -> None:
    text = document(every_key())
    assert section(text, "Geld voor de hele agenda") == [
        (
            f"Aangevraagd: {E}80 van Europees bomenfonds voor acties 1.1 en 2.1 (2014).[^noot-8] "
            f"Mogelijk: {E}7 voor wat er maar nodig is. "
            f"Benodigd: {E}3.000 (2014: {E}1.000, 2015: {E}2.000). Voor alles samen."
        )
    ]
    bomen, scholen, kas = "[1.1](#actie-bomen)", "[2.1](#actie-scholen)", "[2.3](#actie-kas)"
    assert section(text, "Organisaties en hun acties") == [
        f"- Áoc Eik: partner bij {kas}",
        (f"- Boomschool: partner bij {bomen}; betaalt voor {bomen}, [1.2](#actie-parken)"),
        f"- De Dienst Groen: partner bij {bomen}",
        (
            f"- Gemeente Den Haag: trekker van {bomen}; partner bij [1.10](#actie-tuinen); "
            f"betaalt voor {bomen}"
        ),
        "- Ploeg Bomen: trekker van [1.2](#actie-parken)",
        f"- School 9: trekker van {scholen}",
        f"- School 10: trekker van {scholen}",
        "Groepen zonder eigen naam:",
        f"- bewoners: beoogd bij {bomen}",
    ]
    assert section(text, "Ondertekenaars") == [
        "De hele agenda:",
        "- Gemeente Den Haag",
        "Een of meer speerpunten:",
        "- Boomschool (onder voorbehoud)",
    ]
    assert section(text, "Contact") == [
        "- [vragen_over@groen.nl](mailto:vragen_over@groen.nl)",
        "- 070 123 45 67",
        "- [www.groen.nl](https://www.groen.nl)",
        "- Postbus 1, 2500 AA Den Haag",
    ]


def test_abbreviations_are_those_that_the_text_uses() -> None:
    registry = BASE["agenda/organisaties.yaml"] + (
        "szw: {naam: Ministerie van Sociale Zaken, soort: overheid, afkorting: SZW}\n"
        "uwv: {naam: UWV Werkbedrijf, soort: overheid, afkorting: UWV}\n"
        "wsp: {naam: Servicepunt, soort: overheid, afkorting: WSP}\n"
    )
    told = "omschrijving: UWV en SZW helpen, met WSPlus.\n"
    text = document(small(told, **{"organisaties.yaml": registry}))
    assert section(text, "Afkortingen") == ["- SZW: Ministerie van Sociale Zaken"]
    assert "Afkortingen" not in document(small())


# -- the first page --------------------------------------------------------------------------


def test_the_head_says_which_agenda_it_is_and_who_adopted_it() -> None:
    assert document(every_key()).splitlines()[:5] == [
        "# Groene \\| \\*agenda\\*",
        "",
        (
            "Actieagenda voor de regio Haaglanden, 2014 tot en met 2016, "
            "vastgesteld februari 2014. Initiatiefnemer: Gemeente Den Haag.[^noot-1]"
        ),
        "",
        "Ondertekend door [2 organisaties](#deel-ondertekenaars), 1 daarvan onder voorbehoud.",
    ]


def test_an_agenda_that_is_not_adopted_yet_says_so() -> None:
    kop = BASE[AGENDA].replace("vastgesteld: 2014\n", "")
    text = document(small(**{"agenda.yaml": kop}))
    assert "Actieagenda 2014 tot en met 2015, nog niet vastgesteld." in text
    assert "Ondertekend" not in text


def test_the_summary_counts_what_is_without_financing_first() -> None:
    text = document(made_agenda())
    assert section(text, "In het kort")[:9] == [
        (
            "**4 van de 9 acties zijn zonder financiering. "
            "1 actie is afgerond of gestopt en telt hierbij niet mee: 3.1.**"
        ),
        (
            "Zonder financiering: [1.3](#actie-havendag), [2.2](#actie-isoleren), "
            "[2.3](#actie-hergebruik), [2.4](#actie-vakschool)."
        ),
        (
            f"Toegezegd: {E}423.500. "
            f"Nodig, voor zover genoemd: {E}235.000; daarvan ontbreekt nog hoogstens {E}180.000."
        ),
        (
            "| Speerpunt | Acties | 2017 gedekt | 2017 open | 2018 gedekt | 2018 open "
            "| 2019 gedekt | 2019 open |"
        ),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| [1. Werken op en aan het water](#speerpunt-water) | 4 | 2 | 1 | 1 | 1 | 1 | 2 |",
        "| [2. Vakmensen voor de bouw](#speerpunt-bouw) | 4 | 0 | 1 | 0 | 2 | 0 | 2 |",
        "| [3. Meten en vertellen](#speerpunt-meten) | 2 | 0 | 0 | 0 | 0 | 0 | 1 |",
        "| **Totaal** | 10 | 2 | 2 | 1 | 3 | 1 | 5 |",
    ]
    assert any("zonder financiering" in line for line in text.splitlines()[1:16])


def test_the_summary_of_a_choice_is_of_that_choice() -> None:
    lines = section(document(made_agenda(), speerpunt=["1"]), "In het kort")
    assert lines[:3] == [
        "**1 van de 4 acties is zonder financiering.**",
        "Zonder financiering: [1.3](#actie-havendag).",
        (
            f"Toegezegd: {E}360.000. "
            f"Nodig, voor zover genoemd: {E}115.000; daarvan ontbreekt nog hoogstens {E}60.000."
        ),
    ]


def test_of_a_choice_of_years_the_summary_adds_up_no_money() -> None:
    """Part of it is for more years together."""
    lines = section(document(made_agenda(), speerpunt=["1"], jaar=[2018]), "In het kort")
    assert lines[2:6] == [
        "| Speerpunt | Acties | 2018 gedekt | 2018 open |",
        "| --- | ---: | ---: | ---: |",
        "| [1. Werken op en aan het water](#speerpunt-water) | 4 | 1 | 1 |",
        "| **Totaal** | 4 | 1 | 1 |",
    ]


@pytest.mark.parametrize("word", ["gedekt", "deels gedekt", "beoogd", "open", "geen"])
def test_the_words_of_dekking_are_explained(word: str) -> None:
    text = "\n".join(section(document(made_agenda()), "In het kort"))
    assert f"- **{word}**: " in text


def test_what_is_absent_is_not_printed() -> None:
    text = document(small())
    assert section(text, "1.1 Bomen") == []
    below = text.partition("Inhoud\n")[2]
    for word in ("geen", "onbekend", "ontbreekt", "niet genoemd", "Partner", "Trekker", "Geld"):
        assert word not in below
    assert headings(text)[3:] == ["## Speerpunt 1. Groen", "### 1.1 Bomen", "## Colofon"]


# -- links -----------------------------------------------------------------------------------


@pytest.mark.parametrize("agenda", [made_agenda(), every_key()], ids=["made", "every key"])
@pytest.mark.parametrize("speerpunt", [[], ["1"], ["2"]])
def test_every_link_within_works_on_every_host(agenda: Agenda, speerpunt: list[str]) -> None:
    """GitLab takes the id of a link away and leaves its name; others look for the id."""
    page = Page(document(agenda, speerpunt=speerpunt))
    assert len(page.links) > len(page.headings) - 3
    assert page.ids == page.names
    assert len(set(page.ids)) == len(page.headings) - 1  # all but the title
    assert set(page.links) <= set(page.ids)


@pytest.mark.parametrize("agenda", [made_agenda(), every_key()], ids=["made", "every key"])
def test_the_contents_name_each_heading_below_them(agenda: Agenda) -> None:
    text = document(agenda)
    below = [title.lstrip("# ") for title in headings(text)[3:]]
    assert contents(text) == below


def test_things_with_one_title_each_have_a_link_of_their_own() -> None:
    text = document(
        small(
            "zie: [elf]\n",
            **{
                "11-elf/speerpunt.yaml": "nummer: 11\ntitel: Bomen\nsoort: speerpunt\n",
                "11-elf/01-meer.yaml": "nummer: 1\ntitel: Bomen\nzie: [bomen]\n",
            },
        )
    )
    assert section(text, "1.1 Bomen") == ["**Zie ook:** [Speerpunt 11. Bomen](#speerpunt-elf)"]
    assert section(text, "11.1 Bomen") == ["**Zie ook:** [1.1 Bomen](#actie-bomen)"]


def test_what_is_not_in_the_document_is_named_without_a_link() -> None:
    text = document(made_agenda(), status=["verkenning"])
    assert "**Zie ook:** 2.2 Werkzoekenden leren huizen isoleren" in text.splitlines()


# -- what happened ---------------------------------------------------------------------------

BOMEN = """
kenmerk: "RIS 1*1"
labels: [wonen, leeg]
voortgang:
  - {datum: 2014-06-15, oordeel: op_schema}
  - {datum: 2014-06, oordeel: achter, toelichting: Er is geen grond.}
  - {datum: 2014-05, oordeel: op_schema}
"""
STRUIKEN = """
nummer: 2
titel: Struiken
labels: [jeugd, wonen]
voortgang:
  - datum: schooljaar 2014-2015
    oordeel: op_schema
    toelichting: |-
      # Kop

      Tekst.
"""
EIGEN = """
benamingen:
  speerpunt: {enkelvoud: opgave, meervoud: opgaven}
  actie: {enkelvoud: maatregel, meervoud: maatregelen}
labels: {jeugd: Jeugd, niemand: Niemand, wonen: "Wonen | werken"}
ondertekenaars: [{organisatie: gemeente-den-haag}]
"""


def living(**others: str) -> Agenda:
    """A small agenda with names of its own, labels and progress."""
    agenda = {"agenda.yaml": BASE[AGENDA] + EIGEN, "01-groen/02-struiken.yaml": STRUIKEN}
    heg = "nummer: 3\ntitel: Heg\nvoortgang: [{datum: 2014, oordeel: aandacht}]\n"
    gras = "nummer: 4\ntitel: Gras\nstatus: gestopt\n"
    bos = "nummer: 5\ntitel: Bos\ntrekkers: [gemeente-den-haag]\n"
    more = {"03-heg": heg, "04-gras": gras, "05-bos": bos}
    agenda |= {f"01-groen/{name}.yaml": text for name, text in more.items()}
    return small(BOMEN, **{**agenda, **others})


def test_an_actie_tells_its_kenmerk_its_latest_judgement_and_its_labels() -> None:
    text = document(living())
    assert section(text, "1.1 Bomen") == [
        "**Kenmerk:** RIS 1\\*1",
        "**Voortgang:** achter (juni 2014). Er is geen grond.",
        "**Labels:** Wonen \\| werken; leeg",
    ]
    assert section(text, "1.2 Struiken") == ["**Voortgang:** op schema (schooljaar 2014-2015)."]
    assert "\n\n#### Kop\n\nTekst.\n\n**Labels:** Jeugd; Wonen \\| werken\n\n" in text


def test_the_summary_counts_judgements_worst_first_and_names_what_wants_attention() -> None:
    assert (
        "Voortgang: 1 achter ([1.1](#actie-bomen)), 1 aandacht ([1.3](#actie-heg)), 1 op schema "
        "en 2 geen oordeel." in section(document(living()), "In het kort")
    )
    assert "Voortgang: 1 geen oordeel." in document(living(), zoek=["gras"])
    assert "Voortgang:" not in document(small())


def test_each_label_has_its_acties_and_so_have_those_without() -> None:
    lines = section(document(living()), "Labels en hun maatregelen")
    assert lines == [
        "- Jeugd: [1.2](#actie-struiken)",
        "- Wonen \\| werken: [1.1](#actie-bomen), [1.2](#actie-struiken)",
        "- zonder label: [1.3](#actie-heg), [1.4](#actie-gras), [1.5](#actie-bos)",
    ]
    part = document(living(), zoek=["struiken"])
    assert section(part, "Labels en hun maatregelen") == [
        "- Jeugd: [1.2](#actie-struiken)",
        "- Wonen \\| werken: [1.2](#actie-struiken)",
    ]
    assert "abel" not in document(small())


def test_an_agenda_has_its_own_names_of_speerpunten_and_acties() -> None:
    money = "financiering: {benodigd: 5}\n"
    groen = {"01-groen/speerpunt.yaml": BASE["agenda/01-groen/speerpunt.yaml"] + money}
    text = document(living(**groen))
    assert headings(text)[3:] == [
        "## Opgave 1. Groen",
        "### 1.1 Bomen",
        "### 1.2 Struiken",
        "#### Kop",
        "### 1.3 Heg",
        "### 1.4 Gras",
        "### 1.5 Bos",
        "## Organisaties en hun maatregelen",
        "## Labels en hun maatregelen",
        "## Ondertekenaars",
        "## Colofon",
    ]
    assert "| Opgave | Maatregelen |" in text
    assert "**Geld voor opgave 1:** Benodigd" in text
    assert "Een of meer opgaven:" in text
    assert "Een maatregel is zonder financiering als" in text
    part = document(living(), zoek=["struiken"])
    assert 'Keuze: met "struiken"; 1 van de 5 maatregelen.' in part
    assert not re.search(r"(?i)speerpunten?\b(?!-)", re.sub(r"\(#.*?\)|<a.*?>", "", text + part))


def test_the_document_of_an_agenda_that_is_kept_for_years(update: bool) -> None:
    """The golden file was held by hand against tests/opgaven, line by line."""
    found = document(load(WorkTree(REPOSITORY / "tests" / "opgaven"))[0])
    assert_golden("export/opgaven.md", found, update=update)


# -- who -------------------------------------------------------------------------------------


def test_more_than_six_partners_are_a_list() -> None:
    names = "\n".join(f"p{nth}: {{naam: School {nth}, soort: onderwijs}}" for nth in range(7))
    registry = {"organisaties.yaml": f"{BASE['agenda/organisaties.yaml']}{names}\n"}
    six = document(small("partners: [p0, p1, p2, p3, p4, p5]\n", **registry))
    assert section(six, "1.1 Bomen") == [
        "**Partners:** School 0; School 1; School 2; School 3; School 4; School 5"
    ]
    seven = document(small("partners: [p0, p1, p2, p3, p4, p5, p6]\n", **registry))
    assert section(seven, "1.1 Bomen") == [
        "**Partners:**",
        *(f"- School {nth}" for nth in range(7)),
    ]


# -- text ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b", "a \\| b"),
        ("*b* _c_ `d` ~~e~~", "\\*b\\* \\_c\\_ \\`d\\` \\~\\~e\\~\\~"),
        ("<b> [x](y) # z \\", "\\<b> \\[x\\](y) # z \\\\"),
        ("twee\n  regels", "twee regels"),
        ("www.a.nl", "[www.a.nl](https://www.a.nl)"),
        ("(www.a.nl/b_c).", "([www.a.nl/b_c](https://www.a.nl/b_c))."),
        ("http://a.nl/?q=1&r=2#s!", "[http://a.nl/?q=1&r=2#s](http://a.nl/?q=1&r=2#s)!"),
        ("a_b.c+d@e-f.nl,", "[a_b.c+d@e-f.nl](mailto:a_b.c+d@e-f.nl),"),
        ("www.a.nl/_b_/~c", "[www.a.nl/\\_b\\_/\\~c](https://www.a.nl/\\_b\\_/\\~c)"),
        (
            "zie https://a.nl/wiki/B_(c), of (www.a.nl).",
            (
                "zie [https://a.nl/wiki/B\\_(c)](https://a.nl/wiki/B\\_(c)), "
                "of ([www.a.nl](https://www.a.nl))."
            ),
        ),
        ("geen.www.nl", "geen.www.nl"),
        # Behind an exclamation mark a link is an image.
        ("Kijk!www.a.nl", "Kijk!www.a.nl"),
        ("1. Eerst www.a.nl", "1\\. Eerst [www.a.nl](https://www.a.nl)"),
    ],
)
def test_a_name_or_title_means_nothing_in_markdown_but_addresses_are_links(
    text: str, expected: str
) -> None:
    assert inline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**vet** en *schuin*", "**vet** en *schuin*"),
        ("- een\n- twee", "- een\n- twee"),
        ("(zie www.a.nl/b_c)", "(zie [www.a.nl/b_c](https://www.a.nl/b_c))"),
        ("Mail a_b@c.nl.", "Mail [a_b@c.nl](mailto:a_b@c.nl)."),
        # What is a link or code already stays.
        ("<https://a.nl> en [b](https://b.nl)", "<https://a.nl> en [b](https://b.nl)"),
        ("[zie www.a.nl hier](https://b.nl)", "[zie www.a.nl hier](https://b.nl)"),
        ("`www.a.nl` en ``a@b.nl``", "`www.a.nl` en ``a@b.nl``"),
        ("```\nwww.a.nl\n\na@b.nl\n```", "```\nwww.a.nl\n\na@b.nl\n```"),
        ('<a href="https://b.nl">b</a>', '\\<a href="https://b.nl">b\\</a>'),
    ],
)
def test_prose_is_markdown_already_and_only_its_bare_addresses_change(
    text: str, expected: str
) -> None:
    assert prose(text, 2) == expected


# -- money -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("financiering", "told"),
    [
        ("{dekking: gedekt}", "Gedekt."),
        ("{dekking: {2014: deels}}", "2014 deels gedekt, 2015 nog open."),
        (
            "{dekking: {2014: gezocht, 2015: geen}}",
            "2014 nog open (gezocht), 2015 volgens de agenda geen.",
        ),
        ("{dekking: onbekend}", "Nog open (onbekend)."),
        ("{bijdragen: [{status: mogelijk}]}", "Mogelijk: geld."),
        ("{bijdragen: [{status: mogelijk, via: bomenfonds}]}", "Mogelijk: geld via Bomenfonds."),
        (
            "{bijdragen: [{status: toegezegd, bedrag: 9, grens: ongeveer, waarvoor: bomen}]}",
            "Toegezegd: ongeveer € 9 voor bomen.",
        ),
        # What differs only in who pays is one phrase, unless it has an amount.
        (
            (
                "{bijdragen: [{status: mogelijk, bron: a, waarvoor: bomen}, "
                "{status: mogelijk, bron: b, waarvoor: bomen}]}"
            ),
            "Mogelijk: A en B, voor bomen.",
        ),
        (
            (
                "{bijdragen: [{status: toegezegd, bron: a, bedrag: 5}, "
                "{status: toegezegd, bron: b, bedrag: 5}]}"
            ),
            "Toegezegd: € 5 van A; € 5 van B.",
        ),
        ("{benodigd: {bedrag: 7, grens: minimaal}}", "Benodigd: minimaal € 7."),
        ("{dekking: gedekt, toelichting: Er is geld.}", "Gedekt. Er is geld."),
        # What is more than a line is a text of its own, as is what may open something.
        ('{dekking: gedekt, toelichting: "# Kop"}', "Gedekt."),
        ("{toelichting: Er is geld.}", ""),
        ("{}", ""),
    ],
)
def test_money_is_told_in_sentences(financiering: str, told: str) -> None:
    registry = BASE["agenda/organisaties.yaml"] + (
        "a: {naam: A, soort: onderwijs}\nb: {naam: B, soort: onderwijs}\n"
    )
    assert geld(financiering, **{"organisaties.yaml": registry}) == told


POT = """
financiering:
  noot: Hier zegt de bron niet
    van wie.
  bijdragen:
    - id: regionale-impuls
      bron: gemeente-den-haag
      via: bomenfonds
      bedrag: 7500000
      status: toegezegd
      waarvoor: bomen
noot: Een noot bij alles.
"""
DELEN = """
status: gestopt
financiering:
  dekking: gedekt
  benodigd: {bedrag: 500000, grens: minimaal}
  noot: Zie ook www.bomen.nl.
  bijdragen:
    - {uit: regionale-impuls, bedrag: 400000, grens: ongeveer, status: toegezegd, ontvangen: 90000}
    - {uit: regionale-impuls, bedrag: {2014: 10, 2015: 20}, status: toegezegd, ontvangen: 15}
    - {uit: regionale-impuls, bedrag: 1000, status: afgewezen}
streefwaarden:
  - {wat: "meer!", noot: "| [^noot-1]: *niet*"}
  - {wat: struiken, noot: Een noot bij alles.}
noot: "1. Dit is geen lijst."
"""


def with_a_pot(deel: str = "") -> Agenda:
    """A small agenda with a pot, its shares and noten; with one share more."""
    actie = DELEN.replace("  bijdragen:\n", f"  bijdragen:\n{deel}")
    return small(actie, **{"agenda.yaml": BASE["agenda/agenda.yaml"] + POT})


def test_a_pot_tells_what_is_left_of_it_and_a_share_where_it_comes_from() -> None:
    text = document(with_a_pot()).replace("\u00a0", " ")
    assert (
        "Toegezegd: € 7.500.000 van Gemeente Den Haag via Bomenfonds voor pot Regionale impuls: "
        "bomen (nog te verdelen: ongeveer € 7.099.970)." in text
    )
    share = "van Gemeente Den Haag via Bomenfonds uit Regionale impuls"
    assert (
        f"Toegezegd: ongeveer € 400.000 {share}, waarvan € 90.000 ontvangen; "
        f"€ 10 {share} (2014); "
        f"€ 20 {share} (2015), waarvan over alle jaren samen € 15 ontvangen. "
        f"Afgewezen: € 1.000 {share}. Benodigd: minimaal € 500.000." in text
    )


def test_of_a_pot_with_a_share_of_unknown_size_at_most_the_rest_is_left() -> None:
    text = document(with_a_pot("    - {uit: regionale-impuls, status: aangevraagd}\n"))
    assert f"(nog te verdelen: hoogstens {E}7.099.970)" in text


# -- noten -----------------------------------------------------------------------------------


def test_each_noot_is_a_footnote_where_it_belongs() -> None:
    text = document(with_a_pot())
    body, _, notes = text.partition("\n[^noot-1]: ")
    marked = [re.sub(r"</?a.*?>", "", one) for one in body.splitlines() if "[^noot-" in one]
    assert [re.sub(r"(\]) .*", r"\1 …", line) for line in marked] == [
        (
            "Actieagenda 2014 tot en met 2015, vastgesteld 2014. "
            "Initiatiefnemer: Gemeente Den Haag.[^noot-1]"
        ),
        "### 1.1 Bomen[^noot-2]",
        "- meer\\![^noot-3]",
        "- struiken[^noot-1]",
        "**Geld:** Gedekt.[^noot-4] …",
        marked[-1],
    ]
    assert marked[-1].endswith(".[^noot-5]")
    assert f"[^noot-1]: {notes}".splitlines() == [
        "[^noot-1]: Een noot bij alles.",
        "",
        "[^noot-2]: 1\\. Dit is geen lijst.",
        "",
        "[^noot-3]: \\| \\[^noot-1\\]: \\*niet\\*",
        "",
        "[^noot-4]: Zie ook [www.bomen.nl](https://www.bomen.nl).",
        "",
        "[^noot-5]: Hier zegt de bron niet van wie.",
    ]
    assert READER.render(text).count('<li id="fn') == 5


@pytest.mark.parametrize("noot", [text for text in HARD if "@" not in text])
def test_what_stands_in_a_noot_is_no_markup(noot: str) -> None:
    agenda = with_a_pot()
    assert agenda.kop
    text = document(replace(agenda, kop=agenda.kop._replace(noot=noot)))
    (told,) = re.findall(r"^\[\^noot-1\]: (.*)$", text, re.MULTILINE)
    assert read(told) == [("p", one_line(noot))]


def test_a_part_of_the_agenda_has_the_noten_of_that_part() -> None:
    text = document(every_key(), speerpunt=["2"])
    assert re.findall(r"^\[\^([a-z0-9-]+)\]: (.*)$", text, re.MULTILINE) == [
        ("noot-1", "\\[^1\\]: zie [www.groen.nl](https://www.groen.nl)"),
        ("noot-2", "De bron noemt geen betaler."),
    ]


# -- a part ----------------------------------------------------------------------------------


def test_a_choice_gives_these_acties_with_their_speerpunten(root: Path) -> None:
    text = gihv("export", "--zonder", "financiering", root=root).out
    assert contents(text) == [
        "Speerpunt 1. Groen & rustig",
        "1.10 =SOM(tuinen)",
        "2. Samen",
        "2.1 Scholen erbij",
        "2.2 @feest",
        "Geld voor de hele agenda",
        "Organisaties en hun acties",
        "Labels en hun acties",
        "Contact",
        "Colofon",
        "Noten van de redactie",
    ]
    assert "Er is te weinig groen." in text
    assert "Parken" not in text.replace("parken", "")
    assert "- School 10: trekker van [2.1](#actie-scholen)" in text.splitlines()
    assert "Boomschool: " not in text


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (("--speerpunt", "1"), "speerpunt 1 (Groen & rustig); 3 van de 6 acties."),
        (("--zoek", "[overal]"), 'met "\\[overal\\]"; 2 van de 6 acties.'),
        (("--jaar", "2014", "--jaar", "2015"), "jaar 2014 of 2015; 6 van de 6 acties."),
    ],
)
def test_a_choice_tells_that_it_is_one(choice: tuple[str, ...], told: str, root: Path) -> None:
    lines = gihv("export", *choice, root=root).lines
    assert lines[4] == f"**Dit is een deel van de agenda.** Keuze: {told}"
    assert "Dit is een deel" not in gihv("export", root=root).out


@pytest.mark.parametrize(
    ("title", "shared"),
    [
        ("@feest", []),
        ("=SOM(tuinen)", []),
        ("Scholen erbij", ["1.1 en 2.1"]),
        ("Bomen planten", ["1.1 en 1.2", "1.1 en 2.1"]),
    ],
)
def test_a_choice_has_the_money_that_names_one_of_its_acties_and_that_for_all(
    title: str, shared: list[str]
) -> None:
    text = document(every_key(), zoek=[title])
    assert "wat er maar nodig is" in text
    assert re.findall(r"voor acties ([0-9.]+ en [0-9.]+)", text) == shared


def test_a_choice_of_nothing_writes_nothing(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "uit.md"
    result = gihv("export", "--zoek", "nergens", "-o", str(file), root=root)
    assert (result.code, result.out) == (2, "")
    assert "Geen enkele actie past bij deze keuze. Er is niets geschreven." in result.err
    assert not file.exists()


# -- a file ----------------------------------------------------------------------------------


def test_to_a_file_and_checked_against_it(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "agenda.md"
    to_file = ("export", "-o", str(file))

    absent = gihv(*to_file, "--check", root=root)
    assert (absent.code, absent.out, file.exists()) == (1, "", False)
    assert f"{file} bestaat niet." in absent.err

    written = gihv(*to_file, root=root)
    assert (written.code, written.out) == (0, "")
    assert written.err == f"Geschreven: {file}\n"
    assert file.read_bytes().decode("utf-8") == document(every_key())

    assert gihv(*to_file, "--check", root=root).code == 0

    for other in (b"oud\n", b"\xff\xfe"):
        file.write_bytes(other)
        changed = gihv(*to_file, "--check", root=root)
        assert changed.code == 1
        assert f"{file} past niet meer bij de agenda. Maak het met hetzelfde comm" in changed.err
        assert file.read_bytes() == other


@pytest.mark.parametrize(
    "broken", ["agenda/01-groen/02-parken.yaml", "agenda/agenda.yaml", "agenda/regelingen.yaml"]
)
def test_of_a_broken_agenda_nothing_is_written(broken: str, tmp_path: Path) -> None:
    write(tmp_path, {**FILES, broken: "a: b: c\n"})
    file = tmp_path / "uit.md"
    file.write_text("oud\n", encoding="utf-8")
    for options in (
        [],
        ["-o", str(file)],
        ["-o", str(file), "--check"],
        ["-o", str(tmp_path / "n")],
    ):
        result = gihv("export", *options, root=tmp_path)
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("Let op: 1 bestand ontbreekt")
        assert f"  {broken}\n" in result.err
        assert "Er is niets geschreven" in result.err
    assert file.read_text(encoding="utf-8") == "oud\n"
    assert not (tmp_path / "n").exists()


# -- markdownlint ----------------------------------------------------------------------------


@pytest.mark.node
def test_it_is_clean_under_markdownlint(tmp_path: Path) -> None:
    """Its defaults, but for the length of lines, and for the anchors: those are HTML."""
    if not shutil.which("node"):
        pytest.skip("node is not installed")
    if not LINTER.exists():
        pytest.skip("markdownlint-cli2 is not installed: run `npm ci` in tests/editor")
    texts = {
        "made": document(made_agenda()),
        "part": document(made_agenda(), speerpunt=["2"]),
        "every-key": document(every_key()),
        "noten": document(with_a_pot()),
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    config = tmp_path / ".markdownlint-cli2.jsonc"
    config.write_text(
        '{"config": {"line-length": false, "no-inline-html": false}}', encoding="utf-8"
    )
    run = subprocess.run(
        ["node", str(LINTER), "*.md"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "Linting: 4 file(s)" in run.stdout


def test_check_needs_the_file_to_look_at(root: Path) -> None:
    result = gihv("export", "--check", root=root)
    assert (result.code, result.out) == (2, "")
    assert "Bij --check hoort -o met het bestand of de map om te vergelijken." in result.err
