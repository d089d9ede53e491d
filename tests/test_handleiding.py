"""The handleiding: every step in it is tried, and its reference is that of the schemas.

Its text is one template for every agenda: it is tried on that of the made agenda, on that of a new
one with its example, and on that of an empty one, after the ten minutes. Those are told in
test_tien_minuten.py, and the handleiding of this repository is in test_readme.py.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from gihv import money
from gihv.cli.main import COMMANDS
from gihv.copies import files as schemas_of
from gihv.diagnostics import Diagnostic, Severity
from gihv.handleiding import BEGIN, END, PATH, reference, with_reference
from gihv.init import Start, examples_of, files, handleiding, ten_minutes
from gihv.tree import WorkTree
from gihv.yaml import parse, spans
from tests.command import MADE, gihv, made_agenda, write
from tests.helpers import check
from tests.repositories import repository


@pytest.fixture(params=["made", pytest.param("example", marks=pytest.mark.thorough), "empty"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A repository with an agenda, its schemas and its handleiding: the made one, or a new one."""
    if request.param == "made":
        copytree(MADE, tmp_path, dirs_exist_ok=True)
        agenda = made_agenda()
        examples = examples_of(agenda, agenda.actie["leermeesters"], "provincie")
        text = handleiding(agenda, examples, ten_minutes())
        return write(tmp_path, {**schemas_of(agenda), PATH: text})
    write(tmp_path, files(Start(2030, 2033, voorbeeld=request.param == "example")))
    if request.param == "empty":
        for line in re.findall(r"^ +gihv ((?:set|new) .*)$", ten_minutes(), re.MULTILINE):
            assert gihv(*shlex.split(line), root=tmp_path).code == 0
    return tmp_path


@pytest.fixture
def text(root: Path) -> str:
    return (root / PATH).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading, with what stands deeper."""
    match = re.search(
        rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,2}} |^\1 |\Z)", text, re.MULTILINE | re.DOTALL
    )
    assert match, f"there is no heading {heading}"
    return match[2]


def block(text: str, heading: str) -> str:
    """The one block of YAML in a section, without the indentation of the step it belongs to."""
    (found,) = blocks(text, heading)
    return found


def blocks(text: str, heading: str) -> list[str]:
    """Every block of YAML in a section, as `block`."""
    found = re.findall(
        r"^( *)```yaml\n(.*?)^ *```$", section(text, heading), re.MULTILINE | re.DOTALL
    )
    return [re.sub(f"^{indent}", "", lines, flags=re.MULTILINE) for indent, lines in found]


def commands(text: str) -> list[list[str]]:
    """Every command of gihv that a text shows, in order: in a block, in a table, in a sentence."""
    shown = re.finditer(r"^gihv ([^\n]*)$|`gihv ([^`\n]*)`", text, re.MULTILINE)
    return [shlex.split(found[1] or found[2]) for found in shown]


def findings(root: Path) -> list[Diagnostic]:
    return check(WorkTree(root))[1]


def wrong(found: list[Diagnostic]) -> list[Diagnostic]:
    """What is a fout; what is left to fill in is none."""
    return [one for one in found if one.severity is Severity.FOUT]


def misshapen(found: list[Diagnostic], *files: str) -> list[Diagnostic]:
    """What is wrong with the text, the shape or the references of these files of the agenda."""
    return [
        one
        for one in found
        if one.path.removeprefix("agenda/") in files
        and one.kind.code.startswith(("GIHV0", "GIHV1", "GIHV2"))
    ]


def example(root: Path, text: str) -> tuple[str, str]:
    """The folder and the file of the actie that the handleiding takes as its example."""
    match = re.search(r"`gihv show ([0-9.]+)` \| één actie", text)
    assert match
    path = gihv("list", "--format", "csv", "--kolommen", "nummer,bestand", root=root)
    found = re.search(rf"^{match[1]};agenda/(.*)/(.*)\.yaml$", path.out, re.MULTILINE)
    assert found
    return found[1], found[2]


# -- the text --------------------------------------------------------------------------------


def test_no_name_is_left_unfilled(text: str) -> None:
    assert re.findall(r"\$(?!schema=)\w*", text) == []


def test_its_links_lead_somewhere(text: str) -> None:
    anchors = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }
    links = re.findall(r"\]\(#([^)]*)\)", text)
    assert len(links) >= 5
    assert set(links) <= anchors


# -- the reference ---------------------------------------------------------------------------


def test_the_reference_names_every_key_and_every_word_of_the_schemas() -> None:
    from gihv.schemas import schema_for

    told = reference()
    for kind in ("actie", "speerpunt", "agenda", "organisaties", "regelingen"):
        for name, schema in walk(schema_for(kind)):
            assert f"`{name}`" in told
            for word, meaning in zip(
                schema.get("enum", ()), schema.get("enumDescriptions", ()), strict=True
            ):
                assert f"- `{word}`: {meaning}" in told


def walk(schema: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property in a schema, at any depth, with its own schema; not what an `if` asks."""
    if isinstance(schema, list):
        for one in schema:
            yield from walk(one)
    if isinstance(schema, dict):
        for name, below in schema.get("properties", {}).items():
            yield name, below
        for keyword, below in schema.items():
            yield from walk(below) if keyword != "if" else ()


