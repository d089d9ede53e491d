"""GIHV2xx: the two registers, organisaties.yaml and regelingen.yaml."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import dropwhile

from gihv import money
from gihv.diagnostics import Finding, Hint, Place, Severity
from gihv.layout import REGELINGEN
from gihv.model import Agenda, Organisatie, Regeling, grouped
from gihv.rules.bestanden import everything_is_read
from gihv.rules.rule import rule
from gihv.rules.verwijzingen import known_ids
from gihv.suggest import slug


@rule("GIHV206")
def id_in_twee_registers(agenda: Agenda) -> Iterator[Finding]:
    """Een id van twee dingen: van een organisatie, een regeling of een pot.

    Dan is niet te zien wie of wat er bedoeld is, bijvoorbeeld bij `bron`. Geef één van de twee een
    ander id.

        # agenda/regelingen.yaml
      - gemeente-den-haag:  # <- GIHV206
      + bomenbudget:
          naam: Bomenbudget van de gemeente
          soort: budget
      +   toelichting: Nog geen actie rekent op dit geld.
    """
    for id_ in sorted(_in_both(agenda)):
        yield Finding(
            Place(REGELINGEN, (id_,), "key"),
            f"Het id `{id_}` staat ook in organisaties.yaml.",
            Hint("geef de regeling of de organisatie een ander id."),
        )
    taken = dict.fromkeys(agenda.bekend.organisaties or (), "organisaties.yaml")
    taken |= dict.fromkeys(agenda.bekend.regelingen or (), "regelingen.yaml")
    for entry in money.bijdragen(agenda):
        pot = entry.bijdrage.id
        if pot in taken:
            yield Finding(
                entry.at("id"),
                f"Het id `{pot}` staat ook in {taken[pot]}.",
                Hint("geef deze pot een ander id."),
            )
        elif pot is not None:
            taken[pot] = entry.path


@rule("GIHV210", Severity.WAARSCHUWING)
def ongebruikt(agenda: Agenda) -> Iterator[Finding]:
    """Een organisatie of regeling die in een register staat, maar nergens wordt genoemd.

    Misschien hoorde die bij een actie die weg is, of staat er ergens een verkeerd id. Haal de
    organisatie of regeling weg, of noem die in een ander bestand. Een regeling met een
    `toelichting` mag ongebruikt zijn. gihv meldt dit pas als alle bestanden te lezen zijn en
    elk genoemd id bestaat.

        # agenda/organisaties.yaml …
      - hoveniersbond:  # <- GIHV210
      -   naam: Hoveniersbond
      -   soort: werkgevers
    """
    named = agenda.genoemd["organisatie"] | agenda.genoemd["regeling"] | agenda.genoemd["bron"]
    if not everything_is_read(agenda) or named - (known_ids(agenda)["bron"] or frozenset()):
        return
    named |= _in_both(agenda)  # whom a reference means is not known
    for entry in _entries(agenda):
        explained = isinstance(entry, Regeling) and entry.toelichting
        if entry.id not in named and not explained:
            what = "regeling" if isinstance(entry, Regeling) else "organisatie"
            yield Finding(
                entry.at().key(),
                f"De {what} `{entry.id}` wordt nergens genoemd.",
                Hint(f"haal deze {what} weg, of noem die in een ander bestand."),
            )


@rule("GIHV211", Severity.WAARSCHUWING)
def waarschijnlijk_dezelfde(agenda: Agenda) -> Iterator[Finding]:
    """Twee vermeldingen in de registers hebben op spelling na dezelfde naam.

    Hoofdletters, accenten, streepjes en een woord als "Stichting" of "De" vooraan tellen niet mee.
    Houd één vermelding over en gebruik overal dat id, of geef ze namen die duidelijk verschillen.

        trekkers:
          - bomenridders
      - partners:
      -   - stichting-bomenridders
        # agenda/organisaties.yaml …
        bomenridders:
          naam: De Bomenridders
          soort: maatschappelijk
      - stichting-bomenridders:  # <- GIHV211
      -   naam: Stichting Bomenridders
      -   soort: maatschappelijk
    """
    first: dict[str, Entry] = {}
    for entry in _entries(agenda):
        same = [first.setdefault(name, entry) for name in sorted(_cores(entry))]
        other = next((one for one in same if one is not entry), None)
        if other:
            yield Finding(
                entry.at().key(),
                f"`{entry.id}` ({entry.naam}) en `{other.id}` ({other.naam}) zijn waarschijnlijk "
                "dezelfde.",
                Hint("houd er één over, of geef ze een naam waaraan het verschil te zien is."),
            )


@rule("GIHV212", Severity.WAARSCHUWING)
def naam_van_een_ander(agenda: Agenda) -> Iterator[Finding]:
    """Een id, naam of alias die in een register ook bij een ander staat.

    Bij die ander is het een alias, een afkorting of een vroegere naam. Zoeken op zo'n naam vindt
    dan de verkeerde, of dezelfde organisatie of regeling staat twee keer in het register.

        trekkers:
      -   - den-haag
      +   - gemeente-den-haag
        # agenda/organisaties.yaml …
          aliassen: [Den Haag]
      - den-haag:  # <- GIHV212
      -   naam: Den Haag, afdeling Groen
      -   soort: overheid
    """
    entries = _entries(agenda)
    said: set[frozenset[Entry | None]] = set()
    owners = grouped((slug(name), entry) for entry in entries for name in entry.namen[1:])
    # The later of two entries is the one that was added without seeing the other.
    for entry in reversed(entries):
        for name, place in _claimed(entry):
            other = next((one for one in owners.get(slug(name), ()) if one != entry), None)
            pair = frozenset((entry, other))
            if other is None or pair in said or _cores(entry) & _cores(other):
                continue  # of two that are probably the same that is said already
            said.add(pair)
            yield Finding(
                place,
                f"`{name}` staat ook bij `{other.id}`.",
                Hint("gebruik overal hetzelfde id, of haal de naam bij een van de twee weg."),
            )


@rule("GIHV213")
def kring(agenda: Agenda) -> Iterator[Finding]:
    """Organisaties die via `onderdeel_van` een onderdeel van zichzelf zijn.

    `onderdeel_van` wijst van een deel naar het geheel. Wie die verwijzingen volgt, mag nooit
    uitkomen waar hij begon. Haal de verwijzing weg die de verkeerde kant op wijst.

        # agenda/organisaties.yaml …
          onderdeel_van: [haaglanden]
        haaglanden:
          naam: Haaglanden
          soort: overheid
      -   onderdeel_van: [gemeente-den-haag]  # <- GIHV213
    """
    if ring := _circle(agenda):
        arrows = " → ".join(f"`{name}`" for name in (*ring, ring[0]))
        last = agenda.organisaties[ring[-1]]
        yield Finding(
            last.at("onderdeel_van", last.onderdeel_van.index(ring[0])),
            f"Zo is `{ring[0]}` een onderdeel van zichzelf: {arrows}.",
            Hint("haal de verwijzing weg die de verkeerde kant op wijst."),
        )


def _in_both(agenda: Agenda) -> frozenset[str]:
    bekend = agenda.bekend
    return (bekend.organisaties or frozenset()) & (bekend.regelingen or frozenset())


Entry = Organisatie | Regeling
_WEAK = frozenset({"de", "het", "een", "stichting"})
"""Words that may stand before a name or not."""


def _entries(agenda: Agenda) -> list[Entry]:
    """All entries, in the order of the files; one whose id is in both registers counts once."""
    entries: dict[str, Entry] = {**agenda.regelingen, **agenda.organisaties}
    return sorted(entries.values(), key=lambda entry: entry.path)


def _cores(entry: Entry) -> set[str]:
    """The naam and id of an entry without what spellings differ in: hyphens and weak words."""
    ids = [slug(entry.naam).split("-"), entry.id.split("-")]
    return {"".join(dropwhile(_WEAK.__contains__, words)) for words in ids} - {""}


def _claimed(entry: Entry) -> Iterator[tuple[str, Place]]:
    """The names that should be an entry's alone, and where they stand: id, naam, aliassen."""
    yield entry.id, entry.at().key()
    yield entry.naam, entry.at("naam")
    for index, alias in enumerate(entry.aliassen):
        yield alias, entry.at("aliassen", index)


def _circle(agenda: Agenda) -> list[str]:
    """One circle, from the one of it that stands first in the register, from part to whole.

    Empty where there is none. Of more than one the next is told when this is mended.
    """
    wholes = {
        one.id: [whole for whole in one.onderdeel_van if whole != one.id]
        for one in agenda.organisaties.values()
    }
    try:
        TopologicalSorter(wholes).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1][:0:-1]
        first = ring.index(next(part for part in wholes if part in ring))
        return ring[first:] + ring[:first]
    return []
