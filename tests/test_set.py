"""`gihv set`: what it changes, to the letter; and what it refuses."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from gihv.tree import WorkTree
from gihv.yaml import parse
from tests.command import Result, gihv, write
from tests.edited import ACTIE, BOMEN, FILES, contents, make
from tests.helpers import check

GOLDEN = Path(__file__).parent / "golden" / "set"
LEFT = "gihv wijzigt niets. Wijzig dit in een editor."

CHANGES: dict[str, list[str]] = {
    # a field that is there, with a comment behind it
    "tekst": ["1.1", "titel=Bomen: overal"],
    "woord-per-jaar": ["1.1", "financiering.dekking.2015=gezocht"],
    "bedrag": ["1.1", "financiering.bijdragen.1.bedrag=1500"],
    "bedrag-per-jaar": ["1.1", "financiering.bijdragen.water.bedrag={2015: 60, 2014: 50}"],
    "lange-tekst": ["1.1", f"financiering.toelichting={'Dit is een zin. ' * 10}"],
    "lange-tekst-met-opmerking": ["boomschool", f"naam=De {'groene ' * 12}boomschool"],
    "geplakt-uit-Word": ["1.1", "financiering.toelichting=Eerst\tdit. \r\n•\tdan dat\t\r\n"],
    "meer-regels-bij-opmerking": ["1.1", "partners.2.taak=water\ngeven", "titel=a\nb"],
    "meer-regels": ["1.1", "financiering.toelichting=Eerst dit.\n\n- dan dat\n"],
    "blok-tussen-haken": ["1.1", "mijlpalen.2={datum: 2014-K3, wat: knotten}"],
    "tussen-haken": ["1.1", "mijlpalen.planten.datum=voorjaar 2015"],
    "agenda": ["agenda", "periode.tot=2016", "ondertekenaars.1.voorbehoud=ja"],
    # a field that is not there yet
    "sleutel-op-haar-plaats": ["1.1", "status=lopend"],
    "sleutel-onder-voetnoot": ["1.1", "deelgebied=De stad"],
    "sleutel-achter-streepje": ["1.1", "financiering.bijdragen.2.bron=BS"],
    "sleutel-tussen-haken": ["1.1", "mijlpalen.snoeien.grens=voor"],
    "blok": ["1.1", "looptijd.van=2014-09", "looptijd.tot=2015"],
    "blok-in-leeg-bestand": ["parken", "financiering.dekking=geen"],
    "rol-met-taak": ["1.1", "partners.boomschool.taak=levert bomen"],
    # lists
    "erbij": ["1.1", "trekkers+=mbo groen"],
    "erbij-als-blok": ["1.1", "partners+={taak: 'zegt: ja', organisatie: mbo groen}"],
    "erbij-onder-opmerking": ["1.1", "partners+=mbo-groen"],
    "erbij-in-lege-lijst": ["1.1", "zie+=1.2"],
    "erbij-tussen-haken": ["1.1", "websites+=www.gras.nl"],
    "erbij-in-nieuwe-lijst": ["1.1", "beoogde_partners+=[bs, mbo-groen]"],
    "jaar-erbij": ["1.1", "financiering.bijdragen.1.jaren+=2015"],
    "bijdrage-erbij": [
        "1.1",
        "financiering.bijdragen+={status: mogelijk, bron: Bomenfonds, bedrag: 20, jaren: [2015]}",
    ],
    "eruit": ["1.1", "partners-=bewoners"],
    "laatste-eruit": ["1.1", "trekkers-=Den Haag"],
    "lijst-vervangen": ["gemeente-den-haag", 'aliassen=["\'s-Gravenhage", Hofstad]'],
    # away
    "weg": ["1.1", "titel=Bomen", "partners="],
    "weg-met-blok": ["1.1", "financiering.dekking=geen", "financiering.bijdragen="],
    "weg-tussen-haken": ["1.1", "mijlpalen.planten.grens="],
    "laatste-eruit-tussen-haken": ["gemeente-den-haag", "aliassen-=Den Haag"],
    "eerste-achter-streepje-weg": ["1.1", "financiering.bijdragen.1.bron="],
    "laatste-vervangen": ["1.1", "trekkers-=Den Haag", "trekkers+=bs"],
    "laatste-met-nummer-eruit": ["1.1", "financiering.bijdragen.1.jaren.1="],
    "nee-is-weg": ["agenda", "ondertekenaars.1.hele_agenda=nee"],
    # the file itself
    "nummer": ["1.1", "nummer=3"],
    "nummer-van-speerpunt": ["groen", "nummer=2"],
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The agenda with comments; the user stands there."""
    monkeypatch.chdir(tmp_path)
    return make(tmp_path)


