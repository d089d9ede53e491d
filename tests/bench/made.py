"""Makes an agenda of N acties to measure on, in the many styles that people write by hand.

No reader of one style could read it: half the texts are folded over three lines, a third of the
scalars is quoted, lists stand between brackets and below dashes, and each file has two comments.
"""

from pathlib import Path

PER_SPEERPUNT = 90

ACTIE = """\
# yaml-language-server: $schema=../../schema/actie.schema.json

nummer: {number}
titel: "Actie {number} van speerpunt {speerpunt}: over leren en werken"
omschrijving: In 2014 komen er ongeveer 200 plaatsen, te krijgen via www.voorbeeld.nl/den-haag.
  Ze zijn voor jongeren tot 27 jaar die met werkervaring meer kans willen op een baan. Daarnaast
  zijn er cheques voor scholieren.
trekkers: [gemeente-{payer}]
beoogde_partners:
  - 'organisatie-{speerpunt}'
  - {{organisatie: organisatie-{other}, taak: "als voorbeeld genoemd"}}
  - roc  # zie ook de regionale opleidingen
financiering:
  dekking:
    2014: 'gedekt'
    2015: "onbekend"
  bijdragen:
    - bron: "gemeente-{payer}"
      bedrag: {amount}
      jaren: [2014]
      status: 'toegezegd'
      waarvoor: plaatsen
    - {{via: fonds, bedrag: 150000, jaren: [2013, 2014], status: aangevraagd, waarvoor: "cheques"}}
  toelichting: |-
    Wie de cheques betaalt, staat er niet bij. De partners bespreken elk jaar wat beter kan.
    Wie geen leerbaan vindt, kan een cheque aanvragen, zolang er geld is.
streefwaarden:
  - wat: plaatsen
    waarde: 200
    jaar: 2014
    grens: 'ongeveer'
mijlpalen:
  - datum: voorjaar 2015
    wat: "de balans is opgemaakt"
websites: ["www.voorbeeld.nl/den-haag"]
"""
PAYERS = 20


def make(folder: Path, acties: int) -> None:
    """Write an agenda with this many acties, at least one, below a folder: one without findings."""
    agenda = folder / "agenda"
    speerpunten = -(-acties // PER_SPEERPUNT)
    agenda.mkdir(parents=True)
    _write(
        agenda / "agenda.yaml",
        'titel: Gemaakte agenda\nversie: "1.0"\nvastgesteld: 2014-02\n'
        "periode:\n  van: 2014\n  tot: 2015\n",
    )
    names = [
        "roc",
        *(f"gemeente-{number}" for number in range(min(PAYERS, acties))),
        *(f"organisatie-{number}" for number in range(speerpunten + 1)),
    ]
    _write(
        agenda / "organisaties.yaml",
        "".join(f"{name}:\n  naam: De {name}\n  soort: overheid\n" for name in names),
    )
    _write(
        agenda / "regelingen.yaml",
        "fonds:\n  naam: Fonds\n  soort: fonds\n  verstrekker: roc\n",
    )
    for index in range(acties):
        speerpunt, number = index // PER_SPEERPUNT + 1, index % PER_SPEERPUNT + 1
        own = agenda / f"{speerpunt:02d}-speerpunt-{speerpunt}"
        if number == 1:
            own.mkdir()
            _write(
                own / "speerpunt.yaml",
                f"nummer: {speerpunt}\ntitel: Speerpunt {speerpunt}\nsoort: speerpunt\n",
            )
        _write(
            own / f"{number:02d}-actie-{speerpunt}-{number}.yaml",
            ACTIE.format(
                number=number,
                speerpunt=speerpunt,
                payer=index % PAYERS,
                other=(speerpunt + 1) % (speerpunten + 1),
                amount=1000 + index,
            ),
        )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
