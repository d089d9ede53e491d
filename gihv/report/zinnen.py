"""A change in words: only the part that changed, what it is now and what it was."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from gihv import model, money
from gihv.diff import Verschil, Wijziging, things
from gihv.dutch import capital, enumerate_, euro, one_line
from gihv.model import Agenda
from gihv.money import Dekking
from gihv.report import words
from gihv.report.fragment import aangehaald, fragment

TEKSTEN = ("omschrijving", "uitdaging", "doelen", "toelichting", "inleiding", "noot", "tekst")
"""What is a text, of which only what changed is quoted."""

LABELS: Mapping[str, str] = {
    "financiering.benodigd_grens": "benodigd",
    "financiering.toelichting": "toelichting bij het geld",
    "financiering.noot": "noot bij het geld",
    "benamingen": "namen voor speerpunt en actie",
    "labels": "label",
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
    "contact": ("contact", "contact geschrapt", "contact"),
}
"""What is said of something in a list that is new, of what is gone, and of what changed."""


ANDERS = "anders opgeschreven"
"""What is said where the words for what stood and stands there are the same."""


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
        kop, told = _tekst(kop, _joined(one.was), _joined(one.nu))
    elif key == "dekking":
        kop, told = _dekkingen(verschil, one)
    elif key == "looptijd":
        told = re.sub(r"(.+) (tot en met .+, was )\1 (tot en met)", r"\2\3", told)  # one begin
    elif key == "partners_gezocht":
        kop, told = "partners", "nog gezocht" if one.nu else "niet meer gezocht"
    elif key == "voortgang" and one.was is None:
        kop, told = _oordeel(verschil, one)
    elif key in LIJSTEN and None in (one.was, one.nu):
        kop, told = _los(key, one), nu or was
    elif key in _DELEN:
        kop, told = _gewijzigd(verschil, key, one)
    return Zin(capital(kop), one_line(told), was, nu)


def _tekst(kop: str, was: str, nu: str) -> tuple[str, str]:
    """What is said before a text that is new, gone or changed; and it, or where it changed."""
    if was and nu:
        return kop, fragment(was, nu)
    return f"nieuwe {kop}" if nu else f"{kop} geschrapt", aangehaald(nu or was)


def _dekkingen(verschil: Verschil, one: Wijziging) -> tuple[str, str]:
    """Dekking in some years, unless those are all of the actie; and what it is and was.

    Years of which the same is told are told together. What it was of a year that was not in the
    periode goes without saying.
    """
    told: dict[str, list[int]] = {}
    for year in sorted({*one.was, *one.nu}):
        was, nu = one.was.get(year, ""), one.nu.get(year, "")
        is_known = was or year in verschil.was.periode.jaren
        told.setdefault(_was(nu, was) if is_known else nu, []).append(year)
    (said, years), *others = told.items()
    if others:
        return "dekking", "; ".join(
            f"in {words.reeks(found)} {text}" for text, found in told.items()
        )
    every = money.jaren(verschil.nu.actie[one.ding.nu[0]].looptijd, verschil.nu.periode)
    return "dekking" if years == list(every) else f"dekking in {words.reeks(years)}", said


def _oordeel(verschil: Verschil, one: Wijziging) -> tuple[str, str]:
    """When there is a new judgement; it, and the one before where that was another."""
    nu = one.nu
    entries = verschil.nu.actie[one.ding.nu[0]].voortgang
    before = words.laatste(part for part in entries if part.datum < nu.datum)
    was = f", was {_spaced(before.oordeel)}" if before and before.oordeel != nu.oordeel else ""
    why = f". {nu.toelichting}" if nu.toelichting else ""
    return f"voortgang ({nu.datum.leesbaar})", f"{_spaced(nu.oordeel)}{was}{why}"


def _was(nu: str, was: str) -> str:
    """What something is and was: "deels, was gezocht"."""
    if nu == was:
        return ANDERS
    return f"{nu or 'niet meer genoemd'}, was {was or 'niet genoemd'}"


def _joined(value: Any) -> str:
    return "\n".join(value) if isinstance(value, tuple) else value or ""


def _los(key: str, one: Wijziging) -> str:
    """What is said before something in a list that is new or gone."""
    is_gone = one.nu is None
    said = LIJSTEN[key][is_gone]
    if key == "rollen":
        return f"{said} {_spaced((one.was or one.nu)[0])}{' meer' * is_gone}"
    if key == "bijdragen":
        status = (one.was or one.nu).status
        if status == "afgewezen":
            return "afgewezen bijdrage geschrapt" if is_gone else status
        return f"{said} {status}"
    return said


# -- values ----------------------------------------------------------------------------------


def _text(agenda: Agenda, one: Wijziging, value: Any, ids: tuple[str, ...]) -> str:
    """A value in words; empty for none."""
    key = one.veld.rpartition(".")[2]
    if key in _VAN_DING:
        return _VAN_DING[key](agenda, things(agenda, one.ding.soort)[ids[0]])
    if value is None or value == ():
        return ""
    if key in _WOORDEN:
        return _WOORDEN[key](agenda, value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(_joined(value))


def _spaced(word: str) -> str:
    return word.replace("_", " ")


def _reeks(*parts: str | None) -> str:
    """What there is of some parts, with commas."""
    return ", ".join(filter(None, parts))


def _benodigd(_: Agenda, one: model.Actie | model.Speerpunt | model.Kop) -> str:
    funds = one.financiering
    return words.benodigd(funds) if funds and funds.benodigd is not None else ""


def _bijdrage(agenda: Agenda, one: model.Bijdrage) -> str:
    told = {**_delen_bijdrage(agenda, one), "status": ""}
    came_in, kenmerk = told.pop("ontvangen"), told.pop("kenmerk")
    text = " ".join(filter(None, told.values()))
    return _reeks(text, came_in and f"waarvan {came_in}", kenmerk)


def _ondertekenaar(agenda: Agenda, one: model.Ondertekenaar) -> str:
    wie, *hoe = _DELEN["ondertekenaars"](agenda, one).values()
    added = _reeks(*hoe)
    return f"{wie} ({added})" if added else wie


_VAN_DING: Mapping[str, Callable[[Agenda, Any], str]] = {
    "looptijd": words.looptijd,
    "deelgebied": lambda agenda, one: getattr(agenda.plaats(one)[1], "titel", one.deelgebied) or "",
    **dict.fromkeys(("benodigd", "benodigd_grens"), _benodigd),
}
"""The values that need the thing they are of, in words."""

_WOORDEN: Mapping[str, Callable[[Agenda, Any], str]] = {
    **dict.fromkeys(("initiatiefnemer", "verstrekker", "onderdeel_van"), Agenda.naam),
    **dict.fromkeys(("periode", "vastgesteld"), lambda _, one: one.leesbaar),
    **dict.fromkeys(("status", "soort"), lambda _, word: _spaced(word)),
    "id": lambda _, ids: enumerate_(ids),
    "dekking": lambda _, found: words.per_jaar(Dekking(found, next(iter(found.values()), ""))),
    "rollen": lambda agenda, one: words.rol(agenda, one[1]),
    "bijdragen": _bijdrage,
    "streefwaarden": lambda _, one: words.streefwaarde(one),
    "mijlpalen": lambda _, one: _reeks(f"{words.moment(one)}: {one.wat}", words.uitkomst(one)),
    "voortgang": lambda _, one: words.voortgang(one),
    "deelgebieden": lambda _, one: one.titel,
    "paragrafen": lambda _, one: aangehaald(one.titel),
    "ondertekenaars": _ondertekenaar,
    "labels": lambda agenda, id_: agenda.labels.get(id_, id_),
    "zie": words.genoemd,
    "plafond": lambda _, one: _reeks(euro(one.bedrag), money.jaren_tekst(one.jaren)),
    "contact": lambda _, one: _reeks(*one),
    "benamingen": lambda _, one: enumerate_([part.meervoud for part in one]),
}
"""The other values in words."""


# -- parts of what stands in a list ----------------------------------------------------------

Delen = Mapping[str, str]
"""The parts of something in words, each by a name."""

_NAMING = {
    *("bedrag", "status", "jaren", "bron", "waarvoor", "pot"),
    *("rol", "wie", "wat", "datum", "titel"),
}
"""The parts that say which of a list it is, as far as they stayed as they were."""


def _gewijzigd(verschil: Verschil, key: str, one: Wijziging) -> tuple[str, str]:
    """What stayed as it is of something in a list, and what of it changed."""
    was, nu = _DELEN[key](verschil.was, one.was), _DELEN[key](verschil.nu, one.nu)
    one_name = (verschil.klassen.vorm(value, key) for value in (one.was, one.nu))
    old, new = (_DELEN[key](verschil.nu, value) for value in one_name)
    changed = [name for name in {**nu, **was} if old.get(name) != new.get(name)]
    about = [text for name, text in nu.items() if name in _NAMING and name not in changed]
    told = []
    for name in changed:
        now, before = nu.get(name, ""), was.get(name, "")
        if name in TEKSTEN:
            told.append(" ".join(_tekst(name, before, now)))
        elif now:
            told.append(f"{now}, was {before}" if before else now)
        else:
            told.append(f"niet meer {before}")
    kop = " ".join(filter(None, (LIJSTEN[key][2], *about)))
    return kop, "; ".join(told) or ANDERS


def _delen_bijdrage(agenda: Agenda, one: model.Bijdrage) -> Delen:
    doel = words.waarvoor(agenda, one._replace(id=None))
    came_in = money.ontvangen(one) if one.status == "toegezegd" else 0
    payer = words.bron(agenda, one) if one.bron or one.via or one.uit else ""
    return {
        "bedrag": "zonder bedrag" if one.bedrag is None else words.bedrag(one.bedrag, one.grens),
        "status": one.status,
        "jaren": f"voor {words.reeks(one.jaren)}" if one.jaren else "",
        "bron": f"van {payer}" if one.bron else payer,
        "waarvoor": f"voor {doel}" if doel else "",
        "pot": f"(pot {agenda.naam(one.id)})" if one.id else "",
        "ontvangen": f"{euro(came_in)} ontvangen" if came_in else "",
        "kenmerk": words.kenmerk(one) or "",
    }


def _delen_streefwaarde(_: Agenda, one: model.Streefwaarde) -> Delen:
    return {
        "wat": aangehaald(one.wat),
        "doel": words.getal(one),
        "jaar": f"in {one.jaar}" if one.jaar else "",
        "nulmeting": f"nulmeting {words.meting(one.nulmeting)}" if one.nulmeting else "",
        **{part.datum.tekst: f"gemeten {words.meting(part)}" for part in one.metingen},
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
        "datum": f"({one.datum.leesbaar})",
        "oordeel": _spaced(one.oordeel),
        "toelichting": one.toelichting or "",
    },
    "deelgebieden": lambda _, one: {
        "titel": one.titel,
        "id": f"id {one.id}",
        "doelen": _joined(one.doelen),
    },
    "paragrafen": lambda _, one: {"titel": aangehaald(one.titel), "tekst": one.tekst},
    "ondertekenaars": lambda agenda, one: {
        "wie": agenda.naam(one.organisatie),
        "omvang": "de hele agenda" if one.hele_agenda else "",
        "hoe": "onder voorbehoud" if one.voorbehoud else "",
    },
    "rollen": lambda agenda, one: {
        "rol": _spaced(one[0]),
        "wie": agenda.naam(one[1].organisatie),
        "functie": one[1].functie or "",
        "taak": one[1].taak or "",
        "hoe": "onder voorbehoud" if one[1].voorbehoud else "",
    },
    "contact": lambda _, one: one._asdict(),
}
"""The parts of what stands in a list, for what changed in part."""
