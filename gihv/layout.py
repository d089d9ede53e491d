"""What stands where in a repository: the kind and the id of a file, told from its path alone."""

import re
from typing import Literal, NamedTuple

AGENDA = "agenda/agenda.yaml"
ORGANISATIES = "agenda/organisaties.yaml"
REGELINGEN = "agenda/regelingen.yaml"
SPEERPUNT = "speerpunt.yaml"

FileKind = Literal["agenda", "organisaties", "regelingen", "speerpunt", "actie"]

_AT_TOP: dict[str, FileKind] = {
    AGENDA: "agenda",
    ORGANISATIES: "organisaties",
    REGELINGEN: "regelingen",
}
_NUMBERED = re.compile(r"(?:([0-9]+)-)?(.*)", re.DOTALL)
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
"""An id: lower case letters, digits and single hyphens."""


class Numbered(NamedTuple):
    """A name of a file or folder: the digits before it (None if there are none), and its slug."""

    digits: str | None
    slug: str


def numbered(name: str) -> Numbered:
    """Split a name: "06-loopbaanstart" gives "06" and "loopbaanstart"."""
    match = _NUMBERED.match(name)
    return Numbered(match[1], match[2]) if match else Numbered(None, name)


def kind_of(path: str) -> FileKind | None:
    """The kind of file that a path names; None for a file that belongs to no kind."""
    if path in _AT_TOP:
        return _AT_TOP[path]
    parts = path.split("/")
    if len(parts) != 3 or not path.endswith(".yaml"):  # noqa: PLR2004 - agenda/folder/file
        return None
    return "speerpunt" if parts[2] == SPEERPUNT else "actie"


def folder_of(path: str) -> Numbered:
    """The number and slug of the folder that a speerpunt or actie stands in."""
    return numbered(path.split("/")[1])


def file_of(path: str) -> Numbered:
    """The number and slug of an actie's file."""
    return numbered(path.rsplit("/", 1)[1].removesuffix(".yaml"))


def id_of(path: str) -> str:
    """The id of the speerpunt or actie that a path holds."""
    return folder_of(path).slug if kind_of(path) == "speerpunt" else file_of(path).slug
