"""Texts of the agenda as HTML: only their Markdown is markup, and their addresses are links."""

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from gihv.export.text import ADDRESS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class Html(str):
    """Markup that is safe in a page as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def prose(text: str | None) -> Html:
    """A text of the agenda in Markdown as HTML, with headings from level 3 on; "" for none.

    Raw HTML in it is text, an image is a link, and a link leads to the web or to a mail address.
    """
    text = (text or "").strip()
    if not _HAS_MARKUP.search(text):  # as most texts: to read them is a sixth of all the work
        return Html("".join(f"<p>{inline(one)}</p>\n" for one in text.split("\n\n") if one))
    reader = _reader()
    tokens = reader.parse(text)
    above: list[str] = []
    for token in tokens:
        token.attrs.pop("style", None)  # of a column; the policy of a page forbids it
        if token.type == "heading_open":
            above = [*(tag for tag in above if tag < token.tag), token.tag]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(2 + len(above), 6)}"
        _link(token.children or ())
    return Html(reader.renderer.render(tokens, reader.options, {}))


def _link(children: Iterable["Token"]) -> None:
    """Make links of the addresses in a text, but for what is a link already."""
    within = False
    for child in children:
        if child.type in ("link_open", "link_close"):
            within = child.nesting > 0
        elif child.type == "text" and not within:
            child.type, child.content = "html_inline", inline(child.content).__html__()


def inline(text: str) -> Html:
    """A text on one line as HTML, with its web and mail addresses as links."""
    parts: list[str] = []
    at = 0
    for found in ADDRESS.finditer(text) if _HAS_ADDRESS.search(text) else ():
        shown = escape(found[0])
        to = f"mailto:{shown}" if found["mail"] else shown if "://" in shown else f"https://{shown}"
        parts.append(escape(text[at : found.start()], quote=False))
        parts.append(shown if found["kept"] else f'<a href="{to}">{shown}</a>')
        at = found.end()
    return Html("".join((*parts, escape(text[at:], quote=False))))


# A sign that may mean something in Markdown, or a line that may begin a list or be indented.
_HAS_MARKUP = re.compile(r"[^\w \n,.;:'\"()/%€?!–-]|_|^[^\w(\n]|^\w+[.)]| \n|\n\n\n", re.MULTILINE)
_HAS_ADDRESS = re.compile(r"www\.|://|\w@\w")
_TO_THE_WEB = re.compile(r"(?i)https?://|mailto:")


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    reader.validateLink = lambda url: _TO_THE_WEB.match(url) is not None  # type: ignore[method-assign]
    return reader.disable("image")
