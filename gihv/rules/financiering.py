"""GIHV3xx: bijdragen, and the amounts that they add up to. Those about dekking: dekking.py."""

from collections.abc import Iterable, Iterator, Mapping

from gihv import money
from gihv.diagnostics import Finding, Hint, Place, Severity
from gihv.dutch import enumerate_, euro
from gihv.layout import REGELINGEN
from gihv.model import Agenda, Bijdrage
from gihv.money import TOEGEZEGD
from gihv.rules.rule import rule


@rule("GIHV305", Severity.WAARSCHUWING)
def bijdrage_na_looptijd(agenda: Agenda) -> Iterator[Finding]:
    """Een bijdrage is alleen voor jaren waarin de actie al is afgelopen.

    Misschien staat er een verkeerd jaar, of loopt de actie langer dan de looptijd zegt. Geld voor
    een jaar ervóór mag wel: dat kan al eerder zijn gegeven.

        looptijd:
      -   tot: 2014
      +   tot: 2015
        financiering:
          dekking: beoogd
          bijdragen:
            - bron: gemeente-den-haag
      -       jaren: [2015]  # <- GIHV305
      +       jaren: [2015]
              status: mogelijk
    """
    periode = money.bekende_periode(agenda)
    if periode is None:
        return
    for entry in money.bijdragen(agenda):
        bijdrage, ids = entry.bijdrage, money.acties_van(entry)
        looptijden = [agenda.actie[id_].looptijd for id_ in ids if id_ in agenda.actie]
        ends = [
            money.laatste_jaar(looptijd, periode)
            for looptijd in looptijden
            if money.jaren(looptijd, periode)
        ]
        if len(ends) < len(looptijden):
            continue  # an actie outside the periode has a finding of its own
        end = max(ends, default=periode.tot)
        if bijdrage.jaren and bijdrage.jaren[0] > end:
            what = "actie" if ends else "agenda"
            yield Finding(
                entry.at("bedrag" if isinstance(bijdrage.bedrag, Mapping) else "jaren"),
                f"Dit geld is voor {year_list(bijdrage.jaren)}, maar de {what} eindigt in {end}.",
                Hint("kijk of het jaar en de looptijd kloppen."),
            )


@rule("GIHV306", Severity.WAARSCHUWING)
def meer_dan_benodigd(agenda: Agenda) -> Iterator[Finding]:
    """Er is meer geld toegezegd dan er nodig is.

    Misschien staat er een nul te veel of te weinig, of staat dezelfde bijdrage er twee keer. Geld
    voor jaren vóór de looptijd telt niet mee. Is er `ongeveer` of `minimaal` een bedrag nodig, dan
    kan het meer zijn, en zegt gihv niets.

        financiering:
          dekking: gedekt
          bijdragen:
            - bron: gemeente-den-haag
              bedrag: 150000
              status: toegezegd
      -   benodigd: 15000  # <- GIHV306
      +   benodigd: 150000
    """
    if money.bekende_periode(agenda) is None:
        return
    for one in money.nodig(agenda):
        if may_be_more(one.grens):
            continue
        by_year = one.bedrag if isinstance(one.bedrag, Mapping) else {}
        years = [(str(key), one._replace(bedrag={key: amount})) for key, amount in by_year.items()]
        for year, need in (*years, ("", one)):
            mine = money.in_bestand(agenda, one.path)
            committed = sum(money.telt_mee(entry.bijdrage, [need]).bedrag for entry in mine)
            needed = money.totaal(need.bedrag) or 0
            if committed > needed:
                when = f" voor {year or year_list(by_year)}" if by_year else ""
                keys = ("financiering", "benodigd", *([year] if year else []))
                yield Finding(
                    Place(one.path, keys),
                    f"Er is{when} {euro(committed)} toegezegd; nodig is {euro(needed)}.",
                    Hint("kijk of de bedragen kloppen, en of er geen bijdrage dubbel staat."),
                )
                break  # the sum of the years is no second mistake


