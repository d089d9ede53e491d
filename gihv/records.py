"""The JSON contract: things of the model as plain dicts, for programs.

Keys keep their order, absent things are there as null, [] or false, and each `soort` has its
schema under schema/uitvoer/. Amounts are whole euros, or a dict of year (as text) to whole euros.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gihv import model, money, signatures
from gihv.dates import Datum
from gihv.model import Actie, Agenda, Financiering, Kop, Organisatie, Regeling, Rol, Speerpunt
from gihv.query import Thing, acties_met

VERSIES = {"rapport": 3}
"""The version of each soort of output where it is not 1; up when a key changes or goes away."""

Gegevens = dict[str, Any]


def _fields(one: object, *names: str) -> Gegevens:
    return {name: plain(getattr(one, name)) for name in names}


def plain(value: Any) -> Any:
    """A value of the model as data: a date as typed, one with named fields as a dict of those."""
    if isinstance(value, Datum):
        return value.tekst
    if hasattr(value, "_fields"):
        return _fields(value, *value._fields)
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def envelope(soort: str, agenda: Agenda, keuze: Gegevens | None = None, **more: object) -> Gegevens:
    """What every JSON output opens with: {"versie", "soort", "onvolledig", "keuze", …}."""
    known = {"versie": VERSIES.get(soort, 1), "soort": soort, "onvolledig": agenda.hiaten}
    return {**known, "keuze": keuze, **more}


def actie(agenda: Agenda, one: Actie) -> Gegevens:
    """An actie, whole."""
    speerpunt, part = agenda.plaats(one)
    return {
        "nummer": one.volgnummer,
        "id": one.id,
        **_fields(one, "titel", "kenmerk"),
        "speerpunt": {
            "nummer": one.speerpunt_nummer,
            "id": one.speerpunt,
            "titel": speerpunt.titel if speerpunt else None,
        },
        "deelgebied": {"id": part.id, "titel": part.titel} if part else None,
        "labels": [_label(agenda, id_) for id_ in one.labels],
        **_fields(one, "omschrijving", "status"),
        "looptijd": looptijd(agenda, one),
        "trekkers": rollen(agenda, one.trekkers),
        "partners": rollen(agenda, one.partners),
        "beoogde_partners": rollen(agenda, one.beoogde_partners),
        "partners_gezocht": one.partners_gezocht,
        "financiering": _geld_van_actie(agenda, one),
        **_fields(one, "streefwaarden", "mijlpalen", "voortgang"),
        "zie": [_verwezen(agenda, id_) for id_ in one.zie],
        **_fields(one, "websites", "noot"),
        "pad": one.path,
    }


def speerpunt(agenda: Agenda, one: Speerpunt) -> Gegevens:
    """A speerpunt, with the numbers of its acties."""
    return {
        **_fields(one, "nummer", "id", "titel", "soort", "kenmerk", "uitdaging", "doelen"),
        **_fields(one, "deelgebieden", "streefwaarden", "toelichting", "websites", "noot"),
        "financiering": _geld_van_acties(agenda, one),
        "acties": [actie.volgnummer for actie in agenda.acties_van[one.id]],
        "pad": one.path,
    }


def organisatie(agenda: Agenda, one: Organisatie) -> Gegevens:
    """An organisatie, with its own roles and money (not those of its parts) and how it signed."""
    own = agenda.ondertekend.get(one.id)
    how = signatures.ondertekening(agenda, one)
    return {
        **_fields(one, "id", "naam", "afkorting", "aliassen", "voorheen"),
        **_fields(one, "soort", "onderdeel_van", "website"),
        "ondertekenaar": own is not None,
        "hele_agenda": own is not None and own.hele_agenda,
        "voorbehoud": own is not None and own.voorbehoud,
        "ondertekening": {"hoe": how.hoe, "door": rollen(agenda, how.door)},
        "rollen": [
            {"actie": actie.volgnummer, "rol": naam}
            for actie, naam, _ in agenda.rollen_van.get(one.id, ())
        ],
        "betaalt": nummers(agenda, acties_met(agenda, one.id)),
    }


def regeling(agenda: Agenda, one: Regeling) -> Gegevens:
    """A regeling, with the numbers of the acties that it pays or may pay for."""
    return {
        **_fields(one, "id", "naam", "afkorting", "aliassen", "soort", "verstrekker"),
        **_fields(one, "plafond", "in_oprichting", "toelichting"),
        "acties": nummers(agenda, acties_met(agenda, one.id)),
    }


def kop(agenda: Agenda, one: Kop) -> Gegevens:
    """What agenda.yaml tells of the agenda as a whole, with the numbers of its speerpunten."""
    return {
        **_fields(one, "titel", "versie", "regio", "periode", "vastgesteld"),
        "initiatiefnemer": _named(agenda, one.initiatiefnemer),
        **_fields(one, "website", "contact", "benamingen"),
        "labels": [_label(agenda, id_) for id_ in one.labels],
        **_fields(one, "inleiding", "paragrafen"),
        "financiering": _geld_van_acties(agenda, one),
        "ondertekenaars": rollen(agenda, one.ondertekenaars),
        "noot": one.noot,
        "speerpunten": [speerpunt.nummer for speerpunt in agenda.speerpunten],
        "pad": one.path,
    }


RECORDS: Mapping[type, tuple[str, Callable[[Agenda, Any], Gegevens]]] = {
    Actie: ("acties", actie),
    Speerpunt: ("speerpunten", speerpunt),
    Organisatie: ("organisaties", organisatie),
    Regeling: ("regelingen", regeling),
    Kop: ("agenda", kop),
}
"""The name of the list that a thing belongs to, and what makes it data."""


def thing(agenda: Agenda, one: Thing | Kop) -> Gegevens:
    """A thing as data."""
    return RECORDS[type(one)][1](agenda, one)


def looptijd(agenda: Agenda, one: Actie) -> Gegevens:
    """When an actie runs, as typed, or the agenda's years; None where those cannot be read."""
    van, tot, doorlopend = one.looptijd
    years = agenda.periode.jaren
    return {
        "van": van.tekst if van else str(years[0]) if years else None,
        "tot": tot.tekst if tot else str(years[-1]) if years else None,
        "doorlopend": doorlopend,
    }


