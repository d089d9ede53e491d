"""What a repository carries for the editors of its redacteuren: copies of the schemas, and the ids.

The schemas are those of this tool. One more is made from the agenda itself: it names every
organisation, regeling and pot, so that an editor completes their ids, shows their names and refuses
an id that does not exist. The ids of acties, speerpunten, deelgebieden and labels it only offers.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from gihv import schemas
from gihv.diagnostics import FileError
from gihv.layout import ORGANISATIES, REGELINGEN, kind_of
from gihv.model import Agenda, Bijdrage, Organisatie, Regeling
from gihv.tree import Tree

FOLDER = "schema"
"""The folder of a repository that holds the copies."""

IDS = f"{FOLDER}/{schemas.VERWIJZINGEN}"
"""The path of the one that names the ids in the registers."""

_NOT_WRITTEN = {"maxLength": 0, "not": {"required": ["organisatie"]}, "allOf": [True]}
"""What holds of no id and of no role; only of a key that is being typed.

Without `allOf` the server also offers an "array item" between brackets.
"""

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def copies() -> dict[str, str]:
    """The schemas of this tool that describe files of an agenda: text by path in a repository."""
    return {f"{FOLDER}/{name}": schemas.text(name) for name in schemas.names()}


def registers_known(agenda: Agenda) -> bool:
    """Whether all files that give ids to refer to could be read: registers, and those with pots."""
    told = {ORGANISATIES, REGELINGEN}.issubset(agenda.paths)
    return told and all(kind_of(path) == "actie" for path in agenda.onvolledig)


def files(agenda: Agenda) -> dict[str, str]:
    """Every schema that a repository should hold: text by path.

    The one with the ids is there only where the registers could be read.
    """
    known = registers_known(agenda)
    return copies() | ({IDS: verwijzingen_schema(agenda)} if known else {})


def stale(tree: Tree, agenda: Agenda) -> tuple[str, ...]:
    """The paths of schemas in a tree that mislead an editor, or are missing.

    A repository without any of them has chosen to do without: nothing is stale there. How lines
    end does not count.
    """
    present = {}
    for path in (*copies(), IDS):
        with suppress(FileError):
            present[path] = tree.read(path).decode("utf-8", "replace").replace("\r\n", "\n")
    if not present:
        return ()
    wanted = files(agenda).items()
    return tuple(path for path, text in wanted if misleads(path, present.get(path), text))


def misleads(path: str, text: str | None, wanted: str) -> bool:
    """Whether a schema (None: there is none) judges or names otherwise than the wanted one.

    What it only offers may be older, and aliases: else every new actie would make it stale.
    """
    return text != wanted and (path != IDS or _judging(text or "") != _judging(wanted))


def _judging(text: str) -> str:
    """The part of the schema with the ids that has to be current: all, where it is no JSON."""
    try:
        json.loads(text)
    except ValueError:
        return text
    return re.sub(r' Ook: .*(?="},$)', "", text.partition('"acties": {')[0], flags=re.MULTILINE)


def verwijzingen_schema(agenda: Agenda) -> str:
    """The text of the schema with the ids of the registers, in their order, each on a line.

    `pattern` refuses an unknown id; `anyOf` only completes, as `true` refuses nothing. What
    is blank passes here, because the definition that refers to this schema refuses it. Snippets
    are offered behind a letter too, where the server takes what is typed in a list for a key; they
    hang on a schema that nothing written fits, so that the mouse does not show them all.
    """
    known = {
        "organisaties": [_entry(one) for one in agenda.organisaties.values()],
        "regelingen": [_entry(one) for one in agenda.regelingen.values()],
        "potten": [_pot(agenda, one) for one in agenda.potten.values()],
    }
    offered = {
        "acties": [(one.id, f"{one.volgnummer} {one.titel}") for one in agenda.acties],
        "speerpunten": [(one.id, f"{one.nummer} {one.titel}") for one in agenda.speerpunten],
        "deelgebieden": [
            (part.id, f"{part.titel} (speerpunt {one.nummer})")
            for one in agenda.speerpunten
            for part in one.deelgebieden
        ],
        "labels": list(agenda.labels.items()),
        "rol": [(one["const"], one["description"]) for one in known["organisaties"]],
    }
    lines: dict[str, list[Any]] = {name: [*entries, True] for name, entries in known.items()}
    for name, entries in offered.items():
        lines[name] = [{"label": id_, "description": told, "body": id_} for id_, told in entries]

    def one_of(*names: str, sentence: str = "") -> dict[str, Any]:
        ids = "|".join(one["const"] for name in names for one in known[name])
        files = " en niet in ".join(f"{name}.yaml" for name in names)
        told = sentence or f"Dit id staat niet in {files}"
        return {
            "pattern": rf"^(\s*|{ids})$",
            "errorMessage": f"{told}, of het schema is verouderd: `gihv schema --bijwerken`.",
            **together(*names),
        }

    def together(*names: str) -> dict[str, Any]:
        return {"allOf": [{"$ref": f"#/$defs/{name}"} for name in names]}

    def between(entries: list[Any]) -> str:
        return ",\n        ".join(map(_encoded, entries))

    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Verwijzingen",
        "description": "De id's uit organisaties.yaml en regelingen.yaml, en van de potten. "
        "Dit bestand maakt `gihv schema --bijwerken`; verander het niet met de hand.",
        "$defs": {
            "organisatie": one_of("organisaties"),
            "regeling": one_of("regelingen"),
            "bron": one_of("organisaties", "regelingen"),
            "pot": one_of("potten", sentence="Dit id is niet van een pot in de agenda"),
            **{name: {"anyOf": [f"<{name}>"]} for name in known},
            **{
                name: {"anyOf": [{"defaultSnippets": [f"<{name}>"], **_NOT_WRITTEN}, True]}
                for name in offered
            },
            "zie": together("acties", "speerpunten"),
        },
    }
    skeleton = json.dumps(content, ensure_ascii=False, indent=2)
    return re.sub('"<([a-z]+)>"', lambda mark: between(lines[mark[1]]), skeleton) + "\n"


def _pot(agenda: Agenda, one: Bijdrage) -> Mapping[str, str]:
    """A pot as an editor offers it: by who pays and what for."""
    payer = " via ".join(agenda.naam(id_) for id_ in (one.bron, one.via) if id_)
    told = ": ".join(filter(None, (payer, one.waarvoor)))
    return {"const": one.id or "", "title": one.id or "", "description": told or "Een pot."}


def _entry(thing: Organisatie | Regeling) -> Mapping[str, str]:
    """One id as an editor offers it. Some show only the description, so that names it too."""
    names = thing.naam + (f" ({thing.afkorting})" if thing.afkorting else "")
    others = [name for name in thing.namen if name not in (thing.naam, thing.afkorting)]
    also = f" Ook: {', '.join(others)}." if others else ""
    return {
        "const": thing.id,
        "title": thing.naam,
        "description": f"{names}. Soort: {thing.soort}.{also}",
    }
