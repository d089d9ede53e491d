"""The rules over the whole agenda (phase 3), one file a family; the registers have their own."""

from gihv.rules import (
    bestanden,
    financiering,
    ondertekening,
    planning,
    registers,
    verwijzingen,
)
from gihv.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *verwijzingen.RULES,
            *registers.RULES,
            *financiering.RULES,
            *planning.RULES,
            *bestanden.RULES,
            *ondertekening.RULES,
        ),
        key=lambda rule: rule.kind.code,
    )
)
"""Every rule, in the order of the codes."""
