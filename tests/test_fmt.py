"""`gihv fmt`: one form, with every comment, and without a change to what a file says."""

import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given

from gihv.edit import Refused
from gihv.edit.form import formatted
from gihv.edit.owners import Tree
from gihv.yaml import parse, text_of
from tests.command import Result, gihv, write
from tests.commented import PATH, Commented, exact, mapping, owners
from tests.documents import documents
from tests.helpers import BASE

GOLDEN = Path(__file__).parent / "golden" / "fmt"
CASES = Path(__file__).parent / "cases"
MODELINE = "# yaml-language-server: $schema=../../schema/actie.schema.json\n\n"


def form(text: str, path: str = PATH) -> str:
    """A text in canonical form, without the modeline of an actie."""
    return formatted(text.encode(), path).decode().removeprefix(MODELINE)


def comments_in(content: bytes) -> Counter[str]:
    found = (comment.text for comment in Tree(text_of(content)).comments)
    return Counter(one for one in found if not one.startswith("# yaml-language-server:"))


def without_blanks(data: Any) -> Any:
    """Data without tabs, and blanks at ends of lines, in texts of several lines: these may go."""
    if isinstance(data, dict):
        return {key: without_blanks(value) for key, value in data.items()}
    if isinstance(data, list):
        return list(map(without_blanks, data))
    if not isinstance(data, str) or not re.search(r"(?m)\t|[^\S\n]$", data) or "\n" not in data:
        return data
    one_blank = re.sub(r" *\t[ \t]*", " ", data)
    return re.sub(r"(?m)[^\S\n]+$", "", one_blank).strip()


def assert_kept(content: bytes, path: str) -> bytes:
    """Assert all that fmt promises about a file that it does not refuse; its canonical form."""
    new = formatted(content, path)
    assert exact(without_blanks(parse(new))) == exact(without_blanks(parse(content)))
    assert comments_in(new) == comments_in(content)
    assert formatted(new, path) == new
    lines = new.decode().split("\n")
    assert lines[-1] == ""
    assert lines[0].rstrip("\r").startswith("#")
    return new


def kept_or_refused(content: bytes, path: str) -> bytes | Refused:
    """The canonical form, with all that is promised about it, or why there is none."""
    try:
        return assert_kept(content, path)
    except Refused as refusal:
        return refusal


# -- the form --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("volgorde", PATH),
        ("opmerkingen", PATH),
        ("proza", PATH),
        ("haken", "agenda/01-groen/speerpunt.yaml"),
        ("register", "agenda/organisaties.yaml"),
    ],
)
def test_the_form_is_that_of_the_golden_file(name: str, path: str, update: bool) -> None:
    new = assert_kept((GOLDEN / f"{name}-before.yaml").read_bytes(), path)
    golden = GOLDEN / f"{name}-after.yaml"
    if update:
        golden.write_bytes(new)
    assert new.decode() == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # quotes only where a reader of YAML 1.2 or 1.1 needs them
        ("'gedekt'", "gedekt"),
        ('"2014-09-01"', "2014-09-01"),
        ('"http://x.nl/a?b=c"', "http://x.nl/a?b=c"),
        ("'070 123 45 67'", "070 123 45 67"),
        ("'2014'", '"2014"'),
        ("'6.10'", '"6.10"'),
        ("'yes'", '"yes"'),
        ("'22:30'", '"22:30"'),
        ("'1_000'", '"1_000"'),
        ("'null'", '"null"'),
        ("'a: b'", '"a: b"'),
        ("'a #b'", '"a #b"'),
        ("'a:'", '"a:"'),
        ("'- a'", '"- a"'),
        ("' a'", '" a"'),
        ("''", '""'),
        ('"\'s-Gravenhage"', '"\'s-Gravenhage"'),
        ('"\\"a\\": b"', "'\"a\": b'"),
        ('"C:\\\\x: y"', "'C:\\x: y'"),
        ('"a\\tb"', '"a\\tb"'),
        ('"a\\u00a0b"', '"a\\u00a0b"'),
        ("yes", "yes"),
        # numbers and nothing stay as they are written
        ("007", "007"),
        ("~", "~"),
        ("", ""),
        # brackets
        ("[ a ,'b' ]", "[a, b]"),
        ("[ 'a, b', \"c\" ]", '["a, b", c]'),
        ("[]", "[]"),
        ("{ }", "{}"),
        ("[\n  a,\n  b,\n  ]", "[a, b]"),
        ("[[1, 2], a]", "\n  - [1, 2]\n  - a"),
        ("{wat: x, 'a b': }", "\n  wat: x\n  a b: null"),
        ("[a: 1]", "\n  - a: 1"),
        # texts
        ("een\n  twee", "een twee"),
        ('"een\\\n  twee"', "eentwee"),
        ('"een\\n\\ntwee\\n"', "|\n  een\n\n  twee"),
        ('"een\\n"', "|\n  een"),
        ('"een \\ntwee"', "|-\n  een\n  twee"),
        ('"\\teen\\t\\n\\n-\\ttwee \\n"', "|-\n  een\n\n  - twee"),
        ('"een\u00a0twee\\ndrie"', "|-\n  een\u00a0twee\n  drie"),
        ('[\n  "een \\n",  # twee\n]', '[\n  "een \\n",  # twee\n]'),
        ('"een\\n\\n"', '"een\\n\\n"'),
        ("|4-\n     een\n    twee", "|2-\n   een\n  twee"),
        (">2\n  een", ">\n  een"),
        ("|+\n    een", "|\n  een"),
        ("een\n  # dieper", "een\n  # dieper"),
        ("|-\n    een\n  # niet in de tekst", "|-\n  een\n # niet in de tekst"),
    ],
)
def test_a_value_is_written_as_simply_as_it_can_be(before: str, after: str) -> None:
    gap = " " if before else ""
    text = f"onbekend:{gap}{before}\n"
    expected = f"onbekend:{after}\n" if after[:1] in ("", "\n") else f"onbekend: {after}\n"
    assert form(text) == expected
    assert_kept(text.encode(), PATH)


