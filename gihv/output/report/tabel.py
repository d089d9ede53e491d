"""A terminal: wrapped at its width, with colour where that is wanted.

Imported only where a terminal is written to, so that no other command pays for rich.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from gihv.markdown import bulleted
from gihv.report.value import (
    Balk,
    Block,
    Bullets,
    Cell,
    Column,
    Fields,
    Prose,
    Report,
    Section,
    Staat,
    Table,
    common_state,
    sentence_of,
    state_columns,
    text_of,
    with_years_merged,
    without_bars,
)

_COLOURS = {
    "gedekt": "green",
    "deels": "yellow",
    "beoogd": "cyan",
    "gezocht": "red",
    "onbekend": "red",
    "ontbreekt": "red",
    "geen": "magenta",
}
_LONGEST_STATE = max(map(len, _COLOURS))
_LONGEST_NUMBER = len("6.10")
_SELF_EVIDENT = 2  # a number and a title need no head
_INDENT = 2
_GAP = 2
_BAR = 20
_READABLE = 40
"""How wide a column of text must be to stand beside another; else it goes below it."""


def render(report: Report, *, width: int, colour: bool) -> str:
    """See Render."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    _heading(console, report.title, report.aside)
    for paragraph in report.lead:
        console.print()
        console.print(Text(paragraph))
    for section in report.sections:
        if section.title or section.blocks:
            console.print()
        _section(console, section)
    if report.closing:
        console.print()
        for line in report.closing:
            console.print(Text(line, style="dim"))
    lines = (line.rstrip() for line in stream.getvalue().splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _section(console: Console, section: Section) -> None:
    """A section. Beside its title goes what its table says of the years, in place of a head."""
    blocks, aside = section.blocks, ""
    if section.title and len(blocks) == 1 and isinstance(blocks[0], Table):
        table, common = common_state(blocks[0])
        aside = common or _years(table, console.width)
        blocks = (table,)
    if section.title:
        _heading(console, section.title, aside)
    for block in blocks:
        for part in _renderables(block, console.width, headed=not aside):
            console.print(part)


def _heading(console: Console, title: str, aside: str) -> None:
    """A title with what stands aside at the right; below it where the line is too short."""
    line = Text(title, style="bold")
    room = console.width - line.cell_len - len(aside)
    if aside and room >= _GAP:
        line.append(" " * room + aside, style="not bold")
        console.print(line)
        return
    console.print(line)
    if aside:
        console.print(aside.rjust(console.width))


def _renderables(block: Block, width: int, *, headed: bool) -> Iterator[RenderableType]:
    match block:
        case str():
            yield Text(block)
        case Prose(text=text):
            yield _prose(text)
        case Bullets(texts=texts):
            yield _prose(bulleted(texts))
        case Fields():
            yield from _fields(block, width)
        case Table():
            yield from _table(with_years_merged(block), width, headed=headed)


def _prose(text: str) -> RenderableType:
    from rich.markdown import Markdown  # slow to import, and few reports have prose

    return Markdown(text, hyperlinks=False)


def _fields(fields: Fields, width: int) -> Iterator[RenderableType]:
    """The labels with their texts beside them."""
    label_width = _widest(label for label, _ in fields.entries)
    columns = (Column(""), Column("", wrap=True))
    widths = (label_width, max(width - _GAP - label_width, 1))
    for label, texts in fields.entries:
        for index, text in enumerate(texts):
            cells = [Text("" if index else label, style="bold"), Text(text)]
            yield _line(cells, columns, widths, indent=0)


# -- tables ----------------------------------------------------------------------------------


class _Layout(NamedTuple):
    """The columns that stand beside each other, by their indexes, and how wide each is."""

    shown: Sequence[int]
    widths: Sequence[int]


def _table(table: Table, width: int, *, headed: bool) -> Iterator[RenderableType]:
    """The head, and each row with what goes below its text; in too narrow a place, sentences."""
    layout = _layout(table, width)
    if layout is None:
        plain = without_bars(table)
        for row in plain.rows:
            yield Padding(Text(sentence_of(plain, row)), (0, 0, 0, _INDENT))
        return
    shown, widths = layout
    columns = [table.columns[index] for index in shown]
    if headed or any(column.under for column in columns):
        yield _line([Text(column.title, style="bold") for column in columns], columns, widths)
    text_at = next((at for at, column in enumerate(columns) if column.wrap), 0)
    indent = _INDENT + sum(widths[:text_at]) + _GAP * text_at
    for row in table.rows:
        yield _line([_styled(row[index]) for index in shown], columns, widths)
        for index, column in enumerate(table.columns):
            if index not in shown and (text := text_of(row[index])):
                below = Text(f"{column.title}: {text}", style="dim")
                yield Padding(below, (0, 0, 0, indent))


def _line(
    cells: Sequence[Text],
    columns: Sequence[Column],
    widths: Sequence[int],
    indent: int = _INDENT,
) -> RenderableType:
    """One row of cells, each wrapped in the width of its column."""
    grid = Grid.grid(padding=(0, _GAP, 0, 0))
    for column, width in zip(columns, widths, strict=True):
        grid.add_column(justify=column.align, width=width, overflow="fold")
    grid.add_row(*cells)
    return Padding(grid, (0, 0, 0, indent))


def _layout(table: Table, width: int) -> _Layout | None:
    """All columns beside each other; or else those with `under` below; None if neither fits.

    Texts share what the other columns leave, and each must have room for its longest word.
    """
    every = range(len(table.columns))
    above = [index for index in every if not table.columns[index].under]
    for shown, least in ((every, _READABLE), (above, 0)):
        texts = [index for index in shown if _is_text(table.columns[index])]
        fixed = {index: _natural(table, index) for index in shown if index not in texts}
        room = width - _INDENT - sum(fixed.values()) - _GAP * (len(shown) - 1)
        share = room // max(len(texts), 1)
        words = _longest_word(text_of(row[index]) for row in table.rows for index in texts)
        if room >= 0 and (not texts or share >= max(least, words)):
            return _Layout(shown, [fixed.get(index, share) for index in shown])
    return None


def _is_text(column: Column) -> bool:
    return column.wrap or column.under


def _natural(table: Table, index: int) -> int:
    """How wide a column is that does not wrap; a title above figures may, if texts need room."""
    column = table.columns[index]
    is_tight = column.align == "right" and any(map(_is_text, table.columns))
    titles = column.title.split() if is_tight else [column.title]
    cells = [_styled(row[index]).plain for row in table.rows]
    is_state = index in state_columns(table)
    least = _LONGEST_STATE if is_state else 0 if index else _LONGEST_NUMBER
    return max(least, _widest([*titles, *cells]))


def _years(table: Table, width: int) -> str:
    """The years above their columns, where the other columns speak for themselves."""
    layout, years = _layout(table, width), state_columns(table)
    if layout is None or not years or len(layout.shown) - len(years) > _SELF_EVIDENT:
        return ""
    titles = (table.columns[index].title.ljust(_natural(table, index)) for index in years)
    return (" " * _GAP).join(titles)


def _longest_word(texts: Iterable[str]) -> int:
    """The cells of the longest word; one longer than a readable line may be broken."""
    return min(_widest(word for text in texts for word in text.split()), _READABLE)


def _widest(texts: Iterable[str]) -> int:
    """The cells that the widest of some texts takes."""
    return max(map(cell_len, texts), default=0)


def _styled(cell: Cell) -> Text:
    match cell:
        case Staat(woord=word):
            return Text(word, style=_COLOURS.get(word, ""))
        case Balk(van=first, tot=last, geheel=whole):
            return Text(_bar(first, last, whole))
    return Text(text_of(cell))


def _bar(first: int, last: int, whole: int) -> str:
    """A bar that is filled from one point of the whole to another."""
    start, end = (round(_BAR * point / whole) if whole else 0 for point in (first, last))
    end = max(end, start + 1) if last > first else end
    return "·" * start + "█" * (end - start) + "·" * (_BAR - end)
