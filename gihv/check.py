"""Tree -> Agenda and every finding: parse and shape, then the rules (phase 3)."""

from dataclasses import replace

from gihv.diagnostics import Diagnostic
from gihv.editor import stale
from gihv.load import load, located
from gihv.model import Agenda
from gihv.rules import RULES
from gihv.tree import Tree


def check(tree: Tree) -> tuple[Agenda, list[Diagnostic]]:
    """The agenda of a tree and all that is wrong with it, in order of file, line and column."""
    agenda, found = load(tree)
    agenda = replace(agenda, stale_schemas=stale(tree, agenda))
    findings = [(rule.kind, finding) for rule in RULES for finding in rule.find(agenda)]
    found += located(tree, findings)
    return agenda, sorted(found, key=lambda diagnostic: diagnostic.sort_key)