def set_(*args: str) -> Result:
    return gihv("set", *args, root=Path())


@pytest.mark.parametrize("name", CHANGES)
def test_exactly_the_lines_that_it_should(name: str, root: Path, update: bool) -> None:
    before = contents(root)
    result = set_(*CHANGES[name])
    golden = GOLDEN / f"{name}.diff"
    if update:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(result.out, encoding="utf-8", newline="")
    assert result.code == 0, result.err
    assert result.out == golden.read_text(encoding="utf-8")
    assert contents(root) == applied(result.out, before)


def applied(patch: str, files: dict[str, str]) -> dict[str, str]:
    """The files once git has applied a patch; a folder or file that is renamed comes first."""
    was, path = (line[4:] for line in patch.splitlines()[:2])
    for old, new in ((was, path), (was.rpartition("/")[0], path.rpartition("/")[0])):
        files = {name.replace(old, new): text for name, text in files.items()}
    with TemporaryDirectory() as folder:
        write(Path(folder), files)
        subprocess.run(
            ["git", "apply", "-p0", "-"],
            cwd=folder,
            input=patch.replace(was, path).encode(),
            check=True,
        )
        return contents(Path(folder))


def test_all_golden_files_belong_to_a_change() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CHANGES)


# -- what is meant ---------------------------------------------------------------------------


def data(root: Path, path: str = ACTIE) -> dict[str, object]:
    return parse((root / path).read_bytes())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("titel=2.0", ("titel", "2.0")),
        ("titel=true", ("titel", "true")),
        ("titel={a}", ("titel", "{a}")),
        ("titel=  spaties  ", ("titel", "spaties")),
        ("status=In voorbereiding", ("status", "in_voorbereiding")),
        ("status=in-voorbereiding", ("status", "in_voorbereiding")),
        ("partners_gezocht=ja", ("partners_gezocht", True)),
        ("partners-gezocht=true", ("partners_gezocht", True)),
        ("looptijd.van=2015", ("looptijd", {"van": 2015})),
        ("looptijd={tot: 2015-K1}", ("looptijd", {"tot": "2015-K1"})),
        ("zie=groen", ("zie", ["groen"])),
        ("zie=[1.2, Groen]", ("zie", ["parken", "groen"])),
        ("deelgebied=de rand", ("deelgebied", "rand")),
        (
            "streefwaarden+={waarde: 2.5, wat: 3.0, jaar: 2015}",
            ("streefwaarden", [{"wat": "3.0", "waarde": 2.5, "jaar": 2015}]),
        ),
        ("trekkers=BS", None),
    ],
)
def test_a_word_becomes_what_the_schema_asks(
    typed: str, expected: tuple[str, object] | None, root: Path
) -> None:
    result = set_("bomen", typed)
    if expected is None:  # a comment stands in the list that would go
        assert result.code == 2
        return
    key, value = expected
    assert result.code == 0, result.out + result.err
    assert repr(data(root)[key]) == repr(value)


@pytest.mark.parametrize("ref", ["1.2", "parken", "Parken", "PARKEN"])
def test_a_thing_goes_by_number_id_and_name(ref: str, root: Path) -> None:
    assert set_(ref, "status=lopend").code == 0
    assert data(root, "agenda/01-groen/02-parken.yaml")["status"] == "lopend"


