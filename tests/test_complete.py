"""The Tab key: which values gihv offers, and what then stands on the line of a real shell."""

import os
import re
import select
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gihv.cli import shells
from gihv.cli.complete import Candidate, matching
from gihv.cli.main import app_for
from gihv.cli.run import run
from gihv.cli.shells import FILES, Word, script, words
from gihv.tree import WorkTree
from tests.command import REPOSITORY, write

ORGANISATIES = """\
gemeente-delft: {naam: Gemeente Delft, soort: overheid, aliassen: [Delft]}
roc-mondriaan: {naam: ROC Mondriaan, soort: onderwijs}
roc-albeda: {naam: ROC Albeda, soort: onderwijs}
rocs: {naam: ROC's in de regio, soort: groep}
haagse: {naam: De Haagse Hogeschool, soort: onderwijs, afkorting: HHS}
regisseur: {naam: RegioRegisseur, soort: samenwerking, onderdeel_van: [haagse]}
werkpunt: {naam: "Werk:punt Delft", soort: samenwerking}
cafe: {naam: Café Één & "Twee" ($5), soort: bedrijf}
toeschouwer: {naam: Toeschouwer, soort: bedrijf}
"""

FIRST = """\
nummer: 1
titel: Jongeren (her)kennen techniek
deelgebied: orientatie
status: lopend
trekkers: [regisseur]
partners: [roc-mondriaan, roc-albeda, rocs, werkpunt, cafe]
financiering:
  dekking: deels
  bijdragen:
    - {bron: gemeente-delft, status: toegezegd}
    - {via: bomenfonds, status: mogelijk}
"""

AGENDA = {
    "agenda/agenda.yaml": (
        'titel: Proef\nversie: "1"\nvastgesteld: 2014-02\nperiode: {van: 2014, tot: 2016}\n'
    ),
    "agenda/organisaties.yaml": ORGANISATIES,
    "agenda/regelingen.yaml": "bomenfonds: {naam: Bomenfonds, soort: fonds}\n",
    "agenda/01-groen/speerpunt.yaml": "nummer: 1\ntitel: Groen\nsoort: speerpunt\n",
    "agenda/01-groen/01-bomen.yaml": "nummer: 1\ntitel: Bomen planten\ntrekkers: [haagse]\n",
    "agenda/06-start/speerpunt.yaml": (
        "nummer: 6\ntitel: Een goede start\nsoort: speerpunt\n"
        "deelgebieden: [{id: orientatie, titel: Oriëntatie}, {id: stages, titel: Stages}]\n"
    ),
    "agenda/06-start/01-techniek.yaml": FIRST,
    **{
        f"agenda/06-start/{nummer:02}-stage-{nummer}.yaml": (
            f"nummer: {nummer}\ntitel: Stage nummer {nummer}\n"
        )
        for nummer in range(2, 13)
    },
}
FOLDERS = ("01-groen", "06-start")
SIX = [f"6.{nummer}" for nummer in range(1, 13)]


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("proef"), AGENDA)


Completes = Callable[..., list[str]]


