"""Each format on one small Report that has every kind of block and of cell, hostile texts too."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gihv.money import Som
from gihv.output.report import LIST_FORMATS, renderer
from gihv.report.value import (
    Block,
    Cell,
    Column,
    Euro,
    Fields,
    Prose,
    Report,
    Section,
    Staat,
    Table,
    Told,
)
from tests.helpers import with_function

COLUMNS = (
    *(Column("nr"), Column("actie", share=5), Column("trekker", share=2)),
    *(Column("2014"), Column("2015"), Column("aantal", align="right", balk=1200)),
    *(Column("deel", align="right"), Column("bedrag", align="right")),
    Column("wanneer"),
)
SEPTEMBER = Told("datum", "1 september 2014", {"datum": "2014-09-01", "grens": None})
SPRING = Told("datum", "voorjaar 2015", {"datum": "voorjaar 2015", "grens": None})
ROWS: tuple[tuple[Cell, ...], ...] = (
    (
        *("1.1", "=1+1", "a | b", Staat("gedekt"), Staat("onbekend"), 1200, 2.5, Euro(650_000)),
        SEPTEMBER,
    ),
    (
        *("1.10", "@x; \"y\" en 'z'\nop twee regels", "", Staat("loopt niet")),
        *(Staat("ontbreekt"), 0, 0.0, Euro(None), SPRING),
    ),
)
ENVELOPE = {"versie": 1, "soort": "proef", "onvolledig": []}
REPORT = Report(
    title="Groene *agenda*",
    envelope=ENVELOPE,
    aside="stand: februari 2014",
    lead=("Het antwoord staat | bovenaan.",),
    sections=(
        Section("Acties (2)", (Table(COLUMNS, ROWS, ("bomen", "parken")),), "acties"),
        Section(
            None,
            (
                Fields((("Trekker", ("Den Haag",)), ("", ("zonder label",)), ("Zie", ("a", "b")))),
                Prose("Een *tekst* met\n\n- een lijst"),
                "Een gewone <regel>.",
            ),
        ),
        Section(None, (Table((Column("Per jaar"), Column("n", align="right")), (("2014", 3),)),)),
    ),
    closing=("Meer: gihv show",),
    ids=("bomen", "parken"),
)


def rendered(form: str, report: Report = REPORT, *, width: int = 80, colour: bool = False) -> str:
    return renderer(form)(report, width=width, colour=colour)


def of(*blocks: Block) -> Report:
    """A report of these blocks alone."""
    return REPORT._replace(sections=(Section(None, blocks),))


def rows_of_csv(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


# -- every format ----------------------------------------------------------------------------


def test_a_format_counts_only_when_it_stands_in_the_list() -> None:
    assert with_function("gihv.output.report", "render") == set(LIST_FORMATS)


@pytest.mark.parametrize("form", LIST_FORMATS)
def test_a_text_ends_in_one_line_end(form: str) -> None:
    text = rendered(form)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


# -- csv -------------------------------------------------------------------------------------


def test_csv_survives_a_spreadsheet_and_keeps_every_cell() -> None:
    # An amount is a number; a formula stays text; a decimal comma; a bar repeats a figure.
    rows = [
        "nr|actie|trekker|2014|2015|aantal|deel|bedrag|wanneer",
        "1.1|'=1+1|a / b|gedekt|onbekend|1200|2,5|650000|1 september 2014",
        "1.10|'@x; \"y\" en 'z'\nop twee regels||loopt niet|ontbreekt|0|0||voorjaar 2015",
    ]
    found = ["|".join(row).replace("a | b", "a / b") for row in rows_of_csv(rendered("csv"))]
    assert found == rows


def test_csv_puts_tables_with_the_same_columns_together() -> None:
    columns = (Column("nr"), Column("actie"))
    sections = tuple(
        Section(title, (Table(columns, ((number, "x"),)),))
        for title, number in (("Onbekend (1)", "1.1"), ("Gezocht (1)", "1.2"))
    )
    assert rows_of_csv(rendered("csv", REPORT._replace(sections=sections))) == [
        ["onderdeel", "nr", "actie"],
        ["Onbekend (1)", "1.1", "x"],
        ["Gezocht (1)", "1.2", "x"],
    ]


@pytest.mark.parametrize("typed", ["=1+1", "+31 70", "-5", "@x", "\tx", "\rx", "  =1+1"])
def test_csv_gives_a_spreadsheet_no_formula(typed: str) -> None:
    text = rendered("csv", of(Table((Column("a"),), ((typed,),))))
    assert rows_of_csv(text)[1] == [f"'{typed}".replace("\r", "\n")]


@given(st.lists(st.text(), min_size=2, max_size=2))
def test_csv_gives_back_any_text(texts: list[str]) -> None:
    table = Table((Column("a"), Column("b")), (tuple(texts),))
    found = rows_of_csv(rendered("csv", of(table)))
    typed = [one.replace("\r\n", "\n").replace("\r", "\n") for one in texts]
    assert [cell.removeprefix("'") for cell in found[1]] == [one.removeprefix("'") for one in typed]


# -- markdown --------------------------------------------------------------------------------


def test_markdown() -> None:
    assert rendered("markdown").split("\n\n") == [
        "# Groene \\*agenda\\*",
        "stand: februari 2014",
        "Het antwoord staat \\| bovenaan.",
        "## Acties (2)",
        (
            "| nr | actie | trekker | 2014 | 2015 | aantal | deel | bedrag | wanneer |\n"
            "| --- | --- | --- | --- | --- | ---: | ---: | ---: | --- |\n"
            "| 1.1 | =1+1 | a \\| b | gedekt | onbekend | 1.200 | 2,5 | €\u00a0650.000 "
            "| 1 september 2014 |\n"
            "| 1.10 | @x; \"y\" en 'z' op twee regels |  | loopt niet | ontbreekt | 0 | 0 "
            "| – | voorjaar 2015 |"
        ),
        "- **Trekker:** Den Haag\n- zonder label\n- **Zie:** a; b",
        "Een *tekst* met",
        "- een lijst",
        "Een gewone \\<regel>.",
        "| Per jaar | n |\n| --- | ---: |\n| 2014 | 3 |",
        "Meer: gihv show\n",
    ]


# -- tekst -----------------------------------------------------------------------------------


def test_tekst_is_one_line_a_row_without_drawing() -> None:
    assert rendered("tekst").splitlines() == [
        "Groene *agenda*, stand: februari 2014",
        "",
        "Het antwoord staat | bovenaan.",
        "",
        "Acties (2)",
        (
            "1.1  =1+1; trekker: a | b; 2014: gedekt; 2015: onbekend; aantal: 1.200; deel: 2,5; "
            "bedrag: €\u00a0650.000; wanneer: 1 september 2014"
        ),
        (
            "1.10  @x; \"y\" en 'z' op twee regels; 2014: loopt niet; 2015: ontbreekt; aantal: 0; "
            "deel: 0; wanneer: voorjaar 2015"
        ),
        "",
        "Trekker: Den Haag",
        "zonder label",
        "Zie: a; b",
        "Een *tekst* met",
        "",
        "- een lijst",
        "Een gewone <regel>.",
        "",
        "Per jaar",
        "2014; n: 3",
        "",
        "Meer: gihv show",
    ]
    assert not set("│┃━─█·•…") & set(rendered("tekst"))


# -- tabel -----------------------------------------------------------------------------------


def test_a_bar_is_as_long_as_what_it_stands_for() -> None:
    bars = {60: "█" * 10, 0: "", 1: "█", 120: "█" * 20}
    table = Table((Column("naam"), Column("n", balk=120)), tuple(("x", one) for one in bars))
    lines = rendered("tabel", of(table)).splitlines()
    assert [line[11:] for line in lines if line.startswith("x")] == list(bars.values())


NAMES = ("Stad", "De lange naam van een organisatie", "Dorp")


def screen(*sections: Section, width: int = 40, **looks: bool) -> list[str]:
    """The lines of these sections alone."""
    report = Report(title="", envelope=ENVELOPE, sections=sections)
    return renderer("tabel")(report, width=width, colour=False, **looks).splitlines()


def test_a_text_is_cut_and_how_many_more_there_are_is_not() -> None:
    names = [Told("lijst", "; ".join(NAMES[at:]), [], NAMES[at], f" +{2 - at}") for at in (0, 1)]
    table = Table((Column("wie", share=1), Column("nr")), tuple((one, "1.10") for one in names))
    assert screen(Section(None, (table,)), width=24) == [
        "wie                 nr",
        "Stad +2             1.10",
        "De lange naam … +1  1.10",
    ]


def test_as_many_rows_as_asked_and_the_total() -> None:
    rows = tuple((name, number) for number, name in enumerate(NAMES, 1))
    table = Table((Column("wie"), Column("n", align="right")), (*rows, ("totaal", 6)), total=True)
    section = Section("Wie (3)", (table._replace(most=1),))
    assert screen(section) == [
        *("Wie (3)", "  wie     n", "  Stad    1", "  totaal  6"),
        "  … en 2 meer: --alles",
    ]
    assert screen(section, alles=True) == screen(Section("Wie (3)", (table,)))


def test_amounts_stand_below_each_other_and_so_do_counts() -> None:
    sums = (Som(1500, 3, 2), Som(0, 12, 12), Som(), Som(20, 1, 0))
    table = Table((Column("geld", align="right"), Column("x")), tuple((som, "x") for som in sums))
    assert [line.replace("\u00a0", " ") for line in screen(Section(None, (table,)))] == [
        "          geld  x",
        "€ 1.500 +  2 ×  x",
        "          12 ×  x",
        "             –  x",
        "   € 20         x",
    ]


def test_titles_of_years_stand_beside_that_of_the_section_where_they_can() -> None:
    columns = (Column("", "nummer"), Column("", "titel", share=1), Column("2014"))
    table = Table(columns, (("1.1", "Bomen planten in de stad", Staat("open")),))
    long = "In een van de jaren nog open (1)"
    assert screen(Section("Open (1)", (table,))) == [
        "Open (1)                         2014",
        "  1.1  Bomen planten in de stad  open",
    ]
    assert screen(Section(long, (table,)))[:2] == [long, f"{'':33}2014"]


def test_where_a_table_is_too_wide_a_row_is_a_sentence_that_hangs() -> None:
    columns = (Column("nr"), Column("wat", share=1), *(Column(f"kolom {n}") for n in range(5)))
    table = Table(columns, (("1.1", "Bomen", *"abcde"),))
    assert screen(Section(None, (table,))) == [
        "1.1  Bomen; kolom 0: a; kolom 1: b;",
        "  kolom 2: c; kolom 3: d; kolom 4: e",
    ]


def test_colour_is_asked_for_and_marks_states_only() -> None:
    coloured = rendered("tabel", width=140, colour=True)
    assert "\x1b[32mgedekt" in coloured
    assert "\x1b[31monbekend" in coloured
    assert "\x1b" not in rendered("tabel", width=140)


def test_nothing_in_a_text_is_taken_for_markup() -> None:
    table = Table((Column("a"),), (("[red]x[/red] :smile: [onbekend]",),))
    sections = (Section("[b]kop[/b]", (table, "[i]regel[/i]")),)
    text = rendered("tabel", REPORT._replace(title="[u]titel", sections=sections))
    for one in ("[u]titel", "[b]kop[/b]", "[red]x[/red] :smile: [onbekend]", "[i]regel[/i]"):
        assert one in text


@given(
    st.integers(40, 140),
    st.text(st.characters(exclude_categories=("C", "M", "Sk", "Z")), min_size=1, max_size=60),
    st.booleans(),
)
def test_no_line_is_wider_than_the_terminal(width: int, word: str, breed: bool) -> None:
    table = Table(COLUMNS, tuple((row[0], word, word, *row[3:]) for row in ROWS))
    sections = (Section(word, (table, Fields(((word[:20], (word,)),)), word)),)
    report = REPORT._replace(title=word, sections=sections)
    lines = renderer("tabel")(report, width=width, colour=False, breed=breed).splitlines()
    assert all(cell_len(line) <= width for line in lines)


# -- json and ids ----------------------------------------------------------------------------


def test_json_is_the_tables_in_raw_cells() -> None:
    data = json.loads(rendered("json"))
    assert list(data) == [*ENVELOPE, "titel", "kop", "delen"]
    acties, fields, years = data["delen"]
    assert (acties["naam"], acties["titel"], acties["totaal"]) == ("acties", "Acties (2)", None)
    assert [one["soort"] for one in acties["kolommen"]] == [
        *("tekst", "tekst", "tekst", "dekking", "dekking", "getal", "getal", "euro", "datum"),
    ]
    assert list(acties["rijen"][1].values()) == [
        *("parken", "1.10", "@x; \"y\" en 'z'\nop twee regels", "", "loopt niet", "ontbreekt"),
        *(0, 0.0, None, {"datum": "voorjaar 2015", "grens": None}),
    ]
    assert list(acties["rijen"][1]) == ["id", *(column["naam"] for column in acties["kolommen"])]
    assert (fields["kolommen"], fields["rijen"]) == ([], [])
    assert years["rijen"] == [{"id": None, "Per_jaar": "2014", "n": 3}]


def test_json_keeps_the_total_apart_and_a_sum_whole() -> None:
    columns = (Column("bron", "naam"), Column("toegezegd"))
    rows = (("stad", Som(5, 2, 1)), ("totaal", Som(5, 2, 1)))
    table = Table(columns, rows, ("stad", None), total=True)
    (part,) = json.loads(rendered("json", of(table)))["delen"]
    som = {"bedrag": 5, "aantal": 2, "zonder_bedrag": 1}
    assert part["rijen"] == [{"id": "stad", "naam": "stad", "toegezegd": som}]
    assert part["totaal"] == {"naam": "totaal", "toegezegd": som}


@pytest.mark.parametrize(
    ("som", "said", "in_csv"),
    [
        (Som(), "–", ["", "0"]),
        (Som(0, 1, 1), "1\u00a0×", ["", "1"]),
        (Som(0, 1, 0), "€\u00a00", ["0", "0"]),
        (Som(1500, 2, 1), "€\u00a01.500 + 1\u00a0×", ["1500", "1"]),
    ],
)
def test_a_sum_counts_what_has_no_amount(som: Som, said: str, in_csv: list[str]) -> None:
    report = of(Table((Column("a"),), ((som,),)))
    assert said in rendered("markdown", report)
    assert rows_of_csv(rendered("csv", report)) == [["a", "a zonder bedrag"], in_csv]


def test_ids_are_one_a_line() -> None:
    assert rendered("ids") == "bomen\nparken\n"
    assert not rendered("ids", REPORT._replace(ids=())).strip()