@pytest.mark.parametrize(
    "text",
    [
        "zie:\n  - {bedrag: 1,250,000, waarvoor: huur, inrichting}\n",
        "zie: [a, {b: c, d}]\n",
        "zie: {a: b,\n  c}  # opmerking\n",
    ],
)
def test_a_comma_too_many_between_brackets_makes_no_keys(text: str) -> None:
    assert form(text) == text
    assert_kept(f"{text}titel:   a\n".encode(), PATH)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'titel': a", "titel: a"),
        ("'2014': a", "2014: a"),
        ("'yes': a", '"yes": a'),
        ("'a: b': a", '"a: b": a'),
        ("'': a", '"": a'),
        ("titel  :   a", "titel: a"),
    ],
)
def test_a_key_stands_between_quotes_only_where_it_must(before: str, after: str) -> None:
    assert form(f"{before}\n") == f"{after}\n"


def test_a_long_text_is_folded_at_88_columns_but_a_title_or_name_is_not() -> None:
    text = " ".join(["woord"] * 30)
    assert form(f"omschrijving: {text}\n") == (
        f"omschrijving: >-\n  {' '.join(['woord'] * 14)}\n  {' '.join(['woord'] * 14)}\n"
        f"  {' '.join(['woord'] * 2)}\n"
    )
    assert form(f'titel: "{text}"\n') == f"titel: {text}\n"
    exactly = "a" * 10 + " " + "b" * 63
    assert len(f"omschrijving: {exactly}") == 88
    assert form(f"omschrijving: {exactly}\n") == f"omschrijving: {exactly}\n"
    assert form(f"omschrijving: {exactly}b\n").startswith("omschrijving: >-\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # blank lines
        ("nummer: 1\n\n\n  \n\ntitel: a\n", "nummer: 1\n\ntitel: a\n"),
        ("\n\nnummer: 1\n\n\n", "nummer: 1\n"),
        ("trekkers:\n\n  - a\n", "trekkers:\n  - a\n"),
        # a text that would swallow blank lines gets none below it
        (
            "titel: a\n\nomschrijving: |+\n  een\n\n\nnummer: 1\n",
            "nummer: 1\ntitel: a\n\nomschrijving: |+\n  een\n\n\n",
        ),
        # a text at the end of a file without a line break does not get one
        ("omschrijving: |\n  een", "omschrijving: |-\n  een\n"),
        ("omschrijving: >\n  een  twee\n", "omschrijving: >\n  een  twee\n"),
        # years keep their order
        ("financiering:\n  dekking:\n    2015: geen\n    2014: geen\n",) * 2,
        # a whole file between brackets stays as it is
        ("# kop\n\n{titel: a, # achter\n nummer: 1}\n# slot\n",) * 2,
        ("{}\n", "{}\n"),
        # the modeline of an author stays
        ("# yaml-language-server: $schema=https://x.nl/s.json\n\nnummer: 1\n",) * 2,
        ("# Licentie\n# yaml-language-server: $schema=../x.json\n\nnummer: 1\n",) * 2,
        (
            "# yaml-language-server: $schema=x\nnummer: 1\n",
            "# yaml-language-server: $schema=x\n\nnummer: 1\n",
        ),
        ("\ufeffnummer: 1\n", "nummer: 1\n"),
    ],
)
def test_a_text_is_written_as_simply_as_it_can_be(before: str, after: str) -> None:
    assert form(before) == after
    assert_kept(before.encode(), PATH)


