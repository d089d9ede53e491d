"""Text as Markdown: what a person wrote may not become markup.

Markdown is CommonMark with what GitHub and GitLab add to it: tables, strikethrough and formulas.
"""

import re
from collections.abc import Container, Iterable, Sequence

from gihv.dutch import one_line

_SIGN = re.compile(
    r"[\\`*\[\]|~$]"
    r"|(?<!\w)_+|_++(?![^\W_])"  # within a word it is just that
    r"|<(?=[A-Za-z/!?]|[^\s>]*@)"  # a tag or an address
    # `&copy;`; what follows the text may bring the `;`
    r"|&(?=(?:#[0-9]+|#[Xx][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]+)(?:;|$))"
    r"|(?<!\S)#(?=#*$)"  # at the end of a heading it would be left out
)
# What stands before the sign that begins a list, a heading, a quotation or a line.
_OPENING = re.compile(
    r"^(?:[0-9]{1,9}(?=[.)](?: |$))|(?=-(?: |[- ]*$)|\+(?: |$)|#{1,6} |>|=+$))",
)


def escaped(text: str, *, opens: bool = True) -> str:
    """A text in which no sign has a meaning in Markdown, on one line.

    `opens`: whether it may begin a paragraph or the item of a list. Behind other text, in a heading
    and in the cell of a table nothing opens, and "1. Groen" needs no backslash.
    """
    inline = _SIGN.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), one_line(text))
    return _OPENING.sub(r"\g<0>\\", inline) if opens else inline


_LIVE = re.compile(r"(?<!\w)@(?=\w)|[#!&$](?=\d)|[%~](?=[\w\"])|:(?=[\w+-]+:)")
"""What GitHub and GitLab make a mention, a reference or a picture of."""


def quiet(markdown: str) -> str:
    """Markdown in which no sign calls a person, an issue or a milestone; it looks the same."""
    return _LIVE.sub(r"\g<0><!-- -->", markdown)


def listed(items: Iterable[str]) -> str:
    """A list of items that are Markdown already."""
    return "\n".join(f"- {item}" for item in items)


def table(head: Sequence[str], rows: Iterable[Iterable[str]], right: Container[int] = ()) -> str:
    """A table of cells that are Markdown already; `right`: the columns with figures."""
    marks = ["---:" if column in right else "---" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, marks, *rows))
