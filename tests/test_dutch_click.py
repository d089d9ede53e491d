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
from pathlib import Path
from types import ModuleType
from typing import Annotated, Literal, NamedTuple, NoReturn

import click
import pytest
import typer
from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from typer.testing import CliRunner

import gihv
from gihv.cli.dutch_click import DutchCommand, DutchGroup
from gihv.cli.run import COULD_NOT_RUN, ENDED_BY_PIPE, INTERRUPTED, run

PACKAGE = Path(gihv.__file__).parent
CATALOGUE = PACKAGE / "locale" / "nl" / "LC_MESSAGES" / "gihv.po"


@pytest.fixture(autouse=True)
def _somebody_elses_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test starts from a German user with a terminal of 80 columns."""
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("GIHV_DEBUG", "GIHV_MAP"):
        monkeypatch.delenv(name, raising=False)


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
    assert translations_in(read_catalogue()).keys() - harvested == set()


def test_every_text_is_translated() -> None:
    for original, dutch in translations_in(read_catalogue()).items():
        assert len(dutch) == len(original), original
        assert all(dutch), original


def test_every_translation_has_the_placeholders_of_its_original() -> None:
    for originals, dutch in translations_in(read_catalogue()).items():
        for original, translation in zip(originals, dutch, strict=True):
            assert placeholders(translation) == placeholders(original), original


def test_dutch_has_one_and_more() -> None:
    catalogue = read_catalogue()
    assert (catalogue.num_plurals, catalogue.plural_expr) == (2, "(n != 1)")


def test_compiled_catalogue_is_up_to_date() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = mofile.read_mo(file)
    assert translations_in(compiled) == translations_in(read_catalogue())


# --- A small app ----------------------------------------------------------------------------------

app = typer.Typer(cls=DutchGroup, help="Houdt een actieagenda bij.")


@app.callback()
def _common(
    folder: Annotated[
        Path | None,
        typer.Option(
            "--map", "-C", envvar="GIHV_MAP", exists=True, file_okay=False, help="Map met agenda."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--stil", help="Zeg niets.")] = False,
) -> None:
    pass


@app.command("list", cls=DutchCommand)
def _list(
    *,
    kind: Annotated[
        Literal["acties", "speerpunten"], typer.Argument(metavar="SOORT", help="Wat u wilt zien.")
    ] = "acties",
    dekking: Annotated[
        Literal["gedekt", "deels", "open"] | None, typer.Option("--dekking", help="Dekking.")
    ] = None,
    year: Annotated[int | None, typer.Option("--jaar", min=2000, help="Alleen dit jaar.")] = None,
    search: Annotated[str, typer.Option("--zoek", help="Zoek deze tekst.")] = "alles",
) -> None:
    """Toon een lijst."""


@app.command("show")
def _show(
    references: Annotated[list[str], typer.Argument(metavar="REF", help="Wat u zoekt.")],
    style: Annotated[Literal["kort", "lang"], typer.Option("--vorm", help="Hoe lang.")],
) -> None:
    """Toon een actie."""


@app.command("validate")
def _validate(
    path: Annotated[Path, typer.Argument(metavar="PAD", exists=True, envvar="GIHV_PAD")],
) -> None:
    """Controleer de agenda."""


@app.command("export", hidden=True)
def _export() -> None:
    """Schrijf de agenda."""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Gihv:
    """Runs an app as a user does, and returns what that user sees."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *args: str, app: typer.Typer = app) -> Outcome:
        code = run(app, list(args))
        captured = self._capsys.readouterr()
        return Outcome(code, captured.out, captured.err)


@pytest.fixture(name="gihv")
def _gihv(capsys: pytest.CaptureFixture[str]) -> Gihv:
    return Gihv(capsys)


def app_that(action: object) -> typer.Typer:
    """Return an app whose only command raises the given error, or prints the given text."""
    single = typer.Typer(cls=DutchGroup, add_completion=False)

    @single.command(cls=DutchCommand)
    def _do() -> None:
        if isinstance(action, BaseException):
            raise action
        typer.echo(action)

    return single


# --- Help -----------------------------------------------------------------------------------------


def test_help_of_the_program(gihv: Gihv) -> None:
    assert gihv("--help") == Outcome(
        0,
        """\
Gebruik: gihv [OPTIES] OPDRACHT [ARGUMENTEN]...

  Houdt een actieagenda bij.

Opties:
  -C, --map MAP         Map met agenda.  [omgevingsvariabele: GIHV_MAP]
  --stil                Zeg niets.
  --install-completion  Zet aanvullen met de Tab-toets aan in deze terminal.
  --show-completion     Toon het script voor aanvullen met de Tab-toets.
  --help                Toon deze hulp en stop.

Opdrachten:
  list      Toon een lijst.
  show      Toon een actie.
  validate  Controleer de agenda.
""",
        "",
    )


