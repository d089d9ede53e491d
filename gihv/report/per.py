"""`gihv report --per …`: the financing split by actie, speerpunt, bron, regeling or year."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice

from gihv import money, records
from gihv.dutch import euro, number, sort_key
from gihv.model import Actie, Agenda, Bijdrage, Speerpunt, grouped
from gihv.money import Stand, Toegerekend
from gihv.query import Selectie, mist
from gihv.report import words
from gihv.report.geld import (
    SUMMED,
    TOTAAL,
    Geld,
    Groepen,
    amounts,
    eigen,
    geld,
    geld_op_naam,
    is_undivided,
    legenda,
    nodig,
    sommen,
    voor,
)
from gihv.report.parts import ACTIE, MOST, NUMMER, SPEERPUNT, Kolom, opsomming
from gihv.report.value import NIETS, Cell, Column, Report, Section, Staat, Told

MEER_SPEERPUNTEN = "meer {speerpunten} samen"
"""The row of money for acties of several speerpunten together, by name."""
ZONDER_LABEL = "zonder label"
"""The row of acties that have no label, and of their money."""
ZONDER = "Zonder: {acties} zonder financiering"
ZONDER_REGELING = "zonder regeling"
"""The row of money that comes through no regeling."""

Kolommen = Sequence[Kolom[str]]


def _titel(column: Column, name: Callable[[str], str]) -> Kolom[str]:
    """The column with the names of rows, the last of which is TOTAAL."""
    return column, lambda row: "totaal" if row == TOTAAL else name(row)


def _things(things: Mapping[str, Actie] | Mapping[str, Speerpunt], column: Column) -> Kolommen:
    """The columns with the numbers and titles of what rows are about; others have a name only."""

    def nummer(row: str) -> str:
        return words.nummer(things[row]) if row in things else ""

    def name(row: str) -> str:
        return things[row].titel if row in things else row

    return (NUMMER[0], nummer), _titel(column, name)


def actie(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """What each actie has alone, then what acties share, and what is for no actie by name."""
    funds = geld_op_naam(agenda, keuze)

    def row(entry: Toegerekend) -> str:
        ids = list(money.acties_van(entry))
        samen = f"samen: {', '.join(records.nummers(agenda, ids))}"
        return samen if ids[1:] else ids[0] if ids else voor(agenda, entry)

    def rows(entries: Sequence[Toegerekend], deel: str | None) -> Groepen:
        found = grouped((row(entry), entry) for entry in entries)
        own = [one.id for one in funds.acties if one.id in found or not is_undivided(deel)]
        return {id_: found.get(id_, ()) for id_ in (*own, *sorted(found, key=sort_key))}

    def kolommen(groepen: Groepen, _: str | None, sums: Kolommen) -> Kolommen:
        own, acties = eigen(groepen[TOTAAL]), agenda.actie

        def of_actie(kolom: Kolom[Actie]) -> Kolom[str]:
            cell = kolom[1]
            return kolom[0], lambda row: cell(acties[row]) if row in acties else Staat("")

        def summed(stand: Stand, kolom: Kolom[str]) -> Kolom[str]:
            return kolom[0], lambda row: own.cell(row, stand, kolom[1](row))

        def met(row: str) -> Told:
            return opsomming(records.nummers(agenda, own.samen_met(row)))

        return [
            *_things(acties, ACTIE[0]),
            *map(of_actie, funds.jaren(data=True)),
            *map(summed, SUMMED, sums),
            (Column("samen met", data=True), met),
        ]

    return funds.report("actie", *amounts(funds, rows, kolommen), closing=legenda(funds))


def speerpunt(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The acties of each speerpunt, those without financing, and the amounts; money counts once."""
    funds = geld(agenda, keuze)
    own = grouped((actie.speerpunt, actie) for actie in funds.acties)
    acties = {**dict.fromkeys(agenda.speerpunt, ()), **own}
    names = _things(agenda.speerpunt, SPEERPUNT[0])
    sections = _per_groep(funds, names, acties, lambda one: [_speerpunt(agenda, one)])
    closing = legenda(funds, words.benoemd(agenda, ZONDER))
    return funds.report("speerpunt", *sections, closing=closing)