def test_an_old_reference_is_replaced_and_what_is_no_whole_one_stays() -> None:
    new = with_reference(f"voor\n{BEGIN}\noud\n{END}\nna\n")
    assert new.startswith(f"voor\n{BEGIN}\n\n### Een actie\n")
    assert new.endswith(f"\n{END}\nna\n")
    assert "oud\n" not in new
    assert with_reference(new) == new
    assert with_reference(f"# Half\n{BEGIN}\n") == f"# Half\n{BEGIN}\n"


# -- the steps -------------------------------------------------------------------------------


def test_a_trekker_is_changed_as_told(root: Path, text: str) -> None:
    folder, file = example(root, text)
    path = root / "agenda" / folder / f"{file}.yaml"
    actie = path.read_text(encoding="utf-8")
    node = spans(actie)["trekkers",]
    assert node.key
    start, end = node.key[0], node.value[1]
    new = block(text, "Een trekker wijzigen").rstrip("\n")
    path.write_text(actie[:start] + new + actie[end:], encoding="utf-8")
    assert not wrong(findings(root))
    assert len(parse(path.read_bytes())["trekkers"]) == 2


def test_an_actie_is_added_as_told(root: Path, text: str) -> None:
    steps = section(text, "Een actie toevoegen")
    folder, _ = example(root, text)
    name = re.search(r"zoals\s+`([^`]+\.yaml)`", steps)
    assert name
    path = root / "agenda" / folder / name[1]
    assert not path.exists()
    path.write_text(block(text, "Een actie toevoegen"), encoding="utf-8")
    assert not wrong(findings(root))


def test_an_organisation_is_added_as_told(root: Path, text: str) -> None:
    register = root / "agenda" / "organisaties.yaml"
    new = block(text, "Een organisatie toevoegen")
    register.write_text(register.read_text(encoding="utf-8").rstrip() + f"\n{new}", "utf-8")
    id_ = new.partition(":")[0]
    folder, _ = example(root, text)
    used = block(text, "Een actie toevoegen").replace("trekkers:\n", f"trekkers:\n  - {id_}\n")
    number = re.search(r"nummer: ([0-9]+)", used)
    assert number
    (root / "agenda" / folder / f"{int(number[1]):02d}-open-dag.yaml").write_text(used, "utf-8")
    assert ("schema/verwijzingen.schema.json", "GIHV509") in [
        (one.path, one.kind.code) for one in findings(root)
    ]
    assert gihv("schema", "--bijwerken", root=root).code == 0
    assert not [one for one in findings(root) if one.path.startswith("schema/")]
    assert not wrong(findings(root))


