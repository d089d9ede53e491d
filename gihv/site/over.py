"""The page on the agenda itself: what it is, its texts, who signed it, and how to reach whom."""

from typing import NamedTuple

from gihv import money
from gihv.dutch import counted
from gihv.model import Contact, Kop, Ondertekenaar
from gihv.report import words
from gihv.site.parts import BETEKENIS, Deel, Link, Vak, Wegwijzer, noten
from gihv.site.text import Html, inline, prose

WOORDEN = "Wat de woorden over geld betekenen"
ZONDER = """\
Een {actie} is zonder financiering als die in geen enkel jaar gedekt, deels of beoogd is."""


class Paragraaf(NamedTuple):
    titel: str
    naam: str
    tekst: Html


class Tekenaar(NamedTuple):
    link: Link
    daarbij: str


class Over(NamedTuple):
    gegevens: tuple[tuple[str, str], ...]
    inhoud: tuple[Link, ...]
    paragrafen: tuple[Paragraaf, ...]
    geld: Deel | None
    woorden: tuple[Vak, ...]
    zonder: str
    ondertekend: str
    ondertekenaars: tuple[tuple[str, tuple[Tekenaar, ...]], ...]
    contact: tuple[str, ...]
    noten: tuple[str, ...]


def over(weg: Wegwijzer, kop: Kop) -> Over:
    agenda = weg.agenda
    starter = agenda.naam(kop.initiatiefnemer) if kop.initiatiefnemer else ""
    facts = {
        "Titel": kop.titel,
        "Versie": kop.versie,
        "Regio": kop.regio or "",
        "Periode": kop.periode.leesbaar,
        "Vastgesteld": kop.vastgesteld.leesbaar if kop.vastgesteld else "nog niet",
        "Initiatiefnemer": starter,
        "Website": inline(kop.website or ""),
    }
    texts = [Paragraaf("Inleiding", "inleiding", prose(kop.inleiding))]
    for at, one in enumerate(kop.paragrafen, 1):
        texts.append(Paragraaf(one.titel, f"paragraaf-{at}", prose(one.tekst)))
    texts = [one for one in texts if one.tekst]
    more = {WOORDEN: "woorden"}
    more |= {"Ondertekenaars": "ondertekenaars"} if kop.ondertekenaars else {}
    more |= {"Contact": "contact"} if kop.contact else {}
    contact = kop.contact or Contact()
    signed = counted(
        len(kop.ondertekenaars), "organisatie ondertekende", "organisaties ondertekenden"
    )
    partly = words.benoemd(agenda, "Een of meer {speerpunten}")
    signed_for = [
        (title, [one for one in kop.ondertekenaars if one.hele_agenda is whole])
        for title, whole in (("De hele agenda", True), (partly, False))
    ]
    return Over(
        tuple((name, told) for name, told in facts.items() if told),
        (
            *(Link(one.titel, f"#{one.naam}") for one in texts),
            *(Link(title, f"#{name}") for title, name in more.items()),
        ),
        tuple(texts),
        weg.geld(kop, "Geld voor de hele agenda", money.in_bestand(agenda, kop.path)),
        tuple(Vak(0, word) for word in BETEKENIS),
        words.benoemd(agenda, ZONDER),
        f"{signed} de agenda." if kop.ondertekenaars else "",
        tuple(
            (title, tuple(_tekenaar(weg, one) for one in own)) for title, own in signed_for if own
        ),
        tuple(
            inline(one)
            for one in (contact.email, contact.telefoon, *(contact.adres or "").splitlines())
            if one
        ),
        tuple(noten(kop)),
    )


def _tekenaar(weg: Wegwijzer, one: Ondertekenaar) -> Tekenaar:
    return Tekenaar(weg.organisatie(one.organisatie), "onder voorbehoud" * one.voorbehoud)
