"""Phrases that several reports share. Pure functions of the model."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from gihv import model, money, records, signatures
from gihv.dutch import capital, counted, enumerate_, euro, fold, number, one_line
from gihv.model import Actie, Agenda, Bijdrage, Organisatie, Rol, Speerpunt
from gihv.money import Som
from gihv.report.value import KEER, Euro, hoogstens, parts_of, text_of

_Dated = TypeVar("_Dated", model.Meting, model.Voortgang)
BUITEN = "loopt niet"
ZONDER_BEDRAG = f"n{KEER}: bijdragen zonder bedrag"


def titel(agenda: Agenda) -> str:
    """The agenda's title line: "Geslaagd in het vak 2.0, regio Haaglanden, 2014-2015"."""
    kop = agenda.kop
    if kop is None:
        return "Actieagenda (agenda.yaml is niet te lezen)"
    where = f", {regio(kop.regio)}" if kop.regio else ""
    return f"{kop.titel}{where}, {kop.periode.tekst}"


def regio(name: str) -> str:
    """A region in a sentence: "regio Haaglanden"."""
    return name if fold(name).startswith("regio ") else f"regio {name}"


def stand(agenda: Agenda) -> str:
    """When the agenda was adopted: "vastgesteld februari 2014"; empty where it cannot be read."""
    if agenda.kop is None:
        return ""
    adopted = agenda.kop.vastgesteld
    return f"vastgesteld {adopted.leesbaar}" if adopted else "nog niet vastgesteld"


def nummer(one: Actie | Speerpunt) -> str:
    """The printed number of an actie or speerpunt."""
    return one.volgnummer if isinstance(one, Actie) else str(one.nummer)


def nummer_en_titel(one: Actie | Speerpunt) -> str:
    """An actie or speerpunt in a list of them: "6.7  Bomen planten"."""
    return f"{nummer(one)}  {one.titel}"


def genoemd(agenda: Agenda, id_: str) -> str:
    """The number and title that an id of an actie or speerpunt stands for; else the id itself."""
    found = agenda.actie.get(id_) or agenda.speerpunt.get(id_)
    return nummer_en_titel(found) if found else id_


def namen(agenda: Agenda) -> Mapping[str, str]:
    """What the agenda calls an `actie`, more `acties`, a `speerpunt` and more `speerpunten`."""
    speerpunt, actie = agenda.benamingen
    own, usual = (*speerpunt, *actie), ("speerpunt", "speerpunten", "actie", "acties")
    return dict(zip(usual, own, strict=True))


def benoemd(agenda: Agenda, phrase: str) -> str:
    """A phrase of gihv, in which {acties} and {Speerpunt} stand for what the agenda calls them.

    It holds no text of the agenda yet: a brace in that would mean something.
    """
    found = namen(agenda)
    return phrase.format(**found, **{capital(key): capital(word) for key, word in found.items()})


def acties(agenda: Agenda, count: int) -> str:
    """A count of acties: "1 actie", "18 acties"; in the agenda's own words."""
    return counted(count, *agenda.benamingen.actie)


def per_jaar(dekking: money.Dekking) -> str:
    """The dekking in words: one word for all years, or "2014 gedekt, 2015 onbekend"."""
    if len(set(dekking.per_jaar.values())) <= 1:
        return dekking.overall
    return ", ".join(f"{year} {state}" for year, state in dekking.per_jaar.items())


def rol(agenda: Agenda, one: Rol) -> str:
    """An organisation in a role with what the text adds: "LTO (brengt de sector in)"."""
    return f"{agenda.naam(one.organisatie)}{toevoeging(one)}"


def toevoeging(one: Rol) -> str:
    """What the text adds to a role: " (directeur; brengt de sector in)", or nothing."""
    reserved = "onder voorbehoud" if one.voorbehoud else None
    added = "; ".join(filter(None, (one.functie, one.taak, reserved)))
    return f" ({added})" if added else ""


def streefwaarde(one: model.Streefwaarde) -> str:
    """A streefwaarde in words, and how far it is: "ongeveer 200 beurzen (2014)"."""
    return "; ".join((doel_in_getal(one), *gemeten(one)))


def gemeten(one: model.Streefwaarde) -> Iterator[str]:
    """What was measured, in words: "nulmeting 0 (2020)", "laatste meting 50 (2022)"."""
    if one.nulmeting:
        yield f"nulmeting {meting(one.nulmeting)}"
    if last := laatste(one.metingen):
        yield f"laatste meting {meting(last)}"
    if (part := weg(one)) is not None:
        yield f"{number(part)}% van de weg"


def meting(one: model.Meting) -> str:
    """A measurement in words: "210 (schooljaar 2022-2023, jaarverslag)"."""
    told = ", ".join(filter(None, (one.datum.leesbaar, one.herkomst)))
    return f"{number(one.waarde)} ({told})"


