"""What is said of a text that cannot be read, and where. More of it stands in `tests/cases`."""

import pytest

from gihv.diagnostics import FileError
from gihv.yaml import parse
from gihv.yaml.errors import Malformed
from tests.command import assert_golden

TITLE = "nummer: 7\ntitel: Start\n"
TEXTS = (
    # what YAML allows, and the agenda does not
    "partners:\n  - organisatie: a\n    organisatie: b\n",
    f"{TITLE}partners: [a]\nnummer: 8\ntitel: Ander\n",
    "? # c\n  |\n?\n",
    "looptijd: {van:2014}\n",
    "looptijd: { ?van: 2014 }\n",
    "zie: [a, # b\n  ? c]\n",
    "nummer: 1  # \u202ebomen\n",
    'titel: "Bo\\u2066men"\n',
    "zie: [" + "a, " * 50_000 + "]\n",
    # tabs and other blanks
    "nummer: 1\ntrekkers:\n\t",
    "omschrijving:\u00a0Bomen\nzie: [a]\n",
    "partners:\n\u00a0\u00a0- a\n  - b\n",
    f"{TITLE}\u200bpartners\n  - a\n",
    # a colon too few or too many
    "nummer: 1\ntitel Bomen",
    "nummer: 1\ntitel:Bomen  # de titel\nstatus: lopend\n",
    "zie:\n  - parken\n  -bomen\n",
    "partners:\n  - organisatie:a\n    taak: b\n",
    "partners:\n  -organisatie: a\n   taak: b\n",
    "partners:\n  - organisatie: a\n    taak: b\n  -organisatie: c\n    taak: d\n",
    "partners:\n  -organisatie: a\n  -organisatie: b\n",
    "omschrijving: |-\n  Dit komt er:\n  - bomen\nzie\n  - a\n",
    '"titel": Bomen: samen\n',
    f"nummer: 1\n{'a' * 1025}: b\n",
    f"a: b: {' ' * 1025}: b\n",
    f"nummer: 1\n{'a' * 1025}:\n",
    f"zie: [a, {{{'b' * 1025}: c}}]\n",
    "omschrijving:\n  Een tekst\n  en daarna: nog meer.\nzie: [a]\n",
    # quotes, apostrophes, brackets
    "titel: 'Foto's maken'\n",
    'titel: "Bomen\nstatus: "lopend"\n',
    'titel: "\\UFFFFFFFF"\n',
    "titel: 's-Gravenhage doet mee\nzie: [a]\n",
    "titel: [concept] Bomen\n",
    "{nummer: 1}\ntitel: Bomen\n",
    "zie: [bomen, parken\nstatus: lopend\n",
    "zie: [a, , b]\n",
    # signs
    "titel: **Bomen**\n",
    "titel: ? Hoe dan\n",
    "zie: - bomen\n",
    "%YAML 1." + "9" * 50 + "\n---\na: 1\n",
    # lists and indentation
    "partners:\n  - a\n  b\n  - c\n",
    "partners:\n  - sbb\n    taak: voor het geld\n",
    "mijlpalen:\n  - datum: 2014\n    wat: x\n    - datum: 2015\n      wat: y\n",
    "delen:\n  - id: a\n    doelen:\n      - x\n      - y\n    - id: b\n      titel: B\n",
    "nummer: 1\n  titel: Bomen\n",
    "looptijd:\n    van: 2014\n  tot: 2015\n",
    'titel: "Bomen"  # titel\n status: lopend\n',
    "zie:\n  - bomen\n  status: lopend\n",
    "deelgebied: stad\n- bomen\n",
    "titel: Bomen\n...\nnummer: 1\n",
)


def refused(text: str) -> FileError:
    with pytest.raises(FileError) as caught:
        parse(text.encode())
    return caught.value


def test_each_mistake_is_told_where_it_is_with_a_way_out(update: bool) -> None:
    told = ""
    for text in TEXTS:
        error = refused(text)
        line = text.count("\n", 0, error.start) + 1
        told += f"{text!r:.99} {line}:{text[error.start : error.end]!r:.99} {error.kind.code} "
        told += f"{error.message} | {error.hint}\n"
    assert_golden("mistakes.txt", told, update=update)


def test_a_hard_space_in_prose_is_no_mistake() -> None:
    assert parse("titel: Een\u00a0tekst van 10\u00a0%\n".encode()) == {
        "titel": "Een\u00a0tekst van 10\u00a0%"
    }
    assert isinstance(refused("titel: Een\u00a0tekst\nsoort: a: b\n"), Malformed)


def test_a_question_mark_in_a_text_is_no_mistake() -> None:
    assert parse(b"a: [b?c, d?]\n?e: ?f\ng: '[?h]'\n") == {
        "a": ["b?c", "d?"],
        "?e": "?f",
        "g": "[?h]",
    }
