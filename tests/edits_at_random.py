"""Kinds of edits: each changes an agenda at random, and tells exactly what that changed.

`EDITS` has them by name, in the order in which several are made: those that give another id come
last, so that what stood there is told with the ids of before.
"""

from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import Any

from gihv import money
from gihv.build import fields
from gihv.diff import Ding, Wijziging
from gihv.diff.wijzigingen import Soort
from gihv.layout import AGENDA, folder_name, folder_of, name_for
from gihv.model import ROLLEN, Financiering, Looptijd
from tests.editing import Editing, Entry, Nowhere, item, put

Edit = Callable[[Editing], None]
EDITS: dict[str, Edit] = {}

STATUSES = ("mogelijk", "aangevraagd", "toegezegd", "ontvangen", "afgewezen")
DEKKINGEN = ("gedekt", "deels", "beoogd", "gezocht", "onbekend", "geen")
MONEY: tuple[Soort, ...] = ("agenda", "speerpunt", "actie")
BIJDRAGEN = "financiering.bijdragen"


def edit(one: Edit) -> Edit:
    EDITS[one.__name__.replace("_", " ")] = one
    return one


def another(random: Random, choices: Iterable[Any], *not_these: Any) -> Any:
    """One of these, but not what stands there."""
    left = [one for one in choices if one not in not_these]
    if not left:
        raise Nowhere
    return random.choice(left)


# -- acties in their order -----------------------------------------------------------------------


def _order(agenda: Editing, where: Callable[[Entry], Any] = lambda _: True) -> Entry:
    return agenda.pick("speerpunt", claims="order", where=where)


def _speerpunt(agenda: Editing, actie: Entry) -> Entry:
    """That of an actie."""
    slug = folder_of(actie.path).slug
    (found,) = (one for one in agenda.entries("speerpunt") if one.id == slug)
    return found


@edit
def new_actie(agenda: Editing) -> None:
    """In front of another, or as the last of a speerpunt."""
    one = _order(agenda)
    numbers = [actie.said["nummer"] for actie in agenda.acties_of(one.id)]
    nummer = agenda.random.choice([*numbers, max(numbers, default=0) + 1])
    agenda.renumber_from(one.id, nummer, 1)
    id_ = agenda.id()
    agenda.add(folder_name(one.path), nummer, id_, _new(agenda))
    agenda.new("actie", id_)


def _new(agenda: Editing) -> dict[str, Any]:
    organisaties = [one.id for one in agenda.entries("organisatie")]
    return {
        "titel": agenda.words(),
        "omschrijving": agenda.words(9),
        "trekkers": [agenda.random.choice(organisaties)],
    }


@edit
def actie_gone(agenda: Editing) -> None:
    """Those behind it move up; who named it names it no more."""
    shared = {id_ for entry in agenda.entries(*MONEY) for id_ in _shared(entry)}
    one = agenda.pick("actie", where=lambda entry: entry.id not in shared)
    slug = folder_of(one.path).slug
    agenda.claim(_speerpunt(agenda, one), "order")
    for other in agenda.entries("actie"):
        if one.id in other.said.get("zie", ()) and other.id != one.id:
            agenda.claim(other, "zie")
            agenda.listed(other, "zie", one.id, None)
    del agenda.data[one.path]
    agenda.gone("actie", one.id)
    agenda.renumber_from(slug, one.said["nummer"], -1)


def _shared(entry: Entry) -> set[str]:
    money = entry.said.get("financiering", {}).get("bijdragen", ())
    return {id_ for bijdrage in money for id_ in bijdrage.get("acties", ())}


@edit
def actie_moved(agenda: Editing) -> None:
    """To another speerpunt: those behind it move up, those before whom it comes move down."""
    one = agenda.pick("actie", claims="speerpunt deelgebied nummer")
    slug = folder_of(one.path).slug
    agenda.claim(_speerpunt(agenda, one), "order")
    there = _order(agenda)
    nummer = agenda.random.choice(
        [1, *(entry.said["nummer"] + 1 for entry in agenda.acties_of(there.id))]
    )
    agenda.renumber_from(there.id, nummer, 1)
    said = agenda.data.pop(one.path)
    was = said["nummer"]
    agenda.renumber_from(slug, was, -1)
    deelgebied = said.pop("deelgebied", None)
    agenda.add(folder_name(there.path), nummer, one.id, {**said, "nummer": nummer})
    agenda.tell(one, "speerpunt", slug, there.id)
    if deelgebied:
        agenda.tell(one, "deelgebied", deelgebied, None)
    if was != nummer:
        agenda.tell(one, "nummer", was, nummer)


@edit
def acties_change_places(agenda: Editing) -> None:
    one = _order(agenda, lambda entry: len(agenda.acties_of(entry.id)) > 1)
    first, second = agenda.random.sample(agenda.acties_of(one.id), 2)
    numbers = first.said["nummer"], second.said["nummer"]
    agenda.renumber(first, numbers[1])
    agenda.renumber(second, numbers[0])


