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
from gihv.layout import digits_of
from gihv.load import load, read
from gihv.markdown import escaped
from gihv.model import Actie, Agenda
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


def handleiding(
    agenda: Agenda, actie: Actie, partner: str, meldingen: str = "`gihv explain`"
) -> str:
    """The handleiding of an agenda: Markdown, with the reference of all keys.

    Its examples are about an actie, with its first trekker and the id of a partner. `meldingen`
    tells, in Markdown, where all kinds of findings are listed. Raises ValueError for an agenda
    without agenda.yaml.
    """
    if agenda.kop is None:
        raise ValueError("a handleiding has the titel of its agenda")
    contact = agenda.kop.contact
    nieuw = max(one.nummer for one in agenda.acties_van[actie.speerpunt]) + 1
    _, map_, bestand = actie.path.removesuffix(".yaml").split("/")
    fields = {
        "titel": escaped(agenda.kop.titel, opens=False),
        "van": agenda.periode.van,
        "tot": max(agenda.periode.tot, agenda.periode.van + 1),  # examples by year need two
        "map": map_,
        "bestand": bestand,
        "speerpunt": actie.speerpunt,
        "id": actie.id,
        "actie": actie.volgnummer,
        "nieuw": digits_of(nieuw),
        "nieuw_nummer": nieuw,
        "organisatie": actie.trekkers[0].organisatie,
        "partner": partner,
        "vragen": f"mail naar <{contact.email}>"
        if contact and contact.email
        else "vraag het aan wie de agenda beheert",
        "meldingen": meldingen,
    }
    return with_reference(_filled(HANDLEIDING, fields))


def files(start: Start) -> dict[str, str]:
    """Every file of a new agenda: text by path, sorted."""
    fields = asdict(start) | {"titel": one_line(start.titel), "regio": one_line(start.regio)}
    paths = [one.relative_to(_FOLDER).as_posix() for one in _FOLDER.rglob("*") if one.is_file()]
    found = {path: _filled(path, fields) for path in paths if path != HANDLEIDING}
    titel = escaped(start.titel, opens=False)
    found["README.md"] = _filled("README.md", fields | {"titel": titel})
    agenda, _ = load(read(Files(found)))
    found[HANDLEIDING] = handleiding(agenda, agenda.acties[0], "school-voorbeeld")
    named = {re.sub("(^|/)dot-", r"\1.", path): text for path, text in found.items()}
    return dict(sorted((named | schemas_of(agenda)).items()))


def _filled(path: str, fields: Mapping[str, Any]) -> str:
    return Template((_FOLDER / path).read_text(encoding="utf-8")).substitute(fields)
