"""GIHV6xx: the ondertekenaars."""

from collections.abc import Iterator

from gihv.diagnostics import Finding, Hint
from gihv.layout import AGENDA
from gihv.model import Agenda, Verwijzing
from gihv.rules.rule import rule


@rule("GIHV601")
def dubbele_ondertekenaar(agenda: Agenda) -> Iterator[Finding]:
    """Een organisatie staat twee keer bij de ondertekenaars.

    Dan klopt het aantal ondertekenaars niet. Voeg de twee samen: `hele_agenda` en `voorbehoud`
    horen bij één vermelding.

        # agenda/agenda.yaml …
        ondertekenaars:
          - organisatie: gemeente-den-haag
      -   - organisatie: gemeente-den-haag  # <- GIHV601
            hele_agenda: true
    """
    seen: set[str] = set()
    for ondertekenaar in _ondertekenaars(agenda):
        if ondertekenaar.id in seen and ondertekenaar.id in agenda.organisaties:
            yield Finding(
                ondertekenaar.place,
                f"`{ondertekenaar.id}` staat al eerder bij de ondertekenaars.",
                Hint("haal één van de twee weg."),
            )
        seen.add(ondertekenaar.id)


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
    for ondertekenaar in _ondertekenaars(agenda):
        organisatie = agenda.organisaties.get(ondertekenaar.id)
        if organisatie and organisatie.soort == "groep":
            yield Finding(
                ondertekenaar.place,
                f"`{ondertekenaar.id}` is een groep; een groep kan niet tekenen.",
                Hint("noem de organisaties die tekenen, of pas de `soort` van de groep aan."),
            )


def _ondertekenaars(agenda: Agenda) -> Iterator[Verwijzing]:
    """Every ondertekenaar, also in an agenda.yaml with a mistake in it elsewhere."""
    for verwijzing in agenda.verwijzingen_per_bestand.get(AGENDA, ()):
        if verwijzing.place.keys[0] == "ondertekenaars":
            yield verwijzing
