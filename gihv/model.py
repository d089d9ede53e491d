"""The agenda as frozen values. No reading, no judging, no layout.

The words are those of the agenda itself. An id is the slug of a file or a key of a registry;
references between things are ids. `path` tells where a thing stands. Money is in whole euros; a
year is an int. A thing is a named tuple: quicker to make than a dataclass, both the class, which
every run pays for, and each of its values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeVar, get_args

from gihv.dates import Datum
from gihv.diagnostics import Place
from gihv.layout import AGENDA, ORGANISATIES, REGELINGEN, SPEERPUNT, kind_of

Bedrag = int | Mapping[int, int]
"""One amount over all its years together, or one by year."""

RolNaam = Literal["trekker", "partner", "beoogde_partner"]
ROLLEN: tuple[tuple[RolNaam, str], ...] = tuple((one, f"{one}s") for one in get_args(RolNaam))
"""The roles an organisation can have in an actie, each with the key that lists them."""

OORDELEN = ("achter", "aandacht", "op_schema")
"""What can be said of the progress of an actie, the worst first."""


class Periode(NamedTuple):
    """The first and the last year, both included."""

    van: int
    tot: int

    @property
    def jaren(self) -> range:
        return range(self.van, self.tot + 1)

    @property
    def tekst(self) -> str:
        """Both years as a name: "2014-2015"; of one year that year."""
        return str(self.van) if self.van == self.tot else f"{self.van}-{self.tot}"

    @property
    def leesbaar(self) -> str:
        """Both years as a sentence writes them: "2014 tot en met 2015"; of one year that year."""
        return self.tekst.replace("-", " tot en met ")


class Rol(NamedTuple):
    organisatie: str
    functie: str | None = None
    """Of the person who does it; an agenda is public and names no persons."""
    taak: str | None = None
    voorbehoud: bool = False


class Looptijd(NamedTuple):
    """When an actie runs, as its file states it; an end that is None is the agenda's.

    One that is `doorlopend` has no end; of the agenda it has all years that are left.
    """

    van: Datum | None = None
    tot: Datum | None = None
    doorlopend: bool = False


GEEN_LOOPTIJD = Looptijd()


class Bijdrage(NamedTuple):
    """Money that a party gives, asks for or might give.

    `acties` names the acties that it pays for together; empty: the actie it stands in, or the
    whole of its speerpunt or agenda. One with an `id` is a pot, to be divided over acties; one in
    an actie with the id of a pot as `uit` is a share of it, a deel.
    """

    status: str
    bron: str | None = None
    via: str | None = None
    bedrag: Bedrag | None = None
    jaren: tuple[int, ...] = ()
    waarvoor: str | None = None
    acties: tuple[str, ...] = ()
    grens: str | None = None
    """How the bedrag is meant, where it is rough: `ongeveer`, `minimaal` or `maximaal`."""
    ontvangen: int | None = None
    """What has come in so far, of a bijdrage that is toegezegd, in whole euros."""
    id: str | None = None
    uit: str | None = None
    kenmerk: str | None = None
    """A code or file number of one's own, here and elsewhere."""


class Financiering(NamedTuple):
    """What a file says about money. `dekking` is one word, or one by year, or not stated.

    A `noot`, here and elsewhere, is a remark of the editors on the text of the agenda.
    """

    dekking: str | Mapping[int, str] | None = None
    bijdragen: tuple[Bijdrage, ...] = ()
    benodigd: Bedrag | None = None
    toelichting: str | None = None
    benodigd_grens: str | None = None
    noot: str | None = None


class Meting(NamedTuple):
    """What was measured, in the unit of its streefwaarde, and where that was found."""

    datum: Datum
    waarde: float
    herkomst: str | None = None


class Streefwaarde(NamedTuple):
    """A streefwaarde: a number, a range, or a state to be reached; and what was measured of it."""

    wat: str
    waarde: float | None = None
    waarde_tot: float | None = None
    eenheid: str | None = None
    jaar: int | None = None
    grens: str | None = None
    nulmeting: Meting | None = None
    metingen: tuple[Meting, ...] = ()
    noot: str | None = None


