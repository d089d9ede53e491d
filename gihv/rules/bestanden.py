"""GIHV5xx: files, folders and numbering."""

import re
from collections import Counter
from collections.abc import Iterator

from gihv import layout
from gihv.diagnostics import Finding, Hint, Place, Severity
from gihv.dutch import enumerate_
from gihv.model import Actie, Agenda, Speerpunt, grouped
from gihv.rules.rule import rule
from gihv.suggest import slug


@rule("GIHV501")
def dubbel_nummer(agenda: Agenda) -> Iterator[Finding]:
    """Twee acties van een speerpunt, of twee speerpunten, hebben hetzelfde nummer.

    Mensen zoeken een actie op met het nummer (`gihv show 6.7`). Een nummer mag daarom maar één keer
    voorkomen.

        # agenda/01-groen/01-bomen.yaml …
      - # agenda/01-groen/01-struiken.yaml
      - nummer: 1  # <- GIHV501
      - titel: Struiken planten
      + # agenda/01-groen/02-struiken.yaml …
    """
    first: dict[tuple[str, int], Actie | Speerpunt] = {}
    for thing in sorted(numbered_things(agenda), key=lambda one: _copies_last(one.path)):
        digits = _name_of(thing).digits
        if digits and int(digits) != thing.nummer:
            continue  # then that is the finding, and nothing follows
        other = first.setdefault(_number_of(thing), thing)
        if other is not thing:
            message = f"Het nummer {thing.nummer} is al van `{other.id}` ({other.path})."
            hint = Hint("geef een van de twee een ander nummer.")
            yield Finding(thing.at("nummer"), message, hint)


@rule("GIHV502")
def dubbele_slug(agenda: Agenda) -> Iterator[Finding]:
    """Twee acties of speerpunten hebben hetzelfde id.

    Het id is de naam van het bestand of de map zonder cijfers. Het is uniek in de hele agenda: dan
    blijft een verwijzing kloppen als een actie naar een ander speerpunt verhuist.

        # agenda/01-groen/01-bomen.yaml …
      - # agenda/01-groen/02-bomen.yaml
      - nummer: 2  # <- GIHV502
      - titel: Struiken planten
      + # agenda/01-groen/02-struiken.yaml …
    """
    first: dict[str, str] = {}
    for path in sorted(_with_id(agenda), key=_copies_last):
        same = first.setdefault(layout.id_of(path), path)
        if same != path:
            message = f"Het id `{layout.id_of(path)}` is al van {same}."
            yield Finding(Place(path), message, Hint("kies een andere naam."))


@rule("GIHV503")
def nummer_tegen_naam(agenda: Agenda) -> Iterator[Finding]:
    """De cijfers aan het begin van de naam zijn anders dan `nummer`.

    De cijfers zetten de bestanden en mappen in de volgorde van de agenda. Het zijn er minstens
    twee: `07-startersbeurzen.yaml` voor nummer 7.

        # agenda/01-groen/01-bomen.yaml
      - nummer: 2  # <- GIHV503
      + nummer: 1
        titel: Bomen planten
    """
    things = numbered_things(agenda)
    taken = Counter(map(_number_of, things))
    for thing in things:
        name, right = _name_of(thing), layout.digits_of(thing.nummer)
        if name.digits == right:
            continue
        if name.slug.isdigit() or not layout.KEBAB.match(name.slug):
            continue  # `01_bomen` or `01`: the name as a whole is wrong, and that is said
        what, end = ("Het bestand", ".yaml") if isinstance(thing, Actie) else ("De map", "")
        starts = f"begint met {name.digits}" if name.digits else "begint niet met cijfers"
        folder, number = _number_of(thing)
        ways = []
        if taken[folder, number] == 1:
            ways.append(f"kies als naam `{right}-{name.slug}{end}`")
        if name.digits and not taken[folder, int(name.digits)]:
            ways.append(f"verander het nummer in {int(name.digits)}")
        hint = ", of ".join(ways) or "kies een nummer dat nog vrij is, in de naam en in `nummer`"
        message = f"{what} {starts}; bij nummer {thing.nummer} hoort {right}."
        yield Finding(thing.at("nummer"), message, Hint(f"{hint}."))


