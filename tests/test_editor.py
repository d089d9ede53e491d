"""What an editor says, by the server that editors run: in Dutch, and the same as gihv.

Needs Node and `npm ci` in tests/editor; EDITOR_SERVER names the folder of another version of the
server, which runs on the `node` of PATH. README.md tells the differences that are left.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from gihv.copies import files as schemas_of
from gihv.diagnostics import Diagnostic, FileError, Keys
from gihv.layout import FileKind, kind_of
from gihv.model import Agenda, Bijdrage, Financiering
from gihv.schemas import properties, schemas_at
from gihv.tree import WorkTree
from gihv.yaml import Node, parse, span_of, spans
from tests.command import MADE, REPOSITORY, made_agenda, write
from tests.editor.server import Server, missing
from tests.helpers import Files, check
from tests.test_mutations import Mutation, mutations

MISSING = missing()
pytestmark = [
    pytest.mark.node,
    pytest.mark.skipif(MISSING is not None, reason=MISSING or "the server is there"),
]

ACTIE = "agenda/01-water/02-leermeesters.yaml"
AT_TOP = ("agenda/agenda.yaml", "agenda/organisaties.yaml", "agenda/regelingen.yaml")
MODELINE = "# yaml-language-server: $schema=../../schema/actie.schema.json\n"
UNKNOWN_IDS = {f"GIHV20{digit}" for digit in range(1, 6)}
ENGLISH = re.compile(
    r"\b(?:the|must|should|value|property|expected|incorrect|missing|is not)\b", re.IGNORECASE
)
SAME, FOUND, TOGETHER = 98, 95, 75
"""Of 100 damaged files that are YAML still: those in which the editor and gihv tell the same lines.

And of 100 that are not: those in which it tells anything, and in which the line of gihv is told."""
WORDS = ["gedekt", "deels", "beoogd", "gezocht", "onbekend", "geen"]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every file of the made agenda."""
    tree = WorkTree(MADE)
    return {path: tree.read(path).decode() for path in tree.files() if kind_of(path)}