class Mijlpaal(NamedTuple):
    """What is to happen at a moment, or be decided; when it was (`bereikt`), and by whom."""

    datum: Datum
    wat: str
    grens: str | None = None
    bereikt: Datum | None = None
    vervallen: bool = False
    door: str | None = None
    kenmerk: str | None = None


class Voortgang(NamedTuple):
    """A judgement of the progress of an actie at a moment: one of OORDELEN."""

    datum: Datum
    oordeel: str
    toelichting: str | None = None


class Deelgebied(NamedTuple):
    id: str
    titel: str
    doelen: tuple[str, ...] = ()


class Actie(NamedTuple):
    """One actie: one file. Its id is the slug of the file, its speerpunt the folder's."""

    id: str
    speerpunt: str
    speerpunt_nummer: int | None
    nummer: int
    titel: str
    path: str
    kenmerk: str | None = None
    deelgebied: str | None = None
    labels: tuple[str, ...] = ()
    omschrijving: str | None = None
    status: str | None = None
    looptijd: Looptijd = GEEN_LOOPTIJD
    trekkers: tuple[Rol, ...] = ()
    partners: tuple[Rol, ...] = ()
    beoogde_partners: tuple[Rol, ...] = ()
    partners_gezocht: bool = False
    financiering: Financiering | None = None
    streefwaarden: tuple[Streefwaarde, ...] = ()
    mijlpalen: tuple[Mijlpaal, ...] = ()
    voortgang: tuple[Voortgang, ...] = ()
    zie: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    noot: str | None = None

    def at(self, *keys: str | int) -> Place:
        return Place(self.path, keys)

    @property
    def volgnummer(self) -> str:
        """The number as printed: "6.7"; "?.7" where the speerpunt's number is not known."""
        return f"{self.speerpunt_nummer or '?'}.{self.nummer}"

    @property
    def volgorde(self) -> tuple[int, int, str]:
        """The agenda's order of acties, as a sort key."""
        return (self.speerpunt_nummer or 0, self.nummer, self.id)

    @property
    def afgelopen(self) -> bool:
        """Whether it is done or was stopped: it needs no money any more."""
        return self.status in ("afgerond", "gestopt")

    @property
    def rollen(self) -> Iterator[tuple[RolNaam, Rol]]:
        for naam, key in ROLLEN:
            for rol in getattr(self, key):
                yield naam, rol


class Speerpunt(NamedTuple):
    id: str
    nummer: int
    titel: str
    soort: str
    path: str
    kenmerk: str | None = None
    uitdaging: str | None = None
    doelen: tuple[str, ...] = ()
    deelgebieden: tuple[Deelgebied, ...] = ()
    streefwaarden: tuple[Streefwaarde, ...] = ()
    toelichting: str | None = None
    websites: tuple[str, ...] = ()
    financiering: Financiering | None = None
    noot: str | None = None

    def at(self, *keys: str | int) -> Place:
        return Place(self.path, keys)


class Organisatie(NamedTuple):
    """An organisation, or an unnamed group of them (soort `groep`)."""

    id: str
    naam: str
    soort: str
    path: str
    afkorting: str | None = None
    aliassen: tuple[str, ...] = ()
    voorheen: tuple[str, ...] = ()
    onderdeel_van: tuple[str, ...] = ()
    website: str | None = None

    def at(self, *keys: str | int) -> Place:
        return Place(self.path, (self.id, *keys))

    @property
    def namen(self) -> tuple[str, ...]:
        """All names it goes by, the full one first."""
        return tuple(filter(None, (self.naam, self.afkorting, *self.aliassen, *self.voorheen)))


class Plafond(NamedTuple):
    """The most that a regeling can give in its years together. Never part of a sum."""

    bedrag: int
    jaren: tuple[int, ...] = ()


class Regeling(NamedTuple):
    id: str
    naam: str
    soort: str
    path: str
    afkorting: str | None = None
    aliassen: tuple[str, ...] = ()
    verstrekker: str | None = None
    plafond: Plafond | None = None
    in_oprichting: bool = False
    toelichting: str | None = None

    def at(self, *keys: str | int) -> Place:
        return Place(self.path, (self.id, *keys))

    @property
    def namen(self) -> tuple[str, ...]:
        """All names it goes by, the full one first."""
        return tuple(filter(None, (self.naam, self.afkorting, *self.aliassen)))