@rule("GIHV505")
def vreemd_bestand(agenda: Agenda) -> Iterator[Finding]:
    """Een bestand in `agenda/` dat gihv niet leest.

    In `agenda/` staan agenda.yaml, organisaties.yaml, regelingen.yaml en README.md, met een map per
    speerpunt. Een actie met `.yml` achter de naam zou ongemerkt wegvallen.

      - # agenda/01-groen/01-bomen.yml
      - nummer: 1  # <- GIHV505
      - titel: Bomen planten
      + # agenda/01-groen/01-bomen.yaml …
    """
    paths = frozenset(agenda.paths)
    for path in agenda.paths:
        if layout.kind_of(path) or path.rpartition("/")[2] == "README.md":
            continue
        hint = Hint("verwijder het, of zet het ergens anders.")
        if (proper := layout.proper_path(path)) and proper not in paths:
            hint = Hint(f"noem het `{proper.rpartition('/')[2]}`.")
        message = "Dit bestand hoort niet bij de agenda; gihv leest het niet."
        yield Finding(Place(path), message, hint)


@rule("GIHV506")
def ontbrekend_bestand(agenda: Agenda) -> Iterator[Finding]:
    """Een bestand dat er moet zijn, ontbreekt.

    Dat zijn agenda.yaml met de titel en de periode, de registers organisaties.yaml en
    regelingen.yaml, en in elke map met acties speerpunt.yaml met de titel van het speerpunt.
    """
    misnamed = map(layout.proper_path, agenda.paths)
    for path in sorted({*agenda.hiaten}.difference(agenda.onvolledig, misnamed)):
        hint = Hint("zet het terug, of maak het.")
        yield Finding(Place(path), f"Het bestand {path} ontbreekt.", hint)


@rule("GIHV507", Severity.WAARSCHUWING)
def nummer_overgeslagen(agenda: Agenda) -> Iterator[Finding]:
    """In de nummers van speerpunten, of van de acties van een speerpunt, ontbreekt er een.

    Misschien is een bestand vergeten of weggehaald. Nummers mogen veranderen, met hun naam mee.

        # agenda/01-groen/01-bomen.yaml …
      - # agenda/01-groen/03-struiken.yaml
      - nummer: 3  # <- GIHV507
      - titel: Struiken planten
      + # agenda/01-groen/02-struiken.yaml …
    """
    things = numbered_things(agenda) if everything_is_read(agenda) else []
    for folder, series in grouped((_number_of(one)[0], one) for one in things).items():
        taken = {0, *(one.nummer for one in series)}
        taken.update(int(_name_of(one).digits or 0) for one in series)
        for thing in series:
            nummer = thing.nummer
            if nummer - 1 in taken or _name_of(thing).digits != layout.digits_of(nummer):
                continue  # a number that is not that of the name is in doubt itself
            gap = range(max(one for one in taken if one < nummer) + 1, nummer)
            what = "actie" if folder else "speerpunt"
            skipped = enumerate_(list(map(str, gap)), last="of")
            message = f"Dit is nummer {nummer}, maar er is geen {what} met nummer {skipped}."
            hint = Hint("zet terug wat ontbreekt, of geef de latere een lager nummer.")
            yield Finding(thing.at("nummer"), message, hint)


@rule("GIHV508")
def verkeerde_naam(agenda: Agenda) -> Iterator[Finding]:
    """De naam van een bestand of map is geen goed id.

    Het deel na de cijfers is het id. Daarin staan alleen kleine letters, cijfers en streepjes. Zo
    kan iedereen het overtypen, en werkt het op elke computer.

      - # agenda/01-groen/01-Bomen planten.yaml
      - nummer: 1  # <- GIHV508
      - titel: Bomen planten
      + # agenda/01-groen/01-bomen.yaml …
    """
    # A folder is told at its speerpunt.yaml, or else at its first file.
    paths = sorted(_with_id(agenda), key=lambda path: layout.kind_of(path) != "speerpunt")
    folders = {layout.folder_name(path): path for path in reversed(paths)}
    names = [
        (path, f"de map `{name}`", layout.numbered(name), "") for name, path in folders.items()
    ]
    names += [(path, "dit bestand", layout.file_of(path), ".yaml") for path in paths]
    for path, what, name, end in names:
        if not layout.KEBAB.match(name.slug) or (end and name.slug.isdigit()):
            hint = Hint(_rename(name, end))
            yield Finding(Place(path), f"De naam van {what} is geen goed id.", hint)


