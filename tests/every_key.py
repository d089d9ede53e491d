"""A small agenda in which every key of the schemas occurs, with texts that formats stumble over.

Its money is laid out so that each way of standing (in an actie, a speerpunt or the agenda; with and
without payer, years and amount; by year or for several years together) occurs.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from gihv.model import Agenda
from tests.command import write
from tests.helpers import Files, load

AGENDA = r"""
titel: Groene | *agenda*
versie: "1.0"
vastgesteld: 2014-02
periode: {van: 2014, tot: 2016}
regio: Haaglanden
initiatiefnemer: gemeente-den-haag
website: www.groen.nl
contact:
  email: vragen_over@groen.nl
  telefoon: "070 123 45 67"
  adres: |-
    Postbus 1
    2500 AA Den Haag
benamingen:
  speerpunt: {enkelvoud: speerpunt, meervoud: speerpunten}
  actie: {enkelvoud: actie, meervoud: acties}
labels: {lucht: Schone *lucht*, water: Water}
inleiding: |-
  Meer groen (zie www.groen.nl/over_ons, of mail naar info@groen.nl).

  - bomen
  - parken
paragrafen:
  - titel: Zelf aan de slag
    tekst: Kijk op <https://groen.nl/a?b=1&c=2> of [hier](https://groen.nl/hier).
financiering:
  benodigd: {2014: 1000, 2015: 2000}
  toelichting: Voor alles samen.
  noot: De bron noemt geen betaler.
  bijdragen:
    - {status: mogelijk, bedrag: 7, waarvoor: wat er maar nodig is}
    - {status: aangevraagd, bron: europa, bedrag: 80, jaren: [2014], acties: [bomen, scholen]}
ondertekenaars:
  - {organisatie: gemeente-den-haag, hele_agenda: true}
  - {organisatie: boomschool, voorbehoud: true}
noot: "[^1]: zie www.groen.nl"
"""

ORGANISATIES = r"""
gemeente-den-haag:
  naam: Gemeente Den Haag
  soort: overheid
  afkorting: GDH
  aliassen: [Den Haag, "'s-Gravenhage"]
  voorheen: [Die Haghe]
  website: www.denhaag.nl
dienst-groen: {naam: De Dienst Groen, soort: overheid, onderdeel_van: [gemeente-den-haag]}
ploeg-bomen: {naam: Ploeg Bomen, soort: overheid, onderdeel_van: [dienst-groen, boomschool]}
boomschool: {naam: Boomschool, soort: onderwijs}
aoc-eik: {naam: Áoc Eik, soort: onderwijs}
school-10: {naam: School 10, soort: onderwijs}
school-9: {naam: School 9, soort: onderwijs}
bewoners: {naam: bewoners, soort: groep}
"""

REGELINGEN = r"""
europa:
  naam: Europees bomenfonds
  soort: fonds
  afkorting: EBF
  aliassen: [bomengeld]
  verstrekker: gemeente-den-haag
  plafond: {bedrag: 590000000, jaren: [2014, 2015]}
  in_oprichting: true
  toelichting: Voor bomen.
potje: {naam: Potje, soort: budget}
"""

GROEN = r"""
nummer: 1
titel: Groen & rustig
kenmerk: GR/1
soort: speerpunt
uitdaging: Er is te weinig groen.
doelen: [Meer bomen, "Meer | parken"]
deelgebieden:
  - {id: stad, titel: De stad, doelen: [Bomen in de straat]}
  - {id: rand, titel: De rand}
streefwaarden:
  - wat: bomen
    waarde: 1000
    waarde_tot: 1200.5
    eenheid: stuks
    jaar: 2015
    grens: minimaal
    nulmeting: {datum: 2013-12, waarde: 800, herkomst: "telling | 2013"}
    metingen: [{datum: 2014, waarde: 900}]
    noot: Zo staat het in de tabel | hier.
toelichting: Dit hoort bij **alle** acties.
websites: [www.bomen.nl]
financiering:
  benodigd: {bedrag: 5000, grens: ongeveer}
  toelichting: Het geld is voor meer acties samen.
  noot: De bron telt twee keer.
  bijdragen:
    - status: toegezegd
      bron: boomschool
      bedrag: 500
      jaren: [2014, 2015]
      acties: [bomen, parken]
    - {status: mogelijk, bron: europa, via: potje, bedrag: 40}
