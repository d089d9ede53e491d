"""`gihv schema`: what it shows, what it keeps current, and the schema made from the registers."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gihv import schemas
from gihv.copies import files, stale, verwijzingen_schema
from gihv.handleiding import BEGIN, END, PATH, reference
from gihv.tree import WorkTree
from tests.command import REPOSITORY, gihv, gihv_here, made_agenda, write
from tests.every_key import every_key
from tests.helpers import BASE, Files, check, load
from tests.marked import findings

KINDS = ["agenda", "organisaties", "regelingen", "speerpunt", "actie"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base agenda, with current schemas."""
    return write(tmp_path, {**BASE, **files(load(Files(BASE))[0])})


def content(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


# -- show ------------------------------------------------------------------------------------


def test_without_name_every_schema_is_named(root: Path) -> None:
    code, out, _ = gihv("schema", root=root)
    assert code == 0
    assert out.startswith(f"Schema's in {schemas.folder()}:\n")
    assert out.split()[3:9] == [*KINDS, "definities"]
    assert "uitvoer/bevindingen" in out.split()


def test_the_schemas_can_be_seen_outside_an_agenda(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert gihv_here("schema").code == 0
    assert gihv_here("schema", "actie").code == 0
    code, out, err = gihv_here("schema", "--check")
    assert (code, out) == (2, "")
    assert "Geen agenda gevonden" in err


@pytest.mark.parametrize("name", ["actie", "actie.schema.json", "uitvoer/bevindingen"])
def test_one_schema_is_printed_as_it_is(name: str, root: Path) -> None:
    code, out, _ = gihv("schema", name, root=root)
    path = REPOSITORY / "schema" / f"{name.removesuffix('.schema.json')}.schema.json"
    assert code == 0
    assert out == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["acti"], "uitvoer/speerpunten. Bedoelde u `actie`?"),
        (["zoiets"], "Er is geen schema `zoiets`. Kies uit: agenda, "),
        (["actie", "--check"], "Gebruik er een van: een NAAM, --bijwerken of --check."),
        (["--bijwerken", "--check"], "Gebruik er een van: een NAAM, --bijwerken of --check."),
    ],
)
def test_a_wrong_call_is_told(args: list[str], sentence: str, root: Path) -> None:
    code, out, err = gihv("schema", *args, root=root)
    assert (code, out) == (2, "")
    assert sentence in err


# -- keep current ----------------------------------------------------------------------------


def test_check_names_what_is_stale_and_update_writes_that_and_nothing_else(root: Path) -> None:
    expected = content(root)
    stamp = (root / "schema" / "speerpunt.schema.json").stat().st_mtime_ns
    (root / "schema" / "agenda.schema.json").unlink()
    (root / "agenda/01-groen/01-bomen.yaml").write_text("titel: [\n", encoding="utf-8")  # no matter
    write(root, {"schema/actie.schema.json": "{}\n"})
    before = content(root)
    code, out, err = gihv("schema", "--check", root=root)
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "Ontbreekt: schema/agenda.schema.json",
        "Verouderd: schema/actie.schema.json",
        "Werk bij met: gihv schema --bijwerken",
    ]
    assert content(root) == before
    assert gihv("schema", "--bijwerken", root=root) == (
        0,
        "",
        "Geschreven: schema/agenda.schema.json\nGeschreven: schema/actie.schema.json\n",
    )
    assert {path: content(root)[path] for path in expected} == expected
    assert (root / "schema" / "speerpunt.schema.json").stat().st_mtime_ns == stamp


def test_the_reference_in_the_handleiding_is_kept_current_too(root: Path) -> None:
    old = f"# Eigen\r\n{BEGIN}\r\noud\r\n{END}\r\nslot\r\n"
    write(root, {PATH: old})
    assert gihv("schema", "--check", root=root).code == 1
    assert gihv("schema", "--bijwerken", root=root).err == f"Geschreven: {PATH}\n"
    new = (root / PATH).read_bytes().decode()
    assert new == f"# Eigen\n{BEGIN}\n\n{reference()}\n{END}\nslot\n".replace("\n", "\r\n")
    assert gihv("schema", "--check", root=root).code == 0


def test_a_register_with_a_mistake_makes_it_write_nothing(root: Path) -> None:
    write(root, {"agenda/organisaties.yaml": "gemeente-den-haag:\n  naam: Gemeente\n"})
    (root / "schema" / "actie.schema.json").unlink()
    before = content(root)
    code, _, err = gihv("schema", "--bijwerken", root=root)
    assert code == 1
    assert "Er is niets geschreven. Zie: gihv validate" in err
    assert content(root) == before


# -- the rule --------------------------------------------------------------------------------


def test_a_repository_without_schemas_does_without() -> None:
    assert findings({}) == set()