# -- texts and values of any thing ---------------------------------------------------------------

NAMES: Mapping[Soort, str] = {
    **dict.fromkeys(MONEY, "titel"),
    **dict.fromkeys(("organisatie", "regeling"), "naam"),
}
TEXTS: Mapping[Soort, tuple[str, ...]] = {
    "agenda": ("regio", "inleiding", "noot"),
    "speerpunt": ("kenmerk", "uitdaging", "toelichting", "noot"),
    "actie": ("kenmerk", "omschrijving", "noot"),
    "organisatie": ("afkorting",),
    "regeling": ("afkorting", "toelichting"),
}


@edit
def another_name(agenda: Editing) -> None:
    """Of any thing; its id stays."""
    key = {soort: f"{name} id" for soort, name in NAMES.items()}
    soort: Soort = agenda.random.choice(list(NAMES))
    one = agenda.pick(soort, claims=key[soort])
    agenda.change(one, NAMES[soort], agenda.words(3).capitalize())


@edit
def another_text(agenda: Editing) -> None:
    """Of any thing: new, gone, or another."""
    soort: Soort = agenda.random.choice(list(TEXTS))
    key = agenda.random.choice(TEXTS[soort])
    one = agenda.pick(soort, claims=f"{key} id")
    _changed_text(agenda, one, key)


def _changed_text(agenda: Editing, one: Entry, key: str) -> None:
    is_gone = key in one.said and agenda.random.random() < 0.3
    agenda.change(one, key, None if is_gone else agenda.words(9))


@edit
def another_sort(agenda: Editing) -> None:
    sorts: Mapping[Soort, tuple[str, tuple[str, ...]]] = {
        "speerpunt": ("soort", ("speerpunt", "ondersteunend")),
        "organisatie": ("soort", ("overheid", "kennis", "zorg", "groep")),
        "regeling": ("soort", ("regeling", "fonds", "budget")),
        "actie": ("status", ("verkenning", "lopend", "afgerond", "gestopt")),
        "agenda": ("versie", ("1.0", "1.1", "2.0")),
    }
    soort: Soort = agenda.random.choice(list(sorts))
    key, choices = sorts[soort]
    one = agenda.pick(soort, claims=key)
    agenda.change(one, key, another(agenda.random, choices, one.said.get(key)))


@edit
def partners_sought_or_no_more(agenda: Editing) -> None:
    one = agenda.pick("actie", claims="partners_gezocht")
    is_sought = one.said.get("partners_gezocht", False)
    put(one.said, "partners_gezocht", None if is_sought else True)
    agenda.tell(one, "partners_gezocht", is_sought, not is_sought)


@edit
def a_longer_periode(agenda: Editing) -> None:
    """Nothing is said of each actie that then runs longer."""
    one = agenda.pick("agenda", claims="periode")
    agenda.change(one, "periode", {**one.said["periode"], "tot": agenda.periode.tot + 1})


@edit
def head_of_the_agenda(agenda: Editing) -> None:
    organisaties = [one.id for one in agenda.entries("organisatie")]
    new: dict[str, Any] = {
        "vastgesteld": f"{agenda.periode.van - 1}-11",
        "contact": {"email": f"{agenda.id()}@stad.example", "telefoon": "070 3"},
        "benamingen": {"actie": {"enkelvoud": "klus", "meervoud": agenda.id()}},
        "initiatiefnemer": another(
            agenda.random, organisaties, agenda.data[AGENDA].get("initiatiefnemer")
        ),
    }
    key = agenda.random.choice(list(new))
    one = agenda.pick("agenda", claims=key, where=lambda one: one.said.get(key) != new[key])
    if key == "benamingen":
        was = fields({key: one.said.get(key, {})})[key]
        one.said[key] = new[key]
        agenda.tell(one, key, was, fields({key: new[key]})[key])
    else:
        agenda.change(one, key, new[key])


@edit
def ceiling_or_giver_of_a_regeling(agenda: Editing) -> None:
    one = agenda.pick("regeling", claims="plafond verstrekker in_oprichting")
    organisaties = [one.id for one in agenda.entries("organisatie")]
    match agenda.random.randint(1, 3):
        case 1:
            plafond = {"bedrag": agenda.random.randint(10**6, 10**9), "jaren": [2014, 2015]}
            was = one.said.get("plafond")
            one.said["plafond"] = plafond
            agenda.tell(one, "plafond", _plafond(was), _plafond(plafond))
        case 2:
            new = another(agenda.random, organisaties, one.said.get("verstrekker"))
            agenda.change(one, "verstrekker", new)
        case _:
            was = one.said.get("in_oprichting", False)
            put(one.said, "in_oprichting", None if was else True)
            agenda.tell(one, "in_oprichting", was, not was)


