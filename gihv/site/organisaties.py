"""The page of all organisaties: what each does in the acties."""

from typing import NamedTuple

from gihv.dutch import counted, sort_key
from gihv.model import Organisatie
from gihv.report.organisaties import ROLLEN, InActies
from gihv.report.show import tekende
from gihv.signatures import ondertekening
from gihv.site.parts import Link, Wegwijzer, inline, keuze


class Rol(NamedTuple):
    """What an organisatie is in these acties: "trekker van"."""

    woorden: str
    acties: tuple[Link, ...]


class Partij(NamedTuple):
    anker: str
    link: Link
    afkorting: str
    rollen: tuple[Rol, ...]
    daarbij: tuple[str | Link, ...]


class Groep(NamedTuple):
    titel: str
    partijen: tuple[Partij, ...]


class Organisaties(NamedTuple):
    zin: str
    groepen: tuple[Groep, ...]


def organisaties(weg: Wegwijzer, does: InActies) -> Organisaties:
    """Those with a role in the acties, by name; groups without a name of their own come last."""
    known = weg.agenda.organisaties
    found = sorted((known[id_] for id_ in weg.organisaties), key=lambda one: sort_key(one.naam))
    groups = {
        "Van A tot Z": [one for one in found if one.soort != "groep"],
        "Groepen zonder eigen naam": [one for one in found if one.soort == "groep"],
    }
    return Organisaties(
        met_rol(weg, f"een rol in de {weg.agenda.benamingen.actie.meervoud}"),
        tuple(
            Groep(title, tuple(_partij(weg, one, does) for one in own))
            for title, own in groups.items()
            if own
        ),
    )


def met_rol(weg: Wegwijzer, where: str) -> str:
    """How many have a role: "152 organisaties en groepen hebben een rol in de acties."."""
    who = "organisatie of groep heeft", "organisaties en groepen hebben"
    many = len(weg.organisaties)
    return f"{counted(many, *who) if many else 'Geen organisatie of groep heeft'} {where}."


def _partij(weg: Wegwijzer, one: Organisatie, does: InActies) -> Partij:
    rollen = (
        Rol(title, tuple(map(weg.actie, does[one.id][rol])))
        for rol, (_, title) in ROLLEN.items()
        if does[one.id][rol]
    )
    has_signed = ondertekening(weg.agenda, one).hoe in ("zelf", "via_geheel")
    more = [
        *(f"onderdeel van {weg.agenda.naam(id_)}" for id_ in one.onderdeel_van),
        *(tekende(weg.agenda, one) if has_signed else ()),
        inline(one.website or ""),
    ]
    return Partij(
        weg.organisaties[one.id].partition("#")[2],
        Link(one.naam, keuze(organisatie=one.id)),
        one.afkorting or "",
        tuple(rollen),
        tuple(filter(None, more)),
    )
