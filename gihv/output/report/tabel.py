"""A terminal: a line for each thing, cut at its width, with colour where that is wanted."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from gihv.dutch import number
from gihv.money import Som
from gihv.output.cells import visible
from gihv.output.report.markdown import part
from gihv.report import value
from gihv.report.value import Balk, Block, Cell, Column, Report, Section, Table, Told, text_of

_BOLD, _DIM, _ATTENTION = "1", "2", "31"
_COLOURS = {"gedekt": "32", "deels": "33", "beoogd": "36"}
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
    shown = value.for_people(report)
    screen = _Screen(width, colour=colour, breed=breed, alles=alles, labels=_labels(shown))
    lines = screen.report(shown)
    text = re.sub(
        r"(?m)(?: |\x1b\[[0-9;]*m)+$", lambda end: end[0].replace(" ", ""), "\n".join(lines)
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _labels(report: Report) -> int:
    """The room that labels need, the same in all sections."""
    blocks = [block for section in report.sections for block in section.blocks]
    entries = [entry for one in blocks if isinstance(one, value.Fields) for entry in one.entries]
    return max((cell_len(label) for label, _ in entries), default=0) + _GAP


class _Screen(NamedTuple):
    """A terminal so many columns wide, and how much of what is long is shown."""

    width: int
    colour: bool
    breed: bool
    alles: bool
    labels: int

    def report(self, report: Report) -> Iterator[str]:
        yield from self.heading(report.title, report.aside)
        yield from (line for one in report.below for line in self.paragraph(one))
        for paragraph in report.lead:
            yield from ("", *self.paragraph(paragraph))
        for section in report.sections:
            yield from ("", *self.section(section))
        yield ""
        for paragraph in report.closing:
            yield from (self.painted(line, _DIM) for line in self.paragraph(paragraph))

    def heading(self, title: str, aside: str, room: int = 0) -> Iterator[str]:
        """A title in this room, and what stands beside it; below it where the line is too short."""
        *lines, last = (self.painted(line, _BOLD) for line in self.paragraph(title))
        left = room - cell_len(title)
        gap = " " * left if left >= _GAP else _ASIDE
        if aside and cell_len(f"{title}{gap}{aside}") <= self.width:
            last, aside = f"{last}{gap}{aside}", ""
        yield from filter(None, (*lines, last, *self.paragraph(aside)))

    def section(self, section: Section) -> Iterator[str]:
        """Its blocks below its title; beside that the titles of years that leave room for it."""
        indent = _INDENT if section.title else 0
        lines = [line for block in section.blocks for line in self.block(block, indent)]
        head = list(self.heading(section.title or "", section.aside, self.labels))
        match section.blocks:
            case [Table(columns=[Column(title=""), *_], bare=False), *_] if len(head) == 1:
                taken = cell_len(_plain(head[0]))
                if lines[0].startswith(" " * (taken + _GAP)):
                    head, lines[0] = [], head[0] + lines[0][taken:]
        yield from (*head, *lines)

    def block(self, block: Block, indent: int) -> Iterator[str]:
        match block:
            case str():
                yield from self.paragraph(block, indent)
            case value.Prose():
                within = self._replace(width=self.width - indent)
                yield from (" " * indent + line for line in within.markdown(part(block)))
            case value.Bullets():
                yield from self.markdown(part(block))
            case value.Fields(entries=entries):
                size = self.labels
                for label, texts in entries:
                    told = [one for text in texts for one in _folded(text, self.width - size)]
                    for name, line in zip_longest([label], told, fillvalue=""):
                        yield self.painted(name, _BOLD) + " " * (size - cell_len(name)) + line
            case Table(bare=bare):
                indent = _INDENT if bare else indent
                yield from (" " * indent + line for line in self.table(block, self.width - indent))

    def paragraph(self, text: str, indent: int = 0) -> list[str]:
        lines = (line for one in text.split("\n") for line in _folded(one, self.width - indent))
        return [" " * indent + line for line in lines]

    def markdown(self, text: str) -> list[str]:
        from rich.console import Console  # slow to import, and few reports have prose
        from rich.markdown import Markdown

        stream = io.StringIO()
        console = Console(
            file=stream,
            width=self.width,
            color_system="standard" if self.colour else None,
            _environ={},
        )
        console.print(Markdown(text, hyperlinks=False))
        return stream.getvalue().splitlines()

    def table(self, table: Table, width: int) -> Iterator[str]:
        """A head, and a line for each row; in too narrow a place sentences."""
        count = len(table.rows) - table.total
        most = count if self.alles or table.most is None else min(count, table.most)
        shown = table._replace(rows=(*table.rows[:most], *table.rows[count:]))
        aligned = _sums_aligned(shown)
        if not count:
            yield "geen"
        elif widths := _widths(aligned, width, breed=self.breed):
            yield from self.grid(aligned, widths)
        else:
            for row in shown.rows:
                first, *more = _folded(value.sentence_of(shown, row), width - _INDENT)
                yield from (first, *(" " * _INDENT + line for line in more))
        if count > most:
            yield self.painted(f"… en {number(count - most)} meer: --alles", _DIM)

    def grid(self, table: Table, widths: Mapping[int, int]) -> Iterator[str]:
        """Cells beside each other, each in the width of its column; see _widths."""
        columns = [(table.columns[index], size) for index, size in widths.items()]
        if not table.bare and any(column.title for column, _ in columns):
            yield self.line([(column.title, _BOLD) for column, _ in columns], columns)
        for row in table.rows:
            shown = [row[index] for index in widths]
            styles = [_style(cell) for cell in shown]
            cells = [self.cell(cell, size) for cell, (_, size) in zip(shown, columns, strict=True)]
            for texts in zip_longest(*cells, fillvalue=""):
                yield self.line(list(zip(texts, styles, strict=True)), columns)

    def cell(self, cell: Cell, size: int) -> list[str]:
        """The lines of a cell: one, unless texts are to stay whole."""
        text = _text(cell, size)
        if cell_len(text) <= size:
            return [text]
        if self.breed:
            return _folded(text, size)
        kort, rest = (cell.kort, cell.rest) if isinstance(cell, Told) and cell.kort else (text, "")
        return [_cut(kort, size - cell_len(rest)) + rest]

    def line(self, cells: Sequence[tuple[str, str]], columns: Sequence[tuple[Column, int]]) -> str:
        """Texts with their styles, each at its side of its column."""
        parts = []
        for (text, style), (column, size) in zip(cells, columns, strict=True):
            painted, blanks = self.painted(text, style), " " * (size - cell_len(text))
            parts.append(blanks + painted if column.align == "right" else painted + blanks)
        return (" " * _GAP).join(parts)

    def painted(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and style and text else text


def _widths(table: Table, width: int, *, breed: bool) -> Mapping[int, int]:
    """The columns that are shown, by index, with their widths; empty where they do not fit.

    Texts share what the other columns leave, and bars what those leave then.
    """
    bars = value.columns_of(table, Balk)
    columns = [(index, one) for index, one in enumerate(table.columns) if index not in bars]
    titles = {index: "" if table.bare else one.title for index, one in columns}
    texts = {index: [_text(row[index], 0) for row in table.rows] for index in titles}
    widths = {index: _longest([titles[index], *texts[index]]) for index in titles}
    shares = {index: one.share for index, one in columns if one.share}
    least = {
        index: max(
            cell_len(titles[index]),
            _longest(" ".join(texts[index]).split(" ")) if breed else min(_LEAST, widths[index]),
        )
        for index in shares
    }
    gaps = _GAP * (len(columns) - 1)
    room = width - gaps - sum(size for index, size in widths.items() if index not in shares)
    if room < sum(least.values()):
        return {}
    while shares:
        each = room / sum(shares.values())
        settled = (
            {index: least[index] for index, share in shares.items() if least[index] > each * share}
            or {i: widths[i] for i, share in shares.items() if widths[i] <= each * share}
            or {index: int(each * share) for index, share in shares.items()}
        )
        widths |= settled
        room -= sum(settled.values())
        shares = {index: share for index, share in shares.items() if index not in settled}
    room = width - sum(widths.values()) - gaps
    size = min(_BAR, room // len(bars) - _GAP) if bars else 0
    widths |= dict.fromkeys(bars, size) if size >= _LEAST else {}
    return dict(sorted(widths.items()))


def _longest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts))


def _sums_aligned(table: Table) -> Table:
    """The table with its sums as texts: amounts below each other, and so what is counted."""
    columns = []
    for cells in zip(*table.rows, strict=True):
        sums = [value.parts_of(cell) if isinstance(cell, Som) else ("", "") for cell in cells]
        known, counted = (max(map(len, texts)) for texts in zip(*sums, strict=True))
        columns.append(
            [
                _sum(*parts, known, counted) if isinstance(cell, Som) else cell
                for cell, parts in zip(cells, sums, strict=True)
            ]
        )
    return table._replace(rows=tuple(zip(*columns, strict=True)))


def _sum(known: str, counted: str, left: int, right: int) -> str:
    """The parts of a sum, each at the right of so many columns."""
    between = " + " if known and counted else "   " if left and right else ""
    return f"{known:>{left}}{between}{counted:>{right}}" if known or counted else value.NIETS


def _text(cell: Cell, size: int) -> str:
    """A cell on one line; a bar in this size."""
    match cell:
        case Balk(van=first, tot=last, geheel=whole):
            start, end = (round(size * point / whole) if whole else 0 for point in (first, last))
            end = max(end, start + 1) if last > first else end
            return " " * start + "█" * (end - start)
    return visible(" ".join(text_of(cell).splitlines()))


def _style(cell: Cell) -> str:
    return _COLOURS.get(cell.woord, "") if isinstance(cell, value.Staat) else ""


def _plain(line: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


def _cut(text: str, size: int) -> str:
    return text if cell_len(text) <= size else set_cell_size(text, size - 1).rstrip() + "…"


def _folded(text: str, size: int) -> list[str]:
    """A text in lines of at most so many columns, where that can be between words."""
    words = visible(text).split(" ")
    lines = [words[0]] if cell_len(words[0]) <= size else chop_cells(words[0], size)
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        lines[-1:] = [longer] if cell_len(longer) <= size else [lines[-1], *chop_cells(word, size)]
    return lines
