"""All kinds of findings, in order of code, and the one that a code or a name means."""

from collections.abc import Mapping, Sequence

from gihv import shape
from gihv.diagnostics import FileError, Kind
from gihv.model import grouped
from gihv.rules import RULES
from gihv.suggest import nearest, slug

FAMILIES: Mapping[str, str] = {
    "GIHV0": "Bestanden lezen",
    "GIHV1": "Sleutels en waarden",
    "GIHV2": "Verwijzingen",
    "GIHV3": "Financiering",
    "GIHV4": "Planning",
    "GIHV5": "Bestanden en nummers",
    "GIHV6": "Ondertekening",
}
"""What each hundred of codes is about."""


def kinds() -> tuple[Kind, ...]:
    """Every kind of finding that gihv knows, in order of code."""
    of_files = (error.kind for error in FileError.__subclasses__())
    of_rules = (rule.kind for rule in RULES)
    return tuple(sorted((*of_files, *shape.KINDS, *of_rules), key=lambda kind: kind.code))


def kind_named(word: str, known: Sequence[Kind]) -> Kind:
    """The kind with this code, number or slug, in capitals or not. Raises LookupError, in Dutch."""
    names = {slug(name): kind for kind in known for name in (kind.code[4:], kind.code, kind.slug)}
    wanted = slug(word)
    if wanted in names:
        return names[wanted]
    meant = nearest(word, [name for kind in known for name in (kind.code, kind.slug)])
    hint = f" Bedoelde u `{meant}`?" if meant else ""
    raise LookupError(f"gihv kent `{word}` niet.{hint} Alle codes ziet u met: gihv explain")


def families(known: Sequence[Kind]) -> Mapping[str, Sequence[Kind]]:
    """The kinds by the title of their family, families without kinds left out."""
    return grouped((FAMILIES[kind.code[:5]], kind) for kind in known)
