"""The agenda as one Markdown document, with a table of contents whose links work."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from gihv import financing, query
from gihv.dutch import euro, one_line
from gihv.markdown import escaped
from gihv.model import Actie, Agenda, Bijdrage, Financiering, Looptijd, Speerpunt
from gihv.query import Selectie
from gihv.report import words

# What ends a sentence belongs to no address.
_ADDRESS = re.compile(
    r"(?P<kept>\[[^\]]*\]\([^)]*\)|<[^<>\s]*>|(?P<tick>`+).*?(?P=tick))"  # a link, code
    r"|(?<![\w/@.\\-])"
    r"(?:(?P<mail>(?:[\w.+-]|\\_)+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<web>(?:https?://|www\.)(?:[\w./?&=%~+:@,;!#-]|\\[_#~])*(?:[\w/&=%+#-]|\\[_#~])))"
)


def markdown(agenda: Agenda, keuze: Selectie) -> str:
    """The whole agenda, or for a choice of acties these with their speerpunten.

    The same agenda gives the same text.
    """
    chosen = query.select(agenda, keuze)
    chapters = query.speerpunten(agenda, keuze)
    whole = not keuze
    return _document(
        [
            f"# {escaped(_title(agenda))}",
            *_facts(agenda),
            f"## {CONTENTS}",
            _contents(agenda, chapters, chosen, whole=whole),
            *(_general(agenda) if whole else ()),
            *(
                part
                for chapter in chapters
                for part in _chapter(
                    agenda, chapter, [a for a in chosen if a.speerpunt == chapter.id]
                )
            ),
            *(_signatories(agenda) if whole else ()),
        ]
    )


def _document(parts: Iterable[str]) -> str:
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def _title(agenda: Agenda) -> str:
    return agenda.kop.titel if agenda.kop else "Actieagenda"


def _facts(agenda: Agenda) -> Iterator[str]:
    kop = agenda.kop
    if kop is None:
        return
    starter = agenda.naam(kop.initiatiefnemer) if kop.initiatiefnemer else None
    yield _facts_table(
        [
            ("Versie", [kop.versie]),
            ("Regio", [kop.regio] if kop.regio else []),
            ("Periode", [f"{kop.periode.van} tot en met {kop.periode.tot}"]),
            ("Vastgesteld", [kop.vastgesteld.leesbaar]),
            ("Initiatiefnemer", [starter] if starter else []),
            ("Website", [kop.website] if kop.website else []),
        ]
    )


# -- contents --------------------------------------------------------------------------------

CONTENTS = "Inhoud"
SIGNATORIES = "Ondertekenaars"
INTRODUCTION = "Inleiding"
CONTACT = "Contact"
TOGETHER = "Geld voor de hele agenda"


def _contents(
    agenda: Agenda, chapters: Iterable[Speerpunt], chosen: Iterable[Actie], *, whole: bool
) -> str:
    """A list of links to all headings below it, in their order."""
    above = (_title(agenda), CONTENTS)
    used = Counter(map(anchor, above))
    lines = [_link(title, used) for title in (_general_titles(agenda) if whole else ())]
    acties = list(chosen)
    for chapter in chapters:
        lines.append(_link(_chapter_title(chapter), used))
        lines += [
            f"  {_link(_actie_title(actie), used)}"
            for actie in acties
            if actie.speerpunt == chapter.id
        ]
    if whole and agenda.ondertekend:
        lines.append(_link(SIGNATORIES, used))
    return "\n".join(lines)


def _link(title: str, used: Counter[str]) -> str:
    """A link to a heading; the second heading with the same title gets -1, the third -2."""
    name = anchor(title)
    target = f"{name}-{used[name]}" if used[name] else name
    used[name] += 1
    return f"- [{escaped(title)}](#{target})"


def anchor(title: str) -> str:
    """The anchor that GitHub and GitLab give a heading: in lower case and without signs."""
    kept = (char for char in one_line(title).lower() if char in "- " or _is_of_word(char))
    return "".join(kept).replace(" ", "-")


def _is_of_word(char: str) -> bool:
    """Whether a character belongs to a word: a letter, mark or digit, or what joins words."""
    category = unicodedata.category(char)
    return category[0] in "LM" or category in ("Nd", "Pc")


# -- the parts -------------------------------------------------------------------------------


def _general_titles(agenda: Agenda) -> Iterator[str]:
    kop = agenda.kop
    if kop is None:
        return
    if kop.inleiding:
        yield INTRODUCTION
    yield from (paragraaf.titel for paragraaf in kop.paragrafen)
    if kop.financiering:
        yield TOGETHER
    if kop.contact:
        yield CONTACT


def _general(agenda: Agenda) -> Iterator[str]:
    kop = agenda.kop
    if kop is None:
        return
    if kop.inleiding:
        yield f"## {INTRODUCTION}"
        yield _prose(kop.inleiding)
    for paragraaf in kop.paragrafen:
        yield f"## {_text(paragraaf.titel)}"
        yield _prose(paragraaf.tekst)
    if kop.financiering:
        yield f"## {TOGETHER}"
        yield from _money(agenda, kop.financiering)
    if kop.contact:
        yield f"## {CONTACT}"
        contact = (kop.contact.email, kop.contact.telefoon, kop.contact.adres)
        yield "\n".join(f"- {_text(line)}" for line in contact if line)


def _chapter_title(one: Speerpunt) -> str:
    word = "Speerpunt " if one.soort == "speerpunt" else ""
    return f"{word}{one.nummer}. {one.titel}"


def _actie_title(one: Actie) -> str:
    return f"{one.volgnummer} {one.titel}"


def _chapter(agenda: Agenda, one: Speerpunt, acties: Iterable[Actie]) -> Iterator[str]:
    yield f"## {_text(_chapter_title(one))}"
    yield _prose(one.uitdaging)
    yield from _goals("Doelen", one.doelen)
    for part in one.deelgebieden:
        yield from _goals(f"Doelen van het deelgebied {part.titel}", part.doelen)
    yield _prose(one.toelichting)
    yield _facts_table(
        [
            ("Streefwaarden", map(words.streefwaarde, one.streefwaarden)),
            ("Websites", one.websites),
        ]
    )
    if one.financiering:
        yield "Geld voor meer acties samen:"
        yield from _money(agenda, one.financiering)
    for actie in acties:
        yield from _actie(agenda, one, actie)


def _goals(title: str, doelen: Iterable[str]) -> Iterator[str]:
    goals = [f"- {_text(goal)}" for goal in doelen]
    if goals:
        yield f"{escaped(title)}:"
        yield "\n".join(goals)


def _actie(agenda: Agenda, chapter: Speerpunt, one: Actie) -> Iterator[str]:
    part = chapter.deelgebied(one.deelgebied)
    yield f"### {_text(_actie_title(one))}"
    yield _prose(one.omschrijving)
    searching = ["er worden nog partners gezocht"] if one.partners_gezocht else []
    yield _facts_table(
        [
            ("Deelgebied", [part.titel] if part else []),
            ("Trekkers", [words.rol(agenda, rol) for rol in one.trekkers] or [words.GEEN]),
            (
                "Partners",
                [*(words.rol(agenda, rol) for rol in one.partners), *searching] or [words.GEEN],
            ),
            (
                "Beoogde partners",
                [words.rol(agenda, rol) for rol in one.beoogde_partners] or [words.GEEN],
            ),
            ("Status", [one.status.replace("_", " ")] if one.status else []),
            ("Looptijd", [words.looptijd(agenda, one)] if one.looptijd != Looptijd() else []),
            ("Financiering", [words.per_jaar(financing.dekking(one, agenda.periode))]),
            ("Streefwaarden", map(words.streefwaarde, one.streefwaarden)),
            ("Mijlpalen", map(words.mijlpaal, sorted(one.mijlpalen, key=lambda m: m.datum))),
            ("Websites", one.websites),
        ],
        [("Zie", link) for link in _see(agenda, one)],
    )
    if one.financiering:
        yield from _money(agenda, one.financiering)


def _see(agenda: Agenda, one: Actie) -> Iterator[str]:
    """Links to what an actie refers to; of a part of the agenda the target may be left out."""
    titles = []
    for id_ in one.zie:
        if found := agenda.actie.get(id_):
            titles.append(_actie_title(found))
        elif chapter := agenda.speerpunt.get(id_):
            titles.append(_chapter_title(chapter))
    if titles:
        yield "; ".join(f"[{escaped(title)}](#{anchor(title)})" for title in titles)


def _money(agenda: Agenda, money: Financiering) -> Iterator[str]:
    if money.bijdragen:
        head = ["| Bedrag | Bron | Status | Jaar | Waarvoor |", "| ---: | --- | --- | --- | --- |"]
        parts = (part for entry in money.bijdragen for _, part in financing.per_jaar(entry))
        yield "\n".join([*head, *(_bijdrage(agenda, part) for part in parts)])
    if money.benodigd is not None:
        yield f"Benodigd: {words.benodigd(money.benodigd)}."
    yield _prose(money.toelichting)


def _bijdrage(agenda: Agenda, entry: Bijdrage) -> str:
    amount = financing.totaal(entry.bedrag)
    cells = (
        words.ONBEKEND if amount is None else euro(amount),
        words.bron(agenda, entry),
        entry.status,
        words.jaren(entry.jaren),
        words.waarvoor(agenda, entry) or words.NIET_GENOEMD,
    )
    return f"| {' | '.join(_text(cell) for cell in cells)} |"


def _signatories(agenda: Agenda) -> Iterator[str]:
    if not agenda.ondertekend:
        return
    yield f"## {SIGNATORIES}"
    for title, whole in (("De hele agenda", True), ("Een of meer speerpunten", False)):
        lines = [
            f"- {_text(agenda.naam(one.organisatie))}{' (onder voorbehoud)' * one.voorbehoud}"
            for one in agenda.ondertekend.values()
            if one.hele_agenda is whole
        ]
        if lines:
            yield f"{title}:"
            yield "\n".join(lines)


# -- text ------------------------------------------------------------------------------------


def _facts_table(
    entries: Iterable[tuple[str, Iterable[str]]], more: Iterable[tuple[str, str]] = ()
) -> str:
    """A table of labels with their values; a label without a value is left out.

    A table and not a list, which would run on from a list that ends the text before it. The entries
    of `more` are Markdown already.
    """
    filled = [(label, list(values)) for label, values in entries]
    rows = [(label, "; ".join(map(_text, values))) for label, values in filled if values]
    lines = [f"| {label} | {value} |" for label, value in (*rows, *more)]
    return "\n".join(["| Gegeven | Inhoud |", "| --- | --- |", *lines]) if lines else ""


def _text(text: str) -> str:
    """A text on one line, its web and mail addresses as links."""
    return _linked(escaped(text))


def _prose(text: str | None) -> str:
    """A text that is Markdown already, its bare web and mail addresses as links."""
    return _linked(text) if text else ""


def _linked(text: str) -> str:
    return _ADDRESS.sub(_as_link, text)


def _as_link(match: re.Match[str]) -> str:
    shown = match[0]
    if match["kept"]:
        return shown
    plain = shown.replace("\\", "")
    if match["mail"]:
        return f"[{shown}](mailto:{plain})"
    return f"[{shown}]({plain if '://' in plain else f'https://{plain}'})"
