"""What every test shares: an environment of its own, and two options of pytest.

`--update` rewrites golden files with what the tool gives now; look at the difference before you
commit it. `--full` runs what is marked thorough too, and all generated documents and mutations
instead of a sample, as `.ci/run` does.
"""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browser.chromium import Browser

OUTSIDE = ("GITHUB_", "GIT_", "GITLAB_CI", "CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "GIHV_MAP")
"""Variables that the tool or git listens to; a name with `_` at its end: all that begin so."""

collect_ignore = []
if not (Path(__file__).parents[1] / "agenda").exists():
    # An sdist has no agenda beside the tool.
    collect_ignore = ["test_agenda.py", "test_readme.py", "test_real_agenda.py"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files")
    parser.addoption("--full", action="store_true", help="all tests, and all generated examples")


def pytest_configure(config: pytest.Config) -> None:
    # In the background of a script Ctrl-C is ignored, and would be by all that the tests run.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(time, "tzset"):  # a day in local time is the same on every computer
        os.environ["TZ"] = "UTC"
        time.tzset()
    # The same examples in every run: a failure is found by who caused it. No deadline: a test
    # does not depend on how busy the machine is.
    examples = 2000 if config.getoption("--full") else 20
    settings.register_profile(
        "gihv", max_examples=examples, derandomize=True, deadline=None, database=None
    )
    settings.load_profile("gihv")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--full"):
        for item in items:
            if item.get_closest_marker("thorough"):
                item.add_marker(pytest.mark.skip(reason="thorough: runs with --full"))


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> object:
    """Run a test; where it fails, and its module says what to do then, say so."""
    try:
        return (yield)
    except Exception as error:
        if told := getattr(pyfuncitem.module, "IF_IT_FAILS", None):
            error.add_note(told)
        raise


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """Whether all generated examples are asked for, not a sample."""
    return bool(request.config.getoption("--full"))


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the outside world could tell the tool or git."""
    for name in list(os.environ):
        if any(name == own or (own.endswith("_") and name.startswith(own)) for own in OUTSIDE):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten with what the tool gives now."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker; only tests marked `chromium` ask for it."""
    with Browser() as running:
        yield running
