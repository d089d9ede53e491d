"""Prose of the agenda as a part of a document: its Markdown works nowhere outside itself.

It is read by the rules of CommonMark, with tables, and changed only where it would reach further: a
backslash before the sign that does so shows it as it was typed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gihv.markdown import escaped

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import RuleFuncInlineType
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_DEEP = 60
"""Lists in quotations in lists: what stands deeper is not read, and is no prose."""
_ROUNDS = 9
"""What one sign no longer means may give meaning to another, but not often."""
_RULE = "\n\n---"
"""What is read below the prose as a rule, unless something above it is still open."""

_NOTE = re.compile(r"\[\^|(?<=\^)\[")
_DEFINED = re.compile(r"^\s*(?=\[\^)", re.MULTILINE)
"""Before a definition of a note, which ends even code in a paragraph."""


def contained(text: str, *, level: int) -> str:
    """Prose in Markdown to stand between empty lines, below a heading of this level (0: none).

    Raw HTML, definitions of links and notes, and links that may run code become plain text; an open
    fence is closed; headings go below `level`. This comes last: what is added to it afterwards, a
    link in the midst of code, may reach further again.
    """
    found = text.strip()
    for _ in range(_ROUNDS):
        env: dict[str, Any] = {"met": set()}
        tokens = _reader().parse(found + _RULE, env)
        if any(token.level >= _DEEP - 1 for token in tokens):
            break
        starts = [0, *(line.end() for line in re.finditer("\n|$", found))]
        at = sorted(set(_reaching(found, starts, tokens, env)))
        if not at:
            is_open = tokens[-1].type == "fence"
            return _lowered(found, starts, tokens, level) + f"\n{tokens[-1].markup}" * is_open
        found = "\\".join(found[i:j] for i, j in zip([0, *at], [*at, None], strict=True))
    return "\n\n".join(filter(None, map(escaped, text.split("\n\n"))))


@cache
def _reader() -> "MarkdownIt":
    """A reader that keeps in `env["met"]` in which text and where a sign reaches further."""
    from markdown_it import MarkdownIt
    from markdown_it.common.normalize_url import validateLink
    from markdown_it.rules_inline import autolink, html_inline, image, link

    def note(state: "StateInline", silent: bool) -> bool:
        is_note = bool(_NOTE.match(state.src, state.pos))
        if is_note and not silent:
            state.push("note", "", 0)
        state.pos += is_note
        return is_note

    def watched(known: "RuleFuncInlineType", before: int = 0) -> "RuleFuncInlineType":
        def rule(state: "StateInline", silent: bool) -> bool:
            start, many = state.pos, len(state.tokens)
            matched = known(state, silent)
            for token in state.tokens[many:] if matched else ():
                target = str(token.attrGet("href") or token.attrGet("src") or "")
                reaches = token.type in ("html_inline", "note") or not validateLink(target)
                if reaches and token.level == state.level:
                    state.env["met"].add((state.src, start + before))
            return matched

        return rule

    reader = MarkdownIt("commonmark", {"maxNesting": _DEEP}).enable(["table", "strikethrough"])
    reader.validateLink = bool  # type: ignore[assignment]  # any: `watched` judges it
    reader.inline.ruler.before("link", "note", watched(note))
    for known in (link, autolink, html_inline):
        reader.inline.ruler.at(known.__name__, watched(known))
    reader.inline.ruler.at("image", watched(image, len("!")))
    return reader


def _reaching(
    text: str, starts: Sequence[int], tokens: Sequence["Token"], env: dict[str, Any]
) -> Iterator[int]:
    """Where signs stand that need a backslash. Of a sign the reader tells no more than its line."""
    for defined in (*env.get("references", {}).values(), *env.get("duplicate_refs", ())):
        yield text.index("[", starts[defined["map"][0]])
    here = 0
    for token in tokens:
        first, last = token.map or (0, 0)
        for start, end in pairwise(starts[first : last + 1]):
            line = text[start:end]
            if token.type == "html_block" and "<" in line:
                yield text.index("<", start)
            elif token.type == "blockquote_open" and re.fullmatch(r"\s*>>>+\s*", line):
                yield text.index(">", start)  # GitLab: a quotation up to the next such line
        if token.type == "inline":
            here = max(here, starts[first])
            opening = [note.end() for note in _DEFINED.finditer(token.content)]
            for nth, sign in enumerate(token.content):
                if sign in "<[":  # around the content, and between cells, these do not occur
                    here = text.index(sign, here)
                    if nth in opening or (token.content, nth) in env["met"]:
                        yield here
                    here += 1


def _lowered(text: str, starts: Sequence[int], tokens: Sequence["Token"], level: int) -> str:
    """The text with its headings below a level, each one deeper than the one that it is under."""
    parts, done = [], 0
    above: list[str] = []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.map:
            first, last = (starts[line] for line in token.map)
            above = [*(tag for tag in above if tag < token.tag), token.tag]
            signs = "#" * min(level + len(above), 6)
            if token.markup.startswith("#"):
                begin = text.index("#", first)
                end = begin + len(token.markup)
            else:  # underlined
                top, *more = inline.content.split("\n")
                begin = text.rindex(top.rstrip(), first, text.index("\n", first))
                end = first + len(text[first:last].rstrip("\n"))
                signs = " ".join([signs, top, *more])
            parts += [text[done:begin], signs]
            done = end
    return "".join([*parts, text[done:]])
