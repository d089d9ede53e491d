"""`gihv export --format html`: the agenda as a web site in a folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gihv.cli.folder import LIST
from gihv.query import selectie
from gihv.site import site
from tests.command import MADE, REPOSITORY, gihv, gihv_here, made_agenda, write
from tests.helpers import BASE
from tests.repositories import repository
from tests.test_files import GONE, has_full_disk, posix, streamed

HTML = ("export", "--format", "html")
THEMA = ".stad { --nl-link-color: #0b4f8a; }\n"
WEAK = ".stad { --nl-link-color: #eeeeee; --utrecht-link-hover-color: #083a66; }\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the made agenda, written once."""
    folder = tmp_path_factory.mktemp("site") / "site"
    assert gihv(*HTML, "-o", str(folder), root=MADE).code == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """That site, to change."""
    return Path(shutil.copytree(made, tmp_path / "site"))


def texts(folder: Path) -> dict[str, str]:
    """The files in a folder, without the list of them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST
    }


# -- what is written -------------------------------------------------------------------------


def test_the_folder_holds_the_site_of_the_agenda(made: Path) -> None:
    assert texts(made) == site(made_agenda(), selectie(made_agenda(), {}))


def test_it_says_where_the_site_is_and_how_to_look_at_it(tmp_path: Path) -> None:
    folder = tmp_path / "map" / "site"
    result = gihv(*HTML, "-o", str(folder), root=MADE)
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        f"Geschreven: {folder}\nBekijk de website: open {folder / 'index.html'}\n"
    )


def test_a_choice_is_the_site_of_that_choice_and_takes_the_rest_away(folder: Path) -> None:
    write(folder, {"CNAME": "agenda.nl\n"})
    assert gihv(*HTML, "--speerpunt", "2", "-o", str(folder), root=MADE).code == 0
    chosen = site(made_agenda(), selectie(made_agenda(), {"speerpunt": ["2"]}))
    assert texts(folder) == {**chosen, "CNAME": "agenda.nl\n"}


def test_the_same_agenda_gives_the_same_bytes_in_every_run(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "gihv", *HTML, "-o", str(tmp_path / "site"))
    for seed, *more in (("1",), ("2", "--check")):
        run = subprocess.run(
            [*command, *more],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        assert (run.returncode, run.stdout) == (0, b""), run.stderr.decode()


def test_it_can_be_of_an_earlier_version(tmp_path: Path) -> None:
    made = repository(tmp_path / "agenda-noord")
    shutil.copytree(MADE / "agenda", made.root / "agenda")
    made.commit({})
    (actie,) = made.root.glob("agenda/01-*/01-*.yaml")
    actie.write_text(actie.read_text("utf-8").replace("titel: ", "titel: Nieuwe "), "utf-8")
    folder = str(tmp_path / "site")
    assert gihv(*HTML, "-o", folder, "--rev", "HEAD", root=made.root).code == 0
    assert gihv(*HTML, "-o", folder, "--check", "--rev", "HEAD", root=made.root).code == 0
    assert gihv(*HTML, "-o", folder, "--check", root=made.root).code == 1


# -- checked ---------------------------------------------------------------------------------


def test_check_names_the_first_file_that_differs(folder: Path) -> None:
    def check(*args: str) -> tuple[int, str]:
        before = texts(folder)
        code, out, err = gihv(*HTML, "-o", str(folder), "--check", *args, root=MADE)
        assert (out, texts(folder)) == ("", before), "it writes nothing"
        return code, err

    again = "Maak het met hetzelfde commando zonder `--check`.\n"
    write(folder, {"CNAME": "agenda.nl\n"})
    assert check() == (0, f"{folder} past bij de agenda.\n")
    index, acties = folder / "index.html", folder / "acties.html"
    index.write_bytes(index.read_bytes() + b"\r\n")
    assert check() == (1, f"{index} past niet meer bij de agenda. {again}")
    acties.unlink()
    assert check() == (1, f"{acties} bestaat niet. {again}")
    assert gihv(*HTML, "-o", str(folder), root=MADE).code == 0
    code, told = check("--speerpunt", "2")
    assert code == 1, "a page too much counts"
    assert told.startswith(f"{folder / 'actie'}{os.sep}")
    shutil.rmtree(folder)
    assert check()[0] == 1
    assert not folder.exists()


# -- refused ---------------------------------------------------------------------------------

MAP = "Een website is een map. Noem bij -o een map, zoals: gihv export --format html -o site"
DOCUMENT = (
    "gihv schrijft geen document naar `{}`. Kies bij -o een bestand dat eindigt op .md, of maak "
    "een website: --format html -o site"
)
OF_THE_AGENDA = (
    "`{}` is een map van de agenda zelf. Kies bij -o een eigen map voor de website, zoals site."
)

IN_IT = Path("agenda", "site")

REFUSED = {
    "--format html": MAP,
    "--format html --check": "Bij --check hoort -o met het bestand of de map om te vergelijken.",
    "--format html -o x.html": MAP,
    "--format html -o X.MD": MAP,
    "--format html -o tekst": MAP,
    "--format html -o agenda": OF_THE_AGENDA.format("agenda"),
    f"--format html -o {IN_IT}": OF_THE_AGENDA.format(IN_IT),
    "--format html -o schema": OF_THE_AGENDA.format("schema"),
    "--format html -o .": OF_THE_AGENDA.format("."),
    "-o map": DOCUMENT.format("map"),
    "-o x.html": DOCUMENT.format("x.html"),
    "--thema stad.css": "--thema is voor een website. Zet er --format html bij.",
    "--format html -o site --thema weg.css": "`weg.css` bestaat niet.",
    "--format html -o site --thema map": "`map` is een map, geen bestand.",
    "--format html -o site --thema tekst": (
        "`tekst` past niet. Dit thema zet geen kleur of letter die de site overneemt. Kies het "
        "CSS-bestand met de design tokens van uw gemeente (NL Design System), vaak dist/theme.css."
    ),
}


@pytest.mark.parametrize("args", REFUSED)
def test_what_cannot_be_is_refused_with_what_to_do(
    args: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, {**BASE, "schema/x.json": "", "map/x": "", "tekst": "p {}\n"})
    write(root, {"stad.css": THEMA})
    before = set(root.rglob("*"))
    monkeypatch.chdir(root)
    result = gihv_here("export", *args.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[-1] == f"Fout: {REFUSED[args]}"
    assert set(root.rglob("*")) == before


@posix
def test_a_link_into_the_agenda_is_of_the_agenda(tmp_path: Path) -> None:
    root = write(tmp_path / "noord", dict(BASE))
    (tmp_path / "site").symlink_to(root / "agenda")
    result = gihv(*HTML, "-o", str(tmp_path / "site"), root=root)
    assert (result.code, OF_THE_AGENDA.format(tmp_path / "site") in result.err) == (2, True)


def test_a_file_of_somebody_else_is_named_and_left(tmp_path: Path) -> None:
    write(tmp_path, {"site/index.html": "van mij\n"})
    result = gihv(*HTML, "-o", str(tmp_path / "site"), root=MADE)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"Fout: `{tmp_path / 'site' / 'index.html'}` staat er al, en is niet door gihv gemaakt. Er "
        "is niets geschreven. Kies een andere map, of haal het daar weg.\n"
    )
    assert texts(tmp_path) == {"site/index.html": "van mij\n"}


def test_of_a_broken_agenda_nothing_is_written(tmp_path: Path) -> None:
    shutil.copytree(MADE / "agenda", tmp_path / "agenda")
    write(tmp_path, {"agenda/regelingen.yaml": "a: b: c\n"})
    result = gihv(*HTML, "-o", str(tmp_path / "site"), root=tmp_path)
    assert (result.code, result.out) == (1, "")
    assert result.err.endswith("Er is niets geschreven, want er zou iets ontbreken.\n")
    assert not (tmp_path / "site").exists()


def test_a_choice_of_nothing_writes_nothing(folder: Path) -> None:
    before = texts(folder)
    result = gihv(*HTML, "--zoek", "nergens", "-o", str(folder), root=MADE)
    assert result.code == 2
    assert "Geen enkele actie past bij deze keuze. Er is niets geschreven." in result.err
    assert texts(folder) == before


# -- a theme ---------------------------------------------------------------------------------


def test_a_theme_dresses_the_site(folder: Path) -> None:
    (folder.parent / "stad.css").write_bytes(f"\ufeff{THEMA}".encode() + b"/* caf\xe9 */")
    dressed = (*HTML, "-o", str(folder), "--thema", str(folder.parent / "stad.css"))
    assert gihv(*dressed, "--check", root=MADE).code == 1
    before = texts(folder)
    assert gihv(*dressed, root=MADE).code == 0
    after = texts(folder)
    assert {path for path in after if after[path] != before[path]} == {"stijl.css"}
    assert "--link: #0b4f8a;" in after["stijl.css"]
    assert gihv(*dressed, "--check", root=MADE).code == 0


def test_a_colour_that_is_refused_is_said_and_is_no_error(tmp_path: Path) -> None:
    write(tmp_path, {"stad.css": WEAK})
    result = gihv(
        *HTML, "-o", str(tmp_path / "s"), "--thema", str(tmp_path / "stad.css"), root=MADE
    )
    refused, written, look = result.err.splitlines()
    assert refused.startswith("Niet overgenomen: --nl-link-color (#eeeeee) ")
    assert written.startswith("Geschreven: ")
    assert look.startswith("Bekijk de website: ")
    assert (result.code, result.out) == (0, "")
    assert "--link-over: #083a66;" in (tmp_path / "s" / "stijl.css").read_text("utf-8")


# -- streams and names -----------------------------------------------------------------------


@has_full_disk
@pytest.mark.thorough
@pytest.mark.parametrize("gone", GONE)
def test_a_site_that_is_written_did_not_fail_by_a_stream_that_is_gone(
    tmp_path: Path, gone: str
) -> None:
    args = f"export --format html --speerpunt 1 -o {tmp_path / 'site'}"
    code, told = streamed(MADE, args, gone)
    assert code == 0
    assert told == "" or told.startswith("Geschreven: ")
    assert (tmp_path / "site" / "index.html").is_file()


@posix
def test_the_name_of_a_folder_steers_no_terminal(tmp_path: Path) -> None:
    for args in ((), ("--check",)):
        result = gihv(*HTML, "-o", str(tmp_path / "a\x1b[31m\nb"), *args, root=MADE)
        assert (result.code, "\x1b" in result.err) == (0, False)
        assert all(line.startswith(("Geschr", "Bekijk", "/")) for line in result.err.splitlines())


def test_who_wants_no_site_does_not_wait_for_what_makes_one() -> None:
    code = "import sys, gihv.cli.export; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = set(run.stdout.split())
    assert "gihv.export.markdown" in loaded
    assert loaded.isdisjoint({"jinja2", "tinycss2", "gihv.site", "gihv.site.thema"})
