"""Ids, one a line: to hand to another command of gihv."""

from gihv.report.value import Report


def render(report: Report, *, width: int, colour: bool) -> str:  # noqa: ARG001 - as every format
    """See Render."""
    return "".join(f"{id_}\n" for id_ in report.ids)
