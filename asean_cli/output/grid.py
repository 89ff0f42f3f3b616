"""Counts in rows and columns: how often each value of one facet comes with each value of another.

A statement may have several values or none, so the cells of a row need not add up to what stands under "all".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from asean_cli.models import SCHEMA
from asean_cli.output import wording
from asean_cli.output.interface import Asked, Count
from asean_cli.output.json import counts_data, query_data, write_data
from asean_cli.output.rows import cell
from asean_cli.text import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_NOUNS = {"to": "addressee", "via": "agency", "mentions": "mention"}
_TIMES = {"day", "month", "year"}
ALL = "all"
"""The heading of the numbers of a row or column on its own."""
_LABEL, _HEAD = 24, 12
"""Characters of a row's label, and of a line of a column's heading, before they are broken on a terminal."""
_GAP = 2
_BAR = 80
"""Characters of the longest bar."""
_SHADES = ("black on color(195)", "black on color(153)", "black on color(75)", "bright_white on color(25)")
"""From few to many, as shares of the greatest cell; each sets letters and ground, so that it shows on any."""
_FEW_SHADES = ("black on white", "black on bright_cyan", "black on cyan", "bright_white on blue")
"""The same where a terminal has sixteen colours."""


class Axis(NamedTuple):
    """The values of one side: their facet, the counts of each on its own, and how many more there are."""

    facet: str
    values: Sequence[Count]
    hidden: int = 0
    without: int = 0
    """How many statements have no value."""

    @property
    def noun(self) -> str:
        """What a value is called in a sentence."""
        return _NOUNS.get(self.facet, self.facet)

    def data(self) -> dict[str, Any]:
        """Return the side as JSON has it."""
        head = {"facet": self.facet or None, "hidden": self.hidden, "without": self.without}
        return {**head, "values": counts_data(self.values)}


class Grid(NamedTuple):
    """A table of counts; pairs of a row's and a column's value that are not in `cells` count nothing."""

    total: int
    rows: Axis
    columns: Axis
    cells: Mapping[tuple[str, str], int]
    in_time: bool = False
    """Whether the rows are times; a last row that adds them up makes no sense then."""

    def row(self, value: str) -> list[int]:
        """Return the cells of one row."""
        return [self.cells.get((value, column.value), 0) for column in self.columns.values]

    def heading(self) -> str:
        """Return what is counted."""
        names = [axis.noun for axis in (self.rows, self.columns) if axis.facet]
        return f"{wording.count_of(self.total, 'statement')} by {' and '.join(names)}"

    def notes(self) -> list[str]:
        """Return what the table does not show, a line each."""
        sides = (("row", self.rows.hidden), ("column", self.columns.hidden))
        more = [wording.count_of(hidden, f"more {name}") for name, hidden in sides if hidden]
        without = [_without(axis) for axis in (self.rows, self.columns) if axis.without]
        return [*without, f"{', '.join(more)}; --size 0 for all"] if more else without


def _without(axis: Axis) -> str:
    noun = "date" if axis.facet in _TIMES else axis.noun
    return f"{axis.without:,} without {'an' if noun[0] in 'aeio' else 'a'} {noun}"


def write_json(grid: Grid, asked: Asked, stream: TextIO) -> None:
    """Write the counts as one JSON object."""
    columns = [each.value for each in grid.columns.values]
    rows = grid.rows.data()
    for row in rows["values"]:
        row["cells"] = dict(zip(columns, grid.row(row["value"]), strict=True))
    body = {"schema": SCHEMA, "query": query_data(asked), "total": grid.total}
    write_data({**body, "rows": rows, "columns": grid.columns.data()}, stream)


def write_csv(grid: Grid, stream: TextIO) -> None:
    """Write a header, a row for each value, and the row of all, as they are on the screen."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([cell(value) for value in row] for row in _lines(grid))


