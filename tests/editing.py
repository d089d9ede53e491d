"""An agenda that is being edited, as plain data, with the changes that its edits make.

`Editing` holds both. An edit claims what it changes, so that no other touches that; it raises
`Nowhere` where the agenda has nothing (left) for it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from gihv.build import fields
from gihv.diff import Ding, Wijziging
from gihv.diff.wijzigingen import Soort
from gihv.layout import AGENDA, ORGANISATIES, REGELINGEN, folder_of, id_of, kind_of, name_for
from gihv.model import Periode
from gihv.yaml import parse
from tests import agendas, every_key

ROOTS = ("made", "opgaven", "pot")
_WORDS = [
    *("brug", "sluis", "werf", "haven", "atelier", "keuken", "tuin", "plein", "markt", "school"),
    *("kaart", "spel", "boot", "fiets", "dak", "muur", "lamp", "zaal", "boek", "film", "koor"),
    *("stoel", "tafel", "raam", "deur", "pad", "heuvel", "bos", "veld", "beek", "molen", "toren"),
    *("kerk", "winkel", "bakker", "smid", "weg", "spoor", "trein", "tram", "bus", "halte"),
    *("loket", "dienst", "brief", "krant", "radio", "scherm"),
]

MENTIONS: Mapping[str, tuple[str, ...]] = {
    "organisatie": (
        *("trekkers", "partners", "beoogde_partners", "organisatie", "bron", "initiatiefnemer"),
        *("onderdeel_van", "verstrekker"),
    ),
    "regeling": ("bron", "via"),
    "pot": ("uit",),
    "actie": ("zie", "acties"),
    "speerpunt": ("zie", "speerpunt"),
    "label": ("labels",),
}
"""The keys of files, and fields of the model, in which an id of each sort is mentioned."""


class Nowhere(Exception):
    """The agenda has no place, or none that is left, for an edit."""


class Entry(NamedTuple):
    """A thing with what its file says: who changes `said`, changes the agenda."""

    soort: Soort
    id: str
    path: str
    said: dict[str, Any]


class Editing:
    """The data of an agenda by the paths of its files, and what was changed in them so far."""

    def __init__(self, data: Mapping[str, dict[str, Any]], random: Random) -> None:
        self.data = json.loads(json.dumps(data))
        self.random = random
        self.made: list[Wijziging] = []
        self._claimed: set[tuple[str, str, str]] = set()
        self._numbered = 0

    def tries(self, edit: Callable[["Editing"], None]) -> bool:
        """Whether an edit is made; where there is no place for it all stays as it was."""
        before = json.dumps(self.data), self.made, self._claimed
        self.made, self._claimed = list(self.made), set(self._claimed)
        try:
            edit(self)
        except Nowhere:
            data, self.made, self._claimed = before
            self.data = json.loads(data)
            return False
        return True

    # -- what there is ---------------------------------------------------------------------------

    def entries(self, *sorts: Soort) -> list[Entry]:
        """All things of these sorts."""
        return [one for one in self._entries() if one.soort in sorts]

    def _entries(self) -> Iterator[Entry]:
        registers: tuple[tuple[Soort, str], ...] = (
            ("organisatie", ORGANISATIES),
            ("regeling", REGELINGEN),
        )
        for soort, path in registers:
            for id_, said in self.data.get(path, {}).items():
                yield Entry(soort, id_, path, said)
        yield Entry("agenda", AGENDA, AGENDA, self.data[AGENDA])
        for path, said in self.data.items():
            kind = kind_of(path)
            if kind == "actie" or kind == "speerpunt":  # noqa: PLR1714 - so mypy knows the word
                yield Entry(kind, id_of(path), path, said)

    def acties_of(self, speerpunt: str) -> list[Entry]:
        """The acties of a speerpunt, by their numbers."""
        own = (one for one in self.entries("actie") if folder_of(one.path).slug == speerpunt)
        return sorted(own, key=lambda one: int(one.said["nummer"]))

    @property
    def periode(self) -> Periode:
        said = self.data[AGENDA]["periode"]
        return Periode(int(said["van"]), int(said["tot"]))

    # -- what may be changed ---------------------------------------------------------------------

    def pick(
        self, *sorts: Soort, claims: str = "*", where: Callable[[Entry], Any] = lambda _: True
    ) -> Entry:
        """Any thing of these sorts that nothing has claimed in; now it has these (several words).

        `*` claims the whole thing.
        """
        return self.choice(self.free(self.entries(*sorts), claims, where), claims)

    def free(
        self, entries: Iterable[Entry], claims: str, where: Callable[[Entry], Any]
    ) -> list[Entry]:
        """Those things in which nothing of this has been claimed."""
        return [one for one in entries if self._is_free(one, claims) and where(one)]

    def choice(self, entries: list[Entry], claims: str) -> Entry:
        """Any of these things, now claimed."""
        if not entries:
            raise Nowhere
        found = self.random.choice(entries)
        self.claim(found, claims)
        return found

    def _is_free(self, one: Entry, claims: str) -> bool:
        taken = {claim for soort, id_, claim in self._claimed if (soort, id_) == one[:2]}
        return not taken if claims == "*" else taken.isdisjoint(("*", *claims.split()))

    def claim(self, one: Entry, claims: str) -> None:
        """Claim this in a thing. Raises Nowhere where that has been done."""
        if not self._is_free(one, claims):
            raise Nowhere
        self._claimed.update((one.soort, one.id, claim) for claim in claims.split())

    # -- what is changed -------------------------------------------------------------------------

    def tell(self, one: Entry, veld: str, was: Any, nu: Any) -> None:
        """A change of a thing whose id stays: what stood and stands in a field of the model.

        Who is named in it is to stay who it is.
        """
        named = {*_texts(was), *_texts(nu)}
        register = [each for each in self.entries("organisatie") if each.id in named]
        self._claimed.update((each.soort, each.id, "named") for each in register)
        self.made.append(Wijziging(Ding(one.soort, (one.id,), (one.id,)), veld, was, nu))

    def change(self, one: Entry, key: str, new: Any) -> None:
        """Another value (None: none) for a key whose field is compared as a whole."""
        was, nu = (
            None if said is None else fields({key: said})[key] for said in (one.said.get(key), new)
        )
        put(one.said, key, new)
        self.tell(one, key, was, nu)

    def listed(self, one: Entry, veld: str, was: Any, nu: Any) -> None:
        """In a list, whose key is the last of a field: another item; None: none."""
        *way, key = veld.split(".")
        holder = one.said
        for step in way:
            holder = holder.setdefault(step, {})
        items = holder.get(key, [])
        at = len(items) if was is None else items.index(was)
        items[at : at + 1] = [] if nu is None else [nu]
        put(holder, key, items or None)
        self.tell(one, veld, *(None if said is None else item(key, said) for said in (was, nu)))

    def gone(self, soort: Soort, id_: str) -> None:
        self.made.append(Wijziging(Ding(soort, (id_,), ()), "", None, None))

    def new(self, soort: Soort, id_: str) -> None:
        self.made.append(Wijziging(Ding(soort, (), (id_,)), "", None, None))
        self._claimed.add((soort, id_, "*"))

    def add(self, folder: str, nummer: int, id_: str, said: dict[str, Any]) -> None:
        """A new actie, whose number is told apart."""
        path = f"agenda/{folder}/{name_for(nummer, id_)}.yaml"
        self.data[path] = {"nummer": nummer, **said}

    def renumber(self, one: Entry, nummer: int) -> None:
        """Another number for an actie, in its file and in the name of that."""
        self.claim(one, "nummer")
        self.tell(one, "nummer", int(one.said["nummer"]), nummer)
        one.said["nummer"] = nummer
        folder = one.path.rpartition("/")[0]
        self.data[f"{folder}/{name_for(nummer, one.id)}.yaml"] = self.data.pop(one.path)

    def renumber_from(self, speerpunt: str, nummer: int, step: int) -> None:
        """One more or less for all acties of a speerpunt from this number on."""
        behind = [one for one in self.acties_of(speerpunt) if one.said["nummer"] >= nummer]
        for one in behind[::-step]:
            self.renumber(one, one.said["nummer"] + step)

    def refolder(self, was: str, nu: str) -> None:
        """Another name for the folder of a speerpunt."""
        for path in list(self.data):
            if path.startswith(f"agenda/{was}/"):
                self.data[path.replace(f"/{was}/", f"/{nu}/", 1)] = self.data.pop(path)

    def rename(self, soort: str, was: str, nu: str) -> None:
        """Another id wherever it is mentioned, also in what was told to stand there now."""
        keys = MENTIONS[soort]
        self.data = with_id(self.data, was, nu, keys)
        self.made = [
            one._replace(
                ding=one.ding._replace(nu=tuple(nu if id_ == was else id_ for id_ in one.ding.nu))
                if one.ding.soort == soort
                else one.ding,
                nu=with_id(one.nu, was, nu, keys, one.veld.rpartition(".")[2]),
            )
            for one in self.made
        ]

    # -- words that stand nowhere else -----------------------------------------------------------

    def words(self, count: int = 4) -> str:
        """A text that this agenda does not have yet."""
        self._numbered += 1
        return " ".join([*self.random.sample(_WORDS, count), f"w{self._numbered}"])

    def id(self, *, of: Soort | None = None) -> str:
        """One that this agenda does not have yet; of a thing that no other edit may change."""
        found = self.words(2).replace(" ", "-")
        if of:
            self._claimed.add((of, found, "*"))
        return found

    def files(self) -> dict[str, str]:
        """The agenda as the texts of its files."""
        return {path: json.dumps(said, ensure_ascii=False) for path, said in self.data.items()}


def put(said: dict[str, Any], key: str, value: Any) -> None:
    """Set a key; None takes it away."""
    if value is None:
        said.pop(key, None)
    else:
        said[key] = value


def _texts(said: Any) -> Iterator[str]:
    """All texts in a value of the model."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, tuple):
        for one in said:
            yield from _texts(one)


