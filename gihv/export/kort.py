"""In het kort: how many acties each speerpunt has, and how their money stands."""

from collections.abc import Iterator, Sequence

from gihv import money
from gihv.dutch import counted, number
from gihv.export.actie import anchor
from gihv.export.text import Heading, Part, link
from gihv.model import Actie, Agenda, Speerpunt
from gihv.query import Selectie, chosen
from gihv.report import words
from gihv.report.value import Euro, text_of

WOORDEN = """\
Het geld van een actie is per jaar:

- **gedekt**: een partij zegt dat zij betaalt, of er is budget vrijgemaakt;
- **deels gedekt**: een deel is geregeld;
- **beoogd**: er wordt op geld gerekend, maar niemand heeft het toegezegd;
- **open**: geld wordt nog gezocht, is nog onbekend, of de agenda zegt er niets over;
- **geen**: volgens de agenda is er geen. Of er geld nodig is, zegt zij niet.

Een actie is zonder financiering als zij in geen enkel jaar gedekt, deels gedekt of beoogd is."""


def kort(
    agenda: Agenda, keuze: Selectie, speerpunten: Sequence[Speerpunt], acties: Sequence[Actie]
) -> Iterator[Part]:
    """The summary of these acties of these speerpunten."""
    yield Heading(2, "In het kort", "in-het-kort")
    yield _zonder(agenda, acties)
    yield " ".join(_geld(agenda, keuze, acties))
    yield _table(agenda, keuze, speerpunten, acties)
    yield WOORDEN


def _zonder(agenda: Agenda, acties: Sequence[Actie]) -> str:
    """Which acties are without financing; those that are done or stopped do not count."""
    running = [one for one in acties if not one.afgelopen]
    without = [one for one in running if money.dekking(one, agenda.periode).zonder_financiering]
    many, verb = number(len(without)) if without else "Geen", "zijn" if without[1:] else "is"
    said = f"{many} van de {words.acties(len(running))} {verb} zonder financiering"
    links = ", ".join(link(one.volgnummer, anchor(one)) for one in without)
    over = len(acties) - len(running)
    verb, count = ("is", "telt") if over == 1 else ("zijn", "tellen")
    beside = f" {words.acties(over)} {verb} afgerond of gestopt en {count} niet mee."
    return f"**{said}**{f': {links}' * bool(links)}.{beside * bool(over)}"


def _geld(agenda: Agenda, keuze: Selectie, acties: Sequence[Actie]) -> Iterator[str]:
    """How much is committed; and what is needed and still missing, as far as that is known.

    Nothing for a choice of years: of money for several years together nothing says which part.
    """
    if keuze.jaar:
        return
    entries = (one.bijdrage for one in chosen(agenda, keuze).bijdragen)
    found = money.som(one for one in entries if money.stand(one) == "toegezegd")
    without = f"{counted(found.zonder_bedrag, 'bijdrage', 'bijdragen')} zonder bedrag"
    beside = f", naast {without}" if found.zonder_bedrag else ""
    if found.aantal:
        known = text_of(Euro(found.bekend, found.grens))
        yield f"Toegezegd: {without if found.bekend is None else f'{known}{beside}'}."
    needed = money.benodigd(agenda, acties, heel=not keuze)
    if needed.totaal is not None and not keuze.bron:  # whose money is only a part
        missing, at_most = money.tekort(agenda, needed)
        rest = "" if missing is None else text_of(Euro(missing, "hoogstens" if at_most else None))
        tekort = f"; daarvan ontbreekt nog {rest}" * bool(rest)
        yield f"Nodig, voor zover genoemd: {text_of(Euro(needed.totaal, needed.grens))}{tekort}."


def _table(
    agenda: Agenda, keuze: Selectie, speerpunten: Sequence[Speerpunt], acties: Sequence[Actie]
) -> str:
    """The acties of each speerpunt: how many, and of each year how many are gedekt and open."""
    years = [year for year in agenda.periode.jaren if not keuze.jaar or year in keuze.jaar]
    heads = [f"{year} {state}" for year in years for state in ("gedekt", "open")]
    head = ["Speerpunt", "Acties", *heads]

    def row(title: str, own: Sequence[Actie]) -> list[str]:
        running = [money.dekking(one, agenda.periode).per_jaar for one in own if not one.afgelopen]
        counts = (
            sum(one.get(year) in states for one in running)
            for year in years
            for states in ({money.GEDEKT}, money.OPEN)
        )
        return [title, number(len(own)), *map(number, counts)]

    rows = [
        row(
            link(f"{one.nummer}. {one.titel}", anchor(one)),
            [actie for actie in acties if actie.speerpunt == one.id],
        )
        for one in speerpunten
    ]
    marks = ["---", *["---:"] * (len(head) - 1)]
    lines = [head, marks, *rows, row("**Totaal**", acties)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
