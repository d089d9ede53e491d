"""`gihv show`: all about one actie, speerpunt, organisatie or regeling."""

from collections.abc import Iterable, Iterator, Sequence

from gihv import money, query, records
from gihv.dutch import euro, number, one_line
from gihv.model import Actie, Agenda, Bijdrage, Financiering, Organisatie, Regeling, Rol, Speerpunt
from gihv.money import Toegerekend
from gihv.query import Selectie, Thing
from gihv.report import words
from gihv.report.geld import SUMMED, sommen
from gihv.report.parts import ACTIE, NUMMER, dekking, table, trekker
from gihv.report.value import Bullets, Cell, Column, Euro, Fields, Prose, Report, Section, Table


def show(agenda: Agenda, thing: Thing) -> Report:
    """One thing, whole. In JSON it is a list of one, in the form that `list` has."""
    match thing:
        case Actie():
            title, sections = words.nummer_en_titel(thing), _actie(agenda, thing)
        case Speerpunt():
            title, sections = words.nummer_en_titel(thing), _speerpunt(agenda, thing)
        case Organisatie():
            title, sections = thing.naam, _organisatie(agenda, thing)
        case Regeling():
            title, sections = thing.naam, _regeling(agenda, thing)
    soort, record = records.thing(agenda, thing)
    envelope = records.envelope(soort, agenda)
    return Report(
        title, envelope, sections=tuple(sections), ids=(thing.id,), records={soort: [record]}
    )


def joined(agenda: Agenda, reports: Sequence[Report]) -> Report:
    """Several reports as one, for JSON: the things of each soort in a list of their own."""
    if len(reports) == 1:
        return reports[0]
    content: dict[str, list[records.Gegevens]] = {}
    for report in reports:
        for soort, things in (report.records or {}).items():
            content.setdefault(soort, []).extend(things)
    return Report(title="", envelope=records.envelope("dingen", agenda), records=content)


def _fields(*entries: tuple[str, Iterable[str]]) -> Section:
    """Labels with their lines; what is absent is said."""
    told = tuple((label, tuple(lines) or (words.GEEN,)) for label, lines in entries)
    return Section(None, (Fields(told),))


def _prose(text: str | None) -> Iterator[Section]:
    if text:
        yield Section(None, (Prose(text),))


def _rest(agenda: Agenda, one: Actie | Speerpunt) -> Iterator[tuple[str, Iterable[str]]]:
    """The last fields: what refers to an actie or speerpunt in `zie`, and where it stands."""
    mentions = (words.nummer_en_titel(other) for other in agenda.acties if one.id in other.zie)
    yield from (("Genoemd in", mentions), ("Websites", one.websites), ("Bestand", (one.path,)))


def _noten(one: Actie | Speerpunt) -> Iterator[Section]:
    """The remarks of the editors: on an actie or speerpunt, its money and its streefwaarden."""
    funds = one.financiering or Financiering()
    values = [f"{part.wat}: {part.noot}" for part in one.streefwaarden if part.noot]
    told = (
        ("Noot van de redactie", filter(None, [one.noot])),
        ("Noot bij financiering", filter(None, [funds.noot])),
        ("Noot bij streefwaarden", values),
    )
    noten = [(label, tuple(map(one_line, texts))) for label, texts in told]
    if found := tuple(entry for entry in noten if entry[1]):
        yield Section(None, (Fields(found),))


def _bijdragen(agenda: Agenda, entries: Iterable[Toegerekend]) -> tuple[Table, ...]:
    """The bijdragen with who pays and for what; no table for none."""
    found = [(one, _bron_en_doel(agenda, one)) for one in entries]
    return (_amounts("bron en doel", found),) if found else ()


def _bron_en_doel(agenda: Agenda, entry: Toegerekend) -> str:
    """Who pays, for what, and how much of a pot is still to be divided."""
    bijdrage = entry.bijdrage
    told = (words.bron(agenda, bijdrage), words.waarvoor(agenda, bijdrage))
    return "; ".join(filter(None, (": ".join(filter(None, told)), words.verdeeld(agenda, entry))))