def test_help_of_a_command(gihv: Gihv) -> None:
    assert (
        gihv("list", "--help").out
        == """\
Gebruik: gihv list [OPTIES] [SOORT]

  Toon een lijst.

Argumenten:
  [SOORT]  Wat u wilt zien.  [standaard: acties]

Opties:
  --dekking [gedekt|deels|open]  Dekking.
  --jaar GETAL                   Alleen dit jaar.  [vanaf 2000]
  --zoek TEKST                   Zoek deze tekst.  [standaard: alles]
  --help                         Toon deze hulp en stop.
"""
    )


def test_a_plain_typer_command_becomes_dutch_with_its_group(gihv: Gihv) -> None:
    assert (
        gihv("show", "--help").out
        == """\
Gebruik: gihv show [OPTIES] REF...

  Toon een actie.

Argumenten:
  REF...  Wat u zoekt.  [verplicht]

Opties:
  --vorm [kort|lang]  Hoe lang.  [verplicht]
  --help              Toon deze hulp en stop.
"""
    )


def test_a_plain_typer_group_becomes_dutch_with_its_group(gihv: Gihv) -> None:
    inner = typer.Typer(help="Groep.")
    inner.command("een")(lambda: None)
    inner.command("twee")(lambda: None)
    outer = typer.Typer(cls=DutchGroup, add_completion=False)
    outer.add_typer(inner, name="groep")
    assert gihv("groep", "--help", app=outer).out.splitlines()[0] == (
        "Gebruik: gihv groep [OPTIES] OPDRACHT [ARGUMENTEN]..."
    )
    assert gihv("groep", "twe", app=outer).err.splitlines()[-1] == (
        "Fout: Onbekende opdracht `twe`. Bedoelde u `twee`?"
    )


def test_an_app_of_one_command_is_dutch_too(gihv: Gihv) -> None:
    assert (
        gihv("--help", app=app_that("niets")).out
        == """\
Gebruik: gihv [OPTIES]

Opties:
  --help  Toon deze hulp en stop.
"""
    )


def test_types_of_click_itself_stay_as_they_are(gihv: Gihv) -> None:
    gihv("list", "--help")
    assert (click.STRING.name, click.INT.name, click.FLOAT.name) == ("text", "integer", "float")


