"""Bytes -> text, and offsets in a text -> lines and columns."""

import re

from gihv.diagnostics import FileError, Span
from gihv.tree import MAX_BYTES, TooLarge
from gihv.yaml.errors import ControlCharacter, MergeConflict, NoSpace, NotUtf8

_BOM = b"\xef\xbb\xbf"
_COMMON = bytes([*b"\t\n\r", *range(0x20, 0x7F)])

_CONTROL = (
    "\r(?!\n)|[^\t\n\r\x20-\x7e\xa0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065"
    "\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_CONFLICT = r"^(?:(?:<{7}|>{7}|\|{7}) [^\r\n]*|(?:<{7}|={7}|>{7}|\|{7})(?=\r?$))"


def text_of(data: bytes) -> str:
    """The text of a file, without a byte order mark. Raises FileError."""
    if len(data) > MAX_BYTES:
        raise TooLarge
    data = data.removeprefix(_BOM)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error) from None
    uncommon = data.translate(None, _COMMON)  # empty or short: cheap to search
    if (b"\r" in data or control_in(uncommon.decode())) and (match := control_in(text)):
        raise control_character(match[0], *match.span())
    is_quiet = not any(sign in text for sign in ("=======", "<<<<<<<", ">>>>>>>", "|||||||"))
    if not is_quiet and (match := re.search(_CONFLICT, text, re.MULTILINE)):
        message = "Hier staat een onopgelost conflict van git."
        hint = "kies wat er moet staan en haal de regels met `<<<<<<<`, `=======` en `>>>>>>>` weg."
        raise MergeConflict(message, hint, start=match.start(), end=match.end())
    return text


def control_in(text: str) -> re.Match[str] | None:
    """The first character that no editor shows, or that breaks lines or turns letters round."""
    return None if text.isprintable() else re.search(_CONTROL, text)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> FileError:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return NotUtf8("Het bestand is opgeslagen als UTF-16.", "sla het op als UTF-8.")
    wrong = data[error.start : error.start + 1]
    meant = wrong.decode("cp1252", "replace")  # what most files are that are not UTF-8
    likely = f", waarschijnlijk een `{meant}` uit een ouder programma" if meant.isalpha() else ""
    message = f"Dit teken (byte 0x{wrong.hex().upper()}) is geen UTF-8{likely}."
    hint = 'kies in uw editor "opslaan met codering" en dan UTF-8.'
    return NotUtf8(message, hint, start=len(data[: error.start].decode()))


def control_character(sign: str, start: int, end: int) -> FileError:
    """The finding for a sign that no editor shows, or for its code, between two offsets."""
    message = f"Hier staat een onzichtbaar stuurteken (U+{ord(sign):04X})."
    hint = "haal het weg en typ de tekst opnieuw."
    return ControlCharacter(message, hint, start=start, end=end)


def missing_space(text: str, start: int) -> FileError | None:
    """The finding for `titel:Bomen` or `-bomen` from an offset to the end of its line, or None."""
    end = line_end(text, start)
    line = text[start:end]
    if match := re.fullmatch(r"((?:- +)*)([\w-]+):([^ /:][^:]*)", line):
        dashes, key, value = match.groups()
        right, behind = f"{dashes}{key}: {value.strip()}", f"`{key}:`"
    elif match := re.fullmatch(r"((?:- +)*)-([^\s-].*)", line):
        right, behind = f"{match[1]}- {match[2]}", "het streepje"
    else:
        return None
    message, hint = f"Na {behind} ontbreekt een spatie.", f"schrijf `{right}`."
    return NoSpace(message, hint, start=start, end=end)


ODD_BLANKS = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000"
"""Blanks that are no ordinary space, as in a set of a pattern."""


def odd_blank(text: str) -> str | None:
    """What is to be said of the first blank in a text that is no ordinary space, or None."""
    match = re.search(f"[{ODD_BLANKS}]", text)
    return f"een harde of onzichtbare spatie (U+{ord(match[0]):04X})" if match else None


def line_start(text: str, offset: int) -> int:
    """The offset at which the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """The offset of the end of a line, without its line break, comment and blanks at its end."""
    end = text.find("\n", offset)
    line = text[offset : end if end >= 0 else len(text)]
    return offset + len(re.split(r"(?:^|\s)#", line, maxsplit=1)[0].rstrip(" \t\r"))


_NO_SIGN = r"(?m)(?:[ \t\r\n]+|#[^\n]*|^(?:---|\.\.\.)(?=\s|\Z))*"


def next_sign(text: str, offset: int) -> int:
    """The first offset behind blanks, line breaks, comments and the `---` of a document."""
    match = re.compile(_NO_SIGN).match(text, offset)
    return match.end() if match else offset


def span_of(text: str, start: int, end: int) -> Span:
    """Lines and columns of a stretch of a text, given as offsets."""
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    end_line = line + text.count("\n", start, end)
    end_column = end - text.rfind("\n", 0, end)
    return Span(line, column, end_line, end_column)
