"""Plain lines that ignore the width: for a pipe, a mail, a screen reader. One row is one line."""

from collections.abc import Iterator

from gihv.report.value import (
    Block,
    Bullets,
    Fields,
    Prose,
    Report,
    Section,
    Table,
    sentence_of,
    with_years_merged,
)


def render(report: Report, **_: object) -> str:
    """See renderer."""
    # One table alone is what the whole report is about.
    sections = [_section(one, named=len(report.sections) > 1) for one in report.sections]
    parts = [[": ".join(filter(None, (report.title, report.aside)))], report.lead, *sections]
    text = "\n\n".join("\n".join(lines) for lines in [*parts, report.closing] if lines)
    return text.strip("\n") + "\n"


def _section(section: Section, *, named: bool) -> list[str]:
    title = section.title or (_title(section) if named else "")
    lines = [line for block in section.blocks for line in _lines(block)]
    return [title, *lines] if title else lines


def _lines(block: Block) -> Iterator[str]:
    match block:
        case str():
            yield block
        case Prose(text=text):
            yield from text.splitlines()
        case Bullets(texts=texts):
            yield from (f"- {text}" for text in texts)
        case Fields(entries=entries):
            for label, texts in entries:
                yield f"{label}: {'; '.join(texts)}" if label else "; ".join(texts)
        case Table():
            table = with_years_merged(block)
            for row in table.rows:
                yield sentence_of(table, row)


def _title(section: Section) -> str:
    """The head of a section that has none of its own: the title of its table's first column."""
    match section.blocks:
        case [Table(columns=[first, second, *_]), *_] if second.align == "right":
            return first.title
    return ""