# --- Usage errors ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ("", "Geef een opdracht."),
        ("validte", "Onbekende opdracht `validte`. Bedoelde u `validate`?"),
        ("val", "Onbekende opdracht `val`. Bedoelde u `validate`?"),
        ("SHOW", "Onbekende opdracht `SHOW`. Bedoelde u `show`?"),
        ("xyz", "Onbekende opdracht `xyz`."),
        ("expor", "Onbekende opdracht `expor`."),  # hidden: never suggested
        ("--stl list", "Onbekende optie `--stl`. Bedoelde u `--stil`?"),
        ("--stil=ja list", "De optie `--stil` krijgt geen waarde."),
        ("--map", "Geef een waarde achter de optie `--map`."),
        ("--map weg list", "Verkeerde waarde voor `--map`: Map `weg` bestaat niet."),
        (
            "--map bestand list",
            "Verkeerde waarde voor `--map`: Map gevraagd, maar `bestand` is een bestand.",
        ),
        (
            "--dekking open list",
            "De optie `--dekking` hoort achter een opdracht, bijvoorbeeld `gihv list --dekking`.",
        ),
    ],
)
def test_usage_error_of_the_program(
    gihv: Gihv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bestand").touch()
    assert gihv(*args.split()) == Outcome(
        COULD_NOT_RUN,
        "",
        f"""\
Gebruik: gihv [OPTIES] OPDRACHT [ARGUMENTEN]...
Hulp: gihv --help

Fout: {sentence}
""",
    )


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ("--dekkng open", "Onbekende optie `--dekkng`. Bedoelde u `--dekking`?"),
        ("-dekking open", "Onbekende optie `-dekking`. Bedoelde u `--dekking`?"),
        ("-x", "Onbekende optie `-x`."),
        ("--map x", "De optie `--map` hoort vóór de opdracht: `gihv --map … list`."),
        ("--stil", "De optie `--stil` hoort vóór de opdracht: `gihv --stil list`."),
        (
            "actie",
            (
                "Verkeerde waarde voor `SOORT`: `actie` is geen keuze. "
                "Kies uit: acties, speerpunten. Bedoelde u `acties`?"
            ),
        ),
        (
            "--dekking wel",
            (
                "Verkeerde waarde voor `--dekking`: `wel` is geen keuze. "
                "Kies uit: gedekt, deels, open."
            ),
        ),
        ("--jaar dit", "Verkeerde waarde voor `--jaar`: `dit` is geen geheel getal."),
        ("--jaar 14", "Verkeerde waarde voor `--jaar`: 14 kan niet. Kies een getal vanaf 2000."),
        ("--zoek", "Geef een waarde achter de optie `--zoek`."),
        ("acties b", "Dit argument is te veel: b"),
        ("acties b c", "Deze argumenten zijn te veel: b c"),
    ],
)
def test_usage_error_of_a_command(
    gihv: Gihv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert gihv("list", *args.split()) == Outcome(
        COULD_NOT_RUN,
        "",
        f"""\
Gebruik: gihv list [OPTIES] [SOORT]
Hulp: gihv list --help

Fout: {sentence}
""",
    )


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ("show", "Geef ook het argument `REF...`."),
        ("show 6.7", "Geef ook de optie `--vorm`. Kies uit: kort, lang."),
        ("validate", "Geef ook het argument `PAD`."),
        ("validate weg", "Verkeerde waarde voor `PAD`: Pad `weg` bestaat niet."),
    ],
)
def test_usage_error_of_a_plain_command(
    gihv: Gihv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = gihv(*args.split())
    assert (outcome.code, outcome.err.splitlines()[-1]) == (COULD_NOT_RUN, f"Fout: {sentence}")


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (click.IntRange(1, 10), "vanaf 1 tot en met 10"),
        (click.IntRange(max=10), "tot en met 10"),
        (click.IntRange(1, min_open=True), "groter dan 1"),
        (click.IntRange(max=10, max_open=True), "kleiner dan 10"),
    ],
)
def test_range_is_told_in_words(gihv: Gihv, limits: click.IntRange, words: str) -> None:
    ranged = typer.Typer(add_completion=False)

    @ranged.command(cls=DutchCommand)
    def _do(number: Annotated[int, typer.Option("--getal", click_type=limits)] = 1) -> None:
        pass

    assert f"--getal GETAL  [standaard: 1; {words}]" in gihv("--help", app=ranged).out
    # 99 and -99: one of both is outside each of these ranges.
    errors = gihv("--getal", "99", app=ranged).err + gihv("--getal", "-99", app=ranged).err
    assert f"kan niet. Kies een getal {words}." in errors


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("toon", "show"),
        ("controleer", "validate"),
        ("rapport", "report"),
        ("lijst", "list"),
        ("exporteer", "export"),
        ("nieuw", "new"),
        ("wijzig", "set"),
        ("uitleg", "explain"),
        ("Toon", "show"),
        ("controler", "validate"),  # a misspelt synonym
    ],
)
def test_dutch_word_leads_to_its_command(gihv: Gihv, typed: str, meant: str) -> None:
    full = typer.Typer(cls=DutchGroup, add_completion=False)
    for name in set(DutchGroup.synonyms.values()):
        full.command(name)(lambda: None)
    assert gihv(typed, app=full).err.splitlines()[-1] == (
        f"Fout: Onbekende opdracht `{typed}`. Bedoelde u `{meant}`?"
    )


def test_dutch_word_for_an_absent_command_suggests_nothing(gihv: Gihv) -> None:
    assert gihv("uitleg").err.splitlines()[-1] == "Fout: Onbekende opdracht `uitleg`."


def test_error_raised_by_a_command_itself_shows_only_its_sentence(gihv: Gihv) -> None:
    failing = app_that(click.ClickException("Er is geen agenda."))
    assert gihv(app=failing) == Outcome(COULD_NOT_RUN, "", "Fout: Er is geen agenda.\n")