def _plafond(said: Any) -> Any:
    return fields({"plafond": said})["plafond"] if said else None


# -- roles ---------------------------------------------------------------------------------------


def _roles(one: Entry) -> list[tuple[str, str, Any]]:
    """The roles of an actie: the name, the key, and what is said."""
    return [(name, key, said) for name, key in ROLLEN for said in one.said.get(key, ())]


def _who(said: Any) -> str:
    return str(said["organisatie"] if isinstance(said, dict) else said)


def _single(one: Entry) -> list[tuple[str, str, Any]]:
    """The roles of those that have one in this actie."""
    names = [_who(said) for *_, said in _roles(one)]
    return [role for role in _roles(one) if names.count(_who(role[2])) == 1]


def _role(agenda: Editing) -> tuple[Entry, tuple[str, str, Any]]:
    one = agenda.pick("actie", claims="rollen", where=_single)
    return one, agenda.random.choice(_single(one))


def _list(one: Entry, key: str, was: Any, nu: Any) -> None:
    """Put something else in a list, which may be new or gone then."""
    items = one.said.get(key, [])
    at = len(items) if was is None else items.index(was)
    items[at : at + 1] = [] if nu is None else [nu]
    put(one.said, key, items or None)


@edit
def role_new(agenda: Editing) -> None:
    one = agenda.pick("actie", claims="rollen")
    there = {_who(said) for *_, said in _roles(one)}
    id_ = another(agenda.random, [one.id for one in agenda.entries("organisatie")], *there)
    name, key = agenda.random.choice(ROLLEN)
    new = agenda.random.choice([id_, {"organisatie": id_, "taak": agenda.words()}])
    _list(one, key, None, new)
    agenda.tell(one, "rollen", None, (name, item(key, new)))


@edit
def role_gone(agenda: Editing) -> None:
    one, (name, key, said) = _role(agenda)
    _list(one, key, said, None)
    agenda.tell(one, "rollen", (name, item(key, said)), None)


@edit
def role_becomes_another(agenda: Editing) -> None:
    one, (name, key, said) = _role(agenda)
    other, where = another(agenda.random, ROLLEN, (name, key))
    _list(one, key, said, None)
    _list(one, where, None, said)
    agenda.tell(one, "rollen", (name, item(key, said)), (other, item(key, said)))


@edit
def role_with_another_task(agenda: Editing) -> None:
    one, (name, key, said) = _role(agenda)
    more = agenda.random.choice(
        [{"taak": agenda.words()}, {"functie": agenda.words()}, {"taak": agenda.words(9)}]
    )
    new = {"organisatie": _who(said), **(said if isinstance(said, dict) else {}), **more}
    _list(one, key, said, new)
    agenda.tell(one, "rollen", (name, item(key, said)), (name, item(key, new)))


# -- dekking -------------------------------------------------------------------------------------


def _covered(agenda: Editing, where: Callable[[Any], Any]) -> tuple[Entry, dict[str, Any]]:
    """An actie with such a dekking, and its money. No other edit may touch its years."""
    agenda.claim(agenda.entries("agenda")[0], "periode") if not _fixed(agenda) else None
    one = agenda.pick(
        "actie",
        claims="dekking looptijd",
        where=lambda entry: where(entry.said.get("financiering", {}).get("dekking")),
    )
    return one, one.said.setdefault("financiering", {})


def _fixed(agenda: Editing) -> bool:
    """Whether an edit before relies on the years of the agenda."""
    return any(one.veld.endswith("dekking") for one in agenda.made)


def _years(agenda: Editing, one: Entry) -> list[int]:
    """The years for which one word of dekking stands."""
    looptijd = fields({"looptijd": one.said.get("looptijd", {})})["looptijd"] or Looptijd()
    years = list(money.jaren(looptijd, agenda.periode))
    return years or [money.eerste_jaar(looptijd, agenda.periode)]


@edit
def dekking_is_another_word(agenda: Editing) -> None:
    one, said = _covered(agenda, lambda dekking: isinstance(dekking, str))
    was, nu = said["dekking"], another(agenda.random, DEKKINGEN, said["dekking"])
    said["dekking"] = nu
    years = _years(agenda, one)
    agenda.tell(one, "financiering.dekking", dict.fromkeys(years, was), dict.fromkeys(years, nu))


@edit
def dekking_by_year(agenda: Editing) -> None:
    """One word becomes a word for each year, of which one is another."""
    one, said = _covered(agenda, lambda dekking: isinstance(dekking, str))
    was, nu = said["dekking"], another(agenda.random, DEKKINGEN, said["dekking"])
    years = _years(agenda, one)
    year = agenda.random.choice(years)
    said["dekking"] = {str(each): nu if each == year else was for each in years}
    agenda.tell(one, "financiering.dekking", {year: was}, {year: nu})


