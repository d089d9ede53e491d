"""GIHV2xx: references from one file to another. Those about the registers are in registers.py."""

import re
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from gihv import money
from gihv.diagnostics import Finding, Hint, Keys, Place
from gihv.dutch import enumerate_, fold
from gihv.layout import AGENDA, ORGANISATIES, REGELINGEN, folder_name, folder_of, id_of, kind_of
from gihv.model import ROLLEN, Agenda, Rol, Soort
from gihv.rules.rule import rule
from gihv.suggest import NOT_KNOWN, nearest_id, question, slug


@rule("GIHV201")
def onbekende_organisatie(agenda: Agenda) -> Iterator[Finding]:
    """Een organisatie die niet in organisaties.yaml staat.

    Bestanden noemen een organisatie met een id, zodat de naam maar op één plek staat. Schrijf het
    id precies zo als in organisaties.yaml, of voeg de organisatie daar eerst toe.

        trekkers:
      -   - den-haag  # <- GIHV201
      +   - gemeente-den-haag
    """
    message = "De organisatie `{}` staat niet in organisaties.yaml."
    advice = "zet de organisatie in organisaties.yaml: `gihv new organisatie`."
    regeling = agenda.bekend.regelingen, "`{}` is een regeling; noem die bij `bron` of `via`."
    yield from _unknown(agenda, "organisatie", message, advice, regeling)


@rule("GIHV202")
def onbekende_bron(agenda: Agenda) -> Iterator[Finding]:
    """Een bron of regeling die niet in de registers staat.

    Bij `via` hoort het id van een regeling, fonds of budget uit regelingen.yaml. Bij `bron` kan dat
    ook een organisatie uit organisaties.yaml zijn.

        financiering:
          dekking: beoogd
          bijdragen:
      -     - via: bomenfond  # <- GIHV202
      +     - via: bomenfonds
              status: mogelijk
    """
    pot = known_ids(agenda)["pot"], "`{}` is een pot; noem die bij `uit`."
    message = "De regeling `{}` staat niet in regelingen.yaml."
    advice = "zet de regeling in regelingen.yaml: `gihv new regeling`."
    organisatie = agenda.bekend.organisaties, "`{}` is een organisatie; noem die bij `bron`."
    yield from _unknown(agenda, "regeling", message, advice, organisatie, pot)
    message = "De bron `{}` staat niet in organisaties.yaml en niet in regelingen.yaml."
    advice = "zet de betaler in een van de twee: `gihv new organisatie` of `gihv new regeling`."
    yield from _unknown(agenda, "bron", message, advice, pot)


@rule("GIHV204")
def onbekend_deelgebied(agenda: Agenda) -> Iterator[Finding]:
    """Een deelgebied dat het speerpunt van deze actie niet heeft.

    De deelgebieden van een speerpunt staan in zijn speerpunt.yaml, elk met een id.

      - deelgebied: bosch  # <- GIHV204
      + deelgebied: bos
        # agenda/01-groen/speerpunt.yaml …
        deelgebieden:
          - id: bos
            titel: Bos
    """
    advice = Hint("zet het in speerpunt.yaml, of haal de sleutel weg.")
    for _, id_, place in agenda.verwijzingen_per_soort["deelgebied"]:
        known = agenda.bekend.deelgebieden.get(folder_name(place.path))
        if known is None or id_ in known:
            continue
        folder = folder_of(place.path).slug
        speerpunt = agenda.speerpunt.get(folder)
        titles = {part.id: part.titel for part in speerpunt.deelgebieden} if speerpunt else {}
        names = {one: [titles.get(one, one)] for one in sorted(known)}
        choices = f": {', '.join(names)}" if names else " er geen"
        message = f"Het speerpunt `{folder}` heeft geen deelgebied `{id_}`. Het heeft{choices}."
        yield Finding(place, message, question(nearest_id(id_, names)) or advice)


@rule("GIHV205")
def onbekende_actie(agenda: Agenda) -> Iterator[Finding]:
    """Een actie of speerpunt dat er niet is, of bij geld een actie van een ander speerpunt.

    Het id van een actie of speerpunt is de naam van het bestand of de map, zonder cijfers en zonder
    .yaml. Een nummer kan niet, want dat verandert. Geld voor meer speerpunten staat in agenda.yaml.

        zie:
      -   - groeen  # <- GIHV205
      +   - groen
    """
    advice = "`gihv list --kolommen nummer,id` toont nummers en id's naast elkaar."
    speerpunt = agenda.bekend.speerpunten, "`{}` is een speerpunt; noem zijn acties."
    message = "Er is geen actie met het id `{}`."
    yield from _unknown(agenda, "actie", message, advice, speerpunt)
    message = "Er is geen actie of speerpunt met het id `{}`."
    yield from _unknown(agenda, "actie of speerpunt", message, advice)
    for _, id_, place in agenda.verwijzingen_per_soort["actie"]:
        actie = agenda.actie.get(id_) if place.path != AGENDA else None
        if actie and folder_name(actie.path) != folder_name(place.path):
            message = f"De actie `{id_}` hoort bij een ander speerpunt: `{actie.speerpunt}`."
            hint = Hint("zet deze bijdrage in agenda.yaml, of noem acties van dit speerpunt.")
            yield Finding(place, message, hint)