class Ondertekenaar(NamedTuple):
    organisatie: str
    hele_agenda: bool = False
    voorbehoud: bool = False


class Paragraaf(NamedTuple):
    titel: str
    tekst: str


class Contact(NamedTuple):
    email: str | None = None
    telefoon: str | None = None
    adres: str | None = None


class Benaming(NamedTuple):
    enkelvoud: str
    meervoud: str


class Benamingen(NamedTuple):
    """What an agenda calls its speerpunten and acties, in reports and the publication."""

    speerpunt: Benaming = Benaming("speerpunt", "speerpunten")
    actie: Benaming = Benaming("actie", "acties")


class Kop(NamedTuple):
    titel: str
    versie: str
    periode: Periode
    vastgesteld: Datum | None = None
    regio: str | None = None
    initiatiefnemer: str | None = None
    website: str | None = None
    contact: Contact | None = None
    benamingen: Benamingen = Benamingen()
    labels: Mapping[str, str] = MappingProxyType({})
    """The names of the labels by id, in the order of the file."""
    inleiding: str | None = None
    paragrafen: tuple[Paragraaf, ...] = ()
    financiering: Financiering | None = None
    ondertekenaars: tuple[Ondertekenaar, ...] = ()
    noot: str | None = None
    path: str = AGENDA


Soort = Literal[
    "organisatie", "regeling", "bron", "deelgebied", "label", "actie", "actie of speerpunt", "pot"
]


class Verwijzing(NamedTuple):
    """An id written somewhere: what it should be the id of, and where it stands.

    Those of a file that was not built into the model are here too, as far as well-shaped.
    """

    soort: Soort
    id: str
    place: Place


class Bekend(NamedTuple):
    """The ids that exist, also those in files that could not be built into the model.

    None stands for "not known": the file that would tell could not be parsed, so that a reference
    to it is not judged.
    """

    organisaties: frozenset[str] | None = frozenset()
    regelingen: frozenset[str] | None = frozenset()
    speerpunten: frozenset[str] = frozenset()
    acties: frozenset[str] = frozenset()
    deelgebieden: Mapping[str, frozenset[str] | None] = MappingProxyType({})
    labels: frozenset[str] | None = frozenset()


_Derived = TypeVar("_Derived")
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    found: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


