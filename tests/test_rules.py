"""Every manual page: its form, and its examples run."""

import pkgutil
import re
from importlib import import_module
from typing import NamedTuple

import pytest

import gihv.rules
from gihv.diagnostics import Kind
from gihv.explain import kinds
from gihv.rules import RULES
from gihv.rules.rule import Rule
from tests.helpers import BASE, Files, check
from tests.marked import assert_marked, files_in, marks
from tests.test_cases import NO_CASE

NO_EXAMPLES = {
    **NO_CASE,
    "GIHV007": "bytes that are not UTF-8 cannot stand in a text",
    "GIHV008": "a control character cannot be seen in a text",
    "GIHV009": "an example of 51 levels explains nothing",
    "GIHV506": "an example adds files and cannot take one away",
    "GIHV509": "it is about the schemas, which are not part of the agenda",
}


class Example(NamedTuple):
    """One example of a manual page: under "Fout:" or "Goed:"."""

    kind: Kind
    verdict: str
    text: str


def examples_of(kind: Kind) -> list[Example]:
    """The examples of a page: the indented lines under each heading."""
    parts = re.split(r"^(Fout|Goed):\n\n", kind.page, flags=re.MULTILINE)
    return [
        Example(kind, verdict, re.split(r"^(?=\S)", text, maxsplit=1, flags=re.MULTILINE)[0])
        for verdict, text in zip(parts[1::2], parts[2::2], strict=True)
    ]


EXAMPLES = [example for kind in kinds() for example in examples_of(kind)]


def test_the_base_agenda_is_clean() -> None:
    assert check(Files(BASE))[1] == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_every_page_shows_wrong_and_right(kind: Kind) -> None:
    verdicts = [example.verdict for example in examples_of(kind)]
    assert verdicts == ([] if kind.code in NO_EXAMPLES else ["Fout", "Goed"])


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda example: f"{example.kind.code}-{example.verdict}"
)
def test_an_example_gives_the_findings_that_it_marks(example: Example) -> None:
    codes = {code for _, _, code in marks(files_in(example.text))}
    assert codes == ({example.kind.code} if example.verdict == "Fout" else set())
    assert_marked(example.text)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_a_page_is_plain_dutch(kind: Kind) -> None:
    assert len(kind.summary) <= 100
    prose = re.sub(r"`[^`]*`|^    .*$", "", kind.page, flags=re.MULTILINE)
    assert not re.search(r"\b(?:the|must|should|file|is not|finding)\b", prose)
    assert re.search(r"\b(?:de|het|een)\b", prose, re.IGNORECASE)


MODULES = [one.name for one in pkgutil.walk_packages(gihv.rules.__path__, "gihv.rules.")]


@pytest.mark.parametrize("module", MODULES)
def test_the_rules_of_every_module_count(module: str) -> None:
    made = [one for one in vars(import_module(module)).values() if isinstance(one, Rule)]
    left_out = [one.kind.code for one in made if one not in RULES]
    assert left_out == [], "enter the module in gihv/rules/__init__.py"
