"""What stands at the end: organisations, abbreviations, ondertekenaars, contact, colophon."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gihv.dutch import sort_key
from gihv.export.hoofdstuk import nummers
from gihv.export.text import Heading, Part, inline, titled
from gihv.markdown import listed
from gihv.model import Actie, Agenda, Contact, Kop, Organisatie, Regeling, grouped
from gihv.report import words
from gihv.report.geld import Geld
from gihv.report.organisaties import ROLLEN, in_acties

COLOFON = """\
Dit document is gemaakt uit de bestanden van de agenda, met gihv. Een wijziging hoort in die
bestanden; daarna wordt het document opnieuw gemaakt."""


def organisaties(funds: Geld) -> Iterator[Part]:
    """Every organisation with what it does in these acties; groups without a name come last."""
    does = in_acties(funds)
    lines: dict[bool, list[str]] = {False: [], True: []}
    for one in sorted(funds.agenda.organisaties.values(), key=lambda one: sort_key(one.naam)):
        told = [
            f"{ROLLEN[rol][1]} {nummers(does[one.id][rol])}"
            for rol in ("trekker", "partner", "beoogde_partner", "betaalt")
            if does[one.id][rol]
        ]
        if told:
            lines[one.soort == "groep"].append(f"{inline(one.naam)}: {'; '.join(told)}")
    parts = [listed(lines[False]), *titled("Groepen zonder eigen naam:", [listed(lines[True])])]
    title = f"Organisaties en hun {funds.agenda.benamingen.actie.meervoud}"
    yield from titled(Heading(2, title, "deel-organisaties"), parts)


def labels(agenda: Agenda, acties: Sequence[Actie]) -> Iterator[Part]:
    """Every label of the agenda with those of these acties that bear it, then those with none."""
    bearing = grouped((id_, one) for one in acties for id_ in one.labels or ("",))
    names = {id_: inline(name) for id_, name in agenda.labels.items()} | {"": "zonder label"}
    lines = [f"{names[id_]}: {nummers(bearing[id_])}" for id_ in names if id_ in bearing]
    if agenda.labels:
        title = f"Labels en hun {agenda.benamingen.actie.meervoud}"
        yield from titled(Heading(2, title, "deel-labels"), [listed(lines)])


def afkortingen(agenda: Agenda, document: Iterable[Part]) -> Iterator[Part]:
    """The abbreviations that the document uses and a name does not explain already."""
    text = " ".join(part for part in document if isinstance(part, str))
    known: list[Organisatie | Regeling] = [*agenda.organisaties.values()]
    known += agenda.regelingen.values()
    lines = [
        f"{inline(one.afkorting)}: {inline(one.naam)}"
        for one in sorted(known, key=lambda one: one.afkorting or "")
        if one.afkorting
        and one.afkorting not in one.naam
        and re.search(rf"(?<!\w){re.escape(one.afkorting)}(?!\w)", text)
    ]
    yield from titled(Heading(2, "Afkortingen", "deel-afkortingen"), [listed(lines)])


def ondertekenaars(agenda: Agenda) -> Iterator[Part]:
    """Who signed the whole agenda, and who a part of it."""
    lines: dict[bool, list[str]] = {True: [], False: []}
    for one in agenda.ondertekend.values():
        reserved = " (onder voorbehoud)" * one.voorbehoud
        lines[one.hele_agenda].append(f"{inline(agenda.naam(one.organisatie))}{reserved}")
    partly = inline(f"Een of meer {agenda.benamingen.speerpunt.meervoud}:")
    parts = [
        *titled("De hele agenda:", [listed(lines[True])]),
        *titled(partly, [listed(lines[False])]),
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
