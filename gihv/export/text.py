"""Markdown of a document: headings with anchors, texts, labels, links and footnotes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gihv.markdown import escaped, listed
from gihv.prose import contained, plain

_INSIDE = r"\w/&=%~+#\-"
_MORE = rf"\\[&_#~]|\((?:[{_INSIDE}.,:]|\\[&_#~])*\)"  # what is escaped, or between brackets
# What ends a sentence belongs to no address.
ADDRESS = re.compile(
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


def labelled(
    label: str, items: Iterable[str], several: str | None = None, most: int = 6
) -> Iterator[str]:
    """What is told under a label, `several` (else with an s) for more; nothing for nothing.

    The items are Markdown already; beyond `most` they are a list.
    """
    found = [item for item in items if item]
    title = f"**{several or f'{label}s' if found[1:] else label}:**"
    if len(found) > most:
        yield from (title, listed(found))
    elif found:
        yield f"{title} {'; '.join(found)}"


def together(said: str, told: str) -> Iterator[str]:
    """A text with prose behind it where that is one plain line; any other stands below it."""
    is_plain = told[:1].isalpha() and "\n" not in told
    yield from (f"{said} {told}",) if is_plain else (said, told)


def titled(title: Part, parts: Iterable[Part]) -> Iterator[Part]:
    """Parts under a title; no title where there are none."""
    filled = [part for part in parts if part]
    if filled:
        yield from (title, *filled)


def written(above: Sequence[Part], body: Sequence[Part]) -> str:
    """The document, with between these parts its contents, and at its end the noten."""
    noten = list(dict.fromkeys(_NOOT.findall(_joined([*above, *body]))))
    last = [Heading(2, "Noten van de redactie", "deel-noten")] if noten else []
    headings = [part for part in (*body, *last) if isinstance(part, Heading)]
    links = [f"{'  ' * (one.level - 2)}- {link(one.title, one.anchor)}" for one in headings]
    contents = (Heading(2, "Inhoud", "deel-inhoud"), "\n".join(links))
    document = _joined([*above, *contents, *body, *last])
    # a word before the number: texts of the agenda may have footnotes of their own
    marked = _NOOT.sub(lambda noot: f"[^noot-{noten.index(noot[1]) + 1}]", document)
    marked = marked.replace("![^noot-", "\\![^noot-")  # no image
    return "\n".join([marked, *(f"[^noot-{nth}]: {noot}\n" for nth, noot in enumerate(noten, 1))])


def _joined(parts: Iterable[Part]) -> str:
    texts = (_heading(part) if isinstance(part, Heading) else part.strip("\n") for part in parts)
    return "\n\n".join(text for text in texts if text.strip()) + "\n"


def _heading(one: Heading) -> str:
    """A heading with its anchor twice: GitLab takes away an id, others do not know a name."""
    name = _safe(one.anchor)
    anchor = f'<a id="{name}" name="{name}"></a>' if name else ""
    return f"{'#' * one.level} {anchor}{noted(inline(one.title, opens=False), one.noot)}"


def _safe(anchor: str) -> str:
    """An anchor without the signs that the name of a file may bring in an id."""
    return re.sub(r"[^\w-]", "-", anchor)


def _linked(text: str) -> str:
    return ADDRESS.sub(_as_link, text)


def _as_link(match: re.Match[str]) -> str:
    shown = match[0]
    if match["kept"]:
        return shown
    if match["mail"]:
        return f"[{shown}](mailto:{shown})"
    return f"[{shown}]({shown if '://' in shown else f'https://{shown}'})"
