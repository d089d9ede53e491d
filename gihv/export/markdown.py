"""The agenda as one Markdown document, with a table of contents whose links work."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from gihv import money, query
from gihv.dutch import one_line
from gihv.layout import AGENDA
from gihv.markdown import bulleted, escaped
from gihv.model import Actie, Agenda, Financiering, Kop, Looptijd, Speerpunt, Streefwaarde
from gihv.money import Toegerekend
from gihv.query import Selectie
from gihv.report import words
from gihv.report.parts import choice
from gihv.report.value import Euro, text_of

_INSIDE = r"\w/&=%~+#\-"
_MORE = rf"\\[&_#~]|\((?:[{_INSIDE}.,:]|\\[&_#~])*\)"  # what is escaped, or between brackets
# What ends a sentence belongs to no address.
_ADDRESS = re.compile(
    r"(?P<kept>\[[^\]]*\](?:\([^)]*\)|: *\S+)|<[^<>\s]*>|<[A-Za-z/][^<>]*>"  # a link, a tag
    r"|(?P<fence>```+)(?s:.*?)(?P=fence)|(?P<tick>`+).*?(?P=tick))"  # code
    r"|(?<![\w/@.\\!-])"  # behind `!` a link would be an image
    r"(?:(?P<mail>(?:[\w.+-]|\\_)+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<web>(?:https?://|www\.)(?:[{_INSIDE}.?:@,;!]|{_MORE})*(?:[{_INSIDE}]|{_MORE})))"
)


def markdown(agenda: Agenda, keuze: Selectie) -> str:
    """The whole agenda, or for a choice of acties these with their speerpunten.

    The same agenda gives the same text. Raises ValueError for one without agenda.yaml.
    """
    kop = agenda.kop
    if kop is None:
        raise ValueError("a document has the titel of its agenda")
    acties = query.select(agenda, keuze)
    ids = frozenset(actie.id for actie in acties) if keuze else None
    _, told = choice(agenda, keuze, len(acties), len(agenda.acties))
    above: list[_Part] = [
        _Heading(1, kop.titel),
        f"Dit is een deel van de agenda. {_cell(told)}" if keuze else "",
        _facts(agenda, kop),
        _Heading(2, "Inhoud"),
    ]

    def body(anchors: Mapping[str, str]) -> Iterator[_Part]:
        if keuze:
            yield from _for_all(agenda, kop, ids)
        else:
            yield from _general(agenda, kop)
        for speerpunt in query.speerpunten(agenda, keuze):
            yield from _speerpunt(agenda, speerpunt, ids)
            for actie in acties:
                if actie.speerpunt == speerpunt.id:
                    yield from _actie(agenda, speerpunt, actie, anchors)
        if not keuze:
            yield from _ondertekenaars(agenda)

    # Where a link leads is known only when all headings are: so the text is made twice.
    headings = _with_anchors([*above, *body({})])
    anchors = {heading.of: anchor for heading, anchor in headings if heading.of}
    return _with_footnotes(_document([*above, _contents(headings[2:]), *body(anchors)]))


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of the document."""

    level: int
    title: str
    of: str = ""
    """The id of the actie or speerpunt below it."""


_Part = _Heading | str
"""What stands between empty lines."""


def _document(parts: Iterable[_Part]) -> str:
    texts = (
        f"{'#' * part.level} {_cell(part.title)}"
        if isinstance(part, _Heading)
        else part.strip("\n")
        for part in parts
    )
    return "\n\n".join(text for text in texts if text.strip()) + "\n"


_NOOT = re.compile("\x02([^\x03]*)\x03")
"""A noot within a text, between two signs that no agenda can hold."""


def _streefwaarde(one: Streefwaarde) -> str:
    return _noted(words.streefwaarde(one), one.noot)


def _noted(text: str, noot: str | None) -> str:
    """A text with a noot behind it, to become a footnote when the document is whole."""
    return f"{text}\x02{one_line(noot)}\x03" if noot else text


def _with_footnotes(document: str) -> str:
    """The document with a numbered mark for each noot in it, and the noten at its end.

    Texts of the agenda may have footnotes of their own: so ours have a word before the number.
    """
    noten = _NOOT.findall(document)
    numbers = count(1)
    marked = _NOOT.sub(lambda _: f"[^noot-{next(numbers)}]", document)
    marked = marked.replace("![^noot-", "\\![^noot-")  # no image
    # Behind our own words no text opens a list or a heading.
    below = [f"[^noot-{nth}]: Noot van de redactie: {noot}\n" for nth, noot in enumerate(noten, 1)]
    return "\n".join([marked, *below])


def _facts(agenda: Agenda, kop: Kop) -> str:
    return _facts_table(
        [
            ("Versie", [kop.versie]),
            ("Regio", [kop.regio] if kop.regio else []),
            ("Periode", [kop.periode.leesbaar]),
            ("Vastgesteld", [kop.vastgesteld.leesbaar if kop.vastgesteld else "nog niet"]),
            ("Initiatiefnemer", map(agenda.naam, filter(None, [kop.initiatiefnemer]))),
            ("Website", [kop.website] if kop.website else []),
        ],
        noot=kop.noot,
    )