@pytest.fixture(scope="module")
def server(texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server on the made agenda and its schemas, with every schema loaded.

    A file that is opened while its schema is being loaded is at times judged by half of it.
    """
    root = write(tmp_path_factory.mktemp("made"), {**texts, **schemas_of(registers())})
    with Server(root) as running:
        for path in (ACTIE, *AT_TOP, "agenda/01-water/speerpunt.yaml"):
            running.problems(path, texts[path])
        yield running


def registers() -> Agenda:
    """The made agenda with more regelingen and pots: of a few the server shows all at each."""
    made = made_agenda()
    more = {f"fonds-{nth}": made.regelingen["streekfonds"] for nth in range(10)}
    potten = [Bijdrage("mogelijk", bron="provincie", id=f"impuls-{nth}") for nth in range(10)]
    assert made.kop
    labels = {"jeugd": "Jongeren", "natuur": "Natuur en water"}
    kop = made.kop._replace(financiering=Financiering(bijdragen=tuple(potten)), labels=labels)
    return replace(made, kop=kop, regelingen={**made.regelingen, **more})


def place(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column of an offset."""
    span = span_of(text, offset, offset + 1)
    return span.line, span.column


def completed(
    server: Server, text: str, path: str = "agenda/01-water/20-nieuw.yaml", kind: str = "actie"
) -> dict[str, str]:
    """What is offered where `|` stands in a file: by its name the text that it types."""
    before, _, after = (MODELINE.replace("actie", kind) + text).partition("|")
    server.open(path, before + after)
    line, column = place(before + "x", len(before))
    return {
        item["label"]: item.get("textEdit", {}).get("newText", item.get("insertText", ""))
        for item in server.completion(path, line, column)
    }


# -- errors ----------------------------------------------------------------------------------


def test_a_good_agenda_has_no_problems(server: Server, texts: dict[str, str]) -> None:
    found = server.problems_of(texts)
    assert {path: problems for path, problems in found.items() if problems} == {}


FINANCIERING = "nummer: 1\ntitel: x\nfinanciering:\n"
BIJDRAGE = f"{FINANCIERING}  bijdragen:\n    - status: mogelijk\n"
TOEGEZEGD = f"{FINANCIERING}  bijdragen:\n    - status: toegezegd\n"
BENODIGD = f"{FINANCIERING}  benodigd:\n"
MIJLPAAL = "nummer: 1\ntitel: x\nmijlpalen:\n  - datum: 2014\n    wat: x\n"
STREEFWAARDE = "nummer: 1\ntitel: x\nstreefwaarden:\n  - wat: x\n"
METING = f"{STREEFWAARDE}    metingen:\n      - datum: 2020\n"
VOORTGANG = "nummer: 1\ntitel: x\nvoortgang:\n  - datum: 2014\n"
WRONG = (
    ("nummer: 1\ntitle: x\n", 2, "Een actie kent alleen: nummer, titel, "),
    ("nummer: 1\n", 1, "Vul `titel` in."),
    ("nummer: 1\ntitel: x\nstatus: bezig\n", 3, "Kies uit: verkenning, in_voorbereiding, "),
    ("nummer: 1\ntitel: x\ntrekkers: vakcollege\n", 3, "Maak hier een lijst van: "),
    (
        "nummer: 1\ntitel: x\ntrekkers:\n  - den-haag\n",
        4,
        "Dit id staat niet in organisaties.yaml, of het schema is verouderd: `gihv schema ",
    ),
    ("nummer: 1\ntitel: x\nfinanciering:\n  dekking: rond\n", 4, "Kies uit: gedekt, deels, "),
    (
        "nummer: 1\ntitel: x\nfinanciering:\n  dekking:\n    14: gedekt\n",
        5,
        "Gebruik als sleutel een jaar met vier cijfers, zoals 2014.",
    ),
    (
        f"{BIJDRAGE}      bron: esf\n",
        6,
        "Dit id staat niet in organisaties.yaml en niet in regelingen.yaml, of het schema is ",
    ),
    (
        f"{BIJDRAGE}      bedrag: 1.000.000\n",
        6,
        "Schrijf hele euro's als getal zonder punten of komma's, zoals 150000",
    ),
    (
        f"{BIJDRAGE}      bedrag:\n        2014: 5\n      jaren: [2014]\n",
        8,
        "Laat `jaren` weg: `bedrag` noemt de jaren al.",
    ),
    (
        "nummer: 1\ntitel: x\nmijlpalen:\n  - datum: 2014-02-30\n    wat: x\n",
        4,
        "Schrijf een datum als 2014, 2014-09, ",
    ),
    (f"{BIJDRAGE}      uit: [impuls-1]\n", 6, "Schrijf het id van een pot uit agenda.yaml of "),
    (
        f"{BIJDRAGE}      uit: impuls-1\n      bron: provincie\n",
        7,
        "Laat `bron` weg: de pot bij `uit` noemt de betaler al.",
    ),
    (
        f"{BIJDRAGE}      uit: impuls-1\n      via: streekfonds\n",
        7,
        "Laat `via` weg: de pot bij `uit` noemt de regeling al.",
    ),
    (f"{BIJDRAGE}      bedrag: 5\n      grens: circa\n", 7, "Kies uit: ongeveer, minimaal, "),
    (f"{BIJDRAGE}      grens: ongeveer\n", 6, "Zet `grens` alleen bij een `bedrag`."),
    (
        f"{BIJDRAGE}      bedrag: 5\n      ontvangen: 2\n",
        7,
        "Zet `ontvangen` alleen bij status `toegezegd`.",
    ),
    (
        f"{TOEGEZEGD}      bedrag: 5000\n      ontvangen: 2.000,50\n",
        7,
        "Schrijf hele euro's als getal zonder punten of komma's, zoals 150000.",
    ),
    (f"{TOEGEZEGD}      ontvangen: 2\n", 6, "Zet `ontvangen` alleen bij een `bedrag`."),
    (f"{BIJDRAGE}      id: impuls\n", 6, "Een bijdrage kent alleen: bron, via, uit, "),
    (f"{BENODIGD}    grens: ongeveer\n", 4, "Vul `bedrag` in."),
    (f"{BENODIGD}    bedrag: 5\n    grens: circa\n", 6, "Kies uit: ongeveer, minimaal, "),
    (f"{BENODIGD}    bedrag: veel\n    grens: ongeveer\n", 5, "Schrijf hele euro's als getal "),
    (f"{BENODIGD}    bedrag: 5\n    2014: 5\n", 6, "Benodigd kent alleen: bedrag, grens; of "),
    (f"{BENODIGD}    bedrg: 5\n", 5, "Gebruik als sleutel een jaar met vier cijfers"),
    ("nummer: 1\ntitel: x\nnoot: [tekst]\n", 3, "Schrijf hier tekst."),
    ("nummer: 1\ntitel: x\nkenmerk: 2021\n", 3, "Zet het kenmerk tussen aanhalingstekens, "),
    (f"{BIJDRAGE}      kenmerk: 2021\n", 6, "Zet het kenmerk tussen aanhalingstekens, "),
    ("nummer: 1\ntitel: x\nlabels: jeugd\n", 3, "Maak hier een lijst van: "),
    ("nummer: 1\ntitel: x\nlabels:\n  - 2021\n", 4, "Schrijf het id van een label uit agenda."),
    (
        "nummer: 1\ntitel: x\nlooptijd:\n  van: 2014\n  doorlopend: ja\n",
        5,
        "Schrijf hier `true`, of laat de sleutel weg.",
    ),
    (
        "nummer: 1\ntitel: x\nlooptijd:\n  van: schooljaar 2021-2023\n",
        4,
        "Schrijf een datum als 2014, 2014-09, ",
    ),
    (
        "nummer: 1\ntitel: x\ntrekkers:\n  - organisatie: vakcollege\n    functie: [leider]\n",
        5,
        "Schrijf hier tekst.",
    ),
    (f"{MIJLPAAL}    bereikt: true\n", 6, "Schrijf een datum als 2014, 2014-09, "),
    (f"{MIJLPAAL}    vervallen: nee\n", 6, "Schrijf hier `true`, of laat de sleutel weg."),
    (f"{MIJLPAAL}    door: [stuurgroep]\n", 6, "Schrijf hier tekst."),
    (f"{MIJLPAAL}    kenmerk: 2021\n", 6, "Zet het kenmerk tussen aanhalingstekens, "),
    (f"{STREEFWAARDE}    nulmeting: 5\n", 5, "Een meting kent alleen: datum, waarde, herkomst."),
    (f"{STREEFWAARDE}    nulmeting:\n      datum: 2020\n", 5, "Vul `waarde` in."),
    (f"{STREEFWAARDE}    metingen: 5\n", 5, "Maak hier een lijst van: "),
    (f"{METING}        waarde: veel\n", 7, "Schrijf een getal, met een punt voor decimalen."),
    (f"{METING}        waarde: 5\n        herkomst: 2014\n", 8, "Schrijf hier tekst."),
    ("nummer: 1\ntitel: x\nvoortgang: achter\n", 3, "Maak hier een lijst van: "),
    ("nummer: 1\ntitel: x\nvoortgang:\n  - oordeel: achter\n", 4, "Vul `datum` in."),
    (f"{VOORTGANG}    oordeel: rood\n", 5, "Kies uit: op_schema, aandacht, achter."),
    (f"{VOORTGANG}    stand: achter\n", 5, "Een oordeel kent alleen: datum, oordeel, "),
    (f"{VOORTGANG}    oordeel: achter\n    toelichting: []\n", 6, "Schrijf hier tekst."),
)
"""A new actie, and the one line that is wrong with what is said of it."""


SPEERPUNT = """\
# yaml-language-server: $schema=../../schema/speerpunt.schema.json
nummer: 9
titel: x
soort: speerpunt
financiering:
  bijdragen:
    - status: mogelijk
"""
WRONG_POT = (
    ("      id: Een pot\n", 8, "Schrijf een id met alleen kleine letters, "),
    (
        "      id: een-pot\n      acties: [leermeesters]\n",
        9,
        "Laat `acties` weg: van een pot krijgen acties een deel",
    ),
    ("      uit: impuls-1\n", 8, "Een bijdrage kent alleen: id, bron, via, "),
)
AGENDA = """\
# yaml-language-server: $schema=../schema/agenda.schema.json
titel: x
versie: "1"
periode:
  van: 2014
  tot: 2015
"""
WRONG_AGENDA = (
    ("labels:\n  - jeugd\n", 8, "Een id van een label heeft alleen kleine letters, "),
    ("labels:\n  De jeugd: Jongeren\n", 8, "Een id van een label heeft alleen kleine letters, "),
    ("labels:\n  jeugd: 2014\n", 8, "Schrijf hier tekst."),
    ("benamingen: thema\n", 7, "Benamingen kent alleen: speerpunt, actie."),
    ("benamingen:\n  speerpunten: thema\n", 8, "Benamingen kent alleen: speerpunt, actie."),
    ("benamingen:\n  actie: project\n", 8, "Een benaming kent alleen: enkelvoud, meervoud."),
    ("benamingen:\n  actie:\n    enkelvoud: project\n", 8, "Vul `meervoud` in."),
    (
        "benamingen:\n  actie:\n    enkelvoud: project\n    meervoud: []\n",
        10,
        "Schrijf hier tekst.",
    ),
)
WRONG_SPEERPUNT = (*WRONG_POT, ("kenmerk: 2021\n", 8, "Zet het kenmerk tussen aanhalingstekens"))
TOLD = [
    *(("agenda/01-water/20-nieuw.yaml", MODELINE + text, n + 1, told) for text, n, told in WRONG),
    *(
        ("agenda/01-water/speerpunt.yaml", SPEERPUNT + text, n, told)
        for text, n, told in WRONG_SPEERPUNT
    ),
    *(("agenda/agenda.yaml", AGENDA + text, n, told) for text, n, told in WRONG_AGENDA),
]


@pytest.mark.thorough  # the server waits a while before it looks at a text
@pytest.mark.parametrize(("path", "text", "line", "message"), TOLD, ids=range(len(TOLD)))
def test_a_mistake_gives_one_message_in_dutch(
    path: str, text: str, line: int, message: str, *, server: Server, texts: dict[str, str]
) -> None:
    found = server.problems(path, text)
    assert [one.line for one in found] == [line]
    assert found[0].message.startswith(message)
    by_tool = by_gihv(Mutation(path, "", text.encode()), texts)
    assert [one.span.line for one in by_tool] == [line]


def test_the_id_of_a_pot_that_is_not_there_is_said_to_be_none(server: Server) -> None:
    text = f"{BIJDRAGE}      uit: impuls\n"
    (found,) = server.problems("agenda/01-water/20-nieuw.yaml", MODELINE + text)
    assert found.line == 7
    assert found.message.startswith("Dit id is niet van een pot in de agenda, of ")


def test_the_editor_and_gihv_agree(full: bool, server: Server, texts: dict[str, str]) -> None:
    changed = list(islice(damaged(), 300 if full else 60))
    opened = server.problems_of(
        {copy_of(one, number): one.data.decode() for number, one in enumerate(changed)}
    )
    wrong, differences = 0, 0
    for one, problems in zip(changed, opened.values(), strict=True):
        assert not [found for found in problems if ENGLISH.search(found.message)]
        found = by_gihv(one, texts)
        differing = {told.line for told in problems} ^ {told.span.line for told in found}
        for line in differing:
            assert is_known(line, found, one), f"{one.damage} in {one.path}, {line}: {problems}"
        wrong += bool(found)
        differences += bool(differing)
    assert wrong > len(changed) / 2, "most changes are mistakes"
    assert 100 * differences <= (100 - SAME) * len(changed)


def test_of_a_text_that_is_no_yaml_the_editor_says_more_and_in_english(
    full: bool, server: Server, texts: dict[str, str]
) -> None:
    """The parser of the editor goes on behind the mistake, often from the line above it."""
    changed = list(islice(damaged(are_yaml=False), 300 if full else 60))
    opened = server.problems_of(
        {copy_of(one, number): one.data.decode() for number, one in enumerate(changed)}
    )
    found, together, messages = 0, 0, 0
    for one, problems in zip(changed, opened.values(), strict=True):
        told_by_gihv = check(Files({one.path: one.data}))[1]
        (by_tool,) = (told for told in told_by_gihv if told.kind.code.startswith("GIHV0"))
        found += bool(problems)
        together += by_tool.span.line in {told.line for told in problems}
        messages += len(problems)
    assert 100 * found >= FOUND * len(changed)
    assert 100 * together >= TOGETHER * len(changed)
    assert messages > 2 * len(changed)


def test_readme_tells_how_far_they_agree() -> None:
    readme = " ".join((REPOSITORY / "README.md").read_text(encoding="utf-8").split())
    for told in (f"{SAME} of 100", f"{FOUND} of 100", f"{TOGETHER} of 100"):
        assert told in readme


def damaged(*, are_yaml: bool = True) -> Iterator[Mutation]:
    """Damaged files that are YAML still, so that what is wrong is their shape or an id; or not.

    Not the registers: which ids they hold the editor knows from a schema that is made later.
    """
    for one in mutations(5000):
        if one.path.count("/") < 2:
            continue
        try:
            parse(one.data)
        except FileError:
            with suppress(UnicodeDecodeError):
                if not are_yaml and one.data.decode():
                    yield one
        else:
            if are_yaml and one.damage in ("removed", "renamed", "retyped"):
                yield one


def copy_of(one: Mutation, number: int) -> str:
    """A path beside that of a changed file: all can then be open at once."""
    return f"{one.path.removesuffix('.yaml')}~{number}.yaml"


def by_gihv(one: Mutation, texts: dict[str, str]) -> list[Diagnostic]:
    """What gihv finds wrong with the shape of a changed file, and unknown ids in it."""
    return [
        found
        for found in check(Files({**texts, one.path: one.data}))[1]
        if found.path == one.path
        and (found.kind.code.startswith("GIHV1") or found.kind.code in UNKNOWN_IDS)
    ]


def is_known(line: int, found: list[Diagnostic], one: Mutation) -> bool:
    """Whether README.md tells why the editor and gihv differ about a line.

    Which ids of deelgebieden and acties exist, the schemas do not know; they ask for a missing key
    only once every key of its block is known; and `12.000` is 12 to an editor.
    """
    codes = {told.kind.code for told in found if told.span.line == line}
    return (
        (bool(codes) and codes <= {"GIHV204", "GIHV205"})
        or (codes == {"GIHV101"} and any(told.kind.code == "GIHV102" for told in found))
        or re.search(r"\b[0-9]{1,3}\.000\b", one.data.decode().splitlines()[line - 1]) is not None
    )


# -- hover -----------------------------------------------------------------------------------


def keys_of(text: str) -> Iterator[tuple[Keys, Node]]:
    """Every key of a text that has a name; years and ids have no description of their own."""
    for keys, node in spans(text).items():
        if node.key and not str(keys[-1]).isdigit():
            yield keys, node


WHOLE = """\
nummer: 7
titel: Een actie
kenmerk: W-2021-01
deelgebied: havens
labels: [jeugd]
omschrijving: Tekst.
status: lopend
looptijd:
  van: 2014-02
  tot: eind 2015
  doorlopend: true
trekkers:
  - organisatie: vakcollege
    functie: decaan
    taak: tijdelijk
    voorbehoud: true
partners: [vakcollege]
beoogde_partners: [vakcollege]
partners_gezocht: true
financiering:
  dekking: gedekt
  bijdragen:
    - bron: vakcollege
      via: streekfonds
      bedrag: 150000
      grens: ongeveer
      jaren: [2014]
      status: toegezegd
      ontvangen: 1000
      waarvoor: boeken
      kenmerk: "2021"
    - uit: impuls-1
      status: mogelijk
  benodigd:
    bedrag: 150000
    grens: ongeveer
  toelichting: Tekst.
  noot: Tekst.
streefwaarden:
  - wat: boeken
    waarde: 1
    waarde_tot: 2
    eenheid: stuks
    jaar: 2014
    grens: ongeveer
    nulmeting:
      datum: schooljaar 2013-2014
      waarde: 0
      herkomst: telling
    metingen:
      - datum: eerste helft 2014
        waarde: 1
        herkomst: telling
    noot: Tekst.
mijlpalen:
  - datum: 2014
    wat: begin
    grens: vanaf
    bereikt: 2014-02-03
    vervallen: true
    door: stuurgroep
    kenmerk: B/3
voortgang:
  - datum: 2014
    oordeel: achter
    toelichting: Tekst.
zie: [havendag]
websites: [www.boeken.nl]
noot: Tekst.
"""


OWN_WORDS = f"""\
{AGENDA}benamingen:
  speerpunt:
    enkelvoud: thema
    meervoud: thema's
  actie:
    enkelvoud: project
    meervoud: projecten
labels:
  jeugd: Jongeren
"""


def test_hover_on_each_key_of_an_actie_is_dutch(server: Server) -> None:
    seen = hovered(server, "actie", "agenda/01-water/20-nieuw.yaml", MODELINE + WHOLE)
    assert seen == set(every_key("actie", ()))


def test_hover_on_what_an_agenda_and_a_speerpunt_have_besides_is_dutch(server: Server) -> None:
    seen = hovered(server, "agenda", "agenda/agenda.yaml", OWN_WORDS)
    assert {("labels", "jeugd"), *every_key("agenda", ("benamingen",))} <= seen
    text = f'{SPEERPUNT}kenmerk: "2021"\n'
    assert ("kenmerk",) in hovered(server, "speerpunt", "agenda/09-nieuw/speerpunt.yaml", text)


def hovered(server: Server, kind: FileKind, path: str, text: str) -> set[Keys]:
    """The ways to the keys of a file without problems, each of which a hover explains."""
    assert server.problems(path, text) == []
    seen: set[Keys] = set()
    for keys, node in keys_of(text):
        assert node.key
        shown = server.hover(path, *place(text, node.key[0] + 1)).replace("\\`", "`")
        assert shown.startswith(explained(kind, keys, text[slice(*node.value)])), keys
        seen.add(tuple(0 if isinstance(key, int) else key for key in keys))
    return seen


def explained(kind: FileKind, keys: Keys, value: str) -> str:
    """What a hover begins with: title and description of the key, or of the id that it holds."""
    if keys[-1] in ("organisatie", "bron", "via"):
        name = made_agenda().naam(value)
        return f"#### {name}\n\n{name}"
    if keys[-1] == "uit":
        return f"#### {value}\n\nProvincie"
    schema = next(one for one in schemas_at(kind, keys) if "description" in one and "title" in one)
    # of a block that two keys have the server shows the title of the block
    title = "Meting" if keys[-1] == "nulmeting" else schema["title"]
    return f"#### {title}\n\n{schema['description']}\n"


def every_key(kind: FileKind, keys: Keys) -> Iterator[Keys]:
    """The way to every key that the schema has."""
    for name in properties(kind, keys):
        way = (*keys, name)
        yield way
        in_list = any("items" in schema for schema in schemas_at(kind, way))
        if name not in ("partners", "beoogde_partners"):  # as trekkers
            yield from every_key(kind, (*way, 0) if in_list else way)


def test_hover_on_a_word_tells_what_it_means(server: Server, texts: dict[str, str]) -> None:
    text = texts[ACTIE]
    server.open(ACTIE, text)
    shown = server.hover(ACTIE, *place(text, text.index("2019: gezocht") + 8))
    assert "* `gezocht`: Er wordt naar geld gezocht." in shown


# -- completion ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("looptijd:\n  |", ("looptijd",)),
        ("financiering:\n  |", ("financiering",)),
        ("streefwaarden:\n  - |", ("streefwaarden", 0)),
        ("mijlpalen:\n  - |", ("mijlpalen", 0)),
        ("financiering:\n  bijdragen:\n    - |", ("financiering", "bijdragen", 0)),
        ("financiering:\n  benodigd:\n    |", ("financiering", "benodigd")),
        ("voortgang:\n  - |", ("voortgang", 0)),
        (
            "streefwaarden:\n  - wat: x\n    nulmeting:\n      |",
            ("streefwaarden", 0, "nulmeting"),
        ),
        (
            "streefwaarden:\n  - wat: x\n    metingen:\n      - |",
            ("streefwaarden", 0, "metingen", 0),
        ),
    ],
)
def test_keys_are_offered_deeper_each_with_its_colon(text: str, keys: Keys, server: Server) -> None:
    offered = completed(server, f"nummer: 1\ntitel: x\n{text}")
    snippets = {"mijlpaal", "bijdrage", "nieuw oordeel"}
    assert offered.keys() - snippets == set(properties("actie", keys))
    for name in properties("actie", keys):
        assert offered[name].startswith(f"{name}:"), "what is chosen can be typed on"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("status: |", ["verkenning", "in_voorbereiding", "lopend", "afgerond", "gestopt"]),
        ("financiering:\n  dekking: |", WORDS),
        ("financiering:\n  dekking:\n    2014: |", WORDS),
        ("financiering:\n  dekking:\n    2014: gedekt\n    2015: |\n    2016: rond\n", WORDS),
        ("streefwaarden:\n  - wat: x\n    grens: |", ["ongeveer", "minimaal", "maximaal"]),
        ("mijlpalen:\n  - grens: |", ["vanaf", "voor", "uiterlijk"]),
        ("voortgang:\n  - oordeel: |", ["op_schema", "aandacht", "achter"]),
        ("labels:\n  - |", ["jeugd", "natuur"]),
        ("labels: [|]", ["jeugd", "natuur"]),
        (
            "financiering:\n  bijdragen:\n    - status: |",
            ["mogelijk", "aangevraagd", "toegezegd", "ontvangen", "afgewezen"],
        ),
        (
            "financiering:\n  bijdragen:\n    - bedrag: 5\n      grens: |",
            ["ongeveer", "minimaal", "maximaal"],
        ),
        (
            "financiering:\n  benodigd:\n    bedrag: 5\n    grens: |",
            ["ongeveer", "minimaal", "maximaal"],
        ),
        (
            "financiering:\n  bijdragen:\n    - uit: |",
            [f"impuls-{nth}" for nth in range(10)],
        ),
        ("deelgebied: |", ["havens", "waterbeheer"]),
    ],
)
def test_words_are_offered(text: str, words: list[str], server: Server) -> None:
    assert list(completed(server, f"nummer: 1\ntitel: x\n{text}")) == words


