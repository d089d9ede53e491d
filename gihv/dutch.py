"""Dutch in figures, enumerations and order: euro, counts, sorting. Pure functions of text."""

import re
import unicodedata
from collections.abc import Sequence


def fold(text: str) -> str:
    """A text without case and accents, to compare and to search by."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def one_line(text: str) -> str:
    """A text on one line, its words one space apart; a no-break space stays."""
    return re.sub(r"[^\S\u00a0]+", " ", text).strip()


def euro(amount: int) -> str:
    """Whole euros as a sentence writes them: "€ 650.000". The space does not break a line."""
    return f"€\u00a0{amount:,}".replace(",", ".")


def number(value: float) -> str:
    """A number with a decimal comma, and no decimals where there are none: "1.200", "2,5"."""
    return f"{value:,.15g}".translate(str.maketrans(",.", ".,"))


def enumerate_(words: Sequence[str], last: str = "en") -> str:
    """Words as one phrase: "a, b en c"."""
    *others, final = words or [""]
    return f"{', '.join(others)} {last} {final}" if others else final


def counted(count: int, one: str, more: str) -> str:
    """A count with its word: "1 actie", "1.200 acties"."""
    return f"{number(count)} {one if count == 1 else more}"


def capital(text: str) -> str:
    """A text with a capital at its start: "Thema's"."""
    return text[:1].upper() + text[1:]


def without_article(folded: str) -> str:
    """A folded name without the article in front: "haagse hogeschool"."""
    return re.sub(r"^(?:(?:de|het|een|'t) )+", "", folded)


def sort_key(name: str) -> tuple[tuple[int, int | str], ...]:
    """Dutch alphabetical order: no case, no accents, no article in front, 2 before 10."""
    parts = re.split(r"([0-9]+)", without_article(fold(name)))
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts if part)