@rule("GIHV207")
def verwijst_naar_zichzelf(agenda: Agenda) -> Iterator[Finding]:
    """Een actie of organisatie die naar zichzelf verwijst, ook via andere organisaties.

    Meestal is dit een kopie van een ander bestand. `onderdeel_van` wijst van een deel naar het
    geheel: haal in een kring de verwijzing weg die de verkeerde kant op wijst.

        # agenda/organisaties.yaml …
          onderdeel_van: [haaglanden]
        haaglanden:
          naam: Haaglanden
          soort: overheid
      -   onderdeel_van: [gemeente-den-haag]  # <- GIHV207
    """
    for _, id_, place in agenda.verwijzingen_per_soort["actie of speerpunt"]:
        if id_ == id_of(place.path):
            hint = Hint("haal deze verwijzing weg, of noem een ander.")
            yield Finding(place, "Deze actie verwijst naar zichzelf.", hint)
    if ring := _circle(agenda):
        arrows = " → ".join(f"`{name}`" for name in (*ring, ring[0]))
        last = agenda.organisaties[ring[-1]]
        place = last.at("onderdeel_van", last.onderdeel_van.index(ring[0]))
        hint = Hint("haal de verwijzing weg die de verkeerde kant op wijst.")
        yield Finding(place, f"Zo is `{ring[0]}` een onderdeel van zichzelf: {arrows}.", hint)


@rule("GIHV209")
def dubbele_verwijzing(agenda: Agenda) -> Iterator[Finding]:
    """Een id dat twee keer in dezelfde lijst staat.

    Haal er één weg. Heeft een organisatie in een actie echt twee taken, schrijf dan bij elke
    vermelding een eigen `taak`.

        partners:
          - organisatie: gemeente-den-haag
            taak: voor de grond
      -   - organisatie: gemeente-den-haag  # <- GIHV209
      -     taak: voor de grond
      +   - organisatie: gemeente-den-haag
      +     taak: voor het water geven
    """
    known, hidden = known_ids(agenda), frozenset(agenda.onvolledig)
    named: dict[tuple[str, Keys, str], list[Place]] = {}
    for soort, id_, place in agenda.verwijzingen:
        keys = place.keys[:-1] if place.keys[-1] == "organisatie" else place.keys
        if not isinstance(keys[-1], int) or place.path in hidden:
            continue
        before = named.setdefault((place.path, keys[:-1], id_), [])
        taken = {_taak(agenda, one) for one in before}
        if before and _taak(agenda, place) in taken and id_ in (known[soort] or ()):
            otherwise = ", of schrijf bij allebei een eigen `taak`" if keys[-2] in _ROLES else ""
            hint = Hint(f"haal er één weg{otherwise}.")
            yield Finding(place, f"`{id_}` staat al eerder in deze lijst bij `{keys[-2]}`.", hint)
        before.append(place)


@rule("GIHV215")
def onbekende_pot(agenda: Agenda) -> Iterator[Finding]:
    """Een pot die er niet is, of die van een ander speerpunt is.

    Bij `uit` hoort het `id` van een bijdrage in agenda.yaml, of in de speerpunt.yaml van de actie
    zelf. Is een pot voor acties van meer speerpunten, zet die dan in agenda.yaml.

        financiering:
          dekking: deels
          bijdragen:
      -     - uit: bomen-pot  # <- GIHV215
      +     - uit: bomenpot
              status: toegezegd
        # agenda/01-groen/speerpunt.yaml …
        financiering:
          bijdragen:
            - id: bomenpot
              status: toegezegd
    """
    message = "Er is geen pot met het id `{}`."
    advice = "een pot is een bijdrage in agenda.yaml of speerpunt.yaml met dit `id`."
    organisatie = agenda.bekend.organisaties, "`{}` is een organisatie; noem die bij `bron`."
    regeling = agenda.bekend.regelingen, "`{}` is een regeling; noem die bij `via`."
    yield from _unknown(agenda, "pot", message, advice, organisatie, regeling)
    home = {entry.bijdrage.id: entry for entry in money.bijdragen(agenda)}
    for _, id_, place in agenda.verwijzingen_per_soort["pot"]:
        pot = home.get(id_)
        if pot and pot.speerpunt and folder_name(pot.path) != folder_name(place.path):
            message = f"De pot `{id_}` is van een ander speerpunt: `{pot.speerpunt}`."
            hint = Hint("zet die pot in agenda.yaml, of noem een pot van dit speerpunt.")
            yield Finding(place, message, hint)


