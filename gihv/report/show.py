"""`gihv show`: all about one actie, speerpunt, organisatie or regeling, or the agenda itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from gihv import model, money, query, records, signatures
from gihv.dutch import counted, enumerate_, euro, number, one_line
from gihv.model import Actie, Agenda, Kop, Organisatie, Regeling, Speerpunt
from gihv.query import Selectie, Thing
from gihv.report import bijdragen, planning, words
from gihv.report.geld import geld
from gihv.report.kolommen import DOET, in_gebruik, kolommen
from gihv.report.organisaties import ROLLEN, in_alle_acties
from gihv.report.parts import ACTIE, NUMMER, Kolom, table, trekker
from gihv.report.value import KEER, Bullets, Column, Fields, Prose, Report, Section, Table, Told

Regels = tuple[str, tuple[str, ...]]
"""A label with its lines."""

TE_NOEMEN = (
    *("Trekkers", "Partners", "Status", "Benodigd", "Streefwaarden", "Mijlpalen"),
    *("Initiatiefnemer", "Contact", "Website", "Ondertekenaars", "Verstrekker", "Plafond"),
)
"""The labels that are named where the agenda tells nothing of them."""

TEKST = ("De inleiding en de paragrafen: gihv export",)


def show(agenda: Agenda, thing: Thing | Kop, peildatum: date) -> Report:
    """One thing, whole, for people; of an actie also what is late at the peildatum."""
    return _SHOWN[type(thing)](agenda, thing, peildatum)._replace(namen=words.namen(agenda))


def data(agenda: Agenda, things: Sequence[Thing | Kop], peildatum: date) -> Report:
    """Things for programs: those of each soort in a list of their own, in the form of `list`."""
    soorten = model.grouped((records.RECORDS[type(thing)][0], thing) for thing in things)
    tables = []
    told = {}
    for name, own in soorten.items():
        known = in_gebruik(agenda, name, kolommen(agenda, name, peildatum=peildatum))
        tables.append(Section(name, (table(own, *known.values()),)))
        told[name] = [records.thing(agenda, thing) for thing in own]
    envelope = records.envelope("dingen" if things[1:] else next(iter(soorten)), agenda)
    return Report("", envelope, sections=tuple(tables), records=told)


# -- fields ----------------------------------------------------------------------------------


def _line(label: str, *lines: str | None) -> Regels:
    return label, tuple(filter(None, lines))


def _fields(*entries: Regels) -> Fields | None:
    """Labels with their lines, where there are any."""
    found = tuple(entry for entry in entries if entry[1])
    return Fields(found) if found else None


def _absent(*entries: Regels) -> Regels:
    """What the agenda does not tell, named once."""
    absent = [label.lower() for label, lines in entries if label in TE_NOEMEN and not lines]
    return _line("Niet genoemd", ", ".join(absent))


def _streefwaarden(one: Actie | Speerpunt) -> Regels:
    return _line("Streefwaarden", *map(words.streefwaarde, one.streefwaarden))


def _refers(agenda: Agenda, one: Actie | Speerpunt) -> Iterator[Regels]:
    """What refers to an actie or speerpunt in `zie`, and its websites."""
    mentions = (words.nummer_en_titel(other) for other in agenda.acties if one.id in other.zie)
    yield from (_line("Genoemd in", *mentions), _line("Websites", *one.websites))


def _benodigd(one: Actie | Speerpunt | Kop) -> Regels:
    funds = one.financiering or model.Financiering()
    return _line("Benodigd", None if funds.benodigd is None else words.benodigd(funds))


def _noten(one: Actie | Speerpunt | Kop) -> Fields | None:
    """The remarks of the editors: on the thing itself, its money and its streefwaarden."""
    told = [("", one.noot), ("Financiering: ", one.financiering and one.financiering.noot)]
    told += [(f"{part.wat}: ", part.noot) for part in getattr(one, "streefwaarden", ())]
    texts = [about + one_line(noot) for about, noot in told if noot]
    return _fields(*(_line("" if nth else "Noot", text) for nth, text in enumerate(texts)))


def _prose(text: str | None) -> Prose | None:
    return Prose(text) if text else None


# -- acties ----------------------------------------------------------------------------------


def _acties(agenda: Agenda, acties: Sequence[Actie], *more: Kolom[Actie]) -> Table | None:
    """Acties with how the money of each stands, by year."""
    years = geld(agenda, Selectie()).jaren()
    return table(acties, NUMMER, ACTIE, *more, *years) if acties else None


def _open_first(agenda: Agenda, ids: Iterable[str]) -> Sequence[Actie]:
    """Acties by id: without money, with an open year, the rest, those that are over."""

    def order(one: Actie) -> tuple[object, ...]:
        dekking = money.dekking(one, agenda.periode)
        is_settled = money.OPEN.isdisjoint(dekking.per_jaar.values())
        return one.afgelopen, not dekking.zonder_financiering, is_settled, one.volgorde

    return sorted((agenda.actie[id_] for id_ in ids), key=order)


def _telling(agenda: Agenda, acties: Sequence[Actie]) -> str:
    """How many acties there are: "9 acties, 4 zonder financiering"."""
    without = sum(query.mist(one, agenda, "financiering") for one in acties)
    told = f", {number(without)} zonder financiering" if without else ""
    return f"{words.acties(agenda, len(acties))}{told}"


# -- things ----------------------------------------------------------------------------------


def _report(
    title: str,
    *parts: Section | Prose | Fields | Table | None,
    aside: str = "",
    below: Iterable[str | None] = (),
    closing: tuple[str, ...] = (),
) -> Report:
    """A report of these parts, as far as they are there; one that is no section has no title."""
    sections = [one if isinstance(one, Section) else Section(None, (one,)) for one in parts if one]
    told = tuple(filter(None, below))
    return Report(title, {}, aside, told, sections=tuple(sections), closing=closing)


def _actie(agenda: Agenda, one: Actie, peildatum: date) -> Report:
    speerpunt, part = agenda.plaats(one)
    kind = words.benoemd(agenda, "{Speerpunt}")
    place = f" {speerpunt.nummer}: {speerpunt.titel}" if speerpunt else f": {one.speerpunt}"
    runs = None if one.looptijd == model.GEEN_LOOPTIJD else words.looptijd(agenda, one)

    def rollen(label: str, key: str, more: str = "") -> Regels:
        told = "; ".join(words.rol(agenda, rol) for rol in getattr(one, key))
        return _line(label, told, more)

    latest_first = sorted(one.voortgang, key=lambda part: part.datum.laatste, reverse=True)
    who = (
        rollen("Trekker" if len(one.trekkers) == 1 else "Trekkers", "trekkers"),
        rollen("Partners", "partners", "er worden nog partners gezocht" * one.partners_gezocht),
        rollen("Beoogde partners", "beoogde_partners"),
        _line("Status", one.status and one.status.replace("_", " ")),
        _line("Looptijd", runs),
        _line("Labels", *(agenda.labels.get(id_, id_) for id_ in one.labels)),
        _line("Kenmerk", one.kenmerk),
        _line("Voortgang", *map(words.voortgang, latest_first)),
    )
    late = {found.mijlpaal for found in planning.te_laat(agenda, [one], peildatum)}
    what = (
        _benodigd(one),
        _streefwaarden(one),
        _line("Mijlpalen", *words.mijlpalen(one, late)),
        _line("Zie", *(words.genoemd(agenda, id_) for id_ in one.zie)),
        *_refers(agenda, one),
    )
    states = words.per_jaar(money.dekking(one, agenda.periode))
    return _report(
        words.nummer_en_titel(one),
        _prose(one.omschrijving),
        _fields(*who),
        bijdragen.given(agenda, one, "Financiering", money.bijdragen_aan(agenda, one.id), states),
        _fields(*what, _absent(*who, *what), _line("Bestand", one.path)),
        _noten(one),
        below=[f"{kind}{place}", part and f"Deelgebied: {part.titel}"],
    )


def _speerpunt(agenda: Agenda, one: Speerpunt, *_: object) -> Report:
    acties = agenda.acties_van[one.id]
    subthemes = [(f"Doelen: {part.titel}", part.doelen) for part in one.deelgebieden]
    doelen = [
        Section(title, (Bullets(tuple(map(one_line, texts))),))
        for title, texts in (("Doelen", one.doelen), *subthemes)
        if texts
    ]
    fields = (
        _benodigd(one),
        _streefwaarden(one),
        _line("Kenmerk", one.kenmerk),
        *_refers(agenda, one),
    )
    return _report(
        words.nummer_en_titel(one),
        _prose(one.uitdaging),
        *doelen,
        _prose(one.toelichting),
        _acties(agenda, acties, trekker(agenda)),
        _samen(agenda, one, words.benoemd(agenda, "Voor meer {acties} samen")),
        _fields(*fields, _absent(*fields), _line("Bestand", one.path)),
        _noten(one),
        aside="" if one.soort == "speerpunt" else one.soort,
        below=[_telling(agenda, acties)],
    )


def _samen(agenda: Agenda, one: Speerpunt | Kop, title: str) -> Section | None:
    """Money for acties together, where there is any."""
    entries = money.in_bestand(agenda, one.path)
    found = bijdragen.given(agenda, one, title, entries, bijdragen.sums(entries))
    return found if found.blocks else None


def _agenda(agenda: Agenda, one: Kop, *_: object) -> Report:
    """What holds for the agenda as a whole."""
    contact, starter = one.contact or model.Contact(), one.initiatiefnemer
    adres = (contact.adres or "").splitlines()
    signed = one.ondertekenaars
    how = {
        "voor de hele agenda": sum(signer.hele_agenda for signer in signed),
        "onder voorbehoud": sum(signer.voorbehoud for signer in signed),
    }
    told = enumerate_([f"{number(count)} {words_}" for words_, count in how.items() if count])
    signers = ", waarvan ".join(filter(None, (number(len(signed)), told)))
    fields = (
        _line("Initiatiefnemer", starter and agenda.naam(starter)),
        _line("Contact", contact.email, contact.telefoon, *adres),
        _line("Website", one.website),
        _line("Labels", *one.labels.values()),
        _line("Ondertekenaars", signers if signed else None),
    )
    needed = _benodigd(one)
    whole = counted(len(agenda.speerpunten), *agenda.benamingen.speerpunt)
    return _report(
        words.titel(agenda),
        _fields(*fields),
        _samen(agenda, one, "Hele agenda"),
        _fields(needed, _absent(*fields, needed), _line("Bestand", one.path)),
        _noten(one),
        aside=words.stand(agenda),
        below=[f"{whole} · {_telling(agenda, agenda.acties)}"],
        closing=TEKST if one.inleiding or one.paragrafen else (),
    )


def _organisatie(agenda: Agenda, one: Organisatie, *_: object) -> Report:
    rollen = _rollen(agenda, one)
    does = agenda.once(in_alle_acties)[one.id]
    told = [f"{number(len(does[rol]))}{KEER} {ROLLEN[rol][0]}" for rol in DOET if does[rol]]

    def rol(actie: Actie) -> Told:
        found = rollen[actie.id]
        text = "; ".join(word + added for word, added in found.items())
        more = " …" if any(found.get(word) for word, _ in ROLLEN.values()) else ""
        return Told("tekst", text, text, "; ".join(found), more)

    return _report(
        one.naam,
        _acties(agenda, _open_first(agenda, rollen), (Column("rol", share=2), rol)),
        *bijdragen.paid(agenda, one.id),
        _fields(
            _line("Onderdeel van", *map(agenda.naam, one.onderdeel_van)),
            _line("Website", one.website),
        ),
        aside=_soort(one),
        below=[" · ".join([*told, *tekende(agenda, one)])],
    )


def _soort(one: Organisatie | Regeling) -> str:
    """What a thing of a register is, its id and its other names."""
    return ", ".join((one.soort, one.id, *(f"“{name}”" for name in one.namen[1:])))


def _rollen(agenda: Agenda, one: Organisatie) -> Mapping[str, Mapping[str, str]]:
    """By actie what an organisation and its parts are in it, or give, with what the text adds."""
    found: dict[str, dict[str, str]] = {}
    for actie, naam, rol in agenda.rollen_van.get(one.id, ()):
        found.setdefault(actie.id, {})[ROLLEN[naam][0]] = words.toevoeging(rol)
    for part in sorted(agenda.onderdelen(one.id) - {one.id}):
        via = f"via {agenda.naam(part)}"
        for word, actie in _doet(agenda, part):
            found.setdefault(actie.id, {}).setdefault(via, f" ({word})")
    for word, actie in _doet(agenda, one.id):
        found.setdefault(actie.id, {word: ""})
    return found


def _doet(agenda: Agenda, id_: str) -> Iterator[tuple[str, Actie]]:
    """What an organisation itself is in each actie, or gives for it."""
    for rol, (word, _) in ROLLEN.items():
        yield from ((word, actie) for actie in agenda.once(in_alle_acties)[id_][rol])


def tekende(agenda: Agenda, one: Organisatie) -> Iterator[str]:
    """How an organisation signed, where anybody did."""
    told = words.ondertekening(agenda, one)
    match signatures.ondertekening(agenda, one).hoe:
        case "zelf" | "via_geheel":
            yield f"tekende {told.removeprefix('ja').removeprefix(', ')}".strip()
        case "alleen_onderdeel":
            yield f"tekende niet, {told}"
        case "niet" if agenda.ondertekend:
            yield "tekende niet"


def _regeling(agenda: Agenda, one: Regeling, *_: object) -> Report:
    plafond = one.plafond
    limit = f"{euro(plafond.bedrag)} ({words.jaren(plafond.jaren)})" if plafond else None
    fields = (
        _line("Verstrekker", one.verstrekker and agenda.naam(one.verstrekker)),
        _line("Plafond", limit),
    )
    return _report(
        one.naam,
        _prose(one.toelichting),
        _fields(*fields),
        _acties(agenda, _open_first(agenda, query.acties_met(agenda, one.id)), trekker(agenda)),
        *bijdragen.paid(agenda, one.id),
        _fields(_absent(*fields)),
        aside=_soort(one),
        below=["in oprichting" * one.in_oprichting],
    )


_SHOWN: Mapping[type, Callable[[Agenda, Any, date], Report]] = {
    Actie: _actie,
    Speerpunt: _speerpunt,
    Organisatie: _organisatie,
    Regeling: _regeling,
    Kop: _agenda,
}
