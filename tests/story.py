"""A year of an agenda, told in commits: what editors do to one, each kind of it at least once.

It begins as the agenda of `tests/opgaven/`, in words of which no opgave has been made yet: its
speerpunten and acties. Each step is one commit. What a step does to the agenda stands in it, so
that a diff can be compared with it.
"""

import shutil
from collections.abc import Callable
from datetime import date

from tests.command import REPOSITORY
from tests.history import Editor, Step

Work = Callable[[Editor], None]
STEPS: list[Step] = []
"""The story, in the order in which it happened."""


def step(
    day: str, message: str, *, branch: str = "main", merges: str = ""
) -> Callable[[Work], Work]:
    """Enter a function as the next commit."""

    def entered(work: Work) -> Work:
        made = Step(work.__name__, date.fromisoformat(day), message, work, branch, merges)
        STEPS.append(made)
        return work

    return entered


OWN_WORDS = """\
benamingen:
  speerpunt:
    enkelvoud: opgave
    meervoud: opgaven
  actie:
    enkelvoud: project
    meervoud: projecten
"""


@step("2024-01-15", "De agenda zoals zij begint")
def begin(editor: Editor) -> None:
    shutil.copytree(REPOSITORY / "tests" / "opgaven" / "agenda", editor.root / "agenda")
    editor.change("agenda", OWN_WORDS, "")


@step("2024-01-22", "Nieuwe actie: een fietsenstalling bij het overstappunt")
def new_actie(editor: Editor) -> None:
    editor.write(
        "03-bereikbaarheid/05-fietsenstalling.yaml",
        """\
nummer: 5
titel: Fietsenstalling bij het overstappunt
labels: [klimaat]
omschrijving: Wie met de fiets komt, stapt zonder zorgen over op de bus.
status: in_voorbereiding
looptijd:
  van: 2024
  tot: 2025
trekkers: [gemeente-oudwater]
partners:
  - organisatie: regio-vliet
    taak: beheert de stalling
financiering:
  dekking:
    2024: gedekt
    2025: beoogd
  bijdragen:
    - bron: gemeente-oudwater
      bedrag: 120000
      jaren: [2024]
      status: toegezegd
    - bron: rijk
      bedrag: 80000
      jaren: [2025]
      status: mogelijk
  benodigd: 200000
streefwaarden:
  - wat: plekken voor fietsen
    waarde: 300
    jaar: 2025
mijlpalen:
  - datum: 2024-K4
    wat: De vergunning is er.
zie: [ov-hub]
""",
    )


@step("2024-02-05", "Deelauto's gaat eruit, want niemand wil trekker zijn")
def actie_gone(editor: Editor) -> None:
    editor.gihv("remove", "deelautos")


@step("2024-02-12", "Overstappunt: titel zoals het op de borden staat")
def title_reworded(editor: Editor) -> None:
    editor.gihv("set", "ov-hub", "titel=Overstappunt station Oudwater")


@step("2024-02-19", "Het overstappunt krijgt ook als id zijn eigen naam")
def id_renamed(editor: Editor) -> None:
    editor.gihv("rename", "ov-hub", "overstappunt")


@step("2024-03-04", "Energiecoaches hoort bij wonen")
def actie_moved(editor: Editor) -> None:
    editor.gihv("move", "energiecoaches", "1.3")
    editor.gihv("set", "energiecoaches", "deelgebied=verbeteren")


@step("2024-03-11", "Nieuwe actie: leren naast je baan, direct achter de leerwerkplekken")
def new_actie_between(editor: Editor) -> None:
    editor.gihv("new", "actie", "4", "Leren naast je baan", "--nummer", "2")
    editor.write(
        "04-werk-en-leren/02-leren-naast-je-baan.yaml",
        """\
nummer: 2
titel: Leren naast je baan
trekkers: [vlietcollege]
beoogde_partners: [ondernemers-vliet]
""",
    )


@step("2024-03-18", "Energie wordt Energie en klimaat")
def speerpunt_renamed(editor: Editor) -> None:
    editor.gihv("rename", "energie", "energie-en-klimaat")
    editor.gihv("set", "energie-en-klimaat", "titel=Energie en klimaat")


