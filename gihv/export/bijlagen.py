"""What stands at the end: organisations, abbreviations, ondertekenaars, contact, colophon."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gihv import money
from gihv.dutch import sort_key
from gihv.export.actie import anchor
from gihv.export.text import Heading, Part, inline, link, listed, titled
from gihv.model import Actie, Agenda, Contact, Kop, grouped
from gihv.report import words

ROLLEN = {
    "trekker": "trekker van",
    "partner": "partner bij",
    "beoogde_partner": "beoogd partner bij",
    "betaalt": "betaalt mee aan",
}
"""What an organisation does in an actie, in words."""

COLOFON = """\
Dit document is gemaakt uit de bestanden van de agenda, met gihv. Een wijziging hoort in die
bestanden; daarna wordt het document opnieuw gemaakt."""


def organisaties(agenda: Agenda, acties: Sequence[Actie]) -> Iterator[Part]:
    """Every organisation with what it does in these acties; groups without a name come last."""
    does = _does(agenda, acties)
    found = [one for one in agenda.organisaties.values() if one.id in does]
    found.sort(key=lambda one: sort_key(one.naam))
    named, groups = (
        listed(
            f"{inline(one.naam)}: {'; '.join(does[one.id])}"
            for one in found
            if (one.soort == "groep") is is_group
        )
        for is_group in (False, True)
    )
    parts = [named, *titled("Groepen zonder eigen naam:", [groups])]
    yield from titled(Heading(2, "Organisaties en hun acties", "organisaties"), parts)


def _does(agenda: Agenda, acties: Sequence[Actie]) -> dict[str, list[str]]:
    """Of each organisation, by id, a phrase for each of ROLLEN that it has."""
    pays = grouped(
        (id_, money.betaler(agenda, entry.bijdrage))
        for entry in money.bijdragen(agenda)
        if money.stand(entry.bijdrage) == "toegezegd"
        for id_ in money.acties_van(entry)
    )
    roles = grouped(
        ((rol, id_), actie)
        for actie in acties
        for rol, id_ in dict.fromkeys(
            [
                *((naam, rol.organisatie) for naam, rol in actie.rollen),
                *(("betaalt", payer) for payer in pays.get(actie.id, ()) if payer),
            ]
        )
    )
    return {
        id_: [
            f"{said} {', '.join(link(actie.volgnummer, anchor(actie)) for actie in found)}"
            for rol, said in ROLLEN.items()
            if (found := roles.get((rol, id_)))
        ]
        for _, id_ in roles
    }


def afkortingen(agenda: Agenda, document: Iterable[Part]) -> Iterator[Part]:
    """The abbreviations that the document uses and a name does not explain already."""
    text = " ".join(part for part in document if isinstance(part, str))
    used = _words(text)
    known = [(one.afkorting, one.naam) for one in agenda.organisaties.values()]
    known += [(one.afkorting, one.naam) for one in agenda.regelingen.values()]
    found = sorted(
        (short, name)
        for short, name in known
        if short and short not in name and short in text and used.issuperset(_words(short))
    )
    lines = listed(f"{inline(short)}: {inline(name)}" for short, name in found)
    yield from titled(Heading(2, "Afkortingen", "afkortingen"), [lines])


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


def ondertekenaars(agenda: Agenda) -> Iterator[Part]:
    """Who signed the whole agenda, and who a part of it."""

    def lines(*, whole: bool) -> str:
        found = (one for one in agenda.ondertekend.values() if one.hele_agenda is whole)
        reserved = " (onder voorbehoud)"
        return listed(
            f"{inline(agenda.naam(one.organisatie))}{reserved * one.voorbehoud}" for one in found
        )

    parts = [
        *titled("De hele agenda:", [lines(whole=True)]),
        *titled("Een of meer speerpunten:", [lines(whole=False)]),
    ]
    yield from titled(Heading(2, "Ondertekenaars", "ondertekenaars"), parts)


def colofon(agenda: Agenda, kop: Kop) -> Iterator[Part]:
    """Contact, and what document this is."""
    contact = kop.contact or Contact()
    told = (contact.email, contact.telefoon, kop.website)
    adres = ", ".join((contact.adres or "").strip().splitlines())
    lines = [inline(text) for text in (*told, adres) if text]
    yield from titled(Heading(2, "Contact", "contact"), [listed(lines)])
    yield Heading(2, "Colofon", "colofon")
    yield f"{inline(kop.titel)}, versie {inline(kop.versie)}, {words.stand(agenda)}."
    yield COLOFON
