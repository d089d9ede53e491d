"""What a person types (`6.7`, `status=lopend`, `trekkers+=sbb`) -> a Proposal."""

import re
from collections.abc import Sequence

from gihv.edit import Change
from gihv.edit.proposal import Proposal, data_of, rewritten
from gihv.edit.renumber import folder_at
from gihv.edit.steps import Granted, Step, Target, Wish
from gihv.edit.values import Wrong
from gihv.edit.years import Once, notes, periode_in, said_once, years
from gihv.layout import AGENDA, ORGANISATIES, REGELINGEN, id_of, kind_of, name_for
from gihv.load import Documents
from gihv.model import Agenda
from gihv.query import find, find_broken

_WISH = re.compile(r"\s*([^=]*?)\s*(\+=|-=|=)(.*)", re.DOTALL)


def wish(typed: str) -> Wish:
    """The wish that a text stands for. Raises Wrong."""
    match = _WISH.fullmatch(typed)
    names = tuple(match[1].split(".")) if match else ()
    if match is None or not all(names):
        raise Wrong(
            f"`{typed}` is geen wijziging. Schrijf VELD=WAARDE, VELD+=WAARDE of VELD-=WAARDE, "
            "zoals status=lopend."
        )
    value = match[3].strip()
    if match[2] != "=" and not value:
        raise Wrong(f"Achter `{match[1]}{match[2]}` staat niets.")
    return Wish(names, match[2], value)  # type: ignore[arg-type] # the pattern has these three


def target(agenda: Agenda, ref: str) -> Target:
    """What a REF stands for: `agenda`, or as in `query.find`. Also in a file with a mistake in it.

    Raises Unknown.
    """
    name = ref.strip()
    if name.casefold() in ("agenda", "agenda.yaml"):
        return Target(AGENDA, "agenda", ())
    found = find_broken(agenda, name) or find(agenda, ref)
    keys = (found.id,) if found.id and found.path in (ORGANISATIES, REGELINGEN) else ()
    return Target(found.path, kind_of(found.path) or "actie", keys)


def proposal(
    documents: Documents, agenda: Agenda, place: Target, wishes: Sequence[Wish]
) -> Proposal:
    """The file of a target as it would be, and the files that a longer periode changes with it.

    Raises Wrong.
    """
    granted = Granted(agenda, place, data_of(documents, place.path), wishes)
    own, gone = rewritten(documents, place.path, granted.steps)
    nummer = granted.data.get("nummer") if ("nummer",) in granted.named else None
    moves = _moves(place.path, nummer) if type(nummer) is int and nummer > 0 else ()
    along, told = _along(documents, agenda, granted) if place.kind == "agenda" else ([], [])
    changes = (own, *along) if own.new != own.old else tuple(along)
    return Proposal(changes, moves, gone, (*granted.notes, *told))


def _along(
    documents: Documents, agenda: Agenda, granted: Granted
) -> tuple[list[Change], list[str]]:
    """The files in which something must be written out for a longer periode, and what to tell."""
    names = {one.path: one.volgnummer for one in agenda.acties}
    names |= {one.path: f"speerpunt {one.nummer}" for one in agenda.speerpunten}
    was, now = periode_in(granted.before), periode_in(granted.data)
    edits: list[Change] = []
    told: list[tuple[str, Once]] = []
    for path, document in documents.files.items():
        data = document.data
        if document.kind not in ("actie", "speerpunt") or data is None:
            continue
        steps = []
        for once in said_once(data, years(data, was), years(data, now)):
            told.append((names.get(path, path), once))
            if once.by_year:
                steps.append(Step("put", once.keys, once.by_year))
        if steps:
            edits.append(rewritten(documents, path, steps)[0])
    return edits, notes(told)


def _moves(path: str, nummer: int) -> tuple[tuple[str, str], ...]:
    """The file or folder that gets another name with another number, and that name; if any."""
    is_actie = kind_of(path) == "actie"
    old, end = (path, ".yaml") if is_actie else (folder_at(path), "")
    new = f"{folder_at(old)}/{name_for(nummer, id_of(path))}{end}"
    return () if old == new else ((old, new),)