# -- modeline, line endings ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("agenda/agenda.yaml", "../schema/agenda.schema.json"),
        ("agenda/regelingen.yaml", "../schema/regelingen.schema.json"),
        ("agenda/01-groen/speerpunt.yaml", "../../schema/speerpunt.schema.json"),
        ("agenda/01-groen/01-bomen.yaml", "../../schema/actie.schema.json"),
    ],
)
def test_a_file_without_modeline_gets_one(path: str, schema: str) -> None:
    assert formatted(b"# kop\na: 1\n", path).decode() == (
        f"# yaml-language-server: $schema={schema}\n\n# kop\na: 1\n"
    )


def test_line_endings_stay() -> None:
    text = "titel: |\r\n    een\r\n    twee\r\nnummer: 1\r\n"
    assert formatted(text.encode(), PATH).decode() == (
        MODELINE + "nummer: 1\ntitel: |\n  een\n  twee\n"
    ).replace("\n", "\r\n")
    mixed = "nummer: 1\r\ntitel: een\nstatus: lopend\n"
    assert "\r" not in form(mixed)


# -- nothing is lost -------------------------------------------------------------------------


def assert_owners_kept(text: str, new: str) -> None:
    """Assert that each comment is still what it was to the same key."""
    before, after = owners(text), owners(new)
    for comment, (role, keys) in before.items():
        now = after[comment]
        allowed = {
            "lead": ("intro", keys[:-1]),  # its key is the first now
            "foot": ("tail", keys[:-1]),  # at the end of the file blank lines go
        }
        moved_in = role == "inside" and now[0] in ("tail", "foot")  # brackets became lines
        swallowed = role == "lead" and now[0] == "foot"  # a text above took the blank line along
        if (role, keys) != now and allowed.get(role) != now:
            assert (moved_in and now[1][: len(keys)] == keys) or (swallowed and "+" in text)


def test_any_document_keeps_its_data_and_each_comment_its_owner(full: bool) -> None:
    """The reader is PyYAML's: it did not write what it reads."""
    refused: list[str] = []
    count = 2000 if full else 60
    for seed in range(count):
        random = Random(seed)  # noqa: S311 - examples, no secrets
        text = Commented(random).document(mapping(random, 3))
        new = kept_or_refused(text.encode(), PATH)
        if isinstance(new, Refused):
            refused.append(new.message)
        else:
            assert_owners_kept(text.replace("\r\n", "\n"), new.decode().replace("\r\n", "\n"))
    assert len(refused) <= count / 100, refused


@given(documents())
def test_a_document_in_any_style_is_kept_or_refused_for_a_sign_that_nobody_needs(text: str) -> None:
    new = kept_or_refused(text.encode(), PATH)
    if isinstance(new, Refused):
        assert 1 <= new.line <= text.count("\n") + 1
        assert any(f"`{sign}`" in new.message for sign in ("?", "%", "...", "---"))


