"""`gihv show`: all that the agenda says of one thing.

`pytest --update` rewrites the screens under tests/golden/show/.
"""

from pathlib import Path

import pytest

from tests.command import assert_golden, gihv, write
from tests.every_key import FILES, make
from tests.helpers import BASE

REAL = ["6.7", "6", "sbb", "gemeente-den-haag", "cofinanciering-sectorplannen"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the agenda in which every key occurs."""
    return make(tmp_path_factory.mktemp("agenda"))


@pytest.fixture
def _at_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


# -- screens ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("_at_80_columns")
@pytest.mark.parametrize("ref", REAL)
def test_a_thing_looks_as_it_did(ref: str, update: bool) -> None:
    result = gihv("show", ref, terminal=True)
    assert (result.code, result.err) == (0, "")
    assert max(map(len, result.lines)) <= 80
    assert_golden(f"show/{ref}-80.txt", result.out, update=update)


@pytest.mark.usefixtures("_at_80_columns")
@pytest.mark.parametrize("ref", ["1.1", "1", "gdh", "ebf"])
def test_a_thing_with_every_key_looks_as_it_did(ref: str, root: Path, update: bool) -> None:
    result = gihv("show", ref, root=root, terminal=True)
    assert (result.code, result.err) == (0, "")
    assert_golden(f"show/every-key-{ref}-80.txt", result.out, update=update)


@pytest.mark.usefixtures("_at_80_columns")
@pytest.mark.parametrize("ref", [*REAL, "9.1", "roc-mondriaan", "1"])
def test_no_word_is_cut(ref: str) -> None:
    plain = gihv("show", ref).out
    screen = gihv("show", ref, terminal=True).out
    whole = set(plain.replace(":", " ").replace(";", " ").split())
    for word in screen.replace(":", " ").replace(";", " ").split():
        # A bullet or number of a list is drawn anew, and a table has a head.
        assert word in whole | {
            "•",
            "bedrag",
            "status",
            "jaar",
            "bron",
            "en",
            "doel",
            "nr",
            "actie",
        }


@pytest.mark.parametrize("ref", REAL)
def test_a_pipe_gets_whole_plain_lines(ref: str) -> None:
    text = gihv("show", ref).out
    assert "\x1b" not in text
    assert not set("│┃━─█·•…") & set(text)


# -- content ---------------------------------------------------------------------------------


def test_an_actie_is_shown_whole(root: Path) -> None:
    text = gihv("show", "1.1", root=root).out
    for line in (
        "1.1  Bomen planten: [overal] in de `stad`",
        "Speerpunt: 1  Groen & rustig",
        "Deelgebied: De stad",
        "Planten langs wegen, zie https://bomen.nl/kaart.",
        "Trekker: Gemeente Den Haag",
        (
            "Partners: Boomschool (levert | bomen; onder voorbehoud); De Dienst Groen; "
            "er worden nog partners gezocht"
        ),
        "Beoogde partners: bewoners",
        "Status: in voorbereiding",
        "Looptijd: 2e kwartaal van 2014 tot en met eind 2015",
        "Financiering: deels: 2014 gedekt, 2015 deels",
        # An amount by year is not one amount.
        "€\u00a0100  toegezegd; jaar: 2014; bron en doel: Gemeente Den Haag: bomen",
        "€\u00a0200  toegezegd; jaar: 2015; bron en doel: Gemeente Den Haag: bomen",
        "€\u00a030  ontvangen; jaar: 2014; bron en doel: bron onbekend",
        "€\u00a09.999  afgewezen; jaar: 2014; bron en doel: Europees bomenfonds",
        "onbekend  aangevraagd; jaar: 2014 en 2016; bron en doel: via Potje: =1+1",
        "onbekend  toegezegd; jaar: jaar onbekend; bron en doel: Boomschool",
        "Samen met andere acties:",
        "€\u00a080  aangevraagd; jaar: 2014; bron en doel: Europees bomenfonds: acties 1.1 en 2.1",
        "€\u00a0500  toegezegd; jaar: 2014 en 2015; bron en doel: Boomschool: acties 1.1 en 1.2",
        "€\u00a040  mogelijk; jaar: jaar onbekend; bron en doel: Europees bomenfonds, via Potje",
        "Er is een begin.",
        "Benodigd: €\u00a01.000 (2014: €\u00a0400, 2015: €\u00a0600)",
        "Streefwaarden: ongeveer 200 nieuwe bomen; een plan; groei: maximaal 2,5 tot 3 procent",
        # In order of time.
        (
            "Mijlpalen: begin 2014: start; uiterlijk 1 september 2014: het plan is klaar; "
            "vanaf voorjaar 2015: planten"
        ),
        "Zie: 1.2  Parken; 2  Samen",
        "Genoemd in: 1.2  Parken",
        "Websites: www.bomen.nl/kaart_1; https://groen.nl/?a=1&b=2#deel",
        "Bestand: agenda/01-groen/01-bomen.yaml",
    ):
        assert line in text.splitlines()


def test_money_of_the_agenda_for_several_acties_is_shown_with_each(root: Path) -> None:
    shared = (
        "€\u00a080  aangevraagd; jaar: 2014; bron en doel: Europees bomenfonds: acties 1.1 en 2.1"
    )
    assert shared in gihv("show", "2.1", root=root).lines
    assert shared not in gihv("show", "2.2", root=root).lines


def test_what_is_absent_is_said(root: Path) -> None:
    assert gihv("show", "2.2", root=root).lines == [
        "2.2  @feest",
        "",
        "Speerpunt: 2  Samen",
        "",
        "Trekkers: geen",
        "Partners: geen",
        "Beoogde partners: geen",
        "Status: niet genoemd",
        "Looptijd: 2014 tot en met 2016",
        "",
        "Financiering: ontbreekt",
        "",
        "Benodigd: onbekend",
        "",
        "Streefwaarden: geen",
        "Mijlpalen: geen",
        "Zie: geen",
        "Genoemd in: geen",
        "Websites: geen",
        "Bestand: agenda/02-samen/02-feest.yaml",
    ]


def test_a_speerpunt_with_its_acties_and_the_money_for_several(root: Path) -> None:
    lines = gihv("show", "groen", root=root).lines
    for line in (
        "1  Groen & rustig",
        "Er is te weinig groen.",
        "- Meer | parken",
        "Doelen: De stad",
        "- Bomen in de straat",
        "Dit hoort bij **alle** acties.",
        "Acties (3)",
        "1.10  =SOM(tuinen); trekker: geen; dekking: geen",
        "Geld voor meer acties samen",
        "€\u00a0500  toegezegd; jaar: 2014 en 2015; bron en doel: Boomschool: acties 1.1 en 1.2",
        "Het geld is voor meer acties samen.",
        "Benodigd: €\u00a05.000",
        "Streefwaarden: bomen: minimaal 1.000 tot 1.200,5 stuks (2015)",
        "Websites: www.bomen.nl",
    ):
        assert line in lines
    assert (
        "Genoemd in: 1.1  Bomen planten: [overal] in de `stad`"
        in gihv("show", "samen", root=root).lines
    )


def test_an_organisation_with_each_role_in_its_own_place(root: Path) -> None:
    lines = gihv("show", "Den Haag", root=root).lines
    for line in (
        "Gemeente Den Haag",
        "Soort: overheid",
        "Andere namen: GDH; Den Haag; 's-Gravenhage; Die Haghe",
        "Ondertekend: ja, de hele agenda",
        "Trekker van: 1.1  Bomen planten: [overal] in de `stad`",
        "Partner bij: 1.10  =SOM(tuinen)",
        "Beoogd partner bij: geen",
        (
            "Via onderdelen: 1.1  Bomen planten: [overal] in de `stad` (partner: De Dienst Groen); "
            "1.2  Parken (trekker: Ploeg Bomen)"
        ),
        "Website: www.denhaag.nl",
        "€\u00a0100  toegezegd; jaar: 2014; waarvoor: 1.1 bomen",
    ):
        assert line in lines


def test_a_reservation_stands_with_the_role_and_with_the_signature(root: Path) -> None:
    lines = gihv("show", "boomschool", root=root).lines
    assert "Ondertekend: ja, onder voorbehoud" in lines
    assert (
        "Partner bij: 1.1  Bomen planten: [overal] in de `stad` (levert | bomen; onder voorbehoud)"
        in lines
    )


def test_an_organisation_is_a_part_of_others(root: Path) -> None:
    lines = gihv("show", "ploeg-bomen", root=root).lines
    assert "Onderdeel van: De Dienst Groen; Boomschool" in lines


def test_a_regeling_with_its_plafond_and_what_it_pays_for(root: Path) -> None:
    lines = gihv("show", "bomengeld", root=root).lines
    for line in (
        "Europees bomenfonds",
        "Voor bomen.",
        "Soort: fonds, in oprichting",
        "Andere namen: EBF; bomengeld",
        "Verstrekker: Gemeente Den Haag",
        "Plafond: €\u00a0590.000.000 (2014 en 2015)",
        "€\u00a080  aangevraagd; jaar: 2014; waarvoor: 1.1, 2.1",
        "€\u00a040  mogelijk; jaar: jaar onbekend; waarvoor: speerpunt 1",
    ):
        assert line in lines


def test_several_things_stand_below_each_other_in_the_order_asked(root: Path) -> None:
    result = gihv("show", "2.3", "potje", "1.2", root=root)
    titles = ["2.3  Kas", "Potje", "1.2  Parken"]
    assert [line for line in result.lines if line in titles] == titles


# -- what cannot be --------------------------------------------------------------------------


def test_a_thing_that_is_not_there_is_told_with_what_was_meant(root: Path) -> None:
    result = gihv("show", "1.1", "boomschol", root=root)
    assert (result.code, result.out) == (2, "")
    assert (
        "Fout: Er is niets met de naam of het nummer `boomschol`. Bedoelde u `boomschool`?"
        in result.err
    )


def test_nothing_asked_is_a_usage_error(root: Path) -> None:
    result = gihv("show", root=root)
    assert (result.code, result.out) == (2, "")
    assert "REF" in result.err


def test_of_a_broken_agenda_the_rest_is_shown(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "agenda/01-groen/speerpunt.yaml": "nummer: 1\ntitel: Groen\n"})
    result = gihv("show", "1.2", root=tmp_path)
    assert result.code == 1
    assert "Speerpunt: groen" in result.lines
    assert "Zie: 1.1  Bomen planten: [overal] in de `stad`" in result.lines
    assert result.err.startswith("Let op: 1 bestand ontbreekt")
    assert "  agenda/01-groen/speerpunt.yaml\n" in result.err


def test_without_agenda_yaml_the_years_are_not_known(tmp_path: Path) -> None:
    actie = "nummer: 1\ntitel: Bomen\n"
    write(tmp_path, {**BASE, "agenda/01-groen/01-bomen.yaml": actie})
    (tmp_path / "agenda/agenda.yaml").write_text("titel: [\n", encoding="utf-8")
    result = gihv("show", "1.1", root=tmp_path)
    assert result.code == 1
    assert "Looptijd: onbekend" in result.lines


# -- formats ---------------------------------------------------------------------------------


def test_csv_has_the_labels_and_the_tables(root: Path) -> None:
    lines = (
        gihv("show", "1.1", "--format", "csv", root=root).out.removeprefix("\ufeff").splitlines()
    )
    assert lines[0] == "gegeven;inhoud"
    assert "Trekker;Gemeente Den Haag" in lines
    assert "Looptijd;2e kwartaal van 2014 tot en met eind 2015" in lines
    assert "bedrag;status;jaar;bron en doel" in lines
    assert "100;toegezegd;2014;Gemeente Den Haag: bomen" in lines
    assert ";aangevraagd;2014 en 2016;via Potje: =1+1" in lines


def test_csv_of_more_things_has_one_byte_order_mark(root: Path) -> None:
    both = gihv("show", "1.1", "1.2", "--format", "csv", root=root).out
    one, other = (gihv("show", ref, "--format", "csv", root=root).out for ref in ("1.1", "1.2"))
    assert both == one + "\n" + other.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("tabel", [" • 1. Eerst *dit*", " • &copy; daarna"]),
        ("tekst", ["- 1. Eerst *dit*", "- &copy; daarna"]),
        ("markdown", ["- 1\\. Eerst \\*dit\\*", "- \\&copy; daarna"]),
    ],
)
def test_a_doel_is_no_markdown(form: str, expected: list[str], tmp_path: Path) -> None:
    path = "agenda/01-groen/speerpunt.yaml"
    doelen = 'doelen: ["1. Eerst *dit*", "&copy;\\n  daarna"]\n'
    root = write(tmp_path, {**BASE, path: BASE[path] + doelen})
    lines = gihv("show", "1", "--format", form, root=root).lines
    start = lines.index(expected[0])
    assert [line.rstrip() for line in lines[start : start + 2]] == expected


def test_markdown_escapes_names_and_keeps_prose(root: Path) -> None:
    lines = gihv("show", "1.1", "--format", "markdown", root=root).lines
    assert lines[0] == "# 1.1 Bomen planten: \\[overal\\] in de \\`stad\\`"
    assert "1. eerst kiezen" in lines
    assert any("Boomschool (levert \\| bomen; onder voorbehoud)" in line for line in lines)
