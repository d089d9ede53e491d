"""`gihv show`: all about one actie, speerpunt, organisatie or regeling."""

from collections.abc import Iterable, Iterator, Sequence

from gihv import financing, gegevens, query
from gihv.dutch import euro, number, one_line
from gihv.model import Actie, Agenda, Bijdrage, Financiering, Organisatie, Regeling, Rol, Speerpunt
from gihv.query import Thing
from gihv.rapport import Bullets, Column, Euro, Fields, Prose, Rapport, Section, Table
from gihv.report import words


def show(agenda: Agenda, thing: Thing) -> Rapport:
    """One thing, whole."""
    match thing:
        case Actie():
            return _actie(agenda, thing)
        case Speerpunt():
            return _speerpunt(agenda, thing)
        case Organisatie():
            return _organisatie(agenda, thing)
        case Regeling():
            return _regeling(agenda, thing)


def _rapport(agenda: Agenda, thing: Thing, title: str, sections: Iterable[Section]) -> Rapport:
    """A Rapport on one thing. In JSON it is a list of one, in the form that `list` has."""
    soort, content = gegevens.thing(agenda, thing)
    return Rapport(
        title=title,
        gegevens=gegevens.envelope(soort, agenda, {soort: [content]}),
        sections=tuple(sections),
        ids=(thing.id,),
    )


def joined(agenda: Agenda, rapporten: Sequence[Rapport]) -> Rapport:
    """Several reports as one, for JSON: the things of each soort in a list of their own."""
    if len(rapporten) == 1:
        return rapporten[0]
    content: dict[str, list[gegevens.Gegevens]] = {}
    for rapport in rapporten:
        soort = rapport.gegevens["soort"]
        content.setdefault(soort, []).extend(rapport.gegevens[soort])
    return Rapport(title="", gegevens=gegevens.envelope("dingen", agenda, content))


def _fields(*entries: tuple[str, Iterable[str]]) -> Fields:
    """Labels with their lines; what is absent is said."""
    return Fields(tuple((label, tuple(lines) or (words.GEEN,)) for label, lines in entries))


def _prose(text: str | None) -> Iterator[Section]:
    if text:
        yield Section(None, (Prose(text),))


# -- actie -----------------------------------------------------------------------------------


def _actie(agenda: Agenda, one: Actie) -> Rapport:
    speerpunt = agenda.speerpunt.get(one.speerpunt)
    part = speerpunt.deelgebied(one.deelgebied) if speerpunt else None
    place = [("Speerpunt", (_nummer_en_titel(speerpunt) if speerpunt else one.speerpunt,))]
    if part:
        place.append(("Deelgebied", (part.titel,)))
    seeking = ("er worden nog partners gezocht",) if one.partners_gezocht else ()
    sections = [
        Section(None, (Fields(tuple(place)),)),
        *_prose(one.omschrijving),
        Section(
            None,
            (
                _fields(
                    (
                        "Trekker" if len(one.trekkers) == 1 else "Trekkers",
                        _rollen(agenda, one.trekkers),
                    ),
                    ("Partners", (*_rollen(agenda, one.partners), *seeking)),
                    ("Beoogde partners", _rollen(agenda, one.beoogde_partners)),
                    (
                        "Status",
                        (one.status.replace("_", " "),) if one.status else (words.NIET_GENOEMD,),
                    ),
                    ("Looptijd", (words.looptijd(agenda, one),)),
                ),
            ),
        ),
        *_money(agenda, one),
        Section(
            None,
            (
                _fields(
                    ("Streefwaarden", map(words.streefwaarde, one.streefwaarden)),
                    (
                        "Mijlpalen",
                        map(words.mijlpaal, sorted(one.mijlpalen, key=lambda m: m.datum)),
                    ),
                    ("Zie", (_named(agenda, id_) for id_ in one.zie)),
                    ("Genoemd in", _mentions(agenda, one.id)),
                    ("Websites", one.websites),
                    ("Bestand", (one.path,)),
                ),
            ),
        ),
    ]
    title = f"{one.volgnummer}  {one.titel}"
    return _rapport(agenda, one, title, sections)


