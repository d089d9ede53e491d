"""The page on money: the report on financiering, then every bijdrage, the surest first."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gihv.dutch import counted, number
from gihv.report import bijdragen, financiering, per, words
from gihv.report.geld import per_stand, sommen
from gihv.site.beeld import Legenda, legenda
from gihv.site.parts import Deel, Wegwijzer

JAREN, SOMMEN = "acties_per_jaar", "bedragen"
"""Parts of the report that have a place of their own here."""
TITELS = {
    "toegezegd": "Toegezegd",
    "aangevraagd": "Aangevraagd",
    "mogelijk": "Mogelijk",
    "afgewezen": "Afgewezen: telt nergens mee",
}
NIET_ONTVANGEN = "Niet ontvangen, van {acties} die afgerond of gestopt zijn"


class Geldblad(NamedTuple):
    antwoord: tuple[str, ...]
    legenda: Legenda
    bedragen: str
    sommen: Deel
    delen: tuple[Deel, ...]
    bronnen: tuple[Deel, ...]
    bijdragen: tuple[Deel, ...]


def geld(weg: Wegwijzer) -> Geldblad:
    funds = weg.funds
    about = (funds.agenda, funds.keuze, date.max)  # of no day: see OF_A_DAY
    told = financiering.report(*about)
    parts = [one for one in told.sections if one.name not in (SOMMEN, JAREN)]
    found = sommen(funds.gekozen.bijdragen)
    known = sum(som.aantal - som.zonder_bedrag for som in found.values())
    every = sum(som.aantal for som in found.values())
    verb = "noemt" if known == 1 else "noemen"
    return Geldblad(
        tuple(financiering.sentences(funds)),
        legenda(funds),
        f"{number(known)} van de {counted(every, 'bijdrage', 'bijdragen')} {verb} een bedrag."
        if every
        else "",
        weg.deel(next(one for one in told.sections if one.name == SOMMEN)),
        tuple(map(weg.deel, parts)),
        tuple(weg.deel(one) for one in per.bron(*about).sections if one.name == SOMMEN and every),
        tuple(_bijdragen(weg)),
    )


def _bijdragen(weg: Wegwijzer) -> Iterator[Deel]:
    gekozen = weg.funds.gekozen
    for stand, entries in per_stand((*gekozen.bijdragen, *gekozen.daarnaast)).items():
        if entries:
            rows = weg.tabel(bijdragen.alle(weg.agenda, entries))
            yield Deel(f"{TITELS[stand]} ({number(len(entries))})", (rows,))
    if missed := gekozen.niet_ontvangen:
        title = words.benoemd(weg.agenda, NIET_ONTVANGEN)
        rows = weg.tabel(bijdragen.alle(weg.agenda, missed))
        yield Deel(f"{title} ({number(len(missed))})", (rows,))
