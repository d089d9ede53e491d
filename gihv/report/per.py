"""`gihv report --per …`: the financing split by actie, speerpunt, bron, regeling or year."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from gihv import money, records
from gihv.dutch import euro, sort_key
from gihv.model import Actie, Agenda
from gihv.money import Stand, Toegerekend
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import (
    TOTAAL,
    Eigen,
    Geld,
    Groepen,
    amounts,
    eigen,
    geld,
    geld_op_naam,
    grouped,
    is_undivided,
    per_stand,
    som,
    voor,
)
from gihv.report.parts import BAR, NUMMER, SPEERPUNT, Kolom, opsomming, section, table
from gihv.report.value import Balk, Cell, Column, Euro, Report, Section, Staat, Told

MEER_SPEERPUNTEN = "meer speerpunten samen"
"""The row of money for acties of several speerpunten together, by name."""


class _Rij(NamedTuple):
    """A row of money: what one actie has alone, or else what several share, or is for no actie."""

    actie: Actie | None
    titel: str
    bijdragen: Sequence[Toegerekend]
    met: Sequence[str] = ()
    """The numbers of the other acties: with which the actie shares money, or that share in this."""


def actie(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The dekking of each actie and its own money; then what acties share, and what is for all.

    Shares of pots count, and of a pot only what is still to be divided.
    """
    funds = geld_op_naam(agenda, keuze)
    parts = (
        _per_actie(funds, deel, entries)
        for deel, entries in funds.per_deel(funds.gekozen.bijdragen).items()
        if entries or not is_undivided(deel)
    )
    return funds.report("actie", *parts)


def _per_actie(funds: Geld, deel: str | None, entries: Sequence[Toegerekend]) -> Section:
    """The acties with this money; all of them, with their dekking, unless it is of no one year."""
    own, undivided = eigen(entries), is_undivided(deel)
    rows = [*_rijen(funds, own, entries, every=not undivided), _Rij(None, "totaal", entries)]

    def staat(year: int) -> Kolom[_Rij]:
        return Column(
            str(year)
        ), lambda one: funds.staat(one.actie, year) if one.actie else Staat("")

    def summed(column: Column, stand: Stand, nothing: str) -> Kolom[_Rij]:
        def cell(one: _Rij) -> Cell:
            if one.actie:
                return own.cell(one.actie, stand, nothing)
            found = som(per_stand(one.bijdragen)[stand])
            return found if found.aantal else Told("som", nothing, found)

        return column, cell

    found = table(
        rows,
        (NUMMER[0], lambda one: one.actie.volgnummer if one.actie else ""),
        (Column("actie", "titel", share=5), lambda one: one.titel),
        *(() if undivided else map(staat, funds.years)),
        summed(Column("toegezegd", align="right"), "toegezegd", words.GEEN),
        summed(Column("aangevraagd", share=2), "aangevraagd", ""),
        summed(Column("mogelijk", share=2), "mogelijk", ""),
        (Column("samen met", share=2), lambda one: opsomming(one.met)),
        id_=lambda one: one.actie and one.actie.id,
    )
    name, shown = "bedragen" if undivided else "acties", found._replace(total=True)
    return section(name, "Financiering per actie", shown, jaar=deel)


def _rijen(
    funds: Geld, own: Eigen, entries: Sequence[Toegerekend], *, every: bool
) -> Iterator[_Rij]:
    """Every actie, or those with money here; what acties have together; what is for no actie."""
    agenda, chosen = funds.agenda, funds.dekkingen.keys()
    for actie in funds.acties:
        alone, others = own.alleen.get(actie.id, ()), own.met.get(actie.id, {}).values()
        if every or alone:
            met = records.nummers(agenda, frozenset().union(*others))
            yield _Rij(actie, actie.titel, alone, met)
    samen = []
    for ids, shared in own.samen.items():
        here, elsewhere = (
            records.nummers(agenda, [id_ for id_ in ids if (id_ in chosen) is wanted])
            for wanted in (True, False)
        )
        samen.append(_Rij(None, f"samen: {', '.join(here)}", shared, elsewhere))
    yield from sorted(samen, key=lambda one: sort_key(one.titel))
    unnamed = (entry for entry in entries if not any(money.acties_van(entry)))
    for title, found in grouped(unnamed, partial(voor, agenda)).items():
        yield _Rij(None, title, found)


