"""What the reports on money are made of: what a choice holds, and how tables keep it apart."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from gihv import money, query, tekorten
from gihv.model import Actie, Agenda, grouped
from gihv.money import Dekking, Som, Stand, Toegerekend
from gihv.query import Gekozen, Selectie
from gihv.report import words
from gihv.report.parts import Kolom, made, table
from gihv.report.value import NIETS, Cell, Column, Euro, Report, Section, Staat, Told, text_of
from gihv.tekorten import Benodigd

SUMMED: tuple[Stand, ...] = ("toegezegd", "aangevraagd", "mogelijk")
"""The standen with a column of their own: `afgewezen` stands outside the sums."""

TOTAAL = "alle bijdragen"
"""The group that holds every bijdrage: no id has a blank."""
MEER_JAREN = "over meer jaren"
"""The part of a choice of years with the amounts that are for several years together."""

Groepen = dict[str, Sequence[Toegerekend]]
"""Bijdragen by the row of a table that they go to."""


def is_undivided(deel: str | None) -> bool:
    """Whether a part of a choice of years holds money of no one year."""
    return deel in (MEER_JAREN, money.JAAR_ONBEKEND)


class Geld(NamedTuple):
    """What a choice holds, the dekking of its acties, and what those still need."""

    agenda: Agenda
    keuze: Selectie
    gekozen: Gekozen
    dekkingen: Mapping[str, Dekking]
    benodigd: Benodigd

    @property
    def acties(self) -> Sequence[Actie]:
        return self.gekozen.acties

    @property
    def lopend(self) -> Sequence[Actie]:
        """The chosen acties for which money may still be arranged: not afgerond, not gestopt."""
        return [actie for actie in self.acties if not actie.afgelopen]

    @property
    def years(self) -> Sequence[int]:
        """The agenda's years, or those of them that are asked for."""
        asked = self.keuze.jaar
        return [year for year in self.agenda.periode.jaren if not asked or year in asked]

    def jaren(self, *, data: bool = False) -> list[Kolom[Actie]]:
        """A column for each of `years`, with the state of each actie; `data`: see Column."""

        def kolom(year: int) -> Kolom[Actie]:
            return Column(str(year), data=data), lambda one: self.staat(one, year)

        return [kolom(year) for year in self.years]

    def staat(self, actie: Actie, year: int) -> Staat:
        return Staat(self.dekkingen[actie.id].per_jaar.get(year, words.BUITEN))

    def per_deel(self, entries: Iterable[Toegerekend]) -> Mapping[str | None, list[Toegerekend]]:
        """Bijdragen by the parts of a choice of years; without one all are one part, None."""
        asked = sorted(self.keuze.jaar)
        if not asked:
            return {None: list(entries)}
        names = (*map(str, asked), MEER_JAREN, money.JAAR_ONBEKEND)
        found: dict[str | None, list[Toegerekend]] = {name: [] for name in names}
        for entry in entries:
            name = money.jaren_tekst(entry.bijdrage.jaren) or money.JAAR_ONBEKEND
            found[name if name in found else MEER_JAREN].append(entry)
        return found

    def report(
        self, per: str | None, *sections: Section, closing: str = "", answer: str = ""
    ) -> Report:
        """The report on financiering with these sections, and what stands outside the totals."""
        about = (self.agenda, self.keuze, self.acties, "financiering")
        asked = self.keuze.bron or self.keuze.alleen_geld  # without acties only that is told
        outside = tuple(beside(self)) if self.acties or asked else ()
        return made(*about, *sections, outside=outside, answer=answer, per=per, closing=closing)


def geld(agenda: Agenda, keuze: Selectie) -> Geld:
    """The money of a choice. Without one a pot counts, not its shares."""
    return _geld(agenda, keuze, query.chosen(agenda, keuze))


def geld_op_naam(agenda: Agenda, keuze: Selectie) -> Geld:
    """As `geld`, but always by actie: shares of pots count, and of a pot only what is left."""
    if keuze:
        return geld(agenda, keuze)
    gekozen = query.chosen(agenda, Selectie(speerpunt=frozenset(agenda.acties_van)))
    places = (None, *agenda.speerpunt)
    whole = [one for place in places for one in money.voor_geheel(agenda, place)]
    rest = (money.rest(agenda, one) for one in whole)
    every = gekozen._replace(bijdragen=(*gekozen.bijdragen, *rest), daarnaast=())
    return _geld(agenda, keuze, every)


def _geld(agenda: Agenda, keuze: Selectie, gekozen: Gekozen) -> Geld:
    dekkingen = {actie.id: money.dekking(actie, agenda.periode) for actie in gekozen.acties}
    needed = tekorten.benodigd(agenda, gekozen.acties, heel=not keuze)
    return Geld(agenda, keuze, gekozen, dekkingen, needed)


# -- sums ------------------------------------------------------------------------------------


def per_stand(entries: Iterable[Toegerekend]) -> Mapping[Stand, Sequence[Toegerekend]]:
    """The bijdragen of each stand, in the order of STANDEN."""
    found = grouped((money.stand(entry.bijdrage), entry) for entry in entries)
    return {stand: found.get(stand, ()) for stand in money.STANDEN}


def som(entries: Iterable[Toegerekend]) -> Som:
    return money.som(entry.bijdrage for entry in entries)


def sommen(entries: Iterable[Toegerekend]) -> Mapping[Stand, Som]:
    """The sum of the bijdragen of each stand."""
    return {stand: som(own) for stand, own in per_stand(entries).items()}


