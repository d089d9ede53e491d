"""GIHV2xx: the two registers, organisaties.yaml and regelingen.yaml; GIHV602: who may sign."""

from collections.abc import Iterator
from itertools import dropwhile

from gihv import money
from gihv.diagnostics import Finding, Hint, Place, Severity
from gihv.layout import AGENDA, ORGANISATIES, REGELINGEN
from gihv.model import Agenda, Organisatie, Regeling, grouped
from gihv.rules.bestanden import everything_is_read
from gihv.rules.rule import rule
from gihv.rules.verwijzingen import known_ids
from gihv.suggest import slug


@rule("GIHV206")
def dubbel_id(agenda: Agenda) -> Iterator[Finding]:
    """Een id van twee dingen: organisaties, regelingen, potten, of deelgebieden van een speerpunt.

    Dan is niet te zien wie of wat er bedoeld is, bijvoorbeeld bij `bron`. Geef één van de twee een
    ander id.

        # agenda/regelingen.yaml
      - gemeente-den-haag:  # <- GIHV206
      + bomenbudget:
          naam: Bomenbudget van de gemeente
          soort: budget
      +   toelichting: Nog geen actie rekent op dit geld.
    """
    bekend = agenda.bekend
    named = [(id_, Place(ORGANISATIES, (id_,), "key")) for id_ in bekend.organisaties or ()]
    named += [(id_, Place(REGELINGEN, (id_,), "key")) for id_ in bekend.regelingen or ()]
    named += [(id_, one.at("id")) for one in money.bijdragen(agenda) if (id_ := one.bijdrage.id)]
    named += [
        (f"{speerpunt.id}/{part.id}", speerpunt.at("deelgebieden", index, "id"))
        for speerpunt in agenda.speerpunten
        for index, part in enumerate(speerpunt.deelgebieden)
    ]
    first: dict[str, Place] = {}
    for id_, place in named:
        other = first.setdefault(id_, place)
        if other is not place:
            message = f"Het id `{id_.rpartition('/')[2]}` is al van een ander, in {other.path}."
            yield Finding(place, message, Hint("geef een van de twee een ander id."))


@rule("GIHV210", Severity.WAARSCHUWING)
def ongebruikt(agenda: Agenda) -> Iterator[Finding]:
    """Een organisatie, een regeling of een label dat nergens wordt genoemd.

    Misschien hoorde die bij een actie die weg is, of staat er ergens een verkeerd id. Een regeling
    met een `toelichting` mag ongebruikt zijn.

        # agenda/organisaties.yaml …
      - hoveniersbond:  # <- GIHV210
      -   naam: Hoveniersbond
      -   soort: werkgevers
    """
    if not everything_is_read(agenda):
        return
    labels = agenda.genoemd["label"]
    for id_ in agenda.labels if labels.issubset(agenda.labels) else ():
        if id_ not in labels:
            message = f"Het label `{id_}` wordt nergens genoemd."
            hint = Hint("haal dit label weg, of noem het bij een actie.")
            yield Finding(Place(AGENDA, ("labels", id_), "key"), message, hint)
    named = agenda.genoemd["organisatie"] | agenda.genoemd["regeling"] | agenda.genoemd["bron"]
    if named - (known_ids(agenda)["bron"] or frozenset()):
        return
    bekend = agenda.bekend  # whom an id that is in both means is not known
    named |= (bekend.organisaties or frozenset()) & (bekend.regelingen or frozenset())
    for entry in _entries(agenda):
        explained = isinstance(entry, Regeling) and entry.toelichting
        if entry.id not in named and not explained:
            what = "regeling" if isinstance(entry, Regeling) else "organisatie"
            hint = Hint(f"haal deze {what} weg, of noem die in een ander bestand.")
            yield Finding(entry.at().key(), f"De {what} `{entry.id}` wordt nergens genoemd.", hint)


@rule("GIHV211", Severity.WAARSCHUWING)
def waarschijnlijk_dezelfde(agenda: Agenda) -> Iterator[Finding]:
    """Een id, naam of alias die in een register ook bij een ander staat.

    Zoeken op zo'n naam vindt de verkeerde, of dezelfde organisatie of regeling staat twee keer in
    het register. Hoofdletters, accenten, streepjes en "Stichting" of "De" vooraan tellen niet mee.

        trekkers:
      -   - den-haag
      +   - gemeente-den-haag
        # agenda/organisaties.yaml …
          aliassen: [Den Haag]
      - den-haag:  # <- GIHV211
      -   naam: Den Haag, afdeling Groen
      -   soort: overheid
    """
    entries = _entries(agenda)
    said: set[frozenset[Entry]] = set()
    owners = grouped((_core(name), entry) for entry in entries for name in (entry.id, *entry.namen))
    # The later of two entries is the one that was added without seeing the other.
    for entry in reversed(entries):
        claimed = [(entry.id, entry.at().key()), (entry.naam, entry.at("naam"))]
        claimed += [(name, entry.at("aliassen", nth)) for nth, name in enumerate(entry.aliassen)]
        for name, place in claimed:
            other = next((one for one in owners[_core(name)] if one != entry), None)
            if other is None or not _core(name) or frozenset((entry, other)) in said:
                continue
            said.add(frozenset((entry, other)))
            hint = Hint("gebruik overal hetzelfde id, of geef ze namen die meer verschillen.")
            yield Finding(place, f"`{name}` staat ook bij `{other.id}` ({other.naam}).", hint)


@rule("GIHV602")
def groep_ondertekent(agenda: Agenda) -> Iterator[Finding]:
    """Een groep zonder eigen naam staat bij de ondertekenaars.

    Een organisatie van de soort `groep` is een verzamelnaam, zoals "werkgevers". Noem wie er
    tekenen. Heeft de groep wel een eigen naam, kies dan een andere `soort`.

        # agenda/organisaties.yaml …
        bewonersraad:
          naam: Bewonersraad
      -   soort: groep
      +   soort: maatschappelijk
        # agenda/agenda.yaml …
        ondertekenaars:
      -   - organisatie: bewonersraad  # <- GIHV602
      +   - organisatie: bewonersraad
    """
    groups = {one.id for one in agenda.organisaties.values() if one.soort == "groep"}
    for _, id_, place in agenda.verwijzingen_per_soort["organisatie"]:
        if id_ in groups and place.keys[0] == "ondertekenaars":
            hint = Hint("noem de organisaties die tekenen, of pas de `soort` van de groep aan.")
            yield Finding(place, f"`{id_}` is een groep; een groep kan niet tekenen.", hint)


Entry = Organisatie | Regeling
_WEAK = frozenset({"de", "het", "een", "stichting"})
"""Words that may stand before a name or not."""


def _entries(agenda: Agenda) -> list[Entry]:
    """All entries, in the order of the files; one whose id is in both registers counts once."""
    entries: dict[str, Entry] = {**agenda.regelingen, **agenda.organisaties}
    return sorted(entries.values(), key=lambda entry: entry.path)


def _core(name: str) -> str:
    """A name without what spellings differ in: case, accents, hyphens and weak words before it."""
    return "".join(dropwhile(_WEAK.__contains__, slug(name).split("-")))
