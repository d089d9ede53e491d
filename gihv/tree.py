"""Where files come from. Paths in a tree are relative to its top, with `/` on every platform."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from gihv.diagnostics import FileError

FOLDER = "agenda"
"""The folder of a repository that holds the agenda."""
MAX_BYTES = 1024 * 1024
"""The largest file of an agenda that is read."""
_LEFT_BEHIND = r"(?is)[.~].*|.*~|.*\.tmp|thumbs\.db|desktop\.ini|icon\r|__macosx|@eadir"
"""What an office, an editor, Windows, macOS or a shared disk leaves in a folder, and no author."""


class TooLarge(FileError, code="GIHV010", slug="te-groot"):
    """Het bestand is groter dan 1 MiB, of bestaat uit meer dan 30.000 delen.

    Een actie is een paar duizend tekens lang. Zet lange stukken in een eigen document en noem in de
    actie het webadres. Elke sleutel en elke waarde is een deel.
    """

    def __init__(self, what: str = f"is groter dan {MAX_BYTES // 1024} KiB") -> None:
        message = f"Het bestand {what}; meer leest gihv niet."
        super().__init__(message, "zet lange stukken in een eigen document.", end=0)


class Unreadable(FileError, code="GIHV013", slug="onleesbaar-bestand"):
    """Een bestand of map kan niet worden gelezen.

    Het besturingssysteem weigert het, bijvoorbeeld omdat u er geen rechten op hebt. Geef uzelf
    leesrechten, of vraag de eigenaar daarom.
    """

    @classmethod
    def folder(cls) -> "Unreadable":
        """Why a folder that is called as a file is not read."""
        return cls("Dit is een map, geen bestand.", "haal `.yaml` uit de naam.")

    @classmethod
    def missing(cls) -> "Unreadable":
        """Why what is not there is not read."""
        return cls("Dit kan niet worden gelezen: het bestaat niet.", "controleer de naam.")


class Link(FileError, code="GIHV014", slug="koppeling"):
    """Een bestand of map is een koppeling.

    gihv volgt die niet: op een andere computer bestaat de plek misschien niet, en dezelfde actie
    zou op twee plekken kunnen staan. Zet het bestand of de map zelf in de agenda.
    """

    def __init__(self, target: str) -> None:
        message = f"Dit is een koppeling naar `{target}`; gihv volgt die niet."
        super().__init__(message, "zet het bestand of de map zelf op deze plek.")


class Tree(Protocol):
    """A set of files: a folder on disk, texts in memory, or either with edits not yet written."""

    def files(self) -> list[str]:
        """The paths of all files below `agenda/`, sorted, without what editors and systems leave.

        A folder that is not entered stands among them with a `/` at its end: to read it raises the
        reason.
        """
        ...

    def read(self, path: str) -> bytes:
        """The content of a file. Raises FileError where it cannot be read."""
        ...


class WorkTree:
    """The files as they stand on disk, below `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._prefix = f"{root}/"

    def files(self) -> list[str]:
        return sorted(_walk(self._prefix, FOLDER))

    def read(self, path: str) -> bytes:
        """See Tree."""
        # 10,000 times a run: pathlib and buffers would cost as much as the reading itself
        full = self._prefix + path.removesuffix("/")
        try:
            status = os.lstat(full)
            if stat.S_ISLNK(status.st_mode):
                raise Link(os.readlink(full))  # noqa: PTH115 - as above
            if stat.S_ISDIR(status.st_mode):
                with os.scandir(full):  # raises where it cannot be listed
                    raise Unreadable.folder()
            if not stat.S_ISREG(status.st_mode):  # a pipe or a device: reading it may never end
                raise Unreadable("Dit is geen gewoon bestand.", "haal het weg uit de agenda.")
            if status.st_size > MAX_BYTES and path.startswith(f"{FOLDER}/"):
                raise TooLarge
            with open(full, "rb", buffering=0) as file:  # noqa: PTH123 - as above
                return file.read()
        except FileNotFoundError:
            raise Unreadable.missing() from None
        except OSError as error:
            denied = isinstance(error, PermissionError)
            reason = "u hebt er geen leesrechten op" if denied else "uw systeem weigert het"
            message = f"Dit kan niet worden gelezen: {reason}."
            raise Unreadable(message, "controleer of u het mag lezen.") from error


class Files:
    """Files in memory, each with its content; a text stands for itself in UTF-8.

    They may lie over another tree, as edits not yet written: None is a file that is not there.
    """

    def __init__(self, files: Mapping[str, str | bytes | None], below: Tree | None = None) -> None:
        """A tree of these contents by their paths, and of what else the tree below holds."""
        self._files, self._below = files, below

    def files(self) -> list[str]:
        there = {path for path, content in self._files.items() if content is not None}
        kept = set(self._below.files() if self._below else ()) - self._files.keys()
        return sorted(kept | {path for path in there if path.startswith(f"{FOLDER}/")})

    def read(self, path: str) -> bytes:
        if self._below and path not in self._files:
            return self._below.read(path)
        content = self._files.get(path)
        if content is None:
            raise Unreadable.missing()
        return content.encode() if isinstance(content, str) else content


def left_behind(name: str) -> bool:
    """Whether an editor or a system left a file or folder of this name, and no author."""
    return bool(re.fullmatch(_LEFT_BEHIND, name))


def _walk(prefix: str, folder: str) -> Iterator[str]:
    """All files below a folder, in no order; see `Tree.files` for folders that are not entered."""
    try:
        listing = os.scandir(prefix + folder)
    except OSError:
        yield f"{folder}/"
        return
    with listing as entries:
        for entry in entries:
            name = entry.name
            if left_behind(name):
                continue
            path = f"{folder}/{name}"
            if entry.is_symlink():
                is_folder = os.path.isdir(prefix + path)  # noqa: PTH112 - a text, as `read` has it
                yield f"{path}/" if is_folder else path
            elif entry.is_dir() and not name.endswith(".yaml"):  # that was meant as a file
                yield from _walk(prefix, path)
            else:
                yield path
