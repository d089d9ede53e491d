"""Without PyYAML's C parser and without jsonschema-rs gihv finds the same, only slower.

Everything is judged twice: in this process, which has what is installed, and in one process of its
own, in which neither can be imported, as on a Python or platform without their wheels.
"""

import json
import subprocess
import sys
from collections.abc import Mapping

import pytest

from gihv.yaml.reader import EventParser, PureParser
from tests.command import REPOSITORY
from tests.helpers import BASE, Files, check
from tests.marked import files_in, without_marks
from tests.test_cases import NAMES, case_named
from tests.test_mutations import mutations
from tests.test_rules import EXAMPLES

BLOCKED = ("yaml._yaml", "_yaml", "jsonschema_rs")
WITHOUT = f"""
import sys
sys.modules.update(dict.fromkeys({BLOCKED}))  # None: to import it raises ImportError
from tests.test_fallbacks import answer
answer()
"""
SAMPLE, ALL = 60, 500
LARGEST = 6000
"""The most bytes of a damaged file that is judged: the slow parser reads some 50 kB a second."""

TRICKY = (
    # what PyYAML's own parser reads otherwise of itself, or tells otherwise
    "zie:\t[bomen]\t# tab\nstatus: klaar\n",
    "looptijd: { ?van: 2014 }\n",
    "\tstatus: lopend\n",
    "zie: " + "[" * 60 + "]" * 60 + "\n",
    # what two validators could judge otherwise
    "partners_gezocht: 1.0\n",
    "streefwaarden: [{wat: bomen, jaar: 2014.0, waarde: 1e400}]\n",
    "looptijd: {van: true}\n",
    "financiering: {benodigd: 123456789012345678901234567890}\n",
    'looptijd: {van: "2014-02\\n"}\n',
    "titel: \u00a0\n",
    "mijlpalen: [{datum: \u0662\u0660\u0661\u0664, wat: Arabische cijfers}]\n",
    "looptijd: {\u0662\u0660\u0661\u0664: gedekt}\n",
)
"""Acties in which the slow parser or validator could see something else than the fast one."""

Case = Mapping[str, str]
"""The files of one agenda. Of bytes each is one character, so that they can stand in JSON."""


def judged(case: Case) -> list[list[object]]:
    """All that is found in an agenda: the files, the lines, the codes."""
    tree = Files({path: text.encode("latin-1") for path, text in case.items()})
    return [[one.path, one.span.line, one.kind.code] for one in check(tree)[1]]


def answer() -> None:
    """Judge the agendas on stdin; the findings, and which parser and validator found them."""
    from gihv.schemas import acceptor, judge

    found = [judged(case) for case in json.load(sys.stdin)]
    slow = EventParser is PureParser and acceptor("actie") == judge("actie").is_valid
    json.dump({"slow": slow, "found": found}, sys.stdout)


def case_of(files: Mapping[str, str | bytes]) -> Case:
    return {
        path: (data.encode() if isinstance(data, str) else data).decode("latin-1")
        for path, data in files.items()
    }


def cases(full: bool) -> dict[str, Case]:
    """Agendas by a name that tells where they come from."""
    found: dict[str, Case] = {}
    for example in EXAMPLES:
        files = {path: without_marks(text) for path, text in files_in(example.text).items()}
        found[f"{example.kind.code} {example.verdict}"] = case_of({**BASE, **files})
    for name in NAMES:
        tree = case_named(name).tree
        found[name] = case_of({path: tree.read(path) for path in tree.files()})
    for text in TRICKY:
        head = "nummer: 1\n" + ("" if text.startswith("titel") else "titel: Bomen planten\n")
        found[repr(text)] = case_of({**BASE, "agenda/01-groen/01-bomen.yaml": head + text})
    for number, mutation in enumerate(mutations(ALL if full else SAMPLE)):
        if len(mutation.data) < LARGEST:
            case = case_of({**BASE, mutation.path: mutation.data})
            found[f"{mutation.damage} {number}, {mutation.path}"] = case
    return found


@pytest.mark.thorough
def test_the_same_is_found_without_what_is_only_fast(full: bool) -> None:
    if EventParser is PureParser:
        pytest.skip("this Python has no C parser for YAML: there is nothing to compare")
    named = cases(full)
    process = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT],
        input=json.dumps(list(named.values())),
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (process.returncode, process.stderr) == (0, "")
    answered = json.loads(process.stdout)
    assert answered["slow"]
    slow = dict(zip(named, answered["found"], strict=True))
    fast = {name: judged(case) for name, case in named.items()}
    differ = [name for name in named if slow[name] != fast[name]]
    assert {name: (fast[name], slow[name]) for name in differ} == {}
    # not a test that passes because nothing was found
    codes = {str(finding[2]) for findings in fast.values() for finding in findings}
    assert codes >= {one.kind.code for one in EXAMPLES}
