"""GIHV6xx: the signatories."""

from collections.abc import Iterator

from gihv.diagnostics import Finding
from gihv.layout import AGENDA
from gihv.model import Agenda, Verwijzing
from gihv.rules.rule import rule


@rule("GIHV601")
def dubbele_ondertekenaar(agenda: Agenda) -> Iterator[Finding]:
    """Een organisatie staat twee keer bij de ondertekenaars.

    Een organisatie tekent één keer; dubbel zou het aantal ondertekenaars niet kloppen. Voeg de twee
    samen: `hele_agenda` en `voorbehoud` horen dan bij één vermelding.

    Fout:

        # agenda/agenda.yaml
        titel: Groene agenda
        versie: "1.0"
        vastgesteld: 2014-01
        periode:
          van: 2014
          tot: 2015
        ondertekenaars:
          - organisatie: gemeente-den-haag
          - organisatie: gemeente-den-haag  # <- GIHV601
            hele_agenda: true

    Goed:

        # agenda/agenda.yaml
        titel: Groene agenda
        versie: "1.0"
        vastgesteld: 2014-01
        periode:
          van: 2014
          tot: 2015
        ondertekenaars:
          - organisatie: gemeente-den-haag
            hele_agenda: true
    """
    known = agenda.bekend.organisaties or frozenset()
    seen: set[str] = set()
    for signatory in _signatories(agenda):
        if signatory.id in seen and signatory.id in known:
            yield Finding(
                signatory.place,
                f"`{signatory.id}` staat al eerder bij de ondertekenaars.",
                "haal één van de twee weg.",
            )
        seen.add(signatory.id)


@rule("GIHV602")
def groep_ondertekent(agenda: Agenda) -> Iterator[Finding]:
    """Een groep zonder eigen naam staat bij de ondertekenaars.

    Een organisatie van de soort `groep` is een verzamelnaam, zoals "werkgevers". Die kan niet
    tekenen. Noem de organisaties die tekenen, of geef de organisatie een andere `soort` als zij wel
    een eigen naam heeft.

    Fout:

        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
        bewoners:
          naam: bewoners
          soort: groep
        # agenda/agenda.yaml
        titel: Groene agenda
        versie: "1.0"
        vastgesteld: 2014-01
        periode:
          van: 2014
          tot: 2015
        ondertekenaars:
          - organisatie: bewoners  # <- GIHV602

    Goed:

        # agenda/organisaties.yaml
        gemeente-den-haag:
          naam: Gemeente Den Haag
          soort: overheid
        bewonersraad:
          naam: Bewonersraad Haagse Hout
          soort: maatschappelijk
        # agenda/agenda.yaml
        titel: Groene agenda
        versie: "1.0"
        vastgesteld: 2014-01
        periode:
          van: 2014
          tot: 2015
        ondertekenaars:
          - organisatie: bewonersraad
    """
    for signatory in _signatories(agenda):
        organisatie = agenda.organisaties.get(signatory.id)
        if organisatie and organisatie.soort == "groep":
            yield Finding(
                signatory.place,
                f"`{signatory.id}` is een groep; een groep kan niet tekenen.",
                "noem de organisaties die tekenen, of kijk of de `soort` in organisaties.yaml "
                "klopt.",
            )


def _signatories(agenda: Agenda) -> Iterator[Verwijzing]:
    """Every signatory, also in an agenda.yaml with a mistake in it elsewhere."""
    for verwijzing in agenda.verwijzingen_per_bestand.get(AGENDA, ()):
        if verwijzing.place.keys[0] == "ondertekenaars":
            yield verwijzing


RULES = (dubbele_ondertekenaar, groep_ondertekent)