@rule("GIHV307", Severity.WAARSCHUWING)
def meer_dan_plafond(agenda: Agenda) -> Iterator[Finding]:
    """Via een regeling is samen meer geld toegezegd dan het plafond.

    Alle toegezegde en ontvangen bedragen met deze regeling bij `via` of `bron` tellen mee: van een
    pot het hele bedrag, en niet ook nog wat acties eruit krijgen. Noemt het plafond jaren, dan
    tellen alleen bedragen die helemaal voor die jaren zijn.

        financiering:
          dekking: gedekt
          bijdragen:
            - via: bomenfonds
              bedrag: 120000
              status: toegezegd
        # agenda/regelingen.yaml
        bomenfonds:
          naam: Bomenfonds
          soort: fonds
          plafond:
      -     bedrag: 100000  # <- GIHV307
      +     bedrag: 120000
    """
    entries = [entry for entry in money.bijdragen(agenda) if not entry.is_deel]
    given = [entry.bijdrage for entry in entries if entry.bijdrage.status in TOEGEZEGD]
    for id_, regeling in agenda.regelingen.items():
        if regeling.plafond is None:
            continue
        limit, years = regeling.plafond.bedrag, set(regeling.plafond.jaren)
        total = within((one for one in given if id_ in (one.via, one.bron)), years)
        if total > limit:
            when = f" voor {year_list(years)}" if years else ""
            yield Finding(
                Place(REGELINGEN, (id_, "plafond", "bedrag")),
                f"Via `{id_}` is{when} samen {euro(total)} toegezegd, meer dan het plafond van "
                f"{euro(limit)}.",
                Hint("kijk of het plafond en de bedragen kloppen."),
            )


@rule("GIHV310", Severity.WAARSCHUWING)
def dubbele_bijdrage(agenda: Agenda) -> Iterator[Finding]:
    """Een bijdrage staat er twee keer, met alles gelijk.

    Dan telt het geld dubbel in elk overzicht. Zijn het echt twee bijdragen, zeg dan bij `waarvoor`
    wat het verschil is.

        financiering:
          dekking: gedekt
          bijdragen:
            - bron: gemeente-den-haag
              bedrag: 500
              status: toegezegd
      -     - bron: gemeente-den-haag  # <- GIHV310
      +     - bron: gemeente-den-haag
              bedrag: 500
              status: toegezegd
      +       waarvoor: beuken
    """
    before: list[Bijdrage] = []
    for entry in money.bijdragen(agenda):
        if entry.nth == 0:
            before = []  # another file begins
        if entry.bijdrage in before and not entry.is_pot:  # of two pots the id is found already
            yield Finding(
                entry.at(),
                "Deze bijdrage staat hierboven ook al, met alles gelijk.",
                Hint("haal er een weg, of zeg bij `waarvoor` wat het verschil is."),
            )
        before.append(entry.bijdrage)


@rule("GIHV315")
def meer_ontvangen_dan_bedrag(agenda: Agenda) -> Iterator[Finding]:
    """Er is meer ontvangen dan het bedrag van de bijdrage.

    Bij `bedrag` staat wat er in totaal is toegezegd, bij `ontvangen` wat daarvan binnen is. Is het
    bedrag `ongeveer` of `minimaal`, dan kan het meer zijn, en zegt gihv niets.

        financiering:
          dekking: gedekt
          bijdragen:
            - bron: gemeente-den-haag
              bedrag: 80000
              status: toegezegd
      -       ontvangen: 90000  # <- GIHV315
      +       ontvangen: 60000
    """
    for entry in money.bijdragen(agenda):
        amount, came_in = money.totaal(entry.bijdrage.bedrag), entry.bijdrage.ontvangen
        if came_in and amount and came_in > amount and not may_be_more(entry.bijdrage.grens):
            yield Finding(
                entry.at("ontvangen"),
                f"Er is {euro(came_in)} ontvangen, maar het bedrag is {euro(amount)}.",
                Hint("kijk welk van de twee bedragen klopt."),
            )


def may_be_more(grens: str | None) -> bool:
    """Whether an amount with this grens can turn out to be more than is typed."""
    return grens in ("ongeveer", "minimaal")


def within(bijdragen: Iterable[Bijdrage], years: set[int]) -> int:
    """The sum in euros of what is certainly for these years; of everything where there are none.

    An amount over several years is never divided: it counts if all its years are among these.
    """
    return sum(
        money.totaal(part.bedrag) or 0
        for bijdrage in bijdragen
        for _, part in money.per_jaar(bijdrage)
        if not years or (part.jaren and years.issuperset(part.jaren))
    )


def year_list(years: Iterable[int]) -> str:
    return enumerate_([str(year) for year in sorted(years)])
