"""The page of all acties: a table by speerpunt, and the filters that its script applies."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gihv import money, query
from gihv.dutch import counted, sort_key
from gihv.model import Actie
from gihv.query.chosen import betrokken
from gihv.query.selectie import loopt_in
from gihv.query.zoek import told
from gihv.report import words
from gihv.report.organisaties import ROLLEN, InActies
from gihv.signatures import wholes
from gihv.site.parts import OPEN, Link, Vak, Wegwijzer, name_of, sleutel

PER_JAAR = "per-jaar"
ROL = {
    "beoogde_partner": "beoogde_partner",
    "gevraagd": "betaalt_misschien",
    "afgewezen": "wees_geld_af",
}
"""Roles of which the report has another word; the page shows a `_` as a blank."""


class Veld(NamedTuple):
    """A filter: its name in the address, its label, and its values, each with its words."""

    naam: str
    label: str
    waarden: tuple[tuple[str, str], ...]


class Rij(NamedTuple):
    """An actie; `gegevens` is what the filters compare, by the name of an attribute."""

    link: Link
    trekkers: str
    status: str
    vakken: tuple[Vak, ...]
    gegevens: Mapping[str, str]


class Groep(NamedTuple):
    speerpunt: Link
    rijen: tuple[Rij, ...]


class Acties(NamedTuple):
    """`aantal`: "45 acties"; `van`: what follows the count of a choice, "van de 45 acties"."""

    aantal: str
    van: str
    kop: str
    velden: tuple[Veld, ...]
    voorbehoud: str
    sleutel: tuple[Vak, ...]
    jaren: tuple[int, ...]
    groepen: tuple[Groep, ...]


def acties(weg: Wegwijzer, does: InActies) -> Acties:
    """The chosen acties; `does` tells the role of each organisatie in them."""
    agenda, funds = weg.agenda, weg.funds
    rollen = _rollen(does)
    found = {actie.id: _rij(weg, actie, rollen.get(actie.id, {})) for actie in funds.acties}
    count = counted(len(found), *agenda.benamingen.actie)
    over = any(actie.afgelopen for actie in funds.acties)
    said = words.benoemd(agenda, "Bij geld tellen {acties} die afgerond of gestopt zijn niet mee.")
    groups = (
        Groep(
            Link(f"{one.nummer}. {one.titel}", weg.speerpunten[one.id]),
            tuple(found[actie.id] for actie in agenda.acties_van[one.id] if actie.id in found),
        )
        for one in query.speerpunten(agenda, funds.keuze)
    )
    return Acties(
        count,
        f"van de {count}",
        words.benoemd(agenda, "{Actie}"),
        tuple(_velden(weg, [rij.gegevens for rij in found.values()])),
        said if over else "",
        sleutel(rij.vakken for rij in found.values()),
        tuple(funds.years),
        tuple(group for group in groups if group.rijen),
    )


def _rollen(does: InActies) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """By actie what organisaties are in it, each role with their ids."""
    found: dict[str, dict[str, list[str]]] = {}
    for rol, (word, _) in ROLLEN.items():
        for id_, own in does.items():
            for one in own[rol]:
                found.setdefault(one.id, {}).setdefault(ROL.get(rol, word), []).append(id_)
    return found


def _rij(weg: Wegwijzer, one: Actie, rollen: Mapping[str, Sequence[str]]) -> Rij:
    agenda = weg.agenda
    dekking = weg.funds.dekkingen[one.id]
    near = betrokken(agenda, one)
    parties = near.union(*(wholes(agenda, id_) for id_ in near)) & agenda.organisaties.keys()
    money_for = (entry.bijdrage.jaren for entry in money.bijdragen_aan(agenda, one.id))
    years = set(loopt_in(agenda, one.looptijd)).union(*money_for)
    years &= weg.funds.keuze.jaar or years
    vakken = weg.vakken(one)
    # a year in which it does not run has a state that no whole looptijd has
    outside = {vak.soort for vak in vakken if vak.woord == words.BUITEN}
    whole = [dekking.overall, *["zonder"] * dekking.zonder_financiering, *outside]
    data = {
        "speerpunt": one.speerpunt,
        "organisatie": " ".join(sorted(parties)),
        "jaar": " ".join(map(str, sorted(years))),
        "label": " ".join(one.labels),
        "dekking": "" if one.afgelopen else " ".join(whole),
        PER_JAAR: "" if one.afgelopen else " ".join(f"{vak.jaar}:{vak.soort}" for vak in vakken),
        "rollen": " ".join(f"{rol}:{','.join(ids)}" for rol, ids in rollen.items()),
        "tekst": " ".join(agenda.once(told)[one.id].split()),
    }
    return Rij(
        Link(f"{one.volgnummer} {one.titel}", weg.acties[one.id]),
        "; ".join(agenda.naam(rol.organisatie) for rol in one.trekkers),
        (one.status or "").replace("_", " "),
        vakken,
        {name: text for name, text in data.items() if text},
    )


def _velden(weg: Wegwijzer, rows: list[Mapping[str, str]]) -> Iterable[Veld]:
    """The filters, each with the values that occur in these rows."""
    agenda = weg.agenda
    every = agenda.organisaties.values()
    states = {
        "zonder": "zonder financiering",
        **{state: state for state in (*money.STATES[:3], OPEN)},
        **{state: f"open: {state}" for state in money.STATES if state in money.OPEN},
        money.GEEN: money.GEEN,
        name_of(words.BUITEN): words.BUITEN,
    }
    years = sorted({year for row in rows for year in row["jaar"].split()})
    offered: Mapping[str, tuple[str, Mapping[str, str]]] = {
        "speerpunt": (
            words.benoemd(agenda, "{Speerpunt}"),
            {one.id: f"{one.nummer}. {one.titel}" for one in agenda.speerpunten},
        ),
        "organisatie": (
            "Organisatie",
            {one.id: one.naam for one in sorted(every, key=lambda one: sort_key(one.naam))},
        ),
        "dekking": ("Geld", states),
        "jaar": ("Jaar", dict(zip(years, years, strict=True))),
        "label": ("Label", agenda.labels),
    }
    for name, (title, values) in offered.items():
        used = {word for row in rows for word in row.get(name, "").split()}
        if name == "dekking":
            used |= {
                word.partition(":")[2] for row in rows for word in row.get(PER_JAAR, "").split()
            }
            used |= {OPEN} if used & money.OPEN else set()
        if found := tuple(one for one in values.items() if one[0] in used):
            yield Veld(name, title, found)