def _speerpunt(agenda: Agenda, entry: Toegerekend) -> str:
    """The id of the speerpunt that money is for, or that of the acties that it names; or a name."""
    if entry.speerpunt:
        return entry.speerpunt
    acties = [agenda.actie[id_] for id_ in money.acties_van(entry) if id_ in agenda.actie]
    named = {actie.speerpunt for actie in acties}
    if len(named) == 1:
        return named.pop()
    return words.benoemd(agenda, MEER_SPEERPUNTEN) if named else money.HELE_AGENDA


def label(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """The acties with each label, with two in both rows, and without; and their amounts."""
    funds = geld_op_naam(agenda, keuze)

    def of(actie: Actie) -> Sequence[str]:
        return actie.labels or (ZONDER_LABEL,)

    def groups(entry: Toegerekend) -> Iterable[str]:
        ids = [id_ for id_ in money.acties_van(entry) if id_ in funds.dekkingen]
        names = dict.fromkeys(name for id_ in ids for name in of(agenda.actie[id_]))
        return names or [voor(agenda, entry)]

    own = grouped((name, actie) for actie in funds.acties for name in of(actie))
    acties = {**dict.fromkeys([*agenda.labels, ZONDER_LABEL], ()), **own}
    names = [_titel(Column("label", "naam", share=5), lambda row: agenda.labels.get(row, row))]
    sections = _per_groep(funds, names, acties, groups, total=False)
    closing = legenda(funds, words.benoemd(agenda, ZONDER))
    counted = words.benoemd(agenda, "Een {actie} met meer labels telt bij elk label.")
    said = counted if agenda.labels else "Er zijn geen labels."
    return funds.report("label", *sections, closing=closing, answer=said)


def _per_groep(
    funds: Geld,
    names: Kolommen,
    acties: Mapping[str, Sequence[Actie]],
    groups: Callable[[Toegerekend], Iterable[str]],
    *,
    total: bool = True,
) -> Iterator[Section]:
    """A row for each group of acties, in this order, and for other money by name; and the total.

    `acties`: the chosen acties of each group; `groups`: those that money is for.
    """
    every = {**acties, TOTAAL: funds.acties}

    def rows(entries: Sequence[Toegerekend], deel: str | None) -> Groepen:
        found = grouped((name, entry) for entry in entries for name in groups(entry))
        chosen = () if is_undivided(deel) else [name for name in acties if acties[name]]
        in_order = {**acties, **found}
        return {row: found.get(row, ()) for row in in_order if row in found or row in chosen}

    def aantal(row: str) -> Cell:
        return len(every[row]) if row in every else Told("getal", NIETS, None)

    def zonder(row: str) -> Cell:
        if row not in every:
            return Told("getal", NIETS, None)
        without = sum(mist(actie, funds.agenda, "financiering") for actie in every[row])
        return Told("getal", f"{number(without)} van {number(len(every[row]))}", without)

    def kolommen(_: Groepen, deel: str | None, sums: Kolommen) -> Kolommen:
        column = Column("zonder", align="right", data=is_undivided(deel))
        return [*names, (Column("acties", data=True), aantal), (column, zonder), *sums]

    return amounts(funds, rows, kolommen, total=total)


def jaar(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each year, each span of years that shares an amount, and for "zonder jaar"."""
    funds = geld(agenda, keuze)
    needed = funds.benodigd.per_jaar

    def rows(entries: Sequence[Toegerekend], deel: str | None) -> Groepen:
        found = grouped(
            (name, entry._replace(bijdrage=part))
            for entry in entries
            for name, part in money.per_jaar(entry.bijdrage)
        )
        names = found.keys() | (needed.keys() if deel is None else needed.keys() & {deel})
        in_order = sorted(names, key=lambda row: (row == money.JAAR_ONBEKEND, sort_key(row)))
        return {row: found.get(row, ()) for row in in_order}

    def kolommen(_: Groepen, deel: str | None, sums: Kolommen) -> Kolommen:
        every = {**needed, TOTAAL: funds.benodigd if deel is None else needed.get(deel)}
        column = Column("benodigd", align="right", data=not needed)
        return [_titel(Column("jaar"), str), *sums, (column, lambda row: nodig(every.get(row)))]

    said = legenda(funds, "Geld voor meer jaren heeft een eigen rij")
    return funds.report("jaar", *amounts(funds, rows, kolommen), closing=said)


def bron(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each that pays, and for the money of which it is not said; the largest first."""
    payer = partial(money.betaler, agenda)
    return _per_payer(geld(agenda, keuze), "bron", payer, money.BRON_ONBEKEND)


def regeling(agenda: Agenda, keuze: Selectie, peildatum: date) -> Report:  # noqa: ARG001 - as every report
    """A row for each regeling, the largest first; last the money that comes through none."""

    def through(bijdrage: Bijdrage) -> str | None:
        return bijdrage.via or (bijdrage.bron if bijdrage.bron in agenda.regelingen else None)

    return _per_payer(geld(agenda, keuze), "regeling", through, ZONDER_REGELING)


def _per_payer(
    funds: Geld, per: str, payer: Callable[[Bijdrage], str | None], otherwise: str
) -> Report:
    """The report with a row for each payer (or regeling) by name, and one for the rest."""
    agenda, chosen = funds.agenda, funds.dekkingen.keys()

    def rows(entries: Sequence[Toegerekend], _: str | None = None) -> Groepen:
        found = grouped((payer(entry.bijdrage) or otherwise, entry) for entry in entries)
        return dict(sorted(found.items(), key=lambda row: _size(agenda, *row)))

    def doelen(groepen: Groepen, title: str, *standen: str) -> Kolom[str]:
        def cell(name: str) -> Told:
            found = (one for one in groepen[name] if money.stand(one.bijdrage) in standen)
            purposes = dict.fromkeys(words.doel(agenda, entry, chosen) for entry in found)
            return opsomming(purposes, between="; ")

        return Column(title, data=True), cell

    def kolommen(groepen: Groepen, _: str | None, sums: Kolommen) -> Kolommen:
        has_plafond = any(_plafond(agenda, name).gegeven for name in groepen)
        plafond = Column("plafond", align="right", share=4, data=not has_plafond)
        return [
            _titel(Column(per, "naam", share=5), agenda.naam),
            *sums,
            (plafond, partial(_plafond, agenda)),
            doelen(groepen, "betaalt", "toegezegd"),
            doelen(groepen, "gevraagd of mogelijk", "aangevraagd", "mogelijk"),
        ]

    named = (name for name in rows(funds.gekozen.bijdragen) if name != otherwise)
    what = words.benoemd(agenda, "Per {actie}")
    example = (f'{what}: gihv show "{agenda.naam(name)}"' for name in islice(named, 1))
    said = legenda(funds, *example)
    return funds.report(per, *amounts(funds, rows, kolommen, most=MOST), closing=said)


def _size(agenda: Agenda, name: str, entries: Sequence[Toegerekend]) -> tuple[object, ...]:
    """Where a payer comes among others: the largest amounts first, groups after organisations."""
    sums = sommen(entries)
    one = agenda.organisaties.get(name)
    return (
        name == ZONDER_REGELING,
        *(-sums[stand].bedrag for stand in SUMMED),
        one is not None and one.soort == "groep",
        *(-sums[stand].aantal for stand in SUMMED),
        sort_key(agenda.naam(name)),
    )


def _plafond(agenda: Agenda, id_: str) -> Told:
    """How much a regeling can give; nothing where there is no limit or no regeling."""
    found = agenda.regelingen.get(id_)
    if not found or not found.plafond:
        return Told("plafond", NIETS, None)
    years = money.jaren_tekst(found.plafond.jaren)
    amount = euro(found.plafond.bedrag)
    text = amount + (f" ({years})" if years else "")
    return Told("plafond", text, records.plain(found.plafond), amount)
