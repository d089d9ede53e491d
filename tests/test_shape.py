"""What is wrong with the shape of a file: what YAML reads otherwise than is meant, and the way out.

That every key of every schema is judged where it stands, `test_every_key` shows.
"""

import re
from collections.abc import Iterator, Mapping
from time import process_time

import pytest

from gihv.schemas import acceptor, judge
from gihv.shape.mistake import short
from gihv.shape.values import bedrag, datum, jaren
from tests.command import assert_golden
from tests.helpers import BASE, Files, load

ACTIE = "agenda/01-groen/01-bomen.yaml"
START: Mapping[str, str] = {
    ACTIE: "nummer: 1\ntitel: Bomen\n",
    "agenda/agenda.yaml": "titel: x\nvastgesteld: 2014\nperiode: {van: 2014, tot: 2015}\n",
    "agenda/organisaties.yaml": "",
    "agenda/01-groen/speerpunt.yaml": "nummer: 1\ntitel: Groen\nsoort: speerpunt\n",
}
"""What stands above a trap, in each file that has some."""

IN_ACTIE = {
    "a number in a list of ids": "trekkers:\n  - 2014",
    "a year for a list of years": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n      jaren: 2014"
    ),
    "a range of years": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n      jaren: 2013-2015"
    ),
    "a comma before decimals": "streefwaarden:\n  - wat: bomen\n    waarde: 2,5",
    "a date in words": "looptijd:\n  van: 1 sept. 2014",
    "a key by its spelling, although it is required": (
        "mijlpalen:\n  - datums: 2014\n    wat: De eerste boom staat er."
    ),
    "a key by its spelling, before a text of two lines": (
        "omschrijvng: Een tekst\n  die doorgaat."
    ),
    "years one step too shallow": "financiering:\n  dekking:\n  2014: gedekt",
    "a key below a list instead of in its last item": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n  bron: gemeente-den-haag"
    ),
    "a key one step too deep": "looptijd:\n  van: 2014\n  status: lopend",
    "a key in an item that belongs beside the list": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n      toelichting: Wie weet."
    ),
    "a word of another key under dekking": (
        "financiering:\n  dekking:\n    2014: gedekt\n    status: toegezegd"
    ),
    "a year at the top": "2014: gedekt",
    "another key for the one that is missing": (
        "mijlpalen:\n  - datum: 2014\n    gebeurtenis: De eerste boom staat er."
    ),
    "a name for the id of an organisation": "partners:\n  - naam: gemeente-den-haag",
    "a required key without a value": "mijlpalen:\n  - datum:\n    wat: De eerste boom staat er.",
    "a text that begins with a hash": "omschrijving: #1 van allemaal",
    "a word that is still to be chosen": "status:  # verkenning, lopend of afgerond",
    "a word that is to be chosen deeper": "financiering:\n  dekking:  # gedekt, deels of geen",
    "an id behind a hash": "financiering:\n  bijdragen:\n    - bron: # rijk",
    "two names for a list": "trekkers: gemeente-den-haag, roc",
    "no space behind the dash of the only item": "mijlpalen:\n  -datum: 2014",
    "no space behind the colon of the only key": "mijlpalen:\n  - datum:2014",
    "no colon behind a key between brackets": "looptijd: {van: 2014, tot 2015}",
    "a hard space behind a dash": "trekkers:\n  -\u00a0gemeente-den-haag",
    "a hard space behind a word": "financiering:\n  dekking: deels\u00a0",
    "a range in a list of years": (
        "financiering:\n  bijdragen:\n    - status: mogelijk\n      jaren: [2013-2014]"
    ),
    "another key of the same meaning, that other blocks have": (
        "streefwaarden:\n  - wat: bomen\n    jaren: [2014]"
    ),
    "hard spaces before a key": "financiering:\n\u00a0\u00a0dekking: geen",
    "two years for a key": "financiering:\n  dekking:\n    2014-2015: gedekt",
    "commas in an amount and in a text, between brackets": (
        "financiering:\n  bijdragen:\n    - {bedrag: 1,250,000, status: mogelijk, "
        "waarvoor: huur, inrichting}"
    ),
    "commas in an amount by year, in millions, and in years": (
        "financiering:\n  bijdragen:\n    - {bedrag: {2014: 1,2 mln}, status: mogelijk}\n"
        "    - {jaren: 2014, 2015, bedrag: 5, per jaar, status: mogelijk}"
    ),
    "a million between brackets, the same digits twice": ("financiering: {benodigd: 1,000,000}"),
    "a text between brackets with the same words twice": "mijlpalen: [{wat: een, boom, boom}]",
    "a percentage": "streefwaarden:\n  - wat: bomen\n    waarde: 12,5%",
    "an amount with cents": "financiering:\n  benodigd: '1500.00'",
    "an organisation in the place of a key, with keys beside it": (
        "partners:\n  - gemeente-den-haag:\n    taak: voor het water"
    ),
    "a colon behind an organisation": "partners:\n  - gemeente-den-haag:",
    "an organisation as a key, with a text, beside its task": (
        "partners:\n  - gemeente-den-haag: voor het water\n    taak: geld"
    ),
}
"""What is typed, by name. Those that a case on disk shows are not here."""

ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "a version that loses a zero": ("agenda/agenda.yaml", "versie: 2.10"),
    "all keys of an entry one step too shallow, so that they look like ids": (
        "agenda/organisaties.yaml",
        "roc:\nnaam: ROC\nsoort: onderwijs\n",
    ),
    "a misspelled key that is required, and another that is not there": (
        "agenda/organisaties.yaml",
        "roc:\n  titel: ROC\n",
    ),
}


