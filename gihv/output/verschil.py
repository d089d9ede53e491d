"""The difference between two texts of a file, in the unified form that git and patch know."""

from gihv.output.cells import inert, visible

_NOWHERE = "/dev/null"  # what git calls a file that is not there
_NO_LINE_BREAK = "\\ Geen regeleinde aan het eind van het bestand\n"
_BOLD = "\x1b[1m{}\x1b[0m"
_STYLES = {"+": "\x1b[32m{}\x1b[0m", "-": "\x1b[31m{}\x1b[0m", "@": "\x1b[36m{}\x1b[0m"}
_HEADER = 2


def render(old: bytes | None, new: bytes | None, *, was: str, path: str, colour: bool) -> str:
    """The lines that differ, with three around them; empty where none do.

    `was` and `path` name the file before and after; None stands for no file. A carriage return
    before a line break is left out.
    """
    from difflib import unified_diff

    before = _NOWHERE if old is None else visible(was)
    after = _NOWHERE if new is None else visible(path)
    shown = ""
    for number, line in enumerate(unified_diff(_lines(old), _lines(new), before, after)):
        style = _BOLD if number < _HEADER else _STYLES.get(line[0], "{}")
        shown += (style if colour else "{}").format(line.rstrip("\r\n")) + "\n"
        if line[-1] not in "\r\n":
            shown += _NO_LINE_BREAK
    return inert(shown)


def _lines(content: bytes | None) -> list[str]:
    lines = (content or b"").splitlines(keepends=True)
    return [line.decode("utf-8-sig", "replace") for line in lines]
