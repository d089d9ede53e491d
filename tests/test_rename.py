"""`gihv rename`: an id that is another everywhere, and nothing else; two that become one."""

from pathlib import Path
from random import Random

import pytest
import yaml

from gihv.edit.rename import ids
from gihv.edit.values import Wrong
from gihv.tree import WorkTree
from tests import agendas
from tests.command import REPOSITORY, Result, gihv
from tests.edited import ACTIE, BOMEN, ORGANISATIES, contents, make
from tests.helpers import Files, load
from tests.renaming import assert_becomes_one, assert_there_and_back

GROEN = "agenda/01-groen/speerpunt.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The agenda with comments, and one that names the other; the user stands there."""
    monkeypatch.chdir(tmp_path)
    make(tmp_path)
    parken = "nummer: 2\ntitel: Parken\ndeelgebied: stad\nzie: [bomen, groen]\n"
    (tmp_path / "agenda/01-groen/02-parken.yaml").write_text(parken, encoding="utf-8")
    return tmp_path


def renamed(*args: str) -> Result:
    return gihv("rename", *args, root=Path())


UNDO = (
    "Ongedaan maken: `git restore agenda`. Ook wat u daar eerder wijzigde, is dan weg; nieuwe "
    "bestanden blijven staan, die noemt `git status`."
)


# -- one id ----------------------------------------------------------------------------------


def test_of_an_organisation_only_the_id_changes(root: Path) -> None:
    before = contents(root)
    result = renamed("mbo-groen", "mbo-bos")
    assert (result.code, result.err) == (0, f"{UNDO}\n"), "that nobody names it was so before"
    assert "-mbo-groen:\n+mbo-bos:\n" in result.out
    assert contents(root) == {
        **before,
        "agenda/organisaties.yaml": ORGANISATIES.replace("mbo-groen:", "mbo-bos:"),
    }
    assert renamed("boomschool", "school-b").code == 0
    assert contents(root)[ACTIE] == BOMEN.replace("- boomschool ", "- school-b ")


def test_an_actie_and_a_speerpunt_get_another_path(root: Path) -> None:
    before = contents(root)
    assert renamed("1.1", "linden").err.splitlines()[0] == (
        "Nieuwe naam: agenda/01-groen/01-bomen.yaml heet nu agenda/01-groen/01-linden.yaml"
    )
    assert renamed("groen", "groen-en-blauw").code == 0
    after = {
        path.replace("01-groen", "01-groen-en-blauw").replace("01-bomen", "01-linden"): text
        for path, text in before.items()
    }
    parken = "agenda/01-groen-en-blauw/02-parken.yaml"
    after[parken] = after[parken].replace("[bomen, groen]", "[linden, groen-en-blauw]")
    assert contents(root) == after


def test_a_deelgebied_is_named_in_its_own_speerpunt_only(root: Path) -> None:
    other = root / "agenda/02-grijs"
    other.mkdir()
    (other / "speerpunt.yaml").write_text("nummer: 2\ntitel: Grijs\nsoort: speerpunt\n", "utf-8")
    (other / "01-stad.yaml").write_text("nummer: 1\ntitel: Stad\nzie: [parken]\n", "utf-8")
    asked = renamed("stad", "kern")
    assert asked.code == 2
    assert asked.err.endswith("`stad` is een actie en een deelgebied. Kies er een met --soort.\n")
    assert renamed("stad", "kern", "--soort", "deelgebied").code == 0
    assert "deelgebied: kern" in contents(root)["agenda/01-groen/02-parken.yaml"]
    assert "- id: kern\n" in contents(root)[GROEN]
    assert "agenda/02-grijs/01-stad.yaml" in contents(root)


def test_a_pot_is_renamed_with_its_shares(root: Path) -> None:
    pot = "financiering: {bijdragen: [{id: bomenpot, status: mogelijk}]}\n"
    share = "financiering: {dekking: beoogd, bijdragen: [{uit: bomenpot, status: mogelijk}]}\n"
    for path, text in ((GROEN, pot), ("agenda/01-groen/02-parken.yaml", share)):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)
    before = contents(root)
    assert renamed("bomenpot", "potje").code == 0
    assert contents(root) == {
        path: text.replace("bomenpot", "potje") for path, text in before.items()
    }