@pytest.mark.parametrize("typed", ["- |", "- mond|", "- M|", "- Den Haag|"])
def test_of_an_item_all_that_it_can_be_is_offered_whatever_is_typed(
    typed: str, server: Server
) -> None:
    """VS Code then leaves those that hold what is typed, wherever in the id."""
    made = made_agenda()
    role = completed(server, f"nummer: 1\ntitel: x\ntrekkers:\n  {typed}\n")
    assert role.keys() >= {*made.organisaties, "organisatie", "taak", "voorbehoud"}
    assert role["vakcollege"] == "vakcollege"
    named = completed(server, f"nummer: 1\ntitel: x\nzie:\n  {typed}\n")
    assert named.keys() == {*made.actie, *made.speerpunt}
    deel = f"x:\n  naam: X\n  soort: overheid\n  onderdeel_van:\n    {typed}\n"
    whole = completed(server, deel, path="agenda/01-water/24-geheel.yaml", kind="organisaties")
    assert whole.keys() == made.organisaties.keys()


def test_between_brackets_organisations_are_offered(server: Server) -> None:
    offered = completed(server, "nummer: 1\ntitel: x\ntrekkers: [|]\n")
    assert offered.keys() == made_agenda().organisaties.keys()


def test_in_a_role_that_is_there_only_its_keys_are_offered(server: Server) -> None:
    text = "nummer: 1\ntitel: x\ntrekkers:\n  - organisatie: vakcollege\n    |\n"
    assert completed(server, text).keys() == {"functie", "taak", "voorbehoud"}