def _amounts(
    title: str, entries: Iterable[tuple[Toegerekend, str]], *more: tuple[Cell, ...]
) -> Table:
    """Bijdragen with what is told of each, by year; and more rows."""
    rows = tuple(
        (_euro(entry, part), status, words.jaren(part.jaren), text)
        for entry, text in entries
        for part, status in words.per_jaar_met_status(entry.bijdrage)
    )
    came_in = any(" " in status for _, status, *_ in rows)
    status = Column("status", share=2 * came_in)
    columns = (Column("bedrag", align="right"), status, Column("jaar"))
    return Table((*columns, Column(title, share=5)), (*rows, *more))


def _euro(entry: Toegerekend, part: Bijdrage) -> Euro:
    """An amount and how it is meant; what is left of a pot is at most that."""
    grens = "hoogstens" if entry.is_pot and part.grens == "maximaal" else part.grens
    return Euro(money.totaal(part.bedrag), grens)


def _actie(agenda: Agenda, one: Actie) -> Iterator[Section]:
    speerpunt = agenda.speerpunt.get(one.speerpunt)
    part = speerpunt.deelgebied(one.deelgebied) if speerpunt else None
    place = (("Deelgebied", (part.titel,)),) if part else ()
    seeking = ("er worden nog partners gezocht",) if one.partners_gezocht else ()
    status = one.status.replace("_", " ") if one.status else words.NIET_GENOEMD
    trekker = "Trekker" if len(one.trekkers) == 1 else "Trekkers"
    mijlpalen = sorted(one.mijlpalen, key=lambda mijlpaal: mijlpaal.datum)
    yield _fields(("Speerpunt", (words.genoemd(agenda, one.speerpunt),)), *place)
    yield from _prose(one.omschrijving)
    yield _fields(
        (trekker, _rollen(agenda, one.trekkers)),
        ("Partners", (*_rollen(agenda, one.partners), *seeking)),
        ("Beoogde partners", _rollen(agenda, one.beoogde_partners)),
        ("Status", (status,)),
        ("Looptijd", (words.looptijd(agenda, one),)),
    )
    yield from _money(agenda, one)
    yield _fields(
        ("Streefwaarden", map(words.streefwaarde, one.streefwaarden)),
        ("Mijlpalen", map(words.mijlpaal, mijlpalen)),
        ("Zie", (words.genoemd(agenda, id_) for id_ in one.zie)),
        *_rest(agenda, one),
    )
    yield from _noten(one)


def _rollen(agenda: Agenda, found: Iterable[Rol]) -> Iterable[str]:
    return filter(None, ["; ".join(words.rol(agenda, rol) for rol in found)])


def _money(agenda: Agenda, one: Actie) -> Iterator[Section]:
    dekking = money.dekking(one, agenda.periode)
    states = words.per_jaar(dekking)
    told = states if states == dekking.overall else f"{dekking.overall}: {states}"
    yield _fields(("Financiering", (told,)))
    funds = one.financiering or Financiering()
    if own := _bijdragen(agenda, money.in_bestand(agenda, one.path)):
        yield Section(None, own)
    if shared := _bijdragen(agenda, money.gedeeld(agenda, one.id)):
        yield Section(None, ("Samen met andere acties:", *shared))
    yield from _prose(funds.toelichting)
    yield _fields(("Benodigd", (words.benodigd(funds),)))


def _speerpunt(agenda: Agenda, one: Speerpunt) -> Iterator[Section]:
    acties = agenda.acties_van[one.id]
    yield from _prose(one.uitdaging)
    parts = [(f"Doelen: {part.titel}", part.doelen) for part in one.deelgebieden]
    for title, doelen in (("Doelen", one.doelen), *parts):
        if doelen:
            yield Section(title, (Bullets(tuple(map(one_line, doelen))),))
    yield from _prose(one.toelichting)
    rows = table(acties, NUMMER, ACTIE, trekker(agenda), dekking(agenda))
    yield Section(f"Acties ({number(len(acties))})", (rows,) if acties else ())
    if funds := one.financiering:
        own = money.in_bestand(agenda, one.path)
        yield Section("Geld voor meer acties samen", _bijdragen(agenda, own))
        yield from _prose(funds.toelichting)
        yield _fields(("Benodigd", (words.benodigd(funds),)))
    yield _fields(
        ("Streefwaarden", map(words.streefwaarde, one.streefwaarden)), *_rest(agenda, one)
    )
    yield from _noten(one)


