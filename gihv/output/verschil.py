"""The difference between two texts of a file, in the unified form that git and patch know."""

from collections.abc import Iterator

from gihv.output.cells import inert, visible

NOWHERE = "/dev/null"
"""What a file is called that is not there, as git has it."""

_NO_LINE_BREAK = "\\ Geen regeleinde aan het eind van het bestand"
_BOLD = "\x1b[1m"
_STYLES = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
_HEADER = 2


def render(old: bytes | None, new: bytes | None, *, was: str, path: str, colour: bool) -> str:
    """The lines that differ, with three around them; empty where none do.

    `was` and `path` name the file before and after; None stands for no file. A carriage return
    before a line break is left out.
    """
    names = (NOWHERE if old is None else was, NOWHERE if new is None else path)
    lines = _lines(old or b"", new or b"", *map(visible, names))
    if colour:
        lines = (_painted(line, number) for number, line in enumerate(lines))
    return inert("".join(f"{line}\n" for line in lines))


def _lines(old: bytes, new: bytes, was: str, path: str) -> Iterator[str]:
    from difflib import unified_diff

    for line in unified_diff(_split(old), _split(new), was, path):
        yield line.rstrip("\r\n")
        if not line.endswith("\n"):
            yield _NO_LINE_BREAK


def _split(content: bytes) -> list[str]:
    """The lines with their line breaks; only that splits them, and no other sign."""
    *lines, last = content.decode("utf-8-sig", "replace").split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _painted(line: str, number: int) -> str:
    style = _BOLD if number < _HEADER else _STYLES.get(line[:1])
    return f"{style}{line}\x1b[0m" if style else line