def test_the_own_words_of_an_agenda_are_offered_by_their_keys(server: Server) -> None:
    def offered(text: str) -> set[str]:
        found = completed(
            server, f"titel: x\n{text}", path="agenda/01-water/25-kop.yaml", kind="agenda"
        )
        return set(found)

    assert offered("benamingen:\n  |") == {"speerpunt", "actie"}
    assert offered("benamingen:\n  actie:\n    |") == {"enkelvoud", "meervoud"}
    assert "label" in offered("labels:\n  |")


def test_the_mouse_shows_of_an_id_that_one_and_of_a_wrong_one_no_list(server: Server) -> None:
    path = "agenda/01-water/20-nieuw.yaml"
    text = f"{MODELINE}trekkers: [vakcollege, mond]\nzie: [mond]\n"
    server.problems(path, text)
    for word, told in (("vakcollege", "Vakcollege"), ("mond", "Het id van een organisatie")):
        shown = server.hover(path, *place(text, text.index(word) + 1))
        assert told in shown
        assert len(shown) < 400
    assert len(server.hover(path, *place(text, text.rindex("mond") + 1))) < 400


# -- snippets --------------------------------------------------------------------------------


def test_a_whole_actie_is_first_in_the_list_and_its_number_is_left_to_type(server: Server) -> None:
    path = "agenda/01-water/21-leeg.yaml"
    server.problems(path, MODELINE)
    items = server.completion(path, 2, 1)
    first = min(items, key=lambda one: one.get("sortText") or one["label"])
    assert first["label"] == "nieuwe actie"
    text = first["textEdit"]["newText"].replace("\\$", "$")
    assert text.startswith(f"{MODELINE}\nnummer: $1\n")
    typed = re.sub(r"\$(\d)", "7", re.sub(r"\$\{\d[:|]([^,|}]+)[^}]*\}", r"\1", text))
    assert [one.message[:15] for one in server.problems(path, typed)] == ["Dit id staat ni"]


