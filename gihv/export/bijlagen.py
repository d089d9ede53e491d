"""What stands at the end: organisations, abbreviations, ondertekenaars, contact, colophon."""

import re
from collections.abc import Iterable, Iterator

from gihv.dutch import sort_key
from gihv.export.actie import anchor
from gihv.export.text import Heading, Part, inline, link, listed, titled
from gihv.model import Agenda, Contact, Kop
from gihv.report import words
from gihv.report.geld import Geld
from gihv.report.organisaties import ROLLEN, in_acties

COLOFON = """\
Dit document is gemaakt uit de bestanden van de agenda, met gihv. Een wijziging hoort in die
bestanden; daarna wordt het document opnieuw gemaakt."""


def organisaties(funds: Geld) -> Iterator[Part]:
    """Every organisation with what it does in these acties; groups without a name come last."""
    links = {actie.id: link(actie.volgnummer, anchor(actie)) for actie in funds.acties}
    does = in_acties(funds)

    def lines(*, groups: bool) -> Iterator[str]:
        for one in sorted(funds.agenda.organisaties.values(), key=lambda one: sort_key(one.naam)):
            told = [
                f"{ROLLEN[rol][1]} {', '.join(links[actie.id] for actie in does[one.id][rol])}"
                for rol in ("trekker", "partner", "beoogde_partner", "betaalt")
                if does[one.id][rol]
            ]
            if told and (one.soort == "groep") is groups:
                yield f"{inline(one.naam)}: {'; '.join(told)}"

    named, others = (listed(lines(groups=groups)) for groups in (False, True))
    parts = [named, *titled("Groepen zonder eigen naam:", [others])]
    yield from titled(Heading(2, "Organisaties en hun acties", "deel-organisaties"), parts)


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
    yield from titled(Heading(2, "Afkortingen", "deel-afkortingen"), [lines])


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
    yield from titled(Heading(2, "Ondertekenaars", "deel-ondertekenaars"), parts)


def colofon(agenda: Agenda, kop: Kop) -> Iterator[Part]:
    """Contact, and what document this is."""
    contact = kop.contact or Contact()
    told = (contact.email, contact.telefoon, kop.website)
    adres = ", ".join((contact.adres or "").strip().splitlines())
    lines = [inline(text) for text in (*told, adres) if text]
    yield from titled(Heading(2, "Contact", "deel-contact"), [listed(lines)])
    yield Heading(2, "Colofon", "deel-colofon")
    yield f"{inline(kop.titel)}, versie {inline(kop.versie)}, {words.stand(agenda)}."
    yield COLOFON