@edit
def dekking_written_by_year(agenda: Editing) -> None:
    """The same in more words: nothing changed."""
    one, said = _covered(agenda, lambda dekking: isinstance(dekking, str))
    said["dekking"] = dict.fromkeys(map(str, _years(agenda, one)), said["dekking"])


@edit
def dekking_of_a_year(agenda: Editing) -> None:
    """Another word for one year, or no word any more."""
    one, said = _covered(agenda, lambda dekking: isinstance(dekking, dict))
    year, was = agenda.random.choice(list(said["dekking"].items()))
    if len(said["dekking"]) > 1 and agenda.random.random() < 0.3:
        del said["dekking"][year]
        agenda.tell(one, "financiering.dekking", {int(year): was}, {})
    else:
        nu = said["dekking"][year] = another(agenda.random, DEKKINGEN, was)
        agenda.tell(one, "financiering.dekking", {int(year): was}, {int(year): nu})


@edit
def dekking_new_or_gone(agenda: Editing) -> None:
    one, said = _covered(agenda, lambda dekking: not isinstance(dekking, dict))
    was, years = said.get("dekking"), _years(agenda, one)
    word = was or agenda.random.choice(DEKKINGEN)
    put(said, "dekking", None if was else word)
    told = dict.fromkeys(years, word)
    agenda.tell(one, "financiering.dekking", *((told, {}) if was else ({}, told)))


# -- bijdragen -----------------------------------------------------------------------------------


def _bijdragen(one: Entry) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = one.said.get("financiering", {}).get("bijdragen", [])
    return found


def _bijdrage(
    agenda: Editing, where: Callable[[dict[str, Any]], Any] = lambda _: True
) -> tuple[Entry, dict[str, Any]]:
    """Such a bijdrage, and where it stands."""
    one = agenda.pick(
        *MONEY, claims="bijdragen", where=lambda entry: any(map(where, _bijdragen(entry)))
    )
    return one, agenda.random.choice([said for said in _bijdragen(one) if where(said)])


def _other(agenda: Editing, one: Entry, was: dict[str, Any], **new: Any) -> None:
    """A bijdrage with these keys other; None: gone."""
    nu = {key: said for key, said in {**was, **new}.items() if said is not None}
    if nu == was:
        raise Nowhere
    agenda.listed(one, BIJDRAGEN, was, nu)


@edit
def bijdrage_new(agenda: Editing) -> None:
    one = agenda.pick(*MONEY, claims="bijdragen")
    payers = [entry.id for entry in agenda.entries("organisatie", "regeling")]
    said = {
        "bron": agenda.random.choice(payers),
        "bedrag": agenda.random.randint(1, 9999),
        "status": agenda.random.choice(STATUSES),
        "waarvoor": agenda.words(2),
    }
    agenda.listed(one, BIJDRAGEN, None, said)


@edit
def bijdrage_gone(agenda: Editing) -> None:
    one, said = _bijdrage(agenda)
    agenda.listed(one, BIJDRAGEN, said, None)


@edit
def bijdrage_with_another_bedrag(agenda: Editing) -> None:
    """One for all years together."""
    one, said = _bijdrage(agenda, lambda said: not isinstance(said.get("bedrag"), dict))
    _other(agenda, one, said, bedrag=(said.get("bedrag") or 0) + agenda.random.randint(1, 999))


@edit
def bijdrage_by_year(agenda: Editing) -> None:
    one, said = _bijdrage(agenda, lambda said: isinstance(said.get("bedrag"), dict))
    year = agenda.random.choice(list(said["bedrag"]))
    _other(agenda, one, said, bedrag={**said["bedrag"], year: said["bedrag"][year] + 1})


@edit
def bijdrage_with_another_status(agenda: Editing) -> None:
    one, said = _bijdrage(agenda, lambda said: "ontvangen" not in said)
    _other(agenda, one, said, status=another(agenda.random, STATUSES, said["status"]))


@edit
def bijdrage_for_other_years(agenda: Editing) -> None:
    one, said = _bijdrage(agenda, lambda said: not isinstance(said.get("bedrag"), dict))
    year = agenda.random.choice(agenda.periode.jaren)
    years = set(said.get("jaren", ())) ^ {year}
    _other(agenda, one, said, jaren=sorted(years) or None)


@edit
def bijdrage_comes_in(agenda: Editing) -> None:
    """Some of it, or more of it."""
    one, said = _bijdrage(agenda, lambda said: said["status"] == "toegezegd" and "bedrag" in said)
    _other(agenda, one, said, ontvangen=said.get("ontvangen", 0) + agenda.random.randint(1, 9))


@edit
def bijdrage_is_rough_or_no_more(agenda: Editing) -> None:
    one, said = _bijdrage(agenda, lambda said: "bedrag" in said)
    choices = ("ongeveer", "minimaal", "maximaal", None)
    _other(agenda, one, said, grens=another(agenda.random, choices, said.get("grens")))


