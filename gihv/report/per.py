"""`gihv report --per …`: the financing split by actie, speerpunt, bron, regeling or year."""

from collections.abc import Callable
from datetime import date
from functools import partial

from gihv import money, records
from gihv.dutch import euro, sort_key
from gihv.model import Agenda
from gihv.money import Toegerekend
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import TOTAAL, Geld, amounts, geld, grouped, toegezegd
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
    without: dict[str, list[bool]] = {one.id: [] for one in agenda.speerpunten}
    for own in funds.acties:
        without.setdefault(own.speerpunt, []).append(funds.dekkingen[own.id].zonder_financiering)
    chosen = [one for one in agenda.speerpunten if without[one.id]]
    count = (Column("acties", align="right"), lambda one: len(without[one.id]))
    zonder = (Column("zonder", align="right"), lambda one: sum(without[one.id]))
    bar = (BAR, lambda one: Balk(0, sum(without[one.id]), len(without[one.id])))
    acties = table(chosen, NUMMER, SPEERPUNT, count, zonder, bar)
    groepen = grouped(funds, lambda entry: entry.speerpunt or money.HELE_AGENDA)
    title = partial(words.genoemd, agenda)
    return funds.report(
        "speerpunt",
        section("acties", "Acties zonder financiering per speerpunt", acties),
        amounts(funds, groepen, "speerpunt", SPEERPUNT[0], title, ids=agenda.speerpunt),
    )


def jaar(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each year, each span of years that shares an amount, and for "zonder jaar"."""
    funds = geld(agenda, keuze)
    groepen: dict[str, list[Toegerekend]] = {name: [] for name in funds.benodigd.per_jaar}
    for entry in funds.bijdragen:
        for name, part in money.per_jaar(entry.bijdrage):
            groepen.setdefault(name, []).append(entry._replace(bijdrage=part))
    names = sorted(groepen, key=lambda name: (name == money.JAAR_ONBEKEND, sort_key(name)))
    needed = {**funds.benodigd.per_jaar, TOTAAL: funds.benodigd.totaal}
    benodigd = (Column("benodigd", align="right"), lambda name: Euro(needed.get(name)))
    rows = {name: groepen[name] for name in names}
    return funds.report(
        "jaar",
        amounts(funds, rows, "jaar", Column("jaar"), str, benodigd),
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

    more = (
        doelen("betaalt", "toegezegd"),
        doelen("gevraagd of mogelijk", "aangevraagd", "mogelijk"),
        (Column("plafond", under=True), lambda name: _plafond(agenda, name)),
    )
    rows, first = {name: groepen[name] for name in names}, Column(per, "naam", wrap=True)
    ids = set(names) - {otherwise}
    return funds.report(per, amounts(funds, rows, per, first, agenda.naam, *more, ids=ids))


def _plafond(agenda: Agenda, id_: str) -> Told:
    """How much a regeling can give; empty where there is no limit or no regeling."""
    found = agenda.regelingen.get(id_)
    if not found or not found.plafond:
        return Told("plafond", "", None)
    years = money.jaren_tekst(found.plafond.jaren)
    text = euro(found.plafond.bedrag) + (f" ({years})" if years else "")
    return Told("plafond", text, records.plafond(found.plafond))