def item(key: str, said: Any) -> Any:
    """What an item in the list of a key is in the model."""
    return fields({key: [said]})[key][0]


def with_id(said: Any, was: str, nu: str, keys: tuple[str, ...], key: str = "") -> Any:
    """Data, or a value of the model, with another id in these keys."""
    if isinstance(said, dict):
        return {name: with_id(below, was, nu, keys, name) for name, below in said.items()}
    if hasattr(said, "_fields"):
        named = zip(said, said._fields, strict=True)
        return type(said)(*(with_id(below, was, nu, keys, name) for below, name in named))
    if isinstance(said, list | tuple):
        return type(said)(with_id(one, was, nu, keys, key) for one in said)
    return nu if said == was and key in keys else said


def editing(name: str, seed: int = 0) -> Editing:
    """An agenda to edit (see `base`), whose edits are those of a seed."""
    return Editing(base(name), chance(seed))


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - examples, no secrets


@cache
def base(name: str) -> Mapping[str, dict[str, Any]]:
    """The data of an agenda to edit: a folder of the tests, `every_key`, or the seed of one."""
    if name == "every_key":
        texts: Mapping[str, str] = every_key.FILES
    elif name in ROOTS:
        root = Path(__file__).parent / name
        texts = {
            path.relative_to(root).as_posix(): path.read_text("utf-8")
            for path in sorted(root.rglob("*.yaml"))
        }
    else:
        texts = agendas.files(int(name))
    data: dict[str, Any] = {path: parse(text.encode()) for path, text in texts.items()}
    if name.isdecimal():
        _entitle(data, chance(int(name)))
    return data


def _entitle(data: dict[str, Any], random: Random) -> None:
    """Titles that differ, as those of acties do."""
    for path, said in data.items():
        if kind_of(path) == "actie":
            said["titel"] = " ".join(random.sample(_WORDS, 4))
