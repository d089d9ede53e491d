"""What the reports on money are made of: the chosen acties with their dekking, and what pays."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gihv import financing, gegevens, query
from gihv.dutch import euro, sort_key
from gihv.financing import Benodigd, Dekking, Som, Stand, Toegerekend
from gihv.model import Actie, Agenda, Bijdrage
from gihv.query import Selectie
from gihv.rapport import Cell, Column, Rapport, Section, Table
from gihv.report import words


@dataclass(frozen=True, slots=True)
class Geld:
    """What the report is made of: the chosen acties with their dekking, and what pays for them."""

    agenda: Agenda
    keuze: Selectie
    acties: Sequence[tuple[Actie, Dekking]]
    bijdragen: Sequence[Toegerekend]
    benodigd: Benodigd

    @property
    def jaren(self) -> range:
        """The agenda's years."""
        return self.agenda.periode.jaren

    @property
    def lead(self) -> tuple[str, ...]:
        """What stands above the tables: that there are no acties, or nothing."""
        return () if self.acties else (words.geen_acties(self.keuze),)

    @property
    def zonder(self) -> list[tuple[Actie, Dekking]]:
        """The acties without financing."""
        return [(actie, dekking) for actie, dekking in self.acties if dekking.zonder_financiering]

    @property
    def tekort(self) -> int | None:
        """What the chosen acties together still miss; None where that is not known."""
        return financing.tekort(self.agenda, self.benodigd, self.bijdragen)


def geld(agenda: Agenda, keuze: Selectie) -> Geld:
    """The money of the chosen acties; for an empty Selectie also that of the agenda as a whole."""
    acties = query.select(agenda, keuze)
    ids = frozenset(actie.id for actie in acties)
    return Geld(
        agenda,
        keuze,
        [(actie, financing.dekking(actie, agenda.periode)) for actie in acties],
        [
            entry
            for entry in financing.bijdragen(agenda)
            if not keuze or financing.telt_voor(agenda, entry, ids)
        ],
        financing.benodigd(agenda, acties, heel=not keuze),
    )


def per_stand(bijdragen: Iterable[Bijdrage]) -> dict[Stand, Som]:
    """The sum of the bijdragen of each stand, in the order of STANDEN."""
    entries = list(bijdragen)
    return {
        stand: financing.som(entry for entry in entries if financing.stand(entry) == stand)
        for stand in financing.STANDEN
    }


Groep = Callable[[Toegerekend], Iterable[tuple[str, Bijdrage]]]
"""The rows that a bijdrage goes to: mostly one, and one a year for an amount by year."""


def grouped(money: Geld, groep: Groep) -> dict[str, dict[Stand, Som]]:
    """The sums of each row, in the order in which the rows first occur."""
    rows: dict[str, list[Bijdrage]] = {}
    for entry in money.bijdragen:
        for name, bijdrage in groep(entry):
            rows.setdefault(name, []).append(bijdrage)
    return {name: per_stand(entries) for name, entries in rows.items()}


SUM_COLUMNS = (
    Column("toegezegd", align="right"),
    Column("aangevraagd", align="right"),
    Column("mogelijk", align="right"),
    Column("zonder bedrag", align="right"),
)


def sum_cells(sums: Mapping[Stand, Som]) -> tuple[Cell, ...]:
    """The cells below SUM_COLUMNS; the last counts the bijdragen whose amount is not known."""
    counted = [sums[stand] for stand in SUMMED]
    return (*map(words.bedrag, counted), sum(total.zonder_bedrag for total in counted))


SUMMED: tuple[Stand, ...] = ("toegezegd", "aangevraagd", "mogelijk")
"""The standen with a column of their own: `afgewezen` stands outside the sums."""


def total_row(money: Geld) -> tuple[Cell, ...]:
    """The last row of a table of sums: all bijdragen together."""
    return ("totaal", *sum_cells(per_stand(entry.bijdrage for entry in money.bijdragen)))


def per_payer(
    money: Geld,
    *,
    per: str,
    payer: Callable[[Toegerekend], str | None],
    otherwise: str,
) -> Rapport:
    """The report with a row for each payer (or regeling) by name, and last one for the rest."""
    agenda = money.agenda
    entries: dict[str, list[Toegerekend]] = {}
    for entry in money.bijdragen:
        entries.setdefault(payer(entry) or otherwise, []).append(entry)
    names = sorted(entries, key=lambda id_: (id_ == otherwise, sort_key(agenda.naam(id_))))
    sums = {id_: per_stand(entry.bijdrage for entry in entries[id_]) for id_ in names}
    rows: list[tuple[Cell, ...]] = [
        (
            agenda.naam(id_),
            *sum_cells(sums[id_]),
            _doelen(agenda, entries[id_], ("toegezegd",)),
            _doelen(agenda, entries[id_], ("aangevraagd", "mogelijk")),
            _plafond(agenda, id_),
        )
        for id_ in names
    ]
    columns = (
        Column(per, wrap=True),
        *SUM_COLUMNS,
        Column("betaalt", under=True),
        Column("gevraagd of mogelijk", under=True),
        Column("plafond", under=True),
    )
    content = [
        {
            "id": None if id_ == otherwise else id_,
            "naam": agenda.naam(id_),
            "bedragen": gegevens.sommen(sums[id_]),
            "bijdragen": [gegevens.toegerekend(agenda, entry) for entry in entries[id_]],
        }
        for id_ in names
    ]
    return Rapport(
        title=words.titel(agenda),
        aside=words.vastgesteld(agenda),
        gegevens=gegevens.envelope(
            "rapport", agenda, {"rapport": "financiering", "per": per, "rijen": content}
        ),
        lead=money.lead,
        sections=(
            Section(
                f"Bedragen per {per}", (Table(columns, (*rows, (*total_row(money), "", "", ""))),)
            ),
        ),
    )


def _doelen(agenda: Agenda, entries: Iterable[Toegerekend], standen: tuple[Stand, ...]) -> str:
    """What some bijdragen of these standen are for, each thing once."""
    purposes = (
        words.doel(agenda, entry) for entry in entries if financing.stand(entry.bijdrage) in standen
    )
    return "; ".join(dict.fromkeys(purposes))


def _plafond(agenda: Agenda, id_: str) -> str:
    """How much a regeling can give, in words; empty where there is no limit or no regeling."""
    regeling = agenda.regelingen.get(id_)
    if not regeling or not regeling.plafond:
        return ""
    years = financing.jaren_tekst(regeling.plafond.jaren)
    limit = euro(regeling.plafond.bedrag)
    return f"{limit} ({years})" if years else limit
