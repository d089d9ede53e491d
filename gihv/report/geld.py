"""What the reports on money are made of: the chosen acties with their dekking, and what pays."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from gihv import money, query
from gihv.model import Actie, Agenda, Bijdrage
from gihv.money import Benodigd, Dekking, Som, Stand, Toegerekend
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import Kolom, made, section, table
from gihv.report.value import Cell, Column, Report, Section, Staat

SUMMED: tuple[Stand, ...] = ("toegezegd", "aangevraagd", "mogelijk")
"""The standen with a column of their own: `afgewezen` stands outside the sums."""

TOTAAL = "alle bijdragen"
"""The group that holds every bijdrage: no id has a blank."""


class Geld(NamedTuple):
    """The chosen acties with their dekking, and what pays for them and what they need."""

    agenda: Agenda
    keuze: Selectie
    acties: Sequence[Actie]
    dekkingen: Mapping[str, Dekking]
    bijdragen: Sequence[Toegerekend]
    benodigd: Benodigd

    @property
    def jaren(self) -> list[Kolom[Actie]]:
        """A column for each of the agenda's years, with the state of each actie."""

        def kolom(year: int) -> Kolom[Actie]:
            return Column(str(year)), lambda one: Staat(
                self.dekkingen[one.id].per_jaar.get(year, words.BUITEN)
            )

        return [kolom(year) for year in self.agenda.periode.jaren]

    def report(
        self, per: str | None, *sections: Section, closing: str = "", answer: str = ""
    ) -> Report:
        """The report on financiering with these sections."""
        about = (self.agenda, self.keuze, self.acties, "financiering")
        return made(*about, *sections, answer=answer, per=per, closing=closing)


def geld(agenda: Agenda, keuze: Selectie) -> Geld:
    """The money of the chosen acties; for an empty Selectie also that of the agenda as a whole."""
    acties = query.select(agenda, keuze)
    ids = frozenset(actie.id for actie in acties)
    dekkingen = {actie.id: money.dekking(actie, agenda.periode) for actie in acties}
    paying = [one for one in money.bijdragen(agenda) if not one.is_deel]
    if keuze:
        paying = [one for one in paying if not ids.isdisjoint(query.acties_voor(agenda, one))]
    needed = money.benodigd(agenda, acties, heel=not keuze)
    return Geld(agenda, keuze, acties, dekkingen, paying, needed)


def per_stand(bijdragen: Iterable[Bijdrage]) -> Mapping[Stand, Som]:
    """The sum of the bijdragen of each stand, in the order of STANDEN."""
    entries = list(bijdragen)
    return {
        stand: money.som(entry for entry in entries if money.stand(entry) == stand)
        for stand in money.STANDEN
    }


def toegezegd(actie: Actie) -> Som:
    """What is committed to an actie alone."""
    return per_stand(actie.financiering.bijdragen if actie.financiering else ())["toegezegd"]


Groepen = dict[str, list[Toegerekend]]


def grouped(funds: Geld, groep: Callable[[Toegerekend], str]) -> Groepen:
    """The bijdragen by the row that each goes to, in the order in which the rows first occur."""
    rows: Groepen = {}
    for entry in funds.bijdragen:
        rows.setdefault(groep(entry), []).append(entry)
    return rows


def amounts(  # noqa: PLR0913 - a table has as many parts
    funds: Geld,
    groepen: Groepen,
    per: str,
    first: Column,
    title: Callable[[str], str],
    *more: Kolom[str],
    ids: Collection[str] = (),
) -> Section:
    """A row of sums for each group (its id, if one of `ids`); last all together, as TOTAAL."""
    sums = {
        name: per_stand(entry.bijdrage for entry in entries)
        for name, entries in {**groepen, TOTAAL: funds.bijdragen}.items()
    }

    def summed(stand: Stand) -> Kolom[str]:
        return Column(stand, align="right"), lambda name: sums[name][stand]

    def zonder_bedrag(name: str) -> Cell:
        return sum(sums[name][stand].zonder_bedrag for stand in SUMMED)

    found = table(
        sums,
        (first, lambda name: "totaal" if name == TOTAAL else title(name)),
        *map(summed, SUMMED),
        (Column("zonder bedrag", align="right"), zonder_bedrag),
        *more,
        id_=lambda name: name if name in ids else None,
    )
    return section("bedragen", f"Bedragen per {per}", found._replace(total=True))
