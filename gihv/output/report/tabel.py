"""A terminal: a line for each thing, cut at its width, with colour where that is wanted."""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.console import Console, OverflowMethod, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from gihv.dutch import number
from gihv.money import Som
from gihv.output.cells import visible_lines
from gihv.output.report.markdown import part
from gihv.report import value
from gihv.report.value import Block, Cell, Column, Report, Section, Table, Told, text_of

_COLOURS = {"gedekt": "green", "deels": "yellow", "beoogd": "cyan"}
_COLOURS |= {"op schema": "green", "aandacht": "yellow", "achter": "red"}
_COLOURS |= dict.fromkeys(("open", "geen", "gezocht", "onbekend", "ontbreekt"), "red")
_INDENT = 2
_GAP = 2
_ASIDE = "   "
_BAR = 20
_LEAST = 8
"""What a text needs of a line; with less, rows become sentences."""
_HELD = "\ue000"
"""Stands for a hard space, at which rich would break a line."""


def render(
    report: Report, *, width: int, colour: bool, breed: bool = False, alles: bool = False
) -> str:
    """See renderer. `breed`: long texts take more lines; `alles`: no rows are left out."""
    colours: Literal["standard"] | None = "standard" if colour else None
    console = Console(file=io.StringIO(), width=width, color_system=colours, _environ={})
    shown = value.for_people(report)
    blocks = [block for section in shown.sections for block in section.blocks]
    entries = [entry for one in blocks if isinstance(one, value.Fields) for entry in one.entries]
    labels = max((cell_len(label) for label, _ in entries), default=0)
    text = "\n".join(_Screen(console, breed, alles, labels).report(shown))
    text = re.sub(r"(?m)(?: |\x1b\[[0-9;]*m)+$", lambda end: end[0].replace(" ", ""), text)
    return re.sub(r"\n{3,}", "\n\n", text.replace(_HELD, "\u00a0")).strip("\n") + "\n"


