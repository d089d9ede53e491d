"""What this repository has beside its code, for those who find it, clone it or run its checks."""

import tomllib
from typing import Any

import yaml

from gihv import __version__
from tests.command import REPOSITORY


def yaml_of(path: str) -> Any:
    return yaml.safe_load((REPOSITORY / path).read_text(encoding="utf-8"))


def test_it_has_the_hooks_that_it_offers_to_others() -> None:
    (local,) = yaml_of(".pre-commit-config.yaml")["repos"]
    offered = yaml_of(".pre-commit-hooks.yaml")
    for hook in offered:
        del hook["description"]
    by_id = {hook["id"]: hook for hook in local["hooks"]}
    assert by_id == {hook["id"]: hook | {"language": "system"} for hook in offered}
    assert len(local["hooks"]) == len(offered)


def test_its_checks_run_on_github_and_gitlab() -> None:
    github = yaml_of(".github/workflows/checks.yml")["jobs"]["checks"]
    assert github["steps"][-1] == {"run": ".ci/run"}
    assert yaml_of(".gitlab-ci.yml")["checks"]["script"] == [".ci/run"]
    with (REPOSITORY / "pyproject.toml").open("rb") as file:
        oldest = tomllib.load(file)["project"]["requires-python"].removeprefix(">=")
    assert oldest in github["strategy"]["matrix"]["python-version"]


def test_publiccode_has_all_that_the_standard_asks_for_and_that_is_known() -> None:
    told = yaml_of("publiccode.yml")
    assert told["softwareVersion"] == __version__
    with (REPOSITORY / "pyproject.toml").open("rb") as file:
        assert told["legal"]["license"] == tomllib.load(file)["project"]["license"]
    parts = {
        None: "publiccodeYmlVersion name url platforms developmentStatus softwareType description",
        "legal": "license",
        "maintenance": "type contacts",
        "localisation": "localisationReady availableLanguages",
    }
    missing = [
        key
        for part, keys in parts.items()
        for key in str.split(keys)
        if key not in (told[part] if part else told)
    ]
    assert missing == ["url", "contacts"]
    dutch = told["description"]["nl"]
    assert len(dutch["shortDescription"]) <= 150 <= len(dutch["longDescription"])
    assert len(dutch["features"]) >= 5