# -- money for acties together ----------------------------------------------------------------


class Eigen(NamedTuple):
    """Bijdragen by the id of each actie that they name: those for it alone, and those it shares."""

    alleen: Mapping[str, Sequence[Toegerekend]]
    samen: Mapping[str, Sequence[Toegerekend]]

    def cell(self, actie: str, stand: Stand, alleen: Cell) -> Cell:
        """What an actie has alone in a stand; where that is nothing, "samen" if it shares it."""
        shares = any(money.stand(one.bijdrage) == stand for one in self.samen.get(actie, ()))
        return Told("som", "samen", alleen) if shares and text_of(alleen) == NIETS else alleen

    def samen_met(self, actie: str) -> set[str]:
        """The ids of the acties with which an actie has money together."""
        return {id_ for one in self.samen.get(actie, ()) for id_ in money.acties_van(one)} - {actie}


def eigen(entries: Iterable[Toegerekend]) -> Eigen:
    named = [(list(money.acties_van(entry)), entry) for entry in entries]
    alleen = grouped((ids[0], entry) for ids, entry in named if len(ids) == 1)
    return Eigen(alleen, grouped((id_, one) for ids, one in named if ids[1:] for id_ in ids))


def voor(agenda: Agenda, entry: Toegerekend) -> str:
    """What money that names no actie is for, as the name of a row."""
    pot = entry.bijdrage.id
    return f"nog te verdelen: {agenda.naam(pot)}" if pot else voor_geheel(agenda, entry.speerpunt)


def voor_geheel(agenda: Agenda, id_: str | None) -> str:
    """What is for all acties of a speerpunt, by id, or of the agenda, as the name of a row."""
    speerpunt = agenda.speerpunt.get(id_ or "")
    if speerpunt is None:
        return f"voor de {money.HELE_AGENDA}"
    return f"voor {agenda.benamingen.speerpunt.enkelvoud} {speerpunt.nummer}"


# -- tables ----------------------------------------------------------------------------------


def beside(funds: Geld) -> Iterator[Section]:
    """What stands outside the totals (see Gekozen); of a choice of years in parts."""
    title = partial(voor, funds.agenda)
    rows = grouped((f"daarnaast, {title(one)}", one) for one in funds.gekozen.daarnaast)
    if missed := funds.gekozen.niet_ontvangen:
        rows["afgerond of gestopt, niet ontvangen"] = missed
    parts = {name: funds.per_deel(entries) for name, entries in rows.items()}
    for deel in funds.per_deel(()):
        sums = {name: sommen(own[deel]) for name, own in parts.items() if own[deel]}
        if sums:
            found = table(sums, (Column("wat", share=5), str), *_per_stand(sums, money.STANDEN))
            titel = ", ".join(filter(None, ("Buiten de totalen", deel)))
            yield Section(titel, (found,), "daarnaast", jaar=deel)


def _per_stand(
    sums: Mapping[str, Mapping[Stand, Som]], standen: Iterable[Stand] = SUMMED
) -> list[Kolom[str]]:
    """A column of sums for each of these standen, of rows by name; shown where there is any."""

    def kolom(stand: Stand) -> Kolom[str]:
        is_there = stand == "toegezegd" or any(found[stand].aantal for found in sums.values())
        return Column(stand, align="right", data=not is_there), lambda name: sums[name][stand]

    return [kolom(stand) for stand in standen]


Rows = Callable[[Sequence[Toegerekend], str | None], Groepen]
"""The rows that bijdragen of a part of a choice of years go to."""
Kolommen = Callable[[Groepen, str | None, Sequence[Kolom[str]]], Sequence[Kolom[str]]]
"""The columns of the table of such a part, given those of its sums."""


def amounts(
    funds: Geld, rows: Rows, kolommen: Kolommen, *, most: int | None = None, total: bool = True
) -> Iterator[Section]:
    """A row of sums for each group, last the `total`; a table for each part of a choice."""
    agenda = funds.agenda
    registered = (*agenda.organisaties, *agenda.regelingen)
    ids = {*agenda.actie, *agenda.speerpunt, *agenda.labels, *registered}
    for deel, entries in funds.per_deel(funds.gekozen.bijdragen).items():
        if entries or not is_undivided(deel):
            groepen = {**rows(entries, deel), TOTAAL: entries}
            sums = {name: sommen(own) for name, own in groepen.items() if total or name != TOTAAL}
            columns = kolommen(groepen, deel, _per_stand(sums))
            found = table(sums, *columns, id_=lambda name: name if name in ids else None)
            yield Section(deel, (found._replace(total=total, most=most),), "bedragen", jaar=deel)


def nodig(found: Benodigd | None, otherwise: str = NIETS) -> Cell:
    """What is needed together; `otherwise` where nothing says it."""
    if not found or not found.delen:
        return Told("euro", otherwise, None)
    return Told("euro", "niet opgeteld", None) if found.dubbel else Euro(found.totaal, found.grens)


def legenda(funds: Geld, *more: str) -> str:
    """What a reader of the amounts should know; empty where that is nothing."""
    gekozen = funds.gekozen
    entries = (*gekozen.bijdragen, *gekozen.daarnaast, *gekozen.niet_ontvangen)
    unknown = any(entry.bijdrage.bedrag is None for entry in entries)
    said = ". ".join([*[words.ZONDER_BEDRAG] * unknown, *more])
    return f"({said})" if said else ""