@rule("GIHV216")
def onbekend_label(agenda: Agenda) -> Iterator[Finding]:
    """Een label dat niet in agenda.yaml staat.

    De labels staan in agenda.yaml onder `labels`, elk met een id en een naam.

      - labels: [klimat]  # <- GIHV216
      + labels: [klimaat]
        # agenda/agenda.yaml …
        labels:
          klimaat: Klimaat en energie
    """
    message = "Het label `{}` staat niet in agenda.yaml."
    advice = "zet het in agenda.yaml onder `labels`, of haal het hier weg."
    yield from _unknown(agenda, "label", message, advice)


_ROLES = frozenset(key for _, key in ROLLEN)


def _taak(agenda: Agenda, place: Place) -> str:
    """What an organisation does in the role at a place; "" of a place that is no role's."""
    actie = agenda.actie.get(id_of(place.path))
    if actie is None or actie.path != place.path or place.keys[0] not in _ROLES:
        return ""
    key, index, *_ = place.keys
    rol: Rol = getattr(actie, str(key))[index]
    return " ".join(fold(rol.taak or "").split())


def _circle(agenda: Agenda) -> list[str]:
    """One circle, from the first of it in the register, from part to whole; empty if none."""
    wholes = {one.id: one.onderdeel_van for one in agenda.organisaties.values()}
    try:
        TopologicalSorter(wholes).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1][:0:-1]
        first = ring.index(next(part for part in wholes if part in ring))
        return ring[first:] + ring[:first]
    return []


def _unknown(
    agenda: Agenda,
    soort: Soort,
    message: str,
    advice: str,
    *others: tuple[frozenset[str] | None, str],
) -> Iterator[Finding]:
    """A finding at each unknown id of a sort, `{}` in a text; none where a register is unreadable.

    `others` are ids of another sort, with what to do about one of those here.
    """
    known = known_ids(agenda)[soort]
    unknown = frozenset() if known is None else agenda.genoemd[soort] - known
    names = _names(agenda, soort) if unknown else {}
    misplaced = {
        id_: Hint(text.format(id_))
        for ids, text in others
        for id_ in unknown.intersection(ids or ())
    }
    hints = {id_: misplaced.get(id_) or _meant(id_, names) or Hint(advice) for id_ in unknown}
    for _, id_, place in agenda.verwijzingen_per_soort[soort]:
        if id_ in unknown:
            yield Finding(place, message.format(id_), hints[id_])


def _meant(text: str, names: Mapping[str, Sequence[str]]) -> Hint | None:
    """The ids that a text names, if it names several, or else the nearest."""
    if slug(text) in NOT_KNOWN:
        return Hint("laat dit weg: wat niet bekend is, staat niet in de agenda.")
    parts = re.split(r"\s*[,;]\s*|\s+(?:en|[-&+/])\s+", text)
    ids = dict.fromkeys(nearest_id(part, names) for part in parts)
    if len(ids) == 1 or None in ids:
        return question(nearest_id(text, names))
    return Hint(f"noem elk apart: {enumerate_([f'`{id_}`' for id_ in ids])}.", list(ids))


def known_ids(agenda: Agenda) -> Mapping[Soort, frozenset[str] | None]:
    """The ids that a reference may name, but to a deelgebied; None: their file is unreadable."""
    bekend = agenda.bekend
    organisaties = bekend.organisaties if ORGANISATIES in agenda.paths else None
    regelingen = bekend.regelingen if REGELINGEN in agenda.paths else None
    hidden = any(kind_of(path) in ("agenda", "speerpunt") for path in agenda.hiaten)
    return {
        "organisatie": organisaties,
        "regeling": regelingen,
        "bron": None if organisaties is None or regelingen is None else organisaties | regelingen,
        "actie": bekend.acties,
        "actie of speerpunt": bekend.acties | bekend.speerpunten,
        "label": bekend.labels,
        "pot": None if hidden else frozenset(agenda.potten),
    }


def _names(agenda: Agenda, soort: Soort) -> Mapping[str, Sequence[str]]:
    """The ids that a reference of a sort may name, each with the other names that it goes by."""
    names: dict[str, tuple[str, ...]]
    if soort in ("actie", "actie of speerpunt"):
        names = {one.id: (one.titel, str(one.nummer)) for one in agenda.speerpunten}
        for one in agenda.acties:
            _, folder, file = one.path.split("/")
            paths = (f"{folder}/{file}", file)
            names[one.id] = (one.titel, one.volgnummer, f"actie {one.volgnummer}", *paths)
    elif soort == "label":
        names = {id_: (naam,) for id_, naam in agenda.labels.items()}
    else:
        names = {one.id: one.namen for one in agenda.organisaties.values()}
        names |= {one.id: one.namen for one in agenda.regelingen.values()}
    return {id_: names.get(id_, ()) for id_ in sorted(known_ids(agenda)[soort] or ())}
