"""`gihv show`: all about one actie, speerpunt, organisatie or regeling."""

from collections.abc import Iterable, Iterator, Sequence

from gihv import money, query, records
from gihv.dutch import euro, number, one_line
from gihv.model import Actie, Agenda, Bijdrage, Financiering, Organisatie, Regeling, Rol, Speerpunt
from gihv.query import Thing
from gihv.report import words
from gihv.report.parts import TREKKER, numbered, rollen
from gihv.report.value import Bullets, Cell, Column, Euro, Fields, Prose, Report, Section, Table

BEDRAG = Column("bedrag", align="right")
STATUS = Column("status")
JAAR = Column("jaar")
DEKKING = Column("dekking", under=True)


def show(agenda: Agenda, thing: Thing) -> Report:
    """One thing, whole. In JSON it is a list of one, in the form that `list` has."""
    match thing:
        case Actie():
            title, sections = f"{thing.volgnummer}  {thing.titel}", _actie(agenda, thing)
        case Speerpunt():
            title, sections = _nummer_en_titel(thing), _speerpunt(agenda, thing)
        case Organisatie():
            title, sections = thing.naam, _organisatie(agenda, thing)
        case Regeling():
            title, sections = thing.naam, _regeling(agenda, thing)
    soort, record = records.thing(agenda, thing)
    return Report(
        title=title,
        envelope=records.envelope(soort, agenda),
        records={soort: [record]},
        sections=tuple(sections),
        ids=(thing.id,),
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


# -- parts -----------------------------------------------------------------------------------


def _fields(*entries: tuple[str, Iterable[str]]) -> Section:
    """Labels with their lines; what is absent is said."""
    told = tuple((label, tuple(lines) or (words.GEEN,)) for label, lines in entries)
    return Section(None, (Fields(told),))


def _prose(text: str | None) -> Iterator[Section]:
    if text:
        yield Section(None, (Prose(text),))


def _nummer_en_titel(one: Speerpunt) -> str:
    return f"{one.nummer}  {one.titel}"


def _named(agenda: Agenda, id_: str) -> str:
    if found := agenda.actie.get(id_):
        return f"{found.volgnummer}  {found.titel}"
    speerpunt = agenda.speerpunt.get(id_)
    return _nummer_en_titel(speerpunt) if speerpunt else id_


def _mentions(agenda: Agenda, id_: str) -> Iterator[str]:
    """What refers to an actie or speerpunt by its id in `zie`."""
    return (_named(agenda, actie.id) for actie in agenda.acties if id_ in actie.zie)


def _bijdragen(agenda: Agenda, entries: Iterable[Bijdrage]) -> Table:
    """The bijdragen, one by year in a row a year, with who pays and for what."""

    def payer(entry: Bijdrage) -> str:
        bron, purpose = words.bron(agenda, entry), words.waarvoor(agenda, entry)
        return f"{bron}: {purpose}" if purpose else bron

    return _amounts("bron en doel", ((entry, payer(entry)) for entry in entries))


def _amounts(title: str, entries: Iterable[tuple[Bijdrage, str]]) -> Table:
    rows = tuple(
        (Euro(money.totaal(part.bedrag)), part.status, words.jaren(part.jaren), text)
        for entry, text in entries
        for _, part in money.per_jaar(entry)
    )
    return Table((BEDRAG, STATUS, JAAR, Column(title, wrap=True)), rows)


# -- actie -----------------------------------------------------------------------------------


def _actie(agenda: Agenda, one: Actie) -> Iterator[Section]:
    speerpunt = agenda.speerpunt.get(one.speerpunt)
    part = speerpunt.deelgebied(one.deelgebied) if speerpunt else None
    place = [("Speerpunt", (_named(agenda, one.speerpunt),))]
    place += [("Deelgebied", (part.titel,))] if part else []
    seeking = ("er worden nog partners gezocht",) if one.partners_gezocht else ()
    status = one.status.replace("_", " ") if one.status else words.NIET_GENOEMD
    trekker = "Trekker" if len(one.trekkers) == 1 else "Trekkers"
    mijlpalen = sorted(one.mijlpalen, key=lambda mijlpaal: mijlpaal.datum)
    yield _fields(*place)
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
        ("Zie", (_named(agenda, id_) for id_ in one.zie)),
        ("Genoemd in", _mentions(agenda, one.id)),
        ("Websites", one.websites),
        ("Bestand", (one.path,)),
    )


def _rollen(agenda: Agenda, found: Iterable[Rol]) -> tuple[str, ...]:
    """The organisations in a role as one line, or nothing."""
    names = "; ".join(words.rol(agenda, rol) for rol in found)
    return (names,) if names else ()


