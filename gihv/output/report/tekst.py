"""Plain lines that ignore the width: for a pipe, a mail, a screen reader. One row is one line."""

from collections.abc import Iterator

from gihv.output.cells import visible_lines
from gihv.report import value
from gihv.report.value import Block, Report, Section, Table


def render(report: Report, **_: object) -> str:
    """See renderer."""
    report = value.for_people(report)
    # One table alone is what the whole report is about.
    sections = [_section(one, named=len(report.sections) > 1) for one in report.sections]
    head = [", ".join(filter(None, (report.title, report.aside))), *report.below]
    parts = [head, report.lead, *sections]
    text = "\n\n".join("\n".join(lines) for lines in [*parts, report.closing] if lines)
    return visible_lines(text.strip("\n")) + "\n"


def _section(section: Section, *, named: bool) -> list[str]:
    """Under its title, or else that of its table's first column."""
    title = ": ".join(filter(None, (section.title, section.aside)))
    match section.blocks:
        case [Table(columns=[first, second, *_]), *_] if named and second.align == "right":
            title = title or first.title
    lines = [line for block in section.blocks for line in _lines(block)]
    return [title, *lines] if title else lines


def _lines(block: Block) -> Iterator[str]:
    match block:
        case str():
            yield block
        case value.Prose(text=text):
            yield from text.splitlines()
        case value.Bullets(texts=texts):
            yield from (f"- {text}" for text in texts)
        case value.Fields(entries=entries):
            for label, texts in entries:
                yield ": ".join(filter(None, (label, "; ".join(texts))))
        case Table(points=True):
            for name, points in value.points_of(block):
                yield from (": ".join(filter(None, (name, point))) for point in points)
        case Table(rows=()):
            yield "geen"
        case Table():
            yield from (value.sentence_of(block, row) for row in block.rows)