@pytest.fixture
def completes(
    agenda: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Completes:
    """The lines that a shell gets for a line up to the cursor, typed in the agenda's folder."""

    def answer(line: str, shell: str = "fish", replaced: str = "", quote: str = "") -> list[str]:
        monkeypatch.setenv("_GIHV_COMPLETE", f"complete_{shell}")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", replaced)
        monkeypatch.setenv("_GIHV_COMPLETE_QUOTE", quote)
        assert run(app_for(shells.before_cursor()), []) == 0
        told = capsys.readouterr()
        assert told.err == ""
        return told.out.splitlines()

    monkeypatch.chdir(agenda)
    return answer


def values(lines: Sequence[str]) -> list[str]:
    return [line.partition("\t")[0] for line in lines]


# -- values ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("gihv va", ["validate"]),
        ("gihv list --organ", ["--organisatie"]),
        ("gihv show ", ["1", "1.1", "6", *SIX]),
        ("gihv show 6", ["6", *SIX]),
        ("gihv show 6.", SIX),
        ("gihv show 6.1", ["6.1", "6.10", "6.11", "6.12"]),
        ("gihv show 6.7 1", ["1", "1.1"]),
        ("gihv show Tech", ["techniek"]),
        ("gihv show JONGEREN", ["Jongeren (her)kennen techniek"]),
        ("gihv show hhs", ["HHS"]),
        ("gihv show haagse", ["De Haagse Hogeschool"]),
        ("gihv show de\\ ha", ["De Haagse Hogeschool"]),
        ("gihv show bo", ["bomen", "Bomenfonds"]),
        ("gihv show cafe\\ een", ['Café Één & "Twee" ($5)']),
        ("gihv list --organisatie roc", ["ROC Albeda", "ROC Mondriaan", "ROC's in de regio"]),
        ("gihv list --organisatie roc-m", ["roc-mondriaan"]),
        # Who stands outside is offered nowhere, and the whole of which a part takes part is.
        ("gihv list --organisatie t", []),
        ("gihv report --organisatie h", ["De Haagse Hogeschool"]),
        ("gihv list --trekker ", ["De Haagse Hogeschool", "RegioRegisseur"]),
        ("gihv list --partner r", ["ROC Albeda", "ROC Mondriaan", "ROC's in de regio"]),
        ("gihv list --bron ", ["Bomenfonds", "Gemeente Delft"]),
        ("gihv list --speerpunt ", ["1", "6"]),
        ("gihv list --speerpunt g", ["groen", "Een goede start"]),
        ("gihv list --deelgebied ", ["orientatie", "stages"]),
        ("gihv report --dekking ge", ["gedekt", "gezocht", "geen"]),
        ("gihv list --dekking o", ["onbekend", "ontbreekt", "open"]),
        ("gihv list --jaar ", ["2014", "2015", "2016"]),
        ("gihv list --jaar=2016", ["--jaar=2016"]),
        ("gihv export --status l", ["lopend"]),
        ("gihv list --zonder s", ["status", "streefwaarden"]),
        ("gihv list org", ["organisaties"]),
        ("gihv list regelingen --sorteer p", ["plafond"]),
        ("gihv list regelingen --sorteer n", ["naam"]),
        ("gihv list --kolommen nummer,t", ["nummer,titel", "nummer,trekkers", "nummer,toegezegd"]),
        ("gihv list --format J", ["json"]),
        ("gihv report pl", ["planning"]),
        ("gihv report --per r", ["regeling"]),
        ("gihv validate --format git", ["github", "gitlab"]),
        ("gihv explain gihv201", ["GIHV201"]),
        ("gihv explain onbekende-org", ["onbekende-organisatie"]),
        # a text of one's own, or a file
        ("gihv list --zoek ", []),
        ("gihv validate agenda/", [FILES]),
        ("gihv export -o ", [FILES]),
        ("gihv --map ", [FILES]),
    ],
)  # fmt: skip
def test_what_is_offered(completes: Completes, typed: str, offered: list[str]) -> None:
    found = completes(typed)
    assert (found if offered == [FILES] else values(found)) == offered


def test_each_value_comes_with_its_title_or_name_where_it_does_not_say_that_itself(
    completes: Completes,
) -> None:
    assert completes("gihv show 6.2") == ["6.2\tStage nummer 2"]
    assert completes("gihv show HHS") == ["HHS\tDe Haagse Hogeschool"]
    assert completes("gihv show De\\ H") == ["De Haagse Hogeschool"]
    assert completes("gihv list --deelgebied o") == ["orientatie\tOriëntatie"]
    assert completes("gihv report o") == [
        "organisaties\twie wat leidt, doet en betaalt",
        "ondertekening\twie getekend heeft en wie niet",
    ]
    (told,) = completes("gihv explain GIHV201")
    assert told == "GIHV201\tEen organisatie die niet in organisaties.yaml staat."