@step("2024-03-25", "Nieuw speerpunt over water en groen")
def new_speerpunt(editor: Editor) -> None:
    editor.gihv("new", "speerpunt", "Water en groen")
    editor.write(
        "05-water-en-groen/speerpunt.yaml",
        """\
nummer: 5
titel: Water en groen
soort: speerpunt
uitdaging: De zomers zijn droog en de kelders staan vol.
doelen:
  - In elke wijk blijft het regenwater in de wijk.
""",
    )
    editor.write(
        "05-water-en-groen/01-wadis.yaml",
        """\
nummer: 1
titel: Wadi's in de wijk
status: verkenning
trekkers: [waterschap-vliet]
partners: [gemeente-vlietdam, gemeente-oudwater]
financiering:
  dekking: onbekend
""",
    )
    editor.gihv("move", "veerdienst", "5")


@step("2024-04-02", "Warmte uit de Vliet: de Regio Deal zegt het geld toe", branch="warmte")
def money_promised(editor: Editor) -> None:
    editor.change("warmtenet", "status: aangevraagd", "status: toegezegd")
    editor.change("warmtenet", "dekking: beoogd", "dekking: deels")


@step("2024-04-08", "Warmte uit de Vliet: het onderzoek is klaar", branch="warmte")
def research_done(editor: Editor) -> None:
    editor.change(
        "warmtenet", "    grens: uiterlijk\n", "    grens: uiterlijk\n    bereikt: 2024-04-03\n"
    )
    editor.add(
        "warmtenet",
        """\
  - datum: 2024-04-03
    oordeel: op_schema
    toelichting: De aanleg kan in 2025 beginnen.
""",
    )


@step("2024-04-09", "Voortgang van de leerwerkplekken")
def progress(editor: Editor) -> None:
    editor.change("leerwerkplekken", "waarde: 300\n", "waarde: 350\n")
    editor.change(
        "leerwerkplekken",
        "voortgang:\n",
        """\
      - datum: eerste helft 2024
        waarde: 260
        herkomst: telling van de school
voortgang:
""",
    )
    editor.add("leerwerkplekken", "  - datum: 2024-04-01\n    oordeel: op_schema\n")


@step("2024-04-15", "Merge branch 'warmte'", merges="warmte")
def merge(editor: Editor) -> None:
    """What was done on the branch is all."""


@step("2024-05-13", "Voorjaarsnota: geld voor isolatie, omscholing en de fiets")
def money(editor: Editor) -> None:
    editor.change("isolatie", "status: aangevraagd", "status: toegezegd")
    editor.change("isolatie", "bedrag: 400000", "bedrag: 450000")
    editor.change("isolatie", "benodigd: 1500000", "benodigd: 1400000")
    editor.change(
        "omscholing",
        "  dekking: gezocht\n",
        """\
  dekking: beoogd
  bijdragen:
    - bron: rijk
      bedrag: 100000
      jaren: [2025]
      status: mogelijk
      waarvoor: een proef met twintig mensen
""",
    )
    editor.change("snelfietsroute", "2024: gezocht", "2024: deels")
    editor.change(
        "snelfietsroute",
        "  benodigd: 2000000\n",
        """\
    - bron: gemeente-vlietdam
      bedrag: 150000
      jaren: [2024]
      status: toegezegd
  benodigd: 2300000
""",
    )
    editor.change("fietsenstalling", "status: mogelijk", "status: afgewezen")
    editor.change("fietsenstalling", "2025: beoogd", "2025: gezocht")


@step("2024-05-27", "De Regio Deal is hoger en anders verdeeld")
def pot_divided(editor: Editor) -> None:
    editor.change("agenda", "bedrag: 6000000", "bedrag: 6500000")
    editor.change("zon-op-daken", "bedrag: 1200000", "bedrag: 1000000")
    editor.change(
        "buurtbatterij",
        "  dekking: onbekend\n",
        """\
  dekking:
    2023: onbekend
    2024: beoogd
    2025: onbekend
  bijdragen:
    - uit: vlietpot
      bedrag: 200000
      jaren: [2024]
      status: aangevraagd
""",
    )
    editor.change("werk-en-leren", "bedrag: 250000", "bedrag: 275000")
    editor.change(
        "werk-en-leren",
        "[leerwerkplekken, techniekdag]",
        "[leerwerkplekken, techniekdag, taal-op-de-werkvloer]",
    )
    editor.change("taal-op-de-werkvloer", "dekking: beoogd", "dekking: deels")


@step("2024-06-03", "Techniekdag: titel en mijlpaal van dit jaar")
def broken(editor: Editor) -> None:
    """YAML wants quotes about a title with a colon: nobody can read this file."""
    editor.change("techniekdag", "titel: Techniekdag", "titel: Techniekdag: maak het mee")
    editor.add("techniekdag", "  - datum: najaar 2024\n    wat: De derde techniekdag.\n")


