"""Wishes (`status=lopend`, `trekkers+=sbb`) -> the steps that are taken in the data of a file."""

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import deepcopy
from typing import Any, Literal, NamedTuple

from gihv import money
from gihv.build import verwijzingen
from gihv.dates import Datum
from gihv.diagnostics import Keys
from gihv.edit.emit import in_brackets
from gihv.edit.paths import item, way
from gihv.edit.values import Wrong, value
from gihv.layout import FileKind, folder_of
from gihv.model import Agenda, Looptijd, Soort
from gihv.query import Thing, Unknown, deelgebieden, find_among
from gihv.schemas import by_year, in_order, properties, types

Does = Literal["put", "append", "delete"]


class Step(NamedTuple):
    """One change of plain data; see `stepped`."""

    does: Does
    keys: Keys
    value: Any
    """What is put, or the item that is appended."""
    data: dict[str, Any]
    """What the file says then."""


def at(data: Any, keys: Keys) -> Any:
    """What stands at the end of a way; None where there is nothing."""
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def stepped(
    kind: FileKind, data: dict[str, Any], does: Does, keys: Keys, value: Any = None
) -> Step:
    """The step as it is made in some data; those given stay as they are.

    What a value is put through becomes a mapping if it is nothing yet; a mapping that loses its
    last key goes too. A list that loses its last item stays, empty. A new key comes right behind
    the last one that the schema has before it.
    """
    if does == "put":
        while len(keys) > 1 and not isinstance(at(data, keys[:-1]), dict | list):
            value, keys = {keys[-1]: value}, keys[:-1]
    if does == "delete":
        while len(keys) > 1 and isinstance(holder := at(data, keys[:-1]), dict) and len(holder) < 2:  # noqa: PLR2004 - it alone
            keys = keys[:-1]
    result = deepcopy(data)
    holder, key = at(result, keys[:-1]), keys[-1]
    if does == "append":
        holder[key].append(value)
    elif does == "delete":
        del holder[key]
    elif isinstance(holder, dict) and key not in holder:
        names = list(_in_order(kind, keys[:-1], {**holder, str(key): value}))
        before = names[: names.index(str(key))][-1:]
        pairs = list(holder.items())
        holder.clear()
        holder.update({} if before else {key: value})
        for name, said in pairs:
            holder[name] = said
            if [name] == before:
                holder[key] = value
    else:
        holder[key] = value
    return Step(does, keys, value, result)


def _in_order(kind: FileKind, keys: Keys, block: dict[str, Any]) -> dict[str, Any]:
    """A mapping with its keys in the schema's order, or by year."""
    names = sorted(block) if keys and by_year(kind, keys) else in_order(kind, keys, block)
    return {name: block[name] for name in names}


# -- wishes ----------------------------------------------------------------------------------


class Wish(NamedTuple):
    """One change as typed: the names that lead to a value, what to do there, and with what."""

    names: tuple[str, ...]
    sign: Literal["=", "+=", "-="]
    value: str


class Target(NamedTuple):
    """What a REF stands for: a file, and the way to the thing in it."""

    path: str
    kind: FileKind
    keys: Keys


