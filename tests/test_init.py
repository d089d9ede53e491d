"""`gihv init`: another agenda, whole and clean from its first minute."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from gihv.init import Start, files
from gihv.layout import kind_of
from gihv.model import Agenda
from gihv.tree import WorkTree
from tests.command import MADE, REPOSITORY, gihv, gihv_here, independent, write
from tests.helpers import load

START = Start(2030, 2033, titel="Groene agenda", regio="Regio Noord")
CI = {".github/workflows/agenda.yml", ".gitlab-ci.yml"}
NOT_FILLED_IN = {"titel", "regio", "inleiding"}


@pytest.fixture(autouse=True)
def from_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """gihv does not know where it was installed from."""
    installed(monkeypatch, None)


def installed(monkeypatch: pytest.MonkeyPatch, told: dict[str, Any] | None) -> None:
    """Have gihv installed from what pip tells (PEP 610), or from a place that it does not tell."""
    text = json.dumps(told) if told else None
    monkeypatch.setattr(
        "gihv.cli.init.distribution", lambda _: SimpleNamespace(read_text=lambda _: text)
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new agenda, in a folder that was not there, with all that can be asked for."""
    root = tmp_path / "nieuw" / "agenda-noord"
    code, out, _ = gihv_here("init", str(root), "--voorbeeld", "--pakket", "gihv")
    assert (code, out) == (0, "")
    return root


def agenda(root: Path) -> Agenda:
    found, wrong = load(WorkTree(root))
    assert wrong == []
    return found


def names(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


# -- what is there ---------------------------------------------------------------------------


def test_it_is_clean_and_current_and_in_form(root: Path) -> None:
    assert gihv("fmt", "--check", root=root).code == 0
    assert gihv("validate", root=root).code == 0
    found = gihv("validate", "--format", "json", root=root).data["bevindingen"]
    assert {one["naam"] for one in found} == {"nog-in-te-vullen"}
    assert gihv("schema", "--check", root=root).code == 0


def test_every_text_to_fill_in_begins_alike_and_no_other(tmp_path: Path) -> None:
    assert gihv_here("init", str(tmp_path)).code == 0
    kop = agenda(tmp_path).kop
    assert kop
    said = {key: text for key, text in kop._asdict().items() if isinstance(text, str)}
    assert {key for key, text in said.items() if text.startswith("Schrijf hier ")} == NOT_FILLED_IN
    told = gihv("validate", "--strict", root=tmp_path)
    assert (told.code, told.out.count("waarschuwing GIHV510 ")) == (1, len(NOT_FILLED_IN))
    assert gihv("set", "agenda", "titel=A", "regio=B", "inleiding=C", root=tmp_path).code == 0
    assert gihv("validate", "--strict", root=tmp_path).code == 0


def test_it_holds_no_speerpunt_or_actie_or_organisatie_that_nobody_asked_for(
    tmp_path: Path,
) -> None:
    assert gihv_here("init", str(tmp_path)).code == 0
    found = agenda(tmp_path)
    assert not any((found.acties, found.speerpunten, found.organisaties, found.regelingen))
    assert found.kop
    assert (found.kop.vastgesteld, found.kop.initiatiefnemer) == (None, None)


def test_the_next_steps_work_as_they_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = gihv_here("init", "nieuw").err.partition("Zo gaat u verder, in de map nieuw:\n")[2]
    monkeypatch.chdir("nieuw")
    steps = [re.split(" {2,}", line.strip())[0] for line in told.splitlines()[:4]]
    assert steps[0] == "git init"
    assert [shlex.split(step)[1] for step in steps[1:]] == ["new", "new", "validate"]
    assert [gihv_here(*shlex.split(step)[1:]).code for step in steps[1:]] == [0, 0, 0]
    assert told.splitlines()[-1] == f"Stap voor stap: {Path('nieuw', 'agenda', 'README.md')}"


def test_another_validator_agrees(root: Path) -> None:
    for path in root.glob("agenda/**/*.yaml"):
        kind = kind_of(path.relative_to(root).as_posix())
        schema = root / "schema" / f"{kind}.schema.json"
        code, told = independent(schema, [path])
        assert code == 0, told


def test_all_that_an_agenda_needs_is_there(root: Path) -> None:
    assert names(root) == {
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        ".pre-commit-config.yaml",
        *CI,
        ".vscode/extensions.json",
        ".vscode/settings.json",
        ".vscode/tasks.json",
        "README.md",
        "agenda/01-voorbeeld/01-eerste-actie.yaml",
        "agenda/01-voorbeeld/speerpunt.yaml",
        "agenda/README.md",
        "agenda/agenda.yaml",
        "agenda/organisaties.yaml",
        "agenda/regelingen.yaml",
        *(
            f"schema/{name}.schema.json"
            for name in (
                *("actie", "agenda", "definities", "organisaties"),
                *("regelingen", "speerpunt", "verwijzingen"),
            )
        ),
    }


def test_titel_regio_and_years_are_those_asked_for(tmp_path: Path) -> None:
    args = ("--titel", "1. *Werk*: nu &copy;", "--regio", "no", "--van", "2030", "--tot", "2033")
    assert gihv_here("init", str(tmp_path), *args).code == 0
    kop = agenda(tmp_path).kop
    assert kop
    assert (kop.titel, kop.regio, *kop.periode) == ("1. *Werk*: nu &copy;", "no", 2030, 2033)
    in_markdown = "1. \\*Werk\\*: nu \\&copy;"
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert readme.startswith(f"# {in_markdown}\n")


def test_without_years_it_is_this_year_and_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> "Clock":
            return cls(2031, 5, 17)

    monkeypatch.setattr("gihv.cli.init.date", Clock)
    assert gihv_here("init", str(tmp_path)).code == 0
    kop = agenda(tmp_path).kop
    assert kop
    assert (*kop.periode, kop.vastgesteld) == (2031, 2032, None)


@pytest.mark.parametrize(
    "titel", ["2.0", "no", "null", "- punt", "a: b", "a #b", '"x"', "'x'", "{a}", "één", "*x*", "!"]
)
def test_any_titel_stays_what_it_is(titel: str, tmp_path: Path) -> None:
    start = Start(2030, 2031, titel=titel, regio=titel)
    kop = agenda(write(tmp_path, files(start))).kop
    assert kop
    assert (kop.titel, kop.regio) == (titel, titel)
    assert gihv("validate", root=tmp_path).code == 0


# -- what was there --------------------------------------------------------------------------


def test_a_folder_with_an_agenda_is_refused(root: Path) -> None:
    before = {path: (root / path).read_bytes() for path in names(root)}
    code, _, err = gihv_here("init", str(root))
    assert code == 2
    assert "staat al een agenda. Er is niets geschreven." in err
    assert {path: (root / path).read_bytes() for path in names(root)} == before


def test_what_stood_in_the_folder_stays(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "van mij\n", "agenda.txt": "ook\n"})
    code, _, err = gihv_here("init", str(tmp_path))
    assert code == 0
    assert f"Bleef staan: {tmp_path / 'README.md'}" in err.splitlines()
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "van mij\n"
    assert (tmp_path / "agenda.txt").read_text(encoding="utf-8") == "ook\n"
    assert gihv("validate", root=tmp_path).code == 0