def _organisatie(agenda: Agenda, one: Organisatie) -> Iterator[Section]:
    yield _fields(
        ("Id", (one.id,)),
        ("Soort", (one.soort,)),
        ("Andere namen", one.namen[1:]),
        ("Onderdeel van", map(agenda.naam, one.onderdeel_van)),
        ("Ondertekend", (words.ondertekening(agenda, one),)),
        ("Trekker van", _in_role(agenda, one, "trekker")),
        ("Partner bij", _in_role(agenda, one, "partner")),
        ("Beoogd partner bij", _in_role(agenda, one, "beoogde_partner")),
        ("Via onderdelen", _through_parts(agenda, one)),
        ("Website", filter(None, [one.website])),
    )
    yield _given(agenda, one.id)


def _in_role(agenda: Agenda, one: Organisatie, wanted: str) -> Iterator[str]:
    """The acties in which an organisation has this role, with what the text adds to it."""
    for actie, naam, rol in agenda.rollen_van.get(one.id, ()):
        if naam == wanted:
            yield f"{words.genoemd(agenda, actie.id)}{words.toevoeging(rol)}"


def _through_parts(agenda: Agenda, one: Organisatie) -> Iterator[str]:
    """The acties in which an organisation's parts have a role, or that have money from one."""
    for part in sorted(agenda.onderdelen(one.id) - {one.id}):
        for actie, naam, _ in agenda.rollen_van.get(part, ()):
            role = naam.replace("_", " ")
            yield f"{words.genoemd(agenda, actie.id)} ({role}: {agenda.naam(part)})"
        for id_ in query.acties_met(agenda, part):
            yield f"{words.genoemd(agenda, id_)} (geld van {agenda.naam(part)})"


def _given(agenda: Agenda, id_: str) -> Section:
    """The bijdragen from or through an organisatie or regeling itself, and what they add up to.

    Of a pot and its shares each euro is there once: the shares, and what is still to be divided.
    """
    gekozen = query.chosen(agenda, Selectie(bron=frozenset([frozenset([id_])])))
    counted, missed = (
        [one for one in entries if id_ in _betalers(agenda, one.bijdrage)]
        for entries in ((*gekozen.bijdragen, *gekozen.daarnaast), gekozen.niet_ontvangen)
    )
    if not counted and not missed:
        return _fields(("Bijdragen", ()))
    told = [
        *((one, f"{'nog te verdelen: ' * one.is_pot}{words.doel(agenda, one)}") for one in counted),
        *(
            (one, f"{words.doel(agenda, one)}: afgerond of gestopt, niet ontvangen")
            for one in missed
        ),
    ]
    sums = ((stand, som) for stand, som in sommen(counted).items() if stand in SUMMED)
    total = ((som, stand, "", "totaal") for stand, som in sums if som.bedrag)
    return Section("Bijdragen", (_amounts("waarvoor", told, *total),))


def _betalers(agenda: Agenda, bijdrage: Bijdrage) -> tuple[str | None, ...]:
    """The ids of who pays, and of what it comes from and through."""
    return (money.betaler(agenda, bijdrage), bijdrage.bron, bijdrage.via)


def _regeling(agenda: Agenda, one: Regeling) -> Iterator[Section]:
    plafond = one.plafond
    limit = f"{euro(plafond.bedrag)} ({words.jaren(plafond.jaren)})" if plafond else words.ONBEKEND
    yield from _prose(one.toelichting)
    yield _fields(
        ("Id", (one.id,)),
        ("Soort", (f"{one.soort}, in oprichting" if one.in_oprichting else one.soort,)),
        ("Andere namen", one.namen[1:]),
        ("Verstrekker", (agenda.naam(one.verstrekker) if one.verstrekker else words.ONBEKEND,)),
        ("Plafond", (limit,)),
        ("Acties", (words.genoemd(agenda, id_) for id_ in query.acties_met(agenda, one.id))),
    )
    yield _given(agenda, one.id)
