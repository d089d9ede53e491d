"""In het kort: how many acties each speerpunt has, and how their money stands."""

from collections.abc import Iterator

from gihv import money, query, tekorten
from gihv.dutch import counted, enumerate_, number
from gihv.export.hoofdstuk import anchor, nummers
from gihv.export.text import Heading, Part, inline, link
from gihv.markdown import table
from gihv.report import words
from gihv.report.financiering import answer
from gihv.report.geld import Geld, sommen
from gihv.report.value import Euro, text_of
from gihv.report.voortgang import per_oordeel

WOORDEN = """\
Het geld van een {actie} is per jaar:

- **gedekt**: een partij zegt te betalen, of er is budget vrijgemaakt;
- **deels gedekt**: een deel is geregeld;
- **beoogd**: er wordt op geld gerekend, maar niemand heeft het toegezegd;
- **open**: geld wordt nog gezocht, is nog onbekend, of de agenda zegt er niets over;
- **geen**: volgens de agenda is er geen. Of er geld nodig is, zegt de agenda niet.

Een {actie} is zonder financiering als die in geen enkel jaar gedekt, deels gedekt of beoogd is."""


def kort(funds: Geld) -> Iterator[Part]:
    """The summary of the money of a choice, with the speerpunten of its acties."""
    yield Heading(2, "In het kort", "deel-in-het-kort")
    yield f"**{inline(answer(funds))}**"
    if without := [one for one in funds.lopend if funds.dekkingen[one.id].zonder_financiering]:
        yield f"Zonder financiering: {nummers(without)}."
    yield " ".join(geldzinnen(funds))
    yield from _voortgang(funds)
    yield _table(funds)
    yield WOORDEN.format(actie=inline(funds.agenda.benamingen.actie.enkelvoud, opens=False))


def geldzinnen(funds: Geld) -> Iterator[str]:
    """How much is committed; and what is needed and still missing, as far as that is known."""
    if funds.keuze.jaar:  # of money for several years together nothing says which part
        return
    found = sommen(funds.gekozen.bijdragen)["toegezegd"]
    if found.aantal:
        amount = None if found.bekend is None else text_of(Euro(found.bekend, found.grens))
        without = f"{counted(found.zonder_bedrag, 'bijdrage', 'bijdragen')} zonder bedrag"
        told = filter(None, (amount, without if found.zonder_bedrag else None))
        yield f"Toegezegd: {', naast '.join(told)}."
    needed = funds.benodigd
    if needed.totaal is not None and not funds.keuze.bron:  # whose money is only a part
        missing = Euro(*tekorten.tekort(funds.agenda, needed))
        known = missing.bedrag is not None
        tekort = f"; daarvan ontbreekt nog {text_of(missing)}" if known else ""
        yield f"Nodig, voor zover genoemd: {text_of(Euro(needed.totaal, needed.grens))}{tekort}."


def _voortgang(funds: Geld) -> Iterator[str]:
    """How many acties are behind, and so on, worst first; those that want attention by number."""
    told = []
    for oordeel, own in per_oordeel(funds.acties).items():
        which = f" ({nummers(own)})" if oordeel in ("achter", "aandacht") else ""
        told.append(f"{number(len(own))} {oordeel}{which}")
    if any(one.voortgang for one in funds.agenda.acties):
        yield f"Voortgang: {enumerate_(told)}."


def _table(funds: Geld) -> str:
    """The acties of each speerpunt: how many, and of each year how many are gedekt and open."""
    states = [
        (year, state, meant)
        for year in funds.years
        for state, meant in (("gedekt", {money.GEDEKT}), ("open", money.OPEN))
    ]

    rows = []
    for one in (*query.speerpunten(funds.agenda, funds.keuze), None):
        own = [actie for actie in funds.acties if one is None or actie.speerpunt == one.id]
        per_jaar = [funds.dekkingen[actie.id].per_jaar for actie in own if not actie.afgelopen]
        counts = (sum(found.get(year) in meant for found in per_jaar) for year, _, meant in states)
        title = link(f"{one.nummer}. {one.titel}", anchor(one)) if one else "**Totaal**"
        rows.append([title, number(len(own)), *map(number, counts)])
    titles = (words.benoemd(funds.agenda, title) for title in ("{Speerpunt}", "{Acties}"))
    head = [*map(inline, titles), *(f"{year} {state}" for year, state, _ in states)]
    return table(head, rows, range(1, len(head)))