def test_the_agenda_is_found_as_the_command_would_find_it(
    completes: Completes, agenda: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(agenda / "agenda" / "06-start")
    assert values(completes("gihv list --speerpunt ")) == ["1", "6"]
    monkeypatch.chdir(tmp_path)
    assert completes("gihv list --speerpunt ") == []
    for typed in (f"-C {agenda}", f"--map={agenda}", f"--map '{agenda}'", "-C $PROEF", "-C ~"):
        monkeypatch.setenv("PROEF", str(agenda))
        monkeypatch.setenv("HOME", str(agenda))
        monkeypatch.setenv("USERPROFILE", str(agenda))
        if os.name != "nt" or "\\" not in typed:  # there a backslash would escape
            assert values(completes(f"gihv {typed} list --speerpunt ")) == ["1", "6"]
    monkeypatch.setenv("GIHV_MAP", str(agenda))
    assert values(completes("gihv list --speerpunt ")) == ["1", "6"]


def test_a_broken_agenda_is_silent_and_offers_what_can_be_read(
    completes: Completes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(
        tmp_path,
        AGENDA | {"agenda/organisaties.yaml": "\tx", "agenda/06-start/02-stage-2.yaml": "titel: 3"},
    )
    monkeypatch.chdir(root)
    assert completes("gihv list --organisatie ") == []
    assert values(completes("gihv show 6.")) == [one for one in SIX if one != "6.2"]


@pytest.mark.parametrize(
    "typed", ["gihv --nergens list --trekker ", "gihv lijst --trekker ", 'gihv "', "gihv list -x -"]
)
def test_a_line_that_makes_no_sense_is_no_error(completes: Completes, typed: str) -> None:
    assert isinstance(completes(typed), list)


def test_a_mistake_in_gihv_itself_is_silent_too(
    completes: Completes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: WorkTree) -> list[str]:
        raise ZeroDivisionError

    monkeypatch.setattr(WorkTree, "files", fails)
    assert completes("gihv show 6.") == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("gihv show 1.", ["agenda/01-groen/01-bomen.yaml", "agenda/01-groen/speerpunt.yaml"]),
        ("gihv list --jaar ", ["agenda/agenda.yaml"]),
        ("gihv list --deelgebied ", [f"agenda/{one}/speerpunt.yaml" for one in FOLDERS]),
        ("gihv list --dekking ", []),
        ("gihv list --", []),
    ],
)  # fmt: skip
def test_only_the_files_that_tell_are_read(
    completes: Completes, monkeypatch: pytest.MonkeyPatch, typed: str, read: list[str]
) -> None:
    paths: list[str] = []
    original = WorkTree.read

    def noted(self: WorkTree, path: str) -> bytes:
        paths.append(path)
        return original(self, path)

    monkeypatch.setattr(WorkTree, "read", noted)
    assert completes(typed)
    assert sorted(paths) == read


def test_completion_loads_neither_rich_nor_jsonschema(agenda: Path) -> None:
    program = (
        "import sys\nfrom gihv.cli.main import main\nassert main() == 0\n"
        "print({'rich', 'jsonschema', 'gihv.rules'} & sys.modules.keys())"
    )
    env = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "_GIHV_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": "gihv show 6.2",
    }
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=agenda, env=env, capture_output=True, check=True
    )
    assert told.stdout.decode().splitlines() == ["6.2\t6.2  Stage nummer 2", "set()"]


def test_a_value_goes_by_the_name_that_was_begun() -> None:
    known = [Candidate(("Het Rijk", "Rijk", "rijk"), "Het Rijk")]
    assert matching(known, "") == {"Het Rijk": ""}
    assert matching(known, "RI") == {"Het Rijk": ""}
    assert matching([Candidate(("Een", "één-id"), "Een")], "één-") == {"één-id": "Een"}
    assert matching(known, "x") == {}


