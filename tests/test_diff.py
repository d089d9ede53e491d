"""What changed between two states of an agenda: exactly that, either way round."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest

from gihv.diff import Ding, Verschil, Wijziging, lees, vergelijk
from gihv.diff.wijzigingen import Soort
from gihv.layout import AGENDA, ORGANISATIES, REGELINGEN, id_of, kind_of
from gihv.model import Agenda, Financiering
from gihv.query import Selectie
from gihv.report.wijzigingen import wijzigingen
from tests.agendas import seeds
from tests.commented import Commented
from tests.editing import Editing, base, chance, editing
from tests.edits_at_random import EDITS, edited
from tests.helpers import Files
from tests.other_values import mutations

BASES = ("made", "opgaven", "pot", "every_key")
MANY = 25
"""So many edits that they touch each other."""
OTHER_IDS = {name for name in EDITS if "another id" in name or "one" in name.split()} | {
    "deelgebied with another title or id"
}
"""Edits that give another id, which nobody can tell where a file cannot be read."""

Texts = Mapping[str, str]


def bases(few: int, full: bool = False) -> Iterator[tuple[str, Random]]:
    """Agendas to edit: those of the tests and some at random; more of them for all examples."""
    for seed in seeds(200 if full else few):
        name = BASES[seed] if seed < len(BASES) else str(seed)
        yield name, chance(seed)


def several(name: str, random: Random, count: int) -> tuple[Texts, Texts, Editing, list[str]]:
    """An agenda before and after so many edits; what those tell, and which they are."""
    agenda = Editing(base(name), random)
    before = agenda.files()
    made = edited(agenda, random.sample(list(EDITS), count))
    return before, agenda.files(), agenda, made


def between(was: Texts, nu: Texts, whole: int = 1_000) -> Verschil:
    """What changed between two states, each given by the texts of its files."""
    paths = {*was, *nu}
    changed = {path for path in paths if was.get(path) != nu.get(path)}
    kanten = lees(Files(was), Files(nu), changed, whole)
    return vergelijk(kanten.was, kanten.nu, heel=kanten.heel)


def told(found: Verschil | list[Wijziging]) -> list[str]:
    """Changes as texts, in no order. Of a thing that is new or gone only that it is."""
    changes = found.wijzigingen if isinstance(found, Verschil) else found
    return sorted(repr(one if one.veld else one._replace(was=None, nu=None)) for one in changes)


def turned(one: Wijziging) -> Wijziging:
    """A change the other way round."""
    ding = Ding(one.ding.soort, one.ding.nu, one.ding.was)
    return Wijziging(ding, one.veld, one.nu, one.was)


# -- what is edited is told ----------------------------------------------------------------------


def test_each_kind_of_edit_is_told_exactly(full: bool) -> None:
    for seed in seeds(20 if full else 2):
        for at, kind in enumerate(EDITS):
            names = [*BASES, str(seed)]
            turn = (at + seed) % len(names)
            made = (
                made_in(name, kind, luck)
                for luck in range(seed, seed + 9)
                for name in (*names[turn:], *names[:turn])
            )
            name, before, agenda = next(one for one in made if one)
            found = between(before, agenda.files())
            assert found.nu.onvolledig == ()
            assert told(found) == told(agenda.made), (name, kind)


def made_in(name: str, kind: str, seed: int) -> tuple[str, Texts, Editing] | None:
    """An edit in an agenda, with the texts of before; None where that has no place for it."""
    agenda = editing(name, seed)
    before = agenda.files()
    return (name, before, agenda) if edited(agenda, [kind]) else None


def test_several_edits_at_once_are_told_exactly(full: bool) -> None:
    for name, random in bases(60, full):
        before, after, agenda, made = several(name, random, random.randint(2, 5))
        assert told(between(before, after)) == told(agenda.made), (name, made)


@pytest.mark.parametrize("name", BASES)
def test_nothing_changed_between_a_state_and_itself(name: str) -> None:
    texts = editing(name).files()
    whole, part = between(texts, texts), between(texts, texts, whole=0)
    assert whole.wijzigingen == part.wijzigingen == ()
    assert (whole.heel, part.heel) == (True, False)


def test_nothing_changed_where_the_same_is_written_in_another_way(full: bool) -> None:
    for name, random in bases(20, full):
        agenda = Editing(base(name), random)
        was = agenda.files()
        edited(agenda, ["dekking written by year"])
        nu = {
            path: Commented(random).document(_mixed(random, said))
            for path, said in agenda.data.items()
        }
        assert was != nu
        assert between(was, nu).wijzigingen == (), name


IN_ORDER = ("doelen", "metingen")
"""The lists whose order says something."""


def _mixed(random: Random, said: Any, key: str = "") -> Any:
    """Data with their keys, and what stands in lists, in another order where that says nothing."""
    if isinstance(said, list) and key not in IN_ORDER:
        return [_mixed(random, one) for one in random.sample(said, len(said))]
    if not isinstance(said, dict):
        return said
    keys = random.sample(list(said), len(said))
    return {key: _mixed(random, said[key], key) for key in keys}


# -- the other way round, and only what differs --------------------------------------------------


def pairs(few: int, full: bool) -> Iterator[tuple[str, Texts, Texts]]:
    """Two states each: of few edits, of many that touch each other, and that share little."""
    for seed, (name, random) in enumerate(bases(few, full)):
        before, after, _, made = several(name, random, random.choice((2, 5, MANY)))
        yield f"{name}: {made}", before, after
        if not seed % 10:
            other = Editing(base(str(seed + 1)), random)
            yield f"{name} and {seed + 1}", before, other.files()


def test_the_other_way_round_the_changes_are_the_same_turned(full: bool) -> None:
    for name, before, after in pairs(30, full):
        there, back = between(before, after), between(after, before)
        assert told([turned(one) for one in back.wijzigingen]) == told(there), name


def test_reading_only_what_differs_tells_the_same_in_the_same_lines(full: bool) -> None:
    for name, before, after in pairs(30, full):
        part, whole = between(before, after, whole=0), between(before, after)
        assert part.wijzigingen == whole.wijzigingen, name
        assert lines(part) == lines_without_tekort(whole), name


def lines(found: Verschil) -> Sequence[tuple[Any, ...]]:
    """What `gihv diff` says of all things: soort, veld, name, sentence, what was and is.

    Only where there is no line its head says that nothing changed.
    """
    report = wijzigingen(found, (Selectie(), Selectie()), "")
    assert report.flat
    assert ("inhoudelijke wijzigingen" in report.lead[-1]) == (not report.flat.rows)
    return report.flat.rows


def lines_without_tekort(found: Verschil) -> Sequence[tuple[Any, ...]]:
    """As `lines`, without what depends on acties that did not change."""
    return lines(found._replace(heel=False))


# -- nothing is missed ---------------------------------------------------------------------------


@pytest.mark.thorough
def test_any_other_value_of_any_field_is_told_of_that_thing_alone(full: bool) -> None:
    for name, random in bases(40 if full else 3):
        texts = Editing(base(name), random).files()
        agenda = lees(Files(texts), Files(texts), ()).was
        for soort, id_, thing in things(agenda):
            for field, other in mutations(random, thing):
                if soort != "actie" and field == "financiering" and _only_dekking(thing, other):
                    continue
                found = vergelijk(agenda, with_thing(agenda, soort, id_, other))
                changed = {one.ding for one in found.wijzigingen}
                assert changed == {Ding(soort, (id_,), (id_,))}, (id_, field)
                rows = lines(found)
                assert rows, (id_, field)
                assert not [row[3] for row in rows if ODD.search(row[3])], (id_, field)
                values = [value for row in rows for value in row[4:]]
                assert not [value for value in values if PYTHON.search(value)], (id_, field)


PYTHON = re.compile(r"None|True|False|[a-z]\(\w+=|\('")
ODD = re.compile(PYTHON.pattern + r"|: (.+), was \1\.$|\.\.|  |, was \.|: ,")
"""What no sentence has: a value of Python, the same twice, a word that is not there."""


def _only_dekking(one: Any, other: Any) -> bool:
    """Whether only the dekking differs, which is of acties alone."""
    one, other = (it.financiering or Financiering() for it in (one, other))
    return bool(one == other._replace(dekking=one.dekking))


def things(agenda: Agenda) -> Iterator[tuple[Soort, str, Any]]:
    """All that an agenda holds, with its sort and id."""
    assert agenda.kop
    yield "agenda", AGENDA, agenda.kop
    yield from (("speerpunt", one.id, one) for one in agenda.speerpunten)
    yield from (("actie", one.id, one) for one in agenda.acties)
    yield from (("organisatie", id_, one) for id_, one in agenda.organisaties.items())
    yield from (("regeling", id_, one) for id_, one in agenda.regelingen.items())


def with_thing(agenda: Agenda, soort: Soort, id_: str, thing: Any) -> Agenda:
    """The agenda with another value for one thing."""

    def put(there: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(thing if one.id == id_ else one for one in there)

    match soort:
        case "agenda":
            return replace(agenda, kop=thing)
        case "speerpunt":
            return replace(agenda, speerpunten=put(agenda.speerpunten))
        case "actie":
            return replace(agenda, acties=put(agenda.acties))
        case "organisatie":
            return replace(agenda, organisaties={**agenda.organisaties, id_: thing})
        case "regeling":
            return replace(agenda, regelingen={**agenda.regelingen, id_: thing})


def test_all_that_an_agenda_holds_is_compared() -> None:
    """What is new in an agenda is to be compared, or to be one of those that follow from files."""
    follows = {"onvolledig", "paths", "verwijzingen", "bekend", "stale_schemas", "vandaag"}
    compared = {"kop", "speerpunten", "acties", "organisaties", "regelingen"}
    assert {one.name for one in fields(Agenda)} == compared | follows


# -- what cannot be read -------------------------------------------------------------------------

BROKEN = ("nummer: [", "nummer: veel\n", "", "\tx")


@pytest.mark.parametrize("side", ["was", "nu", "both"])
def test_of_a_file_that_cannot_be_read_nothing_is_told_and_of_all_others_all(
    side: str, full: bool
) -> None:
    kinds = sorted(EDITS.keys() - OTHER_IDS)
    places: Mapping[str, Callable[[Texts, Texts], Iterable[str]]] = {
        "was": lambda was, _: was,
        "nu": lambda _, nu: nu,
        "both": lambda was, nu: was.keys() & nu.keys() - {AGENDA},  # it tells the years
    }
    for name, random in bases(16, full):
        agenda = Editing(base(name), random)
        was = agenda.files()
        made = edited(agenda, random.sample(kinds, 4))
        nu = agenda.files()
        path = random.choice(sorted(places[side](was, nu)))
        broken = {path: random.choice(BROKEN)}
        was |= broken if side != "nu" else {}
        nu |= broken if side != "was" else {}
        expected = [one for one in agenda.made if not stands_in(one.ding, path)]
        for whole in (0, 1_000):
            assert told(between(was, nu, whole)) == told(expected), (name, made, path)


def stands_in(ding: Ding, path: str) -> bool:
    """Whether a thing is told in this file."""
    kind = kind_of(path)
    if kind in ("actie", "speerpunt"):
        return ding.soort == kind and id_of(path) in (*ding.was, *ding.nu)
    registers = {AGENDA: "agenda", ORGANISATIES: "organisatie", REGELINGEN: "regeling"}
    return ding.soort == registers[path]


def test_whatever_is_gone_broken_or_stands_twice_it_tells_the_same_turned_and_in_part(
    full: bool,
) -> None:
    for name, random in bases(30, full):
        before, after, _, made = several(name, random, random.choice((2, MANY)))
        was, nu = (damaged(random, texts) for texts in (before, after))
        there, back, part = between(was, nu), between(nu, was), between(was, nu, whole=0)
        assert told([turned(one) for one in back.wijzigingen]) == told(there), (name, made)
        assert lines(part) == lines_without_tekort(there), (name, made)


def damaged(random: Random, texts: Texts) -> Texts:
    """Files of which one or two are broken, gone, or stand in another folder, perhaps as well."""
    found = dict(texts)
    for path in random.sample(sorted(texts), random.randint(1, 2)):
        folder, name = random.choice(sorted(texts)).rpartition("/")[0], path.rpartition("/")[2]
        match random.choice(("broken", "gone", "moved", "twice")):
            case "broken":
                found[path] = random.choice(BROKEN)
            case "gone":
                del found[path]
            case "moved":
                found[f"{folder}/{name}"] = found.pop(path)
            case _:
                found[f"{folder}/{name}"] = texts[path]
    return found


# -- who is who ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BASES)
def test_other_acties_are_never_taken_for_one(name: str) -> None:
    """Of any that are gone and any that are new."""
    texts = editing(name).files()
    acties = [path for path in texts if kind_of(path) == "actie"]
    for seed in seeds(10):
        half = chance(seed).sample(acties, len(acties) // 2)
        was = {path: text for path, text in texts.items() if path not in half}
        nu = {path: text for path, text in texts.items() if path in half or path not in acties}
        found = between(was, nu).wijzigingen
        assert {(one.ding.soort, one.veld) for one in found} == {("actie", "")}
        assert len(found) == len(acties)


@pytest.mark.parametrize("name", BASES)
def test_an_actie_with_another_id_and_another_word_in_its_title_is_the_same(name: str) -> None:
    for actie in editing(name).entries("actie"):
        agenda = editing(name)
        was = agenda.files()
        said = agenda.data.pop(actie.path)
        said["titel"] += " erbij"
        agenda.data[actie.path.replace(actie.id, "heel-anders")] = said
        found = between(was, agenda.files()).wijzigingen
        ding = Ding("actie", (actie.id,), ("heel-anders",))
        assert [(one.ding, one.veld) for one in found] == [(ding, "id"), (ding, "titel")]


@pytest.mark.parametrize("name", BASES)
def test_of_an_id_that_is_another_wherever_it_is_mentioned_only_that_is_told(name: str) -> None:
    for one in editing(name).entries("organisatie", "regeling"):
        agenda = editing(name)
        was = agenda.files()
        register = agenda.data[one.path]
        agenda.data[one.path] = {
            "heel-anders" if id_ == one.id else id_: said for id_, said in register.items()
        }
        agenda.rename(one.soort, one.id, "heel-anders")
        found = between(was, agenda.files()).wijzigingen
        ding = Ding(one.soort, (one.id,), ("heel-anders",))
        assert [(told.ding, told.veld) for told in found] == [(ding, "id")]


MERGED = """\
nummer: 9
titel: Samen
partners:
  - {organisatie: gemeente, taak: betaalt}
  - college
"""


def test_of_two_that_become_one_a_role_that_both_had_is_not_lost() -> None:
    was = {**editing("pot").files(), "agenda/02-werken/09-samen.yaml": MERGED}
    agenda = editing("pot")
    agenda.data[ORGANISATIES]["gemeente"]["aliassen"] = [
        agenda.data[ORGANISATIES].pop("college")["naam"]
    ]
    agenda.rename("organisatie", "college", "gemeente")
    nu = {**agenda.files(), "agenda/02-werken/09-samen.yaml": MERGED.replace("  - college\n", "")}
    found = between(was, nu).wijzigingen
    ding = Ding("organisatie", ("gemeente", "college"), ("gemeente",))
    assert [(one.ding, one.veld) for one in found] == [(ding, "id")]
