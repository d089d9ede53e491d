"""`move`, `remove` and `new actie --nummer`: other places for acties, on any agenda."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from gihv.diagnostics import Diagnostic, Severity
from gihv.edit import new
from gihv.edit.proposal import Proposal, judged
from gihv.edit.remove import removal
from gihv.edit.renumber import moved_actie
from gihv.edit.values import Wrong
from gihv.layout import id_of, kind_of
from gihv.load import Documents, read
from gihv.model import Actie, Agenda, Organisatie, Regeling, Speerpunt
from gihv.tree import WorkTree
from gihv.yaml import parse
from tests import agendas
from tests.command import REPOSITORY, gihv, write
from tests.commented import exact, owners
from tests.edited import contents, make
from tests.helpers import Files, check, checked

Texts = Mapping[str, str]
Thing = Actie | Speerpunt | Organisatie | Regeling
Order = dict[str, list[str]]
"""The ids of the acties of each speerpunt, in their order."""


def order(agenda: Agenda) -> Order:
    """The acties of each speerpunt, whose numbers go from 1 on."""
    found = {one.id: list(agenda.acties_van[one.id]) for one in agenda.speerpunten}
    for acties in found.values():
        assert [one.nummer for one in acties] == list(range(1, len(acties) + 1))
    return {id_: [one.id for one in acties] for id_, acties in found.items()}


class Known(NamedTuple):
    """What some texts say, and what is wrong with it."""

    documents: Documents
    agenda: Agenda
    found: list[Diagnostic]


@lru_cache(maxsize=4)
def _known(files: tuple[tuple[str, str], ...]) -> Known:
    documents = read(Files(dict(files)))
    return Known(documents, *checked(documents))


def known(files: Texts) -> Known:
    """What texts say; those that were asked last are known still."""
    return _known(tuple(files.items()))


def done(files: Texts, made: Proposal) -> dict[str, str]:
    """The texts after a proposal."""
    new = made.files(known(files).documents)
    after = {path: text.encode() for path, text in files.items()} | new
    return {path: content.decode() for path, content in after.items() if content is not None}


def verdict(files: Texts, made: Proposal) -> set[str]:
    """The codes of why a proposal is refused."""
    documents, agenda, found = known(files)
    return {one.kind.code for one in judged(documents, made, agenda, found).refused}


def said(files: Texts) -> dict[str, str]:
    """What each file says by its id or path, the number left out."""
    return {
        id_of(path) if kind_of(path) in ("actie", "speerpunt") else path: _said(
            text, is_actie=kind_of(path) == "actie"
        )
        for path, text in files.items()
    }


@lru_cache(maxsize=1000)
def _said(text: str, *, is_actie: bool) -> str:
    data: dict[str, Any] = parse(text.encode())
    if is_actie:
        del data["nummer"]
    return exact(data)


owners_in = lru_cache(maxsize=1000)(owners)


def comments(files: Texts) -> Counter[tuple[str, str, str]]:
    """Every comment with its owner, in which thing."""
    return Counter(
        (id_of(path) if kind_of(path) in ("actie", "speerpunt") else path, text, str(owner))
        for path, content in files.items()
        for text, owner in owners_in(content).items()
    )


def assert_nothing_else(before: Texts, after: Texts, *, without: str = "") -> None:
    """Assert that only numbers and paths differ, and that there is no new mistake."""
    kept = {id_: data for id_, data in said(before).items() if id_ != without}
    assert {id_: data for id_, data in said(after).items() if id_ in kept} == kept
    lost = {one for one in comments(before) - comments(after) if one[0] != without}
    assert (lost, comments(after) - comments(before)) == (set(), Counter())
    assert [one for one in known(after).found if one.severity is Severity.FOUT] == []


UNDO = (
    "Ongedaan maken: `git restore agenda`. Ook wat u daar eerder wijzigde, is dan weg; nieuwe "
    "bestanden blijven staan, die noemt `git status`."
)


# -- move ------------------------------------------------------------------------------------


def reasons(files: Texts, id_: str, goal: str) -> set[str]:
    """The codes of what goes wrong when an actie comes into a speerpunt, worked out from its data.

    GIHV204: a deelgebied that is not there; 205: money of its speerpunt; 215: a share of its pot.
    """
    path, data = next(
        (path, parse(one.encode()))
        for path, one in files.items()
        if id_of(path) == id_ and kind_of(path) == "actie"
    )
    folder = path.rpartition("/")[0]
    there = next(
        parse(one.encode())
        for path, one in files.items()
        if path.endswith(f"{goal}/speerpunt.yaml")
    )
    here = parse(files[f"{folder}/speerpunt.yaml"].encode())
    if here == there:
        return set()
    own = data.get("financiering", {}).get("bijdragen", [])
    shared = here.get("financiering", {}).get("bijdragen", [])
    pots = [one.get("id") for one in shared]
    parts = [one["id"] for one in there.get("deelgebieden", [])]
    found = {
        "GIHV204": "deelgebied" in data and data["deelgebied"] not in parts,
        "GIHV205": any(id_ in one.get("acties", []) for one in shared),
        "GIHV215": any("uit" in one and one["uit"] in pots for one in own),
    }
    return {code for code, is_wrong in found.items() if is_wrong}


def assert_moved(files: Texts, actie: Actie, goal: Speerpunt, nummer: int) -> set[str]:
    """Assert that an actie comes there and back, or that it is refused; why, if it is."""
    documents, agenda, _ = known(files)
    expected = order(agenda)
    expected[actie.speerpunt].remove(actie.id)
    expected[goal.id].insert(nummer - 1, actie.id)
    ref = f"{goal.nummer}.{nummer}"
    made = moved_actie(documents, agenda, actie.volgnummer, ref)
    wrong = reasons(files, actie.id, goal.id)
    assert verdict(files, made) == wrong
    if not wrong:
        after = done(files, made)
        now = known(after)
        assert order(now.agenda) == expected
        assert_nothing_else(files, after)
        back = moved_actie(now.documents, now.agenda, ref, actie.volgnummer)
        assert done(after, back) == files
    return wrong


def test_an_actie_is_moved_there_and_back_in_any_agenda() -> None:
    refused, seeds = Counter[str](), agendas.seeds(25)
    for seed in seeds:
        random = Random(seed)  # noqa: S311 - examples, no secrets
        files = agendas.files(seed)
        _, agenda, found = known(files)
        assert [one for one in found if one.severity is Severity.FOUT] == []
        if agenda.acties:
            actie, goal = random.choice(agenda.acties), random.choice(agenda.speerpunten)
            others = [one for one in agenda.acties_van[goal.id] if one != actie]
            wrong = assert_moved(files, actie, goal, random.randint(1, len(others) + 1))
            refused.update(wrong or ["none"])
    assert refused["none"] > 10
    assert refused.keys() >= {"GIHV204"}
    if len(seeds) >= agendas.MANY:
        assert refused.keys() >= {"GIHV204", "GIHV205", "GIHV215"}


LARGE = ("made", "opgaven")


def large(name: str) -> tuple[Texts, Agenda]:
    """The files of one of the agendas in this folder, and what they say."""
    tree = WorkTree(REPOSITORY / "tests" / name)
    return {path: tree.read(path).decode() for path in tree.files()}, check(tree)[0]


@pytest.mark.parametrize("name", LARGE)
def test_every_actie_is_moved_there_and_back_in_a_large_agenda(name: str, full: bool) -> None:
    files, agenda = large(name)
    for actie in agenda.acties if full else agenda.acties[::8]:
        for goal in agenda.speerpunten:
            assert_moved(files, actie, goal, 1)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The agenda with comments, and a third actie; the user stands there."""
    monkeypatch.chdir(tmp_path)
    more = {
        "agenda/01-groen/03-heggen.yaml": (
            "nummer: 3\ntitel: Heggen\ndeelgebied: rand  # niet stad\n"
        ),
        "agenda/02-grijs/speerpunt.yaml": (
            "nummer: 2\ntitel: Grijs\nsoort: speerpunt\n"
            "uitdaging: Zie actie 1.2, dat kost 1.3 miljoen.\n"
        ),
    }
    return write(make(tmp_path), more)