@step("2024-06-04", "Techniekdag: aanhalingstekens om de titel")
def mended(editor: Editor) -> None:
    editor.change(
        "techniekdag", "titel: Techniekdag: maak het mee", 'titel: "Techniekdag: maak het mee"'
    )


@step("2024-06-10", "Alleen anders opgeschreven: volgorde, aanhalingstekens, opmerkingen")
def reformatted(editor: Editor) -> None:
    editor.change("omscholing", "trekkers: [vlietcollege]\nbeoogde_partners: [rijk]\n", "")
    editor.add("omscholing", "beoogde_partners:\n  - rijk\ntrekkers:\n  - vlietcollege\n")
    editor.change("veerdienst", "titel: Veerdienst", "titel: 'Veerdienst'  # nog zonder rederij")
    editor.change("wadis", "titel: Wadi's in de wijk", 'titel: "Wadi\'s in de wijk"')
    editor.change("agenda", "titel: Samen aan de Vliet", "titel: >-\n  Samen aan\n  de Vliet")


@step("2024-06-17", "Water en groen komt voor werk en leren")
def speerpunten_renumbered(editor: Editor) -> None:
    editor.gihv("set", "werk-en-leren", "nummer=6")
    editor.gihv("set", "water-en-groen", "nummer=4")
    editor.gihv("set", "werk-en-leren", "nummer=5")


@step("2024-06-24", "Oudwater gaat op in Vlietdam")
def organisations_merged(editor: Editor) -> None:
    editor.gihv("rename", "gemeente-oudwater", "gemeente-vlietdam", "--samenvoegen")


@step("2024-07-01", "Registers: een nieuwe naam, een energiecoöperatie en het Klimaatfonds")
def registers(editor: Editor) -> None:
    editor.gihv(
        "set",
        "woonstichting-de-sluis",
        "naam=Woonstichting Vlietwonen",
        "voorheen+=Woonstichting De Sluis",
    )
    editor.add(
        "organisaties",
        """\
vlietstroom:
  naam: Energiecoöperatie Vlietstroom
  soort: maatschappelijk
  website: www.vlietstroom.example
""",
    )
    editor.add(
        "regelingen",
        """\
klimaatfonds:
  naam: Klimaatfonds Vlietstreek
  soort: fonds
  verstrekker: regio-vliet
  plafond:
    bedrag: 900000
    jaren: [2024, 2025]
""",
    )
    editor.change(
        "buurtbatterij",
        "beoogde_partners: [bewoners]\n",
        "partners: [vlietstroom]\nbeoogde_partners: [bewoners]\n",
    )
    editor.change(
        "buurtbatterij",
        "  toelichting:",
        """\
    - bron: vlietstroom
      via: klimaatfonds
      bedrag: 50000
      jaren: [2024]
      status: aangevraagd
  toelichting:""",
    )


@step("2024-07-15", "Het Rijk betaalt de proef met omscholing; wadi's uit de Regio Deal")
def possible_money_promised(editor: Editor) -> None:
    editor.change("omscholing", "status: mogelijk", "status: toegezegd")
    editor.change("omscholing", "dekking: beoogd", "dekking: deels")
    editor.change(
        "isolatie", "status: toegezegd\n      kenmerk", "status: ontvangen\n      kenmerk"
    )
    editor.change(
        "fietsenstalling",
        """\
    - bron: rijk
      bedrag: 80000
      jaren: [2025]
      status: afgewezen
""",
        "",
    )
    editor.change(
        "wadis",
        "  dekking: onbekend\n",
        """\
  dekking:
    2024: gedekt
    2025: onbekend
  bijdragen:
    - uit: vlietpot
      bedrag: 75000
      jaren: [2024]
      status: toegezegd
""",
    )


@step("2024-09-02", "De agenda loopt een jaar langer door")
def longer_periode(editor: Editor) -> None:
    editor.gihv("set", "agenda", "periode.tot=2026", "versie=1.3")
    editor.gihv("set", "isolatie", "financiering.dekking.2026=gezocht")
    editor.gihv("set", "warmtenet", "financiering.dekking.2026=beoogd")
    editor.gihv("set", "omscholing", "financiering.dekking.2026=onbekend")
    editor.gihv("set", "fietsenstalling", "looptijd.tot=2026")


