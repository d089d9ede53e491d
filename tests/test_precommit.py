"""The examples of README for CI, run; and the hooks of pre-commit for real, in a repository."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from gihv.editor import files as schemas_of
from tests.command import MADE, REPOSITORY, gihv_here, made_agenda, write

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def example(heading: str) -> str:
    """The block of YAML in README under the sentence that begins so."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Use in CI\n")[2].partition("\n## ")[0]
    found = re.search(rf"^{heading}.*?^```yaml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """What README speaks of: an agenda with its schemas."""
    copytree(MADE, tmp_path, dirs_exist_ok=True)
    return write(tmp_path, schemas_of(made_agenda()))


ACTIE = "agenda/01-water/01-brug-naar-werk.yaml"


# -- GitHub and GitLab -----------------------------------------------------------------------


def github(steps: list[dict[str, str]]) -> list[str]:
    return [step["run"] for step in steps]


def gitlab(content: dict[str, Any]) -> list[str]:
    return list(content["agenda"]["script"])


HOSTS = pytest.mark.parametrize(
    ("heading", "script"), [("GitHub Actions", github), ("GitLab", gitlab)]
)


@HOSTS
def test_the_commands_of_ci_pass_on_the_agenda(
    heading: str, script: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    install, *commands = script(yaml.safe_load(example(heading)))
    assert install == "pip install ."
    assert [shlex.split(line)[:2] for line in commands] == [
        ["gihv", "validate"],
        ["gihv", "schema"],
    ]
    for line in commands:
        result = gihv_here(*shlex.split(line)[1:])
        assert result.code == 0, result


@HOSTS
def test_the_commands_of_ci_fail_on_a_mistake_and_on_stale_schemas(
    heading: str, script: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    actie = root / ACTIE
    actie.write_text(actie.read_text("utf-8").replace("- vakcollege", "- vakschool"), "utf-8")
    (root / "schema" / "actie.schema.json").unlink()
    commands = script(yaml.safe_load(example(heading)))[1:]
    assert [gihv_here(*shlex.split(line)[1:]).code for line in commands] == [1, 1]


def test_gitlab_finds_the_report_where_it_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    job = yaml.safe_load(example("GitLab"))["agenda"]
    for line in job["script"][1:]:
        gihv_here(*shlex.split(line)[1:])
    assert json.loads((root / job["artifacts"]["reports"]["codequality"]).read_text("utf-8")) == []


def test_on_github_the_findings_are_annotations(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (root / "agenda" / "01-water" / "speerpunt.yaml").unlink()
    command = github(yaml.safe_load(example("GitHub Actions")))[1]
    assert "::error file=agenda/01-water/" in gihv_here(*shlex.split(command)[1:]).out


# -- pre-commit ------------------------------------------------------------------------------


HOOKS = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_readme_names_the_hooks_for_other_repositories() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert all(f"`{hook['id']}`" in readme for hook in HOOKS)
    assert {hook["language"] for hook in HOOKS} == {"python"}, "pre-commit installs gihv itself"


@pytest.fixture
def run(root: Path) -> Run:
    """Run a program in a git repository that has the agenda and the hooks."""
    this = f'"{Path(sys.executable).as_posix()}" -m '
    hooks = [hook | {"language": "system", "entry": this + hook["entry"]} for hook in HOOKS]
    config = yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks[::-1]}]})
    (root / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
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

    def run_here(*command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command,
            cwd=root,
            env={**os.environ, **own},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    for command in (
        ["git", "init", "--quiet"],
        [sys.executable, "-m", "pre_commit", "install"],
        ["git", "add", "--all"],
        ["git", "commit", "--quiet", "--message", "De agenda"],
    ):
        done = run_here(*command)
        assert done.returncode == 0, done.stdout + done.stderr
    return run_here


def test_a_commit_that_only_deletes_a_file_that_others_name_is_stopped(run: Run) -> None:
    assert run("git", "rm", "--quiet", "agenda/02-bouw/02-isoleren.yaml").returncode == 0
    commit = run("git", "commit", "--message", "Weg ermee")
    told = commit.stdout + commit.stderr
    assert commit.returncode == 1
    assert "gihv validate" in told
    assert "agenda/02-bouw/03-hergebruik.yaml:19:5\nfout GIHV205 " in told
    assert "Er is geen actie of speerpunt met het id `isoleren`." in told
    assert run("git", "log", "--format=%s").stdout == "De agenda\n"


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


def test_a_good_change_is_committed(run: Run, root: Path) -> None:
    data = (root / ACTIE).read_bytes()
    (root / ACTIE).write_bytes(data.replace(b"status: lopend\n", b"status: gestopt\n"))
    assert run("git", "add", "--all").returncode == 0
    assert run("git", "commit", "--message", "Gestopt").returncode == 0
    assert run("git", "log", "--format=%s").stdout == "Gestopt\nDe agenda\n"
