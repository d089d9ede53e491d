"""The JSON contract: things of the model as plain dicts, for programs.

Keys keep their order, absent things are there as null, [] or false, and each `soort` has its
schema under schema/uitvoer/. Amounts are whole euros, or a dict of year (as text) to whole euros.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from gihv import money
from gihv.model import (
    Actie,
    Agenda,
    Bedrag,
    Bijdrage,
    Financiering,
    Mijlpaal,
    Organisatie,
    Plafond,
    Regeling,
    Rol,
    Speerpunt,
    Streefwaarde,
)
from gihv.query import acties_met

VERSIES = {"rapport": 2}
"""The version of each soort of output where it is not 1; up when a key changes or goes away."""

Gegevens = dict[str, Any]


def envelope(soort: str, agenda: Agenda, **more: object) -> Gegevens:
    """What every JSON output opens with: {"versie", "soort", "onvolledig", …}."""
    return {
        "versie": VERSIES.get(soort, 1),
        "soort": soort,
        "onvolledig": list(agenda.hiaten),
        **more,
    }


def thing(agenda: Agenda, one: Actie | Speerpunt | Organisatie | Regeling) -> tuple[str, Gegevens]:
    """The name of the list that a thing belongs to ("acties" …), and the thing as data."""
    match one:
        case Actie():
            return "acties", actie(agenda, one)
        case Speerpunt():
            return "speerpunten", speerpunt(agenda, one)
        case Organisatie():
            return "organisaties", organisatie(agenda, one)
        case Regeling():
            return "regelingen", regeling(agenda, one)


def actie(agenda: Agenda, one: Actie) -> Gegevens:
    """An actie, whole."""
    speerpunt = agenda.speerpunt.get(one.speerpunt)
    part = speerpunt.deelgebied(one.deelgebied) if speerpunt else None
    return {
        "nummer": one.volgnummer,
        "id": one.id,
        "titel": one.titel,
        "speerpunt": {
            "nummer": one.speerpunt_nummer,
            "id": one.speerpunt,
            "titel": speerpunt.titel if speerpunt else None,
        },
        "deelgebied": {"id": part.id, "titel": part.titel} if part else None,
        "omschrijving": one.omschrijving,
        "status": one.status,
        "looptijd": looptijd(agenda, one),
        "trekkers": [rol(agenda, entry) for entry in one.trekkers],
        "partners": [rol(agenda, entry) for entry in one.partners],
        "beoogde_partners": [rol(agenda, entry) for entry in one.beoogde_partners],
        "partners_gezocht": one.partners_gezocht,
        "financiering": _geld_van_actie(agenda, one),
        "streefwaarden": list(map(streefwaarde, one.streefwaarden)),
        "mijlpalen": list(map(mijlpaal, one.mijlpalen)),
        "zie": [verwezen(agenda, id_) for id_ in one.zie],
        "websites": list(one.websites),
        "pad": one.path,
    }


def speerpunt(agenda: Agenda, one: Speerpunt) -> Gegevens:
    """A speerpunt, with the numbers of its acties."""
    return {
        "nummer": one.nummer,
        "id": one.id,
        "titel": one.titel,
        "soort": one.soort,
        "uitdaging": one.uitdaging,
        "doelen": list(one.doelen),
        "deelgebieden": [
            {"id": part.id, "titel": part.titel, "doelen": list(part.doelen)}
            for part in one.deelgebieden
        ],
        "streefwaarden": list(map(streefwaarde, one.streefwaarden)),
        "toelichting": one.toelichting,
        "websites": list(one.websites),
        "financiering": geld_van_acties(agenda, one.financiering),
        "acties": [actie.volgnummer for actie in agenda.acties_van[one.id]],
        "pad": one.path,
    }


def organisatie(agenda: Agenda, one: Organisatie) -> Gegevens:
    """An organisatie, with its own roles (not those of its parts) and whether it signed."""
    signed = agenda.ondertekend.get(one.id)
    return {
        "id": one.id,
        "naam": one.naam,
        "afkorting": one.afkorting,
        "aliassen": list(one.aliassen),
        "voorheen": list(one.voorheen),
        "soort": one.soort,
        "onderdeel_van": list(one.onderdeel_van),
        "website": one.website,
        "ondertekenaar": signed is not None,
        "hele_agenda": signed is not None and signed.hele_agenda,
        "voorbehoud": signed is not None and signed.voorbehoud,
        "rollen": [
            {"actie": actie.volgnummer, "rol": naam}
            for actie, naam, _ in agenda.rollen_van.get(one.id, ())
        ],
    }


def regeling(agenda: Agenda, one: Regeling) -> Gegevens:
    """A regeling, with the numbers of the acties that it pays or may pay for."""
    return {
        "id": one.id,
        "naam": one.naam,
        "afkorting": one.afkorting,
        "aliassen": list(one.aliassen),
        "soort": one.soort,
        "verstrekker": one.verstrekker,
        "plafond": plafond(one.plafond) if one.plafond else None,
        "in_oprichting": one.in_oprichting,
        "toelichting": one.toelichting,
        "acties": nummers(agenda, acties_met(agenda, one.id)),
    }


def plafond(one: Plafond) -> Gegevens:
    """How much a regeling can give."""
    return {"bedrag": one.bedrag, "jaren": list(one.jaren)}


def looptijd(agenda: Agenda, one: Actie) -> dict[str, str | None]:
    """When an actie runs: {"van", "tot"} as typed, or the agenda's first and last year.

    None where agenda.yaml, which would tell, cannot be read.
    """
    van, tot = one.looptijd.van, one.looptijd.tot
    years = agenda.periode.jaren
    return {
        "van": van.tekst if van else str(years[0]) if years else None,
        "tot": tot.tekst if tot else str(years[-1]) if years else None,
    }


# -- parts -----------------------------------------------------------------------------------


def rol(agenda: Agenda, one: Rol) -> Gegevens:
    """An organisation in a role."""
    return {
        "id": one.organisatie,
        "naam": agenda.naam(one.organisatie),
        "taak": one.taak,
        "voorbehoud": one.voorbehoud,
    }


def _geld_van_actie(agenda: Agenda, one: Actie) -> Gegevens:
    funds = one.financiering or Financiering()
    dekking = money.dekking(one, agenda.periode)
    return {
        "dekking": dekking.overall,
        "per_jaar": {str(year): state for year, state in dekking.per_jaar.items()},
        "benodigd": bedrag(funds.benodigd),
        "bijdragen": [bijdrage(agenda, entry) for entry in funds.bijdragen],
        "samen_met_andere_acties": [
            toegerekend(agenda, entry) for entry in money.gedeeld(agenda, one.id)
        ],
        "toelichting": funds.toelichting,
    }


def geld_van_acties(agenda: Agenda, funds: Financiering | None) -> Gegevens | None:
    """Money for several acties together; None where the file says nothing of it."""
    if funds is None:
        return None
    return {
        "bijdragen": [
            {**bijdrage(agenda, entry), "acties": nummers(agenda, entry.acties)}
            for entry in funds.bijdragen
        ],
        "benodigd": bedrag(funds.benodigd),
        "toelichting": funds.toelichting,
    }


def bijdrage(agenda: Agenda, one: Bijdrage) -> Gegevens:
    """A bijdrage; bron and via as {"id", "naam"} or None."""
    return {
        "bron": _genoemd(agenda, one.bron),
        "via": _genoemd(agenda, one.via),
        "bedrag": bedrag(one.bedrag),
        "jaren": list(one.jaren),
        "status": one.status,
        "waarvoor": one.waarvoor,
    }


def bedrag(amount: Bedrag | None) -> int | dict[str, int] | None:
    """An amount, or one by year with the years as text."""
    if isinstance(amount, Mapping):
        return {str(year): euros for year, euros in amount.items()}
    return amount


def toegerekend(agenda: Agenda, entry: money.Toegerekend) -> Gegevens:
    """A bijdrage with the numbers of its acties and the id of its speerpunt (None: the agenda)."""
    ids = [entry.actie] if entry.actie else entry.bijdrage.acties
    return {
        **bijdrage(agenda, entry.bijdrage),
        "acties": nummers(agenda, ids),
        "speerpunt": entry.speerpunt,
    }


def streefwaarde(one: Streefwaarde) -> Gegevens:
    """A streefwaarde: its fields, under their own names."""
    return one._asdict()


def mijlpaal(one: Mijlpaal) -> Gegevens:
    """A mijlpaal, its datum as it is typed."""
    return {"datum": one.datum.tekst, "wat": one.wat, "grens": one.grens}


def verwezen(agenda: Agenda, id_: str) -> Gegevens:
    """What an id in `zie` names: {"id", "nummer", "titel"}, the last two None for an unknown id."""
    if found := agenda.actie.get(id_):
        return {"id": id_, "nummer": found.volgnummer, "titel": found.titel}
    if other := agenda.speerpunt.get(id_):
        return {"id": id_, "nummer": str(other.nummer), "titel": other.titel}
    return {"id": id_, "nummer": None, "titel": None}


def nummers(agenda: Agenda, ids: Iterable[str]) -> list[str]:
    """The printed numbers of acties, in the agenda's order."""
    known = {id_: agenda.actie[id_] for id_ in ids if id_ in agenda.actie}
    return [actie.volgnummer for actie in sorted(known.values(), key=lambda one: one.volgorde)]


def _genoemd(agenda: Agenda, id_: str | None) -> Gegevens | None:
    return {"id": id_, "naam": agenda.naam(id_)} if id_ else None
