"""`gihv report --per …`: the financing split by actie, speerpunt, bron, regeling or year."""

from collections.abc import Callable
from datetime import date

from gihv import money, records
from gihv.dutch import euro, sort_key
from gihv.model import Agenda, Speerpunt
from gihv.money import Toegerekend
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import TOTAAL, Geld, geld, grouped, sums_table, toegezegd
from gihv.report.parts import ACTIE, BAR, NUMMER, SPEERPUNT, Kolom, opsomming, section, table
from gihv.report.value import Balk, Column, Euro, Report, Told


def actie(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The dekking of each actie in each year, and what is committed to it alone."""
    funds = geld(agenda, keuze)
    alone = (Column("toegezegd", align="right"), toegezegd)
    rows = table(funds.acties, NUMMER, ACTIE, *funds.jaren, alone)
    closing = "Geld voor meer acties samen: gihv report --per bron"
    part = section("acties", "Financiering per actie", rows)
    return funds.report("actie", part, closing=closing)


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

    def bar(one: Speerpunt) -> Balk:
        return Balk(0, sum(without[one.id]), len(without[one.id]))

    chosen = [one for one in agenda.speerpunten if without[one.id]]
    count = (Column("acties", align="right"), lambda one: len(without[one.id]))
    zonder = (Column("zonder", align="right"), lambda one: sum(without[one.id]))
    acties = table(chosen, NUMMER, SPEERPUNT, count, zonder, (BAR, bar))
    groepen = grouped(funds, lambda entry: entry.speerpunt or money.HELE_AGENDA)

    def title(id_: str) -> str:
        return words.genoemd(agenda, id_)

    amounts = sums_table(funds, groepen, SPEERPUNT[0], title, ids=agenda.speerpunt)
    return funds.report(
        "speerpunt",
        section("acties", "Acties zonder financiering per speerpunt", acties),
        section("bedragen", "Bedragen per speerpunt", amounts),
    )


def jaar(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each year, each span of years that shares an amount, and for "jaar onbekend"."""
    funds = geld(agenda, keuze)
    groepen: dict[str, list[Toegerekend]] = {name: [] for name in funds.benodigd.per_jaar}
    for entry in funds.bijdragen:
        for name, part in money.per_jaar(entry.bijdrage):
            groepen.setdefault(name, []).append(entry._replace(bijdrage=part))
    names = sorted(groepen, key=lambda name: (name == money.JAAR_ONBEKEND, sort_key(name)))
    needed = {**funds.benodigd.per_jaar, TOTAAL: funds.benodigd.totaal}
    table = sums_table(
        funds,
        {name: groepen[name] for name in names},
        Column("jaar"),
        str,
        (Column("benodigd", align="right"), lambda name: Euro(needed.get(name))),
    )
    return funds.report(
        "jaar",
        section("bedragen", "Bedragen per jaar", table),
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
    groepen = grouped(funds, lambda entry: payer(entry) or otherwise)
    names = sorted(groepen, key=lambda id_: (id_ == otherwise, sort_key(agenda.naam(id_))))

    def doelen(title: str, *standen: str) -> Kolom[str]:
        def cell(name: str) -> Told:
            entries = groepen.get(name, [])
            found = (one for one in entries if money.stand(one.bijdrage) in standen)
            purposes = dict.fromkeys(words.doel(agenda, entry) for entry in found)
            return opsomming(list(purposes), between="; ")

        return Column(title, under=True), cell

    table = sums_table(
        funds,
        {name: groepen[name] for name in names},
        Column(per, "naam", wrap=True),
        agenda.naam,
        doelen("betaalt", "toegezegd"),
        doelen("gevraagd of mogelijk", "aangevraagd", "mogelijk"),
        (Column("plafond", under=True), lambda name: _plafond(agenda, name)),
        ids=set(names) - {otherwise},
    )
    return funds.report(per, section("bedragen", f"Bedragen per {per}", table))


def _plafond(agenda: Agenda, id_: str) -> Told:
    """How much a regeling can give; empty where there is no limit or no regeling."""
    found = agenda.regelingen.get(id_)
    if not found or not found.plafond:
        return Told("plafond", "", None)
    years = money.jaren_tekst(found.plafond.jaren)
    text = euro(found.plafond.bedrag) + (f" ({years})" if years else "")
    return Told("plafond", text, records.plafond(found.plafond))
