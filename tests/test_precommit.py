"""The hooks of pre-commit for real, in a repository; and the examples of README for CI."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from gihv.copies import files as schemas_of
from gihv.init import CI, Start
from gihv.init import files as new_agenda
from tests.command import MADE, REPOSITORY, made_agenda, write

Run = Callable[..., "subprocess.CompletedProcess[str]"]


ACTIE = "agenda/01-water/01-brug-naar-werk.yaml"


def test_the_examples_of_readme_for_ci_are_what_init_gives() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    steps, gitlab = map(yaml.safe_load, re.findall(r"(?ms)^```yaml\n(.*?)^```", readme))
    files = {
        path: yaml.safe_load(text.replace('"."', "."))
        for path, text in new_agenda(Start(2030, 2031, pakket=".")).items()
        if path in CI
    }
    jobs = files[".github/workflows/agenda.yml"]["jobs"]
    told = [one for one in jobs["wijzigingen"]["steps"] if "gihv diff" in one.get("run", "")]
    website = json.loads(json.dumps(jobs["website"]["steps"][3:]).replace("website", "site"))
    del website[-1]["id"]  # for its link on the page of the job
    assert steps == [*jobs["controleren"]["steps"][2:], told[0], *website]
    names = {"bevindingen.json": "findings.json", "wijzigingen.md": "changes.md"}
    own = json.dumps(files[".gitlab-ci.yml"])
    for dutch, english in names.items():
        own = own.replace(dutch, english)
    jobs = json.loads(own)
    changes = jobs["wijzigingen"]
    changes["script"].pop()  # the note, which needs a token
    changes["artifacts"]["expose_as"] = "Changes"
    same = {name: jobs[name] for name in ("default", "agenda", "pages")}
    assert gitlab == same | {"changes": changes}


def test_a_new_agenda_has_the_hooks_of_this_repository() -> None:
    new = new_agenda(Start(2030, 2031))[".pre-commit-config.yaml"]
    own = (REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(new) == yaml.safe_load(own)


HOOKS = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_readme_names_the_hooks_for_other_repositories() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert all(f"`{hook['id']}`" in readme for hook in HOOKS)
    assert {hook["language"] for hook in HOOKS} == {"python"}, "pre-commit installs gihv itself"


def run_in(root: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run a program in a repository, with no settings of git but these."""
    own = {
        "GIT_AUTHOR_NAME": "Redacteur",
        "GIT_AUTHOR_EMAIL": "redacteur@example.org",
        "GIT_COMMITTER_NAME": "Redacteur",
        "GIT_COMMITTER_EMAIL": "redacteur@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "PRE_COMMIT_HOME": str(root.parent / "pre-commit"),
        "PYTHONPATH": str(REPOSITORY),
    }
    return subprocess.run(
        command,
        cwd=root,
        env={**os.environ, **own},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What README speaks of: a repository with an agenda, its schemas and the hooks."""
    root = tmp_path_factory.mktemp("pre-commit") / "agenda"
    copytree(MADE, root)
    write(root, schemas_of(made_agenda()))
    this = f'"{Path(sys.executable).as_posix()}" -m '
    hooks = [hook | {"language": "system", "entry": this + hook["entry"]} for hook in HOOKS]
    config = yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks[::-1]}]})
    (root / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    for command in (
        ["git", "init", "--quiet"],
        [sys.executable, "-m", "pre_commit", "install"],
        ["git", "add", "--all"],
        ["git", "commit", "--quiet", "--message", "De agenda"],
    ):
        done = run_in(root, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture
def root(committed: Path, tmp_path: Path) -> Path:
    """That repository, to change."""
    return copytree(committed, tmp_path / "agenda")


@pytest.fixture
def run(root: Path) -> Run:
    """Run a program in it."""
    return partial(run_in, root)


@pytest.mark.thorough
def test_a_commit_that_only_deletes_a_file_that_others_name_is_stopped(run: Run) -> None:
    assert run("git", "rm", "--quiet", "agenda/02-bouw/02-isoleren.yaml").returncode == 0
    commit = run("git", "commit", "--message", "Weg ermee")
    told = commit.stdout + commit.stderr
    assert commit.returncode == 1
    assert "gihv validate" in told
    assert "agenda/02-bouw/03-hergebruik.yaml:19:5\nfout GIHV205 " in told
    assert "Er is geen actie of speerpunt met het id `isoleren`." in told
    assert run("git", "log", "--format=%s").stdout == "De agenda\n"


@pytest.mark.thorough
def test_a_commit_of_a_file_in_another_form_is_stopped_and_the_file_is_put_right(
    run: Run, root: Path
) -> None:
    right = (root / ACTIE).read_bytes()
    (root / ACTIE).write_bytes(right.replace(b"nummer: 1\n", b"nummer:   1\n"))
    assert run("git", "add", "--all").returncode == 0
    commit = run("git", "commit", "--message", "Anders")
    assert commit.returncode == 1
    assert "files were modified by this hook" in commit.stdout + commit.stderr
    assert (root / ACTIE).read_bytes() == right


@pytest.mark.thorough
def test_a_commit_of_a_new_organisation_brings_the_schema_of_the_ids_along(
    run: Run, root: Path
) -> None:
    register = root / "agenda/organisaties.yaml"
    new = "de-nieuwe:\n  naam: De nieuwe\n  soort: groep\n"
    register.write_text(register.read_text(encoding="utf-8") + new, encoding="utf-8")
    assert run("git", "add", "--all").returncode == 0
    commit = run("git", "commit", "--message", "Nieuw")
    assert commit.returncode == 1
    assert "Geschreven: schema/verwijzingen.schema.json" in commit.stdout + commit.stderr
    assert run("git", "add", "--all").returncode == 0
    assert run("git", "commit", "--message", "Nieuw").returncode == 0


@pytest.mark.thorough
def test_a_good_change_is_committed(run: Run, root: Path) -> None:
    data = (root / ACTIE).read_bytes()
    (root / ACTIE).write_bytes(data.replace(b"status: lopend\n", b"status: gestopt\n"))
    assert run("git", "add", "--all").returncode == 0
    assert run("git", "commit", "--message", "Gestopt").returncode == 0
    assert run("git", "log", "--format=%s").stdout == "Gestopt\nDe agenda\n"
