"""An id gets another name, or becomes one that is there, wherever it is used -> a Proposal."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Literal, NamedTuple

from gihv import money
from gihv.diagnostics import Keys, Place
from gihv.dutch import enumerate_
from gihv.edit import Change, Refused
from gihv.edit.form import formatted
from gihv.edit.mentions import mentions
from gihv.edit.proposal import BOM, Proposal, rewritten
from gihv.edit.renumber import folder_at
from gihv.edit.steps import Does, Step, stepped
from gihv.edit.values import Wrong, checked_id
from gihv.edit.years import at
from gihv.layout import AGENDA, FileKind
from gihv.load import Document, Documents
from gihv.model import Agenda, grouped
from gihv.query import find
from gihv.yaml import spans

Soort = Literal["organisatie", "regeling", "pot", "actie", "speerpunt", "deelgebied", "label"]

REFERRED: Mapping[Soort, tuple[str, ...]] = {
    "organisatie": ("organisatie", "bron"),
    "regeling": ("regeling", "bron"),
    "pot": ("pot",),
    "actie": ("actie", "actie of speerpunt"),
    "speerpunt": ("actie of speerpunt",),
    "deelgebied": ("deelgebied",),
    "label": ("label",),
}
"""Everything that has an id, and what a reference to it should be the id of."""
_TOGETHER = (("organisatie", "regeling", "pot"), ("actie", "speerpunt"))
"""What shares one space of ids; each of the others has its own."""
_MERGED = ("organisatie", "regeling")
_NAMES = ("naam", "afkorting", "aliassen", "voorheen")


class Id(NamedTuple):
    """An id of the agenda: of what it is, and where it is given.

    Of an actie or speerpunt, which has it in its path, that is the whole file.
    """

    soort: Soort
    id: str
    place: Place


def ids(agenda: Agenda) -> Iterator[Id]:
    """Every id, of what can be read."""
    for organisatie in agenda.organisaties.values():
        yield Id("organisatie", organisatie.id, organisatie.at().key())
    for regeling in agenda.regelingen.values():
        yield Id("regeling", regeling.id, regeling.at().key())
    for entry in money.bijdragen(agenda):
        if entry.bijdrage.id is not None:
            yield Id("pot", entry.bijdrage.id, entry.at("id"))
    for actie in agenda.acties:
        yield Id("actie", actie.id, actie.at())
    for speerpunt in agenda.speerpunten:
        yield Id("speerpunt", speerpunt.id, speerpunt.at())
        for n, part in enumerate(speerpunt.deelgebieden):
            yield Id("deelgebied", part.id, speerpunt.at("deelgebieden", n, "id"))
    for label in agenda.labels:
        yield Id("label", label, Place(AGENDA, ("labels", label), "key"))


def rename(  # noqa: PLR0913 - as much can be asked
    documents: Documents, agenda: Agenda, ref: str, new: str, *, soort: str | None, merge: bool
) -> Proposal:
    """The agenda with another id for what a REF names: a new one, or with `merge` another's.

    `soort` tells which is meant where an id is of several things. Raises Unknown and Wrong.
    """
    given = _given(agenda, ref, soort)
    kind, old = given[0].soort, given[0].id
    _check_new(agenda, given, new, merge=merge)
    unread = [one for one in mentions(documents, old, new) if one.path in agenda.onvolledig]
    if unread:
        raise Wrong("Los eerst de fout op in het bestand waar dit id staat:", unread)
    places = [
        one.place for one in agenda.verwijzingen if one.id == old and one.soort in REFERRED[kind]
    ]
    register = given[0].place.path if merge else None
    own = [one.place for one in given if one.place.keys and not merge]
    by_path = grouped((one.path, one) for one in [*own, *places])
    contents = {
        path: _substituted(documents.files[path], found, old, new)
        for path, found in by_path.items()
    }
    renamed = documents.changed(contents) if merge else documents
    changes, gone, notes = list[Change](), list[str](), list[str]()
    for path in dict.fromkeys([*([register] if register else []), *by_path]):
        document, content = documents.files[path], contents.get(path)
        if merge:
            steps = _Steps(renamed.files[path])
            steps.without_doubles(by_path.get(path, ()))
            if path == register:
                notes += steps.merge(old, new)
            change, comments = rewritten(renamed, path, steps.taken)
            content, gone = change.new, [*gone, *comments]
        changes.append(Change(path, document.raw, _in_form(document, content)))
    moves = tuple(_moves(given, new))
    return Proposal(tuple(changes), moves, tuple(gone), tuple(notes), ((old, new),))


# -- what is meant ---------------------------------------------------------------------------


def _given(agenda: Agenda, ref: str, soort: str | None) -> list[Id]:
    """Where the id of what is meant is given; of a deelgebied in each speerpunt that has it."""
    every = list(ids(agenda))
    found = [one for one in every if one.id == ref.strip()]
    if not found:
        thing = find(agenda, ref)
        found = [one for one in every if one.id == thing.id and one.place.path == thing.path]
    kinds = list(dict.fromkeys(one.soort for one in found))
    if soort and soort not in kinds:
        raise Wrong(f"`{ref}` is geen {soort}, maar een {enumerate_(kinds, 'en een')}.")
    if not soort and kinds[1:]:
        raise Wrong(f"`{ref}` is een {enumerate_(kinds, 'en een')}. Kies er een met --soort.")
    return [one for one in found if one.soort == (soort or kinds[0])]


def _check_new(agenda: Agenda, given: Sequence[Id], new: str, *, merge: bool) -> None:
    """Raises Wrong where this cannot be the new id."""
    kind = given[0].soort
    checked_id(new, in_path=kind in _TOGETHER[1])
    space = next((kinds for kinds in _TOGETHER if kind in kinds), (kind,))
    taken = [one.soort for one in ids(agenda) if one.id == new and one.soort in space]
    if not merge and taken:
        way_on = " Voeg ze samen met --samenvoegen." if kind in _MERGED and kind in taken else ""
        raise Wrong(f"Het id `{new}` bestaat al: het is een {taken[0]}.{way_on}")
    if merge and (kind not in _MERGED or kind not in taken or given[0].id == new):
        raise Wrong("Samenvoegen kan alleen met een andere organisatie of regeling die er is.")


# -- one file --------------------------------------------------------------------------------


def _substituted(document: Document, places: Sequence[Place], old: str, new: str) -> bytes:
    """A file with another id in these places; all other signs stay."""
    text, nodes = document.text, spans(document.text)
    spots = [
        (nodes[one.keys].key if one.part == "key" else None) or nodes[one.keys].value
        for one in places
    ]
    for start, end in sorted(spots, reverse=True):
        text = text[:start] + text[start:end].replace(old, new, 1) + text[end:]
    return (BOM if document.raw.startswith(BOM) else b"") + text.encode()


def _in_form(document: Document, content: bytes | None) -> bytes | None:
    """What a file is to hold: in canonical form if it was, else with no other sign changed."""
    with suppress(Refused):
        if content and formatted(document.raw, document.path) == document.raw:
            return formatted(content, document.path)
    return content


def _moves(given: Sequence[Id], new: str) -> Iterator[tuple[str, str]]:
    """The file of an actie, or the folder of a speerpunt, and what it will be called."""
    for kind, old, (path, _, _) in given:
        if kind in _TOGETHER[1]:
            named, end = (path, ".yaml") if kind == "actie" else (folder_at(path), "")
            yield named, f"{named.removesuffix(old + end)}{new}{end}"


# -- two that become one ---------------------------------------------------------------------


class _Steps:
    """What is done in a file with the ids of both already the same."""

    def __init__(self, document: Document) -> None:
        self.kind: FileKind = document.kind or "actie"
        self.data = document.data or {}
        self.taken: list[Step] = []

    def _do(self, does: Does, keys: Keys, value: Any = None) -> None:
        self.taken.append(Step(does, keys, value))
        _, self.data = stepped(self.kind, self.data, self.taken[-1])

    def without_doubles(self, places: Sequence[Place]) -> None:
        """Take away what says no more than another of its list, or that refers to itself."""
        items = [one.keys[:-1] if one.keys[-1] == "organisatie" else one.keys for one in places]
        for keys in dict.fromkeys(one[:-1] for one in items if isinstance(one[-1], int)):
            found = at(self.data, keys)
            said = [one if isinstance(one, dict) else {"organisatie": one} for one in found]
            for n in reversed(range(len(said))):
                is_itself = keys[-1] == "onderdeel_van" and said[n]["organisatie"] == keys[0]
                rest = said[:n] + said[n + 1 :]
                if is_itself or any(said[n].items() <= other.items() for other in rest):
                    del said[n]
                    self._do("delete", (*keys, n) if said else keys)

    def merge(self, old: str, new: str) -> list[str]:
        """Give an entry of a register the names of another, which goes; what is lost, in Dutch."""
        gone, kept = self.data[old], self.data[new]
        self._do("delete", (old,))
        fresh = [name for name in dict.fromkeys(_names(gone)) if name not in set(_names(kept))]
        aliases = (new, "aliassen")
        if known := at(self.data, aliases):
            for n, name in enumerate(fresh, len(known)):
                self._do("put", (*aliases, n), name)
        elif fresh:
            self._do("put", aliases, fresh)
        lost = [key for key in gone if key not in _NAMES and gone[key] != kept.get(key)]
        return [f"Van `{old}` vervalt: {enumerate_(lost)}."] if lost else []


def _names(entry: Mapping[str, Any]) -> Iterator[str]:
    for key in _NAMES:
        value = entry.get(key, [])
        yield from [value] if isinstance(value, str) else value