# -- CI and editor ---------------------------------------------------------------------------


def yaml_of(root: Path, path: str) -> Any:
    """A CI file; `on` is a word to us, and yes to YAML."""
    text = (root / path).read_text(encoding="utf-8")
    return yaml.safe_load(re.sub("^on:", '"on":', text, flags=re.MULTILINE))


def scripts(content: Any) -> Iterator[str]:
    """Every line that a CI file runs."""
    if isinstance(content, list):
        for one in content:
            yield from scripts(one)
    elif isinstance(content, dict):
        for key, below in content.items():
            if key == "run":
                yield below
            elif key == "script":
                yield from below
            else:
                yield from scripts(below)


@pytest.mark.parametrize("path", [".github/workflows/agenda.yml", ".gitlab-ci.yml"])
def test_the_commands_of_ci_pass_and_fail_on_a_mistake(
    path: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    content = yaml_of(root, path)
    lines = list(scripts(content.get("agenda") or content["jobs"]["controleren"]))
    assert lines[0] == 'pip install "gihv"'
    ran = [shlex.split(line)[1:] for line in lines[1:]]
    assert [args[0] for args in ran] == ["validate", "schema"]
    for args in ran:
        assert gihv_here(*args).code == 0
    if "gitlab" in path:
        report = content["agenda"]["artifacts"]["reports"]["codequality"]
        told = json.loads((root / report).read_text("utf-8"))
        assert {one["check_name"] for one in told} == {"GIHV510 nog-in-te-vullen"}
    (root / "agenda" / "organisaties.yaml").write_text("{}\n", encoding="utf-8")
    assert [gihv_here(*args).code for args in ran] == [1, 1]


@pytest.mark.parametrize(
    ("host", "path"),
    [("github-workflows", ".github/workflows/agenda.yml"), ("gitlab-ci", ".gitlab-ci.yml")],
)
def test_the_host_of_a_ci_file_can_read_it(host: str, path: str, root: Path) -> None:
    command = ["-m", "check_jsonschema", "--builtin-schema", f"vendor.{host}", str(root / path)]
    run = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_a_pull_request_on_github_is_told_what_it_changes(root: Path) -> None:
    workflow = yaml_of(root, ".github/workflows/agenda.yml")
    assert workflow["on"] == ["push", "pull_request"], "never pull_request_target"
    assert workflow["permissions"] == {"contents": "read"}
    job = workflow["jobs"]["wijzigingen"]
    assert job["if"] == "github.event_name == 'pull_request'"
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert "permissions" not in workflow["jobs"]["controleren"]
    checkout, *_, told, comment = job["steps"]
    assert checkout["with"] == {"fetch-depth": 2}, "the commit that merges, and its parents"
    diff = "gihv diff HEAD^1..HEAD --format markdown"
    assert told == {"run": f'{diff} >> "$GITHUB_STEP_SUMMARY"'}
    own = "github.event.pull_request.head.repo.full_name == github.repository"
    assert comment["if"] == own, "a fork may not write here"
    assert comment["env"] == {
        "GH_TOKEN": "${{ github.token }}",
        "NUMMER": "${{ github.event.pull_request.number }}",
    }
    assert comment["run"] == (
        f'{diff} | gh pr comment "$NUMMER" --edit-last --create-if-none --body-file -'
    )


def test_a_merge_request_on_gitlab_is_told_what_it_changes(root: Path) -> None:
    content = yaml_of(root, ".gitlab-ci.yml")
    job = content["wijzigingen"]
    (rule,) = job["rules"]
    assert rule == content["workflow"]["rules"][0], "else each push would be checked twice"
    assert rule == {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}
    assert job["variables"] == {"GIT_DEPTH": "0"}, "where the branch began may be long ago"
    _, diff, note = job["script"]
    between = '"$CI_MERGE_REQUEST_DIFF_BASE_SHA..HEAD"'
    assert diff == f"gihv diff {between} --format markdown > {job['artifacts']['paths'][0]}"
    assert note.startswith('test -z "$GIHV_TOKEN" || curl --fail ')


def test_on_github_the_website_is_published_where_somebody_asked_for_it(root: Path) -> None:
    workflow = yaml_of(root, ".github/workflows/agenda.yml")
    job = workflow["jobs"]["website"]
    assert job["needs"] == "controleren", "a wrong agenda is not published"
    assert job["if"] == (
        "vars.GIHV_WEBSITE == 'ja' && github.event_name == 'push' && "
        "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
    ), "where Pages is off this job would fail"
    assert job["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    uses = [re.sub("@.*", "", step.get("uses", "")) for step in job["steps"]]
    assert uses[-1] == "actions/deploy-pages"
    assert job["environment"] == {
        "name": "github-pages",
        "url": f"${{{{ steps.{job['steps'][-1]['id']}.outputs.page_url }}}}",
    }
    uploads = job["steps"][uses.index("actions/upload-pages-artifact")]
    assert published(root, job) == root / uploads["with"]["path"]


def test_on_gitlab_the_website_is_published_where_somebody_asked_for_it(root: Path) -> None:
    job = yaml_of(root, ".gitlab-ci.yml")["pages"]
    assert job["needs"] == ["agenda"]
    (rule,) = job["rules"]
    assert rule == {"if": '$GIHV_WEBSITE == "ja" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'}
    assert job["artifacts"] == {"paths": ["public"]}, "the one folder that GitLab publishes"
    assert published(root, job) == root / "public"


def published(root: Path, job: Any) -> Path:
    """The folder with the website that a job makes."""
    install, export = scripts(job)
    assert install == 'pip install "gihv"'
    command, *args, folder = shlex.split(export)
    assert (command, gihv(*args, str(root / folder), root=root).code) == ("gihv", 0)
    assert (root / folder / "index.html").is_file()
    return root / folder


@pytest.mark.parametrize(
    ("told", "pakket"),
    [
        (None, None),
        ({"url": "file:///gihv", "dir_info": {"editable": True}}, None),
        ({"url": "https://x.nl/gihv.whl", "archive_info": {}}, None),
        (
            {"url": "https://x.nl/gihv.git", "vcs_info": {"vcs": "git", "commit_id": "4f0c"}},
            "git+https://x.nl/gihv.git@4f0c",
        ),
        (
            {"url": "ssh://git@x.nl/gihv", "vcs_info": {"vcs": "git", "commit_id": "4f0c"}},
            "git+ssh://git@x.nl/gihv@4f0c",
        ),
        ({"url": "https://${T}@x.nl/g", "vcs_info": {"vcs": "git", "commit_id": "4f0c"}}, None),
    ],
)
def test_ci_is_written_where_it_is_known_what_gihv_came_from(
    told: dict[str, Any] | None,
    pakket: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed(monkeypatch, told)
    code, _, err = gihv_here("init", str(tmp_path))
    assert code == 0
    assert names(tmp_path) & CI == (CI if pakket else set())
    for path in CI if pakket else ():
        content = yaml_of(tmp_path, path)
        assert shlex.split(next(scripts(content))) == ["pip", "install", pakket]
    line = next(line for line in err.splitlines() if line.startswith("Controle op GitHub en"))
    assert line.endswith(f"bij elke push, met {pakket}." if pakket else "waar zij het vandaan")


def test_ci_can_be_had_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = gihv_here("init", ".").err
    assert gihv_here("new", "speerpunt", "Water").code == 0
    write(tmp_path, {"README.md": "van mij\n"})
    before = names(tmp_path)
    (command,) = re.findall(r"gihv (init .*)\.$", told, re.MULTILINE)
    code, _, err = gihv_here(*shlex.split(command))
    assert code == 0
    assert names(tmp_path) == before | CI
    assert err.splitlines() == [f"Geschreven: {Path(path)}" for path in sorted(CI)]


@pytest.mark.parametrize(
    "pakket",
    ["gihv==0.1.0", "gihv @ git+https://example.org/gihv.git@v1", "gihv[x]>=1", "./gihv", "."],
)
def test_ci_installs_the_package_asked_for(pakket: str, tmp_path: Path) -> None:
    assert gihv_here("init", str(tmp_path), "--pakket", pakket).code == 0
    for path in (".github/workflows/agenda.yml", ".gitlab-ci.yml"):
        content = yaml_of(tmp_path, path)
        assert shlex.split(next(scripts(content))) == ["pip", "install", pakket]


@pytest.mark.parametrize("pakket", ["", 'a"; rm -rf x; "', "$(x)", "`x`", "a b", "a\nb", "a\\"])
def test_a_package_that_is_no_package_is_refused(pakket: str, tmp_path: Path) -> None:
    code, _, err = gihv_here("init", str(tmp_path / "nieuw"), "--pakket", pakket)
    assert code == 2
    assert "Schrijf een pakket zoals pip het leest" in err
    assert not (tmp_path / "nieuw").exists()


def test_editors_are_set_up_here_as_in_a_new_agenda(update: bool) -> None:
    for path, text in files(START).items():
        if path.startswith(".vscode/"):
            own = REPOSITORY / path
            if update:
                own.parent.mkdir(exist_ok=True)
                own.write_text(text, encoding="utf-8", newline="\n")
            assert own.read_text(encoding="utf-8") == text
            json.loads(text)


def test_the_task_of_an_editor_turns_every_line_of_kort_into_one_problem(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """VS Code takes `relative` from the folder that is open; each matcher has one severity."""
    write(root, {"agenda/01-voorbeeld/02-een twee.yaml": "nummer: 2\ntitel: [een]\nstatus: zo\n"})
    write(root, {"schema/actie.schema.json": "{}\n"})  # a warning
    (task,) = json.loads(files(START)[".vscode/tasks.json"])["tasks"]
    monkeypatch.chdir(root)
    _, *args = task["command"].split()
    lines = gihv_here(*args).lines
    whole = gihv_here("validate", "--format", "json").data["bevindingen"]
    severities = {"fout": "error", "waarschuwing": "warning"}
    for line, found in zip(lines, whole, strict=True):
        ((matcher, problem),) = [
            (one, match)
            for one in task["problemMatcher"]
            if (match := re.match(one["pattern"]["regexp"], line))
        ]
        pattern = matcher["pattern"]
        assert problem[pattern["file"]] == found["pad"]
        assert int(problem[pattern["line"]]) == found["regel"]
        assert int(problem[pattern["column"]]) == found["kolom"]
        assert problem[pattern["code"]] == found["code"]
        assert problem[pattern["message"]].startswith(found["melding"])
        assert matcher["severity"] == severities[found["ernst"]]
    assert len({one["ernst"] for one in whole}) == 2


def test_every_kind_of_file_is_tied_to_its_schema() -> None:
    settings = json.loads(files(START)[".vscode/settings.json"])["yaml.schemas"]
    patterns = {
        re.compile(glob.replace("*", "[^/]*").replace("[^/]*.yaml", r"[^/]*\.yaml")): schema
        for schema, glob in settings.items()
    }
    paths = [path for path in WorkTree(MADE).files() if kind_of(path)]
    for path in paths:
        found = [schema for pattern, schema in patterns.items() if pattern.fullmatch(path)]
        assert found == [f"./schema/{kind_of(path)}.schema.json"]


def test_years_must_follow_each_other(tmp_path: Path) -> None:
    code, _, err = gihv_here("init", str(tmp_path), "--van", "2030", "--tot", "2029")
    assert code == 2
    assert "De agenda kan niet van 2030 tot en met 2029 lopen." in err
