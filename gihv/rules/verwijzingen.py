"""GIHV2xx: references from one file to another. Those about the registers are in registers.py."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from gihv.diagnostics import Finding, Hint, Keys, Place
from gihv.dutch import enumerate_, fold
from gihv.layout import KEBAB, ORGANISATIES, REGELINGEN, folder_name, folder_of, id_of, numbered
from gihv.model import ROLLEN, Agenda, Rol, Soort, Verwijzing
from gihv.rules.rule import rule
from gihv.suggest import NOT_KNOWN, named_id, nearest_id, question, slug


@rule("GIHV201")
def onbekende_organisatie(agenda: Agenda) -> Iterator[Finding]:
    """Een organisatie die niet in organisaties.yaml staat.

    Bestanden noemen een organisatie bij haar id, zodat haar naam maar op één plek staat. Schrijf
    het id precies zo als in organisaties.yaml, of voeg de organisatie daar eerst toe.

        trekkers:
      -   - den-haag  # <- GIHV201
      +   - gemeente-den-haag
    """
    regelingen = agenda.bekend.regelingen or frozenset()
    meant = Meant(agenda, "organisatie")
    for id_, place in _unknown(agenda, "organisatie"):
        yield Finding(
            place,
            f"De organisatie `{id_}` staat niet in organisaties.yaml.",
            Hint(f"`{id_}` is een regeling; noem die bij `bron` of `via`.")
            if id_ in regelingen
            else _left_out(id_, "de regel")
            or meant.hint(id_, _several(place.keys))
            or Hint("zet haar in organisaties.yaml: `gihv new organisatie`."),
        )


@rule("GIHV202")
def onbekende_regeling(agenda: Agenda) -> Iterator[Finding]:
    """Een regeling die niet in regelingen.yaml staat.

    Bij `via` hoort het id van een regeling, fonds of budget uit regelingen.yaml.

        financiering:
          dekking: beoogd
          bijdragen:
      -     - via: bomenfond  # <- GIHV202
      +     - via: bomenfonds
              status: mogelijk
    """
    organisaties = agenda.bekend.organisaties or frozenset()
    meant = Meant(agenda, "regeling")
    for id_, place in _unknown(agenda, "regeling"):
        yield Finding(
            place,
            f"De regeling `{id_}` staat niet in regelingen.yaml.",
            Hint(f"`{id_}` is een organisatie; noem haar bij `bron`.")
            if id_ in organisaties
            else _left_out(id_, "`via`")
            or meant.hint(id_, "hier kan maar één regeling staan: {}.")
            or Hint("zet haar in regelingen.yaml: `gihv new regeling`."),
        )


@rule("GIHV203")
def onbekende_bron(agenda: Agenda) -> Iterator[Finding]:
    """Een bron die in geen van beide registers staat.

    Bij `bron` hoort het id van een organisatie uit organisaties.yaml of van een regeling uit
    regelingen.yaml.

        financiering:
          dekking: gedekt
          bijdragen:
      -     - bron: gemeente-den-hag  # <- GIHV203
      +     - bron: gemeente-den-haag
              status: toegezegd
    """
    meant = Meant(agenda, "bron")
    for id_, place in _unknown(agenda, "bron"):
        yield Finding(
            place,
            f"De bron `{id_}` staat niet in organisaties.yaml en niet in regelingen.yaml.",
            _left_out(id_, "`bron`")
            or meant.hint(id_, "maak van elke betaler een eigen bijdrage: {}.")
            or Hint(
                "zet de betaler in een van de twee: `gihv new organisatie` of `gihv new regeling`."
            ),
        )


@rule("GIHV204")
def onbekend_deelgebied(agenda: Agenda) -> Iterator[Finding]:
    """Een deelgebied dat het speerpunt van deze actie niet heeft.

    De deelgebieden van een speerpunt staan in zijn speerpunt.yaml, elk met een id.

        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        deelgebieden:
          - id: bos
            titel: Bos
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
      - deelgebied: bosch  # <- GIHV204
      + deelgebied: bos
    """
    titles: dict[str, Names] = {
        folder_name(speerpunt.path): {part.id: (part.titel,) for part in speerpunt.deelgebieden}
        for speerpunt in agenda.speerpunten
    }
    for _, id_, place in agenda.verwijzingen_per_soort["deelgebied"]:
        folder = folder_name(place.path)
        known = agenda.bekend.deelgebieden.get(folder)
        if known is None or id_ in known:
            continue
        names = titles.get(folder) or dict.fromkeys(sorted(known), ())
        choices = f": {', '.join(sorted(known))}" if known else " er geen"
        yield Finding(
            place,
            f"Het speerpunt `{folder_of(place.path).slug}` heeft geen deelgebied `{id_}`. "
            f"Het heeft{choices}.",
            question(nearest_id(id_, names))
            or Hint("zet het in speerpunt.yaml, of haal de sleutel weg."),
        )


@rule("GIHV205")
def onbekende_actie(agenda: Agenda) -> Iterator[Finding]:
    """Een verwijzing naar een actie of speerpunt dat er niet is.

    Bij `zie` hoort het id van een actie of speerpunt, bij `acties` dat van een actie: de naam van
    het bestand zonder cijfers en zonder .yaml, of van de map zonder cijfers. Een nummer kan niet,
    want nummers veranderen.

        zie:
      -   - groeen  # <- GIHV205
      +   - groen
    """
    yield from _onbekende_acties(agenda, "actie")
    yield from _onbekende_acties(agenda, "actie of speerpunt")


def _onbekende_acties(agenda: Agenda, soort: Soort) -> Iterator[Finding]:
    speerpunten = agenda.speerpunten if soort == "actie of speerpunt" else ()
    numbers = {str(one.nummer): one.id for one in speerpunten}
    numbers |= {one.volgnummer: one.id for one in agenda.acties}
    meant = Meant(agenda, soort, lambda text: numbers.get(_number_in(text)) or _id_in(text))
    for id_, place in _unknown(agenda, soort):
        yield Finding(
            place,
            f"Er is geen {soort} met het id `{id_}`.",
            Hint(f"`{id_}` is een speerpunt; noem zijn acties.")
            if id_ in agenda.bekend.speerpunten
            else meant.hint(id_, "zet elk op een eigen regel: {}.")
            or Hint("nummers en id's naast elkaar toont `gihv list --kolommen nummer,id`."),
        )


def _number_in(text: str) -> str:
    return fold(text).removeprefix("actie ")


def _id_in(text: str) -> str:
    """The id in a path: "06-loopbaanstart/12-bomen.yaml" is "bomen"."""
    return numbered(text.rpartition("/")[2].removesuffix(".yaml")).slug


@rule("GIHV207")
def verwijst_naar_zichzelf(agenda: Agenda) -> Iterator[Finding]:
    """Een actie of organisatie die naar zichzelf verwijst.

    Bij `zie` horen andere acties en speerpunten. Bij `onderdeel_van` horen andere organisaties.
    Zo'n verwijzing is meestal een kopie van een ander bestand. Haal haar weg, of noem de ander.

        zie:
      -   - bomen  # <- GIHV207
      +   - struiken
      + # agenda/01-groen/02-struiken.yaml
      + nummer: 2
      + titel: Struiken planten
    """
    hint = Hint("haal deze verwijzing weg, of noem een ander.")
    for _, id_, place in agenda.verwijzingen_per_soort["actie of speerpunt"]:
        # The id ends the name of an actie's file: a quick look at it spares taking it apart.
        if place.path.endswith(f"{id_}.yaml") and id_ == id_of(place.path):
            yield Finding(place, "Deze actie verwijst naar zichzelf.", hint)
    for _, id_, place in in_register(agenda):
        if id_ == place.keys[0]:
            yield Finding(place, "Deze organisatie verwijst naar zichzelf.", hint)


@rule("GIHV208")
def dubbel_in_rol(agenda: Agenda) -> Iterator[Finding]:
    """Een organisatie die twee keer in dezelfde rol staat, met dezelfde taak.

    Eén keer is genoeg. Heeft zij in die rol echt twee taken, schrijf dan bij elke vermelding een
    eigen `taak`.

        partners:
      -   - gemeente-den-haag
      -   - gemeente-den-haag  # <- GIHV208
      +   - organisatie: gemeente-den-haag
      +     taak: voor de grond
      +   - organisatie: gemeente-den-haag
      +     taak: voor het water geven
    """
    known = agenda.bekend.organisaties or frozenset()
    for actie in agenda.acties:
        for _, key in ROLLEN:
            rollen: tuple[Rol, ...] = getattr(actie, key)
            if len({rol.organisatie for rol in rollen}) == len(rollen):
                continue  # most acties end here, 10,000 times a run
            seen: set[tuple[str, str]] = set()
            for index, rol in enumerate(rollen):
                same = (rol.organisatie, " ".join(fold(rol.taak or "").split()))
                if same in seen and rol.organisatie in known:
                    task = " met dezelfde taak" if rol.taak else ""
                    yield Finding(
                        actie.at(key, index),
                        f"`{rol.organisatie}` staat al eerder bij `{key}`{task}.",
                        Hint("haal er één weg, of schrijf bij allebei een eigen `taak`."),
                    )
                seen.add(same)


@rule("GIHV209")
def dubbele_verwijzing(agenda: Agenda) -> Iterator[Finding]:
    """Een id dat twee keer in dezelfde lijst staat.

    Dit geldt voor `zie`, voor de `acties` bij een bijdrage en voor `onderdeel_van`. De tweede keer
    voegt niets toe; misschien hoort er een ander id te staan.

        zie:
          - groen
      -   - groen  # <- GIHV209
    """
    known = known_ids(agenda)
    seen: set[tuple[str, Keys, str]] = set()
    in_lists = (
        agenda.verwijzingen_per_soort["actie of speerpunt"],
        agenda.verwijzingen_per_soort["actie"],
        in_register(agenda),
    )
    for soort, id_, place in chain.from_iterable(in_lists):
        same = (place.path, place.keys[:-1], id_)
        if same in seen and id_ in (known[soort] or ()):
            yield Finding(
                place,
                f"`{id_}` staat al eerder in deze lijst bij `{place.keys[-2]}`.",
                Hint("haal er één weg."),
            )
        seen.add(same)


@rule("GIHV214")
def dubbel_deelgebied(agenda: Agenda) -> Iterator[Finding]:
    """Twee deelgebieden van een speerpunt hebben hetzelfde id.

    Een actie noemt haar deelgebied bij dat id; dan moet duidelijk zijn welk deelgebied het is. Geef
    een van de twee een ander id.

        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        deelgebieden:
          - id: bos
            titel: Bos
      -   - id: bos  # <- GIHV214
      +   - id: heide
            titel: Heide
    """
    for speerpunt in agenda.speerpunten:
        titles: dict[str, str] = {}
        for index, part in enumerate(speerpunt.deelgebieden):
            if part.id in titles:
                yield Finding(
                    speerpunt.at("deelgebieden", index, "id"),
                    f"Het id `{part.id}` is al van het deelgebied {titles[part.id]}.",
                    Hint("geef een van de twee een ander id."),
                )
            titles.setdefault(part.id, part.titel)


Names = Mapping[str, Sequence[str]]
"""Ids, each with the other names that it goes by."""


class Meant:
    """What unknown ids of a sort are probably meant to be; each is worked out once."""

    def __init__(self, agenda: Agenda, soort: Soort, read: Callable[[str], str] = str) -> None:
        """`read` tells which id a text says otherwise, as by a number."""
        self._agenda, self._soort, self._read = agenda, soort, read
        self._found: dict[str, str | None] = {}

    @cached_property
    def _names(self) -> Names:
        # An id that is no good one is not proposed: its own finding says so.
        names = _names(self._agenda, self._soort)
        return {id_: own for id_, own in names.items() if KEBAB.match(id_) and not id_.isdigit()}

    def __call__(self, text: str) -> str | None:
        """The id that is probably meant, or None."""
        if text not in self._found:
            self._found[text] = nearest_id(self._read(text), self._names)
        return self._found[text]

    def hint(self, text: str, several: str) -> Hint | None:
        """The id that a text names, or of several the ids (for {} in `several`), or the nearest."""
        named = named_id(self._read(text), self._names)
        ids = [] if named else list(dict.fromkeys(parts_of(text, self)))
        if len(ids) > 1:
            return Hint(several.format(enumerate_([f"`{id_}`" for id_ in ids])), ids)
        return question(named or self(text))


_BETWEEN_NAMES = r"\s*[,;/]\s*|\s+(?:en|-|&|\+)\s+"


def _several(keys: Keys) -> str:
    """What to do where one organisation belongs and several stand, with {} for their ids."""
    if isinstance(keys[-1], int):
        return "zet elke organisatie op een eigen regel: {}."
    if isinstance(keys[-2:][0], int):
        return "geef elke organisatie een eigen streepje met `organisatie:` ervoor: {}."
    return "hier kan maar één organisatie staan: {}."


def parts_of(text: str, meant: Callable[[str], str | None]) -> list[str]:
    """The ids in a text that names several things, at least one of them known; else none.

    A part that is not known stays as it is typed, if it could be an id.
    """
    parts = re.split(_BETWEEN_NAMES, text)
    ids = [meant(part) or (part if KEBAB.match(part) else "") for part in parts]
    if len(parts) > 1 and all(ids) and any(map(meant, parts)):
        return ids
    words = text.split()  # a name has spaces too: here only ids count
    return words if len(words) > 1 and all(meant(word) == word for word in words) else []


def _left_out(text: str, what: str) -> Hint | None:
    """The hint for a word that says that nothing is known; else None."""
    if slug(text) not in NOT_KNOWN:
        return None
    return Hint(f"laat {what} weg: wat niet bekend is, staat niet in de agenda.")


def known_ids(agenda: Agenda) -> Mapping[Soort, frozenset[str] | None]:
    """The ids that a reference of each sort may name; None where the file that tells is unreadable.

    Those of a deelgebied depend on the speerpunt and are not here.
    """
    bekend = agenda.bekend
    paths = frozenset(agenda.paths)
    organisaties = bekend.organisaties if ORGANISATIES in paths else None
    regelingen = bekend.regelingen if REGELINGEN in paths else None
    return {
        "organisatie": organisaties,
        "regeling": regelingen,
        "bron": None if organisaties is None or regelingen is None else organisaties | regelingen,
        "actie": bekend.acties,
        "actie of speerpunt": bekend.acties | bekend.speerpunten,
    }


def _unknown(agenda: Agenda, soort: Soort) -> Iterator[tuple[str, Place]]:
    """The unknown ids of a sort, where they are named; none where a register is unreadable."""
    known = known_ids(agenda)[soort]
    unknown = frozenset() if known is None else agenda.genoemd[soort] - known
    if unknown:
        for _, id_, place in agenda.verwijzingen_per_soort[soort]:
            if id_ in unknown:
                yield id_, place


def in_register(agenda: Agenda) -> tuple[Verwijzing, ...]:
    """The references in organisaties.yaml: of an organisatie to what it is a part of."""
    return agenda.verwijzingen_per_bestand.get(ORGANISATIES, ())


def _names(agenda: Agenda, soort: Soort) -> Names:
    """The names of each id that a reference of a sort may name; none of a thing with a mistake."""
    names: dict[str, tuple[str, ...]]
    if soort in ("actie", "actie of speerpunt"):
        names = {one.id: (one.titel,) for one in agenda.speerpunten}
        names |= {one.id: (one.titel,) for one in agenda.acties}
    else:
        names = {one.id: one.namen for one in agenda.organisaties.values()}
        names |= {one.id: one.namen for one in agenda.regelingen.values()}
    return {id_: names.get(id_, ()) for id_ in sorted(known_ids(agenda)[soort] or ())}