# -- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "written", "message", "line"),
    [
        ("nummer: 1\nzie:\n  - a\n  - '2014'\n", "2014", "Bij `zie` zou er iets anders komen", 2),
        ("nummer: 1\nzie: '2014'\n", '"2014', "Wat er dan staat, is niet te lezen.", 1),
        ("# kop\nzie: 'a # b' # c\n", "'a # b'  # d #", "De opmerking `# c` zou verloren gaan", 2),
        ("zie: 'a b'\n", "a b  # d", "Er zou een opmerking bij komen: `# d`.", 1),
    ],
)
def test_a_file_is_refused_where_what_it_says_would_change(
    text: str, written: str, message: str, line: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gihv.edit.emit.text", lambda *_, **__: [written])
    with pytest.raises(Refused) as caught:
        formatted(text.encode(), PATH)
    assert caught.value.message.startswith(message)
    assert caught.value.line == line


# -- the command -----------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An agenda with one file out of form; the user stands there."""
    files = {path: formatted(text.encode(), path).decode() for path, text in BASE.items()}
    monkeypatch.chdir(write(tmp_path, {**files, PATH: "titel: 'Bomen' # mooi\nnummer: 1\n"}))
    return tmp_path


GOOD = MODELINE + "nummer: 1\ntitel: Bomen  # mooi\n"


def run(root: Path, *args: str) -> Result:
    return gihv("fmt", *args, root=root)


def text_at(root: Path, path: str = PATH) -> str:
    return (root / path).read_bytes().decode()


def test_fmt_writes_and_says_what(root: Path) -> None:
    assert run(root) == (
        0,
        "",
        f"Aangepast: {PATH}\n5 bestanden gelezen: 4 in de vaste vorm, 1 aangepast.\n",
    )
    assert text_at(root) == GOOD
    assert run(root) == (0, "", "5 bestanden gelezen: 5 in de vaste vorm.\n")


def test_check_names_files_and_writes_nothing(root: Path) -> None:
    before = text_at(root)
    assert run(root, "--check") == (
        1,
        f"{PATH}\n",
        "5 bestanden gelezen: 4 in de vaste vorm, 1 nog niet.\nZet alles goed met: gihv fmt\n",
    )
    assert text_at(root) == before
    run(root)
    assert run(root, "--check") == (0, "", "5 bestanden gelezen: 5 in de vaste vorm.\n")


def test_diff_shows_and_writes_nothing(root: Path) -> None:
    before = text_at(root)
    code, out, _ = run(root, "--diff")
    assert code == 1
    assert out.splitlines()[:2] == [f"--- {PATH}", f"+++ {PATH}"]
    assert "-titel: 'Bomen' # mooi\n" in out
    assert "+titel: Bomen  # mooi\n" in out
    assert text_at(root) == before
    run(root)
    assert run(root, "--diff")[:2] == (0, "")


def test_only_the_paths_that_are_named_are_looked_at(root: Path) -> None:
    write(root, {"agenda/01-groen/02-struiken.yaml": "titel: a\nnummer: 2\n"})
    code, _, err = run(root, str(root / PATH))
    assert (code, err) == (0, f"Aangepast: {PATH}\n1 bestand gelezen: 1 aangepast.\n")
    assert text_at(root, "agenda/01-groen/02-struiken.yaml") == "titel: a\nnummer: 2\n"
    assert run(root, str(root / "agenda/01-groen"), "--check").out == (
        "agenda/01-groen/02-struiken.yaml\n"
    )


def test_files_that_cannot_be_read_are_named_and_the_others_written(root: Path) -> None:
    broken = "agenda/01-groen/02-struiken.yaml"
    write(root, {broken: "nummer: 1\ntitel: Bomen: samen\n"})
    code, out, err = run(root)
    assert (code, out) == (1, "")
    assert err.startswith(f"Overgeslagen: {broken}:2: Deze tekst bevat een dubbelepunt")
    summary = "6 bestanden gelezen: 4 in de vaste vorm, 1 aangepast, 1 overgeslagen."
    assert err.endswith(f"Aangepast: {PATH}\n{summary}\n")
    assert text_at(root) == GOOD
    assert text_at(root, broken) == "nummer: 1\ntitel: Bomen: samen\n"


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_a_refusal_is_told_with_its_line_and_the_file_stays(root: Path, option: str) -> None:
    write(root, {PATH: "nummer: 1\n? titel\n: a\n"})
    for options in ([], [option]):
        code, out, err = run(root, *options)
        assert (code, out) == (1, "")
        assert err.startswith(f"Overgeslagen: {PATH}:2: Door `?` op deze regel ")
        assert "gihv validate" not in err
    assert text_at(root) == "nummer: 1\n? titel\n: a\n"


def test_a_file_of_no_known_kind_is_left_alone(root: Path) -> None:
    run(root)
    others = {
        "agenda/README.md": "# a",
        "agenda/x.yaml": "b : 1",
        "agenda/01-groen/a/b.yaml": "c :",
    }
    write(root, others)
    assert run(root, "--check") == (0, "", "5 bestanden gelezen: 5 in de vaste vorm.\n")
    assert run(root, str(root / "agenda/x.yaml")) == (0, "", "0 bestanden gelezen.\n")
