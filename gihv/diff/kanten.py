"""The two states that are compared: their files, read as far as they differ, and what counts."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from gihv.layout import ORGANISATIES, REGELINGEN, folder_of, id_of, kind_of
from gihv.load import load, read
from gihv.model import Agenda
from gihv.tree import Tree

WHOLE = 1_000
"""Up to so many acties both states are read whole; above that only what lines of changes name."""


class Kanten(NamedTuple):
    """Two states of an agenda; `heel`: whether all acties are there, or only those that matter."""

    was: Agenda
    nu: Agenda
    heel: bool = True


def lees(was: Tree, nu: Tree, changed: Collection[str], whole: int = WHOLE) -> Kanten:
    """Two states of an agenda, given the paths of all files that differ.

    Of more than `whole` acties only those are there in whose files or whose speerpunt's file
    something differs, and those that such a file names: all others are the same in both.
    """
    if not was.files():  # nothing stood there yet: no file is missing, the years are those of now
        now = load(read(nu))[0]
        return Kanten(Agenda(now.kop and now.kop._replace(financiering=None), paths=now.paths), now)
    if all(sum(map(_is_actie, tree.files())) <= whole for tree in (was, nu)):
        return Kanten(*_agendas(was, nu, changed))
    ids = {id_of(path) for path in changed if _is_actie(path)}
    places = {folder_of(path).slug for path in changed if kind_of(path) == "speerpunt"}
    near = _agendas(_Part(was, ids, places), _Part(nu, ids, places), changed)
    named = (one for agenda in near for one in agenda.verwijzingen)
    wider = ids | {one.id for one in named if one.place.path in changed}
    if wider != ids:
        near = _agendas(_Part(was, wider, places), _Part(nu, wider, places), changed)
    return Kanten(*near, heel=False)


def _is_actie(path: str) -> bool:
    return kind_of(path) == "actie"


class _Part(NamedTuple):
    """A tree with some of the acties: by their ids, or by that of their speerpunt."""

    tree: Tree
    ids: Collection[str]
    speerpunten: Collection[str]

    def files(self) -> list[str]:
        return [
            path
            for path in self.tree.files()
            if not _is_actie(path)
            or id_of(path) in self.ids
            or folder_of(path).slug in self.speerpunten
        ]

    def read(self, path: str) -> bytes:
        return self.tree.read(path)


def _agendas(was: Tree, nu: Tree, changed: Collection[str]) -> tuple[Agenda, Agenda]:
    """The states of two trees; what is the same in both is read and parsed once."""
    before = read(was)
    same = {path: file for path, file in before.files.items() if path not in changed}
    return load(before)[0], load(read(nu, same))[0]


# -- what can be compared --------------------------------------------------------------------


def leesbaar(one: Agenda, other: Agenda) -> Agenda:
    """A state without the acties that one of both states has in a file that cannot be read.

    A register, speerpunt or agenda.yaml that cannot be read is that of the other state. What stands
    twice under one id is there once.
    """
    unread = {id_ for it in (one, other) for id_ in it.bekend.acties - it.actie.keys()}
    lacking = one.bekend.speerpunten - one.speerpunt.keys()
    lent = {id_: part for id_, part in other.speerpunt.items() if id_ in lacking}
    return replace(
        one,
        kop=one.kop or other.kop,
        speerpunten=tuple(sorted({**one.speerpunt, **lent}.values(), key=lambda it: it.nummer)),
        acties=tuple(actie for id_, actie in one.actie.items() if id_ not in unread),
        organisaties=(other if ORGANISATIES in one.onvolledig else one).organisaties,
        regelingen=(other if REGELINGEN in one.onvolledig else one).regelingen,
    )


def anders_geschreven(kanten: Kanten, changed: Collection[str]) -> list[str]:
    """The paths of the files that differ and say the same."""
    was, nu = map(_per_path, kanten[:2])
    return [path for path in changed if path in was and path in nu and was[path] == nu[path]]


def _per_path(agenda: Agenda) -> Mapping[str, object]:
    things = {one.path: one for one in (agenda.kop, *agenda.speerpunten, *agenda.acties) if one}
    registers = {ORGANISATIES: agenda.organisaties, REGELINGEN: agenda.regelingen}
    return {**things, **registers}