def test_dutch_without_run_too() -> None:
    result = CliRunner().invoke(app, ["list", "--jaar", "dit"])
    assert (result.exit_code, result.stdout) == (COULD_NOT_RUN, "")
    assert result.stderr.splitlines()[-1] == (
        "Fout: Verkeerde waarde voor `--jaar`: `dit` is geen geheel getal."
    )


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
        "--map", "--map weg list", "--stil=ja list", "show", "show 6.7", "validate weg", "list a b",
        "list --dekkng", "list --dekking wel", "list --jaar dit", "list --jaar 14", "list --map x",
    ],
)  # fmt: skip
def test_no_word_of_english_reaches_the_user(
    gihv: Gihv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = gihv(*args.split())
    names_and_dutch = {"list", "show", "validate", "in"}
    assert words_in(outcome.out + outcome.err) & (english_words() - names_and_dutch) == set()


def test_the_list_of_english_words_is_worth_something() -> None:
    assert {"usage", "options", "error", "missing", "such", "invalid", "file"} <= english_words()


# --- In a process of its own ----------------------------------------------------------------------

PROGRAM = """
import sys
import click  # before the catalogue is installed, as other imports may do
import typer
from gihv.cli.dutch_click import DutchGroup
from gihv.cli.run import run

app = typer.Typer(cls=DutchGroup)

@app.command()
def veel() -> None:
    for number in range(100_000):
        typer.echo(f"regel {number}")

@app.command()
def later() -> None:
    sys.stdin.readline()
    print("een regel")

@app.command()
def teken() -> None:
    print("\\u20ac \\udc80")
    typer.echo("\\u20ac \\udc80")
    typer.echo("\\u20ac \\udc80", err=True)

@app.command()
def modules() -> None:
    "Toon [onbekend]."
    print("rich" in sys.modules)

code = run(app)
if "--na" in sys.argv:
    print("rich" in sys.modules)
sys.exit(code)
"""


def environment(**variables: str) -> dict[str, str]:
    """Return an environment that says nothing of a language but what is given."""
    needed = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**needed, "PYTHONPATH": str(PACKAGE.parent), **variables}


def start(*args: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *args],
        env=environment(**variables),
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"LANG": "C"},
        {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"},
        {"LANGUAGE": "en", "LC_ALL": "C"},
    ],
    ids=["none", "C", "German", "English"],
)
def test_dutch_in_every_locale(variables: dict[str, str]) -> None:
    process = start("vel", **variables)
    assert process.returncode == COULD_NOT_RUN
    assert process.stderr.decode().splitlines() == [
        "Gebruik: gihv [OPTIES] OPDRACHT [ARGUMENTEN]...",
        "Hulp: gihv --help",
        "",
        "Fout: Onbekende opdracht `vel`. Bedoelde u `veel`?",
    ]


