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
    without_bars,
)


def render(report: Report, *, width: int, colour: bool) -> str:  # noqa: ARG001 - as every format
    """See Render."""
    lines = [": ".join(part for part in (report.title, report.aside) if part)]
    if report.lead:
        lines += ["", *report.lead]
    for section in report.sections:
        if section.title:
            lines += ["", section.title]
        elif section.blocks:
            # One table alone is what the whole report is about.
            lines += ["", *(_named_by_its_table(section) if len(report.sections) > 1 else ())]
        for block in section.blocks:
            lines += _lines(block)
    if report.closing:
        lines += ["", *report.closing]
    return "\n".join(lines).strip("\n") + "\n"


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
            table = with_years_merged(without_bars(block))
            for row in table.rows:
                yield sentence_of(table, row)


def _named_by_its_table(section: Section) -> list[str]:
    """The head of a section that has no title of its own: the title of its table's first column."""
    first = section.blocks[0]
    if not isinstance(first, Table):
        return []
    title, *others = first.columns
    return [title.title] if others and others[0].align == "right" else []
