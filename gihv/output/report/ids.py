"""Ids, one a line: to hand to another command of gihv."""

from gihv.report.value import Report


def render(report: Report, **_: object) -> str:
    """See renderer."""
    return "".join(f"{id_}\n" for id_ in report.ids)