def weg(one: model.Streefwaarde) -> float | None:
    """How far the last meting is from nulmeting to waarde, in percents; None where unknown."""
    start, last, end = one.nulmeting, laatste(one.metingen), one.waarde
    if not start or not last or end is None or one.waarde_tot is not None or end == start.waarde:
        return None
    return round(100 * (last.waarde - start.waarde) / (end - start.waarde), 1)


def laatste(entries: Iterable[_Dated], peildatum: date = date.max) -> _Dated | None:
    """The one of the latest datum, by its last day, up to the peildatum."""
    known = (one for one in entries if one.datum.laatste <= peildatum)
    return max(known, key=lambda one: one.datum.laatste, default=None)


def doel_in_getal(one: model.Streefwaarde) -> str:
    """What is to be reached: "ongeveer 200 startersbeurzen (2014)"."""
    amount = getal(one)
    year = f" ({one.jaar})" if one.jaar else ""
    if not amount:
        return f"{one.wat}{year}"
    if one.eenheid or (one.waarde, one.waarde_tot) == (None, None):
        return f"{one.wat}: {amount}{year}"
    return f"{amount} {one.wat}{year}"


def getal(one: model.Streefwaarde) -> str:
    """How much is to be reached: "ongeveer 200", "5 tot 10 procent"; empty where none is named."""
    value = "" if one.waarde is None else number(one.waarde)
    if one.waarde_tot is not None:
        value = f"{value} tot {number(one.waarde_tot)}".lstrip()
    return " ".join(filter(None, (one.grens, value, one.eenheid)))


def ondertekening(agenda: Agenda, one: Organisatie) -> str:
    """How an organisation signed: "ja, de hele agenda", "via ROC Mondriaan", "nee"."""
    how = signatures.ondertekening(agenda, one)
    by = [
        f"{agenda.naam(signer.organisatie)}{' (onder voorbehoud)' * signer.voorbehoud}"
        for signer in how.door
    ]
    match how.hoe:
        case "zelf":
            (own,) = how.door
            scope = "ja, de hele agenda" if own.hele_agenda else "ja"
            return f"{scope}, onder voorbehoud" if own.voorbehoud else scope
        case "via_geheel":
            return f"via {enumerate_(by)}"
        case "alleen_onderdeel":
            return f"alleen {'onderdelen' if by[1:] else 'een onderdeel'}: {enumerate_(by)}"
        case "groep":
            return "een groep tekent niet"
        case "niet":
            return "nee"


def mijlpalen(actie: Actie, te_laat: Collection[model.Mijlpaal] = ()) -> Iterator[str]:
    """The mijlpalen of an actie in order of time, in words: "voor 1 mei 2014: … (bereikt …)"."""
    for one in sorted(actie.mijlpalen, key=lambda one: one.datum):
        came = "te laat" if one in te_laat else uitkomst(one)
        yield f"{moment(one)}: {one.wat}{f' ({came})' if came else ''}"


def uitkomst(one: model.Mijlpaal) -> str:
    """What became of a mijlpaal: "bereikt 6 mei 2014, door stuurgroep, kenmerk B-1"; or nothing."""
    reached = f"bereikt {one.bereikt.leesbaar}" if one.bereikt else None
    dropped = "vervallen" if one.vervallen else None
    by = f"door {one.door}" if one.door else None
    return ", ".join(filter(None, (reached, dropped, by, kenmerk(one))))


def kenmerk(one: model.Bijdrage | model.Mijlpaal) -> str | None:
    return f"kenmerk {one.kenmerk}" if one.kenmerk else None


def voortgang(one: model.Voortgang) -> str:
    """A judgement in words: "op schema (1 juni 2014): …"."""
    said = f"{one.oordeel.replace('_', ' ')} ({one.datum.leesbaar})"
    return f"{said}: {one_line(one.toelichting)}" if one.toelichting else said


def moment(one: model.Mijlpaal) -> str:
    """When a mijlpaal is, in words: "voor 1 mei 2014"."""
    return " ".join(filter(None, (one.grens, one.datum.leesbaar)))


def jaren(years: tuple[int, ...]) -> str:
    """Years in words: "2013 en 2014"; "zonder jaar" for none."""
    return enumerate_([str(year) for year in years]) or money.JAAR_ONBEKEND


def som(one: Som) -> str:
    """A sum in a sentence: "€ 1.000 en 1 bijdrage zonder bedrag"; "niets" for none."""
    known, _ = parts_of(one)
    many = counted(one.zonder_bedrag, "bijdrage", "bijdragen")
    unknown = f"{many} zonder bedrag" if one.zonder_bedrag else ""
    return enumerate_([*filter(None, (known, unknown))]) if one.aantal else "niets"


