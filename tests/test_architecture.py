"""The house keeps its arrows: a module imports only what stands below it, and nothing needless."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import gihv

PACKAGE = Path(gihv.__file__).parent

LEVELS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli",),
    ("output",),
    ("site",),
    ("export",),
    ("report",),
    ("records",),
    ("init",),
    ("diff", "edit"),
    ("load", "explain"),
    ("rules",),
    ("query",),
    ("copies", "handleiding"),
    ("shape", "build"),
    ("schemas",),
    ("tekorten",),
    ("money", "signatures"),
    ("model",),
    ("git",),
    ("dates",),
    ("yaml",),
    ("layout", "tree"),
    ("suggest", "prose"),
    ("diagnostics", "markdown"),
    ("dutch",),
)
"""What may import what: each unit only those on a lower line, and itself."""

LEVEL = {unit: level for level, units in enumerate(LEVELS) for unit in units}
HEAVY = {"rich", "jsonschema", "jsonschema_rs", "ruamel", "difflib", "filelock"}
HEAVY |= {"markdown_it", "jinja2", "tinycss2"}
"""What some commands do without: imported inside the function that needs it."""


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


MODULES = {
    module.relative_to(PACKAGE).as_posix(): module for module in sorted(PACKAGE.rglob("*.py"))
}
BELOW_CLI = [name for name in MODULES if not name.startswith(("cli/", "__"))]


def unit_of(name: str) -> str:
    """The first part of a module's path below the package, as LEVELS has it."""
    return name.partition("/")[0].removesuffix(".py")


def imported(node: ast.AST) -> Iterator[str]:
    """The modules that a statement imports, also one by a name that is put together at run time."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and called(node) == "import_module":
        first = node.args[0].values[0] if isinstance(node.args[0], ast.JoinedStr) else node.args[0]
        if isinstance(first, ast.Constant):
            yield str(first.value)


def called(node: ast.Call) -> str:
    """The last name of what is called: "today" of `date.today()`."""
    function = node.func
    return getattr(function, "attr", "") or getattr(function, "id", "")


def attributes(module: Path) -> set[str]:
    """Every `name.attribute` in a module."""
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def everywhere(module: Path) -> set[str]:
    """What a module imports: at its top, inside functions, and for the type checker only."""
    return {name for node in ast.walk(tree(module)) for name in imported(node)}


def at_the_top(module: Path) -> set[str]:
    """What is imported as soon as a module is."""
    return {name for node in tree(module).body for name in imported(node)}


def test_every_module_has_a_level_and_every_level_its_modules() -> None:
    units = {unit_of(name) for name in MODULES} - {"__init__"}
    assert units == LEVEL.keys(), "give a new module its place in LEVELS"


def test_contributing_draws_the_house_as_it_is() -> None:
    text = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawn = text.partition("## The house")[2].split("```")[1]
    rooms = [re.split(r"  +", line)[0] for line in drawn.splitlines()[1:]]
    wanted = [
        f"{unit}/" if any((PACKAGE / unit).glob("*.py")) else unit
        for units in LEVELS
        for unit in units
        if unit != "__main__"
    ]
    assert rooms == wanted, "one line a unit, in the order of LEVELS"


@pytest.mark.parametrize("name", [name for name in MODULES if name != "__init__.py"])
def test_imports_point_down(name: str) -> None:
    own = unit_of(name)
    for target in everywhere(MODULES[name]):
        package, _, rest = target.partition(".")
        other = rest.partition(".")[0]
        if package != "gihv" or other in {own, "__version__"}:
            continue
        assert LEVEL[other] > LEVEL[own], f"{name} imports {target}"


@pytest.mark.parametrize("name", BELOW_CLI)
def test_below_the_command_line_everything_is_a_function_of_its_arguments(name: str) -> None:
    module = MODULES[name]
    assert {target.partition(".")[0] for target in everywhere(module)}.isdisjoint(
        {"typer", "click", "time", "locale", "getpass", "random", "sys"}
    )
    calls = {called(node) for node in ast.walk(tree(module)) if isinstance(node, ast.Call)}
    if name != "output/report/tabel.py":  # its `console.print` writes to a text in memory
        assert "print" not in calls
    assert calls.isdisjoint({"exit", "quit", "input", "breakpoint", "today", "now", "utcnow"})
    reads = attributes(module) & {"os.environ", "os.getenv", "os.getcwd", "Path.cwd"}
    if name == "git.py":  # it starts git in this environment, cleaned
        reads -= {"os.environ"}
    assert not reads


def test_below_the_command_line_only_what_a_terminal_shows_knows_rich() -> None:
    users = {
        name
        for name in BELOW_CLI
        if any(target.partition(".")[0] == "rich" for target in everywhere(MODULES[name]))
    }
    assert users == {"output/report/tabel.py", "output/findings/tekst.py"}


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"output/report/tabel.py"}))
def test_what_is_heavy_is_imported_where_it_is_needed(name: str) -> None:
    found = {target.partition(".")[0] for target in at_the_top(MODULES[name])}
    assert found.isdisjoint(HEAVY)


@pytest.mark.parametrize("name", MODULES)
def test_nothing_at_the_top_is_for_one_platform_only(name: str) -> None:
    posix_only = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
    windows_only = {"msvcrt", "winreg", "winsound"}
    found = {target.partition(".")[0] for target in at_the_top(MODULES[name])}
    assert found.isdisjoint(posix_only | windows_only)


def test_the_start_of_a_run_imports_nothing_heavy() -> None:
    code = "import sys, gihv.cli.main; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PACKAGE.parent,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (HEAVY - {"difflib"}).isdisjoint(run.stdout.split())  # typer itself imports difflib
