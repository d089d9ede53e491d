"""Why a file cannot be read: the kinds of parse findings. Each docstring is a manual page."""

from gihv.diagnostics import FileError


class Malformed(FileError, code="GIHV001", slug="ongeldige-yaml"):
    """De tekst is geen geldige YAML.

    Eén verkeerd teken maakt dat het hele bestand niet te lezen is. gihv slaat het over en leest de
    andere bestanden wel.

      - omschrijving: Bomen planten: samen  # <- GIHV001
      + omschrijving: "Bomen planten: samen"
    """


class Tab(FileError, code="GIHV002", slug="tab"):
    """Een regel begint met een tab.

    YAML laat alleen spaties toe om in te springen. Stel uw editor zo in dat hij twee spaties zet.

        trekkers:
      - <TAB>- gemeente-den-haag  # <- GIHV002
      +   - gemeente-den-haag
    """


class DuplicateKey(FileError, code="GIHV003", slug="dubbele-sleutel"):
    """Een sleutel staat twee keer in hetzelfde blok.

    Veel programma's lezen dan alleen de laatste: de eerste zou ongemerkt verdwijnen.

      - omschrijving: Bomen planten
      - omschrijving: Struiken planten  # <- GIHV003
      + omschrijving: Bomen en struiken planten
    """


class NotAllowed(FileError, code="GIHV004", slug="anker-of-tag"):
    """Het bestand gebruikt een anker (`&`), een verwijzing (`*`) of een tag (`!`).

    Schrijf de waarde voluit op elke plek waar die nodig is. Hoort het teken bij de tekst, zet er
    dan aanhalingstekens om.

      - omschrijving: &naam Bomen planten  # <- GIHV004
      + omschrijving: Bomen planten
    """


class SecondDocument(FileError, code="GIHV005", slug="tweede-document"):
    """Er begint een tweede document in het bestand.

    Een regel met alleen `---` scheidt documenten; gihv leest er één per bestand.

      - ---  # <- GIHV005
      - nummer: 2
    """


class MergeConflict(FileError, code="GIHV006", slug="conflict-van-git"):
    """Er staat een onopgelost conflict van git in het bestand.

    Git kon twee wijzigingen niet samenvoegen en heeft beide in het bestand gezet. Kies wat er moet
    staan, en haal de regels met `<<<<<<<`, `=======` en `>>>>>>>` weg.

      - <<<<<<< HEAD  # <- GIHV006
      - omschrijving: Bomen planten
      - =======
        omschrijving: Struiken planten
      - >>>>>>> struiken
    """


class NotUtf8(FileError, code="GIHV007", slug="geen-utf-8"):
    """Het bestand is niet opgeslagen als UTF-8.

    Letters als é en ï gaan dan stuk. Kies in uw editor "opslaan met codering" en dan UTF-8.
    """


class ControlCharacter(FileError, code="GIHV008", slug="stuurteken"):
    """Er staat een onzichtbaar stuurteken in het bestand.

    Zo'n teken komt vaak mee bij kopiëren. Sommige draaien de volgorde van de letters op het scherm
    om: dan leest u iets anders dan er staat. Haal het weg en typ de tekst opnieuw.
    """


class TooDeep(FileError, code="GIHV009", slug="te-diep"):
    """De YAML heeft te veel niveaus.

    Meer dan 50 niveaus is altijd een vergissing, bijvoorbeeld een rij open haken.
    """


class Empty(FileError, code="GIHV011", slug="leeg-bestand"):
    """Het bestand is leeg, of er staan alleen opmerkingen in.

    Vul het bestand, of verwijder het.

        # agenda/01-groen/01-bomen.yaml
      - # hier komt nog iets  # <- GIHV011
      + nummer: 1
      + titel: Bomen planten
    """


class NoMapping(FileError, code="GIHV012", slug="geen-sleutels"):
    """Bovenaan het bestand staan geen sleutels.

    Elk bestand van de agenda is een rij sleutels met een waarde, zoals `titel: Bomen planten`.

        # agenda/01-groen/01-bomen.yaml
      - - nummer: 1  # <- GIHV012
      + nummer: 1
      + titel: Bomen planten
    """


class NoSpace(FileError, code="GIHV016", slug="ontbrekende-spatie"):
    """Na een dubbelepunt of een streepje ontbreekt een spatie.

    YAML leest `titel:Bomen` als losse tekst, `{van:2014}` als één sleutel zonder waarde, en
    `-bomen` als tekst die met een streepje begint.

      - looptijd: {van:2014}  # <- GIHV016
      + looptijd: {van: 2014}
    """


def not_allowed(text: str, start: int) -> FileError:
    """The finding for the sign of an anchor, alias or tag at an offset."""
    what = {"&": "een anker", "*": "een verwijzing", "!": "een tag"}
    sign = text[start]
    message = f"Met `{sign}` begint in YAML {what[sign]}; de agenda gebruikt die niet."
    hint = "hoort het teken bij de tekst, zet dan aanhalingstekens om de hele tekst."
    return NotAllowed(message, hint, start=start)
