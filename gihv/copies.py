"""What a repository carries for the editors of its redacteuren: copies of the schemas, and the ids.

The schemas are those of this tool. One more is made from the agenda itself: it names every
organisation and regeling, so that an editor completes their ids, shows their names and refuses an
id that does not exist.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from gihv import schemas
from gihv.diagnostics import FileError
from gihv.layout import ORGANISATIES, REGELINGEN
from gihv.model import Agenda, Organisatie, Regeling
from gihv.tree import Tree

FOLDER = "schema"
"""The folder of a repository that holds the copies."""

IDS = f"{FOLDER}/{schemas.VERWIJZINGEN}"
"""The path of the one that names the ids in the registers."""


def copies() -> dict[str, str]:
    """The schemas of this tool that describe files of an agenda: text by path in a repository."""
    return {f"{FOLDER}/{name}": schemas.text(name) for name in schemas.names()}


def registers_known(agenda: Agenda) -> bool:
    """Whether both registers could be read, so that every id is known."""
    registers = {ORGANISATIES, REGELINGEN}
    return registers.issubset(agenda.paths) and registers.isdisjoint(agenda.onvolledig)


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
    registers: dict[str, Mapping[str, Organisatie | Regeling]] = {
        "organisaties": agenda.organisaties,
        "regelingen": agenda.regelingen,
    }

    def known(*names: str) -> dict[str, Any]:
        ids = "|".join(id_ for name in names for id_ in registers[name])
        there = " en niet in ".join(f"{name}.yaml" for name in names)
        return {
            "pattern": rf"^(\s*|{ids})$",
            "errorMessage": f"Dit id staat niet in {there}.",
            "allOf": [{"$ref": f"#/$defs/{name}"} for name in names],
        }

    def entries(name: str) -> str:
        listed = (*map(_entry, registers[name].values()), True)
        return ",\n        ".join(json.dumps(entry, ensure_ascii=False) for entry in listed)

    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Verwijzingen",
        "description": "De id's uit organisaties.yaml en regelingen.yaml. "
        "Dit bestand maakt `gihv schema --bijwerken`; verander het niet met de hand.",
        "$defs": {
            "organisatie": known("organisaties"),
            "regeling": known("regelingen"),
            "bron": known(*registers),
            **{name: {"anyOf": [f"<{name}>"]} for name in registers},
        },
    }
    skeleton = json.dumps(content, ensure_ascii=False, indent=2)
    return re.sub('"<([a-z]+)>"', lambda mark: entries(mark[1]), skeleton) + "\n"


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
