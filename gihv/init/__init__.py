"""Another agenda, to start with: the files of the folder `sjabloon`, filled in.

They are ordinary files, so that they can be read and checked as what they become. `$name` stands
for what is filled in; a name that begins with `dot-` becomes one that begins with a dot.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import Any

from gihv.edit.emit import one_line
from gihv.editor import files as schemas_of
from gihv.handleiding import PATH as HANDLEIDING
from gihv.handleiding import with_reference
from gihv.layout import digits_of
from gihv.load import load, read
from gihv.markdown import escaped
from gihv.tree import Files

_FOLDER = Path(__file__).parent / "sjabloon"


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of an agenda before it has content."""

    titel: str
    regio: str
    van: int
    tot: int
    vastgesteld: str
    """A datum, such as 2026-11."""
    pakket: str = "gihv"
    """What pip installs where the agenda is checked, as pip reads it."""


@dataclass(frozen=True, slots=True)
class Voorbeelden:
    """The examples that a handleiding takes from the agenda that it belongs to."""

    titel: str
    van: int
    tot: int
    map: str
    """The folder of a speerpunt, such as 06-loopbaanstart."""
    bestand: str
    """The file of an actie in it, without .yaml."""
    actie: str
    """The printed number of that actie, such as 6.7."""
    nieuw: int
    """The next free number of an actie in that folder."""
    organisatie: str
    partner: str
    """The ids of two organisations, the first a trekker of the actie."""
    vragen: str
    """Where to go with questions about the content, in Markdown."""
    meldingen: str = "`gihv explain`"
    """Where all kinds of findings are listed, in Markdown."""

    def fields(self) -> dict[str, Any]:
        """What stands for each name in the text."""
        return {
            **asdict(self),
            "speerpunt": self.map.partition("-")[2],
            "id": self.bestand.partition("-")[2],
            "nieuw": digits_of(self.nieuw),
            "nieuw_nummer": self.nieuw,
        }


def handleiding(voorbeelden: Voorbeelden) -> str:
    """The handleiding of an agenda: Markdown, with the reference of all keys."""
    return with_reference(_filled(HANDLEIDING, voorbeelden.fields()))


def files(start: Start) -> dict[str, str]:
    """Every file of a new agenda: text by path, sorted."""
    titel = escaped(start.titel, opens=False)  # it stands in a heading, and in a sentence
    fields = asdict(start) | {"titel": one_line(start.titel), "regio": one_line(start.regio)}
    found = {_named(path): _filled(path, fields) for path in _templates() if path != HANDLEIDING}
    found["README.md"] = _filled("README.md", fields | {"titel": titel})
    found[HANDLEIDING] = handleiding(
        Voorbeelden(
            titel=titel,
            van=start.van,
            tot=max(start.tot, start.van + 1),  # examples by year need two
            map="01-voorbeeld",
            bestand="01-eerste-actie",
            actie="1.1",
            nieuw=2,
            organisatie="gemeente-voorbeeld",
            partner="school-voorbeeld",
            vragen="vraag het aan wie de agenda beheert",
        )
    )
    agenda, _ = load(read(Files(found)))
    return dict(sorted((found | schemas_of(agenda)).items()))


def _templates() -> Iterator[str]:
    for path in sorted(_FOLDER.rglob("*")):
        if path.is_file():
            yield path.relative_to(_FOLDER).as_posix()


def _named(path: str) -> str:
    """The path of a file in a repository, from that of its template."""
    return "/".join(
        f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part
        for part in path.split("/")
    )


def _filled(path: str, fields: Mapping[str, Any]) -> str:
    return Template((_FOLDER / path).read_text(encoding="utf-8")).substitute(fields)
