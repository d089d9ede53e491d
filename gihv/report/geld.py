"""What the reports on money are made of: the chosen acties with their dekking, and what pays."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gihv import money, query, records
from gihv.dutch import euro, sort_key
from gihv.model import Actie, Agenda, Bijdrage
from gihv.money import Benodigd, Dekking, Som, Stand, Toegerekend
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import made
from gihv.report.value import Cell, Column, Report, Section, Staat, Table, Told


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


# -- per payer -------------------------------------------------------------------------------

PAYER_COLUMNS = (
    Column("betaalt", under=True),
    Column("gevraagd of mogelijk", under=True),
    Column("plafond", under=True),
)
NO_PLAFOND = Told("plafond", "", None)
EMPTY = Told("lijst", "", [])


def per_payer(
    funds: Geld, per: str, payer: Callable[[Toegerekend], str | None], otherwise: str
) -> Report:
    """The report with a row for each payer (or regeling) by name, and last one for the rest."""
    agenda = funds.agenda
    entries: dict[str, list[Toegerekend]] = {}
    for entry in funds.bijdragen:
        entries.setdefault(payer(entry) or otherwise, []).append(entry)
    names = sorted(entries, key=lambda id_: (id_ == otherwise, sort_key(agenda.naam(id_))))
    rows = [
        (
            None if id_ == otherwise else id_,
            (
                agenda.naam(id_),
                *sum_cells(per_stand(entry.bijdrage for entry in entries[id_])),
                _doelen(agenda, entries[id_], ("toegezegd",)),
                _doelen(agenda, entries[id_], ("aangevraagd", "mogelijk")),
                _plafond(agenda, id_),
            ),
        )
        for id_ in names
    ]
    first = Column(per, "naam", wrap=True)
    table = sums_table(funds, first, rows, PAYER_COLUMNS, (EMPTY, EMPTY, NO_PLAFOND))
    return funds.report(per, [Section(f"Bedragen per {per}", (table,), "bedragen")])


def _doelen(agenda: Agenda, entries: Iterable[Toegerekend], standen: tuple[Stand, ...]) -> Told:
    """What some bijdragen of these standen are for, each thing once."""
    purposes = dict.fromkeys(
        words.doel(agenda, entry) for entry in entries if money.stand(entry.bijdrage) in standen
    )
    return Told("lijst", "; ".join(purposes), list(purposes))


def _plafond(agenda: Agenda, id_: str) -> Told:
    """How much a regeling can give; empty where there is no limit or no regeling."""
    regeling = agenda.regelingen.get(id_)
    if not regeling or not regeling.plafond:
        return NO_PLAFOND
    plafond = regeling.plafond
    years = money.jaren_tekst(plafond.jaren)
    limit = euro(plafond.bedrag)
    text = f"{limit} ({years})" if years else limit
    return Told("plafond", text, records.plafond(plafond))
