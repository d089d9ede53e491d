"""A change in words: only the part that changed, what it is now and what it was."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from gihv import model, money
from gihv.diff import Verschil, Wijziging, things
from gihv.dutch import capital, enumerate_, euro
from gihv.model import Agenda
from gihv.report import words
from gihv.report.fragment import aangehaald, fragment
from gihv.report.value import Euro, text_of

TEKSTEN = ("omschrijving", "uitdaging", "doelen", "toelichting", "inleiding", "noot", "tekst")
"""What is a text, of which only what changed is quoted."""

LABELS: Mapping[str, str] = {
    "financiering.benodigd_grens": "benodigd",
    "financiering.toelichting": "toelichting bij het geld",
    "financiering.noot": "noot bij het geld",
    "benamingen": "namen voor speerpunt en actie",
}
"""What a key is called, where that is not its own name."""

LIJSTEN: Mapping[str, tuple[str, str, str]] = {
    "rollen": ("nieuwe", "geen", ""),
    "bijdragen": ("nieuw", "niet meer", ""),
    "streefwaarden": ("nieuwe streefwaarde", "streefwaarde geschrapt", "streefwaarde"),
    "mijlpalen": ("nieuwe mijlpaal", "mijlpaal geschrapt", "mijlpaal"),
    "voortgang": ("voortgang", "oordeel geschrapt", "voortgang"),
    "deelgebieden": ("nieuw deelgebied", "deelgebied geschrapt", "deelgebied"),
    "paragrafen": ("nieuwe paragraaf", "paragraaf geschrapt", "paragraaf"),
    "ondertekenaars": ("tekent nu ook", "tekent niet meer", "ondertekenaar"),
    "labels": ("nieuw label", "geen label meer", "label"),
    "zie": ("verwijst nu naar", "verwijst niet meer naar", ""),
    "websites": ("nieuwe website", "website geschrapt", ""),
    "onderdeel_van": ("nu onderdeel van", "geen onderdeel meer van", ""),
    "aliassen": ("ook bekend als", "niet meer bekend als", ""),
    "voorheen": ("heette eerder", "eerdere naam geschrapt", ""),
}
"""What is said of something in a list that is new, of what is gone, and of what changed."""


class Zin(NamedTuple):
    """A change in words, and in words what stood and stands there.

    Several with one `kop` are one sentence: "Nieuwe partner: A en B."
    """

    kop: str
    tekst: str
    was: str
    nu: str


def zin(verschil: Verschil, one: Wijziging) -> Zin:
    """A change of a thing that is there before and after."""
    key = one.veld.rpartition(".")[2]
    was = _text(verschil.was, one, one.was, one.ding.was)
    nu = _text(verschil.nu, one, one.nu, one.ding.nu)
    kop, told = LABELS.get(one.veld, key.replace("_", " ")), _was(nu, was)
    if key in TEKSTEN:
        told = fragment(_joined(one.was), _joined(one.nu))
    elif key == "dekking":
        kop = _jaren(verschil.nu, one)
    elif key in LIJSTEN and None in (one.was, one.nu):
        kop, told = _los(key, one), nu or was
    elif key in _DELEN:
        kop, told = _gewijzigd(verschil, key, one)
    elif key in LIJSTEN:
        kop = LIJSTEN[key][2]
    return Zin(capital(kop), told, was, nu)


def _jaren(agenda: Agenda, one: Wijziging) -> str:
    """That it is dekking, and in which years unless those are all years of the actie."""
    years = sorted({*one.was, *one.nu})
    every = money.jaren(agenda.actie[one.ding.nu[0]].looptijd, agenda.periode)
    return "dekking" if years == list(every) else f"dekking in {words.jaren(tuple(years))}"


def _was(nu: str, was: str) -> str:
    """What something is and was: "deels, was gezocht"."""
    return f"{nu or 'niet meer genoemd'}, was {was or 'niet genoemd'}"


def _joined(value: Any) -> str:
    return "\n".join(value) if isinstance(value, tuple) else value or ""


def _los(key: str, one: Wijziging) -> str:
    """What is said before something in a list that is new or gone."""
    is_gone = one.nu is None
    said = LIJSTEN[key][is_gone]
    if key == "rollen":
        return f"{said} {_spaced((one.was or one.nu)[0])}{' meer' * is_gone}"
    return f"{said} {(one.was or one.nu).status}" if key == "bijdragen" else said


# -- values ----------------------------------------------------------------------------------


def _text(agenda: Agenda, one: Wijziging, value: Any, ids: tuple[str, ...]) -> str:
    """A value in words; empty for none."""
    if value is None or value == ():
        return ""
    key = one.veld.rpartition(".")[2]
    if key in _VAN_DING:
        return _VAN_DING[key](agenda, things(agenda, one.ding.soort)[ids[0]])
    if key in _WOORDEN:
        return _WOORDEN[key](agenda, value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return _spaced(value) if key in ("status", "soort") else _joined(str(value))


def _spaced(word: str) -> str:
    return word.replace("_", " ")


def _deelgebied(agenda: Agenda, one: model.Actie) -> str:
    part = agenda.plaats(one)[1]
    return part.titel if part else one.deelgebied or ""


def _dekking(_: Agenda, found: Mapping[int, str]) -> str:
    """The word of all years, or of each."""
    if len({*found.values()}) == 1:
        return next(iter(found.values()))
    return ", ".join(f"{year} {word}" for year, word in found.items())


def _mijlpaal(_: Agenda, one: model.Mijlpaal) -> str:
    return ", ".join(filter(None, (f"{words.moment(one)}: {one.wat}", words.uitkomst(one))))


def _bijdrage(agenda: Agenda, one: model.Bijdrage) -> str:
    return " ".join(filter(None, {**_delen_bijdrage(agenda, one), "status": ""}.values()))


def _ondertekenaar(agenda: Agenda, one: model.Ondertekenaar) -> str:
    wie, *hoe = filter(None, _delen_ondertekenaar(agenda, one).values())
    return f"{wie} ({', '.join(hoe)})" if hoe else wie


_VAN_DING: Mapping[str, Callable[[Agenda, Any], str]] = {
    "looptijd": words.looptijd,
    "deelgebied": _deelgebied,
    "benodigd": lambda _, one: words.benodigd(one.financiering),
    "benodigd_grens": lambda _, one: words.benodigd(one.financiering),
}
"""The values that need the thing they are of, in words."""

_WOORDEN: Mapping[str, Callable[[Agenda, Any], str]] = {
    **dict.fromkeys(("initiatiefnemer", "verstrekker", "onderdeel_van"), Agenda.naam),
    **dict.fromkeys(("periode", "vastgesteld"), lambda _, one: one.leesbaar),
    "id": lambda _, ids: enumerate_(ids),
    "speerpunt": words.genoemd,
    "dekking": _dekking,
    "rollen": lambda agenda, one: words.rol(agenda, one[1]),
    "bijdragen": _bijdrage,
    "streefwaarden": lambda _, one: words.streefwaarde(one),
    "mijlpalen": _mijlpaal,
    "voortgang": lambda _, one: words.voortgang(one),
    "deelgebieden": lambda _, one: one.titel,
    "paragrafen": lambda _, one: aangehaald(one.titel),
    "ondertekenaars": _ondertekenaar,
    "labels": lambda agenda, id_: agenda.labels.get(id_, id_),
    "zie": words.genoemd,
    "plafond": lambda _, one: ", ".join(
        filter(None, (euro(one.bedrag), money.jaren_tekst(one.jaren)))
    ),
    "contact": lambda _, one: ", ".join(filter(None, one)),
    "benamingen": lambda _, one: enumerate_([part.meervoud for part in one]),
}
"""The other values in words."""


# -- parts of what stands in a list ----------------------------------------------------------

Delen = Mapping[str, str]
"""The parts of something in words, each by a name; those that say what it is come first."""


def _gewijzigd(verschil: Verschil, key: str, one: Wijziging) -> tuple[str, str]:
    """What stayed as it is of something in a list, and what of it changed."""
    was, nu = _DELEN[key](verschil.was, one.was), _DELEN[key](verschil.nu, one.nu)
    same = [text for name, text in nu.items() if text and text == was[name]]
    told = [
        fragment(was[name], text) if name in TEKSTEN else _deel(text, was[name])
        for name, text in nu.items()
        if text != was[name]
    ]
    about = same if key in ("bijdragen", "rollen") else same[:1]
    return f"{LIJSTEN[key][2]} {' '.join(about)}".strip(), "; ".join(told) or "anders opgeschreven"


def _deel(nu: str, was: str) -> str:
    if was and nu:
        return f"{nu}, was {was}"
    return nu or f"niet meer {was}"


def _delen_bijdrage(agenda: Agenda, one: model.Bijdrage) -> Delen:
    amount = text_of(Euro(money.totaal(one.bedrag), one.grens))
    doel = words.waarvoor(agenda, one)
    came_in = money.ontvangen(one) if one.status == "toegezegd" else 0
    return {
        "bedrag": f"{amount}{_per_jaar(one.bedrag)}" if one.bedrag is not None else "zonder bedrag",
        "status": one.status,
        "jaren": f"voor {words.jaren(one.jaren)}" if one.jaren else "",
        "bron": f"van {words.bron(agenda, one)}" if one.bron else words.bron(agenda, one),
        "waarvoor": f"voor {doel}" if doel else "",
        "ontvangen": f"{euro(came_in)} ontvangen" if came_in else "",
        "kenmerk": words.kenmerk(one) or "",
    }


def _per_jaar(bedrag: model.Bedrag | None) -> str:
    if not isinstance(bedrag, Mapping):
        return ""
    return f" ({', '.join(f'{year}: {euro(amount)}' for year, amount in bedrag.items())})"


def _delen_ondertekenaar(agenda: Agenda, one: model.Ondertekenaar) -> Delen:
    return {
        "wie": agenda.naam(one.organisatie),
        "wat": "de hele agenda" if one.hele_agenda else "",
        "hoe": "onder voorbehoud" if one.voorbehoud else "",
    }


def _delen_streefwaarde(_: Agenda, one: model.Streefwaarde) -> Delen:
    return {
        "wat": aangehaald(one.wat),
        "doel": words.doel_in_getal(one),
        "nulmeting": f"nulmeting {words.meting(one.nulmeting)}" if one.nulmeting else "",
        "metingen": ", ".join(f"gemeten {words.meting(part)}" for part in one.metingen),
        "noot": one.noot or "",
    }


_DELEN: Mapping[str, Callable[[Agenda, Any], Delen]] = {
    "bijdragen": _delen_bijdrage,
    "streefwaarden": _delen_streefwaarde,
    "mijlpalen": lambda _, one: {
        "wat": aangehaald(one.wat),
        "wanneer": words.moment(one),
        "uitkomst": words.uitkomst(one),
    },
    "voortgang": lambda _, one: {
        "datum": f"op {one.datum.leesbaar}",
        "oordeel": _spaced(one.oordeel),
        "toelichting": one.toelichting or "",
    },
    "deelgebieden": lambda _, one: {"titel": one.titel, "doelen": _joined(one.doelen)},
    "paragrafen": lambda _, one: {"titel": aangehaald(one.titel), "tekst": one.tekst},
    "ondertekenaars": _delen_ondertekenaar,
    "rollen": lambda agenda, one: {
        "wie": agenda.naam(one[1].organisatie),
        "rol": _spaced(one[0]),
        "toevoeging": words.toevoeging(one[1]).strip(" ()"),
    },
}
"""The parts of what stands in a list, for what changed in part."""
