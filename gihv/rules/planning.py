"""GIHV4xx: dates, mijlpalen and streefwaarden."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from gihv.diagnostics import Finding, Hint, Place, Severity
from gihv.dutch import fold, number
from gihv.layout import AGENDA
from gihv.model import Agenda, Looptijd, Mijlpaal, grouped
from gihv.money import bekende_periode, jaren, laatste_jaar
from gihv.rules.bestanden import numbered_things
from gihv.rules.rule import rule


@rule("GIHV401")
def eind_voor_begin(agenda: Agenda) -> Iterator[Finding]:
    """Het eind van een looptijd, een periode of een bereik ligt voor het begin.

    Waarschijnlijk zijn `van` en `tot` verwisseld, of `waarde` en `waarde_tot`.

        looptijd:
      -   van: 2015-03
      -   tot: 2014-09  # <- GIHV401
      +   van: 2014-09
      +   tot: 2015-03
    """
    hint = Hint("kijk of `van` en `tot` verwisseld zijn.")
    if agenda.kop and agenda.kop.periode.tot < agenda.kop.periode.van:
        van, tot = agenda.kop.periode
        message = f"De periode eindigt in {tot}, maar begint pas in {van}."
        yield Finding(Place(AGENDA, ("periode", "tot")), message, hint)
    for actie in agenda.acties:
        start, end = actie.looptijd.van, actie.looptijd.tot
        if start and end and _reversed(actie.looptijd):
            yield Finding(
                actie.at("looptijd", "tot"),
                f"De looptijd eindigt ({end.leesbaar}) voordat die begint ({start.leesbaar}).",
                hint,
            )
    for thing in numbered_things(agenda):
        for index, streefwaarde in enumerate(thing.streefwaarden):
            low, high = streefwaarde.waarde, streefwaarde.waarde_tot
            if low is not None and high is not None and high < low:
                yield Finding(
                    thing.at("streefwaarden", index, "waarde_tot"),
                    f"Dit bereik loopt van {number(low)} tot {number(high)}.",
                    Hint("kijk of `waarde` en `waarde_tot` verwisseld zijn."),
                )


@rule("GIHV402", Severity.WAARSCHUWING)
def looptijd_buiten_periode(agenda: Agenda) -> Iterator[Finding]:
    """De looptijd van een actie ligt helemaal buiten de periode van de agenda.

    Zo'n actie telt in geen enkel jaar mee. Misschien staat er een verkeerd jaar; hoort de actie
    niet meer bij deze agenda, haal die dan weg.

        looptijd:
          van: 2012
      -   tot: 2013  # <- GIHV402
      +   tot: 2014
    """
    periode = bekende_periode(agenda)
    for actie in agenda.acties if periode else ():
        if periode is None or jaren(actie.looptijd, periode) or _reversed(actie.looptijd):
            continue
        before = laatste_jaar(actie.looptijd, periode) < periode.van
        yield Finding(
            actie.at("looptijd", "tot" if before else "van"),
            f"De looptijd ligt buiten de periode van de agenda ({periode.tekst}).",
            Hint("kijk of het jaar klopt."),
        )


@rule("GIHV403", Severity.WAARSCHUWING)
def mijlpaal_na_looptijd(agenda: Agenda) -> Iterator[Finding]:
    """Een mijlpaal ligt na het eind van de looptijd.

    Loopt de actie langer, pas dan `tot` bij `looptijd` aan. Een mijlpaal van voor het begin mag
    wel: die vertelt hoe de actie is ontstaan.

        looptijd:
      -   tot: 2014-09
      +   tot: voorjaar 2015
        mijlpalen:
      -   - datum: voorjaar 2015  # <- GIHV403
      +   - datum: voorjaar 2015
            wat: de laatste boom staat er
    """
    for actie in agenda.acties:
        end = actie.looptijd.tot
        if end is None or _reversed(actie.looptijd):
            continue
        for index, mijlpaal in enumerate(actie.mijlpalen):
            if _earliest(mijlpaal) > end.laatste:
                yield Finding(
                    actie.at("mijlpalen", index, "datum"),
                    f"Deze mijlpaal ({mijlpaal.datum.leesbaar}) ligt na het eind van de looptijd "
                    f"({end.leesbaar}).",
                    Hint("kijk of de datum klopt, of pas `tot` bij `looptijd` aan."),
                )


@rule("GIHV404", Severity.WAARSCHUWING)
def dalende_streefwaarde(agenda: Agenda) -> Iterator[Finding]:
    """Een streefwaarde met de grens `minimaal` wordt in een later jaar lager.

    Wie eerst minstens 40 wil en een jaar later minstens 30, vraagt dan minder dan er al is. Dit
    gaat om streefwaarden in één bestand met dezelfde `wat` en `eenheid`.

        streefwaarden:
          - wat: bomen
      -     waarde: 400
      +     waarde: 300
            jaar: 2014
            grens: minimaal
          - wat: bomen
      -     waarde: 300  # <- GIHV404
      +     waarde: 400
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
                    yield Finding(
                        thing.at("streefwaarden", index, "waarde"),
                        f"In {year} is dit minimaal {number(after)}; in {first} is het al minimaal "
                        f"{number(before)}.",
                        Hint("kijk of de waarden en de jaren kloppen."),
                    )


def _reversed(looptijd: Looptijd) -> bool:
    """Whether it is certain that the end lies before the start."""
    start, end = looptijd.van, looptijd.tot
    return start is not None and end is not None and end.laatste < start.eerste


def _earliest(mijlpaal: Mijlpaal) -> date:
    """The first day that a mijlpaal can be on, as far as its end is concerned."""
    first = mijlpaal.datum.eerste
    return first - timedelta(days=1) if mijlpaal.grens == "voor" else first
