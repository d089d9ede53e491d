"""GIHV6xx: the ondertekenaars."""

from collections.abc import Iterator

from gihv.diagnostics import Finding, Hint
from gihv.layout import AGENDA
from gihv.model import Agenda
from gihv.rules.rule import rule


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
    for _, id_, place in agenda.verwijzingen_per_bestand.get(AGENDA, ()):
        organisatie = agenda.organisaties.get(id_)
        if place.keys[0] == "ondertekenaars" and organisatie and organisatie.soort == "groep":
            yield Finding(
                place,
                f"`{id_}` is een groep; een groep kan niet tekenen.",
                Hint("noem de organisaties die tekenen, of pas de `soort` van de groep aan."),
            )
