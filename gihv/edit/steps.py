"""Wishes (`status=lopend`, `trekkers+=sbb`) -> the steps that are taken in the data of a file."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from typing import Any, Literal, NamedTuple

from gihv.build import verwijzingen
from gihv.diagnostics import Keys
from gihv.dutch import enumerate_, fold
from gihv.edit.emit import in_brackets
from gihv.edit.values import Wrong, checked_id, value
from gihv.edit.years import Once, at, notes, periode_in, said_once, years
from gihv.layout import FileKind, folder_of
from gihv.model import Agenda, Soort
from gihv.query import Thing, Unknown, deelgebieden, find, find_among, label
from gihv.schemas import allows, by_year, in_order, properties, required, types
from gihv.suggest import nearest, slug

Does = Literal["put", "delete"]


class Step(NamedTuple):
    """One change of plain data; see `stepped`."""

    does: Does
    keys: Keys
    value: Any = None


def stepped(kind: FileKind, data: dict[str, Any], step: Step) -> tuple[Step, dict[str, Any]]:
    """The step as it is made in some data, and what the file says then; those given stay.

    What a value is put through becomes a mapping if it is nothing yet; a mapping that loses its
    last key goes too; a list that loses its last item stays, empty. A new key comes behind the last
    one that the schema has before it, a new item behind the last.
    """
    does, keys, value = step
    if does == "put":
        while len(keys) > 1 and not isinstance(at(data, keys[:-1]), dict | list):
            value, keys = {keys[-1]: value}, keys[:-1]
    if does == "delete":
        while len(keys) > 1 and isinstance(holder := at(data, keys[:-1]), dict) and len(holder) < 2:  # noqa: PLR2004 - it alone
            keys = keys[:-1]
    result = deepcopy(data)
    holder, key = at(result, keys[:-1]), keys[-1]
    if does == "delete":
        del holder[key]
    elif isinstance(holder, dict) and key not in holder:
        names = [*holder, str(key)]
        in_turn = sorted(names) if by_year(kind, keys[:-1]) else in_order(kind, keys[:-1], names)
        before, pairs = in_turn[: in_turn.index(str(key))], list(holder.items())
        n = list(holder).index(before[-1]) + 1 if before else 0
        holder.clear()
        holder.update([*pairs[:n], (key, value), *pairs[n:]])
    elif isinstance(holder, list) and key == len(holder):
        holder.append(value)
    else:
        holder[key] = value
    return Step(does, keys, value), result


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


# -- ways to values -------------------------------------------------------------------------


def _way(agenda: Agenda, place: Target, data: Any, names: Sequence[str]) -> Keys:
    """The keys that names lead along, in a file that says `data`.

    An item of a list goes by its number (from 1), or by anything that it says. Where there is
    only a word still, keys lead on: that word can become a block. Raises Wrong.
    """
    keys = place.keys
    for name in names:
        found = at(data, keys)
        is_list = isinstance(found, list)
        keys = (*keys, _item(agenda, keys, found, name) if is_list else _key(place, keys, name))
    return keys


def _key(place: Target, keys: Keys, typed: str) -> str:
    """The key that is meant by what was typed, in the mapping that `keys` leads to."""
    kind = place.kind
    where = f"`{keys[-1]}`" if keys else f"Een {kind}"
    if keys and isinstance(keys[-1], int):
        where = f"Onderdeel {keys[-1] + 1} van `{keys[-2]}`"
    allowed = properties(kind, keys)
    name = fold(typed.strip()).replace("-", "_").replace(" ", "_")
    if name in allowed:
        return name
    if allows(kind, keys, typed.strip()):  # a year, or an id as in `labels`
        return typed.strip()
    if by_year(kind, keys):
        raise Wrong(f"{where} gaat per jaar; `{typed}` is geen jaar. Schrijf bijvoorbeeld 2014.")
    if allowed:
        meant = nearest(typed, allowed)
        hint = f"Bedoelde u `{meant}`?" if meant else f"Kies uit: {', '.join(allowed)}."
        raise Wrong(f"{where} heeft geen veld `{typed}`. {hint}")
    if "object" in types(kind, keys):
        return checked_id(typed)
    raise Wrong(f"{where} heeft geen onderdelen: schrijf `{keys[-1]}=…`.")


def _item(agenda: Agenda, keys: Keys, items: list[Any], typed: str) -> int:
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(items):
        return int(typed) - 1
    ids = {slug(typed)} - {""}
    with suppress(Unknown):
        ids.add(find(agenda, typed).id)
    found = [n for n, one in enumerate(items) if not ids.isdisjoint(map(slug, _said(one)))]
    if len(found) == 1:
        return found[0]
    listed = [f"{n} ({', '.join(_said(one)[:3])})" for n, one in enumerate(items, 1)]
    which = "meer dan één" if found else "geen"
    choice = f" Kies uit: {enumerate_(listed, last='of')}." if items else ""
    raise Wrong(f"Bij `{keys[-1]}` is er {which} onderdeel `{typed}`.{choice}")


def _said(one: Any) -> list[str]:
    """All that an item says in so many words."""
    values = one.values() if isinstance(one, dict) else [one]
    return [str(value) for value in values if isinstance(value, str | int | float)]


# -- what is granted -------------------------------------------------------------------------


class Granted:
    """What wishes come to in a file that says `data`. Raises Wrong where one cannot be granted."""

    def __init__(
        self, agenda: Agenda, place: Target, data: dict[str, Any], wishes: Sequence[Wish]
    ) -> None:
        self.agenda = agenda
        self.place = place
        self.before = data
        self.data = data
        """The data after all steps."""
        self.steps: list[Step] = []
        self.notes: list[str] = []
        """What the user should know besides, in Dutch."""
        self.named: list[Keys] = []
        """The ways that the wishes named."""
        self._shortened: list[Keys] = []
        """The lists that lost an item: one that is empty in the end goes too."""
        for wish in wishes:
            self._grant(wish)
        for keys in self._shortened:
            if at(self.data, keys) == []:
                self._do("delete", keys)
        self._write_out()

    def _grant(self, wish: Wish) -> None:
        keys = _way(self.agenda, self.place, self.data, wish.names)
        self.named.append(keys)
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
        if does == "delete" and isinstance(keys[-1], int):
            self._shortened.append(keys[:-1])
        self.steps.append(Step(does, keys, new))
        _, self.data = stepped(self.place.kind, self.data, self.steps[-1])

    # -- one value ---------------------------------------------------------------------------

    def _put(self, keys: Keys, new: Any) -> None:
        word = self._word_on(keys)
        if word is not None:
            self._do("put", word, self._opened(word, keys))
            self._put(keys, new)
        elif repr(new) != repr(at(self.data, keys)):
            self._do("put", keys, new)

    def _drop(self, keys: Keys) -> None:
        kind, word = self.place.kind, self._word_on(keys)
        if word and by_year(kind, word) and keys[len(word)] not in properties(kind, word):
            raise Wrong(f"`{word[-1]}` noemt geen jaren: er staat één waarde voor alle jaren.")
        holder = at(self.data, keys[:-1])
        if not isinstance(holder, list) and not (isinstance(holder, dict) and keys[-1] in holder):
            self.notes.append(f"`{keys[-1]}` staat er niet.")
            return
        self._do("delete", keys)

    def _word_on(self, keys: Keys) -> Keys | None:
        """The way to a word where `keys` wants a block; None where there is none on the way."""
        for length in range(len(self.place.keys), len(keys)):
            found = at(self.data, keys[:length])
            if found is not None and not isinstance(found, dict | list):
                return keys[:length]
        return None

    def _opened(self, word: Keys, keys: Keys) -> dict[str, Any]:
        """The block that says the same as a word: by year, or behind the one key that it needs."""
        kind, said = self.place.kind, at(self.data, word)
        needed = required(kind, word)
        if keys[len(word)] in properties(kind, word) and len(needed) == 1:
            return {needed[0]: said}
        if "enum" in types(kind, word) and by_year(kind, word):
            return self._by_year(word, said)
        if by_year(kind, word):
            raise Wrong(
                f"`{word[-1]}` is nu één bedrag voor alle jaren samen; gihv kan het niet verdelen. "
                f"Geef alle jaren: `{word[-1]}={{{keys[-1]}: …}}`."
            )
        raise Wrong(f"Bij `{word[-1]}` staat nu geen blok met sleutels. Herstel dat eerst.")

    # -- years -------------------------------------------------------------------------------

    def _by_year(self, word: Keys, said: Any) -> dict[str, Any]:
        """A word by year, for the years that it stands for: none that are gained. Raises Wrong."""
        was, now = self._years()
        if not now:
            raise Wrong("Niet bekend is in welke jaren dit loopt. Zie looptijd en agenda.yaml.")
        once = Once(word, said, was or range(0), now)
        if once.by_year and once.gained:
            self.notes += notes([("", once)])
        return once.by_year or dict.fromkeys(map(str, once.now), said)

    def _write_out(self) -> None:
        """Write out what is said once and would gain years, unless it is typed now."""
        for once in said_once(self.data, *self._years()):
            if not any(once.keys[: len(way)] == way for way in self.named):
                self.notes += notes([("", once)])
                if once.by_year:
                    self._do("put", once.keys, once.by_year)

    def _years(self) -> tuple[range | None, range | None]:
        """The years of the file as it was, and as it is to be."""
        known = self.agenda.kop.periode if self.agenda.kop else None
        is_agenda = self.place.kind == "agenda"
        was, now = (
            years(data, periode_in(data) if is_agenda else known)
            for data in (self.before, self.data)
        )
        return was, now

    # -- lists -------------------------------------------------------------------------------

    def _add(self, keys: Keys, items: list[Any]) -> None:
        for new in items:
            found = at(self.data, keys)
            if found is not None and not isinstance(found, list):
                raise Wrong(f"Bij `{keys[-1]}` staat nu geen lijst. Schrijf `{keys[-1]}=[…]`.")
            if any(_is_same(one, new) for one in found or ()):
                self.notes.append(f"Dat staat al bij `{keys[-1]}`: `{in_brackets(new)}`.")
            elif found is None:
                self._put(keys, [new])
            else:
                self._do("put", (*keys, len(found)), new)

    def _remove(self, keys: Keys, items: list[Any]) -> None:
        for old in items:
            found = at(self.data, keys)
            if not isinstance(found, list):
                raise Wrong(f"Er staat geen `{keys[-1]}`.")
            self._do("delete", (*keys, _item(self.agenda, keys, found, str(old))))

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
            if soort == "pot":
                return slug(word) if slug(word) in self.agenda.potten else word
            if soort == "label":
                return label(self.agenda, word)
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
