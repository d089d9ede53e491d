"""A terminal: wrapped at its width, with colour where that is wanted."""

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from gihv.output.report.markdown import part
from gihv.report import value
from gihv.report.value import Block, Report, Section, Table, text_of

_COLOURS = {"gedekt": "green", "deels": "yellow", "beoogd": "cyan", "geen": "magenta"}
_COLOURS |= dict.fromkeys(("gezocht", "onbekend", "ontbreekt"), "red")
_LONGEST_STATE = max(map(len, _COLOURS))
_LONGEST_NUMBER = len("6.10")
_SELF_EVIDENT = 2  # a number and a title need no head
_INDENT = 2
_GAP = 2
_BAR = 20
_READABLE = 40
"""How wide a column of text must be to stand beside another; else it goes below it."""


def render(report: Report, *, width: int, colour: bool) -> str:
    """See renderer."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    for each in _report(report, width):
        console.print(each)
    lines = (line.rstrip() for line in stream.getvalue().splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _report(report: Report, width: int) -> Iterator[RenderableType]:
    yield _heading(report.title, report.aside, width)
    for paragraph in report.lead:
        yield f"\n{paragraph}"
    for section in report.sections:
        if section.title or section.blocks:
            yield ""
        yield from _section(section, width)
    if report.closing:
        yield Text("\n" + "\n".join(report.closing), "dim")


def _section(section: Section, width: int) -> Iterator[RenderableType]:
    """A section. Beside its title goes what its table says of the years, in place of a head."""
    blocks, aside = section.blocks, ""
    match blocks:
        case [Table() as whole] if section.title:
            table, common = value.common_state(whole)
            aside, blocks = common or _years(table, width), (table,)
    if section.title:
        yield _heading(section.title, aside, width)
    for block in blocks:
        yield from _block(block, width, headed=not aside)


def _heading(title: str, aside: str, width: int) -> Text:
    """A title with what stands aside at the right; below it where the line is too short."""
    line = Text(title, "bold")
    room = width - line.cell_len
    if aside and room < len(aside) + _GAP:
        line.append("\n")
        room = width
    return line.append(aside and aside.rjust(room), "not bold")


def _block(block: Block, width: int, *, headed: bool) -> Iterator[RenderableType]:
    match block:
        case str():
            yield block
        case value.Prose() | value.Bullets():
            from rich.markdown import Markdown  # slow to import, and few reports have prose

            yield Markdown(part(block), hyperlinks=False)
        case value.Fields(entries=entries):
            grid = Grid.grid(padding=(0, _GAP, 0, 0))
            grid.add_column(style="bold", no_wrap=True)
            grid.add_column(overflow="fold")
            for label, texts in entries:
                grid.add_row(label, "\n".join(texts))
            yield grid
        case Table():
            yield from _table(value.with_years_merged(block), width, headed=headed)


def _table(table: Table, width: int, *, headed: bool) -> Iterator[RenderableType]:
    """The head, and each row with what goes below its text; in too narrow a place, sentences."""
    columns, widths = table.columns, _widths(table, width)
    if not widths:
        for row in table.rows:
            yield Padding.indent(value.sentence_of(table, row), _INDENT)
        return
    if headed or any(columns[index].under for index in widths):
        yield _line(table, widths, [Text(column.title, "bold") for column in columns])
    text_at = next((index for index in widths if columns[index].wrap), 0)
    indent = _INDENT + sum(size + _GAP for index, size in widths.items() if index < text_at)
    for row in table.rows:
        yield _line(table, widths, [_styled(cell) for cell in row])
        for index, (column, cell) in enumerate(zip(columns, row, strict=True)):
            if index not in widths and (text := text_of(cell)):
                yield Padding.indent(Text(f"{column.title}: {text}", "dim"), indent)


def _line(table: Table, widths: dict[int, int], cells: Sequence[Text]) -> RenderableType:
    """One row of cells, each wrapped in the width of its column."""
    grid = Grid.grid(padding=(0, _GAP, 0, 0))
    for index, size in widths.items():
        grid.add_column(justify=table.columns[index].align, width=size, overflow="fold")
    grid.add_row(*(cells[index] for index in widths))
    return Padding.indent(grid, _INDENT)


def _widths(table: Table, width: int) -> dict[int, int]:
    """The columns that stand beside each other, by index, with their widths; empty if none fit.

    That is all of them, or else those without `under`. Texts share what the other columns leave,
    and each must have room for its longest word.
    """
    columns = table.columns
    every = range(len(columns))
    above = [index for index in every if not columns[index].under]
    for shown, least in ((every, _READABLE), (above, 0)):
        texts = [index for index in shown if columns[index].wrap or columns[index].under]
        widths = {index: _natural(table, index) for index in shown if index not in texts}
        room = width - _INDENT - sum(widths.values()) - _GAP * (len(shown) - 1)
        share = room // max(len(texts), 1)
        words = [word for row in table.rows for at in texts for word in text_of(row[at]).split()]
        # A word that is longer than a readable line may be broken.
        if room >= 0 and (not texts or share >= max(least, min(_widest(words), _READABLE))):
            return {index: widths.get(index, share) for index in shown}
    return {}


def _natural(table: Table, index: int) -> int:
    """How wide a column is that does not wrap; a title above figures may, if texts need room."""
    column = table.columns[index]
    tight = column.align == "right" and any(one.wrap or one.under for one in table.columns)
    titles = column.title.split() if tight else [column.title]
    is_state = index in value.columns_of(table, value.Staat)
    least = _LONGEST_STATE if is_state else 0 if index else _LONGEST_NUMBER
    return max(least, _widest([*titles, *(_styled(row[index]).plain for row in table.rows)]))


def _years(table: Table, width: int) -> str:
    """The years above their columns, where the other columns speak for themselves."""
    widths, years = _widths(table, width), value.columns_of(table, value.Staat)
    if not widths or len(widths) - len(years) > _SELF_EVIDENT:
        return ""
    return (" " * _GAP).join(table.columns[index].title.ljust(widths[index]) for index in years)


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


def _styled(cell: value.Cell) -> Text:
    match cell:
        case value.Staat(woord=word):
            return Text(word, _COLOURS.get(word, ""))
        case value.Balk(van=first, tot=last, geheel=whole):
            start, end = (round(_BAR * point / whole) if whole else 0 for point in (first, last))
            end = max(end, start + 1) if last > first else end
            return Text("·" * start + "█" * (end - start) + "·" * (_BAR - end))
    return Text(text_of(cell))
