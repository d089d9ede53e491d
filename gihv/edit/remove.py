"""A thing that is taken out of the agenda -> a Proposal; not while something refers to it."""

from gihv.diagnostics import Place
from gihv.edit import Change
from gihv.edit.mentions import Mention, mention
from gihv.edit.proposal import Proposal, data_of, rewritten
from gihv.edit.rename import REFERRED, ids
from gihv.edit.renumber import folder_at, order_in, renumbered
from gihv.edit.steps import Step
from gihv.edit.values import Wrong
from gihv.layout import kind_of
from gihv.load import Documents
from gihv.model import Agenda, Organisatie, Regeling, Speerpunt
from gihv.query import Thing, find


def removal(documents: Documents, agenda: Agenda, ref: str) -> Proposal:
    """The agenda without what a REF stands for; the gap that an actie leaves is closed.

    Raises Unknown and Wrong.
    """
    thing = find(agenda, ref)
    if used := _uses(documents, agenda, thing):
        told = f"`{thing.id}` wordt nog gebruikt; er is niets gewijzigd. Haal eerst weg:"
        raise Wrong(told, used)
    if isinstance(thing, Organisatie | Regeling):
        if len(data_of(documents, thing.path)) == 1:
            raise Wrong(f"`{thing.id}` is het enige in {thing.path}; dat kan niet weg.")
        change, gone = rewritten(documents, thing.path, [Step("delete", (thing.id,))])
        return Proposal((change,), gone=gone)
    own = Change(thing.path, documents.files[thing.path].raw, None)
    if isinstance(thing, Speerpunt):
        return Proposal((own,))
    folder = folder_at(thing.path)
    rest = [one for one in order_in(agenda, folder) if one != thing.path]
    others = renumbered(documents, {folder: rest})
    return others._replace(changes=(own, *others.changes))


def _uses(documents: Documents, agenda: Agenda, thing: Thing) -> list[Mention]:
    """The places that refer to a thing, but for those in itself; and the acties of a speerpunt."""
    kind = next(one for one in ids(agenda) if (one.id, one.place.path) == (thing.id, thing.path))
    own = (thing.id,) if isinstance(thing, Organisatie | Regeling) else ()
    places = [
        one.place
        for one in agenda.verwijzingen
        if one.id == thing.id and one.soort in REFERRED[kind.soort]
        if (one.place.path, one.place.keys[: len(own)]) != (thing.path, own)
    ]
    if isinstance(thing, Speerpunt):
        inside = [path for path in agenda.paths if folder_at(path) == folder_at(thing.path)]
        places += [Place(path, ("titel",)) for path in inside if kind_of(path) == "actie"]
    found = [(one.path, documents.places(one.path).at(one).line) for one in places]
    return [mention(documents, path, line) for path, line in found]