# -- the line --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("gihv ", [Word("gihv", "gihv"), Word("", "")]),
        ("a  b", [Word("a", "a"), Word("b", "b")]),
        ("a ''", [Word("a", "a"), Word("''", "")]),
        ("'' ", [Word("''", ""), Word("", "")]),
        (r"ROC\ M", [Word(r"ROC\ M", "ROC M")]),
        ('"ROC M', [Word('"ROC M', "ROC M", '"')]),
        ("--x='ROC M", [Word("--x='ROC M", "--x=ROC M", "'")]),
        (r"'a'\''b'", [Word(r"'a'\''b'", "a'b")]),
        (r'"a\"b\c"', [Word(r'"a\"b\c"', r'a"b\c')]),
        ("x\\", [Word("x\\", "x\\")]),
    ],
)
def test_a_line_is_read_as_a_shell_reads_it(line: str, expected: list[Word]) -> None:
    assert words(line) == expected


TEXT = st.text(st.sampled_from("aé 's\"\\$`&:=!~*") | st.characters(exclude_categories=["C", "Z"]))


@given(TEXT, st.sampled_from(["", "'", '"']))
def test_a_quoted_text_is_read_back_as_itself(text: str, quote: str) -> None:
    (word,) = words(f"{quote}{shells._quoted(text, quote)}{quote}")
    assert word.text == text


@given(st.lists(TEXT, min_size=2, unique=True))
def test_the_common_beginning_never_escapes_what_is_typed_next(texts: list[str]) -> None:
    quoted = shells._unquoted_line(texts)
    assert [words(one)[-1].text for one in quoted] == texts
    begun = shells._common(quoted)
    assert len(words(f"a{begun} x")) == 2


@pytest.mark.parametrize(
    ("typed", "offered", "put"),
    [
        ("roc", ["ROC A", "ROC B"], ["ROC A", "ROC B"]),
        # The beginning that these share is "D": it would take back what was typed.
        ("den", ["Den Haag", "DEN HELDER"], ["den Haag", "den HELDER"]),
        ("den", ["Den Haag", "De Dennen"], ["den Haag"]),
        ("haag", ["De Haagse", "Haagse"], ["De Haagse", "Haagse"]),
    ],
)
def test_the_common_beginning_takes_nothing_back(
    typed: str, offered: list[str], put: list[str]
) -> None:
    assert shells._kept(typed, offered) == put


def test_each_shell_gets_its_own_form(completes: Completes) -> None:
    assert completes("gihv list --organisatie ROC\\ M", "bash", "ROC\\ M") == ["ROC\\ Mondriaan"]
    assert completes("gihv list --organisatie=ROC\\ M", "bash", "ROC\\ M") == ["ROC\\ Mondriaan"]
    assert completes('gihv list --organisatie "ROC M', "bash", "ROC M") == ["ROC Mondriaan"]
    assert completes("gihv show Werk:p", "bash", "p") == ["punt\\ Delft"]
    assert completes("gihv show Werk:p", "bash", "iets anders") == []
    assert completes("gihv show 6.1", "zsh") == [
        "6.1\t6.1   Jongeren (her)kennen techniek",
        "6.10\t6.10  Stage nummer 10",
        "6.11\t6.11  Stage nummer 11",
        "6.12\t6.12  Stage nummer 12",
    ]
    assert completes("gihv list --partner=Caf", "zsh") == [
        '--partner=Café\\ Één\\ \\&\\ \\"Twee\\"\\ \\(\\$5\\)\t--partner=Café Één & "Twee" ($5)'
    ]
    assert completes('gihv show "ROC M', "zsh", quote='"') == ["ROC Mondriaan\tROC Mondriaan"]
    assert completes("gihv list --organisatie=ROC\\ M") == ["--organisatie=ROC Mondriaan"]
    assert completes("gihv show 6.2", "powershell", "6.2") == ["6.2:::Stage nummer 2"]
    assert completes("gihv show ROC`'", "pwsh", "ROC`'") == ["'ROC''s in de regio'::: "]
    assert completes("gihv list --speerpunt", "powershell") == ["1:::Groen", "6:::Een goede start"]