@pytest.mark.parametrize(
    ("typed", "stale_schemas", "mistakes"),
    [
        ("schema", ["schema/actie.schema.json", "schema/speerpunt.schema.json"], []),
        ("schema/actie.schema.json", ["schema/actie.schema.json"], []),
        ("agenda", [], ["agenda/01-groen/01-bomen.yaml"]),
        (
            ".",
            ["schema/actie.schema.json", "schema/speerpunt.schema.json"],
            ["agenda/01-groen/01-bomen.yaml"],
        ),
    ],
)
def test_validate_tells_what_is_stale_of_the_paths_that_are_asked_for(
    typed: str,
    stale_schemas: list[str],
    mistakes: list[str],
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = dict.fromkeys(("schema/actie.schema.json", "schema/speerpunt.schema.json"), "{}\n")
    write(root, {**old, "agenda/01-groen/01-bomen.yaml": "nummer: 1\n"})
    monkeypatch.chdir(root)
    result = gihv_here("validate", typed, "--format", "json")
    assert result.err == ""
    assert result.code == (1 if mistakes else 0)
    found = [one["pad"] for one in result.data["bevindingen"]]
    assert sorted(found) == sorted([*stale_schemas, *mistakes])


def test_how_lines_end_does_not_make_a_schema_stale() -> None:
    agenda = load(Files(BASE))[0]
    with_cr = {path: text.replace("\n", "\r\n") for path, text in files(agenda).items()}
    assert stale(Files({**BASE, **with_cr}), agenda) == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "misleads"),
    [
        ("agenda/organisaties.yaml", "naam: Gemeente", "naam: De gemeente", True),
        (
            "agenda/organisaties.yaml",
            "soort: overheid",
            "soort: overheid\n  aliassen: [Haag]",
            False,
        ),
        ("agenda/01-groen/speerpunt.yaml", "titel: ", "titel: Nieuw ", False),
        ("schema/verwijzingen.schema.json", '"acties": {', "<<<<<<< HEAD\n=======\n", True),
    ],
)
def test_a_schema_is_stale_where_it_misleads_and_update_renews_all_of_it(
    path: str, old: str, new: str, *, misleads: bool, root: Path
) -> None:
    """An alias, a title or another actie is only offered; a merge conflict leaves no schema."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    write(root, {path: text.replace(old, new, 1)})
    found = [one.kind.code for one in check(WorkTree(root))[1]]
    assert found == (["GIHV509"] if misleads else [])
    assert gihv("schema", "--check", root=root).code == int(misleads)
    told = gihv("schema", "--bijwerken", root=root).err
    assert told == "Geschreven: schema/verwijzingen.schema.json\n"
    assert check(WorkTree(root))[1] == []
    assert gihv("schema", "--bijwerken", root=root).err == "De map `schema` is bijgewerkt.\n"


@pytest.mark.parametrize("text", [None, "<<<<<<< HEAD\n", "{}\n"])
def test_set_and_new_renew_a_stale_schema_too(text: str | None, root: Path) -> None:
    path = root / "schema/verwijzingen.schema.json"
    for command in (["set", "groen", "titel=Anders"], ["new", "actie", "1", "Iets"]):
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")
        assert gihv(*command, root=root).code == 0
        assert path.read_text(encoding="utf-8") == verwijzingen_schema(load(WorkTree(root))[0])


@pytest.mark.parametrize("broken", ["naam: [\n", "gemeente-den-haag:\n  naam: Gemeente\n"])
def test_a_register_with_a_mistake_is_one_finding(broken: str, root: Path) -> None:
    write(root, {"agenda/organisaties.yaml": broken})
    assert {one.path for one in check(WorkTree(root))[1]} == {"agenda/organisaties.yaml"}


# -- the ids ---------------------------------------------------------------------------------


def test_the_schema_of_the_ids_accepts_what_the_registers_hold_and_nothing_else() -> None:
    agenda = made_agenda()
    schema = json.loads(verwijzingen_schema(agenda))

    def accepts(name: str, value: str) -> bool:
        return bool(Draft202012Validator({**schema, "$ref": f"#/$defs/{name}"}).is_valid(value))

    for id_ in (*agenda.organisaties, *agenda.regelingen):
        assert accepts("bron", id_)
        assert accepts("organisatie", id_) == (id_ in agenda.organisaties)
        assert accepts("regeling", id_) == (id_ in agenda.regelingen)
    for wrong in ("meerwijk", "gemeente-meerwijk-2", "Gemeente Meerwijk", "x-gemeente-meerwijk"):
        assert not accepts("bron", wrong)
    assert accepts("organisatie", " "), "what is blank is refused by what refers to this schema"


def test_an_id_is_offered_with_all_its_names() -> None:
    entries = json.loads(verwijzingen_schema(every_key()))["$defs"]["organisaties"]["anyOf"]
    gemeente = next(one for one in entries if one["const"] == "gemeente-den-haag")
    assert gemeente["title"] == "Gemeente Den Haag"
    assert gemeente["description"].startswith("Gemeente Den Haag (GDH). Soort: overheid.")
    for alias in ("Den Haag", "'s-Gravenhage", "Die Haghe"):
        assert alias in gemeente["description"]


def test_names_may_hold_anything() -> None:
    awkward = '"<regelingen>" \\ { } é'
    registers = {
        **BASE,
        "agenda/organisaties.yaml": (
            f"gemeente-den-haag:\n  naam: '{awkward}'\n  soort: overheid\n"
            "  aliassen: [<organisaties>]\n"
        ),
    }
    entries = json.loads(verwijzingen_schema(load(Files(registers))[0]))["$defs"]
    assert entries["organisaties"]["anyOf"][0]["title"] == awkward
    assert [one["const"] for one in entries["regelingen"]["anyOf"][:-1]] == ["bomenfonds"]


def test_empty_registers_give_a_schema_that_knows_no_id() -> None:
    registers = {**BASE, "agenda/organisaties.yaml": "{}\n", "agenda/regelingen.yaml": "{}\n"}
    schema = json.loads(verwijzingen_schema(load(Files(registers))[0]))
    judge = Draft202012Validator({**schema, "$ref": "#/$defs/bron"})
    assert not judge.is_valid("gemeente-den-haag")
    assert schema["$defs"]["organisaties"] == {"anyOf": [True]}