@edit
def bijdrage_for_something_else(agenda: Editing) -> None:
    one, said = _bijdrage(agenda)
    _other(agenda, one, said, waarvoor=agenda.words())


@edit
def bijdrage_with_another_kenmerk(agenda: Editing) -> None:
    one, said = _bijdrage(agenda)
    _other(agenda, one, said, kenmerk=agenda.words(1))


@edit
def bijdrage_of_somebody_else(agenda: Editing) -> None:
    """What it is for tells which it is."""
    one, said = _bijdrage(agenda, lambda said: "waarvoor" in said and "uit" not in said)
    payers = [entry.id for entry in agenda.entries("organisatie", "regeling")]
    _other(agenda, one, said, bron=another(agenda.random, payers, said.get("bron")))


@edit
def bijdrage_for_other_acties(agenda: Editing) -> None:
    one, said = _bijdrage(agenda, lambda said: len(said.get("acties", ())) > 1)
    gone = agenda.random.choice(said["acties"])
    _other(agenda, one, said, acties=[id_ for id_ in said["acties"] if id_ != gone])


@edit
def another_need(agenda: Editing) -> None:
    one = agenda.pick(*MONEY, claims="benodigd")
    said = one.said.setdefault("financiering", {})
    was = _needed(said)
    years = {str(year): agenda.random.randint(1, 999) for year in agenda.periode.jaren}
    choices = [None, 7, years, {"bedrag": 8, "grens": "ongeveer"}]
    put(said, "benodigd", agenda.random.choice(choices))
    nu = _needed(said)
    for veld in ("benodigd", "benodigd_grens"):
        before, after = getattr(was, veld), getattr(nu, veld)
        if before != after:
            agenda.tell(one, f"financiering.{veld}", before, after)


def _needed(said: dict[str, Any]) -> Financiering:
    found: Financiering = fields({"financiering": said})["financiering"]
    return found


@edit
def another_text_on_money(agenda: Editing) -> None:
    key = agenda.random.choice(("toelichting", "noot"))
    one = agenda.pick(*MONEY, claims=f"financiering.{key}")
    said = one.said.setdefault("financiering", {})
    was, nu = said.get(key), agenda.words(9)
    said[key] = nu
    agenda.tell(one, f"financiering.{key}", was.rstrip() if was else None, nu)


@edit
def another_looptijd(agenda: Editing) -> None:
    """One word of dekking stays one word, for other years."""
    one = agenda.pick("actie", claims="looptijd")
    was, end = one.said.get("looptijd", {}), agenda.periode.tot
    choices = [{"tot": f"{end}-06"}, {"van": f"najaar {end - 1}"}, {"doorlopend": True}]
    nu = another(agenda.random, choices, was)
    one.said["looptijd"] = nu
    agenda.tell(one, "looptijd", *(fields({"looptijd": said})["looptijd"] for said in (was, nu)))


# -- what is aimed at, and what came of it -------------------------------------------------------


def _listed(agenda: Editing, key: str, *sorts: Soort) -> tuple[Entry, dict[str, Any]]:
    one = agenda.pick(*sorts, claims=key, where=lambda entry: entry.said.get(key))
    return one, agenda.random.choice(one.said[key])


def _with(agenda: Editing, key: str, one: Entry, was: dict[str, Any], **new: Any) -> None:
    """An item in the list of a key with other keys of its own; None: gone."""
    nu = {name: said for name, said in {**was, **new}.items() if said is not None}
    if item(key, nu) == item(key, was):
        raise Nowhere
    agenda.listed(one, key, was, nu)


@edit
def streefwaarde_new(agenda: Editing) -> None:
    one = agenda.pick("actie", "speerpunt", claims="streefwaarden")
    new = {"wat": agenda.words(), "waarde": agenda.random.randint(1, 99)}
    agenda.listed(one, "streefwaarden", None, new)


@edit
def streefwaarde_gone(agenda: Editing) -> None:
    one, said = _listed(agenda, "streefwaarden", "actie", "speerpunt")
    agenda.listed(one, "streefwaarden", said, None)


@edit
def streefwaarde_is_another(agenda: Editing) -> None:
    """Another value, year, limit, unit or remark."""
    one, said = _listed(agenda, "streefwaarden", "actie", "speerpunt")
    new: dict[str, Any] = {
        "waarde": agenda.random.randint(100, 999),
        "jaar": agenda.periode.tot + 4,
        "grens": another(agenda.random, ("ongeveer", "minimaal", "maximaal"), said.get("grens")),
        "eenheid": agenda.words(1),
        "noot": agenda.words(5),
    }
    key = agenda.random.choice(list(new))
    _with(agenda, "streefwaarden", one, said, **{key: new[key]})


