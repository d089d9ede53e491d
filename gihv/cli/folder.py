"""Writing a folder of files that gihv makes, such as a web site: whole, or not at all.

In the folder a list tells which files gihv made. Only those are ever replaced or taken away; what
else stands there is somebody's own. While files change places the list names the old and the new,
so that a run that is killed leaves nothing that the next one does not know.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from glob import escape
from pathlib import Path, PurePosixPath

from gihv.cli.console import forgive_streams
from gihv.cli.files import DRAFT, LOCK, NotWritten, held, named, undisturbed

LIST = "gihv-bestanden.txt"
"""The list of what gihv made: a line that says so, and then each path, sorted."""
_MADE = "Gemaakt door gihv."
_HEAD = f"{_MADE} Bij een volgende export vervangt of verwijdert gihv alleen deze bestanden:"
_PART = r"[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*"
_PATH = re.compile(f"{_PART}(/{_PART})*")
"""A path that a list may name: down from its folder, and nothing hidden, such as `.git`."""


def outdated(folder: Path, files: Mapping[str, str]) -> list[str]:
    """The paths, sorted, that `replace_folder` would write or take away."""
    wanted, ours = _with_list(files), _ours(folder)
    changed = (
        path
        for path, data in wanted.items()
        if path not in ours or (folder / path).read_bytes() != data
    )
    return sorted({*changed, *(ours - wanted.keys())})


def replace_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Have a folder hold these files, texts by their paths, and its list of them.

    Folders above it are made as needed. A folder that is not there appears in one step. In one that
    is, only what differs changes, and a folder that becomes empty goes; an error undoes it all, and
    Ctrl-C waits. Only a kill leaves some old and some new, each whole. A link to a folder stays.

    Raises NotWritten where a file is in the way that gihv did not make, the folder may only be read
    or another run goes on writing there; and OSError that names the folder.
    """
    name = Path(os.path.realpath(folder)).name
    # Inside a folder that is there: above it may be another disk, or nobody may write.
    home = folder if folder.is_dir() else folder.parent
    with named(str(folder)), ExitStack() as stack:
        _make_parents(folder, stack)
        # On Windows a folder with this bit can be written in.
        closed = os.name != "nt" and not home.stat().st_mode & 0o222
        if closed or not os.access(home, os.W_OK):
            told = f"De map `{home}` is alleen-lezen."
            raise NotWritten(told, "Geef uzelf eerst schrijfrechten, of kies een andere map.")
        other = f"Een ander programma schrijft al in `{folder}`."
        stack.enter_context(held(home / f".{name}{LOCK}", other))
        stack.enter_context(undisturbed())
        new, old = stack.enter_context(_draft(home, name))
        if folder.is_dir():
            _switch(folder, files, new, old)
        else:
            _write(new, _with_list(files))
            new.rename(folder)
        forgive_streams()


def _switch(folder: Path, files: Mapping[str, str], new: Path, old: Path) -> None:
    """Change what differs in a folder, from a place for new files to one for old ones."""
    wanted, ours = _with_list(files), _ours(folder)
    _refuse_strangers(folder, wanted, ours)
    paths = outdated(folder, files)
    if not paths:
        return
    coming = [path for path in paths if path in wanted]
    gone = [path for path in paths if path not in wanted]
    _write(new, {path: wanted[path] for path in {*coming, LIST}})
    unlist, undo = _list_both(folder, {*files, *ours}, new), ExitStack()
    try:
        # First what goes: on some disks it has the name of what comes, but for capitals.
        for number, path in enumerate([*gone, *coming]):
            if path in ours and path != LIST:
                _move(folder / path, old / str(number), undo)
            if path in wanted and path != LIST:
                _move(new / path, folder / path, undo)
        (new / LIST).replace(folder / LIST)
    except BaseException:
        undo.close()  # where that fails, the list goes on naming both
        unlist()
        raise
    shutil.rmtree(old, ignore_errors=True)
    for path in gone:
        for parent in _between(folder, path):
            _remove_empty(parent)


def _list_both(folder: Path, paths: set[str], new: Path) -> Callable[[], object]:
    """Have the list name what was made and what is to be; what undoes that."""
    listed, before, during = folder / LIST, new / ".before", new / ".during"  # no page is hidden
    during.write_text(_list_of(paths - {LIST}), "utf-8", newline="\n")
    if LIST in paths:
        shutil.copy2(listed, before)
    during.replace(listed)
    return partial(before.replace, listed) if LIST in paths else listed.unlink


def _move(source: Path, target: Path, undo: ExitStack) -> None:
    """Give a file a place where nothing stands."""
    _make_parents(target, undo)
    if os.path.lexists(target):
        raise _in_the_way(target)
    source.rename(target)
    undo.callback(target.rename, source)


def _make_parents(path: Path, stack: ExitStack) -> None:
    """Make the folders above a path; the stack removes those that are empty at its end."""
    for parent in reversed([one for one in path.parents if not one.exists()]):
        parent.mkdir(exist_ok=True)  # another run may be as quick
        stack.callback(_remove_empty, parent)


def _with_list(files: Mapping[str, str]) -> dict[str, bytes]:
    """What is to stand in the folder."""
    texts = {**files, LIST: _list_of(files)}
    return {path: text.encode("utf-8", "backslashreplace") for path, text in texts.items()}


def _list_of(paths: Iterable[str]) -> str:
    return "\n".join([_HEAD, *sorted(paths), ""])


def _ours(folder: Path) -> set[str]:
    """What gihv made in a folder, by its list, with that list; no link, and nothing behind one."""
    top = Path(os.path.realpath(folder))

    def is_plain(path: str) -> bool:
        return (top / path).is_file() and os.path.realpath(top / path) == str(top / path)

    if not is_plain(LIST):
        return set()
    head, *paths = (folder / LIST).read_text("utf-8", "replace").splitlines() or [""]
    if not head.startswith(_MADE):
        return set()
    return {LIST, *(path for path in paths if _PATH.fullmatch(path) and is_plain(path))}


def _refuse_strangers(folder: Path, wanted: Mapping[str, bytes], ours: set[str]) -> None:
    """Raise NotWritten for the first path where something stands that gihv did not make."""
    known = {path.casefold() for path in ours}
    for path in sorted(wanted):
        if os.path.lexists(folder / path) and path.casefold() not in known:
            raise _in_the_way(folder / path)
    for parent in sorted({one for path in wanted for one in _between(folder, path)}):
        if parent.is_symlink() or (parent.exists() and not parent.is_dir()):
            raise _in_the_way(parent)


def _in_the_way(path: Path) -> NotWritten:
    told = f"`{path}` staat er al, en is niet door gihv gemaakt."
    return NotWritten(told, "Kies een andere map, of haal het daar weg.")


def _between(folder: Path, path: str) -> list[Path]:
    """The folders on the way from a path up to the folder, without that."""
    return [folder / one for one in PurePosixPath(path).parents][:-1]


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@contextmanager
def _draft(home: Path, name: str) -> Iterator[tuple[Path, Path]]:
    """A hidden place for new files, and one for old ones; those of a killed run go."""
    for left in home.glob(f".{escape(name)}.*{DRAFT}"):
        shutil.rmtree(left, ignore_errors=True)
    draft = home / f".{name}.{os.urandom(8).hex()}{DRAFT}"
    new, old = draft / "new", draft / "old"
    try:
        for one in (draft, new, old):
            one.mkdir()
        yield new, old
    finally:
        shutil.rmtree(new, ignore_errors=True)
        for one in (old, draft):  # an old file that could not be put back stays
            _remove_empty(one)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # it holds something
        folder.rmdir()