def _money(agenda: Agenda, one: Actie) -> Iterator[Section]:
    dekking = money.dekking(one, agenda.periode)
    changing = len(set(dekking.per_jaar.values())) > 1
    states = f": {words.per_jaar(dekking)}" if changing else ""
    yield _fields(("Financiering", (f"{dekking.overall}{states}",)))
    funds = one.financiering or Financiering()
    together = [entry.bijdrage for entry in money.gedeeld(agenda, one.id)]
    if funds.bijdragen:
        yield Section(None, (_bijdragen(agenda, funds.bijdragen),))
    if together:
        yield Section(None, ("Samen met andere acties:", _bijdragen(agenda, together)))
    yield from _prose(funds.toelichting)
    yield _fields(("Benodigd", (words.benodigd(funds.benodigd),)))


# -- speerpunt -------------------------------------------------------------------------------


def _speerpunt(agenda: Agenda, one: Speerpunt) -> Iterator[Section]:
    acties = agenda.acties_van[one.id]
    yield from _prose(one.uitdaging)
    goals = [("Doelen", one.doelen)]
    goals += [(f"Doelen: {part.titel}", part.doelen) for part in one.deelgebieden]
    for title, doelen in goals:
        if doelen:
            yield Section(title, (Bullets(tuple(map(one_line, doelen))),))
    yield from _prose(one.toelichting)
    table = (_acties(agenda, acties),) if acties else ()
    yield Section(f"Acties ({number(len(acties))})", table)
    if funds := one.financiering:
        together = (_bijdragen(agenda, funds.bijdragen),) if funds.bijdragen else ()
        yield Section("Geld voor meer acties samen", together)
        yield from _prose(funds.toelichting)
        yield _fields(("Benodigd", (words.benodigd(funds.benodigd),)))
    yield _fields(
        ("Streefwaarden", map(words.streefwaarde, one.streefwaarden)),
        ("Genoemd in", _mentions(agenda, one.id)),
        ("Websites", one.websites),
        ("Bestand", (one.path,)),
    )


def _acties(agenda: Agenda, acties: Sequence[Actie]) -> Table:
    def cells(actie: Actie) -> tuple[Cell, ...]:
        dekking = money.dekking(actie, agenda.periode)
        return (rollen(agenda, actie.trekkers), words.per_jaar(dekking))

    return numbered(acties, (TREKKER, DEKKING), cells)


# -- organisatie and regeling ----------------------------------------------------------------

_ROLE_TITLES = (
    ("Trekker van", "trekker"),
    ("Partner bij", "partner"),
    ("Beoogd partner bij", "beoogde_partner"),
)


def _organisatie(agenda: Agenda, one: Organisatie) -> Iterator[Section]:
    yield _fields(
        ("Id", (one.id,)),
        ("Soort", (one.soort,)),
        ("Andere namen", one.namen[1:]),
        ("Onderdeel van", map(agenda.naam, one.onderdeel_van)),
        ("Ondertekend", (_signed(agenda, one),)),
        *((title, _in_role(agenda, one, wanted)) for title, wanted in _ROLE_TITLES),
        ("Via onderdelen", _through_parts(agenda, one)),
        ("Website", [one.website] if one.website else []),
    )
    yield _given(agenda, one.id)


def _in_role(agenda: Agenda, one: Organisatie, wanted: str) -> Iterator[str]:
    """The acties in which an organisation has this role, with what the text adds to it."""
    for actie, naam, rol in agenda.rollen_van.get(one.id, ()):
        if naam == wanted:
            yield f"{_named(agenda, actie.id)}{words.toevoeging(rol)}"


def _through_parts(agenda: Agenda, one: Organisatie) -> Iterator[str]:
    """The acties in which an organisation's parts have a role."""
    for part in sorted(agenda.onderdelen(one.id) - {one.id}):
        for actie, naam, _ in agenda.rollen_van.get(part, ()):
            role = naam.replace("_", " ")
            yield f"{_named(agenda, actie.id)} ({role}: {agenda.naam(part)})"


def _signed(agenda: Agenda, one: Organisatie) -> str:
    signed = agenda.ondertekend.get(one.id)
    if signed is None:
        return "nee"
    scope = "ja, de hele agenda" if signed.hele_agenda else "ja"
    return f"{scope}, onder voorbehoud" if signed.voorbehoud else scope


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
        ("Acties", (_named(agenda, id_) for id_ in query.acties_met(agenda, one.id))),
    )
    yield _given(agenda, one.id)
