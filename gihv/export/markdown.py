"""The agenda as one Markdown document."""

from collections.abc import Iterator

from gihv import query
from gihv.dutch import counted, number
from gihv.export import bijlagen
from gihv.export.geld import samen
from gihv.export.hoofdstuk import speerpunt
from gihv.export.kort import kort
from gihv.export.text import Heading, Part, inline, link, noted, prose, titled, written
from gihv.model import Agenda, Kop
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import Geld, geld, geld_op_naam
from gihv.report.parts import choice


def markdown(agenda: Agenda, keuze: Selectie) -> str:
    """The agenda, or the chosen acties of it. Raises ValueError for one without agenda.yaml."""
    kop = agenda.kop
    if kop is None:
        raise ValueError("a document has the titel of its agenda")
    funds = geld_op_naam(agenda, keuze)
    body = [] if keuze else list(_inleiding(kop))
    for one in query.speerpunten(agenda, keuze):
        body += speerpunt(funds, one)
    body += titled(Heading(2, "Geld voor de hele agenda", "deel-geld"), samen(funds, "", kop))
    body += bijlagen.organisaties(funds)
    body += bijlagen.labels(agenda, funds.acties)
    body += bijlagen.afkortingen(agenda, body)
    body += [] if keuze else bijlagen.ondertekenaars(agenda)
    body += bijlagen.colofon(agenda, kop)
    return written([*_head(funds, kop), *kort(geld(agenda, keuze))], body)


def _head(funds: Geld, kop: Kop) -> Iterator[Part]:
    """The title, which agenda it is, and who signed it; of a choice which that is."""
    agenda, keuze = funds.agenda, funds.keuze
    yield Heading(1, kop.titel)
    where = f"voor de {words.regio(kop.regio)}, " if kop.regio else ""
    what = f"Actieagenda {where}{kop.periode.leesbaar}, {words.stand(agenda)}."
    initiative = kop.initiatiefnemer and f"Initiatiefnemer: {agenda.naam(kop.initiatiefnemer)}."
    yield noted(inline(" ".join(filter(None, (what, initiative)))), kop.noot)
    found, whole = len(funds.acties), len(agenda.acties)
    _, told = choice(query.in_words(agenda, keuze), found, whole, agenda.benamingen.actie)
    if keuze:
        yield f"**Dit is een deel van de agenda.** {inline(told)}"
    elif signed := kop.ondertekenaars:
        many = counted(len(signed), "organisatie", "organisaties")
        reserved = sum(one.voorbehoud for one in signed)
        aside = f", {number(reserved)} daarvan onder voorbehoud" if reserved else ""
        yield f"Ondertekend door {link(many, 'deel-ondertekenaars')}{aside}."


def _inleiding(kop: Kop) -> Iterator[Part]:
    yield from titled(Heading(2, "Inleiding", "deel-inleiding"), [prose(kop.inleiding, 2)])
    for nth, one in enumerate(kop.paragrafen, 1):
        yield Heading(2, one.titel, f"deel-paragraaf-{nth}")
        yield prose(one.tekst, 2)
