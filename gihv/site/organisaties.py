"""The page of all organisaties: what each does in the acties."""

from typing import NamedTuple

from gihv.dutch import counted, fold, sort_key, without_article
from gihv.model import Organisatie, grouped
from gihv.report.organisaties import ROLLEN, InActies
from gihv.report.show import tekende
from gihv.signatures import ondertekening
from gihv.site.parts import Link, Wegwijzer, keuze, name_of
from gihv.site.text import inline

GROEPEN = "Groepen zonder eigen naam"
WOORDEN = {
    "beoogde_partner": "beoogd als partner bij",
    "gevraagd": "betaalt misschien voor",
    "afgewezen": "wees geld af voor",
}
"""What an organisatie is in acties, where the words of the report want a table around them."""


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


class Letter(NamedTuple):
    """The parties whose names begin with a letter; `anker`: where the page has them."""

    letter: str
    anker: str
    partijen: tuple[Partij, ...]


class Organisaties(NamedTuple):
    """Parties by letter, with links to the letters; then the groups without a name of their own."""

    zin: str
    inhoud: tuple[Link, ...]
    letters: tuple[Letter, ...]
    groepen: tuple[Partij, ...]


def organisaties(weg: Wegwijzer, does: InActies) -> Organisaties:
    """Those with a role in the acties, by name."""
    known = weg.agenda.organisaties
    found = sorted((known[id_] for id_ in weg.organisaties), key=lambda one: sort_key(one.naam))
    told = [(one, _partij(weg, one, does)) for one in found]
    by_letter = grouped((_letter(one), partij) for one, partij in told if one.soort != "groep")
    letters = tuple(
        Letter(letter, f"letter-{name_of(letter).lower()}", tuple(own))
        for letter, own in by_letter.items()
    )
    groups = tuple(partij for one, partij in told if one.soort == "groep")
    links = [Link(one.letter, f"#{one.anker}") for one in letters]
    return Organisaties(
        met_rol(weg, f"een rol in de {weg.agenda.benamingen.actie.meervoud}"),
        (*links, *[Link(GROEPEN, "#groepen")] * bool(groups)),
        letters,
        groups,
    )


def _letter(one: Organisatie) -> str:
    """What the name begins with in the order of the alphabet; one for all figures, and signs."""
    first = without_article(fold(one.naam))[:1].upper()
    return first if first.isalpha() else "0-9" if first.isdecimal() else "#"


def met_rol(weg: Wegwijzer, where: str) -> str:
    """How many have a role: "152 organisaties en groepen hebben een rol in de acties."."""
    who = "organisatie of groep heeft", "organisaties en groepen hebben"
    many = len(weg.organisaties)
    return f"{counted(many, *who) if many else 'Geen organisatie of groep heeft'} {where}."


def _partij(weg: Wegwijzer, one: Organisatie, does: InActies) -> Partij:
    rollen = (
        Rol(WOORDEN.get(rol, title), tuple(map(weg.actie, does[one.id][rol])))
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