class Granted:
    """What wishes come to in a file that says `data`. Raises Wrong where one cannot be granted."""

    def __init__(
        self, agenda: Agenda, place: Target, data: dict[str, Any], wishes: Sequence[Wish]
    ) -> None:
        """Grant wishes one after the other."""
        self.agenda = agenda
        self.place = place
        self.data = data
        """The data after all steps."""
        self.steps: list[Step] = []
        self.notes: list[str] = []
        """What the user should know besides, in Dutch."""
        self.numbered = False
        """Whether one is about the number."""
        if place.keys and not isinstance(at(data, place.keys), dict):
            what = place.keys[0]
            raise Wrong(f"`{what}` is geen blok met sleutels; gihv kan er niets in wijzigen.")
        for wish in wishes:
            self._grant(wish)

    def _grant(self, wish: Wish) -> None:
        start = self.place.keys
        keys = way(self.agenda, self.place.kind, start, at(self.data, start), wish.names)
        self.numbered = self.numbered or keys == ("nummer",)
        if wish.sign != "=" and "array" not in types(self.place.kind, keys):
            name = ".".join(wish.names)
            raise Wrong(f"`{name}` is geen lijst. Schrijf `{name}=…`.")
        new: Any = self._typed(keys, wish.value) if wish.value else None
        if wish.sign == "+=":
            self._add(keys, new)
        elif wish.sign == "-=":
            self._remove(keys, new)
        elif new is None:
            self._drop(keys)
        else:
            self._put(keys, new)

    def _do(self, does: Does, keys: Keys, new: Any = None) -> None:
        self.steps.append(stepped(self.place.kind, self.data, does, keys, new))
        self.data = self.steps[-1].data

    # -- one value ---------------------------------------------------------------------------

    def _put(self, keys: Keys, new: Any) -> None:
        """Put a value at the end of a way."""
        word = self._word_on(keys)
        if word is not None:
            block = {**self._opened(word, keys), str(keys[len(word)]): new}
            self._do("put", word, _in_order(self.place.kind, word, block))
        elif repr(new) != repr(at(self.data, keys)):
            self._do("put", keys, new)

    def _drop(self, keys: Keys) -> None:
        """Take away what is at the end of a way."""
        word = self._word_on(keys)
        if word is not None and by_year(self.place.kind, word):
            raise Wrong(f"`{word[-1]}` noemt geen jaren: er staat één waarde voor alle jaren.")
        holder = at(self.data, keys[:-1])
        if not isinstance(holder, dict | list) or at(self.data, keys) is None:
            has_key = isinstance(holder, dict) and keys[-1] in holder
            if not has_key:
                self.notes.append(f"`{keys[-1]}` staat er niet.")
                return
        if keys[:-1] == self.place.keys and len(holder) == 1:
            raise Wrong(f"`{keys[-1]}` is het enige wat er staat; dat kan niet weg.")
        self._do("delete", keys)

    def _word_on(self, keys: Keys) -> Keys | None:
        """The way to a word where `keys` wants a block; None where there is none on the way."""
        for length in range(len(self.place.keys), len(keys)):
            found = at(self.data, keys[:length])
            if found is not None and not isinstance(found, dict | list):
                return keys[:length]
        return None

    def _opened(self, word: Keys, keys: Keys) -> dict[str, Any]:
        """The block that says the same as a word: by year, or with the organisation as a key."""
        kind, said = self.place.kind, at(self.data, word)
        if "organisatie" in properties(kind, word):
            return {"organisatie": said}
        if "enum" in types(kind, word) and by_year(kind, word):
            return {str(year): said for year in self._years()}
        if by_year(kind, word):
            raise Wrong(
                f"`{word[-1]}` is nu één bedrag voor alle jaren samen; gihv kan het niet verdelen. "
                f"Geef alle jaren: `{word[-1]}={{{keys[-1]}: …}}`."
            )
        raise Wrong(f"Bij `{word[-1]}` staat nu geen blok met sleutels. Herstel dat eerst.")

    def _years(self) -> range:
        """The years of the actie's looptijd as the data have it. Raises Wrong."""
        if self.agenda.kop is None:
            raise Wrong("Zonder goede agenda.yaml is niet bekend welke jaren de agenda heeft.")
        ends = [at(self.data, ("looptijd", end)) for end in ("van", "tot")]
        try:
            looptijd = Looptijd(*(end if end is None else Datum.parse(end) for end in ends))
        except (ValueError, KeyError):
            raise Wrong("De looptijd van deze actie is niet te lezen. Herstel die eerst.") from None
        years = money.jaren(looptijd, self.agenda.kop.periode)
        if not years:
            raise Wrong("Deze actie loopt in geen enkel jaar van de agenda.")
        return years

    # -- lists -------------------------------------------------------------------------------

    def _add(self, keys: Keys, items: list[Any]) -> None:
        """Put more items in a list."""
        for new in items:
            found = at(self.data, keys)
            if found is not None and not isinstance(found, list):
                raise Wrong(f"Bij `{keys[-1]}` staat nu geen lijst. Schrijf `{keys[-1]}=[…]`.")
            if any(_is_same(one, new) for one in found or ()):
                self.notes.append(f"Dat staat al bij `{keys[-1]}`: `{in_brackets(new)}`.")
            elif found is None:
                self._put(keys, [new])
            else:
                self._do("append", keys, new)

    def _remove(self, keys: Keys, items: list[Any]) -> None:
        """Take items out of a list."""
        for old in items:
            found = at(self.data, keys)
            if not isinstance(found, list):
                raise Wrong(f"Er staat geen `{keys[-1]}`.")
            self._do("delete", (*keys, self._index(keys, found, old)))

    def _index(self, keys: Keys, items: list[Any], old: Any) -> int:
        if not isinstance(old, dict):
            return item(self.agenda, keys, items, str(old))
        same = [
            index
            for index, one in enumerate(items)
            if isinstance(one, dict) and old.items() <= one.items()
        ]
        if len(same) != 1:
            what = "meer dan één onderdeel" if same else "geen onderdeel"
            raise Wrong(f"Bij `{keys[-1]}` past {what} bij `{in_brackets(old)}`.")
        return same[0]

    # -- names -> ids ------------------------------------------------------------------------

    def _typed(self, keys: Keys, typed: str) -> Any:
        """What was typed as plain data, with ids for names; what names nothing stays."""
        whole: Any = value(self.place.kind, keys, typed)
        for key in reversed(keys):
            whole = [None] * key + [whole] if isinstance(key, int) else {key: whole}
        for soort, word, (_, found, _) in verwijzingen(self.place.kind, whole, self.place.path):
            at(whole, found[:-1])[found[-1]] = self._id(soort, word)
        return at(whole, keys)

    def _id(self, soort: Soort, word: str) -> str:
        """The id that a number, id, abbreviation or name stands for; the word itself if none."""
        try:
            if soort == "deelgebied":
                folder = folder_of(self.place.path).slug
                here = [one for one in self.agenda.speerpunten if one.id == folder]
                return deelgebieden(here, word)[0][1]
            return find_among(_AMONG[soort](self.agenda), word).id
        except Unknown:
            return word


_AMONG: Mapping[Soort, Callable[[Agenda], Collection[Thing]]] = {
    "organisatie": lambda agenda: agenda.organisaties.values(),
    "regeling": lambda agenda: agenda.regelingen.values(),
    "bron": lambda agenda: (*agenda.organisaties.values(), *agenda.regelingen.values()),
    "actie": lambda agenda: agenda.acties,
    "actie of speerpunt": lambda agenda: (*agenda.acties, *agenda.speerpunten),
}
"""Where to look for what a reference should be the id of."""


def _is_same(one: Any, other: Any) -> bool:
    """Whether two items of a list say the same; a role without more is its organisation."""
    if isinstance(one, dict) and isinstance(other, str):
        return bool(one.get("organisatie") == other)
    return repr(one) == repr(other)
