"""Every format, on one repository: as it should be, and as its readers read it."""

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

from gihv.diagnostics import WHOLE_FILE, Diagnostic, Kind, Severity, Span
from gihv.output.findings import FORMATS, Outcome, renderer
from gihv.output.findings.fingerprint import fingerprinted
from gihv.schemas import folder as schema_folder
from tests.findings.example import FOLDER, gihv, make, prepare
from tests.helpers import with_function

HERE = Path(__file__).parent

Show = Callable[[str], str]


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Git's top level; the user stands in the folder with the agenda."""
    prepare(monkeypatch, make(tmp_path))
    return tmp_path


@pytest.fixture
def show(top: Path, capsys: pytest.CaptureFixture[str]) -> Show:
    """What `gihv validate --format NAME` writes to stdout."""

    def shown(name: str) -> str:
        code, out, err = gihv(capsys, "validate", "--format", name)
        assert (code, err) == (1, "")
        return out

    return shown


def facts(show: Show) -> list[dict[str, Any]]:
    """The findings as the json format has them: what the other formats are compared with."""
    found: list[dict[str, Any]] = json.loads(show("json"))["bevindingen"]
    return found


def golden(name: str, text: str, *, update: bool) -> None:
    """Compare a text with its golden file, or write that file."""
    file = HERE / "golden" / name
    if update:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_text(encoding="utf-8")


# -- as it should be -------------------------------------------------------------------------


def test_a_format_counts_only_when_it_stands_in_the_list() -> None:
    assert with_function("gihv.output.findings", "render") == set(FORMATS)


@pytest.mark.parametrize("name", ["tekst.txt", "kort.txt", "json.json"])
def test_format_is_as_it_was(name: str, show: Show, update: bool) -> None:
    golden(name, show(name.partition(".")[0]), update=update)