IMPULS = """\
financiering:
  bijdragen:
    - id: impuls
      bron: gemeente-den-haag
      bedrag: 7500000
      status: toegezegd
      ontvangen: 3000
"""


@pytest.mark.parametrize(
    ("before", "wishes", "after"),
    [
        # what is needed: an amount, by year, and how rough
        (
            "benodigd: 1000",
            ["benodigd.grens=Ongeveer"],
            "benodigd: {bedrag: 1000, grens: ongeveer}",
        ),
        ("benodigd: 1000", ["benodigd.bedrag=1200"], "benodigd: {bedrag: 1200}"),
        ("benodigd: {2014: 5}", ["benodigd.2015=6"], "benodigd: {2014: 5, 2015: 6}"),
        (
            "benodigd: {bedrag: {2014: 5}, grens: minimaal}",
            ["benodigd.bedrag.2015=6"],
            "benodigd: {bedrag: {2014: 5, 2015: 6}, grens: minimaal}",
        ),
        ("benodigd: {bedrag: 5, grens: minimaal}", ["benodigd.grens="], "benodigd: {bedrag: 5}"),
        (
            "benodigd: 5",
            ["benodigd={bedrag: 6, grens: maximaal}"],
            "benodigd: {bedrag: 6, grens: maximaal}",
        ),
        # shares of a pot, and what came in
        (
            "dekking: gedekt",
            [
                "bijdragen+={uit: Impuls, bedrag: 500, status: toegezegd, grens: ongeveer}",
                "bijdragen.impuls.ontvangen=200",
            ],
            (
                "dekking: gedekt\nbijdragen: [{uit: impuls, bedrag: 500, status: toegezegd, "
                "grens: ongeveer, ontvangen: 200}]"
            ),
        ),
        (
            "dekking: geen",
            ["noot=de bron zegt: niets"],
            "dekking: geen\nnoot: 'de bron zegt: niets'",
        ),
    ],
)
def test_money_that_is_rough_shared_or_came_in(
    before: str, wishes: list[str], after: str, root: Path
) -> None:
    path = "agenda/01-groen/02-parken.yaml"
    write(root, {path: f"nummer: 2\ntitel: Parken\nfinanciering:\n  {before}\n"})
    write(root, {"agenda/agenda.yaml": FILES["agenda/agenda.yaml"] + IMPULS})
    result = set_("parken", *(f"financiering.{one}" for one in wishes))
    assert result.code == 0, result.out + result.err
    assert data(root, path)["financiering"] == parse(after.encode())


@pytest.mark.parametrize("wish", ["benodigd.2014=5", "benodigd.bedrag.2014=5"])
def test_what_is_needed_for_all_years_is_not_divided(wish: str, root: Path) -> None:
    path = "agenda/01-groen/02-parken.yaml"
    write(root, {path: "nummer: 2\ntitel: Parken\nfinanciering:\n  benodigd: 5\n"})
    result = set_("parken", f"financiering.{wish}")
    assert (result.code, result.out) == (2, "")
    assert "gihv kan het niet verdelen." in result.err


def test_several_wishes_are_judged_together(root: Path) -> None:
    """One alone would say that money is promised for years of which nothing is settled."""
    alone = set_("parken", "financiering.bijdragen+={status: toegezegd, bedrag: 5, jaren: [2014]}")
    assert alone.code == 2
    assert "GIHV304" in alone.out
    together = set_(
        "parken",
        "financiering.bijdragen+={status: toegezegd, bedrag: 5, jaren: [2014]}",
        "financiering.dekking.2014=gedekt",
    )
    assert together.code == 0


