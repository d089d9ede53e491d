"""GIHV2xx: references from one file to another. Those about the registers are in registers.py."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from gihv.diagnostics import Finding, Hint, Keys
from gihv.dutch import enumerate_, fold
from gihv.layout import KEBAB, ORGANISATIES, REGELINGEN, folder_name, folder_of, id_of, numbered
from gihv.model import Agenda, Soort, Verwijzing
from gihv.rules.rule import rule
from gihv.suggest import NOT_KNOWN, named_id, nearest_id, question, slug


@rule("GIHV201")
def onbekende_organisatie(agenda: Agenda) -> Iterator[Finding]:
    """Een organisatie die niet in organisaties.yaml staat.

    Bestanden noemen een organisatie bij haar id, zodat haar naam maar op één plek staat. Schrijf
    het id precies zo als in organisaties.yaml, of voeg de organisatie daar eerst toe.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        trekkers:
      -   - den-haag  # <- GIHV201
      +   - gemeente-den-haag
    """
    regelingen = agenda.bekend.regelingen or frozenset()
    meant = Meant(lambda: namen_van_organisaties(agenda))
    for verwijzing in _unknown(agenda, "organisatie"):
        id_ = verwijzing.id
        yield Finding(
            verwijzing.place,
            f"De organisatie `{id_}` staat niet in organisaties.yaml.",
            Hint(f"`{id_}` is een regeling; noem die bij `bron` of `via`.")
            if id_ in regelingen
            else _left_out(id_, "de regel")
            or question(meant.exactly(id_))
            or _each(id_, meant, _several(verwijzing.place.keys))
            or question(meant(id_))
            or Hint("zet haar in organisaties.yaml: `gihv new organisatie`."),
        )


@rule("GIHV202")
def onbekende_regeling(agenda: Agenda) -> Iterator[Finding]:
    """Een regeling die niet in regelingen.yaml staat.

    Bij `via` hoort het id van een regeling, fonds of budget uit regelingen.yaml.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
          dekking: beoogd
          bijdragen:
      -     - via: bomenfond  # <- GIHV202
      +     - via: bomenfonds
              status: mogelijk
    """
    organisaties = agenda.bekend.organisaties or frozenset()
    meant = Meant(lambda: namen_van_regelingen(agenda))
    for verwijzing in _unknown(agenda, "regeling"):
        id_ = verwijzing.id
        yield Finding(
            verwijzing.place,
            f"De regeling `{id_}` staat niet in regelingen.yaml.",
            Hint(f"`{id_}` is een organisatie; noem haar bij `bron`.")
            if id_ in organisaties
            else _left_out(id_, "`via`")
            or question(meant.exactly(id_))
            or _each(id_, meant, "hier kan maar één regeling staan: {}.")
            or question(meant(id_))
            or Hint("zet haar in regelingen.yaml: `gihv new regeling`."),
        )


@rule("GIHV203")
def onbekende_bron(agenda: Agenda) -> Iterator[Finding]:
    """Een bron die in geen van beide registers staat.

    Bij `bron` hoort het id van een organisatie uit organisaties.yaml of van een regeling uit
    regelingen.yaml.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
          dekking: gedekt
          bijdragen:
      -     - bron: gemeente-den-hag  # <- GIHV203
      +     - bron: gemeente-den-haag
              status: toegezegd
    """
    meant = Meant(lambda: namen_in_registers(agenda))
    for verwijzing in _unknown(agenda, "bron"):
        yield Finding(
            verwijzing.place,
            f"De bron `{verwijzing.id}` staat niet in organisaties.yaml en niet in "
            "regelingen.yaml.",
            _left_out(verwijzing.id, "`bron`")
            or question(meant.exactly(verwijzing.id))
            or _each(verwijzing.id, meant, "maak van elke betaler een eigen bijdrage: {}.")
            or question(meant(verwijzing.id))
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
        if speerpunt.deelgebieden
    }
    for verwijzing in agenda.verwijzingen_per_soort["deelgebied"]:
        folder = folder_name(verwijzing.place.path)
        known = agenda.bekend.deelgebieden.get(folder)
        if known is None or verwijzing.id in known:
            continue
        names = titles.get(folder) or dict.fromkeys(sorted(known), NO_NAMES)
        yield Finding(
            verwijzing.place,
            f"Het speerpunt `{folder_of(verwijzing.place.path).slug}` heeft geen deelgebied "
            f"`{verwijzing.id}`.{_choices(known)}",
            question(nearest_id(verwijzing.id, names))
            or Hint("zet het in speerpunt.yaml, of haal de sleutel weg."),
        )


@rule("GIHV205")
def onbekende_actie(agenda: Agenda) -> Iterator[Finding]:
    """Een verwijzing naar een actie of speerpunt dat er niet is.

    Bij `zie` hoort het id van een actie of speerpunt, bij `acties` dat van een actie: de naam van
    het bestand zonder cijfers en zonder .yaml, of van de map zonder cijfers. Een nummer kan niet,
    want nummers veranderen.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        zie:
      -   - groeen  # <- GIHV205
      +   - groen
    """
    yield from _onbekende_acties(agenda, "actie")
    yield from _onbekende_acties(agenda, "actie of speerpunt")


def _onbekende_acties(agenda: Agenda, soort: Soort) -> Iterator[Finding]:
    unknown = list(_unknown(agenda, soort))
    if not unknown:
        return
    names = _namen_van_acties(agenda, soort)
    numbers = {number: id_ for id_, (number, *_) in names.items() if number}
    meant = Meant(lambda: {id_: titles for id_, (_, *titles) in names.items()})
    for verwijzing in unknown:
        id_ = verwijzing.id
        yield Finding(
            verwijzing.place,
            f"Er is geen {soort} met het id `{id_}`.",
            Hint(f"`{id_}` is een speerpunt; noem zijn acties.")
            if id_ in agenda.bekend.speerpunten
            else question(meant.exactly(_as_id(id_)))
            or _each(id_, lambda one: numbers.get(one) or meant(_as_id(one)), _EACH_LINE)
            or question(numbers.get(fold(id_).removeprefix("actie ")) or meant(_as_id(id_)))
            or Hint("nummers en id's naast elkaar toont `gihv list --kolommen nummer,id`."),
        )


@rule("GIHV207")
def verwijst_naar_zichzelf(agenda: Agenda) -> Iterator[Finding]:
    """Een actie of organisatie die naar zichzelf verwijst.

    Bij `zie` horen andere acties en speerpunten. Bij `onderdeel_van` horen andere organisaties.
    Zo'n verwijzing is meestal een kopie van een ander bestand. Haal haar weg, of noem de ander.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        zie:
      -   - bomen  # <- GIHV207
      +   - struiken
      + # agenda/01-groen/02-struiken.yaml
      + nummer: 2
      + titel: Struiken planten
    """
    hint = Hint("haal deze verwijzing weg, of noem een ander.")
    for verwijzing in agenda.verwijzingen_per_soort["actie of speerpunt"]:
        path = verwijzing.place.path
        # The id ends the name of an actie's file: a quick look at it spares taking it apart.
        if path.endswith(f"{verwijzing.id}.yaml") and verwijzing.id == id_of(path):
            yield Finding(verwijzing.place, "Deze actie verwijst naar zichzelf.", hint)
    for verwijzing in in_register(agenda):
        if verwijzing.id == verwijzing.place.keys[0]:
            yield Finding(verwijzing.place, "Deze organisatie verwijst naar zichzelf.", hint)


@rule("GIHV208")
def dubbel_in_rol(agenda: Agenda) -> Iterator[Finding]:
    """Een organisatie die twee keer in dezelfde rol staat, met dezelfde taak.

    Eén keer is genoeg. Heeft zij in die rol echt twee taken, schrijf dan bij elke vermelding een
    eigen `taak`.

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
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
        for key, rollen in (
            ("trekkers", actie.trekkers),
            ("partners", actie.partners),
            ("beoogde_partners", actie.beoogde_partners),
        ):
            # Most acties end here, 10,000 times a run.
            if len(rollen) == 1 or len({rol.organisatie for rol in rollen}) == len(rollen):
                continue
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

        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
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
    for verwijzing in chain.from_iterable(in_lists):
        path, keys, _ = verwijzing.place
        same = (path, keys[:-1], verwijzing.id)
        if same in seen and verwijzing.id in (known[verwijzing.soort] or ()):
            yield Finding(
                verwijzing.place,
                f"`{verwijzing.id}` staat al eerder in deze lijst bij `{keys[-2]}`.",
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
NO_NAMES: Sequence[str] = ()


def _may_be_typed(id_: str) -> bool:
    return KEBAB.match(id_) is not None and not id_.isdigit()


class Meant:
    """What unknown ids are probably meant to be; each id is worked out once."""

    def __init__(self, names: Callable[[], Names]) -> None:
        """Choose from what `names` gives; it is asked for only where something is unknown."""
        self._names = names
        self._found: dict[str, str | None] = {}

    def __call__(self, id_: str) -> str | None:
        """The id that is probably meant, or None."""
        if id_ not in self._found:
            self._found[id_] = nearest_id(id_, self._typable())
        return self._found[id_]

    def exactly(self, text: str) -> str | None:
        """The id that a text is a name of, but for case, accents and signs; or None."""
        return named_id(text, self._typable())

    def _typable(self) -> Names:
        # One that is no good id itself is not proposed: its own finding says so.
        return {one: names for one, names in self._names().items() if _may_be_typed(one)}


_BETWEEN_NAMES = r"\s*[,;/]\s*|\s+(?:en|-|&|\+)\s+"
_EACH_LINE = "zet elk op een eigen regel: {}."


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


def _each(text: str, meant: Callable[[str], str | None], hint: str) -> Hint | None:
    """The hint for a text that names several things, with the id of each; else None."""
    ids = list(dict.fromkeys(parts_of(text, meant)))
    told = hint.format(enumerate_([f"`{id_}`" for id_ in ids]))
    return Hint(told, ids) if len(ids) > 1 else None


def _left_out(text: str, what: str) -> Hint | None:
    """The hint for a word that says that nothing is known; else None."""
    if slug(text) not in NOT_KNOWN:
        return None
    return Hint(f"laat {what} weg: wat niet bekend is, staat niet in de agenda.")


def _as_id(text: str) -> str:
    """The id in a path: "06-loopbaanstart/12-bomen.yaml" is "bomen"."""
    return numbered(text.rpartition("/")[2].removesuffix(".yaml")).slug


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


def _unknown(agenda: Agenda, soort: Soort) -> Iterator[Verwijzing]:
    """References of a sort to an id that is not known; none where the registry is unreadable."""
    known = known_ids(agenda)[soort]
    if known is None:
        return
    unknown = agenda.genoemd[soort] - known
    if unknown:
        for verwijzing in agenda.verwijzingen_per_soort[soort]:
            if verwijzing.id in unknown:
                yield verwijzing


def in_register(agenda: Agenda) -> tuple[Verwijzing, ...]:
    """The references in organisaties.yaml: of an organisatie to what it is a part of."""
    return agenda.verwijzingen_per_bestand.get(ORGANISATIES, ())


def namen_van_organisaties(agenda: Agenda) -> Names:
    """The names of each organisatie; of an entry that is not well-shaped only the id."""
    names = dict.fromkeys(sorted(agenda.bekend.organisaties or ()), NO_NAMES)
    return names | {one.id: one.namen for one in agenda.organisaties.values()}


def namen_van_regelingen(agenda: Agenda) -> Names:
    """The names of each regeling, likewise."""
    names = dict.fromkeys(sorted(agenda.bekend.regelingen or ()), NO_NAMES)
    return names | {one.id: one.namen for one in agenda.regelingen.values()}


def namen_in_registers(agenda: Agenda) -> Names:
    """The names of everything in both registers."""
    return {**namen_van_organisaties(agenda), **namen_van_regelingen(agenda)}


def _namen_van_acties(agenda: Agenda, soort: Soort) -> Names:
    """Of each id that a reference of a sort may name: its printed number ("" if unknown), titel."""
    names: dict[str, Sequence[str]] = dict.fromkeys(known_ids(agenda)[soort] or (), ("",))
    if soort == "actie of speerpunt":
        names |= {one.id: (str(one.nummer), one.titel) for one in agenda.speerpunten}
    return names | {one.id: (one.volgnummer, one.titel) for one in agenda.acties}


def _choices(known: frozenset[str]) -> str:
    return f" Het heeft: {', '.join(sorted(known))}." if known else " Het heeft er geen."
