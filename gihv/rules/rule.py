"""What a rule is: a decorated generator over the whole agenda. Its docstring is its manual page."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gihv.diagnostics import Finding, Kind, Severity
from gihv.model import Agenda

Judge = Callable[[Agenda], Iterator[Finding]]


class Rule(NamedTuple):
    """A kind of finding with the function that finds it."""

    kind: Kind
    find: Judge


def rule(code: str, severity: Severity = Severity.FOUT) -> Callable[[Judge], Rule]:
    """Make a generator the rule with this code: `dubbel_nummer` finds a "dubbel-nummer"."""

    def decorate(find: Judge) -> Rule:
        return Rule(Kind.of(code, find, severity), find)

    return decorate
