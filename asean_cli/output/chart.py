"""A timeline as a picture, SVG or PNG: bars, or a line for each value that it is split by."""

from __future__ import annotations

import warnings
from textwrap import fill, shorten
from typing import TYPE_CHECKING, Any, BinaryIO

from asean_cli.errors import UsageError
from asean_cli.output.interface import Asked
from asean_cli.text import visible

if TYPE_CHECKING:
    from asean_cli.output.grid import Grid

MISSING = 'pip install "asean-cli[chart]"'
"""What installs the library that draws."""
_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#000000", "#8a8a8a")
"""The palette of Okabe and Ito ("Color Universal Design", 2008), without its yellow, which is faint on white."""
_DASHES = ("-", "--", ":", "-.")
_INCHES, _DOTS = (9.0, 4.5), 150
_TITLE, _LINE, _NAME = 180, 70, 28
"""Characters of the title, of a line of it, and of a name in the legend."""
_TICKS = 12
"""Periods that are named on the axis, at most."""


def check() -> None:
    """Raise UsageError where the library that draws is not installed."""
    try:
        import matplotlib  # noqa: F401 - an optional extra
    except ImportError as error:
        raise UsageError("a chart needs matplotlib, which is not installed", hint=f"install it: {MISSING}") from error


def write(grid: Grid, asked: Asked, form: str, stream: BinaryIO) -> None:
    """Draw the counts over time as "svg" or "png"; raise UsageError where matplotlib is missing."""
    check()
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"svg.hashsalt": "asean"}), warnings.catch_warnings():  # the same picture for the same counts
        warnings.simplefilter("ignore")  # of letters that the font lacks
        figure = Figure(figsize=_INCHES, layout="constrained")
        axes = figure.add_subplot()
        _draw(grid, axes)
        _dress(grid, axes)
        axes.set_title(title(grid, asked), loc="left", fontsize=12, parse_math=False)
        figure.savefig(stream, format=form, dpi=_DOTS, metadata={"Date": None} if form == "svg" else None)


def title(grid: Grid, asked: Asked) -> str:
    """Return the query and its filters, and what is counted."""
    parts = [asked.text.strip()]
    for name, value in asked.filters.items():
        values = value if isinstance(value, list) else [value]
        parts.append(f"{name.replace('_', ' ')}: {' or '.join(map(str, values))}")
    query = shorten(visible(", ".join(part for part in parts if part)), _TITLE, placeholder=" …")
    return "\n".join(filter(None, (fill(query, _LINE), grid.heading())))


def _draw(grid: Grid, axes: Any) -> None:
    places = range(len(grid.rows.values))
    if not grid.columns.facet:
        axes.bar(places, [each.count for each in grid.rows.values], color=_COLOURS[0], width=0.8)
        return
    lines = []
    for number, column in enumerate(grid.columns.values):
        counts = [grid.cells.get((row.value, column.value), 0) for row in grid.rows.values]
        dash = _DASHES[number // len(_COLOURS) % len(_DASHES)]
        lines += axes.plot(places, counts, dash, color=_COLOURS[number % len(_COLOURS)], marker="o", markersize=3)
    if lines:
        # A blank first, as names that begin with "_" are left out.
        names = [f" {shorten(visible(each.label), _NAME, placeholder=' …')}" for each in grid.columns.values]
        legend = axes.legend(lines, names, loc="upper left", bbox_to_anchor=(1, 1), frameon=False, fontsize=9)
        for text in legend.get_texts():
            text.set_parse_math(False)


def _dress(grid: Grid, axes: Any) -> None:
    from matplotlib.ticker import MaxNLocator

    step = -(-len(grid.rows.values) // _TICKS) or 1
    places = range(0, len(grid.rows.values), step)
    axes.set_xticks(places, [grid.rows.values[place].label for place in places], fontsize=8)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(bottom=0)
    axes.set_ylabel("statements")
    axes.grid(axis="y", color="#dddddd", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
