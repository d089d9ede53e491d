"""Wishes as a person types them (`status=lopend`, `trekkers+=sbb`) -> a Proposal for one file."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from gihv import financing
from gihv.build import verwijzingen
from gihv.datum import Datum
from gihv.diagnostics import Keys
from gihv.edit.change import Page, append, delete, put
from gihv.edit.order import in_order
from gihv.edit.paths import item, way
from gihv.edit.proposal import Proposal
from gihv.edit.skeleton import placeholder
from gihv.edit.values import Wrong, by_year, types, value
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
from gihv.model import Actie, Agenda, Looptijd, Organisatie, Regeling, Soort, Speerpunt
from gihv.query import Thing, Unknown, deelgebieden, find, find_among
from gihv.schemas import properties
from gihv.source import text_of
from gihv.tree import Tree

BOM = b"\xef\xbb\xbf"


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
    value_ = match[3].strip()
    if match[2] != "=" and not value_:
        raise Wrong(f"Achter `{match[1]}{match[2]}` staat niets.")
    return Wish(names, match[2], value_)  # type: ignore[arg-type] # the pattern has these three


def target(agenda: Agenda, ref: str) -> Target:
    """What a REF stands for: `agenda`, or as in `query.find`. Also in a file with a mistake in it.

    Raises Unknown.
    """
    if ref.strip().casefold() in ("agenda", "agenda.yaml"):
        return Target(AGENDA, "agenda", ())
    for path in agenda.onvolledig:
        kind = kind_of(path)
        if kind in ("actie", "speerpunt") and ref.strip() in (id_of(path), _number(path)):
            return Target(path, kind, ())
    for path, ids in (
        (ORGANISATIES, agenda.bekend.organisaties),
        (REGELINGEN, agenda.bekend.regelingen),
    ):
        kind = kind_of(path)
        if kind and path in agenda.onvolledig and ref.strip() in (ids or ()):
            return Target(path, kind, (ref.strip(),))
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


def proposal(tree: Tree, agenda: Agenda, place: Target, wishes: Sequence[Wish]) -> Proposal:
    """The file of a target as it would be.

    Raises FileError where it cannot be read, Wrong where a wish cannot be granted, and Refused
    where its text cannot be changed safely.
    """
    data = tree.read(place.path)
    page = Page.of(text_of(data))
    if place.keys and not isinstance(page.at(place.keys), dict):
        raise Wrong(f"`{place.keys[0]}` is geen blok met sleutels; gihv kan er niets in wijzigen.")
    setter = _Setter(agenda, place)
    for one in wishes:
        page = setter.granted(page, one)
    mark = BOM if data.startswith(BOM) else b""
    move = _move(place, page) if setter.numbered else None
    result = Proposal(
        path=place.path,
        old=data,
        new=mark + page.text.encode(),
        move=move,
        gone=page.gone,
        notes=tuple(setter.notes),
    )
    return replace(result, path=_after(place.path, move)) if move else result


def _move(place: Target, page: Page) -> tuple[str, str] | None:
    """The file or folder that gets another name with another number, and that name."""
    nummer = page.data.get("nummer")
    if place.kind not in ("actie", "speerpunt"):
        return None
    if not isinstance(nummer, int) or isinstance(nummer, bool) or nummer <= 0:
        return None
    folder, _, _ = place.path.rpartition("/")
    name = name_for(nummer, id_of(place.path))
    if place.kind == "actie":
        move = (place.path, f"{folder}/{name}.yaml")
    else:
        move = (folder, f"{folder.rpartition('/')[0]}/{name}")
    return None if move[0] == move[1] else move


def _after(path: str, move: tuple[str, str]) -> str:
    return move[1] + path.removeprefix(move[0])


class _Setter:
    """Grants wishes for one file."""

    def __init__(self, agenda: Agenda, place: Target) -> None:
        self.agenda = agenda
        self.place = place
        self.kind = place.kind
        self.notes: list[str] = []
        self.numbered = False

    def granted(self, page: Page, one: Wish) -> Page:
        """The page after a wish. Raises Wrong or Refused."""
        start = self.place.keys
        keys = way(self.agenda, self.kind, start, page.at(start), one.names)
        self.numbered = self.numbered or keys == ("nummer",)
        if one.sign != "=":
            if "array" not in types(self.kind, keys):
                name = ".".join(one.names)
                raise Wrong(f"`{name}` is geen lijst. Schrijf `{name}=…`.")
            change = self._added if one.sign == "+=" else self._removed
            return change(page, keys, one.value)
        new = self._typed(keys, one.value) if one.value else None
        return self._without(page, keys) if new is None else self._with(page, keys, new)

    # -- one value ---------------------------------------------------------------------------

    def _with(self, page: Page, keys: Keys, new: Any) -> Page:
        """The page with this value at the end of a way."""
        word = self._word_on(page, keys)
        if word is not None:
            block = self._opened(page, word, keys)
            block[keys[len(word)]] = new
            new, keys = self._in_order(word, block), word
        elif new == page.at(keys) and repr(new) == repr(page.at(keys)):
            return page
        stand_in = placeholder(self.kind, str(keys[0])) if not self.place.keys else ()
        return put(page, keys, new, self._order, stand_in)

    def _without(self, page: Page, keys: Keys) -> Page:
        """The page without what is at the end of a way."""
        word = self._word_on(page, keys)
        if word is not None and by_year(self.kind, word):
            raise Wrong(f"`{word[-1]}` noemt geen jaren: er staat één waarde voor alle jaren.")
        holder = page.at(keys[:-1])
        if isinstance(holder, dict) and keys[-1] not in holder:
            holder = None
        if not isinstance(holder, dict | list):
            self.notes.append(f"`{keys[-1]}` staat er niet.")
            return page
        if keys[:-1] == self.place.keys and len(holder) == 1:
            raise Wrong(f"`{keys[-1]}` is het enige wat er staat; dat kan niet weg.")
        return delete(page, keys)

    def _word_on(self, page: Page, keys: Keys) -> Keys | None:
        """The way to a word where `keys` wants a block; None where there is none on the way."""
        for length in range(len(self.place.keys), len(keys)):
            found = page.at(keys[:length])
            if found is not None and not isinstance(found, dict | list):
                return keys[:length]
        return None

    def _opened(self, page: Page, word: Keys, keys: Keys) -> dict[str | int, Any]:
        """The block that says the same as a word: by year, or with the organisation as a key."""
        said = page.at(word)
        if "organisatie" in properties(self.kind, word):
            return {"organisatie": said}
        if "enum" in types(self.kind, word) and by_year(self.kind, word):
            return {str(year): said for year in self._years(page)}
        if by_year(self.kind, word):
            raise Wrong(
                f"`{word[-1]}` is nu één bedrag voor alle jaren samen; gihv kan het niet verdelen. "
                f"Geef alle jaren: `{word[-1]}={{{keys[-1]}: …}}`."
            )
        raise Wrong(f"Bij `{word[-1]}` staat nu geen blok met sleutels. Herstel dat eerst.")

    def _years(self, page: Page) -> range:
        """The years of the actie's looptijd as the page has it. Raises Wrong."""
        if self.agenda.kop is None:
            raise Wrong("Zonder goede agenda.yaml is niet bekend welke jaren de agenda heeft.")
        typed = page.at(("looptijd",))
        ends = [typed.get(end) if isinstance(typed, dict) else None for end in ("van", "tot")]
        try:
            looptijd = Looptijd(*(end if end is None else Datum.parse(end) for end in ends))
        except (ValueError, KeyError):
            raise Wrong("De looptijd van deze actie is niet te lezen. Herstel die eerst.") from None
        years = financing.jaren(looptijd, self.agenda.kop.periode)
        if not years:
            raise Wrong("Deze actie loopt in geen enkel jaar van de agenda.")
        return years

    # -- lists -------------------------------------------------------------------------------

    def _added(self, page: Page, keys: Keys, typed: str) -> Page:
        """The page with more items in a list."""
        for new in self._typed(keys, typed):
            found = page.at(keys)
            if found is not None and not isinstance(found, list):
                raise Wrong(f"Bij `{keys[-1]}` staat nu geen lijst. Schrijf `{keys[-1]}=[…]`.")
            if any(_same(one, new) for one in found or ()):
                self.notes.append(f"Dat staat al bij `{keys[-1]}`: {_shown(new)}.")
            elif found is None:
                page = self._with(page, keys, [new])
            else:
                page = append(page, keys, new)
        return page

    def _removed(self, page: Page, keys: Keys, typed: str) -> Page:
        """The page with less items in a list."""
        for old in self._typed(keys, typed):
            found = page.at(keys)
            if not isinstance(found, list):
                raise Wrong(f"Er staat geen `{keys[-1]}`.")
            index = self._index(keys, found, old)
            page = delete(page, (*keys, index))
        return page

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
            raise Wrong(f"Bij `{keys[-1]}` past {what} bij {_shown(old)}.")
        return same[0]

    # -- values ------------------------------------------------------------------------------

    def _typed(self, keys: Keys, typed: str) -> Any:
        """What was typed as plain data, with names of organisations and such as ids."""
        new = value(self.kind, keys, typed)
        return _with_ids(self.agenda, self.place, keys, new)

    def _order(self, keys: Keys, names: Sequence[str]) -> Sequence[str]:
        if by_year(self.kind, keys):
            return sorted(names)
        return in_order(self.kind, keys, names)

    def _in_order(self, keys: Keys, block: dict[str | int, Any]) -> dict[str, Any]:
        named = {str(key): below for key, below in block.items()}
        return {key: named[key] for key in self._order(keys, list(named))}


