"""`gihv report --per …`: the financing split by actie, speerpunt, bron, regeling or year."""

from collections.abc import Callable, Iterable
from datetime import date

from gihv import money, records
from gihv.dutch import euro, sort_key
from gihv.model import Actie, Agenda, Speerpunt
from gihv.money import Stand, Toegerekend
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import (
    SUM_COLUMNS,
    Geld,
    geld,
    grouped,
    per_stand,
    sum_cells,
    sums_table,
    toegezegd,
)
from gihv.report.parts import BAR, numbered, section
from gihv.report.value import Balk, Cell, Column, Euro, Report, Section, Told

PAYER_COLUMNS = (
    Column("betaalt", under=True),
    Column("gevraagd of mogelijk", under=True),
    Column("plafond", under=True),
)
NO_PLAFOND = Told("plafond", "", None)
NOTHING = Told("lijst", "", [])


def actie(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The dekking of each actie in each year, and what is committed to it alone."""
    funds = geld(agenda, keuze)

    def cells(one: Actie) -> tuple[Cell, ...]:
        return (*funds.staten(one), toegezegd(one))

    table = numbered(funds.acties, (*funds.jaren, SUM_COLUMNS[0]), cells)
    return funds.report(
        "actie",
        [section("acties", "Financiering per actie", table)],
        closing="Geld voor meer acties samen: gihv report --per bron",
    )


def speerpunt(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The acties of each speerpunt by dekking, then the amounts; money counts once."""
    funds = geld(agenda, keuze)
    without = {
        one.id: [
            funds.dekkingen[actie.id].zonder_financiering
            for actie in funds.acties
            if actie.speerpunt == one.id
        ]
        for one in agenda.speerpunten
    }

    def cells(one: Speerpunt) -> tuple[Cell, ...]:
        own = without[one.id]
        return (len(own), sum(own), Balk(0, sum(own), len(own)))

    def title(id_: str) -> str:
        found = agenda.speerpunt.get(id_)
        return f"{found.nummer}  {found.titel}" if found else id_

    columns = (Column("acties", align="right"), Column("zonder", align="right"), BAR)
    chosen = [one for one in agenda.speerpunten if without[one.id]]
    acties = numbered(chosen, columns, cells)
    sums = grouped(funds, lambda entry: [(entry.speerpunt or money.HELE_AGENDA, entry.bijdrage)])
    rows = (
        (id_ if id_ in agenda.speerpunt else None, (title(id_), *sum_cells(own)))
        for id_, own in sums.items()
    )
    amounts = sums_table(funds, Column("speerpunt", "titel", wrap=True), rows)
    return funds.report(
        "speerpunt",
        [
            section("acties", "Acties zonder financiering per speerpunt", acties),
            Section("Bedragen per speerpunt", (amounts,), "bedragen"),
        ],
    )


def jaar(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each year, each span of years that shares an amount, and for "jaar onbekend"."""
    funds = geld(agenda, keuze)
    sums = grouped(funds, lambda entry: money.per_jaar(entry.bijdrage))
    needed = funds.benodigd.per_jaar
    names = sorted({*sums, *needed}, key=lambda name: (name == money.JAAR_ONBEKEND, sort_key(name)))
    rows = (
        (None, (name, *sum_cells(sums.get(name, per_stand([]))), Euro(needed.get(name))))
        for name in names
    )
    benodigd = (Column("benodigd", align="right"),)
    table = sums_table(funds, Column("jaar"), rows, benodigd, (Euro(funds.benodigd.totaal),))
    return funds.report(
        "jaar",
        [Section("Bedragen per jaar", (table,), "bedragen")],
        closing="Een bedrag voor meer jaren samen staat in een eigen rij; het is nergens verdeeld.",
    )


def bron(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each bron, in alphabetical order; last the money that names none."""
    funds = geld(agenda, keuze)
    return _per_payer(funds, "bron", lambda entry: entry.bijdrage.bron, money.BRON_ONBEKEND)


def regeling(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each regeling, in alphabetical order; last the money that comes through none."""

    def through(entry: Toegerekend) -> str | None:
        via, payer = entry.bijdrage.via, entry.bijdrage.bron
        return via or (payer if payer in agenda.regelingen else None)

    return _per_payer(geld(agenda, keuze), "regeling", through, "zonder regeling")


def _per_payer(
    funds: Geld, per: str, payer: Callable[[Toegerekend], str | None], otherwise: str
) -> Report:
    """The report with a row for each payer (or regeling) by name, and last one for the rest."""
    agenda = funds.agenda
    entries: dict[str, list[Toegerekend]] = {}
    for entry in funds.bijdragen:
        entries.setdefault(payer(entry) or otherwise, []).append(entry)
    names = sorted(entries, key=lambda id_: (id_ == otherwise, sort_key(agenda.naam(id_))))

    def cells(id_: str) -> tuple[Cell, ...]:
        return (
            agenda.naam(id_),
            *sum_cells(per_stand(entry.bijdrage for entry in entries[id_])),
            _doelen(agenda, entries[id_], ("toegezegd",)),
            _doelen(agenda, entries[id_], ("aangevraagd", "mogelijk")),
            _plafond(agenda, id_),
        )

    rows = ((None if id_ == otherwise else id_, cells(id_)) for id_ in names)
    first, last = Column(per, "naam", wrap=True), (NOTHING, NOTHING, NO_PLAFOND)
    table = sums_table(funds, first, rows, PAYER_COLUMNS, last)
    return funds.report(per, [Section(f"Bedragen per {per}", (table,), "bedragen")])


def _doelen(agenda: Agenda, entries: Iterable[Toegerekend], standen: tuple[Stand, ...]) -> Told:
    """What some bijdragen of these standen are for, each thing once."""
    purposes = dict.fromkeys(
        words.doel(agenda, entry) for entry in entries if money.stand(entry.bijdrage) in standen
    )
    return Told("lijst", "; ".join(purposes), list(purposes))


def _plafond(agenda: Agenda, id_: str) -> Told:
    """How much a regeling can give; empty where there is no limit or no regeling."""
    found = agenda.regelingen.get(id_)
    if not found or not found.plafond:
        return NO_PLAFOND
    years = money.jaren_tekst(found.plafond.jaren)
    limit = euro(found.plafond.bedrag)
    text = f"{limit} ({years})" if years else limit
    return Told("plafond", text, records.plafond(found.plafond))
