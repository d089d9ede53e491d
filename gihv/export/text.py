"""Markdown of a document: headings with anchors, texts, labels, links and footnotes."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gihv.markdown import escaped
from gihv.prose import contained, plain

MOST = 6
"""How many things stand behind their label on one line; more are a list."""

_INSIDE = r"\w/&=%~+#\-"
_MORE = rf"\\[&_#~]|\((?:[{_INSIDE}.,:]|\\[&_#~])*\)"  # what is escaped, or between brackets
# What ends a sentence belongs to no address.
_ADDRESS = re.compile(
    r"(?P<kept>\[[^\]]*\](?:\([^)]*\)|: *\S+)|<[^<>\s]*>|<[A-Za-z/][^<>]*>"  # a link, a tag
    r"|(?P<fence>```+)(?s:.*?)(?P=fence)|(?P<tick>`+).*?(?P=tick))"  # code
    r"|(?<![\w/@.\\!-])"  # behind `!` a link would be an image
    r"(?:(?P<mail>(?:[\w.+-]|\\_)+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<web>(?:https?://|www\.)(?:[{_INSIDE}.?:@,;!]|{_MORE})*(?:[{_INSIDE}]|{_MORE})))"
)
_NOOT = re.compile("\x02([^\x03]*)\x03")
"""A noot within a text, between two signs that no agenda can hold."""


class Heading(NamedTuple):
    """A heading of the document; `noot` is about all that stands below it."""

    level: int
    title: str
    anchor: str = ""
    noot: str | None = None


Part = Heading | str
"""What stands between empty lines; a text is Markdown already."""


def inline(text: str, *, opens: bool = True) -> str:
    """A text on one line that is no markup, its web and mail addresses as links; see `escaped`."""
    return _linked(escaped(text, opens=opens))


def prose(text: str | None, level: int) -> str:
    """A text of the agenda that is Markdown, below a heading of this level; "" for none."""
    text = text or ""
    return contained(_linked(text), level=level) or _linked(plain(text))


def link(title: str, anchor: str) -> str:
    """A link to a heading of the document."""
    return f"[{escaped(title, opens=False)}](#{_safe(anchor)})"


def noted(markdown: str, noot: str | None) -> str:
    """A text with a noot of the editors behind it, which becomes a footnote."""
    return f"{markdown}\x02{inline(noot)}\x03" if noot else markdown


def listed(items: Iterable[str]) -> str:
    """A list of items that are Markdown already."""
    return "\n".join(f"- {item}" for item in items)


def labelled(label: tuple[str, str], items: Iterable[str], most: int = MOST) -> Iterator[str]:
    """What is told under a label, that of one thing or of more; nothing for nothing.

    The items are Markdown already; beyond `most` they are a list.
    """
    one, more = label
    match list(items):
        case []:
            return
        case [only]:
            yield f"**{one}:** {only}"
        case found if len(found) <= most:
            yield f"**{more}:** {'; '.join(found)}"
        case found:
            yield from (f"**{more}:**", listed(found))


def titled(title: Part, parts: Iterable[Part]) -> Iterator[Part]:
    """Parts under a title; no title where there are none."""
    filled = [part for part in parts if part]
    if filled:
        yield from (title, *filled)


def contents(parts: Iterable[Part]) -> str:
    """A list of links to the headings among these parts."""
    return "\n".join(
        f"{'  ' * (part.level - 2)}- {link(part.title, part.anchor)}"
        for part in parts
        if isinstance(part, Heading)
    )


def has_noten(parts: Iterable[Part]) -> bool:
    return any(part.noot if isinstance(part, Heading) else _NOOT.search(part) for part in parts)


def written(parts: Iterable[Part]) -> str:
    """The document, with a numbered mark for each noot in it, and at its end the noten.

    Texts of the agenda may have footnotes of their own: so the marks have a word before the number.
    """
    texts = (_heading(part) if isinstance(part, Heading) else part.strip("\n") for part in parts)
    document = "\n\n".join(text for text in texts if text.strip()) + "\n"
    noten = {noot: nth for nth, noot in enumerate(dict.fromkeys(_NOOT.findall(document)), 1)}
    marked = _NOOT.sub(lambda noot: f"[^noot-{noten[noot[1]]}]", document)
    marked = marked.replace("![^noot-", "\\![^noot-")  # no image
    notes = (f"[^noot-{nth}]: {noot}\n" for noot, nth in noten.items())
    return "\n".join([marked, *notes])


def _heading(one: Heading) -> str:
    """A heading with its anchor twice: GitLab takes away an id, others do not know a name."""
    name = _safe(one.anchor)
    anchor = f'<a id="{name}" name="{name}"></a>' if name else ""
    return f"{'#' * one.level} {anchor}{noted(inline(one.title, opens=False), one.noot)}"


def _safe(anchor: str) -> str:
    """An anchor without the signs that the name of a file may bring in an id."""
    return re.sub(r"[^\w-]", "-", anchor)


def _linked(text: str) -> str:
    return _ADDRESS.sub(_as_link, text)


def _as_link(match: re.Match[str]) -> str:
    shown = match[0]
    if match["kept"]:
        return shown
    if match["mail"]:
        return f"[{shown}](mailto:{shown})"
    return f"[{shown}]({shown if '://' in shown else f'https://{shown}'})"
