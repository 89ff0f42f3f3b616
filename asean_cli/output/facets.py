"""Facets for people: each value with its count and the filter that leads to its statements; bars on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from asean_cli.output.interface import Answer, Count
from asean_cli.text import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

BAR = 12
"""Characters of the longest bar."""
_LABEL, _SHORTEST_LABEL = 30, 14
"""Characters of a label before it is broken on a terminal; where it is narrow, the bars go before the labels do."""
_BESIDE = 15
"""Characters that the counts and the gaps between the columns take."""


class Facet(NamedTuple):
    """One facet to show; `filters` are beside `counts`, "" where a value has none."""

    name: str
    counts: Sequence[Count]
    filters: Sequence[str]
    hidden: int = 0
    """How many values more there are."""


def of(answer: Answer) -> list[Facet]:
    """Return the facets of an answer."""
    drills = answer.drills
    return [
        Facet(name, counts, [drills.get((name, each.value), "") for each in counts])
        for name, counts in answer.facets.items()
    ]


def plain(facet: Facet) -> Iterator[str]:
    """Yield the lines of a facet for a pipe, in columns."""
    yield f"by {visible(facet.name)}"
    labels = [visible(each.label) for each in facet.counts]
    width = max(map(len, labels), default=0)
    for each, label, words in zip(facet.counts, labels, facet.filters, strict=True):
        yield f"{each.count:>7,}  {label:<{width}}  {visible(words)}".rstrip()
    if facet.hidden:
        yield f"{'':>7}  {_more(facet)}"


def draw(facets: Iterable[Facet], screen: Console) -> None:
    """Draw facets side by side, as many as fit."""
    from rich.columns import Columns

    screen.print(Columns([_table(each, screen.width) for each in facets], padding=(1, 4)))


def _table(facet: Facet, width: int) -> Table:
    from rich.bar import Bar
    from rich.table import Table
    from rich.text import Text

    room = width - _BESIDE - max(map(len, facet.filters), default=0)  # filters stay in one piece, to be pasted
    with_bars = room >= _SHORTEST_LABEL + BAR
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    label = max(_SHORTEST_LABEL, min(_LABEL, room - BAR * with_bars))
    table.add_column(max_width=label, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    if with_bars:
        table.add_column(width=BAR)
    table.add_column(overflow="fold")
    table.add_row(Text(f"by {visible(facet.name)}", style="bold"))
    most = max((each.count for each in facet.counts), default=1)
    for each, words in zip(facet.counts, facet.filters, strict=True):
        bar = [Bar(most, 0, each.count, width=BAR, color="cyan")] if with_bars else []
        table.add_row(Text(visible(each.label)), Text(f"{each.count:,}"), *bar, Text(visible(words), style="dim"))
    if facet.hidden:
        table.add_row(Text(_more(facet), style="dim"))
    return table


def _more(facet: Facet) -> str:
    return f"{facet.hidden:,} more"
