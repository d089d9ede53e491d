"""The agenda as a web page that a gemeente puts on its site: (Agenda, Selectie) -> files.

A page is a plain value, made in a module of its own; the template of that name writes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from gihv import query
from gihv.dutch import capital
from gihv.model import Agenda, Kop
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import geld as money_of
from gihv.report.geld import geld_op_naam
from gihv.report.organisaties import ROLLEN, in_acties
from gihv.report.parts import choice
from gihv.site.actie import actie
from gihv.site.acties import acties
from gihv.site.geld import geld
from gihv.site.index import index
from gihv.site.organisaties import organisaties
from gihv.site.over import over
from gihv.site.parts import Link, wegwijzer
from gihv.site.planning import planning
from gihv.site.speerpunt import speerpunt

_Thing = TypeVar("_Thing")
HERE = Path(__file__).parent
STIJL, SCRIPT = "stijl.css", "zoek.js"


class Pagina(NamedTuple):
    """A page: its path, its template, its title, and what it tells."""

    pad: str
    sjabloon: str
    titel: str
    inhoud: Any


class Hoofd(NamedTuple):
    """What every page has: whose site it is, the menu, and which choice it holds."""

    titel: str
    onder: str
    menu: tuple[Link, ...]
    keuze: str
    voet: str


def site(agenda: Agenda, keuze: Selectie, thema: str = "") -> Mapping[str, str]:
    """The text of each file by its path within the folder, in the order of those paths.

    `thema`: declarations in CSS with the looks of a gemeente, see `thema.Thema`. Raises ValueError
    for an agenda without agenda.yaml.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    if agenda.kop is None:
        raise ValueError("a site has the titel of its agenda")
    environments = []
    for up in ("", "../"):  # from a page to the top of the site
        one = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        one.globals |= {"hoofd": _hoofd(agenda, agenda.kop, keuze), "op": up}
        environments.append(one)
    files = {STIJL: _stijl(thema), SCRIPT: _text(SCRIPT)}
    for page in _pages(agenda, agenda.kop, keuze):
        template = environments[page.pad.count("/")].get_template(f"{page.sjabloon}.html")
        files[page.pad] = template.render(pagina=page, zie=page.inhoud)
    return dict(sorted(files.items()))


def _pages(agenda: Agenda, kop: Kop, keuze: Selectie) -> Iterator[Pagina]:
    does = in_acties(geld_op_naam(agenda, keuze))
    busy = (id_ for id_, own in does.items() if any(own[rol] for rol in ROLLEN))
    weg = wegwijzer(money_of(agenda, keuze), busy)
    titles = dict(_menu(agenda))
    yield Pagina("index.html", "index", "Overzicht", index(weg))
    made: Mapping[str, Any] = {
        "acties": acties(weg, does),
        "geld": geld(weg),
        "planning": planning(weg),
        "organisaties": organisaties(weg, does),
        "over": over(weg, kop),
    }
    for name, page in made.items():
        yield Pagina(f"{name}.html", name, titles[f"{name}.html"], page)
    for one, *near in _neighbours(weg.funds.acties):
        title = f"{one.volgnummer} {one.titel}"
        yield Pagina(weg.acties[one.id], "actie", title, actie(weg, one, *near))
    for theme, *around in _neighbours(query.speerpunten(agenda, keuze)):
        found = speerpunt(weg, theme, *around)
        yield Pagina(weg.speerpunten[theme.id], "speerpunt", found.titel, found)


def _neighbours(
    things: Sequence[_Thing],
) -> Iterator[tuple[_Thing, _Thing | None, _Thing | None]]:
    """Each thing with the one before and the one after it."""
    return zip(things, (None, *things[:-1]), (*things[1:], None), strict=True)


def _menu(agenda: Agenda) -> Iterator[tuple[str, str]]:
    """The pages that every page leads to, by path, with their titles."""
    yield "acties.html", capital(agenda.benamingen.actie.meervoud)
    yield "geld.html", "Geld"
    yield "planning.html", "Planning"
    yield "organisaties.html", "Organisaties"
    yield "over.html", "Over de agenda"


def _hoofd(agenda: Agenda, kop: Kop, keuze: Selectie) -> Hoofd:
    about = (capital(words.regio(kop.regio)) if kop.regio else "", kop.periode.tekst)
    own, found = agenda.benamingen.actie, len(query.select(agenda, keuze))
    _, told = choice(query.in_words(agenda, keuze), found, len(agenda.acties), own)
    return Hoofd(
        kop.titel,
        ", ".join(filter(None, (*about, words.stand(agenda)))),
        tuple(Link(title, path) for path, title in _menu(agenda)),
        told,
        f"{kop.titel}, versie {kop.versie}, {words.stand(agenda)}.",
    )


def _stijl(thema: str) -> str:
    """The style; a theme takes the place of the dark colours, which would not go with it."""
    text = _text(STIJL)
    if not thema:
        return text
    before, _, rest = text.partition("/* donker */\n")
    _, _, after = rest.partition("/* einde donker */\n")
    return f"{before}@media screen {{\n  :root {{ {thema} color-scheme: light; }}\n}}\n{after}"


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