def test_a_label_is_a_key_and_its_name_stays(root: Path) -> None:
    label = "labels:\n  jeugd: jeugd\n"
    for path, text in (("agenda.yaml", label), ("01-groen/02-parken.yaml", "labels: [jeugd]\n")):
        with (root / "agenda" / path).open("a", encoding="utf-8") as file:
            file.write(text)
    assert renamed("jeugd", "jong").code == 0
    assert contents(root)["agenda/agenda.yaml"].endswith("labels:\n  jong: jeugd\n")
    assert contents(root)["agenda/01-groen/02-parken.yaml"].endswith("labels: [jong]\n")


def test_what_only_tells_of_the_id_is_listed_and_stays(root: Path) -> None:
    path = root / "agenda/01-groen/02-parken.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("omschrijving: Zie bij mbo-groen.\n# en bij mbo-groen-2, `mbo-groen`\n")
    result = renamed("mbo-groen", "mbo-bos")
    assert result.err.splitlines() == [
        UNDO,
        "Hier staat `mbo-groen` nog in een tekst of opmerking; gihv laat het staan:",
        "  agenda/01-groen/02-parken.yaml:5: omschrijving: Zie bij mbo-groen.",
        "  agenda/01-groen/02-parken.yaml:6: # en bij mbo-groen-2, `mbo-groen`",
    ]


def test_a_file_in_canonical_form_stays_so_and_another_is_left_as_it_is(root: Path) -> None:
    long = "o" * 60
    lines = f"nummer: 2\ntitel: Parken\npartners: [boomschool, {long}]\n"
    register = ORGANISATIES.replace("mbo-groen:", f"{long}:")
    (root / "agenda/organisaties.yaml").write_text(register, encoding="utf-8")
    path = root / "agenda/01-groen/02-parken.yaml"
    new = "boomschool-van-het-westen"
    for untidy in ("", " "):
        path.write_text(lines.replace("titel: ", f"titel: {untidy}"), encoding="utf-8")
        assert gihv("fmt", str(path), root=root).code == 0 or untidy
        if untidy:
            path.write_text(lines.replace("titel: ", "titel:  "), encoding="utf-8")
        assert renamed("boomschool", new).code == 0
        text = path.read_text(encoding="utf-8")
        in_brackets = f"partners: [{new}, {long}]\n"
        assert (in_brackets in text) == bool(untidy)
        assert renamed(new, "boomschool").code == 0


def test_a_dry_run_shows_it_and_writes_nothing(root: Path) -> None:
    before = contents(root)
    result = renamed("mbo-groen", "mbo-bos", "--dry-run")
    assert "-mbo-groen:\n+mbo-bos:\n" in result.out
    assert result.err == "Er is niets geschreven (--dry-run).\n"
    assert contents(root) == before


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["mbo-goren", "x"], "Er is niets met de naam of het nummer `mbo-goren`."),
        (["mbo-groen", "Mbo"], "`Mbo` is geen goed id: gebruik kleine letters"),
        (["bomen", "1-linde"], "en begin niet met een getal."),
        (["mbo-groen", "mbo-groen"], "Het id `mbo-groen` bestaat al: het is een organisatie."),
        (["mbo-groen", "boomschool"], "is een organisatie. Voeg ze samen met --samenvoegen."),
        (["mbo-groen", "bomenfonds"], "Het id `bomenfonds` bestaat al: het is een regeling."),
        (["bomen", "parken"], "Het id `parken` bestaat al: het is een actie."),
        (["bomen", "parken", "--samenvoegen"], "Samenvoegen kan alleen met een andere"),
        (["mbo-groen", "bos", "--samenvoegen"], "Samenvoegen kan alleen met een andere"),
        (["bomen", "x", "--soort", "label"], "`bomen` is geen label, maar een actie."),
        (["mbo-groen", "naam"], "Er is niets gewijzigd: de agenda zou dan niet meer kloppen."),
        (["bewoners", "20"], "`20` is geen goed id"),
    ],
)
def test_what_cannot_be_is_told(args: list[str], sentence: str, root: Path) -> None:
    before = contents(root)
    result = renamed(*args)
    assert result.code == 2
    assert sentence in result.err
    assert contents(root) == before


