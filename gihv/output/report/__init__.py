"""The formats of a Report, one file each. All are pure functions to text."""

from collections.abc import Callable
from importlib import import_module

FORMATS = ("tabel", "tekst", "markdown", "csv", "json")
"""The formats that every report has, in the order of the help; each has the name of its module."""
LIST_FORMATS = (*FORMATS, "ids")
"""Those of `list`."""


def renderer(name: str) -> Callable[..., str]:
    """The format with this name: `render(report, *, width, colour, breed, alles)`, lines of text.

    Only `tabel` looks at the other four, see there.
    """
    render: Callable[..., str] = import_module(f"gihv.output.report.{name}").render
    return render