def write_plain(grid: Grid, stream: TextIO) -> None:
    """Write the counts in columns for a pipe."""
    lines = [[visible(each) if isinstance(each, str) else f"{each:,}" for each in row] for row in _lines(grid)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    stream.write(f"{grid.heading()}\n\n")
    for first, *numbers in lines:
        cells = (f"{number:>{width}}" for number, width in zip(numbers, widths[1:], strict=True))
        stream.write("  ".join([f"{first:<{widths[0]}}", *cells]).rstrip() + "\n")
    stream.writelines(f"{line}\n" for line in grid.notes())


def _lines(grid: Grid) -> Iterator[list[str | int]]:
    yield [grid.rows.facet, ALL, *(each.label for each in grid.columns.values)]
    for each in grid.rows.values:
        yield [each.label, each.count, *grid.row(each.value)]
    if not grid.in_time:
        yield [ALL, grid.total, *(each.count for each in grid.columns.values)]


def draw(grid: Grid, screen: Console) -> None:
    """Draw the counts with a ground that is the darker the more there are, as many columns as fit; else with bars."""
    from rich.text import Text

    screen.print(Text(grid.heading(), style="bold"))
    screen.print()
    notes = grid.notes()
    label = min(_LABEL, max((_width(each.label) for each in grid.rows.values), default=0))
    if grid.columns.facet:
        label = max(label, len(grid.rows.facet))
        widths = _fitting(grid, screen.width - label)
        shown = grid.columns.values[: len(widths) - 1]
        shades = _FEW_SHADES if screen.color_system == "standard" else _SHADES
        screen.print(_table(grid._replace(columns=Axis(grid.columns.facet, shown)), label, widths, shades))
        if left := len(grid.columns.values) - len(shown):
            more = wording.count_of(left, "more column")
            notes.insert(0, f"{more} on a wider screen, through a pipe and with --format csv")
    else:
        screen.print(_bars(grid, label, screen.width))
    for line in notes:
        screen.print(Text(line, style="dim"))


def _bars(grid: Grid, label: int, width: int) -> Table:
    from rich.bar import Bar
    from rich.table import Table
    from rich.text import Text

    most = max((each.count for each in grid.rows.values), default=1)
    longest = max(1, min(_BAR, width - label - len(f"{most:,}") - 2 * _GAP))
    table = Table(box=None, show_header=False, padding=(0, _GAP, 0, 0), pad_edge=False)
    table.add_column(width=label)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(width=longest)
    for each in grid.rows.values:
        bar = Bar(most, 0, each.count, width=longest, color="cyan")
        table.add_row(Text(visible(each.label)), Text(f"{each.count:,}"), bar)
    return table


def _fitting(grid: Grid, room: int) -> list[int]:
    """Return the widths of the column of all and of the following ones that fit, at least one."""
    widths = [max(len(ALL), len(f"{grid.total:,}"))]
    room -= _GAP + widths[0]
    for each in grid.columns.values:
        parts = wrap(visible(each.label), _HEAD) or [""]
        width = max(len(f"{each.count:,}"), *map(_width, parts))
        room -= _GAP + width
        if room < 0 and len(widths) > 1:
            break
        widths.append(width)
    return widths


def _table(grid: Grid, label: int, widths: Sequence[int], shades: Sequence[str]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=0)
    table.add_column(width=label, overflow="fold")
    for width in widths:
        table.add_column(width=_GAP + width, overflow="fold", justify="right")
    heads = ["\n".join(wrap(visible(each.label), _HEAD)) for each in grid.columns.values]
    table.add_row(*(Text(text, style="bold") for text in (visible(grid.rows.facet), ALL, *heads)))
    most = max((count for each in grid.rows.values for count in grid.row(each.value)), default=0)
    for each in grid.rows.values:
        row = zip(grid.row(each.value), widths[1:], strict=True)
        cells = [Text(f"{n:,}".rjust(_GAP + width), style=_shade(n, most, shades)) for n, width in row]
        table.add_row(Text(visible(each.label)), Text(f"{each.count:,}", style="bold"), *cells)
    if not grid.in_time:
        numbers = (grid.total, *(each.count for each in grid.columns.values))
        table.add_row(*(Text(text, style="bold") for text in (ALL, *(f"{number:,}" for number in numbers))))
    return table


def _shade(count: int, most: int, shades: Sequence[str]) -> str:
    return shades[(count * len(shades) - 1) // most] if count else "dim"


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(visible(text))
