"""`gihv list`: the acties, speerpunten, organisaties or regelingen of the agenda, a row each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from gihv import model, money, query, records
from gihv.dutch import counted, enumerate_, number, sort_key
from gihv.model import Agenda
from gihv.money import Som
from gihv.query import Selectie
from gihv.report import parts, words
from gihv.report.kolommen import DOET, in_gebruik, kolommen
from gihv.report.organisaties import ROLLEN
from gihv.report.value import NIETS, Cell, Euro, Report, Section, Staat, Told, text_of

SHORT = {"nummer": "nr", "trekkers": "trekker"}
"""The titles on a screen that are shorter than the names."""
ROLES = tuple(ROLLEN[rol][0] for rol in DOET)
"""The columns of organisaties that count acties, in the order of their weight."""


class Lijst(NamedTuple):
    """A kind of list: its things, the usual columns, and the word for one.

    `grootste`: the largest by these columns stand first, and groups last.
    """

    chosen: Callable[[Agenda, Selectie], Sequence[Any]]
    standaard: tuple[str, ...]
    enkelvoud: str
    grootste: tuple[str, ...] = ()
    most: int | None = None


def lijst(  # noqa: PLR0913 - as much can be asked of a list
    agenda: Agenda,
    keuze: Selectie,
    soort: str,
    *,
    namen: Sequence[str] = (),
    sorteer: str = "",
    soorten: Sequence[str] = (),
    peildatum: date = date.max,
) -> Report:
    """The list of a soort: of these soorten, with the columns of these names, sorted by one."""
    kind, known = LIJSTEN[soort], kolommen(agenda, soort, keuze, peildatum)

    def things(agenda: Agenda, keuze: Selectie) -> Sequence[Any]:
        found = kind.chosen(agenda, keuze)
        return [one for one in found if one.soort in soorten] if soorten else found

    def size(one: Any) -> tuple[object, ...]:
        return one.soort == "groep", *(_order(known[name][1](one)) for name in kind.grootste)

    chosen = list(things(agenda, keuze))
    if kind.grootste:
        chosen.sort(key=size)
    if sorteer:
        chosen.sort(key=lambda one: _order(known[sorteer][1](one)))
    names = words.namen(agenda)
    word = (names.get(kind.enkelvoud, kind.enkelvoud), names.get(soort, soort))
    whole = len(kind.chosen(agenda, Selectie()))
    also = f"soort {enumerate_(soorten, 'of')}" if soorten else ""
    choice = ", ".join(filter(None, (query.in_words(agenda, keuze), also)))
    told, said = parts.choice(choice, len(chosen), whole, word)
    if choice and not chosen:
        said = query.none_chosen(agenda, keuze, things, kind.enkelvoud)
        if others := len(kind.chosen(agenda, keuze)):
            said += f" Zonder `--soort` {'is' if others == 1 else 'zijn'} het er {number(others)}."
    every = namen or in_gebruik(agenda, soort, known)
    years = sorted(keuze.jaar.intersection(agenda.periode.jaren) or agenda.periode.jaren)
    usual = [*kind.standaard, *(f"dekking_{year}" for year in years if soort == "acties")]
    shown = (_on_screen(known[name], kind) for name in namen or usual)
    table = parts.table(chosen, *shown)._replace(most=kind.most)
    part = "" if len(chosen) == whole else f"{number(len(chosen))} van de "
    sums = [cell for row in table.rows for cell in row if isinstance(cell, Som)]
    legend = (f"({words.ZONDER_BEDRAG})",) if any(som.zonder_bedrag for som in sums) else ()
    return Report(
        title=words.titel(agenda),
        envelope=records.envelope(soort, agenda, told),
        aside=words.stand(agenda),
        lead=(said,) if said else (),
        records={soort: [records.thing(agenda, one) for one in chosen]},
        sections=(Section(None, (table,) if chosen else ()),),
        closing=(*legend, f"{part}{counted(whole, *word)}."),
        ids=tuple(one.id for one in chosen),
        flat=parts.table(chosen, *(known[name] for name in every)),
        namen=names,
    )


def soorten_van(agenda: Agenda, soort: str) -> Sequence[str]:
    """The soorten that there are among speerpunten, organisaties or regelingen."""
    things = LIJSTEN[soort].chosen(agenda, Selectie())
    return sorted({one.soort for one in things}) if soort != "acties" else ()


def column(agenda: Agenda, soort: str, typed: str) -> str | None:
    """The name of a column, which may be typed as a screen or a spreadsheet titles it."""
    kind, known = LIJSTEN[soort], kolommen(agenda, soort)
    names = {_on_screen(kolom, kind)[0].title: name for name, kolom in known.items()}
    names |= {name: name for name in known}
    return names.get(typed) or names.get(typed.replace(" ", "_"))


def _on_screen(kolom: parts.Kolom[Any], kind: Lijst) -> parts.Kolom[Any]:
    """The column with its title on a screen."""
    column, cell = kolom
    title = kind.enkelvoud if column.name in ("titel", "naam") else SHORT.get(column.name)
    return column._replace(title=title or column.title.removeprefix("dekking ")), cell


def _order(cell: Cell) -> tuple[Any, ...]:
    """Where a cell comes in a sorted column: the largest number first, the rest by name or state.

    What is not known comes last; before it sums of which only is known how many they are of.
    """
    match cell:
        case Som(bekend=None, aantal=count):
            return (1, -count)
        case Som(bedrag=amount, aantal=count) if count:
            return (0, -amount)
        case Euro(bedrag=int(amount)):
            return (0, -amount)
        case int() | float():
            return (0, -cell)
        case Told(soort="oordeel", gegeven=str(word)):
            return (0, model.OORDELEN.index(word))
        case Staat(woord=state) if state in money.STATES:
            return (0, money.STATES.index(state))
        case Told(gegeven=Som()) | Staat() | Som() | Euro():
            return (2,)
    text = text_of(cell)
    return (2,) if text == NIETS else (0, sort_key(text))


LIJSTEN: Mapping[str, Lijst] = {
    "acties": Lijst(query.select, ("nummer", "titel", "trekkers"), "actie"),
    "speerpunten": Lijst(
        query.speerpunten_ook_op_naam,
        ("nummer", "titel", "acties", "zonder_financiering"),
        "speerpunt",
    ),
    "organisaties": Lijst(
        query.organisaties, ("naam", *ROLES, "ondertekend"), "organisatie", ROLES, parts.MOST
    ),
    "regelingen": Lijst(
        query.regelingen,
        ("naam", "soort", "verstrekker", "acties", "plafond"),
        "regeling",
        ("acties",),
    ),
}
"""Every list by its name on the command line."""