def test_years_are_those_of_the_looptijd_in_the_same_command(root: Path) -> None:
    assert set_("bomen", "looptijd.van=2015", "financiering.dekking.2015=deels").code == 0
    financiering = data(root)["financiering"]
    assert isinstance(financiering, dict)
    assert financiering["dekking"] == {"2015": "deels"}


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("titel=Bomen planten", ""),
        ("status=", "`status` staat er niet."),
        ("trekkers+=Den Haag", "Dat staat al bij `trekkers`: `gemeente-den-haag`."),
        ("partners+=bewoners", "Dat staat al bij `partners`: `bewoners`."),
        ("partners_gezocht=nee", "`partners_gezocht` staat er niet."),
        ("nummer=1", ""),
    ],
)
def test_what_is_so_already_changes_nothing(typed: str, note: str, root: Path) -> None:
    before = contents(root)
    result = set_("bomen", typed)
    assert (result.code, result.out) == (0, "")
    assert result.err == f"{note}\nEr verandert niets.\n".lstrip("\n")
    assert contents(root) == before


def test_a_dry_run_shows_all_and_writes_nothing(root: Path) -> None:
    before = contents(root)
    shown = set_("1.1", "nummer=3", "--dry-run")
    assert contents(root) == before
    assert shown.err.endswith("Er is niets geschreven (--dry-run).\n")
    done = set_("1.1", "nummer=3")
    assert done.out == shown.out
    assert contents(root) != before


def test_what_goes_along_is_told(root: Path) -> None:
    result = set_("1.1", "partners.2=")
    assert result.err.endswith('\nOok weg: de opmerking `# de bron zegt "gieten"`\n')
    assert "De organisatie `bewoners` wordt nergens genoemd." in result.err


def test_a_name_without_the_number_is_mended(root: Path) -> None:
    (root / ACTIE).rename(root / "agenda/01-groen/07-bomen.yaml")
    result = set_("bomen", "nummer=1")
    assert (result.code, result.out) == (0, "")
    assert (root / ACTIE).read_text(encoding="utf-8") == BOMEN


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffnummer: 2\ntitel: Parken  # x\n",
        "nummer: 2\r\ntitel: Parken  # x\r\n",
        "nummer: 2\ntitel: Parken  # x",
        "---\nnummer: 2\ntitel: Parken  # x\n",
    ],
)
def test_how_a_file_is_written_stays(text: str, root: Path) -> None:
    path = "agenda/01-groen/02-parken.yaml"
    write(root, {path: text})
    assert set_("parken", "titel=Velden", "status=lopend").code == 0
    new = contents(root)[path]
    line_break = "\r\n" if "\r\n" in text else "\n"
    assert new.rstrip("\r\n") == (
        f"{text.replace('Parken', 'Velden').rstrip()}{line_break}status: lopend"
    )
    assert data(root, path) == {"nummer": 2, "titel": "Velden", "status": "lopend"}


def test_a_new_alias_is_in_the_schema_of_editors_too(root: Path) -> None:
    assert gihv("schema", "--bijwerken", root=root).code == 0
    result = set_("boomschool", "aliassen+=De Bomen")
    assert (result.code, result.err) == (0, "")
    assert result.out.count("+++") == 1
    assert gihv("schema", "--check", root=root).code == 0
    assert "De Bomen" in contents(root)["schema/verwijzingen.schema.json"]


