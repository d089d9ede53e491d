"""What a repository carries for the editors of its redacteuren: copies of the schemas, and the ids.

The schemas are those of this tool. One more is made from the agenda itself: it names every
organisation, regeling and pot, so that an editor completes their ids, shows their names and refuses
an id that does not exist.
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
    """The paths of schemas in a tree that are not as they should be, or are missing.

    A repository without any of them has chosen to do without: nothing is stale there. How lines
    end does not count.
    """
    present = {}
    for path in (*copies(), IDS):
        with suppress(FileError):
            present[path] = tree.read(path).decode("utf-8", "replace").replace("\r\n", "\n")
    if not present:
        return ()
    return tuple(path for path, text in files(agenda).items() if present.get(path) != text)


def verwijzingen_schema(agenda: Agenda) -> str:
    """The text of the schema with the ids of the registers, in their order, each on a line.

    `pattern` refuses an unknown id; `anyOf` only completes, as `true` refuses nothing. What
    is blank passes here, because the definition that refers to this schema refuses it.
    """
    listed: dict[str, Mapping[str, Mapping[str, str]]] = {
        "organisaties": {id_: _entry(one) for id_, one in agenda.organisaties.items()},
        "regelingen": {id_: _entry(one) for id_, one in agenda.regelingen.items()},
        "potten": {id_: _pot(agenda, one) for id_, one in agenda.potten.items()},
    }
    registers = ("organisaties", "regelingen")

    def known(*names: str, sentence: str = "") -> dict[str, Any]:
        ids = "|".join(id_ for name in names for id_ in listed[name])
        there = " en niet in ".join(f"{name}.yaml" for name in names)
        return {
            "pattern": rf"^(\s*|{ids})$",
            "errorMessage": sentence or f"Dit id staat niet in {there}.",
            "allOf": [{"$ref": f"#/$defs/{name}"} for name in names],
        }

    def entries(name: str) -> str:
        offered = (*listed[name].values(), True)
        return ",\n        ".join(json.dumps(entry, ensure_ascii=False) for entry in offered)

    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Verwijzingen",
        "description": "De id's uit organisaties.yaml en regelingen.yaml, en van de potten. "
        "Dit bestand maakt `gihv schema --bijwerken`; verander het niet met de hand.",
        "$defs": {
            "organisatie": known("organisaties"),
            "regeling": known("regelingen"),
            "bron": known(*registers),
            "pot": known("potten", sentence="Dit id is niet van een pot in de agenda."),
            **{name: {"anyOf": [f"<{name}>"]} for name in listed},
        },
    }
    skeleton = json.dumps(content, ensure_ascii=False, indent=2)
    return re.sub('"<([a-z]+)>"', lambda mark: entries(mark[1]), skeleton) + "\n"


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
