"""Show two facets against each other: who asks whom, who speaks of what.

Takes the words and filters of `search`, and counts how many of the statements that match have each pair of
values; "all" is the number of each value on its own. A statement may have several topics or addressees, or none,
so that a row need not add up. On a terminal, what is frequent stands on a darker ground.

    asean matrix
    asean matrix --rows country --columns to --act request
    asean matrix vaccine --rows speaker --columns year --size 20
    asean matrix --columns act --json | jq -r '.rows.values[] | [.label, .cells.request] | @tsv'

For people the 8 most frequent values of each side are shown (of years and months, the last ones), in JSON and
CSV all; --size says otherwise.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from asean_cli.cli.options import (
    CountOptions,
    CountSize,
    FacetName,
    FilterOptions,
    IndexFolder,
    QueryWords,
    ScreenOptions,
    WordOptions,
    with_groups,
)
from asean_cli.query.interface import Filters

if TYPE_CHECKING:
    from asean_cli.output.grid import Grid
    from asean_cli.output.interface import Answer

ROWS, COLUMNS = "country", "topic"


def run(
    text: str = "",
    filters: Filters | None = None,
    *,
    rows: str = ROWS,
    columns: str = COLUMNS,
    size: int = 0,
    exact: bool = False,
    literal: bool = False,
    index: Path | None = None,
) -> tuple[Answer, Grid]:
    """Return how much matches, and the `size` foremost values (0 for all) of two facets against each other.

    Raises QueryError or UsageError for what cannot be read, and StoreError where the index cannot be.
    """
    from asean_cli.cli import asking, counting
    from asean_cli.output.grid import Grid

    counting.check_facet("rows", rows)
    counting.check_facet("columns", columns)
    question = asking.Question(text, filters or Filters(), exact=exact, literal=literal)
    answer, found = asking.crossed(question, index, rows, columns)
    down = counting.axis(rows, found.rows, found.without[0], size)
    across = counting.axis(columns, found.columns, found.without[1], size)
    return answer, counting.checked(Grid(found.total, down, across, found.cells))


@with_groups
def command(
    query: QueryWords = None,
    *,
    rows: FacetName = ROWS,
    columns: FacetName = COLUMNS,
    size: CountSize = None,
    words: WordOptions,
    filters: FilterOptions,
    form: CountOptions,
    screen: ScreenOptions,
    index: IndexFolder = None,
) -> int:
    """Print the table of counts."""
    from asean_cli.cli import counting, printing
    from asean_cli.cli.destination import opened

    form.check()
    shape = form.chosen()
    shown = size if size is not None else counting.SIZE if shape == "table" else 0
    answer, grid = run(
        " ".join(query or ()),
        filters.filters(),
        rows=rows,
        columns=columns,
        size=shown,
        **words.chosen(),
        index=index,
    )
    if answer.total or shape != "table" or form.output:
        with opened(form.output, paged=not screen.no_pager) as out:
            counting.print_grid(grid, answer, shape, screen, out)
    return printing.finish(answer)