@edit
def streefwaarde_measured(agenda: Editing) -> None:
    one, said = _listed(agenda, "streefwaarden", "actie", "speerpunt")
    new = {"datum": f"{agenda.periode.van}-K3", "waarde": agenda.random.randint(1, 99)}
    _with(agenda, "streefwaarden", one, said, metingen=[*said.get("metingen", []), new])


@edit
def mijlpaal_new(agenda: Editing) -> None:
    one = agenda.pick("actie", claims="mijlpalen")
    new = {"datum": f"{agenda.periode.tot}-12-31", "wat": agenda.words()}
    agenda.listed(one, "mijlpalen", None, new)


@edit
def mijlpaal_gone(agenda: Editing) -> None:
    one, said = _listed(agenda, "mijlpalen", "actie")
    agenda.listed(one, "mijlpalen", said, None)


@edit
def mijlpaal_is_another(agenda: Editing) -> None:
    """Moved, reached, dropped, decided by others, or said in other words."""
    one, said = _listed(agenda, "mijlpalen", "actie")
    new: dict[str, Any] = {
        "datum": f"medio {agenda.periode.tot + 1}",
        "bereikt": f"{agenda.periode.van}-02-03",
        "vervallen": None if said.get("vervallen") else True,
        "door": agenda.words(2),
        "wat": agenda.words(5),
        "kenmerk": agenda.words(1),
    }
    key = agenda.random.choice(list(new))
    _with(agenda, "mijlpalen", one, said, **{key: new[key]})


@edit
def voortgang_new(agenda: Editing) -> None:
    one = agenda.pick("actie", claims="voortgang")
    new = {"datum": f"{agenda.periode.tot}-11-{agenda.random.randint(10, 30)}", "oordeel": "achter"}
    agenda.listed(one, "voortgang", None, new)


@edit
def voortgang_is_another(agenda: Editing) -> None:
    """Another judgement of the same day, or none."""
    one, said = _listed(agenda, "voortgang", "actie")
    if agenda.random.random() < 0.3:
        agenda.listed(one, "voortgang", said, None)
    else:
        _with(agenda, "voortgang", one, said, toelichting=agenda.words())


# -- lists of ids, names and addresses -----------------------------------------------------------


def _new_or_gone(agenda: Editing, one: Entry, key: str, new: Any) -> None:
    """One that is there is gone, or a new one comes."""
    there = one.said.get(key, ())
    if there and agenda.random.random() < 0.5:
        agenda.listed(one, key, agenda.random.choice(there), None)
    elif new in there:
        raise Nowhere
    else:
        agenda.listed(one, key, None, new)


@edit
def website_new_or_gone(agenda: Editing) -> None:
    one = agenda.pick("actie", "speerpunt", claims="websites")
    _new_or_gone(agenda, one, "websites", f"www.{agenda.id()}.nl")


@edit
def zie_new_or_gone(agenda: Editing) -> None:
    one = agenda.pick("actie", claims="zie")
    others = [each.id for each in agenda.entries("actie", "speerpunt") if each.id != one.id]
    _new_or_gone(agenda, one, "zie", agenda.random.choice(others))


@edit
def label_on_or_off(agenda: Editing) -> None:
    one = agenda.pick("actie", claims="labels")
    labels = list(agenda.data[AGENDA].get("labels", {}))
    _new_or_gone(agenda, one, "labels", another(agenda.random, labels))


@edit
def part_of_another(agenda: Editing) -> None:
    one = agenda.pick("organisatie", claims="onderdeel_van")
    others = [each.id for each in agenda.entries("organisatie") if each.id != one.id]
    _new_or_gone(agenda, one, "onderdeel_van", agenda.random.choice(others))


@edit
def alias_new_or_gone(agenda: Editing) -> None:
    """With an id that stays, no other is taken for it."""
    key = agenda.random.choice(("aliassen", "voorheen"))
    one = agenda.pick("organisatie", claims=f"{key} id")
    _new_or_gone(agenda, one, key, agenda.words(3))


@edit
def doel_new(agenda: Editing) -> None:
    one = agenda.pick("speerpunt", claims="doelen")
    was = list(one.said.get("doelen", ()))
    one.said["doelen"] = [*was, agenda.words(6)]
    agenda.tell(one, "doelen", tuple(was), tuple(one.said["doelen"]))


@edit
def paragraaf_new_gone_or_another(agenda: Editing) -> None:
    one = agenda.pick("agenda", claims="paragrafen")
    new = {"titel": agenda.words(3), "tekst": agenda.words(9)}
    there = one.said.get("paragrafen", ())
    if there and agenda.random.random() < 0.5:
        key = agenda.random.choice(list(new))
        _with(agenda, "paragrafen", one, agenda.random.choice(there), **{key: new[key]})
    else:
        _new_or_gone(agenda, one, "paragrafen", new)


