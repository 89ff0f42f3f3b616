"""From two facets counted against each other to a table of counts; `matrix` and `timeline` share it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from asean_cli.cli.asking import foremost
from asean_cli.errors import UsageError
from asean_cli.output.grid import Axis, Grid
from asean_cli.query.interface import FACETS
from asean_cli.query.leaves import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asean_cli.cli.options import ScreenOptions
    from asean_cli.output.interface import Answer, Count

SIZE = 8
"""Values of a side that a person is shown, unless the user says otherwise."""
MOST = 1_000_000
"""Cells of a table; more would fill the memory, and nobody reads them."""


def check_facet(option: str, name: str) -> None:
    """Raise UsageError where `--option` names no facet."""
    if name not in FACETS:
        raise UsageError(f"--{option}: unknown facet {name!r}", nearest(name, FACETS))


def axis(facet: str, counts: Sequence[Count], without: int, size: int) -> Axis:
    """Return the `size` foremost values of a facet (0 for all) as a side of a table."""
    part = foremost(facet, counts, size)
    return Axis(facet, part, len(counts) - len(part), without)


def checked(grid: Grid) -> Grid:
    """Return the table; raise UsageError for one that is too large."""
    rows, columns = len(grid.rows.values), len(grid.columns.values)
    if rows * max(columns, 1) > MOST:
        raise UsageError(f"{rows:,} rows of {columns:,} columns are too many", hint="ask for less with --size")
    return grid


def print_grid(grid: Grid, answer: Answer, form: str, screen: ScreenOptions, out: TextIO) -> None:
    """Print the table of counts as JSON, as CSV, or for people."""
    from asean_cli.output import grid as output

    if form == "json":
        output.write_json(grid, answer.asked, out)
    elif form == "csv":
        output.write_csv(grid, out)
    elif screen.draws(out):
        output.draw(grid, screen.console(out))
    else:
        output.write_plain(grid, out)
