"""What a person types (`6.7`, `status=lopend`, `trekkers+=sbb`) -> a Proposal for one file."""

import re
from collections.abc import Mapping, Sequence

from gihv.edit.change import changed
from gihv.edit.proposal import Proposal, encoded, moved, opened
from gihv.edit.steps import Granted, Target, Wish
from gihv.edit.values import Wrong
from gihv.layout import (
    AGENDA,
    ORGANISATIES,
    REGELINGEN,
    FileKind,
    file_of,
    folder_of,
    id_of,
    kind_of,
    name_for,
)
from gihv.load import Documents
from gihv.model import Actie, Agenda, Organisatie, Regeling, Speerpunt
from gihv.query import Thing, find

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
    registers = {ORGANISATIES: agenda.bekend.organisaties, REGELINGEN: agenda.bekend.regelingen}
    for path in agenda.onvolledig:
        kind = kind_of(path)
        if kind in ("actie", "speerpunt") and name in (id_of(path), _number(path)):
            return Target(path, kind, ())
        if kind and name in (registers.get(path) or ()):
            return Target(path, kind, (name,))
    thing = find(agenda, ref)
    is_registered = isinstance(thing, Organisatie | Regeling)
    return Target(thing.path, _KINDS[type(thing)], (thing.id,) if is_registered else ())


_KINDS: Mapping[type[Thing], FileKind] = {
    Actie: "actie",
    Speerpunt: "speerpunt",
    Organisatie: "organisaties",
    Regeling: "regelingen",
}


def _number(path: str) -> str | None:
    """The number that a path tells of an actie ("6.7") or a speerpunt ("6")."""
    digits = [folder_of(path).digits]
    if kind_of(path) == "actie":
        digits.append(file_of(path).digits)
    return ".".join(str(int(one)) for one in digits if one) if all(digits) else None


def proposal(
    documents: Documents, agenda: Agenda, place: Target, wishes: Sequence[Wish]
) -> Proposal:
    """The file of a target as it would be.

    Raises FileError where it cannot be read, Wrong where a wish cannot be granted, and Refused
    where its text cannot be changed safely.
    """
    page, old = opened(documents, place.path)
    granted = Granted(agenda, place, page.data, wishes)
    for step in granted.steps:
        page = changed(page, step, place.kind)
    move = _move(place, granted) if granted.numbered else None
    return Proposal(
        path=moved(place.path, move),
        old=old,
        new=encoded(page, old),
        move=move,
        gone=page.gone,
        notes=tuple(granted.notes),
    )


def _move(place: Target, granted: Granted) -> tuple[str, str] | None:
    """The file or folder that gets another name with another number, and that name."""
    nummer = granted.data.get("nummer")
    if place.kind not in ("actie", "speerpunt") or type(nummer) is not int or nummer <= 0:
        return None
    folder, _, _ = place.path.rpartition("/")
    name, is_actie = name_for(nummer, id_of(place.path)), place.kind == "actie"
    old = place.path if is_actie else folder
    new = f"{old.rpartition('/')[0]}/{name}{'.yaml' if is_actie else ''}"
    return None if old == new else (old, new)
