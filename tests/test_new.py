"""`gihv new`: what it makes, and that the agenda is right straight away."""

from pathlib import Path
from random import Random

import pytest

from gihv.diagnostics import Severity
from gihv.edit.form import formatted
from gihv.edit.new import entry as make_entry
from gihv.edit.skeleton import INTRO, placeholder, skeleton
from gihv.edit.values import Wrong
from gihv.layout import FileKind
from gihv.load import load, read
from gihv.schemas import properties
from gihv.tree import WorkTree
from gihv.yaml import parse
from tests.command import Result, gihv, write
from tests.commented import Commented, exact, mapping, owners
from tests.edited import FILES, contents, make
from tests.helpers import Files, check

ORGANISATIES = "agenda/organisaties.yaml"
FILLED: dict[FileKind, dict[str, str | int]] = {
    "actie": {"nummer": 1, "titel": "Bomen"},
    "speerpunt": {"nummer": 1, "titel": "Groen", "soort": "speerpunt"},
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The agenda with comments; the user stands there."""
    monkeypatch.chdir(tmp_path)
    return make(tmp_path)


def new(*args: str) -> Result:
    return gihv("new", *args, root=Path())


def found(root: Path) -> set[tuple[str, str]]:
    """What is wrong in the agenda: path and code."""
    return {(one.path, one.kind.code) for one in check(WorkTree(root))[1]}


# -- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("ref", ["1", "groen", "Groen"])
def test_a_new_actie_takes_the_next_number(ref: str, root: Path) -> None:
    before = found(root)
    result = new("actie", ref, "Gras zaaien: ja, ook hier")
    path = "agenda/01-groen/03-gras-zaaien-ja-ook-hier.yaml"
    assert result == (0, f"{path}\n", "")
    text = contents(root)[path]
    assert parse(text.encode()) == {"nummer": 3, "titel": "Gras zaaien: ja, ook hier"}
    assert text.startswith("# yaml-language-server: $schema=../../schema/actie.schema.json\n\n")
    assert found(root) == before


def test_a_new_speerpunt_takes_the_next_number(root: Path) -> None:
    before = found(root)
    result = new("speerpunt", "Water", "--soort", "ondersteunend")
    path = "agenda/02-water/speerpunt.yaml"
    assert result == (0, f"{path}\n", "")
    assert parse(contents(root)[path].encode()) == {
        "nummer": 2,
        "titel": "Water",
        "soort": "ondersteunend",
    }
    assert found(root) == before
    assert new("actie", "water", "Sloten").out == "agenda/02-water/01-sloten.yaml\n"


def test_the_number_after_the_highest_is_free_also_that_of_a_broken_file(root: Path) -> None:
    write(root, {"agenda/01-groen/07-stuk.yaml": "nummer: [\n", "agenda/05-x/01-y.yaml": "a: [\n"})
    assert new("actie", "groen", "Gras").out == "agenda/01-groen/08-gras.yaml\n"
    assert new("speerpunt", "Water").out == "agenda/06-water/speerpunt.yaml\n"
    write(root, {"agenda/08-z/speerpunt.yaml": "nummer: [\n"})
    assert new("speerpunt", "Vuur").out == "agenda/09-vuur/speerpunt.yaml\n"


@pytest.mark.parametrize(
    ("titel", "id_"),
    [
        ("Bomen", "bomen-2"),
        ("Groen", "groen-2"),
        ("Één café & meer", "een-cafe-meer"),
        ("2040: de stad", "de-stad"),
        ("Het " + "lange woord " * 8, "het-lange-woord-lange-woord-lange-woord-lange"),
    ],
)
def test_the_id_comes_from_the_title(titel: str, id_: str, root: Path) -> None:
    assert new("actie", "1", titel).out == f"agenda/01-groen/03-{id_}.yaml\n"


def test_the_id_can_be_chosen(root: Path) -> None:
    assert new("actie", "1", "Gras", "--id", "gazon").out == "agenda/01-groen/03-gazon.yaml\n"
    assert new("speerpunt", "Water", "--id", "nat").out == "agenda/02-nat/speerpunt.yaml\n"


def test_a_dry_run_shows_the_file_and_writes_nothing(root: Path) -> None:
    before = contents(root)
    shown = new("actie", "1", "Gras", "--dry-run")
    assert contents(root) == before
    header, name, _, *lines = shown.lines
    assert (header, name) == ("--- /dev/null", "+++ agenda/01-groen/03-gras.yaml")
    assert shown.err == "Er is niets geschreven (--dry-run).\n"
    assert new("actie", "1", "Gras").code == 0
    text = contents(root)["agenda/01-groen/03-gras.yaml"]
    assert [line.removeprefix("+") for line in lines] == text.splitlines()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["actie", "9", "Gras"], "Er is geen speerpunt `9`."),
        (["actie", "greon", "Gras"], "Bedoelde u `groen`?"),
        (["actie", "1", "…"], "gihv kan van de titel `…` geen id maken. Geef er een met --id."),
        (["actie", "1", "a\udcffb"], "staat een teken dat geen UTF-8 is."),
        (["actie", "1", "12"], "gihv kan van de titel `12` geen id maken."),
        (["actie", "1", "Gras", "--id", "Gras"], "`Gras` is geen goed id"),
        (["actie", "1", "Gras", "--id", "3-gras"], "en begin niet met een getal."),
        (["actie", "1", "Gras", "--id", "bomen"], "Het id `bomen` bestaat al."),
        (["actie", "1"], "Geef ook het argument `TITEL`."),
        (["speerpunt", "Water", "--soort", "hoofdstuk"], "hoofdstuk"),
        (["organisatie", "Nieuw"], "--soort"),
        (["organisatie", "Nieuw", "--soort", "school"], "Bedoelde u `onderwijs`?"),
        (["organisatie", "bs", "--soort", "groep"], "`bs` is al bekend: `boomschool` in agenda/"),
        (["organisatie", "De Bomenfonds", "--soort", "groep"], "`bomenfonds` in agenda/regelingen"),
        (["organisatie", "Nieuw", "--soort", "groep", "--afkorting", "BS"], "`BS` is al bekend"),
        (["organisatie", "!", "--soort", "groep"], "`` is geen goed id"),
        (["organisatie", "Nieuw", "--soort", "groep", "--id", "N"], "`N` is geen goed id"),
        (
            ["regeling", "Nieuw", "--soort", "fonds", "--id", "boomschool"],
            "Het id `boomschool` bestaat al.",
        ),
        (["reis", "Nieuw"], "Onbekende opdracht `reis`."),
    ],
)
def test_what_cannot_be_made_is_said(args: list[str], message: str, root: Path) -> None:
    before = contents(root)
    result = new(*args)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert contents(root) == before


def test_the_hundredth_has_the_digits_that_it_needs(root: Path) -> None:
    """Its file sorts before 11 on disk; gihv goes by number."""
    write(
        root,
        {
            f"agenda/01-groen/{nummer:02d}-actie-{nummer}.yaml": f"nummer: {nummer}\ntitel: Actie\n"
            for nummer in range(3, 100)
        },
    )
    assert new("actie", "1", "Gras") == (0, "agenda/01-groen/100-gras.yaml\n", "")
    assert gihv("validate", root=root).code == 0
    listed = gihv("list", "--format", "csv", "--kolommen", "nummer,id", root=root).lines
    assert listed[-2:] == ["1.99;actie-99", "1.100;gras"]


def test_a_title_that_makes_the_agenda_wrong_is_refused(root: Path) -> None:
    result = new("actie", "1", " ", "--id", "leeg")
    assert result.code == 2
    assert "fout GIHV105 " in result.out
    assert not (root / "agenda/01-groen/03-leeg.yaml").exists()


# -- skeletons -------------------------------------------------------------------------------

PATHS: dict[FileKind, str] = {
    "actie": "agenda/01-groen/01-bomen.yaml",
    "speerpunt": "agenda/01-groen/speerpunt.yaml",
}


ACTIE = """\
# yaml-language-server: $schema=../../schema/actie.schema.json

nummer: 1
titel: Bomen

# Haal het teken # weg en vul in wat de agenda zegt. Wat u niet gebruikt, kan weg.
# Alle velden staan in agenda/README.md.

#omschrijving:

# Kies uit: verkenning, in_voorbereiding, lopend, afgerond of gestopt.
#status:

#looptijd:
#  van:
#  tot:

#trekkers:
#  -

#partners:
#  -

#financiering:
#  # Kies uit: gedekt, deels, beoogd, gezocht, onbekend of geen.
#  dekking:
#  bijdragen:
#    - bron:
#      bedrag:
#      # Kies uit: mogelijk, aangevraagd, toegezegd, ontvangen of afgewezen.
#      status:

#mijlpalen:
#  - datum:
#    wat:
"""
SPEERPUNT = """\
# yaml-language-server: $schema=../../schema/speerpunt.schema.json

nummer: 1
titel: Groen
# Kies uit: speerpunt of ondersteunend.
soort: speerpunt

# Haal het teken # weg en vul in wat de agenda zegt. Wat u niet gebruikt, kan weg.
# Alle velden staan in agenda/README.md.

#uitdaging:

#doelen:
#  -

#toelichting:
"""


@pytest.mark.parametrize(("kind", "text"), [("actie", ACTIE), ("speerpunt", SPEERPUNT)])
def test_the_usual_keys_stand_in_it_with_their_words_above(kind: FileKind, text: str) -> None:
    """Behind a key YAML would read a comment, and the editor would offer nothing."""
    assert skeleton(kind, PATHS[kind], FILLED[kind]) == text


@pytest.mark.parametrize("kind", FILLED)
def test_it_is_in_form_already(kind: FileKind) -> None:
    text = skeleton(kind, PATHS[kind], FILLED[kind]).encode()
    assert formatted(text, PATHS[kind]) == text


@pytest.mark.parametrize("kind", FILLED)
def test_what_is_taken_out_of_the_comment_reads_as_the_schema_has_it(kind: FileKind) -> None:
    (_, below) = skeleton(kind, PATHS[kind], FILLED[kind]).split(f"{INTRO[1]}\n\n")
    lines = [line[1:] for line in below.splitlines() if "Kies uit" not in line]
    data = parse("\n".join(lines).encode())
    assert list(data) == [key for key in properties(kind, ()) if placeholder(kind, key)]
    if kind == "actie":
        assert data["financiering"] == {
            "dekking": None,
            "bijdragen": [{"bron": None, "bedrag": None, "status": None}],
        }


def test_set_fills_in_what_new_left_open(root: Path) -> None:
    """`set` knows the lines again: each key comes in the place of its own."""
    assert new("actie", "1", "Gras").code == 0
    path = "agenda/01-groen/03-gras.yaml"
    empty = contents(root)[path]
    wishes = ["status=lopend", "trekkers+=bs", "financiering.dekking=geen", "looptijd.van=2015"]
    result = gihv("set", "1.3", *wishes, root=root)
    assert (result.code, result.err) == (0, "")
    text = contents(root)[path]
    lines = text.splitlines()
    assert lines[lines.index("status: lopend") - 1].startswith("# Kies uit: verkenning, ")
    for key in ("status", "trekkers", "financiering", "looptijd"):
        assert "\n".join(placeholder("actie", key)) in empty
        assert "\n".join(placeholder("actie", key)) not in text
    assert "#partners:\n" in text


def test_a_line_that_somebody_changed_is_left_alone(root: Path) -> None:
    assert new("actie", "1", "Gras").code == 0
    path = root / "agenda/01-groen/03-gras.yaml"
    text = path.read_text(encoding="utf-8").replace("#status:\n", "#status: misschien lopend\n")
    path.write_text(text, encoding="utf-8", newline="")
    assert gihv("set", "1.3", "status=lopend", root=root).code == 0
    assert "#status: misschien lopend\n" in path.read_text(encoding="utf-8")


# -- registers -------------------------------------------------------------------------------


def test_a_new_organisation_stands_at_the_end(root: Path) -> None:
    result = new(
        "organisatie", "Stichting: Gras", "--soort", "maatschappelijk", "--afkorting", "SG"
    )
    assert result == (0, f"{ORGANISATIES}\n", "")
    assert contents(root)[ORGANISATIES] == FILES[ORGANISATIES] + (
        'stichting-gras:\n  naam: "Stichting: Gras"\n  soort: maatschappelijk\n  afkorting: SG\n'
    )
    assert not [one for one in check(WorkTree(root))[1] if one.severity is Severity.FOUT]
    assert gihv("set", "1.1", "trekkers+=SG", root=root).code == 0


def test_a_new_entry_keeps_the_data_and_comments_of_any_register(full: bool) -> None:
    refused, count = 0, 2000 if full else 40
    for seed in range(count):
        random = Random(seed)  # noqa: S311 - examples, no secrets
        text = Commented(random).document(mapping(random, 3))
        documents = read(Files({ORGANISATIES: text}))
        agenda, _ = load(documents)
        try:
            said = {"naam": "Gras", "soort": "groep", "afkorting": ""}
            made = make_entry(documents, agenda, ORGANISATIES, said)
        except Wrong as refusal:
            if "gihv wijzigt niets" not in str(refusal):
                raise
            refused += 1
            continue
        entry = {"gras": {"naam": "Gras", "soort": "groep"}}
        new = made.changes[0].new or b""
        assert exact(parse(new)) == exact(parse(text.encode()) | entry)
        assert owners(new.decode()).keys() == owners(text).keys()
    assert refused <= count / 100


def test_a_new_regeling_stands_at_the_end(root: Path) -> None:
    path = "agenda/regelingen.yaml"
    write(root, {path: "# leeg\n{}\n"})
    assert new("regeling", "Potje", "--soort", "budget", "--id", "pot").out == f"{path}\n"
    assert contents(root)[path] == "# leeg\npot:\n  naam: Potje\n  soort: budget\n"
    assert new("regeling", "Fonds", "--soort", "fonds").code == 0
    assert list(parse((root / path).read_bytes())) == ["pot", "fonds"]
