"""A new actie, speerpunt, organisatie or regeling -> a Proposal for one file."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import chain, count
from textwrap import wrap
from typing import NamedTuple

from gihv.edit import Change
from gihv.edit.proposal import Proposal, rewritten
from gihv.edit.renumber import folder_for, numbers_in, renumbered, with_room
from gihv.edit.skeleton import skeleton
from gihv.edit.steps import Step
from gihv.edit.values import Wrong, clean
from gihv.layout import KEBAB, SPEERPUNT, file_of, folder_of, kind_of, name_for, numbered
from gihv.load import Documents
from gihv.model import Agenda
from gihv.query import Thing, Unknown, find_among
from gihv.suggest import slug

LONGEST_ID = 48
"""The most characters of an id that is made from a title; one that a person gives may be longer."""


class Place(NamedTuple):
    """Where a new actie comes: in a speerpunt, named as a user does, at the end or at a number."""

    speerpunt: str
    nummer: int | None = None


def actie(
    documents: Documents, agenda: Agenda, place: Place, titel: str, id_: str | None = None
) -> Proposal:
    """A new actie; those from its number on move up.

    Raises Wrong, Unknown where there is no such speerpunt, and Refused as `rewritten` does.
    """
    folder, nummer = folder_for(agenda, place.speerpunt), place.nummer
    others = Proposal(())
    if nummer is None:
        inside = [path for path in agenda.paths if path.startswith(f"{folder}/")]
        digits = [file_of(path).digits for path in inside if kind_of(path) == "actie"]
        numbers = [str(one.nummer) for one in agenda.acties if one.path in inside]
        nummer = _next([*digits, *numbers])
    else:
        others = renumbered(documents, with_room(numbers_in(agenda, folder), nummer), {})
    path = f"{folder}/{name_for(nummer, _own_id(agenda, titel, id_))}.yaml"
    text = skeleton("actie", path, {"nummer": nummer, "titel": clean(titel)})
    return others._replace(changes=(Change(path, None, text.encode()), *others.changes))


def speerpunt(agenda: Agenda, titel: str, soort: str, id_: str | None = None) -> Proposal:
    """A new speerpunt at the end of the agenda. Raises Wrong."""
    folders = [path for path in agenda.paths if kind_of(path) in ("actie", "speerpunt")]
    digits = [folder_of(path).digits for path in folders]
    numbers = [str(one.nummer) for one in agenda.speerpunten]
    nummer = _next([*digits, *numbers])
    path = f"agenda/{name_for(nummer, _own_id(agenda, titel, id_))}/{SPEERPUNT}"
    filled = {"nummer": nummer, "titel": clean(titel), "soort": soort}
    text = skeleton("speerpunt", path, filled)
    return Proposal((Change(path, None, text.encode()),))


def entry(
    documents: Documents, agenda: Agenda, path: str, said: Mapping[str, str], id_: str | None = None
) -> Proposal:
    """A new organisatie or regeling with this `naam`, `soort` and `afkorting` (perhaps empty).

    It comes at the end of the register with this path. Raises Wrong; and Broken or Refused where
    the file cannot be read or changed.
    """
    things: list[Thing] = [*agenda.organisaties.values(), *agenda.regelingen.values()]
    for name in (said["naam"], said["afkorting"]):
        with suppress(Unknown):
            known = find_among(things, name)
            raise Wrong(f"`{name}` is al bekend: `{known.id}` in {known.path}.")
    taken = (agenda.bekend.organisaties or frozenset()) | (agenda.bekend.regelingen or frozenset())
    key = slug(said["naam"]) if id_ is None else id_
    if not key:
        raise _no_id("naam", said["naam"])
    if not KEBAB.match(key):
        raise Wrong(f"`{key}` is geen goed id: gebruik kleine letters, cijfers en streepjes.")
    _refuse_taken(key, taken)
    values = {name: clean(text) for name, text in said.items() if text}
    change, _ = rewritten(documents, path, [Step("put", (key,), values)])
    return Proposal((change,))


def _next(digits: Iterable[str | None]) -> int:
    """The number after the highest that is taken; one that is too high the schema refuses."""
    return max((int(one) for one in digits if one), default=0) + 1


# -- ids -------------------------------------------------------------------------------------


def _own_id(agenda: Agenda, titel: str, given: str | None) -> str:
    """The id of a new actie or speerpunt: as given, or made from the title. Raises Wrong."""
    taken = agenda.bekend.acties | agenda.bekend.speerpunten
    if given is None:
        words = wrap(re.sub(r"^(\d+-)+", "", slug(titel)).replace("-", " "), LONGEST_ID)
        made = words[0].replace(" ", "-") if words else ""
        if not made or made.isdigit():
            raise _no_id("titel", titel)
        others = (f"{made}-{number}" for number in count(2))
        return next(one for one in chain([made], others) if one not in taken)
    if not KEBAB.match(given) or numbered(given).digits or given.isdigit():
        raise Wrong(
            f"`{given}` is geen goed id: gebruik kleine letters, cijfers en streepjes, en begin "
            "niet met een getal."
        )
    _refuse_taken(given, taken)
    return given


def _no_id(what: str, text: str) -> Wrong:
    return Wrong(f"gihv kan van de {what} `{text}` geen id maken. Geef er een met --id.")


def _refuse_taken(id_: str, taken: frozenset[str]) -> None:
    if id_ in taken:
        raise Wrong(f"Het id `{id_}` bestaat al. Kies een ander met --id.")