@step("2024-09-16", "Hoe het gaat, na de zomer")
def results(editor: Editor) -> None:
    editor.change(
        "flexwoningen",
        "    wat: De volgende zeventig woningen staan er.\n",
        """\
    wat: De volgende zeventig woningen staan er.
    bereikt: 2024-05-31
""",
    )
    editor.change("flexwoningen", "datum: eind 2024\n", "datum: eerste helft 2025\n")
    editor.change("flexwoningen", "tot: tweede helft 2024", "tot: eerste helft 2025")
    editor.change(
        "flexwoningen",
        "        waarde: 50\n",
        "        waarde: 50\n      - datum: 2024-06-30\n        waarde: 120\n",
    )
    editor.add("flexwoningen", "  - datum: 2024-09-01\n    oordeel: aandacht\n")
    editor.change(
        "doorstroming",
        "    wat: Een plan met verhuiscoaches.\n",
        """\
    wat: Een plan met verhuiscoaches.
    vervallen: true
    door: stuurgroep wonen
    kenmerk: SG-2024-2
""",
    )
    editor.gihv("set", "doorstroming", "status=gestopt")
    editor.gihv("set", "omscholing", "status=in_voorbereiding", "labels=[jongeren]")
    editor.gihv("set", "buurtbatterij", "labels-=digitaal")
    editor.change("wonen", "waarde: 2400", "waarde: 2200")
    editor.change(
        "wonen",
        "        waarde: 900\n        herkomst: woningteller\n",
        """\
        waarde: 900
        herkomst: woningteller
      - datum: eerste helft 2024
        waarde: 1450
        herkomst: woningteller
""",
    )


@step("2024-10-07", "Wie doet wat: uitkomst van het overleg met de partners")
def roles(editor: Editor) -> None:
    editor.change(
        "isolatie", "partners: [woonstichting-de-sluis, bewoners]", "partners: [bewoners]"
    )
    editor.change(
        "isolatie",
        "trekkers: [gemeente-vlietdam]",
        "trekkers: [gemeente-vlietdam, woonstichting-de-sluis]",
    )
    editor.gihv("set", "zon-op-daken", "beoogde_partners-=vlietcollege", "partners+=vlietcollege")
    editor.gihv("set", "leerwerkplekken", "partners+=stroomnet")
    editor.gihv("set", "warmtenet", "trekkers.1.taak=voor de vergunningen en de aanleg")
    editor.gihv("set", "snelfietsroute", "partners-=waterschap-vliet")
    editor.gihv("set", "wadis", "partners_gezocht=true")


@step("2024-10-21", "Teksten nagelopen voor de nieuwe druk")
def texts(editor: Editor) -> None:
    editor.change("flexwoningen", "die later verplaatst kunnen", "die eenvoudig verplaatst kunnen")
    editor.change("wonen", "voor wie begint", "voor starters en voor ouderen")
    editor.change(
        "fietsenstalling",
        "omschrijving: Wie met de fiets komt, stapt zonder zorgen over op de bus.\n",
        """\
omschrijving: |-
  Het busstation krijgt een bewaakte stalling met driehonderd plekken, waarvan dertig voor
  bakfietsen. De eerste dag is gratis. Wie een abonnement op de bus heeft, betaalt de helft.

  Het beheer ligt bij de regio, die er mensen met een afstand tot de arbeidsmarkt voor aanneemt.
""",
    )
    editor.change(
        "agenda",
        "inleiding: Vier opgaven die geen gemeente alleen aankan.\n",
        """\
inleiding: Vijf opgaven die geen gemeente alleen aankan.
paragrafen:
  - titel: Meedoen
    tekst: Wie een actie wil voorstellen, belt of schrijft de regio.
""",
    )
    editor.change(
        "agenda",
        "  - organisatie: waterschap-vliet\n    voorbehoud: true\n",
        "  - organisatie: waterschap-vliet\n  - organisatie: vlietcollege\n    voorbehoud: true\n",
    )
    editor.change("agenda", "labels:\n", "labels:\n  water: Water en groen\n")
    editor.gihv("set", "wadis", "labels=[water]", "kenmerk=WG-1")
    editor.change("wonen", "titel: Verbeteren", "titel: Verbeteren en verduurzamen")
    editor.gihv("set", "agenda", "contact.telefoon=020 555 01 23")
    editor.gihv("set", "zon-op-daken", "websites=[www.zonopdaken.example]", "zie=[buurtbatterij]")


@step("2024-11-04", "Wij spreken van opgaven en projecten, zoals in de streek")
def own_words(editor: Editor) -> None:
    editor.change("agenda", "labels:\n", f"{OWN_WORDS}labels:\n")
