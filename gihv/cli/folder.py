"""Writing a folder of files that gihv makes, such as a web site: whole, or not at all.

In the folder a list tells which files gihv made. Only those are ever replaced or taken away; what
else stands there is somebody's own. While files change places the list names the old and the new,
so that a run that is killed leaves nothing that the next one does not know.
"""

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from gihv.cli.console import forgive_streams
from gihv.cli.files import DRAFT, NotWritten, held, named, undisturbed

LIST = "gihv-bestanden.txt"
"""The list of what gihv made: a line that says so, and then each path, sorted."""
_HEAD = (
    "Gemaakt door gihv. Bij een volgende export vervangt of verwijdert gihv alleen deze bestanden:"
)
_PATH = re.compile(r"[\w-]+(/[\w-]+)*\.\w+")
"""A path that gihv gives to a file: down from its folder, and nothing hidden."""


def outdated(folder: Path, files: Mapping[str, str]) -> list[str]:
    """The paths, sorted, that `replace_folder` would write or take away."""
    wanted, ours = _with_list(files), _ours(folder)
    return sorted(
        path
        for path in {*wanted, *ours}
        if path not in ours or (folder / path).read_bytes() != wanted.get(path)
    )


def replace_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Have a folder hold these files, texts by their paths, and its list of them.

    Folders above it are made as needed. One that is not there appears with all its files at once.
    In one that is, only what differs changes, and a folder that becomes empty goes; an error undoes
    it all, and Ctrl-C waits. Only a kill leaves some old and some new, each whole. A link stays.

    Raises NotWritten where a file is in the way that gihv did not make, or another run goes on
    writing there; and OSError that names the folder.
    """
    with named(str(folder)), ExitStack() as stack:
        if not folder.exists():
            for one in reversed([one for one in folder.parents if not one.exists()]):
                stack.callback(_remove_empty, one)
                one.mkdir(exist_ok=True)  # another run may be as quick
            stack.enter_context(undisturbed())
            name = f".{folder.name}."
            above = TemporaryDirectory(DRAFT, name, folder.parent, ignore_cleanup_errors=True)
            new = Path(stack.enter_context(above)) / "new"
            for path, data in _with_list(files).items():
                (new / path).parent.mkdir(parents=True, exist_ok=True)
                (new / path).write_bytes(data)
            try:
                new.rename(folder)
            except OSError:
                if not folder.is_dir():
                    raise
                replace_folder(folder, files)  # another run was as quick
            forgive_streams()
            return
        stack.enter_context(held(folder))
        stack.enter_context(undisturbed())
        for killed in folder.glob(f".*{DRAFT}"):
            shutil.rmtree(killed, ignore_errors=True)
        if paths := outdated(folder, files):
            for path in paths:
                stack.callback(_remove_empty, (folder / path).parent)
            draft = TemporaryDirectory(DRAFT, ".", folder, ignore_cleanup_errors=True)
            _switch(folder, files, paths, Path(stack.enter_context(draft)))
        forgive_streams()


def _switch(folder: Path, files: Mapping[str, str], paths: Iterable[str], draft: Path) -> None:
    """Change these paths of a folder. First all that needs room on the disk is in the draft."""
    wanted, ours = _with_list(files), _ours(folder)
    both = _list_of({*files, *ours} - {LIST})
    changes = ((path, wanted.get(path)) for path in paths if path != LIST)
    steps = [(LIST, both), *changes, (LIST, wanted[LIST])]
    for number, (path, data) in enumerate(steps):
        if path in ours:
            shutil.copy2(folder / path, draft / f"old-{number}")
        else:
            _refuse_stranger(folder, path)
        if data is not None:
            (draft / f"new-{number}").write_bytes(data)
    with ExitStack() as undo:
        for number, (path, data) in enumerate(steps):
            target = folder / path
            if data is None:
                target.unlink()
            else:
                target.parent.mkdir(exist_ok=True)
                (draft / f"new-{number}").replace(target)
            if path in ours:
                undo.callback((draft / f"old-{number}").replace, target)
            else:
                undo.callback(target.unlink, missing_ok=True)  # the list has two steps
        undo.pop_all()


def _refuse_stranger(folder: Path, path: str) -> None:
    """Raise NotWritten where something stands that gihv did not make."""
    target, parent = folder / path, (folder / path).parent
    if parent != folder and (parent.is_symlink() or parent.is_file()):
        target = parent
    if os.path.lexists(target):
        told = f"`{target}` staat er al, en is niet door gihv gemaakt."
        raise NotWritten(told, "Kies een andere map, of haal het daar weg.")


def _with_list(files: Mapping[str, str]) -> dict[str, bytes]:
    """What is to stand in the folder."""
    texts = {path: text.encode("utf-8", "backslashreplace") for path, text in files.items()}
    return {**texts, LIST: _list_of(files)}


def _list_of(paths: Iterable[str]) -> bytes:
    return "\n".join([_HEAD, *sorted(paths), ""]).encode()


def _ours(folder: Path) -> set[str]:
    """What gihv made in a folder, by its list, with that list; no link, and nothing behind one."""
    top = Path(os.path.realpath(folder))

    def is_plain(path: str) -> bool:
        return (top / path).is_file() and os.path.realpath(top / path) == str(top / path)

    text = (top / LIST).read_text("utf-8", "replace") if is_plain(LIST) else ""
    listed = [LIST, *text.splitlines()] if text.startswith(_HEAD) else []
    return {path for path in listed if _PATH.fullmatch(path) and is_plain(path)}


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # it holds something
        folder.rmdir()
