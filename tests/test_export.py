"""`gihv export`: the agenda as one Markdown document."""

import re
import shlex
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from gihv import money
from gihv.dutch import one_line
from gihv.export.markdown import _prose, _text, anchor, markdown
from gihv.layout import AGENDA
from gihv.model import Agenda
from gihv.query import selectie
from gihv.report import words
from tests.command import REPOSITORY, gihv, gihv_here, made_agenda, write
from tests.every_key import FILES, every_key, make
from tests.helpers import BASE, Files, load
from tests.test_markdown import HARD, read

NODE_PACKAGES = REPOSITORY / "tests" / "editor" / "node_modules"
LINTER = NODE_PACKAGES / "markdownlint-cli2" / "markdownlint-cli2-bin.mjs"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the agenda in which every key occurs."""
    return make(tmp_path_factory.mktemp("agenda"))


def document(agenda: Agenda, **wanted: list[str]) -> str:
    return markdown(agenda, selectie(agenda, wanted))


def headings(text: str) -> list[str]:
    """The headings of a document as a reader sees them, without links and escapes."""
    found = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    plain = [re.sub(r"\[(.*?)\]\([^)]*\)", r"\1", heading) for heading in found]
    return [re.sub(r"\\(.)", r"\1", heading) for heading in plain]


def anchors(titles: list[str]) -> list[str]:
    """The anchors that GitHub and GitLab give these headings.

    In lower case; of signs only hyphen and underscore stay; each space is a hyphen; a heading that
    comes again gets a number.
    """
    found: list[str] = []
    for title in titles:
        name = "".join(char for char in title.lower() if char.isalnum() or char in "-_ ")
        name = name.replace(" ", "-")
        again = sum(re.sub(r"-\d+$", "", one) == name or one == name for one in found)
        found.append(f"{name}-{again}" if name in found else name)
    return found


def contents(text: str) -> list[tuple[str, str]]:
    """The links of the table of contents: what they show and where they go."""
    part = text.partition("\n## Inhoud\n")[2].partition("\n## ")[0]
    return re.findall(r"^ *- \[(.*)\]\(#(.*)\)$", part, re.MULTILINE)


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next."""
    return re.split(r"^#+ ", text.split(f"# {heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]


# -- whole and the same ----------------------------------------------------------------------


def test_the_same_agenda_gives_the_same_document(root: Path) -> None:
    assert gihv("export", root=root).out == gihv("export", root=root).out == document(every_key())


def test_no_text_and_no_actie_is_left_out() -> None:
    agenda = made_agenda()
    kop = agenda.kop
    assert kop
    text = document(agenda)
    prose = [kop.inleiding, *(one.tekst for one in kop.paragrafen)]
    prose += [told for one in agenda.speerpunten for told in (one.uitdaging, one.toelichting)]
    prose += [actie.omschrijving for actie in agenda.acties]
    prose += [actie.financiering.toelichting for actie in agenda.acties if actie.financiering]
    assert all(_prose(one) in text for one in prose if one)
    for actie in agenda.acties:
        part = section(text, _text(f"{actie.volgnummer} {actie.titel}"))
        assert all(_text(words.rol(agenda, rol)) in part for _, rol in actie.rollen)
        stand = words.per_jaar(money.dekking(actie, agenda.periode))
        assert f"| Financiering | {stand} |" in part


def test_an_actie_whole() -> None:
    text = document(every_key())
    part = section(text, "1.1 Bomen planten: \\[overal\\] in de \\`stad\\`")
    assert part.strip("\n").splitlines() == [
        "Planten langs wegen, zie [https://bomen.nl/kaart](https://bomen.nl/kaart).",
        "",
        "1. eerst kiezen",
        "2. dan planten",
        "",
        "| Gegeven | Inhoud |",
        "| --- | --- |",
        "| Deelgebied | De stad |",
        "| Trekkers | Gemeente Den Haag |",
        (
            "| Partners | Boomschool (levert \\| bomen; onder voorbehoud); De Dienst Groen; "
            "er worden nog partners gezocht |"
        ),
        "| Beoogde partners | bewoners |",
        "| Status | in voorbereiding |",
        "| Looptijd | 2e kwartaal van 2014 tot en met eind 2015 |",
        "| Financiering | 2014 gedekt, 2015 deels[^noot-6] |",
        (
            "| Streefwaarden | ongeveer 200 nieuwe bomen; een plan[^noot-7]; "
            "groei: maximaal 2,5 tot 3 procent |"
        ),
        (
            "| Mijlpalen | begin 2014: start; uiterlijk 1 september 2014: het plan is klaar; "
            "vanaf voorjaar 2015: planten |"
        ),
        (
            "| Websites | [www.bomen.nl/kaart_1](https://www.bomen.nl/kaart_1); "
            "[https://groen.nl/?a=1&b=2#deel](https://groen.nl/?a=1&b=2#deel) |"
        ),
        "| Zie | [1.2 Parken](#12-parken); [2. Samen](#2-samen) |",
        "| Noot | van de redactie[^noot-8] |",
        "",
        "| Bedrag | Bron | Status | Jaar | Waarvoor |",
        "| ---: | --- | --- | --- | --- |",
        "| €\u00a0100 | Gemeente Den Haag | toegezegd | 2014 | bomen |",
        "| €\u00a0200 | Gemeente Den Haag | toegezegd | 2015 | bomen |",
        "| €\u00a030 | bron niet genoemd | ontvangen | 2014 | niet genoemd |",
        "| €\u00a09.999 | Europees bomenfonds | afgewezen | 2014 | niet genoemd |",
        "| – | via Potje | aangevraagd | 2014 en 2016 | =1+1 |",
        "| – | Boomschool | toegezegd | zonder jaar | niet genoemd |",
        "",
        "Benodigd: €\u00a01.000 (2014: €\u00a0400, 2015: €\u00a0600).",
        "",
        "Er is een begin.",
    ]


def test_an_agenda_that_is_not_adopted_yet_says_so() -> None:
    kop = BASE[AGENDA].replace("vastgesteld: 2014\n", "")
    agenda, found = load(Files({**BASE, AGENDA: kop}))
    assert not found
    assert "| Vastgesteld | nog niet |" in document(agenda)


def test_the_agenda_and_its_speerpunten_too() -> None:
    text = document(every_key())
    for line in (
        "# Groene \\| \\*agenda\\*",
        "| Vastgesteld | februari 2014 |",
        "| Initiatiefnemer | Gemeente Den Haag |",
        "- 070 123 45 67",
        "- Postbus 1, 2500 AA Den Haag",
        "- Meer \\| parken",
        "Doelen van het deelgebied De stad:",
        "Dit hoort bij **alle** acties.",
        "| Streefwaarden | bomen: minimaal 1.000 tot 1.200,5 stuks (2015)[^noot-3] |",
        "| €\u00a07 | bron niet genoemd | mogelijk | zonder jaar | wat er maar nodig is |",
        "| €\u00a080 | Europees bomenfonds | aangevraagd | 2014 | acties 1.1 en 2.1 |",
        "| €\u00a0500 | Boomschool | toegezegd | 2014 en 2015 | acties 1.1 en 1.2 |",
        "Benodigd: €\u00a03.000 (2014: €\u00a01.000, 2015: €\u00a02.000).",
        "Benodigd: ongeveer €\u00a05.000.",
        "- Gemeente Den Haag",
        "- Boomschool (onder voorbehoud)",
    ):
        assert line in text.splitlines()


def test_what_is_empty_has_no_heading() -> None:
    agenda = BASE["agenda/agenda.yaml"] + "contact: {}\nfinanciering: {}\n"
    text = document(load(Files({**BASE, "agenda/agenda.yaml": agenda}))[0])
    assert headings(text) == ["Groene agenda", "Inhoud", "Speerpunt 1. Groen"]
    assert [shown for shown, _ in contents(text)] == ["Speerpunt 1. Groen"]


def test_a_speerpunt_is_a_chapter_and_an_actie_a_part_of_it() -> None:
    found = re.findall("^#+ .*", document(every_key()), re.MULTILINE)
    assert found[1:7] == [
        *("## Inhoud", "## Inleiding", "## Zelf aan de slag", "## Geld voor de hele agenda"),
        *("## Contact", "## Speerpunt 1. Groen & rustig"),
    ]
    assert found[8:] == [
        *("### 1.2 Parken", "### 1.10 =SOM(tuinen)", "## 2. Samen", "### 2.1 Scholen erbij"),
        *("### 2.2 @feest", "### 2.3 Kas", "## Ondertekenaars"),
    ]


# -- the table of contents -------------------------------------------------------------------


@pytest.mark.parametrize("agenda", [made_agenda(), every_key()], ids=["made", "every key"])
def test_every_heading_has_a_link_that_leads_to_it(agenda: Agenda) -> None:
    text = document(agenda)
    titles = headings(text)
    targets = dict(zip(anchors(titles), titles, strict=True))
    links = contents(text)
    assert [targets[target] for _, target in links] == [
        re.sub(r"\\(.)", r"\1", t) for t, _ in links
    ]
    below = titles.index("Inhoud") + 1
    assert [targets[target] for _, target in links] == titles[below:]


@pytest.mark.parametrize("speerpunt", [[], ["1"], ["2"], ["3"]])
def test_every_link_within_a_document_leads_to_a_heading_of_it(speerpunt: list[str]) -> None:
    text = document(made_agenda(), speerpunt=speerpunt)
    titles = headings(text)
    found = re.findall(r"\]\(#([^)]*)\)", text)
    assert len(found) >= len(titles) - 2  # all below the table of contents
    assert set(found) <= set(anchors(titles))


def test_what_an_actie_refers_to_is_a_link_where_it_is_in_the_document() -> None:
    title, target = (
        "2.2 Werkzoekenden leren huizen isoleren",
        "22-werkzoekenden-leren-huizen-isoleren",
    )
    assert f"| Zie | [{title}](#{target}) |" in document(made_agenda())
    assert f"| Zie | {title} |" in document(made_agenda(), status=["verkenning"])


def test_acties_with_the_same_anchor_each_have_a_link_of_their_own() -> None:
    actie = "titel: Samen\n"
    files = {
        **BASE,
        "agenda/01-groen/12-samen-groen.yaml": f"nummer: 12\n{actie}zie: [samen-elf]\n",
        "agenda/11-elf/speerpunt.yaml": "nummer: 11\ntitel: Elf\nsoort: speerpunt\n",
        "agenda/11-elf/02-samen-elf.yaml": f"nummer: 2\n{actie}zie: [samen-groen]\n",
    }
    text = document(load(Files(files))[0])
    assert [link for link in contents(text) if "Samen" in link[0]] == [
        ("1.12 Samen", "112-samen"),
        ("11.2 Samen", "112-samen-1"),
    ]
    assert "| Zie | [11.2 Samen](#112-samen-1) |" in section(text, "1.12 Samen")
    assert "| Zie | [1.12 Samen](#112-samen) |" in section(text, "11.2 Samen")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("1.2 Samenwerking", "12-samenwerking"),
        ("Speerpunt 4. Vrede & Recht", "speerpunt-4-vrede--recht"),
        ("6.2 8- tot 12-jarigen", "62-8--tot-12-jarigen"),
        ("Kenniscafés: Ünder_score (2e)", "kenniscafés-ünder_score-2e"),
        ("twee\nregels  tekst", "twee-regels-tekst"),
    ],
)
def test_an_anchor_is_the_one_that_a_host_gives(title: str, expected: str) -> None:
    assert anchor(title) == expected


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
    assert _text(text) == expected


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
        ("Zie [b].\n\n[b]: https://b.nl", "Zie [b].\n\n[b]: https://b.nl"),
        ('<a href="https://b.nl">b</a>', '<a href="https://b.nl">b</a>'),
    ],
)
def test_prose_is_markdown_already_and_only_its_bare_addresses_change(
    text: str, expected: str
) -> None:
    assert _prose(text) == expected


