"""What several tests use."""

import pkgutil
from collections.abc import Mapping
from datetime import date
from importlib import import_module

from gihv import load as loading
from gihv.diagnostics import Diagnostic
from gihv.model import Agenda
from gihv.tree import Files, Tree

__all__ = ["BASE", "Files", "check", "checked", "load", "with_function"]


TODAY = date(2026, 1, 1)


def load(tree: Tree) -> tuple[Agenda, list[Diagnostic]]:
    """The agenda of a tree, and what is wrong with the text and the shape of its files."""
    return loading.load(loading.read(tree))


def check(tree: Tree) -> tuple[Agenda, list[Diagnostic]]:
    """The agenda of a tree, and all that is wrong with it."""
    return checked(loading.read(tree))


def checked(documents: loading.Documents) -> tuple[Agenda, list[Diagnostic]]:
    """As `check`, of what is read already."""
    return loading.check(documents, TODAY)


def with_function(package: str, name: str) -> set[str]:
    """The modules of a package, by their last names, that define a function with this name."""
    modules = [one.name for one in pkgutil.iter_modules(import_module(package).__path__)]
    return {one for one in modules if hasattr(import_module(f"{package}.{one}"), name)}


BASE: Mapping[str, str] = {
    "agenda/agenda.yaml": (
        'titel: Groene agenda\nversie: "1.0"\nvastgesteld: 2014\n'
        "periode:\n  van: 2014\n  tot: 2015\ninitiatiefnemer: gemeente-den-haag\n"
    ),
    "agenda/organisaties.yaml": (
        "gemeente-den-haag:\n  naam: Gemeente Den Haag\n  soort: overheid\n"
    ),
    "agenda/regelingen.yaml": (
        "bomenfonds:\n  naam: Bomenfonds\n  soort: fonds\n  verstrekker: gemeente-den-haag\n"
        "  toelichting: Er is nog geen actie die op dit geld rekent.\n"
    ),
    "agenda/01-groen/speerpunt.yaml": "nummer: 1\ntitel: Groen\nsoort: speerpunt\n",
}
"""A small agenda without acties or findings, on which the examples of manual pages stand.

Both registers are used from two files, so that an example may bring a file of its own.
"""