def test_a_file_with_a_mistake_that_names_it_is_mended_first(root: Path) -> None:
    path = root / "agenda/01-groen/02-parken.yaml"
    path.write_text("nummer: 2\ntitel: [\npartners: [mbo-groen]\n", encoding="utf-8")
    before = contents(root)
    result = renamed("mbo-groen", "mbo-bos")
    assert result.code == 2
    assert "Los eerst de fout op" in result.err
    assert "\n  agenda/01-groen/02-parken.yaml:3: partners: [mbo-groen]\n" in result.err
    assert contents(root) == before
    assert renamed("boomschool", "school-b").code == 0


# -- two that become one ---------------------------------------------------------------------


def test_two_organisations_become_one(root: Path) -> None:
    result = renamed("bewoners", "boomschool", "--samenvoegen")
    assert result.code == 0
    files = contents(root)
    assert "bewoners:" not in files["agenda/organisaties.yaml"]
    assert "  afkorting: BS\n  aliassen:\n    - bewoners\n" in files["agenda/organisaties.yaml"]
    said = yaml.safe_load(files[ACTIE])["partners"]
    assert said == [{"organisatie": "boomschool", "taak": "water geven"}]
    assert "Ook weg: de opmerking `# tijdelijk?`" in result.err
    assert "Van `bewoners` vervalt: soort." in result.err


def test_who_signed_twice_signs_once_and_nobody_is_a_part_of_itself(root: Path) -> None:
    register = ORGANISATIES.replace("afkorting: BS", "onderdeel_van: [mbo-groen]")
    (root / "agenda/organisaties.yaml").write_text(register, encoding="utf-8")
    path = root / "agenda/agenda.yaml"
    text = path.read_text(encoding="utf-8") + "  - organisatie: mbo-groen\n"
    path.write_text(text + "  - organisatie: boomschool\n    voorbehoud: true\n", encoding="utf-8")
    assert renamed("mbo-groen", "boomschool", "--samenvoegen").code == 0
    said = yaml.safe_load(path.read_text(encoding="utf-8"))["ondertekenaars"]
    assert said[1:] == [{"organisatie": "boomschool", "voorbehoud": True}]
    entry = yaml.safe_load(contents(root)["agenda/organisaties.yaml"])["boomschool"]
    assert entry == {"naam": "Boomschool", "soort": "onderwijs", "aliassen": ["mbo Groen"]}


# -- any agenda ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["made", "opgaven"])
def test_every_id_of_an_agenda_there_and_back(name: str, full: bool) -> None:
    tree = WorkTree(REPOSITORY / "tests" / name)
    every = list(ids(load(tree)[0]))
    assert {one.soort for one in every} >= {"organisatie", "regeling", "actie", "speerpunt"}
    for one in every if full else every[::4]:
        assert_there_and_back(tree, one)


def test_any_agenda() -> None:
    refused, seeds = 0, agendas.seeds(12)
    for seed in seeds:
        random, tree = Random(seed), Files(agendas.files(seed))  # noqa: S311 - no secret
        agenda = load(tree)[0]
        assert_there_and_back(tree, random.choice(list(ids(agenda))))
        old, new = random.sample(list(agenda.organisaties), 2)
        try:
            assert_becomes_one(tree, old, new)
        except Wrong as refusal:  # a comment would come at something else
            if "gihv wijzigt niets" not in str(refusal):
                raise
            refused += 1
    assert refused <= max(3, len(seeds) / 6)