# -- money and noten -------------------------------------------------------------------------

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
nummer: 1
titel: Bomen
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
  - {wat: struiken}
noot: "1. Dit is geen lijst."
"""


def with_a_pot(deel: str = "") -> Agenda:
    """A small agenda with a pot, its shares and noten; with one share more."""
    agenda = BASE["agenda/agenda.yaml"] + POT
    actie = DELEN.replace("  bijdragen:\n", f"  bijdragen:\n{deel}")
    files = {**BASE, "agenda/agenda.yaml": agenda, "agenda/01-groen/01-bomen.yaml": actie}
    return load(Files(files))[0]


def test_a_pot_tells_what_is_left_of_it_and_a_share_where_it_comes_from() -> None:
    euro, payer = "€\u00a0", "Gemeente Den Haag, via Bomenfonds"
    purpose = f"pot Regionale impuls: bomen; nog te verdelen: ongeveer {euro}7.099.970"
    share = f"{payer}, uit Regionale impuls"
    together = f"toegezegd, waarvan over alle jaren samen {euro}15 ontvangen"
    lines = document(with_a_pot()).splitlines()
    for line in (
        f"| {euro}7.500.000 | {payer} | toegezegd | zonder jaar | {purpose} |",
        (
            f"| ongeveer {euro}400.000 | {share} | toegezegd, waarvan {euro}90.000 ontvangen "
            "| zonder jaar | niet genoemd |"
        ),
        f"| {euro}10 | {share} | toegezegd | 2014 | niet genoemd |",
        f"| {euro}20 | {share} | {together} | 2015 | niet genoemd |",
        f"| {euro}1.000 | {share} | afgewezen | zonder jaar | niet genoemd |",
        f"Benodigd: minimaal {euro}500.000.",
        "| Status | gestopt |",
    ):
        assert line in lines


def test_of_a_pot_with_a_share_of_unknown_size_at_most_the_rest_is_left() -> None:
    text = document(with_a_pot("    - {uit: regionale-impuls, status: aangevraagd}\n"))
    assert "bomen; nog te verdelen: hoogstens €\u00a07.099.970 |" in text


def test_each_noot_is_a_footnote_where_it_belongs() -> None:
    text = document(with_a_pot())
    body, _, notes = text.partition("\n[^noot-1]: ")
    marked = [line for line in body.splitlines() if "[^noot-" in line]
    assert marked == [
        "| Noot | van de redactie[^noot-1] |",
        "Noot van de redactie[^noot-2]",
        "| Financiering | gedekt[^noot-3] |",
        "| Streefwaarden | meer\\![^noot-4]; struiken |",
        "| Noot | van de redactie[^noot-5] |",
    ]
    assert f"[^noot-1]: {notes}".splitlines() == [
        "[^noot-1]: Noot van de redactie: Een noot bij alles.",
        "",
        "[^noot-2]: Noot van de redactie: Hier zegt de bron niet van wie.",
        "",
        "[^noot-3]: Noot van de redactie: Zie ook [www.bomen.nl](https://www.bomen.nl).",
        "",
        "[^noot-4]: Noot van de redactie: \\| \\[^noot-1\\]: \\*niet\\*",
        "",
        "[^noot-5]: Noot van de redactie: 1. Dit is geen lijst.",
    ]


@pytest.mark.parametrize("noot", [text for text in HARD if "@" not in text])
def test_what_stands_in_a_noot_is_no_markup(noot: str) -> None:
    agenda = with_a_pot()
    assert agenda.kop
    text = document(replace(agenda, kop=agenda.kop._replace(noot=noot)))
    (told,) = re.findall(r"^\[\^noot-1\]: (.*)$", text, re.MULTILINE)
    assert read(told) == [("p", f"Noot van de redactie: {one_line(noot)}")]


def test_a_part_of_the_agenda_has_the_noten_of_that_part() -> None:
    text = document(every_key(), speerpunt=["2"])
    assert re.findall(r"^\[\^(.*)\]: Noot van de redactie: (.*)$", text, re.MULTILINE) == [
        ("noot-1", "\\[^1\\]: zie [www.groen.nl](https://www.groen.nl)"),
        ("noot-2", "De bron noemt geen betaler."),
    ]


# -- a part ----------------------------------------------------------------------------------


def test_a_choice_gives_these_acties_with_their_speerpunten(root: Path) -> None:
    text = gihv("export", "--zonder", "financiering", root=root).out
    assert [shown for shown, _ in contents(text)] == [
        "Geld voor de hele agenda",
        "Speerpunt 1. Groen & rustig",
        "1.10 =SOM(tuinen)",
        "2. Samen",
        "2.1 Scholen erbij",
        "2.2 @feest",
    ]
    assert headings(text)[2:] == [re.sub(r"\\(.)", r"\1", shown) for shown, _ in contents(text)]
    assert "Er is te weinig groen." in text
    assert "Parken" not in text.replace("parken", "")


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
    assert lines[2] == f"Dit is een deel van de agenda. Keuze: {told}"
    assert "Dit is een deel" not in gihv("export", root=root).out


@pytest.mark.parametrize(
    ("title", "shared"),
    [
        ("@feest", []),
        ("=SOM(tuinen)", []),
        ("Scholen erbij", ["1.1 en 2.1"]),
        ("Bomen planten", ["1.1 en 2.1", "1.1 en 1.2"]),
    ],
)
def test_a_choice_has_the_money_that_names_one_of_its_acties_and_that_for_all(
    title: str, shared: list[str]
) -> None:
    text = document(every_key(), zoek=[title])
    assert "wat er maar nodig is" in text
    assert re.findall(r"\| acties ([0-9.]+ en [0-9.]+) \|", text) == shared


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
        assert f"{file} past niet meer bij de agenda." in changed.err
        assert file.read_bytes() == other


def test_check_names_the_command_that_writes_this_very_document(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "deel van 1.md"
    choice = ("--speerpunt", "Groen & rustig", "--speerpunt", "2", "--jaar", "2014")
    absent = gihv("export", *choice, "-o", str(file), "--check", root=root)
    told = absent.err.rstrip("\n").partition(" Maak het met: gihv ")[2]
    place = f"--map {shlex.quote(str(root))}"
    named = "--speerpunt 'Groen & rustig' --speerpunt 2 --jaar 2014"
    assert told == f"{place} export {named} -o '{file}'"

    assert gihv_here(*shlex.split(told)).code == 0
    assert gihv("export", *choice, "-o", str(file), "--check", root=root).code == 0
    assert file.read_text(encoding="utf-8") == gihv("export", *choice, root=root).out

    file.write_text("oud\n", encoding="utf-8")
    stale = gihv("export", *choice, "-o", str(file), "--check", root=root)
    assert stale.err.endswith(f" past niet meer bij de agenda. Maak het met: gihv {told}\n")


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
    """Its defaults, but for the length of lines."""
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
    config.write_text('{"config": {"line-length": false}}', encoding="utf-8")
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
    assert "Bij --check hoort -o met het bestand dat u wilt vergelijken." in result.err