class _Screen(NamedTuple):
    """A terminal, how much it shows of what is long, and the width of the widest of all labels."""

    console: Console
    breed: bool
    alles: bool
    labels: int

    def report(self, report: Report) -> Iterator[str]:
        yield from self.drawn(self.heading(report.title, report.aside))
        yield from self.drawn(_text("\n".join(report.below)))
        for paragraph in report.lead:
            yield from ("", *self.drawn(_text(paragraph)))
        for section in report.sections:
            yield from ("", *self.section(section))
        yield from ("", *self.drawn(_text("\n".join(report.closing), "dim")))

    def drawn(self, what: RenderableType, indent: int = 0) -> list[str]:
        """The lines that rich makes of it; none of an empty text."""
        with self.console.capture() as taken:
            self.console.print(what, width=self.console.width - indent)
        return [" " * indent + line for line in taken.get().splitlines() if what]

    def heading(self, title: str, aside: str, room: int = 0) -> Text:
        """A title in this room, and what stands beside it; below it where the line is too short."""
        left = room - cell_len(title)
        gap = " " * left if left >= _GAP else _ASIDE
        if cell_len(f"{title}{gap}{aside}") > self.console.width:
            gap = "\n"
        return _text(title, "bold").append(_text(f"{gap}{aside}" if aside else ""))

    def section(self, section: Section) -> Iterator[str]:
        """Its blocks below its title; beside that the titles of years that leave room for it."""
        indent = _INDENT if section.title else 0
        lines = [line for block in section.blocks for line in self.block(block, indent)]
        heading = self.heading(section.title or "", section.aside, self.labels + _GAP)
        head = self.drawn(heading)
        match section.blocks:
            case [Table(columns=[Column(title=""), *_], bare=False), *_]:
                if head and lines[0].startswith(" " * (heading.cell_len + _GAP)):
                    lines[0] = head.pop() + lines[0][heading.cell_len :]
        yield from (*head, *lines)

    def block(self, block: Block, indent: int) -> list[str]:
        match block:
            case str():
                return self.drawn(_text(block), indent)
            case value.Prose() | value.Bullets() | Table(points=True):
                from rich.markdown import Markdown  # slow to import, and few reports have prose

                said = visible_lines(part(block)).replace("\u00a0", _HELD)
                text = Markdown(said, hyperlinks=False)
                return self.drawn(text, indent if isinstance(block, value.Prose) else 0)
            case value.Fields(entries=entries):
                grid = Grid.grid(padding=(0, _GAP, 0, 0))
                grid.add_column(width=self.labels)
                grid.add_column(overflow="fold")
                for label, texts in entries:
                    grid.add_row(_text(label, "bold"), _text("\n".join(texts)))
                return self.drawn(grid)
            case Table(bare=bare):
                return self.table(block, _INDENT if bare else indent)

    def table(self, table: Table, indent: int) -> list[str]:
        """A head, and a line for each row; in too narrow a place sentences."""
        if not table.rows:
            return self.drawn(_text("geen"), indent)
        count = len(table.rows) - table.total
        most = count if self.alles or table.most is None else min(count, table.most)
        shown = table._replace(rows=(*table.rows[:most], *table.rows[count:]))
        width = self.console.width - indent
        told: RenderableType | None = self.grid(shown, width)
        if told is None:
            sentences = (_text(value.sentence_of(shown, row)) for row in shown.rows)
            hanging = Text(f"\n{' ' * _INDENT}")
            folded = (hanging.join(one.wrap(self.console, width - _INDENT)) for one in sentences)
            told = Text("\n").join(folded)
        more = f"… en {number(count - most)} meer: --alles" if count > most else ""
        return self.drawn(told, indent) + self.drawn(_text(more, "dim"), indent)

    def grid(self, table: Table, width: int) -> Grid | None:
        """Cells beside each other, each in the width of its column; None where they do not fit."""
        columns = list(zip(table.columns, *table.rows, strict=True))
        texts = [_texts("" if table.bare else title.title, cells) for title, *cells in columns]
        widths = self.widths(table, texts, width)
        if not widths:
            return None
        left = width - sum(widths) - _GAP * (len(widths) - 1)
        bars = sum(column.balk > 0 for column in table.columns)
        bar = min(_BAR, left // bars - _GAP) if bars else 0
        overflow: OverflowMethod = "fold" if self.breed else "ellipsis"
        grid = Grid.grid(padding=(0, _GAP, 0, 0))
        drawn = []
        for (column, *cells), size, told in zip(columns, widths, texts, strict=True):
            title, *lines = (one.rjust(size) if column.align == "right" else one for one in told)
            grid.add_column(width=size, no_wrap=not self.breed, overflow=overflow)
            drawn.append([_text(title, "bold"), *map(self.cell, cells, lines, repeat(size))])
            if column.balk and bar >= _LEAST:
                grid.add_column(width=bar)
                drawn.append([_text(""), *(_bar(one, column.balk, bar) for one in cells)])
        head, *rows = zip(*drawn, strict=True)
        for row in (head, *rows) if any(title for title, *_ in texts) else rows:
            grid.add_row(*row)
        return grid

    def widths(self, table: Table, texts: list[list[str]], width: int) -> list[int]:
        """The widths of the columns, of which texts share what the others leave; none: no room."""
        widths = [max(map(cell_len, one)) for one in texts]
        shares = [column.share for column in table.columns]
        least = list(widths)
        for at in (at for at, share in enumerate(shares) if share):
            words = " ".join(texts[at] if self.breed else texts[at][:1]).split(" ")
            least[at] = max(min(_LEAST, widths[at]), *map(cell_len, words))
        room, needed, parts = width - _GAP * (len(widths) - 1), sum(least), sum(shares)
        if room < needed:
            return []
        # Who asks least for its share is first, as it may leave some of it to the others.
        for at in sorted(range(len(shares)), key=lambda at: shares[at] and widths[at] / shares[at]):
            needed -= least[at]
            share = min(room - needed, room * shares[at] // max(1, parts))
            widths[at] = min(widths[at], max(least[at], share))
            room, parts = room - widths[at], parts - shares[at]
        return widths

    def cell(self, cell: Cell, text: str, size: int) -> Text:
        """What is shown of a cell in so many columns; `text` is the whole of it."""
        match cell:
            case Told(kort=kort, rest=rest) if kort and not self.breed and cell_len(text) > size:
                short = _text(kort)
                short.truncate(size - cell_len(rest), overflow="ellipsis")
                return short.append(rest)
            case value.Staat(woord=word) | Told(soort="oordeel", tekst=word):
                return _text(text, _COLOURS.get(word, ""))
        return _text(text)


def _texts(title: str, cells: Sequence[Cell]) -> list[str]:
    """The title of a column and its cells, on a line each; counts in sums below each other."""
    sums = [value.parts_of(cell) if isinstance(cell, Som) else ("", "") for cell in cells]
    width = max(len(counted) for _, counted in sums)
    texts = [title]
    for cell, (known, counted) in zip(cells, sums, strict=True):
        between = " + " if counted else " " * 3 if width else ""
        texts.append(f"{known}{between}{counted:>{width}}" if known else counted or text_of(cell))
    return [_text(" ".join(text.splitlines())).plain for text in texts]


def _bar(cell: Cell, whole: int, size: int) -> Text:
    part_of_it = cell if isinstance(cell, int) else 0
    return _text("█" * max(min(1, part_of_it), round(size * part_of_it / whole)))


def _text(text: str, style: str = "") -> Text:
    """A text that steers no screen; what fills a line behind it has no style."""
    return Text.assemble((visible_lines(text).replace("\u00a0", _HELD), style))
