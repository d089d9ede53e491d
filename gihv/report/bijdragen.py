"""The bijdragen on a screen: those for a thing, and those that a payer gives."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gihv import money, query
from gihv.model import Actie, Agenda, Kop, Speerpunt
from gihv.money import Toegerekend
from gihv.query import Selectie
from gihv.report import value, words
from gihv.report.geld import SUMMED, sommen
from gihv.report.value import NIETS, Cell, Column, Euro, Prose, Section, Table, text_of

MOST = 8
"""How many bijdragen of one payer a terminal shows."""


def _bijdragen(
    title: str,
    entries: Iterable[Toegerekend],
    text: Callable[[Toegerekend], str],
    missed: Sequence[Toegerekend] = (),
) -> Table:
    """Bijdragen by year with what is told of each: the largest first, last what will not come."""

    def order(entry: Toegerekend) -> tuple[bool, int, int]:
        stand = money.STANDEN.index(money.stand(entry.bijdrage))
        amount = money.totaal(entry.bijdrage.bedrag) or 0
        return entry.bijdrage.status == "afgewezen" or entry in missed, -amount, stand

    rows: list[tuple[Cell, ...]] = []
    for entry in sorted(entries, key=order):
        for part, status in words.per_jaar_met_status(entry.bijdrage):
            # What is left of a pot is at most that.
            grens = value.hoogstens(part.grens) if entry.is_pot else part.grens
            years = words.jaren(part.jaren) if part.jaren else NIETS
            rows.append((Euro(money.totaal(part.bedrag), grens), status, years, text(entry)))
    looks = (Column("bedrag", align="right"), Column("status", share=2))
    columns = (*looks, Column("jaar"), Column(title, share=5))
    return Table(columns, tuple(rows), bare=True)


def alle(agenda: Agenda, entries: Sequence[Toegerekend]) -> Table:
    """Bijdragen with who pays and what for, largest first; the ids of their actie or speerpunt."""
    ids: list[str | None] = []
    rows: list[tuple[Cell, ...]] = []
    for entry in sorted(entries, key=lambda entry: -(money.totaal(entry.bijdrage.bedrag) or 0)):
        more = (words.verdeeld(agenda, entry), words.kenmerk(entry.bijdrage))
        doel = "; ".join(filter(None, (words.doel(agenda, entry), *more)))
        for part, status in words.per_jaar_met_status(entry.bijdrage):
            came_in = status.partition(", ")[2] or ("ontvangen" if status == "ontvangen" else "")
            years = words.jaren(part.jaren) if part.jaren else NIETS
            amount = Euro(money.totaal(part.bedrag), part.grens)
            rows.append((amount, years, words.bron(agenda, entry.bijdrage), doel, came_in))
            ids.append(entry.actie or entry.speerpunt)
    texts = (Column("wie", share=3), Column("waarvoor", share=5))
    binnen = Column("ontvangen", share=1, data=not any(row[-1] for row in rows))
    columns = (Column("bedrag", align="right"), Column("jaar"), *texts, binnen)
    return Table(columns, tuple(rows), tuple(ids))


def sums(entries: Iterable[Toegerekend]) -> str:
    """What bijdragen add up to: what is toegezegd, then what else may come. Empty for none."""
    told = {stand: text_of(som) for stand, som in sommen(entries).items() if som.aantal}
    promised = told.pop("toegezegd", "niets toegezegd") if told else ""
    found = ", ".join([promised, *(f"{word} {told[word]}" for word in SUMMED if word in told)])
    return f"{found}   ({words.ZONDER_BEDRAG})" if value.KEER in found else found


def given(
    agenda: Agenda,
    one: Actie | Speerpunt | Kop,
    title: str,
    entries: Sequence[Toegerekend],
    aside: str,
) -> Section:
    """Money for an actie, or for acties together; that nobody is named who pays is said once."""
    bronnen = {words.bron(agenda, entry.bijdrage) for entry in entries}
    is_named = bronnen != {money.BRON_ONBEKEND}

    def text(entry: Toegerekend) -> str:
        bron = words.bron(agenda, entry.bijdrage) if is_named else None
        doel = words.waarvoor(agenda, entry.bijdrage, one.id if isinstance(one, Actie) else None)
        told = ": ".join(filter(None, (bron, doel)))
        divided, own = words.verdeeld(agenda, entry), words.kenmerk(entry.bijdrage)
        return "; ".join(filter(None, (told, divided, own)))

    prose = one.financiering.toelichting if one.financiering else None
    blocks = (
        _bijdragen("bron en doel", entries, text) if entries else None,
        None if is_named else "Wie betaalt, staat er niet bij.",
        Prose(prose) if prose else None,
    )
    return Section(title, tuple(filter(None, blocks)), aside=aside)


def paid(agenda: Agenda, id_: str) -> Iterator[Section]:
    """The bijdragen from or through an organisatie or regeling itself, below what they add up to.

    Of a pot and its shares each euro is there once: the shares, and what is still to be divided.
    """
    gekozen = query.chosen(agenda, Selectie(bron=frozenset([frozenset([id_])])))

    def is_own(entry: Toegerekend) -> bool:
        one = entry.bijdrage
        return id_ in (money.betaler(agenda, one), one.bron, one.via)

    counted = list(filter(is_own, (*gekozen.bijdragen, *gekozen.daarnaast)))
    missed = list(filter(is_own, gekozen.niet_ontvangen))

    def text(entry: Toegerekend) -> str:
        before = "nog te verdelen: " * entry.is_pot
        via = entry.bijdrage.via
        through = f", via {agenda.naam(via)}" if via and via != id_ else ""
        after = ": afgerond of gestopt, niet ontvangen" * (entry in missed)
        told = f"{before}{words.doel(agenda, entry)}{through}{after}"
        return "; ".join(filter(None, (told, words.kenmerk(entry.bijdrage))))

    if counted or missed:
        rows = _bijdragen("waarvoor", (*counted, *missed), text, missed)._replace(most=MOST)
        yield Section("Betaalt", (rows,), aside=sums(counted))
