"""What a repository carries for the editors of its redacteuren: copies of the schemas, and the ids.

The schemas are those of this tool. One more is made from the agenda itself: it names every
organisation and regeling, so that an editor completes their ids, shows their names and refuses an
id that does not exist.
"""

import json
import re
from collections.abc import Iterable, Mapping
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
    present = {path: _read(tree, path) for path in (*copies(), IDS)}
    if not any(present.values()):
        return ()
    return tuple(path for path, text in files(agenda).items() if present[path] != text)


def _read(tree: Tree, path: str) -> str | None:
    try:
        return tree.read(path).decode("utf-8", "replace").replace("\r\n", "\n")
    except FileError:
        return None


# -- the ids -----------------------------------------------------------------------------------


def verwijzingen_schema(agenda: Agenda) -> str:
    """The text of the schema with the ids of the registers, in their order, each on a line.

    `pattern` refuses an unknown id; `anyOf` only completes, as `true` refuses nothing. What
    is blank passes here, because the definition that refers to this schema refuses it.
    """
    organisaties, regelingen = agenda.organisaties.values(), agenda.regelingen.values()
    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Verwijzingen",
        "description": "De id's uit organisaties.yaml en regelingen.yaml. "
        "Dit bestand maakt `gihv schema --bijwerken`; verander het niet met de hand.",
        "$defs": {
            "organisatie": _known(
                organisaties, "Dit id staat niet in organisaties.yaml.", "organisaties"
            ),
            "regeling": _known(regelingen, "Dit id staat niet in regelingen.yaml.", "regelingen"),
            "bron": _known(
                [*organisaties, *regelingen],
                "Dit id staat niet in organisaties.yaml en niet in regelingen.yaml.",
                "organisaties",
                "regelingen",
            ),
            "organisaties": {"anyOf": ["<organisaties>"]},
            "regelingen": {"anyOf": ["<regelingen>"]},
        },
    }
    lists = {"organisaties": _listed(organisaties), "regelingen": _listed(regelingen)}
    skeleton = json.dumps(content, ensure_ascii=False, indent=2)
    return re.sub('"<([a-z]+)>"', lambda mark: lists[mark[1]], skeleton) + "\n"


def _listed(things: Iterable[Organisatie | Regeling]) -> str:
    """The entries of a list, each on a line."""
    entries = (*map(_entry, things), True)
    return ",\n        ".join(json.dumps(entry, ensure_ascii=False) for entry in entries)


def _known(things: Iterable[Organisatie | Regeling], message: str, *lists: str) -> dict[str, Any]:
    return {
        "pattern": rf"^(\s*|{'|'.join(thing.id for thing in things)})$",
        "errorMessage": message,
        "allOf": [{"$ref": f"#/$defs/{name}"} for name in lists],
    }


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
