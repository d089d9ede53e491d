"""Markdown, to paste in a nota or a merge request."""

from collections.abc import Iterator

from gihv.markdown import bulleted, escaped
from gihv.report.value import Block, Bullets, Fields, Prose, Report, Table, text_of, without_bars


def render(report: Report, *, width: int, colour: bool) -> str:  # noqa: ARG001 - as every format
    """See Render."""
    parts = [f"# {escaped(report.title, opens=False)}"]
    if report.aside:
        parts.append(escaped(report.aside))
    parts += map(escaped, report.lead)
    for section in report.sections:
        if section.title:
            parts.append(f"## {escaped(section.title, opens=False)}")
        for block in section.blocks:
            parts += _parts(block)
    parts += map(escaped, report.closing)
    return "\n\n".join(parts) + "\n"


def _parts(block: Block) -> Iterator[str]:
    match block:
        case str():
            yield escaped(block)
        case Prose(text=text):
            yield text
        case Bullets(texts=texts):
            yield bulleted(texts)
        case Fields(entries=entries):
            yield "\n".join(_field(label, "; ".join(texts)) for label, texts in entries)
        case Table():
            yield _table(block)


def _field(label: str, text: str) -> str:
    if not label:
        return f"- {escaped(text)}"
    return f"- **{escaped(label, opens=False)}:** {escaped(text, opens=False)}"


def _table(whole: Table) -> str:
    table = without_bars(whole)
    rules = ["---:" if column.align == "right" else "---" for column in table.columns]
    texts = [[column.title for column in table.columns]]
    texts += [[text_of(cell) for cell in row] for row in table.rows]
    head, *rows = ([escaped(text, opens=False) for text in row] for row in texts)
    lines = [head, rules, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
