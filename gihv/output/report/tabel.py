"""A terminal: a line for each thing, cut at its width, with colour where that is wanted."""

import io
from collections.abc import Iterable, Iterator, Mapping

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from gihv.dutch import number
from gihv.output.report.markdown import part
from gihv.report import value
from gihv.report.value import Balk, Block, Cell, Report, Section, Table, Told, text_of

_ATTENTION = "red"
_COLOURS = {"gedekt": "green", "deels": "yellow", "beoogd": "cyan"}
_COLOURS |= dict.fromkeys(("open", "geen", "gezocht", "onbekend", "ontbreekt"), _ATTENTION)
_INDENT = 2
_GAP = 2
_ASIDE = "   "
_BAR = 20
_LEAST = 8
"""What a text needs of a line; with less, rows become sentences."""


def render(
    report: Report, *, width: int, colour: bool, breed: bool = False, alles: bool = False
) -> str:
    """See renderer. `breed`: long texts take more lines; `alles`: no rows are left out."""
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
    for each in _report(report, _Screen(width, breed=breed, alles=alles)):
        console.print(each)
    lines = (line.rstrip() for line in stream.getvalue().splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _report(report: Report, screen: "_Screen") -> Iterator[RenderableType]:
    if report.title:
        yield screen.heading(report.title, report.aside)
    for paragraph in report.lead:
        yield f"\n{paragraph}"
    for section in report.sections:
        if section.title or section.blocks:
            yield ""
        yield from screen.section(section)
    if report.closing:
        yield Text("\n" + "\n".join(report.closing), "dim")


class _Screen:
    """A terminal so many columns wide, and how much of what is long is shown."""

    def __init__(self, width: int, *, breed: bool, alles: bool) -> None:
        self.width, self.breed, self.alles = width, breed, alles

    def heading(self, title: str, aside: str) -> Text:
        """A title and what stands beside it; below it where the line is too short."""
        line = Text(title, "bold")
        fits = cell_len(title + _ASIDE + aside) <= self.width
        return line.append(aside and f"{_ASIDE if fits else chr(10)}{aside}", "not bold")

    def section(self, section: Section) -> Iterator[RenderableType]:
        if section.title:
            yield self.heading(section.title, section.aside)
        for block in section.blocks:
            yield from self.block(block, indent=_INDENT if section.title else 0)

    def block(self, block: Block, *, indent: int) -> Iterator[RenderableType]:
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
                yield from self.table(block, indent=_INDENT if block.bare else indent)

    def table(self, table: Table, *, indent: int) -> Iterator[RenderableType]:
        """A head, and a line for each row; in too narrow a place sentences."""
        shown = value.for_people(table)
        rows = shown.rows if self.alles else shown.rows[: table.most]
        shown = shown._replace(rows=rows)
        widths = _widths(shown, self.width - indent)
        lines: list[RenderableType] = [self.grid(shown, widths)] if widths and rows else []
        if not widths:
            lines += [value.sentence_of(shown, row) for row in rows]
        if not rows:
            lines.append("geen")
        if left := len(table.rows) - len(rows):
            lines.append(Text(f"… en {number(left)} meer: --alles", "dim"))
        yield from (Padding.indent(line, indent) for line in lines)

    def grid(self, table: Table, widths: Mapping[int, int]) -> RenderableType:
        """Cells beside each other, each in the width of its column; see _widths."""
        grid = Grid(
            box=None,
            show_header=not table.bare and any(column.title for column in table.columns),
            header_style="bold",
            padding=(0, _GAP, 0, 0),
            pad_edge=False,
        )
        for index, size in widths.items():
            column = table.columns[index]
            grid.add_column(
                column.title,
                justify=column.align,
                width=size,
                no_wrap=not (self.breed and column.share),
                overflow="fold" if self.breed else "ellipsis",
            )
        for row in table.rows:
            grid.add_row(*(self.cell(row[index], size) for index, size in widths.items()))
        return grid

    def cell(self, cell: Cell, size: int) -> Text:
        text = _styled(cell, size)
        if not self.breed and isinstance(cell, Told) and cell.kort and text.cell_len > size:
            text = Text(cell.kort)
            text.truncate(size - cell_len(cell.rest), overflow="ellipsis")
            return text.append(cell.rest)
        return text


def _widths(table: Table, width: int) -> Mapping[int, int]:
    """The columns that are shown, by index, with their widths; empty where they do not fit.

    Texts share what the other columns leave, and bars what those leave then.
    """
    columns = dict(enumerate(table.columns))
    bars = value.columns_of(table, Balk)
    shown = [index for index in columns if index not in bars]
    widths = {
        index: max(map(cell_len, (columns[index].title, *_texts(table, index)))) for index in shown
    }
    texts = {index: columns[index].share for index in shown if columns[index].share}
    fixed = sum(widths[index] for index in shown if index not in texts)
    room = width - fixed - _GAP * (len(shown) - 1)
    if room < sum(min(_LEAST, widths[index]) for index in texts):
        return {}
    while texts:
        part = room / sum(texts.values())
        narrow = [index for index, share in texts.items() if widths[index] <= part * share]
        for index in narrow or texts:
            widths[index] = widths[index] if narrow else int(part * texts[index])
        room -= sum(widths[index] for index in narrow)
        texts = {index: share for index, share in texts.items() if narrow and index not in narrow}
    room = width - sum(widths.values()) - _GAP * (len(shown) - 1)
    size = min(_BAR, room // len(bars) - _GAP) if bars else 0
    widths |= dict.fromkeys(bars, size) if size >= _LEAST else {}
    return dict(sorted(widths.items()))


def _texts(table: Table, index: int) -> Iterable[str]:
    return (_styled(row[index], 0).plain for row in table.rows)


def _styled(cell: Cell, size: int) -> Text:
    """A cell on one line; a bar in this size."""
    match cell:
        case value.Staat(woord=word):
            return Text(word, _COLOURS.get(word, ""))
        case Balk(van=first, tot=last, geheel=whole):
            start, end = (round(size * point / whole) if whole else 0 for point in (first, last))
            end = max(end, start + 1) if last > first else end
            return Text(" " * start + "█" * (end - start))
    return Text(" ".join(text_of(cell).splitlines()))