def _contents(headings: Iterable[tuple[_Heading, str]]) -> str:
    """A list of links to headings, in their order."""
    return "\n".join(
        f"{'  ' * (heading.level - 2)}- {_link(heading.title, anchor)}"
        for heading, anchor in headings
    )


def _link(title: str, anchor: str) -> str:
    return f"[{escaped(title, opens=False)}](#{anchor})"


def _with_anchors(parts: Iterable[_Part]) -> list[tuple[_Heading, str]]:
    """The headings, each with the anchor that a host gives it.

    The second heading with the same anchor gets -1, the third -2.
    """
    used: Counter[str] = Counter()
    found = []
    for heading in (part for part in parts if isinstance(part, _Heading)):
        name = anchor(heading.title)
        found.append((heading, f"{name}-{used[name]}" if used[name] else name))
        used[name] += 1
    return found


def anchor(title: str) -> str:
    """The anchor that GitHub and GitLab give a heading: in lower case and without signs."""
    return re.sub(r"[^\w -]", "", one_line(title).lower()).replace(" ", "-")


def _general(agenda: Agenda, kop: Kop) -> Iterator[_Part]:
    yield from _titled(_Heading(2, "Inleiding"), [_prose(kop.inleiding)])
    for paragraaf in kop.paragrafen:
        yield _Heading(2, paragraaf.titel)
        yield _prose(paragraaf.tekst)
    yield from _for_all(agenda, kop, None)
    if kop.contact:
        address = ", ".join(map(one_line, (kop.contact.adres or "").strip().splitlines()))
        contact = (kop.contact.email, kop.contact.telefoon, address)
        yield from _titled(_Heading(2, "Contact"), [_linked(bulleted(filter(None, contact)))])


def _for_all(agenda: Agenda, kop: Kop, ids: frozenset[str] | None) -> Iterator[_Part]:
    """Money for the agenda as a whole and for acties of several speerpunten; see _shared_money."""
    together = _shared_money(agenda, AGENDA, kop.financiering, ids)
    yield from _titled(_Heading(2, "Geld voor de hele agenda"), together)


def _titled(title: _Part, parts: Iterable[str]) -> Iterator[_Part]:
    """Parts under a title; no title where there are none."""
    filled = [part for part in parts if part]
    if filled:
        yield from (title, *filled)


def _titel_van_speerpunt(one: Speerpunt) -> str:
    word = "Speerpunt " if one.soort == "speerpunt" else ""
    return f"{word}{one.nummer}. {one.titel}"


def _titel_van_actie(one: Actie) -> str:
    return f"{one.volgnummer} {one.titel}"


def _speerpunt(agenda: Agenda, one: Speerpunt, ids: frozenset[str] | None) -> Iterator[_Part]:
    yield _Heading(2, _titel_van_speerpunt(one), of=one.id)
    yield _prose(one.uitdaging)
    yield from _titled("Doelen:", [_linked(bulleted(one.doelen))])
    for part in one.deelgebieden:
        title = escaped(f"Doelen van het deelgebied {part.titel}:")
        yield from _titled(title, [_linked(bulleted(part.doelen))])
    yield _prose(one.toelichting)
    yield _facts_table(
        [
            ("Streefwaarden", map(_streefwaarde, one.streefwaarden)),
            ("Websites", one.websites),
        ],
        noot=one.noot,
    )
    together = _shared_money(agenda, one.path, one.financiering, ids)
    yield from _titled("Geld voor meer acties samen:", together)


def _actie(
    agenda: Agenda, speerpunt: Speerpunt, one: Actie, anchors: Mapping[str, str]
) -> Iterator[_Part]:
    """An actie; `anchors` has those of the acties and speerpunten in the document, by id."""
    part = speerpunt.deelgebied(one.deelgebied)
    trekkers, partners, beoogd = (
        [words.rol(agenda, rol) for rol in rollen]
        for rollen in (one.trekkers, one.partners, one.beoogde_partners)
    )
    if one.partners_gezocht:
        partners.append("er worden nog partners gezocht")
    mijlpalen = sorted(one.mijlpalen, key=lambda mijlpaal: mijlpaal.datum)
    funds = one.financiering or Financiering()
    dekking = words.per_jaar(money.dekking(one, agenda.periode))
    yield _Heading(3, _titel_van_actie(one), of=one.id)
    yield _prose(one.omschrijving)
    yield _facts_table(
        [
            ("Deelgebied", [part.titel] if part else []),
            ("Trekkers", trekkers or [words.GEEN]),
            ("Partners", partners or [words.GEEN]),
            ("Beoogde partners", beoogd or [words.GEEN]),
            ("Status", [one.status.replace("_", " ")] if one.status else []),
            ("Looptijd", [words.looptijd(agenda, one)] if one.looptijd != Looptijd() else []),
            ("Financiering", [_noted(dekking, funds.noot)]),
            ("Streefwaarden", map(_streefwaarde, one.streefwaarden)),
            ("Mijlpalen", map(words.mijlpaal, mijlpalen)),
            ("Websites", one.websites),
        ],
        see=_see(agenda, one, anchors),
        noot=one.noot,
    )
    yield from _money(agenda, money.in_bestand(agenda, one.path), one.financiering)