@pytest.mark.parametrize(
    ("shell", "rc", "name"),
    [
        ("bash", ".bashrc", ".bash_completions/gihv.sh"),
        ("zsh", ".zshrc", ".zfunc/_gihv"),
    ],
)
def test_installing_adds_one_line_to_what_the_user_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, rc: str, name: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / rc).write_bytes(b"# caf\xe9\nalias ll='ls -l'")
    for _ in range(2):
        assert shells.install(shell) == tmp_path / name
    assert (tmp_path / name).read_bytes() == script(shell).encode()
    *kept, added = (tmp_path / rc).read_bytes().splitlines()
    assert kept == [b"# caf\xe9", b"alias ll='ls -l'"]
    assert b"~/" + Path(name).parts[0].encode() in added


# -- real shells -----------------------------------------------------------------------------

STARTED = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        r"""
        bind 'set enable-bracketed-paste off'; bind 'set bell-style none'
        bind 'set completion-query-items 0'; bind 'set page-completions off'
        stands() {
            printf '\036'; eval "printf '%s\037' $READLINE_LINE"; printf '\036'
            READLINE_LINE=; READLINE_POINT=0
        }
        bind -x '"\C-g": stands'
        """,
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        r"""
        unset zle_bracketed_paste; LISTMAX=0
        stands() {
            printf '\036'; eval "printf '%s\037' $BUFFER"; printf '\036'; BUFFER=
        }
        zle -N stands; bindkey '^G' stands
        """,
    ),
    "fish": (
        ["fish", "--no-config", "-i"],
        r"""
        function stands
            printf '\036'; eval "printf '%s\037' "(commandline); printf '\036'
            commandline ''
        end
        bind \cg stands
        """,
    ),
}
"""How each shell is started, and what it runs then: Ctrl-G tells the words on the line, and wipes
it out. The words are those that a command would get: the shell itself takes off the quotes."""

MARK = b"\x1e"


