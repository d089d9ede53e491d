"""The two states that are compared: their files, read as far as they differ, and what counts."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from gihv import money
from gihv.layout import AGENDA, ORGANISATIES, REGELINGEN, folder_of, id_of, kind_of
from gihv.load import load, read
from gihv.model import Agenda
from gihv.tree import Tree

WHOLE = 1_000
"""Up to so many acties both states are read whole; above that only what can matter."""


class Kanten(NamedTuple):
    """Two states of an agenda; `heel`: whether all acties are there, or only those that matter."""

    was: Agenda
    nu: Agenda
    heel: bool = True


def lees(was: Tree, nu: Tree, changed: Collection[str], whole: int = WHOLE) -> Kanten:
    """Two states of an agenda, given the paths of all files that differ.

    Of more than `whole` acties only those are there in whose files or whose speerpunt's file
    something differs, those that such a file names, and those that share money with one: all others
    are the same in both, and so is what is said of them.
    """
    trees = (was, nu)
    if (
        not was.files()
    ):  # nothing stood there yet: no file is missing, and the years are those of now
        now = load(read(nu))[0]
        return Kanten(Agenda(now.kop and now.kop._replace(financiering=None), paths=now.paths), now)
    if all(sum(map(_is_actie, tree.files())) <= whole for tree in trees):
        return Kanten(*_agendas(trees, changed))
    own = frozenset(id_of(path) for path in changed if _is_actie(path))
    places = frozenset(folder_of(path).slug for path in changed if kind_of(path) == "speerpunt")
    near = [_Part(tree, own, places) for tree in trees]
    before, after = _agendas(near, changed)
    more = [_near(agenda, own, changed) for agenda in (before, after)]
    if before.periode != after.periode or None in more:
        return Kanten(*_agendas(trees, changed), heel=False)
    ids, speerpunten = (
        frozenset().union(*found) for found in zip(*filter(None, more), strict=True)
    )
    if ids <= own and not speerpunten:
        return Kanten(before, after, heel=False)
    wider = [_Part(tree, own | ids, places | speerpunten) for tree in trees]
    return Kanten(*_agendas(wider, changed), heel=False)


def _is_actie(path: str) -> bool:
    return kind_of(path) == "actie"


class _Part(NamedTuple):
    """A tree with some of the acties: by their ids, or by that of their speerpunt."""

    tree: Tree
    ids: frozenset[str]
    speerpunten: frozenset[str] = frozenset()

    def files(self) -> list[str]:
        return [path for path in self.tree.files() if not _is_actie(path) or self._has(path)]

    def _has(self, path: str) -> bool:
        return id_of(path) in self.ids or folder_of(path).slug in self.speerpunten

    def read(self, path: str) -> bytes:
        return self.tree.read(path)


def _agendas(trees: Collection[Tree], changed: Collection[str]) -> tuple[Agenda, Agenda]:
    """The states of two trees; what is the same in both is read and parsed once."""
    was, nu = trees
    before = read(was)
    same = {path: file for path, file in before.files.items() if path not in changed}
    return load(before)[0], load(read(nu, same))[0]


def _near(
    agenda: Agenda, ids: frozenset[str], changed: Collection[str]
) -> tuple[frozenset[str], frozenset[str]] | None:
    """The acties that files that differ name, and those and the whole speerpunten that share money.

    None: all acties may.
    """
    acties = [one for one in agenda.acties if one.id in ids]
    funds = [one.financiering for one in acties if one.financiering]
    depends = any(one.benodigd or any(part.uit for part in one.bijdragen) for one in funds)
    together = money.in_bestand(agenda, AGENDA)
    if (depends or AGENDA in changed) and any(not one.bijdrage.acties for one in together):
        return None
    shared = (frozenset(one.bijdrage.acties) for one in together)
    near = [one for one in shared if not ids.isdisjoint(one)]
    per_soort = agenda.verwijzingen_per_soort
    named = (*per_soort["actie"], *per_soort["actie of speerpunt"])
    near.append(frozenset(one.id for one in named if one.place.path in changed))
    places = {one.speerpunt for one in acties}
    speerpunten = (one.id for one in agenda.speerpunten if one.financiering and one.id in places)
    return frozenset().union(*near) - agenda.speerpunt.keys(), frozenset(speerpunten)


# -- what can be compared --------------------------------------------------------------------


def leesbaar(one: Agenda, other: Agenda) -> Agenda:
    """A state without the acties that one of both states has in a file that cannot be read.

    A register, speerpunt or agenda.yaml that cannot be read is that of the other state. What stands
    twice under one id is there once.
    """
    unread = _unread(one) | _unread(other)
    missing = {id_: part for id_, part in other.speerpunt.items() if _lacks(one, id_)}
    there = {**one.speerpunt, **missing}
    return replace(
        one,
        kop=one.kop or other.kop,
        speerpunten=tuple(sorted(there.values(), key=lambda it: it.nummer)),
        acties=tuple(actie for id_, actie in one.actie.items() if id_ not in unread),
        organisaties=_readable(one, other, ORGANISATIES, "organisaties"),
        regelingen=_readable(one, other, REGELINGEN, "regelingen"),
    )


def _unread(agenda: Agenda) -> frozenset[str]:
    """The ids of the acties whose file cannot be read."""
    return agenda.bekend.acties - agenda.actie.keys()


def _lacks(agenda: Agenda, speerpunt: str) -> bool:
    return speerpunt in agenda.bekend.speerpunten and speerpunt not in agenda.speerpunt


def _readable(one: Agenda, other: Agenda, path: str, name: str) -> Mapping[str, Any]:
    register: Mapping[str, Any] = getattr(other if path in one.onvolledig else one, name)
    return register


def anders_geschreven(kanten: Kanten, changed: Collection[str]) -> list[str]:
    """The paths of the files that differ and say the same."""
    was, nu = map(_per_path, kanten[:2])
    return [path for path in changed if path in was and path in nu and was[path] == nu[path]]


def _per_path(agenda: Agenda) -> Mapping[str, object]:
    things = {one.path: one for one in (agenda.kop, *agenda.speerpunten, *agenda.acties) if one}
    registers = {ORGANISATIES: agenda.organisaties, REGELINGEN: agenda.regelingen}
    return {**things, **registers}