@rule("GIHV509", Severity.WAARSCHUWING)
def verouderd_schema(agenda: Agenda) -> Iterator[Finding]:
    """Een schema in de map `schema` is verouderd.

    Dan keurt uw editor iets goed wat gihv afkeurt, of andersom. Eén ervan,
    verwijzingen.schema.json, noemt de id's uit de registers en veroudert als die veranderen.
    """
    for path in agenda.stale_schemas:
        hint = Hint("vernieuw het met `gihv schema --bijwerken`.")
        yield Finding(Place(path), "Dit schema is verouderd.", hint)


@rule("GIHV510", Severity.WAARSCHUWING)
def nog_in_te_vullen(agenda: Agenda) -> Iterator[Finding]:
    """Een tekst waarmee `gihv init` begint, is nog niet vervangen.

    Zo'n tekst begint met "Schrijf hier". Schrijf er uw eigen tekst.

      - omschrijving: Schrijf hier wat de actie inhoudt.  # <- GIHV510
      + omschrijving: Bewoners planten duizend bomen.
    """
    for place, text in _texts(agenda):
        if text and text.startswith("Schrijf hier"):
            message = "Hier staat nog de tekst waarmee `gihv init` begon."
            yield Finding(place, message, Hint("schrijf hier uw eigen tekst."))


def _texts(agenda: Agenda) -> Iterator[tuple[Place, str | None]]:
    """The texts of which `gihv init` writes one, and where they stand."""
    for key in ("titel", "regio", "inleiding"):
        yield Place(layout.AGENDA, (key,)), getattr(agenda.kop, key, None)
    for speerpunt in agenda.speerpunten:
        yield speerpunt.at("uitdaging"), speerpunt.uitdaging
        for nth, doel in enumerate(speerpunt.doelen):
            yield speerpunt.at("doelen", nth), doel
    for actie in agenda.acties:
        yield actie.at("omschrijving"), actie.omschrijving
        for nth, mijlpaal in enumerate(actie.mijlpalen):
            yield actie.at("mijlpalen", nth, "wat"), mijlpaal.wat


def _copies_last(path: str) -> list[str]:
    """A sort key: of a file or folder and its copy, "09-bomen - kopie", the copy is too many."""
    return path.removesuffix(".yaml").split("/")


def _number_of(thing: Actie | Speerpunt) -> tuple[str, int]:
    """The folder and the number of an actie; of a speerpunt the folder is ""."""
    return (layout.folder_name(thing.path) if isinstance(thing, Actie) else "", thing.nummer)


def _with_id(agenda: Agenda) -> list[str]:
    return [path for path in agenda.paths if layout.kind_of(path) in ("actie", "speerpunt")]


def _name_of(thing: Actie | Speerpunt) -> layout.Numbered:
    """The name of an actie's file or a speerpunt's folder."""
    return layout.file_of(thing.path) if isinstance(thing, Actie) else layout.folder_of(thing.path)


def numbered_things(agenda: Agenda) -> list[Actie | Speerpunt]:
    return [*agenda.speerpunten, *agenda.acties]


def everything_is_read(agenda: Agenda) -> bool:
    """Whether the whole agenda is known: no file is missing, misnamed or with a mistake."""
    return not agenda.hiaten and not any(
        layout.proper_path(path) or path.endswith((".yaml", ".yml"))
        for path in agenda.paths
        if not layout.kind_of(path)
    )


def _rename(name: layout.Numbered, end: str) -> str:
    """Advice for a name that is no good one: also for `1 bomen` and `1.1-bomen`."""
    digits, better = name.digits, slug(re.sub(r"^[0-9]+\.(?=[0-9])", "", name.slug))
    if digits is None:
        digits, better = layout.numbered(better)
    if not better or better.isdigit():
        return "gebruik na de cijfers een naam van kleine letters, cijfers en streepjes."
    right = layout.name_for(int(digits), better) if digits else better
    return f"kies als naam `{right}{end}`."
