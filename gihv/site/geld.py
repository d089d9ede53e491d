"""The page on money: the report on financiering, then every bijdrage, the surest first."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gihv.dutch import counted, number
from gihv.model import grouped
from gihv.report import bijdragen, financiering, per, words
from gihv.report.geld import per_stand, sommen
from gihv.site.beeld import Legenda, legenda
from gihv.site.parts import Deel, Link, Wegwijzer

JAREN, SOMMEN = "acties_per_jaar", "bedragen"
"""Parts of the report that have a place of their own here."""
TITELS = {
    "toegezegd": "Toegezegd",
    "aangevraagd": "Aangevraagd",
    "mogelijk": "Mogelijk",
    "afgewezen": "Afgewezen: telt nergens mee",
}
NIET_ONTVANGEN = "Niet ontvangen, van {acties} die afgerond of gestopt zijn"


class Hoofdstuk(NamedTuple):
    """Parts below one title; a part that needs none of its own has none."""

    titel: str
    naam: str
    delen: tuple[Deel, ...]


class Geldblad(NamedTuple):
    """The answer, counts and sums; then the rest in chapters, with links to these."""

    antwoord: tuple[str, ...]
    legenda: Legenda
    bedragen: str
    sommen: Deel
    hoofdstukken: tuple[Hoofdstuk, ...]
    inhoud: tuple[Link, ...]


def geld(weg: Wegwijzer) -> Geldblad:
    funds = weg.funds
    about = (funds.agenda, funds.keuze, date.max)  # of no day: see OF_A_DAY
    told = financiering.report(*about)
    found = sommen(funds.gekozen.bijdragen)
    known = sum(som.aantal - som.zonder_bedrag for som in found.values())
    every = sum(som.aantal for som in found.values())
    verb = "noemt" if known == 1 else "noemen"
    parts = [one for one in told.sections if one.name not in (SOMMEN, JAREN)]
    sources = [one for one in per.bron(*about).sections if one.name == SOMMEN]
    titles = {"zonder_financiering": words.benoemd(funds.agenda, "{Acties} zonder financiering")}
    by_name = grouped((one.name, weg.deel(one)) for one in parts)
    chapters = [
        *((titles.get(name, own[0].titel), name, own) for name, own in by_name.items()),
        ("Wie betaalt", "wie-betaalt", [weg.deel(one) for one in sources if every]),
        ("Alle bijdragen, de zekerste eerst", "bijdragen", list(_bijdragen(weg))),
    ]
    shown = tuple(_hoofdstuk(*one) for one in chapters if one[2])
    return Geldblad(
        tuple(financiering.sentences(funds)),
        legenda(funds),
        f"{number(known)} van de {counted(every, 'bijdrage', 'bijdragen')} {verb} een bedrag."
        if every
        else "",
        weg.deel(next(one for one in told.sections if one.name == SOMMEN)),
        shown,
        tuple(Link(one.titel, f"#{one.naam}") for one in shown),
    )


def _hoofdstuk(title: str, name: str, parts: Sequence[Deel]) -> Hoofdstuk:
    own = (one._replace(titel="") if one.titel == title else one for one in parts)
    return Hoofdstuk(title, name.replace("_", "-"), tuple(own))


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