@edit
def signatory_new_gone_or_another(agenda: Editing) -> None:
    one = agenda.pick("agenda", claims="ondertekenaars")
    there = one.said.get("ondertekenaars", ())
    if there and agenda.random.random() < 0.3:
        said = agenda.random.choice(there)
        key = agenda.random.choice(("hele_agenda", "voorbehoud"))
        _with(agenda, "ondertekenaars", one, said, **{key: None if said.get(key) else True})
    else:
        signed = [said["organisatie"] for said in there]
        ids = [each.id for each in agenda.entries("organisatie")]
        new = {"organisatie": another(agenda.random, ids, *signed)}
        _new_or_gone(agenda, one, "ondertekenaars", new)


@edit
def name_of_a_label(agenda: Editing) -> None:
    """New, gone or another."""
    one = agenda.pick("agenda", claims="labels")
    labels = one.said.setdefault("labels", {})
    new = agenda.words(2)
    if not labels or agenda.random.random() < 0.3:
        labels[agenda.id()] = new
        agenda.tell(one, "labels", None, new)
    else:
        id_ = agenda.random.choice(list(labels))
        was = labels.pop(id_)
        is_gone = agenda.random.random() < 0.3
        if not is_gone:
            labels[id_] = new
        agenda.tell(one, "labels", was, None if is_gone else new)


@edit
def label_with_another_id(agenda: Editing) -> None:
    """Its name tells which it is: nothing changed."""
    one = agenda.pick("agenda", claims="labels")
    was, nu = another(agenda.random, one.said.get("labels", {})), agenda.id()
    agenda.rename("label", was, nu)
    labels = agenda.data[AGENDA]["labels"]
    agenda.data[AGENDA]["labels"] = {
        nu if id_ == was else id_: name for id_, name in labels.items()
    }


# -- deelgebieden --------------------------------------------------------------------------------


@edit
def deelgebied_with_another_title_or_id(agenda: Editing) -> None:
    """With another id who stands in it has that too, and did not move."""
    one = agenda.pick(
        "speerpunt", claims="deelgebieden", where=lambda one: one.said.get("deelgebieden")
    )
    was = agenda.random.choice(one.said["deelgebieden"])
    if agenda.random.random() < 0.5:
        agenda.listed(one, "deelgebieden", was, {**was, "titel": agenda.words(2)})
        return
    id_ = agenda.id()
    agenda.listed(one, "deelgebieden", was, {**was, "id": id_})
    for actie in agenda.acties_of(one.id):
        agenda.claim(actie, "deelgebied")
        if actie.said.get("deelgebied") == was["id"]:
            actie.said["deelgebied"] = id_


@edit
def deelgebied_new(agenda: Editing) -> None:
    one = agenda.pick("speerpunt", claims="deelgebieden")
    agenda.listed(one, "deelgebieden", None, {"id": agenda.id(), "titel": agenda.words(2)})


@edit
def another_deelgebied(agenda: Editing) -> None:
    """Of an actie: another of its speerpunt, or none."""
    one = agenda.pick("actie", claims="deelgebied speerpunt")
    place = _speerpunt(agenda, one)
    agenda.claim(place, "deelgebieden")
    ids = [part["id"] for part in place.said.get("deelgebieden", ())]
    agenda.change(
        one, "deelgebied", another(agenda.random, [*ids, None], one.said.get("deelgebied"))
    )


# -- speerpunten ---------------------------------------------------------------------------------


def _numbers(agenda: Editing) -> list[int]:
    return [int(one.said["nummer"]) for one in agenda.entries("speerpunt")]


@edit
def new_speerpunt(agenda: Editing) -> None:
    """With two acties of its own."""
    agenda.claim(agenda.entries("agenda")[0], "speerpunten")
    nummer, id_ = max(_numbers(agenda), default=0) + 1, agenda.id()
    folder = name_for(nummer, id_)
    agenda.data[f"agenda/{folder}/speerpunt.yaml"] = {
        "nummer": nummer,
        "titel": agenda.words(),
        "soort": "speerpunt",
    }
    agenda.new("speerpunt", id_)
    for number in (1, 2):
        actie = agenda.id()
        agenda.add(folder, number, actie, _new(agenda))
        agenda.new("actie", actie)


@edit
def speerpunt_gone(agenda: Editing) -> None:
    """With all its acties."""
    one = agenda.pick("speerpunt")
    for actie in agenda.acties_of(one.id):
        agenda.claim(actie, "*")
        del agenda.data[actie.path]
        agenda.gone("actie", actie.id)
    del agenda.data[one.path]
    agenda.gone("speerpunt", one.id)


@edit
def speerpunten_change_places(agenda: Editing) -> None:
    """Of their acties nothing is said."""
    agenda.claim(agenda.entries("agenda")[0], "speerpunten")
    first = agenda.pick("speerpunt", claims="nummer order")
    second = agenda.pick("speerpunt", claims="nummer order")
    numbers = first.said["nummer"], second.said["nummer"]
    for one, nummer in ((first, numbers[1]), (second, numbers[0])):
        agenda.tell(one, "nummer", one.said["nummer"], nummer)
        one.said["nummer"] = nummer
        agenda.refolder(folder_name(one.path), name_for(nummer, one.id))


