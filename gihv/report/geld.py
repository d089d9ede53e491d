"""What the reports on money are made of: the chosen acties with their dekking, and what pays."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gihv import money, query
from gihv.model import Actie, Agenda, Bijdrage
from gihv.money import Benodigd, Dekking, Som, Stand, Toegerekend
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import made
from gihv.report.value import Cell, Column, Report, Section, Staat, Table


@dataclass(frozen=True, slots=True)
class Geld:
    """The chosen acties with their dekking, and what pays for them and what they need."""

    agenda: Agenda
    keuze: Selectie
    acties: Sequence[Actie]
    dekkingen: Mapping[str, Dekking]
    bijdragen: Sequence[Toegerekend]
    benodigd: Benodigd

    @property
    def lead(self) -> tuple[str, ...]:
        """What stands above the tables: that there are no acties, or nothing."""
        return () if self.acties else (words.geen_acties(self.keuze),)

    @property
    def jaren(self) -> tuple[Column, ...]:
        """A column for each of the agenda's years."""
        return tuple(Column(str(year)) for year in self.agenda.periode.jaren)

    def staten(self, actie: Actie) -> tuple[Staat, ...]:
        """The state of an actie in each of the agenda's years."""
        states = self.dekkingen[actie.id].per_jaar
        return tuple(Staat(states.get(year, words.BUITEN)) for year in self.agenda.periode.jaren)

    def report(
        self, per: str | None, sections: Iterable[Section], closing: str = "", lead: str = ""
    ) -> Report:
        """The report on financiering with these sections."""
        said = self.lead or ((lead,) if lead else ())
        below = (closing,) if closing else ()
        return made(self.agenda, "financiering", said, sections, per=per, closing=below)


def geld(agenda: Agenda, keuze: Selectie) -> Geld:
    """The money of the chosen acties; for an empty Selectie also that of the agenda as a whole."""
    acties = query.select(agenda, keuze)
    ids = frozenset(actie.id for actie in acties)
    return Geld(
        agenda,
        keuze,
        acties,
        {actie.id: money.dekking(actie, agenda.periode) for actie in acties},
        [
            entry
            for entry in money.bijdragen(agenda)
            if not keuze or money.telt_voor(agenda, entry, ids)
        ],
        money.benodigd(agenda, acties, heel=not keuze),
    )


# -- sums ------------------------------------------------------------------------------------

Sommen = Mapping[Stand, Som]

SUMMED: tuple[Stand, ...] = ("toegezegd", "aangevraagd", "mogelijk")
"""The standen with a column of their own: `afgewezen` stands outside the sums."""
SUM_COLUMNS = tuple(Column(title, align="right") for title in (*SUMMED, "zonder bedrag"))


def per_stand(bijdragen: Iterable[Bijdrage]) -> Sommen:
    """The sum of the bijdragen of each stand, in the order of STANDEN."""
    entries = list(bijdragen)
    return {
        stand: money.som(entry for entry in entries if money.stand(entry) == stand)
        for stand in money.STANDEN
    }


def toegezegd(actie: Actie) -> Som:
    """What is committed to an actie alone."""
    return per_stand(actie.financiering.bijdragen if actie.financiering else ())["toegezegd"]


Groep = Callable[[Toegerekend], Iterable[tuple[str, Bijdrage]]]
"""The rows that a bijdrage goes to: mostly one, and one a year for an amount by year."""


def grouped(funds: Geld, groep: Groep) -> dict[str, Sommen]:
    """The sums of each row, in the order in which the rows first occur."""
    rows: dict[str, list[Bijdrage]] = {}
    for entry in funds.bijdragen:
        for name, bijdrage in groep(entry):
            rows.setdefault(name, []).append(bijdrage)
    return {name: per_stand(entries) for name, entries in rows.items()}


def sum_cells(sums: Sommen) -> tuple[Cell, ...]:
    """The cells below SUM_COLUMNS; the last counts the bijdragen whose amount is not known."""
    counted = [sums[stand] for stand in SUMMED]
    return (*counted, sum(total.zonder_bedrag for total in counted))


def sums_table(
    funds: Geld,
    first: Column,
    rows: Iterable[tuple[str | None, tuple[Cell, ...]]],
    more: tuple[Column, ...] = (),
    total: tuple[Cell, ...] = (),
) -> Table:
    """Rows of sums, each with its id, and last all bijdragen together with the cells of `total`."""
    found = list(rows)
    everything = per_stand(entry.bijdrage for entry in funds.bijdragen)
    return Table(
        (first, *SUM_COLUMNS, *more),
        (*(row for _, row in found), ("totaal", *sum_cells(everything), *total)),
        (*(id_ for id_, _ in found), None),
        total=True,
    )