def traps() -> Iterator[tuple[str, str, str]]:
    """Name, path and text of each trap."""
    yield from ((name, ACTIE, typed) for name, typed in IN_ACTIE.items())
    yield from ((name, path, typed) for name, (path, typed) in ELSEWHERE.items())


def test_a_trap_gets_one_sentence_and_a_way_out(update: bool) -> None:
    told: list[str] = []
    for name, path, typed in traps():
        _, found = load(Files({**BASE, path: f"{START[path]}{typed}\n"}))
        for one in found:
            assert one.path == path
            assert one.span.line > START[path].count("\n")
            assert not one.tip or re.match(r"[a-z].*[.?]\Z", one.tip)
            line = one.span.line - START[path].count("\n")
            tip = f" | {one.tip}" if one.tip else ""
            told.append(f"{name}: {line} {one.kind.code} {one.message}{tip}\n")
    assert_golden("vorm.txt", "".join(told), update=update)


@pytest.mark.parametrize(
    "typed",
    [
        "nummer: 1.000",
        "nummer: 1,5 miljoen",
        'nummer: "true"',
        'nummer: "1500"',
        "nummer: .5",
        "nummer: 1e999",
        "nummer: 1e3",
        "streefwaarden: [{wat: bomen, jaar: true}]",
        "financiering: {benodigd: € 0}",
        "financiering: {benodigd: '2.000.000.000.000'}",
        "financiering: {bijdragen: [{status: mogelijk, jaren: [150 000]}]}",
    ],
)
def test_nothing_is_proposed_that_would_be_refused_again(typed: str) -> None:
    start = "titel: Bomen\n" if typed.startswith("nummer") else "nummer: 1\ntitel: Bomen\n"
    _, found = load(Files({**BASE, ACTIE: f"{start}{typed}\n"}))
    assert [(one.kind.code, one.tip) for one in found] == [("GIHV105", None)]


def test_a_file_full_of_unknown_keys_takes_no_longer_than_its_length() -> None:
    keys = [f"status_{number}: 1\n" for number in range(6_000)]
    started = process_time()
    _, found = load(Files({**BASE, ACTIE: "nummer: 1\ntitel: Bomen\n" + "".join(keys)}))
    assert process_time() - started < 2  # quadratic, this took minutes
    assert [one.kind.code for one in found] == ["GIHV102"] * len(keys)
    assert [one.tip for one in found].count("bedoelde u `status`?") == 1_000  # enough is enough