def test_what_moves_is_shown_and_prose_with_an_old_number_is_listed(root: Path) -> None:
    before = contents(root)
    shown = gihv("move", "1.2", "1.1", "--dry-run", root=Path())
    assert contents(root) == before
    result = gihv("move", "parken", "1.1", root=Path())
    assert (result.code, result.out) == (0, shown.out)
    assert "--- agenda/01-groen/02-parken.yaml\n+++ agenda/01-groen/01-parken.yaml" in result.out
    assert result.err.splitlines() == [
        "Nieuwe naam: agenda/01-groen/02-parken.yaml heet nu agenda/01-groen/01-parken.yaml",
        "Nieuwe naam: agenda/01-groen/01-bomen.yaml heet nu agenda/01-groen/02-bomen.yaml",
        "Deze regels noemen een nummer dat nu anders is; gihv laat ze staan:",
        "  agenda/02-grijs/speerpunt.yaml:4: uitdaging: Zie actie 1.2, dat kost 1.3 miljoen.",
        UNDO,
    ]
    assert gihv("move", "1.1", "1.2", root=Path()).code == 0
    assert contents(root) == before
    assert gihv("move", "1.3", "1", root=Path()).err == "Er verandert niets.\n"


def test_a_deelgebied_that_is_not_there_can_be_left_behind(root: Path) -> None:
    before = contents(root)
    refused = gihv("move", "1.3", "2", root=Path())
    assert (refused.code, contents(root)) == (2, before)
    assert "agenda/01-groen/03-heggen.yaml:3:13\nfout GIHV204" in refused.out
    assert refused.err.startswith("Het deelgebied gaat mee; met --zonder-deelgebied vervalt het.\n")
    moved = gihv("move", "1.3", "2", "--zonder-deelgebied", root=Path())
    assert moved.code == 0
    assert "Ook weg: de opmerking `# niet stad`\n" in moved.err
    assert contents(root)["agenda/02-grijs/01-heggen.yaml"] == "nummer: 1\ntitel: Heggen\n"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["move", "1", "2"], "Er is geen actie `1`."),
        (["move", "1.1", "4"], "Er is geen speerpunt `4`."),
        (["move", "1.1", "1.4"], "Nummer 4 kan niet: kies een nummer van 1 tot en met 3."),
        (["new", "actie", "1", "Gras", "--nummer", "5"], "Nummer 5 kan niet: kies een nummer van"),
        (["new", "actie", "1", "Gras", "--nummer", "0"], "Nummer 0 kan niet: kies een nummer van"),
        (["remove", "bomenfonds"], "`bomenfonds` is het enige in agenda/regelingen.yaml"),
        (["remove", "onkruid"], "Er is niets met de naam of het nummer `onkruid`."),
    ],
)
def test_what_cannot_be_done_is_told(args: list[str], told: str, root: Path) -> None:
    before = contents(root)
    result = gihv(*args, root=Path())
    assert (result.code, result.out, contents(root)) == (2, "", before)
    assert result.err.startswith(f"Fout: {told}")


