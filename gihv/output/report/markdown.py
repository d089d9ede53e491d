"""Markdown, to paste in a nota or a merge request."""

from collections.abc import Sequence
from functools import partial

from gihv.markdown import escaped, listed, quiet, table
from gihv.prose import contained, plain
from gihv.report import value
from gihv.report.value import Block, Report, Table, text_of

_behind = partial(escaped, opens=False)


def render(report: Report, **_: object) -> str:
    """See renderer."""
    report = value.for_people(report)
    said = (report.aside, *report.below, *report.lead)
    parts = [f"# {_behind(report.title)}", *map(escaped, said)]
    for section in report.sections:
        title = " – ".join(filter(None, (section.title, section.aside)))
        parts.append(f"## {_behind(title)}" if title else "")
        parts += map(part, section.blocks)
    parts += map(escaped, report.closing)
    text = "\n\n".join(filter(None, parts)) + "\n"
    blocks = (block for section in report.sections for block in section.blocks)
    # a merge request is where points are pasted
    return quiet(text) if any(isinstance(one, Table) and one.points for one in blocks) else text


def part(block: Block) -> str:
    """A block of a section."""
    match block:
        case str():
            return escaped(block)
        case value.Prose(text=text):
            return contained(text, level=2) or plain(text)
        case value.Bullets(texts=texts):
            return listed(map(escaped, texts))
        case value.Fields(entries=entries):
            return listed(_field(label, "; ".join(texts)) for label, texts in entries)
        case Table(points=True):
            return "\n".join(_points(name, texts) for name, texts in value.points_of(block))
        case Table(rows=()):
            return "geen"
        case Table():
            columns = list(enumerate(block.columns))
            titles = [_behind(column.title or column.name) for _, column in columns]
            rows = (map(_behind, map(text_of, row)) for row in block.rows)
            return table(titles, rows, {at for at, column in columns if column.align == "right"})


def _field(label: str, text: str) -> str:
    return f"**{_behind(label)}:** {_behind(text)}" if label else escaped(text)


def _points(name: str, points: Sequence[str]) -> str:
    """Points below a name, which is one too; without a name just the points."""
    told = [f"- {escaped(point)}" for point in points]
    return "\n".join([f"- **{_behind(name)}**", *(f"  {one}" for one in told)] if name else told)
