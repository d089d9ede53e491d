"""A new actie, speerpunt, organisatie or regeling -> a Proposal for one file."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import chain, count
from textwrap import wrap

from gihv.edit import Change
from gihv.edit.proposal import Proposal, rewritten
from gihv.edit.renumber import folder_at, folder_for, order_in, renumbered, with_one
from gihv.edit.skeleton import skeleton
from gihv.edit.steps import Step
from gihv.edit.values import Wrong, checked_id, clean
from gihv.layout import SPEERPUNT, file_of, folder_of, kind_of, name_for
from gihv.load import Documents
from gihv.model import Agenda
from gihv.query import Thing, Unknown, find_among
from gihv.suggest import slug

LONGEST_ID = 48
"""The most characters of an id that is made from a title; one that a person gives may be longer."""


def actie(  # noqa: PLR0913, PLR0917 - as much can be asked
    documents: Documents, agenda: Agenda, ref: str, titel: str, nummer: int | None, id_: str | None
) -> Proposal:
    """A new actie in a speerpunt, at its end or at a number, from which on the others move up.

    Raises Wrong, and Unknown where there is no such speerpunt.
    """
    folder, others = folder_for(agenda, ref), Proposal(())
    inside = [path for path in agenda.paths if folder_at(path) == folder]
    free = _next(file_of(path).digits for path in inside if kind_of(path) == "actie")
    path = f"{folder}/{name_for(nummer or free, _own_id(agenda, titel, id_))}.yaml"
    if nummer is not None:
        order = with_one(order_in(agenda, folder), path, nummer)
        others = renumbered(documents, {folder: order})
    text = skeleton("actie", path, {"nummer": nummer or free, "titel": clean(titel)})
    return others._replace(changes=(Change(path, None, text.encode()), *others.changes))


def speerpunt(agenda: Agenda, titel: str, soort: str, id_: str | None = None) -> Proposal:
    """A new speerpunt at the end of the agenda. Raises Wrong."""
    folders = [path for path in agenda.paths if kind_of(path) in ("actie", "speerpunt")]
    nummer = _next(folder_of(path).digits for path in folders)
    path = f"agenda/{name_for(nummer, _own_id(agenda, titel, id_))}/{SPEERPUNT}"
    filled = {"nummer": nummer, "titel": clean(titel), "soort": soort}
    return Proposal((Change(path, None, skeleton("speerpunt", path, filled).encode()),))


def entry(
    documents: Documents, agenda: Agenda, path: str, said: Mapping[str, str], id_: str | None = None
) -> Proposal:
    """A new organisatie or regeling with this `naam`, `soort` and `afkorting` (perhaps empty).

    It comes at the end of the register with this path. Raises Wrong.
    """
    things: list[Thing] = [*agenda.organisaties.values(), *agenda.regelingen.values()]
    for name in (said["naam"], said["afkorting"]):
        with suppress(Unknown):
            known = find_among(things, name)
            raise Wrong(f"`{name}` is al bekend: `{known.id}` in {known.path}.")
    taken = (agenda.bekend.organisaties or frozenset()) | (agenda.bekend.regelingen or frozenset())
    key = _free(slug(said["naam"]) if id_ is None else id_, taken, in_path=False)
    values = {name: clean(text) for name, text in said.items() if text}
    change, _ = rewritten(documents, path, [Step("put", (key,), values)])
    return Proposal((change,))


def _next(digits: Iterable[str | None]) -> int:
    """The number after the highest that is taken; one that is too high the schema refuses."""
    return max((int(one) for one in digits if one), default=0) + 1


def _own_id(agenda: Agenda, titel: str, given: str | None) -> str:
    """The id of a new actie or speerpunt: as given, or made from the title. Raises Wrong."""
    taken = agenda.bekend.acties | agenda.bekend.speerpunten
    if given is not None:
        return _free(given, taken)
    words = wrap(re.sub(r"^(\d+-)+", "", slug(titel)).replace("-", " "), LONGEST_ID)
    made = words[0].replace(" ", "-") if words else ""
    if not made or made.isdigit():
        raise Wrong(f"gihv kan van de titel `{titel}` geen id maken. Geef er een met --id.")
    others = (f"{made}-{number}" for number in count(2))
    return next(one for one in chain([made], others) if one not in taken)


def _free(id_: str, taken: frozenset[str], *, in_path: bool = True) -> str:
    """An id that can be given to a new thing. Raises Wrong."""
    if id_ in taken:
        raise Wrong(f"Het id `{id_}` bestaat al. Kies een ander met --id.")
    return checked_id(id_, in_path=in_path)
