"""Acties that get another number, or another speerpunt -> a Proposal for their files."""

import re
from collections.abc import Collection, Mapping, Sequence

from gihv.edit.proposal import Proposal, data_of, rewritten
from gihv.edit.steps import Step
from gihv.edit.values import Wrong
from gihv.layout import id_of, kind_of, name_for
from gihv.load import Documents
from gihv.model import Agenda
from gihv.query import find_among, find_broken


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
    left = [one for one in order_in(agenda, folder_at(path)) if one != path]
    there = left if folder == folder_at(path) else order_in(agenda, folder)
    nummer = int(number[2]) if number else len(there) + 1
    orders = {folder_at(path): left, folder: with_one(there, path, nummer)}
    wanted = renumbered(documents, orders, [path] if drops_deelgebied else [])
    goes_along = folder != folder_at(path) and "deelgebied" in data_of(documents, path)
    note = "Het deelgebied gaat mee; met --zonder-deelgebied vervalt het."
    return wanted._replace(notes=(note,) if goes_along and not drops_deelgebied else ())


def renumbered(
    documents: Documents, orders: Mapping[str, Sequence[str]], drops: Collection[str] = ()
) -> Proposal:
    """The files of acties in this order in these folders, numbered from 1, by their paths now.

    Those that `drops` names lose their deelgebied; what is no file yet has a number kept for it.
    """
    changes, moves = [], []
    gone: tuple[str, ...] = ()
    numbers = [
        (path, folder, nummer)
        for folder, order in orders.items()
        for nummer, path in enumerate(order, 1)
        if path in documents.files
    ]
    for path, folder, nummer in numbers:
        data = data_of(documents, path)
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


def order_in(agenda: Agenda, folder: str) -> list[str]:
    """The paths of the acties in a folder, by number. Raises Wrong where one cannot be told."""
    for path in agenda.onvolledig:
        if folder_at(path) == folder and kind_of(path) == "actie":
            raise Wrong(f"Los eerst de fout in {path} op: zie `gihv validate`.")
    return [one.path for one in agenda.acties if folder_at(one.path) == folder]


def with_one(order: Sequence[str], path: str, nummer: int) -> list[str]:
    """The same with one more, at a number. Raises Wrong where that would leave a gap."""
    last = len(order) + 1
    if not 1 <= nummer <= last:
        raise Wrong(f"Nummer {nummer} kan niet: kies een nummer van 1 tot en met {last}.")
    return [*order[: nummer - 1], path, *order[nummer - 1 :]]


def folder_at(path: str) -> str:
    return path.rpartition("/")[0]


def folder_for(agenda: Agenda, ref: str) -> str:
    """The folder of a speerpunt, also of one with a mistake in its file. Raises Unknown."""
    broken = find_broken(agenda, ref)
    if broken and kind_of(broken.path) == "speerpunt":
        return folder_at(broken.path)
    return folder_at(find_among(agenda.speerpunten, ref, "Er is geen speerpunt `{}`.").path)
