"""The rules over the whole agenda (phase 3), one file a family; the registers have their own."""

from gihv.rules import bestanden, dekking, financiering, planning, registers, verwijzingen
from gihv.rules.rule import Rule

_FOUND = [
    one
    for family in (bestanden, dekking, financiering, planning, registers, verwijzingen)
    for one in vars(family).values()
    if isinstance(one, Rule)
]
RULES = tuple(sorted(_FOUND, key=lambda rule: rule.kind.code))
"""Every rule of every family, in the order of the codes."""