def _see(agenda: Agenda, one: Actie, anchors: Mapping[str, str]) -> str:
    """What an actie refers to: a link to what is in the document; the rest by its title."""
    titles = {id_: _titel_van_actie(agenda.actie[id_]) for id_ in one.zie if id_ in agenda.actie}
    titles |= {
        id_: _titel_van_speerpunt(agenda.speerpunt[id_])
        for id_ in one.zie
        if id_ in agenda.speerpunt
    }
    return "; ".join(
        _link(titles[id_], anchors[id_]) if id_ in anchors else _cell(titles[id_])
        for id_ in one.zie
        if id_ in titles
    )


def _money(
    agenda: Agenda, entries: Iterable[Toegerekend], funds: Financiering | None
) -> Iterator[str]:
    """What a file says about money, but for dekking and noot; `entries` are its bijdragen."""
    if funds is None:
        return
    if rows := [row for entry in entries for row in _bijdrage(agenda, entry)]:
        head = ["| Bedrag | Bron | Status | Jaar | Waarvoor |", "| ---: | --- | --- | --- | --- |"]
        yield "\n".join([*head, *rows])
    if funds.benodigd is not None:
        yield f"Benodigd: {words.benodigd(funds)}."
    yield _prose(funds.toelichting)


def _shared_money(
    agenda: Agenda, path: str, funds: Financiering | None, ids: frozenset[str] | None
) -> Iterator[str]:
    """What a file says about money for several acties, with the noot: that has no row there.

    Of a choice of acties, by their `ids`, without the bijdragen that only name others.
    """
    entries = (
        one
        for one in money.in_bestand(agenda, path)
        if ids is None or not one.bijdrage.acties or not ids.isdisjoint(one.bijdrage.acties)
    )
    yield from _money(agenda, entries, funds)
    if funds and funds.noot:
        yield _text(_noted("Noot van de redactie", funds.noot))


def _bijdrage(agenda: Agenda, entry: Toegerekend) -> Iterator[str]:
    """A row for each year that a bijdrage has an amount for, else one for all its years."""
    one = entry.bijdrage
    purpose = "; ".join(filter(None, (words.waarvoor(agenda, one), words.verdeeld(agenda, entry))))
    for part, status in words.per_jaar_met_status(one):
        cells = (
            text_of(Euro(money.totaal(part.bedrag), part.grens)),
            words.bron(agenda, one),
            status,
            words.jaren(part.jaren),
            purpose or words.NIET_GENOEMD,
        )
        yield f"| {' | '.join(map(_cell, cells))} |"


def _ondertekenaars(agenda: Agenda) -> Iterator[_Part]:
    if agenda.ondertekend:
        yield _Heading(2, "Ondertekenaars")
    for title, whole in (("De hele agenda:", True), ("Een of meer speerpunten:", False)):
        lines = [
            f"{agenda.naam(one.organisatie)}{' (onder voorbehoud)' * one.voorbehoud}"
            for one in agenda.ondertekend.values()
            if one.hele_agenda is whole
        ]
        yield from _titled(title, [_linked(bulleted(lines))])


def _facts_table(
    entries: Iterable[tuple[str, Iterable[str]]], *, see: str = "", noot: str | None = None
) -> str:
    """A table of labels with their values; a label without a value is left out.

    A table and not a list, which would run on from a list that ends the text before it. `see` is
    Markdown already; `noot` is about all that stands below the heading.
    """
    rows = [(label, "; ".join(map(_cell, values))) for label, values in entries]
    rows += [("Zie", see), ("Noot", _cell(_noted("van de redactie", noot)) if noot else "")]
    lines = [f"| {label} | {value} |" for label, value in rows if value]
    return "\n".join(["| Gegeven | Inhoud |", "| --- | --- |", *lines]) if lines else ""


def _text(text: str, *, opens: bool = True) -> str:
    """A text on one line, its web and mail addresses as links. For `opens` see `escaped`."""
    return _linked(escaped(text, opens=opens))


def _cell(text: str) -> str:
    return _text(text, opens=False)


def _prose(text: str | None) -> str:
    """A text that is Markdown already, its bare web and mail addresses as links."""
    return _linked(text) if text else ""


def _linked(text: str) -> str:
    return _ADDRESS.sub(_as_link, text)


def _as_link(match: re.Match[str]) -> str:
    shown = match[0]
    if match["kept"]:
        return shown
    if match["mail"]:
        return f"[{shown}](mailto:{shown})"
    return f"[{shown}]({shown if '://' in shown else f'https://{shown}'})"
