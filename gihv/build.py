"""Plain data of a well-shaped file -> values of the model. Each function trusts the schema."""

from collections.abc import Mapping
from typing import Any

from gihv.datum import Datum
from gihv.model import (
    Actie,
    Bedrag,
    Bijdrage,
    Contact,
    Deelgebied,
    Financiering,
    Kop,
    Looptijd,
    Mijlpaal,
    Ondertekenaar,
    Organisatie,
    Paragraaf,
    Periode,
    Plafond,
    Regeling,
    Rol,
    Speerpunt,
    Streefwaarde,
)

Data = Mapping[str, Any]


def actie(
    data: Data, *, path: str, id_: str, speerpunt: str, speerpunt_nummer: int | None
) -> Actie:
    """An actie of the speerpunt with this id and number."""
    get = data.get
    return Actie(
        id=id_,
        speerpunt=speerpunt,
        speerpunt_nummer=speerpunt_nummer,
        nummer=int(data["nummer"]),
        titel=data["titel"],
        path=path,
        deelgebied=get("deelgebied"),
        omschrijving=_prose(get("omschrijving")),
        status=get("status"),
        looptijd=_looptijd(get("looptijd")),
        trekkers=_rollen(get("trekkers")),
        partners=_rollen(get("partners")),
        beoogde_partners=_rollen(get("beoogde_partners")),
        partners_gezocht=get("partners_gezocht", False),
        financiering=_financiering(get("financiering")),
        streefwaarden=_streefwaarden(get("streefwaarden")),
        mijlpalen=tuple(map(_mijlpaal, get("mijlpalen", ()))),
        zie=tuple(get("zie", ())),
        websites=tuple(get("websites", ())),
    )


def speerpunt(data: Data, *, path: str, id_: str) -> Speerpunt:
    """A speerpunt, without its acties."""
    get = data.get
    return Speerpunt(
        id=id_,
        nummer=int(data["nummer"]),
        titel=data["titel"],
        soort=data["soort"],
        path=path,
        uitdaging=_prose(get("uitdaging")),
        doelen=tuple(get("doelen", ())),
        deelgebieden=tuple(
            Deelgebied(part["id"], part["titel"], tuple(part.get("doelen", ())))
            for part in get("deelgebieden", ())
        ),
        streefwaarden=_streefwaarden(get("streefwaarden")),
        toelichting=_prose(get("toelichting")),
        websites=tuple(get("websites", ())),
        financiering=_financiering(get("financiering")),
    )


def kop(data: Data) -> Kop:
    """What agenda.yaml says."""
    get = data.get
    contact = get("contact")
    return Kop(
        titel=data["titel"],
        versie=data["versie"],
        vastgesteld=Datum.parse(data["vastgesteld"]),
        periode=Periode(int(data["periode"]["van"]), int(data["periode"]["tot"])),
        regio=get("regio"),
        initiatiefnemer=get("initiatiefnemer"),
        website=get("website"),
        contact=None if contact is None else Contact(**contact),
        inleiding=_prose(get("inleiding")),
        paragrafen=tuple(
            Paragraaf(part["titel"], part["tekst"].rstrip()) for part in get("paragrafen", ())
        ),
        financiering=_financiering(get("financiering")),
        ondertekenaars=tuple(Ondertekenaar(**entry) for entry in get("ondertekenaars", ())),
    )


def organisaties(data: Data, *, path: str) -> dict[str, Organisatie]:
    """Every organisation by its id, in the order of the file."""
    return {
        id_: Organisatie(
            id=id_,
            path=path,
            naam=entry["naam"],
            soort=entry["soort"],
            afkorting=entry.get("afkorting"),
            aliassen=tuple(entry.get("aliassen", ())),
            voorheen=tuple(entry.get("voorheen", ())),
            onderdeel_van=tuple(entry.get("onderdeel_van", ())),
            website=entry.get("website"),
        )
        for id_, entry in data.items()
    }


def regelingen(data: Data, *, path: str) -> dict[str, Regeling]:
    """Every regeling by its id, in the order of the file."""
    return {
        id_: Regeling(
            id=id_,
            path=path,
            naam=entry["naam"],
            soort=entry["soort"],
            afkorting=entry.get("afkorting"),
            aliassen=tuple(entry.get("aliassen", ())),
            verstrekker=entry.get("verstrekker"),
            plafond=_plafond(entry.get("plafond")),
            in_oprichting=entry.get("in_oprichting", False),
            toelichting=_prose(entry.get("toelichting")),
        )
        for id_, entry in data.items()
    }


def _prose(text: str | None) -> str | None:
    """A text without the line end that a block scalar leaves."""
    return None if text is None else text.rstrip()


def _rollen(entries: list[Any] | None) -> tuple[Rol, ...]:
    return tuple(Rol(entry) if isinstance(entry, str) else Rol(**entry) for entry in entries or ())


def _looptijd(data: Data | None) -> Looptijd:
    if not data:
        return Looptijd()
    return Looptijd(_datum(data.get("van")), _datum(data.get("tot")))


def _datum(value: str | int | None) -> Datum | None:
    return None if value is None else Datum.parse(value)


def _mijlpaal(data: Data) -> Mijlpaal:
    return Mijlpaal(Datum.parse(data["datum"]), data["wat"], data.get("grens"))


def _streefwaarden(entries: list[Any] | None) -> tuple[Streefwaarde, ...]:
    return tuple(map(_streefwaarde, entries or ()))


def _streefwaarde(data: Data) -> Streefwaarde:
    if isinstance(data.get("jaar"), float):  # `2014.0` is an integer to JSON Schema
        return Streefwaarde(**{**data, "jaar": int(data["jaar"])})
    return Streefwaarde(**data)


def _plafond(data: Data | None) -> Plafond | None:
    if data is None:
        return None
    years = data.get("jaren")
    return Plafond(int(data["bedrag"]), _jaren(years), jaren_getypt=_getypt(years))


def _jaren(years: list[Any] | None) -> tuple[int, ...]:
    return tuple(sorted({int(year) for year in years or ()}))


def _getypt(years: list[Any] | None) -> tuple[int, ...] | None:
    return None if years is None else tuple(int(year) for year in years)


def _bedrag(value: Any) -> Bedrag | None:
    if isinstance(value, dict):
        return {int(year): int(amount) for year, amount in sorted(value.items())}
    return None if value is None else int(value)


def _bijdrage(data: Data) -> Bijdrage:
    get = data.get
    bedrag = _bedrag(get("bedrag"))
    return Bijdrage(
        status=data["status"],
        bron=get("bron"),
        via=get("via"),
        bedrag=bedrag,
        jaren=tuple(bedrag) if isinstance(bedrag, dict) else _jaren(get("jaren")),
        waarvoor=get("waarvoor"),
        acties=tuple(get("acties", ())),
        jaren_getypt=_getypt(get("jaren")),
    )


def _financiering(data: Data | None) -> Financiering | None:
    if data is None:
        return None
    dekking = data.get("dekking")
    if isinstance(dekking, dict):
        dekking = {int(year): word for year, word in sorted(dekking.items())}
    return Financiering(
        dekking=dekking,
        bijdragen=tuple(map(_bijdrage, data.get("bijdragen", ()))),
        benodigd=_bedrag(data.get("benodigd")),
        toelichting=_prose(data.get("toelichting")),
    )
