"""A small agenda with a comment wherever one can stand, for the tests of `set` and `new`."""

from collections.abc import Mapping
from pathlib import Path

from tests.command import write

AGENDA = """\
# yaml-language-server: $schema=../schema/agenda.schema.json

titel: Groene agenda
versie: "1.0"
vastgesteld: 2014-02
periode: {van: 2014, tot: 2015}
initiatiefnemer: gemeente-den-haag
ondertekenaars:
  - organisatie: gemeente-den-haag
    hele_agenda: true
"""

ORGANISATIES = """\
# Overheden

gemeente-den-haag:
  naam: Gemeente Den Haag
  soort: overheid
  aliassen: [Den Haag]

# Scholen

boomschool:
  naam: Boomschool  # zo op de gevel
  soort: onderwijs
  afkorting: BS
mbo-groen:
  naam: mbo Groen
  soort: onderwijs
bewoners:
  naam: bewoners
  soort: groep
"""

REGELINGEN = """\
bomenfonds:
  naam: Bomenfonds
  soort: fonds
"""

GROEN = """\
nummer: 1
titel: Groen
soort: speerpunt
deelgebieden:
  - id: stad
    titel: De stad
  - id: rand
    titel: De rand
"""

BOMEN = """\
# yaml-language-server: $schema=../../schema/actie.schema.json

# Zo staat het nummer in de lijst.
nummer: 1
titel: Bomen planten  # zie de kop
# Een hele zin over de titel,
# op twee regels.

trekkers:  # nagevraagd
  # De gemeente betaalt ook.
  - gemeente-den-haag
  # - provincie
partners:
  - boomschool  # tijdelijk?
    # Dit hoort bij de boomschool.
  - organisatie: bewoners
    taak: water geven
    # de bron zegt "gieten"

# Over het geld staat weinig.

financiering:
  dekking: onbekend  # de bron zegt: volgt
  bijdragen:
    # Eerste tranche.
    - bron: gemeente-den-haag
      bedrag: 500  # afgerond
      jaren: [2014]
      status: mogelijk
    - status: mogelijk
      waarvoor: water
  toelichting: |-
    Er is een plan.

    # dit is geen opmerking
mijlpalen:
  - {datum: 2014-09, grens: vanaf, wat: planten}
  - {datum: 2015, wat: snoeien}
zie: []
websites: [
  www.bomen.nl,  # de oude
  www.groen.nl
]
# Hier eindigt het bestand.
"""

PARKEN = "nummer: 2\ntitel: Parken\n"

FILES: Mapping[str, str] = {
    "agenda/agenda.yaml": AGENDA,
    "agenda/organisaties.yaml": ORGANISATIES,
    "agenda/regelingen.yaml": REGELINGEN,
    "agenda/01-groen/speerpunt.yaml": GROEN,
    "agenda/01-groen/01-bomen.yaml": BOMEN,
    "agenda/01-groen/02-parken.yaml": PARKEN,
}
ACTIE = "agenda/01-groen/01-bomen.yaml"


def make(root: Path) -> Path:
    """The agenda on disk, in a folder; the folder."""
    return write(root, FILES)


def contents(root: Path) -> dict[str, str]:
    """All files of the repository, dotfiles too, by their paths."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