@pytest.mark.parametrize(
    ("kind", "text", "label", "start"),
    [
        ("organisaties", "|", "organisatie", "${1:id-van-de-organisatie}:\n  naam: $2"),
        ("regelingen", "|", "regeling", "${1:id-van-de-regeling}:\n  naam: $2"),
        ("speerpunt", "deelgebieden:\n  - |", "deelgebied", "id: $1\n"),
        ("actie", "mijlpalen:\n  - |", "mijlpaal", "datum: ${1:2014-09-01}\n"),
        ("actie", "voortgang:\n  - |", "nieuw oordeel", "datum: ${1:2014-09-01}\n"),
        ("agenda", "labels:\n  |", "label", "${1:id-van-het-label}: ${2:Naam}"),
        ("actie", "financiering:\n  bijdragen:\n    - |", "bijdrage", "bron: $1\n"),
    ],
)
@pytest.mark.thorough
def test_snippets_write_what_stands_in_registers_and_lists(
    kind: str, text: str, label: str, start: str, *, server: Server
) -> None:
    path = f"agenda/01-water/23-{label}.yaml"
    before = MODELINE.replace("actie", kind) + text.partition("|")[0]
    server.problems(path, before)
    items = server.completion(path, *place(before + "x", len(before)))
    body = next(one["textEdit"]["newText"] for one in items if one["label"] == label)
    assert body.startswith(start)
    assert label != "bijdrage" or "\n  jaren: [${3:2014}]\n" in body


# -- the settings of the workspace -----------------------------------------------------------


@pytest.mark.thorough
def test_a_new_file_gets_its_schema_without_a_modeline(tmp_path: Path) -> None:
    root = write(tmp_path, schemas_of(made_agenda()))
    settings = json.loads((REPOSITORY / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    yaml = {"schemas": settings["yaml.schemas"]}
    wrong = {
        "agenda/01-nieuw/02-actie.yaml": "Een actie kent alleen:",
        "agenda/01-nieuw/speerpunt.yaml": "Een speerpunt kent alleen:",
        "agenda/agenda.yaml": "Een agenda kent alleen:",
        "agenda/organisaties.yaml": "Een id van een organisatie",
        "agenda/regelingen.yaml": "Een id van een regeling",
    }
    with Server(root, yaml) as server:
        for path, message in wrong.items():
            found = server.problems(path, "NIET BEKEND: 1\n")
            assert [one.message[: len(message)] for one in found] == [message]
        assert server.problems("agenda/README.md", "NIET BEKEND: 1\n") == []
