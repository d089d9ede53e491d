"""Prose of the agenda as a part of a document: its Markdown works nowhere outside itself.

It is read by the rules of CommonMark, with tables. Where it would reach further, none of it is
Markdown: it is shown as it was typed.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from gihv.markdown import escaped

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEP = 60
"""Lists in quotations in lists: what stands deeper is not read, and is no prose."""
_RULE = "\n\n---"
"""What is read below the prose as a rule, unless something above it is still open."""
_BEYOND = re.compile(
    r"(?<!\\)(?:\\\\)*(?:\[\^|\^\[)"  # a footnote
    r"|^\s*>>>+\s*$",  # GitLab: a quotation up to the next such line
    re.MULTILINE,
)
"""What a reader of CommonMark does not know, and others do."""


def contained(text: str, *, level: int) -> str | None:
    """Prose in Markdown to stand between empty lines, below a heading of this level (0: none).

    An open fence is closed; headings go below `level`. None for prose with raw HTML, definitions of
    links, footnotes, links that may run code, headings in a list, or headings with a line below
    them: see `plain`. This comes last: what is added to it afterwards, a link in the midst of code,
    may reach further again.
    """
    found = text.strip()
    env: dict[str, Any] = {}
    tokens = _reader().parse(found + _RULE, env)
    inline = (child for token in tokens for child in token.children or ())
    if env or _BEYOND.search(found) or any(map(_reaches, (*tokens, *inline))):
        return None
    is_open = tokens[-1].type == "fence"
    return _lowered(found, tokens, level) + f"\n{tokens[-1].markup}" * is_open


def plain(text: str) -> str:
    """Prose in which no sign has a meaning in Markdown, line by line."""
    return "\n".join(map(escaped, text.strip().split("\n")))


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"maxNesting": _DEEP}).enable(["table", "strikethrough"])
    reader.validateLink = bool  # type: ignore[assignment]  # any: `_reaches` judges it
    return reader


def _reaches(token: "Token") -> bool:
    from markdown_it.common.normalize_url import validateLink

    is_heading = token.type == "heading_open" and (token.level > 0 or token.markup in ("=", "-"))
    target = str(token.attrGet("href") or token.attrGet("src") or "")
    is_html = token.type.startswith("html")
    return is_html or is_heading or token.level >= _DEEP - 1 or not validateLink(target)


def _lowered(text: str, tokens: Sequence["Token"], level: int) -> str:
    """The text with its headings below a level, each one deeper than the one that it is under."""
    lines = text.split("\n")
    above: list[str] = []
    for token in tokens:
        if token.type == "heading_open" and token.map:
            at, _ = token.map
            above = [*(tag for tag in above if tag < token.tag), token.tag]
            lines[at] = re.sub("^ *#+", "#" * min(level + len(above), 6), lines[at])
    return "\n".join(lines)