def test_summary_is_as_it_was(
    show: Show, top: Path, monkeypatch: pytest.MonkeyPatch, update: bool
) -> None:
    file = top / "samenvatting.md"
    file.write_text("van een stap ervoor\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    show("github")
    before, text = file.read_text(encoding="utf-8").split("\n", 1)
    assert before == "van een stap ervoor"
    golden("github-samenvatting.md", text, update=update)


# -- json ------------------------------------------------------------------------------------


def test_json_is_what_its_schema_says(show: Show) -> None:
    file = schema_folder() / "uitvoer" / "bevindingen.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(show("json")))


# -- github ----------------------------------------------------------------------------------


def runner_reads(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in a text as GitHub's runner reads them: name, properties, message."""
    commands: list[tuple[str, dict[str, str], str]] = []
    token = ""
    for line in text.split("\n"):
        if token:
            token = "" if line == f"::{token}::" else token
            continue
        match = re.match(r"\s*::(\S+?)(?: (.*?))?::(.*)$", line)
        if match is None:
            assert "##[" not in line, "the older form of a command counts anywhere in a line"
            continue
        if match[1] == "stop-commands":
            token = match[3]
            continue
        pairs = [pair.split("=", 1) for pair in (match[2] or "").split(",") if pair]
        properties = {key: unescaped(value, ":,") for key, value in pairs}
        commands.append((match[1], properties, unescaped(match[3], "")))
    assert not token, "commands stay switched off for the steps that follow"
    return commands


def unescaped(text: str, more: str) -> str:
    for char in (*more, "\r", "\n", "%"):  # % last, as the runner does
        text = text.replace(f"%{ord(char):02X}", char)
    return text


def test_github_reads_each_finding_back(show: Show) -> None:
    commands = runner_reads(show("github"))
    assert [name for name, _, _ in commands] == [
        {"fout": "error", "waarschuwing": "warning"}[one["ernst"]] for one in facts(show)
    ]
    for (_, properties, message), one in zip(commands, facts(show), strict=True):
        assert message == one["melding"] + (f"\nTip: {one['tip']}" if one["tip"] else "")
        assert properties == {
            "file": f"{FOLDER}/{one['pad']}",
            "line": str(one["regel"]),
            "endLine": str(one["eindregel"]),
            "col": str(one["kolom"]),
            "endColumn": str(one["eindkolom"]),
            "title": f"{one['code']} {one['naam']}",
        }


def test_github_text_without_commands_needs_no_pause(tmp_path: Path) -> None:
    calm = outcome(tmp_path)._replace(diagnostics=(diagnostic("Niets aan de hand."),))
    assert "stop-commands" not in renderer("github")(calm, width=None, colour=False)


def test_github_gives_no_columns_of_a_finding_over_several_lines(tmp_path: Path) -> None:
    long = diagnostic("Een blok.")._replace(span=Span(2, 3, 5, 4))
    text = renderer("github")(outcome(tmp_path, long), width=None, colour=False)
    assert runner_reads(text)[0][1].keys() == {"file", "line", "endLine", "title"}


# -- gitlab ----------------------------------------------------------------------------------


def test_gitlab_has_its_required_fields(show: Show, top: Path) -> None:
    for report, one in zip(json.loads(show("gitlab")), facts(show), strict=True):
        assert " ".join(report) == "description check_name fingerprint severity location"
        assert report["severity"] == {"fout": "major", "waarschuwing": "minor"}[one["ernst"]]
        assert one["melding"].replace("\n", " ") in report["description"]
        assert "\n" not in report["description"]
        assert report["location"]["lines"] == {"begin": one["regel"]}
        assert (top / report["location"]["path"]).is_file()


def fingerprints(root: Path, *diagnostics: Diagnostic) -> list[str]:
    return [found for _, found in fingerprinted(outcome(root, *diagnostics))]


def test_a_fingerprint_survives_lines_that_are_added_above(tmp_path: Path) -> None:
    first = diagnostic("De sleutel staat er al; de eerste staat op regel 3.")
    lower = first._replace(span=Span(9, 1, 9, 2), message=first.message.replace("3", "8"))
    assert fingerprints(tmp_path, first) == fingerprints(tmp_path, lower)


def test_a_fingerprint_changes_with_file_code_and_message(tmp_path: Path) -> None:
    one = diagnostic("Een melding over 3 bomen.")
    others = (
        one._replace(path="agenda/regelingen.yaml"),
        one._replace(kind=one.kind._replace(code="GIHV902")),
        one._replace(message="Een melding over 4 bomen."),
    )
    assert len({fingerprints(tmp_path, each)[0] for each in (one, *others)}) == 4


# -- sarif -----------------------------------------------------------------------------------


def test_sarif_has_what_github_asks_for(show: Show, top: Path) -> None:
    """The properties that GitHub's "SARIF support for code scanning" marks as required."""
    log = json.loads(show("sarif"))
    assert log["$schema"].endswith("sarif-2.1.0.json")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "gihv"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in {"error", "warning"}
    for result, one in zip(run["results"], facts(show), strict=True):
        assert ids[result["ruleIndex"]] == result["ruleId"] == one["code"]
        assert result["level"] == {"fout": "error", "waarschuwing": "warning"}[one["ernst"]]
        assert result["message"]["text"].startswith(one["melding"])
        (location,) = result["locations"]
        place = location["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert uri.isascii()
        assert (top / unquote(uri)).is_file()
        assert place["region"] == {
            "startLine": one["regel"],
            "startColumn": one["kolom"],
            "endLine": one["eindregel"],
            "endColumn": one["eindkolom"],
        }
    prints = [result["partialFingerprints"]["gihv/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_sarif_names_a_file_that_is_not_utf8_by_its_bytes(tmp_path: Path) -> None:
    odd = diagnostic("Vreemd.")._replace(path="agenda/caf\udce9 1.yaml")
    text = renderer("sarif")(outcome(tmp_path, odd), width=None, colour=False)
    assert '"uri": "agenda/caf%E9%201.yaml"' in text


# -- without findings ------------------------------------------------------------------------

COUNTED = "Geen fouten of waarschuwingen. 58 bestanden gelezen in 0,1 s.\n"
CLEAN = {"tekst": COUNTED, "kort": "", "github": COUNTED, "gitlab": "[]\n"}


@pytest.mark.parametrize("name", CLEAN)
def test_clean_agenda(name: str, tmp_path: Path) -> None:
    assert renderer(name)(outcome(tmp_path), width=80, colour=True) == CLEAN[name]


# -- text ------------------------------------------------------------------------------------


def outcome(root: Path, *diagnostics: Diagnostic) -> Outcome:
    """An outcome on files that are not there."""
    return Outcome(diagnostics, {}, 58, 0.1, root=root, here=root, top=root)


def diagnostic(message: str, tip: str | None = None) -> Diagnostic:
    kind = Kind("GIHV901", "te-mooi", Severity.FOUT, "Iets.")
    return Diagnostic("agenda/agenda.yaml", Span(3, 1, 3, 4), kind, message, tip)


def tekst(tmp_path: Path, *diagnostics: Diagnostic, **changes: Any) -> str:
    told = outcome(tmp_path, *diagnostics)._replace(**changes)
    return renderer("tekst")(told, width=61, colour=False)


def test_message_and_tip_are_wrapped_at_the_width(tmp_path: Path) -> None:
    lines = tekst(tmp_path, diagnostic("woord " * 12 + "eind.", "doe " * 15 + "iets.")).splitlines()
    assert lines[2:6] == [
        " ".join(["woord"] * 10),
        "woord woord eind.",
        "Tip: " + " ".join(["doe"] * 14),
        "doe iets.",
    ]


def test_finding_about_a_whole_file_has_no_source_line(tmp_path: Path) -> None:
    whole = diagnostic("Het bestand is leeg.")._replace(span=WHOLE_FILE)
    text = tekst(tmp_path, whole, lines={whole.path: ["# niets"]})
    assert text.startswith(
        "agenda/agenda.yaml:1:1\nfout GIHV901 te-mooi\nHet bestand is leeg.\n\n1 fout,"
    )


def test_finding_over_several_lines_is_underlined_to_the_end_of_the_first(tmp_path: Path) -> None:
    block = diagnostic("Een blok.")._replace(span=Span(2, 3, 4, 2))
    text = tekst(tmp_path, block, lines={block.path: ["a:", "  b: 1", "  c: 2", "d: 3"]})
    assert "     2 |   b: 1\n       |   ^^^^\n" in text


def test_control_characters_never_reach_the_screen(tmp_path: Path) -> None:
    nasty = diagnostic("Kijk \x1b[2J uit\r.")._replace(path="agenda/a\n\x1b]0;b.yaml")
    lines = {nasty.path: ["", "", "\x1b[31m\u202erood"]}
    for name in ("tekst", "kort"):
        text = renderer(name)(
            outcome(tmp_path, nasty)._replace(lines=lines), width=80, colour=False
        )
        unseen = {char for char in text if unicodedata.category(char) in ("Cc", "Cf")}
        assert unseen == {"\n"}


def test_colour_is_for_a_terminal_and_takes_no_room(tmp_path: Path) -> None:
    one = diagnostic("Fout.", "doe iets.")
    told = outcome(tmp_path, one)._replace(lines={one.path: ["", "", "abc: def"]})
    plain = renderer("tekst")(told, width=80, colour=False)
    coloured = renderer("tekst")(told, width=80, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31mfout\x1b[0m GIHV901" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize(
    ("files", "seconds", "expected"),
    [
        (1, 0.1, "1 bestand gelezen in 0,1 s."),
        (58, 0.034, "58 bestanden gelezen in 0,03 s."),
        (10_000, 12.34, "10.000 bestanden gelezen in 12,3 s."),
        (3, 0.0001, "3 bestanden gelezen in 0,01 s."),
    ],
)
def test_closing_line_counts_in_dutch(
    files: int, seconds: float, expected: str, tmp_path: Path
) -> None:
    told = outcome(tmp_path)._replace(files_read=files, seconds=seconds)
    assert renderer("tekst")(told, width=80, colour=False).endswith(f" {expected}\n")