@dataclass(frozen=True)
class Agenda:
    """The whole agenda, in the order of its numbers.

    `kop` is None where agenda.yaml is missing or wrong. `onvolledig` has the paths of the files
    that could not be built into the model, `paths` those of all files below `agenda/`.
    """

    kop: Kop | None
    speerpunten: tuple[Speerpunt, ...] = ()
    acties: tuple[Actie, ...] = ()
    organisaties: Mapping[str, Organisatie] = field(default_factory=dict)
    regelingen: Mapping[str, Regeling] = field(default_factory=dict)
    onvolledig: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    verwijzingen: tuple[Verwijzing, ...] = ()
    bekend: Bekend = field(default_factory=Bekend)
    stale_schemas: tuple[str, ...] = ()
    """Paths of copies of the schemas, in the repository, that are not those of this tool."""
    vandaag: date | None = None
    """The day on which it is judged; without it nothing is said of what lies in the future."""

    @cached_property
    def _derived(self) -> dict[Callable[["Agenda"], Any], Any]:
        return {}

    def once(self, derive: Callable[["Agenda"], _Derived]) -> _Derived:
        """What a pure function makes of this agenda, made the first time that it is asked for."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        found: _Derived = self._derived[derive]
        return found

    @cached_property
    def hiaten(self) -> tuple[str, ...]:
        """The paths of files whose content is missing here: they are wrong, or not there at all.

        Every agenda has agenda.yaml and two registries, every folder with acties a speerpunt.yaml.
        """
        folders = {path.rpartition("/")[0] for path in self.paths if kind_of(path) == "actie"}
        needed = {AGENDA, ORGANISATIES, REGELINGEN, *(f"{one}/{SPEERPUNT}" for one in folders)}
        return tuple(sorted({*self.onvolledig, *needed.difference(self.paths)}))

    @cached_property
    def periode(self) -> Periode:
        """The agenda's years; without agenda.yaml those that the acties' dekking names."""
        if self.kop:
            return self.kop.periode
        typed = [one.financiering.dekking for one in self.acties if one.financiering]
        named = [year for one in typed if isinstance(one, Mapping) for year in one]
        return Periode(min(named), max(named)) if named else Periode(0, -1)

    @property
    def benamingen(self) -> Benamingen:
        return self.kop.benamingen if self.kop else Benamingen()

    @property
    def labels(self) -> Mapping[str, str]:
        """The names of the labels by id, in the order of agenda.yaml."""
        return self.kop.labels if self.kop else {}

    @cached_property
    def verwijzingen_per_soort(self) -> Mapping[Soort, tuple[Verwijzing, ...]]:
        """The references by what they should be the id of; a sort without any is there too."""
        return dict.fromkeys(get_args(Soort), ()) | grouped(
            (one.soort, one) for one in self.verwijzingen
        )

    @cached_property
    def genoemd(self) -> Mapping[Soort, frozenset[str]]:
        """The ids that references name, by what they should be the id of."""
        per_soort = self.verwijzingen_per_soort
        return {soort: frozenset(one.id for one in found) for soort, found in per_soort.items()}

    @cached_property
    def actie(self) -> Mapping[str, Actie]:
        return {actie.id: actie for actie in self.acties}

    @cached_property
    def speerpunt(self) -> Mapping[str, Speerpunt]:
        return {speerpunt.id: speerpunt for speerpunt in self.speerpunten}

    def plaats(self, actie: Actie) -> tuple[Speerpunt | None, Deelgebied | None]:
        """The speerpunt and the deelgebied of an actie, where they can be read."""
        speerpunt = self.speerpunt.get(actie.speerpunt)
        parts = speerpunt.deelgebieden if speerpunt else ()
        return speerpunt, next((part for part in parts if part.id == actie.deelgebied), None)

    @cached_property
    def acties_van(self) -> Mapping[str, tuple[Actie, ...]]:
        found = grouped((actie.speerpunt, actie) for actie in self.acties)
        return {**dict.fromkeys(self.speerpunt, ()), **found}

    @cached_property
    def potten(self) -> Mapping[str, Bijdrage]:
        """The pots of the agenda and of its speerpunten, by id."""
        blocks = [one.financiering for one in (self.kop, *self.speerpunten) if one]
        return {pot.id: pot for one in blocks if one for pot in one.bijdragen if pot.id}

    @cached_property
    def ondertekend(self) -> Mapping[str, Ondertekenaar]:
        ondertekenaars = self.kop.ondertekenaars if self.kop else ()
        return {one.organisatie: one for one in ondertekenaars}

    @cached_property
    def rollen_van(self) -> Mapping[str, tuple[tuple[Actie, RolNaam, Rol], ...]]:
        """The roles of each organisation that has any, by its id, in the order of the acties."""
        return grouped(
            (rol.organisatie, (actie, naam, rol))
            for actie in self.acties
            for naam, rol in actie.rollen
        )

    def naam(self, id_: str) -> str:
        """The name of an organisation or regeling; the id itself where it is not registered.

        Of a pot an agenda only has the id; its name is made of that: "Regionale impuls".
        """
        if thing := self.organisaties.get(id_) or self.regelingen.get(id_):
            return thing.naam
        return id_.replace("-", " ").capitalize() if id_ in self.potten else id_

    def namen(self, id_: str) -> tuple[str, ...]:
        """All names of an organisation or regeling; the id itself where it is not registered."""
        thing = self.organisaties.get(id_) or self.regelingen.get(id_)
        return thing.namen if thing else (id_,)

    def onderdelen(self, id_: str) -> frozenset[str]:
        """The id of an organisation with those of all its parts, and of their parts."""
        found = {id_}
        while more := {
            organisatie.id
            for organisatie in self.organisaties.values()
            if organisatie.id not in found and not found.isdisjoint(organisatie.onderdeel_van)
        }:
            found |= more
        return frozenset(found)
