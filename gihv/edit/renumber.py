"""Acties that get another number, or another speerpunt -> a Proposal for their files."""

import re
from collections.abc import Collection, Mapping

from gihv.edit.proposal import Proposal, data_of, rewritten
from gihv.edit.steps import Step
from gihv.edit.values import Wrong
from gihv.layout import id_of, kind_of, name_for
from gihv.load import Documents
from gihv.model import Agenda
from gihv.query import find_among, find_broken

Numbers = Mapping[str, int]
"""The numbers of the acties of a speerpunt, by the paths of their files."""


def moved_actie(
    documents: Documents, agenda: Agenda, ref: str, goal: str, *, drops_deelgebied: bool = False
) -> Proposal:
    """An actie in another place: in a speerpunt as the last, or at a number ("3.1").

    The gap that it leaves is closed, and what stands in its new place moves up. Raises Wrong and
    Unknown.
    """
    path = find_among(agenda.acties, ref, "Er is geen actie `{}`.").path
    number = re.fullmatch(r"([0-9]+)\.([0-9]+)", goal.strip())
    folder = folder_for(agenda, number[1] if number else goal)
    left = closed(numbers_in(agenda, folder_at(path)), path)
    there = left if folder == folder_at(path) else numbers_in(agenda, folder)
    nummer = int(number[2]) if number else last(there)
    numbers = {**left, **with_room(there, nummer), path: nummer}
    wanted = renumbered(documents, numbers, {path: folder}, [path] if drops_deelgebied else [])
    goes_along = folder != folder_at(path) and "deelgebied" in data_of(documents, path)
    note = "Het deelgebied gaat mee; met --zonder-deelgebied vervalt het."
    return wanted._replace(notes=(note,) if goes_along and not drops_deelgebied else ())


def renumbered(
    documents: Documents, numbers: Numbers, folders: Mapping[str, str], drops: Collection[str] = ()
) -> Proposal:
    """The files of acties with these numbers, by their paths now; some in another folder.

    Those that `drops` names lose their deelgebied.
    """
    changes, moves = [], []
    gone: tuple[str, ...] = ()
    for path, nummer in numbers.items():
        data, folder = data_of(documents, path), folders.get(path, folder_at(path))
        if (data["nummer"], folder) == (nummer, folder_at(path)):
            continue
        steps = []
        if path in drops and "deelgebied" in data:
            steps.append(Step("delete", ("deelgebied",)))
        if data["nummer"] != nummer:
            steps.append(Step("put", ("nummer",), nummer))
        if steps:
            change, more = rewritten(documents, path, steps)
            changes.append(change)
            gone += more
        new = f"{folder}/{name_for(nummer, id_of(path))}.yaml"
        if new != path:
            moves.append((path, new))
    return Proposal(tuple(changes), tuple(moves), gone)


def numbers_in(agenda: Agenda, folder: str) -> Numbers:
    """The numbers of the acties in a folder. Raises Wrong where one of them cannot be told."""
    for path in agenda.onvolledig:
        if folder_at(path) == folder and kind_of(path) == "actie":
            raise Wrong(f"Los eerst de fout in {path} op: zie `gihv validate`.")
    return {one.path: one.nummer for one in agenda.acties if folder_at(one.path) == folder}


def last(numbers: Numbers) -> int:
    """The number behind the highest."""
    return max(numbers.values(), default=0) + 1


def with_room(numbers: Numbers, nummer: int) -> Numbers:
    """The same with a number free; those from there on move up. Raises Wrong where a gap comes."""
    if not 1 <= nummer <= last(numbers):
        raise Wrong(f"Nummer {nummer} kan niet: kies een nummer van 1 tot en met {last(numbers)}.")
    is_free = nummer not in numbers.values()
    return {path: one + (one >= nummer and not is_free) for path, one in numbers.items()}


def closed(numbers: Numbers, path: str) -> Numbers:
    """The same without an actie; those behind it move down, unless another has its number."""
    rest = {other: one for other, one in numbers.items() if other != path}
    is_gap = numbers[path] not in rest.values()
    return {other: one - (one > numbers[path] and is_gap) for other, one in rest.items()}


def folder_at(path: str) -> str:
    return path.rpartition("/")[0]


def folder_for(agenda: Agenda, ref: str) -> str:
    """The folder of a speerpunt, also of one with a mistake in its file. Raises Unknown."""
    broken = find_broken(agenda, ref)
    if broken and kind_of(broken.path) == "speerpunt":
        return folder_at(broken.path)
    return folder_at(find_among(agenda.speerpunten, ref, "Er is geen speerpunt `{}`.").path)
