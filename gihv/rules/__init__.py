"""The rules over the whole agenda (phase 3), one file a family; the registers have their own."""

from gihv.rules import bestanden, dekking, financiering, planning, registers, verwijzingen
from gihv.rules.rule import Rule

_FAMILIES = (bestanden, dekking, financiering, planning, registers, verwijzingen)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (one for family in _FAMILIES for one in vars(family).values() if isinstance(one, Rule)),
        key=lambda rule: rule.kind.code,
    )
)
"""Every rule of every family, in the order of the codes."""