# -- refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["9.9", "status=lopend"], "Er is niets met de naam of het nummer `9.9`."),
        (["bomem", "status=lopend"], "Bedoelde u `bomen`?"),
        (["1.1", "status"], "`status` is geen wijziging. Schrijf VELD=WAARDE"),
        (["1.1", "=lopend"], "`=lopend` is geen wijziging."),
        (["1.1", "financiering..dekking=geen"], "is geen wijziging."),
        (["1.1", "trekkers+="], "Achter `trekkers+=` staat niets."),
        (["1.1", "trekker+=bs"], "Een actie heeft geen veld `trekker`. Bedoelde u `trekkers`?"),
        (["1.1", "xyz=1"], "Een actie heeft geen veld `xyz`. Kies uit: nummer, titel,"),
        (["groen", "trekkers+=bs"], "Een speerpunt heeft geen veld `trekkers`."),
        (["1.1", "financiering.deking=geen"], "`financiering` heeft geen veld `deking`."),
        (["1.1", "titel.kort=x"], "`titel` heeft geen onderdelen: schrijf `titel=…`."),
        (["agenda", "labels.Schone lucht=x"], "`Schone lucht` is geen goed id: gebruik kleine"),
        (["1.1", "financiering.dekking.14=geen"], "`dekking` gaat per jaar; `14` is geen jaar."),
        (["1.1", "titel+=x"], "`titel` is geen lijst. Schrijf `titel=…`."),
        (["1.1", "partners-=mbo-groen"], "Bij `partners` is er geen onderdeel `mbo-groen`."),
        (["1.1", "partners.0.taak=x"], "Kies uit: 1 (boomschool) of 2 (bewoners, water geven)."),
        (["1.1", "financiering.bijdragen.mogelijk.bedrag=1"], "meer dan één onderdeel"),
        (["1.1", "zie.1=x"], "Bij `zie` is er geen onderdeel `1`.\n"),
        (["1.1", "zie-=x"], "Bij `zie` is er geen onderdeel `x`.\n"),
        (["1.2", "zie-=x"], "Er staat geen `zie`."),
        (["1.1", "financiering.dekking.2015="], "`dekking` noemt geen jaren"),
        (["1.1", "financiering.bijdragen.1.bedrag.2014=5"], "gihv kan het niet verdelen."),
        (["1.1", "financiering.bijdragen-={status: mogelijk}"], "is er geen onderdeel"),
        (
            ["1.1", "looptijd={van:2014}"],
            "geen goede YAML. `van:2014` is zo één sleutel",
        ),
        (["1.1", "looptijd={van: 2014, tot 2015}"], "Tip: schrijf `tot: 2015`."),
        (["1.1", "zie=[a"], "`[a` is geen goede YAML."),
        (["1.1", "zie=[a] b"], "`[a] b` is geen goede YAML."),
        (["1.1", "zie=[a]\nb: [c]"], "Achter de laatste haak kan niets staan."),
        (["los", "naam=x"], "Er is niets met de naam of het nummer `los`."),
        (["1.1", "mijlpalen.1.status=x"], "Onderdeel 1 van `mijlpalen` heeft geen veld `status`."),
        (["1.1", "titel=a\udcffb"], "staat een teken dat geen UTF-8 is."),
        (["1.1", "titel=a\x07b"], "In de waarde staat een onzichtbaar stuurteken."),
        # what the text does not allow, with its line
        (
            ["1.1", "trekkers=boomschool"],
            f"zou verloren gaan. {LEFT}\n  {ACTIE}:10: # De gemeente betaalt ook.\n",
        ),
        (
            ["1.1", "partners=boomschool"],
            f"zou verloren gaan. {LEFT}\n  {ACTIE}:14: - boomschool  # tijdelijk?\n",
        ),
        (
            ["1.1", "websites-=www.bomen.nl"],
            f"zou verloren gaan. {LEFT}\n  {ACTIE}:41: www.bomen.nl,  # de oude\n",
        ),
    ],
)
def test_what_cannot_be_done_is_said(args: list[str], message: str, root: Path) -> None:
    before = contents(root)
    result = set_(*args)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert contents(root) == before


