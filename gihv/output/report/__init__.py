"""The formats of a Report, one file each. All are pure functions to text.

`tabel` is for a terminal, `tekst` for a pipe, a mail and a screen reader, `markdown` to paste in a
nota, `csv` for a spreadsheet, `json` for programs, `ids` for other commands of gihv.
"""

from importlib import import_module
from typing import Protocol

from gihv.report.value import Report

FORMATS = ("tabel", "tekst", "markdown", "csv", "json")
"""The formats that every report has, in the order of the help; each has the name of its module."""
LIST_FORMATS = (*FORMATS, "ids")
"""Those of `list`."""
BYTE_ORDER_MARK = "\ufeff"
"""What `csv` begins with: by it a spreadsheet sees that the text is UTF-8."""


class Render(Protocol):
    """A format."""

    def __call__(self, report: Report, *, width: int, colour: bool) -> str:
        """The report as text, ending in a line end. Only `tabel` looks at width and colour."""
        ...


def renderer(name: str) -> Render:
    """The format with this name. Nothing of the others is imported."""
    render: Render = import_module(f"gihv.output.report.{name}").render
    return render
