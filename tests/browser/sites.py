"""The web page of the agendas that tests have, in folders that a browser can open."""

from pathlib import Path

from gihv.query import Selectie
from gihv.site import site
from gihv.tree import WorkTree
from tests.command import REPOSITORY, write
from tests.helpers import load

OPGAVEN = REPOSITORY / "tests" / "opgaven"
"""The folder of an agenda of five years, with labels, mijlpalen and voortgang."""


def site_of(root: Path, place: Path, thema: str = "") -> Path:
    """Write the site of the agenda in a folder to another; that one. `thema` is as in `site`."""
    return write(place, site(load(WorkTree(root))[0], Selectie(), thema))


def pages_of(place: Path) -> list[str]:
    """The pages of a site, by their paths in it."""
    return sorted(file.relative_to(place).as_posix() for file in place.rglob("*.html"))