def reeks(years: Sequence[int]) -> str:
    """Years in a row in words: "2014 en 2015", "2014 tot en met 2016"."""
    if years[2:] and years[-1] - years[0] < len(years):
        return f"{years[0]} tot en met {years[-1]}"
    return jaren(tuple(years))


def benodigd(funds: model.Financiering) -> str:
    """What is needed, in words: "ongeveer € 1.000 (2014: € 400, 2015: € 600)"; "onbekend"."""
    return bedrag(funds.benodigd, funds.benodigd_grens)


def bedrag(amount: model.Bedrag | None, grens: str | None) -> str:
    """An amount in words, with its years where it is by year."""
    total = text_of(Euro(money.totaal(amount), grens))
    if not isinstance(amount, Mapping):
        return total
    return f"{total} ({', '.join(f'{year}: {euro(part)}' for year, part in amount.items())})"


def waarvoor(agenda: Agenda, one: Bijdrage, bij: str | None = None) -> str:
    """What money is for: "acties 1.1 en 1.2: bomen"; `bij` 1.1 "samen met 1.2: bomen"; or ""."""
    nummers = records.nummers(agenda, set(one.acties) - {bij})
    word = "samen met" if bij else agenda.benamingen.actie[len(nummers) != 1]
    acties = f"{word} {enumerate_(nummers)}" if nummers else None
    pot = f"pot {agenda.naam(one.id)}" if one.id else None
    return ": ".join(filter(None, (acties or pot, one.waarvoor)))


def bron(agenda: Agenda, one: Bijdrage) -> str:
    """Who pays, through what, from which pot: "Gemeente Den Haag, via Colland, uit Impuls"."""
    payer = agenda.naam(one.bron) if one.bron else None
    through = f"via {agenda.naam(one.via)}" if one.via else None
    source = f"uit {agenda.naam(one.uit)}" if one.uit else None
    return ", ".join(filter(None, (payer, through, source))) or money.BRON_ONBEKEND


def verdeeld(agenda: Agenda, entry: money.Toegerekend) -> str:
    """How much of a pot no share takes: "nog te verdelen: € 1.000"; empty for other money."""
    if not entry.is_pot:
        return ""
    rest = money.rest(agenda, entry).bijdrage
    return f"nog te verdelen: {text_of(Euro(money.totaal(rest.bedrag), hoogstens(rest.grens)))}"


def per_jaar_met_status(one: Bijdrage) -> Iterator[tuple[Bijdrage, str]]:
    """A bijdrage by year, each part with its status; behind the last, how much has come in."""
    *others, last = [part for _, part in money.per_jaar(one)]
    yield from ((part, part.status) for part in others)
    together = "over alle jaren samen " if others else ""
    came_in = f", waarvan {together}{euro(one.ontvangen)} ontvangen" if one.ontvangen else ""
    yield last, f"{last.status}{came_in}"


def doel(agenda: Agenda, entry: money.Toegerekend, chosen: Collection[str] | None = None) -> str:
    """What money is for; of chosen acties, the others apart: "1.1 (samen met 1.2) bomen"."""
    bijdrage, named = entry.bijdrage, list(money.acties_van(entry))
    if named:
        here = [id_ for id_ in named if chosen is None or id_ in chosen]
        others = records.nummers(agenda, set(named).difference(here))
        along = f" (samen met {', '.join(others)})" if others else ""
        acties = f"{', '.join(records.nummers(agenda, here))}{along}"
    elif bijdrage.id:
        acties = f"pot {agenda.naam(bijdrage.id)}"
    elif entry.speerpunt:
        name = agenda.benamingen.speerpunt.enkelvoud
        acties = f"{name} {agenda.speerpunt[entry.speerpunt].nummer}"
    else:
        acties = money.HELE_AGENDA
    share = f"(uit {agenda.naam(bijdrage.uit)})" if bijdrage.uit else None
    return " ".join(filter(None, (acties, bijdrage.waarvoor, share)))


def looptijd(agenda: Agenda, one: Actie) -> str:
    """When an actie runs, in words: "2014 tot en met 31 januari 2014"."""
    if one.looptijd.doorlopend:
        return f"doorlopend{f' vanaf {one.looptijd.van.leesbaar}' if one.looptijd.van else ''}"
    years = agenda.periode.jaren  # none where agenda.yaml cannot be read
    first, last = (str(years[0]), str(years[-1])) if years else ("onbekend", "onbekend")
    van = one.looptijd.van.leesbaar if one.looptijd.van else first
    tot = one.looptijd.tot.leesbaar if one.looptijd.tot else last
    return van if van == tot else f"{van} tot en met {tot}"