def test_output_is_utf8_where_the_terminal_says_ascii() -> None:
    process = start("teken", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert process.stdout.decode().splitlines() == ["€ \\udc80", "€ \\udc80"]
    assert process.stderr.decode().splitlines() == ["€ \\udc80"]


def reading_one_line(*args: str) -> tuple[int, bytes]:
    """Run like `gihv … | head -1`; return the exit code and what stands on stderr."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *args],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        if args == ("veel",):
            process.stdout.readline()
        process.stdout.close()
        process.stdin.close()
        told = process.stderr.read()
        return process.wait(), told


def test_reader_that_stops_reading_ends_the_run_quietly() -> None:
    assert reading_one_line("veel") == (ENDED_BY_PIPE, b"")


def test_closed_pipe_is_quiet_when_only_the_last_flush_meets_it() -> None:
    assert reading_one_line("later") == (ENDED_BY_PIPE, b"")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_needs_no_rich(shell: str) -> None:
    process = start(
        "--na",
        _GIHV_COMPLETE=f"complete_{shell}",
        _TYPER_COMPLETE_ARGS="gihv mod",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_WORD_TO_COMPLETE="mod",
        COMP_WORDS="gihv mod",
        COMP_CWORD="1",
    )
    completed, rich_was_imported = process.stdout.decode().splitlines()[-2:]
    assert "modules" in completed
    assert ("[onbekend]" in completed) == (shell != "bash")  # bash shows no help texts
    assert rich_was_imported == "False"


def test_no_command_needs_rich() -> None:
    assert start("modules").stdout.split() == [b"False"]
    assert start("--help", "--na").stdout.split()[-1] == b"False"


# --- How a run ends -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error",
    [KeyboardInterrupt(), typer.Abort(), EOFError()],
    ids=["Ctrl-C", "abort", "end of input"],
)
def test_interrupt_is_told(gihv: Gihv, error: BaseException) -> None:
    assert gihv(app=app_that(error)) == Outcome(INTERRUPTED, "", "Afgebroken.\n")


def test_exit_code_of_a_command_is_kept(gihv: Gihv) -> None:
    assert gihv(app=app_that(typer.Exit(1))) == Outcome(1, "", "")
    assert gihv(app=app_that(SystemExit(None))) == Outcome(0, "", "")
    assert gihv(app=app_that(SystemExit("Nee."))) == Outcome(COULD_NOT_RUN, "", "Fout: Nee.\n")


def test_unexpected_error_is_a_sentence_and_no_traceback(gihv: Gihv) -> None:
    assert gihv(app=app_that(ValueError("geen datum"))) == Outcome(
        COULD_NOT_RUN,
        "",
        "Er ging iets mis in gihv zelf: ValueError: geen datum. Dit ligt niet aan u. Meld het aan "
        "de makers van gihv, met deze regel en de opdracht die u gaf. Met GIHV_DEBUG=1 ziet u waar "
        "in het programma het misging.\n",
    )


def test_debugging_shows_the_traceback_too(gihv: Gihv, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIHV_DEBUG", "1")
    err = gihv(app=app_that(ValueError("geen datum"))).err
    assert err.startswith("Traceback (most recent call last):\n")
    assert "\nEr ging iets mis in gihv zelf: ValueError: geen datum. " in err


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOENT, "`uit.xlsx` bestaat niet."),
        (
            errno.EACCES,
            "Geen toegang tot `uit.xlsx`. Misschien is het open in een ander programma.",
        ),
        (errno.EISDIR, "`uit.xlsx` is een map, geen bestand."),
    ],
)
def test_refusal_by_the_system_is_no_mistake_of_gihv(
    gihv: Gihv, number: int, sentence: str
) -> None:
    refused = OSError(number, os.strerror(number), "uit.xlsx")
    assert gihv(app=app_that(refused)) == Outcome(COULD_NOT_RUN, "", f"Fout: {sentence}\n")


class FailingStream(io.StringIO):
    """A stream whose last flush fails."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def flush(self) -> NoReturn:
        raise OSError(self._number, os.strerror(self._number))


def test_full_disk_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", FailingStream(errno.ENOSPC))
    assert run(app_that(typer.Exit(0)), []) == COULD_NOT_RUN
    assert (
        capsys.readouterr().err == "Fout: De schijf is vol: de uitvoer is niet geheel geschreven.\n"
    )


def test_closed_pipe_of_windows_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", FailingStream(errno.EINVAL))
    monkeypatch.setattr("gihv.cli.run._ON_WINDOWS", True)
    assert (run(app_that(typer.Exit(0)), []), capsys.readouterr().err) == (ENDED_BY_PIPE, "")


def test_run_without_any_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert run(app_that("tekst"), []) == 0
    assert run(app_that(ValueError("fout")), []) == COULD_NOT_RUN


@pytest.mark.parametrize(
    ("error", "code"), [(ValueError("fout"), COULD_NOT_RUN), (KeyboardInterrupt(), INTERRUPTED)]
)
def test_run_that_can_say_nothing_still_has_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    assert run(app_that(error), []) == code


# --- Completion -----------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def in_shell(monkeypatch: pytest.MonkeyPatch, shell: str | None) -> None:
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: shell)


def test_completion_is_installed_in_dutch(
    gihv: Gihv, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    in_shell(monkeypatch, "fish")
    script = home / ".config" / "fish" / "completions" / "gihv.fish"
    assert gihv("--install-completion") == Outcome(
        0,
        f"Aanvullen met de Tab-toets staat aan in fish ({script}).\n"
        "Het werkt zodra u een nieuwe terminal opent.\n",
        "",
    )
    assert gihv("--show-completion").out == script.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shell", "sentence"),
    [
        (
            "cmd",
            (
                "Fout: Aanvullen met de Tab-toets kan niet voor cmd. "
                "Het kan in: bash, zsh, fish, powershell, pwsh."
            ),
        ),
        (
            None,
            (
                "Fout: Aanvullen met de Tab-toets kan niet: gihv herkent deze terminal niet. "
                "Het kan in: bash, zsh, fish, powershell, pwsh."
            ),
        ),
        (
            "powershell",
            (
                "Fout: In PowerShell zet u aanvullen zelf aan. Zet deze regel in het "
                "bestand $PROFILE: gihv --show-completion | Out-String | Invoke-Expression"
            ),
        ),
    ],
)
def test_completion_that_gihv_does_not_install(
    gihv: Gihv,
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
    shell: str | None,
    sentence: str,
) -> None:
    in_shell(monkeypatch, shell)
    outcome = gihv("--install-completion")
    assert (outcome.code, outcome.err.splitlines()[-1]) == (COULD_NOT_RUN, sentence)
    assert list(home.iterdir()) == []
