"""Another agenda, to start with: the files of the folder `template`, filled in.

They are ordinary files, so that they can be read and checked as what they become. `$name` stands
for what is filled in; a name that begins with `dot-` becomes one that begins with a dot.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import Any

from gihv.copies import files as schemas_of
from gihv.edit.emit import one_line
from gihv.handleiding import PATH as HANDLEIDING
from gihv.handleiding import with_reference
from gihv.layout import digits_of, numbered
from gihv.load import load, read
from gihv.markdown import escaped
from gihv.tree import Files

_FOLDER = Path(__file__).parent / "template"


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of an agenda before it has content.

    `pakket` is what pip installs where the agenda is checked, as pip reads it.
    """

    titel: str
    regio: str
    van: int
    tot: int
    pakket: str = "gihv"


@dataclass(frozen=True, slots=True)
class Voorbeelden:
    """The examples that a handleiding takes from the agenda that it belongs to.

    `map` is the folder of a speerpunt, `bestand` the file of an actie in it (without .yaml),
    `actie` its printed number, `nieuw` the next free number there. `organisatie` (a trekker of the
    actie) and `partner` are ids. `vragen` and `meldingen` tell, in Markdown, where to go with
    questions about the content, and where all kinds of findings are listed.
    """

    titel: str
    van: int
    tot: int
    map: str
    bestand: str
    actie: str
    nieuw: int
    organisatie: str
    partner: str
    vragen: str
    meldingen: str = "`gihv explain`"


def handleiding(voorbeelden: Voorbeelden) -> str:
    """The handleiding of an agenda: Markdown, with the reference of all keys."""
    fields = {
        **asdict(voorbeelden),
        "speerpunt": numbered(voorbeelden.map).slug,
        "id": numbered(voorbeelden.bestand).slug,
        "nieuw": digits_of(voorbeelden.nieuw),
        "nieuw_nummer": voorbeelden.nieuw,
    }
    return with_reference(_filled(HANDLEIDING, fields))


def files(start: Start) -> dict[str, str]:
    """Every file of a new agenda: text by path, sorted."""
    titel = escaped(start.titel, opens=False)  # it stands in a heading, and in a sentence
    fields = asdict(start) | {"titel": one_line(start.titel), "regio": one_line(start.regio)}
    paths = [one.relative_to(_FOLDER).as_posix() for one in _FOLDER.rglob("*") if one.is_file()]
    found = {path: _filled(path, fields) for path in paths if path != HANDLEIDING}
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
    named = {re.sub("(^|/)dot-", r"\1.", path): text for path, text in found.items()}
    return dict(sorted((named | schemas_of(agenda)).items()))


def _filled(path: str, fields: Mapping[str, Any]) -> str:
    return Template((_FOLDER / path).read_text(encoding="utf-8")).substitute(fields)