# -- registers -----------------------------------------------------------------------------------


@edit
def new_in_a_register(agenda: Editing) -> None:
    one = agenda.pick("organisatie", "regeling", claims="nothing")
    id_ = agenda.id()
    soort = "kennis" if one.soort == "organisatie" else "fonds"
    agenda.data[one.path][id_] = {"naam": agenda.words(3), "soort": soort}
    agenda.new(one.soort, id_)


@edit
def gone_from_a_register(agenda: Editing) -> None:
    """It may still be mentioned, which is another mistake."""
    one = agenda.pick("organisatie", "regeling")
    del agenda.data[one.path][one.id]
    agenda.gone(one.soort, one.id)


# -- other ids -----------------------------------------------------------------------------------


@edit
def pot_with_another_id(agenda: Editing) -> None:
    """Its shares are what they were."""
    one, was = _bijdrage(agenda, lambda said: "id" in said)
    id_ = agenda.id()
    _other(agenda, one, was, id=id_)
    agenda.rename("pot", was["id"], id_)


def _told(agenda: Editing, one: Entry, was: tuple[str, ...], nu: tuple[str, ...]) -> None:
    agenda.made.append(Wijziging(Ding(one.soort, was, nu), "id", was, nu))


@edit
def another_id_in_a_register(agenda: Editing) -> None:
    one = agenda.pick("organisatie", "regeling", claims="id")
    nu = agenda.id(of=one.soort)
    _told(agenda, one, (one.id,), (nu,))
    entries = agenda.data[one.path]
    agenda.data[one.path] = {nu if id_ == one.id else id_: said for id_, said in entries.items()}
    agenda.rename(one.soort, one.id, nu)


@edit
def two_become_one_that_is_new(agenda: Editing) -> None:
    """Which has both names."""
    one, other = _two(agenda)
    nu = agenda.id(of=one.soort)
    for each in (one, other):
        del agenda.data[one.path][each.id]
    said = {"naam": agenda.words(3), "soort": one.said["soort"]}
    said["aliassen"] = [one.said["naam"], other.said["naam"]]
    agenda.data[one.path][nu] = said
    for each in (one, other):
        agenda.rename(one.soort, each.id, nu)
    _once(agenda)
    _told(agenda, one, (one.id, other.id), (nu,))


@edit
def one_goes_up_in_another(agenda: Editing) -> None:
    """Which has its name from then on."""
    one, other = _two(agenda)
    keep, lose = agenda.random.sample((one, other), 2)
    del agenda.data[one.path][lose.id]
    said = agenda.data[one.path][keep.id]
    said["aliassen"] = [*said.get("aliassen", ()), lose.said["naam"]]
    agenda.rename(one.soort, lose.id, keep.id)
    _once(agenda)
    _told(agenda, one, (one.id, other.id), (keep.id,))


def _two(agenda: Editing) -> tuple[Entry, Entry]:
    """Two of one register, in its order; neither is a part of the other."""
    one = agenda.pick("organisatie", "regeling")
    other = agenda.pick(one.soort)
    order = list(agenda.data[one.path])
    first, second = sorted((one, other), key=lambda entry: order.index(entry.id))
    return first, second


def _once(agenda: Editing) -> None:
    """Who merged has each role once, and signed once."""
    for one in agenda.entries("actie", "agenda", "organisatie"):
        for key in ("trekkers", "partners", "beoogde_partners", "ondertekenaars", "onderdeel_van"):
            if items := one.said.get(key):
                one.said[key] = [each for at, each in enumerate(items) if each not in items[:at]]


@edit
def actie_with_another_id(agenda: Editing) -> None:
    one = agenda.pick("actie", claims="id")
    nu = agenda.id(of=one.soort)
    folder = one.path.rpartition("/")[0]
    agenda.data[f"{folder}/{name_for(one.said['nummer'], nu)}.yaml"] = agenda.data.pop(one.path)
    _told(agenda, one, (one.id,), (nu,))
    agenda.rename("actie", one.id, nu)


@edit
def speerpunt_with_another_id(agenda: Editing) -> None:
    one = agenda.pick("speerpunt", claims="id")
    nu = agenda.id(of=one.soort)
    agenda.refolder(folder_name(one.path), name_for(one.said["nummer"], nu))
    _told(agenda, one, (one.id,), (nu,))
    agenda.rename("speerpunt", one.id, nu)


# -- several -------------------------------------------------------------------------------------


def edited(agenda: Editing, names: Iterable[str]) -> list[str]:
    """Make these edits, as far as there is a place for each; which were made."""
    order = list(EDITS)
    return [name for name in sorted(names, key=order.index) if agenda.tries(EDITS[name])]
