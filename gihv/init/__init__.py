"""Another agenda, to start with: the files of the folder `template`, filled in.

They are ordinary files, so that they can be read and checked as what they become. `$name` stands
for what is filled in; a name that begins with `dot-` becomes one that begins with a dot. Those of
`voorbeeld` come in their place, or beside them, where an example is asked for. What a person is to
fill in begins with `Schrijf hier`.
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

_HERE = Path(__file__).parent
_TEMPLATE, _EXAMPLE = _HERE / "template", _HERE / "voorbeeld"

CI = (".github/workflows/agenda.yml", ".gitlab-ci.yml")
"""The files by which GitHub and GitLab check an agenda."""


@dataclass(frozen=True)
class Start:
    """What is known of an agenda before it has content.

    `pakket` is what pip installs where the agenda is checked, as pip reads it; without it there are
    no files for CI. `voorbeeld`: whether there is a speerpunt and an actie to look at.
    """

    van: int
    tot: int
    titel: str = "Schrijf hier de titel van de agenda"
    regio: str = "Schrijf hier de regio"
    pakket: str | None = None
    voorbeeld: bool = False


def handleiding(
    agenda: Agenda, examples: Mapping[str, Any], begin: str, meldingen: str = "`gihv explain`"
) -> str:
    """The handleiding of an agenda: Markdown, with the reference of all keys.

    Its examples are FIRST or `examples_of`, it begins with `ten_minutes`, and `meldingen` tells, in
    Markdown, where all kinds of findings are listed.
    """
    contact = agenda.kop.contact if agenda.kop else None
    fields = {
        **examples,
        "nieuw": digits_of(examples["nieuw_nummer"]),
        "tien_minuten": begin,
        "van": agenda.periode.van,
        "tot": max(agenda.periode.tot, agenda.periode.van + 1),  # examples by year need two
        "vragen": f"mail naar <{contact.email}>"
        if contact and contact.email
        else "vraag het aan wie de agenda beheert",
        "meldingen": meldingen,
    }
    return with_reference(_filled(_TEMPLATE / HANDLEIDING, fields))


FIRST: Mapping[str, Any] = {
    "speerpunt": "werk-voor-iedereen",
    "id": "een-banenmarkt",
    "actie": "1.1",
    "nieuw_nummer": 4,
    "organisatie": "gemeente-noord",
    "partner": "roc-noord",
}
"""What the examples are about in an agenda that is empty: what the ten minutes put in it."""


def examples_of(agenda: Agenda, actie: Actie, partner: str) -> Mapping[str, Any]:
    """The examples of a handleiding: an actie, with its first trekker and the id of a partner."""
    return {
        "speerpunt": actie.speerpunt,
        "id": actie.id,
        "actie": actie.volgnummer,
        "nieuw_nummer": max(one.nummer for one in agenda.acties_van[actie.speerpunt]) + 1,
        "organisatie": actie.trekkers[0].organisatie,
        "partner": partner,
    }


def ten_minutes(pakket: str | None = None, *, voorbeeld: bool = False) -> str:
    """How a person starts an agenda, in Markdown."""
    fields = {
        "pakket": pakket or "MAP-VAN-GIHV",
        "opties": " --voorbeeld" if voorbeeld else "",
        "eerste": 2 if voorbeeld else 1,
    }
    return _filled(_HERE / "tien-minuten.md", fields).rstrip()


def files(start: Start) -> dict[str, str]:
    """Every file of a new agenda: text by path, sorted."""
    begin = ten_minutes(start.pakket, voorbeeld=start.voorbeeld)
    fields = asdict(start) | {
        "titel": one_line(start.titel),
        "regio": one_line(start.regio),
        "kop": "Actieagenda" if start.titel == Start.titel else escaped(start.titel, opens=False),
        "tien_minuten": begin,
    }
    texts: dict[str, str] = {}
    for folder in (_TEMPLATE, _EXAMPLE) if start.voorbeeld else (_TEMPLATE,):
        for file in folder.rglob("*"):
            path = re.sub("(^|/)dot-", r"\1.", file.relative_to(folder).as_posix())
            if file.is_file() and path != HANDLEIDING and (start.pakket or path not in CI):
                texts[path] = _filled(file, fields)
    agenda, _ = load(read(Files(texts)))
    examples = (
        examples_of(agenda, agenda.acties[0], "school-voorbeeld") if start.voorbeeld else FIRST
    )
    texts[HANDLEIDING] = handleiding(agenda, examples, begin)
    return dict(sorted((texts | schemas_of(agenda)).items()))


def _filled(file: Path, fields: Mapping[str, Any]) -> str:
    return Template(file.read_text(encoding="utf-8")).substitute(fields)