def _nummer_en_titel(one: Speerpunt) -> str:
    return f"{one.nummer}  {one.titel}"


def _rollen(agenda: Agenda, rollen: Iterable[Rol]) -> tuple[str, ...]:
    """The organisations in a role as one line, or nothing."""
    names = "; ".join(words.rol(agenda, rol) for rol in rollen)
    return (names,) if names else ()


def _named(agenda: Agenda, id_: str) -> str:
    if found := agenda.actie.get(id_):
        return f"{found.volgnummer}  {found.titel}"
    speerpunt = agenda.speerpunt.get(id_)
    return _nummer_en_titel(speerpunt) if speerpunt else id_


def _mentions(agenda: Agenda, id_: str) -> Iterator[str]:
    """What refers to an actie or speerpunt by its id in `zie`."""
    return (f"{actie.volgnummer}  {actie.titel}" for actie in agenda.acties if id_ in actie.zie)


def _money(agenda: Agenda, one: Actie) -> Iterator[Section]:
    dekking = financing.dekking(one, agenda.periode)
    states = words.per_jaar(dekking)
    changing = len(set(dekking.per_jaar.values())) > 1
    answer = f"{dekking.overall}: {states}" if changing else dekking.overall
    yield Section(None, (Fields((("Financiering", (answer,)),)),))
    money = one.financiering or Financiering()
    together = [entry.bijdrage for entry in financing.gedeeld(agenda, one.id)]
    if money.bijdragen:
        yield Section(None, (_bijdragen(agenda, money.bijdragen),))
    if together:
        yield Section(None, ("Samen met andere acties:", _bijdragen(agenda, together)))
    if money.toelichting:
        yield Section(None, (Prose(money.toelichting),))
    yield Section(None, (Fields((("Benodigd", (words.benodigd(money.benodigd),)),)),))


def _bijdragen(agenda: Agenda, entries: Iterable[Bijdrage]) -> Table:
    columns = (
        Column("bedrag", align="right"),
        Column("status"),
        Column("jaar"),
        Column("bron en doel", wrap=True),
    )
    rows = tuple(
        (
            Euro(financing.totaal(part.bedrag)),
            part.status,
            words.jaren(part.jaren),
            _payer(agenda, part),
        )
        for entry in entries
        for _, part in financing.per_jaar(entry)
    )
    return Table(columns, rows)


def _payer(agenda: Agenda, entry: Bijdrage) -> str:
    payer, purpose = words.bron(agenda, entry), words.waarvoor(agenda, entry)
    return f"{payer}: {purpose}" if purpose else payer


# -- speerpunt -------------------------------------------------------------------------------


def _speerpunt(agenda: Agenda, one: Speerpunt) -> Rapport:
    acties = agenda.acties_van[one.id]
    goals = [(None, one.doelen), *((part.titel, part.doelen) for part in one.deelgebieden)]
    sections = [
        *_prose(one.uitdaging),
        *(
            Section(f"Doelen: {title}" if title else "Doelen", (_bullets(doelen),))
            for title, doelen in goals
            if doelen
        ),
        *_prose(one.toelichting),
        Section(f"Acties ({number(len(acties))})", (_acties(agenda, acties),) if acties else ()),
        *_together(agenda, one),
        Section(
            None,
            (
                _fields(
                    ("Streefwaarden", map(words.streefwaarde, one.streefwaarden)),
                    ("Genoemd in", _mentions(agenda, one.id)),
                    ("Websites", one.websites),
                    ("Bestand", (one.path,)),
                ),
            ),
        ),
    ]
    return _rapport(agenda, one, _nummer_en_titel(one), sections)


def _bullets(doelen: Iterable[str]) -> Bullets:
    return Bullets(tuple(map(one_line, doelen)))


def _together(agenda: Agenda, one: Speerpunt) -> Iterator[Section]:
    money = one.financiering
    if money:
        table = (_bijdragen(agenda, money.bijdragen),) if money.bijdragen else ()
        yield Section("Geld voor meer acties samen", table)
        yield from _prose(money.toelichting)
        yield Section(None, (Fields((("Benodigd", (words.benodigd(money.benodigd),)),)),))