def rollen(agenda: Agenda, found: Iterable[Rol | model.Ondertekenaar]) -> list[Gegevens]:
    """Organisations in a role, or as those that signed."""
    told = []
    for one in found:
        own = one._asdict()
        id_ = own.pop("organisatie")
        told.append({"id": id_, "naam": agenda.naam(id_), **own})
    return told


def _geld_van_actie(agenda: Agenda, one: Actie) -> Gegevens:
    funds = one.financiering or Financiering()
    dekking = money.dekking(one, agenda.periode)
    return {
        "dekking": dekking.overall,
        "per_jaar": dekking.per_jaar,
        **_fields(funds, "benodigd", "benodigd_grens"),
        "bijdragen": [_bijdrage(agenda, entry) for entry in money.in_bestand(agenda, one.path)],
        "samen_met_andere_acties": [
            {**_samen(agenda, entry), "speerpunt": entry.speerpunt}
            for entry in money.bijdragen_aan(agenda, one.id)
            if entry.actie is None
        ],
        **_fields(funds, "toelichting", "noot"),
    }


def _geld_van_acties(agenda: Agenda, one: Speerpunt | Kop) -> Gegevens | None:
    """Money for several acties together; None where the file says nothing of it."""
    return one.financiering and {
        "bijdragen": [_samen(agenda, entry) for entry in money.in_bestand(agenda, one.path)],
        **_fields(one.financiering, "benodigd", "benodigd_grens", "toelichting", "noot"),
    }


def _samen(agenda: Agenda, entry: money.Toegerekend) -> Gegevens:
    """A bijdrage for acties together, with their numbers."""
    return {**_bijdrage(agenda, entry), "acties": nummers(agenda, entry.bijdrage.acties)}


def _bijdrage(agenda: Agenda, entry: money.Toegerekend) -> Gegevens:
    """A bijdrage; bron and via as {"id", "naam"} or None. Those of a share are its pot's."""
    one = entry.bijdrage
    return {
        "id": one.id,
        "bron": _named(agenda, one.bron),
        "via": _named(agenda, one.via),
        **_fields(one, "uit", "bedrag", "grens", "jaren", "status", "ontvangen", "waarvoor"),
        "kenmerk": one.kenmerk,
    }


def _named(agenda: Agenda, id_: str | None) -> Gegevens | None:
    return {"id": id_, "naam": agenda.naam(id_)} if id_ else None


def _label(agenda: Agenda, id_: str) -> Gegevens:
    return {"id": id_, "naam": agenda.labels.get(id_, id_)}


def _verwezen(agenda: Agenda, id_: str) -> Gegevens:
    """What an id in `zie` names; the number and title None for an unknown id."""
    found = agenda.actie.get(id_) or agenda.speerpunt.get(id_)
    number = found.volgnummer if isinstance(found, Actie) else found and str(found.nummer)
    return {"id": id_, "nummer": number, "titel": found and found.titel}


def nummers(agenda: Agenda, ids: Iterable[str]) -> list[str]:
    """The printed numbers of acties, in the agenda's order."""
    known = {id_: agenda.actie[id_] for id_ in ids if id_ in agenda.actie}
    return [actie.volgnummer for actie in sorted(known.values(), key=lambda one: one.volgorde)]