def test_beside_a_file_with_a_mistake_no_number_changes(root: Path) -> None:
    write(root, {"agenda/01-groen/03-heggen.yaml": "nummer: drie\ntitel: Heggen\n"})
    for args in (["move", "1.2", "1.1"], ["new", "actie", "1", "Gras", "--nummer", "1"]):
        result = gihv(*args, root=Path())
        assert (result.code, result.err) == (
            2,
            "Fout: Los eerst de fout in agenda/01-groen/03-heggen.yaml op: zie `gihv validate`.\n",
        )


# -- new actie --nummer ----------------------------------------------------------------------


def assert_new_at(files: Texts, agenda: Agenda, goal: Speerpunt, nummer: int) -> None:
    """Assert that a new actie takes a number, and that the rest moves up and says what it said."""
    expected = order(agenda)
    expected[goal.id].insert(nummer - 1, "nieuw")
    documents, ref = known(files).documents, str(goal.nummer)
    made = new.actie(documents, agenda, ref, "Nieuw", nummer, None)
    assert verdict(files, made) == set()
    after = done(files, made)
    assert order(known(after).agenda) == expected
    own = made.changes[0].path
    assert_nothing_else(files, {path: text for path, text in after.items() if path != own})


def test_a_new_actie_at_a_number_moves_the_rest_up_in_any_agenda() -> None:
    for seed in agendas.seeds(15):
        random = Random(seed)  # noqa: S311 - examples, no secrets
        files = agendas.files(seed)
        agenda = known(files).agenda
        goal = random.choice(agenda.speerpunten)
        assert_new_at(files, agenda, goal, random.randint(1, len(agenda.acties_van[goal.id]) + 1))


@pytest.mark.parametrize("name", LARGE)
def test_a_new_actie_takes_every_number_of_a_large_agenda(name: str, full: bool) -> None:
    files, agenda = large(name)
    for goal in agenda.speerpunten:
        last = len(agenda.acties_van[goal.id]) + 1
        for nummer in range(1, last + 1) if full else (1, last):
            assert_new_at(files, agenda, goal, nummer)


def test_the_place_of_a_new_actie_at_a_number_is_told_as_ever(root: Path) -> None:
    result = gihv("new", "actie", "groen", "Gras", "--nummer", "2", root=Path())
    assert (result.code, result.out) == (0, "agenda/01-groen/02-gras.yaml\n")
    assert "speerpunt.yaml:4: uitdaging: Zie actie 1.2" in result.err
    assert result.err.endswith(f"{UNDO}\n")
    assert sorted(path for path in contents(root) if path.startswith("agenda/01-groen/0")) == [
        f"agenda/01-groen/{name}.yaml" for name in ("01-bomen", "02-gras", "03-parken", "04-heggen")
    ]