@pytest.mark.parametrize(
    ("text", "wish", "message"),
    [
        ("trekkers: bs", "trekkers+=mbo-groen", "staat nu geen lijst. Schrijf `trekkers=[…]`."),
        ("trekkers: bs", "trekkers-=bs", "Er staat geen `trekkers`."),
        ("looptijd: lang", "looptijd.van=2014", "Bij `looptijd` staat nu geen blok met sleutels."),
        (
            "looptijd: {van: ooit}\nfinanciering: {dekking: geen}",
            "financiering.dekking.2014=deels",
            "Niet bekend is in welke jaren dit loopt.",
        ),
        (
            "looptijd: {van: 2019}\nfinanciering: {dekking: geen}",
            "financiering.dekking.2014=deels",
            "Niet bekend is in welke jaren dit loopt.",
        ),
    ],
)
def test_what_stands_there_must_be_able_to_take_it(
    text: str, wish: str, message: str, root: Path
) -> None:
    path = "agenda/01-groen/02-parken.yaml"
    write(root, {path: f"nummer: 2\ntitel: Parken\n{text}\n"})
    before = contents(root)
    result = set_("parken", wish)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert contents(root) == before


def test_a_list_of_the_wrong_shape_can_be_replaced(root: Path) -> None:
    path = "agenda/01-groen/02-parken.yaml"
    write(root, {path: "nummer: 2\ntitel: Parken\ntrekkers: bs  # wie?\nzie:\n"})
    assert set_("parken", "trekkers=[bs, mbo-groen]", "zie=bomen").code == 0
    assert contents(root)[path] == (
        "nummer: 2\ntitel: Parken\ntrekkers:  # wie?\n  - boomschool\n  - mbo-groen\n"
        "zie:\n  - bomen\n"
    )


def test_without_agenda_yaml_the_years_are_not_known(root: Path) -> None:
    write(root, {"agenda/agenda.yaml": "titel: x\n"})
    result = set_("1.1", "financiering.dekking.2014=deels")
    assert result.code == 2
    assert "Niet bekend is in welke jaren dit loopt." in result.err


def test_the_last_key_of_a_thing_stays(root: Path) -> None:
    write(root, {"agenda/01-groen/02-parken.yaml": "titel: Parken\n"})
    result = set_("parken", "titel=")
    assert result.code == 2
    assert "gihv wijzigt niets" in result.err
    write(root, {"agenda/01-groen/02-parken.yaml": "zie: [bomen]\n"})
    result = set_("parken", "zie-=bomen")
    assert (result.code, "gihv wijzigt niets" in result.err) == (2, True)


def test_an_entry_without_keys_cannot_take_any(root: Path) -> None:
    path = "agenda/organisaties.yaml"
    write(root, {path: FILES[path] + "los: tekst\n"})
    result = set_("los", "naam=Los")
    assert result.code == 2
    assert "Bij `los` staat nu geen blok met sleutels." in result.err


@pytest.mark.skipif(os.name == "nt", reason="links ask for a right there")
def test_a_folder_that_cannot_be_read_whole_keeps_its_name(root: Path) -> None:
    (root / "agenda/01-groen/elders").symlink_to(root / "agenda")
    result = set_("groen", "nummer=2")
    assert result.code == 2
    assert (root / ACTIE).is_file()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("nummer: 2\n? titel\n: Parken\n", 2),
        ("nummer: 2\ntitel: Parken\n...\n", 3),
    ],
)
def test_text_that_is_not_safe_to_change_is_refused(text: str, line: int, root: Path) -> None:
    path = "agenda/01-groen/02-parken.yaml"
    write(root, {path: text})
    result = set_("parken", "titel=Velden")
    assert result.code == 2
    assert "weet gihv niet bij welk veld een opmerking hoort." in result.err
    assert f"\n  {path}:{line}: " in result.err
    assert contents(root)[path] == text


