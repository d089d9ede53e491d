"""Do the tests notice? `python tests/mutants.py [MODULE …] [--count N] [--seed S] [--only I,J]`.

For each module it makes 40 seeded mutants: in a copy of the code one comparison, `and`, `not`, sum,
constant, returned value or statement is another, or gone. It runs the tests that concern the module
and prints whether they fail. One that survives asks for a test, or changes nothing that is seen.
"""

import argparse
import ast
import os
import random
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from compileall import compile_dir
from contextlib import chdir, redirect_stdout
from importlib import import_module
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from py_compile import PycInvalidationMode
from signal import SIGKILL
from tempfile import TemporaryDirectory
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
ASIDE = shutil.ignore_patterns(".git", ".venv", "venv", "node_modules", "__pycache__", ".*_cache")

TESTS: Mapping[str, str] = {
    "money.py": "money chosen pot questions reports euros show",
    "query": "query chosen questions reports pot list show export report",
    "load.py": "cases once tree query shape rules validate findings mutations",
    "shape": "shape cases mistakes every_key set",
    "edit": "change owners set_years new fmt set_typed set",
    "suggest.py": "suggest shape query cases",
    "diff": "diff diff_command",
}
"""The tests that concern a module: `test_….py` and a folder; those that fail soonest first."""

PAIRS: tuple[tuple[Any, Any], ...] = (
    *((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.Is, ast.IsNot)),
    *((ast.In, ast.NotIn), (ast.And, ast.Or), (ast.Add, ast.Sub), (ast.BitOr, ast.BitAnd)),
    *((ast.Mult, ast.FloorDiv), (ast.Mod, ast.Add), (ast.Div, ast.Mult)),
)
SWAPPED = dict([*((there, here) for here, there in PAIRS), *PAIRS])


def changed(node: ast.AST) -> Iterator[ast.AST | str]:
    """What to put in the place of a node."""
    match node:
        case ast.Compare(left, [operator], others):
            yield ast.Compare(left, [SWAPPED[type(operator)]()], others)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(SWAPPED[type(operator)](), values)
        case ast.BinOp(left, operator, right) if type(operator) in SWAPPED:
            yield ast.BinOp(left, SWAPPED[type(operator)](), right)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() | float() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(str() as value):
            yield ast.Constant(f"XX{value}")
        case ast.Return(value) if value and ast.unparse(value) != "None":
            yield "return None"
        case ast.Break() | ast.Continue() | ast.Raise() | ast.AugAssign() | ast.Expr():
            yield "pass"


def mutable(node: ast.AST) -> Iterator[Any]:
    """The nodes in a node that may change: none of a type, a docstring, an f-string, `__all__`."""
    match node:
        case ast.JoinedStr() | ast.Expr(ast.Constant()) | ast.Assign([ast.Name("__all__")]):
            return
        case ast.Subscript(ast.Name("Literal")):
            return
    yield node
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and field not in ("annotation", "returns"):
                yield from mutable(child)


def mutants(file: Path) -> Iterator[tuple[Path, int, int, str]]:
    """Every mutant of a file: its bytes from the one place to the other become the text."""
    source = file.read_bytes()
    lines = source.splitlines(keepends=True)
    for node in mutable(ast.parse(source)):
        for other in changed(node):
            start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
            end = sum(map(len, lines[: node.end_lineno - 1])) + node.end_col_offset
            yield file, start, end, other if isinstance(other, str) else f"({ast.unparse(other)})"


def fate(module: str, seconds: float) -> str:
    """What becomes of a module in its tests: killed, too slow (it may hang), or SURVIVED."""
    words = TESTS[module].split()
    named = [place for one in words for place in (f"tests/test_{one}.py", f"tests/{one}/test_*.py")]
    tests = [str(file) for place in named for file in sorted(Path().glob(place))]
    call = ["-xq", "-n0", "-pno:cacheprovider", "--assert=plain"]
    process = get_context("fork").Process(
        target=lambda: sys.exit(any(pytest.main([*call, file]) for file in tests))
    )
    with redirect_stdout(StringIO()):
        process.start()
    process.join(seconds)
    process.kill()
    process.join()
    return {0: "SURVIVED", -SIGKILL: "too slow"}.get(process.exitcode or 0, "killed")


def hunt(module: str, asked: argparse.Namespace) -> None:
    """Print what becomes of the mutants of a module, which stays as it is."""
    if fate(module, 10 * asked.seconds) != "SURVIVED":
        sys.exit(f"{module}: its tests fail on what is not changed")
    place = Path("gihv", module)
    every = [one for file in sorted(place.rglob("*.py")) or [place] for one in mutants(file)]
    random.seed(asked.seed)
    chosen = list(enumerate(random.sample(every, min(asked.count, len(every))), 1))
    tries = [one for one in chosen if not asked.only or one[0] in asked.only]
    killed = 0
    for number, (file, start, end, text) in tries:
        was = file.read_bytes()
        file.write_bytes(became := was[:start] + text.encode() + was[end:])
        killed += (found := fate(module, asked.seconds)) != "SURVIVED"
        file.write_bytes(was)
        line = was.count(b"\n", 0, start)
        before, after = (one.split(b"\n")[line].decode().strip() for one in (was, became))
        sys.stdout.write(f"{number} {found} {file}:{line + 1}\n")
        sys.stdout.write(f"    - {before}\n    + {after}\n")
    sys.stdout.write(f"{module}: {killed} of {len(tries)} killed; {len(every)} can be made\n")


def main(arguments: Sequence[str]) -> None:
    """Hunt in a copy of this repository."""
    parser = argparse.ArgumentParser("python tests/mutants.py")
    parser.add_argument("modules", nargs="*", default=TESTS)
    for name, value in (("count", 40), ("seed", 1), ("seconds", 120)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--only", type=lambda text: [int(one) for one in text.split(",")])
    asked = parser.parse_args(arguments)
    for library in ("check_jsonschema", "hypothesis", "rich.markdown", "ruamel.yaml", "typer"):
        import_module(library)  # once for all runs
    with TemporaryDirectory() as name, chdir(shutil.copytree(ROOT, f"{name}/copy", ignore=ASIDE)):
        sys.path[0], sys.dont_write_bytecode = str(Path.cwd()), True
        compile_dir(".", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
        os.environ |= {"PYTHONPATH": sys.path[0], "PYTHONDONTWRITEBYTECODE": "1"}
        for module in asked.modules:
            hunt(module, asked)


if __name__ == "__main__":
    main(sys.argv[1:])