# -- remove ----------------------------------------------------------------------------------


def test_what_refers_to_a_thing_is_told_with_its_line(root: Path) -> None:
    before = contents(root)
    result = gihv("remove", "BS", root=Path())
    assert (result.code, result.out, contents(root)) == (2, "", before)
    assert result.err.splitlines() == [
        "Fout: `boomschool` wordt nog gebruikt; er is niets gewijzigd. Haal eerst weg:",
        "  agenda/01-groen/01-bomen.yaml:14: - boomschool  # tijdelijk?",
    ]
    result = gihv("remove", "1", root=Path())
    assert result.err.splitlines()[1:] == [
        "  agenda/01-groen/01-bomen.yaml:5: titel: Bomen planten  # zie de kop",
        "  agenda/01-groen/02-parken.yaml:2: titel: Parken",
        "  agenda/01-groen/03-heggen.yaml:2: titel: Heggen",
    ]


def test_what_goes_takes_its_file_and_what_is_then_unused_is_told(root: Path) -> None:
    result = gihv("remove", "1.1", root=Path())
    assert result.code == 0
    assert "+++ /dev/null" in result.out
    assert "De organisatie `boomschool` wordt nergens genoemd." in result.err
    assert [path for path in contents(root) if path.startswith("agenda/01-groen/0")] == [
        "agenda/01-groen/01-parken.yaml",
        "agenda/01-groen/02-heggen.yaml",
    ]
    assert gihv("remove", "grijs", root=Path()).code == 0
    assert not (root / "agenda/02-grijs").exists()
    assert gihv("remove", "mbo-groen", root=Path()).code == 0
    assert "mbo-groen" not in contents(root)["agenda/organisaties.yaml"]


def names(said: Any, id_: str) -> bool:
    """Whether data hold a text."""
    if isinstance(said, dict):
        return any(names(below, id_) for below in said.values())
    return any(names(one, id_) for one in said) if isinstance(said, list) else said == id_


def assert_removed(files: Texts, agenda: Agenda, thing: Thing) -> str:
    """Assert that a thing goes, alone, or that what names it is told; which of these it was."""
    kind = type(thing).__name__
    others = [parse(text.encode()) for path, text in files.items() if path != thing.path]
    inside = kind == "Speerpunt" and agenda.acties_van[thing.id]
    if inside or any(names(one, thing.id) for one in others):
        with pytest.raises(Wrong, match="wordt nog gebruikt"):
            removal(known(files).documents, agenda, thing.id)
        return f"{kind} in use"
    try:
        made = removal(known(files).documents, agenda, thing.id)
    except Wrong as refusal:
        if "gihv wijzigt niets" not in str(refusal):
            raise
        return "refused"
    assert verdict(files, made) == set()
    after = done(files, made)
    if isinstance(thing, Organisatie | Regeling):
        was, now = (parse(one[thing.path].encode()) for one in (files, after))
        del was[thing.id]
        assert now == was
        assert len(comments(after)) + len(made.gone) == len(comments(files))
        return kind
    assert_nothing_else(files, after, without=thing.id)
    expected = order(agenda)
    if isinstance(thing, Actie):
        expected[thing.speerpunt].remove(thing.id)
    else:
        del expected[thing.id]
    assert order(known(after).agenda) == expected
    return kind


def things(agenda: Agenda) -> list[Thing]:
    own: list[Thing] = [*agenda.acties, *agenda.speerpunten]
    return [*own, *agenda.organisaties.values(), *agenda.regelingen.values()]


def test_what_is_removed_is_all_that_goes_in_any_agenda() -> None:
    met, seeds = Counter[str](), agendas.seeds(60)
    for seed in seeds:
        files = agendas.files(seed)
        agenda = known(files).agenda
        thing = Random(seed).choice(things(agenda))  # noqa: S311 - examples, no secrets
        met[assert_removed(files, agenda, thing)] += 1
    assert met["refused"] < 3
    assert len(met.keys() - {"refused"}) >= (8 if len(seeds) >= agendas.MANY else 6)


@pytest.mark.parametrize("name", LARGE)
def test_everything_of_a_large_agenda_is_removed_or_in_use(name: str, full: bool) -> None:
    files, agenda = large(name)
    found = things(agenda)
    met = Counter(assert_removed(files, agenda, one) for one in (found if full else found[::3]))
    assert met["refused"] == 0
    assert met["Actie"] > 1
    assert met["Organisatie in use"] > 1