def _acties(agenda: Agenda, acties: Iterable[Actie]) -> Table:
    columns = (
        Column("nr"),
        Column("actie", wrap=True),
        Column("trekker", under=True),
        Column("dekking", under=True),
    )
    rows = tuple(
        (
            actie.volgnummer,
            actie.titel,
            words.trekkers(agenda, actie),
            words.per_jaar(financing.dekking(actie, agenda.periode)),
        )
        for actie in acties
    )
    return Table(columns, rows)


# -- organisatie and regeling ----------------------------------------------------------------

_ROLE_TITLES = (
    ("Trekker van", "trekker"),
    ("Partner bij", "partner"),
    ("Beoogd partner bij", "beoogde_partner"),
)


def _organisatie(agenda: Agenda, one: Organisatie) -> Rapport:
    parts = agenda.onderdelen(one.id) - {one.id}
    rollen = agenda.rollen_van.get(one.id, ())
    through = [
        f"{actie.volgnummer}  {actie.titel} ({naam.replace('_', ' ')}: {agenda.naam(part)})"
        for part in sorted(parts)
        for actie, naam, _ in agenda.rollen_van.get(part, ())
    ]
    fields = _fields(
        ("Id", (one.id,)),
        ("Soort", (one.soort,)),
        ("Andere namen", (*one.namen[1:],)),
        ("Onderdeel van", map(agenda.naam, one.onderdeel_van)),
        ("Ondertekend", (_signed(agenda, one),)),
        *(
            (
                title,
                [  # a list: a generator would look at `wanted` only after the last title
                    f"{actie.volgnummer}  {actie.titel}{words.toevoeging(rol)}"
                    for actie, naam, rol in rollen
                    if naam == wanted
                ],
            )
            for title, wanted in _ROLE_TITLES
        ),
        ("Via onderdelen", through),
        ("Website", [one.website] if one.website else []),
    )
    sections = [Section(None, (fields,)), *_given(agenda, one.id)]
    return _rapport(agenda, one, one.naam, sections)


def _signed(agenda: Agenda, one: Organisatie) -> str:
    signed = agenda.ondertekend.get(one.id)
    if signed is None:
        return "nee"
    scope = "ja, de hele agenda" if signed.hele_agenda else "ja"
    return f"{scope}, onder voorbehoud" if signed.voorbehoud else scope


def _given(agenda: Agenda, id_: str) -> Iterator[Section]:
    """The bijdragen from or through an organisatie or regeling, whatever their status."""
    title = "Bijdragen"
    entries = [
        entry
        for entry in financing.bijdragen(agenda)
        if id_ in (entry.bijdrage.bron, entry.bijdrage.via)
    ]
    if not entries:
        yield Section(None, (_fields((title, ())),))
        return
    columns = (
        Column("bedrag", align="right"),
        Column("status"),
        Column("jaar"),
        Column("waarvoor", wrap=True),
    )
    rows = tuple(
        (
            Euro(financing.totaal(part.bedrag)),
            part.status,
            words.jaren(part.jaren),
            words.doel(agenda, entry),
        )
        for entry in entries
        for _, part in financing.per_jaar(entry.bijdrage)
    )
    yield Section(title, (Table(columns, rows),))


def _regeling(agenda: Agenda, one: Regeling) -> Rapport:
    plafond = one.plafond
    limit = f"{euro(plafond.bedrag)} ({words.jaren(plafond.jaren)})" if plafond else words.ONBEKEND
    fields = _fields(
        ("Id", (one.id,)),
        ("Soort", (f"{one.soort}, in oprichting" if one.in_oprichting else one.soort,)),
        ("Andere namen", one.namen[1:]),
        ("Verstrekker", (agenda.naam(one.verstrekker) if one.verstrekker else words.ONBEKEND,)),
        ("Plafond", (limit,)),
        ("Acties", (_named(agenda, id_) for id_ in query.acties_met(agenda, one.id))),
    )
    sections = [
        *_prose(one.toelichting),
        Section(None, (fields,)),
        *_given(agenda, one.id),
    ]
    return _rapport(agenda, one, one.naam, sections)
