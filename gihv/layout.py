"""What stands where in a repository: the kind and the id of a file, told from its path alone."""

import re
from functools import cache
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
_PROPER: dict[str, str] = {
    **{kind: path for path, kind in _AT_TOP.items()},
    "organisatie": ORGANISATIES,
    "regeling": REGELINGEN,
}
_ALMOST_SPEERPUNT = ("speerpunt", "speerpunten")
_ENDS = r"(?i)(?:\.yaml|\.yml|\.txt)+\Z"
_NUMBERED = re.compile(r"(?:([0-9]+)-)?(.*)", re.DOTALL)
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
"""An id: lower case letters, digits and single hyphens."""


class Numbered(NamedTuple):
    """A name of a file or folder: the digits before it (None if there are none), and its slug."""

    digits: str | None
    slug: str


@cache  # of one folder for each of its files
def numbered(name: str) -> Numbered:
    """Split a name: "06-loopbaanstart" gives "06" and "loopbaanstart"."""
    match = _NUMBERED.match(name)
    return Numbered(match[1], match[2]) if match else Numbered(None, name)


def digits_of(nummer: int) -> str:
    """The digits before a name: "06" for 6."""
    return f"{nummer:02d}"


def name_for(nummer: int, slug: str) -> str:
    """What a file (without .yaml) or folder is called: "06-loopbaanstart"; see `numbered`."""
    return f"{digits_of(nummer)}-{slug}"


@cache  # asked several times of each path
def kind_of(path: str) -> FileKind | None:
    """The kind of file that a path names; None for a file that belongs to no kind."""
    if path in _AT_TOP:
        return _AT_TOP[path]
    parts = path.split("/")
    if len(parts) != 3 or not path.endswith(".yaml"):  # noqa: PLR2004 - agenda/folder/file
        return None
    if parts[2] == SPEERPUNT:
        return "speerpunt"
    stem = parts[2].lower().removesuffix(".yaml")
    wrong = stem in _PROPER or stem in _ALMOST_SPEERPUNT or stem.endswith(".yaml")
    return None if wrong else "actie"  # else people would not know what the file is


def proper_path(path: str) -> str | None:
    """What a file that gihv does not read is probably meant to be.

    `agenda/agenda.yml` is `agenda/agenda.yaml`. None for a file that gihv reads, and for one that
    looks like nothing of an agenda.
    """
    folder, _, name = path.rpartition("/")
    stem = re.sub(_ENDS, "", name)
    if kind_of(path) or stem == name:
        return None
    if folder == "agenda":
        return _PROPER.get(stem.lower())
    if folder.count("/") != 1 or stem.lower() in _PROPER:
        return None
    return f"{folder}/{'speerpunt' if stem.lower() in _ALMOST_SPEERPUNT else stem}.yaml"


def folder_name(path: str) -> str:
    """The name of the folder that a speerpunt or actie stands in: "06-loopbaanstart"."""
    return path.split("/")[1]


def folder_of(path: str) -> Numbered:
    """The number and slug of the folder that a speerpunt or actie stands in."""
    return numbered(folder_name(path))


def file_of(path: str) -> Numbered:
    """The number and slug of an actie's file."""
    return numbered(path.rsplit("/", 1)[1].removesuffix(".yaml"))


def id_of(path: str) -> str:
    """The id of the speerpunt or actie that a path holds."""
    return folder_of(path).slug if kind_of(path) == "speerpunt" else file_of(path).slug
