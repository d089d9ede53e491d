"""`gihv show`: all about one actie, speerpunt, organisatie or regeling."""

from collections.abc import Iterable, Iterator, Sequence

from gihv import money, query, records
from gihv.dutch import euro, number, one_line
from gihv.model import Actie, Agenda, Bijdrage, Financiering, Organisatie, Regeling, Rol, Speerpunt
from gihv.query import Thing
from gihv.report import words
from gihv.report.parts import ACTIE, NUMMER, dekking, table, trekker
from gihv.report.value import Bullets, Column, Euro, Fields, Prose, Report, Section, Table


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


def _bijdragen(agenda: Agenda, entries: Iterable[Bijdrage]) -> tuple[Table, ...]:
    """The bijdragen with who pays and for what; no table for none."""
    found = [(one, (words.bron(agenda, one), words.waarvoor(agenda, one))) for one in entries]
    told = [(one, ": ".join(filter(None, said))) for one, said in found]
    return (_amounts("bron en doel", told),) if told else ()


def _amounts(title: str, entries: Iterable[tuple[Bijdrage, str]]) -> Table:
    rows = tuple(
        (Euro(money.totaal(part.bedrag)), part.status, words.jaren(part.jaren), text)
        for entry, text in entries
        for _, part in money.per_jaar(entry)
    )
    columns = (Column("bedrag", align="right"), Column("status"), Column("jaar"))
    return Table((*columns, Column(title, wrap=True)), rows)


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
    if own := _bijdragen(agenda, funds.bijdragen):
        yield Section(None, own)
    if shared := _bijdragen(agenda, (one.bijdrage for one in money.gedeeld(agenda, one.id))):
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
        yield Section("Geld voor meer acties samen", _bijdragen(agenda, funds.bijdragen))
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
    """The acties in which an organisation's parts have a role."""
    for part in sorted(agenda.onderdelen(one.id) - {one.id}):
        for actie, naam, _ in agenda.rollen_van.get(part, ()):
            role = naam.replace("_", " ")
            yield f"{words.genoemd(agenda, actie.id)} ({role}: {agenda.naam(part)})"


def _given(agenda: Agenda, id_: str) -> Section:
    """The bijdragen from or through an organisatie or regeling, whatever their status."""
    entries = [
        (entry.bijdrage, words.doel(agenda, entry))
        for entry in money.bijdragen(agenda)
        if id_ in (entry.bijdrage.bron, entry.bijdrage.via)
    ]
    if not entries:
        return _fields(("Bijdragen", ()))
    return Section("Bijdragen", (_amounts("waarvoor", entries),))


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