noot: Dit speerpunt heette anders.
"""

BOMEN = r"""
nummer: 1
titel: "Bomen planten: [overal] in de `stad`"
kenmerk: GR/1-1
deelgebied: stad
labels: [lucht]
omschrijving: |-
  Planten langs wegen, zie https://bomen.nl/kaart.

  1. eerst kiezen
  2. dan planten
status: in_voorbereiding
looptijd: {van: 2014-K2, tot: eind 2015}
trekkers: [{organisatie: gemeente-den-haag, functie: boswachter}]
partners:
  - {organisatie: boomschool, taak: "levert | bomen", voorbehoud: true}
  - dienst-groen
beoogde_partners: [bewoners]
partners_gezocht: true
financiering:
  dekking: {2014: gedekt, 2015: deels}
  benodigd: {2014: 400, 2015: 600}
  toelichting: Er is een begin.
  noot: "De jaren zijn *afgeleid*."
  bijdragen:
    - {status: toegezegd, bron: gemeente-den-haag, bedrag: {2014: 100, 2015: 200}, waarvoor: bomen}
    - {status: ontvangen, bedrag: 30, jaren: [2014], kenmerk: B-7}
    - {status: afgewezen, bron: europa, bedrag: 9999, jaren: [2014]}
    - {status: aangevraagd, via: potje, jaren: [2014, 2016], waarvoor: "=1+1"}
    - {status: toegezegd, bron: boomschool}
streefwaarden:
  - {wat: nieuwe bomen, waarde: 200, grens: ongeveer}
  - {wat: een plan, noot: Welk plan zegt de bron niet.}
  - {wat: groei, waarde: 2.5, waarde_tot: 3, eenheid: procent, grens: maximaal}
mijlpalen:
  - {datum: voorjaar 2015, wat: planten, grens: vanaf, vervallen: true}
  - {datum: 2014-09-01, wat: het plan is klaar, grens: uiterlijk}
  - {datum: begin 2014, wat: start, bereikt: 2014-02-03, door: raad, kenmerk: R-9}
voortgang:
  - {datum: 2014-06-01, oordeel: aandacht, toelichting: Er is "te weinig" grond.}
zie: [parken, samen]
websites: [www.bomen.nl/kaart_1, "https://groen.nl/?a=1&b=2#deel"]
noot: |-
  # Twee alinea's

  - samen
"""

PARKEN = r"""
nummer: 2
titel: Parken
deelgebied: rand
status: lopend
looptijd: {van: 2015, doorlopend: true}
trekkers: [ploeg-bomen]
zie: [bomen]
financiering:
  dekking: {2015: deels, 2016: gezocht}
  benodigd: 300
"""

TUINEN = r"""
nummer: 10
titel: =SOM(tuinen)
looptijd: {tot: 2014}
partners: [gemeente-den-haag]
financiering: {dekking: geen}
"""

SAMEN = r"""
nummer: 2
titel: Samen
soort: ondersteunend
"""

SCHOLEN = r"""
nummer: 1
titel: Scholen erbij
trekkers: [school-10, school-9]
financiering: {dekking: {2014: onbekend}}
"""

FEEST = r"""
nummer: 2
titel: '@feest'
"""

KAS = r"""
nummer: 3
titel: Kas
partners: [{organisatie: aoc-eik, taak: tijdelijk}]
financiering: {dekking: beoogd}
"""

FILES: Mapping[str, str] = {
    "agenda/agenda.yaml": AGENDA,
    "agenda/organisaties.yaml": ORGANISATIES,
    "agenda/regelingen.yaml": REGELINGEN,
    "agenda/01-groen/speerpunt.yaml": GROEN,
    "agenda/01-groen/01-bomen.yaml": BOMEN,
    "agenda/01-groen/02-parken.yaml": PARKEN,
    "agenda/01-groen/10-tuinen.yaml": TUINEN,
    "agenda/02-samen/speerpunt.yaml": SAMEN,
    "agenda/02-samen/01-scholen.yaml": SCHOLEN,
    "agenda/02-samen/02-feest.yaml": FEEST,
    "agenda/02-samen/03-kas.yaml": KAS,
}


@cache
def every_key() -> Agenda:
    """The agenda as a value."""
    return load(Files(FILES))[0]


def make(root: Path) -> Path:
    """The agenda on disk, in a folder; the folder."""
    return write(root, FILES)
