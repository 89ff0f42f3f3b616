"""Show when it was said: the statements that match, counted over time.

Takes the words and filters of `search`. Every period from the first to the last statement is shown, those without
any as 0; --by says how long a period is, else it is a day, a month or a year, as suits. With --split, each period
is counted by another facet too.

    asean timeline vaccine
    asean timeline vaccine --by month --split country
    asean timeline --speaker "Bui Thanh Son" --by year --json
    asean timeline "code of conduct" --split act --format csv
    asean timeline vaccine --split country --output vaccines.svg

A chart (svg or png) needs matplotlib: pip install "asean-cli[chart]". For people and in charts, the 8 most
frequent values of --split are shown, in JSON and CSV all; --size says otherwise.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asean_cli.cli.options import (
    CountOptions,
    CountSize,
    FilterOptions,
    IndexFolder,
    QueryWords,
    ScreenOptions,
    Word,
    WordOptions,
    with_groups,
)
from asean_cli.cli.periods import LENGTH, By, between, fitting
from asean_cli.query.interface import Filters

if TYPE_CHECKING:
    from asean_cli.output.grid import Grid
    from asean_cli.output.interface import Answer
    from asean_cli.store.cross import Cross
    from asean_cli.store.interface import FacetCount

CHARTS = {".svg": "svg", ".png": "png"}
"""What is drawn into a file that ends so."""


def run(
    text: str = "",
    filters: Filters | None = None,
    *,
    by: By | None = None,
    split: str | None = None,
    size: int = 0,
    exact: bool = False,
    literal: bool = False,
    index: Path | None = None,
) -> tuple[Answer, Grid]:
    """Return how much matches, and its counts over time, by the `size` foremost values (0 for all) of `split` too.

    Raises QueryError or UsageError for what cannot be read, and StoreError where the index cannot be.
    """
    from asean_cli.cli import asking, counting
    from asean_cli.output.grid import Axis, Grid

    if split is not None:
        counting.check_facet("split", split)
    question = asking.Question(text, filters or Filters(), exact=exact, literal=literal)
    answer, found = asking.crossed(question, index, "day", split)
    days = [each.value for each in found.rows]
    chosen = by or (fitting(days[0], days[-1]) if days else "month")
    down = Axis(chosen, _periods(found, chosen), without=found.without[0])
    across = counting.axis(split or "", found.columns, found.without[1], size)
    return answer, counting.checked(Grid(found.total, down, across, _cells(found, chosen), in_time=True))


def _periods(found: Cross, by: By) -> list[FacetCount]:
    from asean_cli.store.interface import FacetCount

    counts: Counter[str] = Counter()
    for each in found.rows:
        counts[each.value[: LENGTH[by]]] += each.count
    days = [each.value for each in found.rows]
    periods = between(days[0], days[-1], by) if days else []
    return [FacetCount(period, period, counts[period]) for period in periods]


def _cells(found: Cross, by: By) -> Counter[tuple[str, str]]:
    cells: Counter[tuple[str, str]] = Counter()
    for (day, value), count in found.cells.items():
        cells[day[: LENGTH[by]], value] += count
    return cells


@with_groups
def command(
    query: QueryWords = None,
    *,
    by: Annotated[By | None, typer.Option(help="How long a period is; else as suits.", show_default=False)] = None,
    split: Annotated[Word, typer.Option(metavar="NAME", help="Count by this facet, too.", show_default=False)] = None,
    size: CountSize = None,
    words: WordOptions,
    filters: FilterOptions,
    form: CountOptions,
    screen: ScreenOptions,
    index: IndexFolder = None,
) -> int:
    """Print the counts over time."""
    from asean_cli.cli import counting, printing

    form.check()
    shape = form.chosen(CHARTS)
    if shape in CHARTS.values():
        from asean_cli.output import chart

        chart.check()
    shown = size if size is not None else 0 if shape in {"json", "csv"} else counting.SIZE
    answer, grid = run(
        " ".join(query or ()),
        filters.filters(),
        by=by,
        split=split,
        size=shown,
        **words.chosen(),
        index=index,
    )
    _print(grid, answer, shape, form, screen)
    return printing.finish(answer)


def _print(grid: Grid, answer: Answer, shape: str, form: CountOptions, screen: ScreenOptions) -> None:
    from asean_cli.cli import counting
    from asean_cli.cli.destination import opened

    if shape in CHARTS.values():
        from asean_cli.output import chart

        with opened(form.output, binary=True) as out:
            chart.write(grid, answer.asked, shape, out)
    elif answer.total or shape != "table" or form.output:
        with opened(form.output, paged=not screen.no_pager) as out:
            counting.print_grid(grid, answer, shape, screen, out)