class Shell:
    """A shell in a terminal of its own, with the completion of gihv."""

    def __init__(self, name: str, folder: Path) -> None:
        import pty
        import termios

        argv, self._beginning = STARTED[name]
        self._name, self._folder = name, folder
        # Our copy of the shell's side stays open: else reading fails until the shell has opened it.
        self.terminal, self._theirs = pty.openpty()
        termios.tcsetwinsize(self.terminal, (40, 100))
        # The first terminal that the leader of a session opens is the one it is controlled from.
        # (A fork in this process would be simpler, and warns where there are threads.)
        self.process = subprocess.Popen(
            ["sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(self._theirs), *argv],
            cwd=folder,
            env=self._environment(folder),
            start_new_session=True,
        )
        self._seen = b""

    def start(self) -> None:
        """Install the completion, load it as the shell will, and wait until that is done."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "home", lambda: self._folder)
            installed = shells.install(self._name)
        rc = {"bash": "~/.bashrc", "zsh": "~/.zshrc", "fish": str(installed)}[self._name]
        start = self._folder / f"start.{self._name}"
        start.write_text(
            f"{textwrap.dedent(self._beginning)}\nsource {rc}\nprintf '\\036'\n", encoding="utf-8"
        )
        self._press(f"source ./{start.name}\r")
        self._until_mark()

    @staticmethod
    def _environment(folder: Path) -> dict[str, str]:
        bin_ = folder / "bin"
        bin_.mkdir(exist_ok=True)
        gihv = bin_ / "gihv"
        gihv.write_text(
            f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(REPOSITORY)!r})\n"
            "from gihv.cli.main import main\nsys.exit(main())\n",
            encoding="utf-8",
        )
        gihv.chmod(0o755)
        path = f"{bin_}{os.pathsep}{os.environ['PATH']}"
        return {"PATH": path, "HOME": str(folder), "TERM": "xterm", "LC_ALL": "C.UTF-8"}

    def words_after(self, keys: str) -> list[str]:
        """The words that stand on the line after these keys."""
        return self.shown_after(keys)[1]

    def shown_after(self, keys: str) -> tuple[str, list[str]]:
        """What the shell has shown in the meantime, and the words that stand on the line."""
        self._press(f"{keys}\a")
        shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self._until_mark().decode())
        return shown, self._until_mark().decode().split("\x1f")[:-1]

    def _press(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def _until_mark(self) -> bytes:
        end = time.monotonic() + 60
        while MARK not in self._seen:
            ready, _, _ = select.select([self.terminal], [], [], max(0, end - time.monotonic()))
            assert ready, f"nothing more came after {self._seen!r}"
            self._seen += os.read(self.terminal, 65536)
        before, _, self._seen = self._seen.partition(MARK)
        return before

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)
        os.close(self._theirs)


@pytest.fixture(scope="module")
def in_shell(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    if os.name == "nt":
        pytest.skip("a terminal of its own needs POSIX")
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    shell = Shell(request.param, write(tmp_path_factory.mktemp(request.param), AGENDA))
    try:
        shell.start()
        yield shell
    finally:
        shell.close()


LIST = ["gihv", "list"]


EVERYWHERE = [
    ("gihv li\t--trekker reg\t", [*LIST, "--trekker", "RegioRegisseur"]),
    ("gihv show 6.7\t6.8\t", ["gihv", "show", "6.7", "6.8"]),
    ("gihv list --organisatie ROC\t\\ M\t", [*LIST, "--organisatie", "ROC Mondriaan"]),
    ('gihv list --organisatie "ROC M\t', [*LIST, "--organisatie", "ROC Mondriaan"]),
    ("gihv list --partner=caf\t", [*LIST, '--partner=Café Één & "Twee" ($5)']),
    ("gihv validate agenda/01\t01\t", ["gihv", "validate", "agenda/01-groen/01-bomen.yaml"]),
]
IN_BASH = [
    ("gihv list --organisatie ROC\t", [*LIST, "--organisatie", "ROC"]),
    ("gihv list --organisatie roc\\'\t", [*LIST, "--organisatie", "ROC's in de regio"]),
    ("gihv list --organisatie 'ROC M\t", [*LIST, "--organisatie", "ROC Mondriaan"]),
    ("gihv list --organisatie=ROC\\ M\t", [*LIST, "--organisatie=ROC Mondriaan"]),
    ("gihv list --organisatie='ROC M\t", [*LIST, "--organisatie=ROC Mondriaan"]),
    ('gihv list --partner "Caf\t', [*LIST, "--partner", 'Café Één & "Twee" ($5)']),
    ("gihv list --partner Werk:p\t", [*LIST, "--partner", "Werk:punt Delft"]),
    ("gihv list --organisatie haags\t", [*LIST, "--organisatie", "De Haagse Hogeschool"]),
    ("gihv show niets\t", ["gihv", "show", "niets"]),
]


@pytest.mark.parametrize("in_shell", ["bash", "zsh", "fish"], indirect=True)
@pytest.mark.parametrize(("typed", "expected"), EVERYWHERE)
def test_what_stands_on_the_line(in_shell: Shell, typed: str, expected: list[str]) -> None:
    assert in_shell.words_after(typed) == expected


@pytest.mark.parametrize("in_shell", ["bash"], indirect=True)
@pytest.mark.parametrize(("typed", "expected"), IN_BASH)
def test_what_stands_on_the_line_of_bash(in_shell: Shell, typed: str, expected: list[str]) -> None:
    assert in_shell.words_after(typed) == expected


@pytest.mark.parametrize("in_shell", ["bash"], indirect=True)
def test_numbers_are_listed_in_their_own_order(in_shell: Shell) -> None:
    shown, standing = in_shell.shown_after("gihv show 6.\t\t")
    assert re.findall(r"\b6\.[0-9]+", shown) == SIX
    assert standing == ["gihv", "show", "6."]


@pytest.mark.parametrize("in_shell", ["zsh"], indirect=True)
def test_zsh_shows_the_titles(in_shell: Shell) -> None:
    shown, standing = in_shell.shown_after("gihv show 6.\t")
    rows = [row.split(maxsplit=1) for row in shown.splitlines() if row.startswith("6.")]
    titles = ["Jongeren (her)kennen techniek", *(f"Stage nummer {one}" for one in range(2, 13))]
    assert [(number, title.strip()) for number, title in rows] == list(
        zip(SIX, titles, strict=True)
    )
    assert standing == ["gihv", "show", "6."]