def test_python_and_json_schema_mean_the_same_by_the_end_of_a_text() -> None:
    """Python's `$` would let a line break pass."""
    data = {"nummer": 1, "titel": "x", "financiering": {"dekking": {"2014\n": "gedekt"}}}
    assert not acceptor("actie")(data)
    assert not judge("actie").is_valid(data)


def test_the_verdict_of_jsonschema_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other validator only says yes sooner."""
    monkeypatch.setattr("gihv.load.acceptor", lambda kind: lambda data: False)
    agenda, found = load(Files({**BASE, ACTIE: "nummer: 1\ntitel: Bomen\n"}))
    assert (found, agenda.onvolledig) == ([], ())
    assert [actie.titel for actie in agenda.acties] == ["Bomen"]


@pytest.mark.parametrize(
    "word",
    [
        *("onbekend", "niet bekend", "nog niet bekend", "n.v.t.", "nvt", "geen"),
        *("tbd", "nog te bepalen", "nader te bepalen", "volgt", "volgt nog", "(?)"),
    ],
)
def test_a_word_for_what_is_not_known_is_left_out(word: str) -> None:
    typed = f"nummer: 1\ntitel: Bomen\nfinanciering: {{benodigd: {word}}}\n"
    _, found = load(Files({**BASE, ACTIE: typed}))
    assert [one.tip for one in found] == ["laat de sleutel weg als het niet bekend is."]


@pytest.mark.parametrize("typed", ["benodigd: PM", "bijdragen: [{status: mogelijk, bedrag: P.M.}]"])
def test_an_amount_that_is_pm_is_left_out_and_told_in_words(typed: str) -> None:
    path = {ACTIE: f"nummer: 1\ntitel: Bomen\nfinanciering: {{{typed}}}\n"}
    _, found = load(Files({**BASE, **path}))
    tip = "laat het bedrag weg, en zeg in een toelichting dat het nog komt."
    assert [one.tip for one in found] == [tip]


def test_a_long_text_is_quoted_up_to_40_signs_on_one_line() -> None:
    assert short("x" * 40) == "x" * 40
    assert short("x" * 41) == "x" * 39 + "…"
    assert short(f"{'x' * 38}\n  xx") == "x" * 38 + "…"


# -- as people write it elsewhere ------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("150.000", 150000),
        ("€ 1.500.000,-", 1500000),
        ("EUR 150 000", 150000),
        ("150000,00 euro", 150000),
        ("1,1 miljoen", 1100000),
        ("€ 0,25 mln euro", 250000),
        ("1,250,000", 1250000),
        ("1.2 mln.", 1200000),
        ("12,5", None),
        ("1.5000", None),
        ("200 bomen", None),
    ],
)
def test_an_amount(written: str, typed: int | None) -> None:
    assert bedrag(written) == typed


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("1-9-2014", "2014-09-01"),
        ("31/12/2014", "2014-12-31"),
        ("2014/9/1", "2014-09-01"),
        ("september 2014", "2014-09"),
        ("1 sept. 2014", "2014-09-01"),
        ("3 mrt 2014", "2014-03-03"),
        ("Mei 2015", "2015-05"),
        ("lente 2014", "voorjaar 2014"),
        ("begin  2014", "begin 2014"),
        ("eind van 2014", "eind 2014"),
        ("1e helft 2021", "eerste helft 2021"),
        ("2de halfjaar van 2021", "tweede helft 2021"),
        ("schooljaar 2021/2022", "schooljaar 2021-2022"),
        ("Schooljaar 2021/22", "schooljaar 2021-2022"),
        ("sj 21-22", "schooljaar 2021-2022"),
        ("sj. 2021 – 2022", "schooljaar 2021-2022"),
    ],
)
def test_a_date(written: str, typed: str) -> None:
    assert datum(written) == typed


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("2014", [2014]),
        ("2013-2015", [2013, 2014, 2015]),
        ("2013 t/m 2015", [2013, 2014, 2015]),
        ("2013, 2015", [2013, 2015]),
        ("2013 en 2014", [2013, 2014]),
        ("2014/15", [2014, 2015]),
        ("2014]", [2014]),
        ("2015-2013", None),
        ("14-15", None),
    ],
)
def test_years(written: str, typed: list[int] | None) -> None:
    assert jaren(written) == typed