@pytest.mark.parametrize(
    ("wish", "code", "shown"),
    [
        ("trekkers+=hovenier", "GIHV201", "    12 |   - hovenier\n"),
        ("financiering.dekking=bekend", "GIHV104", "Tip: bedoelde u `onbekend`?"),
        ("financiering.dekking.2016=geen", "GIHV301", "2016: geen"),
        ("financiering.bijdragen.1.bedrag=veel", "GIHV105", "de tekst `veel`"),
        ("titel=", "GIHV101", "De sleutel `titel` ontbreekt."),
        ("nummer=drie", "GIHV105", "de tekst `drie`"),
        ("looptijd.tot=0", "GIHV105", "het getal 0"),
        ("nummer=2", "GIHV501", "Het nummer 2 is al van `bomen`"),
        ("zie=bomen", "GIHV207", ""),
        ("looptijd=2015", "GIHV103", "Bij `looptijd` staat de tekst `2015`."),
    ],
)
def test_a_change_that_makes_the_agenda_wrong_is_refused(
    wish: str, code: str, shown: str, root: Path
) -> None:
    before = contents(root)
    result = set_("bomen", wish)
    assert result.code == 2
    assert f"fout {code} " in result.out
    assert shown in result.out
    assert result.err == "Er is niets gewijzigd: de agenda zou dan niet meer kloppen.\n"
    assert contents(root) == before


def test_a_warning_is_told_but_stops_nothing(root: Path) -> None:
    result = set_("bomen", "nummer=4")
    assert result.code == 0
    assert "waarschuwing GIHV507 nummer-overgeslagen" in result.err
    assert "GIHV210" not in result.err, "that was so before"


# -- an agenda that is wrong already -----------------------------------------------------------


def test_a_mistake_elsewhere_stops_nothing(root: Path) -> None:
    parken = "agenda/01-groen/02-parken.yaml"
    write(
        root, {parken: "nummer: 2\ntitel: Parken\ntrekkers: [wie]\n", "agenda/los.yaml": "a: 1\n"}
    )
    assert len(check(WorkTree(root))[1]) > 1
    assert set_("bomen", "status=lopend").code == 0
    write(root, {parken: "nummer: 2\ntitel: 'Parken\n"})
    assert set_("bomen", "status=afgerond").code == 0


@pytest.mark.parametrize("ref", ["parken", "1.2"])
def test_a_wrong_value_can_be_mended(ref: str, root: Path) -> None:
    path = "agenda/01-groen/02-parken.yaml"
    write(
        root,
        {path: "nummer: 2\ntitel: Parken\nstatus: klaar\nfinanciering: {dekking: {2019: geen}}\n"},
    )
    wrong = set_(ref, "status=af")
    assert wrong.code == 2, "another mistake at the same place is a new one"
    result = set_(ref, "status=afgerond")
    assert result.code == 0
    assert "fout GIHV301 " in result.err, "what the mistake had hidden is told"
    assert contents(root)[path].startswith("nummer: 2\ntitel: Parken\nstatus: afgerond\n")


def test_what_is_mended_brings_no_other_mistake(root: Path) -> None:
    path = "agenda/01-groen/02-parken.yaml"
    write(root, {path: "nummer: 2\ntitel: Parken\nstatus: klaar\n"})
    result = set_("parken", "status=lopend", "trekkers+=wie")
    assert result.code == 2
    assert "GIHV201" in result.out


def test_an_entry_of_a_register_with_a_mistake_can_be_mended(root: Path) -> None:
    path = "agenda/organisaties.yaml"
    text = FILES[path].replace("soort: groep", "soort: mensen")
    write(root, {path: text})
    assert set_("bewoners", "soort=groep").code == 0
    assert contents(root)[path] == FILES[path]


def test_a_file_that_cannot_be_read_is_left_alone(root: Path) -> None:
    path = "agenda/01-groen/02-parken.yaml"
    write(root, {path: "nummer: 2\ntitel: &a Parken\n"})
    result = set_("parken", "titel=Velden")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"Fout: Los eerst de fout in {path} op: zie `gihv validate`.\n"


def test_a_name_that_is_taken_stays_as_it_is(root: Path) -> None:
    write(root, {"agenda/01-groen/03-bomen.yaml": "nummer: 3\ntitel: Ook bomen\n"})
    before = contents(root)
    result = set_("1.1", "nummer=3")
    assert result.code == 2
    assert "`agenda/01-groen/03-bomen.yaml` bestaat al. Er is niets geschreven." in result.err
    assert contents(root) == before
