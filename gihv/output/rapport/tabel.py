"""A terminal: wrapped at its width, with colour where that is wanted."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

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
    text_of,
    with_years_merged,
    without_bars,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

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
    from rich.console import Console
    from rich.text import Text

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


def _section(console: "Console", section: Section) -> None:
    """A section. Beside its title goes what its table says of the years, in place of a head."""
    blocks, aside = section.blocks, None
    if section.title and len(blocks) == 1 and isinstance(blocks[0], Table):
        table, aside = common_state(blocks[0])
        aside = aside or _years(table, console.width)
        blocks = (table,)
    if section.title:
        _heading(console, section.title, aside or "")
    for block in blocks:
        for part in _renderables(block, console.width, headed=aside is None):
            console.print(part)


def _heading(console: "Console", title: str, aside: str) -> None:
    """A title with what stands aside at the right; below it where the line is too short."""
    from rich.text import Text

    line = Text(title, style="bold")
    room = console.width - line.cell_len - len(aside)
    if aside and room >= _GAP:
        line.append(" " * room + aside, style="not bold")
        console.print(line)
        return
    console.print(line)
    if aside:
        console.print(Text(" " * max(console.width - len(aside), 0) + aside))


def _renderables(block: Block, width: int, *, headed: bool) -> "Iterator[RenderableType]":
    from rich.text import Text

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


def _prose(text: str) -> "RenderableType":
    from rich.markdown import Markdown

    return Markdown(text, hyperlinks=False)


def _fields(fields: Fields, width: int) -> "Iterator[RenderableType]":
    """The labels with their texts beside them, or below them where there is too little room."""
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    room = width - _GAP - _widest(label for label, _ in fields.entries)
    needed = _widest(word for _, texts in fields.entries for text in texts for word in text.split())
    if room < min(needed, _READABLE):
        for label, texts in fields.entries:
            yield Text(label, style="bold")
            yield from (Padding(Text(text), (0, 0, 0, _INDENT)) for text in texts)
        return
    grid = Grid.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(ratio=1, overflow="fold")  # nothing is lost, whatever the width
    for label, texts in fields.entries:
        for index, text in enumerate(texts):
            grid.add_row(Text("" if index else label), Text(text))
    yield grid


def _widest(texts: Iterable[str]) -> int:
    """The cells that the widest of some texts takes."""
    from rich.cells import cell_len

    return max(map(cell_len, texts), default=0)


# -- tables ----------------------------------------------------------------------------------


def _table(table: Table, width: int, *, headed: bool) -> "Iterator[RenderableType]":
    """The head, and each row with what goes below its text; in too narrow a place, sentences."""
    from rich.padding import Padding
    from rich.text import Text

    if _is_squeezed(table, width):
        plain = without_bars(table)
        for row in plain.rows:
            yield Padding(Text(sentence_of(plain, row)), (0, 0, 0, _INDENT))
        return
    beside = _beside(table, width)
    shown = [index for index, column in enumerate(table.columns) if beside or not column.under]
    widths = _widths(table, shown, width)
    columns = [table.columns[index] for index in shown]
    if headed or (beside and any(column.under for column in columns)):
        titles = [Text(column.title, style="bold") for column in columns]
        yield _line(titles, columns, widths)
    text_at = next((at for at, column in enumerate(columns) if column.wrap), 0)
    indent = _INDENT + sum(widths[:text_at]) + _GAP * text_at
    for row in table.rows:
        yield _line([_styled(row[index]) for index in shown], columns, widths)
        for index, column in enumerate(table.columns):
            if index not in shown and (text := text_of(row[index])):
                below = Text(f"{column.title}: {text}", style="dim")
                yield Padding(below, (0, 0, 0, indent))


def _line(
    cells: "Sequence[Text]", columns: Sequence[Column], widths: Sequence[int]
) -> "RenderableType":
    """One row of cells, each wrapped in the width of its column."""
    from rich.padding import Padding
    from rich.table import Table as Grid

    grid = Grid.grid(padding=(0, _GAP, 0, 0))
    for column, width in zip(columns, widths, strict=True):
        grid.add_column(justify=column.align, width=width, overflow="fold")
    grid.add_row(*cells)
    return Padding(grid, (0, 0, 0, _INDENT))


def _years(table: Table, width: int) -> str | None:
    """The years above their columns, where the other columns speak for themselves."""
    if _is_squeezed(table, width):
        return None
    states = [
        column.title.ljust(least)
        for index, column in enumerate(table.columns)
        if (least := _least_of_state(table, index))
    ]
    beside = _beside(table, width)
    others = len([column for column in table.columns if beside or not column.under]) - len(states)
    return (" " * _GAP).join(states) if states and others <= _SELF_EVIDENT else None


def _beside(table: Table, width: int) -> bool:
    """Whether there is room for the columns that may go below a text to stand beside it."""
    texts = [column for column in table.columns if column.wrap or column.under]
    return bool(texts) and _room(table, range(len(table.columns)), width) >= _READABLE * len(texts)


def _room(table: Table, shown: Sequence[int], width: int) -> int:
    """What the columns that do not wrap leave for those that do."""
    fixed = sum(_natural(table, index) for index in shown if not _wraps(table.columns[index]))
    return width - _INDENT - fixed - _GAP * (len(shown) - 1)


def _is_squeezed(table: Table, width: int) -> bool:
    """Whether the columns leave too little room for the longest word of a text between them."""
    shown = [
        i for i, column in enumerate(table.columns) if _beside(table, width) or not column.under
    ]
    texts = [index for index in shown if _wraps(table.columns[index])]
    room = _room(table, shown, width)
    needed = _widest(
        word for row in table.rows for index in texts for word in text_of(row[index]).split()
    )
    return room < 0 or (bool(texts) and room // len(texts) < min(needed, _READABLE))


def _wraps(column: Column) -> bool:
    return column.wrap or column.under


def _widths(table: Table, shown: Sequence[int], width: int) -> list[int]:
    """The width of each column that is shown: those that wrap share what the others leave."""
    texts = [index for index in shown if _wraps(table.columns[index])]
    share = _room(table, shown, width) // max(len(texts), 1)
    return [max(share, 1) if index in texts else _natural(table, index) for index in shown]


def _natural(table: Table, index: int) -> int:
    """How wide a column is that does not wrap; a title above figures may, if texts need room."""
    from rich.cells import cell_len

    column = table.columns[index]
    is_tight = column.align == "right" and any(map(_wraps, table.columns))
    words = column.title.split() if is_tight else [column.title]
    title = max(map(cell_len, words), default=0)
    least = _least_of_state(table, index) or (_LONGEST_NUMBER if index == 0 else 0)
    cells = (row[index] for row in table.rows)
    longest = max((_BAR if isinstance(c, Balk) else cell_len(text_of(c)) for c in cells), default=0)
    return max(title, least, longest)


def _least_of_state(table: Table, index: int) -> int | None:
    """How wide a column of states is, whichever words it holds; None for another column.

    The same in all tables of a report, so that their years stand in line.
    """
    cells = [row[index] for row in table.rows]
    words = [cell.woord for cell in cells if isinstance(cell, Staat)]
    return max(_LONGEST_STATE, *map(len, words)) if words else None


def _styled(cell: Cell) -> "Text":
    from rich.text import Text

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
