"""Markdown, to paste in a nota or a merge request."""

from collections.abc import Iterable
from functools import partial

from gihv.markdown import bulleted, escaped
from gihv.prose import contained, plain
from gihv.report.value import (
    Block,
    Bullets,
    Fields,
    Prose,
    Report,
    Table,
    for_people,
    text_of,
)

_behind = partial(escaped, opens=False)


def render(report: Report, **_: object) -> str:
    """See renderer."""
    report = for_people(report)
    said = (report.aside, *report.below, *report.lead)
    parts = [f"# {_behind(report.title)}", *map(escaped, said)]
    for section in report.sections:
        title = " – ".join(filter(None, (section.title, section.aside)))
        parts.append(f"## {_behind(title)}" if title else "")
        parts += map(part, section.blocks)
    parts += map(escaped, report.closing)
    return "\n\n".join(filter(None, parts)) + "\n"


def part(block: Block) -> str:
    """A block of a section."""
    match block:
        case str():
            return escaped(block)
        case Prose(text=text):
            return contained(text, level=2) or plain(text)
        case Bullets(texts=texts):
            return bulleted(texts)
        case Fields(entries=entries):
            return "\n".join(_field(label, "; ".join(texts)) for label, texts in entries)
        case Table(rows=()):
            return "geen"
        case Table():
            titles = [column.title or column.name for column in block.columns]
            rules = ["---:" if column.align == "right" else "---" for column in block.columns]
            rows = (_line(_behind(text_of(cell)) for cell in row) for row in block.rows)
            return "\n".join([_line(map(_behind, titles)), _line(rules), *rows])


def _field(label: str, text: str) -> str:
    return f"- **{_behind(label)}:** {_behind(text)}" if label else f"- {escaped(text)}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