def _same(one: Any, other: Any) -> bool:
    """Whether two items of a list say the same; a role without more is its organisation."""
    if isinstance(one, dict) and isinstance(other, str):
        return bool(one.get("organisatie") == other)
    return repr(one) == repr(other)


def _shown(item_: Any) -> str:
    from gihv.edit.emit import in_brackets

    return f"`{in_brackets(item_)}`"


# -- names -> ids ----------------------------------------------------------------------------


def _with_ids(agenda: Agenda, place: Target, keys: Keys, new: Any) -> Any:
    """A value at the end of a way with ids in the place of names; what names nothing stays."""
    whole: Any = {"": new} if not keys else new
    for key in reversed(keys):
        whole = [None] * key + [whole] if isinstance(key, int) else {key: whole}
    for soort, word, (_, found, _) in verwijzingen(place.kind, whole, place.path):
        holder = whole
        for key in found[:-1]:
            holder = holder[key]
        holder[found[-1]] = _id(agenda, place.path, soort, word)
    for key in keys:
        whole = whole[key]
    return whole


def _id(agenda: Agenda, path: str, soort: Soort, word: str) -> str:
    """The id that a number, id, abbreviation or name stands for; the word itself if none."""
    try:
        if soort == "deelgebied":
            here = [one for one in agenda.speerpunten if one.id == folder_of(path).slug]
            return deelgebieden(here, word)[0][1]
        return find_among(_AMONG[soort](agenda), word).id
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
