"""What a merge request is told: the steps that `gihv init` writes, run as GitHub and GitLab do."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from gihv.init import CI, Start, files
from tests.command import gihv, write
from tests.helpers import BASE
from tests.repositories import SECONDS, Repository, repository

GITHUB, GITLAB = CI
LONGEST = 65_536
"""The characters of a comment on GitHub; a note on GitLab may have more."""
LONG = 5_000
"""The characters of a text that nobody reads to its end."""
NOTED = '#!/bin/sh\nprintf "%s\\n" "$@" > asked\ncat > body\n'
"""A program that keeps what it was asked for and given."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="hosts run the steps in a POSIX shell")


def jobs(path: str) -> Any:
    """The jobs of a file for CI."""
    content = yaml.safe_load(files(Start(2030, 2031, pakket="gihv"))[path])
    return content.get("jobs", content)


def acties(word: str, count: int) -> dict[str, str]:
    """Acties in which every text is one word over and over."""
    text = f"'{(f'{word} ' * LONG)[:LONG].strip()}'"
    return {
        f"agenda/01-groen/{number:02d}-actie-{number}.yaml": (
            f"nummer: {number}\ntitel: {text}\nomschrijving: {text}\ntrekkers:\n"
            f"  - organisatie: gemeente-den-haag\n    taak: {text}\n"
            f"financiering:\n  toelichting: {text}\n  bijdragen:\n"
            f"    - bron: gemeente-den-haag\n      status: toegezegd\n      waarvoor: {text}\n"
            f"streefwaarden:\n  - wat: {text}\nmijlpalen:\n  - datum: 2014-05\n    wat: {text}\n"
        )
        for number in range(1, count + 1)
    }


def merged(root: Path, word: str, count: int = 1) -> Repository:
    """A branch in which all texts become another word, merged as GitHub does to check it."""
    made = repository(root)
    made.commit({**BASE, **acties("Eerst", count)})
    made.git("checkout", "--quiet", "-b", "tak")
    made.commit(acties(word, count))
    made.git("checkout", "--quiet", "main")
    made.commit({"leesmij.txt": "Intussen.\n"})
    made.git("merge", "--quiet", "--no-ff", "--no-edit", "tak")
    return made


def run(script: str, root: Path, known: Mapping[str, str]) -> None:
    """Run a line of a job in a checkout, with a `gh` and a `curl` of ours."""
    for name in ("gh", "curl"):
        (write(root / "bin", {name: NOTED}) / name).chmod(0o755)
    path = os.pathsep.join(
        [str(root / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    )
    subprocess.run(
        ["sh", "-e", "-c", script],
        cwd=root,
        env={"PATH": path, "LC_ALL": "C.UTF-8", **known},
        stdin=subprocess.DEVNULL,
        timeout=SECONDS,
        check=True,
    )


def test_a_pull_request_gets_a_summary_and_one_comment(tmp_path: Path) -> None:
    made = merged(tmp_path / "origin", "Later")
    bare = Repository(tmp_path)
    bare.git("clone", "--quiet", "--depth", "2", f"file://{made.root}", "checkout")
    root = tmp_path / "checkout"
    *_, summary, comment = jobs(GITHUB)["wijzigingen"]["steps"]
    run(summary["run"], root, {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")})
    run(comment["run"], root, {"NUMMER": "12"})
    told = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "Gewijzigd: 1.1." in told
    assert (root / "body").read_text(encoding="utf-8") == told
    asked = (root / "asked").read_text(encoding="utf-8").split()
    assert asked[:3] == ["pr", "comment", "12"]


def test_a_merge_request_gets_a_file_and_where_there_is_a_token_a_note(tmp_path: Path) -> None:
    made = merged(tmp_path, "Later")
    made.git("checkout", "--quiet", "tak")
    job = jobs(GITLAB)["wijzigingen"]
    _, diff, note = job["script"]
    known = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": made.git("merge-base", "main~1", "tak"),
        "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_PROJECT_ID": "7",
        "CI_MERGE_REQUEST_IID": "12",
    }
    run(diff, made.root, known)
    told = (made.root / job["artifacts"]["paths"][0]).read_text(encoding="utf-8")
    assert "Gewijzigd: 1.1." in told
    run(note, made.root, known)
    assert not (made.root / "asked").exists()
    run(note, made.root, known | {"GIHV_TOKEN": "geheim"})
    asked = (made.root / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[-1] == "https://gitlab.example/api/v4/projects/7/merge_requests/12/notes"
    assert asked[asked.index("--header") + 1] == "PRIVATE-TOKEN: geheim"
    assert asked[asked.index("--data-urlencode") + 1] == "body@wijzigingen.md"


@pytest.mark.parametrize(
    "word",
    [
        pytest.param(word, marks=() if word == "later" else pytest.mark.thorough)
        for word in ("later", "@iedereen", "l" * 900, "![](x)", "&*_<>|")
    ],
)
def test_a_comment_is_never_too_long(tmp_path: Path, word: str) -> None:
    made = merged(tmp_path, word, count=40)
    told = gihv("diff", "HEAD^1..HEAD", "--format", "markdown", root=made.root)
    assert told.code == 0
    assert len(told.out.splitlines()) <= 40
    assert len(told.out.encode("utf-16-le")) // 2 <= LONGEST, "as JavaScript counts"