def speerpunt(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The acties of each speerpunt by dekking, then the amounts; money counts once."""
    funds = geld(agenda, keuze)
    without: dict[str, list[bool]] = {one.id: [] for one in agenda.speerpunten}
    for own in funds.acties:
        zonder_geld = not own.afgelopen and funds.dekkingen[own.id].zonder_financiering
        without.setdefault(own.speerpunt, []).append(zonder_geld)
    chosen = [one for one in agenda.speerpunten if without[one.id]]
    count = (Column("acties", align="right"), lambda one: len(without[one.id]))
    zonder = (Column("zonder", align="right"), lambda one: sum(without[one.id]))
    bar = (BAR, lambda one: Balk(0, sum(without[one.id]), len(without[one.id])))
    acties = table(chosen, NUMMER, SPEERPUNT, count, zonder, bar)
    places = {id_: place for place, id_ in enumerate(agenda.speerpunt)}

    def rows(entries: Sequence[Toegerekend], _: str | None) -> Groepen:
        found = grouped(entries, partial(_speerpunt, agenda))
        return dict(sorted(found.items(), key=lambda row: places.get(row[0], -1)))

    first = (SPEERPUNT[0], partial(words.genoemd, agenda))
    return funds.report(
        "speerpunt",
        section("acties", "Acties zonder financiering per speerpunt", acties),
        *amounts(funds, "speerpunt", first, rows, lambda _groepen, _deel: ()),
    )


def _speerpunt(agenda: Agenda, entry: Toegerekend) -> str:
    """The id of the speerpunt that money is for, or that of the acties that it names; or a name."""
    if entry.speerpunt:
        return entry.speerpunt
    acties = [agenda.actie[id_] for id_ in money.acties_van(entry) if id_ in agenda.actie]
    named = {actie.speerpunt for actie in acties}
    return named.pop() if len(named) == 1 else MEER_SPEERPUNTEN if named else money.HELE_AGENDA


def jaar(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each year, each span of years that shares an amount, and for "zonder jaar"."""
    funds = geld(agenda, keuze)
    needed = funds.benodigd.per_jaar

    def rows(entries: Sequence[Toegerekend], deel: str | None) -> Groepen:
        names = needed if deel is None else needed.keys() & {deel}
        groepen: Groepen = {name: [] for name in names}
        for entry in entries:
            for name, part in money.per_jaar(entry.bijdrage):
                groepen.setdefault(name, []).append(entry._replace(bijdrage=part))
        return dict(
            sorted(
                groepen.items(), key=lambda row: (row[0] == money.JAAR_ONBEKEND, sort_key(row[0]))
            )
        )

    def benodigd(_: Groepen, deel: str | None) -> Sequence[Kolom[str]]:
        every = funds.benodigd if deel is None else needed.get(deel)
        cells = {**needed, TOTAAL: every}

        def cell(name: str) -> Euro:
            found = cells.get(name)
            return Euro(found.totaal, found.grens) if found else Euro(None)

        return [(Column("benodigd", align="right"), cell)]

    return funds.report(
        "jaar",
        *amounts(funds, "jaar", (Column("jaar"), str), rows, benodigd),
        closing="Een bedrag voor meer jaren samen staat in een eigen rij; het is nergens verdeeld.",
    )


def bron(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each that pays, in alphabetical order; last the money of which it is not said."""

    def payer(entry: Toegerekend) -> str | None:
        return money.betaler(agenda, entry.bijdrage)

    return _per_payer(geld(agenda, keuze), "bron", payer, money.BRON_ONBEKEND)


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
    agenda, chosen = funds.agenda, funds.dekkingen.keys()

    def rows(entries: Sequence[Toegerekend], _: str | None) -> Groepen:
        found = grouped(entries, lambda entry: payer(entry) or otherwise)
        names = sorted(found, key=lambda id_: (id_ == otherwise, sort_key(agenda.naam(id_))))
        return {name: found[name] for name in names}

    def doelen(groepen: Groepen, title: str, *standen: str) -> Kolom[str]:
        def cell(name: str) -> Told:
            entries = groepen.get(name, [])
            found = (one for one in entries if money.stand(one.bijdrage) in standen)
            purposes = dict.fromkeys(words.doel(agenda, entry, chosen) for entry in found)
            return opsomming(list(purposes), between="; ")

        return Column(title, share=2), cell

    def more(groepen: Groepen, _: str | None) -> Sequence[Kolom[str]]:
        return (
            doelen(groepen, "betaalt", "toegezegd"),
            doelen(groepen, "gevraagd of mogelijk", "aangevraagd", "mogelijk"),
            (Column("plafond", share=2), lambda name: _plafond(agenda, name)),
        )

    first = (Column(per, "naam", share=5), agenda.naam)
    return funds.report(per, *amounts(funds, per, first, rows, more))


def _plafond(agenda: Agenda, id_: str) -> Told:
    """How much a regeling can give; empty where there is no limit or no regeling."""
    found = agenda.regelingen.get(id_)
    if not found or not found.plafond:
        return Told("plafond", "", None)
    years = money.jaren_tekst(found.plafond.jaren)
    text = euro(found.plafond.bedrag) + (f" ({years})" if years else "")
    return Told("plafond", text, records.plafond(found.plafond))
