"""GIHV4xx: dates, mijlpalen and streefwaarden."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from gihv.dates import Datum
from gihv.diagnostics import Finding, Hint, Place, Severity
from gihv.dutch import fold, number
from gihv.layout import AGENDA
from gihv.model import Agenda, Looptijd, grouped
from gihv.money import bekende_periode, jaren, laatste_jaar
from gihv.rules.bestanden import numbered_things
from gihv.rules.rule import rule


@rule("GIHV401")
def tegenstrijdig(agenda: Agenda) -> Iterator[Finding]:
    """Twee sleutels spreken elkaar tegen, zoals een eind dat voor het begin ligt.

    Misschien zijn `van` en `tot` verwisseld. Een looptijd die `doorlopend` is, heeft geen `tot`.
    Een mijlpaal die is `vervallen`, is niet `bereikt`.

        looptijd:
      -   van: 2015-03
      -   tot: 2014-09  # <- GIHV401
      +   van: 2014-09
      +   tot: 2015-03
    """
    swapped = Hint("kijk of `van` en `tot` verwisseld zijn.")
    if agenda.kop and agenda.kop.periode.tot < agenda.kop.periode.van:
        van, tot = agenda.kop.periode
        message = f"De periode eindigt in {tot}, maar begint pas in {van}."
        yield Finding(Place(AGENDA, ("periode", "tot")), message, swapped)
    for actie in agenda.acties:
        start, end, doorlopend = actie.looptijd
        place = actie.at("looptijd", "tot")
        if start and end and _reversed(actie.looptijd):
            message = f"De looptijd eindigt ({end.leesbaar}) voordat die begint ({start.leesbaar})."
            yield Finding(place, message, swapped)
        elif end and doorlopend:
            hint = Hint("haal `tot` weg, of haal `doorlopend` weg.")
            yield Finding(place, "Deze looptijd is doorlopend, maar heeft een eind.", hint)
        for index, mijlpaal in enumerate(actie.mijlpalen):
            if mijlpaal.bereikt and mijlpaal.vervallen:
                place = actie.at("mijlpalen", index, "bereikt")
                hint = Hint("haal `bereikt` weg, of haal `vervallen` weg.")
                yield Finding(place, "Deze mijlpaal is bereikt en ook vervallen.", hint)


@rule("GIHV402", Severity.WAARSCHUWING)
def looptijd_buiten_periode(agenda: Agenda) -> Iterator[Finding]:
    """De looptijd van een actie ligt helemaal buiten de periode van de agenda.

    Zo'n actie telt in geen enkel jaar mee. Misschien staat er een verkeerd jaar; hoort de actie
    niet meer bij deze agenda, haal die dan weg.

        looptijd:
      -   tot: 2013  # <- GIHV402
      +   tot: 2014
    """
    periode = bekende_periode(agenda)
    for actie in agenda.acties if periode else ():
        if periode is None or jaren(actie.looptijd, periode) or _reversed(actie.looptijd):
            continue
        before = laatste_jaar(actie.looptijd, periode) < periode.van
        message = f"De looptijd ligt buiten de periode van de agenda ({periode.tekst})."
        hint = Hint("kijk of het jaar klopt.")
        yield Finding(actie.at("looptijd", "tot" if before else "van"), message, hint)


@rule("GIHV403", Severity.WAARSCHUWING)
def mijlpaal_na_looptijd(agenda: Agenda) -> Iterator[Finding]:
    """Een mijlpaal ligt na het eind van de looptijd.

    Loopt de actie langer, pas dan `tot` bij `looptijd` aan. Een mijlpaal van voor het begin mag
    wel: die vertelt hoe de actie is ontstaan.

        looptijd:
          tot: 2014-09
        mijlpalen:
      -   - datum: voorjaar 2015  # <- GIHV403
      +   - datum: voorjaar 2014
            wat: de laatste boom staat er
    """
    for actie in agenda.acties:
        end = actie.looptijd.tot
        if end is None or _reversed(actie.looptijd):
            continue
        too_late = f"ligt na het eind van de looptijd ({end.leesbaar})"
        for index, mijlpaal in enumerate(actie.mijlpalen):
            datum, before = mijlpaal.datum, timedelta(1 if mijlpaal.grens == "voor" else 0)
            if datum.eerste - before > end.laatste and not mijlpaal.vervallen:
                message = f"Deze mijlpaal ({datum.leesbaar}) {too_late}."
                hint = Hint("kijk of de datum klopt, of pas `tot` bij `looptijd` aan.")
                yield Finding(actie.at("mijlpalen", index, "datum"), message, hint)


@rule("GIHV404", Severity.WAARSCHUWING)
def dalende_streefwaarde(agenda: Agenda) -> Iterator[Finding]:
    """Een streefwaarde met de grens `minimaal` wordt in een later jaar lager.

    Wie eerst minstens 40 wil en een jaar later minstens 30, vraagt dan minder dan er al is. Dit
    gaat om streefwaarden in één bestand met dezelfde `wat` en `eenheid`.

        streefwaarden:
          - wat: bomen
            waarde: 400
            jaar: 2014
            grens: minimaal
          - wat: bomen
      -     waarde: 300  # <- GIHV404
      +     waarde: 500
            jaar: 2015
            grens: minimaal
    """
    for thing in numbered_things(agenda):
        series = grouped(
            (" ".join(fold(f"{one.wat} | {one.eenheid}").split()), (one.jaar, index, one.waarde))
            for index, one in enumerate(thing.streefwaarden)
            if one.grens == "minimaal" and one.jaar is not None and one.waarde is not None
        )
        for of_one in series.values():
            for (first, _, before), (year, index, after) in pairwise(sorted(of_one)):
                if first != year and after < before:
                    low, high = number(after), number(before)
                    message = f"In {year} is dit minimaal {low}; in {first} is het al {high}."
                    hint = Hint("kijk of de waarden en de jaren kloppen.")
                    yield Finding(thing.at("streefwaarden", index, "waarde"), message, hint)


@rule("GIHV406", Severity.WAARSCHUWING)
def verdachte_datum(agenda: Agenda) -> Iterator[Finding]:
    """Een datum van wat al is gebeurd, ligt in de toekomst of staat er twee keer.

    Bij `bereikt`, `voortgang` en metingen gaat het om wat al is gebeurd. Het laatste oordeel en de
    laatste meting tellen; zijn er twee van één datum, dan is niet te zien welke de laatste is.

        voortgang:
          - datum: 2014-09
            oordeel: op_schema
      -   - datum: 2014-09  # <- GIHV406
      +   - datum: 2014-10
            oordeel: aandacht
    """
    seen: set[tuple[Place, date, date]] = set()
    for place, datum in _gebeurd(agenda):
        same = (place._replace(keys=place.keys[:-2]), datum.eerste, datum.laatste)
        if place.keys[-1] == "datum" and same in seen:
            message = f"De datum {datum.leesbaar} staat al eerder in deze lijst."
            yield Finding(place, message, Hint("schrijf een preciezere datum, of haal er één weg."))
        elif agenda.vandaag and datum.eerste > agenda.vandaag:
            message = f"De datum {datum.leesbaar} ligt in de toekomst."
            yield Finding(place, message, Hint("kijk of de datum klopt."))
        seen.add(same)


def _reversed(looptijd: Looptijd) -> bool:
    """Whether it is certain that the end lies before the start."""
    start, end = looptijd.van, looptijd.tot
    return start is not None and end is not None and end.laatste < start.eerste


def _gebeurd(agenda: Agenda) -> Iterator[tuple[Place, Datum]]:
    """When something is said to have happened, been judged or been measured, and where that is."""
    for actie in agenda.acties:
        for index, mijlpaal in enumerate(actie.mijlpalen):
            if mijlpaal.bereikt:
                yield actie.at("mijlpalen", index, "bereikt"), mijlpaal.bereikt
        for index, oordeel in enumerate(actie.voortgang):
            yield actie.at("voortgang", index, "datum"), oordeel.datum
    for thing in numbered_things(agenda):
        for index, streefwaarde in enumerate(thing.streefwaarden):
            if streefwaarde.nulmeting:
                place = thing.at("streefwaarden", index, "nulmeting", "datum")
                yield place, streefwaarde.nulmeting.datum
            for nth, meting in enumerate(streefwaarde.metingen):
                yield thing.at("streefwaarden", index, "metingen", nth, "datum"), meting.datum