def test_a_bijdrage_by_year_is_written_as_told(root: Path, text: str) -> None:
    folder, file = example(root, text)
    path = root / "agenda" / folder / f"{file}.yaml"
    kept = f"nummer: {parse(path.read_bytes())['nummer']}\ntitel: Een open dag\n"
    path.write_text(kept + block(text, "Wat elke dekking betekent"), encoding="utf-8")
    assert not misshapen(findings(root), f"{folder}/{file}.yaml")


def test_a_pot_and_its_shares_are_written_as_told(root: Path, text: str) -> None:
    folder, file = example(root, text)
    pot, deel = blocks(text, "Een pot die acties verdelen")
    (root / "agenda" / folder / "speerpunt.yaml").write_text(
        f"nummer: 1\ntitel: Samen\nsoort: speerpunt\n{pot}", encoding="utf-8"
    )
    actie = root / "agenda" / folder / f"{file}.yaml"
    kept = f"nummer: {parse(actie.read_bytes())['nummer']}\ntitel: Een open dag\n"
    actie.write_text(kept + deel, encoding="utf-8")
    agenda, found = check(WorkTree(root))
    assert not misshapen(found, f"{folder}/{file}.yaml", f"{folder}/speerpunt.yaml")
    (entry,) = money.bijdragen_aan(agenda, file.partition("-")[2])
    assert entry.is_deel
    assert entry.bijdrage.bron == agenda.potten["regionale-impuls"].bron


@pytest.mark.parametrize(
    "heading",
    [
        "Een bedrag dat niet precies is",
        "Geld dat voor een deel binnen is",
        "Een actie die klaar is of stopt",
        "Hoe een actie ervoor staat",
        "Een mijlpaal die bereikt is, of een besluit",
        "Meten of het doel dichterbij komt",
        "Een actie die doorloopt, een schooljaar",
        "Geen namen van personen",
        "Een toelichting of een noot",
    ],
)
@pytest.mark.thorough
def test_a_special_case_is_written_as_told(heading: str, root: Path, text: str) -> None:
    folder, file = example(root, text)
    path = root / "agenda" / folder / f"{file}.yaml"
    kept = f"nummer: {parse(path.read_bytes())['nummer']}\ntitel: Een open dag\n"
    path.write_text(kept + block(text, heading), encoding="utf-8")
    assert not misshapen(findings(root), f"{folder}/{file}.yaml")


def test_labels_kenmerk_and_own_words_are_written_as_told(root: Path, text: str) -> None:
    folder, file = example(root, text)
    head, actie = root / "agenda" / "agenda.yaml", root / "agenda" / folder / f"{file}.yaml"
    labels, chosen = blocks(text, "Labels: een tweede indeling")
    kenmerk, words = blocks(text, "Eigen nummers en eigen woorden")
    kept = re.sub(r"(?ms)^(labels|benamingen):.*?(?=^\w)", "", head.read_text(encoding="utf-8"))
    head.write_text(f"{kept}{labels}{words}", encoding="utf-8")
    nummer = parse(actie.read_bytes())["nummer"]
    actie.write_text(f"nummer: {nummer}\ntitel: Een open dag\n{kenmerk}{chosen}", encoding="utf-8")
    agenda, found = check(WorkTree(root))
    assert not misshapen(found, "agenda.yaml", f"{folder}/{file}.yaml")
    written = agenda.actie[file.partition("-")[2]]
    assert (written.labels, written.kenmerk) == (
        tuple(agenda.labels),
        f"OW-{agenda.periode.van}-07",
    )
    assert agenda.benamingen.speerpunt.meervoud == "thema's"


def test_every_command_does_what_it_is_shown_for(
    root: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, after = text.partition("\n## Wat staat waar\n")
    shown = commands(after)
    assert {args[0] for args in shown} >= {"set", "new", "fmt", "schema", "validate", "explain"}
    assert {args[0] for args in shown} <= set(COMMANDS)
    made = repository(root)
    for day in (1, 2):  # before all that an example names
        made.commit({}, f"2001-01-0{day}T12:00:00+00:00")
    monkeypatch.chdir(root)
    for args in shown:
        result = gihv(*args, root=root)
        assert result.code == 0, f"gihv {shlex.join(args)}\n{result.out}{result.err}"
