"""What typer and click say to a user is Dutch in every locale, and a run ends as it should."""

import ast
import errno
import functools
import io
import os
import re
import string
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import click
import pytest
import typer
from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog

import gihv as package
from gihv.cli.dutch_click import DutchCommand, DutchGroup
from gihv.cli.main import COMMANDS
from gihv.cli.run import COULD_NOT_RUN, ENDED_BY_PIPE, INTERRUPTED, run
from tests.command import MADE, Result, gihv_here

PACKAGE = Path(package.__file__).parent
CATALOGUE = PACKAGE / "locale" / "nl" / "LC_MESSAGES" / "gihv.po"


@pytest.fixture(autouse=True)
def _somebody_elses_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test starts from a German user with a terminal of 80 columns."""
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("GIHV_DEBUG", raising=False)


# --- The catalogue --------------------------------------------------------------------------------


def literals(call: ast.Call) -> tuple[str, ...]:
    """Return the texts that a call gives to gettext; none for a variable."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    count = {"_": 1, "gettext": 1, "ngettext": 2}.get(name, 0)
    texts = [
        part.value
        for part in call.args[:count]
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    return tuple(texts) if len(texts) == count else ()


@functools.cache
def messages_of(package: ModuleType) -> frozenset[tuple[str, ...]]:
    """Return all gettext texts in the source of an installed package: (one,) or (one, more)."""
    assert package.__file__ is not None
    sources = Path(package.__file__).parent.rglob("*.py")
    trees = (ast.parse(source.read_text(encoding="utf-8")) for source in sources)
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    return frozenset(filter(None, map(literals, calls)))


def read_catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return pofile.read_po(file, locale="nl")


def as_tuple(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def translations_in(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {as_tuple(entry.id): as_tuple(entry.string) for entry in catalogue if entry.id}


def placeholders(text: str) -> set[str]:
    """Return the names of `{name}` and `%(name)s`; `{name!r}` may become `{name}`."""
    braces = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
    return braces | set(re.findall(r"%\((\w+)\)s", text))


@pytest.mark.parametrize("package", [click, typer], ids=["click", "typer"])
def test_catalogue_knows_every_text_of_the_installed_package(package: ModuleType) -> None:
    harvested = messages_of(package)
    assert len(harvested) > 5, "the harvest itself finds nothing any more"
    assert harvested - translations_in(read_catalogue()).keys() == set()


def test_catalogue_holds_nothing_that_the_installed_packages_no_longer_say() -> None:
    harvested = messages_of(click) | messages_of(typer)
    assert translations_in(read_catalogue()).keys() <= harvested


def test_every_text_is_translated_with_the_placeholders_of_its_original() -> None:
    catalogue = read_catalogue()
    assert (catalogue.num_plurals, catalogue.plural_expr) == (2, "(n != 1)")
    for originals, dutch in translations_in(catalogue).items():
        assert all(dutch), originals
        for original, translation in zip(originals, dutch, strict=True):
            assert placeholders(translation) == placeholders(original), original


def test_compiled_catalogue_is_up_to_date() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = mofile.read_mo(file)
    assert translations_in(compiled) == translations_in(read_catalogue())


# --- Usage errors ---------------------------------------------------------------------------------


def test_a_usage_error_says_how_and_where_to_read_more() -> None:
    assert gihv_here("list", "--dekkng", "open") == Result(
        COULD_NOT_RUN,
        "",
        """\
Gebruik: gihv list [OPTIES] [SOORT]
Hulp: gihv list --help

Fout: Onbekende optie `--dekkng`. Bedoelde u `--dekking`?
""",
    )


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ("validte", "Onbekende opdracht `validte`. Bedoelde u `validate`?"),
        ("Rapport", "Onbekende opdracht `Rapport`. Bedoelde u `report`?"),
        ("xyz", "Onbekende opdracht `xyz`."),
        ("rm 1.1", "Onbekende opdracht `rm`. Bedoelde u `remove`?"),
        ("delete 1.1", "Onbekende opdracht `delete`. Bedoelde u `remove`?"),
        ("mv 1.1 2", "Onbekende opdracht `mv`. Bedoelde u `move`?"),
        ("verplaats 1.1 2", "Onbekende opdracht `verplaats`. Bedoelde u `move`?"),
        ("hernoem a b", "Onbekende opdracht `hernoem`. Bedoelde u `rename`?"),
        ("new acte", "Onbekende opdracht `acte`. Bedoelde u `actie`?"),
        ("--verson list", "Onbekende optie `--verson`. Bedoelde u `--version`?"),
        ("--version=ja list", "De optie `--version` krijgt geen waarde."),
        ("--map", "Geef een waarde achter de optie `--map`."),
        ("list --zoek a\udcffb", "In `a\udcffb` staat een teken dat geen UTF-8 is."),
        ("list -dekking open", "Onbekende optie `-dekking`. Bedoelde u `--dekking`?"),
        ("list --map x", "De optie `--map` hoort vóór de opdracht: `gihv --map …`."),
        ("list --version", "De optie `--version` hoort vóór de opdracht: `gihv --version …`."),
        (
            "new regeling Fonds --soort fond",
            (
                "Verkeerde waarde voor `--soort`: `fond` is geen keuze. "
                "Kies uit: regeling, fonds, budget. Bedoelde u `fonds`?"
            ),
        ),
        ("list --jaar dit", "Verkeerde waarde voor `--jaar`: `dit` is geen geheel getal."),
        ("list acties b", "Dit argument is te veel: b"),
        ("validate \x1b[31m\u202e", "`␛[31m\ufffd` bestaat niet."),
        ("show", "Geef ook het argument `REF...`."),
        (
            "export -o agenda.docx",
            (
                "gihv schrijft geen document naar `agenda.docx`. Kies bij -o een bestand dat "
                "eindigt op .md, of maak een website: --format html -o site"
            ),
        ),
        ("new regeling Fonds", "Geef ook de optie `--soort`. Kies uit: regeling, fonds, budget."),
        (
            "init x --van 1",
            "De agenda kan niet van 1 tot en met 2 lopen. Kies jaren van 1900 tot en met 2099.",
        ),
    ],
)
def test_a_usage_error_is_a_sentence(
    args: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(MADE)
    result = gihv_here(*args.split(" "))
    assert (result.code, result.out) == (COULD_NOT_RUN, "")
    assert result.err.splitlines()[-1] == f"Fout: {sentence}"


# --- No English anywhere --------------------------------------------------------------------------


def words_in(text: str) -> set[str]:
    plain = re.sub(r"\{[^}]*\}|%\(\w+\)s|\[/?blue\]|--[\w-]+", " ", text)
    return {word.casefold() for word in re.findall(r"[A-Za-z]{2,}", plain)}


def english_words() -> set[str]:
    """Return the words of click's and typer's texts that no Dutch text uses."""
    translations = translations_in(read_catalogue())
    english = {word for texts in translations for text in texts for word in words_in(text)}
    dutch = {word for texts in translations.values() for text in texts for word in words_in(text)}
    outside_gettext = {"args", "command", "integer", "float", "text", "filename", "completion"}
    return (english | outside_gettext) - dutch


@pytest.mark.parametrize(
    "args",
    [
        "--help", "list --help", "show --help", "validate --help", "", "validte", "toon", "--stl",
        "--map", "--map weg list", "--version=ja list", "show", "validate weg", "list a b", "new",
        "list --dekkng", "list --format wel", "list --jaar dit", "list --map x", "init x --van 1",
    ],
)  # fmt: skip
def test_no_word_of_english_reaches_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = gihv_here(*args.split())
    names_and_dutch = {*COMMANDS, "in", "output", "format"}
    assert words_in(result.out + result.err) & (english_words() - names_and_dutch) == set()


# --- In a process of its own ----------------------------------------------------------------------


def start(*args: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python in an environment that says nothing of a language but what is given."""
    needed = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, *args],
        cwd=MADE,
        env={**needed, "PYTHONPATH": str(PACKAGE.parent), **variables},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    "variables",
    [{}, {"LANG": "C"}, {"LC_ALL": "de_DE.UTF-8"}, {"LANGUAGE": "en", "LC_ALL": "C"}],
    ids=["none", "C", "German", "English"],
)
def test_dutch_in_every_locale(variables: dict[str, str]) -> None:
    process = start("-m", "gihv", "lst", **variables)
    assert process.returncode == COULD_NOT_RUN
    assert process.stderr.decode().splitlines() == [
        "Gebruik: gihv [OPTIES] OPDRACHT [ARGUMENTEN]...",
        "Hulp: gihv --help",
        "",
        "Fout: Onbekende opdracht `lst`. Bedoelde u `list`?",
    ]


def test_output_is_utf8_where_the_terminal_says_ascii() -> None:
    process = start("-m", "gihv", "show", "3.2", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "Industriële" in process.stdout.decode()


def test_reader_that_stops_reading_ends_the_run_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gihv", "list"],
        cwd=MADE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", ENDED_BY_PIPE)


@pytest.mark.parametrize("args", ["list", "--help", "list --help", "list --format csv"])
def test_no_text_needs_rich(args: str) -> None:
    program = (
        f"import sys; sys.argv[1:] = {args.split()!r}\n"
        "from gihv.cli.main import main; main(); print('rich' in sys.modules)"
    )
    assert start("-c", program).stdout.split()[-1] == b"False"


# --- How a run ends -------------------------------------------------------------------------------


def app_that(action: object) -> typer.Typer:
    """Return an app whose only command raises the given error, or prints the given text."""
    single = typer.Typer(cls=DutchGroup, add_completion=False)

    @single.command(cls=DutchCommand)
    def _do() -> None:
        if isinstance(action, BaseException):
            raise action
        typer.echo(action)

    return single


def ended(app: typer.Typer, *args: str) -> Result:
    """How a run of an app ended."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(app, args)
    return Result(code, out.getvalue(), err.getvalue())


@pytest.mark.parametrize(
    ("error", "result"),
    [
        (KeyboardInterrupt(), Result(INTERRUPTED, "", "Afgebroken.\n")),
        (typer.Exit(1), Result(1, "", "")),
        (
            OSError(errno.ENOENT, "", "\x1buit.xlsx"),
            Result(COULD_NOT_RUN, "", "Fout: `␛uit.xlsx` bestaat niet.\n"),
        ),
    ],
)
def test_what_a_command_raises_is_told(error: BaseException, result: Result) -> None:
    assert ended(app_that(error)) == result


def test_unexpected_error_is_a_sentence_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    told = (
        "Er ging iets mis in gihv zelf: ValueError: geen datum. Dit ligt niet aan u. Meld het aan "
        "de makers van gihv, met deze regel en de opdracht die u gaf. Met GIHV_DEBUG=1 ziet u waar "
        "in het programma het misging.\n"
    )
    assert ended(app_that(ValueError("geen datum"))) == Result(COULD_NOT_RUN, "", told)
    monkeypatch.setenv("GIHV_DEBUG", "1")
    err = ended(app_that(ValueError("geen datum"))).err
    assert err.startswith("Traceback (most recent call last):\n")
    assert err.endswith(told)


class FailingStream(io.StringIO):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def flush(self) -> NoReturn:
        raise OSError(self._number, os.strerror(self._number))


@pytest.mark.parametrize(
    ("number", "code", "told"),
    [
        (errno.ENOSPC, 2, "Fout: De schijf is vol: de uitvoer is niet helemaal geschreven.\n"),
        (errno.EINVAL, ENDED_BY_PIPE, ""),  # as Windows calls a closed pipe
    ],
)
def test_a_flush_fails(monkeypatch: pytest.MonkeyPatch, number: int, code: int, told: str) -> None:
    err = io.StringIO()
    monkeypatch.setattr(sys, "stdout", FailingStream(number))
    monkeypatch.setattr(sys, "stderr", err)
    assert (run(app_that("tekst"), []), err.getvalue()) == (code, told)


def test_run_that_can_say_nothing_still_has_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    assert run(app_that(ValueError("fout")), []) == COULD_NOT_RUN
    assert run(app_that(KeyboardInterrupt()), []) == INTERRUPTED
